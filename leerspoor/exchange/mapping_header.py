"""In which row of a list do the columns of a mapping have their names?

Not always the first: titles and blank rows go before it. In CSV it also tells what separates the cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from journeys.errors import Unreadable
from journeys.saying import say
from leerspoor.exchange.mapping import SourceMapping, plain
from leerspoor.exchange.sheet import Sheet, SheetRow

_WITHIN = 50
"""Rows that are looked at."""


def find_header(sheets: Sequence[Sheet], mapping: SourceMapping, path: Path) -> tuple[Sheet, SheetRow]:
    """The reading of a file in which a row names all the mapping's columns, and that row.

    Raises `Unreadable` with the columns that are missing or stand twice.
    """
    fewest, trouble = mapping.columns(), None
    for sheet in sheets:
        try:
            header, missing = _header_in(sheet, mapping)
        except Unreadable as error:
            trouble = trouble or error  # by another separator it may be a list
            continue
        if header is not None and not missing:
            _refuse_twice(header, mapping, path)
            return sheet, header
        fewest = min(fewest, missing, key=len)
    if trouble is not None and len(fewest) == len(mapping.columns()):
        raise trouble
    lacking = ", ".join(f"«{name}»" for name in fewest)
    wanted = ", ".join(f"«{name}»" for name in mapping.columns())
    raise Unreadable(
        say(
            f"{path}: de kolommen van de mapping staan er niet: in de eerste {_WITHIN} rijen ontbreekt "
            f"{lacking}; verwacht: een rij met {wanted}",
            f"{path}: the columns of the mapping are not there: the first {_WITHIN} rows lack "
            f"{lacking}; expected: a row with {wanted}",
        )
    )


def _header_in(sheet: Sheet, mapping: SourceMapping) -> tuple[SheetRow | None, list[str]]:
    """The row with the most of the mapping's columns, and those that it lacks."""
    best: tuple[SheetRow | None, list[str]] = (None, mapping.columns())
    for row, _ in zip(sheet.rows(), range(_WITHIN), strict=False):
        names = positions(row)
        missing = [column for column in mapping.columns() if plain(column) not in names]
        if len(missing) < len(best[1]):
            best = (row, missing)
        if not missing:
            break
    return best


def positions(header: SheetRow) -> dict[str, int]:
    """Where each column stands, from 0, by its plain name; of two with one name the first."""
    positions: dict[str, int] = {}
    for at, name in enumerate(header.cells):
        if name:
            positions.setdefault(plain(name), at)
    return positions


def _refuse_twice(header: SheetRow, mapping: SourceMapping, path: Path) -> None:
    names = [plain(name) for name in header.cells]
    twice = next((column for column in mapping.columns() if names.count(plain(column)) > 1), None)
    if twice is not None:
        raise Unreadable(
            say(
                f"{path}: regel {header.line}: kolom «{twice}» staat er twee keer; geef een een andere naam",
                f"{path}: line {header.line}: column «{twice}» is there twice; give one another name",
            )
        )
