"""On which days is somebody at school?

Not at weekends and not around Christmas; good enough for a region that does not exist.
"""

from __future__ import annotations

from datetime import date

_FIRST, _LAST = date(2017, 1, 1).toordinal(), date(2034, 12, 31).toordinal()


def _closed(ordinal: int) -> bool:
    day = date.fromordinal(ordinal)
    return day.weekday() >= 5 or (day.month, day.day) >= (12, 21) or (day.month, day.day) <= (1, 3)


def _open_days() -> list[int]:
    days: list[int] = []
    open_day = _LAST
    for ordinal in range(_LAST, _FIRST - 1, -1):
        open_day = open_day if _closed(ordinal) else ordinal
        days.append(open_day)
    return days[::-1]


_OPEN = _open_days()


def opens(ordinal: int) -> int:
    """This day, or the first day after it on which school is open."""
    return _OPEN[ordinal - _FIRST]


def school_day(on: date, later: int = 0) -> date:
    """The day so many days later, or the first school day after that."""
    return date.fromordinal(_OPEN[on.toordinal() - _FIRST + later])
