"""Which day is it in Amsterdam?

The only place where days and instants meet. A day is a calendar day in Europe/Amsterdam; an instant is
UTC with microseconds.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@lru_cache(maxsize=8192)
def midnight(on: date) -> datetime:
    """The first instant of a day in Amsterdam."""
    return datetime.combine(on, time(), AMSTERDAM)


def day_of_midnight(instant: datetime) -> date | None:
    """The Amsterdam day that begins at this instant; None if no day does."""
    local = instant.astimezone(AMSTERDAM)
    return local.date() if local.timetz().replace(tzinfo=None) == time() else None


def last_instant(on: date) -> datetime:
    """The last microsecond, in UTC, of a day in Amsterdam."""
    return midnight(on + timedelta(days=1)).astimezone(UTC) - timedelta(microseconds=1)


def day_in_amsterdam(instant: datetime) -> date:
    """The day on which an instant falls in Amsterdam."""
    return instant.astimezone(AMSTERDAM).date()
