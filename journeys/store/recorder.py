"""How does the eventsourcing library write and read our tables?

Its recorders on SQLAlchemy Core, the same for SQLite and PostgreSQL. A stored event of the library that is no
entry of ours is kept too, byte for byte, with an empty envelope.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias
from uuid import UUID

from eventsourcing.persistence import AggregateRecorder, ApplicationRecorder, Notification, StoredEvent
from sqlalchemy import Connection, Row

from journeys.store import rows
from journeys.store.database import Database
from journeys.store.head import Clock, Head, hold, last, move, not_back, utc_now
from journeys.store.mapper import EntryNotification, StoredEntry
from journeys.store.polling import Polling
from journeys.store.tables import events
from journeys.store.trouble import as_library

OriginatorIdType: TypeAlias = Literal["uuid", "text"]


class EventRecorder(AggregateRecorder):
    """Events by stream. `insert_events` returns nothing: positions are the application recorder's."""

    def __init__(
        self,
        database: Database,
        *,
        clock: Clock = utc_now,
        originator_id_type: OriginatorIdType = "uuid",
    ) -> None:
        self.database = database
        self._clock = clock
        self._id_type = originator_id_type

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        """Write events with the versions they name; the library's `IntegrityError` if one is there."""
        self._insert(stored_events, **kwargs)
        return None

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The events of a stream, by version."""
        version = events.c.version
        query = rows.ALL.where(events.c.stream == str(originator_id))
        if gt is not None:
            query = query.where(version > gt)
        if lte is not None:
            query = query.where(version <= lte)
        query = query.order_by(version.desc() if desc else version).limit(limit)
        with as_library(), self.database.reading() as connection:
            return [self._stored(row) for row in connection.execute(query)]

    def _insert(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:
        with as_library(), self.database.writing() as connection:
            return self._write(connection, stored_events, **kwargs)

    def _write(self, connection: Connection, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int]:
        head = hold(connection)
        at = not_back(self._clock, head)
        positions = range(head.position + 1, head.position + 1 + len(stored_events))
        found = [_row(event, position, at) for position, event in zip(positions, stored_events, strict=True)]
        rows.insert(connection, found)
        move(connection, Head(head.position + len(found), at))
        return positions

    def _stored(self, row: Row[Any]) -> StoredEvent:
        if row.id is None:
            state = rows.joined(row.data, row.raw) or b""
            return StoredEvent(self._originator(row.stream), row.version, row.kind, state)
        entry = rows.entry_of(row)
        return StoredEntry(
            self._originator(entry.stream), entry.version, entry.kind, entry.data or b"", entry
        )

    def _originator(self, stream: str) -> UUID | str:
        return UUID(stream) if self._id_type == "uuid" else stream


class JournalRecorder(EventRecorder, ApplicationRecorder):
    """Events by stream and by position."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:
        """Write events with the versions they name, and return their positions."""
        return list(self._insert(stored_events, **kwargs))

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Events by position, from `start` up to and including `stop`."""
        position = events.c.position
        query = rows.ALL.order_by(position).limit(limit)
        if start is not None:
            query = query.where(position >= start if inclusive_of_start else position > start)
        if stop is not None:
            query = query.where(position <= stop)
        if topics:
            query = query.where(events.c.kind.in_(topics))
        with as_library(), self.database.reading() as connection:
            return [self._notification(row) for row in connection.execute(query)]

    def max_notification_id(self) -> int | None:
        """The last position; None in an empty journal."""
        with as_library(), self.database.reading() as connection:
            return last(connection).position or None

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Polling:
        """Events after `gt` and those still to come; looks again a few times a second."""
        return Polling(self, gt, topics)

    def _notification(self, row: Row[Any]) -> Notification:
        event = self._stored(row)
        envelope = (event.originator_id, event.originator_version, event.topic, event.state, row.position)
        if isinstance(event, StoredEntry):
            return EntryNotification(*envelope, event.entry)
        return Notification(*envelope)


def _row(event: StoredEvent, position: int, at: str) -> rows.Values:
    if isinstance(event, StoredEntry):
        return rows.row_of(event.entry, position, at)
    return rows.bare_row(position, at, event)
