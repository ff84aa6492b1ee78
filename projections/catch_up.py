"""How do the answers come up to date with the journal?

A student whose stream, route, agreement or company was touched is folded again whole, so that a late fact
or a correction falls in its place; a rebuild is the same from position 0. The work goes in chunks, each with
its progress in the same transaction, taken forward only from exactly where it stood: two programs at work at
once never do a chunk twice, and one that was stopped halfway is gone on with at the next question.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from sqlalchemy import Connection, insert, select, update

from journeys.store.journal import Journal
from projections import tables
from projections.folding import CHUNK, fold, folded

RULES = "2026-11-25"
"""The version of the rules that the answers in the tables were worked out by; another one: rebuild."""
_CREATION_LOCK = 8_675_310
Tell = Callable[[int, int], None]
"""Told how many students are done, of how many."""


class Progress(Struct, frozen=True):
    """Every event up to `position` is in the answers; on the way to `target` students up to `after` are."""

    position: int
    target: int
    after: str


def catch_up(journal: Journal, tell: Tell | None = None) -> None:
    """Bring every answer up to date with the journal."""
    while True:
        here = _progress(journal)
        if here is None:
            _prepare(journal)
            continue
        if here.target <= here.position:
            target = journal.position()
            if here.position == target:
                return
            if here.position > target:  # an earlier copy of the journal came under these answers
                _forget(journal)
                continue
            here = _set_out(journal, here, target)
        if here is not None:
            _go_on(journal, here, tell)


def rebuild(journal: Journal, tell: Tell | None = None) -> None:
    """Forget every answer and work them all out again."""
    _forget(journal)
    catch_up(journal, tell)


def is_current(journal: Journal) -> bool:
    """Whether the tables are up to date, without changing anything."""
    return lag(journal) == 0


def lag(journal: Journal) -> int | None:
    """How many events are not in the answers yet; None if there are no answers by the rules of today."""
    here = _progress(journal)
    return None if here is None else journal.position() - here.position


def _progress(journal: Journal) -> Progress | None:
    """How far the answers have come; None if there are none, or by other rules."""
    with journal.reading() as connection:
        if not connection.dialect.has_table(connection, tables.progress.name):
            return None
        row = connection.execute(select(tables.progress).where(tables.progress.c.rules == RULES)).first()
    return Progress(row.position, row.target, row.after) if row else None


def _forget(journal: Journal) -> None:
    with journal.transaction() as connection:
        tables.metadata.drop_all(connection)


def _prepare(journal: Journal) -> None:
    """Make the tables, empty, unless another program did so meanwhile."""
    with journal.transaction() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_CREATION_LOCK})")
        tables.metadata.create_all(connection)
        if not connection.scalar(select(tables.progress.c.rules).where(tables.progress.c.rules == RULES)):
            tables.clear(connection)
            connection.execute(tables.progress.delete())
            connection.execute(insert(tables.progress).values(rules=RULES, position=0, target=0, after=""))


def _set_out(journal: Journal, here: Progress, target: int) -> Progress | None:
    """Set out for a later position; None if that is all done, or if another program was ahead of us."""
    touched = _touched(journal, Progress(here.position, target, ""))
    if len(touched) <= CHUNK:
        _write(journal, touched, fold(journal, touched), here, Progress(target, target, ""))
        return None
    to = Progress(here.position, target, "")
    with journal.transaction(lasting=False) as connection:
        return to if _move(connection, here, to) else None


def _go_on(journal: Journal, here: Progress, tell: Tell | None) -> None:
    """Fold the touched students, chunk after chunk, until done or overtaken by another program."""
    touched = _touched(journal, here)
    done = sum(student <= here.after for student in touched)
    for some, rows in folded(journal, touched[done:]):
        to = Progress(here.position, here.target, some[-1])
        if not _write(journal, some, rows, here, to):
            return
        here = to
        done += len(some)
        if tell:
            tell(done, len(touched))
    _write(journal, [], None, here, Progress(here.target, here.target, ""))


def _write(
    journal: Journal, students: list[str], rows: tables.Rows | None, here: Progress, to: Progress
) -> bool:
    """Write the answers about these students and go forward, in one transaction; False if overtaken.

    It need not last: after a power cut the answers say themselves how far they have come.
    """
    with journal.transaction(lasting=False) as connection:
        if not _move(connection, here, to):
            return False
        if rows is not None:
            tables.replace(connection, students, rows)
        return True


def _touched(journal: Journal, here: Progress) -> list[str]:
    """The students whose answers rest on an event after the position and up to the target, in order."""
    with journal.reading() as connection:
        names = journal.stream_names(
            after_position=here.position, upto_position=here.target, connection=connection
        )
        students = {name.removeprefix("student/") for name in names if name.startswith("student/")}
        others = [name for name in names if not name.startswith("student/")]
        if here.position:
            for start in range(0, len(others), 500):
                of = tables.depends.c.stream.in_(others[start : start + 500])
                students.update(connection.scalars(select(tables.depends.c.student).where(of)))
    return sorted(students)


def _move(connection: Connection, here: Progress, to: Progress) -> bool:
    """Go forward if we still stand exactly where we thought we stood."""
    table = tables.progress
    moved = connection.execute(
        update(table)
        .where(
            table.c.rules == RULES,
            table.c.position == here.position,
            table.c.target == here.target,
            table.c.after == here.after,
        )
        .values(position=to.position, target=to.target, after=to.after)
    )
    return moved.rowcount == 1
