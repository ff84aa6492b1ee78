"""What was a cohort promised, and does a stop break it?

A membership says how one student stands in one cohort; the guarantee is worked out from the memberships of
a day and from the route and its agreement as they stood.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct, field

from journeys.events import (
    QualificationRenewed,
    RouteRegistrationEnded,
    RouteStarted,
    SwitchedToTransferOption,
)
from journeys.folds.journey import Journey, Stay
from journeys.folds.reference import Reference
from journeys.folds.route import Route
from journeys.history import Fact
from journeys.law import clock
from journeys.law.policies import Policies
from journeys.vocabulary import day
from projections.because import Because

State = Literal["EMPTY", "NOT_AGREED", "ACTIVE", "FULFILLED", "AT_RISK", "SECURED", "BREACHED"]


class Membership(Struct, frozen=True, kw_only=True):
    """One student in one cohort, as it stands on a day.

    `first_came` is the first day ever; the rest is of the last stay. `left_on` None: never left.
    `expected_end`: in this cohort, for one who left as it was then; `rules`: by which its first year follows.
    `switched`: left it for another route.
    """

    cohort: str
    student: str
    first_came: date
    left_on: date | None
    active: bool
    completed: bool
    expected_end: date
    events: list[str]
    switched: bool = False
    rules: list[str] = []


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
        switched=last.left is not None and _to_another_route(last.left),
        rules=_rules_of_end(last, journey),
    )


def _to_another_route(left: Fact) -> bool:
    return isinstance(left.event, SwitchedToTransferOption) and left.event.to.startswith("route:")


def _rules_of_end(stay: Stay, journey: Journey) -> list[str]:
    """RSP-03 and RSP-04, where the start of the journey of this stay makes them count."""
    event = stay.came.event
    if isinstance(event, RouteStarted):
        return clock.rules_of_first_year(stay.came.on, event.leerjaar)
    return clock.rules_of_first_year(journey.start.on, journey.leerjaar) if journey.start else []


def guarantee(
    route: Route, cohort_year: int, members: Sequence[Membership], reference: Reference, on: date
) -> Guarantee:
    """The guarantee of one cohort on a day, COH-01 … COH-08.

    By policy `cohort_span` (COH-03) it lasts no longer than the nominal length of the route.
    """
    active = [m for m in members if m.active]
    nominal = clock.expected_end(route.opened.years, cohort_year, ())
    ends = [m.expected_end for m in active]
    last_day = date.max
    if reference.policies.cohort_span == "NOMINAL":
        ends, last_day = [], nominal
    stop = stop_on(route, reference, on)
    affected = _affected(members, stop, last_day, reference.policies)
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
            state, why = _state(route, affected, stop, on, goes_on=bool(active) and on <= last_day)
            because = why + because
        because += Because.of("COH-03")
    because += Because.of([], more=[id_ for m in affected for id_ in m.events])
    because += Because.of([rule for m in members for rule in m.rules])
    because += _also(route, members, stop, on)
    return Guarantee(
        state=state,
        members=len(members),
        active=len(active),
        affected=len(affected),
        from_=day(cohort_year, 8, 1),
        until=max(ends, default=nominal),
        flags=flags,
        because=because,
    )


def stop_on(route: Route, reference: Reference, on: date) -> Stop | None:
    """Of an announced stop and the end of the route's agreement, the one that takes effect first.

    By policy `renewed_qualification` (COH-06) a renewal is a stop as well, by policy `cohort_breakers`
    (COH-05) the end of a registration in RIO.
    """
    announced = route.stop_on(on)
    stop: Stop | None = None
    if announced is not None:
        effective_on: date | None = getattr(announced.event, "effective_on", None)
        stop = Stop(effective_on or announced.on, announced)
    if reference.policies.renewed_qualification == "STOP":
        stop = _first(stop, _renewal(route, on))
    if reference.policies.cohort_breakers == "REGISTRATION_TOO":
        stop = _first(stop, _unregistered(route, on))
    agreement, _ = route.agreement_on(on)
    terms = reference.agreement(agreement).terms_on(on)
    end = terms.end() if terms else None
    if end is not None and (stop is None or end[0] < stop.effective_on):
        return Stop(*end)
    return stop


def _also(route: Route, members: Sequence[Membership], stop: Stop | None, on: date) -> Because:
    """What has a part in it.

    Registrations that ended (COH-05), renewals (COH-06), who left (COH-07), a stop by the vo (COH-08).
    """
    rules = ["COH-05"] if _unregistered(route, on) else []
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


def _unregistered(route: Route, on: date) -> Stop | None:
    """COH-05, by policy `cohort_breakers`: the first end of a registration in RIO that stands, as a stop."""
    ended = [f for f in route.registration_on(on).values() if isinstance(f.event, RouteRegistrationEnded)]
    first = min(ended, key=lambda fact: (fact.on, fact.position), default=None)
    return Stop(first.on, first) if first is not None else None


def _first(stop: Stop | None, other: Stop | None) -> Stop | None:
    """The one that takes effect first; on a tie the first of the two."""
    return min(filter(None, (stop, other)), key=lambda s: s.effective_on, default=None)


def _affected(
    members: Sequence[Membership], stop: Stop | None, last_day: date, policies: Policies
) -> list[Membership]:
    """Who should still be there from the stop on; `last_day` of what was promised.

    By policy `released_by_choice` (COH-07) also who had switched to another route by then.
    """
    if stop is None:
        return []
    stays = policies.released_by_choice == "BOTH"
    return [
        m
        for m in members
        if not m.completed
        and (m.left_on is None or m.left_on >= stop.effective_on or (stays and m.switched))
        and min(m.expected_end, last_day) >= stop.effective_on
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
    route: Route, affected: Sequence[Membership], stop: Stop | None, on: date, *, goes_on: bool
) -> tuple[State, Because]:
    if not affected or stop is None:
        state: State = "ACTIVE" if goes_on else "FULFILLED"
        return state, Because(["COH-03", "COH-04"], [])
    because = Because.of(["COH-04", "COH-05"], stop.by)
    arranged = [fact for fact in route.teach_outs(on) if fact.on >= stop.by.on]
    if arranged:
        return "SECURED", because + Because.of([], *arranged)
    return ("AT_RISK" if on < stop.effective_on else "BREACHED"), because
