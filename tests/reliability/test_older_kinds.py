"""Is an event that an older version recorded read as if it were recorded today, and left as it was?

The example: once upon a time `exam-part-passed/0` had its mark as a number, and called it `grade`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from journeys.events import ExamPartPassed
from journeys.older_kinds import OLDER, Older, newest, told_anew
from journeys.store.entry import hash_of
from journeys.store.journal import open_journal
from journeys.wire import decode, encode, understand
from tests.commandline import School, line

ON = "2025-01-15"
THEN: dict[str, Any] = {"part": "WI-CE", "grade": 6.4}


def told(said: dict[str, Any]) -> dict[str, Any]:
    """The mark of today from the grade of then."""
    if "grade" in said:
        said["mark"] = f"{said.pop('grade'):.1f}"
    return said


@pytest.fixture(autouse=True)
def _older(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OLDER, "exam-part-passed/0", Older("exam-part-passed/1", told))


@pytest.fixture
def school(tmp_path: Path) -> School:
    """A school whose journal an older version made: a region, a student, and a mark in the words of then."""
    new = School(tmp_path)
    new.take(
        line("agreement-signed", "A1", "2019-01-01"),
        line("route-opened", "R1", "2019-01-02"),
        line("exam-programme-adopted", "R1", "2019-01-03", data={"parts": [_PART]}),
        line("route-started", "s1", "2023-08-01"),
        line("exam-part-passed", "s1", "2024-05-20", data={"part": "WI-CE", "mark": "6.4"}),
    )
    older = [as_it_was(text) for text in new.archive()]
    school = School(tmp_path / "older")
    school.folder.mkdir()
    school("restore", school.file(*older)).done()
    return school


_PART = {"part": "WI-CE", "side": "vmbo", "kind": "ce", "subject": "WI", "name": "Wiskunde"}


def as_it_was(text: dict[str, Any]) -> bytes:
    """The line of an archive as the older version wrote it."""
    if text["type"] == "nl.leerspoor.exam-part-passed.v1":
        data = msgspec.json.encode(THEN)
        text["type"], text["data"] = "nl.leerspoor.exam-part-passed.v0", msgspec.Raw(data)
        text["datahash"] = hash_of(bytes.fromhex(text["salt"]), data).hex()
    return msgspec.json.encode(text)


def mark(school: School) -> object:
    (row,) = school.ask("exams-owed", "s1", "--all", on=ON)
    return row["mark"]


def test_it_stays_in_the_journal_as_it_was(school: School):
    last = school.archive()[-1]
    assert (last["type"], last["data"]) == ("nl.leerspoor.exam-part-passed.v0", THEN)
    assert "klopt" in school("verify").done().text


def test_answers_know_the_newest_version_only(school: School):
    assert mark(school) == "6.4"
    with open_journal(school.journal) as journal:
        recorded = journal.streams(["student/s1"])["student/s1"][-1]
    assert recorded.event == ExamPartPassed(part="WI-CE", mark="6.4")
    assert recorded.kind == "exam-part-passed/0"
    assert "WI-CE" in school("timeline", "s1").done().text
    school("rebuild").done()
    assert mark(school) == "6.4"


@pytest.mark.parametrize("data", [{"part": "WI-CE", "mark": "7.1"}, {"part": "WI-CE", "grade": 7.1}])
def test_it_is_corrected_in_the_words_of_today_or_of_then(school: School, data: dict[str, Any]):
    wrong = school.archive()[-1]["id"]
    said = {"event": wrong, "data": data, "reason": "other"}
    assert school.take(line("corrected", "student/s1", "2024-06-01", data=said))["recorded"] == 1
    assert mark(school) == "7.1"
    assert school.archive()[-1]["data"]["data"] == {"part": "WI-CE", "mark": "7.1"}


def test_the_same_report_by_either_name_is_known(school: School):
    last = school.archive()[-1]
    kept = {name: last[name] for name in ("specversion", "id", "source", "subject", "time", "commandid")}
    then = kept | {"type": last["type"], "data": THEN}
    now = kept | {"type": "nl.leerspoor.exam-part-passed.v1", "data": {"part": "WI-CE", "mark": "6.4"}}
    assert school.take(then)["known"] == 1
    assert school.take(now)["known"] == 1
    other = now | {"data": {"part": "WI-CE", "mark": "9.9"}}
    assert school.take(other)["refused"] == 1


def test_what_comes_in_by_the_older_name_is_recorded_by_the_newest(school: School):
    text = line("exam-part-passed", "s1", "2024-06-20", data={"part": "WI-CE", "grade": 8.0})
    text["type"] = "nl.leerspoor.exam-part-passed.v0"
    assert school.take(text)["recorded"] == 1
    last = school.archive()[-1]
    assert last["type"] == "nl.leerspoor.exam-part-passed.v1"
    assert last["data"] == {"part": "WI-CE", "mark": "8.0"}
    assert school.take(text)["known"] == 1


@pytest.mark.parametrize("data", [b"[]", b"nonsense", b'{"grade":6.4}', b'{"part":"WI-CE","grade":60.4}'])
def test_what_makes_no_sense_in_the_words_of_then_is_refused(school: School, data: bytes):
    text = line("exam-part-passed", "s1", "2024-06-20") | {"type": "nl.leerspoor.exam-part-passed.v0"}
    text["data"] = msgspec.Raw(data if data != b"nonsense" else b'"nonsense"')
    row = school.take(text)
    assert (row["recorded"], row["refused"]) == (0, 1)


def test_a_kind_can_become_newer_more_than_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(
        OLDER, "mark/1", Older("exam-part-passed/0", lambda said: {"part": said["name"], **THEN})
    )
    assert newest("mark/1") == "exam-part-passed/1"
    data = told_anew("mark/1", b'{"name":"NE-CE"}')
    assert decode("mark/1", b'{"name":"NE-CE"}') == understand("exam-part-passed/1", data)


def test_what_is_said_in_the_newest_words_already_is_left_alone():
    data = encode(ExamPartPassed(part="WI-CE", mark="6.4"))
    assert msgspec.json.decode(told_anew("exam-part-passed/0", data)) == msgspec.json.decode(data)
    assert told_anew("exam-part-passed/1", data) is data
