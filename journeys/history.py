"""What counted, given what was recorded?

From the record to the facts that a fold reads: what was known at an instant, with corrections and
retractions resolved, in the order in which the facts count. Total: what makes no sense changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TypeGuard, get_args

import msgspec
from msgspec import Struct

from journeys.events import AboutEvent, Corrected, Erased, Event, FactEvent, Retracted
from journeys.wire import decode


class Recorded(Struct, frozen=True, kw_only=True):
    """One event with its envelope, as the journal holds it.

    `on`: the day from which it counts, in Amsterdam. `recorded_at`: the UTC instant at which the journal
    took it in. `event` is None when its data was erased.
    """

    position: int
    stream: str
    version: int
    id: str
    kind: str
    on: date
    recorded_at: datetime
    by: str
    event: Event | None
    actor: str | None = None
    origin: str | None = None
    command: str | None = None


class Fact(Struct, frozen=True):
    """An event that counts, from the day `on`; `evidence` are the ids of it and of what corrected it."""

    on: date
    position: int
    id: str
    by: str
    event: FactEvent
    evidence: tuple[str, ...]


class _Replacement(Struct, frozen=True):
    event: Event
    to_on: date | None
    evidence: tuple[str, ...]


class Changed(Struct, frozen=True):
    """A fact as it counted once, and as it counts now; None if it does not any more."""

    was: Fact
    now: Fact | None


_ABOUT = frozenset(get_args(AboutEvent))


def is_about_another(event: Event | None) -> bool:
    """Whether an event says something about an earlier one."""
    return type(event) in _ABOUT  # isinstance of a struct goes a long way round


def _is_fact(event: Event | None) -> TypeGuard[FactEvent]:
    return event is not None and type(event) not in _ABOUT


def changed_since(recorded: Sequence[Recorded], position: int) -> list[Changed]:
    """The facts of one stream that counted when the journal stood at a position, and count otherwise now."""
    if not any(is_about_another(r.event) and r.position > position for r in recorded):
        return []
    then = counted(r for r in recorded if r.position <= position)
    now = {fact.id: fact for fact in counted(recorded)}
    pairs = [Changed(fact, now.get(fact.id)) for fact in then]
    return [p for p in pairs if p.now is None or (p.now.on, p.now.event) != (p.was.on, p.was.event)]


def known(recorded: Iterable[Recorded], known_at: datetime | None) -> list[Recorded]:
    """What had been recorded at `known_at` (inclusive; None: everything), erased events too."""
    return [r for r in recorded if known_at is None or r.recorded_at <= known_at]


def counted(recorded: Iterable[Recorded], known_at: datetime | None = None) -> list[Fact]:
    """The facts of one stream by (on, position), with what was known at `known_at` resolved among itself."""
    kept = [r for r in known(recorded, known_at) if r.event is not None]
    undone: set[str] = set()
    replaced: dict[str, _Replacement] = {}
    if any(is_about_another(r.event) for r in kept):
        _resolve(kept, undone, replaced)
    facts = list(_facts(kept, undone, replaced))
    facts.sort(key=lambda fact: (fact.on, fact.position))
    return facts


def _resolve(kept: list[Recorded], undone: set[str], replaced: dict[str, _Replacement]) -> None:
    """Newest first: whatever corrects or retracts an event has been settled before the event's own turn."""
    by_id = {r.id: r for r in kept}
    for r in sorted(kept, key=lambda r: r.position, reverse=True):
        if r.id in undone:
            continue
        own = replaced.get(r.id)
        about = own.event if own else r.event
        match about:
            case Retracted(event=id_):
                if _earlier(by_id.get(id_), r):
                    undone.add(id_)
            case Corrected(event=id_):
                target = by_id.get(id_)
                if isinstance(r.event, Corrected) and r.event.event != id_:
                    continue
                if id_ in replaced or target is None or not _earlier(target, r):
                    continue
                event = _read(target.kind, about)
                if event is not None:
                    evidence = (r.id, *(own.evidence if own else ()))
                    replaced[id_] = _Replacement(event, about.to_on, evidence)
            case _:
                pass


def _earlier(target: Recorded | None, than: Recorded) -> bool:
    return target is not None and target.position < than.position and not isinstance(target.event, Erased)


def _read(kind: str, correction: Corrected) -> Event | None:
    try:
        return decode(kind, correction.data)
    except msgspec.MsgspecError:
        return None  # only a restored archive can hold it: it makes no sense, so it changes nothing


def _facts(kept: list[Recorded], undone: set[str], replaced: dict[str, _Replacement]) -> Iterator[Fact]:
    for r in kept:
        own = replaced.get(r.id)
        event = own.event if own else r.event
        if r.id in undone or not _is_fact(event):
            continue
        on = own.to_on if own and own.to_on is not None else r.on
        yield Fact(on, r.position, r.id, r.by, event, (r.id, *(own.evidence if own else ())))
