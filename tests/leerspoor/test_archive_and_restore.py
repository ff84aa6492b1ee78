"""Does an archive come back as it was, and is an archive that was touched refused with its line?"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.commandline import School, archived, leerspoor, line, region, write
from tests.scenario import Story, ordinary

MEMBERS = [
    "specversion", "id", "source", "type", "subject", "time", "recordedtime", "sequence", "streamversion",
    "commandid", "actor", "origin", "datacontenttype", "datahash", "salt", "data",
]  # fmt: skip
Line = dict[str, Any]
START, ERASED, LAST = 5, 6, 8
"""Where in the story's archive the start, what was erased, and the last event stand, counted from 0."""


def story() -> Story:
    """A start, an enrolment that was erased, and an end."""
    told = ordinary()
    told.tell("s1", "route-started", "2023-08-01")
    enrolled = told.tell("s1", "enrolled", "2023-08-01", side="mbo")
    told.erase(enrolled)
    told.tell("s1", "dropped-out", "2024-01-01", by="vo:98VO")
    return told


@pytest.fixture
def school(tmp_path: Path) -> School:
    return School(tmp_path)


@pytest.fixture
def lines() -> list[Line]:
    return [msgspec.json.decode(text) for text in archived(story().history)]


# --- the line -----------------------------------------------------------------------------------------


def test_a_line_has_its_members_in_order_and_no_spaces(school: School):
    school.take(*region(), line("dropped-out", "s1", "2024-01-10", actor="p1"))
    said = school("archive").done()
    for text, entry in zip(said.lines, said.rows, strict=True):
        assert list(entry) == [member for member in MEMBERS if member in entry]
        assert text == msgspec.json.encode(entry)
        assert [name for name in MEMBERS if name not in entry] in ([], ["actor"])
        salted = bytes.fromhex(entry["salt"]) + msgspec.json.encode(entry["data"])
        assert hashlib.sha256(salted).hexdigest() == entry["datahash"]
        instant = datetime.fromisoformat(entry["recordedtime"])
        assert entry["recordedtime"] == instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    first, *_, last = said.rows
    assert (first["specversion"], first["datacontenttype"]) == ("1.0", "application/json")
    assert (first["type"], first["subject"]) == ("nl.leerspoor.agreement-signed.v1", "agreement/A1")
    assert (first["source"], first["time"]) == ("urn:leerspoor:system", "2019-01-01T00:00:00+01:00")
    assert (last["sequence"], last["streamversion"], last["actor"]) == ("4", 2, "p1")


@pytest.mark.parametrize(
    ("on", "time"),
    [
        ("2024-01-15", "2024-01-15T00:00:00+01:00"),
        ("2024-03-31", "2024-03-31T00:00:00+01:00"),
        ("2024-04-01", "2024-04-01T00:00:00+02:00"),
        ("2024-10-27", "2024-10-27T00:00:00+02:00"),
        ("2024-10-28", "2024-10-28T00:00:00+01:00"),
    ],
)
def test_a_day_is_written_as_its_midnight_in_amsterdam(school: School, on: str, time: str):
    school.take(line("placed", "s1", on))
    assert school.archive()[0]["time"] == time


def test_an_archive_goes_to_a_file_or_to_stdout(school: School):
    school.take(*region())
    path = write(school.folder / "archive.jsonl", b"of last week")
    said = school("archive", path).done()
    assert path.read_bytes() == school("archive").done().out
    assert str(path) in said.text
    assert "3" in said.text


def test_an_archive_of_an_empty_journal_is_empty(school: School):
    school.take(b"{}")
    assert school("archive").done().out == b""


@pytest.mark.parametrize("command", [("archive",), ("sample", "--students", 1)])
@pytest.mark.parametrize("beside", ["", "-wal", "-shm"])
def test_an_archive_is_never_written_over_the_journal(
    school: School, command: tuple[object, ...], beside: str
):
    school.take(*region())
    before = school("archive").out
    school(*command, f"{school.journal}{beside}").failed(2)
    link = school.folder / "link"
    link.symlink_to(f"{school.journal}{beside}")
    school(*command, link)
    assert school("archive").done().out == before


# --- there and back -----------------------------------------------------------------------------------


def test_an_archive_of_what_was_restored_is_the_same(school: School):
    path = school.file(*archived(story().history))
    said = school("restore", path).done()
    assert "9" in said.text
    assert school("archive").done().out == path.read_bytes()
    school("verify").done()


