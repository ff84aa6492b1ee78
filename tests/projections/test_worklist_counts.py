"""What needs doing for the count of 1 October, and what the register holds beside it."""

from __future__ import annotations

from typing import Any

from tests.scenario import Story, mbo, of, ordinary
from tests.worklists import actions, line, lines, listed, of_students, work


def started(**more: Any) -> Story:
    return of_students("s1", story=ordinary(of(mbo("B1-K1"))), **more)


def registered(story: Story, on: str, fase: str | None, side: str = "mbo", **more: Any) -> str:
    return story.tell("s1", "enrolment-period-registered", on, side=side, fase=fase, **more)


def policy(story: Story, name: str, choice: str) -> None:
    story.tell(name, "policy-chosen", "2019-01-01", choice=choice)


# --- counts that will not match -----------------------------------------------------------------------


def test_who_is_not_transferred_counts_for_the_wrong_school():
    """RSP-11: from the switch up to and including the count; after it the count is past."""
    story = started()
    days = ("2025-07-31", "2025-08-01", "2025-10-01", "2025-10-02")
    assert listed(story, "check-count", *days) == [False, True, True, False]
    found = line(story, "check-count", "2025-09-15")
    assert (found["due"], found["overdue"], found["for"]) == ("2025-10-01", False, ["vo", "mbo"])
    assert (found["brins"], found["about"], found["students"]) == (["98VO", "98MB"], "R1/2023", ["s1"])
    assert found["because"]["rules"] == ["RSP-11", "RSP-01", "RSP-02", "RSP-05", "RSP-08"]
    assert line(story, "check-count", "2025-10-01")["overdue"] is False


def test_who_is_transferred_in_time_counts_for_the_mbo():
    """RSP-11: the day before, on."""
    story = started()
    story.tell("s1", "transferred", "2025-09-20")
    assert listed(story, "check-count", "2025-09-19", "2025-09-20", "2025-10-01") == [True, False, False]


def test_a_registered_fase_decides_the_count():
    """RSP-11: whatever the enrolment; the fase that the register held last."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01")
    wrong = registered(story, "2025-08-20", "VO", side="vo")
    registered(story, "2025-09-10", None)
    registered(story, "2025-09-20", "MBO")
    days = ("2025-08-19", "2025-08-20", "2025-09-10", "2025-09-19", "2025-09-20")
    assert listed(story, "check-count", *days) == [False, True, True, True, False]
    assert wrong in line(story, "check-count", "2025-09-10")["because"]["events"]


def test_in_the_vo_phase_who_left_the_vo_counts_for_nobody():
    """RSP-11: for the first count to come, up to the last one before the switch."""
    story = started()
    story.tell("s1", "transferred", "2023-09-01")
    days = ("2023-08-31", "2023-09-01", "2024-10-01", "2024-10-02", "2025-08-01")
    assert listed(story, "check-count", *days) == [False, True, True, False, False]
    for on, due in [("2023-09-01", "2023-10-01"), ("2023-10-01", "2023-10-01"), ("2023-10-02", "2024-10-01")]:
        assert line(story, "check-count", on)["due"] == due


def test_in_the_vo_phase_an_early_enrolment_at_the_mbo_does_not_count():
    """RSP-11: for the mbo only with the phase; so of who is at both the vo is funded."""
    story = started()
    story.tell("s1", "enrolled", "2023-09-01", side="mbo")
    assert not lines(story, "check-count", "2023-09-15")
    registered(story, "2023-09-20", "MBO")
    assert line(story, "check-count", "2023-09-20")["due"] == "2023-10-01"


def test_a_count_before_the_start_is_no_matter():
    """RSP-11: a start on the day of the count counts."""
    for on, due in [("2023-10-01", "2023-10-01"), ("2023-10-02", "2024-10-01")]:
        story = started(on=on)
        story.tell("s1", "transferred", on)
        assert line(story, "check-count", on)["due"] == due


def test_only_the_first_count_of_the_mbo_phase():
    """RSP-11: later ones differ only by what is on the list itself."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01")
    story.tell("s1", "deregistered", "2025-11-01", side="mbo")
    assert actions(story, "2025-11-01") == ["overschrijving"]
    assert actions(story, "2026-09-01") == ["overschrijving"]


def test_by_the_enrolment_who_is_at_a_school_counts_for_it():
    """RSP-07: policy `phase_follows`."""
    story = started()
    policy(story, "phase_follows", "ENROLMENT")
    assert not lines(story, "check-count", "2025-09-15", chosen_policies=True)


# --- the fase in the register -------------------------------------------------------------------------


