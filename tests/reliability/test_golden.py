"""Does this version read what earlier ones wrote, and answer the same?"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from itertools import zip_longest
from pathlib import Path

import msgspec
import pytest

from bench.reliability.golden import ANSWERS, ARCHIVE, GOLDEN, JOURNAL, answers, archive
from bench.reliability.world import recorded, report
from journeys.events import EVENT_OF
from journeys.older_kinds import newest
from journeys.store.journal import Journal, open_journal
from leerspoor.checking import check
from tests.commandline import School

VERSIONS = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())
AGAIN = "see fixtures/golden/README.md"


@pytest.fixture(params=VERSIONS)
def golden(request: pytest.FixtureRequest) -> Path:
    """The files of a version."""
    folder: Path = GOLDEN / request.param
    return folder


@pytest.fixture
def journal(golden: Path, tmp_path: Path) -> Iterator[Journal]:
    """Its journal, a copy: the files themselves stay as they are."""
    before = hashlib.sha256((golden / JOURNAL).read_bytes()).digest()
    with open_journal(shutil.copy(golden / JOURNAL, tmp_path), create=False) as opened:
        yield opened
    assert hashlib.sha256((golden / JOURNAL).read_bytes()).digest() == before


def same(found: Iterator[bytes], golden: Path) -> None:
    wanted = (golden / ANSWERS).read_bytes().splitlines()
    for number, (one, other) in enumerate(zip_longest(found, wanted), 1):
        if one != other:
            ours, theirs = msgspec.json.decode(one or b"null"), msgspec.json.decode(other or b"null")
            assert ours == theirs, (number, AGAIN)


def test_there_are_golden_files_of_this_version():
    assert version("leerspoor") in VERSIONS


def test_every_kind_of_event_is_in_them(golden: Path, journal: Journal):
    kinds = {newest(entry.kind) for entry in journal.entries()}
    if golden.name == version("leerspoor"):
        assert kinds == set(EVENT_OF)
    assert len(kinds) >= 49


def test_its_journal_gives_the_same_answers(golden: Path, journal: Journal):
    same(answers(journal), golden)


def test_its_journal_is_sound_and_writes_the_same_archive(golden: Path, journal: Journal):
    assert check(journal, lambda _: None).findings == []
    assert archive(journal) == (golden / ARCHIVE).read_bytes()


def test_its_archive_gives_the_same_answers(golden: Path, tmp_path: Path):
    school = School(tmp_path)
    school("restore", golden / ARCHIVE).done()
    with open_journal(school.journal) as journal:
        same(answers(journal), golden)
        assert archive(journal) == (golden / ARCHIVE).read_bytes()


def test_its_lines_can_be_imported_one_by_one(golden: Path, tmp_path: Path):
    """What an older version recorded is known again; what was erased cannot come back this way."""
    school = School(tmp_path)
    school("restore", golden / ARCHIVE).done()
    lines = [msgspec.json.decode(line) for line in (golden / ARCHIVE).read_bytes().splitlines()]
    row = school.taken(school.file(*(line for line in lines if "data" in line)))
    assert (row["known"], row["recorded"]) == (row["read"], 0)


def test_its_journal_takes_in_something_new(journal: Journal):
    before = journal.position()
    recorded(
        journal, [report("new", "student/new", "exam-part-passed", "2026-05-01", part="WI-CE", mark="6.4")]
    )
    assert journal.position() == before + 1
    assert check(journal, lambda _: None).findings == []
