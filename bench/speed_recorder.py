"""How quickly is an event kept? The recorder in batches and one by one, and one whole command."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import Factory as LibraryFactory
from eventsourcing.utils import Environment
from speed_data import anew, bare, entries_of
from speed_measure import Row, Table, in_turns, timed
from speed_peers import Peer
from speed_plain import BATCH, Plain, durable_commit

from journeys.aggregates.command import Command
from journeys.store.factory import Factory
from journeys.store.journal import Journal, open_journal
from leerspoor.recording import record
from projections.catch_up import catch_up

SINGLES = 30
"""Few in a round and many rounds, since what else the machine does comes and goes."""
BESIDE = {
    "plain": "plain sqlite3, the same tables",
    "bare": "plain sqlite3, one index instead of four",
    "library": "eventsourcing's own sqlite recorder",
}
Insert = Callable[[Sequence[StoredEvent]], object]


def measure(table: Table, archive: Path, folder: Path, rounds: int, peers: Sequence[Peer]) -> None:
    """The rows of the recorder on SQLite."""
    given = entries_of(archive, 10 * BATCH)
    ours = Factory({"JOURNAL_PLACE": str(folder / "ours.sqlite"), "ORIGINATOR_ID_TYPE": "text"})
    theirs = LibraryFactory(
        Environment("Peer", {"SQLITE_DBNAME": str(folder / "library.sqlite"), "ORIGINATOR_ID_TYPE": "text"})
    )
    insert, library = ours.application_recorder().insert_events, theirs.application_recorder().insert_events
    plain, one_index = Plain(folder / "plain.sqlite"), Plain(folder / "bare.sqlite", bare=True)
    there = [peer for peer in peers if not peer.missing]

    ways = {
        "ours": lambda: batches(insert, anew(given)),
        "plain": lambda: plain.batches(anew(given)),
        "bare": lambda: one_index.batches(anew(given)),
        "library": lambda: batches(library, bare(anew(given))),
    }
    found = in_turns(ways | {peer.name: peer.batches for peer in there}, rounds)
    _rows(table, "recorder, batches of 1,000", found, len(given), 0.9)

    some = given[:SINGLES]
    ways = {
        "ours": lambda: one_by_one(insert, anew(some)),
        "plain": lambda: plain.one_by_one(anew(some)),
        "bare": lambda: one_index.one_by_one(anew(some)),
        "library": lambda: one_by_one(library, bare(anew(some))),
    }
    found = in_turns(ways | {peer.name: peer.singles for peer in there}, 10 * rounds)
    _rows(table, "recorder, single durable commits", found, len(some), 0.7)

    for one in (plain, one_index, ours, theirs):
        one.close()
    for peer in peers:
        if peer.missing:
            table.add(Row("recorder", peer.name, None, ">=", 1.0, note=peer.missing))


def command(table: Table, archive: Path, place: Path, folder: Path, rounds: int) -> None:
    """One whole command: load a student of some sixty events, decide, record, every answer current."""
    with open_journal(place) as journal, durable_commit(folder, archive) as commit:
        student = _student_of_sixty(place)
        catch_up(journal)

        def decide_and_record() -> float:
            seconds = timed(partial(report, journal, student))
            catch_up(journal)
            return seconds

        def whole() -> float:
            return timed(lambda: [report(journal, student), catch_up(journal)])

        ways = {"whole": whole, "decide and record": decide_and_record, "plain": commit}
        found = in_turns(ways, 10 * rounds)
    for side, what, goal in (
        ("whole", "one whole command: load, decide, record, answers current", 0.25),
        ("decide and record", "of which: load, decide, record", None),
    ):
        over = (median(found[side]) - median(found["plain"])) * 1e6
        note = f"{over:,.0f} µs over the floor"
        table.speed(what, "plain sqlite3, one commit", found, (side, "plain"), goal, (1, 1), note)


def batches(insert: Insert, events: Sequence[StoredEvent]) -> float:
    """The seconds that it takes to keep them, a thousand in a transaction."""
    parts = [events[at : at + BATCH] for at in range(0, len(events), BATCH)]
    return timed(lambda: [insert(part) for part in parts])


def one_by_one(insert: Insert, events: Sequence[StoredEvent]) -> float:
    """The seconds that it takes to keep them, one in a transaction."""
    return timed(lambda: [insert([event]) for event in events])


def report(journal: Journal, student: str) -> None:
    """Record something that can be reported of a student time and again."""
    command = Command(
        stream=student,
        kind="support-registered/1",
        on=date(2025, 10, 1),
        by="vo:98VO",
        data=b'{"support":"extra-time"}',
        command=str(uuid.uuid4()),
    )
    (outcome,) = record(journal, [command])
    assert outcome.state == "recorded", outcome


def _rows(table: Table, what: str, found: dict[str, list[float]], many: int, goal: float) -> None:
    for name in [name for name in found if name != "ours"]:
        asked = {"plain": goal, "bare": None}.get(name, 1.0)
        table.speed(what, BESIDE.get(name, name), found, ("ours", name), asked, (many, many))


def _student_of_sixty(place: Path) -> str:
    connection = sqlite3.connect(place)
    (found,) = connection.execute(
        "SELECT stream FROM events WHERE stream LIKE 'student/%' GROUP BY stream"
        " ORDER BY abs(count(*) - 60) LIMIT 1"
    ).fetchone()
    connection.close()
    return str(found)
