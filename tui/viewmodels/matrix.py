"""Who still owes which exam part? Students down, parts across, totals below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.saying import Language
from tui.as_of import written
from tui.port import Answer
from tui.signs import SIGNS, glyph
from tui.viewmodels.student import sign_of_part
from tui.viewmodels.text import Text

Order: TypeAlias = Literal["name", "open", "due"]
ORDERS: tuple[Order, ...] = ("name", "open", "due")
OPEN = ("owed", "window-closed")
_CREBO = re.compile(r"^\d{5}-(?=.)")


class Filter(Struct, frozen=True, kw_only=True):
    """Which parts are looked at: of a side, open ones alone, of some subjects, due by a day.

    `part`: words that must all be in the code, the name, the subject or the kind: `Nederlands CE`.
    """

    side: str | None = None
    only_open: bool = True
    part: str = ""
    due_by: date | None = None

    def takes(self, row: Answer) -> bool:
        """Whether a part is looked at."""
        if self.side not in (None, row["side"]) or (self.only_open and row["status"] not in OPEN):
            return False
        about = " ".join(row[key] or "" for key in ("part", "name", "subject", "kind")).casefold()
        if not all(typed in about for typed in self.part.casefold().split()):
            return False
        return self.due_by is None or (row["due"] is not None and row["due"] <= self.due_by.isoformat())


class Matrix(Struct, frozen=True):
    """`parts` across; `rows` by student, with the answers behind them; `totals` of open parts below."""

    parts: list[str]
    rows: list[MatrixRow]
    totals: dict[str, int]


class MatrixRow(Struct, frozen=True):
    """One student: each part's answer, how many are open, and the last day of the nearest."""

    student: str
    name: str
    parts: dict[str, Answer]
    open: int
    next_due: str | None


def matrix(
    answers: Iterable[Answer], names: Mapping[str, str], chosen: Filter, order: Order = "name"
) -> Matrix:
    """The answers that the filter takes, as a matrix; `names` in the order that a list of them has."""
    by_student: dict[str, dict[str, Answer]] = {}
    totals: dict[str, int] = {}
    for row in answers:
        if not chosen.takes(row):
            continue
        by_student.setdefault(row["student"], {})[row["part"]] = row
        totals.setdefault(row["part"], 0)
        totals[row["part"]] += row["status"] in OPEN
    rows = [_row(student, names.get(student, student), parts) for student, parts in by_student.items()]
    places = {student: place for place, student in enumerate(names)}
    rows.sort(key=lambda row: (*_first(row, order), places.get(row.student, len(places)), row.student))
    parts = sorted(totals, key=lambda part: (_sides(by_student, part), part))
    return Matrix(parts, rows, totals)


def _sides(by_student: Mapping[str, Mapping[str, Answer]], part: str) -> int:
    """The vmbo parts first, then those of the mbo."""
    side = next(parts[part]["side"] for parts in by_student.values() if part in parts)
    return 0 if side == "vmbo" else 1


def _row(student: str, name: str, parts: dict[str, Answer]) -> MatrixRow:
    still = [row for row in parts.values() if row["status"] in OPEN]
    due = [row["due"] for row in still if row["due"] is not None]
    return MatrixRow(student, name, parts, len(still), min(due, default=None))


def _first(row: MatrixRow, order: Order) -> tuple[object, ...]:
    """What comes before the name in an order."""
    if order == "open":
        return (-row.open,)
    return (row.next_due or "9999",) if order == "due" else ()


def headings(parts: Sequence[str]) -> dict[str, str]:
    """A short heading for each part: without the crebo before it, unless two would become the same."""
    short = {part: _CREBO.sub("", part) for part in parts}
    twice = {text for text, times in Counter(short.values()).items() if times > 1}
    return {part: part if text in twice else text for part, text in short.items()}


def row_cells(row: MatrixRow, parts: Sequence[str], language: Language, *, ascii_only: bool) -> list[Text]:
    """Name, how many are open, the nearest last day, and a sign for each part."""
    due = written(date.fromisoformat(row.next_due), language) if row.next_due else ""
    cells: list[Text] = [(row.name, "plain"), (str(row.open), "plain"), (due, "plain")]
    for part in parts:
        answer = row.parts.get(part)
        if answer is None:
            cells.append(("", "plain"))
            continue
        sign = sign_of_part(answer)
        cells.append((glyph(sign, ascii_only=ascii_only), SIGNS[sign].style))
    return cells


def total_cells(found: Matrix, language: Language) -> list[Text]:
    """The line of totals: how many students have each part open."""
    label = "totaal open" if language == "nl" else "total open"
    return [
        (label, "head"),
        (str(sum(found.totals.values())), "head"),
        ("", "plain"),
        *((str(found.totals[part]), "head") for part in found.parts),
    ]
