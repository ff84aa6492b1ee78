"""Is what has to be there before a student goes on a route there, since when, and what is missing?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct, structs

from journeys.events import (
    Deregistered,
    EducationAttested,
    Enrolled,
    EnrolmentPeriodRegistered,
    PartsChosen,
    ProfileChanged,
    QualificationChosen,
    Transferred,
    YearRepeated,
)
from journeys.folds.journey import Journey
from journeys.folds.preconditions import Found, RouteOn, days_of_route, items_of_start
from journeys.folds.reference import Reference
from journeys.folds.route import Route
from journeys.history import Fact
from journeys.law.experiments import Regime, footing
from journeys.law.preconditions import DECISIVE, RULE_OF, Item, State
from journeys.law.schemes import Difference
from projections.because import Because, policies_named, why_phase
from projections.standing import Standing

_MAY_CHANGE_AN_ITEM = (
    PartsChosen | QualificationChosen | ProfileChanged | EnrolmentPeriodRegistered | EducationAttested
    | YearRepeated | Transferred | Enrolled | Deregistered
)  # fmt: skip


class Check(Struct, frozen=True, kw_only=True):
    """One precondition on the day: its state, and since when without a break; `at_start` for a student."""

    item: Item
    rule: str
    state: State
    since: date | None
    at_start: State | None = None
    because: Because


class Compliance(Struct, frozen=True, kw_only=True):
    """A route, or a student on one, in the members' order of an answer.

    `missing` are the rules of the decisive items that are not met, `open` the items that the sources or the
    facts leave undecided. `differences` are those of the programme with its exam scheme.
    """

    route: str
    state: Literal["COMPLIANT", "NON_COMPLIANT"]
    regime: Regime
    uitvaloptie: bool
    missing: list[str]
    open: list[str]
    differences: list[Difference]
    checks: list[Check]
    policies: list[str]
    because: Because


def of_route(route: Route, reference: Reference, on: date) -> Compliance:
    """The preconditions of a route on a day on which it is there."""

    def items(day: date) -> Found:
        return RouteOn(route, reference, day, None).items()

    checks = _checks(items, days_of_route(route, reference, on), None)
    return _answer(RouteOn(route, reference, on, None), checks, Because.of([], route.opened_by))


def of_student(standing: Standing) -> Compliance | None:
    """The preconditions of a student's route and of coming to it; None of who was never on a route.

    Of who is no longer on it: as they were on the day it ended.
    """
    journey, reference = standing.journey, standing.reference
    route, start, came = journey.route, journey.start, journey.came
    if route is None or start is None or came is None:
        return None
    ends = [fact.on for fact in (journey.ended, *journey.completed_by) if fact is not None]
    until = max(came.on, *ends) if ends else standing.on
    facts = standing.facts_by_now()

    def route_on(day: date) -> RouteOn:
        return RouteOn(route, reference, day, journey.cohort)

    def of_route_alone(day: date) -> Found:
        return route_on(day).items()

    def of_start(day: date) -> Found:
        return items_of_start(then(day), route_on(day), came, _profile_by(facts, came, day))

    def then(day: date) -> Journey:
        return Journey(reference, day).take_all(facts)

    days = {fact.on for fact in facts if isinstance(fact.event, _MAY_CHANGE_AN_ITEM)} | {came.on, until}
    days |= route.days() | {then(day).switch_on for day in days}
    days = {day for day in days if came.on <= day <= until}
    checks = _checks(of_route_alone, days_of_route(route, reference, until), came.on)
    checks += _checks(of_start, days, came.on)
    by_item = {check.item: check for check in checks}  # the student's own level and profile go before
    if journey.phase is not None:
        followed = by_item["education-in-phase"]
        because = followed.because + why_phase(journey)
        by_item[followed.item] = structs.replace(followed, because=because)
    because = Because.of([], start, came, route.opened_by)
    if journey.left_route is not None and journey.left_route.opened.form == "EXPERIMENT":
        because += Because.of(["EXP-05", "EXP-06"], came)
    answer = _answer(route_on(until), [by_item[item] for item in sorted(by_item)], because)
    return structs.replace(answer, uitvaloptie=answer.uitvaloptie and journey.status != "completed")


def _profile_by(facts: Sequence[Fact], came: Fact, on: date) -> Fact | None:
    """The last change of profile by a day, since the student came to the route."""
    since = facts[facts.index(came) + 1 :]
    changes = [fact for fact in since if fact.on <= on and isinstance(fact.event, ProfileChanged)]
    return changes[-1] if changes else None


def _checks(items: Callable[[date], Found], days: Iterable[date], started_on: date | None) -> list[Check]:
    """Each item on the last of the days, with the first of them from which it has been so without a break."""
    backwards = [(day, items(day)) for day in sorted(days, reverse=True)]
    at_start = items(started_on) if started_on is not None else {}
    checks = []
    for item, seen in sorted(backwards[0][1].items()):
        since: date | None = None
        for day, then in backwards:
            if item not in then or then[item].state != seen.state:
                break
            since = day
        checks.append(
            Check(
                item=item,
                rule=RULE_OF[item],
                state=seen.state,
                since=since if seen.state in ("MET", "MISSING") else None,
                at_start=at_start[item].state if item in at_start else None,
                because=Because.of(RULE_OF[item], *seen.facts, more=seen.more),
            )
        )
    return checks


def _answer(now: RouteOn, checks: Sequence[Check], because: Because) -> Compliance:
    policies = now.reference.policies
    both = now.route.registered_by_both(now.on)
    stands = footing(now.opened.form, now.on, registered=both, policies=policies)
    missing = [check for check in checks if check.state == "MISSING" and check.item in DECISIVE]
    open_items = [check.item for check in checks if check.state == "OPEN"]
    because += Because.of([*stands.rules, "PRE-11"], *now.said.values())
    because += Because.of([], more=[id_ for check in missing for id_ in check.because.events])
    rules = [*because.rules, *(rule for check in checks for rule in check.because.rules)]
    return Compliance(
        route=now.route.id,
        state="NON_COMPLIANT" if missing else "COMPLIANT",
        regime=stands.regime,
        uitvaloptie=stands.uitvaloptie,
        missing=sorted({check.rule for check in missing}),
        open=sorted([*open_items, *filter(None, [stands.open_norm])]),
        differences=list(now.differences()),
        checks=list(checks),
        policies=policies_named(rules, policies),
        because=because,
    )
