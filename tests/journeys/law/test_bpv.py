"""Which hours of a placement count? BPV-01 … BPV-08, BPV-14, MEX-08, and the policies on them."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journeys.law.bpv import RULE_OF, Verdict, Work, judge
from journeys.law.policies import Policies

FIRST, LAST = date(2024, 9, 2), date(2024, 9, 11)
"""Ten days: of a hundred hours each day is worth ten."""
BEFORE, AFTER = FIRST - timedelta(1), LAST + timedelta(1)
GOOD = Work(
    starts_on=FIRST,
    ends_on=LAST,
    hours=100,
    assessed_by=["mbo"],
    result="voldoende",
    journey_start=date(2023, 8, 1),
    signed_on=[date(2024, 8, 30), FIRST, date(2024, 8, 31)],
    recognised=[(date(2023, 1, 1), date.max)],
    other_crebo=False,
)


def work(**but: Any) -> Work:
    return replace(GOOD, **but)


def in_days(day: int) -> date:
    """The day of the placement with this number, the first is 1."""
    return FIRST + timedelta(day - 1)


def test_a_placement_in_order_counts_for_all_its_hours():
    assert judge(GOOD) == Verdict("yes", 100, ())


# --- what refuses it ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("but", "reason", "rule"),
    [
        ({"signed_on": [FIRST, None]}, "POK_UNSIGNED", "BPV-05"),
        ({"assessed_by": ["company", "vo"]}, "ASSESSOR_NOT_MBO", "BPV-08"),
        ({"assessed_by": []}, "ASSESSOR_NOT_MBO", "BPV-08"),
        ({"result": "onvoldoende"}, "INSUFFICIENT", "MEX-08"),
        ({"other_crebo": True}, "OTHER_CREBO", "BPV-14"),
        ({"recognised": []}, "NOT_ACCREDITED", "BPV-02"),
        ({"recognised": [(date(2020, 1, 1), BEFORE), (AFTER, date.max)]}, "NOT_ACCREDITED", "BPV-02"),
    ],
)
def test_for_one_reason_no_hour_counts(but: dict, reason: str, rule: str):
    assert judge(work(**but)) == Verdict("no", 0, (reason,))
    assert RULE_OF[reason] == rule


def test_the_mbo_may_assess_together_with_others():
    """BPV-08."""
    assert judge(work(assessed_by=["company", "mbo"])).counts == "yes"


@pytest.mark.parametrize(
    ("but", "reason", "rule"),
    [
        ({"signed_on": None}, "SIGNATURES_UNKNOWN", "BPV-05"),
        ({"recognised": None}, "RECOGNITION_UNKNOWN", "BPV-02"),
    ],
)
def test_what_is_not_known_is_not_guessed(but: dict, reason: str, rule: str):
    assert judge(work(**but)) == Verdict("unknown", 0, (reason,))
    assert RULE_OF[reason] == rule


def test_what_refuses_goes_before_what_is_not_known_and_all_reasons_are_told():
    found = judge(work(signed_on=None, recognised=None, result="onvoldoende", assessed_by=["vo"]))
    reasons = ("ASSESSOR_NOT_MBO", "INSUFFICIENT", "RECOGNITION_UNKNOWN", "SIGNATURES_UNKNOWN")
    assert found == Verdict("no", 0, reasons)


# --- what counts in part ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts", "counts", "hours", "reasons"),
    [
        (in_days(1), "yes", 100, ()),
        (in_days(2), "partly", 90, ("BPV_TOO_EARLY",)),
        (in_days(10), "partly", 10, ("BPV_TOO_EARLY",)),
        (AFTER, "no", 0, ("BPV_TOO_EARLY",)),
    ],
)
def test_days_before_the_journey_do_not_count(starts: date, counts: str, hours: int, reasons: tuple):
    """BPV-01."""
    assert judge(work(journey_start=starts)) == Verdict(counts, hours, reasons)
    assert RULE_OF["BPV_TOO_EARLY"] == "BPV-01"


@pytest.mark.parametrize(
    ("signed", "counts", "hours", "reasons"),
    [
        (BEFORE, "yes", 100, ()),
        (in_days(1), "yes", 100, ()),
        (in_days(2), "partly", 90, ("LATE_POK",)),
        (in_days(10), "partly", 10, ("LATE_POK",)),
        (AFTER, "no", 0, ("LATE_POK",)),
    ],
)
def test_days_before_the_last_signature_do_not_count(signed: date, counts: str, hours: int, reasons: tuple):
    """BPV-06, and by policy they do."""
    late = work(signed_on=[BEFORE, signed])
    assert judge(late) == Verdict(counts, hours, reasons)
    assert judge(late, Policies(bpv_before_signature="COUNTED")) == Verdict("yes", 100, reasons)
    assert RULE_OF["LATE_POK"] == "BPV-06"


def test_while_one_has_not_signed_it_is_not_late_but_unsigned():
    assert judge(work(signed_on=[None, AFTER])).reasons == ("POK_UNSIGNED",)
    counted = Policies(bpv_before_signature="COUNTED")
    assert judge(work(signed_on=[None, AFTER]), counted) == Verdict("no", 0, ("POK_UNSIGNED",))


@pytest.mark.parametrize(
    ("recognised", "counts", "hours", "reasons"),
    [
        ([(FIRST, LAST)], "yes", 100, ()),
        ([(BEFORE, AFTER)], "yes", 100, ()),
        ([(FIRST, in_days(9))], "partly", 90, ("ACCREDITATION_LAPSED",)),
        ([(in_days(2), LAST)], "partly", 90, ("ACCREDITATION_LAPSED",)),
        ([(FIRST, FIRST)], "partly", 10, ("ACCREDITATION_LAPSED",)),
        ([(LAST, AFTER)], "partly", 10, ("ACCREDITATION_LAPSED",)),
        ([(FIRST, in_days(3)), (in_days(8), LAST)], "partly", 60, ("ACCREDITATION_LAPSED",)),
        ([(in_days(8), LAST), (FIRST, in_days(3))], "partly", 60, ("ACCREDITATION_LAPSED",)),
        ([(FIRST, in_days(5)), (in_days(3), in_days(4))], "partly", 50, ("ACCREDITATION_LAPSED",)),
        ([(FIRST, in_days(5)), (in_days(5), LAST)], "yes", 100, ()),
        ([(FIRST, in_days(5)), (in_days(6), LAST)], "yes", 100, ()),
        ([(FIRST, date.max), (FIRST, LAST), (LAST, date.max)], "yes", 100, ()),
    ],
)
def test_only_days_of_recognition_count_and_each_once(
    recognised: list, counts: str, hours: int, reasons: tuple
):
    """BPV-02, BPV-03; by policy a placement with one day less does not count at all."""
    assert judge(work(recognised=recognised)) == Verdict(counts, hours, reasons)
    strict = Policies(bpv_lapsed_recognition="NONE")
    whole = Verdict("yes", 100, ()) if counts == "yes" else Verdict("no", 0, reasons)
    assert judge(work(recognised=recognised), strict) == whole
    assert RULE_OF["ACCREDITATION_LAPSED"] == "BPV-03"


def test_what_counts_has_to_be_true_of_the_same_day():
    found = judge(work(recognised=[(FIRST, in_days(5))], signed_on=[in_days(6)]))
    assert found == Verdict("no", 0, ("ACCREDITATION_LAPSED", "LATE_POK"))
    found = judge(work(recognised=[(FIRST, in_days(5))], signed_on=[in_days(5)], journey_start=in_days(4)))
    assert found == Verdict("partly", 10, ("ACCREDITATION_LAPSED", "BPV_TOO_EARLY", "LATE_POK"))


@pytest.mark.parametrize(("hours", "counts", "counted"), [(9, "no", 0), (10, "partly", 1), (19, "partly", 1)])
def test_hours_are_rounded_down_and_less_than_one_is_none(hours: int, counts: str, counted: int):
    found = judge(work(hours=hours, signed_on=[in_days(10)]))
    assert (found.counts, found.hours) == (counts, counted)


def test_a_whole_placement_of_no_hours_counts_for_none():
    assert judge(work(hours=0)) == Verdict("yes", 0, ())


def test_one_day_is_a_placement_of_one_day():
    assert judge(work(ends_on=FIRST)) == Verdict("yes", 100, ())
    assert judge(work(ends_on=FIRST, signed_on=[in_days(2)])) == Verdict("no", 0, ("LATE_POK",))


@pytest.mark.parametrize("ends_on", [BEFORE, FIRST - timedelta(10)])
def test_a_placement_that_ends_before_it_begins_has_no_days(ends_on: date):
    """It cannot be recorded like this, but an amendment of one end only can make it so."""
    assert judge(work(ends_on=ends_on)) == Verdict("no", 0, ("NOT_ACCREDITED",))
    assert judge(work(ends_on=ends_on, recognised=None)) == Verdict("unknown", 0, ("RECOGNITION_UNKNOWN",))


# --- another qualification ----------------------------------------------------------------------------


def test_hours_for_another_qualification_count_by_policy_only():
    """BPV-14: the reason is told all the same, and every other reason still refuses."""
    counted = Policies(bpv_other_crebo="COUNTED")
    assert judge(work(other_crebo=True)) == Verdict("no", 0, ("OTHER_CREBO",))
    assert judge(work(other_crebo=True), counted) == Verdict("yes", 100, ("OTHER_CREBO",))
    both = work(other_crebo=True, result="onvoldoende")
    assert judge(both, counted) == Verdict("no", 0, ("INSUFFICIENT", "OTHER_CREBO"))


def test_an_open_assessment_has_its_rule():
    assert RULE_OF["ASSESSMENT_UNKNOWN"] == "BPV-08"


# --- whatever the days --------------------------------------------------------------------------------

DAYS = st.dates(FIRST - timedelta(15), LAST + timedelta(15))
SPANS = st.lists(st.tuples(DAYS, DAYS).map(lambda days: (min(days), max(days))), max_size=4)


@given(DAYS, DAYS, SPANS, st.integers(0, 400))
def test_the_hours_are_the_good_days_part_of_them(start: date, signed: date, spans: list, hours: int):
    """Counted day by day, as a person would on a calendar."""
    days = [FIRST + timedelta(n) for n in range(10)]
    good = [d for d in days if d >= max(start, signed) and any(a <= d <= b for a, b in spans)]
    found = judge(work(journey_start=start, signed_on=[signed], recognised=spans, hours=hours))
    assert found.hours == hours * len(good) // 10
    assert (found.counts == "yes") == (len(good) == 10)
