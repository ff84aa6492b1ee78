"""May this command be recorded, and as what?

The one door: reads the command's data, applies the codes that go before reading, then the rules of the
stream's room. A correction is decided as its replacement would be, with the corrected event left out.
"""

from __future__ import annotations

from datetime import date
from typing import Any, cast, get_args

import msgspec
from msgspec import Raw, Struct, structs

from journeys.aggregates import agreement, route, student
from journeys.aggregates.command import Command, Known, LeftOut
from journeys.errors import Refused
from journeys.events import (
    EVENT_OF,
    ROOM_OF,
    AgreementEvent,
    Corrected,
    Erased,
    Event,
    Retracted,
    RouteEvent,
    RouteOpened,
    RouteStarted,
    StudentEvent,
)
from journeys.history import Recorded
from journeys.law.refusals import refused
from journeys.saying import say
from journeys.wire import NOT_JSON, check_envelope, encode, malformed, understand

_OF_STUDENTS = frozenset(get_args(StudentEvent))


class Decided(Struct, frozen=True):
    """What may be recorded: the event, and its data as it will be written."""

    event: Event
    data: bytes


def decide(command: Command, known: Known) -> Decided:
    """What to record for a command; raises `Refused` with code, rule, field and what would be accepted."""
    _refuse_before_reading(command, known)
    if command.wrong is not None:
        raise command.wrong
    check_envelope(
        stream=command.stream,
        kind=command.kind,
        on=command.on,
        by=command.by,
        command=command.command,
        id_=command.id,
        actor=command.actor,
    )
    event = understand(command.kind, command.data)
    event = _decide(event, command.stream, command.on, known, at="data")
    return Decided(event, encode(event))


def looks_back(kind: str) -> bool:
    """Whether deciding on a report of this kind looks at what its own stream holds."""
    event = EVENT_OF.get(kind)
    return event in student.LOOKS_BACK or event not in _OF_STUDENTS


def _decide(event: Event, stream: str, on: date, known: Known, *, at: str) -> Event:
    _, _, id_ = stream.partition("/")
    if isinstance(event, Corrected):
        return _decide_correction(event, stream, known, at=at)
    if isinstance(event, Retracted):
        _target(event.event, stream, known, f"{at}.event")
    elif isinstance(event, Erased):
        for erased in event.events:
            _target(erased, stream, known, f"{at}.events")
    else:
        try:
            _decide_in_room(event, id_, on, known)
        except Refused as refusal:
            raise _at(refusal, at) from None
    return event


def _decide_in_room(event: Event, id_: str, on: date, known: Known) -> None:
    match ROOM_OF.get(type(event)):  # to ask of each kind in turn takes longer than to decide
        case "agreement":
            agreement.decide(cast("AgreementEvent", event), id_, known)
        case "route":
            route.decide(cast("RouteEvent", event), id_, known)
        case "student":
            student.decide(cast("StudentEvent", event), id_, on, known)
        case _:
            pass


def _decide_correction(event: Corrected, stream: str, known: Known, *, at: str) -> Corrected:
    inner = f"{at}.data"
    target = _target(event.event, stream, known, f"{at}.event")
    rest = LeftOut(known, frozenset([target.id]))
    replacement = understand(target.kind, event.data, at=inner)
    own = target.event.event if isinstance(target.event, Corrected) else None
    if isinstance(replacement, Corrected) and replacement.event != own:
        wanted = say(
            f"{own}: een correctie van een correctie blijft over dezelfde gaan",
            f"{own}: a correction of a correction stays about the same event",
        )
        raise malformed(f"{inner}.event", replacement.event, wanted)
    replacement = _decide(replacement, stream, event.to_on or target.on, rest, at=inner)
    return structs.replace(event, data=Raw(encode(replacement)))


def _target(id_: str, stream: str, known: Known, field: str) -> Recorded:
    for recorded in known.stream(stream):
        if recorded.id == id_ and recorded.event is not None and not isinstance(recorded.event, Erased):
            return recorded
    raise refused("UNKNOWN_EVENT", f"{id_} in {stream}", field=field)


def _refuse_before_reading(command: Command, known: Known) -> None:
    """Raise what has a code of its own, whatever else is wrong with the command."""
    if EVENT_OF.get(command.kind) not in (RouteOpened, RouteStarted, Corrected):
        return
    try:
        raw: Any = msgspec.json.decode(command.data)
    except NOT_JSON:
        return
    _refuse_raw(command.kind, raw, command.stream, known, at="data")


def _refuse_raw(kind: str, raw: Any, stream: str, known: Known, *, at: str) -> None:
    if not isinstance(raw, dict):
        return
    event = EVENT_OF.get(kind)
    refusal: Refused | None = None
    if event is RouteOpened:
        refusal = route.refuse_before_reading(raw, known)
    elif event is RouteStarted:
        refusal = student.refuse_before_reading(raw)
    elif event is Corrected:
        target = next((r for r in known.stream(stream) if r.id == raw.get("event")), None)
        if target is not None:
            rest = LeftOut(known, frozenset([target.id]))
            _refuse_raw(target.kind, raw.get("data"), stream, rest, at=f"{at}.data")
    if refusal is not None:
        raise _at(refusal, at)


def _at(refusal: Refused, at: str) -> Refused:
    field = refusal.field.replace("data", at, 1) if refusal.field else None
    return Refused(refusal.code, refusal.message, rule=refusal.rule, field=field)
