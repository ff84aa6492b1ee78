"""When does the mbo phase begin, the exam window close, the route end? RSP-01 … RSP-06, VEX-32, VEX-33."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.law.clock import (
    cohort_year,
    expected_end,
    first_year,
    leerweg_at_least,
    rules_of_switch,
    rules_of_window,
    switch_on,
    window_end,
)
from journeys.law.policies import Policies

OWN_CLOCK = Policies(switch_clock="STUDENT")
LATE_COUNTS_NEXT_YEAR = Policies(mid_year_start="NEXT_YEAR")
DAYS = st.dates(date(2018, 1, 1), date(2035, 12, 31))
ROUTE_YEARS = st.lists(st.integers(1, 6), max_size=4)


# --- which year is the first --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("started_on", "leerjaar", "cohort"),
    [
        (date(2024, 7, 31), 3, 2023),
        (date(2024, 8, 1), 3, 2024),
        (date(2024, 7, 31), 4, 2022),
        (date(2024, 8, 1), 4, 2023),
    ],
)
def test_the_cohort_is_the_school_year_of_leerjaar_3(started_on: date, leerjaar: int, cohort: int):
    """COH-02; the school year turns on 1 August."""
    assert cohort_year(started_on, leerjaar) == cohort
    assert first_year(started_on, leerjaar) == cohort, "by default the clock is the programme's"


def test_on_a_clock_of_ones_own_a_start_in_leerjaar_4_is_the_first_year():
    """RSP-04, policy `switch_clock`."""
    assert first_year(date(2024, 8, 1), 4) == 2023
    assert first_year(date(2024, 8, 1), 4, OWN_CLOCK) == 2024
    assert first_year(date(2024, 8, 1), 3, OWN_CLOCK) == 2024


@pytest.mark.parametrize(
    ("started_on", "first"),
    [
        (date(2024, 8, 1), 2024),
        (date(2024, 9, 30), 2024),
        (date(2024, 10, 1), 2024),
        (date(2024, 10, 2), 2025),
        (date(2025, 1, 1), 2025),
        (date(2025, 7, 31), 2025),
        (date(2025, 8, 1), 2025),
    ],
)
def test_a_start_after_1_october_may_count_from_the_next_year(started_on: date, first: int):
    """RSP-03, policy `mid_year_start`."""
    assert first_year(started_on, 3, LATE_COUNTS_NEXT_YEAR) == first
    assert first_year(started_on, 3) == cohort_year(started_on, 3)


def test_both_choices_add_up():
    both = Policies(switch_clock="STUDENT", mid_year_start="NEXT_YEAR")
    assert first_year(date(2024, 10, 1), 4, both) == 2024
    assert first_year(date(2024, 10, 2), 4, both) == 2025


# --- the switch ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("repeated", "year"),
    [([], 2025), ([1], 2026), ([2], 2026), ([3], 2025), ([1, 2], 2027), ([2, 2], 2027), ([1, 3, 4], 2026)],
)
def test_the_switch_is_on_1_august_after_two_route_years(repeated: list[int], year: int):
    """RSP-01, RSP-02, RSP-06: a year of the vo phase done again moves it, a later one does not."""
    assert switch_on(2023, repeated) == date(year, 8, 1)


def test_the_switch_may_be_on_1_october():
    """RSP-02, policy `switch_day`."""
    assert switch_on(2023, [], Policies(switch_day="OCTOBER_1")) == date(2025, 10, 1)
    assert switch_on(2023, [2], Policies(switch_day="OCTOBER_1")) == date(2026, 10, 1)


def test_a_repeated_year_may_leave_switch_and_window_where_they_were():
    """RSP-06, policy `repeated_vo_year`."""
    stays = Policies(repeated_vo_year="STAYS")
    assert switch_on(2023, [1, 2], stays) == switch_on(2023, [])
    assert window_end("DLR", 2023, [1, 2], [], stays) == window_end("DLR", 2023, [], [])


# --- the window ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["DLR", "GR", "EXPERIMENT"])
@pytest.mark.parametrize(
    ("repeated", "year"), [([], 2026), ([1], 2027), ([2], 2027), ([3], 2026), ([4], 2026)]
)
def test_the_window_closes_on_31_july_of_route_year_3(form: str, repeated: list[int], year: int):
    """VEX-32."""
    assert window_end(form, 2023, repeated, []) == date(year, 7, 31)


@pytest.mark.parametrize(("repeated", "year"), [([], 2025), ([2], 2026), ([3], 2025)])
def test_of_a_leerlijn_the_window_closes_on_the_day_before_the_switch(repeated: list[int], year: int):
    """RTE-11: it is no route of the law, and has no third year."""
    assert window_end("LEERLIJN", 2023, repeated, []) == date(year, 7, 31)
    october = Policies(switch_day="OCTOBER_1")
    assert window_end("LEERLIJN", 2023, repeated, [], october) == date(year, 9, 30)


def test_the_window_may_close_on_30_june():
    """VEX-32, policy `window_day`."""
    june = Policies(window_day="JUNE_30")
    assert window_end("DLR", 2023, [], [], june) == date(2026, 6, 30)
    assert window_end("DLR", 2023, [1], [], june) == date(2027, 6, 30)
    assert window_end("LEERLIJN", 2023, [], [], june) == date(2025, 7, 31)


@pytest.mark.parametrize(
    ("repeated", "year"),
    [([], 2026), ([3], 2027), ([3, 3], 2028), ([2, 3], 2028), ([4], 2026), ([1], 2027)],
)
def test_a_repeated_third_year_may_move_the_window(repeated: list[int], year: int):
    """VEX-33, policy `repeated_third_year`."""
    extends = Policies(repeated_third_year="EXTENDS")
    assert window_end("GR", 2023, repeated, [], extends) == date(year, 7, 31)


def test_a_decision_moves_the_window_later_and_never_earlier():
    """VEX-33."""
    assert window_end("DLR", 2023, [], [date(2026, 8, 1)]) == date(2026, 8, 1)
    assert window_end("DLR", 2023, [], [date(2026, 7, 30)]) == date(2026, 7, 31)
    assert window_end("DLR", 2023, [], [date(2027, 1, 1), date(2026, 12, 1)]) == date(2027, 1, 1)


# --- the end ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("years", "repeated", "end"), [(3, [], 2026), (6, [], 2029), (3, [1], 2027), (3, [1, 3, 4], 2029)]
)
def test_every_repeated_year_moves_the_end(years: int, repeated: list[int], end: int):
    assert expected_end(years, 2023, repeated) == date(end, 7, 31)


# --- which rules say so -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("started_on", "leerjaar", "years", "repeated", "more"),
    [
        (date(2023, 7, 31), 3, 4, [], ["RSP-03"]),
        (date(2023, 8, 1), 3, 4, [], []),
        (date(2023, 8, 2), 3, 4, [], ["RSP-03"]),
        (date(2023, 8, 1), 4, 4, [], ["RSP-04"]),
        (date(2023, 8, 1), 3, 3, [], ["RSP-05"]),
        (date(2023, 8, 1), 3, 2, [], ["RSP-05"]),
        (date(2023, 8, 1), 3, 4, [1], ["RSP-06"]),
        (date(2023, 8, 1), 3, 4, [2], ["RSP-06"]),
        (date(2023, 8, 1), 3, 4, [3], []),
        (date(2023, 8, 1), 3, 4, [3, 2], ["RSP-06"]),
        (date(2024, 1, 8), 4, 3, [1], ["RSP-03", "RSP-04", "RSP-05", "RSP-06"]),
    ],
)
def test_the_rules_of_the_switch(
    started_on: date, leerjaar: int, years: int, repeated: list[int], more: list[str]
):
    assert rules_of_switch(started_on, leerjaar, years, repeated) == ["RSP-01", "RSP-02", *more]


@pytest.mark.parametrize(
    ("leerjaar", "repeated", "extended", "open_norm"),
    [
        (3, [], False, False),
        (3, [1, 2], False, False),
        (3, [3], False, True),
        (3, [1, 4], False, True),
        (4, [], False, True),
        (3, [], True, True),
    ],
)
def test_the_rules_of_the_window(leerjaar: int, repeated: list[int], extended: bool, open_norm: bool):
    """VEX-33 where the norm is open: a start in leerjaar 4, a decision, a repeated third year."""
    wanted = ["VEX-32", "VEX-33"] if open_norm else ["VEX-32"]
    assert rules_of_window(leerjaar, repeated, extended=extended) == wanted


# --- leerwegen ----------------------------------------------------------------------------------------


def test_the_leerwegen_in_order():
    order = ["BB", "KB", "GL", "TL"]
    found = [[leerweg_at_least(a, b) for b in order] for a in order]
    assert found == [[i >= j for j in range(4)] for i in range(4)]


# --- whatever the start -------------------------------------------------------------------------------


@given(DAYS, st.sampled_from([3, 4]), ROUTE_YEARS, st.integers(1, 6))
def test_one_more_repeated_year_never_moves_a_day_forward(
    started_on: date, leerjaar: int, repeated: list[int], more: int
):
    first = first_year(started_on, leerjaar)
    assert switch_on(first, [*repeated, more]) >= switch_on(first, repeated)
    assert window_end("DLR", first, [*repeated, more], []) >= window_end("DLR", first, repeated, [])
    assert expected_end(3, first, [*repeated, more]) > expected_end(3, first, repeated)


@given(DAYS, st.sampled_from([3, 4]), ROUTE_YEARS)
def test_the_window_is_open_for_a_year_after_the_switch(started_on: date, leerjaar: int, repeated: list[int]):
    first = first_year(started_on, leerjaar)
    last_day = window_end("DLR", first, repeated, [])
    switch = switch_on(first, repeated)
    assert last_day + timedelta(1) == switch.replace(year=switch.year + 1)
