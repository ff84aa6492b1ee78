"""How does a list become a file that Excel opens right: CSV as it is in Dutch, or XLSX with typed cells?

Row by row, so that a list of any length takes the same memory; and no text in it is a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from journeys.errors import WrongUse
from journeys.saying import say
from leerspoor.exchange.document import printable

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Cell: TypeAlias = str | int | Decimal | date | None
LONGEST = 32_767
"""Letters in a cell of Excel; in CSV what is more would run on into the next row."""
_MOST_ROWS = 1_048_576 - 1
_FORMULA = ("=", "+", "-", "@")
_WIDEST, _NARROWEST = 48, 9
_LINE, _HIGHEST = 15, 408
"""The height of a line, and of the highest row that Excel takes; in points."""
_A4 = 9
_MEASURED = 200
"""Rows that are looked at to see how wide a column has to be."""


class Columns(Struct, frozen=True):
    """The headings, and the names of the two sheets of an XLSX: of the rows, and of what was asked."""

    headings: Sequence[str]
    rows_named: str
    facts_named: str


Facts: TypeAlias = Callable[[int], Sequence[tuple[str, Cell]]]
"""What the file says of itself, given how many rows it has."""


def write_csv(path: Path, columns: Columns, rows: Iterable[Sequence[Cell]]) -> int:
    """Rows as `;`-separated text in UTF-8 with a mark, `6,5` and `31-07-2026`; how many there were."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([_harmless(name) for name in columns.headings])
        for row in rows:
            writer.writerow([_in_csv(cell) for cell in row])
            count += 1
    return count


def _in_csv(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case date():
            return cell.strftime("%d-%m-%Y")
        case Decimal():
            return f"{cell:f}".replace(".", ",")
        case int():
            return str(cell)
        case _:
            return _harmless(cell)


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula, on lines of one cell."""
    text = cut(printable(text))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text[:1] in ("\t", "\n") else text


def cut(text: str) -> str:
    """The text, or as much as goes into a cell, with a sign that there was more."""
    return text if len(text) < LONGEST else f"{text[: LONGEST - 2]}…"


def write_xlsx(path: Path, columns: Columns, rows: Iterable[Sequence[Cell]], facts: Facts) -> int:
    """Rows as typed cells under a heading that stays, with filters; what was asked on the second sheet.

    Returns how many rows there were. Raises `WrongUse` without the library, or for more rows than Excel has.
    """
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415 - an extra
    except ImportError:
        raise WrongUse(
            say(
                "een .xlsx vraagt de bibliotheek xlsxwriter: pip install 'leerspoor[reports]'",
                "an .xlsx needs the library xlsxwriter: pip install 'leerspoor[reports]'",
            )
        ) from None
    with (
        path.open("wb") as file,
        Workbook(file, {"constant_memory": True}) as book,
    ):
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        number = book.add_format({"valign": "top"})
        decimal = book.add_format({"num_format": "0.0##", "valign": "top"})
        day = book.add_format({"num_format": "dd-mm-yyyy", "valign": "top"})
        forms = _Forms(text, number, decimal, day)
        first = book.add_worksheet(columns.rows_named)
        second = book.add_worksheet(columns.facts_named)
        coming = iter(rows)
        looked_at = [row for _, row in zip(range(_MEASURED), coming, strict=False)]
        widths = []
        for at, name in enumerate(columns.headings):
            cells = [name, *(_in_csv(row[at]) for row in looked_at)]
            width = max(len(line) for cell in cells for line in (cell.splitlines() or [""]))
            widths.append(min(max(width + 2, _NARROWEST), _WIDEST))
            first.set_column(at, at, widths[at])
        first.freeze_panes(1, 0)
        for sheet in (first, second):
            sheet.set_paper(_A4)
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
            sheet.set_footer("&L&A&R&P / &N")
        first.repeat_rows(0)
        for at, name in enumerate(columns.headings):
            first.write_string(0, at, printable(name), head)
        count = 0
        for count, row in enumerate(chain(looked_at, coming), 1):
            if count > _MOST_ROWS:
                raise WrongUse(
                    say(
                        f"Excel heeft niet meer dan {_MOST_ROWS} rijen; schrijf een .csv of een .jsonl",
                        f"Excel has no more than {_MOST_ROWS} rows; write a .csv or a .jsonl",
                    )
                )
            if (lines := _lines(row, widths)) > 1:
                first.set_row(count, min(lines * _LINE, _HIGHEST))
            for at, cell in enumerate(row):
                _put(first, count, at, cell, forms)
        first.autofilter(0, 0, count, len(columns.headings) - 1)
        second.set_column(0, 0, 24)
        second.set_column(1, 1, 90)
        for at, (label, said) in enumerate(facts(count)):
            second.write_string(at, 0, label, head)
            _put(second, at, 1, said, forms)
    return count


def _lines(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """How many lines the cells of a row need; not every program works that out when it opens a file."""
    texts = ((cell, width) for cell, width in zip(row, widths, strict=True) if isinstance(cell, str))
    return max(
        (
            sum(len(wrap(line, width)) or 1 for line in text.splitlines())
            for text, width in texts
            if len(text) > width or "\n" in text
        ),
        default=1,
    )


class _Forms(Struct, frozen=True):
    """How the cells of a book look: at the top of their row, where a long text takes more than one line."""

    text: Any
    number: Any
    decimal: Any
    day: Any


def _put(sheet: Worksheet, row: int, column: int, cell: Cell, forms: _Forms) -> None:
    """One cell as what it is; a text stays a text, whatever it begins with."""
    match cell:
        case None | "":
            pass
        case date():
            sheet.write_datetime(row, column, cell, forms.day)
        case Decimal():
            sheet.write_number(row, column, cell, forms.decimal)
        case int():
            sheet.write_number(row, column, cell, forms.number)
        case _:
            sheet.write_string(row, column, cut(printable(cell)), forms.text)
