"""How do the screens get at the answers? By the same questions as the command line, and by no other way.

Every method may be called from a thread; nothing here knows a screen. What is slow to load (the store, the
rules) is loaded with the first question, so that the list stands on the screen before it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
from msgspec import Struct

from journeys.errors import JournalError, WrongUse
from journeys.saying import Language, spoken
from leerspoor.today import today
from tui.as_of import AsOf
from tui.language import GONE, say

if TYPE_CHECKING:
    from journeys.aggregates.command import Command
    from journeys.store.journal import Journal
    from leerspoor.checking import Checked
    from leerspoor.explaining import Explanation
    from leerspoor.previewing import Preview
    from leerspoor.recording import Outcome
    from leerspoor.sealing import State, Tell
    from projections.questions import Question

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


class Whose(Struct, frozen=True):
    """Of whom evidence is: a student, or a cohort; the other is None."""

    student: str | None = None
    cohort: str | None = None

    @property
    def name(self) -> str:
        return self.student or self.cohort or ""


class Port:
    """One journal, with the names beside it if they are there.

    `journal`: the journal, or how to open it; it is opened with the first question. `glanced`: who was
    seen in it before it was opened.
    """

    def __init__(
        self, journal: Journal | Callable[[], Journal], place: str, glanced: Sequence[str] | None = None
    ) -> None:
        self._given: Journal | Callable[[], Journal] | None = journal
        self._opened: Journal | None = None
        self._opened_at: tuple[int, int] | None = None
        self._one_at_a_time = Lock()
        self.place = place
        self.glanced = glanced
        self.openings = 0
        """How often a journal was opened here: the one before may have been another."""
        self.written = 0
        """How often something was recorded here: an answer from before may be another one now."""

    @property
    def journal(self) -> Journal:
        """The journal, opened anew if another file stands there now; raises `JournalError`."""
        with self._one_at_a_time:
            there = self._file()
            if self._opened is not None and there != self._opened_at:
                self._opened.close()
                self._opened = None
            if self._opened is None:
                self._opened, self._opened_at = self._open(), there
                self.openings += 1
            return self._opened

    def _open(self) -> Journal:
        given, self._given = self._given, None
        if given is not None:
            return given() if callable(given) else given
        from journeys.store.journal import open_journal
        from leerspoor.keeping_sealed import keep_sealed

        return keep_sealed(open_journal(self.place, create=False))

    def _file(self) -> tuple[int, int] | None:
        """Which file stands at the place, None for a server; raises `JournalError` if it is gone."""
        if "://" in self.place:
            return None
        try:
            found = Path(self.place).stat()
        except OSError:
            raise JournalError(say(GONE, spoken()).format(self.place)) from None
        return found.st_dev, found.st_ino

    def close(self) -> None:
        """Let go of the journal; what was recorded here is sealed with it."""
        with self._one_at_a_time:
            if self._opened is not None:
                with self._opened:
                    self._opened = None

    @staticmethod
    def today() -> date:
        return today()

    def ask(self, question: Question, as_of: AsOf, **which: Any) -> list[Answer]:
        """The answer to a question; raises `LeerspoorError` with a message for a person."""
        from leerspoor.asking import ask, asked

        question_asked = asked(question, on=as_of.on.isoformat(), known_at=as_of.known_at, **which)
        return [msgspec.json.decode(line) for line in ask(self.journal, question_asked)]

    def explain(self, student: str, question: str, as_of: AsOf, language: Language) -> Explanation:
        """Why an answer about a student is what it is."""
        from leerspoor.asking import asked
        from leerspoor.explaining import explain

        about = asked("responsibility", on=as_of.on.isoformat(), known_at=as_of.known_at, students=[student])
        return explain(self.journal, question, language, about)

    def student(self, student: str, as_of: AsOf) -> StudentAnswers:
        """Everything that the page of a student is made of; raises `WrongUse` if not known then."""
        from tui.one_student import answers_about

        return answers_about(self.journal, student, as_of)

    def preview(self, command: Command, student: str, as_of: AsOf) -> Preview:
        """What would change in the answers about a student if this were recorded."""
        from leerspoor.asking import asked
        from leerspoor.previewing import preview

        about = asked("responsibility", on=as_of.on.isoformat(), students=[student])
        return preview(self.journal, [command], about)

    def record(self, command: Command) -> Outcome:
        """Record it, or say why not."""
        from leerspoor.recording import record

        (outcome,) = record(self.journal, [command])
        if outcome.state == "recorded":
            self.written += 1
        return outcome

    def seal_state(self) -> State:
        """How far the journal is sealed, at a glance."""
        from leerspoor.sealing import state

        return state(self.journal)

    def verify(self, tell: Tell) -> Checked:
        """Read everything again, as `leerspoor verify` does."""
        from leerspoor.verifying import verified

        return verified(self.journal, tell)

    def write_evidence(self, about: Whose, as_of: AsOf, to: Path, language: Language, tell: Tell) -> int:
        """Write the folder of evidence; how many events the checkpoint is of. Raises `LeerspoorError`."""
        from leerspoor.evidence.folder import About, write_evidence

        asked_about = About(
            student=about.student, cohort=about.cohort, on=as_of.on.isoformat(), known_at=as_of.known_at
        )
        return write_evidence(self.journal, asked_about, to, language, tell).row.size

    def timeline(self, student: str, known_at: str | None) -> list[dict[str, Any]]:
        """The events of a student in the order recorded, as known at an instant; none if not known then."""
        from leerspoor.asking import instant_of
        from leerspoor.timeline import timeline

        try:
            return timeline(self.journal, student, None if known_at is None else instant_of(known_at))
        except WrongUse:
            return []

    def directory(self, as_of: AsOf) -> list[Known]:
        """Every student known at the instant: by name in Dutch order, those without a name by pseudonym."""
        from leerspoor.asking import instant_of

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
        from leerspoor.identity import IdentityStore
        from leerspoor.identity.place import identity_place

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