def test_a_fase_that_is_not_the_phase_is_to_be_put_right():
    """RSP-13: by the school that registered it, from the day on which it differs."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01")
    early = registered(story, "2025-06-01", "MBO")
    registered(story, "2025-09-01", "VO", side="vo")
    registered(story, "2025-10-10", "MBO")
    days = ("2025-05-31", "2025-06-01", "2025-07-31", "2025-08-01", "2025-08-31", "2025-09-01", "2025-10-10")
    assert listed(story, "correct-fase", *days) == [False, True, True, False, False, True, False]
    found = line(story, "correct-fase", "2025-06-01")
    assert (found["due"], found["for"], found["brins"]) == ("2025-06-01", ["mbo"], ["98MB"])
    assert found["because"]["rules"] == ["RSP-13", "RSP-01", "RSP-02", "RSP-05"]
    assert found["because"]["events"][0] == early
    later = line(story, "correct-fase", "2025-09-02")
    assert (later["due"], later["overdue"], later["for"], later["brins"]) == (
        "2025-09-01", True, ["vo"], ["98VO"],
    )  # fmt: skip


def test_a_fase_that_was_right_until_the_switch_is_due_at_the_switch():
    """RSP-13: the day before, on."""
    story = started()
    registered(story, "2023-08-01", "VO", side="vo")
    assert listed(story, "correct-fase", "2025-07-31", "2025-08-01") == [False, True]
    assert line(story, "correct-fase", "2025-08-01")["due"] == "2025-08-01"


def test_a_fase_that_a_year_done_again_made_wrong_is_due_from_that_day():
    """RSP-06, RSP-13: it was right before."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01")
    registered(story, "2025-08-01", "MBO")
    story.tell("s1", "year-repeated", "2025-09-05", route_year=2)
    assert listed(story, "correct-fase", "2025-09-04", "2025-09-05") == [False, True]
    assert line(story, "correct-fase", "2025-09-05")["due"] == "2025-09-05"


def test_a_period_without_a_fase_says_nothing_of_it():
    story = started()
    registered(story, "2023-08-01", None)
    assert not lines(story, "correct-fase", "2025-08-01")


# --- a year done again --------------------------------------------------------------------------------


def test_after_a_repeated_year_both_schools_decide_on_phase_and_funding():
    """RSP-06: for the count after two years, by which the switch has not come; up to that day."""
    story = started()
    again = story.tell("s1", "year-repeated", "2024-08-20", route_year=1)
    days = ("2024-08-19", "2024-08-20", "2025-10-01", "2025-10-02")
    assert listed(story, "decide-funding-phase", *days) == [False, True, True, False]
    found = line(story, "decide-funding-phase", "2025-09-15")
    assert (found["due"], found["for"], found["brins"]) == ("2025-10-01", ["vo", "mbo"], ["98VO", "98MB"])
    assert found["about"] == "R1/2023"
    assert found["because"]["rules"] == ["RSP-06", "RSP-01", "RSP-02", "RSP-05"]
    assert again in found["because"]["events"]


def test_a_year_repeated_twice_is_decided_on_twice():
    """RSP-06: one after the other."""
    story = started()
    story.tell("s1", "year-repeated", "2024-08-20", route_year=1)
    story.tell("s1", "year-repeated", "2025-08-20", route_year=1)
    for on, due in [("2025-09-01", "2025-10-01"), ("2025-10-01", "2025-10-01"), ("2025-10-02", "2026-10-01")]:
        assert line(story, "decide-funding-phase", on)["due"] == due
    assert listed(story, "decide-funding-phase", "2026-10-01", "2026-10-02") == [True, False]


def test_a_third_year_done_again_changes_nothing_of_the_phase():
    """RSP-06: of the mbo phase."""
    story = started()
    story.tell("s1", "year-repeated", "2026-08-20", route_year=3)
    assert not lines(story, "decide-funding-phase", "2026-08-20")


def test_where_a_repeated_year_does_not_move_the_switch_there_is_nothing_to_decide():
    """RSP-06: policy `repeated_vo_year`; the line names the policy that it rests on."""
    story = started()
    story.tell("s1", "year-repeated", "2024-08-20", route_year=1)
    assert "repeated_vo_year=MOVES" in line(story, "decide-funding-phase", "2025-09-15")["policies"]
    policy(story, "repeated_vo_year", "STAYS")
    assert not lines(story, "decide-funding-phase", "2025-09-15", chosen_policies=True)


def test_a_clock_of_ones_own_is_not_a_year_done_again():
    """RSP-04: policy `switch_clock`; a start in leerjaar 4 alone leaves nothing to decide."""
    story = started(leerjaar=4)
    policy(story, "switch_clock", "STUDENT")
    for chosen, due in [(False, "2024-08-01"), (True, "2025-08-01")]:
        assert not lines(story, "decide-funding-phase", "2023-09-01", chosen_policies=chosen)
        assert line(story, "overschrijving", "2023-09-01", chosen_policies=chosen)["due"] == due


# --- known then ---------------------------------------------------------------------------------------


def test_a_late_report_changes_the_list_from_its_day_and_not_what_was_known():
    story = started()
    moved = story.tell("s1", "transferred", "2025-08-01", at="2025-09-20T09:00Z")
    story.retract(moved, at="2025-09-25T09:00Z")
    assert actions(story, "2025-09-01", known_at="2025-09-19") == ["overschrijving", "check-count"]
    assert work(story, "2025-09-01", "2025-09-20") == []
    assert actions(story, "2025-09-01") == ["overschrijving", "check-count"]


def test_a_correction_moves_the_day_on_which_it_is_done():
    story = started()
    moved = story.tell("s1", "transferred", "2025-08-01", at="2025-08-02")
    story.correct(moved, to_on="2025-10-15", at="2025-10-20")
    assert listed(story, "check-count", "2025-09-15") == [True]
    assert not lines(story, "check-count", "2025-09-15", "2025-10-19")