def test_what_was_recorded_here_comes_back_elsewhere(school: School, tmp_path: Path):
    school.take(*region(), line("dropped-out", "s1", actor="p1"))
    school("archive", tmp_path / "archive.jsonl").done()
    other = School(tmp_path / "other")
    other.folder.mkdir()
    said = other("restore", tmp_path / "archive.jsonl", "--json").done()
    assert said.row["restored"] == 4
    assert other("archive").done().out == (tmp_path / "archive.jsonl").read_bytes()
    question = ("responsibility", "--on", "2023-09-01", "--json")
    assert other(*question).done().out == school(*question).done().out


def test_after_a_restore_life_goes_on(school: School):
    school.restore(story().history)
    school.take(line("route-started", "s2"))
    entry = school.archive()[-1]
    assert (entry["sequence"], entry["streamversion"]) == ("10", 1)
    assert entry["recordedtime"] > school.archive()[-2]["recordedtime"]


def test_the_journals_clock_does_not_go_back_behind_what_was_restored(school: School):
    told = story()
    told.tell("s1", "placed", "2024-02-01", at="2099-01-01")
    school.restore(told.history)
    school.take(line("placed", "s2"))
    assert school.archive()[-1]["recordedtime"] >= "2099-01-01T12:00:00.000000Z"
    school("verify").done()


def test_nothing_is_decided_anew(school: School):
    told = Story()
    told.tell("s1", "route-started", "1999-08-01", leerjaar=9, route="R9")
    told.tell("R1", "route-stop-withdrawn", "2000-01-01")
    school.restore(told.history)
    assert len(school.archive()) == 2


# --- refused ------------------------------------------------------------------------------------------


def refused(school: School, path: Path, at: int | None) -> None:
    """It is refused at this line (from 0), and there is no journal."""
    said = school("restore", path)
    message = said.failed(1)
    assert message.count("\n") == 1
    assert str(path) in message
    if at is not None:
        assert f"regel {at + 1}:" in message
    assert said.out == b""
    assert not school.journal.exists()


def test_a_journal_that_is_not_empty_takes_no_archive(school: School):
    school.take(*region())
    before = school("archive").out
    message = school("restore", school.file(*archived(story().history))).failed(1)
    assert str(school.journal) in message
    assert "leeg" in message
    assert school("archive").out == before


def test_an_empty_journal_that_was_there_takes_an_archive_and_stays_if_it_is_wrong(school: School):
    school.take(b"{}")
    good = archived(story().history)
    school("restore", school.file(*good[:3], b"{}")).failed(1)
    assert school.archive() == []
    school.restore(story().history)


@pytest.mark.parametrize("at", [0, START, LAST])
def test_data_that_was_touched_is_found_by_its_hash(school: School, lines: list[Line], at: int):
    name, value = next(iter(lines[at]["data"].items()))
    lines[at]["data"][name] = "KB" if value == "BB" else "other2"
    refused(school, school.file(*lines), at)


