"""How many hours of a BPV placement count, and why not more?

BPV-01 … BPV-08 and BPV-14. Each test stands alone; of a placement that was completed every reason that holds
is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from journeys.law.policies import DEFAULT, Policies
from journeys.vocabulary import Assessor, Judgement

Counts = Literal["yes", "partly", "no", "unknown", "pending"]
Days = tuple[date, date]

RULE_OF = {
    "POK_UNSIGNED": "BPV-05",
    "ASSESSOR_NOT_MBO": "BPV-08",
    "INSUFFICIENT": "MEX-08",
    "OTHER_CREBO": "BPV-14",
    "NOT_ACCREDITED": "BPV-02",
    "SIGNATURES_UNKNOWN": "BPV-05",
    "RECOGNITION_UNKNOWN": "BPV-02",
    "BPV_TOO_EARLY": "BPV-01",
    "ACCREDITATION_LAPSED": "BPV-03",
    "LATE_POK": "BPV-06",
    "ASSESSMENT_UNKNOWN": "BPV-08",
}
_REFUSE = {"POK_UNSIGNED", "ASSESSOR_NOT_MBO", "INSUFFICIENT", "OTHER_CREBO", "NOT_ACCREDITED"}
_UNKNOWN = {"SIGNATURES_UNKNOWN", "RECOGNITION_UNKNOWN"}


class Work(Struct, frozen=True, kw_only=True):
    """The facts of a completed placement.

    `signed_on` has a day for each party that has to sign, None where it has not; it is None when nothing
    is known of signatures. `recognised` are spans of first and last days; None when nothing is known of
    the company. `other_crebo`: the placement is for a qualification that is not the student's.
    """

    starts_on: date
    ends_on: date
    hours: int
    assessed_by: Sequence[Assessor]
    result: Judgement
    journey_start: date
    signed_on: Sequence[date | None] | None
    recognised: Sequence[Days] | None
    other_crebo: bool


class Verdict(Struct, frozen=True):
    """Whether and for how many hours it counts, with the sorted codes of every reason that holds."""

    counts: Counts
    hours: int
    reasons: tuple[str, ...]


def judge(work: Work, policies: Policies = DEFAULT) -> Verdict:
    """Hours counted: the hours of the completion times the good days, over all days, rounded down.

    A day is good if it is not before the journey began, the company was recognised on it, and everyone
    had signed by then. Policies: `bpv_before_signature` (BPV-06) takes the days before the last signature
    too, `bpv_lapsed_recognition` (BPV-03) takes no day where some are not recognised, `bpv_other_crebo`
    (BPV-14) does not mind another qualification.
    """
    span = (work.starts_on, work.ends_on)
    all_days = (work.ends_on - work.starts_on).days + 1  # below 1 no day is recognised, so nothing counts
    recognised_days = _days_within(span, work.recognised or ())
    reasons = sorted(_reasons(work, all_days, recognised_days))
    if _REFUSE.intersection(reasons) - _forgiven(policies):
        return Verdict("no", 0, tuple(reasons))
    if _UNKNOWN.intersection(reasons):
        return Verdict("unknown", 0, tuple(reasons))
    if policies.bpv_lapsed_recognition == "NONE" and recognised_days < all_days:
        return Verdict("no", 0, tuple(reasons))
    signed = work.signed_on if policies.bpv_before_signature == "NOT_COUNTED" else ()
    first_good = max([work.starts_on, work.journey_start, *(d for d in signed or () if d)])
    good_days = _days_within((first_good, work.ends_on), work.recognised or ())
    hours = work.hours * good_days // all_days
    if good_days == all_days:
        return Verdict("yes", hours, tuple(reasons))
    return Verdict("partly" if hours >= 1 else "no", hours, tuple(reasons))


def _forgiven(policies: Policies) -> set[str]:
    return {"OTHER_CREBO"} if policies.bpv_other_crebo == "COUNTED" else set()


def _reasons(work: Work, all_days: int, recognised_days: int) -> list[str]:
    signed = work.signed_on
    holds = {
        "POK_UNSIGNED": signed is not None and None in signed,
        "ASSESSOR_NOT_MBO": "mbo" not in work.assessed_by,
        "INSUFFICIENT": work.result == "onvoldoende",
        "OTHER_CREBO": work.other_crebo,
        "NOT_ACCREDITED": work.recognised is not None and recognised_days == 0,
        "SIGNATURES_UNKNOWN": signed is None,
        "RECOGNITION_UNKNOWN": work.recognised is None,
        "BPV_TOO_EARLY": work.starts_on < work.journey_start,
        "ACCREDITATION_LAPSED": 0 < recognised_days < all_days,
        "LATE_POK": signed is not None
        and None not in signed
        and any(day is not None and day > work.starts_on for day in signed),
    }
    return [code for code, true in holds.items() if true]


def _days_within(span: Days, spans: Sequence[Days]) -> int:
    """How many days of a span (first and last day) lie in at least one of the spans."""
    first, last = span
    count = 0
    for start, end in sorted(spans):
        begin, stop = max(first, start), min(last, end)
        if begin <= stop:
            count += (stop - begin).days + 1
            first = date.fromordinal(min(stop.toordinal() + 1, date.max.toordinal()))
            if stop == last:
                break
    return count
