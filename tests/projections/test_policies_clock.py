"""The clock read otherwise: when the mbo phase begins, and when the exam window closes."""

from __future__ import annotations

import pytest

from tests.choosing import of_one, otherwise, part, same_but_for_the_name, who
from tests.scenario import Story, mbo, of, ordinary, vmbo

NE_CE = of(vmbo("NE-CE"))
S04 = {"leerweg": "BB", "profile": "BWI", "crebo": "25786"}


def started(on: str = "2023-08-01", leerjaar: int = 3, **route: str) -> Story:
    story = ordinary(NE_CE, **route)
    story.tell("s1", "route-started", on, leerjaar=leerjaar)
    return story


# --- switch_clock: RSP-04 and VEX-33, scenario S04 -----------------------------------------------------


def in_class_4() -> Story:
    """S04: a start in leerjaar 4 in August 2024."""
    return started("2024-08-01", 4, **S04)


@pytest.mark.parametrize(
    ("on", "programme", "student"),
    [
        ("2025-07-31", "vo", "vo"),
        ("2025-08-01", "mbo", "vo"),
        ("2026-07-31", "mbo", "vo"),
        ("2026-08-01", "mbo", "mbo"),
    ],
)
def test_a_start_in_leerjaar_4_follows_the_programmes_clock_or_the_students(
    on: str, programme: str, student: str
):
    """S04, RSP-04."""
    default, own = who(in_class_4(), "switch_clock", on)
    assert (default["phase"], own["phase"]) == (programme, student)
    for aspect in ("absence", "complaints", "first-contact", "funding", "participation", "removal"):
        assert default["aspects"][aspect]["norm"] == [programme]
        assert own["aspects"][aspect]["norm"] == [student]


def test_the_days_of_both_clocks():
    """S04: the switch, the window and the end are a year apart; the cohort is the same."""
    default, own = who(in_class_4(), "switch_clock", "2024-08-01")
    days = ("switch_on", "window_end", "expected_end")
    assert [default[day] for day in days] == ["2025-08-01", "2026-07-31", "2026-07-31"]
    assert [own[day] for day in days] == ["2026-08-01", "2027-07-31", "2027-07-31"]
    assert default["cohort"] == own["cohort"] == "R1/2023"


@pytest.mark.parametrize("on", ["2024-08-01", "2025-08-01", "2026-08-01", "2030-01-01"])
def test_a_start_in_leerjaar_4_is_told_to_be_open_by_either_clock(on: str):
    """S04: OPEN_SWITCH_CLASS4 on every answer."""
    for row in who(in_class_4(), "switch_clock", on):
        assert "OPEN_SWITCH_CLASS4" in row["flags"]
        assert "RSP-04" in row["because"]["OPEN_SWITCH_CLASS4"]["rules"]


@pytest.mark.parametrize(
    ("on", "programme", "student"),
    [
        ("2026-07-31", "owed", "owed"),
        ("2026-08-01", "window-closed", "owed"),
        ("2027-07-31", "window-closed", "owed"),
        ("2027-08-01", "window-closed", "window-closed"),
    ],
)
def test_the_window_of_a_start_in_leerjaar_4_is_two_school_years_or_three(
    on: str, programme: str, student: str
):
    """S04, VEX-33."""
    default, own = part(in_class_4(), "switch_clock", on, "NE-CE")
    assert (default["status"], own["status"]) == (programme, student)
    assert (default["due"], own["due"]) == ("2026-07-31", "2027-07-31")


def test_a_closed_part_shows_the_last_day_of_its_window_by_either_clock():
    story = in_class_4()
    story.tell("s1", "exam-part-passed", "2025-05-20", part="NE-CE", mark="6.0")
    default, own = part(story, "switch_clock", "2025-06-01", "NE-CE")
    assert (default["due"], own["due"]) == ("2026-07-31", "2027-07-31")


def test_who_stops_after_leerjaar_4_is_helped_to_an_mbo_diploma_or_to_that_of_the_vmbo():
    """OVS-02: in the phase that the clock says."""
    story = in_class_4()
    story.tell("s1", "dropped-out", "2025-08-01")
    default, own = of_one(story, "switch_clock", "duties", "2025-08-01")
    assert (default["target"], default["lead"]) == ("mbo", "mbo")
    assert (own["target"], own["lead"]) == ("vmbo", "vo")


