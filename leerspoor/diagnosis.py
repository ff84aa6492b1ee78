"""What is the state of the installation and of the journal, and what deserves a look?

Each sign has a state and, if there is something to be done, what. Words are for who shows it
(`leerspoor.cli.doctor_words`): here are codes and values.
"""

from __future__ import annotations

import sqlite3
import sys
import zoneinfo
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field

from journeys.calendar import AMSTERDAM, midnight
from journeys.store.condition import FileCondition, ServerCondition, Writing, condition
from journeys.store.head import last, utc_now
from journeys.store.journal import Journal
from projections.catch_up import lag

WAL_MENDED = (3, 51, 3)
"""The first SQLite without the bug that can damage a journal to which two programs write at once."""
LITTLE_ROOM = 200 * 1024**2
"""Bytes that a disk should have free, and as much again as the journal."""
LONG_LOG = 64 * 1024**2
"""Bytes: four times the size at which the log file is emptied."""
LIBRARIES = ("eventsourcing", "sqlalchemy", "msgspec", "pendulum")

State = Literal["good", "look", "wrong"]


class Sign(Struct, frozen=True):
    """One thing that was looked at: what was found, as a code with values, and what to do, as a code."""

    what: str
    state: State
    found: str
    values: dict[str, Any] = field(default_factory=dict)
    to_do: str | None = None


def of_the_installation() -> Iterator[Sign]:
    """The program itself, what it is made with, and the time zones."""
    yield Sign("leerspoor", "good", "version", {"version": version("leerspoor")})
    yield Sign(
        "python",
        "good" if sys.version_info >= (3, 11) else "wrong",
        "version",
        {"version": sys.version.split()[0]},
    )
    mended = sqlite3.sqlite_version_info >= WAL_MENDED
    yield Sign(
        "sqlite",
        "good" if mended else "look",
        "version",
        {"version": sqlite3.sqlite_version},
        None if mended else "wal-bug",
    )
    for name in LIBRARIES:
        yield Sign(name, "good", "version", {"version": version(name)})
    yield time_zones()


def time_zones() -> Sign:
    """Whether the days of Amsterdam begin when they should, and whose time zone data says so."""
    source = _source()
    summer, winter = midnight(date(2025, 8, 1)).utcoffset(), midnight(date(2026, 1, 1)).utcoffset()
    if (summer, winter) == (timedelta(hours=2), timedelta(hours=1)):
        return Sign("time-zones", "good", "zones", {"source": source})
    return Sign("time-zones", "wrong", "zones-wrong", {"source": source}, "zones")


def _source() -> str:
    for folder in zoneinfo.TZPATH:
        if (Path(folder) / str(AMSTERDAM)).is_file():
            first = Path(folder) / "tzdata.zi"
            edition = first.open(encoding="utf-8").readline().split()[-1] if first.is_file() else ""
            return f"{folder} {edition}".strip()
    try:
        return f"tzdata {version('tzdata')}"
    except PackageNotFoundError:
        return "?"


def of_the_database(place: str | Path) -> Iterator[Sign]:
    """The database under a journal. Not while this program holds the same journal open itself."""
    found = condition(place)
    if isinstance(found, FileCondition):
        yield from _of_a_file(found)
    else:
        yield from _of_a_server(found)
    yield _writer(found.writer, writable=found.writable)


def _of_a_file(found: FileCondition) -> Iterator[Sign]:
    wal = found.journal_mode == "wal"
    yield Sign(
        "journal-mode",
        "good" if wal else "look",
        "setting",
        {"value": found.journal_mode},
        None if wal else "no-wal",
    )
    full = found.synchronous >= 2
    names = {0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"}
    yield Sign(
        "synchronous",
        "good" if full else "wrong",
        "setting",
        {"value": names.get(found.synchronous, found.synchronous)},
        None if full else "not-full",
    )
    room = found.free >= LITTLE_ROOM + found.size
    yield Sign(
        "disk-space",
        "good" if room else "look",
        "room",
        {"free": found.free, "size": found.size},
        None if room else "little-room",
    )
    short = found.log <= LONG_LOG
    yield Sign(
        "log-file", "good" if short else "look", "log", {"size": found.log}, None if short else "long-log"
    )
    if found.network is not None:
        yield Sign("disk", "wrong", "network", {"kind": found.network}, "network")


def _of_a_server(found: ServerCondition) -> Iterator[Sign]:
    yield Sign("postgresql", "good", "version", {"version": found.version})
    if found.unsafe:
        yield Sign("durability", "wrong", "setting", {"value": ", ".join(found.unsafe)}, "unsafe")
    else:
        yield Sign("durability", "good", "durable")
    yield Sign("disk-space", "good", "server-room", {"size": found.size})


def _writer(writer: Writing | None, *, writable: bool) -> Sign:
    if not writable:
        return Sign("writer", "look", "read-only", {}, "read-only")
    if writer is None:
        return Sign("writer", "good", "nobody")
    if writer.number is None:
        return Sign("writer", "look", "somebody", {}, "writer")
    return Sign("writer", "look", "program", {"number": writer.number, "name": writer.name or "?"}, "writer")


def of_the_journal(journal: Journal) -> Iterator[Sign]:
    """How far it is, whether its clock is right, and whether the answers are up to date."""
    with journal.reading() as connection:
        head = last(connection)
    yield Sign("journal", "good", "events", {"name": journal.name, "count": head.position})
    ahead = datetime.fromisoformat(head.recorded_at) - utc_now()
    if ahead > timedelta(seconds=1):
        values = {"at": head.recorded_at, "minutes": int(ahead.total_seconds() // 60) + 1}
        yield Sign("clock", "look", "ahead", values, "clock")
    else:
        yield Sign("clock", "good", "not-back")
    yield _answers(lag(journal))


def _answers(behind: int | None) -> Sign:
    if behind is None:
        return Sign("answers", "good", "none-yet", {}, "catch-up")
    if behind < 0:
        return Sign("answers", "wrong", "too-far", {"count": -behind}, "rebuild")
    if behind:
        return Sign("answers", "good", "behind", {"count": behind}, "catch-up")
    return Sign("answers", "good", "current")
