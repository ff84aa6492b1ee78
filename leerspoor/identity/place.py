"""Where are the names and numbers, and who may read them?

Beside an SQLite journal `<name>.sqlite` stands `<name>.identity.sqlite`, which only its owner may read. In a
PostgreSQL database it is a schema of its own, `leerspoor_identity`, that can be closed to whoever needs the
journal alone; a journal in another schema than `public` has `<that schema>_identity`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL, Connection, text

from journeys.errors import JournalError, what_went_wrong
from journeys.saying import say
from journeys.store.place import Place, place_of

DEFAULT_SCHEMA = "leerspoor_identity"
_OWNER_ONLY = 0o600
_OWNER_ONLY_FOLDER = 0o700
_ENDINGS = (".sqlite", ".sqlite3", ".db")


class NoIdentities(JournalError):  # noqa: N818 - often quite right
    """Of nobody in this journal a name or number was ever brought in."""


def identity_place(journal: str | Path) -> Place:
    """Where the identities of the journal at this path or URL are."""
    place = place_of(journal)
    if place.path is None:
        return place
    path = _beside(place.path)
    return Place(URL.create("sqlite", database=str(path)), path, str(path))


def _beside(journal: Path) -> Path:
    if journal.suffix in _ENDINGS:
        return journal.with_suffix(f".identity{journal.suffix}")
    return journal.with_name(f"{journal.name}.identity.sqlite")


def make_file(path: Path, *, create: bool) -> None:
    """Make the file before the database does, so that it was never open to others.

    On a system without such rights (Windows) it has those of its folder.
    """
    try:
        if not create and not path.exists():
            raise NoIdentities(
                say(f"{path}: hier zijn nog geen identiteiten", f"{path}: there are no identities here yet")
            )
        if not path.parent.exists():
            path.parent.mkdir(parents=True, mode=_OWNER_ONLY_FOLDER)
        if path.is_dir():
            raise JournalError(
                say(
                    f"{path}: dit is een map, geen identiteitsbestand",
                    f"{path}: this is a folder, no file of identities",
                )
            )
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, _OWNER_ONLY))
    except OSError as error:
        raise JournalError(
            say(
                f"{path}: niet te bereiken: {what_went_wrong(error)}",
                f"{path}: cannot be reached: {what_went_wrong(error)}",
            )
        ) from None
    with suppress(OSError, NotImplementedError):
        if path.stat().st_mode & 0o077:
            path.chmod(_OWNER_ONLY)


def schema_of(connection: Connection) -> str | None:
    """The schema for the identities beside the journal of this connection; None in an SQLite file."""
    if connection.dialect.name != "postgresql":
        return None
    current: str | None = connection.scalar(text("SELECT current_schema()"))
    return DEFAULT_SCHEMA if current in (None, "public") else f"{current}_identity"
