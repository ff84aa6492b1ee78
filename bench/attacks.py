"""Is a change of the journal behind our back found? Bit flips in its file, and twelve attacks by SQL.

    python -m bench.attacks                             10,000 flips and every attack 1,000 times
    python -m bench.attacks --flips 200 --times 20      a look

The attacker has the shell of SQLite, knows how everything is hashed, and lacks the key and its folder. Half
of the times the hashes kept with the checkpoints are forged as well and the answers worked out again. The
control is an edit of a journal without checkpoints, which nobody can find. Exit 0: every attack was found,
and every flip too, or it touched no byte of an event and no answer.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from bench.attacks_by_sql import BESIDE, OF_EVENTS, Attack, edit
from bench.reliability.rows import Row, table
from journeys.errors import JournalError
from journeys.seal.checkpoint import Checkpoint, checkpoint_of
from journeys.seal.note import Note, read
from journeys.seal.request import Request, request_of
from journeys.seal.tree import Peaks, leaf_hash
from journeys.store import checkpoints
from journeys.store.archive import leaf, write
from journeys.store.entry import new_id
from journeys.store.journal import open_journal
from leerspoor.checking import check
from leerspoor.checking_seals import SealCheck
from leerspoor.exchange import cloudevents
from leerspoor.exchange.sample import sample
from leerspoor.keyring import Keyring
from leerspoor.recording import record
from leerspoor.sealing import seal
from projections.catch_up import catch_up, rebuild

FLIPS, TIMES = 10_000, 1_000
STUDENTS = 3
_HALF = 0.5


class Target:
    """A sealed journal in a folder, which can be put back as it was."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.path, self._whole = folder / "journal.db", folder / "whole.db"
        self.old, self.other = folder / "old.db", folder / "other.db"
        self.keys = Keyring(folder / "config" / "seal.key")
        self.nobody = Keyring(folder / "nobody" / "seal.key")
        self._make(self.other, Keyring(folder / "thief" / "seal.key"), seed + 1)
        self._make(self.path, self.keys, seed)
        shutil.copy(self.path, self.old)
        self.seen = self._grow()
        shutil.copy(self.path, self._whole)
        self.archive, self.answers = self.content()

    def _make(self, path: Path, keys: Keyring, seed: int) -> None:
        with open_journal(path) as journal:
            with journal.writing() as writing:
                writing.restore(sample(STUDENTS, seed))
            catch_up(journal)
            seal(journal, keys, fresh=True)

    def _grow(self) -> Request:
        """More reports, each sealed; the last checkpoint, as an inspector got it."""
        with open_journal(self.path) as journal:
            for number in range(6):
                line = {
                    "specversion": "1.0", "id": new_id(), "source": "urn:leerspoor:system",
                    "type": "nl.leerspoor.placed.v1", "subject": f"student/late{number}",
                    "time": "2024-08-01", "data": {"brin": "98MB", "programme": "25655"},
                }  # fmt: skip
                (outcome,) = record(journal, [cloudevents.read(msgspec.json.encode(line), f"{'0' * 64}:1")])
                assert outcome.state == "recorded", outcome
                row = seal(journal, self.keys)
            catch_up(journal)
        assert row is not None
        return request_of(row.note.encode())

    def put_back(self) -> None:
        """The journal is what it was."""
        for ending in ("-wal", "-shm"):
            self.path.with_name(f"{self.path.name}{ending}").unlink(missing_ok=True)
        shutil.copyfile(self._whole, self.path)

    def found(self, keys: Keyring | None = None, since: Request | None = None) -> bool:
        """Whether verifying finds anything."""
        try:
            with open_journal(self.path, create=False) as journal:
                seals = SealCheck(journal, keys or self.keys, since=since)
                return bool(check(journal, lambda _: None, seals).findings)
        except JournalError:
            return True

    def content(self) -> tuple[list[bytes], list[object]]:
        """The lines of the archive, and every row of an answer."""
        with open_journal(self.path, create=False) as journal:
            lines = [write(entry) for entry in journal.entries()]
            catch_up(journal)
        with closing(sqlite3.connect(self.path)) as connection:
            names = connection.execute(
                "SELECT name FROM sqlite_schema WHERE name LIKE '%_spans' ORDER BY name"
            )
            answers = [
                connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names.fetchall()
            ]
        return lines, answers


