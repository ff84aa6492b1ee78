"""When were these students born, as far as the identity store knows?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from leerspoor.identity.names import known_people


def birth_days(journal: str | Path, students: Iterable[str]) -> dict[str, date]:
    """Birth days by pseudonym; of who is not known, or whose day or month is not (00), there is none.

    Where there is no identity store, or a server keeps it from this user, there are none at all. Raises
    `JournalError` if there is one that cannot be read.
    """
    people = known_people(journal, students) or {}
    found = {who: _day(person.birth_date) for who, person in people.items() if person.birth_date}
    return {who: day for who, day in found.items() if day is not None}


def _day(text: str) -> date | None:
    """The day, unless day or month are not known (00)."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
