"""When were these students born, as far as the identity store knows?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from journeys.errors import JournalError, WrongUse
from leerspoor.identity.place import identity_place
from leerspoor.identity.store import IdentityStore


def birth_days(journal: str | Path, students: Iterable[str]) -> dict[str, date]:
    """Birth days by pseudonym; without an identity store none, without a whole date none of that student."""
    place = identity_place(journal)
    if place.path is not None and not place.path.exists():
        return {}
    try:
        store = IdentityStore(journal, create=False)
    except (JournalError, WrongUse):
        return {}  # there is none on that server
    with store:
        people = store.people(students)
    found = {who: _day(person.birth_date) for who, person in people.items() if person.birth_date}
    return {who: day for who, day in found.items() if day is not None}


def _day(text: str) -> date | None:
    """The day, unless day or month are not known (00)."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
