"""What is measured on? Archives of an invented region, made once and kept in `bench/.data`.

Their students' events lie through each other, as a region records them. A run that asks for so many events
gets the region whose archive has at least that many, cut off there.
"""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path

from eventsourcing.persistence import StoredEvent
from msgspec import structs

from journeys.store.archive import read, write
from journeys.store.entry import Entry
from journeys.store.mapper import StoredEntry, stored
from leerspoor.exchange.sample import sample

DATA = Path(__file__).parent / ".data"
ROOT = Path(__file__).parent.parent
EVENTS_A_STUDENT = 42
"""A little fewer than there are, so that there are enough of them."""
_numbers = count()


def environment() -> dict[str, str]:
    """What every program that is measured runs in: modules are kept compiled, as where they are installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(ROOT)}


def archive_of(events: int) -> Path:
    """An archive with this many events."""
    path = DATA / f"region-{events}.jsonl"
    if not path.exists():
        print(f"  an archive of {events:,} events is made, once", file=sys.stderr, flush=True)
        DATA.mkdir(exist_ok=True)
        beside = path.with_suffix(".part")
        with beside.open("wb") as file:
            file.writelines(write(entry) + b"\n" for entry in islice(_whole(events), events))
        beside.replace(path)
    return path


def _whole(events: int) -> Iterator[Entry]:
    students = events // EVENTS_A_STUDENT + 1
    yield from sample(students, 1)


def entries_of(archive: Path, many: int) -> list[Entry]:
    """The first entries of an archive."""
    with archive.open("rb") as file:
        return [read(line.rstrip(b"\n")) for line in islice(file, many)]


def anew(given: Sequence[Entry]) -> list[StoredEntry]:
    """The same entries in streams of their own, with ids of their own."""
    number = next(_numbers)
    return [
        stored(
            structs.replace(
                entry, stream=f"{entry.stream}-{number}", id=str(uuid.uuid4()), command=str(uuid.uuid4())
            )
        )
        for entry in given
    ]


def bare(events: Sequence[StoredEntry]) -> list[StoredEvent]:
    """The same events as other recorders of the library take them."""
    return [StoredEvent(e.originator_id, e.originator_version, e.topic, e.state) for e in events]
