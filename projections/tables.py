"""Where are the answers kept? In tables beside the journal's own, with how far they have come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from sqlalchemy import BigInteger, Column, Connection, Index, MetaData, Table, Text, delete

from projections.spans import Span, StudentSpans

metadata = MetaData()
_word = Text().with_variant(Text(collation="C"), "postgresql")


def _spans(name: str, *keys: str, labels: Sequence[str] = ()) -> Table:
    """A table of dated spans: `since` is the first day, `until` the first day after it, as text."""
    return Table(
        name,
        metadata,
        *(Column(key, _word, primary_key=True) for key in keys),
        Column("since", _word, primary_key=True),
        Column("until", _word, nullable=False),
        Column("season", _word, primary_key=True),
        *(Column(label, _word, nullable=False) for label in labels),
        Column("answer", _word, nullable=False),
        sqlite_with_rowid=False,
    )


responsibility = _spans("responsibility_spans", "student", labels=("cohort", "status"))
exams = _spans("exam_spans", "student", "part", labels=("side", "status"))
bpv = _spans("bpv_spans", "student", "placement")
duties = _spans("duty_spans", "student")
memberships = _spans("membership_spans", "cohort", "student")
actions = _spans("action_spans", "student", "action", "about", labels=("due",))
SPANS = (responsibility, exams, bpv, duties, memberships, actions)

Index("membership_spans_student", memberships.c.student)

depends = Table(
    "depends",
    metadata,
    Column("stream", _word, primary_key=True),
    Column("student", _word, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""The streams of routes, agreements and companies that the answers about a student rest on."""

progress = Table(
    "projection_progress",
    metadata,
    Column("rules", _word, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("target", BigInteger, nullable=False),
    Column("after", _word, nullable=False),
)
"""One row: every event up to `position` is in the answers. On the way to `target` the students up to and
including `after` have been done. `rules` names the version of the rules that were applied."""


Rows: TypeAlias = dict[str, list[tuple[str, ...]]]
"""The rows of each table, by its name."""


def rows(found: Sequence[StudentSpans], on: dict[str, set[str]]) -> Rows:
    """The spans of some students as rows; `on`: the streams that each student rests on."""
    return {
        responsibility.name: [_row(span) for of in found for span in of.responsibility],
        exams.name: [_row(span) for of in found for span in of.exams],
        bpv.name: [_row(span) for of in found for span in of.bpv],
        duties.name: [_row(span) for of in found for span in of.duties],
        memberships.name: [_row(span) for of in found for span in of.memberships],
        actions.name: [_row(span) for of in found for span in of.actions],
        depends.name: [(stream, student) for student, streams in on.items() for stream in streams],
    }


def replace(connection: Connection, students: Sequence[str], by_table: Rows) -> None:
    """Put these rows in place of what was there about these students; what stays as it is, is not written."""
    for table in (*SPANS, depends):
        rows, there = by_table[table.name], _there(connection, table, students)
        if gone := there.difference(rows):
            _delete(connection, table, gone)
        _insert(connection, table, [row for row in rows if row not in there] if there else rows)


def clear(connection: Connection) -> None:
    """Forget every answer."""
    for table in (*SPANS, depends):
        connection.execute(delete(table))


def _row(span: Span) -> tuple[str, ...]:
    return (*span.key, span.since, span.until, span.season, *span.labels, span.answer.decode())


def _there(connection: Connection, table: Table, students: Sequence[str]) -> set[tuple[str, ...]]:
    marks = ", ".join([_mark(connection)] * len(students))
    asked = f"SELECT * FROM {table.name} WHERE student IN ({marks})"  # noqa: S608 - no values
    return set(map(tuple, connection.exec_driver_sql(asked, tuple(students)))) if students else set()


def _delete(connection: Connection, table: Table, rows: Iterable[tuple[str, ...]]) -> None:
    keys = [number for number, column in enumerate(table.columns) if column.primary_key]
    which = " AND ".join(f"{table.columns[number].name} = {_mark(connection)}" for number in keys)
    gone = f"DELETE FROM {table.name} WHERE {which}"  # noqa: S608 - no values
    connection.exec_driver_sql(gone, [tuple(row[number] for number in keys) for row in rows])


def _insert(connection: Connection, table: Table, rows: list[tuple[str, ...]]) -> None:
    if rows:
        marks = ", ".join([_mark(connection)] * len(table.columns))
        connection.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608 - no values


def _mark(connection: Connection) -> str:
    return "?" if connection.dialect.name == "sqlite" else "%s"
