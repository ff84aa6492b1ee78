"""What does a version answer about a journal, so that every later version can be held to it?

`python -m bench.reliability.golden` writes `fixtures/golden/<version>`: an archive with every kind of
event, the journal of that archive as this version makes it, and the answers it gives. It is done once for a
version that is released, and never again; `tests/reliability/test_golden.py` reads all of them.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from msgspec.structs import replace

from journeys.events import EVENT_OF
from journeys.store.archive import instant_text, write
from journeys.store.entry import Entry
from journeys.store.journal import Journal, open_journal
from leerspoor.asking import asked
from leerspoor.exchange.sample import sample
from projections import reading
from projections.catch_up import catch_up
from projections.load import Loader
from projections.questions import CONTRACT

GOLDEN = Path(__file__).parents[2] / "fixtures" / "golden"
ARCHIVE, JOURNAL, ANSWERS = "archief.jsonl", "journaal.db", "antwoorden.jsonl"
DAYS = ("2025-08-01", "2027-08-01")


def answers(journal: Journal) -> Iterator[bytes]:
    """The answers whose reading is fixed, on a few days, by what is known now and by what was halfway."""
    for known_at in (None, _halfway(journal)):
        for question in sorted(CONTRACT):
            for on in DAYS:
                yield from reading.answer(
                    journal, asked(question, on=on, known_at=known_at, every_status=True)
                )


def _halfway(journal: Journal) -> str:
    middle = journal.position() // 2
    entry = next(iter(journal.entries(after=middle - 1, upto=middle)))
    return instant_text(entry.recorded_at)


def archive(journal: Journal) -> bytes:
    """The journal as an archive."""
    return b"".join(write(entry) + b"\n" for entry in journal.entries())


def make(folder: Path) -> None:
    """Write the files of this version."""
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / JOURNAL
        with open_journal(path, clock=lambda: datetime.fromisoformat("2026-11-26T00:00:00Z")) as journal:
            with journal.writing() as writing:
                writing.restore(_a_few(list(sample(240, 1))))
            catch_up(journal)
            (folder / ARCHIVE).write_bytes(archive(journal))
            (folder / ANSWERS).write_bytes(b"".join(line + b"\n" for line in answers(journal)))
        shutil.copy(path, folder / JOURNAL)


def _a_few(entries: list[Entry]) -> Iterator[Entry]:
    """Of a region, whole streams in which every kind of event occurs, with all that they rest on."""
    kinds: dict[str, set[str]] = {}
    sizes: Counter[str] = Counter()
    for entry in entries:
        kinds.setdefault(entry.stream, set()).add(entry.kind)
        sizes[entry.stream] += len(write(entry))
    wanted, chosen = set(EVENT_OF), set[str]()
    rests_on = _rests_on(entries)
    while wanted:
        news = {stream: len(wanted & found) / sizes[stream] for stream, found in kinds.items()}
        stream = min(news, key=lambda name: (-news[name], name))  # the most that is new in the fewest bytes
        chosen |= {stream} | rests_on.get(stream, set())
        wanted -= set().union(*(kinds.get(name, set()) for name in chosen))
    kept = [entry for entry in entries if entry.stream in chosen]
    yield from (replace(entry, position=position) for position, entry in enumerate(kept, 1))


def _rests_on(entries: list[Entry]) -> dict[str, set[str]]:
    with tempfile.TemporaryDirectory() as folder, open_journal(Path(folder) / JOURNAL) as journal:
        with journal.writing() as writing:
            writing.restore(entries)
        loader = Loader(journal)
        names = [name.removeprefix("student/") for name in journal.stream_names("student")]
        return {f"student/{history.student}": loader.rests_on(history) for history in loader.students(names)}


if __name__ == "__main__":
    new = GOLDEN / version("leerspoor")
    if new.exists():
        sys.exit(f"{new} is there: what a version answered is never made again")
    make(new)
    print(new)
