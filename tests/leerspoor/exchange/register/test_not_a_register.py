"""A file that is something else gives one clear message, whatever it is and however long."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

import pytest

from journeys.errors import Unreadable
from leerspoor.exchange.register import read, read_from
from tests.leerspoor.exchange.register.register_files import NAME


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "leeg"),
        (b"\n\r\n  \n", "leeg"),
        (b"PK\x03\x04rest", "Excel"),
        (b"\xff\xfeP\x00E\x00R\x00", "UTF-16"),
        (b"%PDF-1.7\n", "PDF"),
        (b"SQLite format 3\x00", "database"),
        (b"\x00\x01\x02\x03", "geen tekstbestand"),
        (b"PER|\x01\x02", "regel 1 is geen tekst"),
        (b"PER|1||2009-03-14|V\n\x00\x00", "regel 2 is geen tekst"),
        (b"PER|\x81||2009-03-14|V\n", "UTF-8"),
        (b"nummer;naam\n1;2\n", "geen registratieoverzicht"),
        (b"PER,1,,2009-03-14,V\n", "| of ;"),
    ],
)
@pytest.mark.filterwarnings("error")
def test_another_file_is_refused_with_one_message(content: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told.replace("|", r"\|")):
        read_from(io.BytesIO(content), NAME)


def test_an_institution_that_nothing_tells_is_asked_for() -> None:
    with pytest.raises(Unreadable, match="VLP"):
        read_from(io.BytesIO(b"PER|1||2009-03-14|V\n"), "kopie.csv")


def test_two_overviews_in_one_file_are_refused() -> None:
    two = b"VLP|98MB|2025-08-01|2026-07-31|\nVLP|98MC|2025-08-01|2026-07-31|\n"
    with pytest.raises(Unreadable, match="regel 2"):
        read_from(io.BytesIO(two), NAME)


def test_a_file_that_is_not_there_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"weg\.csv"):
        read(tmp_path / "weg.csv")


class _Endless(io.RawIOBase):
    """A file of one line of 200 MB."""

    def __init__(self, before: bytes = b"", after: bytes = b"") -> None:
        self._parts = [before, *([b"x" * 1_000_000] * 200), after]
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        while not self._rest and self._parts:
            self._rest = self._parts.pop(0)
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


def test_a_line_of_200_mb_is_refused_within_bounded_memory() -> None:
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match="langer dan 1 MB"):
            read_from(_Endless(), NAME)  # type: ignore[arg-type]
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_the_lines_around_one_that_is_too_long_are_read() -> None:
    file = _Endless(b"PER|1||2009-03-14|V\nISG|1|", b"\nISG|1||1|2025-08-01\n")
    overview = read_from(file, NAME)  # type: ignore[arg-type]
    assert [(r.line, r.message) for r in overview.refusals] == [
        (2, "de regel is langer dan 1 MB en is niet gelezen")
    ]
    assert [len(records) for records in overview.people.values()] == [2]
