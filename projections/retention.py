"""From which day may, or must, what each school keeps of a student be destroyed?"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from journeys.events import (
    Deregistered,
    DiplomaAwarded,
    Enrolled,
    ResultDetermined,
    RouteStarted,
    Transferred,
)
from journeys.history import Fact
from journeys.law.retention import AtSchool, Bound, kept_by_all
from journeys.law.values.retention import DataClass
from journeys.vocabulary import PARTIES, Party
from projections.because import Because, policies_named
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
    """A row for each school and class of data of whoever was ever on a route."""
    route = standing.journey.route
    if route is None:
        return []
    clocks = [_Clock(side) for side in PARTIES]
    for fact in standing.facts_by_now():
        for clock in clocks:
            clock.take(fact)
    known = [clock for clock in clocks if clock.ever]
    facts = [fact for clock in known for fact in clock.facts]
    policy = standing.reference.policies.retention_of_two_schools
    return [
        Retention(
            school=kept.school,
            brin=route.brin(kept.school),
            data=kept.data_class,
            bound=kept.bound,
            first_day=kept.first_day,
            over=None if kept.first_day is None else kept.first_day <= standing.on,
            policies=policies_named(kept.rules, standing.reference.policies),
            because=Because.of(kept.rules, *facts),
        )
        for kept in kept_by_all([clock.at_school() for clock in known], policy)
    ]


class _Clock:
    """What starts the clocks of one side's school."""

    def __init__(self, side: Party) -> None:
        self._side = side
        self._exam = "vmbo" if side == "vo" else "mbo"
        self._enrolled = False
        self._left_on: date | None = None
        self._exam_on: date | None = None
        self.ever = False
        self.facts: list[Fact] = []

    def take(self, fact: Fact) -> None:
        """Take the next fact of the student."""
        match fact.event:
            case RouteStarted() if self._side == "vo":
                self._enrol(fact)
            case Transferred(stays_enrolled_at_vo=stays):
                if self._side == "mbo":
                    self._enrol(fact)
                elif not stays:
                    self._leave(fact)
            case Enrolled(side=side) if side == self._side:
                self._enrol(fact)
            case Deregistered(side=side) if side == self._side and self._enrolled:
                self._leave(fact)
            case DiplomaAwarded(side=of) if of == self._exam:
                self._exam_on = fact.on
                self.facts.append(fact)
            case ResultDetermined(side="vmbo") if self._side == "vo":
                self._exam_on = fact.on
                self.facts.append(fact)
            case _:
                pass

    def at_school(self) -> AtSchool:
        """As it stands now."""
        return AtSchool(
            school=self._side, enrolled=self._enrolled, left_on=self._left_on, exam_on=self._exam_on
        )

    def _enrol(self, fact: Fact) -> None:
        self._enrolled, self._left_on, self.ever = True, None, True
        self.facts.append(fact)

    def _leave(self, fact: Fact) -> None:
        self._enrolled, self._left_on = False, fact.on
        self.facts.append(fact)
