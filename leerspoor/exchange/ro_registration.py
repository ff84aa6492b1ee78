"""What is a student's registration at one mbo institution, on each day, according to some facts?

The facts of a register file and those of the journal are of the same kinds, so one reading does for both.
Pure: who the student is and where the facts are from plays no part.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from journeys.events import Deregistered, Enrolled, EnrolmentPeriodRegistered, FactEvent, Transferred
from journeys.vocabulary import Fase


class Enrolment(Struct, kw_only=True):
    """One enrolment: from the day `first`, until the first day no longer enrolled, None while it lasts.

    `number` is the register's; None where only a school reported it, without one.
    """

    number: str | None
    first: date
    until: date | None = None
    reason: str | None = None

    def on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.first <= day and (self.until is None or day < self.until)


class Registered(Struct, frozen=True, kw_only=True):
    """What holds on a day; `period` says whether a period tells anything of the enrolment then."""

    enrolled: bool = False
    period: bool = False
    crebo: str | None = None
    funded: bool | None = None
    leerroute: str | None = None
    fase: Fase | None = None


class Registration:
    """The enrolments of one student at one institution, with their periods."""

    def __init__(self, facts: Iterable[tuple[date, FactEvent]], brin: str) -> None:
        """`facts`: day and event, in the order in which they count; those of other schools play no part."""
        self.enrolments: list[Enrolment] = []
        self.periods: list[tuple[date, EnrolmentPeriodRegistered]] = []
        for on, event in facts:
            match event:
                case Enrolled(side="mbo", brin=of, enrolment=number) if of == brin:
                    self._enrol(number, on)
                case Transferred(to=of) if of == brin:
                    self._enrol(None, on)
                case Deregistered(side="mbo", brin=of, enrolment=number, reason=reason) if of == brin:
                    self._end(number, on, reason)
                case EnrolmentPeriodRegistered(side="mbo", brin=of) if of == brin:
                    self.periods.append((on, event))
                case _:
                    pass

    def days(self) -> set[date]:
        """Days on which it changes."""
        ends = {enrolment.until for enrolment in self.enrolments if enrolment.until is not None}
        return {enrolment.first for enrolment in self.enrolments} | ends | {on for on, _ in self.periods}

    def enrolment_on(self, day: date) -> Enrolment | None:
        """The enrolment that holds on a day; of several the one on a route, else the last begun."""
        open_ = [enrolment for enrolment in self.enrolments if enrolment.on(day)]
        return max(open_, key=lambda e: (self._on_a_route(e, day), e.first), default=None)

    def on(self, day: date) -> Registered:
        """What holds on a day."""
        enrolment = self.enrolment_on(day)
        if enrolment is None:
            return Registered()
        period = self.period_of(enrolment, day)
        if period is None:
            return Registered(enrolled=True)
        return Registered(
            enrolled=True,
            period=True,
            crebo=period.crebo,
            funded=period.funded,
            leerroute=period.leerroute,
            fase=period.fase,
        )

    def period_of(self, enrolment: Enrolment, day: date) -> EnrolmentPeriodRegistered | None:
        """The period of an enrolment that holds on a day: the last begun."""
        found = [
            event for on, event in self.periods if on <= day and enrolment.number in (None, event.enrolment)
        ]
        return found[-1] if found else None

    def _on_a_route(self, enrolment: Enrolment, day: date) -> bool:
        period = self.period_of(enrolment, day)
        return period is not None and period.leerroute is not None

    def _enrol(self, number: str | None, on: date) -> None:
        """One told without a number (a transfer) is the same as one that is told with a number."""
        open_ = [enrolment for enrolment in self.enrolments if enrolment.until is None]
        unnumbered = [enrolment for enrolment in open_ if enrolment.number is None]
        if number is None or any(enrolment.number == number for enrolment in open_):
            known = bool(open_)
        else:
            known = bool(unnumbered)
            for enrolment in unnumbered:
                enrolment.number = number
        if not known:
            self.enrolments.append(Enrolment(number=number, first=on))

    def _end(self, number: str | None, on: date, reason: str | None) -> None:
        open_ = [enrolment for enrolment in self.enrolments if enrolment.until is None]
        named = [enrolment for enrolment in open_ if number is None or enrolment.number == number]
        for enrolment in named or [enrolment for enrolment in open_ if enrolment.number is None]:
            enrolment.until, enrolment.reason = on, reason
