"""About which day, and with which knowledge? The two dates that every screen keeps."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from journeys.calendar import AMSTERDAM
from journeys.saying import Language
from tui.language import AS_OF, EVERYTHING, KNOWN, NOW, say


class AsOf(Struct, frozen=True):
    """`on`: the day asked about. `known_at`: an instant or day as typed, None for everything recorded."""

    on: date
    known_at: str | None = None

    @classmethod
    def typed(cls, on: str, known_at: str) -> AsOf:
        """From what was typed; raises `WrongUse` with what would be right.

        A day may also be typed as the strip shows it in Dutch: 22-11-2026.
        """
        from leerspoor.asking import day_of, instant_of

        known_at = _iso(known_at.strip())
        if known_at:
            instant_of(known_at)
        return cls(day_of(_iso(on.strip())), known_at or None)

    def strip(self, today: date, language: Language) -> str:
        """The line that every screen shows: `stand 22-11-2026 (nu) · bekend op alles`."""
        now = f" ({say(NOW, language)})" if self.on == today else ""
        known = known_text(self.known_at, language)
        return f"{say(AS_OF, language)} {written(self.on, language)}{now} · {say(KNOWN, language)} {known}"


def written(day: date, language: Language) -> str:
    """A day as the country writes it."""
    return day.strftime("%d-%m-%Y") if language == "nl" else day.isoformat()


def _iso(typed: str) -> str:
    """22-11-2026 as 2026-11-22; anything else as it is."""
    return re.sub(r"^(\d{1,2})-(\d{1,2})-(\d{4})$", _turned, typed)


def _turned(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    return f"{year}-{month:0>2}-{day:0>2}"


def known_text(known_at: str | None, language: Language) -> str:
    """Until when something was known: everything, a day, or a time in Amsterdam."""
    if known_at is None:
        return say(EVERYTHING, language)
    if len(known_at) == len("2025-06-03"):
        return written(date.fromisoformat(known_at), language)
    from leerspoor.asking import instant_of

    local = instant_of(known_at).astimezone(AMSTERDAM)
    return f"{written(local.date(), language)} {local:%H:%M:%S}".removesuffix(":00")
