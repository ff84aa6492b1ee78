"""What became of the students of a cohort? COH-02, VSV-01, VSV-03, OVS-01, OVS-09, RTE-01, RTE-02."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.scenario import CREBO, Story, another, ordinary

START, LATER = "2023-08-01", "2030-01-01"
BORN = date(2008, 5, 2)
STANDS = ("active", "completed", "switched", "left")
NUMBERS = (
    "members", *STANDS, "vmbo_diplomas", "mbo_diplomas", "placed", "startkwalificatie",
    "startkwalificatie_unknown", "vsv_candidates", "vsv_unknown", "not_counted_for_vmbo",
)  # fmt: skip


def region(**route: Any) -> Story:
    """Two routes, R1 and R2; the latter a geïntegreerde route."""
    story = ordinary(**route)
    another(story, "R2", form="GR")
    return story


def started(story: Story, *students: str, on: str = START, route: str = "R1") -> None:
    for student in students:
        story.tell(student, "route-started", on, route=route)


def diploma(story: Story, student: str, on: str, side: str = "mbo", crebo: str | None = CREBO) -> str:
    more = {"crebo": crebo} if side == "mbo" else {}
    return story.tell(student, "diploma-awarded", on, side=side, **more)


def switched(story: Story, student: str, on: str, to: str = "R2") -> None:
    story.tell(student, "switched-to-transfer-option", on, to=f"route:{to}")


def asked(story: Story, on: str = LATER, cohort: str = "R1/2023", **more: Any) -> dict[str, Any]:
    """The numbers of a cohort that are not 0."""
    (row,) = story.ask("outcomes", on, cohorts=[cohort], **more)
    assert row["members"] == sum(row[name] for name in STANDS)
    return {name: row[name] for name in NUMBERS if row[name]}


# --- one way each -------------------------------------------------------------------------------------


def test_who_is_under_way_is_active():
    """COH-02: from the first day on; the day before there is no such cohort."""
    story = region()
    started(story, "s1", "s2")
    assert asked(story, START) == {"members": 2, "active": 2}
    assert story.ask("outcomes", "2023-07-31") == []


def test_who_has_both_diplomas_completed_the_route():
    """RTE-01, VSV-01: not with the vmbo diploma alone (S01)."""
    story = region()
    started(story, "s1")
    diploma(story, "s1", "2025-06-18", "vmbo")
    diploma(story, "s1", "2026-06-30")
    assert asked(story, "2026-06-29") == {"members": 1, "active": 1, "vmbo_diplomas": 1}
    assert asked(story, "2026-06-30") == {
        "members": 1, "completed": 1, "vmbo_diplomas": 1, "mbo_diplomas": 1, "startkwalificatie": 1,
    }  # fmt: skip


def test_who_dropped_out_left():
    """VSV-03: a candidate if the birth day is known, else perhaps one; none who is too old."""
    story = region()
    started(story, "s1", "s2", "s3", "s4")
    for student in ("s1", "s2", "s3"):
        story.tell(student, "dropped-out", "2025-03-01")
    born = {"s1": BORN, "s3": date(1990, 1, 1), "s4": BORN}
    assert asked(story, "2025-02-28", born=born) == {"members": 4, "active": 4}
    assert asked(story, "2025-03-01", born=born) == {
        "members": 4, "active": 1, "left": 3, "vsv_candidates": 1, "vsv_unknown": 1,
    }  # fmt: skip
    assert asked(story, "2025-03-01") == {"members": 4, "active": 1, "left": 3, "vsv_unknown": 3}


@pytest.mark.parametrize("to", ["regular-vmbo", "regular-mbo"])
def test_who_went_to_regular_education_left_and_is_placed(to: str):
    """OVS-01, VSV-03: and is no vsv'er."""
    story = region()
    started(story, "s1")
    story.tell("s1", "switched-to-transfer-option", "2024-12-02", to=to)
    assert asked(story) == {"members": 1, "left": 1, "placed": 1}


