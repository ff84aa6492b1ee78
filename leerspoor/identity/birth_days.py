"""When were these students born, as far as the identity store knows?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from journeys.errors import JournalError
from leerspoor.identity.place import identity_place
from leerspoor.identity.store import IdentityStore


def birth_days(journal: str | Path, students: Iterable[str]) -> dict[str, date]:
    """Birth days by pseudonym; of who is not known, or whose day or month is not (00), there is none.

    Where there is no identity store, or a server keeps it from this user, there are none at all. Raises
    `JournalError` if there is one that cannot be read.
    """
    place = identity_place(journal)
    if place.path is not None and not place.path.exists():
        return {}
    try:
        store = IdentityStore(journal, create=False)
    except JournalError as error:
        if place.path is None and type(error) is JournalError:
            return {}
        raise
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
