"""How did the record come about, step by step, and which answers did each step change?

The day that is asked about stands still and what is known goes on, event by event in the order recorded. A
step folds again only the students that it touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

import msgspec
from msgspec import Struct

from journeys.events import Corrected, Retracted
from journeys.folds.reference import Reference, streams_named_by_route, streams_named_by_student
from journeys.history import Recorded, counted
from journeys.law.policies import DEFAULT
from journeys.store.journal import Journal
from leerspoor.changes import AnswerChange, Key, Said, answers_about, answers_in, changes
from projections.catch_up import Tell
from projections.cohort_guarantees import Membership, guarantee
from projections.questions import CONTRACT, Asked, answers_of, cohort_of, not_known
from projections.resting import ever_counted, students_ever_on
from projections.standing import StudentHistory

_Streams = Mapping[str, Sequence[Recorded]]


class Step(Struct, frozen=True):
    """One event of the record, the earlier one that it is about, and the answers that it changed."""

    recorded: Recorded
    about: Recorded | None
    changes: list[AnswerChange]


def replay_student(
    journal: Journal,
    student: str,
    questions: Sequence[Asked],
    since: datetime | None = None,
    until: datetime | None = None,
) -> Iterator[Step]:
    """The steps recorded from `since` to `until`, both inclusive; raises `WrongUse` for an unknown student.

    They are the student's own events, and those of the routes, agreements, companies and policies that the
    answers rested on when they were recorded.
    """
    streams = _with_all_that_is_named(journal, [student], questions, until=until)
    if f"student/{student}" not in streams:
        raise not_known([student])
    return _Replay(streams, [student], questions).steps(since)


def replay_cohort(
    journal: Journal,
    cohort: str,
    questions: Sequence[Asked],
    since: datetime | None = None,
    until: datetime | None = None,
    tell: Tell | None = None,
) -> Iterator[Step]:
    """The same of everyone who is or was in a cohort on the day, and of its promise; raises `WrongUse`.

    Besides what touches the students: everything about the route and its agreements.
    """
    route = f"route/{cohort.rpartition('/')[0]}"
    candidates = students_ever_on(journal, [route], tell)
    streams = _with_all_that_is_named(journal, candidates, questions, route, until=until)
    reference = Reference({name: of for name, of in streams.items() if not name.startswith("student/")})
    cohort_of(cohort, reference.routes)
    members = []
    for done, student in enumerate(candidates, 1):
        if _ever_in(cohort, student, streams.get(f"student/{student}", ()), reference, questions[0]):
            members.append(student)
        if tell:
            tell(done, len(candidates))
    others = {f"student/{student}" for student in candidates} - {f"student/{student}" for student in members}
    kept = {name: of for name, of in streams.items() if name not in others}
    return _Replay(kept, members, questions, cohort).steps(since)


def _with_all_that_is_named(
    journal: Journal,
    students: Sequence[str],
    questions: Sequence[Asked],
    *more: str,
    until: datetime | None,
) -> dict[str, list[Recorded]]:
    """The streams of students with those that they ever named, up to an instant; and these more."""
    with journal.reading() as connection:

        def read(names: Iterable[str]) -> dict[str, list[Recorded]]:
            return journal.streams(sorted(names), until, connection)

        streams = read(f"student/{student}" for student in students)
        named = set(more)
        for of in streams.values():
            named.update(*(streams_named_by_student(facts) for facts in ever_counted(of)))
        found = read(named)
        agreements: set[str] = set()
        for name, of in found.items():
            if name.startswith("route/"):
                agreements.update(*(streams_named_by_route(facts) for facts in ever_counted(of)))
        policies: list[str] = []
        if any(question.question not in CONTRACT for question in questions):
            policies = journal.stream_names("policy", known_at=until, connection=connection)
        return streams | found | read(agreements) | read(policies)


def _ever_in(
    cohort: str, student: str, recorded: Sequence[Recorded], reference: Reference, about: Asked
) -> bool:
    return any(
        any(m.cohort == cohort for m in _memberships(StudentHistory(student, facts, reference), about.on))
        for facts in ever_counted(recorded)
    )


def _memberships(history: StudentHistory, on: date) -> list[Membership]:
    return answers_of(Asked(question="guarantees", on=on), history).memberships


class _Replay:
    """What was recorded so far, the answers about each student by then, and what each rests on."""

    def __init__(
        self,
        streams: _Streams,
        students: Sequence[str],
        questions: Sequence[Asked],
        cohort: str | None = None,
    ) -> None:
        self._all = sorted((r for of in streams.values() for r in of), key=lambda r: r.position)
        self._by_id = {r.id: r for r in self._all}
        self._students, self._questions, self._cohort = students, questions, cohort
        self._of_the_cohort = set() if cohort is None else _route_and_agreements(cohort, streams)
        self._streams: dict[str, list[Recorded]] = {}
        self._reference = Reference({})
        self._agreements_of: dict[str, set[str]] = {}
        self._rests_on: dict[str, set[str]] = {}
        self._members: dict[str, list[Membership]] = {}
        self._said: dict[str, dict[Key, Said]] = {}
        self._promised: dict[Key, Said] = {}

    def steps(self, since: datetime | None) -> Iterator[Step]:
        """From the first event recorded at or after `since` on."""
        begin = 0
        if since is not None:
            begin = sum(r.recorded_at < since for r in self._all)
            self._begin(self._all[:begin])
        for recorded in self._all[begin:]:
            touched = self._touched_by(recorded)
            self._take([recorded])
            own = recorded.stream.startswith("student/") or recorded.stream in self._of_the_cohort
            if not touched and not own:
                continue
            found = [change for student in touched for change in self._fold(student)]
            found += self._promise()
            if own or found or not recorded.stream.startswith("policy/"):
                yield Step(recorded, self._about(recorded), [_by(change, recorded) for change in found])

    def _begin(self, recorded: Sequence[Recorded]) -> None:
        self._take(recorded)
        for student in self._students:
            self._fold(student)
        self._promise()

    def _take(self, recorded: Sequence[Recorded]) -> None:
        for r in recorded:
            self._streams.setdefault(r.stream, []).append(r)
        for name in {r.stream for r in recorded if not r.stream.startswith("student/")}:
            facts = counted(self._streams[name])
            self._reference.take(name, facts)
            if name.startswith("route/"):
                self._agreements_of[name] = streams_named_by_route(facts)

    def _touched_by(self, recorded: Recorded) -> list[str]:
        """The students whose answers may be others after this event."""
        room, _, name = recorded.stream.partition("/")
        if room == "student":
            return [name]
        if room == "policy":
            return [student for student in self._students if student in self._rests_on]
        return [s for s in self._students if recorded.stream in self._named_by(s)]

    def _named_by(self, student: str) -> set[str]:
        named = self._rests_on.get(student, set())
        return named.union(*(self._agreements_of.get(name, set()) for name in named))

    def _fold(self, student: str) -> list[AnswerChange]:
        """The answers about a student anew; those that changed."""
        recorded = self._streams.get(f"student/{student}", [])
        if not recorded:
            return []
        history = StudentHistory(student, counted(recorded), self._reference, recorded)
        self._rests_on[student] = streams_named_by_student(history.facts)
        now = answers_about(history, self._questions)
        if self._cohort is not None:
            self._reference.policies = DEFAULT
            self._members[student] = [
                m for m in _memberships(history, self._questions[0].on) if m.cohort == self._cohort
            ]
        before, self._said[student] = self._said.get(student, {}), now
        return changes(before, now)

    def _promise(self) -> list[AnswerChange]:
        """What the cohort was promised, if that is another answer now."""
        if self._cohort is None:
            return []
        route = self._reference.route(self._cohort.rpartition("/")[0])
        if route is None or route.opened_by is None:
            return []
        on = self._questions[0].on
        _, year = cohort_of(self._cohort, self._reference.routes)
        self._reference.policies = DEFAULT
        members = [m for of in self._members.values() for m in of]
        found = guarantee(route, year, members, self._reference, on)
        row = {"cohort": self._cohort, **msgspec.to_builtins(found)}
        before, self._promised = self._promised, answers_in({"guarantees": [row]})
        return changes(before, self._promised)

    def _about(self, recorded: Recorded) -> Recorded | None:
        match recorded.event:
            case Corrected(event=id_) | Retracted(event=id_):
                return self._by_id.get(id_)
            case _:
                return None


def _route_and_agreements(cohort: str, streams: _Streams) -> set[str]:
    """The stream of a cohort's route, and of the agreements that it ever named."""
    route = f"route/{cohort.rpartition('/')[0]}"
    return {route}.union(*(streams_named_by_route(facts) for facts in ever_counted(streams.get(route, ()))))


def _by(change: AnswerChange, recorded: Recorded) -> AnswerChange:
    return msgspec.structs.replace(change, events=[recorded.id])
