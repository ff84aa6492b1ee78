"""Is school still a duty, and what has a student in hand and behind him? VSV-02, VSV-03, COH-02, S13."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from journeys.law.policies import POLICIES
from tests.scenario import CREBO, Story, another, ordinary

BORN = date(2008, 5, 2)
START, LEFT = "2023-08-01", "2025-11-14"


def story_of(*told: tuple[str, str, dict[str, Any]], form: str = "DLR") -> Story:
    story = ordinary(form=form)
    story.tell("s1", "route-started", START)
    for kind, on, data in told:
        story.tell("s1", kind, on, **data)
    return story


def asked(story: Story, on: str, born: date | None = BORN, known_at: str | None = None, **more: Any) -> Any:
    """The answer about s1; of whom no birth day is known, none is told."""
    told = {} if born is None else {"s1": born}
    (row,) = story.ask("qualification", on, known_at, students=["s1"], born=told, **more)
    return row


MBO = ("diploma-awarded", "2026-06-30", {"side": "mbo", "crebo": CREBO})
UNKNOWN = ("diploma-awarded", "2026-01-10", {"side": "mbo", "crebo": "99999"})
DROPPED = ("dropped-out", LEFT, {"reason": "work"})


# --- S13 ----------------------------------------------------------------------------------------------


def test_a_student_of_17_drops_out_of_a_geintegreerde_route():
    """S13: as it stands on that day, the day before and once there is a place."""
    transferred = ("transferred", "2025-08-01", {"stays_enrolled_at_vo": True})
    placed = ("placed", "2026-01-05", {})
    story = story_of(transferred, DROPPED, placed, form="GR")
    before, on, late, then = (asked(story, d) for d in ("2025-11-13", LEFT, "2026-01-04", "2026-01-05"))
    for row in (before, on, late, then):
        assert (row["startkwalificatie"], row["kwalificatieplicht"]) == ("no", "yes")
    assert (before["vsv"], before["left_on"], before["reports"], before["flags"]) == ("no", None, [], [])
    assert (on["vsv"], on["left_on"], on["reports"]) == ("yes", LEFT, ["mbo"])
    assert (on["age_limit"], on["flags"]) == (23, ["NO_FORMAL_ACCESS_L2"])
    assert (late["vsv"], late["age_limit"]) == ("yes", 27)
    assert late["flags"] == ["NO_FORMAL_ACCESS_L2", "VSV_DEFINITION_OPEN"]
    assert (then["vsv"], then["left_on"], then["reports"], then["flags"]) == ("no", None, [], [])


def test_a_student_of_18_who_found_no_place():
    """S13: a candidate, below the limit of 2026, and no kwalificatieplicht any more."""
    row = asked(story_of(DROPPED, form="GR"), "2026-06-30")
    assert (row["vsv"], row["kwalificatieplicht"], row["age_limit"]) == ("yes", "no", 27)


def test_the_row_of_a_qualification():
    """6: what it says, and in which order."""
    row = asked(story_of(DROPPED), "2025-12-01", chosen_policies=True)
    assert list(row) == [
        "student", "on", "known_at", "startkwalificatie", "kwalificatieplicht", "vsv", "age_limit", "left_on",
        "reports", "admits_to", "times", "flags", "policies", "because",
    ]  # fmt: skip
    assert row["because"]["rules"] == [
        "VSV-01", "VSV-02", "VSV-03", "OVS-03", "VSV-04", "RSP-01", "RSP-02", "RSP-05", "RSP-08",
    ]  # fmt: skip
    assert row["policies"] == [
        "phase_follows=RULE", "shortened_route=MBO_PHASE", "switch_day=AUGUST_1", "vsv_report=BY_PHASE",
    ]  # fmt: skip
    assert {policy.partition("=")[0] for policy in row["policies"]} <= POLICIES.keys()


def test_the_answer_stands_on_the_start_and_the_end_and_what_came_after():
    """VSV-01, VSV-03: the events by which it was decided."""
    story = story_of(DROPPED)
    start, end = (r.id for r in story.history[-2:])
    assert asked(story, "2025-12-01")["because"]["events"] == [end, start]
    placed = story.tell("s1", "placed", "2025-12-10")
    diploma = story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=CREBO)
    assert asked(story, "2026-06-30")["because"]["events"] == [diploma, end, placed, start]


# --- kwalificatieplicht -------------------------------------------------------------------------------


@pytest.mark.parametrize(("on", "holds"), [("2026-05-01", "yes"), ("2026-05-02", "no"), ("2026-05-03", "no")])
def test_the_kwalificatieplicht_ends_on_the_eighteenth_birthday(on: str, holds: str):
    """VSV-02: on the route and off it."""
    for story in (story_of(), story_of(DROPPED)):
        assert asked(story, on)["kwalificatieplicht"] == holds


def test_the_kwalificatieplicht_ends_with_a_startkwalificatie():
    """VSV-02: from the day of the diploma, also of whom no birth day is known."""
    story = story_of(("diploma-awarded", "2026-03-10", {"side": "mbo", "crebo": CREBO}))
    plicht = [asked(story, on)["kwalificatieplicht"] for on in ("2026-03-09", "2026-03-10")]
    assert plicht == ["yes", "no"]
    unknown = [asked(story, on, None)["kwalificatieplicht"] for on in ("2026-03-09", "2026-03-10")]
    assert unknown == ["unknown", "no"]


def test_a_diploma_of_unknown_level_leaves_the_kwalificatieplicht_open():
    """VSV-02: until the birthday, on which it makes no difference any more."""
    story = story_of(UNKNOWN)
    rows = [asked(story, on) for on in ("2026-01-09", "2026-01-10", "2026-05-02")]
    assert [row["kwalificatieplicht"] for row in rows] == ["yes", "unknown", "no"]


def test_without_a_birth_day_it_is_never_guessed():
    """VSV-02: however long ago the student started; and somebody else's birth day is not used."""
    story = story_of()
    assert asked(story, "2060-01-01", None)["kwalificatieplicht"] == "unknown"
    (row,) = story.ask("qualification", "2060-01-01", students=["s1"], born={"s2": BORN, "s10": BORN})
    assert row["kwalificatieplicht"] == "unknown"


