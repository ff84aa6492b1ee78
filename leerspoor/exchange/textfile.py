"""How is a file read line by line, whatever is in it?

Bytes only, one line at a time, never more than `LONGEST` of a line in memory.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from journeys.errors import Refused, Unreadable, unreadable
from journeys.saying import say
from leerspoor.exchange.csv_table import refuse_other_files

LONGEST = 8 * 1024 * 1024
"""Bytes in a line; no event of ours comes near."""


class TextLine(Struct, frozen=True):
    """A line with its number from 1 and without its end; `too_long`: it has been passed over."""

    number: int
    text: bytes
    too_long: bool = False

    def refuse_if_too_long(self) -> None:
        """Raise `Refused` for a line that no format of ours has."""
        if self.too_long:
            what = say(
                f"de regel is langer dan {LONGEST // 1024 // 1024} MB; verwacht: een gebeurtenis per regel",
                f"the line is longer than {LONGEST // 1024 // 1024} MB; expected: one event a line",
            )
            raise Refused("MALFORMED", what, column=1)


@contextmanager
def at_rest(path: Path) -> Iterator[Path]:
    """The file, or if it is a pipe, which can be read only once, a copy of what came out of it."""
    if path.is_file() or path.is_dir() or not path.exists():
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="leerspoor-") as folder:
        copy = Path(folder) / "lijst"
        with opened(path) as pipe, copy.open("wb") as file:
            shutil.copyfileobj(pipe, file)
        yield copy


def sha256_of(path: Path) -> str:
    """The hash of a file, hexadecimal; raises `Unreadable` if there is no such file to read."""
    digest = hashlib.sha256()
    with opened(path) as file:
        while block := file.read(1024 * 1024):
            digest.update(block)
    return digest.hexdigest()


def opened(path: Path) -> BinaryIO:
    """The file, open for reading; raises `Unreadable` with what is there instead."""
    try:
        if path.is_dir():
            raise Unreadable(
                say(f"{path}: dit is een map; noem een bestand", f"{path}: this is a folder; name a file")
            )
        return path.open("rb")
    except FileNotFoundError:
        raise Unreadable(
            say(f"{path}: dit bestand is er niet", f"{path}: this file does not exist")
        ) from None
    except OSError as error:
        raise unreadable(path, error) from None


def lines(path: Path) -> Iterator[TextLine]:
    """The lines that are not blank."""
    with opened(path) as file:
        number = 0
        while True:
            text = file.readline(LONGEST)
            if not text:
                return
            number += 1
            if number == 1:
                _refuse_other_files(path, text)
            too_long = len(text) == LONGEST and not text.endswith(b"\n")
            if too_long:
                _skip_line(file)
                yield TextLine(number, b"", too_long=True)
                continue
            text = text.rstrip(b"\r\n \t")
            if number == 1:
                text = text.removeprefix(b"\xef\xbb\xbf")
            if text.strip():
                yield TextLine(number, text)


def _refuse_other_files(path: Path, first: bytes) -> None:
    try:
        refuse_other_files(first)
    except Unreadable as error:
        raise Unreadable(f"{path}: {error}") from None


def text_of(line: bytes) -> str:
    """A line of a table as text: UTF-8, else Windows-1252, as spreadsheets write it."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _skip_line(file: BinaryIO) -> None:
    while block := file.readline(LONGEST):
        if block.endswith(b"\n"):
            return
