"""The clock by every choice at once, and which rules an answer then has to name."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.law.clock import (
    cohort_year,
    expected_end,
    first_year,
    rules_of_first_year,
    rules_of_phase,
    rules_of_repeats,
    rules_of_switch,
    rules_of_window,
    switch_by_each_clock,
    switch_on,
    window_end,
)
from journeys.law.policies import DEFAULT, POLICIES, Policies
from journeys.vocabulary import day, school_year

CLOCK = (
    "switch_clock", "switch_day", "mid_year_start", "repeated_vo_year", "repeated_third_year", "window_day",
)  # fmt: skip
EVERY = [
    Policies(**dict(zip(CLOCK, codes, strict=True)))
    for codes in product(*([choice.code for choice in POLICIES[name].choices] for name in CLOCK))
]
STARTS = st.dates(date(2020, 8, 1), date(2030, 7, 31))
REPEATS = st.lists(st.integers(1, 5), max_size=4)


# --- scenario S04 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clock", "switch", "window", "end"),
    [
        ("PROGRAMME", date(2025, 8, 1), date(2026, 7, 31), date(2026, 7, 31)),
        ("STUDENT", date(2026, 8, 1), date(2027, 7, 31), date(2027, 7, 31)),
    ],
)
def test_a_start_in_leerjaar_4_under_both_clocks(clock: Any, switch: date, window: date, end: date):
    """S04, RSP-04, VEX-33: 1 August 2024; the cohort is that of leerjaar 3 in 2023-2024 by either."""
    policies = Policies(switch_clock=clock)
    first = first_year(date(2024, 8, 1), 4, policies)
    assert cohort_year(date(2024, 8, 1), 4) == 2023
    assert switch_on(first, (), policies) == switch
    assert window_end("DLR", first, (), (), policies) == window
    assert expected_end(3, first, ()) == end


@pytest.mark.parametrize("on", [date(2024, 8, 1), date(2025, 2, 3), date(2025, 7, 31)])
def test_by_the_students_clock_there_are_two_whole_years_or_broken_ones_of_vo_phase(on: date):
    """RSP-04: reading A, the student's own two years."""
    own = Policies(switch_clock="STUDENT")
    assert switch_on(first_year(on, 4, own), (), own) == date(2026, 8, 1)
    assert switch_on(first_year(on, 4), ()) == date(2025, 8, 1)


@pytest.mark.parametrize("holds", ["PROGRAMME", "STUDENT"])
def test_the_switch_by_each_clock_whichever_holds(holds: Any):
    """RSP-04: both days are told; other choices go with both."""
    policies = Policies(switch_clock=holds, switch_day="OCTOBER_1")
    assert switch_by_each_clock(date(2024, 8, 1), 4, [2], policies) == {
        "PROGRAMME": date(2026, 10, 1), "STUDENT": date(2027, 10, 1),
    }  # fmt: skip
    alike = switch_by_each_clock(date(2024, 8, 1), 3, ())
    assert alike == {"PROGRAMME": date(2026, 8, 1), "STUDENT": date(2026, 8, 1)}


# --- whatever is chosen -----------------------------------------------------------------------------------


@given(st.sampled_from(EVERY), STARTS, st.sampled_from([3, 4]), REPEATS)
def test_by_any_choice_the_switch_is_after_the_start_and_the_window_ends_after_the_switch(
    policies: Policies, started_on: date, leerjaar: int, repeated: list[int]
):
    first = first_year(started_on, leerjaar, policies)
    switch = switch_on(first, repeated, policies)
    window = window_end("DLR", first, repeated, (), policies)
    assert started_on < switch < window
    assert (switch.month, switch.day) in ((8, 1), (10, 1))
    assert (window.month, window.day) in ((7, 31), (6, 30))


@given(st.sampled_from(EVERY), STARTS, st.sampled_from([3, 4]))
def test_the_first_year_is_the_cohorts_or_later(policies: Policies, started_on: date, leerjaar: int):
    """RSP-03, RSP-04: a year later for each of the two that applies."""
    later = policies.switch_clock == "STUDENT" and leerjaar == 4
    broken = policies.mid_year_start == "NEXT_YEAR" and started_on > day(school_year(started_on), 10, 1)
    assert first_year(started_on, leerjaar, policies) == cohort_year(started_on, leerjaar) + later + broken


