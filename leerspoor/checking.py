"""Does everything in the journal still agree with itself?

Reads every entry again: its data against its hash, its place in the journal and in its stream, what it refers
to, and whether it can be read; then the answers in the tables against a fresh fold of the same history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct, field
from sqlalchemy import Connection, Table, select, text

from journeys.errors import JournalDamaged, Refused
from journeys.events import ROOM_OF, AboutEvent
from journeys.store.entry import Entry, hash_of
from journeys.store.journal import Journal
from journeys.wire import understand
from projections import tables
from projections.catch_up import CHUNK, catch_up
from projections.load import Loader
from projections.spans import Span, spans_of

_ENOUGH = 100
"""Findings after which the rest is not looked for: the journal is lost in any case."""

Tell = Callable[[int], None]


class Finding(Struct, frozen=True):
    """Something that is wrong, with the position in the journal where that is known."""

    message: str
    position: int | None = None
    stream: str | None = None


class Checked(Struct, kw_only=True):
    """What was read, and what is wrong."""

    entries: int = 0
    erased: int = 0
    streams: int = 0
    students: int = 0
    findings: list[Finding] = field(default_factory=list)


def check(journal: Journal, tell: Tell) -> Checked:
    """Check the whole journal and the answers; stops after the first hundred findings."""
    checked = Checked()
    findings = _check_database(journal)
    for finding in findings:
        checked.findings.append(finding)
    for finding in _check_entries(journal, checked, tell):
        checked.findings.append(finding)
        if len(checked.findings) >= _ENOUGH:
            return checked
    if not checked.findings:
        for finding in _check_answers(journal, checked, tell):
            checked.findings.append(finding)
            if len(checked.findings) >= _ENOUGH:
                break
    return checked


def _check_database(journal: Journal) -> Iterator[Finding]:
    with journal.reading() as connection:
        if connection.dialect.name == "sqlite":
            for (message,) in connection.execute(text("PRAGMA integrity_check")):
                if message != "ok":
                    yield Finding(f"SQLite: {message}")


def _check_entries(journal: Journal, checked: Checked, tell: Tell) -> Iterator[Finding]:
    versions: dict[str, int] = {}
    last_instant = None
    expected = 0
    try:
        for entry in journal.entries():
            expected += 1
            checked.entries += 1
            if entry.position != expected:
                yield Finding(f"hier hoort positie {expected}", entry.position, entry.stream)
                expected = entry.position
            if last_instant is not None and entry.recorded_at < last_instant:
                yield Finding("eerder vastgelegd dan de positie ervoor", entry.position, entry.stream)
            last_instant = entry.recorded_at
            versions[entry.stream] = versions.get(entry.stream, 0) + 1
            if entry.version != versions[entry.stream]:
                message = f"{entry.stream}: hier hoort nummer {versions[entry.stream]} van de stroom"
                yield Finding(message, entry.position, entry.stream)
            yield from _check_data(entry, checked)
            if checked.entries % 1000 == 0:
                tell(checked.entries)
    except JournalDamaged as error:
        yield Finding(str(error))
    if expected != journal.position():
        yield Finding(f"het journaal telt {journal.position()} posities en houdt op na {expected}")
    checked.streams = len(versions)


def _check_data(entry: Entry, checked: Checked) -> Iterator[Finding]:
    if entry.data is None or entry.salt is None:
        checked.erased += 1
        if (entry.data is None) != (entry.salt is None):
            yield Finding(f"{entry.stream}: half gewist", entry.position, entry.stream)
        return
    if hash_of(entry.salt, entry.data) != entry.datahash:
        yield Finding(f"{entry.stream}: de inhoud past niet bij de hash", entry.position, entry.stream)
        return
    try:
        event = understand(entry.kind, entry.data)
    except Refused as refusal:
        yield Finding(f"{entry.stream}: {refusal}", entry.position, entry.stream)
        return
    room = entry.stream.partition("/")[0]
    if not isinstance(event, AboutEvent) and ROOM_OF[type(event)] != room:
        yield Finding(f"{entry.stream}: {entry.kind} hoort hier niet", entry.position, entry.stream)


def _check_answers(journal: Journal, checked: Checked, tell: Tell) -> Iterator[Finding]:
    catch_up(journal)
    with journal.reading() as connection:
        students = [
            n.removeprefix("student/") for n in journal.stream_names("student", connection=connection)
        ]
        loader = Loader(journal, connection=connection)
        for start in range(0, len(students), CHUNK):
            some = students[start : start + CHUNK]
            kept = {name: _rows(connection, table, some) for name, table in _TABLES.items()}
            for history in loader.students(some):
                fresh = spans_of(history)
                for name in _TABLES:
                    wanted = sorted(_row(span) for span in getattr(fresh, name))
                    if wanted != sorted(kept[name].get(history.student, [])):
                        stream = f"student/{history.student}"
                        yield Finding(
                            f"{stream}: wat in {name} staat volgt niet uit de historie", stream=stream
                        )
            checked.students += len(some)
            tell(checked.students)


_TABLES = {
    "responsibility": tables.responsibility,
    "exams": tables.exams,
    "bpv": tables.bpv,
    "duties": tables.duties,
    "memberships": tables.memberships,
}


def _row(span: Span) -> tuple[str, ...]:
    return (*span.key, span.since, span.until, span.season, *span.labels, span.answer.decode())


def _rows(connection: Connection, table: Table, students: list[str]) -> dict[str, list[tuple[str, ...]]]:
    """What a table holds, by student."""
    found: dict[str, list[tuple[str, ...]]] = {}
    at = list(table.columns).index(table.c.student)
    for row in connection.execute(select(*table.columns).where(table.c.student.in_(students))):
        found.setdefault(row[at], []).append(tuple(row))
    return found
