"""Which diplomas has a student, of which level, and in which cohort were they awarded?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeys.events import DiplomaAwarded, EnrolmentPeriodRegistered, QualificationChosen
from journeys.folds.journey import Journey, Stay
from journeys.folds.route import Route
from journeys.history import Fact
from journeys.law.qualification import Diploma
from journeys.law.values.qualifications import QUALIFICATIONS
from journeys.vocabulary import Leerweg, Level
from projections.standing import Standing


@dataclass(frozen=True, slots=True)
class InHand:
    """A diploma, the time in a cohort in which it was awarded (None: in none), and what tells its level."""

    fact: Fact
    event: DiplomaAwarded
    stay: Stay | None
    level: Level | None
    level_by: Fact | None

    @property
    def of(self) -> Diploma:
        return Diploma(of=self.event.side, level=self.level)


def diplomas_of(standing: Standing) -> list[InHand]:
    """Every diploma of the student by the day, of this journey, an earlier one or none, in order."""
    facts = standing.facts_by_now()
    found = []
    for fact in facts:
        if isinstance(fact.event, DiplomaAwarded):
            stay = _stay_at(standing.journey, fact)
            level, by = _level(fact.event, stay, standing, facts)
            found.append(InHand(fact, fact.event, stay, level, by))
    return found


def route_of(stay: Stay, standing: Standing) -> Route:
    """The route of a time in a cohort."""
    route = standing.reference.route(stay.route)
    if route is None:
        raise LookupError(stay.route)
    return route


def follows(fact: Fact, other: Fact) -> bool:
    """Whether it comes after the other in the order in which facts count."""
    return (fact.on, fact.position) > (other.on, other.position)


def _stay_at(journey: Journey, fact: Fact) -> Stay | None:
    """The time in a cohort in which a fact fell: after coming, and before leaving if it was left."""
    last = _last_stay(journey, fact)
    return None if last is None or (last.left is not None and follows(fact, last.left)) else last


def _last_stay(journey: Journey, fact: Fact) -> Stay | None:
    return next((stay for stay in reversed(journey.stays) if follows(fact, stay.came)), None)


def _level(
    event: DiplomaAwarded, stay: Stay | None, standing: Standing, facts: Sequence[Fact]
) -> tuple[Level | None, Fact | None]:
    """VSV-01: the level of an mbo diploma, and the fact that tells it; None of what no fact or list tells.

    That of its qualification, as listed or else as registered; else of the route whose qualification it is.
    A diploma that names none is that of the route on which it was awarded.
    """
    if event.side == "vmbo":
        return None, None
    if event.crebo in QUALIFICATIONS:
        return QUALIFICATIONS[event.crebo].level, None
    for fact in reversed(facts):
        match fact.event:
            case EnrolmentPeriodRegistered(crebo=str() as crebo, level=int() as level) if (
                crebo == event.crebo
            ):
                return level, fact
            case _:
                pass
    for each in standing.journey.stays:
        if each is stay if event.crebo is None else _is_of(event.crebo, each, standing, facts):
            route = route_of(each, standing)
            return route.opened.level, route.opened_by
    return None, None


def _is_of(crebo: str, stay: Stay, standing: Standing, facts: Sequence[Fact]) -> bool:
    """Whether it fits the qualification of the route of that time, or one that the student chose on it."""
    route = route_of(stay, standing)
    fits = route.fits(standing.on)
    chosen = [
        fact.event.crebo
        for fact in facts
        if isinstance(fact.event, QualificationChosen) and _last_stay(standing.journey, fact) is stay
    ]
    return any(fits(crebo, own) for own in (route.opened.crebo, *chosen))


def leerweg_and_lwt(diploma: InHand, standing: Standing) -> tuple[Leerweg | None, bool | None]:
    """RTE-07, VEX-42: as the vmbo diploma says, else those of the student when it was awarded."""
    leerweg, lwt = diploma.event.leerweg, diploma.event.lwt
    if diploma.stay is not None:
        leerweg = leerweg or route_of(diploma.stay, standing).opened.leerweg
        lwt = _lwt(standing.journey, diploma.stay) if lwt is None else lwt
    return leerweg, lwt


def _lwt(journey: Journey, on: Stay) -> bool:
    """Whether it was a leerwerktraject in that time: as its start said, or else what came along."""
    stays = journey.stays[: journey.stays.index(on) + 1]
    told = (getattr(stay.came.event, "lwt", None) for stay in reversed(stays))
    lwt: bool = next(said for said in told if said is not None)
    return lwt
