"""Is a touch of the journal found, are the answers made anew, and what does the doctor say?"""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import msgspec
import pytest

from tests.commandline import School, leerspoor, line
from tests.scenario import Story, ordinary

START, ENROLLED, LAST = 6, 8, 10
"""Positions in the story's journal."""
ON = "2023-10-01"


def story() -> Story:
    """A start that was corrected, an enrolment that was retracted, and an end."""
    told = ordinary()
    start = told.tell("s1", "route-started", "2023-08-01")
    told.correct(start, leerjaar=4)
    enrolled = told.tell("s1", "enrolled", "2023-08-01", side="mbo")
    told.retract(enrolled)
    told.tell("s1", "dropped-out", "2024-01-01", by="vo:98VO")
    return told


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of the story, with its answers."""
    school = School(tmp_path_factory.mktemp("sound"))
    school.restore(story().history)
    school("verify").done()
    return school.journal


@pytest.fixture
def school(tmp_path: Path, sound: Path) -> School:
    school = School(tmp_path)
    shutil.copy(sound, school.journal)
    return school


def touch(school: School, statement: str, *values: object) -> None:
    """Change the journal behind our back."""
    connection = sqlite3.connect(school.journal)
    connection.execute(statement, values)
    connection.commit()
    connection.close()


def found(school: School, position: int | None) -> str:
    """What verify says of what it found, first at this position."""
    said = school("verify")
    assert said.code == 1, said
    assert "Traceback" not in said.message
    first = said.message.splitlines()[0]
    if position is not None:
        assert first.startswith(f"leerspoor: positie {position}: "), first
    return first


# --- verify -------------------------------------------------------------------------------------------


def test_a_sound_journal_is_told_so(school: School):
    said = school("verify", "--json").done()
    assert (said.row["entries"], said.row["students"], said.row["findings"]) == (10, 1, [])
    assert "10 gebeurtenissen" in school("verify").done().text


@pytest.mark.parametrize("position", range(1, 11))
def test_a_byte_of_the_data_that_was_flipped_is_found_at_its_position(school: School, position: int):
    connection = sqlite3.connect(school.journal)
    (data,) = connection.execute("SELECT data FROM events WHERE position = ?", (position,)).fetchone()
    connection.close()
    for at in random.Random(position).sample(range(len(data)), 3):  # noqa: S311 - no secret
        flipped = data[:at] + chr(ord(data[at]) ^ 1) + data[at + 1 :]
        touch(school, "UPDATE events SET data = ? WHERE position = ?", flipped, position)
        found(school, position)
    touch(school, "UPDATE events SET data = ? WHERE position = ?", data, position)
    school("verify").done()


TOUCHES = [
    ("UPDATE events SET data = data || ' ' WHERE position = 6", START),
    ("UPDATE events SET data = x'7b7d' WHERE position = 6", START),
    ("UPDATE events SET salt = zeroblob(16) WHERE position = 6", START),
    ("UPDATE events SET salt = 'zout' WHERE position = 6", START),
    ("UPDATE events SET datahash = zeroblob(32) WHERE position = 6", START),
    ("UPDATE events SET datahash = 'hash' WHERE position = 6", START),
    ("UPDATE events SET salt = NULL WHERE position = 6", START),
    ("UPDATE events SET data = NULL WHERE position = 6", START),
    ("UPDATE events SET version = 99 WHERE position = 10", LAST),
    ("UPDATE events SET version = 'x' WHERE position = 10", LAST),
    ("UPDATE events SET stream = 'student/s2' WHERE position = 10", LAST),
    ("UPDATE events SET stream = 'student/s2', version = 1 WHERE position = 6", 7),
    ("UPDATE events SET stream = 'pupil/s2', version = 1 WHERE position = 10", LAST),
    ("UPDATE events SET stream = 'route/R9', version = 1 WHERE position = 10", LAST),
    ("UPDATE events SET kind = 'flown-away/1' WHERE position = 10", LAST),
    ("UPDATE events SET kind = 'transferred/1' WHERE position = 10", LAST),
    ("UPDATE events SET \"by\" = 'nobody' WHERE position = 10", LAST),
    ('UPDATE events SET "by" = NULL WHERE position = 10', LAST),
    ("UPDATE events SET \"on\" = '31-02-2024' WHERE position = 10", LAST),
    ('UPDATE events SET "on" = NULL WHERE position = 10', LAST),
    ("UPDATE events SET actor = 'Jan Jansen' WHERE position = 10", LAST),
    ("UPDATE events SET origin = 'elsewhere' WHERE position = 10", LAST),
    ("UPDATE events SET id = NULL WHERE position = 10", None),
    ("UPDATE events SET id = 'Jan Jansen' WHERE position = 10", LAST),
    ("UPDATE events SET command = NULL WHERE position = 10", LAST),
    ("UPDATE events SET command = 'x' WHERE position = 10", LAST),
    ("UPDATE events SET recorded_at = '2001-01-01T00:00:00.000000Z' WHERE position = 6", START),
    ("UPDATE events SET recorded_at = 'gisteren' WHERE position = 6", START),
    ("UPDATE events SET recorded_at = '2024-01-01 00:00:00' WHERE position = 10", LAST),
    ("DELETE FROM events WHERE position = 6", 7),
    ("DELETE FROM events WHERE position = 1", 2),
    ("DELETE FROM events WHERE position = 10", None),
    ("UPDATE events SET position = 99 WHERE position = 10", 99),
    ("UPDATE head SET position = 99", None),
    ("UPDATE head SET position = 3", None),
    ("UPDATE head SET recorded_at = '2001-01-01T00:00:00.000000Z'", None),
    ("DELETE FROM head", None),
]


@pytest.mark.parametrize(("statement", "position"), TOUCHES)
def test_whatever_was_touched_is_found(school: School, statement: str, position: int | None):
    touch(school, statement)
    found(school, position)


@pytest.mark.parametrize("statement", [statement for statement, _ in TOUCHES])
def test_nothing_that_was_touched_makes_a_question_fall_over(school: School, statement: str):
    touch(school, statement)
    for command in ("timeline s1", "archive", "guarantees --known-at 2099-01-01", "rebuild"):
        said = school(*command.split())
        assert said.code in (0, 1, 2)
        assert "Traceback" not in said.message


def test_a_correction_whose_event_is_gone_is_found(school: School):
    touch(school, "UPDATE events SET id = 'another' WHERE position = 6")
    school("rebuild").done()
    found(school, 7)


def test_an_event_that_was_emptied_without_an_erasure_is_found(school: School):
    touch(school, "UPDATE events SET data = NULL, salt = NULL WHERE position = 10")
    school("rebuild").done()
    found(school, LAST)


def test_the_first_hundred_findings_are_told_with_the_positions(school: School):
    touch(school, "UPDATE events SET salt = zeroblob(16)")
    said = school("verify", "--json")
    assert said.code == 1
    assert [finding["position"] for finding in said.row["findings"]] == list(range(1, 11))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE responsibility_spans SET answer = replace(answer, 'active', 'ended')",
        "DELETE FROM responsibility_spans",
        "DELETE FROM membership_spans",
        "UPDATE membership_spans SET cohort = 'R1/1999'",
        "UPDATE exam_spans SET until = '1999-01-01' WHERE part = 'WI-CE'",
    ],
)
def test_answers_that_do_not_follow_are_found_and_made_anew(school: School, statement: str):
    questions = [
        ("responsibility", "--on", ON),
        ("exams-owed", "--all", "--on", ON),
        ("guarantees", "--on", ON),
    ]
    before = [school(*question, "--json").done().out for question in questions]
    touch(school, statement)
    assert "student/s1" in found(school, None)
    school("rebuild").done()
    school("verify").done()
    assert [school(*question, "--json").done().out for question in questions] == before


def test_bits_of_the_file_that_flipped_are_found_or_do_not_matter(school: School):
    """Wherever a bit of the file flips: it is found, or the archive is what it was."""
    chance = random.Random(11)  # noqa: S311 - no secret
    archive = school("archive").done().out
    whole = school.journal.read_bytes()
    written = [at for at, byte in enumerate(whole) if byte]
    for at in chance.sample(written, 30):
        flipped = bytearray(whole)
        flipped[at] ^= 1 << chance.randrange(8)
        for path in school.folder.glob("journal.db-*"):
            path.unlink()
        school.journal.write_bytes(flipped)
        said = school("verify")
        assert "Traceback" not in said.message
        if said.code == 0:
            assert school("archive").done().out == archive, at


# --- rebuild and doctor -------------------------------------------------------------------------------


def test_a_rebuild_changes_no_answer(school: School):
    before = school("responsibility", "--on", ON, "--json").done().out
    said = school("rebuild", "--json").done()
    assert (said.row["students"], said.row["position"]) == (1, 10)
    assert school("responsibility", "--on", ON, "--json").done().out == before
    assert "10" in school("rebuild").done().text


def test_the_doctor_looks_at_what_is_there(school: School):
    said = school("doctor").done()
    assert str(school.journal) in said.text
    assert "10 gebeurtenissen" in said.text
    checks = {check["what"]: check for check in school("doctor", "--json").done().row["checks"]}
    assert all(check["sound"] for check in checks.values())
    assert {"leerspoor", "python", "sqlite", "journaal"} <= set(checks)


def test_the_doctor_makes_no_journal(tmp_path: Path):
    said = leerspoor("--journal", tmp_path / "none.db", "doctor").done()
    assert "nog geen journaal" in said.text
    assert list(tmp_path.iterdir()) == []


def test_the_doctor_says_when_answers_have_to_be_made_still(school: School):
    school.take(line("placed", "s1"))
    touch(school, "UPDATE projection_progress SET position = 3, target = 3")
    assert "nog bij te werken" in school("doctor").done().text
    school("responsibility").done()
    assert "nog bij te werken" not in school("doctor").done().text


def test_what_verify_says_to_a_program_is_one_object(school: School):
    touch(school, "UPDATE events SET salt = zeroblob(16) WHERE position = 6")
    said = school("verify", "--json")
    (finding,) = msgspec.json.decode(said.out)["findings"]
    assert (finding["position"], finding["stream"]) == (6, "student/s1")
