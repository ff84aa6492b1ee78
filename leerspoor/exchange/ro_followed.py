"""Does the student really follow education in the phase that is registered, as an accountant asks?

RSP-16. The register tells the phase; what the student really followed is told by `education-attested`, on
whatever day that came. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.events import EducationAttested
from journeys.history import Fact
from journeys.vocabulary import Fase
from leerspoor.exchange.ro_registration import Registration
from projections.because import Because

FollowedState: TypeAlias = Literal["FOLLOWED", "FOLLOWED_EARLIER", "OTHER_EDUCATION", "NO_PROOF"]
FOLLOWED_STATES: tuple[FollowedState, ...] = ("FOLLOWED", "FOLLOWED_EARLIER", "OTHER_EDUCATION", "NO_PROOF")


class Followed(Struct, frozen=True, kw_only=True):
    """The answer about one student: the phase registered, since when, and up to which day it was attested.

    `FOLLOWED`: education of this phase is attested up to the day or later. `FOLLOWED_EARLIER`: only up to a
    day before it, within this phase. `OTHER_EDUCATION`: only education of the other side, in this phase.
    """

    fase: Fase
    since: date
    state: FollowedState
    until: date | None
    because: Because


def followed(registration: Registration, facts: Iterable[Fact], brin: str, on: date) -> Followed | None:
    """The answer on a day; None of who has no phase registered then. `facts`: all that is known by now."""
    fase = registration.on(on).fase
    if fase is None:
        return None
    since = _since(registration, fase, on)
    own, other = _attested(facts, brin, fase, since)
    state: FollowedState
    if own and _until(own[-1]) >= on:
        state = "FOLLOWED"
    elif own:
        state = "FOLLOWED_EARLIER"
    elif other:
        state = "OTHER_EDUCATION"
    else:
        state = "NO_PROOF"
    last = (own or other)[-1] if own or other else None
    until = _until(last) if last is not None else None
    return Followed(fase=fase, since=since, state=state, until=until, because=Because.of("RSP-16", last))


def _since(registration: Registration, fase: Fase, on: date) -> date:
    """The day from which this phase has been registered without a break."""
    since = on
    for day in sorted((d for d in registration.days() if d <= on), reverse=True):
        if registration.on(day).fase != fase:
            break
        since = day
    return since


def _attested(facts: Iterable[Fact], brin: str, fase: Fase, since: date) -> tuple[list[Fact], list[Fact]]:
    """What was attested within this phase, of its own side and of the other; each by the day it reaches."""
    own: list[Fact] = []
    other: list[Fact] = []
    for fact in facts:
        said = fact.event
        if not isinstance(said, EducationAttested) or said.until < since:
            continue
        if said.side == "mbo" and said.brin != brin:
            continue  # of another institution than the one that registered
        (own if said.side.upper() == fase else other).append(fact)
    return sorted(own, key=_until), sorted(other, key=_until)


def _until(fact: Fact) -> date:
    return fact.event.until if isinstance(fact.event, EducationAttested) else date.min
