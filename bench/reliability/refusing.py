"""What if the file may not grow, may not be written, or is held by another program?

With real limits of the system, on SQLite as it comes with Python: a child works under them and says what the
person is told. Then the limit goes away, and the work is done once more.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.reliability.children import Child, Say
from bench.reliability.failing import UNCLEAR, work_of
from bench.reliability.places import Places
from bench.reliability.rows import Row
from bench.reliability.sound import troubles_of, troubles_of_retry
from bench.reliability.world import Batch, recorded
from journeys.errors import JournalError
from journeys.store.journal import open_journal
from leerspoor.recording import record
from projections.catch_up import catch_up

Limit = Callable[[Path], None]


def refusing(places: Places, trials: int, seed: int) -> Iterator[Row]:
    """So many trials with each of the limits."""
    chance = random.Random(seed)
    for kind, limit, told in (
        ("the file may not grow", lambda _: _no_bigger(chance.randrange(800_000)), "schijf"),
        ("read-only file", _read_only, "alleen gelezen"),
        ("locked file", None, "houdt het journaal bezet"),
    ):
        row = Row(kind=kind, database=places.database)
        begun = time.monotonic()
        for _ in range(trials):
            with places.new() as place:
                _trial(place, limit, told, row)
        row.seconds = time.monotonic() - begun
        yield row


def _trial(place: str, limit: Limit | None, told: str, row: Row) -> None:
    first, *rest = work_of(2)
    acknowledged = {0}
    with open_journal(place) as journal:
        recorded(journal, first)
        catch_up(journal)
    if limit is not None:
        said = _limited(Path(place), rest, limit)
    else:
        with open_journal(place) as other, other.writing():
            said = _limited(Path(place), rest, lambda _: None)
    for line in said:
        number, _, message = line.partition(" ")
        if number:
            acknowledged.add(int(number))
            continue
        row.seen["refused"] += 1
        if told not in message or UNCLEAR in message:
            row.troubles[f"told «{message.rpartition(': ')[2]}»"] += 1
    Path(place).chmod(0o644)
    with open_journal(place) as journal:
        row.troubles += troubles_of(journal, [first, *rest], acknowledged)
        row.troubles += troubles_of_retry(journal, [first, *rest])
    row.trials += 1
    row.acknowledged += sum(len([first, *rest][number]) for number in acknowledged)


def _limited(path: Path, batches: list[Batch], limit: Limit) -> list[str]:
    """What a child says that works under a limit: the numbers of batches, and a space with the message."""

    def work(say: Say) -> None:
        limit(path)
        try:
            with open_journal(path, patience=0.05) as journal:
                for number, batch in enumerate(batches, 1):
                    record(journal, batch)
                    say(number)
                    catch_up(journal)
        except JournalError as error:
            say(f" {error}")

    _, said = Child(work).ended()
    return said


def _no_bigger(size: int) -> None:
    """No file of this program grows past this many bytes; the system says so as an error."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _read_only(path: Path) -> None:
    path.chmod(0o444)
    if os.geteuid() == 0:  # whom no mode stops
        path.parent.chmod(0o777)
        os.setgid(65534)
        os.setuid(65534)
