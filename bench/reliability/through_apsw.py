"""How does the journal's code run on a disk of our own making?

SQLAlchemy knows the module sqlite3; this is as much of its connection as SQLAlchemy and the journal use, on
a connection of apsw, so that the file is on a `Disk`. Errors come as those of sqlite3, with SQLite's own
number.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import apsw

from bench.reliability.disk import Disk
from journeys.store import database


@contextmanager
def on_disk(disk: Disk, *pragmas: str) -> Iterator[None]:
    """Inside, a journal in a file is opened on this disk; with these `pragmas` in place of its own."""
    before = database.connect
    database.connect = lambda path, patience: _Connection(disk, path, patience, pragmas)  # type: ignore[assignment,return-value]
    try:
        yield
    finally:
        database.connect = before


class _Connection:
    """A connection, as sqlite3 would give it with `isolation_level=None`."""

    isolation_level = None

    def __init__(self, disk: Disk, path: Path, patience: float, pragmas: Sequence[str]) -> None:
        self._pragmas = pragmas
        with _as_sqlite3():
            self._apsw = apsw.Connection(str(path), vfs=disk.name)
            self._apsw.set_busy_timeout(int(patience * 1000))
            self._apsw.cursor().execute("SELECT 1 FROM sqlite_schema").fetchall()

    def cursor(self) -> _Cursor:
        return _Cursor(self._apsw, self._pragmas)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> _Cursor:
        cursor = self.cursor()
        cursor.execute(statement, values)
        return cursor

    def create_function(self, name: str, count: int, function: object, **_: object) -> None:
        """SQLAlchemy offers one for regular expressions, which the journal does not use."""

    def commit(self) -> None:
        self._end("COMMIT")

    def rollback(self) -> None:
        self._end("ROLLBACK")

    def _end(self, how: str) -> None:
        if self._apsw.in_transaction:
            with _as_sqlite3():
                self._apsw.cursor().execute(how)

    def close(self) -> None:
        with suppress(apsw.Error):  # what still went wrong at the end sqlite3 does not tell either
            self._apsw.close()


class _Cursor:
    """A cursor that has read all its rows."""

    def __init__(self, connection: apsw.Connection, pragmas: Sequence[str]) -> None:
        self._apsw, self._pragmas = connection, pragmas
        self.description: tuple[Any, ...] | None = None
        self.rowcount = -1
        self.lastrowid = None
        self.arraysize = 1
        self._rows: list[Any] = []

    def execute(self, statement: str, values: Sequence[Any] = ()) -> _Cursor:
        return self._execute(statement, [values])

    def executemany(self, statement: str, many: Iterable[Sequence[Any]]) -> _Cursor:
        return self._execute(statement, many)

    def _execute(self, statement: str, many: Iterable[Sequence[Any]]) -> _Cursor:
        self.description, self._rows = None, []
        cursor = self._apsw.cursor()
        cursor.exec_trace = self._describe
        before = self._apsw.total_changes()
        with _as_sqlite3():
            for values in many:
                self._rows += cursor.execute(statement, tuple(values))
            if statement.startswith("PRAGMA") and not self._apsw.in_transaction:  # ours go before its own
                for pragma in self._pragmas:
                    cursor.execute(f"PRAGMA {pragma}")
        self.rowcount = -1 if self.description else self._apsw.total_changes() - before
        return self

    def _describe(self, cursor: apsw.Cursor, *_: object) -> bool:
        names = [column[0] for column in cursor.get_description()]
        self.description = tuple((name, *[None] * 6) for name in names) or None
        return True

    def fetchone(self) -> Any:
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int | None = None) -> list[Any]:
        size = size or self.arraysize
        some, self._rows = self._rows[:size], self._rows[size:]
        return some

    def fetchall(self) -> list[Any]:
        some, self._rows = self._rows, []
        return some

    def __iter__(self) -> Iterator[Any]:
        while self._rows:
            yield self._rows.pop(0)

    def close(self) -> None:
        self._rows = []


@contextmanager
def _as_sqlite3() -> Iterator[None]:
    try:
        yield
    except apsw.ConstraintError as error:
        raise _numbered(sqlite3.IntegrityError(str(error)), error) from error
    except apsw.Error as error:
        raise _numbered(sqlite3.OperationalError(str(error)), error) from error


def _numbered(ours: sqlite3.Error, theirs: apsw.Error) -> sqlite3.Error:
    ours.sqlite_errorcode = theirs.extendedresult
    ours.sqlite_errorname = type(theirs).__name__
    return ours
