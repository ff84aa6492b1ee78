"""How quickly does a file become a journal, and how much memory does it take?

Each way runs in a process of its own. The peer parses the same lines with json and puts them in one plain
SQLite table with one index, in one transaction; it checks nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from speed_data import ROOT, environment
from speed_measure import Table, in_turns

PLAIN = "plain sqlite3, lines parsed with json"
_numbers = count()


@dataclass(frozen=True)
class Ran:
    """What a worker said: seconds, events, and the most memory it had in MB."""

    seconds: float
    events: int
    memory: float


def run(what: str, archive: Path, place: str | Path) -> Ran:
    """Let a worker do it, in a process of its own."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "speed_worker.py"), what, str(archive), str(place)],
        stdout=subprocess.PIPE,
        check=True,
        env=environment(),
    )
    return Ran(**json.loads(done.stdout))


def remove(place: Path) -> None:
    """Take a journal file away, with what stands beside it."""
    for ending in ("", "-wal", "-shm"):
        Path(f"{place}{ending}").unlink(missing_ok=True)


def measure(table: Table, archive: Path, folder: Path, rounds: int) -> None:
    """The rows of restore and import, journal only."""
    ran: dict[str, Ran] = {}

    def way(what: str) -> float:
        place = folder / f"{what}-{next(_numbers)}.sqlite"
        ran[what] = run(what, archive, place)
        remove(place)
        return ran[what].seconds

    names = ("restore", "import", "plain-restore")
    found = in_turns({name: partial(way, name) for name in names}, rounds)
    lines = ran["plain-restore"].events
    for what, name, goal in (
        ("restore, journal only", "restore", 0.5),
        ("import, every decision made", "import", 0.2),
    ):
        taken = ran[name].events
        note = f"{taken:,} of {lines:,} lines taken" if taken != lines else ""
        table.speed(what, PLAIN, found, (name, "plain-restore"), goal, (lines, lines), note)
        table.memory(f"{what}: memory", ran[name].memory, 300)


def with_answers(table: Table, archive: Path, folder: Path, place: Path) -> None:
    """The row of restore with every answer worked out; the journal stays, for what follows."""
    plain = folder / "plain-restore.sqlite"
    before = run("plain-restore", archive, plain)
    remove(plain)
    ours = run("restore-and-answer", archive, place)
    after = run("plain-restore", archive, plain)
    remove(plain)
    found = {"ours": [ours.seconds] * 2, "plain": [before.seconds, after.seconds]}
    what = "restore with every answer current"
    table.speed(what, PLAIN, found, ("ours", "plain"), 0.25, (ours.events, ours.events))
    table.memory(f"{what}: memory of the process that writes", ours.memory, 300)
