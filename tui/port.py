"""How do the screens get at the answers? By the same questions as the command line, and by no other way.

Every method may be called from a thread; nothing here knows a screen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct, structs

from journeys.aggregates.command import Command
from journeys.errors import JournalError, WrongUse
from journeys.store.journal import Journal
from leerspoor.asking import ask, asked, instant_of, today
from leerspoor.explaining import Explanation, explain
from leerspoor.identity import IdentityStore
from leerspoor.identity.place import identity_place
from leerspoor.previewing import Preview, preview
from leerspoor.recording import Outcome, record
from leerspoor.timeline import timeline
from leerspoor.wording import Language
from projections.questions import Asked, Question, StudentQuestion, answers_of, line, rows_of, said
from projections.questions import StudentAnswers as Told
from projections.reading import history_of
from projections.spans import FOREVER, Span, spans_of
from projections.standing import StudentHistory
from tui.as_of import AsOf

Answer: TypeAlias = dict[str, Any]
"""One line of an answer, as the command line prints it with --json."""


class Known(Struct, frozen=True):
    """A student as the list has it: pseudonym, the name if it is known here, both folded for searching.

    `order`: family name, roepnaam and tussenvoegsel, folded; empty without a name.
    """

    student: str
    name: str | None
    folded: str
    order: tuple[str, ...] = ()
    mentor: str | None = None

    @property
    def label(self) -> str:
        return self.name or self.student


class Stretch(Struct, frozen=True):
    """Who answers from the day `since` until the day `until`, which is not in it; empty: not on a route."""

    since: date
    until: date
    rule: tuple[str, ...]
    fact: tuple[str, ...]


class StudentAnswers(Struct, frozen=True):
    """The answers about one student, as the command line prints them, and who answered over time."""

    responsible: Answer
    parts: list[Answer]
    placements: list[Answer]
    duties: list[Answer]
    timeline: list[dict[str, Any]]
    stretches: list[Stretch]
    bpv_norm: int | None = None
    """The hours that the programme asks of the BPV; None if it says none."""
    reporters: Sequence[str] = ("system",)
    """Who can report about the student: the schools of the route, the vo school first, then any."""


def _lines(about: Asked, told: Told, question: StudentQuestion) -> list[Answer]:
    """The answer to one question about a student whose history was folded already; of every status."""
    asked_for = structs.replace(about, question=question, every_status=True)
    policies = told.standing.reference.policies
    student = told.standing.student
    return [
        msgspec.json.decode(line(asked_for, student, said(asked_for, row, policies)))
        for row in rows_of(asked_for, told)
    ]


def _who_answers(history: StudentHistory) -> list[Span]:
    """Who answers for a student on every day, in order of day."""
    return sorted(spans_of(history).responsibility, key=lambda span: span.since)


def _reporters(told: Told) -> list[str]:
    route = told.standing.journey.route
    schools = [] if route is None else [f"vo:{route.opened.vo}", f"mbo:{route.opened.mbo}"]
    return [*schools, "system"]


def _stretch(span: Span) -> Stretch:
    aspects = msgspec.json.decode(span.answer)["aspects"]
    found = aspects.get("enrolment", {"norm": [], "fact": []})
    until = date.max if span.until == FOREVER else date.fromisoformat(span.until)
    return Stretch(date.fromisoformat(span.since), until, tuple(found["norm"]), tuple(found["fact"] or ()))


class Port:
    """One journal, with the names beside it if they are there."""

    def __init__(self, journal: Journal, place: str) -> None:
        self.journal = journal
        self.place = place
        self.written = 0
        """How often something was recorded here: an answer from before may be another one now."""

    @staticmethod
    def today() -> date:
        return today()

    def ask(self, question: Question, as_of: AsOf, **which: Any) -> list[Answer]:
        """The answer to a question; raises `LeerspoorError` with a message for a person."""
        question_asked = asked(question, on=as_of.on.isoformat(), known_at=as_of.known_at, **which)
        return [msgspec.json.decode(line) for line in ask(self.journal, question_asked)]

    def explain(self, student: str, question: str, as_of: AsOf, language: Language) -> Explanation:
        """Why an answer about a student is what it is."""
        about = asked("responsibility", on=as_of.on.isoformat(), known_at=as_of.known_at, students=[student])
        return explain(self.journal, question, language, about)

    def student(self, student: str, as_of: AsOf) -> StudentAnswers:
        """Everything that the page of a student is made of, folded once; raises `WrongUse` if not known then."""
        about = asked("responsibility", on=as_of.on.isoformat(), known_at=as_of.known_at, students=[student])
        history = history_of(self.journal, about)
        told = answers_of(about, history)
        (responsible,) = _lines(about, told, "responsibility")
        return StudentAnswers(
            responsible=responsible,
            parts=_lines(about, told, "exams-owed"),
            placements=_lines(about, told, "bpv"),
            duties=_lines(about, told, "duties"),
            timeline=timeline(self.journal, student, about.known_at),
            stretches=[_stretch(span) for span in _who_answers(history) if not span.season],
            bpv_norm=_bpv_norm(told),
            reporters=_reporters(told),
        )

    def preview(self, command: Command, student: str, as_of: AsOf) -> Preview:
        """What would change in the answers about a student if this were recorded."""
        about = asked("responsibility", on=as_of.on.isoformat(), students=[student])
        return preview(self.journal, [command], about)

    def record(self, command: Command) -> Outcome:
        """Record it, or say why not."""
        (outcome,) = record(self.journal, [command])
        if outcome.state == "recorded":
            self.written += 1
        return outcome

    def timeline(self, student: str, known_at: str | None) -> list[dict[str, Any]]:
        """The events of a student in the order recorded, as known at an instant; none if not known then."""
        try:
            return timeline(self.journal, student, None if known_at is None else instant_of(known_at))
        except WrongUse:
            return []

    def directory(self, as_of: AsOf) -> list[Known]:
        """Every student known at the instant: by name in Dutch order, those without a name by pseudonym."""
        known_at = None if as_of.known_at is None else instant_of(as_of.known_at)
        students = [
            n.removeprefix("student/") for n in self.journal.stream_names("student", known_at=known_at)
        ]
        people = self._people(students)
        known = []
        for student in students:
            person = people.get(student)
            name = _in_order(person.first_name, person.infix, person.last_name) if person else None
            mentor = person.mentor if person else None
            order = (
                (fold(person.last_name or ""), fold(person.first_name or ""), fold(person.infix or ""))
                if person and name
                else ()
            )
            known.append(Known(student, name, fold(f"{name or ''} {student}"), order, mentor))
        return sorted(known, key=lambda k: (k.name is None, k.order, k.student))

    def name_of(self, student: str) -> str:
        """The name as one says it, else the pseudonym."""
        person = self._people([student]).get(student)
        return (person.name if person else None) or student

    def _people(self, students: Sequence[str]) -> dict[str, Any]:
        place = identity_place(self.place)
        if place.path is not None and not place.path.exists():
            return {}
        try:
            with IdentityStore(self.place, create=False) as identity:
                return dict(identity.people(students))
        except (JournalError, WrongUse):
            return {}


def _in_order(first: str | None, infix: str | None, last: str | None) -> str | None:
    """A name as a list has it: `Berg, Anna van den`."""
    rest = " ".join(part for part in (first, infix) if part)
    if last is None:
        return rest or None
    return f"{last}, {rest}" if rest else last


_BARE = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae"}
)
"""Letters that Unicode does not take apart, as people type them who do not have them."""


def fold(text: str) -> str:
    """Without accents and capitals, so that `zoe` finds `Zoë`."""
    plain = unicodedata.normalize("NFKD", text.translate(_BARE))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def _bpv_norm(found: Told) -> int | None:
    """The hours of the parts of the programme that are BPV and asked of this student."""
    journey = found.standing.journey
    programme = None if journey.route is None else journey.route.programme_on(journey.on, journey.cohort)
    if programme is None:
        return None
    asked_of = [programme.by_name.get(row.part) for row in found.parts if row.kind == "bpv"]
    hours = [part.hours for part in asked_of if part is not None and part.hours is not None]
    return sum(hours) or None
