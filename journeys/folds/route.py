"""What was a route on a day: its terms, its examination programme, its registrations, its stops?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from journeys.events import (
    ExamProgrammeAdopted,
    Part,
    QualificationRenewed,
    RouteAgreementReplaced,
    RouteOpened,
    RouteRegistered,
    RouteRegistrationEnded,
    RouteStopAnnounced,
    RouteStopWithdrawn,
    TeachOutArranged,
)
from journeys.history import Fact
from journeys.vocabulary import PARTIES, Party


class Programme:
    """One adopted joint PTA/OER, with its parts by every name they go by."""

    def __init__(self, fact: Fact, event: ExamProgrammeAdopted) -> None:
        self.fact = fact
        self.event = event

    @cached_property
    def by_name(self) -> dict[str, Part]:
        """A part by its own code or by a register's code for it."""
        names = {code: part for part in self.event.parts for code in part.register_codes or ()}
        return names | {part.part: part for part in self.event.parts}

    @cached_property
    def of_choice(self) -> dict[str, list[Part]]:
        """The parts from which each choice is made."""
        found: dict[str, list[Part]] = {}
        for part in self.event.parts:
            if part.choice is not None:
                found.setdefault(part.choice, []).append(part)
        return found


class Fits:
    """Which crebo fits which: equal, or linked by renewals of the qualification, in chains, both ways."""

    def __init__(self, renewals: Sequence[QualificationRenewed]) -> None:
        self._group: dict[str, str] = {}
        for renewal in renewals:
            old, new = self._of(renewal.old), self._of(renewal.new)
            self._group = {crebo: new if group == old else group for crebo, group in self._group.items()}
            self._group |= {renewal.old: new, renewal.new: new}

    def _of(self, crebo: str) -> str:
        return self._group.get(crebo, crebo)

    def __call__(self, crebo: str, other: str | None) -> bool:
        """Whether the crebo fits the other; nothing fits when there is no other."""
        return other is not None and self._of(crebo) == self._of(other)


class Route:
    """The facts of one route's stream, in order. It is there from the day on which it was opened."""

    def __init__(self, id_: str, facts: Sequence[Fact]) -> None:
        self.id = id_
        self._facts = facts
        self._days = [fact.on for fact in facts]
        opened = next((f for f in facts if isinstance(f.event, RouteOpened)), None)
        self.opened_by = opened
        self._programmes = [Programme(f, f.event) for f in facts if isinstance(f.event, ExamProgrammeAdopted)]
        self._renewals = [f for f in facts if isinstance(f.event, QualificationRenewed)]
        self._registrations = [
            (f, f.event) for f in facts if isinstance(f.event, RouteRegistered | RouteRegistrationEnded)
        ]
        self._fits: dict[int, Fits] = {}

    @property
    def opened(self) -> RouteOpened:
        """The terms on which it was opened; only to be asked of a route that is there."""
        if self.opened_by is None or not isinstance(self.opened_by.event, RouteOpened):
            raise LookupError(self.id)
        return self.opened_by.event

    def there_on(self, on: date) -> bool:
        """Whether it had been opened by that day."""
        return self.opened_by is not None and self.opened_by.on <= on

    def days(self) -> set[date]:
        """Days on which an answer about it may change because a fact begins to count."""
        return set(self._days)

    def facts_by(self, on: date) -> int:
        """How many facts about it count on a day."""
        return bisect_right(self._days, on)

    def agreement_on(self, on: date) -> tuple[str, Fact]:
        """The agreement that the route rests on, and the fact that says so."""
        found = (self.opened.agreement, self.opened_by)
        for fact in self._facts:
            if fact.on <= on and isinstance(fact.event, RouteAgreementReplaced):
                found = (fact.event.agreement, fact)
        agreement, by = found
        if by is None:
            raise LookupError(self.id)
        return agreement, by

    def brin(self, side: Party) -> str:
        """The school of a side."""
        return self.opened.vo if side == "vo" else self.opened.mbo

    def programme_on(self, on: date, cohort_year: int) -> Programme | None:
        """Of the programmes adopted by that day for this cohort or earlier ones, the last."""
        found = [p for p in self._programmes if p.fact.on <= on and p.event.cohorts_from <= cohort_year]
        return found[-1] if found else None

    def programmes(self) -> Sequence[Programme]:
        """Every programme ever adopted."""
        return self._programmes

    def last_programme(self, on: date) -> Programme | None:
        """Of the programmes adopted by that day the last, whatever its cohorts."""
        found = [p for p in self._programmes if p.fact.on <= on]
        return found[-1] if found else None

    def registration_on(self, on: date) -> dict[Party, Fact]:
        """Each side's last word in RIO by that day."""
        said: dict[Party, Fact] = {}
        for fact, event in self._registrations:
            if fact.on <= on:
                said[event.side] = fact
        return said

    def registered_by_both(self, on: date) -> bool:
        """Whether both sides' last word by that day is a registration."""
        said = self.registration_on(on)
        return all(_registers(said.get(side)) for side in PARTIES)

    def registered_by(self, side: Party, on: date) -> bool:
        """Whether a side's last word by that day is a registration."""
        return _registers(self.registration_on(on).get(side))

    def stop_on(self, on: date) -> Fact | None:
        """The last stop announced by that day, if it has not been withdrawn since."""
        stop: Fact | None = None
        for fact in self._facts:
            if fact.on > on:
                break
            if isinstance(fact.event, RouteStopAnnounced):
                stop = fact
            elif isinstance(fact.event, RouteStopWithdrawn):
                stop = None
        return stop

    def teach_outs(self, on: date) -> list[Fact]:
        """The teach-outs arranged by that day."""
        return [f for f in self._facts if f.on <= on and isinstance(f.event, TeachOutArranged)]

    def renewal_days(self) -> set[date]:
        """Days on which a renewal of the qualification begins to count."""
        return {fact.on for fact in self._renewals}

    def renewals(self, on: date) -> list[Fact]:
        """The renewals of the qualification that count on a day."""
        return [fact for fact in self._renewals if fact.on <= on]

    def renewals_by(self, on: date) -> int:
        """How many renewals of the qualification count on a day."""
        return sum(fact.on <= on for fact in self._renewals)

    def fits(self, on: date) -> Fits:
        """Which crebo fits which by the renewals that count on a day."""
        count = self.renewals_by(on)
        if count not in self._fits:
            events = [f.event for f in self._renewals[:count]]
            self._fits[count] = Fits([e for e in events if isinstance(e, QualificationRenewed)])
        return self._fits[count]


def _registers(said: Fact | None) -> bool:
    return said is not None and isinstance(said.event, RouteRegistered)
