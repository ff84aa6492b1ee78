"""How is a picture in a report drawn: bars over time, or who answers for one student over the years?

Pure functions from numbers to SVG: the same numbers give the same picture, on paper and on a screen. Colours
can be told apart by who does not see red or green, and in grey; every bar is named in words too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from msgspec import Struct

from journeys.vocabulary import school_year

_WIDTH, _LEFT, _RIGHT = 720.0, 40.0, 12.0
_TOP, _BARS, _BELOW = 34.0, 150.0, 22.0
VO, BOTH, MBO, NOBODY, LATE = "#0b4f8a", "#7fb9e6", "#e0a000", "#c8c8c8", "#a33d2e"


class Series(Struct, frozen=True):
    """One colour of a bar: its name, and how many there are in each column."""

    name: str
    colour: str
    values: Sequence[int]


def stacked(series: Sequence[Series], labels: Sequence[str], *, now: float | None = None) -> str:
    """Bars of numbers on top of each other, one column for each label (which may be empty).

    `now`: before which column the day asked about is, to draw a line there.
    """
    highest = max((sum(column) for column in zip(*(s.values for s in series), strict=True)), default=0)
    step = _WIDTH - _LEFT - _RIGHT
    step /= max(len(labels), 1)
    scale = _BARS / max(highest, 1)
    parts = [*_legend([(s.name, s.colour) for s in series]), *_grid(highest, scale)]
    for at, label in enumerate(labels):
        left, top = _LEFT + at * step, _TOP + _BARS
        for one in series:
            height = one.values[at] * scale
            top -= height
            if height:
                parts.append(_box(left + step * 0.08, top, step * 0.84, height, one.colour))
            if step > 30 and height > 11:
                parts.append(_text(left + step / 2, top + height / 2 + 3, str(one.values[at]),
                                   anchor="middle", colour=_ink(one.colour)))  # fmt: skip
        if label:
            parts.append(_text(left + step / 2 if step > 30 else left, _TOP + _BARS + 14, label,
                               anchor="middle" if step > 30 else "start"))  # fmt: skip
    if now is not None:
        parts.append(_line(_LEFT + now * step, _TOP - 4, _LEFT + now * step, _TOP + _BARS + 4))
    return _svg(_TOP + _BARS + _BELOW, parts)


class Stretch(Struct, frozen=True):
    """From the day `since` until the day `until`, which is not in it: what it says, and its colour."""

    since: date
    until: date
    name: str
    colour: str


def band(rows: Sequence[tuple[str, Sequence[Stretch]]], *, first: date, last: date, on: date) -> str:
    """Stretches over the years from the first day to the last, with a mark at the day asked about."""
    days = max((last - first).days, 1)
    left, width = 90.0, _WIDTH - 90.0 - _RIGHT

    def across(day: date) -> float:
        return left + min(max((day - first).days / days, 0), 1) * width

    parts = []
    for year in range(school_year(first) + 1, school_year(last) + 1):
        at = across(date(year, 8, 1))
        parts += [_line(at, 14, at, 22 + 24 * len(rows), colour="#aaaaaa"), _text(at + 2, 12, f"1-8-{year}")]
    for number, (label, stretches) in enumerate(rows):
        top = 20.0 + 24 * number
        parts.append(_text(0, top + 13, label))
        for one in stretches:
            begin, end = across(max(one.since, first)), across(min(one.until, last))
            if end > begin:
                parts.append(_box(begin, top, end - begin, 19, one.colour))
                if end - begin > 7 * len(one.name):
                    parts.append(_text(begin + 4, top + 13, one.name, colour=_ink(one.colour)))
    if first <= on <= last:
        parts.append(_line(across(on), 14, across(on), 24 + 24 * len(rows), wide=2))
    return _svg(28.0 + 24 * len(rows), parts)


def colour_of(parties: Sequence[str]) -> str:
    """The colour of who answers."""
    return {("vo",): VO, ("mbo",): MBO, ("vo", "mbo"): BOTH}.get(tuple(parties), NOBODY)


def _svg(height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:g} {height:g}" '
        f'font-family="DejaVu Sans, Arial, sans-serif" font-size="9">{"".join(parts)}</svg>'
    )


def _legend(names: Sequence[tuple[str, str]]) -> Iterator[str]:
    left = _LEFT
    for name, colour in names:
        yield _box(left, 4, 10, 10, colour)
        yield _text(left + 14, 13, name)
        left += 30 + 6 * len(name)


def _grid(highest: int, scale: float) -> Iterator[str]:
    """Lines at round numbers, four or five of them."""
    step = next((s for s in _ROUND if highest / s <= 5), _ROUND[-1])
    for number in range(0, highest + 1, step):
        height = _TOP + _BARS - number * scale
        yield _line(_LEFT, height, _WIDTH - _RIGHT, height, colour="#dddddd")
        yield _text(_LEFT - 5, height + 3, str(number), anchor="end")


_ROUND = [digit * 10**power for power in range(7) for digit in (1, 2, 5)]


def _box(left: float, top: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"/>'


def _line(left: float, top: float, right: float, below: float, *, colour: str = "#111111", wide: float = 1
          ) -> str:  # fmt: skip
    return (
        f'<line x1="{left:.1f}" y1="{top:.1f}" x2="{right:.1f}" y2="{below:.1f}" stroke="{colour}" '
        f'stroke-width="{wide:g}"/>'
    )


def _text(left: float, base: float, text: str, *, anchor: str = "start", colour: str = "#111111") -> str:
    return f'<text x="{left:.1f}" y="{base:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(text)}</text>'


def _ink(colour: str) -> str:
    """Letters that can be read on a colour."""
    return "#ffffff" if colour in (VO, LATE) else "#111111"
