"""What does sealing cost, as a part of recording; and verifying, in times of reading?

    python -m bench.sealing                    2,000 students of the sample
    python -m bench.sealing --students 300     a look

Recording is what `leerspoor import` does with the sample as CloudEvents lines: decide on each, write it, and
bring the answers up to date. Sealing is what comes on top: the hash of each leaf, and the checkpoints.
Reading is every entry of the journal; verifying is what `leerspoor verify` does, with --events and without.
Seconds of the processor, those of helpers too, the best of three where it is about sealing; only ratios mean
something on another machine. Exit 1: sealing takes more than 5 % of recording.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from journeys.seal.tree import leaf_hash
from journeys.store.archive import write
from journeys.store.checkpoints import Leaves
from journeys.store.journal import Journal, open_journal
from journeys.store.rows import ALL, leaf_of
from leerspoor.checking import check
from leerspoor.checking_seals import SealCheck
from leerspoor.exchange.sample import sample
from leerspoor.importing import Report, desks_of, import_lines
from leerspoor.keyring import keyring
from leerspoor.sealing import seal
from projections.catch_up import catch_up

MOST = 0.05
"""What sealing may take of recording."""
_TIMES = 3
_ASSIGNED = ("recordedtime", "sequence", "streamversion", "datahash", "salt")


def main(arguments: list[str]) -> int:
    """Measure and print; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--students", type=int, default=2_000, help="size of the sample (2000)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="leerspoor-") as folder:
        return _measure(Path(folder), options.students)


def _measure(folder: Path, students: int) -> int:
    lines = _lines(folder / "sample.jsonl", students)
    os.environ["LEERSPOOR_KEY"] = str(folder / "seal.key")
    keyring().secret()
    writing = min(_import(folder / f"bare{number}.db", lines) for number in range(_TIMES))
    with open_journal(folder / "bare0.db") as journal:
        recording = writing + _seconds(lambda: catch_up(journal))
        sealing = min(_seal(journal) for _ in range(_TIMES))
        print(f"{journal.position():,} events: recorded in {recording:.2f} s, sealed in {sealing:.3f} s:")
        print(f"{sealing / recording:.1%} of recording (at most {MOST:.0%}),")
        print(f"{sealing / writing:.1%} of deciding and writing alone, without the answers")
        reading = _seconds(lambda: sum(1 for _ in journal.entries()))
        events = _seconds(lambda: _check(journal, answers=False))
        answers = _seconds(lambda: _check(journal, answers=True))
    print(f"reading them {reading:.2f} s; verifying the events {events / reading:.1f} times that,")
    print(f"with every answer folded again {answers / reading:.1f} times")
    return 0 if sealing <= MOST * recording else 1


def _lines(path: Path, students: int) -> Path:
    """The sample as lines that were never recorded."""
    with path.open("wb") as file:
        for entry in sample(students, 1):
            members = msgspec.json.decode(write(entry))
            if "data" in members:
                fresh = {name: value for name, value in members.items() if name not in _ASSIGNED}
                file.write(msgspec.json.encode(fresh) + b"\n")
    return path


def _import(place: Path, path: Path) -> float:
    def work() -> None:
        with open_journal(place) as journal, desks_of(journal, dry_run=False) as desks:
            import_lines(desks, path, Report(file=path.name), rejects=None, tell=lambda _: None)

    return _seconds(work)


def _seal(journal: Journal) -> float:
    """The hashes as they are made while writing, and the checkpoints as they are made after it."""
    with journal.reading() as connection:
        rows = connection.execute(ALL).all()
    found = Leaves(0, bytearray())
    hashing = _seconds(lambda: found.hashes.extend(b"".join([leaf_hash(leaf_of(row)) for row in rows])))
    return hashing + _seconds(lambda: seal(journal, keyring(), anew=True, known=found))


def _check(journal: Journal, *, answers: bool) -> None:
    seals = SealCheck(journal, keyring())
    assert not check(journal, lambda _: None, seals, answers=answers).findings


def _seconds(work: Callable[[], object]) -> float:
    begun = os.times()
    work()
    return sum(os.times()[:4]) - sum(begun[:4])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
