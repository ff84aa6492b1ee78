"""Which records of the register do the facts of one student at one institution make?

The other way round from `register.facts`: reading the records back gives the same facts, as far as the form
has a place for them. Chosen where it has none is told in decision 16. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.events import (
    BpvAmended,
    BpvEnded,
    DiplomaAwarded,
    EnrolmentPeriodRegistered,
    Part,
    SupportRegistered,
)
from journeys.folds.placement import Placement, Placements
from journeys.history import Fact
from journeys.vocabulary import day_before
from leerspoor.exchange.register.keys import RecordKey
from leerspoor.exchange.ro_lines import Record
from leerspoor.exchange.ro_registration import Enrolment, Registration
from leerspoor.exchange.ro_results import NotWritten, Reason, Result, fields_of, results_of

What: TypeAlias = Literal["student", "enrolment", "period", "support", "bpv", "diploma", "result"]
_REGISTER_REASON = "reden-"
_EXTRA_SUPPORT = "extra-ondersteuning"
_ORDER = ("ISG", "ISP", "ISE", "BPV", "DIP", "AMO", "GEO", "KZD")
_LONGEST = 50
"""Characters in a number or code of the register."""


class LeftOut(Struct, frozen=True):
    """What of a student is not in the file, and why; `which` names it."""

    student: str
    what: What
    which: str | None
    reason: Reason


class Told(Struct):
    """The records of one student, in order, and what was left out."""

    records: list[Record]
    left_out: list[LeftOut]


class Student(Struct, frozen=True, kw_only=True):
    """One student to write.

    `facts`: up to the last day of the file. `parts`: of the programmes of the student's
    routes. `keys`: by the id of an event, which record of the register it was read from.
    """

    student: str
    brin: str
    facts: Sequence[Fact]
    parts: Sequence[Part]
    keys: Mapping[str, RecordKey]


def told(of: Student) -> Told:
    """The records of a student, but for the PER."""
    telling = _Telling(of)
    found = Told([], [])
    for what, which, record in telling.attempts():
        try:
            made = record()
        except NotWritten as not_written:
            found.left_out.append(LeftOut(of.student, what, which, not_written.reason))
        else:
            found.records.append(made)
    found.records.sort(key=lambda made: _ORDER.index(made.kind))
    return found


_Attempt: TypeAlias = tuple[What, str | None, Callable[[], Record]]


class _Telling:
    """One student's records, each still to be made."""

    def __init__(self, of: Student) -> None:
        self._of = of
        self._registration = Registration(((fact.on, fact.event) for fact in of.facts), of.brin)

    def attempts(self) -> Iterator[_Attempt]:
        """What there is to write, in order of day within each kind; nothing of who was never here."""
        if not self._registration.days():
            return
        for enrolment in self._registration.enrolments:
            yield "enrolment", str(enrolment.first), partial(self._enrolment, enrolment)
        periods = {(event.enrolment, on): event for on, event in self._registration.periods}
        for (_, on), event in periods.items():
            yield "period", str(on), partial(_period, on, event)
        yield from self._supports()
        placements = Placements().take_all(self._of.facts, date.max).by_id
        for name, placement in placements.items():
            yield "bpv", name, partial(self._bpv, name, placement)
        for fact in self._of.facts:
            if (
                isinstance(fact.event, DiplomaAwarded)
                and fact.event.side == "mbo"
                and self._may_be_ours(fact)
            ):
                yield "diploma", str(fact.on), partial(self._diploma, fact, fact.event)
        for result in results_of(self._of.facts, self._of.parts):
            if self._may_be_ours(result.fact):
                yield "result", f"{result.kind}-{result.code}", partial(self._result, result)

    def _enrolment(self, enrolment: Enrolment) -> Record:
        last = None if enrolment.until is None else day_before(enrolment.until)
        if last is not None and last < enrolment.first:
            raise NotWritten("NO_DAYS")
        reason = enrolment.reason or ""
        known = reason.removeprefix(_REGISTER_REASON) if reason.startswith(_REGISTER_REASON) else ""
        fields = {4: self._number(enrolment), 5: str(enrolment.first), 7: str(last or ""), 8: known}
        return Record("ISG", fields)

    def _supports(self) -> Iterator[_Attempt]:
        for fact in self._of.facts:
            if isinstance(fact.event, SupportRegistered) and fact.event.support == _EXTRA_SUPPORT:
                yield "support", str(fact.on), partial(self._support, fact.on, fact.event)

    def _support(self, on: date, event: SupportRegistered) -> Record:
        fields = {4: self._number(self._enrolment_on(on)), 5: str(on), 6: str(event.until or "")}
        return Record("ISE", fields)

    def _bpv(self, name: str, placement: Placement) -> Record:
        told = _placement_number(name, self._of.brin)
        if told is None:
            told = self._number(self._enrolment_on(placement.starts_on)), name
        fields = {
            4: told[0],
            5: told[1],
            6: str(placement.agreed_by.on),
            7: str(placement.starts_on),
            8: str(placement.ends_on),
            9: str(_ended(placement) or ""),
            10: str("" if (hours := _hours(placement)) is None else hours),
            11: placement.company,
            12: placement.crebo,
        }
        if any(len(fields[at]) > _LONGEST for at in (4, 5, 11, 12)):
            raise NotWritten("NO_FIELD")
        return Record("BPV", fields)

    def _diploma(self, fact: Fact, event: DiplomaAwarded) -> Record:
        if event.crebo is None:
            raise NotWritten("NO_CREBO")
        enrolment = self._of_us(fact)
        period = enrolment and self._registration.period_of(enrolment, fact.on)
        funded = {True: "J", False: "N"}[period.funded] if period else ""
        number = enrolment and self._number_or_none(enrolment)
        fields = {4: self._own(fact), 5: event.crebo, 6: str(fact.on), 8: funded, 9: number or ""}
        return Record("DIP", fields)

    def _result(self, result: Result) -> Record:
        enrolment = self._of_us(result.fact)
        number = self._number_or_none(enrolment) if enrolment is not None else None
        return fields_of(result, self._own, number)

    # --- numbers ----------------------------------------------------------------------------------------

    def _own(self, fact: Fact) -> str:
        """The number of a result or diploma: the register's, else one of ours that stays the same."""
        key = self._of.keys.get(fact.id)
        return key.own if key is not None else f"L{fact.id.replace('-', '')[:12]}"

    def _may_be_ours(self, fact: Fact) -> bool:
        """Whether no other institution answers for a result or diploma."""
        return not fact.by.startswith("mbo:") or fact.by == f"mbo:{self._of.brin}"

    def _of_us(self, fact: Fact) -> Enrolment | None:
        """The enrolment of a result or diploma; raises `NotWritten` if nothing says that it is ours."""
        enrolment = self._around(fact.on)
        if enrolment is None and fact.id not in self._of.keys and fact.by != f"mbo:{self._of.brin}":
            raise NotWritten("NO_ENROLMENT")
        return enrolment

    def _around(self, on: date) -> Enrolment | None:
        """The enrolment on a day, or on the day before it."""
        return self._registration.enrolment_on(on) or self._registration.enrolment_on(day_before(on))

    def _enrolment_on(self, on: date) -> Enrolment:
        found = self._registration.enrolment_on(on)
        if found is None:
            raise NotWritten("NO_ENROLMENT")
        return found

    def _number(self, enrolment: Enrolment) -> str:
        number = self._number_or_none(enrolment)
        if number is None:
            raise NotWritten("NO_ENROLMENT_NUMBER")
        return number

    def _number_or_none(self, enrolment: Enrolment) -> str | None:
        """Its number; of one that was told without, that of its periods, if they name one only."""
        if enrolment.number is not None:
            return enrolment.number
        taken = {other.number for other in self._registration.enrolments}
        named = {event.enrolment for on, event in self._registration.periods if enrolment.on(on)} - taken
        return named.pop() if len(named) == 1 else None


