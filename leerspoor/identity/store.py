"""How are names and numbers kept and found?

The identity store of one journal. Every method is one transaction; what it returned was committed. A write
here comes before the journal's: a pseudonym in the journal can always be named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, func, insert, inspect, select
from sqlalchemy.schema import CreateSchema

from journeys.errors import JournalError, NotAJournal, WrongUse
from journeys.saying import say
from journeys.store.database import PATIENCE, Database
from journeys.store.trouble import told
from leerspoor.exchange.register.keys import RecordKey
from leerspoor.exchange.register.number import PersonNumber
from leerspoor.exchange.register.overview import Overview
from leerspoor.exchange.register.records import Person as RegisterPerson
from leerspoor.identity import people, register_memory
from leerspoor.identity.people import Forgotten, Person
from leerspoor.identity.place import NoIdentities, identity_place, make_file, schema_of
from leerspoor.identity.register_memory import RegisterComparison
from leerspoor.identity.tables import SCHEMA, VERSION, about, metadata

_CREATING = 0x6C6565727370  # any number, the same for all who make the tables


class IdentityStore:
    """Names and numbers beside one journal. `name` is safe to show."""

    def __init__(self, journal: str | Path, *, create: bool = True, patience: float = PATIENCE) -> None:
        """Open the store beside the journal at this path or URL, or make it.

        Raises `NotAJournal` if something else is there, `JournalError` if it cannot be reached, or is not
        there and is not to be made. `patience` is how many seconds to wait for another program.
        """
        place = identity_place(journal)
        self.name = place.name
        if place.path is not None:
            make_file(place.path, create=create)
        self._schema: str | None = None
        self._database = Database(place, patience)
        try:
            with _without_values(self.name):
                self._prepare(create=create)
        except NotAJournal:
            self.close()
            raise NotAJournal(
                say(
                    f"{self.name}: hier staat iets anders dan identiteiten van leerspoor",
                    f"{self.name}: there is something else here than identities of leerspoor",
                )
            ) from None
        except JournalError:
            self.close()
            raise

    def close(self) -> None:
        """Let go of every connection."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- numbers and pseudonyms ---------------------------------------------------------------------

    def pseudonym_of(self, number: PersonNumber, *, brin: str = "", create: bool = True) -> str | None:
        """The pseudonym of one person; `brin` is whose file it is, within which a mask means someone."""
        return self.pseudonyms_of([number], brin=brin, create=create).get(number)

    def pseudonyms_of(
        self, numbers: Iterable[PersonNumber], *, brin: str = "", create: bool = True
    ) -> dict[PersonNumber, str]:
        """The pseudonyms of many at once. Without `create` those who have none are absent."""
        if not create:
            with self.reading() as connection:
                return people.pseudonyms(connection, brin, numbers)
        with self.writing() as connection:
            return people.give_pseudonyms(connection, brin, numbers)

    # --- what is known of people --------------------------------------------------------------------

    def show(self, pseudonym: str) -> Person:
        """What is known of a person; raises `WrongUse` for one who is not here."""
        found = self.people([pseudonym]).get(pseudonym)
        if found is None:
            raise _not_here()
        return found

    def people(self, pseudonyms: Iterable[str]) -> dict[str, Person]:
        """What is known of many; one who is not here is absent."""
        with self.reading() as connection:
            return people.people(connection, pseudonyms)

    def forget(self, pseudonym: str) -> Forgotten:
        """Remove all that is known of a person, for good; the pseudonym itself is kept and not reused.

        Raises `WrongUse` for one who is not here. On PostgreSQL the old rows go with its next vacuum.
        """
        with self.writing() as connection:
            found = people.people(connection, [pseudonym]).get(pseudonym)
            if found is None:
                raise _not_here()
            return people.forget(connection, found)

    # --- what the register said ---------------------------------------------------------------------

    def compare(self, overview: Overview, students: Mapping[PersonNumber, str]) -> RegisterComparison:
        """What earlier files say of this one; writes nothing."""
        with self.reading() as connection:
            return register_memory.compare(connection, overview, students)

    def remember(self, overview: Overview, students: Mapping[PersonNumber, str]) -> RegisterComparison:
        """The same, and note what this file states, with birth date and sex from its PER records."""
        with self.writing() as connection:
            known = people.people(connection, students.values())
            for number, pseudonym in students.items():
                for record in overview.people.get(number, ()):
                    if isinstance(record, RegisterPerson):
                        said = {"birth_date": record.birth_date, "sex": record.sex}
                        values = {field: value for field, value in said.items() if value is not None}
                        people.note(connection, known[pseudonym], values)
            return register_memory.remember(connection, overview, students)

    def register_keys(self, brin: str, pseudonyms: Iterable[str]) -> dict[str, list[RecordKey]]:
        """By pseudonym, the records that files of this institution have stated."""
        with self.reading() as connection:
            return register_memory.keys_of(connection, brin, pseudonyms)

    # --- the database -------------------------------------------------------------------------------

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which every question sees the same moment."""
        with _without_values(self.name), self._database.reading() as connection:
            yield self._in_schema(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A write transaction: committed at the end, rolled back on whatever is raised inside."""
        with _without_values(self.name), self._database.writing() as connection:
            yield self._in_schema(connection)

    def _in_schema(self, connection: Connection) -> Connection:
        return connection.execution_options(schema_translate_map={SCHEMA: self._schema})

    def _prepare(self, *, create: bool) -> None:
        with self._database.reading() as connection:
            self._schema = schema_of(connection)
            tables = inspect(connection).get_table_names(schema=self._schema)
            present = about.name in tables
            if tables and not present:
                raise NotAJournal
            version = self._in_schema(connection).scalar(select(about.c.version)) if present else VERSION
        if version != VERSION:
            raise JournalError(
                say(
                    f"{self.name}: gemaakt door een andere versie van leerspoor ({version}); deze "
                    f"leest {VERSION}",
                    f"{self.name}: made by another version of leerspoor ({version}); this one reads "
                    f"{VERSION}",
                )
            )
        if not present and not create:
            raise NoIdentities(
                say(
                    f"{self.name}: hier zijn nog geen identiteiten",
                    f"{self.name}: there are no identities here yet",
                )
            )
        if not present:
            self._create()

    def _create(self) -> None:
        with self._database.writing() as connection:
            if self._schema is not None:
                # PostgreSQL lets two programs make the same thing at once, and then fails one of them.
                connection.execute(select(func.pg_advisory_xact_lock(_CREATING)))
                connection.execute(CreateSchema(self._schema, if_not_exists=True))
            self._in_schema(connection)
            metadata.create_all(connection)
            if connection.scalar(select(about.c.version)) is None:
                connection.execute(insert(about).values(version=VERSION))


@contextmanager
def _without_values(name: str) -> Iterator[None]:
    """Inside: what the database says is told without the names and numbers that it can repeat."""
    try:
        with told(name):
            yield
    except JournalError as error:
        raise type(error)(str(error)) from None


def _not_here() -> WrongUse:
    return WrongUse(
        say(
            "deze leerling staat niet bij de identiteiten; verwacht: een pseudoniem uit het journaal",
            "this student is not among the identities; expected: a pseudonym of the journal",
        )
    )