@given(st.sampled_from(EVERY), STARTS, REPEATS)
def test_a_policy_that_makes_a_difference_to_the_days_has_its_rule_named(
    policies: Policies, started_on: date, repeated: list[int]
):
    """So that every answer that shows a day of the clock can say by which choice."""
    for leerjaar in (3, 4):
        rules_then = {
            "switch": rules_of_switch(started_on, leerjaar, 4, repeated),
            "window": [
                *rules_of_window(leerjaar, repeated, extended=False),
                *rules_of_first_year(started_on, leerjaar),
                *rules_of_repeats(repeated),
            ],
        }
        for what, rules in rules_then.items():
            for name in CLOCK:
                if not set(POLICIES[name].rules) & set(rules):
                    alike = Policies(**{n: getattr(policies, n) for n in CLOCK if n != name})
                    assert (
                        days(policies, started_on, leerjaar, repeated)[what]
                        == (days(alike, started_on, leerjaar, repeated)[what])
                    ), name


def days(policies: Policies, started_on: date, leerjaar: int, repeated: list[int]) -> dict[str, date]:
    first = first_year(started_on, leerjaar, policies)
    return {
        "switch": switch_on(first, repeated, policies),
        "window": window_end("DLR", first, repeated, (), policies),
    }


# --- the boundaries of each -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("repeated", "years"), [([], 0), ([3], 1), ([3, 3], 2), ([2, 3], 1), ([4], 0), ([1, 2], 0)]
)
def test_each_time_that_route_year_3_is_done_again_may_move_the_window_a_year(
    repeated: list[int], years: int
):
    """VEX-33, policy `repeated_third_year`: beside what a year of the vo phase moves."""
    extends = Policies(repeated_third_year="EXTENDS")
    before = window_end("DLR", 2023, repeated, (), DEFAULT)
    assert window_end("DLR", 2023, repeated, (), extends) == before.replace(year=before.year + years)


def test_a_leerlijn_has_no_third_year_to_extend():
    """RTE-11."""
    extends = Policies(repeated_third_year="EXTENDS")
    assert window_end("LEERLIJN", 2023, [3], (), extends) == date(2025, 7, 31)


@pytest.mark.parametrize("end", [date(2026, 6, 30), date(2026, 7, 1)])
def test_a_decision_counts_beside_the_chosen_day(end: date):
    """VEX-32, VEX-33: the later of both."""
    june = Policies(window_day="JUNE_30")
    assert window_end("DLR", 2023, (), [end], june) == end
    assert window_end("DLR", 2023, (), [date(2026, 6, 29)], june) == date(2026, 6, 30)


# --- the rules --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("started_on", "leerjaar", "rules"),
    [
        (date(2024, 8, 1), 3, []),
        (date(2024, 7, 31), 3, ["RSP-03"]),
        (date(2024, 8, 2), 3, ["RSP-03"]),
        (date(2024, 8, 1), 4, ["RSP-04"]),
        (date(2025, 2, 3), 4, ["RSP-03", "RSP-04"]),
    ],
)
def test_the_rules_of_the_first_year(started_on: date, leerjaar: int, rules: list[str]):
    assert rules_of_first_year(started_on, leerjaar) == rules


@pytest.mark.parametrize(
    ("repeated", "rules"), [([], []), ([1], ["RSP-06"]), ([2], ["RSP-06"]), ([3], []), ([3, 1], ["RSP-06"])]
)
def test_the_rule_of_a_year_done_again(repeated: list[int], rules: list[str]):
    assert rules_of_repeats(repeated) == rules


@pytest.mark.parametrize(
    ("in_mbo_phase", "at_mbo", "rules"),
    [(False, False, []), (False, True, ["RSP-07"]), (True, False, ["RSP-08"]), (True, True, [])],
)
def test_the_rule_of_a_phase_that_is_not_where_the_student_is_enrolled(
    in_mbo_phase: bool, at_mbo: bool, rules: list[str]
):
    assert rules_of_phase(in_mbo_phase=in_mbo_phase, at_mbo=at_mbo) == rules


@pytest.mark.parametrize(("extended", "rules"), [(False, ["RTE-11"]), (True, ["RTE-11", "VEX-33"])])
@pytest.mark.parametrize(("leerjaar", "repeated"), [(3, []), (4, []), (3, [3])])
def test_the_rules_of_the_window_of_a_leerlijn(
    leerjaar: int, repeated: list[int], extended: bool, rules: list[str]
):
    """RTE-11: the day before the switch, unless the vo decided otherwise."""
    found = rules_of_window(leerjaar, repeated, extended=extended, form="LEERLIJN")
    assert found == rules
