"""Is an archive one history?

Positions 1, 2, 3, ..., versions 1, 2, 3, ... in every stream, instants that never go back, ids and commands
that occur once. Nothing is decided anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection, Index, func, select
from sqlalchemy.exc import IntegrityError

from journeys.errors import JournalError
from journeys.saying import say
from journeys.store import rows
from journeys.store.archive import instant_text
from journeys.store.entry import Entry
from journeys.store.head import Head
from journeys.store.tables import UNIQUE, events

_MANY = 1000


def restore(connection: Connection, head: Head, entries: Iterable[Entry]) -> Head:
    """Write the entries into an empty journal; the new head. Raises `JournalError` with the position."""
    if head.position:
        raise JournalError(
            say(
                "terugzetten kan alleen in een leeg journaal",
                "an archive can be restored into an empty journal only",
            )
        )
    for index in events.indexes:
        index.drop(connection)  # to sort once at the end takes much less than to place each
    checked = _checked(head, entries)
    while some := list(islice(checked, _MANY)):
        rows.insert(connection, [rows.row_of(entry, to.position, to.recorded_at) for entry, to in some])
        head = some[-1][1]
    for index in events.indexes - set(UNIQUE):
        index.create(connection)
    for index in UNIQUE:
        _make(connection, index)
    return head


def _checked(head: Head, entries: Iterable[Entry]) -> Iterator[tuple[Entry, Head]]:
    versions: dict[str, int] = {}
    for entry in entries:
        version = versions.get(entry.stream, 0) + 1
        recorded_at = instant_text(entry.recorded_at)
        if entry.position != head.position + 1:
            raise _wrong(
                entry.position,
                say(f"volgt niet op positie {head.position}", f"does not follow position {head.position}"),
            )
        if entry.version != version:
            raise _wrong(
                entry.position,
                say(
                    f"nummer {entry.version} in {entry.stream}; verwacht: {version}",
                    f"number {entry.version} in {entry.stream}; expected: {version}",
                ),
            )
        if recorded_at < head.recorded_at:
            raise _wrong(
                entry.position,
                say(
                    f"opgenomen op {recorded_at}, eerder dan de vorige ({head.recorded_at})",
                    f"recorded at {recorded_at}, earlier than the one before ({head.recorded_at})",
                ),
            )
        versions[entry.stream] = version
        head = Head(entry.position, recorded_at)
        yield entry, head


def _make(connection: Connection, index: Index) -> None:
    try:
        with connection.begin_nested():
            index.create(connection)
    except IntegrityError:
        (column,) = index.columns
        last = func.max(events.c.position)
        twice = select(last, column).group_by(column).having(func.count() > 1).order_by(last)
        position, value = connection.execute(twice.limit(1)).one()
        raise _wrong(
            position,
            say(f"{column.name} {value} komt eerder ook voor", f"{column.name} {value} is there earlier too"),
        ) from None


def _wrong(position: int, what: str) -> JournalError:
    return JournalError(f"{say('positie', 'position')} {position}: {what}", position=position)