CHANGES: dict[str, Callable[[Line], object]] = {
    "another hash": lambda entry: entry.update(datahash="00" * 32),
    "another salt": lambda entry: entry.update(salt="00" * 16),
    "a short salt": lambda entry: entry.update(salt="00"),
    "a salt in words": lambda entry: entry.update(salt="zout"),
    "no salt": lambda entry: entry.pop("salt"),
    "no data": lambda entry: entry.pop("data"),
    "no hash": lambda entry: entry.pop("datahash"),
    "no sequence": lambda entry: entry.pop("sequence"),
    "no recordedtime": lambda entry: entry.pop("recordedtime"),
    "no commandid": lambda entry: entry.pop("commandid"),
    "a member too many": lambda entry: entry.update(note="x"),
    "an unknown kind": lambda entry: entry.update(type="nl.leerspoor.flown-away.v1"),
    "a newer kind": lambda entry: entry.update(type="nl.leerspoor.route-started.v2"),
    "an unknown room": lambda entry: entry.update(subject="pupil/s1", streamversion=1),
    "a kind in the wrong room": lambda entry: entry.update(subject="route/R9", streamversion=1),
    "an id that is a name": lambda entry: entry.update(id="Jan Jansen"),
    "an id that is empty": lambda entry: entry.update(id=""),
    "an actor that is a name": lambda entry: entry.update(actor="Jan Jansen"),
    "a command that is no uuid": lambda entry: entry.update(commandid="x"),
    "an origin that is none": lambda entry: entry.update(origin="x"),
    "a source that is none": lambda entry: entry.update(source="nobody"),
    "a source of nobody": lambda entry: entry.update(source="urn:leerspoor:nobody"),
    "another specversion": lambda entry: entry.update(specversion="0.3"),
    "another content type": lambda entry: entry.update(datacontenttype="text/plain"),
    "a bare day": lambda entry: entry.update(time="2023-08-01"),
    "no midnight": lambda entry: entry.update(time="2023-08-01T00:00:00Z"),
    "no day": lambda entry: entry.update(time="31-02-2024"),
    "an instant without a zone": lambda entry: entry.update(recordedtime="2023-08-01T12:00:00.000000"),
    "an instant that is none": lambda entry: entry.update(recordedtime="gisteren"),
    "a sequence as a number": lambda entry: entry.update(sequence=6),
    "a sequence too high": lambda entry: entry.update(sequence="7"),
    "a version too high": lambda entry: entry.update(streamversion=2),
    "a version as a string": lambda entry: entry.update(streamversion="1"),
    "a huge version": lambda entry: entry.update(streamversion=10**30),
    "an id that was there": lambda entry: entry.update(id="00000000-0000-4000-8000-000000000001"),
    "a command that was there": lambda entry: entry.update(commandid="00000000-0000-4000-8000-000100000001"),
    "a time that goes back": lambda entry: entry.update(recordedtime="2001-01-01T00:00:00.000000Z"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_line_that_was_touched_is_refused_with_its_number(school: School, lines: list[Line], change: str):
    CHANGES[change](lines[START])
    refused(school, school.file(*lines), START)


@pytest.mark.parametrize(
    "change",
    [
        {"datahash": "00"},
        {"datahash": "x" * 64},
        {"type": "nl.leerspoor.flown-away.v1"},
        {"subject": "route/R1"},
        {"salt": "00" * 16},
        {"data": {}},
    ],
    ids=str,
)
def test_a_line_that_was_erased_is_looked_at_too(school: School, lines: list[Line], change: dict[str, Any]):
    lines[ERASED].update(change)
    refused(school, school.file(*lines), ERASED)


OTHER_SPELLINGS: dict[str, Callable[[Line], object]] = {
    "a time in UTC": lambda entry: entry.update(time="2023-07-31T22:00:00Z"),
    "a time with decimals": lambda entry: entry.update(time="2023-08-01T00:00:00.000000+02:00"),
    "an instant with an offset": lambda entry: entry.update(recordedtime="2023-08-01T14:00:00.000000+02:00"),
    "an instant without decimals": lambda entry: entry.update(recordedtime="2023-08-01T12:00:00Z"),
    "an instant as a day": lambda entry: entry.update(recordedtime="2023-08-01"),
    "a sequence with a zero": lambda entry: entry.update(sequence="06"),
    "a sequence with a blank": lambda entry: entry.update(sequence=" 6"),
    "a hash in capitals": lambda entry: entry.update(datahash=entry["datahash"].upper()),
    "a salt in capitals": lambda entry: entry.update(salt="AB" * 16),
    "members in another order": lambda entry: entry.update(id=entry.pop("id")),
}


@pytest.mark.parametrize("spelling", OTHER_SPELLINGS)
def test_what_is_taken_comes_back_as_the_same_bytes_or_it_is_said(
    school: School, lines: list[Line], spelling: str
):
    OTHER_SPELLINGS[spelling](lines[START])
    path = school.file(*lines)
    said = school("restore", path)
    if said.code == 0:
        same = school("archive").done().out == path.read_bytes()
        assert same != (f"voor het eerst regel {START + 1};" in said.message)


@pytest.mark.parametrize("at", [0, 3, LAST])
def test_a_line_that_is_missing_or_there_twice_or_moved(school: School, at: int):
    good = archived(story().history)
    if at < LAST:
        refused(school, school.file(*good[:at], *good[at + 1 :]), at)
        refused(school, school.file(*good[:at], good[at + 1], good[at], *good[at + 2 :]), at)
    refused(school, school.file(*good[: at + 1], *good[at:]), at + 1)


def test_a_last_line_that_was_cut_off(school: School):
    good = archived(story().history)
    refused(school, school.file(*good[:-1], good[-1][:-9]), LAST)


def test_what_imports_need_not_say_archives_must(school: School):
    refused(school, school.file(*region()), 0)


@pytest.mark.parametrize("text", [b"[1]", b"x", b'"x"', b"{", b"\xff\xfe", b'{"a":' * 5_000, b"[" * 100_000])
def test_something_that_is_no_archive(school: School, text: bytes):
    refused(school, school.file(text), None if text.startswith(b"\xff\xfe") else 0)


def test_a_restore_goes_into_one_journal_only(school: School):
    leerspoor("--journal", school.journal, "restore", "a", "b").failed(2)
    leerspoor("--journal", school.journal, "restore").failed(2)
