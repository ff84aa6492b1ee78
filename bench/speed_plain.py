"""What can nobody be quicker than who makes the same promise? Python's own sqlite3, with nothing in between.

The tables and the settings are those of a journal, and the rows lie ready.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from speed_data import anew, entries_of
from speed_measure import Way, timed

from journeys.store import rows
from journeys.store.factory import Factory
from journeys.store.mapper import StoredEntry

BATCH = 1_000
AT = "2026-01-01T00:00:00.000000Z"


class Plain:
    """A file with a journal's tables. `bare`: with the index of (stream, version) alone."""

    def __init__(self, path: Path, *, bare: bool = False) -> None:
        Factory({"JOURNAL_PLACE": str(path)}).close()
        self._connection = sqlite3.connect(path, isolation_level=None)
        for setting in (
            "synchronous = FULL",
            "secure_delete = ON",
            "cache_size = -32768",
            "wal_autocheckpoint = 16000",
        ):
            self._connection.execute(f"PRAGMA {setting}")
        for name in ("events_id", "events_command", "events_first_of_stream") if bare else ():
            self._connection.execute(f"DROP INDEX {name}")

    def batches(self, events: Sequence[StoredEntry]) -> float:
        """The seconds that it takes to keep them, a thousand in a transaction."""
        return self._seconds(events, BATCH)

    def one_by_one(self, events: Sequence[StoredEntry]) -> float:
        """The seconds that it takes to keep them, one in a transaction."""
        return self._seconds(events, 1)

    def close(self) -> None:
        self._connection.close()

    def _seconds(self, events: Sequence[StoredEntry], size: int) -> float:
        (last,) = self._connection.execute("SELECT coalesce(max(position), 0) FROM events").fetchone()
        ready = [rows.row_of(event.entry, at, AT) for at, event in enumerate(events, last + 1)]
        parts = [ready[at : at + size] for at in range(0, len(ready), size)]
        return timed(lambda: [self._insert(part) for part in parts])

    def _insert(self, ready: Sequence[rows.Values]) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.executemany(rows.insert_statement("sqlite"), ready)
        self._connection.execute("COMMIT")


@contextmanager
def durable_commit(folder: Path, archive: Path) -> Iterator[Way]:
    """One event committed for good, time and again."""
    (some,) = entries_of(archive, 1)
    plain = Plain(folder / "floor.sqlite")
    yield lambda: plain.one_by_one(anew([some]))
    plain.close()
    for ending in ("", "-wal", "-shm"):
        (folder / f"floor.sqlite{ending}").unlink(missing_ok=True)
