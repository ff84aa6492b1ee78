"""Is every answer found that changed between two moments of knowledge, and no other; and because of what?"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from journeys.store.journal import Journal, open_journal
from leerspoor.asking import asked, instant_of
from leerspoor.changes import COMPARED, answers_in, changes, questions_on
from leerspoor.comparing import compare
from leerspoor.exchange.sample import sample
from leerspoor.replaying import replay_student
from projections.catch_up import catch_up
from projections.questions import STUDENT_QUESTIONS
from projections.reading import answer
from tests.commandline import School
from tests.leerspoor.test_replay import story
from tests.scenario import CHOSEN, Story, ordinary

ON = "2025-03-01"


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    school = School(tmp_path_factory.mktemp("school"))
    school.restore(story().history)
    return school


def diff(school: School, first: str, second: str, *arguments: object, on: str = ON) -> list[dict[str, Any]]:
    moments = ("--known-at", first, "--known-at", second)
    return school("diff", *moments, "--on", on, *arguments, "--json").done().rows


def told(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(row["student"], row["answer"], row["was"], row["now"]) for row in rows]


def test_a_corrected_mark_is_told_with_the_correction(school: School) -> None:
    (row,) = diff(school, "2024-06-03T09:59:59Z", "2024-06-03T10:00:00Z")
    assert list(row) == ["student", "on", "known_at", "answer", "was", "now", "because"]
    assert told([row]) == [("s1", "NE-CE", "passed 7.0", "passed 4.0")]
    assert row["known_at"] == ["2024-06-03T09:59:59Z", "2024-06-03T10:00:00Z"]
    assert row["because"]["events"] == ["mended"]
    assert "VEX-01" in row["because"]["rules"]


def test_in_whichever_order_the_moments_are_named(school: School) -> None:
    forth = diff(school, "2024-06-02", "2024-06-04")
    assert diff(school, "2024-06-04", "2024-06-02") == forth
    assert forth


def test_between_a_moment_and_itself_nothing_changed(school: School) -> None:
    assert diff(school, "2024-06-04", "2024-06-04") == []


def test_what_was_withdrawn_is_named_as_the_cause(school: School) -> None:
    """WI-CE was failed, and the next day that was withdrawn: what is left of it, and why."""
    found = diff(school, "2024-06-05", "2024-06-06", "--question", "result", on="2024-06-10")
    assert {event for row in found for event in row["because"]["events"]} <= {"gone"}
    story_ = ordinary()
    story_.tell("s1", "route-started", "2023-08-01")
    story_.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0", id="ne", at="2024-05-24")
    story_.retract("ne", at="2024-06-06", id="gone")
    story_.tell("s1", "support-registered", "2024-06-06", support="rust", at="2024-06-06T13:00Z")
    other = School(school.folder / "other")
    other.folder.mkdir()
    other.restore(story_.history)
    (row,) = diff(other, "2024-06-05", "2024-06-06", "--question", "exams-owed")
    assert told([row]) == [("s1", "NE-CE", "passed 7.0", "owed vo 2026-07-31")]
    assert row["because"]["events"] == ["gone"]


def test_who_rests_on_what_changed_is_told_too(school: School) -> None:
    """The company of s1's placement turned out to be recognised later; nothing was told of s1."""
    rows = diff(school, "2024-09-02", "2024-09-03")
    assert told(rows) == [("s1", "p1", "yes 100", "partly 65 ACCREDITATION_LAPSED")]
    assert rows[0]["because"]["events"] == ["later"]


