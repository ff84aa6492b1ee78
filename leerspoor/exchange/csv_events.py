"""What does a row of a CSV table ask to be recorded?

The first row names the columns: `subject`, `type`, `time` and `source` as in a CloudEvents line, if wanted
`id`, `commandid` and `actor`, and for the rest fields of the events' data by their own names (or with
`data.` before it, where a field is called like a column: `data.subject`). A row becomes the CloudEvents
line that says the same; an empty cell says nothing. Days may be written 31-12-2025, truths ja or nee, lists
with a comma or space between; what has structure (signatures) is JSON in its cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct, inspect

from journeys.errors import Refused, Unreadable
from journeys.events import EVENT_OF
from journeys.saying import say
from leerspoor.exchange.csv_table import Row, row

_ENVELOPE = ("subject", "type", "time", "source", "id", "commandid", "actor")
_NEEDED = _ENVELOPE[:4]
_TRUTHS = {"ja": True, "nee": False, "true": True, "false": False, "j": True, "n": False}
_DUTCH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")


class Header(Struct, frozen=True):
    """The names of the columns and what separates them."""

    names: tuple[str, ...]
    separator: str

    def line_of(self, text: str) -> bytes:
        """The CloudEvents line that says what this row says; raises `Refused` for a row that is too long."""
        cells = row(text, self.separator)
        if len(cells) > len(self.names) and any(map(str.strip, cells.pieces[len(self.names) :])):
            what = say(
                f"{len(cells)} cellen; verwacht: {len(self.names)}, zoveel als er kolommen zijn",
                f"{len(cells)} cells; expected: {len(self.names)}, as many as there are columns",
            )
            raise Refused("MALFORMED", what, column=cells.column(len(self.names)))
        return line_of({name: text for at, name in enumerate(self.names) if (text := cells.value(at))})

    def column_of(self, text: str, field: str) -> int | None:
        """Where in a row the cell of a field stands, from 1."""
        name = re.split(r"[.\[]", field.removeprefix("data."))[0]
        wanted = f"data.{name}" if f"data.{name}" in self.names else name
        return self._cells(text).column(self.names.index(wanted)) if wanted in self.names else None

    def _cells(self, text: str) -> Row:
        return row(text, self.separator)


def line_of(cells: Mapping[str, str]) -> bytes:
    """The CloudEvents line that says what these cells say, by the names of their columns; none is empty."""
    values = dict(cells)
    envelope: dict[str, Any] = {name: values.pop(name) for name in _ENVELOPE if name in values}
    kind = _kind(envelope.get("type", ""))
    envelope["type"] = _written_out(envelope.get("type", ""), "nl.leerspoor.", kind)
    if "source" in envelope:
        envelope["source"] = "urn:leerspoor:" + envelope["source"].removeprefix("urn:leerspoor:")
    if "time" in envelope:
        envelope["time"] = _day(envelope["time"])
    said = {name.removeprefix("data."): text for name, text in values.items()}
    data = {name: _value(kind, name, text) for name, text in said.items()}
    return msgspec.json.encode({"specversion": "1.0", **envelope, "data": data})


def header_of(text: str) -> Header | None:
    """The header in a first line; None if it names no columns of ours."""
    for separator in ";,\t|":
        cells = row(text, separator)
        names = tuple(cells.value(at) for at in range(len(cells)))
        if all(name in names for name in _NEEDED):
            return Header(names, separator)
    return None


def header_or_refuse(text: str, file: str) -> Header:
    """The header in a first line; raises `Unreadable` with what is missing or twice."""
    header = header_of(text)
    if header is None:
        raise Unreadable(
            say(
                f"{file}: regel 1: verwacht: kolommen {', '.join(_NEEDED)} en de velden van de inhoud",
                f"{file}: line 1: expected: columns {', '.join(_NEEDED)} and the fields of the content",
            )
        )
    named = [name for name in header.names if name]
    twice = next((name for name in named if named.count(name) > 1), None)
    if twice is not None:
        raise Unreadable(
            say(
                f"{file}: regel 1: kolom {twice} staat er twee keer",
                f"{file}: line 1: column {twice} is there twice",
            )
        )
    return header


def _kind(type_: str) -> str:
    name = re.sub(r"\.v(\d+)$", r"/\1", type_.removeprefix("nl.leerspoor."))
    return name if "/" in name else f"{name}/1"


def _written_out(type_: str, prefix: str, kind: str) -> str:
    name, _, version = kind.partition("/")
    return f"{prefix}{name}.v{version}" if kind in EVENT_OF else type_


@cache
def fields_of(kind: str) -> dict[str, inspect.Type]:
    """The fields of a kind of event (`bpv-agreed/1`), by name; none of a kind that is not known."""
    if kind not in EVENT_OF:
        return {}
    found = inspect.type_info(EVENT_OF[kind])
    return {f.encode_name: f.type for f in found.fields} if isinstance(found, inspect.StructType) else {}


def _value(kind: str, name: str, text: str) -> Any:
    """A cell as the field takes it; what cannot be read so stays text, to be refused with its value."""
    type_ = fields_of(kind).get(name)
    options = type_.types if isinstance(type_, inspect.UnionType) else (type_,)
    for option in options:
        match option:
            case inspect.BoolType() if text.lower() in _TRUTHS:
                return _TRUTHS[text.lower()]
            case inspect.IntType() if re.fullmatch(r"-?\d{1,9}", text):
                return int(text)
            case inspect.LiteralType(values=values) if text.isdigit() and int(text) in values:
                return int(text)
            case inspect.DateType():
                return _day(text)
            case inspect.ListType() | inspect.StructType() | inspect.CustomType() if text[0] in "[{":
                return _json(text)
            case inspect.ListType():
                return [piece for piece in re.split(r"[,\s]+", text) if piece]
            case _:
                pass
    return text


def _json(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return text


def _day(text: str) -> str:
    dutch = _DUTCH_DAY.fullmatch(text)
    return f"{dutch[3]}-{int(dutch[2]):02}-{int(dutch[1]):02}" if dutch else text
