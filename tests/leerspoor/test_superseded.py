"""Which decisions rest on what was changed later, at the command line: S17 and its other side."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commandline import School
from tests.exam_programme import passing
from tests.leerspoor.test_results import story

ON = "2025-09-01"


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    """s1: MA-SE was 6.0 when the uitslag was determined and a certificate awarded, and became 5.8 later."""
    school = School(tmp_path_factory.mktemp("school"))
    school.restore(story().history)
    return school


def superseded(school: School, *arguments: object) -> list[dict[str, Any]]:
    return school("superseded", *arguments, "--on", ON, "--json").done().rows


def test_a_decision_is_told_with_its_ground_and_what_changed_that(school: School) -> None:
    first, second = superseded(school)
    assert list(first) == [
        "student", "on", "known_at", "side", "part", "was", "now", "decision", "basis", "changed_by",
    ]  # fmt: skip
    assert [row["decision"]["event"] for row in (first, second)] == ["uitslag", "certificate"]
    for row in (first, second):
        assert (row["student"], row["side"], row["part"]) == ("s1", "vmbo", "MA-SE")
        assert (row["was"], row["now"]) == ("6.0", "5.8")
        assert row["basis"]["event"] == "MA-SE"
        (changed,) = row["changed_by"]
        assert (changed["kind"], changed["recorded_at"][:10]) == ("corrected/1", "2025-07-01")


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (("s1",), 2),
        (("s2",), 0),
        (("--cohort", "R1/2023"), 2),
        (("--cohort", "G1/2023"), 0),
        (("--known-at", "2025-06-30"), 0),
        (("--known-at", "2025-07-01"), 2),
    ],
)
def test_of_whom_and_by_what_was_known_when(school: School, arguments: tuple[str, ...], number: int) -> None:
    assert len(superseded(school, *arguments)) == number


def test_what_was_known_when_it_was_decided_did_not_change_its_ground(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Corrected before the diploma, withdrawn after it: only that is named."""
    told = passing()
    told.correct("NE-CE", mark="6.1", id="before")
    told.tell("s1", "diploma-awarded", "2025-06-18", side="vmbo", id="diploma")
    school = School(tmp_path_factory.mktemp("before"))
    school.restore(told.history)
    assert superseded(school) == []
    told.retract("NE-CE", at="2025-07-03", id="after")
    school = School(tmp_path_factory.mktemp("after"))
    school.restore(told.history)
    (row,) = superseded(school)
    assert (row["was"], row["now"]) == ("6.1", None)
    assert [fact["event"] for fact in row["changed_by"]] == ["after"]


def test_a_correction_from_before_the_decision_that_was_corrected_after_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    told = passing()
    told.correct("NE-CE", mark="6.1", id="before")
    told.tell("s1", "diploma-awarded", "2025-06-18", side="vmbo", id="diploma")
    told.correct("before", mark="4.1", at="2025-07-03", id="after")
    school = School(tmp_path_factory.mktemp("corrected"))
    school.restore(told.history)
    (row,) = superseded(school)
    assert (row["was"], row["now"]) == ("6.1", "4.1")
    assert [fact["event"] for fact in row["changed_by"]] == ["after"]


def test_people_read_it_in_a_table(school: School) -> None:
    dutch = school("superseded", "--on", ON).done().text
    assert "uitslag vastgesteld" in dutch
    assert "correctie 2025-07-01 (system)" in dutch
    english = school("--lang", "en", "superseded", "--on", ON).done().text
    assert "certificate awarded" in english
    assert "changed by" in english


def test_none_is_said_too(school: School) -> None:
    assert "Geen besluit" in school("superseded", "s2").done().text
    assert "No decision" in school("--lang", "en", "superseded", "s2").done().text


@pytest.mark.parametrize("arguments", [("nobody",), ("--cohort", "R9/2023"), ("--on", "x")])
def test_what_cannot_be_asked(school: School, arguments: tuple[str, ...]) -> None:
    assert arguments[-1].partition("/")[0] in school("superseded", *arguments).failed(2)
