"""How far is the journal, and what time is it there?

One row holds the last position and the last instant. Whoever writes holds that row until the commit, so the
order of positions is the order of commits, without gaps, and a reader that follows misses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from msgspec import Struct
from sqlalchemy import Connection, bindparam, select, update

from journeys.store import tables
from journeys.store.archive import instant_text

Clock = Callable[[], datetime]
_LAST = select(tables.head.c.position, tables.head.c.recorded_at)
_LOCKED = _LAST.with_for_update()
_MOVE = update(tables.head).values(position=bindparam("to"), recorded_at=bindparam("at"))


class Head(Struct, frozen=True):
    """The last position (0: nothing yet) and the last instant, as text."""

    position: int
    recorded_at: str


def utc_now() -> datetime:
    """The instant it is; the only clock of the journal."""
    return datetime.now(UTC)


def last(connection: Connection) -> Head:
    """Where the journal is, without holding it."""
    return _head(connection.execute(_LAST).one())


def hold(connection: Connection) -> Head:
    """Where the journal is; from here to the end of the transaction nobody else writes."""
    return _head(connection.execute(_LOCKED).one())


def move(connection: Connection, to: Head) -> None:
    """Set the head of a held journal."""
    connection.execute(_MOVE, {"to": to.position, "at": to.recorded_at})


def not_back(clock: Clock, previous: Head) -> str:
    """The instant it is, or the last one if the clock went back."""
    return max(instant_text(clock()), previous.recorded_at)


def _head(row: tuple[int, str]) -> Head:
    position, recorded_at = row
    return Head(position, recorded_at)
