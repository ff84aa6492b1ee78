"""What needs doing about students who are on the way: the switch, the window, the enrolments, the counts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scenario import CHOSEN, PROGRAMME, Story, another, mbo, of, ordinary, vmbo
from tests.worklists import actions, line, lines, listed, of_students, overdue

NE = of(vmbo("NE-CE"), mbo("B1-K1"))
NO_VMBO = of(mbo("B1-K1"))


def started(programme: dict[str, Any] | None = None, **more: Any) -> Story:
    return of_students("s1", story=ordinary(programme or NO_VMBO), **more)


# --- overschrijving -----------------------------------------------------------------------------------


def test_an_overschrijving_is_due_at_the_switch():
    """RSP-01, RSP-08: by both schools, from the start; overdue the day after the switch, until it is done."""
    story = started()
    moved = story.tell("s1", "transferred", "2025-09-10")
    days = ("2023-07-31", "2023-08-01", "2025-08-02", "2025-09-09", "2025-09-10")
    assert listed(story, "overschrijving", *days) == [False, True, True, True, False]
    assert overdue(story, "overschrijving", "2025-07-31", "2025-08-01", "2025-08-02") == [False, False, True]
    found = line(story, "overschrijving", "2024-10-01")
    assert (found["due"], found["for"], found["brins"]) == ("2025-08-01", ["vo", "mbo"], ["98VO", "98MB"])
    assert (found["about"], found["students"], found["parts"]) == ("R1/2023", ["s1"], [])
    assert moved not in found["because"]["events"]


def test_an_overschrijving_follows_the_clock():
    """RSP-04, RSP-06: a start in leerjaar 4 is a year earlier, a year done again a year later."""
    fourth = started(leerjaar=4)
    assert line(fourth, "overschrijving", "2023-08-01")["due"] == "2024-08-01"
    story = started()
    again = story.tell("s1", "year-repeated", "2024-09-01", route_year=1)
    before, after = line(story, "overschrijving", "2024-08-31"), line(story, "overschrijving", "2024-09-01")
    assert (before["due"], after["due"]) == ("2025-08-01", "2026-08-01")
    assert again in after["because"]["events"]
    assert before["because"]["rules"] == ["RSP-01", "RSP-02", "RSP-05", "RSP-08"]
    assert "RSP-06" in after["because"]["rules"]
    assert "RSP-04" in line(fourth, "overschrijving", "2023-08-01")["because"]["rules"]


def test_who_was_deregistered_at_the_mbo_is_to_be_transferred_again_from_that_day():
    """RSP-08: not overdue since the switch, by which it had been done."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01")
    story.tell("s1", "deregistered", "2025-11-10", side="mbo")
    assert listed(story, "overschrijving", "2025-11-09", "2025-11-10") == [False, True]
    assert line(story, "overschrijving", "2025-11-10")["due"] == "2025-11-10"


def test_deregistered_at_the_mbo_before_the_switch_is_due_at_the_switch():
    """RSP-01: what happened before does not bring it forward."""
    story = started()
    story.tell("s1", "enrolled", "2024-09-01", side="mbo")
    story.tell("s1", "deregistered", "2024-10-10", side="mbo")
    assert line(story, "overschrijving", "2024-10-10")["due"] == "2025-08-01"


# --- the window ---------------------------------------------------------------------------------------


def test_parts_are_to_be_closed_within_the_window():
    """VEX-32: by the vo, until they are passed; after it they are decided on."""
    story = started(NE)
    story.tell("s1", "transferred", "2025-08-01", stays_enrolled_at_vo=True)
    found = line(story, "close-vmbo-parts", "2025-10-01")
    assert (found["due"], found["for"], found["brins"]) == ("2026-07-31", ["vo"], ["98VO"])
    assert (found["parts"], found["because"]["rules"]) == (["NE-CE"], ["VEX-32"])
    days = ("2026-07-31", "2026-08-01")
    assert listed(story, "close-vmbo-parts", *days) == [True, False]
    assert listed(story, "decide-after-window", *days) == [False, True]
    assert overdue(story, "close-vmbo-parts", "2026-07-31") == [False]


def test_parts_that_are_passed_are_not_to_be_closed():
    """VEX-32: the day before, on and after."""
    story = started(NE)
    story.tell("s1", "exam-part-passed", "2025-05-20", part="NE-CE")
    days = ("2025-05-19", "2025-05-20", "2025-05-21")
    assert listed(story, "close-vmbo-parts", *days) == [True, False, False]


