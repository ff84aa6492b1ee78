"""From which day do exam work and diplomas go, and what does a row say? RET-03, RET-04, RET-08."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scenario import CREBO, Story, another, ordinary

START, LATER = "2023-08-01", "2040-01-01"
SHARED = ("leerlingdossier", "verzuim-en-inschrijving", "bpv-en-bekostiging")


def started(**route: Any) -> Story:
    story = ordinary(**route)
    story.tell("s1", "route-started", START)
    return story


def each_its_own(story: Story) -> Story:
    story.tell("retention_of_two_schools", "policy-chosen", "2019-01-01", choice="EACH_ITS_OWN")
    return story


def rows(
    story: Story, on: str = LATER, known_at: str | None = None, **more: Any
) -> dict[tuple[str, str], Any]:
    found = story.ask("retention", on, known_at, students=["s1"], **more)
    by_name = {(f"{row['school']} {row['brin']}", row["data"]): row for row in found}
    assert len(by_name) == len(found)
    return by_name


def exam(story: Story, data: str, on: str = LATER) -> str | None:
    (found,) = [row["first_day"] for (_, each), row in rows(story, on).items() if each == data]
    first_day: str | None = found
    return first_day


# --- the exam -----------------------------------------------------------------------------------------


def test_the_work_of_the_central_exam_counts_from_the_result():
    """RET-03: passed or not, the last one; the diploma that goes with it comes later and is no result."""
    story = started()
    story.tell("s1", "result-determined", "2025-06-18", side="vmbo", outcome="rejected")
    assert exam(story, "centraal-examen") == "2025-12-19"
    story.tell("s1", "result-determined", "2025-07-02", side="vmbo", outcome="passed")
    story.tell("s1", "diploma-awarded", "2025-07-10", side="vmbo")
    assert exam(story, "centraal-examen") == "2026-01-03"
    assert exam(story, "centraal-examen", "2025-07-01") == "2025-12-19"
    story.tell("s1", "diploma-awarded", "2026-07-10", side="vmbo")
    assert exam(story, "centraal-examen") == "2027-01-11"


@pytest.mark.parametrize("told", [[], ["rejected"]])
def test_a_diploma_stands_for_a_result_that_was_not_told(told: list[str]):
    """RET-03: also after one that was not passed."""
    story = started()
    for outcome in told:
        story.tell("s1", "result-determined", "2025-06-18", side="vmbo", outcome=outcome)
    story.tell("s1", "diploma-awarded", "2026-07-10", side="vmbo")
    assert exam(story, "centraal-examen") == "2027-01-11"


def test_what_the_mbo_keeps_of_the_exam_counts_from_the_diploma():
    """RET-04: the last; a result of the mbo, and what the vmbo has, play no part."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01")
    story.tell("s1", "diploma-awarded", "2025-08-20", side="vmbo")
    story.tell("s1", "result-determined", "2026-06-01", side="mbo")
    assert (exam(story, "mbo-examenwerk"), exam(story, "mbo-diploma")) == (None, None)
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo="25180")
    story.tell("s1", "diploma-awarded", "2027-06-30", side="mbo", crebo="25180")
    assert (exam(story, "mbo-examenwerk"), exam(story, "mbo-diploma")) == ("2029-07-01", "2077-07-01")
    assert exam(story, "centraal-examen") == "2026-02-21"


