"""Does any file make an importer fall over, or record half of something?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from bench.reliability.fuzz import WAYS, Broken, Taker, Way, counted
from bench.reliability.mangled import mangled
from bench.reliability.world import life, recorded, region

NAMES = [way.name for way in WAYS]


@pytest.fixture
def taker(request: pytest.FixtureRequest) -> Iterator[Taker]:
    way: Way = WAYS[NAMES.index(request.param)]
    with tempfile.TemporaryDirectory() as folder:
        made = Taker(way, Path(folder))
        yield made
        made.close()


def is_told(taker: Taker, way: Way) -> None:
    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(mangled(way.good))
    def told(data: bytes) -> None:
        taker.take(data)

    told()


@pytest.mark.parametrize(("taker", "way"), list(zip(NAMES, WAYS, strict=True)), indirect=["taker"], ids=NAMES)
def test_whatever_is_in_a_file_a_person_is_told(taker: Taker, way: Way):
    is_told(taker, way)


@pytest.mark.parametrize(("taker", "way"), list(zip(NAMES, WAYS, strict=True)), indirect=["taker"], ids=NAMES)
def test_a_good_file_goes_in(taker: Taker, way: Way):
    before = taker.journal.position()
    for good in way.good:
        taker.take(good)
    if way.name in ("CloudEvents lines", "register file"):
        assert taker.journal.position() > before


def test_an_importer_that_records_what_it_does_not_count_is_seen(tmp_path: Path):
    taker = Taker(
        Way("", [b""], lambda journal, *_: counted(journal, lambda _: recorded(journal, life("s2")))),
        tmp_path,
    )
    with pytest.raises(Broken):
        taker.take(b"")


def test_a_restore_that_leaves_something_is_seen(tmp_path: Path):
    taker = Taker(WAYS[NAMES.index("archive")], tmp_path)
    recorded(taker.journal, region())
    with pytest.raises(Broken):
        taker.take(b"no archive")
