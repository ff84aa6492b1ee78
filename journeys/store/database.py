"""How is the database spoken to?

One way for SQLite and PostgreSQL. A read sees one moment of the journal. A write takes its lock with its
first statement, so that it waits for its turn and never finds halfway that it was overtaken.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, select, text

from journeys.errors import JournalError, NotAJournal
from journeys.saying import say
from journeys.store import tables
from journeys.store.archive import instant_text
from journeys.store.head import Clock
from journeys.store.place import Place, connect, make_room
from journeys.store.trouble import opening

PATIENCE = 30.0
"""Seconds to wait for another program that is writing."""
_NOT_WIPED = (
    (
        "het is gewist, maar wat er stond, staat nog in het logbestand van SQLite, dat nu niet leeg kan. "
        "Sluit andere programma's die het journaal lezen; bij het sluiten van het laatste gaat het leeg"
    ),
    (
        "it was erased, but what it said is still in SQLite's log file, which cannot be emptied now. Close "
        "other programs that read the journal; when the last one closes, it is emptied"
    ),
)


class Database:
    """The connections to one place; `reading` and `writing` are its two kinds of transaction."""

    def __init__(self, place: Place, patience: float = PATIENCE) -> None:
        self.name = place.name
        self.engine = _server(place, patience) if place.path is None else _file(place, patience)
        postgres = self.engine.dialect.name == "postgresql"
        reads: dict[str, Any] = (
            {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True} if postgres else {}
        )
        self._reader = self.engine.execution_options(**reads)
        self._writer = self.engine.execution_options(immediate=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Every statement inside sees the same moment; nothing can be written."""
        with self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, *, lasting: bool = True) -> Iterator[Connection]:
        """Committed at the end, rolled back on whatever is raised inside.

        What is `lasting` survives a power cut from then on. What is not may be undone by one, whole, together
        with what else was not lasting after it, for it does not wait for the disk: what can be made again.
        """
        with (
            self._writer.connect() as connection,
            nullcontext() if lasting else _not_lasting(connection),
            connection.begin(),
        ):
            if not lasting and connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def prepare(self, place: Place, clock: Clock, *, create: bool) -> None:
        """Make sure that there is a journal; raises `NotAJournal` or `JournalError` if there cannot be."""
        try:
            with opening(self.name):
                self._prepare(place, clock, create=create)
        except JournalError:
            self.close()
            raise

    def _prepare(self, place: Place, clock: Clock, *, create: bool) -> None:
        if place.path is not None:
            make_room(place.path, create=create)
        with self.reading() as connection:
            present = tables.is_journal(connection)
            _check_encoding(connection)
        if not present and not create:
            raise NotAJournal(say("hier is nog geen journaal", "there is no journal here yet"))
        if place.path is not None:
            self._write_ahead()
        if not present:
            with self.writing() as connection:
                tables.create(connection, instant_text(clock()))

    def wipe(self) -> None:
        """Let what was erased go from SQLite's write-ahead file too; PostgreSQL's vacuum does its own.

        Raises `JournalError` if that cannot be done now: it was erased, but it can be found still.
        """
        if self.engine.dialect.name != "sqlite":
            return
        try:
            busy, *_ = self._pragma("wal_checkpoint(TRUNCATE)")
        except sqlite3.Error:
            busy = 1
        if busy:
            raise JournalError(f"{self.name}: {say(*_NOT_WIPED)}")

    def _write_ahead(self) -> None:
        """Let readers and a writer work at the same time; a file that is only read stays as it is."""
        with suppress(sqlite3.OperationalError):
            self._pragma("journal_mode = WAL")

    def _pragma(self, pragma: str) -> tuple[Any, ...]:
        with closing(self.engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA {pragma}")
            return tuple(cursor.fetchone() or ())


def _file(place: Place, patience: float) -> Engine:
    path = place.path
    assert path is not None  # noqa: S101 - a place is a file or a server
    engine = create_engine(
        place.url, creator=lambda: connect(path, patience), poolclass=QueuePool, hide_parameters=True
    )
    event.listen(engine, "connect", _set_up_file)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up_file(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous = FULL")  # what was recorded survives a power cut
    cursor.execute("PRAGMA secure_delete = ON")  # what was erased does not survive in the file
    cursor.execute("PRAGMA cache_size = -32768")  # 32 MiB: ids are random, so they are written all over
    cursor.execute(
        "PRAGMA wal_autocheckpoint = 16000"
    )  # 64 MiB, so that a page is put in its place less often


@contextmanager
def _not_lasting(connection: Connection) -> Iterator[None]:
    """SQLite takes no other word on it inside a transaction, so the connection has it around one."""
    if connection.dialect.name != "sqlite":
        yield
        return
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        cursor.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("immediate"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("BEGIN")


_WAITS = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}
"""After about a minute a server to which there is no way any more is gone; without these, after hours."""
_DURABLE = (
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
)
"""What was recorded survives a crash of the server; a setting that promises more stays as it is."""


def _server(place: Place, patience: float) -> Engine:
    waits = {name: value for name, value in _WAITS.items() if name not in place.url.query}
    arguments: dict[str, Any] = {"client_encoding": "utf8", **waits}
    try:
        engine = create_engine(place.url, connect_args=arguments, pool_pre_ping=True, hide_parameters=True)
    except ModuleNotFoundError:
        raise JournalError(
            say(
                "voor PostgreSQL is psycopg nodig: installeer leerspoor[postgres]",
                "PostgreSQL needs psycopg: install leerspoor[postgres]",
            )
        ) from None

    def set_up(connection: Any, _: object) -> None:
        connection.execute(f"SET lock_timeout = {int(patience * 1000)}")
        connection.execute(_DURABLE)
        connection.commit()

    event.listen(engine, "connect", set_up)
    return engine


def _check_encoding(connection: Connection) -> None:
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.scalar(select(text("current_setting('server_encoding')")))
    if encoding != "UTF8":
        raise JournalError(
            say(
                f"de database is in {encoding}; een journaal heeft UTF8 nodig",
                f"the database is in {encoding}; a journal needs UTF8",
            )
        )
