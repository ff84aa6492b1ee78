"""What does an error of the database mean?

For a person: a `JournalError` that says in Dutch what is wrong with the journal. For the library: its own
errors of the same name as the driver's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from eventsourcing import persistence
from sqlalchemy import exc

from journeys.errors import JournalBusy, JournalDamaged, JournalError, NotAJournal

_BUSY = "een ander programma houdt het journaal bezet; probeer het zo nog eens"
_READ_ONLY = "het journaal kan hier alleen gelezen worden; er is niets geschreven"
_FULL = "de schijf is vol; er is niets geschreven"
_DISK = "de schijf geeft een fout bij lezen of schrijven"
_CANNOT_OPEN = "het bestand kan niet geopend worden"
_NOT_OURS = "dit is geen journaal"
_DAMAGED = "het journaal is beschadigd"
_GONE = "de databaseserver is niet bereikbaar"
_LOST = (
    f"{_GONE}: de verbinding viel weg. Zeker is alleen wat bevestigd is; hetzelfde nog eens doen kan geen "
    "kwaad, want wat er al staat, wordt herkend"
)
_REFUSED = "de databaseserver laat ons niet toe"
_TWICE = "een gebeurtenis met dit id, deze opdracht of dit nummer in de stroom staat al in het journaal"
_OTHER = "de database weigert"

_SQLITE: dict[int, tuple[type[JournalError], str]] = {
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
_POSTGRES: dict[str, tuple[type[JournalError], str]] = {
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
    "3D000": (JournalError, "deze database bestaat niet op de server"),
    "42P01": (NotAJournal, _NOT_OURS),
    "XX001": (JournalDamaged, _DAMAGED),
    "XX002": (JournalDamaged, _DAMAGED),
}
_GONE_CLASSES = ("08", "57")


def explain(error: exc.SQLAlchemyError | sqlite3.Error) -> JournalError:
    """The error for a person, without statement, values or password."""
    if isinstance(error, exc.TimeoutError):
        return JournalBusy(_BUSY)
    driver = error.orig if isinstance(error, exc.DBAPIError) else error
    kind, message = JournalError, _OTHER
    if isinstance(driver, sqlite3.Error):
        code = getattr(driver, "sqlite_errorcode", 0) & 0xFF
        kind, message = _SQLITE.get(code, (JournalError, f"{_OTHER}: {driver}"))
    elif isinstance(error, exc.DBAPIError):
        state: str | None = getattr(driver, "sqlstate", None)
        if state in _POSTGRES:
            kind, message = _POSTGRES[state]
        elif isinstance(error, exc.OperationalError) and (state is None or state.startswith(_GONE_CLASSES)):
            message = _LOST if error.connection_invalidated else _GONE
        else:
            message = f"{_OTHER} ({state or type(driver).__name__})"
    return kind(message)


@contextmanager
def told(name: str) -> Iterator[None]:
    """Inside: an error of the database becomes a `JournalError` that names the journal."""
    try:
        yield
    except (exc.SQLAlchemyError, sqlite3.Error) as error:  # the latter where we speak to the driver ourselves
        found = explain(error)
        raise type(found)(f"{name}: {found}") from error
    except UnicodeDecodeError as error:  # sqlite3 quotes what it could not read, and Python cannot either
        raise JournalDamaged(f"{name}: {_DAMAGED}") from error


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