def flips(target: Target, count: int, chance: random.Random) -> Row:
    """A bit of the file somewhere: found, or nothing of the history and no answer was touched."""
    row, begun = Row(kind="a bit flipped", database="sqlite"), time.monotonic()
    for _ in range(count):
        target.put_back()
        with target.path.open("r+b") as file:
            at = chance.randrange(target.path.stat().st_size)
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ 1 << chance.randrange(8)]))
        row.trials += 1
        try:
            found = target.found()
        except Exception as error:  # noqa: BLE001 - whatever it is, a person would see a traceback
            row.troubles[f"{type(error).__name__}, at byte {at}"] += 1
            continue
        if found:
            row.seen["found"] += 1
        elif target.content() == (target.archive, target.answers):
            row.seen["touched nothing"] += 1
        else:
            row.troubles[f"not found, at byte {at}"] += 1
    row.seconds = time.monotonic() - begun
    return row


def attacks(target: Target, times: int, chance: random.Random) -> Iterator[Row]:
    """Each attack so many times."""
    for attack in OF_EVENTS + BESIDE:

        def change(attack: Attack = attack) -> bool:
            with closing(sqlite3.connect(target.path)) as connection:
                attack(connection, chance)
                connection.commit()
            if attack in OF_EVENTS and chance.random() < _HALF:
                forge(target)
            return target.found()

        yield _tried(target, attack.__name__.replace("_", " "), times, change)

    def replace() -> bool:
        shutil.copyfile(target.other, target.path)
        return target.found()

    def roll_back() -> bool:
        """Where nothing is kept beside the key, so by what the inspector has alone."""
        shutil.copyfile(target.old, target.path)
        return target.found(target.nobody, target.seen)

    def edit_unsealed() -> bool:
        with closing(sqlite3.connect(target.path)) as connection:
            connection.executescript("DROP TABLE checkpoints; DROP TABLE traces")
            edit(connection, chance)
            connection.commit()
        forge(target)
        return target.found(target.nobody)

    yield _tried(target, "edit without a seal (control)", times, edit_unsealed, control=True)
    yield _tried(target, "replace the whole log by a re-signed one", times, replace)
    yield _tried(target, "roll back to an old copy", times, roll_back)


def _tried(
    target: Target, kind: str, times: int, change: Callable[[], bool], *, control: bool = False
) -> Row:
    row, begun = Row(kind=kind, database="sqlite", control=control), time.monotonic()
    for _ in range(times):
        target.put_back()
        row.trials += 1
        if change():
            row.seen["found"] += 1
        else:
            row.troubles["not found"] += 1
    row.seconds = time.monotonic() - begun
    return row


def forge(target: Target) -> None:
    """Make answers, and the hashes and roots at the checkpoints, those of the events as they are now.

    What cannot be made without the key stays: the signatures.
    """
    try:
        with open_journal(target.path, create=False) as journal:
            found = [leaf_hash(leaf(entry)) for entry in journal.entries()]
            rebuild(journal, lambda _: None)
            with journal.reading() as connection:
                rows = checkpoints.rows(connection)
    except JournalError:
        return
    start = 0
    with closing(sqlite3.connect(target.path)) as connection:
        for row in rows:
            peaks, note = Peaks(), read(row.note)
            for each in found[: row.size]:
                peaks.add(each)
            text = str(Checkpoint(checkpoint_of(note).origin, row.size, peaks.root()))
            connection.execute(
                "UPDATE checkpoints SET note = ?, leaves = ?, peaks = ? WHERE number = ?",
                (
                    str(Note(text, note.signatures)),
                    b"".join(found[start : row.size]),
                    b"".join(peaks.hashes),
                    row.number,
                ),
            )
            start = row.size
        connection.commit()


def main(arguments: list[str]) -> int:
    """Flip and attack as often as asked; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--flips", type=int, default=FLIPS, help=f"bits to flip ({FLIPS})")
    parser.add_argument("--times", type=int, default=TIMES, help=f"times each attack ({TIMES})")
    parser.add_argument("--seed", type=int, default=1, help="the same seed does the same (1)")
    options = parser.parse_args(arguments)
    chance = random.Random(options.seed)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="leerspoor-") as folder:
        target = Target(Path(folder), options.seed)
        assert not target.found(), "the journal has to be sound to begin with"
        if options.times:
            rows += attacks(target, options.times, chance)
        if options.flips:
            rows.append(flips(target, options.flips, chance))
    print(table(rows))
    return 0 if all(row.good for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
