"""What does an error of the database mean?

For a person: a `JournalError` that says what is wrong with the journal. For the library: its own
errors of the same name as the driver's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from eventsourcing import persistence
from sqlalchemy import exc

from journeys.errors import JournalBusy, JournalDamaged, JournalError, NotAJournal
from journeys.saying import say

_Both: TypeAlias = tuple[str, str]
"""Dutch and English."""

_BUSY = (
    "een ander programma houdt het journaal bezet; probeer het zo nog eens",
    "another program holds the journal; try again in a moment",
)
_READ_ONLY = (
    "het journaal kan hier alleen gelezen worden; er is niets geschreven",
    "the journal can only be read here; nothing was written",
)
_FULL = ("de schijf is vol; er is niets geschreven", "the disk is full; nothing was written")
_DISK = (
    "de schijf geeft een fout bij lezen of schrijven",
    "the disk reports an error in reading or writing",
)
_CANNOT_OPEN = ("het bestand kan niet geopend worden", "the file cannot be opened")
_NOT_OURS = ("dit is geen journaal", "this is not a journal")
_DAMAGED = ("het journaal is beschadigd", "the journal is damaged")
_GONE = ("de databaseserver is niet bereikbaar", "the database server cannot be reached")
_LOST = (
    (
        f"{_GONE[0]}: de verbinding viel weg. Zeker is alleen wat bevestigd is; hetzelfde nog eens doen kan "
        "geen kwaad, want wat er al staat, wordt herkend"
    ),
    (
        f"{_GONE[1]}: the connection was lost. Only what was confirmed is certain; doing the same once more "
        "can do no harm, for what is there already is recognised"
    ),
)
_REFUSED = ("de databaseserver laat ons niet toe", "the database server does not let us in")
_TWICE = (
    "een gebeurtenis met dit id, deze opdracht of dit nummer in de stroom staat al in het journaal",
    "an event with this id, this command or this number in the stream is in the journal already",
)
_OTHER = ("de database weigert", "the database refuses")
_UNKNOWN = ("deze database bestaat niet op de server", "there is no such database on the server")

_SQLITE: dict[int, tuple[type[JournalError], _Both]] = {
    sqlite3.SQLITE_BUSY: (JournalBusy, _BUSY),
    sqlite3.SQLITE_LOCKED: (JournalBusy, _BUSY),
    sqlite3.SQLITE_READONLY: (JournalError, _READ_ONLY),
    sqlite3.SQLITE_PERM: (JournalError, _READ_ONLY),
    sqlite3.SQLITE_FULL: (JournalError, _FULL),
    sqlite3.SQLITE_IOERR: (JournalError, _DISK),
    sqlite3.SQLITE_CANTOPEN: (JournalError, _CANNOT_OPEN),
    sqlite3.SQLITE_NOTADB: (NotAJournal, _NOT_OURS),
    sqlite3.SQLITE_CORRUPT: (JournalDamaged, _DAMAGED),
    sqlite3.SQLITE_CONSTRAINT: (JournalError, _TWICE),
}
_POSTGRES: dict[str, tuple[type[JournalError], _Both]] = {
    "55P03": (JournalBusy, _BUSY),
    "40P01": (JournalBusy, _BUSY),
    "40001": (JournalBusy, _BUSY),
    "57014": (JournalBusy, _BUSY),
    "53300": (JournalBusy, _BUSY),
    "25006": (JournalError, _READ_ONLY),
    "42501": (JournalError, _READ_ONLY),
    "53100": (JournalError, _FULL),
    "58030": (JournalError, _DISK),
    "23505": (JournalError, _TWICE),
    "28000": (JournalError, _REFUSED),
    "28P01": (JournalError, _REFUSED),
    "3D000": (JournalError, _UNKNOWN),
    "42P01": (NotAJournal, _NOT_OURS),
    "XX001": (JournalDamaged, _DAMAGED),
    "XX002": (JournalDamaged, _DAMAGED),
}
_GONE_CLASSES = ("08", "57")


def explain(error: exc.SQLAlchemyError | sqlite3.Error) -> JournalError:
    """The error for a person, without statement, values or password."""
    if isinstance(error, exc.TimeoutError):
        return JournalBusy(say(*_BUSY))
    driver = error.orig if isinstance(error, exc.DBAPIError) else error
    if isinstance(driver, sqlite3.Error):
        code = getattr(driver, "sqlite_errorcode", 0) & 0xFF
        if code not in _SQLITE:
            return JournalError(f"{say(*_OTHER)}: {driver}")
        kind, message = _SQLITE[code]
        return kind(say(*message))
    if not isinstance(error, exc.DBAPIError):
        return JournalError(say(*_OTHER))
    state: str | None = getattr(driver, "sqlstate", None)
    if state in _POSTGRES:
        kind, message = _POSTGRES[state]
        return kind(say(*message))
    if isinstance(error, exc.OperationalError) and (state is None or state.startswith(_GONE_CLASSES)):
        return JournalError(say(*(_LOST if error.connection_invalidated else _GONE)))
    return JournalError(f"{say(*_OTHER)} ({state or type(driver).__name__})")


@contextmanager
def told(name: str) -> Iterator[None]:
    """Inside: an error of the database becomes a `JournalError` that names the journal."""
    try:
        yield
    except (exc.SQLAlchemyError, sqlite3.Error) as error:  # the latter where we speak to the driver ourselves
        found = explain(error)
        raise type(found)(f"{name}: {found}") from error
    except UnicodeDecodeError as error:  # sqlite3 quotes what it could not read, and Python cannot either
        raise JournalDamaged(f"{name}: {say(*_DAMAGED)}") from error


@contextmanager
def opening(name: str) -> Iterator[None]:
    """The same while a journal is opened; what we found wrong ourselves gets the name as well."""
    try:
        with told(name):
            yield
    except JournalError as error:
        raise error if error.__cause__ else type(error)(f"{name}: {error}") from None


@contextmanager
def as_library() -> Iterator[None]:
    """Inside: an error of the database becomes the library's error of that name."""
    try:
        yield
    except exc.DBAPIError as error:
        kind = getattr(persistence, type(error).__name__, persistence.PersistenceError)
        raise kind(str(error.orig)) from error
    except exc.TimeoutError as error:
        raise persistence.OperationalError(str(error)) from error
