"""From which day may, or must, what each school keeps of a student be destroyed?

The schools are those of the routes that the student was on: each is a controller with clocks of its own
(RET-08). What another school keeps of him is not known here, and is that school's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct

from journeys.events import (
    CertificateAwarded,
    Deregistered,
    DiplomaAwarded,
    DroppedOut,
    Enrolled,
    Placed,
    ResultDetermined,
    Transferred,
)
from journeys.folds.journey import Journey
from journeys.history import Fact
from journeys.law.retention import AtSchool, Bound, kept_by, kept_by_all
from journeys.law.values.retention import DataClass
from journeys.vocabulary import PARTIES, Party
from projections.because import Because, policies_named
from projections.diplomas import route_of
from projections.leaving import deceased, place_since
from projections.standing import Standing


class Retention(Struct, frozen=True, kw_only=True):
    """One class of data at one school. `over`: the day is there; None while no clock runs."""

    school: Party
    brin: str
    data: DataClass
    bound: Bound
    first_day: date | None
    over: bool | None
    policies: list[str]
    because: Because


def retention(standing: Standing) -> list[Retention]:
    """A row for each school and class of data of whoever was ever on a route; the vo first."""
    schools = _schools(standing)
    policies = standing.reference.policies
    at = [school.at_school() for school in schools]
    owners = [school for school, its in zip(schools, at, strict=True) for _ in kept_by(its)]
    found = kept_by_all(at, policies.retention_of_two_schools)
    shared = [kept.data_class for kept in found]
    rows = []
    for school, kept in zip(owners, found, strict=True):
        of_more = shared.count(kept.data_class) > 1
        rules = [*kept.rules, *(["RET-08"] if of_more else [])]
        facts = [fact for each in (schools if of_more else [school]) for fact in each.facts]
        because = Because.of(rules, *facts)
        rows.append(
            Retention(
                school=school.side,
                brin=school.brin,
                data=kept.data_class,
                bound=kept.bound,
                first_day=kept.first_day,
                over=None if kept.first_day is None else kept.first_day <= standing.on,
                policies=policies_named(because.rules, policies),
                because=because,
            )
        )
    return rows


@dataclass(slots=True)
class _School:
    """What starts the clocks of one school. `presumed`: nobody reported that the enrolment ended."""

    side: Party
    brin: str
    enrolled: bool = False
    left_on: date | None = None
    presumed: bool = False
    exam_on: date | None = None
    paper_on: date | None = None
    passed: bool = False
    enrolments: set[str | None] = field(default_factory=set)
    facts: list[Fact] = field(default_factory=list)

    def at_school(self) -> AtSchool:
        return AtSchool(
            school=self.side,
            enrolled=self.enrolled,
            left_on=self.left_on,
            exam_on=self.exam_on,
            paper_on=self.paper_on,
        )

    def enrol(self, fact: Fact, enrolment: str | None = None) -> None:
        if enrolment is not None:
            self.enrolments.add(enrolment)
        self.enrolled, self.left_on = True, None
        self.facts.append(fact)

    def leave(self, fact: Fact, *, presumed: bool = False) -> None:
        """From this day on not enrolled; what was reported goes before what was presumed."""
        if not presumed:
            self.enrolments.clear()
        if self.enrolled or (self.presumed and not presumed):
            self.enrolled, self.left_on, self.presumed = False, fact.on, presumed
            self.facts.append(fact)

    def deregister(self, fact: Fact, enrolment: str | None) -> None:
        """The end of one enrolment, which is no leaving as long as another goes on."""
        if enrolment is None or not self.enrolments - {enrolment}:
            self.leave(fact)
        self.enrolments.discard(enrolment)

    def examined(self, fact: Fact) -> None:
        """RET-03: the vmbo result counts, and the diploma where no result was told. RET-04: the diploma.

        A certificate is kept as a diploma is, but starts no clock of exam work.
        """
        self.facts.append(fact)
        if not isinstance(fact.event, ResultDetermined):
            self.paper_on = fact.on
        if isinstance(fact.event, CertificateAwarded):
            return
        if isinstance(fact.event, ResultDetermined):
            self.exam_on, self.passed = fact.on, fact.event.outcome == "passed"
        elif self.passed:
            self.passed = False
        else:
            self.exam_on = fact.on


def _schools(standing: Standing) -> list[_School]:
    """The schools of the student's routes where he was ever, the vo first, as they stand on the day.

    A clock starts by a report of leaving: deregistered, overgeschreven, dropped out, deceased. The end of a
    route alone is none, and nor is the start of another.
    """
    journey = Journey(standing.reference, standing.on)
    found: dict[tuple[Party, str], _School] = {}

    def at(side: Party, brin: str) -> _School:
        return found.setdefault((side, brin), _School(side, brin))

    for fact in standing.facts_by_now():
        was_active, came = journey.status == "active", journey.came
        journey.take(fact)
        route = journey.route
        here = {side: at(side, route.brin(side)) for side in PARTIES} if route else {}
        if journey.came is not came:
            for side in journey.enrolled_at:
                here[side].enrol(fact)
        match fact.event:
            case Transferred(stays_enrolled_at_vo=stays) if was_active:
                here["mbo"].enrol(fact)
                if not stays:
                    here["vo"].leave(fact)
            case Enrolled(side=side, brin=brin, enrolment=enrolment):
                at(side, brin).enrol(fact, enrolment)
            case Deregistered(side=side, brin=brin, enrolment=enrolment):
                at(side, brin).deregister(fact, enrolment)
            case (
                DiplomaAwarded(side=exam)
                | ResultDetermined(side="vmbo" as exam)
                | CertificateAwarded(side="mbo" as exam)
            ):
                side = "vo" if exam == "vmbo" else "mbo"
                of_side = [school for school in found.values() if school.side == side and school.enrolled]
                for school in of_side if journey.status in ("none", "ended") else [here[side]]:
                    school.examined(fact)
            case _:
                pass
        if fact is journey.ended and isinstance(fact.event, DroppedOut):
            for school in found.values():
                school.leave(fact, presumed=True)
    _placed_again_or_deceased(standing, found.values())
    routes = [route_of(stay, standing) for stay in journey.stays]
    own = {(side, route.brin(side)) for route in routes for side in PARTIES}
    schools = [school for name, school in found.items() if name in own and school.facts]
    return sorted(schools, key=lambda school: PARTIES.index(school.side))


def _placed_again_or_deceased(standing: Standing, schools: Iterable[_School]) -> None:
    """Who dropped out and was then placed at the same school has not left it; who died left every school."""
    place, died = place_since(standing), deceased(standing)
    brin = place.event.brin if place is not None and isinstance(place.event, Placed) else None
    for school in schools:
        if place is not None and school.brin == brin and school.presumed:
            school.enrol(place)
        if died is not None:
            school.leave(died, presumed=True)
