"""By when is an action due, until when can it be done, and who does it?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.law.actions import (
    OF_PLACEMENT,
    REPORT_SHOWN_FOR,
    RULES_OF,
    WHO_ACTS,
    Kind,
    can_be_done,
    counts_of_phase,
    counts_within,
    is_due,
    is_for,
    registration_due,
    report_shown_until,
    signing_helps_until,
    unrecognised_from,
)
from journeys.law.catalogue import RULES
from journeys.law.policies import Policies

SWITCH = date(2025, 8, 1)
BEGIN, END = date(2025, 9, 1), date(2026, 1, 31)
KINDS: tuple[Kind, ...] = get_args(Kind)
days = st.dates(date(2018, 1, 1), date(2035, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


# --- the kinds ----------------------------------------------------------------------------------------


def test_every_action_names_a_rule_of_the_catalogue():
    assert set(RULES_OF) == set(KINDS)
    assert all(RULES_OF.values())
    assert {rule for rules in RULES_OF.values() for rule in rules} <= set(RULES)


def test_the_rules_of_each_action():
    assert RULES_OF == {
        "overschrijving": ("RSP-01", "RSP-02", "RSP-08"),
        "close-vmbo-parts": ("VEX-32",),
        "decide-after-window": ("VEX-34",),
        "enrol-at-vo": ("RSP-10",),
        "deregister-at-vo": ("RSP-10",),
        "correct-fase": ("RSP-13",),
        "check-count": ("RSP-11",),
        "decide-funding-phase": ("RSP-06",),
        "sign-pok": ("BPV-05", "BPV-06"),
        "assess-bpv": ("BPV-08",),
        "replace-leerbedrijf": ("BPV-02", "BPV-03"),
        "fulfil-duty": ("OVS-01", "OVS-02"),
        "report-dropout": ("VSV-04",),
        "register-route": ("PRE-01", "PRE-03"),
        "agreement-ends": ("PRE-04", "COH-05"),
        "stop-threatens-cohort": ("COH-04", "COH-05"),
    }


def test_who_acts():
    """BPV is of the mbo, the vmbo exam and the vo enrolment of the vo, what concerns both is of both."""
    of_mbo = {"sign-pok", "assess-bpv", "replace-leerbedrijf"}
    of_vo = {"close-vmbo-parts", "decide-after-window", "enrol-at-vo", "deregister-at-vo"}
    by_the_facts = {"correct-fase", "report-dropout", "register-route"}
    for kind in KINDS:
        if kind in by_the_facts:
            assert kind not in WHO_ACTS
        else:
            acting = ("mbo",) if kind in of_mbo else ("vo",) if kind in of_vo else ("vo", "mbo")
            assert WHO_ACTS[kind] == acting
    assert of_mbo == OF_PLACEMENT


# --- counts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "before", "years"),
    [
        ("2023-10-01", "2025-10-01", [2023, 2024]),
        ("2023-10-02", "2025-10-01", [2024]),
        ("2023-09-30", "2023-10-01", []),
        ("2023-09-30", "2023-10-02", [2023]),
        ("2025-08-01", "2025-08-01", []),
        ("2026-08-01", "2025-08-01", []),
    ],
)
def test_the_counts_from_a_day_until_before_another(first: str, before: str, years: list[int]):
    """RSP-11: 1 October, the first day in it and the last one not."""
    assert counts_within(day(first), day(before)) == [date(year, 10, 1) for year in years]


def test_in_the_vo_phase_the_counts_of_the_vo_phase():
    """RSP-11: nothing is said of the mbo phase as long as the switch is still to come."""
    assert counts_of_phase("vo", day("2023-08-01"), SWITCH) == [day("2023-10-01"), day("2024-10-01")]
    assert counts_of_phase("vo", day("2024-02-03"), SWITCH) == [day("2024-10-01")]
    assert counts_of_phase("vo", day("2024-11-01"), SWITCH) == []


def test_in_the_mbo_phase_the_first_count_of_it():
    """RSP-11: on 1 October too, when the policy `switch_day` lets the phase begin on it."""
    assert counts_of_phase("mbo", day("2023-08-01"), SWITCH) == [day("2025-10-01")]
    assert counts_of_phase("mbo", day("2023-08-01"), day("2025-10-01")) == [day("2025-10-01")]


@given(days, days)
def test_every_count_between_two_days_is_a_first_of_october(first: date, before: date):
    counts = counts_within(first, before)
    assert counts == sorted(set(counts))
    assert all(first <= count < before and (count.month, count.day) == (10, 1) for count in counts)
    assert len(counts) >= (before - first).days // 366


# --- recognition --------------------------------------------------------------------------------------


def test_a_recognition_that_covers_the_placement():
    """BPV-02: up to its last day, and a day short."""
    assert unrecognised_from(BEGIN, END, [(BEGIN, END)]) is None
    assert unrecognised_from(BEGIN, END, [(BEGIN, END - timedelta(1))]) == END
    assert unrecognised_from(BEGIN, END, [(day("2020-01-01"), date.max)]) is None


def test_a_recognition_that_runs_out_during_the_placement():
    """BPV-03: from the day after its last day."""
    assert unrecognised_from(BEGIN, END, [(day("2020-01-01"), day("2025-11-15"))]) == day("2025-11-16")
    assert unrecognised_from(BEGIN, END, [(day("2020-01-01"), BEGIN)]) == BEGIN + timedelta(1)


def test_a_recognition_that_ran_out_before_the_placement_or_never_was():
    """BPV-02: from the first day of the placement, not from before it."""
    assert unrecognised_from(BEGIN, END, [(day("2020-01-01"), day("2025-08-30"))]) == BEGIN
    assert unrecognised_from(BEGIN, END, [(day("2020-01-01"), day("2025-08-31"))]) == BEGIN
    assert unrecognised_from(BEGIN, END, []) == BEGIN


def test_recognised_again_is_recognised_to_the_end():
    """BPV-03: of several recognitions the one that reaches furthest counts; whichever comes first."""
    lapsed, again = (day("2020-01-01"), day("2025-10-31")), (day("2025-11-15"), date.max)
    assert unrecognised_from(BEGIN, END, [lapsed, again]) is None
    assert unrecognised_from(BEGIN, END, [again, lapsed]) is None
    assert unrecognised_from(BEGIN, END, [(BEGIN, day("2025-12-01")), lapsed]) == day("2025-12-02")


def test_a_recognition_that_begins_after_the_placement_is_of_no_use_to_it():
    after = END + timedelta(1)
    assert unrecognised_from(BEGIN, END, [(after, date.max)]) == BEGIN
    assert unrecognised_from(BEGIN, END, [(END, date.max)]) is None


def test_a_placement_without_end_in_a_recognition_without_end():
    assert unrecognised_from(BEGIN, date.max, [(BEGIN, date.max)]) is None
    assert unrecognised_from(BEGIN, date.max, [(BEGIN, END)]) == END + timedelta(1)


@given(days, st.integers(0, 400), st.lists(st.tuples(days, st.integers(0, 900))), days, st.integers(0, 900))
def test_another_recognition_never_makes_it_earlier(
    begin: date, length: int, spans: list[tuple[date, int]], first: date, more: int
):
    end = begin + timedelta(length)
    known = [(since, since + timedelta(n)) for since, n in spans]
    before = unrecognised_from(begin, end, known)
    after = unrecognised_from(begin, end, [*known, (first, first + timedelta(more))])
    assert before is None or begin <= before <= end
    assert after is None or (before is not None and before <= after)


# --- signatures ---------------------------------------------------------------------------------------


def test_a_signature_helps_up_to_the_last_day_of_the_placement():
    """BPV-06: no hour before it counts."""
    assert signing_helps_until(END, signatures_known=True) == END


def test_a_signature_of_which_nothing_is_known_may_have_been_there():
    """BPV-06: it can be reported at any time."""
    assert signing_helps_until(END, signatures_known=False) is None


def test_a_late_signature_helps_where_hours_before_it_count():
    """BPV-06: policy `bpv_before_signature`."""
    counted = Policies(bpv_before_signature="COUNTED")
    assert signing_helps_until(END, signatures_known=True, policies=counted) is None


# --- registration -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "due"),
    [
        ("2024-08-01", "2024-10-15"),
        ("2024-10-15", "2024-10-15"),
        ("2024-10-16", "2025-10-15"),
        ("2025-02-01", "2025-10-15"),
        ("2025-07-31", "2025-10-15"),
        ("2025-08-01", "2025-10-15"),
    ],
)
def test_a_route_without_students_is_reported_by_the_next_measuring_day(since: str, due: str):
    """PRE-03: 15 October."""
    assert registration_due(day(since), None) == day(due)


def test_a_route_with_students_is_reported_when_the_first_of_them_comes():
    """PRE-01: and one that is not reported any more at once."""
    assert registration_due(day("2023-03-01"), day("2023-08-01")) == day("2023-08-01")
    assert registration_due(day("2024-11-20"), day("2023-08-01")) == day("2024-11-20")


# --- dropouts -----------------------------------------------------------------------------------------


def test_a_dropout_is_on_the_list_for_thirty_days():
    """VSV-04: whether it was reported is not recorded."""
    assert REPORT_SHOWN_FOR == 30
    assert report_shown_until(day("2025-11-14")) == day("2025-12-14")
    assert report_shown_until(date.max) == date.max
    assert report_shown_until(date.max - timedelta(30)) == date.max
    assert report_shown_until(date.max - timedelta(31)) == date.max - timedelta(1)


# --- the list -----------------------------------------------------------------------------------------


def test_an_action_is_on_the_list_when_it_is_due_within_so_many_days():
    due = day("2025-10-01")
    assert is_due(due, day("2025-09-01"), 30)
    assert not is_due(due, day("2025-08-31"), 30)
    assert is_due(due, due, 0)
    assert not is_due(due, due - timedelta(1), 0)


def test_what_is_overdue_is_always_on_the_list():
    assert is_due(day("2019-01-01"), day("2025-09-01"), 0)
    assert is_due(date.min, date.max, 0)


def test_an_action_can_be_done_up_to_its_last_day():
    last = day("2025-10-01")
    assert can_be_done(last, last - timedelta(1))
    assert can_be_done(last, last)
    assert not can_be_done(last, last + timedelta(1))
    assert can_be_done(None, date.max)


def test_an_action_is_for_a_side_or_for_a_school():
    for asked in (None, "vo", "98VO"):
        assert is_for(asked, ["vo"], ["98VO"])
    for asked in ("mbo", "98MB", "VO", "98vo", ""):
        assert not is_for(asked, ["vo"], ["98VO"])