def test_the_promise_to_who_started_in_leerjaar_4_lasts_until_the_end_that_the_clock_expects():
    story = in_class_4()
    story.tell("R1", "route-stop-announced", "2025-01-01", effective_on="2026-08-01")
    default, own = of_one(story, "switch_clock", "guarantees", "2025-09-01", cohorts=["R1/2023"])
    assert (default["state"], default["until"], default["affected"]) == ("ACTIVE", "2026-07-31", 0)
    assert (own["state"], own["until"], own["affected"]) == ("AT_RISK", "2027-07-31", 1)


def test_the_ways_on_after_the_window_come_a_year_later_by_the_students_clock():
    default, own = of_one(in_class_4(), "switch_clock", "options", "2026-08-01", students=["s1"])
    assert (default["state"], default["window_end"]) == ("WINDOW_CLOSED", "2026-07-31")
    assert (own["state"], own["window_end"]) == ("WINDOW_OPEN", "2027-07-31")


def test_the_clock_of_a_start_in_leerjaar_3_is_nobodys_choice():
    story = started()
    for on in ("2025-07-31", "2025-08-01", "2026-08-01"):
        assert same_but_for_the_name(story, "switch_clock", "responsibility", on)
        row = otherwise(story, "switch_clock").ask("responsibility", on, chosen_policies=True)[0]
        assert not [name for name in row["policies"] if name.startswith("switch_clock")]


# --- switch_day: RSP-02 --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "august", "october"),
    [
        ("2025-07-31", "vo", "vo"),
        ("2025-08-01", "mbo", "vo"),
        ("2025-09-30", "mbo", "vo"),
        ("2025-10-01", "mbo", "mbo"),
    ],
)
def test_the_mbo_phase_begins_on_1_august_or_on_the_day_of_the_count(on: str, august: str, october: str):
    """RSP-02."""
    default, other = who(started(), "switch_day", on)
    assert (default["phase"], other["phase"]) == (august, october)
    assert (default["switch_on"], other["switch_on"]) == ("2025-08-01", "2025-10-01")
    assert default["window_end"] == other["window_end"] == "2026-07-31"


def test_of_a_leerlijn_the_window_goes_with_the_day_of_the_switch():
    """RTE-11: it closes the day before."""
    default, other = part(started(form="LEERLIJN"), "switch_day", "2025-08-01", "NE-CE")
    assert (default["status"], default["due"]) == ("window-closed", "2025-07-31")
    assert (other["status"], other["due"]) == ("owed", "2025-09-30")


def test_who_stops_in_september_does_so_in_the_mbo_phase_or_in_that_of_the_vo():
    story = started()
    story.tell("s1", "dropped-out", "2025-09-30")
    default, other = of_one(story, "switch_day", "duties", "2025-10-15")
    assert (default["target"], other["target"]) == ("mbo", "vmbo")


# --- mid_year_start: RSP-03, scenario S05 --------------------------------------------------------------


def test_a_broken_first_year_counts_or_the_next_one_is_the_first():
    """S05, RSP-03: a start on 3 February 2025."""
    default, other = who(started("2025-02-03"), "mid_year_start", "2025-02-03")
    assert (default["switch_on"], other["switch_on"]) == ("2026-08-01", "2027-08-01")
    assert (default["window_end"], other["window_end"]) == ("2027-07-31", "2028-07-31")
    assert (default["expected_end"], other["expected_end"]) == ("2027-07-31", "2028-07-31")
    assert default["cohort"] == other["cohort"] == "R1/2024"


@pytest.mark.parametrize(
    ("on", "otherwise_on"),
    [("2024-08-02", "2026-08-01"), ("2024-10-01", "2026-08-01"), ("2024-10-02", "2027-08-01")],
)
def test_only_a_start_after_1_october_may_wait_for_the_next_year(on: str, otherwise_on: str):
    """RSP-03: the policy is named from the second day of the school year, and counts after the count."""
    default, other = who(started(on), "mid_year_start", on)
    assert (default["switch_on"], other["switch_on"]) == ("2026-08-01", otherwise_on)


def test_a_start_on_1_august_has_no_broken_year():
    row = otherwise(started(), "mid_year_start").ask("responsibility", "2024-01-01", chosen_policies=True)[0]
    assert row["switch_on"] == "2025-08-01"
    assert "mid_year_start=NEXT_YEAR" not in row["policies"]


def test_the_window_and_the_promise_go_with_the_first_year():
    story = started("2025-02-03")
    default, other = part(story, "mid_year_start", "2027-08-01", "NE-CE")
    assert (default["status"], other["status"]) == ("window-closed", "owed")
    default, other = of_one(story, "mid_year_start", "guarantees", "2026-01-01")
    assert (default["until"], other["until"]) == ("2027-07-31", "2028-07-31")


