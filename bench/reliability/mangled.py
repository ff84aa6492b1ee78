"""What can be wrong with a file that people or programs made?

Strategies of Hypothesis: a good file, with a few things done to it. Bytes that flip, go, come twice or are
no text; lines in another order; and values in place of others, since a number, a date or a name somewhere
else is what a file is wrong in most often.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

ODD = (
    b"", b" ", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n", b"\r\n", b"\t", b"\x1a", b"\x85", b"'",
    b'"', b'""', b"\\",     b";", b",", b":", b"{", b"}", b"[", b"]", b"[[[[[[[[", b"null", b"true", b"-0",
    b"0", b"1", b"-1", b"1e999", b"NaN",     b"9223372036854775808", b"123456789012345678901234567890",
    b"0.1", b"1,5", b"10.0", b"6.4", b'"6.4"', b"2024-02-30",     b'"2024-02-30"', b'"0001-01-01"',
    b"31-2-2024", b"1-1-2008", b"99-99-9999",
    b'"2024-02-29T00:00:00+01:00"',     b'"9999-12-31T23:59:59Z"', b"J", b"N", b"BOL", b"MBO-2", b"25786",
    b"98MB", b"99999999", b"PER", b"ISG", b"VLP",     b"SLR", b"\\u0000", b"\\ud800", b'"\\ud800"',
    "Jos\u00e9".encode(), "Jos\u00e9".encode("cp1252"),
    "\u202e\U0001f393".encode(),     b"../../etc/passwd", b"=1+1", b'{"event":"x"}', b'"student/"',
    b'"student/s1"', b'"corrected/1"', b'"erased"',     b"A" * 300, b"9" * 400,
)  # fmt: skip
"""What may stand anywhere."""
_TOKEN = re.compile(rb'"[^"\n]*"|[0-9][0-9.\-]*|[A-Za-z]+|[;,\n{}\[\]:]')
_MOST = 40_000
"""Bytes; what is longer has its own tests."""

Edit = Callable[[bytes], bytes]


def mangled(good: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """One of the good files with up to six edits."""
    edits = st.lists(st.one_of(_bytes(), _tokens(good), _lines(good)), max_size=6)
    return st.builds(_edited, st.sampled_from(good), edits)


def _edited(text: bytes, edits: list[Edit]) -> bytes:
    for edit in edits:
        text = edit(text)[:_MOST]
    return text


def _bytes() -> st.SearchStrategy[Edit]:
    """A bit flips, some bytes go, come twice, or something odd comes between them."""
    at, length = st.integers(0, 8_000), st.integers(1, 200)
    return st.one_of(
        st.builds(lambda a, bit: lambda text: _flip(text, a, bit), at, st.integers(0, 7)),
        st.builds(lambda a, n: lambda text: _cut(text, a, a + n, b""), at, length),
        st.builds(lambda a, n: lambda text: _twice(text, a, n), at, length),
        st.builds(lambda a, odd: lambda text: _cut(text, a, a, odd), at, st.sampled_from(ODD)),
        st.builds(lambda a: lambda text: text[: _within(text, a)], at),
    )


def _tokens(good: Sequence[bytes]) -> st.SearchStrategy[Edit]:
    """A value makes way for another, from another place or an odd one."""
    known = sorted({token for text in good for token in _TOKEN.findall(text)})
    return st.builds(
        lambda a, token: lambda text: _replace_token(text, a, token),
        st.integers(0, 2_000),
        st.one_of(st.sampled_from(known), st.sampled_from(ODD)),
    )


def _lines(good: Sequence[bytes]) -> st.SearchStrategy[Edit]:
    """A line goes, comes twice, goes elsewhere, or one of another file comes between."""
    others = sorted({line for text in good for line in text.splitlines(keepends=True)})
    number = st.integers(0, 60)
    return st.builds(
        lambda a, b, line: lambda text: _move_line(text, a, b, line),
        number,
        number,
        st.one_of(st.none(), st.just(b""), st.sampled_from(others)),
    )


def _within(text: bytes, at: int) -> int:
    return at % (len(text) + 1)


def _flip(text: bytes, at: int, bit: int) -> bytes:
    if not text:
        return text
    at %= len(text)
    return text[:at] + bytes([text[at] ^ (1 << bit)]) + text[at + 1 :]


def _cut(text: bytes, start: int, end: int, instead: bytes) -> bytes:
    start, length = _within(text, start), end - start
    return text[:start] + instead + text[start + length :]


def _twice(text: bytes, start: int, length: int) -> bytes:
    start = _within(text, start)
    return text[: start + length] + text[start:]


def _replace_token(text: bytes, number: int, instead: bytes) -> bytes:
    tokens = list(_TOKEN.finditer(text))
    if not tokens:
        return instead
    found = tokens[number % len(tokens)]
    return text[: found.start()] + instead + text[found.end() :]


def _move_line(text: bytes, one: int, other: int, line: bytes | None) -> bytes:
    lines = text.splitlines(keepends=True)
    if not lines:
        return line or b""
    moved = lines.pop(one % len(lines)) if line is None else line
    lines.insert(other % (len(lines) + 1), moved)
    return b"".join(lines)
