"""What needs doing about a student, by when, and who acts?

Each action follows from an answer and has a day by which it is due; one whose day has passed is overdue. The
days come from the rules (the switch, the window, a count) or from what was agreed (a placement, a stop).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Literal, TypeAlias

from journeys.vocabulary import Party, day, day_after, day_before, school_year

Kind: TypeAlias = Literal[
    "overschrijving", "close-vmbo-parts", "decide-after-window", "enrol-at-vo", "deregister-at-vo",
    "correct-fase", "check-count", "decide-funding-phase", "sign-pok", "assess-bpv", "replace-leerbedrijf",
    "fulfil-duty", "report-dropout", "register-route", "agreement-ends", "stop-threatens-cohort",
]  # fmt: skip
RULES_OF: dict[Kind, tuple[str, ...]] = {
    "overschrijving": ("RSP-01", "RSP-08"),
    "close-vmbo-parts": ("VEX-32",),
    "decide-after-window": ("VEX-34",),
    "enrol-at-vo": ("RSP-10",),
    "deregister-at-vo": ("RSP-10",),
    "correct-fase": ("RSP-13",),
    "check-count": ("RSP-11",),
    "decide-funding-phase": ("RSP-06",),
    "sign-pok": ("BPV-05",),
    "assess-bpv": ("BPV-08",),
    "replace-leerbedrijf": ("BPV-03",),
    "fulfil-duty": ("OVS-01", "OVS-02"),
    "report-dropout": ("VSV-04",),
    "register-route": ("PRE-01", "PRE-03"),
    "agreement-ends": ("PRE-04", "COH-05"),
    "stop-threatens-cohort": ("COH-04", "COH-05"),
}
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
    "agreement-ends": ("vo", "mbo"),
    "stop-threatens-cohort": ("vo", "mbo"),
}
"""Who acts, where that is the same for everyone."""
_COUNT = (10, 1)


def next_count(on: date) -> date:
    """The first 1 October after a day."""
    this_year = day(on.year, *_COUNT)
    return this_year if on < this_year else day(on.year + 1, *_COUNT)


def count_to_check(on: date, switch_on: date, counted_for: Party | None) -> date | None:
    """The next 1 October for which the student would count for the wrong school, as registered now (RSP-11).

    `counted_for`: the school that what is registered today would count for; None: neither. The counts up to
    the first one of the mbo phase are looked at; a later one cannot differ without the first.
    """
    count = next_count(on)
    if school_year(count) > school_year(switch_on):
        return None
    phase: Party = "vo" if count < switch_on else "mbo"
    return count if counted_for != phase else None


def funding_decision(on: date, unmoved_switch: date, vo_years_repeated: int) -> date | None:
    """The count for which both schools decide on the phase of who repeated a year of the vo phase (RSP-06).

    The register speaks of the first two years, the programme's clock stands still. `unmoved_switch`: the
    switch as it was before any year was repeated.
    """
    if not vo_years_repeated:
        return None
    first = next_count(day_before(unmoved_switch))
    last = day(first.year + vo_years_repeated - 1, *_COUNT)
    count = max(next_count(on), first)
    return count if count <= last else None


def recognition_runs_out(
    starts_on: date, ends_on: date, recognised: Sequence[tuple[date, date]]
) -> date | None:
    """The first day of a placement after its begin without recognition; None if there is none (BPV-03)."""
    at = starts_on
    for first, last in sorted(recognised):
        if first <= at <= last:
            at = day_after(last)
    return at if starts_on < at <= ends_on else None


def is_due(due: date, on: date, within: int) -> bool:
    """Whether an action belongs on the list: due within so many days, or overdue."""
    return due.toordinal() - on.toordinal() <= within


def is_for(asked: str | None, parties: Collection[str], brins: Collection[str]) -> bool:
    """Whether an action is for a side (`vo`, `mbo`) or a school by its BRIN; None asks for every action."""
    return asked is None or asked in parties or asked in brins
