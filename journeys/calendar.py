"""Which day is it in Amsterdam?

The only place where days and instants meet. A day is a calendar day in Europe/Amsterdam; an instant is
UTC with microseconds.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST_INSTANT = datetime(1, 1, 1, tzinfo=UTC)
LAST_INSTANT = datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)


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
    if on == date.max:
        return LAST_INSTANT
    return in_utc(midnight(on + timedelta(days=1))) - timedelta(microseconds=1)


def in_utc(instant: datetime) -> datetime:
    """The same instant in UTC; one that falls outside the calendar there becomes its first or last."""
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        return FIRST_INSTANT if instant.year == 1 else LAST_INSTANT


def day_in_amsterdam(instant: datetime) -> date:
    """The day on which an instant falls in Amsterdam."""
    return instant.astimezone(AMSTERDAM).date()