def test_a_choice_that_was_not_made_is_to_be_closed_too():
    """VEX-32: as the list of what is owed shows it; parts of the mbo are no matter of the window."""
    found = line(started(PROGRAMME), "close-vmbo-parts", "2025-10-01")
    assert found["parts"] == ["MA-SE", "NE-CE", "PV-CSPE", "WI-CE", "choice:KV"]


def test_parts_that_were_missed_are_to_be_decided_on():
    """VEX-34: by the vo, from the day after the window, until they are passed or the window is extended."""
    story = started(NE)
    story.tell("s1", "transferred", "2025-08-01", stays_enrolled_at_vo=True)
    extended = story.tell("s1", "window-extended", "2026-09-10", until="2026-12-31")
    days = ("2026-07-31", "2026-08-01", "2026-09-09", "2026-09-10", "2026-12-31", "2027-01-01")
    assert listed(story, "decide-after-window", *days) == [False, True, True, False, False, True]
    found = line(story, "decide-after-window", "2026-08-01")
    assert (found["due"], found["overdue"], found["for"]) == ("2026-07-31", True, ["vo"])
    assert (found["parts"], found["because"]["rules"]) == (["NE-CE"], ["VEX-32", "VEX-34"])
    again = line(story, "close-vmbo-parts", "2026-09-10")
    assert (again["due"], again["because"]["rules"]) == ("2026-12-31", ["VEX-32", "VEX-33"])
    assert extended in again["because"]["events"]
    assert line(story, "decide-after-window", "2027-01-01")["due"] == "2026-12-31"


def test_what_is_owed_rests_on_the_programme():
    """VEX-32: the events that make it owed are among the why."""
    story = started(NE)
    programme = next(r.id for r in story.history if r.kind == "exam-programme-adopted/1")
    assert programme in line(story, "close-vmbo-parts", "2025-10-01")["because"]["events"]


# --- the enrolment at the vo --------------------------------------------------------------------------


def test_who_still_owes_a_vmbo_part_is_to_be_enrolled_at_the_vo():
    """RSP-10: from the switch, or from the day on which the student left the vo after it."""
    story = started(NE)
    story.tell("s1", "transferred", "2025-06-01")
    story.tell("s1", "enrolled", "2025-09-01", side="vo")
    story.tell("s1", "deregistered", "2025-10-10", side="vo")
    days = ("2025-07-31", "2025-08-01", "2025-08-31", "2025-09-01", "2025-10-09", "2025-10-10", "2026-08-01")
    assert listed(story, "enrol-at-vo", *days) == [False, True, True, False, False, True, False]
    found = line(story, "enrol-at-vo", "2025-08-01")
    assert (found["due"], found["overdue"], found["for"]) == ("2025-08-01", False, ["vo"])
    assert found["parts"] == ["NE-CE"]
    assert found["because"]["rules"] == ["RSP-10", "RSP-01", "RSP-02", "RSP-05"]
    assert line(story, "enrol-at-vo", "2025-10-11")["due"] == "2025-10-10"


def test_a_choice_not_made_is_no_reason_to_be_enrolled_at_the_vo():
    """RSP-10, 4.9: it is no part of the exam; neither does it hold up the deregistration."""
    choice = [{"choice": "KV", "side": "vmbo", "min_parts": 1}]
    story = started(of(vmbo("KV1", choice="KV"), choices=choice))
    story.tell("s1", "transferred", "2025-08-01")
    assert actions(story, "2025-09-01") == ["close-vmbo-parts"]
    story.tell("s1", "enrolled", "2025-09-10", side="vo")
    assert actions(story, "2025-09-10") == ["deregister-at-vo", "close-vmbo-parts"]


def test_the_enrolment_at_the_vo_may_end_once_the_last_part_is_closed():
    """RSP-10: it is due on that day, and overdue the day after (S02)."""
    story = started(of(vmbo("NE-CE"), vmbo("WI-CE")))
    story.tell("s1", "transferred", "2025-08-01", stays_enrolled_at_vo=True)
    story.tell("s1", "exam-part-passed", "2025-05-20", part="NE-CE")
    story.tell("s1", "exam-part-passed", "2026-06-17", part="WI-CE")
    story.tell("s1", "deregistered", "2026-06-25", side="vo")
    days = ("2026-06-16", "2026-06-17", "2026-06-24", "2026-06-25")
    assert listed(story, "deregister-at-vo", *days) == [False, True, True, False]
    found = line(story, "deregister-at-vo", "2026-06-17")
    assert (found["due"], found["for"], found["brins"]) == ("2026-06-17", ["vo"], ["98VO"])
    assert found["because"]["rules"] == ["RSP-10", "RSP-01", "RSP-02", "RSP-05"]
    assert overdue(story, "deregister-at-vo", "2026-06-17", "2026-06-18") == [False, True]


