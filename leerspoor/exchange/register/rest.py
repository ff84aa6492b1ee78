"""What is left of a file when what was taken is taken out?

The refused lines as they stood, to be mended and offered again: under a first line that tells which file they
are the rest of, with the leading record and what a refused line leans on (the diploma of a result, the
periods of a BPV). What stands in it that was taken before is known by then and adds nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from leerspoor.exchange.csv_table import Row, row, text_lines
from leerspoor.exchange.register.overview import REST, Overview, separator_of

_RESULTS = ("AMO", "GEO", "KZD")
_Leaned = tuple[str, str, str, str]


def rest(path: Path, overview: Overview, lines: Collection[int]) -> Iterator[str]:
    """The lines, without their ends, of a file that can be mended: of `lines` and what they lean on.

    A line that was too long to read is not among them.
    """
    leaned: set[_Leaned] = set()
    separator = "|"
    for number, cells, found in _rows(path):
        separator = found
        if number in lines:
            leaned |= _leans_on(cells)
    yield f"{REST}{separator}{overview.sha256}"
    for number, cells, separator in _rows(path):
        if number in lines or cells.value(0).upper() == "VLP" or _is(cells) in leaned:
            yield separator.join(cells.pieces)


def _rows(path: Path) -> Iterator[tuple[int, Row, str]]:
    separator: str | None = None
    with path.open("rb") as file:
        for line in text_lines(file):
            if line.text is None:
                continue
            separator = separator or separator_of(line.text)
            if separator is not None:
                yield line.number, row(line.text, separator), separator


def _leans_on(cells: Row) -> set[_Leaned]:
    """Which records a line needs beside it: kind, BSN, onderwijsnummer, own number."""
    kind = cells.value(0).upper()
    if kind in _RESULTS and cells.value(3):
        return {("DIP", cells.value(1), cells.value(2), cells.value(3))}
    if kind == "BPV":
        return {("ISP", cells.value(1), cells.value(2), cells.value(3))}
    return set()


def _is(cells: Row) -> _Leaned:
    return cells.value(0).upper(), cells.value(1), cells.value(2), cells.value(3)
