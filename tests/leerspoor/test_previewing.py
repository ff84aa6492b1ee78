"""Does a look at what would change tell the truth, and leave the journal as it was?"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from journeys.aggregates.command import Command
from journeys.store.journal import Journal, open_journal
from leerspoor.asking import asked
from leerspoor.previewing import SHOWN, Preview, preview
from leerspoor.recording import record
from tests.commandline import School
from tests.tui.desk import told

ON = "2025-03-01"


@pytest.fixture
def school(tmp_path: Path, place: str) -> School:
    found = School(tmp_path, place)
    found.restore(told().history)
    return found


@pytest.fixture
def journal(school: School) -> Iterator[Journal]:
    with open_journal(school.place, create=False) as found:
        yield found


def command(kind: str = "exam-part-passed", student: str = "s1", on: str = ON, **data: Any) -> Command:
    return Command(
        stream=f"student/{student}",
        kind=f"{kind}/1",
        on=date.fromisoformat(on),
        by="vo:98VO",
        data=msgspec.json.encode(data),
        command=str(uuid.uuid4()),
    )


def look(journal: Journal, *commands: Command, on: str = ON) -> Preview:
    return preview(journal, list(commands), asked("responsibility", on=on, students=["s1"]))


def answers(school: School) -> list[bytes]:
    """All that the command line answers about the student, and the whole journal."""
    asked_of = [
        school(question, "s1", "--on", ON, "--json", *(["--all"] if question == "exams-owed" else []))
        .done()
        .out
        for question in SHOWN
    ]
    return [*asked_of, school("archive").done().out, school("verify", "--json").done().out]


def statuses(found: list[dict[str, Any]]) -> dict[str, str]:
    return {row["part"]: row["status"] for row in found}


def test_a_look_changes_nothing_and_says_what_recording_would(school: School, journal: Journal) -> None:
    before = answers(school)
    passed = command(part="WI-CE", mark="6.4")
    found = look(journal, passed)
    assert [outcome.state for outcome in found.outcomes] == ["recorded"]
    assert statuses(found.before["exams-owed"])["WI-CE"] == "owed"
    assert statuses(found.after["exams-owed"])["WI-CE"] == "passed"
    assert answers(school) == before
    assert [o.state for o in record(journal, [passed])] == ["recorded"]
    told_now = school("exams-owed", "s1", "--on", ON, "--all", "--json").done().rows
    assert statuses(told_now) == statuses(found.after["exams-owed"])
    assert answers(school) != before


def test_before_is_what_the_command_line_answers(school: School, journal: Journal) -> None:
    found = look(journal, command(part="WI-CE"))
    assert list(found.before) == list(SHOWN) == list(found.after)
    for question in SHOWN:
        options = ["--all"] if question == "exams-owed" else []
        assert found.before[question] == school(question, "s1", "--on", ON, *options, "--json").done().rows


def test_what_is_refused_changes_no_answer(school: School, journal: Journal) -> None:
    before = answers(school)
    found = look(journal, command(part="WI-CE", mark="12"))
    (outcome,) = found.outcomes
    assert outcome.refusal is not None
    assert (outcome.state, outcome.refusal.code) == ("refused", "MALFORMED")
    assert found.before == found.after
    assert answers(school) == before


def test_a_correction_is_looked_at_too(school: School, journal: Journal) -> None:
    before = answers(school)
    data = {"event": "ne", "reason": "other", "data": {"part": "NE-CE", "mark": "5.5"}}
    found = look(journal, command("corrected", **data))

    def mark(rows: list[dict[str, Any]]) -> str | None:
        (part,) = [row for row in rows if row["part"] == "NE-CE"]
        return part["mark"]

    assert (mark(found.before["exams-owed"]), mark(found.after["exams-owed"])) == ("4.0", "5.5")
    assert answers(school) == before


def test_several_are_taken_in_order(school: School, journal: Journal) -> None:
    agreed = {"placement": "p2", "company": "100000001", "crebo": "25737", "guardian_required": False}
    done = {"placement": "p2", "hours": 10, "assessed_by": ["mbo"], "result": "voldoende"}
    found = look(
        journal,
        command("bpv-agreed", starts_on="2025-01-06", ends_on="2025-02-07", **agreed),
        command("bpv-completed", **done),
    )
    assert [outcome.state for outcome in found.outcomes] == ["recorded", "recorded"]
    assert [row["placement"] for row in found.after["bpv"]] == ["p1", "p2"]
    assert [row["placement"] for row in found.before["bpv"]] == ["p1"]


def test_the_answers_are_those_of_the_day_that_is_looked_at(journal: Journal) -> None:
    passed = command(part="WI-CE", on="2025-03-02")
    assert look(journal, passed).after == look(journal, passed).before
    later = look(journal, passed, on="2025-03-02")
    assert statuses(later.after["exams-owed"])["WI-CE"] == "passed"


def test_the_same_look_twice_is_no_repetition(journal: Journal) -> None:
    """Nothing of the first is left: the second is not known already."""
    passed = command(part="WI-CE")
    assert [look(journal, passed).outcomes[0].state for _ in range(2)] == ["recorded", "recorded"]
