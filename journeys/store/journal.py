"""What is the journal, and how is it opened?

The application of the eventsourcing library on our own store. Its streams are text, its domain events are
entries, and it has the only clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, cast

from eventsourcing.application import Application
from eventsourcing.persistence import InfrastructureFactory, Mapper
from eventsourcing.utils import Environment, EnvType
from sqlalchemy import Connection, Engine

from journeys.history import Recorded
from journeys.store import reading
from journeys.store.database import PATIENCE
from journeys.store.entry import Entry
from journeys.store.factory import Factory
from journeys.store.head import Clock, last, utc_now
from journeys.store.mapper import EntryMapper
from journeys.store.place import place_of
from journeys.store.trouble import told
from journeys.store.writing import Writing


class Watcher(Protocol):
    """Who is told when a journal grew, and when it is about to be closed."""

    def took_in(self, before: int, upto: int, leaves: bytes) -> None:
        """Events after position `before`, up to and including `upto`, were committed.

        `leaves`: the hashes of their leaves; none of an archive that was restored.
        """

    def closing(self) -> None:
        """The journal is still open."""


class Journal(Application[str]):
    """An open journal. `name` is safe to show: it never holds a password, as `place` may."""

    watcher: Watcher | None = None

    def __init__(self, place: str | Path, *, create: bool, clock: Clock, patience: float) -> None:
        self.place = str(place)
        self.name = place_of(place).name
        self._clock = clock
        super().__init__(
            {
                Factory.JOURNAL_PLACE: str(place),
                Factory.JOURNAL_PATIENCE: str(patience),
                Factory.CREATE_TABLE: str(create),
                Factory.ORIGINATOR_ID_TYPE: "text",
            }
        )

    @property
    def engine(self) -> Engine:
        """The database, for tables that stand beside the journal's."""
        return self._database.engine

    def position(self) -> int:
        """The last position; 0 in an empty journal."""
        with self.reading() as connection:
            return last(connection).position

    def streams(
        self,
        names: Iterable[str],
        known_at: datetime | None = None,
        connection: Connection | None = None,
        upto: int | None = None,
    ) -> dict[str, list[Recorded]]:
        """The events of each stream in version order, up to a position; a stream without any is absent."""
        with self.reading(connection) as used:
            return reading.streams(used, names, known_at, upto)

    def stream_names(
        self,
        room: str | None = None,
        *,
        after_position: int = 0,
        upto_position: int | None = None,
        known_at: datetime | None = None,
        connection: Connection | None = None,
    ) -> list[str]:
        """The streams (of a room: `student`) with an event within these bounds, in code point order."""
        with self.reading(connection) as used:
            return reading.stream_names(
                used, room, after=after_position, upto=upto_position, known_at=known_at
            )

    def entries(self, after: int = 0, upto: int | None = None, chunk: int = 5000) -> Iterator[Entry]:
        """The entries after a position in order, read `chunk` at a time, each chunk from one moment."""
        while True:
            with self.reading() as connection:
                some = reading.entries(connection, after, upto, chunk)
            yield from some
            if len(some) < chunk:
                return
            after = some[-1].position

    @contextmanager
    def reading(self, connection: Connection | None = None) -> Iterator[Connection]:
        """A connection on which every query sees the same moment, or the one given."""
        with told(self.name):
            if connection is not None:
                yield connection
            else:
                with self._database.reading() as own:
                    yield own

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One write transaction: committed at the end, rolled back on whatever is raised inside."""
        with told(self.name):
            with self._database.writing() as connection:
                writing = Writing(connection, self._clock, watched=self.watcher is not None)
                yield writing
            if writing.erased:
                self._database.wipe()
        if self.watcher is not None and writing.position > writing.before:
            self.watcher.took_in(writing.before, writing.position, bytes(writing.leaves))

    def wipe(self) -> None:
        """Let what was erased go from the database's own log too; raises `JournalError` if it cannot now."""
        self._database.wipe()

    @contextmanager
    def transaction(self, *, lasting: bool = True) -> Iterator[Connection]:
        """A write transaction for tables that stand beside the journal's.

        `lasting` as in `Database.writing`: not for what is worked out again where it is missing.
        """
        with told(self.name), self._database.writing(lasting=lasting) as connection:
            yield connection

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_val: BaseException | None,
        exc_tb: TracebackType | None,
    ) -> None:
        """Close the journal."""
        if self.watcher is not None:
            self.watcher.closing()
        super().__exit__(exc_type, exc_val, exc_tb)

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:  # noqa: ARG002
        """What was given alone: a variable of the shell must not change what a journal is."""
        return Environment(env=env)

    def construct_factory(self, env: Environment) -> InfrastructureFactory:
        """The factory of our store, with our clock."""
        factory = Factory(env, self._clock)
        self._database = factory.database
        return cast("InfrastructureFactory", factory)  # the library's type parameter is invariant

    def construct_mapper(self) -> Mapper[str]:
        """Entries as they are."""
        return self.factory.mapper(self.construct_transcoder(), EntryMapper)


def open_journal(
    place: str | Path, *, create: bool = True, clock: Clock = utc_now, patience: float = PATIENCE
) -> Journal:
    """Open the journal at a path or URL, or make it; `patience` is how many seconds to wait for a writer.

    Raises `NotAJournal` if something else is there, `JournalError` if it cannot be reached.
    """
    return Journal(place, create=create, clock=clock, patience=patience)
