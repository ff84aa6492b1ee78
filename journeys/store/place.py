"""Where is the journal?

A path is an SQLite file, a URL is `sqlite:///...` or `postgresql://...`. What is shown of it never holds a
name or password to log in with.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from msgspec import Struct
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from journeys.errors import JournalError, NotAJournal
from journeys.saying import say


class Place(Struct, frozen=True):
    """`path` is None for a server; `name` is safe to show."""

    url: URL
    path: Path | None
    name: str


def place_of(given: str | Path) -> Place:
    """Understand a path or a URL; raises `JournalError` for another kind of URL."""
    if isinstance(given, Path) or "://" not in given:
        return _file(Path(given))
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):
        raise JournalError(
            say("de URL van het journaal is niet te lezen", "the URL of the journal cannot be read")
        ) from None
    match url.get_backend_name():
        case "sqlite" if url.database and not url.query:
            return _file(Path(url.database))
        case "postgresql" | "postgres":
            host = url.host or _text(url.query.get("host")) or "localhost"
            port = f":{url.port}" if url.port else ""
            name = f"postgresql://{host}{port}/{url.database or ''}"
            return Place(url.set(drivername="postgresql+psycopg"), None, name)
        case other:
            raise JournalError(
                say(
                    f"{other}: een journaal is een pad, sqlite:///<pad> of postgresql://<server>/<database>",
                    f"{other}: a journal is a path, sqlite:///<path> or postgresql://<server>/<database>",
                )
            )


def make_room(path: Path, *, create: bool) -> None:
    """Check that a journal can be or be made at a path; raises `JournalError` with what is in the way."""
    try:
        if path.is_dir():
            raise NotAJournal(say("dit is een map, geen journaal", "this is a folder, not a journal"))
        if not path.exists():
            if not create:
                raise JournalError(say("hier is geen journaal", "there is no journal here"))
            path.parent.mkdir(parents=True, exist_ok=True)
    except PermissionError:
        raise JournalError(say("geen toegang tot deze map", "no access to this folder")) from None
    except (OSError, ValueError):
        raise JournalError(say("hier kan geen bestand staan", "no file can be here")) from None


def connect(path: Path, patience: float) -> sqlite3.Connection:
    """A connection that leaves every transaction to us.

    Where SQLite cannot put its own files beside the journal (a read-only disk), the file is read as it is.
    """
    connection = _connect(str(path), patience)
    try:
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.Error as error:
        connection.close()
        unwritable = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
        if not unwritable or not path.exists() or path.with_name(path.name + "-wal").exists():
            raise
        return _connect(f"{path.as_uri()}?immutable=1", patience)
    return connection


def _connect(database: str, patience: float) -> sqlite3.Connection:
    return sqlite3.connect(
        database,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
        uri=database.startswith("file:"),
    )


def _file(path: Path) -> Place:
    try:
        whole = path.expanduser().absolute()
    except RuntimeError:
        raise JournalError(f"{path}: {say('deze gebruiker is er niet', 'there is no such user')}") from None
    if path.name in ("", ":memory:") or "\0" in path.name:
        raise JournalError(
            say(
                "een journaal is een bestand of een database; dit is geen van beide",
                "a journal is a file or a database; this is neither",
            )
        )
    return Place(URL.create("sqlite", database=str(whole)), whole, str(whole))


def _text(value: str | tuple[str, ...] | None) -> str | None:
    return value[0] if isinstance(value, tuple) else value
