"""Does one long piece of work in a process of its own, so that its memory can be told.

    python bench/speed_worker.py restore ARCHIVE JOURNAL

Prints JSON: seconds (without starting Python), events, and the most memory it had, in MB.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from journeys.store.journal import open_journal
from leerspoor.asking import ask, asked
from leerspoor.exchange.archive_file import ArchiveFile
from leerspoor.importing import Report, desks_of, import_lines
from projections.catch_up import catch_up
from projections.catch_up import rebuild as work_out_again

MANY = 1_000


def restore(archive: Path, place: str) -> int:
    """The lines of an archive in an empty journal, as `leerspoor restore` puts them there."""
    with open_journal(place) as journal, journal.writing() as writing:
        return writing.restore(ArchiveFile(archive, archive).entries(_silent))


def restore_and_answer(archive: Path, place: str) -> int:
    """The same, with every answer worked out."""
    count = restore(archive, place)
    with open_journal(place) as journal:
        catch_up(journal)
    return count


def import_(archive: Path, place: str) -> int:
    """The same lines decided on one by one, as `leerspoor import` does."""
    report = Report(file=str(archive))
    with open_journal(place) as journal, desks_of(journal, dry_run=False) as desks:
        import_lines(desks, archive, report, rejects=None, tell=_silent)
    return report.recorded


def rebuild(_: Path, place: str) -> int:
    """Every answer worked out again."""
    with open_journal(place, create=False) as journal:
        work_out_again(journal)
        return journal.position()


def read(_: Path, place: str) -> int:
    """Every event read and decoded once, in order."""
    count = 0
    with open_journal(place, create=False) as journal:
        for entry in journal.entries():
            entry.recorded()
            count += 1
    return count


def known_at(_: Path, place: str) -> int:
    """Who answers for every student, by what was known halfway the journal."""
    with open_journal(place, create=False) as journal:
        (middle,) = journal.entries(journal.position() // 2, journal.position() // 2 + 1)
        question = asked("responsibility", on="2025-10-01", known_at=middle.recorded_at.isoformat())
        return sum(1 for _ in ask(journal, question))


def ask_all(_: Path, place: str) -> int:
    """Who answers for every student on a day, as JSON lines."""
    count = 0
    with open_journal(place, create=False) as journal, Path("/dev/null").open("wb") as out:
        for line in ask(journal, asked("responsibility", on="2025-10-01")):
            out.write(line + b"\n")
            count += 1
    return count


def _silent(_: int) -> None:
    pass


# --- the same with plain sqlite3 and json -----------------------------------------------------------------


def plain_restore(archive: Path, place: str) -> int:
    """The lines parsed with json and put in one table with one index."""
    connection = sqlite3.connect(place, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"CREATE TABLE events ({PLAIN_COLUMNS})")
    connection.execute("BEGIN IMMEDIATE")
    count = 0
    for some in plain_rows(archive):
        connection.executemany(PLAIN_INSERT, some)
        count += len(some)
    connection.execute("COMMIT")
    connection.close()
    return count


def plain_ask_all(_: Path, place: str) -> int:
    """The rows of the same day out of the same table, and each as a line of JSON."""
    connection = sqlite3.connect(place)
    query = (
        "SELECT student, answer FROM responsibility_spans WHERE since <= :day AND until > :day"
        " AND season IN ('', 'oct-jul') ORDER BY student, since"
    )
    count = 0
    with Path("/dev/null").open("w", encoding="utf-8") as out:
        for student, answer in connection.execute(query, {"day": "2025-10-01"}):
            row = {"student": student, "on": "2025-10-01", "known_at": None, **json.loads(answer)}
            out.write(json.dumps(row, separators=(",", ":"), ensure_ascii=False) + "\n")
            count += 1
    connection.close()
    return count


PLAIN_COLUMNS = (
    'position INTEGER PRIMARY KEY, stream TEXT, version INTEGER, kind TEXT, "on" TEXT, recorded_at TEXT,'
    ' "by" TEXT, actor TEXT, origin TEXT, id TEXT, command TEXT, salt BLOB, datahash BLOB, data TEXT,'
    " UNIQUE (stream, version)"
)
PLAIN_INSERT = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def plain_rows(archive: Path) -> Iterator[list[tuple[object, ...]]]:
    """The lines of an archive as rows, a thousand at a time."""
    some: list[tuple[object, ...]] = []
    with archive.open("rb") as file:
        for text in file:
            line = json.loads(text)
            salt = line.get("salt")
            some.append((
                int(line["sequence"]), line["subject"], line["streamversion"], line["type"], line["time"],
                line["recordedtime"], line["source"], line.get("actor"), line.get("origin"), line["id"],
                line["commandid"], None if salt is None else bytes.fromhex(salt),
                bytes.fromhex(line["datahash"]),
                json.dumps(line["data"], separators=(",", ":"), ensure_ascii=False) if salt else None,
            ))  # fmt: skip
            if len(some) == MANY:
                yield some
                some = []
    if some:
        yield some


WORK: dict[str, Callable[[Path, str], int]] = {
    "restore": restore,
    "restore-and-answer": restore_and_answer,
    "import": import_,
    "rebuild": rebuild,
    "read": read,
    "known-at": known_at,
    "ask-all": ask_all,
    "plain-restore": plain_restore,
    "plain-ask-all": plain_ask_all,
}

if __name__ == "__main__":
    what, archive, place = sys.argv[1:]
    begun = perf_counter()
    events = WORK[what](Path(archive), place)
    seconds = perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "events": events, "memory": memory}))
