"""What does the journal hold?

The queries, each on a connection that the caller chose, so that several can see the same moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from journeys.history import Recorded
from journeys.store.archive import instant_text
from journeys.store.entry import Entry
from journeys.store.rows import ALL, entry_of, recorded_of
from journeys.store.tables import events

_MANY = 500
_SOME: BindParameter[str] = bindparam("some", expanding=True)
"""What is asked for; the queries are made once, which for a single command is most of what they cost."""
_OF_STREAMS = ALL.where(events.c.stream.in_(_SOME))
_BY_STREAM = _OF_STREAMS.order_by(events.c.stream, events.c.version)
_BY_POSITION = ALL.order_by(events.c.position)
_BY_ID = ALL.where(events.c.id.in_(_SOME))
_BY_COMMAND = ALL.where(events.c.command.in_(_SOME))
_VERSIONS = (
    select(events.c.stream, func.max(events.c.version))
    .where(events.c.stream.in_(_SOME))
    .group_by(events.c.stream)
)


def streams(
    connection: Connection, names: Iterable[str], known_at: datetime | None = None, upto: int | None = None
) -> dict[str, list[Recorded]]:
    """The events of each stream in version order, up to a position; a stream without any is absent."""
    found: dict[str, list[Recorded]] = {}
    query = _BY_STREAM
    if known_at is not None:
        query = query.where(events.c.recorded_at <= instant_text(known_at))
    if upto is not None:
        query = query.where(events.c.position <= upto)
    for some in chunks(names):
        for row in connection.execute(query, {"some": some}).all():
            recorded = recorded_of(row)
            found.setdefault(recorded.stream, []).append(recorded)
    return found


def stream_names(
    connection: Connection,
    room: str | None = None,
    *,
    after: int = 0,
    upto: int | None = None,
    known_at: datetime | None = None,
) -> list[str]:
    """The streams with an event within these bounds, in code point order."""
    query = select(events.c.stream).distinct().order_by(events.c.stream)
    # a stream's first event comes before its others, so without `after` the first ones are enough
    query = query.where(events.c.position > after if after else events.c.version == 1)
    if upto is not None:
        query = query.where(events.c.position <= upto)
    if known_at is not None:
        query = query.where(events.c.recorded_at <= instant_text(known_at))
    if room is not None:
        query = query.where(events.c.stream >= f"{room}/", events.c.stream < f"{room}0")  # "0" follows "/"
    return list(connection.scalars(query))


def entries(connection: Connection, after: int, upto: int | None, limit: int) -> list[Entry]:
    """The first entries after a position, in position order."""
    query = _BY_POSITION.where(events.c.position > after).limit(limit)
    if upto is not None:
        query = query.where(events.c.position <= upto)
    return [entry_of(row) for row in connection.execute(query).all()]


def position_at(connection: Connection, instant: datetime) -> int:
    """The last position recorded at or before an instant; 0 if nothing was.

    Positions have no gaps and their instants never go back, so halving finds it.
    """
    low, high = 0, connection.scalar(select(func.max(events.c.position))) or 0
    text = instant_text(instant)
    while low < high:
        middle = (low + high + 1) // 2
        found = connection.scalar(select(events.c.recorded_at).where(events.c.position == middle))
        if found is not None and found <= text:
            low = middle
        else:
            high = middle - 1
    return low


def entries_of(connection: Connection, names: Iterable[str], known_at: datetime | None = None) -> list[Entry]:
    """The entries of some streams, in position order."""
    query = _OF_STREAMS
    if known_at is not None:
        query = query.where(events.c.recorded_at <= instant_text(known_at))
    found = [entry_of(row) for some in chunks(names) for row in connection.execute(query, {"some": some})]
    return sorted(found, key=lambda entry: entry.position)


def by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Entry]:
    """The entries with these ids; an unknown id is absent."""
    found = (entry_of(row) for some in chunks(ids) for row in connection.execute(_BY_ID, {"some": some}))
    return {entry.id: entry for entry in found}


def by_command(connection: Connection, commands: Iterable[str]) -> dict[str, Entry]:
    """The entries that these commands led to; a command that was never recorded is absent."""
    found = (
        entry_of(row) for some in chunks(commands) for row in connection.execute(_BY_COMMAND, {"some": some})
    )
    return {entry.command: entry for entry in found}


def versions(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """The last version of each stream; a stream without events is absent."""
    return {
        stream: version
        for some in chunks(names)
        for stream, version in connection.execute(_VERSIONS, {"some": some})
    }


def chunks(names: Iterable[str]) -> Iterator[Sequence[str]]:
    """Each name once, as many at a time as a query takes."""
    rest = iter(dict.fromkeys(names))
    while some := list(islice(rest, _MANY)):
        yield some