def _period(on: date, event: EnrolmentPeriodRegistered) -> Record:
    if event.crebo is None:
        raise NotWritten("NO_CREBO")
    fields = {
        4: event.enrolment,
        5: str(on),
        6: event.crebo,
        7: event.leertraject or "",
        8: f"MBO-{event.level}" if event.level is not None else "",
        9: "J" if event.funded else "N",
        13: event.leerroute or "",
        14: event.fase or "",
    }
    return Record("ISP", fields)


def _placement_number(name: str, brin: str) -> tuple[str, str] | None:
    """Enrolment and BPV number of a placement that was read from the register; None of another."""
    parts = [""]
    characters = iter(name)
    for character in characters:
        if character == "-":
            parts.append("")
        else:  # after a dot a dash or a dot means itself: see `register.facts`
            parts[-1] += next(characters, "") if character == "." else character
    if len(parts) != 3 or parts[0] != brin or not all(parts):
        return None
    return parts[1], parts[2]


def _ended(placement: Placement) -> date | None:
    """The actual last day: as registered, else of one completed its last day, or that of the assessment."""
    if placement.ended_by is not None:
        return placement.ended_by.on
    if placement.completed_by is not None:
        return min(placement.completed_by.on, placement.ends_on)
    return None


def _hours(placement: Placement) -> int | None:
    """What was done, else what was agreed, as last amended."""
    if placement.completed is not None:
        return placement.completed.hours
    if placement.ended_by is not None and isinstance(placement.ended_by.event, BpvEnded):
        return placement.ended_by.event.hours
    hours = placement.agreed.hours
    for fact in placement.amended_by:
        if isinstance(fact.event, BpvAmended) and fact.event.hours is not None:
            hours = fact.event.hours
    return hours
