"""Do the answers follow the choices of the journal where they should, and nowhere else?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journeys.law.policies import POLICIES, SWITCHABLE
from projections import folding
from projections.questions import CONTRACT
from projections.spans import StudentSpans
from projections.standing import StudentHistory
from tests.choosing import in_class_4
from tests.commandline import School

FIVE = sorted(CONTRACT)


@pytest.fixture
def school(tmp_path: Path) -> School:
    found = School(tmp_path)
    found.restore(in_class_4().history)
    return found


def phase(school: School, on: str, *options: str) -> str:
    (row,) = school.ask("responsibility", "s1", *options, on=on)
    return str(row["phase"])


# --- the answers ---------------------------------------------------------------------------------------


def test_the_five_answers_follow_the_default_unless_asked_otherwise(school: School) -> None:
    """S04: mbo from 1 August 2025, by the student's own clock a year later."""
    school("policies", "switch_clock", "STUDENT", "--on", "2024-08-01").done()
    for on, default, chosen in (
        ("2025-07-31", "vo", "vo"),
        ("2025-08-01", "mbo", "vo"),
        ("2026-08-01", "mbo", "mbo"),
    ):
        assert phase(school, on) == phase(school, on, "--policies", "default") == default
        assert phase(school, on, "--policies", "chosen") == chosen


def test_the_newer_answers_follow_what_was_chosen_unless_asked_otherwise(school: School) -> None:
    def ends(*options: str) -> list[str]:
        return [row["window_end"] for row in school.ask("options", "s1", *options, on="2025-09-01")]

    assert ends() == ["2026-07-31"]
    school("policies", "switch_clock", "STUDENT", "--on", "2024-08-01").done()
    assert ends() == ends("--policies", "chosen") == ["2027-07-31"]
    assert ends("--policies", "default") == ["2026-07-31"]


@pytest.mark.parametrize("question", FIVE)
@pytest.mark.parametrize("known_at", [(), ("--known-at", "2999-01-01")], ids=["tables", "folded"])
def test_choices_leave_the_five_answers_byte_for_byte_as_they_were(
    school: School, question: str, known_at: tuple[str, ...]
) -> None:
    every = ("--all",) if question == "exams-owed" else ()

    def lines() -> list[bytes]:
        days = ("2024-10-01", "2025-08-01", "2025-09-15", "2026-08-01", "2027-08-01")
        return [
            line
            for on in days
            for line in school(question, *every, *known_at, "--on", on, "--json").done().lines
        ]

    before = lines()
    assert before
    for name in SWITCHABLE:
        school("policies", name, POLICIES[name].choices[1].code, "--on", "2019-01-01").done()
    assert lines() == before


@pytest.mark.parametrize("question", FIVE)
def test_by_what_was_chosen_each_line_names_its_policies_and_says_the_same_as_by_default(
    school: School, question: str
) -> None:
    """Nothing was chosen: from the tables by default, and folded by choice."""
    every = ("--all",) if question == "exams-owed" else ()
    found: list[dict[str, Any]] = []
    for on in ("2025-08-01", "2025-09-15", "2026-08-01"):
        default = school.ask(question, *every, on=on)
        found += default
        chosen = school.ask(question, *every, "--policies", "chosen", on=on)
        at_an_instant = school.ask(
            question, *every, "--policies", "chosen", "--known-at", "2999-01-01", on=on
        )
        assert [row.pop("policies") for row in chosen] == [row.pop("policies") for row in at_an_instant]
        assert [{**row, "known_at": None} for row in at_an_instant] == chosen == default
    assert found


def test_a_choice_for_a_question_about_the_past_is_that_of_the_day_asked_about(school: School) -> None:
    school("policies", "switch_clock", "STUDENT", "--on", "2025-09-01").done()
    assert phase(school, "2025-08-31", "--policies", "chosen") == "mbo"
    assert phase(school, "2025-09-01", "--policies", "chosen") == "vo"


# --- upkeep --------------------------------------------------------------------------------------------


def test_choices_come_through_upkeep_and_archive(school: School, tmp_path: Path) -> None:
    """Catching up, verify, rebuild, and an archive in another journal."""
    before = school("responsibility", "--on", "2025-09-01", "--json").done().out
    for name in SWITCHABLE:
        school("policies", name, POLICIES[name].choices[1].code, "--on", "2019-01-01").done()
    chosen = school("responsibility", "--policies", "chosen", "--on", "2025-09-01", "--json").done().out
    assert school("responsibility", "--on", "2025-09-01", "--json").done().out == before
    school("verify").done()
    school("rebuild").done()
    assert school("responsibility", "--on", "2025-09-01", "--json").done().out == before
    (tmp_path / "other").mkdir()
    other = School(tmp_path / "other")
    school("archive", tmp_path / "all.jsonl").done()
    other("restore", tmp_path / "all.jsonl").done()
    assert (
        other("responsibility", "--policies", "chosen", "--on", "2025-09-01", "--json").done().out == chosen
    )