def test_who_was_placed_stays_so_with_a_diploma():
    """OVS-01, VSV-03: a candidate until there is a place; then a startkwalificatie from elsewhere."""
    story = region()
    started(story, "s1")
    story.tell("s1", "dropped-out", "2025-03-01")
    story.tell("s1", "placed", "2025-04-01")
    diploma(story, "s1", "2027-06-30")
    born = {"s1": BORN}
    assert asked(story, "2025-03-31", born=born) == {"members": 1, "left": 1, "vsv_candidates": 1}
    assert asked(story, "2025-04-01", born=born) == {"members": 1, "left": 1, "placed": 1}
    assert asked(story, "2027-06-30", born=born) == {
        "members": 1, "left": 1, "placed": 1, "startkwalificatie": 1,
    }  # fmt: skip


def test_who_died_left_and_is_nothing_else():
    """VSV-03: neither placed nor a candidate."""
    story = region()
    started(story, "s1")
    story.tell("s1", "route-ended", "2025-03-01", reason="deceased")
    assert asked(story, born={"s1": BORN}) == {"members": 1, "left": 1}


def test_a_diploma_of_unknown_level_is_told_apart():
    """VSV-01, VSV-03: it is no startkwalificatie for sure, and leaves open who is a vsv'er."""
    story = region()
    started(story, "s1")
    story.tell("s1", "dropped-out", "2025-03-01")
    diploma(story, "s1", "2026-06-30", crebo="99999")
    assert asked(story, born={"s1": BORN}) == {
        "members": 1, "left": 1, "startkwalificatie_unknown": 1, "vsv_unknown": 1,
    }  # fmt: skip


# --- in two cohorts -----------------------------------------------------------------------------------


def test_who_switched_to_another_cohort_is_a_member_of_both():
    """COH-02: switched in the first, active in the second; what is got there counts there."""
    story = region()
    started(story, "s1")
    diploma(story, "s1", "2024-06-20", "vmbo")
    switched(story, "s1", "2024-12-02")
    assert asked(story, "2024-12-01") == {"members": 1, "active": 1, "vmbo_diplomas": 1}
    assert asked(story, "2024-12-02") == {"members": 1, "switched": 1, "vmbo_diplomas": 1}
    assert asked(story, "2024-12-02", "R2/2023") == {"members": 1, "active": 1, "not_counted_for_vmbo": 1}
    diploma(story, "s1", "2026-06-30")
    assert asked(story) == {"members": 1, "switched": 1, "vmbo_diplomas": 1, "startkwalificatie": 1}
    assert asked(story, LATER, "R2/2023") == {
        "members": 1, "completed": 1, "mbo_diplomas": 1, "startkwalificatie": 1, "not_counted_for_vmbo": 1,
    }  # fmt: skip


def test_who_left_after_switching_left_the_last_cohort():
    """COH-02, VSV-03, OVS-01: one vsv'er, and later one placed, of the cohort he was in."""
    story = region()
    started(story, "s1")
    switched(story, "s1", "2024-12-02")
    story.tell("s1", "dropped-out", "2025-03-01")
    story.tell("s1", "placed", "2025-04-01")
    born, nobody = {"s1": BORN}, {"members": 1, "switched": 1, "not_counted_for_vmbo": 1}
    assert asked(story, "2025-03-31", born=born) == asked(story, born=born) == nobody
    gr = {"members": 1, "left": 1, "not_counted_for_vmbo": 1}
    assert asked(story, "2025-03-31", "R2/2023", born=born) == {**gr, "vsv_candidates": 1}
    assert asked(story, "2025-04-01", "R2/2023", born=born) == {**gr, "placed": 1}


def test_a_new_start_while_active_is_a_switch_too():
    """COH-02: the same route in another year is another cohort."""
    story = region()
    started(story, "s1")
    started(story, "s1", on="2024-08-01")
    assert asked(story, "2024-08-01") == {"members": 1, "switched": 1}
    assert asked(story, "2024-08-01", "R1/2024") == {"members": 1, "active": 1}