# --- who is asked about -------------------------------------------------------------------------------


def test_who_was_never_on_a_route_has_no_line():
    """6: not before the start, not on a route that is not there, not with all erased."""
    story = ordinary()
    story.tell("new", "enrolled", "2023-08-01", side="vo")
    story.tell("lost", "route-started", START, route="R9")
    story.tell("gone", "diploma-awarded", "2023-06-20", side="mbo")
    erased = story.tell("gone", "route-started", START)
    story.tell("s1", "route-started", START)
    assert story.ask("qualification", "2023-07-31") == []
    assert [row["student"] for row in story.ask("qualification", START)] == ["gone", "s1"]
    story.erase(erased)
    assert [row["student"] for row in story.ask("qualification", START)] == ["s1"]


def test_a_cohort_is_asked_for_by_where_its_students_are_on_the_day():
    """6: as for the other questions."""
    story = ordinary()
    another(story, "R2")
    story.tell("s1", "route-started", START)
    story.tell("s1", "switched-to-transfer-option", "2024-02-01", to="route:R2")
    days = ("2024-01-31", "2024-02-01")
    assert [len(story.ask("qualification", on, cohort="R1/2023")) for on in days] == [1, 0]
    assert [len(story.ask("qualification", on, cohort="R2/2023")) for on in days] == [0, 1]


# --- times --------------------------------------------------------------------------------------------


def times(story: Story, on: str) -> list[tuple[str, str, str | None]]:
    return [(t["cohort"], t["from"], t["until"]) for t in asked(story, on)["times"]]


def test_the_time_in_a_cohort_goes_on_until_the_day_before_leaving():
    """COH-02: `until` is a last day; while it goes on there is none."""
    story = story_of(DROPPED)
    assert times(story, "2025-11-13") == [("R1/2023", START, None)]
    assert times(story, LEFT) == [("R1/2023", START, "2025-11-13")]
    assert times(story, "2030-01-01") == [("R1/2023", START, "2025-11-13")]


def test_the_time_of_who_completed_the_route_ends_with_the_last_diploma():
    """COH-02: not with the first, nor with one of later."""
    vmbo = ("diploma-awarded", "2025-06-20", {"side": "vmbo"})
    more = ("diploma-awarded", "2027-06-30", {"side": "mbo", "crebo": CREBO})
    story = story_of(vmbo, MBO, more)
    assert times(story, "2026-06-29") == [("R1/2023", START, None)]
    assert times(story, "2026-06-30") == times(story, "2028-01-01") == [("R1/2023", START, "2026-06-30")]


def test_every_time_in_a_cohort_is_told():
    """COH-02: an overstap and the way back; who comes and goes on one day was there that day."""
    story = ordinary()
    another(story, "R2")
    story.tell("s1", "route-started", START)
    for on, to in (("2024-02-01", "R2"), ("2024-03-01", "R1"), ("2024-03-01", "R2")):
        story.tell("s1", "switched-to-transfer-option", on, to=f"route:{to}")
    assert times(story, "2025-01-01") == [
        ("R1/2023", START, "2024-01-31"),
        ("R2/2023", "2024-02-01", "2024-02-29"),
        ("R1/2023", "2024-03-01", "2024-03-01"),
        ("R2/2023", "2024-03-01", None),
    ]
    assert len(times(story, "2024-02-29")) == 2


def test_a_start_in_leerjaar_4_is_a_time_in_the_cohort_of_a_year_before():
    """COH-02."""
    story = ordinary()
    story.tell("s1", "route-started", "2024-08-01", leerjaar=4)
    assert times(story, "2024-08-01") == [("R1/2023", "2024-08-01", None)]


# --- what was known -----------------------------------------------------------------------------------


def test_a_late_end_changes_no_earlier_answer():
    """VSV-03: dropped out in November, told in January; put right in February, retracted in March."""
    story = ordinary()
    story.tell("s1", "route-started", START)
    left = story.tell("s1", "dropped-out", LEFT, at="2026-01-10")
    wrong = story.correct(left, to_on="2025-12-01", at="2026-02-10")
    story.retract(left, at="2026-03-10")
    known = ("2026-01-09", "2026-01-10", "2026-02-10", "2026-03-10")
    rows = [asked(story, "2026-04-01", known_at=at) for at in known]
    assert [row["left_on"] for row in rows] == [None, LEFT, "2025-12-01", None]
    assert [row["vsv"] for row in rows] == ["no", "yes", "yes", "no"]
    assert wrong in rows[2]["because"]["events"]
