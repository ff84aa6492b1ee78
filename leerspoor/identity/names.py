"""What are these students called, as far as the identity store knows?"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from journeys.errors import JournalError
from leerspoor.identity.people import Person
from leerspoor.identity.place import NoIdentities, identity_place
from leerspoor.identity.store import IdentityStore


def known_people(journal: str | Path, students: Iterable[str]) -> dict[str, Person] | None:
    """What is known of these students by pseudonym; None where there is no identity store for this user.

    Raises `JournalError` if there is one that cannot be read.
    """
    place = identity_place(journal)
    if place.path is not None and not place.path.exists():
        return None
    try:
        store = IdentityStore(journal, create=False)
    except NoIdentities:
        return None
    except JournalError as error:
        if place.path is None and type(error) is JournalError:
            return None
        raise
    with store:
        return store.people(students)


def names(journal: str | Path, students: Iterable[str]) -> dict[str, str] | None:
    """Names as one says them, of who has one; None where there is no identity store for this user."""
    people = known_people(journal, students)
    if people is None:
        return None
    return {who: person.name for who, person in people.items() if person.name}
