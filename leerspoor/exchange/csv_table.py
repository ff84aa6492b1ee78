"""Which lines does a table hold, which cells a line, and where does each cell stand?

Files made by hand or by a spreadsheet: UTF-8 with or without a byte order mark, else Windows-1252; lines
that end in LF, CRLF or CR; cells between quotes or not. Memory stays bounded whatever the file is: a line
longer than `LONGEST_LINE` is passed over without being held.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from msgspec import Struct

from journeys.errors import Unreadable
from journeys.saying import say

LONGEST_LINE = 1_000_000
"""In bytes; the longest line that is read."""
_CHUNK = 65_536
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BOM = b"\xef\xbb\xbf"
_END_OF_FILE = b"\x1a"
_UTF_16 = (
    "tekst in UTF-16; sla het bestand op als CSV UTF-8",
    "text in UTF-16; save the file as CSV UTF-8",
)
_OTHER_FILES = {
    b"PK\x03\x04": (
        "een Excel- of zipbestand; sla het blad op als CSV UTF-8",
        "an Excel or zip file; save the sheet as CSV UTF-8",
    ),
    b"\xff\xfe": _UTF_16,
    b"\xfe\xff": _UTF_16,
    b"%PDF": ("een PDF", "a PDF"),
    b"SQLite format 3": ("een database", "a database"),
}


class Refusal(Struct, frozen=True, kw_only=True):
    """What was not taken, where and why. `line` and `column` count from 1, a column in characters."""

    line: int
    column: int
    message: str
    code: str = "MALFORMED"
    rule: str | None = None


class Remark(Struct, frozen=True, kw_only=True):
    """A warning: what was taken, but deserves a look. It stands for `times` places, the first is named."""

    message: str
    line: int | None = None
    column: int | None = None
    times: int = 1


class TextLine(Struct, frozen=True):
    """A line without its end. `text` is None if it was too long; `ended` says that a line end followed."""

    number: int
    text: str | None
    ended: bool


def text_lines(file: BinaryIO, heard: Callable[[bytes], object] = len) -> Iterator[TextLine]:
    """The lines of a file from 1; `heard` gets every byte. Raises `Unreadable` for what is not text."""
    for number, raw in enumerate(_raw_lines(file, heard), start=1):
        if raw is None:
            yield TextLine(number, None, ended=True)
            continue
        bare = raw.rstrip(b"\r\n")
        if number == 1:
            refuse_other_files(bare)
            bare = bare.removeprefix(_BOM)
        yield TextLine(number, _decode(bare, number), ended=len(raw) > len(raw.rstrip(b"\r\n")))


def _raw_lines(file: BinaryIO, heard: Callable[[bytes], object]) -> Iterator[bytes | None]:
    kept, skipping = b"", False
    while chunk := file.read(_CHUNK):
        heard(chunk)
        pieces = (kept + chunk).splitlines(keepends=True)
        # What does not end in LF may go on in the next chunk; after a CR its LF may follow there.
        kept = b"" if pieces[-1].endswith(b"\n") else pieces.pop()
        for piece in pieces:
            yield None if skipping or len(piece) > LONGEST_LINE else piece
            skipping = False
        if len(kept) > LONGEST_LINE:
            kept, skipping = kept[-1:], True
    if kept and kept != _END_OF_FILE:
        yield None if skipping else kept


def refuse_other_files(first: bytes) -> None:
    """Raise `Unreadable` if a file that begins so is of another kind than text."""
    for start, words in _OTHER_FILES.items():
        if first.startswith(start):
            raise Unreadable(
                say(f"dit is geen tekstbestand maar {say(*words)}", f"this is no text file but {say(*words)}")
            )
    if b"\0" in first[:4]:
        raise Unreadable(
            say(
                "dit is geen tekstbestand, of tekst in UTF-16 of UTF-32; sla het op als UTF-8",
                "this is no text file, or text in UTF-16 or UTF-32; save it as UTF-8",
            )
        )


def _decode(raw: bytes, number: int) -> str:
    raw = raw.removesuffix(_END_OF_FILE)
    if _CONTROL.search(raw):
        raise Unreadable(
            say(
                f"regel {number} is geen tekst: dit lijkt een bestand van een ander soort dan CSV",
                f"line {number} is no text: this seems a file of another kind than CSV",
            )
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Unreadable(
            say(
                f"regel {number}, teken {error.start + 1}: geen tekst in UTF-8 en ook niet in Windows-1252; "
                "sla het bestand op als CSV UTF-8",
                f"line {number}, character {error.start + 1}: no text in UTF-8, nor in "
                "Windows-1252; save the file as CSV UTF-8",
            )
        ) from None


class Row(Struct, frozen=True):
    """The cells of a line by position, from 0; a cell beyond the end is empty."""

    pieces: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.pieces)

    def value(self, position: int) -> str:
        """The text of a cell without spaces and quotes around it."""
        if position >= len(self.pieces):
            return ""
        text = self.pieces[position].strip()
        if len(text) > 1 and text[0] == text[-1] == '"':
            text = text[1:-1].replace('""', '"').strip()
        return text

    def column(self, position: int) -> int:
        """Where the text of a cell begins in the line, from 1; beyond the last cell: just after the line."""
        before = sum(len(piece) + 1 for piece in self.pieces[:position])
        if position >= len(self.pieces):
            return before
        piece = self.pieces[position]
        text = piece.strip().removeprefix('"').lstrip()
        return before + 1 + (piece.find(text) if text else 0)

    def is_blank(self) -> bool:
        """No cell holds anything."""
        return not any(self.value(position) for position in range(len(self.pieces)))


def row(text: str, separator: str) -> Row:
    """Split a line at its separators; one between quotes is part of the cell, a lone quote is a character."""
    if text.count('"') % 2 or '"' not in text:
        return Row(tuple(text.split(separator)))
    pieces, start, quoted = [], 0, False
    for at, character in enumerate(text):
        if character == '"':
            quoted = not quoted
        elif character == separator and not quoted:
            pieces.append(text[start:at])
            start = at + 1
    return Row((*pieces, text[start:]))
