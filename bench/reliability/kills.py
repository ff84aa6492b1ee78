"""What is left when a program is killed (kill -9) in the middle of its work?

One warm program forks a child for each trial; the child opens the journal, works, and says what it was told
is recorded. It is killed at a random instant of its work. The next start has to find every acknowledged
fact, nothing half recorded, and answers that are right by themselves; a retry of the same work has to be
recognised.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

from bench.reliability.children import Child, Say
from bench.reliability.places import Places
from bench.reliability.rows import Row
from bench.reliability.sound import troubles_of, troubles_of_retry
from bench.reliability.world import Batch, file_of, in_batches, in_small_steps, life, recorded, region
from journeys.store.journal import Journal, open_journal
from leerspoor import importing
from projections.catch_up import catch_up, rebuild

_STUDENTS = 3
"""New in each trial."""
_LINES = 6
"""In one transaction of an import."""
_UNDISTURBED = float("inf")
_ROUND = 6
"""Trials on one journal, so that what was broken once is broken again."""


class Work:
    """What a child does: opens the journal and works through the batches, saying which are recorded."""

    name = "single commands"
    recorded_before = False

    def __init__(self, students: list[str]) -> None:
        self.batches: list[Batch] = [
            batch for student in students for batch in in_batches(life(student), self.size)
        ]

    size = 2

    def do(self, journal: Journal, acknowledge: Say, _folder: Path) -> None:
        """Record each batch as one command, with the answers brought up to date after it."""
        for number, batch in enumerate(self.batches):
            recorded(journal, batch)
            acknowledge(number)
            catch_up(journal)


class Import(Work):
    """A file of lines, batch after batch."""

    name = "import"
    size = 8

    def __init__(self, students: list[str]) -> None:
        lines = [command for student in students for command in life(student)]
        self.batches = in_batches(lines, _LINES)

    def do(self, journal: Journal, acknowledge: Say, folder: Path) -> None:
        file = file_of(folder / "import.jsonl", [command for batch in self.batches for command in batch])
        importing.BATCH = _LINES

        def tell(read: int) -> None:
            acknowledge(-(-read // _LINES) - 1)

        report = importing.Report(file="import")
        with importing.desks_of(journal, dry_run=False) as desks:
            importing.import_lines(desks, file, report, rejects=None, tell=tell)
        assert not report.refused, report.refusals
        catch_up(journal)


class CatchUp(Work):
    """Answers about students that were recorded, but not worked out yet."""

    name = "catch-up"
    recorded_before = True

    def do(self, journal: Journal, _acknowledge: Say, _folder: Path) -> None:
        catch_up(journal)


class Rebuild(CatchUp):
    """Every answer again."""

    name = "rebuild"

    def do(self, journal: Journal, _acknowledge: Say, _folder: Path) -> None:
        rebuild(journal)


WORKS: tuple[type[Work], ...] = (Import, Work, CatchUp, Rebuild)


def kills(places: Places, trials: int, seed: int) -> Iterator[Row]:
    """So many kills, divided over the kinds of work."""
    in_small_steps()
    for work in WORKS:
        yield _kills(places, work, -(-trials // len(WORKS)), random.Random(f"{seed} {work.name}"))


def _kills(places: Places, kind: type[Work], trials: int, chance: random.Random) -> Row:
    row = Row(kind=f"kill -9: {kind.name}", database=places.database)
    begun, round_ = time.monotonic(), 0
    longest = _UNDISTURBED  # the first one is not killed, so that we know how long the work takes
    while row.trials < trials:
        round_ += 1
        with places.new() as place:
            with open_journal(place) as journal:
                recorded(journal, region())
            for trial in range(_ROUND):
                work = kind([f"s{round_}-{trial}-{number}" for number in range(_STUDENTS)])
                after = longest if longest == _UNDISTURBED else chance.uniform(0, longest)
                longest = _trial(places, place, work, after, longest, row)
    row.seconds = time.monotonic() - begun
    return row


def _trial(places: Places, place: str, work: Work, after: float, longest: float, row: Row) -> float:
    acknowledged = set()
    if work.recorded_before:
        with open_journal(place) as journal:
            for number, batch in enumerate(work.batches):
                recorded(journal, batch)
                acknowledged.add(number)
    begun = time.monotonic()
    child = Child(lambda say: _work(place, work, say, places.folder))
    if after != _UNDISTURBED:
        time.sleep(after)
        child.kill()
    killed, said = child.ended()
    took = time.monotonic() - begun
    acknowledged |= set(map(int, said))
    places.settle(place)
    with open_journal(place) as journal:
        row.troubles += troubles_of(journal, work.batches, acknowledged)
        row.troubles += troubles_of_retry(journal, work.batches)
    row.acknowledged += sum(len(work.batches[number]) for number in acknowledged)
    row.trials += killed
    row.seen["ended before the kill"] += not killed
    return longest * 1.02 if killed else took  # the journal of a round grows, and so does the work


def _work(place: str, work: Work, acknowledge: Say, folder: Path) -> None:
    with open_journal(place) as journal:
        work.do(journal, acknowledge, folder)