def test_who_comes_back_to_the_same_cohort_stands_in_it_by_the_last_time():
    """COH-02: a diploma got in the cohort in between counts there."""
    story = region()
    started(story, "s1")
    switched(story, "s1", "2024-02-01")
    diploma(story, "s1", "2024-02-10", "vmbo")
    switched(story, "s1", "2024-03-01", to="R1")
    assert asked(story, "2024-03-01") == {"members": 1, "active": 1}
    assert asked(story, "2024-03-01", "R2/2023") == {"members": 1, "switched": 1, "vmbo_diplomas": 1}
    story.tell("s1", "dropped-out", "2024-04-01")
    assert asked(story, "2024-04-01") == {"members": 1, "left": 1, "vsv_unknown": 1}


def test_a_start_in_leerjaar_4_is_in_the_cohort_of_a_year_before():
    """COH-02."""
    story = region()
    story.tell("s1", "route-started", "2024-08-01", leerjaar=4)
    assert asked(story, "2024-08-01") == {"members": 1, "active": 1}


def test_a_diploma_of_before_the_cohort_is_none_of_it():
    """COH-02, VSV-01: but the student has a startkwalificatie all the same."""
    story = region()
    diploma(story, "s1", "2023-06-20")
    started(story, "s1")
    assert asked(story, START) == {"members": 1, "active": 1, "startkwalificatie": 1}


# --- never counted against the vmbo -------------------------------------------------------------------


def test_a_geintegreerde_route_without_a_vmbo_diploma_is_not_counted_for_the_vmbo():
    """OVS-09: under way, done or gone; with a vmbo diploma it counts from that day."""
    story = region()
    started(story, "s1", "s2", "s3", "s4", route="R2")
    diploma(story, "s2", "2026-06-30")
    story.tell("s3", "dropped-out", "2025-03-01")
    diploma(story, "s4", "2025-06-20", "vmbo")
    assert asked(story, "2025-06-19", "R2/2023")["not_counted_for_vmbo"] == 4
    assert asked(story, LATER, "R2/2023") == {
        "members": 4, "active": 2, "completed": 1, "left": 1, "vmbo_diplomas": 1, "mbo_diplomas": 1,
        "startkwalificatie": 1, "vsv_unknown": 1, "not_counted_for_vmbo": 3,
    }  # fmt: skip


@pytest.mark.parametrize("form", ["DLR", "EXPERIMENT", "LEERLIJN"])
def test_in_another_form_every_student_counts_for_the_vmbo(form: str):
    """OVS-09."""
    story = region(form=form)
    started(story, "s1", "s2")
    story.tell("s2", "dropped-out", "2025-03-01")
    assert "not_counted_for_vmbo" not in asked(story)


def test_who_switched_to_a_geintegreerde_route_is_not_counted_in_the_cohort_left_either():
    """OVS-09: however many routes in between; not by a second journey, nor for who came from one."""
    story = region()
    another(story, "R3")
    started(story, "s1", "s2", "s3", "s4")
    for student in ("s1", "s4"):
        switched(story, student, "2024-02-01", to="R3")
        switched(story, student, "2024-03-01")
    switched(story, "s4", "2024-04-01", to="R3")
    switched(story, "s2", "2024-02-01", to="R3")
    story.tell("s3", "dropped-out", "2024-02-01")
    started(story, "s3", on="2024-03-01", route="R2")
    assert "not_counted_for_vmbo" not in asked(story, "2024-02-29")
    assert asked(story)["not_counted_for_vmbo"] == 2
    assert asked(story, LATER, "R3/2023") == {
        "members": 3, "active": 2, "switched": 1, "not_counted_for_vmbo": 1,
    }  # fmt: skip


def test_with_a_vmbo_diploma_got_in_another_cohort_it_is_not_counted_in_this_one():
    """OVS-09: it would count as one who got none here."""
    story = region()
    started(story, "s1")
    diploma(story, "s1", "2024-01-20", "vmbo")
    switched(story, "s1", "2024-02-01")
    assert "not_counted_for_vmbo" not in asked(story)
    assert asked(story, LATER, "R2/2023")["not_counted_for_vmbo"] == 1
