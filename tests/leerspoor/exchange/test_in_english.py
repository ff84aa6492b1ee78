"""What is wrong with a file is told in English too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journeys.errors import LeerspoorError
from journeys.saying import speak
from leerspoor.exchange import cloudevents
from leerspoor.exchange.checkpoint_file import checkpoint_in
from leerspoor.exchange.csv_events import header_or_refuse
from leerspoor.exchange.mapping import read
from leerspoor.exchange.register import overview
from leerspoor.exchange.sheet import readings_of
from leerspoor.exchange.textfile import lines
from tests.journeys.test_in_english import assert_english

LINE = '{"specversion":"1.0","source":"urn:leerspoor:duo","type":"nl.leerspoor.dropped-out.v1"'
ORIGIN = f"{'0' * 64}:1"


@pytest.fixture(autouse=True)
def in_english(in_dutch: None) -> None:
    speak("en")


@pytest.mark.parametrize(
    "line",
    [
        b"x",
        b"[]",
        b"\xff",
        LINE.encode(),
        f'{LINE},"subject":"student/s1","subject":"student/s2","time":"2025-08-01","data":{{}}}}'.encode(),
    ],
)
def test_a_line_of_cloudevents(line: bytes) -> None:
    with pytest.raises(LeerspoorError) as error:
        cloudevents.read(line, ORIGIN)
    assert_english(error.value)


@pytest.mark.parametrize(
    "mapping",
    ["x", "", "[[event]]", '[student]\ncolumn = "x"\nby = "nobody"', 'nobody = 1\n[student]\ncolumn = "x"'],
)
def test_a_mapping(mapping: str) -> None:
    with pytest.raises(LeerspoorError) as error:
        read(mapping)
    assert_english(error.value)


def test_columns_of_a_table_of_events() -> None:
    for header in ("subject;type", "subject;type;time;source;source"):
        with pytest.raises(LeerspoorError) as error:
            header_or_refuse(header, "x.csv")
        assert_english(error.value)


@pytest.mark.parametrize(
    "taken",
    [lambda p: list(lines(p)), checkpoint_in, overview.read, lambda p: list(readings_of(p, None))],
)
def test_files_that_are_not_what_they_should_be(tmp_path: Path, taken: Callable[[Path], object]) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"\x00\x01" * 99)
    told = []
    for path in (tmp_path / "none", tmp_path, other):
        try:
            taken(path)
        except LeerspoorError as error:
            told.append(str(error).replace(str(tmp_path), ""))
    assert len(told) >= 2, told
    for message in told:
        assert_english(message)