def test_who_rested_on_it_then_and_does_not_any_more(tmp_path_factory: pytest.TempPathFactory) -> None:
    """After the second moment the placement was corrected to be at another company."""
    story_ = ordinary()
    for company in ("100000001", "100000002"):
        story_.tell(company, "company-recognised", "2020-01-01", id=f"of-{company}")
    story_.tell("s1", "route-started", "2023-08-01")
    done = {
        "starts_on": "2024-06-17",
        "ends_on": "2024-07-26",
        "signed": dict.fromkeys(("student", "company", "mbo"), "2024-06-08"),
    }
    story_.tell("s1", "bpv-agreed", "2024-06-10", id="agreed", **done)
    story_.tell("s1", "bpv-completed", "2024-07-26")
    story_.retract("of-100000001", at="2024-09-01", id="not-recognised")
    story_.correct("agreed", company="100000002", at="2024-09-02")
    school = School(tmp_path_factory.mktemp("moved"))
    school.restore(story_.history)
    (row,) = diff(school, "2024-08-31", "2024-09-01")
    assert (row["student"], row["answer"], row["was"]) == ("s1", "p1", "yes 100")
    assert row["because"]["events"] == ["not-recognised"]


def test_whose_route_named_the_agreement_then_and_does_not_any_more(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """After the second moment the route was corrected to be under another agreement."""
    story_ = Story()
    for agreement in ("A1", "A2"):
        story_.tell(agreement, "agreement-signed", "2019-01-01")
    story_.tell("R1", "route-opened", "2019-01-02", id="route")
    story_.tell("s1", "route-started", "2023-08-01")
    story_.tell("A1", "agreement-ended", "2024-08-01", effective_on="2024-08-01", id="ended")
    story_.correct("route", agreement="A2", at="2024-09-01")
    school = School(tmp_path_factory.mktemp("agreement"))
    school.restore(story_.history)
    rows = diff(school, "2024-07-31", "2024-08-01", "--question", "compliance")
    assert ("s1", "agreement-in-force") in [(row["student"], row["answer"]) for row in rows]
    assert {event for row in rows for event in row["because"]["events"]} == {"ended"}


def test_one_question_and_some_students_only(school: School) -> None:
    everything = diff(school, "2018-01-01", "2025-01-01")
    assert {row["student"] for row in everything} == {"s1", "s2", "s3", "s4", "s5"}
    assert diff(school, "2018-01-01", "2025-01-01", "s1", "s3") == [
        row for row in everything if row["student"] in ("s1", "s3")
    ]
    bpv = diff(school, "2018-01-01", "2025-01-01", "--question", "bpv")
    assert told(bpv) == [("s1", "p1", None, "partly 65 ACCREDITATION_LAPSED")]


def test_a_policy_that_was_chosen_in_between_touches_everyone(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """It changes the answers that follow what the journal chose, and not the others."""
    story_ = ordinary()
    story_.tell("s1", "route-started", "2023-08-01", leerjaar=4, chosen=CHOSEN)
    story_.tell("switch_clock", "policy-chosen", "2020-01-01", choice="STUDENT", at="2025-01-01", id="choice")
    school = School(tmp_path_factory.mktemp("policy"))
    school.restore(story_.history)
    assert diff(school, "2024-12-31", "2025-01-01", "--question", "responsibility") == []
    (row,) = diff(school, "2024-12-31", "2025-01-01", "--question", "options")
    assert told([row]) == [("s1", "options", "WINDOW_OPEN 2025-07-31", "WINDOW_OPEN 2026-07-31")]
    assert row["because"]["events"] == ["choice"]


# --- the law, on an invented region ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with open_journal(tmp_path_factory.mktemp("region") / "journal.db") as journal:
        with journal.writing() as writing:
            writing.restore(sample(66, 20))
        catch_up(journal)
        yield journal


def all_answers(journal: Journal, on: str, known_at: str) -> dict[Any, Any]:
    rows = {
        name: [
            msgspec.json.decode(line)
            for line in answer(journal, asked(name, on=on, known_at=known_at, every_status=True))
        ]
        for name in COMPARED
    }
    return answers_in(rows)


@pytest.mark.parametrize("seed", range(4))
def test_it_finds_what_asking_about_everyone_at_both_moments_finds(region: Journal, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - which moments, no secret
    instants = sorted({entry.recorded_at for entry in region.entries()})
    at = chance.randrange(len(instants))
    first, second = (
        instants[min(at + more, len(instants) - 1)].isoformat() for more in (0, chance.choice([1, 30, 400]))
    )
    on = f"{chance.randint(2020, 2027)}-{chance.choice(['03-01', '08-01', '10-01'])}"
    found = list(compare(region, questions_on(date.fromisoformat(on)), instant_of(first), instant_of(second)))
    wanted = changes(all_answers(region, on, first), all_answers(region, on, second))
    assert [(c.student, c.answer, c.was, c.now) for c in found] == [
        (c.student, c.answer, c.was, c.now) for c in wanted
    ]
    assert all(c.events for c in found)


def test_a_cause_is_a_step_of_the_replay(region: Journal) -> None:
    """What `diff` names, `replay` shows."""
    first, second = instant_of("2024-01-01"), instant_of("2025-01-01")
    questions = questions_on(date(2025, 1, 1))
    found = list(compare(region, questions, first, second))
    for student in sorted({change.student for change in found})[::8]:
        steps = {step.recorded.id for step in replay_student(region, student, questions, first, second)}
        assert {id_ for change in found if change.student == student for id_ in change.events} <= steps


# --- as a person reads it -------------------------------------------------------------------------------


def test_a_person_reads_it_by_student(school: School) -> None:
    moments = ("--known-at", "2024-06-02", "--known-at", "2024-06-03")
    lines = school("diff", *moments, "--on", ON).done().text.splitlines()
    assert lines[0].startswith("antwoorden op 2025-03-01 die anders zijn met wat bekend was op 2024-06-03")
    assert lines[1] == "s1"
    assert lines[2].startswith("  NE-CE: behaald 7.0 → behaald 4.0  (")
    assert lines[3].startswith("    door ")
    assert "correctie: NE-CE, cijfer 4.0" in lines[3]
    english = school("--lang", "en", "diff", *moments, "--on", ON).done().text
    assert "passed 7.0 → passed 4.0" in english
    assert "by " in english


def test_nothing_changed_is_said(school: School) -> None:
    moments = ("--known-at", "2030-01-01", "--known-at", "2031-01-01")
    assert "Geen antwoord is anders." in school("diff", *moments).done().text
    assert "No answer is different." in school("--lang", "en", "diff", *moments).done().text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "--known-at"),
        (("--known-at", "2024-01-01"), "twee momenten"),
        (("--known-at", "2024-01-01") * 3, "twee momenten"),
        (("--known-at", "2024-01-01", "--known-at", "morgen"), "morgen"),
        (("--known-at", "2024-01-01", "--known-at", "2025-01-01", "--question", "guarantees"), "guarantees"),
        (("--known-at", "2024-01-01", "--known-at", "2025-01-01", "nobody"), "nobody"),
        (("--known-at", "2024-01-01", "--known-at", "2025-01-01", "--on", "x"), "x"),
    ],
)
def test_what_cannot_be_compared(school: School, arguments: tuple[str, ...], told: str) -> None:
    assert told in school("diff", *arguments).failed(2)


@pytest.mark.parametrize("question", STUDENT_QUESTIONS)
def test_every_question_about_students_can_be_compared(school: School, question: str) -> None:
    diff(school, "2018-01-01", "2025-01-01", "--question", question)


def test_on_every_database(tmp_path: Path, place: str) -> None:
    """What changed, step by step and between two moments, is the same wherever the journal is."""
    school = School(tmp_path, place)
    school.restore(story().history)
    assert told(diff(school, "2024-09-02", "2024-09-03")) == [
        ("s1", "p1", "yes 100", "partly 65 ACCREDITATION_LAPSED")
    ]
    steps = school("replay", "--cohort", "R1/2023", "--on", ON, "--json").done().rows
    assert {"start-s1", "mended", "stop", "later"} <= {step["id"] for step in steps}
    assert school("superseded", "--on", ON, "--json").done().rows == []
