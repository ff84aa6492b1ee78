"""Which rows does a school's list have, whatever program wrote it?

A list is a CSV file or a sheet of an Excel file. A row has its place in the file and its cells, both as text
and as the file holds them, so that what is refused can be handed back in the form in which it came. Each kind
of file is read in a module of its own (`sheet_csv`, `sheet_excel`); here they are told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias

from msgspec import Struct

from journeys.errors import Unreadable
from journeys.saying import say
from leerspoor.exchange.textfile import opened

Value: TypeAlias = str | int | float | bool | datetime | date | time | None
"""What a cell of a spreadsheet holds."""

REASON = "Reden van weigering"
"""The column that is added to refused rows; a list that has it already is not given another."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class SheetRow(Struct, frozen=True):
    """A row: its line in the file from 1, the text of its cells, and the cells as the file holds them."""

    line: int
    cells: tuple[str, ...]
    kept: tuple[Value, ...]

    def is_blank(self) -> bool:
        """No cell holds anything."""
        return not any(self.cells)


class Sheet(Protocol):
    """A list that can be read as often as is needed."""

    @property
    def ending(self) -> str:
        """How the name of a file in this form ends: `.csv` or `.xlsx`."""
        ...

    def rows(self) -> Iterator[SheetRow]:
        """The rows that are not blank; raises `Unreadable` with the place that is no list."""
        ...

    def write_rejects(
        self, file: BinaryIO, header: SheetRow, refused: Iterable[tuple[SheetRow, str]]
    ) -> None:
        """Write rows in this form, under the same columns and one more with the reason."""
        ...


def readings_of(path: Path, sheet: str | None = None) -> Sequence[Sheet]:
    """The ways in which a file can be read as a list, the likeliest first; `sheet`: its name in Excel.

    A CSV file does not say what separates its cells, so there is a reading for each separator. Raises
    `Unreadable` for what is no list, or has no sheet of that name.
    """
    if is_excel(path):
        from leerspoor.exchange.sheet_excel import excel_sheet  # noqa: PLC0415 - only if it is one

        return [excel_sheet(path, sheet)]
    from leerspoor.exchange.sheet_csv import csv_sheets  # noqa: PLC0415

    return csv_sheets(path)


def is_excel(path: Path) -> bool:
    """Whether it is an Excel file; raises `Unreadable` for one that is locked or of an old kind."""
    with opened(path) as file:
        start = file.read(4)
    if start == _OLE:
        raise Unreadable(
            say(
                f"{path}: dit is een Excelbestand met een wachtwoord, of een oud .xls-bestand; "
                "sla het op als .xlsx zonder wachtwoord",
                f"{path}: this is an Excel file with a password, or an old .xls file; save it "
                "as .xlsx without a password",
            )
        )
    return start == _ZIP


def sheet_names(path: Path) -> list[str]:
    """The sheets of an Excel file that a person sees; none for CSV."""
    if not is_excel(path):
        return []
    from leerspoor.exchange.sheet_excel import names_of_sheets  # noqa: PLC0415

    return names_of_sheets(path)


def without_reason(cells: Sequence[Value], header: SheetRow, width: int) -> list[Value]:
    """The cells of a row up to `width`, without what an earlier import said of it."""
    padded = [*cells[:width], *[None] * (width - len(cells))]
    return [cell for cell, name in zip(padded, _names(header, width), strict=True) if name != REASON]


def _names(header: SheetRow, width: int) -> list[str]:
    return [*header.cells[:width], *[""] * (width - len(header.cells))]
