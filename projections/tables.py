"""Where are the answers kept? In tables beside the journal's own, with how far they have come."""

from __future__ import annotations

from collections.abc import Sequence

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


def replace(
    connection: Connection, students: Sequence[str], found: Sequence[StudentSpans], on: dict[str, set[str]]
) -> None:
    """Put the spans of these students in place of what was there; `on`: the streams each rests on."""
    for table in (*SPANS, depends):
        connection.execute(delete(table).where(table.c.student.in_(students)))
    for table, spans in (
        (responsibility, [s for f in found for s in f.responsibility]),
        (exams, [s for f in found for s in f.exams]),
        (bpv, [s for f in found for s in f.bpv]),
        (duties, [s for f in found for s in f.duties]),
        (memberships, [s for f in found for s in f.memberships]),
        (actions, [s for f in found for s in f.actions]),
    ):
        _insert(connection, table, [_row(span) for span in spans])
    _insert(connection, depends, [(stream, student) for student, streams in on.items() for stream in streams])


def clear(connection: Connection) -> None:
    """Forget every answer."""
    for table in (*SPANS, depends):
        connection.execute(delete(table))


def _row(span: Span) -> tuple[str, ...]:
    return (*span.key, span.since, span.until, span.season, *span.labels, span.answer.decode())


def _insert(connection: Connection, table: Table, rows: list[tuple[str, ...]]) -> None:
    if not rows:
        return
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    marks = ", ".join([mark] * len(table.columns))
    connection.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608 - no values