# --- repeated_vo_year: RSP-06 --------------------------------------------------------------------------


@pytest.mark.parametrize("route_year", [1, 2])
def test_a_repeated_year_of_the_vo_phase_moves_switch_and_window_or_the_end_alone(route_year: int):
    """RSP-06."""
    story = started()
    story.tell("s1", "year-repeated", "2024-08-01", route_year=route_year)
    default, other = who(story, "repeated_vo_year", "2025-08-01")
    assert (default["phase"], other["phase"]) == ("vo", "mbo")
    assert (default["switch_on"], other["switch_on"]) == ("2026-08-01", "2025-08-01")
    assert (default["window_end"], other["window_end"]) == ("2027-07-31", "2026-07-31")
    assert default["expected_end"] == other["expected_end"] == "2027-07-31"
    default, other = part(story, "repeated_vo_year", "2026-08-01", "NE-CE")
    assert (default["status"], other["status"]) == ("owed", "window-closed")


def test_before_the_year_is_repeated_there_is_nothing_to_choose():
    story = started()
    story.tell("s1", "year-repeated", "2024-08-01", route_year=1)
    row = otherwise(story, "repeated_vo_year").ask("responsibility", "2024-07-31", chosen_policies=True)[0]
    assert "repeated_vo_year=STAYS" not in row["policies"]


# --- repeated_third_year: VEX-33 -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "by_decision", "extends"),
    [
        ("2026-07-31", "owed", "owed"),
        ("2026-08-01", "window-closed", "owed"),
        ("2027-07-31", "window-closed", "owed"),
        ("2027-08-01", "window-closed", "window-closed"),
    ],
)
def test_a_repeated_third_year_moves_the_window_by_a_decision_or_by_itself(
    on: str, by_decision: str, extends: str
):
    """VEX-33: who does the first mbo year again."""
    story = started()
    story.tell("s1", "year-repeated", "2026-03-01", route_year=3)
    default, other = part(story, "repeated_third_year", on, "NE-CE")
    assert (default["status"], other["status"]) == (by_decision, extends)
    assert (default["due"], other["due"]) == ("2026-07-31", "2027-07-31")
    default, other = who(story, "repeated_third_year", on)
    assert default["switch_on"] == other["switch_on"] == "2025-08-01"


def test_a_decision_counts_by_either_choice():
    """VEX-33: the later of both."""
    story = started()
    story.tell("s1", "year-repeated", "2026-03-01", route_year=3)
    story.tell("s1", "window-extended", "2026-04-01", until="2027-12-31")
    default, other = part(story, "repeated_third_year", "2026-08-01", "NE-CE")
    assert default["due"] == other["due"] == "2027-12-31"


def test_a_fourth_year_done_again_moves_no_window():
    story = started()
    story.tell("s1", "year-repeated", "2026-03-01", route_year=4)
    default, other = part(story, "repeated_third_year", "2026-08-01", "NE-CE")
    assert default["due"] == other["due"] == "2026-07-31"


# --- window_day: VEX-32 --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "july", "june"),
    [
        ("2026-06-30", "owed", "owed"),
        ("2026-07-01", "owed", "window-closed"),
        ("2026-07-31", "owed", "window-closed"),
        ("2026-08-01", "window-closed", "window-closed"),
    ],
)
def test_the_window_closes_on_31_july_or_on_30_june(on: str, july: str, june: str):
    """VEX-32."""
    default, other = part(started(), "window_day", on, "NE-CE")
    assert (default["status"], other["status"]) == (july, june)
    assert (default["due"], other["due"]) == ("2026-07-31", "2026-06-30")
    default, other = who(started(), "window_day", on)
    assert ("WINDOW_MISSED" in default["flags"]) == (july == "window-closed")
    assert ("WINDOW_MISSED" in other["flags"]) == (june == "window-closed")


def test_the_window_is_shown_of_who_has_no_vmbo_part_too():
    story = ordinary(of(mbo("B1-K1")))
    story.tell("s1", "route-started", "2023-08-01")
    default, other = who(story, "window_day", "2024-01-01")
    assert (default["window_end"], other["window_end"]) == ("2026-07-31", "2026-06-30")


def test_a_part_sat_in_july_is_in_the_window_or_outside_it():
    story = started()
    story.tell("s1", "exam-part-passed", "2026-07-10", part="NE-CE", mark="6.0")
    default, other = part(story, "window_day", "2026-07-15", "NE-CE")
    assert (default["status"], default["flags"]) == ("passed", [])
    assert (other["status"], other["flags"]) == ("passed", ["OUTSIDE_WINDOW"])
