"""Which rows does a sheet of an Excel file have?

Cells come as text, as they would be typed: a day as 2025-06-20, a number without a useless decimal, a truth
as ja or nee; of a formula what it came to. A formula that was never worked out stays the formula, so that it
is refused instead of taken for an empty cell. Of merged cells the first one has the value. Row by row, so
that a far-off cell or a large sheet costs no memory.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct

from journeys.errors import Unreadable
from journeys.saying import say
from leerspoor.exchange.sheet import REASON, SheetRow, Value, without_reason
from leerspoor.exchange.textfile import opened

LARGEST = 512 * 1024 * 1024
"""Bytes of an Excel file once unpacked; a list of a school has a few million."""
_BROKEN = (
    zipfile.BadZipFile, zlib.error, ET.ParseError, EOFError, KeyError, ValueError, TypeError, IndexError,
    AttributeError, NotImplementedError, OverflowError, AssertionError, RecursionError, OSError,
)  # fmt: skip
"""What openpyxl raises for a file that only looks like one of Excel."""
_DAY_FORMAT = "dd-mm-yyyy"
_LONGEST_CELL = 32_767


class ExcelSheet(Struct, frozen=True):
    """A sheet of an Excel file, by its name."""

    path: Path
    name: str

    @property
    def ending(self) -> str:
        return ".xlsx"

    def rows(self) -> Iterator[SheetRow]:
        """The rows that are not blank; raises `Unreadable` if the file is broken."""
        with _workbook(self.path, values=True) as values, _workbook(self.path, values=False) as written:
            with _told(self.path):
                pairs = zip(_cells(values[self.name]), _cells(written[self.name]), strict=False)
            line = 0
            while True:
                with _told(self.path):
                    pair = next(pairs, None)
                if pair is None:
                    return
                line += 1
                kept = tuple(map(_kept, *pair))
                row = SheetRow(line, tuple(map(text_of, kept)), kept)
                if not row.is_blank():
                    yield row

    def write_rejects(
        self, file: BinaryIO, header: SheetRow, refused: Iterable[tuple[SheetRow, str]]
    ) -> None:
        """A sheet of the same name, with the cells as they were."""
        openpyxl = _openpyxl()
        workbook = openpyxl.Workbook(write_only=True)
        sheet = workbook.create_sheet(self.name)
        sheet.freeze_panes = "A2"
        width = len(header.kept)
        named = [at for at, name in enumerate(header.cells) if name]
        width = (named[-1] + 1) if named else width
        for row, last in [(header, REASON), *refused]:
            values = [*without_reason(row.kept, header, width), last]
            sheet.append([_written(sheet, value) for value in values])
        workbook.save(file)


def excel_sheet(path: Path, name: str | None) -> ExcelSheet:
    """The sheet of this name, or the first that a person sees; raises `Unreadable` if there is none."""
    names = names_of_sheets(path)
    if name is None:
        return ExcelSheet(path, names[0])
    found = next((each for each in names if each.strip().casefold() == name.strip().casefold()), None)
    if found is None:
        raise Unreadable(
            say(
                f"{path}: er is geen blad «{name}»; verwacht: een van {', '.join(names)}",
                f"{path}: there is no sheet «{name}»; expected: one of {', '.join(names)}",
            )
        )
    return ExcelSheet(path, found)


def names_of_sheets(path: Path) -> list[str]:
    """The sheets that a person sees, in their order."""
    with _workbook(path, values=True) as workbook:
        seen = [sheet.title for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    if not seen:
        raise Unreadable(
            say(
                f"{path}: in dit Excelbestand staat geen zichtbaar blad",
                f"{path}: this Excel file has no visible sheet",
            )
        )
    return seen


def text_of(value: Value) -> str:
    """A cell as one would type it."""
    match value:
        case None:
            return ""
        case str():
            return value.strip()
        case bool():
            return "ja" if value else "nee"
        case float():
            whole = value.is_integer() and abs(value) < 1e15
            return str(int(value)) if whole else repr(round(value, 10))
        case datetime():
            midnight = value.time() == time.min
            return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
        case _:
            return str(value)


def _kept(value: Any, written: Any) -> Value:
    if value is None and isinstance(written, str):
        return written  # a formula that nobody worked out
    if isinstance(value, str | int | float | bool | date | time) or value is None:
        return value
    return str(value)


def _written(sheet: Any, value: Value) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - a library for those who use Excel
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST_CELL])
        cell.data_type = "s"  # also if it begins as a formula would
        return cell
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, date) and text_of(value) == text_of(value)[:10]:
        cell.number_format = _DAY_FORMAT
    return cell


def _cells(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what a file says of its own size is not always so
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(values_only=True)
    return rows


@contextmanager
def _workbook(path: Path, *, values: bool) -> Iterator[Any]:
    openpyxl = _openpyxl()
    with opened(path) as file:  # by its bytes: what its name ends in says nothing
        with _told(path):
            with zipfile.ZipFile(file) as packed:
                if sum(part.file_size for part in packed.infolist()) > LARGEST:
                    raise Unreadable(
                        say(
                            f"{path}: uitgepakt groter dan {LARGEST // 1024 // 1024} MB; geen lijst",
                            f"{path}: larger than {LARGEST // 1024 // 1024} MB when unpacked; no list",
                        )
                    )
            workbook = openpyxl.load_workbook(file, read_only=True, data_only=values, keep_links=False)
        try:
            yield workbook
        finally:
            workbook.close()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Inside: whatever a broken file makes of the library becomes one message."""
    import warnings  # noqa: PLC0415 - what it warns of is no matter of ours

    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    except Unreadable:
        raise
    except _BROKEN as error:
        what = say("beschadigd, of geen Excelbestand", "damaged, or no Excel file")
        raise Unreadable(
            say(
                f"{path}: niet te lezen: {what}; open het in Excel en sla het op als .xlsx",
                f"{path}: cannot be read: {what}; open it in Excel and save it as .xlsx",
            )
        ) from (error if isinstance(error, OSError) else None)


def _openpyxl() -> Any:
    try:
        import openpyxl  # noqa: PLC0415
    except ImportError:
        raise Unreadable(
            say(
                "Excel lezen vraagt openpyxl; installeer het met: pip install 'leerspoor[excel]', "
                "of sla het blad op als CSV UTF-8",
                "reading Excel needs openpyxl; install it with: pip install "
                "'leerspoor[excel]', or save the sheet as CSV UTF-8",
            )
        ) from None
    return openpyxl
