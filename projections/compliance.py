"""Is what has to be there before a student goes on a route there, since when, and what is missing?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from journeys.folds.preconditions import RouteOn, Seen, items_of_start
from journeys.folds.reference import Reference
from journeys.folds.route import Route
from journeys.history import Fact
from journeys.law.experiments import Regime, footing
from journeys.law.preconditions import DECISIVE, RULE_OF, Item, State
from journeys.law.schemes import Difference
from projections.because import Because, policies_named
from projections.standing import Standing


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
    now = RouteOn(route, reference, on, None)

    def items(day: date) -> dict[Item, Seen]:
        return RouteOn(route, reference, day, None).items()

    checks = _checks(now.items(), items, now.days(), None)
    return _answer(now, checks, Because.of([], route.opened_by))


def of_student(standing: Standing) -> Compliance | None:
    """The preconditions of a student's route and start on a day; None of who is on no route."""
    journey, reference = standing.journey, standing.reference
    route, start, came = journey.route, journey.start, journey.came
    if route is None or start is None or came is None or journey.status == "none":
        return None
    now = RouteOn(route, reference, standing.on, journey.cohort)

    def items(day: date) -> dict[Item, Seen]:
        return RouteOn(route, reference, day, journey.cohort).items()

    checks = _checks(now.items(), items, now.days() | {came.on}, came.on)
    checks += [_of_start(item, seen, came) for item, seen in items_of_start(journey, route, came).items()]
    because = Because.of([], start, came, route.opened_by)
    if journey.left_route is not None and journey.left_route.opened.form == "EXPERIMENT":
        because += Because.of(["EXP-05", "EXP-06"], came)
    return _answer(now, sorted(checks, key=lambda check: check.item), because)


def _of_start(item: Item, seen: Seen, came: Fact) -> Check:
    """An item of the student's own: met since the last fact that it rests on, missing since the start."""
    days = [came.on, *(fact.on for fact in seen.facts if fact is not None)]
    since = {"MET": max(days), "MISSING": came.on}.get(seen.state)
    because = Because.of(RULE_OF[item], *seen.facts)
    return Check(item=item, rule=RULE_OF[item], state=seen.state, since=since, because=because)


def _checks(
    now: dict[Item, Seen],
    items: Callable[[date], dict[Item, Seen]],
    days: Iterable[date],
    started_on: date | None,
) -> list[Check]:
    """Each item with the first day from which it has been in its state without a break."""
    backwards = [(day, items(day)) for day in sorted(days, reverse=True)]
    at_start = items(started_on) if started_on is not None else {}
    checks = []
    for item, seen in sorted(now.items()):
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


def _answer(now: RouteOn, checks: list[Check], because: Because) -> Compliance:
    policies = now.reference.policies
    both = now.route.registered_by_both(now.on)
    stands = footing(now.opened.form, now.on, registered=both, policies=policies)
    missing = [check for check in checks if check.state == "MISSING" and check.item in DECISIVE]
    open_items = [check.item for check in checks if check.state == "OPEN"]
    because += Because.of([*stands.rules, "PRE-11"])
    because += Because.of([], more=[id_ for check in missing for id_ in check.because.events])
    rules = [*because.rules, *(check.rule for check in checks)]
    return Compliance(
        route=now.route.id,
        state="NON_COMPLIANT" if missing else "COMPLIANT",
        regime=stands.regime,
        uitvaloptie=stands.uitvaloptie,
        missing=sorted({check.rule for check in missing}),
        open=sorted([*open_items, *filter(None, [stands.open_norm])]),
        differences=list(now.differences()),
        checks=checks,
        policies=policies_named(rules, policies),
        because=because,
    )
