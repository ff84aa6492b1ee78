"""May this be recorded of a student?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, get_args

from journeys.aggregates.command import Known, facts_of
from journeys.errors import Refused
from journeys.events import (
    AboutEvent,
    BpvAgreed,
    BpvAmended,
    BpvCompleted,
    BpvEnded,
    BpvHoursRecorded,
    BpvSigned,
    RouteStarted,
    StudentEvent,
    SwitchedToTransferOption,
)
from journeys.folds.journey import Journey
from journeys.folds.policy import chosen
from journeys.folds.preconditions import missing_preconditions
from journeys.folds.reference import Reference, streams_named_by_route, streams_named_by_student
from journeys.folds.route import Route
from journeys.history import Fact, counted
from journeys.law.policies import POLICIES, Policies
from journeys.law.refusals import refuse_entry, refused
from journeys.saying import say


def refuse_before_reading(data: dict[str, Any]) -> Refused | None:
    """What has a code of its own whatever else is wrong with a `route-started`."""
    leerjaar = data.get("leerjaar")
    if type(leerjaar) is int and leerjaar not in (3, 4):
        return refused("LEERJAAR", f"leerjaar {leerjaar}", field="data.leerjaar")
    return None


LOOKS_BACK = frozenset(
    {
        RouteStarted,
        SwitchedToTransferOption,
        BpvSigned,
        BpvAmended,
        BpvHoursRecorded,
        BpvEnded,
        BpvCompleted,
    }
)
"""The events of which `decide` looks at what the student's own stream holds."""
_PLACING = frozenset((BpvAgreed, *get_args(AboutEvent)))
"""What settles which placements were agreed: those events and what was said about them."""


def decide(event: StudentEvent, id_: str, on: date, known: Known) -> None:
    """Raise `Refused` if it may not be recorded; most things are, because they happened."""
    if type(event) not in LOOKS_BACK:
        return
    match event:
        case RouteStarted():
            _decide_start(event, id_, on, known)
        case SwitchedToTransferOption():
            _decide_switch(event, id_, on, known)
        case (
            BpvSigned(placement=placement)
            | BpvAmended(placement=placement)
            | BpvHoursRecorded(placement=placement)
            | BpvEnded(placement=placement)
            | BpvCompleted(placement=placement)
        ):
            agreed = counted(r for r in known.stream(f"student/{id_}") if type(r.event) in _PLACING)
            if not any(isinstance(f.event, BpvAgreed) and f.event.placement == placement for f in agreed):
                raise refused(
                    "UNKNOWN_PLACEMENT",
                    f"{say('plaatsing', 'placement')} {placement}",
                    field="data.placement",
                )
        case _:
            pass


def _decide_start(event: RouteStarted, id_: str, on: date, known: Known) -> None:
    route = _route(event.route, on, known, field="data.route")
    journey = _journey(id_, on, known)
    if journey.status == "active":
        route_id = journey.route.id if journey.route else ""
        what = say(f"op {on} loopt route {route_id} nog", f"route {route_id} is still under way on {on}")
        raise refused("ALREADY_ON_ROUTE", what, field="data.route")
    refusal = refuse_entry(
        route.opened,
        route.id,
        on=on,
        leerweg=event.leerweg,
        lwt=event.lwt,
        judged_on=(event.judged_by_vo_on, event.judged_by_mbo_on),
    )
    if refusal is not None:
        raise refusal
    _decide_if_strict(event, id_, on, known)


def _decide_switch(event: SwitchedToTransferOption, id_: str, on: date, known: Known) -> None:
    journey = _journey(id_, on, known)
    if journey.status != "active":
        what = say(f"geen lopende route op {on}", f"no route under way on {on}")
        raise refused("NOT_ON_ROUTE", what, field="time")
    if not event.to.startswith("route:"):
        return
    route = _route(event.to.removeprefix("route:"), on, known, field="data.to")
    refusal = refuse_entry(
        route.opened,
        route.id,
        on=on,
        leerweg=route.opened.leerweg,
        lwt=journey.lwt if event.lwt is None else event.lwt,
        judged_on=(event.judged_by_vo_on, event.judged_by_mbo_on),
    )
    if refusal is not None:
        raise refusal
    _decide_if_strict(event, id_, on, known)


def _decide_if_strict(
    event: RouteStarted | SwitchedToTransferOption, id_: str, on: date, known: Known
) -> None:
    """PRE-11: where the journal chose to be strict, nobody comes to a route that lacks a precondition."""
    if _chosen(["preconditions"], on, known).preconditions == "LENIENT":
        return
    coming = Fact(on, 0, "", "", event, ())
    facts = sorted([*facts_of(known, f"student/{id_}"), coming], key=lambda fact: fact.on)  # last of its day
    streams = {name for name in streams_named_by_student(facts) if name.startswith("route/")}
    for name in list(streams):
        streams |= streams_named_by_route(facts_of(known, name))
    reference = Reference({name: known.stream(name) for name in streams})
    reference.policies = _chosen(POLICIES, on, known)
    journey = Journey(reference, on).take_all(facts)
    if journey.came is not coming:  # a switch to the route one is on changes nothing
        return
    missing = missing_preconditions(journey)
    if missing:
        what = f"{say(f'op {on} ontbreekt', f'missing on {on}')}: {', '.join(missing)}"
        raise refused("PRECONDITION_MISSING", what, field="time")


def _chosen(names: Iterable[str], on: date, known: Known) -> Policies:
    """What the journal chose by a day for these policies."""
    return chosen({name: facts_of(known, f"policy/{name}") for name in names}, on).policies


def _route(id_: str, on: date, known: Known, *, field: str) -> Route:
    route = Route(id_, facts_of(known, f"route/{id_}"))
    if not route.there_on(on):
        raise refused("UNKNOWN_ROUTE", f"route {id_} {say('op', 'on')} {on}", field=field)
    return route


def _journey(id_: str, on: date, known: Known) -> Journey:
    facts = facts_of(known, f"student/{id_}")
    routes = [name for name in streams_named_by_student(facts) if name.startswith("route/")]
    reference = Reference({name: known.stream(name) for name in routes})
    return Journey(reference, on).take_all(facts)
