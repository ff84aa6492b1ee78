"""Where in a line of JSON does a field stand?"""

from __future__ import annotations

import json
import re

_decoder = json.JSONDecoder()
_SPACE = re.compile(r"[\s,:]*")


def column_of(line: str, path: str) -> int | None:
    """The column, from 1, of the value at a path like `data.parts[0].hours`; if missing, of its parent."""
    try:
        return _column_of(line, path)
    except (ValueError, RecursionError):
        return None


def _column_of(line: str, path: str) -> int | None:
    at = _skip(line, 0)
    found = at
    for name, number in re.findall(r"\.?([\w-]+)|\[(\d+)\]", path):
        inner = _item(line, at, int(number)) if number else _member(line, at, name)
        if inner is None:
            break
        at = found = inner
    return found + 1 if found < len(line) else None


def _member(line: str, at: int, name: str) -> int | None:
    if line[at : at + 1] != "{":
        return None
    at = _skip(line, at + 1)
    while line[at : at + 1] == '"':
        key, at = _decoder.raw_decode(line, at)
        at = _skip(line, at)
        if key == name:
            return at
        _, at = _decoder.raw_decode(line, at)
        at = _skip(line, at)
    return None


def _item(line: str, at: int, number: int) -> int | None:
    if line[at : at + 1] != "[":
        return None
    at = _skip(line, at + 1)
    for _ in range(number):
        if line[at : at + 1] in ("]", ""):
            return None
        _, at = _decoder.raw_decode(line, at)
        at = _skip(line, at)
    return at


def _skip(line: str, at: int) -> int:
    space = _SPACE.match(line, at)
    return space.end() if space else at
