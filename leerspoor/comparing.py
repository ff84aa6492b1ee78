"""Which answers about a day are others, now that more is known: over the whole journal, between two moments?

Only the students are folded whose answers can have changed: those about whom something was recorded in
between, and those resting on a route, agreement, company or policy about which something was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from msgspec import structs

from journeys.events import Corrected, Erased, Retracted
from journeys.history import Recorded
from journeys.store.journal import Journal
from journeys.store.reading import position_at
from leerspoor.changes import AnswerChange, Key, Said, answers_about, changes
from projections.catch_up import Tell
from projections.load import Loader
from projections.questions import CONTRACT, Asked, not_known
from projections.resting import students_ever_on

_CHUNK = 200


def compare(
    journal: Journal,
    questions: Sequence[Asked],
    first: datetime,
    second: datetime,
    students: Sequence[str] = (),
    tell: Tell | None = None,
) -> Iterator[AnswerChange]:
    """The answers that were others by what was known at `first` than at `second`, by student.

    Of these students (raises `WrongUse` for an unknown one); of none named, of everyone. `events` of a change
    are those recorded in between that the new answer rests on, or that undid what the old one rested on; of
    an answer that names none of these, everything that was recorded about the student in between, or else
    about what it rests on.
    """
    with journal.reading() as connection:
        low, high = position_at(connection, first), position_at(connection, second)
        there = journal.stream_names("student", connection=connection) if students else []
    if unknown := [student for student in students if f"student/{student}" not in there]:
        raise not_known(unknown)
    wanted = _touched(journal, questions, low, high, tell)
    if students:
        wanted = sorted(set(wanted) & set(students))
    shared = _recorded_about_others(journal, low, high)
    rest, done = iter(wanted), 0
    while some := list(islice(rest, _CHUNK)):
        before, after = (_Then(journal, some, questions, upto) for upto in (low, high))
        for student in some:
            on = before.rests_on[student] | after.rests_on[student]
            between = [r for r in after.recorded[student] if r.position > low]
            between += [r for r in shared if r.stream in on or r.stream.startswith("policy/")]
            for change in changes(before.said[student], after.said[student]):
                yield structs.replace(
                    change, events=_because(change, before.said[student], after.said[student], between)
                )
        done += len(some)
        if tell:
            tell(done, len(wanted))


def _touched(
    journal: Journal, questions: Sequence[Asked], low: int, high: int, tell: Tell | None
) -> list[str]:
    """No student is left out of whom an answer can have changed between the positions."""
    if low == high:
        return []
    between = journal.stream_names(after_position=low, upto_position=high)
    found = {name for name in between if name.startswith("student/")}
    others = [name for name in between if not name.startswith("student/")]
    chosen = any(question.question not in CONTRACT for question in questions)
    if not low or (chosen and any(name.startswith("policy/") for name in others)):
        found.update(journal.stream_names("student"))
    elif others:
        # who rests on what is kept by what is known now: a route may have named another agreement then
        later = [name for name in journal.stream_names(after_position=high) if name.startswith("route/")]
        found.update(f"student/{s}" for s in students_ever_on(journal, [*others, *later], tell))
    return sorted(name.removeprefix("student/") for name in found)


def _recorded_about_others(journal: Journal, low: int, high: int) -> list[Recorded]:
    """What was recorded between the positions about anything but students."""
    names = journal.stream_names(after_position=low, upto_position=high)
    others = [name for name in names if not name.startswith("student/")]
    return [r for of in journal.streams(others, upto=high).values() for r in of if r.position > low]


class _Then:
    """Some students when the journal stood at a position: record, answers, and what these rested on."""

    def __init__(
        self, journal: Journal, students: Sequence[str], questions: Sequence[Asked], upto: int
    ) -> None:
        self.recorded: dict[str, Sequence[Recorded]] = {}
        self.said: dict[str, dict[Key, Said]] = {}
        self.rests_on: dict[str, set[str]] = {}
        with journal.reading() as connection:
            loader = Loader(journal, None, connection, upto)
            if any(question.chosen_policies for question in questions):
                loader.choose_policies(questions[0].on)
            for history in loader.students(students):
                self.recorded[history.student] = history.recorded
                self.said[history.student] = answers_about(history, questions)
                self.rests_on[history.student] = loader.rests_on(history)


def _because(
    change: AnswerChange, was: Mapping[Key, Said], now: Mapping[Key, Said], between: Sequence[Recorded]
) -> list[str]:
    """The ids of the events that made the change, in the order recorded."""
    key = change.student, change.answer
    old, new = (set(said[key].events) if key in said else set() for said in (was, now))
    found = [r for r in between if r.id in new or old.intersection(_targets(r))]
    if not found:
        found = [r for r in between if r.stream == f"student/{change.student}"] or list(between)
    return [r.id for r in sorted(found, key=lambda r: r.position)]


def _targets(recorded: Recorded) -> Iterable[str]:
    """The earlier events that an event is about."""
    match recorded.event:
        case Corrected(event=id_) | Retracted(event=id_):
            return [id_]
        case Erased(events=ids):
            return ids
        case _:
            return []