def test_what_comes_in_after_a_choice_is_caught_up_with(school: School) -> None:
    """A choice between two reports."""
    assert phase(school, "2025-08-01") == "mbo"
    school("policies", "switch_clock", "STUDENT", "--on", "2019-01-01").done()
    assert phase(school, "2025-08-01") == "mbo"
    school.take({
        "specversion": "1.0", "source": "urn:leerspoor:system", "type": "nl.leerspoor.year-repeated.v1",
        "subject": "student/s1", "time": "2025-01-01", "data": {"route_year": 2},
    })  # fmt: skip
    assert phase(school, "2025-08-01") == "vo"
    assert phase(school, "2027-07-31", "--policies", "chosen") == "vo"
    assert phase(school, "2027-08-01", "--policies", "chosen") == "mbo"


def test_a_choice_can_be_imported_corrected_and_retracted_like_any_report(school: School) -> None:
    row = school.take(
        {
            "specversion": "1.0", "id": "choice", "source": "urn:leerspoor:vo:98VO",
            "type": "nl.leerspoor.policy-chosen.v1", "subject": "policy/switch_clock", "time": "2019-01-01",
            "data": {"choice": "STUDENT", "reason": "other", "agreed_by": ["98VO", "98MB"]},
        },
    )  # fmt: skip
    assert row["recorded"] == 1
    assert phase(school, "2025-08-01", "--policies", "chosen") == "vo"
    event = school.archive()[-1]["id"]
    row = school.take(
        {
            "specversion": "1.0", "source": "urn:leerspoor:vo:98VO", "type": "nl.leerspoor.retracted.v1",
            "subject": "policy/switch_clock", "time": "2025-01-01",
            "data": {"event": event, "reason": "other"},
        },
    )  # fmt: skip
    assert row["recorded"] == 1
    assert phase(school, "2025-08-01", "--policies", "chosen") == "mbo"
    (shown,) = school("policies", "switch_clock", "--json").done().rows
    assert shown["chosen"] is None


def test_of_a_start_in_leerjaar_4_both_days_are_told(school: School) -> None:
    """RSP-04, S04: whichever clock holds; and repeating a year moves both."""
    for policies in ((), ("--policies", "chosen")):
        row = school("why", "s1", "OPEN_SWITCH_CLASS4", *policies, "--on", "2025-01-01", "--json").done().row
        assert row["conclusion"][1:] == [
            "naar het mbo op: 2025-08-01 (switch_clock=PROGRAMME)",
            "naar het mbo op: 2026-08-01 (switch_clock=STUDENT)",
        ]
        assert [policy["name"] for policy in row["policies"]] == ["switch_clock"]
        school("policies", "switch_clock", "STUDENT", "--on", "2019-01-01").done()
    english = (
        school("--lang", "en", "why", "s1", "OPEN_SWITCH_CLASS4", "--on", "2025-01-01", "--json").done().row
    )
    assert english["conclusion"][2] == "to the mbo on: 2026-08-01 (switch_clock=STUDENT)"


def test_why_the_days_of_a_journey_are_what_they_are_names_their_policies(school: School) -> None:
    row = school("why", "s1", "status", "--on", "2025-01-01", "--json").done().row
    named = {policy["name"]: policy["choice"] for policy in row["policies"]}
    assert {name: named[name] for name in ("switch_day", "switch_clock", "window_day")} == {
        "switch_day": "AUGUST_1", "switch_clock": "PROGRAMME", "window_day": "JULY_31",
    }  # fmt: skip


def test_a_choice_has_no_student_folded_again(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables are by the default policies: that is what they stay."""
    assert phase(school, "2025-08-01") == "mbo"
    folded: list[str] = []
    fold = folding.spans_of

    def noted(history: StudentHistory) -> StudentSpans:
        folded.append(history.student)
        return fold(history)

    monkeypatch.setattr(folding, "spans_of", noted)
    school("policies", "switch_clock", "STUDENT", "--on", "2019-01-01").done()
    assert phase(school, "2025-08-01") == "mbo"
    assert folded == []
    school("rebuild").done()
    assert folded == ["s1", "s2"]
