"""How far is whoever follows a journal?

The library's tracking, one row a follower. The row moves forward only, in one statement, so of two that
process the same event one fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eventsourcing.persistence import (
    IntegrityError,
    ProcessRecorder,
    StoredEvent,
    Tracking,
    TrackingRecorder,
)
from sqlalchemy import Connection, select, text

from journeys.store.database import Database
from journeys.store.recorder import JournalRecorder
from journeys.store.tables import tracking as table
from journeys.store.trouble import as_library

_FORWARD = text(
    "INSERT INTO tracking (application_name, notification_id) VALUES (:application_name, :notification_id)"
    " ON CONFLICT (application_name) DO UPDATE SET notification_id = excluded.notification_id"
    " WHERE tracking.notification_id < excluded.notification_id"
)


class ProgressRecorder(TrackingRecorder):
    """How far each follower is, by name."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def insert_tracking(self, tracking: Tracking) -> None:
        """Move a follower forward; the library's `IntegrityError` if it is there or further already."""
        with as_library(), self.database.writing() as connection:
            forward(connection, tracking)

    def max_tracking_id(self, application_name: str) -> int | None:
        """The last position a follower processed; None if it never did."""
        query = select(table.c.notification_id).where(table.c.application_name == application_name)
        with as_library(), self.database.reading() as connection:
            return connection.scalar(query)


class FollowingRecorder(JournalRecorder, ProgressRecorder, ProcessRecorder):
    """Events and the progress they came from, in one transaction."""

    def _write(
        self,
        connection: Connection,
        stored_events: Sequence[StoredEvent],
        *,
        tracking: Tracking | None = None,
        **kwargs: Any,
    ) -> Sequence[int]:
        positions = super()._write(connection, stored_events, **kwargs)
        if tracking is not None:
            forward(connection, tracking)
        return positions


def forward(connection: Connection, tracking: Tracking) -> None:
    """Move a follower forward; the library's `IntegrityError` if it is there or further already."""
    moved = connection.execute(
        _FORWARD,
        {"application_name": tracking.application_name, "notification_id": tracking.notification_id},
    )
    if moved.rowcount != 1:
        raise IntegrityError(f"{tracking.application_name} is at {tracking.notification_id} or further")
