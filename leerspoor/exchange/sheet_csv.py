"""Which rows does a CSV list have?

Written by hand or by a spreadsheet: UTF-8 with or without a byte order mark, else Windows-1252; cells that
hold a separator or a line end between quotes. A first look goes through the whole file, so that reading it
later cannot fail on its bytes; neither holds more than a line.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from journeys.errors import Unreadable
from journeys.saying import say
from leerspoor.exchange.csv_table import LONGEST_LINE, refuse_other_files
from leerspoor.exchange.sheet import REASON, SheetRow, Value, without_reason
from leerspoor.exchange.textfile import opened

SEPARATORS = ";,\t|"
_CHUNK = 65_536
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_AROUND = " \t\r\n\xa0\x1a"
"""What is no part of a cell; the last is how old programs end a file."""
_LINES_OF_A_ROW = 200
"""More lines than this in one row is a quote that was never closed."""
_LOOKED_AT = 50


class CsvSheet(Struct, frozen=True):
    """A CSV file, read with one separator."""

    path: Path
    encoding: str
    separator: str

    @property
    def ending(self) -> str:
        return ".csv"

    def rows(self) -> Iterator[SheetRow]:
        """The rows that are not blank; raises `Unreadable` for a quote that is not closed."""
        with opened(self.path) as file:
            text = io.TextIOWrapper(file, encoding=self.encoding, newline="")
            reader = csv.reader(text, delimiter=self.separator)
            before = 0
            while True:
                try:
                    cells = next(reader, None)
                except csv.Error:
                    raise Unreadable(_not_closed(self.path, before + 1)) from None
                if cells is None:
                    return
                line, before = before + 1, reader.line_num
                if before - line > _LINES_OF_A_ROW:
                    raise Unreadable(_not_closed(self.path, line))
                row = SheetRow(line, tuple(cell.strip(_AROUND) for cell in cells), tuple(cells))
                if not row.is_blank():
                    yield row

    def write_rejects(
        self, file: BinaryIO, header: SheetRow, refused: Iterable[tuple[SheetRow, str]]
    ) -> None:
        """As the file was, with its separator; UTF-8 gets a mark, without which Excel misreads it."""
        encoding = self.encoding if self.encoding == "cp1252" else "utf-8-sig"
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=self.separator)
        width = len(header.kept)
        writer.writerow([*_texts(without_reason(header.kept, header, width)), REASON])
        for row, reason in refused:
            writer.writerow([*_texts(without_reason(row.kept, header, width)), reason])
        file.write(text.getvalue().encode(encoding, errors="replace"))


def csv_sheets(path: Path) -> list[CsvSheet]:
    """A file by each separator, that which makes the most even table first; raises `Unreadable`."""
    encoding = _encoding_of(path)
    sheets = [CsvSheet(path, encoding, separator) for separator in SEPARATORS]
    return sorted(sheets, key=_evenness, reverse=True)


def _evenness(sheet: CsvSheet) -> tuple[int, int]:
    """In how many of the first rows there are as many cells as in most of them, if more than one."""
    widths = []
    try:
        for row, _ in zip(sheet.rows(), range(_LOOKED_AT), strict=False):
            widths.append(len(row.cells))
    except Unreadable:
        return 0, 0
    many = [width for width in widths if width > 1]
    usual = max(many, key=many.count, default=0)
    return many.count(usual), usual


def _encoding_of(path: Path) -> str:
    """How the text is written; raises `Unreadable` if it is none, or a line has no end."""
    utf_8 = codecs.getincrementaldecoder("utf-8")()
    is_utf_8, marked, line = True, False, 1
    unended = 0
    with opened(path) as file:
        while chunk := file.read(_CHUNK):
            if line == 1 and not unended:
                _refuse_other_files(path, chunk)
                marked = chunk.startswith(codecs.BOM_UTF8)
            if _CONTROL.search(chunk.removesuffix(b"\x1a")):
                raise Unreadable(
                    say(
                        f"{path}: dit is geen tekst; verwacht: CSV of een Excelbestand (.xlsx)",
                        f"{path}: this is no text; expected: CSV or an Excel file (.xlsx)",
                    )
                )
            if is_utf_8:
                try:
                    utf_8.decode(chunk)
                except UnicodeDecodeError:
                    is_utf_8 = False
            line += chunk.count(b"\n")
            ended = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            unended = unended + len(chunk) if ended < 0 else len(chunk) - ended
            if unended > LONGEST_LINE:
                raise Unreadable(
                    say(
                        f"{path}: regel {line} is langer dan 1 MB; dit is geen lijst",
                        f"{path}: line {line} is longer than 1 MB; this is no list",
                    )
                )
    if is_utf_8 and not utf_8.getstate()[0]:  # no half character is left at the end
        return "utf-8-sig" if marked else "utf-8"
    _refuse_no_windows(path)
    return "cp1252"


def _refuse_other_files(path: Path, chunk: bytes) -> None:
    try:
        refuse_other_files(chunk)
    except Unreadable as error:
        raise Unreadable(f"{path}: {error}") from None


def _refuse_no_windows(path: Path) -> None:
    with opened(path) as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("cp1252")
            except UnicodeDecodeError as error:
                raise Unreadable(
                    say(
                        f"{path}: regel {number}, teken {error.start + 1}: geen tekst in UTF-8 en ook niet "
                        "in Windows-1252; sla het bestand op als CSV UTF-8",
                        f"{path}: line {number}, character {error.start + 1}: no text in UTF-8, nor in "
                        "Windows-1252; save the file as CSV UTF-8",
                    )
                ) from None


def _not_closed(path: Path, line: int) -> str:
    return say(
        f"{path}: regel {line}: een aanhalingsteken wordt niet gesloten, of een cel is te lang",
        f"{path}: line {line}: a quotation mark is not closed, or a cell is too long",
    )


def _texts(values: Iterable[Value]) -> list[str]:
    return ["" if value is None else str(value) for value in values]
