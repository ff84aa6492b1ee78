"""What did an answer say on a day, given what it says over time?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct


class Held(Struct, frozen=True):
    """A line of an answer, from the day `since` until the day `until`, which is not in it."""

    since: date
    until: date
    row: Mapping[str, Any]

    def on(self, day: date) -> bool:
        """Whether it is the answer on a day."""
        return self.since <= day < self.until
