"""How does a route look over the years: who answers by rule and as registered, what happened, where is today?

A band of text of a given width, from the start of the cohort to the expected end. Pure: the same spans and
events give the same lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from journeys.saying import Language
from journeys.vocabulary import school_year
from tui.port import Stretch

LABEL = 10
"""Cells before the band itself."""


class Mark(Struct, frozen=True):
    """Something that happened, for the line of facts."""

    on: date
    sign: str


class Band(Struct, frozen=True):
    """The lines, each of the width asked for; `today`: the cell of the day asked about, if it is on it."""

    years: str
    rule: str
    fact: str
    marks: str
    today: int | None


def band(
    stretches: Sequence[Stretch],
    marks: Sequence[Mark],
    *,
    first: date,
    last: date,
    on: date,
    width: int,
    language: Language,
    ascii_only: bool = False,
) -> Band:
    """The band from the first day to the last one; `width` counts the labels too."""
    room = max(width - LABEL, 8)
    scale = _Scale(first, last, room)
    labels = (
        ("route", "regel", "feit", "gebeurd") if language == "nl" else ("route", "rule", "fact", "events")
    )
    rule, fact = [" "] * room, [" "] * room
    for stretch in stretches:
        if stretch.until <= first or stretch.since > last:
            continue
        begin = scale.cell(max(stretch.since, first))
        end = room if stretch.until > last else max(scale.cell(stretch.until), begin + 1)
        for cells, parties in ((rule, stretch.rule), (fact, stretch.fact)):
            letter = _letter(parties, ascii_only=ascii_only)
            cells[begin:end] = letter * (end - begin)
    today = scale.cell(on) if first <= on <= last else None
    if today is not None:
        rule[today] = fact[today] = "|" if ascii_only else "┃"
    _write_names(rule)
    _write_names(fact)
    happened = [" "] * room
    for mark in marks:
        if first <= mark.on <= last:
            happened[scale.cell(mark.on)] = mark.sign
    lines = [scale.years(first), "".join(rule), "".join(fact), "".join(happened)]
    if today is not None and lines[3][today] == " ":
        lines[3] = lines[3][:today] + "^" + lines[3][today + 1 :]
    years, of_rule, of_fact, events = (
        f"{label:<{LABEL - 1}} {line}" for label, line in zip(labels, lines, strict=True)
    )
    return Band(years, of_rule, of_fact, events, None if today is None else today + LABEL)


class _Scale:
    """Days as cells."""

    def __init__(self, first: date, last: date, room: int) -> None:
        self._first, self._days, self._room = first, max((last - first).days, 1), room

    def cell(self, on: date) -> int:
        return min(max((on - self._first).days * self._room // self._days, 0), self._room - 1)

    def years(self, first: date) -> str:
        """The school years, each at its first day."""
        cells = [" "] * self._room
        year = school_year(first)
        while True:
            begins = date(year, 8, 1)
            at = self.cell(max(begins, first))
            if (begins - first).days >= self._days:
                break
            text = f"|{year % 100:02}/{(year + 1) % 100:02}"
            for offset, letter in enumerate(text):
                if at + offset < self._room:
                    cells[at + offset] = letter
            year += 1
        return "".join(cells)


_BOTH, _VO, _MBO, _NONE = ("vo", "mbo"), ("vo",), ("mbo",), ()
_LETTERS = {_VO: ("─", "-"), _MBO: ("═", "="), _BOTH: ("≡", "#"), _NONE: (" ", " ")}
_NAMES = {"─": "vo", "-": "vo", "═": "mbo", "=": "mbo", "≡": "vo+mbo", "#": "vo+mbo"}


def _letter(parties: Sequence[str], *, ascii_only: bool) -> str:
    return _LETTERS.get(tuple(parties), ("?", "?"))[1 if ascii_only else 0]


def _write_names(cells: list[str]) -> None:
    """Who it is, in words, in each stretch that has room for it."""
    at = 0
    while at < len(cells):
        end = at
        while end < len(cells) and cells[end] == cells[at]:
            end += 1
        name = _NAMES.get(cells[at], "")
        if name and end - at >= len(name) + 2:
            cells[at + 1 : at + 1 + len(name)] = list(name)
        at = end
