"""What do the screens show while they are measured? A journal with 30,000 students, made once.

1,000 students of the sample, with all that happened to them and first in the list; the others were only
enrolled, as one of the sample was. So that it is made in a minute: 30,000 whole histories take an hour to
work out, and gigabytes to keep.
"""

from __future__ import annotations

import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

from msgspec import structs
from speed_data import DATA

from journeys.store.archive import write
from journeys.store.entry import Entry
from leerspoor.cli.main import main as leerspoor
from leerspoor.exchange.sample import sample

STUDENTS = 30_000
WHOLE = 1_000
"""Of how many students the whole history is there."""


def region() -> Path:
    """The journal."""
    place = DATA / f"screens-{STUDENTS}.db"
    if not place.exists():
        print(f"  a journal with {STUDENTS:,} students is made, once", file=sys.stderr, flush=True)
        DATA.mkdir(exist_ok=True)
        archive, beside = place.with_suffix(".jsonl"), place.with_suffix(".part")
        beside.unlink(missing_ok=True)
        with archive.open("wb") as file:
            file.writelines(write(entry) + b"\n" for entry in _entries())
        if leerspoor(["--journal", str(beside), "restore", str(archive)]) != 0:
            raise SystemExit("the journal could not be made")
        archive.unlink()
        beside.replace(place)
    return place


def _entries() -> Iterator[Entry]:
    last: Entry | None = None
    start: Entry | None = None
    for entry in sample(WHOLE, 1):
        if entry.kind == "enrolled/1":
            start = entry
        last = entry
        yield entry
    if last is None or start is None:
        raise LookupError("the sample has no student who was enrolled")
    for number in range(STUDENTS - WHOLE):
        yield structs.replace(
            start,
            position=last.position + number + 1,
            recorded_at=last.recorded_at,
            stream=f"student/q{number:012x}",
            version=1,
            id=str(uuid.uuid4()),
            command=str(uuid.uuid4()),
        )
