"""How does what the journal holds of one mbo institution become a registratieoverzicht?

In the form of DUO's specification, so that reading it back gives the same facts. Who someone is comes from
the identity store: whoever has no number there is left out and told, and no number is ever made up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TextIO

from msgspec import Struct, field

from journeys.errors import JournalError, WrongUse
from journeys.events import Part, RouteStarted, SwitchedToTransferOption
from journeys.folds.reference import Reference, streams_named_by_student
from journeys.history import Fact, Recorded
from journeys.saying import say
from journeys.store.journal import Journal
from journeys.vocabulary import day, school_year
from leerspoor.exchange.register import RecordKey
from leerspoor.exchange.register.keys import PARTS, first_command
from leerspoor.exchange.ro_lines import Record, closing, file_name, header, line, number_of
from leerspoor.exchange.ro_registration import Registration
from leerspoor.exchange.ro_told import LeftOut, Student, Told, told
from leerspoor.identity import IdentityStore
from leerspoor.identity.people import Person
from projections.load import Loader
from projections.standing import StudentHistory

STUDENTS = 200
"""Students read at a time."""
_TURNS = 10
"""How often a result is looked for that was taken back and recorded anew."""

Tell = Callable[[int], None]


class Period(Struct, frozen=True):
    """First and last day of what is written; `begin` None: from the first enrolment on."""

    begin: date | None
    end: date


class Export(Struct, kw_only=True):
    """What was written: `records` by kind, and what was left out."""

    brin: str
    begin: date
    end: date
    persons: int = 0
    records: dict[str, int] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)


class Exporting:
    """One institution's students, ready to be written; `begin` is the first day of the period."""

    def __init__(
        self,
        journal: Journal,
        identity: IdentityStore | None,
        brin: str,
        period: Period,
        made_on: date,
        tell: Tell = lambda _: None,
    ) -> None:
        """Raises `WrongUse` for an institution that the journal does not know, with those that it does."""
        self._journal, self._identity, self._brin = journal, identity, brin
        self._period, self._made_on = period, made_on
        self._students = self._enrolled(tell)
        earliest = min(self._students.values(), default=period.end)
        self.begin = period.begin or day(school_year(earliest), 8, 1)
        self._keys = {} if identity is None else identity.register_keys(brin, self._students)

    @property
    def file_name(self) -> str:
        """What the specification calls such a file."""
        return file_name(self._brin, self.begin, self._period.end)

    def write(self, file: TextIO, tell: Tell = lambda _: None) -> Export:
        """Write the whole file; raises `JournalError` if there is nobody to write."""
        export = Export(brin=self._brin, begin=self.begin, end=self._period.end)
        file.write(header(self._brin, self.begin, self._period.end, self._made_on) + "\n")
        counts: Counter[str] = Counter()
        done = 0
        for some in _chunks(list(self._students)):
            for person, found in self._told(some):
                export.left_out += found.left_out
                number = number_of(person.number_kind, person.number, person.scope, self._brin)
                if number is None:
                    export.left_out.append(LeftOut(person.pseudonym, "student", None, "NO_NUMBER"))
                elif found.records:
                    records = [_person(person), *found.records]
                    file.writelines(line(record, number) + "\n" for record in records)
                    counts.update(record.kind for record in records)
            done += len(some)
            tell(done)
        file.write(closing(counts) + "\n")
        export.persons, export.records = counts["PER"], dict(counts)
        if not export.persons:
            raise JournalError(_nobody(self._brin, export))
        return export

    def _enrolled(self, tell: Tell) -> dict[str, date]:
        """Whoever was enrolled here within the period, with the first day."""
        found: dict[str, date] = {}
        schools: set[str] = set()
        for done, history in enumerate(self._histories(), start=1):
            tell(done)
            facts = self._until(history.facts)
            for fact in facts:
                if getattr(fact.event, "side", None) == "mbo" and getattr(fact.event, "brin", None):
                    schools.add(fact.event.brin)  # type: ignore[union-attr]
            first = self._first_day(facts)
            if first is not None:
                found[history.student] = first
        if self._brin not in schools:
            named = ", ".join(sorted(schools))
            known = (
                say(f"; verwacht: {named}", f"; expected: {named}")
                if named
                else say(", en ook niet bij een andere", ", nor at any other")
            )
            raise WrongUse(
                say(
                    f"«{self._brin}»: hier is niemand bij deze instelling ingeschreven{known}",
                    f"«{self._brin}»: nobody here is enrolled at this institution{known}",
                )
            )
        return found

    def _first_day(self, facts: Sequence[Fact]) -> date | None:
        """The first day of whoever was enrolled within the period."""
        registration = Registration(((fact.on, fact.event) for fact in facts), self._brin)
        begin = self._period.begin
        lasting = [
            enrolment.first
            for enrolment in registration.enrolments
            if begin is None or enrolment.until is None or enrolment.until > begin
        ]
        days = lasting or [on for on, _ in registration.periods if not registration.enrolments]
        return min(days, default=None)

    def _told(self, students: Sequence[str]) -> Iterator[tuple[Person, Told]]:
        identity = self._identity
        people = identity.people(students) if identity is not None else {}
        loader = Loader(self._journal)
        for history in loader.students(students):
            student = history.student
            found = Student(
                student=student,
                brin=self._brin,
                facts=self._until(history.facts),
                parts=_parts(history.facts, loader.reference),
                keys=_keys(student, history.recorded, self._keys.get(student, ())),
            )
            yield people.get(student) or Person(pseudonym=student), told(found)

    def _until(self, facts: Sequence[Fact]) -> list[Fact]:
        """The facts up to the last day."""
        return [fact for fact in facts if fact.on <= self._period.end]

    def _histories(self) -> Iterator[StudentHistory]:
        names = self._journal.stream_names("student")
        for some in _chunks([name.removeprefix("student/") for name in names]):
            yield from Loader(self._journal).students(some)


def _person(person: Person) -> Record:
    return Record("PER", {4: person.birth_date or "", 5: person.sex or ""})


def _parts(facts: Sequence[Fact], reference: Reference) -> list[Part]:
    """The parts of every programme of the routes that a student was on."""
    named = [fact for fact in facts if isinstance(fact.event, RouteStarted | SwitchedToTransferOption)]
    routes = sorted(name for name in streams_named_by_student(named) if name.startswith("route/"))
    found = [reference.route(name.removeprefix("route/")) for name in routes]
    return [part for route in found if route for p in route.programmes() for part in p.event.parts]


def _keys(student: str, recorded: Sequence[Recorded], keys: Sequence[RecordKey]) -> Mapping[str, RecordKey]:
    """Which events were read from which records: by the command that such a record gives."""
    commands = {
        first_command(student, key, part, turn): key
        for key in keys
        for part in PARTS[key.kind]
        for turn in range(_TURNS)
    }
    return {r.id: commands[r.command] for r in recorded if r.command in commands}


def _nobody(brin: str, export: Export) -> str:
    without = sum(left.reason == "NO_NUMBER" for left in export.left_out)
    why = (
        say(
            f": van {without} leerlingen is geen nummer bekend (`leerspoor identity import`)",
            f": of {without} students no number is known (`leerspoor identity import`)",
        )
        if without
        else ""
    )
    return say(
        f"{brin}: er is niemand om in een overzicht te zetten{why}; er is niets geschreven",
        f"{brin}: there is nobody to put in an overview{why}; nothing was written",
    )


def _chunks(students: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(students)
    while some := list(islice(rest, STUDENTS)):
        yield some
