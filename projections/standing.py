"""How does a student stand on a day, as known at an instant?

What the questions about one student share: the journey, the placements, and the days on which any answer
may change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from journeys.folds.journey import Journey
from journeys.folds.placement import Placements
from journeys.folds.reference import Reference, streams_named_by_student
from journeys.history import Fact, Recorded
from journeys.vocabulary import Party, day, day_after, school_year
from projections.because import Because

Season = Literal["", "aug-sep", "oct-jul"]


@dataclass(frozen=True, slots=True)
class Funding:
    """What counted on a 1 October: who was funded, and why. None if the student was not active then."""

    fact: list[Party] | None
    because: Because


@dataclass(slots=True)
class Standing:
    """A student on the day `on`; `funding` is what counted on the 1 October of its school year, if past.

    `season`: a standing that recurs every year from `on`, in that part of the school year, for want of
    anything that would change it but the count of 1 October.
    """

    student: str
    on: date
    reference: Reference
    journey: Journey
    placements: Placements
    funding: Funding | None
    season: Season = ""
    facts: Sequence[Fact] = ()
    recorded: Sequence[Recorded] = ()

    def facts_by_now(self) -> list[Fact]:
        """The student's facts that count by the day, in order."""
        return [fact for fact in self.facts if fact.on <= self.on]


class StudentHistory:
    """The facts of one student, with the reference facts they name, as known at one instant."""

    def __init__(
        self,
        student: str,
        facts: Sequence[Fact],
        reference: Reference,
        recorded: Sequence[Recorded] = (),
    ) -> None:
        self.student = student
        self.facts = facts
        self.reference = reference
        self.recorded = recorded

    def standing(self, on: date) -> Standing:
        """How the student stands on a day."""
        count = count_day(on)
        funding = None if on < count else funding_on(self._journey(count))
        placements = Placements().take_all(self.facts, on)
        return self._standing(on, self._journey(on), placements, funding)

    def standings(self) -> Iterator[Standing]:
        """The standings on every day on which an answer may change, in order.

        A standing is only good until the next is asked for: the fold goes on in place. It begins anew when
        a renewal of a qualification begins to count, since that may change what earlier diplomas completed.
        """
        journey, placements, taken = self._begin(date.min)
        renewals = self._renewal_days()
        funded: dict[date, Funding | None] = {}
        ahead = sorted(self.days(), reverse=True)
        clock: object = None
        while ahead:
            on = ahead.pop()
            if on in renewals:
                journey, placements, taken = self._begin(on)
            journey.on = on
            while taken < len(self.facts) and self.facts[taken].on <= on:
                journey.take(self.facts[taken])
                placements.take(self.facts[taken])
                taken += 1
            if clock != (clock := (journey.switch_on, journey.window_end)):
                ahead = sorted({d for d in _clock_days(journey) if d > on}.union(ahead), reverse=True)
            count = count_day(on)
            if on == count:
                funded[count] = funding_on(journey)
            funding = funded.get(count) if on >= count else None
            yield self._standing(on, journey, placements, funding)
        if self.facts:
            yield from self._year_after_year(journey, placements)

    def _year_after_year(self, journey: Journey, placements: Placements) -> Iterator[Standing]:
        journey.on = day(school_year(journey.on) + 1, 8, 1)
        yield self._standing(journey.on, journey, placements, None, "aug-sep")
        journey.on = count_day(journey.on)
        funding = funding_on(journey)
        yield self._standing(journey.on, journey, placements, funding, "oct-jul")

    def _standing(
        self,
        on: date,
        journey: Journey,
        placements: Placements,
        funding: Funding | None,
        season: Season = "",
    ) -> Standing:
        return Standing(
            self.student, on, self.reference, journey, placements, funding, season, self.facts, self.recorded
        )

    def days(self) -> set[date]:
        """The first day of all, and those on which a fact that the answers rest on begins to count.

        Between the first and the last of them also every 1 August and 1 October, for the funding count.
        """
        days = {date.min, *(fact.on for fact in self.facts)}
        for name in self._named:
            room, _, id_ = name.partition("/")
            if room == "company":
                days |= self.reference.company(id_).days()
            elif route := self.reference.route(id_):
                days |= route.days()
        if not self.facts:
            return {date.min}
        first, last = self.facts[0].on, max(days)
        for year in range(school_year(first), school_year(last) + 1):
            days |= {day(year, 8, 1), day(year, 10, 1)}
        return {d for d in days if d == date.min or d >= first}

    @cached_property
    def _named(self) -> set[str]:
        return streams_named_by_student(self.facts)

    def _begin(self, on: date) -> tuple[Journey, Placements, int]:
        return Journey(self.reference, on), Placements(), 0

    def _renewal_days(self) -> set[date]:
        routes = (self.reference.route(name.removeprefix("route/")) for name in self._named)
        return {day for route in routes if route for day in route.renewal_days()}

    def _journey(self, on: date) -> Journey:
        return Journey(self.reference, on).take_all(self.facts)


def count_day(on: date) -> date:
    """The 1 October on which the students of this school year are counted."""
    return day(school_year(on), 10, 1)


def funding_on(journey: Journey) -> Funding | None:
    """Who is funded by what counts on the day of the count, RSP-11; None if not active that day."""
    if journey.status != "active" or journey.start is None:
        return None
    parties: list[Party]
    if journey.fase_by is not None:
        fase = getattr(journey.fase_by.event, "fase", None)
        parties = ["mbo"] if fase == "MBO" else ["vo"]
        return Funding(parties, Because.of("RSP-11", journey.fase_by))
    if journey.phase == "mbo" and "mbo" in journey.enrolled_at:
        parties = ["mbo"]
    else:
        parties = ["vo"] if "vo" in journey.enrolled_at else []
    return Funding(parties, Because.of("RSP-11", journey.start, *journey.enrolled_by.values()))


def _clock_days(journey: Journey) -> set[date]:
    """Days ahead on which an answer changes though nothing is recorded."""
    if journey.route is None or journey.status == "none":
        return set()
    ahead = {journey.switch_on, day_after(journey.window_end)}
    years = {school_year(journey.on), *(school_year(d) for d in ahead if d > journey.on)}
    return ahead | {d for y in range(min(years), max(years) + 1) for d in (day(y, 8, 1), day(y, 10, 1))}
