"""Where was a student on the journey: which route and cohort, since when, active or not, enrolled where?

The fold of a student's facts up to a day. Total: what makes no sense changes nothing. Both those who decide
on a command and those who answer a question use it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from journeys.events import (
    Deregistered,
    DiplomaAwarded,
    DroppedOut,
    EducationAttested,
    Enrolled,
    EnrolmentPeriodRegistered,
    ExamPartFailed,
    ExamPartPassed,
    ExamResultAnnulled,
    ExemptionGranted,
    PartsChosen,
    Placed,
    QualificationChosen,
    RouteEnded,
    RouteStarted,
    SwitchedToTransferOption,
    Transferred,
    WindowExtended,
    YearRepeated,
)
from journeys.folds.reference import Reference
from journeys.folds.route import Route
from journeys.history import Fact
from journeys.law import clock
from journeys.vocabulary import PARTIES, Leerweg, Party, Phase, Status


@dataclass(frozen=True, slots=True)
class Result:
    """An exam result as folded: its place in the order, and the leerweg of the route the student was on."""

    index: int
    fact: Fact
    event: ExamPartPassed | ExamPartFailed | ExamResultAnnulled | ExemptionGranted
    leerweg: Leerweg | None


@dataclass(slots=True)
class Stay:
    """A time in one cohort; `left` is the fact by which the student left it, with the end expected then."""

    route: str
    cohort: int
    came: Fact
    came_index: int
    left: Fact | None = None
    expected_end: date | None = None


@dataclass(slots=True)
class Journey:
    """A student's journey as it stands after the facts taken so far, with what counts on the day `on`."""

    reference: Reference
    on: date
    index: int = 0
    status: Status = "none"
    start: Fact | None = None
    start_index: int = 0
    leerjaar: int = 3
    cohort: int = 0
    lwt: bool = False
    lwt_since: date | None = None
    route: Route | None = None
    came: Fact | None = None
    came_index: int = 0
    left_route: Route | None = None
    crebo_by: Fact | None = None
    chosen: tuple[str, ...] = ()
    chosen_by: Fact | None = None
    repeats: list[Fact] = field(default_factory=list)
    extensions: list[Fact] = field(default_factory=list)
    enrolled: dict[Party, bool] = field(default_factory=dict)
    enrolled_by: dict[Party, Fact] = field(default_factory=dict)
    fase_by: Fact | None = None
    leerroute_by: Fact | None = None
    attested_by: Fact | None = None
    diplomas: list[Fact] = field(default_factory=list)
    ended: Fact | None = None
    completed_by: tuple[Fact, ...] = ()
    placed: list[Fact] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    switch_on: date = date.min
    window_end: date = date.min
    expected_end: date = date.min
    completed_at: list[int] = field(default_factory=list)

    def take_all(self, facts: Iterable[Fact]) -> Journey:
        """Take the facts that count on the day."""
        for fact in facts:
            if fact.on > self.on:
                break
            self.take(fact)
        return self

    def take(self, fact: Fact) -> None:
        """Take the next fact of the student's stream."""
        self.index += 1
        if self.status == "active":
            self._take_while_active(fact)
        match fact.event:
            case RouteStarted() as event:
                self._start(fact, event)
            case ExamPartPassed() | ExamPartFailed() | ExamResultAnnulled() | ExemptionGranted() as event:
                leerweg = self.route.opened.leerweg if self.route else None
                self.results.append(Result(self.index, fact, event, leerweg))
            case PartsChosen(parts=parts) if self.start:
                self.chosen, self.chosen_by = tuple(parts), fact
            case QualificationChosen() if self.start:
                self.crebo_by = fact
            case DiplomaAwarded() if self.start:
                self.diplomas.append(fact)
            case Placed():
                self.placed.append(fact)
            case _:
                pass
        if self.status == "active":
            self._complete_if_all_is_there()

    # --- what counts only on a journey that goes on ---------------------------------------------------

    def _take_while_active(self, fact: Fact) -> None:
        match fact.event:
            case YearRepeated():
                self.repeats.append(fact)
                self._set_clock()
            case WindowExtended():
                self.extensions.append(fact)
                self._set_clock()
            case Transferred(stays_enrolled_at_vo=stays):
                self._enrol("mbo", fact, there=True)
                if not stays:
                    self._enrol("vo", fact, there=False)
            case Enrolled(side=side, brin=brin) if self._route().brin(side) == brin:
                self._enrol(side, fact, there=True)
            case Deregistered(side=side, brin=brin) if self._route().brin(side) == brin:
                self._enrol(side, fact, there=False)
            case EnrolmentPeriodRegistered(fase=fase, leerroute=leerroute):
                self.fase_by = self.fase_by if fase is None else fact
                self.leerroute_by = self.leerroute_by if leerroute is None else fact
            case EducationAttested():
                self.attested_by = fact
            case SwitchedToTransferOption() as event:
                self._switch(fact, event)
            case DroppedOut() | RouteEnded():
                self._leave(fact)
                self.status, self.ended = "ended", fact
            case _:
                pass

    def _start(self, fact: Fact, event: RouteStarted) -> None:
        route = self.reference.route(event.route)
        if route is None or not route.there_on(fact.on):
            return
        if self.status == "active":
            self._leave(fact)
        self.status, self.ended, self.completed_by = "active", None, ()
        self.start, self.start_index, self.leerjaar = fact, self.index, event.leerjaar
        self.cohort = clock.cohort_year(fact.on, event.leerjaar)
        self.lwt, self.lwt_since = event.lwt, fact.on if event.lwt else None
        self.repeats, self.extensions, self.diplomas = [], [], []
        self.enrolled, self.enrolled_by = {"vo": True, "mbo": False}, {}
        self.fase_by, self.leerroute_by, self.attested_by, self.left_route = None, None, None, None
        self.chosen, self.chosen_by = tuple(event.chosen or ()), fact
        self._come(fact, route)

    def _switch(self, fact: Fact, event: SwitchedToTransferOption) -> None:
        if not event.to.startswith("route:"):
            self._leave(fact)
            self.status, self.ended = "ended", fact
            return
        route = self.reference.route(event.to.removeprefix("route:"))
        if route is None or not route.there_on(fact.on) or route.id == self._route().id:
            return
        self._leave(fact)
        if event.lwt is not None:
            if event.lwt and not self.lwt:
                self.lwt_since = fact.on
            self.lwt = event.lwt
        if event.chosen is not None:
            self.chosen, self.chosen_by = tuple(event.chosen), fact
        self.left_route = self.route
        self._come(fact, route)

    def _come(self, fact: Fact, route: Route) -> None:
        self.route, self.came, self.came_index, self.crebo_by = route, fact, self.index, None
        self.stays.append(Stay(route.id, self.cohort, fact, self.index))
        self._set_clock()

    def _set_clock(self) -> None:
        """When the mbo phase begins, the window closes and the route should be done."""
        terms = self._route().opened
        repeated = self.repeated
        until = [f.event.until for f in self.extensions if isinstance(f.event, WindowExtended)]
        policies = self.reference.policies
        first = clock.first_year(self.start.on, self.leerjaar, policies) if self.start else self.cohort
        self.switch_on = clock.switch_on(first, repeated, policies)
        self.window_end = clock.window_end(terms.form, first, repeated, until, policies)
        self.expected_end = clock.expected_end(terms.years, first, repeated)

    def _leave(self, fact: Fact) -> None:
        stay = self.stays[-1]
        stay.left, stay.expected_end = fact, self.expected_end

    def _enrol(self, side: Party, fact: Fact, *, there: bool) -> None:
        self.enrolled[side] = there
        self.enrolled_by[side] = fact

    def _complete_if_all_is_there(self) -> None:
        if not self.diplomas:
            return
        needed = ("mbo",) if self._route().opened.form == "GR" else ("vmbo", "mbo")
        found = tuple(diploma for side in needed if (diploma := self._diploma(side)) is not None)
        if len(found) == len(needed):
            self.status, self.completed_by = "completed", found
            self.completed_at.append(self.index)

    def _diploma(self, side: str) -> Fact | None:
        fits = self._route().fits(self.on)
        for fact in self.diplomas:
            event = fact.event
            if (
                isinstance(event, DiplomaAwarded)
                and event.side == side
                and (side == "vmbo" or event.crebo is None or fits(event.crebo, self.crebo))
            ):
                return fact
        return None

    def _route(self) -> Route:
        if self.route is None:
            raise LookupError("no journey yet")
        return self.route

    # --- what follows from it ---------------------------------------------------------------------------

    @property
    def cohort_key(self) -> str | None:
        return f"{self.route.id}/{self.cohort}" if self.route else None

    @property
    def crebo(self) -> str | None:
        """The student's qualification: chosen since coming to the route, else the route's."""
        if self.crebo_by is not None and isinstance(self.crebo_by.event, QualificationChosen):
            return self.crebo_by.event.crebo
        return self.route.opened.crebo if self.route else None

    @property
    def phase(self) -> Phase | None:
        """vo before `switch_on`, mbo from it (policy `phase_follows`: by enrolment); None unless active."""
        return self._phase_on(self.on) if self.status == "active" else None

    @property
    def ended_in(self) -> Phase | None:
        """The phase in which a journey that ended did so; None of others."""
        return self._phase_on(self.ended.on) if self.ended is not None else None

    def _phase_on(self, on: date) -> Phase:
        """By the clock and the enrolment as they now stand; both stand still once the journey ended."""
        if self.reference.policies.phase_follows == "ENROLMENT":
            return "mbo" if self.enrolled["mbo"] else "vo"
        return "vo" if on < self.switch_on else "mbo"

    @property
    def repeated(self) -> list[int]:
        """The route years done again, in the order told."""
        return [f.event.route_year for f in self.repeats if isinstance(f.event, YearRepeated)]

    @property
    def enrolled_at(self) -> list[Party]:
        return [side for side in PARTIES if self.enrolled.get(side)]
