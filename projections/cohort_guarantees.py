"""What was a cohort promised, and does a stop break it?

A membership says how one student stands in one cohort; the guarantee is worked out from the memberships of
a day and from the route and its agreement as they stood.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct, field

from journeys.events import QualificationRenewed
from journeys.folds.journey import Journey, Stay
from journeys.folds.reference import Reference
from journeys.folds.route import Route
from journeys.history import Fact
from journeys.law import clock
from journeys.vocabulary import day
from projections.because import Because

State = Literal["EMPTY", "NOT_AGREED", "ACTIVE", "FULFILLED", "AT_RISK", "SECURED", "BREACHED"]


class Membership(Struct, frozen=True, kw_only=True):
    """One student in one cohort, as it stands on a day.

    `first_came` is the first day ever; the rest is of the last stay. `left_on` None: never left.
    `expected_end`: in this cohort, for one who left as it was then.
    """

    cohort: str
    student: str
    first_came: date
    left_on: date | None
    active: bool
    completed: bool
    expected_end: date
    events: list[str]


class Guarantee(Struct, frozen=True, kw_only=True):
    """One cohort, in the members' order of an answer; `from_` and `until` are first and last days."""

    state: State
    members: int
    active: int
    affected: int
    from_: date = field(name="from")
    until: date
    flags: list[str]
    because: Because


class Stop(Struct, frozen=True):
    """What would end the route for the cohort, from the day `effective_on`, and since when it was known."""

    effective_on: date
    by: Fact


def memberships(student: str, journey: Journey) -> list[Membership]:
    """How a student stands in every cohort he was ever in."""
    by_cohort: dict[str, list[Stay]] = {}
    for stay in journey.stays:
        by_cohort.setdefault(f"{stay.route}/{stay.cohort}", []).append(stay)
    return [_membership(student, cohort, stays, journey) for cohort, stays in sorted(by_cohort.items())]


def _membership(student: str, cohort: str, stays: Sequence[Stay], journey: Journey) -> Membership:
    last = stays[-1]
    here = last is journey.stays[-1]
    expected_end = last.expected_end if last.left is not None else journey.expected_end
    completed = any(index > last.came_index for index in journey.completed_at)
    active = here and last.left is None and journey.status == "active"
    events = [*stays[0].came.evidence, *last.came.evidence, *(last.left.evidence if last.left else ())]
    return Membership(
        cohort=cohort,
        student=student,
        first_came=min(stay.came.on for stay in stays),
        left_on=last.left.on if last.left else None,
        active=active,
        completed=completed,
        expected_end=expected_end or journey.expected_end,
        events=list(dict.fromkeys(events)),
    )


def guarantee(
    route: Route, cohort_year: int, members: Sequence[Membership], reference: Reference, on: date
) -> Guarantee:
    """The guarantee of one cohort on a day, COH-01 … COH-08 with the default policies."""
    active = [m for m in members if m.active]
    years = route.opened.years
    ends = [m.expected_end for m in active]
    stop = stop_on(route, reference, on)
    affected = _affected(members, stop)
    flags: list[str] = []
    if not members:
        state, because = _empty(route)
    else:
        agreed, because = _clause(route, cohort_year, members, reference)
        if not agreed:
            state = "NOT_AGREED"
            if affected and stop:
                flags.append("STOP_AFFECTS")
                because += Because.of("COH-05", stop.by)
        else:
            state, why = _state(route, active, affected, stop, on)
            because = why + because
    because += Because.of([], more=[id_ for m in affected for id_ in m.events])
    because += _also(route, members, stop, on)
    return Guarantee(
        state=state,
        members=len(members),
        active=len(active),
        affected=len(affected),
        from_=day(cohort_year, 8, 1),
        until=max(ends) if ends else clock.expected_end(years, cohort_year, ()),
        flags=flags,
        because=because,
    )


def stop_on(route: Route, reference: Reference, on: date) -> Stop | None:
    """Of an announced stop and the end of the route's agreement, the one that takes effect first."""
    announced = route.stop_on(on)
    stop: Stop | None = None
    if announced is not None:
        effective_on: date | None = getattr(announced.event, "effective_on", None)
        stop = Stop(effective_on or announced.on, announced)
    if reference.policies.renewed_qualification == "STOP":
        stop = min(filter(None, (stop, _renewal(route, on))), key=lambda s: s.effective_on, default=None)
    agreement, _ = route.agreement_on(on)
    terms = reference.agreement(agreement).terms_on(on)
    end = terms.end() if terms else None
    if end is not None and (stop is None or end[0] < stop.effective_on):
        return Stop(*end)
    return stop


def _also(route: Route, members: Sequence[Membership], stop: Stop | None, on: date) -> Because:
    """What has a part in it: renewals (COH-06), who left (COH-07), a stop by the vo (COH-08)."""
    rules = []
    if route.renewals(on):
        rules.append("COH-06")
    if any(m.left_on is not None for m in members):
        rules.append("COH-07")
    if stop is not None and getattr(stop.by.event, "party", None) == "vo":
        rules.append("COH-08")
    return Because.of(rules)


def _renewal(route: Route, on: date) -> Stop | None:
    """COH-06, by policy `renewed_qualification`: the renewal of the route's own qualification as its stop."""
    for fact in route.renewals(on):
        if isinstance(fact.event, QualificationRenewed) and fact.event.old == route.opened.crebo:
            return Stop(fact.on, fact)
    return None


def _affected(members: Sequence[Membership], stop: Stop | None) -> list[Membership]:
    if stop is None:
        return []
    return [
        m
        for m in members
        if not m.completed
        and (m.left_on is None or m.left_on >= stop.effective_on)
        and m.expected_end >= stop.effective_on
    ]


def _empty(route: Route) -> tuple[State, Because]:
    return "EMPTY", Because.of("COH-02", route.opened_by)


def _clause(
    route: Route, cohort_year: int, members: Sequence[Membership], reference: Reference
) -> tuple[bool, Because]:
    """COH-01: whether the agreement had the clause on the day the first member came.

    By policy `cohort_clause_day`: on the 1 August on which the cohort began leerjaar 3.
    """
    first = min(members, key=lambda m: (m.first_came, m.student))
    of_member = reference.policies.cohort_clause_day == "FIRST_MEMBER"
    on = first.first_came if of_member else day(cohort_year, 8, 1)
    agreement, by = route.agreement_on(on)
    terms = reference.agreement(agreement).terms_on(on)
    agreed = terms is not None and terms.signed.cohort_obligation
    facts = (by, terms.obligation_by if terms else None)
    return agreed, Because.of("COH-01", *facts, more=first.events)


def _state(
    route: Route, active: Sequence[Membership], affected: Sequence[Membership], stop: Stop | None, on: date
) -> tuple[State, Because]:
    if not affected or stop is None:
        state: State = "ACTIVE" if active else "FULFILLED"
        return state, Because(["COH-03", "COH-04"], [])
    because = Because.of(["COH-04", "COH-05"], stop.by)
    arranged = [fact for fact in route.teach_outs(on) if fact.on >= stop.by.on]
    if arranged:
        return "SECURED", because + Because.of([], *arranged)
    return ("AT_RISK" if on < stop.effective_on else "BREACHED"), because
