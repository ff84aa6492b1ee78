"""Who is behind a pseudonym?

Pseudonyms for numbers, and what is known of a person. Functions on an open connection; `store` gives them
their transactions.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct
from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from leerspoor.exchange.register.number import NumberKind, PersonNumber
from leerspoor.identity.tables import person, register_record

T = TypeVar("T")

_CHUNK = 500
_LABELS = {
    "number": "nummer",
    "birth_date": "geboortedatum",
    "sex": "geslacht",
    "first_name": "roepnaam",
    "infix": "tussenvoegsel",
    "last_name": "achternaam",
    "mentor": "mentor",
}
"""What can be known of a person, and what it is called."""


class Person(Struct, frozen=True, kw_only=True):
    """What is known of a person. `birth_date` is `ccyy-mm-dd`, of which day or month may be 00."""

    pseudonym: str
    scope: str | None = None
    number_kind: NumberKind | None = None
    number: str | None = None
    birth_date: str | None = None
    sex: str | None = None
    first_name: str | None = None
    infix: str | None = None
    last_name: str | None = None
    mentor: str | None = None

    @property
    def name(self) -> str | None:
        """The name as one says it."""
        return " ".join(part for part in (self.first_name, self.infix, self.last_name) if part) or None

    def known(self) -> dict[str, str]:
        """What is filled in, by its Dutch name."""
        values = {field: getattr(self, field) for field in _LABELS}
        return {_LABELS[field]: value for field, value in values.items() if value is not None}

    def __repr__(self) -> str:
        return f"Person({self.pseudonym}, not shown)"


class Forgotten(Struct, frozen=True, kw_only=True):
    """What was removed of a person: the names of the fields, and how many notes on register records."""

    pseudonym: str
    removed: tuple[str, ...]
    register_records: int


def new_pseudonym() -> str:
    """A random name for a student in the journal; it says nothing about anyone."""
    return f"p{secrets.token_hex(8)}"


def pseudonyms(connection: Connection, brin: str, numbers: Iterable[PersonNumber]) -> dict[PersonNumber, str]:
    """The pseudonyms of those who have one."""
    found: dict[PersonNumber, str] = {}
    wanted = set(numbers)
    columns = person.c.number, person.c.number_kind, person.c.scope, person.c.pseudonym
    for some in chunks(sorted({number.value for number in wanted})):
        for value, kind, scope, pseudonym in connection.execute(
            select(*columns).where(person.c.number.in_(some))
        ):
            number = PersonNumber(kind, value)
            if number in wanted and scope == number.scope(brin):
                found[number] = pseudonym
    return found


def give_pseudonyms(
    connection: Connection, brin: str, numbers: Iterable[PersonNumber]
) -> dict[PersonNumber, str]:
    """The pseudonyms of all, made where there is none yet."""
    wanted = list(dict.fromkeys(numbers))
    found = pseudonyms(connection, brin, wanted)
    while missing := [number for number in wanted if number not in found]:
        rows = [
            {
                "pseudonym": new_pseudonym(),
                "scope": number.scope(brin),
                "number_kind": number.kind,
                "number": number.value,
            }
            for number in missing
        ]
        # Another program may be giving the same people a pseudonym: whoever is first, gives it.
        connection.execute(inserting(connection, person).on_conflict_do_nothing(), rows)
        found |= pseudonyms(connection, brin, missing)
    return {number: found[number] for number in wanted}


def people(connection: Connection, names: Iterable[str]) -> dict[str, Person]:
    """What is known of the people with these pseudonyms; one who is not known is absent."""
    found = {}
    for some in chunks(sorted(set(names))):
        for row in connection.execute(select(person).where(person.c.pseudonym.in_(some))).mappings():
            found[row["pseudonym"]] = Person(**row)
    return found


def note(connection: Connection, before: Person, values: Mapping[Any, str]) -> bool:
    """Fill in or change what is known; whether that changed anything."""
    news = {field: value for field, value in values.items() if getattr(before, field) != value}
    if news:
        connection.execute(update(person).where(person.c.pseudonym == before.pseudonym).values(**news))
    return bool(news)


def add(connection: Connection, pseudonym: str) -> Person:
    """A person of whom only the pseudonym is known."""
    connection.execute(insert(person).values(pseudonym=pseudonym))
    return Person(pseudonym=pseudonym)


def forget(connection: Connection, known: Person) -> Forgotten:
    """Remove all that is known of a person; the pseudonym stays, so that nobody else gets it."""
    blank = dict.fromkeys(("scope", "number_kind", *_LABELS))
    connection.execute(update(person).where(person.c.pseudonym == known.pseudonym).values(**blank))
    records = connection.execute(delete(register_record).where(register_record.c.person == known.pseudonym))
    return Forgotten(
        pseudonym=known.pseudonym, removed=tuple(known.known()), register_records=records.rowcount
    )


def inserting(connection: Connection, table: Table) -> Any:
    """An insert that can say what to do when the row is there already; each database has its own."""
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)


def chunks(items: Sequence[T], size: int = _CHUNK) -> Iterator[Sequence[T]]:
    """The items, so many at a time as fit in a question to the database."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
