"""What is left after the power went out?

The journal works once on a disk that remembers every write (`disk`), through recording, catching up,
erasing, rebuilding and restarts, with its log file emptied often. Then the disk is made as it could have
been at a random instant, over and over: what was not synced is lost, kept or torn at random. Nothing
acknowledged may be gone. The control does the same with `synchronous=NORMAL`, and has to lose something:
else the trial proves nothing.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.reliability.disk import Disk, Done, cuts
from bench.reliability.rows import Row
from bench.reliability.sound import troubles_of, troubles_of_retry
from bench.reliability.through_apsw import on_disk
from bench.reliability.world import (
    Batch,
    event_id,
    in_batches,
    in_small_steps,
    life,
    recorded,
    region,
    report,
)
from journeys.errors import JournalError
from journeys.store.journal import open_journal
from projections.catch_up import catch_up, rebuild

_CUTS = 500
"""Power cuts in one log."""
_RETRIED = 0.1
"""The part of the trials in which the work is done once more."""


def power_cuts(trials: int, seed: int) -> Iterator[Row]:
    """So many power cuts, and a fifth of that for the control."""
    yield _cut("power cut", trials, random.Random(seed))
    yield _cut("control: power cut, NORMAL", -(-trials // 5), random.Random(seed), "synchronous = NORMAL")


def _cut(kind: str, trials: int, chance: random.Random, *pragmas: str) -> Row:
    row = Row(kind=kind, database="SQLite", control=bool(pragmas))
    begun = time.monotonic()
    while row.trials < trials:
        batches, log = _work(f"log{row.trials}", *pragmas)
        at = sorted(chance.randrange(len(log) + 1) for _ in range(min(_CUTS, trials - row.trials)))
        for files, told in cuts(log, at, chance):
            row.trials += 1
            row.acknowledged += sum(len(batches[number]) for number in told)
            row.troubles += _look(files, batches, told, retry=chance.random() < _RETRIED)
    row.seconds = time.monotonic() - begun
    return row


def _work(name: str, *pragmas: str) -> tuple[list[Batch], list[Done]]:
    """The batches in the order in which they were recorded, and what the disk did for it."""
    disk = Disk(name)
    disk.log = []
    batches: list[Batch] = [region()]
    for student in ("s1", "s2", "s3"):
        batches += in_batches(life(student), 2)
    gone = {"events": [event_id("s2 3")], "ground": "other", "class": "other"}
    erasure = report("erasure", "student/s2", "erased", "2024-10-01", **gone)
    batches.append([erasure])
    batches += in_batches(life("s4"), 4)
    in_small_steps()
    with tempfile.TemporaryDirectory() as folder, on_disk(disk, "wal_autocheckpoint = 60", *pragmas):
        place = Path(folder) / "journal.db"
        for start in range(0, len(batches), 5):  # a restart after every fifth batch
            with open_journal(place) as journal:
                for number, batch in enumerate(batches[start : start + 5], start):
                    recorded(journal, batch)
                    disk.told(number)
                    if number % 3 == 1:
                        catch_up(journal)
                if start == 10:
                    rebuild(journal)
    return batches, disk.log


def _look(files: Mapping[str, bytes], batches: list[Batch], told: set[int], *, retry: bool) -> Counter[str]:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        try:
            with open_journal(Path(folder) / "journal.db") as journal:
                troubles = troubles_of(journal, batches, told)
                return troubles + troubles_of_retry(journal, batches) if retry else troubles
        except JournalError:
            return Counter({"cannot be opened": 1})
