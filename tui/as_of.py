"""About which day, and with which knowledge? The two dates that every screen keeps."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from leerspoor.asking import day_of, instant_of
from leerspoor.wording import Language
from tui.language import AS_OF, EVERYTHING, KNOWN, say


class AsOf(Struct, frozen=True):
    """`on`: the day asked about. `known_at`: an instant or day as typed, None for everything recorded."""

    on: date
    known_at: str | None = None

    @classmethod
    def typed(cls, on: str, known_at: str) -> AsOf:
        """From what was typed; raises `WrongUse` with what would be right."""
        if known_at.strip():
            instant_of(known_at.strip())
        return cls(day_of(on.strip()), known_at.strip() or None)

    def strip(self, today: date, language: Language) -> str:
        """The line that every screen shows: `stand 22-11-2026 (nu) · bekend op alles`."""
        now = f" ({'nu' if language == 'nl' else 'now'})" if self.on == today else ""
        known = self.known_at or say(EVERYTHING, language)
        return f"{say(AS_OF, language)} {written(self.on, language)}{now} · {say(KNOWN, language)} {known}"


def written(day: date, language: Language) -> str:
    """A day as the country writes it."""
    return day.strftime("%d-%m-%Y") if language == "nl" else day.isoformat()
