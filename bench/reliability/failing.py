"""What if the disk refuses the n-th write, for every n?

For every n: the n-th call to the disk goes wrong, once or from there on, as an error of the disk or because
it is full. The person has to get a message that says so, nothing acknowledged may be gone, and once the
disk works again the same work has to be recognised and completed: by the same program, or by the next one.
"""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import apsw

from bench.reliability.disk import Disk, Failing
from bench.reliability.rows import Row
from bench.reliability.sound import troubles_of, troubles_of_retry
from bench.reliability.through_apsw import on_disk
from bench.reliability.world import Batch, event_id, in_batches, life, region, report
from journeys.errors import JournalError
from journeys.store.journal import Journal, open_journal
from leerspoor.recording import record
from projections.catch_up import catch_up

WAYS = {
    "disk error, once": (apsw.SQLITE_IOERR_WRITE, False),
    "disk error, for good": (apsw.SQLITE_IOERR_WRITE, True),
    "disk full, once": (apsw.SQLITE_FULL, False),
    "disk full, for good": (apsw.SQLITE_FULL, True),
}
UNCLEAR = "de database weigert"
"""What we say when we do not know what is wrong."""


def failing(step: int) -> Iterator[Row]:
    """Every `step`-th call to the disk fails, in each of the ways."""
    for name, (error, for_good) in WAYS.items():
        yield _every_call(f"n-th write: {name}", error, step, for_good=for_good)


def work_of(students: int) -> list[Batch]:
    """A region, a few lives, and an erasure."""
    batches = [region()]
    for number in range(students):
        batches += in_batches(life(f"s{number}"), 4)
    gone = {"events": [event_id("s0 3")], "ground": "other", "class": "other"}
    return [*batches, [report("erasure", "student/s0", "erased", "2024-10-01", **gone)]]


def do(journal: Journal, batches: list[Batch], acknowledged: set[int]) -> None:
    """Record the batches, each with the answers brought up to date; those that are there are recognised."""
    for number, batch in enumerate(batches):
        outcomes = record(journal, batch)
        assert all(outcome.state != "refused" for outcome in outcomes), outcomes
        acknowledged.add(number)
        catch_up(journal)


def _every_call(kind: str, error: int, step: int, *, for_good: bool) -> Row:
    row = Row(kind=kind, database="SQLite")
    begun = time.monotonic()
    disk = Disk(f"failing{id(row)}")
    number = 1
    while _one_call(disk, Failing(number, for_good, error), row):
        number += step
    row.seconds = time.monotonic() - begun
    return row


def _one_call(disk: Disk, fails: Failing, row: Row) -> bool:
    """Whether there was such a call at all."""
    batches, acknowledged = work_of(1), set[int]()
    with tempfile.TemporaryDirectory() as folder, on_disk(disk, "wal_autocheckpoint = 40"):
        place = Path(folder) / "journal.db"
        disk.calls, disk.fails = 0, fails
        try:
            with open_journal(place) as journal:
                failed = trouble_in(journal, batches, acknowledged)
                if failed is not None:
                    row.troubles += failed
                    if not fails.for_good:
                        do(journal, batches, acknowledged)  # the same program goes on
        except JournalError as error:
            row.troubles += _unclear(error)
        reached = disk.calls >= fails.number
        disk.mended()
        with open_journal(place) as journal:
            row.troubles += troubles_of(journal, batches, acknowledged)
            row.troubles += troubles_of_retry(journal, batches)
    row.trials += reached
    row.acknowledged += sum(len(batches[number]) for number in acknowledged)
    return reached


def trouble_in(journal: Journal, batches: list[Batch], acknowledged: set[int]) -> Counter[str] | None:
    """Do the work; what is wrong with what the person is told if it fails, None if it does not."""
    try:
        do(journal, batches, acknowledged)
    except JournalError as error:
        return _unclear(error)
    return None


def _unclear(error: JournalError) -> Counter[str]:
    return Counter({f"«{error}»".rpartition(": ")[2]: 1} if UNCLEAR in str(error) else {})
