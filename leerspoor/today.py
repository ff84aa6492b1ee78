"""Which day is it for who asks and names none? Apart, so that a screen can say it before there is a store."""

from __future__ import annotations

from datetime import UTC, date, datetime

from journeys.calendar import day_in_amsterdam


def today() -> date:
    """Today in Amsterdam."""
    return day_in_amsterdam(datetime.now(UTC))