def test_a_certificate_of_the_mbo_is_kept_as_a_diploma_is_and_starts_no_clock_of_exam_work():
    """RET-04."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01")
    story.tell("s1", "certificate-awarded", "2026-06-30", side="vmbo", parts=["MA-SE"])
    assert exam(story, "mbo-diploma") is None
    story.tell("s1", "certificate-awarded", "2026-07-01", side="mbo", parts=["B1-K1"])
    assert (exam(story, "mbo-examenwerk"), exam(story, "mbo-diploma")) == (None, "2076-07-02")
    story.tell("s1", "diploma-awarded", "2026-09-30", side="mbo", crebo="25180")
    assert (exam(story, "mbo-examenwerk"), exam(story, "mbo-diploma")) == ("2028-10-01", "2076-10-01")


def test_the_exam_is_that_of_the_school_of_the_route():
    """RET-03: of the route the student was on; whoever was not enrolled there kept the exam all the same."""
    story = started(form="GR")
    another(story, "R2", vo="97VO", mbo="97MB", form="GR")
    story.tell("s1", "result-determined", "2024-06-18", side="vmbo")
    story.tell("s1", "switched-to-transfer-option", "2024-08-01", to="route:R2")
    story.tell("s1", "result-determined", "2025-06-18", side="vmbo")
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=CREBO)
    found = rows(each_its_own(story), chosen_policies=True)
    assert found["vo 98VO", "centraal-examen"]["first_day"] == "2024-12-19"
    assert found["vo 97VO", "centraal-examen"]["first_day"] == "2025-12-19"
    assert found["mbo 97MB", "mbo-examenwerk"]["first_day"] == "2028-07-01"
    assert found["mbo 97MB", "leerlingdossier"]["first_day"] is None
    assert "mbo 98MB" not in {school for school, _ in found}
    assert {
        rows(story)[f"vo {brin}", "schoolexamen"]["because"]["rules"][-1] for brin in ("98VO", "97VO")
    } == {"RET-08"}


@pytest.mark.parametrize(("enrolled", "first_day"), [(False, None), (True, "2027-07-01")])
def test_a_diploma_of_after_the_route_is_the_schools_only_if_enrolled_there(
    enrolled: bool, first_day: str | None
):
    """RET-04: else it was got elsewhere; so is one from before the route."""
    story = ordinary()
    story.tell("s1", "diploma-awarded", "2022-06-30", side="mbo", crebo=CREBO)
    story.tell("s1", "route-started", START)
    story.tell("s1", "transferred", "2023-09-01")
    story.tell("s1", "dropped-out", "2024-11-14")
    if enrolled:
        story.tell("s1", "enrolled", "2024-12-01", side="mbo")
    story.tell("s1", "diploma-awarded", "2025-06-30", side="mbo", crebo=CREBO)
    assert exam(story, "mbo-examenwerk") == first_day


def test_a_school_keeps_no_exam_of_the_other_side():
    """RET-03, RET-04: of who is still enrolled at both after the end of the route, either diploma."""
    for side, of_own in (("vmbo", "2026-01-01"), ("mbo", None)):
        story = started()
        story.tell("s1", "transferred", "2023-09-01", stays_enrolled_at_vo=True)
        story.tell("s1", "route-ended", "2024-11-14")
        story.tell("s1", "diploma-awarded", "2025-06-30", side=side)
        assert exam(story, "centraal-examen") == of_own
        assert exam(story, "mbo-examenwerk") == (None if of_own else "2027-07-01")


# --- the rows, and why --------------------------------------------------------------------------------


@pytest.mark.parametrize(("on", "over"), [("2026-10-31", False), ("2026-11-01", True), ("2026-11-02", True)])
def test_the_term_is_over_from_the_first_day(on: str, over: bool):
    """RET-01: the day before it is the last on which the file may be kept."""
    story = started()
    story.tell("s1", "deregistered", "2024-11-01", side="vo")
    assert rows(story, on)["vo 98VO", "leerlingdossier"]["over"] is over


def test_the_rows_of_a_student():
    """6: what they say, in which order, and by which rules."""
    story = started()
    moved = story.tell("s1", "transferred", "2025-08-01")
    start = story.history[-2].id
    result = story.tell("s1", "result-determined", "2026-01-10", side="vmbo")
    found = rows(story, "2027-08-01")
    row = found["vo 98VO", "schoolexamen"]
    assert list(row) == [
        "student", "on", "known_at", "school", "brin", "data", "bound", "first_day", "over", "policies",
        "because",
    ]  # fmt: skip
    assert (row["school"], row["brin"], row["bound"], row["over"]) == ("vo", "98VO", "at-most", True)
    assert (row["because"], row["policies"]) == ({"rules": ["RET-03"], "events": [start, moved, result]}, [])
    row = found["mbo 98MB", "mbo-diploma"]
    assert (row["because"], row["policies"]) == ({"rules": ["RET-04"], "events": [moved]}, [])
    row = found["mbo 98MB", "leerlingdossier"]
    assert row["because"] == {"rules": ["RET-01", "RET-08"], "events": [start, moved, result]}
    assert row["policies"] == ["retention_of_two_schools=LAST_OF_ALL"]
    assert found["vo 98VO", "vo-diploma"]["bound"] == "open"


def test_by_policy_the_answer_names_the_choice_that_it_rests_on():
    """RET-08: also the one by which another school has no say; not where there is but one school."""
    story = each_its_own(started())
    (row,) = [r for (_, data), r in rows(story, chosen_policies=True).items() if data == "leerlingdossier"]
    assert (row["because"]["rules"], row["policies"]) == (["RET-01"], [])
    story.tell("s1", "transferred", "2025-08-01")
    for row in rows(story, chosen_policies=True).values():
        named = row["data"] in SHARED
        assert row["policies"] == (["retention_of_two_schools=EACH_ITS_OWN"] if named else [])
        assert ("RET-08" in row["because"]["rules"]) is named


def test_a_late_or_retracted_leaving():
    """1: by what was known then."""
    story = started()
    gone = story.tell("s1", "deregistered", "2024-11-01", side="vo", at="2025-02-01")
    story.correct(gone, to_on="2024-12-01", at="2025-03-01")
    story.retract(gone, at="2025-04-01")
    known = ("2025-01-31", "2025-02-01", "2025-03-01", "2025-04-01")
    clocks = [rows(story, known_at=at)["vo 98VO", "leerlingdossier"]["first_day"] for at in known]
    assert clocks == [None, "2026-11-01", "2026-12-01", None]