def test_with_nothing_open_the_enrolment_at_the_vo_may_end_at_the_switch():
    """RSP-10: not before, and not of who is at the vo alone: that is an overschrijving overdue."""
    story = started()
    story.tell("s1", "enrolled", "2025-05-01", side="mbo")
    days = ("2025-07-31", "2025-08-01")
    assert listed(story, "deregister-at-vo", *days) == [False, True]
    assert line(story, "deregister-at-vo", "2025-08-01")["due"] == "2025-08-01"
    assert not lines(started(), "deregister-at-vo", "2025-08-01")


@pytest.mark.parametrize("side", ["vo", "mbo"])
def test_the_enrolment_at_the_vo_may_end_from_the_day_on_which_there_are_two(side: str):
    """RSP-10: late at the mbo, or back at the vo."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01" if side == "vo" else "2025-10-10", stays_enrolled_at_vo=True)
    if side == "vo":
        story.tell("s1", "deregistered", "2025-08-01", side="vo")
        story.tell("s1", "enrolled", "2025-10-10", side="vo")
    assert listed(story, "deregister-at-vo", "2025-10-09", "2025-10-10") == [False, True]
    assert line(story, "deregister-at-vo", "2025-10-10")["due"] == "2025-10-10"


def test_an_enrolment_is_not_to_end_while_a_missed_part_is_undecided():
    """RSP-10: neither owed nor closed by the window."""
    story = started(NE)
    story.tell("s1", "transferred", "2025-08-01", stays_enrolled_at_vo=True)
    assert actions(story, "2026-08-01") == ["decide-after-window"]


def test_what_the_other_school_reported_is_named_among_the_rules():
    """MEX-10: by policy `result_of_other_side` it closes the part, and the enrolment may end, or not."""
    story = started(NE)
    story.tell("result_of_other_side", "policy-chosen", "2019-01-01", choice="NOT_COUNTED")
    story.tell("s1", "transferred", "2025-08-01", stays_enrolled_at_vo=True)
    story.tell("s1", "exam-part-passed", "2025-09-10", part="NE-CE", by="mbo:98MB")
    story.tell("s1", "deregistered", "2025-09-20", side="vo")
    for on, chosen, found in [
        ("2025-09-10", False, ["deregister-at-vo"]),
        ("2025-09-10", True, ["close-vmbo-parts"]),
        ("2025-09-20", True, ["enrol-at-vo", "close-vmbo-parts"]),
        ("2026-08-01", True, ["decide-after-window"]),
    ]:
        assert actions(story, on, chosen_policies=chosen) == found
        for action in found:
            assert "MEX-10" in line(story, action, on, chosen_policies=chosen)["because"]["rules"]
    assert "MEX-10" not in line(story, "close-vmbo-parts", "2025-09-09")["because"]["rules"]


# --- whoever is not on the way ------------------------------------------------------------------------


def test_nothing_is_to_be_done_about_who_completed_or_never_began():
    story = started(NE)
    for side in ("vmbo", "mbo"):
        story.tell("s1", "diploma-awarded", "2025-07-01", side=side)
    story.tell("s2", "enrolled", "2024-08-01", side="vo")
    assert actions(story, "2025-06-30") == ["overschrijving", "close-vmbo-parts"]
    assert actions(story, "2025-07-01") == []


def test_a_second_journey_begins_anew():
    """What was registered on the first does not count any more."""
    story = started(NE)
    story.tell("s1", "dropped-out", "2024-01-10")
    story.tell("s1", "route-started", "2025-08-01")
    assert actions(story, "2025-08-01") == ["overschrijving", "close-vmbo-parts"]
    assert line(story, "overschrijving", "2025-08-01")["about"] == "R1/2025"


def test_after_a_switch_of_route_it_is_about_the_new_one():
    story = started(NE, chosen=CHOSEN)
    another(story, "R2", NO_VMBO, mbo="98MC")
    story.tell("s1", "switched-to-transfer-option", "2024-12-02", to="route:R2")
    found = line(story, "overschrijving", "2024-12-02")
    assert (found["about"], found["brins"]) == ("R2/2023", ["98VO", "98MC"])
    assert not lines(story, "close-vmbo-parts", "2024-12-02")


def test_of_an_erased_student_nothing_is_left_to_do():
    story = started(NE)
    begun = next(r.id for r in story.history if r.kind == "route-started/1")
    assert actions(story, "2025-09-01") == ["overschrijving", "check-count", "close-vmbo-parts"]
    story.erase(begun)
    assert actions(story, "2025-09-01") == []
