"""How is an event a row?

Rows are tuples in the order of the table's columns: the quickest way through the driver. Data is text where
it is text, and exactly the bytes that came in all cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, TypeAlias

import msgspec
from eventsourcing.persistence import StoredEvent
from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from journeys.calendar import midnight
from journeys.errors import JournalDamaged
from journeys.history import Recorded
from journeys.saying import say
from journeys.store.archive import plain_leaf
from journeys.store.entry import Entry
from journeys.store.tables import events
from journeys.wire import decode

Values: TypeAlias = tuple[Any, ...]
COLUMNS = tuple(column.name for column in events.columns)
_FEW = 10
_NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
ALL = select(*events.columns)


@lru_cache(maxsize=4096)
def _instant(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found


_day = lru_cache(maxsize=4096)(date.fromisoformat)


@lru_cache(maxsize=4096)
def _midnight(on: str) -> str:
    return midnight(date.fromisoformat(on)).isoformat()


_day_text = lru_cache(maxsize=4096)(date.isoformat)


def insert(connection: Connection, rows: Sequence[Values]) -> None:
    """Write whole rows, in the quickest way the database has: many on PostgreSQL by COPY."""
    if len(rows) > _FEW and connection.dialect.name == "postgresql":
        _copy(connection, rows)
    elif rows:
        connection.exec_driver_sql(insert_statement(connection.dialect.name), list(rows))


def _copy(connection: Connection, rows: Sequence[Values]) -> None:
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(f"COPY events ({_NAMES}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    except driver.Error as error:
        failed = DBAPIError.instance("COPY events", None, error, driver.Error, hide_parameters=True)
        assert isinstance(failed, DBAPIError)  # noqa: S101 - what SQLAlchemy says of its own statements too
        raise failed from error


def split(data: bytes | None) -> tuple[str | None, bytes | None]:
    """The columns `data` and `raw` of bytes."""
    if data is None:
        return None, None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None, data
    return (None, data) if "\0" in text else (text, None)


def joined(data: str | None, raw: bytes | None) -> bytes | None:
    """The bytes of the columns `data` and `raw`."""
    return raw if data is None else data.encode()


def row_of(entry: Entry, position: int, recorded_at: str) -> Values:
    """The row of an entry at this position and instant."""
    return (
        position, entry.stream, entry.version, entry.kind, _day_text(entry.on), recorded_at,
        entry.by, entry.actor, entry.origin, entry.id, entry.command, entry.salt, entry.datahash,
        *split(entry.data),
    )  # fmt: skip


def leaf_of(row: Values) -> bytes:
    """`archive.leaf` of a row that we wrote: an envelope of ours has nothing that JSON escapes."""
    position, stream, version, kind, on, recorded_at, by, actor, origin, id_, command, _, datahash, *_ = row
    return plain_leaf(
        position, stream, version, kind, _midnight(on), recorded_at, by, actor, origin, id_, command, datahash
    )


def bare_row(position: int, recorded_at: str, event: StoredEvent) -> Values:
    """The row of an event of the library that is no entry."""
    return (
        position, str(event.originator_id), event.originator_version, event.topic, None, recorded_at,
        None, None, None, None, None, None, None, *split(event.state),
    )  # fmt: skip


def entry_of(row: Sequence[Any]) -> Entry:
    """The entry of a row; raises `JournalDamaged` if it is no event of ours."""
    (position, stream, version, kind, on, recorded_at, by, actor, origin,
     id_, command, salt, datahash, data, raw) = row  # fmt: skip
    try:
        if (
            not (type(stream) is type(kind) is type(by) is type(id_) is type(command) is str)
            or type(version) is not int
            or not isinstance(actor, str | None)
            or not isinstance(origin, str | None)
            or not isinstance(datahash, bytes)
            or not isinstance(salt, bytes | None)
        ):
            raise TypeError(position)  # a column of SQLite holds any type, and a flipped bit can make another
        return Entry(
            position=position,
            stream=stream,
            version=version,
            id=id_,
            kind=kind,
            on=_day(on),
            recorded_at=_instant(recorded_at),
            by=by,
            command=command,
            actor=actor,
            origin=origin,
            datahash=datahash,
            salt=salt,
            data=joined(data, raw),
        )
    except (AttributeError, TypeError, ValueError):
        raise JournalDamaged(not_ours(position)) from None


def recorded_of(row: Sequence[Any]) -> Recorded:
    """The row with its data read, as the folds take it; raises `JournalDamaged` if it cannot be read."""
    (position, stream, version, kind, on, recorded_at, by, actor, origin,
     id_, command, _, _, data, raw) = row  # fmt: skip
    try:
        if not (type(stream) is type(by) is type(id_) is str) or type(version) is not int:
            raise TypeError(position)
        return Recorded(
            position=position,
            stream=stream,
            version=version,
            id=id_,
            kind=kind,
            on=_day(on),
            recorded_at=_instant(recorded_at),
            by=by,
            event=None if data is None and raw is None else decode(kind, joined(data, raw) or b""),
            actor=actor,
            origin=origin,
            command=command,
        )
    except (AttributeError, KeyError, TypeError, ValueError, msgspec.MsgspecError):
        raise JournalDamaged(
            say(f"positie {position}: {kind} is niet te lezen", f"position {position}: {kind} cannot be read")
        ) from None


def not_ours(position: int) -> str:
    """The message about a row that is no event."""
    return say(
        f"positie {position}: dit is geen gebeurtenis van ons",
        f"position {position}: this is no event of ours",
    )


@cache
def insert_statement(dialect: str) -> str:
    """The statement that takes whole rows, in the words of a driver."""
    mark = "?" if dialect == "sqlite" else "%s"
    return f"INSERT INTO events ({_NAMES}) VALUES ({', '.join([mark] * len(COLUMNS))})"  # noqa: S608 - no values
