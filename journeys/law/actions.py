"""What needs doing about a student, by when, and who acts?

Each action follows from an answer and has a day by which it is due: the last on which it comes in time. One
whose day has passed is overdue, until it is done, or can be done no more. The days come from the rules (the
switch, the window, a count) or from what was agreed (a placement, a stop).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Literal, TypeAlias

from journeys.law.policies import DEFAULT, Policies
from journeys.law.preconditions import measuring_day
from journeys.vocabulary import Party, Phase, day, day_after

Kind: TypeAlias = Literal[
    "overschrijving", "close-vmbo-parts", "decide-after-window", "enrol-at-vo", "deregister-at-vo",
    "correct-fase", "check-count", "decide-funding-phase", "sign-pok", "assess-bpv", "replace-leerbedrijf",
    "fulfil-duty", "report-dropout", "register-route", "agreement-ends", "stop-threatens-cohort",
]  # fmt: skip
RULES_OF: dict[Kind, tuple[str, ...]] = {
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
"""The rules of each; those by which the switch and the window follow come with the day itself."""
WHO_ACTS: dict[Kind, tuple[Party, ...]] = {
    "overschrijving": ("vo", "mbo"),
    "close-vmbo-parts": ("vo",),
    "decide-after-window": ("vo",),
    "enrol-at-vo": ("vo",),
    "deregister-at-vo": ("vo",),
    "check-count": ("vo", "mbo"),
    "decide-funding-phase": ("vo", "mbo"),
    "sign-pok": ("mbo",),
    "assess-bpv": ("mbo",),
    "replace-leerbedrijf": ("mbo",),
    "fulfil-duty": ("vo", "mbo"),
    "agreement-ends": ("vo", "mbo"),
    "stop-threatens-cohort": ("vo", "mbo"),
}
"""Who acts, where that is the same for everyone."""
OF_PLACEMENT: frozenset[Kind] = frozenset({"sign-pok", "assess-bpv", "replace-leerbedrijf"})
"""What is done about one placement of one student, and so never about many at once."""
REPORT_SHOWN_FOR = 30
"""Days. That a dropout was reported is not recorded, so it cannot be struck off: after these it goes."""
_COUNT = (10, 1)


def counts_within(first: date, before: date) -> list[date]:
    """The counts of 1 October from a first day until before another."""
    years = range(first.year, before.year + 1)
    return [count for year in years if first <= (count := day(year, *_COUNT)) < before]


def counts_of_phase(phase: Phase, started_on: date, switch_on: date) -> list[date]:
    """The counts for which the registration of a phase can be put right in time (RSP-11).

    Those of the vo phase, or the first of the mbo phase: what would make a later one differ has an action
    of its own by then. In the vo phase nothing is said of the mbo phase, since the switch is still to come.
    """
    if phase == "vo":
        return counts_within(started_on, switch_on)
    return counts_within(switch_on, day(switch_on.year + 1, switch_on.month, switch_on.day))


def unrecognised_from(starts_on: date, ends_on: date, recognised: Iterable[tuple[date, date]]) -> date | None:
    """The day from which a placement has no recognised leerbedrijf up to its end; None if it has (BPV-03).

    `recognised`: first and last days, by what counts on a day; so none begins later. It is the first day of
    a placement that no recognition reaches (BPV-02).
    """
    last = max((last for first, last in recognised if first <= ends_on), default=None)
    if last is None:
        return starts_on
    return max(starts_on, day_after(last)) if last < ends_on else None


def signing_helps_until(
    ends_on: date, *, signatures_known: bool, policies: Policies = DEFAULT
) -> date | None:
    """The last day on which a signature can make hours count; None: whenever it comes (BPV-06).

    Where nothing is known of signatures, they may have been there all along. Policy `bpv_before_signature`.
    """
    if not signatures_known or policies.bpv_before_signature == "COUNTED":
        return None
    return ends_on


def registration_due(unregistered_since: date, first_student_on: date | None) -> date:
    """By when a school reports the route in RIO: when its first student comes (PRE-01).

    Without students by the next 15 October, which only takes stock (PRE-03).
    """
    if first_student_on is not None:
        return max(unregistered_since, first_student_on)
    measured = measuring_day(unregistered_since)
    return (
        measured if unregistered_since <= measured else day(measured.year + 1, measured.month, measured.day)
    )


def report_shown_until(left_on: date) -> date:
    """The last day on which a dropout is on the list to be reported (VSV-04)."""
    return date.fromordinal(min(left_on.toordinal() + REPORT_SHOWN_FOR, date.max.toordinal()))


def is_due(due: date, on: date, within: int) -> bool:
    """Whether an action belongs on the list: due within so many days, or overdue."""
    return due.toordinal() - on.toordinal() <= within


def can_be_done(until: date | None, on: date) -> bool:
    """Whether an action can still be done; `until` is the last day on which it can, None: always."""
    return until is None or on <= until


def is_for(asked: str | None, parties: Collection[str], brins: Collection[str]) -> bool:
    """Whether an action is for a side (`vo`, `mbo`) or a school by its BRIN; None asks for every action."""
    return asked is None or asked in parties or asked in brins
