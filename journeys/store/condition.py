"""In what condition is the database under a journal, and who is writing in it now?

Facts only; `leerspoor.diagnosis` says what to think of them. Nothing is written, and nobody is waited for.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, text

from journeys.errors import JournalBusy, JournalError
from journeys.store.journal import Journal, open_journal
from journeys.store.place import place_of

_WRITE_LOCKS = {"-shm": 120, "": 0x4000_0001}
"""The byte that a writer holds, by file: of the log in WAL mode, else of the journal itself."""


_AS_IT_IS = text("UPDATE head SET position = position")


class Writing(Struct, frozen=True):
    """Who holds the writer's lock; `number` and `name` of the program as far as the system tells."""

    number: int | None = None
    name: str | None = None


class FileCondition(Struct, frozen=True, kw_only=True):
    """Of an SQLite file. Sizes in bytes; `network`: the kind of network disk that it is on, if it is."""

    journal_mode: str
    synchronous: int
    size: int
    log: int
    free: int
    network: str | None
    writable: bool
    writer: Writing | None


class ServerCondition(Struct, frozen=True, kw_only=True):
    """Of a PostgreSQL database; `unsafe`: the settings by which a crash can lose what was acknowledged."""

    version: str
    size: int
    unsafe: tuple[str, ...]
    writable: bool
    writer: Writing | None


def condition(place: str | Path) -> FileCondition | ServerCondition:
    """Look at the database of a journal that is there; raises `JournalError` if it cannot be opened.

    Not while this program holds the same journal open itself.
    """
    path = place_of(place).path
    with open_journal(place, create=False, patience=0.2) as journal:
        with journal.reading() as connection:
            found = _server(connection) if path is None else _file(connection, path)
        writable, busy = _try_lock(journal)
        if path is None:
            with journal.reading() as connection:
                writer = _server_writer(connection) if busy else None
            return ServerCondition(**found, writable=writable, writer=writer)
    return FileCondition(**found, writable=writable, writer=_file_writer(path) if busy else None)


class _TakenBack(Exception):  # noqa: N818 - not an error: it was tried, and nothing is written
    pass


def _try_lock(journal: Journal) -> tuple[bool, bool]:
    """Whether we may write, and whether somebody else is doing so."""
    try:
        with journal.writing() as writing:
            writing.connection.execute(_AS_IT_IS)
            raise _TakenBack
    except _TakenBack:
        return True, False
    except JournalBusy:
        return True, True
    except JournalError:
        return False, False


# --- a file --------------------------------------------------------------------------------------------


def _file(connection: Connection, path: Path) -> dict[str, Any]:
    log = path.with_name(path.name + "-wal")
    return {
        "journal_mode": connection.scalar(text("PRAGMA journal_mode")),
        "synchronous": connection.scalar(text("PRAGMA synchronous")),
        "size": path.stat().st_size,
        "log": log.stat().st_size if log.exists() else 0,
        "free": shutil.disk_usage(path.parent).free,
        "network": _network(path, Path("/proc/mounts")),
    }


def _network(path: Path, mounts: Path) -> str | None:
    """The kind of network disk that a path is on, where the system tells (Linux)."""
    kind, longest = "", 0
    for line in _lines(mounts):
        _, folder, of, *_ = line.split(" ")
        folder = re.sub(r"\\(\d{3})", lambda found: chr(int(found[1], 8)), folder)  # a space is \040
        if path.resolve().is_relative_to(folder) and len(folder) >= longest:
            kind, longest = of, len(folder)
    network = kind.startswith(("nfs", "cifs", "smb", "9p", "afs", "ceph", "glusterfs", "fuse.sshfs"))
    return kind if network else None


def _file_writer(path: Path) -> Writing:
    """Who holds the lock on the byte of the writer, where the system tells (Linux)."""
    for ending, byte in _WRITE_LOCKS.items():
        file = path.with_name(path.name + ending)
        if not file.exists():
            continue
        inode = str(file.stat().st_ino)
        for line in _lines(Path("/proc/locks")):
            _, *said = line.split()
            if said[0] == "->":  # one that waits
                continue
            _, _, mode, number, of, start, end = said
            last = float("inf") if end == "EOF" else int(end)
            if mode == "WRITE" and of.rpartition(":")[2] == inode and int(start) <= byte <= last:
                return Writing(int(number), next(_lines(Path(f"/proc/{number}/comm")), None))
    return Writing()


def _lines(path: Path) -> Any:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            yield from (line.rstrip("\n") for line in file)
    except OSError:
        return


# --- a server ------------------------------------------------------------------------------------------

_DURABLE = ("fsync", "full_page_writes")
_WRITERS = text(
    "SELECT pid, coalesce(nullif(application_name, ''), usename) FROM pg_stat_activity"
    " WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()"
    " ORDER BY xact_start LIMIT 1"
)


def _server(connection: Connection) -> dict[str, Any]:
    settings = {name: connection.scalar(text(f"SHOW {name}")) for name in (*_DURABLE, "synchronous_commit")}
    return {
        "version": str(connection.scalar(text("SHOW server_version"))).partition(" ")[0],
        "size": connection.scalar(text("SELECT pg_database_size(current_database())")),
        "unsafe": tuple(f"{name} = {value}" for name, value in settings.items() if value == "off"),
    }


def _server_writer(connection: Connection) -> Writing:
    row = connection.execute(_WRITERS).first()
    return Writing(row[0], row[1]) if row else Writing()
