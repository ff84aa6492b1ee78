"""What is the answer, from the tables or folded from the history?

By latest knowledge from the tables, which are brought up to date first. By what was known at an instant,
or in a journal that can only be read, by folding the history: the same fold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, and_, or_, select

from journeys.errors import JournalBusy, JournalError
from journeys.store.journal import Journal
from projections import tables
from projections.actions import Action
from projections.catch_up import Tell, catch_up, is_current
from projections.cohort_guarantees import Membership
from projections.folding import chunks
from projections.load import Loader
from projections.questions import (
    CONTRACT,
    STUDENT_QUESTIONS,
    Asked,
    Question,
    StudentAnswers,
    answers_of,
    cohort_of,
    guarantee_lines,
    line,
    lines_about_all,
    lines_of,
    not_known,
    route_lines,
    work_lines,
)
from projections.spans import Span, spans_of
from projections.standing import Season, StudentHistory

_membership = msgspec.json.Decoder(Membership)
_action = msgspec.json.Decoder(Action)
_KEPT: dict[Question, Table] = {
    "responsibility": tables.responsibility,
    "exams-owed": tables.exams,
    "bpv": tables.bpv,
    "duties": tables.duties,
    "guarantees": tables.memberships,
    "worklist": tables.actions,
}
"""The questions whose answers are kept in tables, by the default policies; others are folded when asked."""


def answer(journal: Journal, asked: Asked, tell: Tell | None = None) -> Iterator[bytes]:
    """The lines of an answer, in order; raises `WrongUse` for a student or route that is not there."""
    kept = asked.question in _KEPT and asked.known_at is None and _by_default(journal, asked)
    if kept and _tables_are_current(journal, tell):
        return _from_tables(journal, asked)
    return _folded(journal, asked)


def answer_at(journal: Journal, asked: Asked, position: int) -> Iterator[bytes]:
    """The lines of the answer as if the journal ended at a position, folded; raises `WrongUse` likewise."""
    return _folded(journal, asked, position)


def _by_default(journal: Journal, asked: Asked) -> bool:
    """Whether the answer is that of the default policies, and names no other ones."""
    if not asked.chosen_policies:
        return True
    return asked.question not in CONTRACT and not journal.stream_names("policy")


def about_student(journal: Journal, asked: Asked) -> StudentAnswers:
    """Every answer about the one student that is asked about, folded; raises `WrongUse` if not known then."""
    return answers_of(asked, history_of(journal, asked))


def over_time(journal: Journal, asked: Asked) -> list[Span]:
    """Who answers for the one student that is asked about, on every day, in order of day."""
    spans = spans_of(history_of(journal, asked)).responsibility
    return sorted(spans, key=lambda span: span.since)


def history_of(journal: Journal, asked: Asked) -> StudentHistory:
    """The one student that is asked about, with all routes at hand; raises `WrongUse` if not known then."""
    with journal.reading() as connection:
        loader = Loader(journal, asked.known_at, connection)
        if asked.chosen_policies:
            loader.choose_policies(asked.on)
        loader.load(journal.stream_names("route", known_at=asked.known_at, connection=connection))
        (history,) = loader.students(asked.students)
        if not history.recorded:  # one stream alone is read: among thousands of students, too
            raise not_known(asked.students)
        return history


def _tables_are_current(journal: Journal, tell: Tell | None) -> bool:
    try:
        catch_up(journal, tell)
    except JournalBusy:
        raise
    except JournalError:
        return is_current(journal)  # it can only be read
    return True


# --- from the tables --------------------------------------------------------------------------------------


def _from_tables(journal: Journal, asked: Asked) -> Iterator[bytes]:
    with journal.reading() as connection:
        if asked.question == "guarantees":
            yield from _guarantees(journal, asked, connection)
            return
        if asked.question == "worklist":
            yield from _worklist(journal, asked, connection)
            return
        _check_students(asked, connection)
        if asked.cohort is not None:
            _cohort_route(journal, asked.cohort, connection)
        table = _KEPT[asked.question]
        query = select(table.c.student, table.c.answer).where(*_conditions(table, asked))
        for student, text in connection.execute(query.order_by(*table.primary_key.columns)):
            yield line(asked, student, text.encode())


def _conditions(table: Table, asked: Asked) -> Iterator[ColumnElement[bool]]:
    yield _holds(table, asked)
    if asked.students:
        yield table.c.student.in_(asked.students)
    if asked.cohort is not None:
        who = tables.responsibility
        yield table.c.student.in_(
            select(who.c.student).where(_holds(who, asked), who.c.cohort == asked.cohort)
        )
    if table is tables.exams and asked.side is not None:
        yield table.c.side == asked.side
    if table is tables.exams and not asked.every_status:
        yield table.c.status.in_(("owed", "window-closed"))


def _holds(table: Table, asked: Asked) -> ColumnElement[bool]:
    """The spans that hold on the day."""
    day = asked.on.isoformat()
    season: Season = "aug-sep" if asked.on.month in (8, 9) else "oct-jul"
    recurring = or_(table.c.season == "", table.c.season == season)
    return and_(table.c.since <= day, table.c.until > day, recurring)


def _check_students(asked: Asked, connection: Connection) -> None:
    who = tables.responsibility.c.student
    wanted = sorted(set(asked.students))
    there = set(connection.scalars(select(who).where(who.in_(wanted)))) if wanted else set()
    if unknown := [student for student in wanted if student not in there]:
        raise not_known(unknown)


def _members(asked: Asked, connection: Connection) -> list[Membership]:
    table = tables.memberships
    query = select(table.c.answer).where(_holds(table, asked))
    if asked.cohorts:
        query = query.where(table.c.cohort.in_(asked.cohorts))
    return [_membership.decode(text) for text in connection.scalars(query)]


def _worklist(journal: Journal, asked: Asked, connection: Connection) -> Iterator[bytes]:
    table = tables.actions
    last = date.fromordinal(min(asked.on.toordinal() + asked.within, date.max.toordinal()))
    query = select(table.c.student, table.c.answer).where(
        _holds(table, asked), table.c.due <= last.isoformat()
    )
    todo = [(student, _action.decode(text)) for student, text in connection.execute(query)]
    loader = Loader(journal, connection=connection)
    loader.load(journal.stream_names("route", connection=connection))
    yield from work_lines(asked, todo, _members(asked, connection), loader.reference)


def _guarantees(journal: Journal, asked: Asked, connection: Connection) -> Iterator[bytes]:
    members = _members(asked, connection)
    loader = Loader(journal, connection=connection)
    loader.load({_route_of(key) for key in (*asked.cohorts, *(m.cohort for m in members))})
    yield from guarantee_lines(asked, members, loader.reference)


def _cohort_route(journal: Journal, cohort: str, connection: Connection) -> None:
    loader = Loader(journal, connection=connection)
    loader.load([_route_of(cohort)])
    cohort_of(cohort, loader.reference.routes)


# --- from the history -------------------------------------------------------------------------------------


def _folded(journal: Journal, asked: Asked, upto: int | None = None) -> Iterator[bytes]:
    with journal.reading() as connection:

        def there(room: str) -> list[str]:
            return journal.stream_names(
                room, upto_position=upto, known_at=asked.known_at, connection=connection
            )

        loader = Loader(journal, asked.known_at, connection, upto)
        histories: Iterable[StudentHistory]
        if asked.students:
            histories = list(_histories(sorted(set(asked.students)), loader))
            if unknown := [history.student for history in histories if not history.recorded]:
                raise not_known(unknown)
        else:
            students = [name.removeprefix("student/") for name in there("student")]
            histories = _histories(students, loader)
        if asked.chosen_policies:
            loader.choose_policies(asked.on)
        if asked.cohort is not None:
            loader.load([_route_of(asked.cohort)])
            cohort_of(asked.cohort, loader.reference.routes)
        if asked.routes is not None or asked.question in ("worklist", "options"):
            loader.load(there("route"))
        if asked.routes is not None:
            yield from route_lines(asked, loader.reference)
            return
        if asked.question not in STUDENT_QUESTIONS:
            loader.load(_route_of(key) for key in asked.cohorts)
            yield from lines_about_all(asked, histories, loader.reference)
            return
        for history in histories:
            yield from lines_of(asked, history)


def _histories(students: Sequence[str], loader: Loader) -> Iterator[StudentHistory]:
    for some in chunks(students):
        yield from loader.students(some)


def _route_of(cohort: str) -> str:
    """The stream of a cohort's route."""
    return f"route/{cohort.rpartition('/')[0]}"
