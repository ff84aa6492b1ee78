"""What if several programs write and work out answers at the same time, while another one follows?

Each writer records reports about the same students as the others, sends some of them once more, and brings
the answers up to date, as every command does; a follower reads by position as far as the journal is.
Afterwards: every acknowledged command is recorded exactly once, versions are contiguous, the follower
missed nothing and saw nothing twice, and every event was projected exactly once: a trigger in the database
notes each step of the answers, and each step has to begin where the one before it ended.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from sqlalchemy import Connection, text

from bench.reliability.children import Child, Say
from bench.reliability.places import Places
from bench.reliability.rows import Row
from bench.reliability.sound import present
from bench.reliability.world import Batch, in_small_steps, recorded, region, report
from journeys.store.journal import Journal, open_journal
from leerspoor.checking import check
from leerspoor.recording import record
from projections.catch_up import catch_up

_PARTS = ("WI-CE", "NE-CE", "MA-SE", "PV-CSPE")
_MARKS = ("4.5", "5.5", "6.4", "7.0")


def together(places: Places, seconds: float, seed: int) -> Iterator[Row]:
    """Two, then four writers, for so many seconds each."""
    in_small_steps()
    for writers in (2, 4):
        yield _together(places, writers, seconds, seed)


def _together(places: Places, writers: int, seconds: float, seed: int) -> Row:
    row = Row(kind=f"{writers} programs at once", database=places.database)
    begun = time.monotonic()
    with places.new() as place:
        with open_journal(place) as journal:
            recorded(journal, region())
            catch_up(journal)
            with journal.transaction() as connection:
                _watch_steps(connection)
        until = time.time() + seconds
        children = [Child(lambda say, n=n: _write(place, f"{seed} {n}", until, say)) for n in range(writers)]  # type: ignore[misc]
        follower = Child(lambda say: _follow(place, until, say))
        said = [name for child in children for name in child.ended()[1]]
        _, seen = follower.ended()
        with open_journal(place) as journal:
            last = _count(row, journal, said, seen)
    row.trials = last
    row.acknowledged = len(set(said))
    row.seen["sent once more"] = len(said) - len(set(said))
    row.troubles = +row.troubles
    row.seconds = time.monotonic() - begun
    return row


def _named(name: str) -> Batch:
    """The reports of one command; which they are follows from its name."""
    student = name.split(maxsplit=1)[0]
    chance = random.Random(name)
    return [
        report(
            f"{name} {number}",
            f"student/{student}",
            "exam-part-passed",
            f"2024-05-{chance.randrange(1, 29):02}",
            part=chance.choice(_PARTS),
            mark=chance.choice(_MARKS),
        )
        for number in range(chance.randrange(1, 4))
    ]


def _write(place: str, who: str, until: float, say: Say) -> None:
    chance = random.Random(who)
    number = 0
    with open_journal(place) as journal:
        while time.time() < until:
            number += 1
            # the students of this second are those of every writer
            name = f"s{int(until - time.time())}-{chance.randrange(3)} {who} {number}"
            for again in range(1 + (chance.random() < 0.2)):
                outcomes = record(journal, _named(name))
                assert {o.state for o in outcomes} == {"known" if again else "recorded"}, outcomes
                say(name)
            catch_up(journal)


def _follow(place: str, until: float, say: Say) -> None:
    """Every position that is seen, in the order in which it is; as far as the journal is when all is done."""
    last = 0
    with open_journal(place) as journal:
        while True:
            over = time.time() > until + 1
            found = journal.recorder.select_notifications(last + 1, 500)
            for notification in found:
                say(notification.id)
                last = notification.id
            if over and not found and last >= journal.position():
                return
            if not found:
                time.sleep(0.002)


def _count(row: Row, journal: Journal, said: list[str], seen: list[str]) -> int:
    """Count what is wrong; the last position."""
    last = journal.position()
    batches = [_named(name) for name in dict.fromkeys(said)]
    counts = present(journal, batches)
    row.troubles["lost"] += sum(count < len(batch) for count, batch in zip(counts, batches, strict=True))
    row.troubles["recorded by nobody"] += last - len(region()) - sum(len(batch) for batch in batches)
    with journal.transaction() as connection:
        row.troubles += _steps(row, connection, last)
        for statement in _WATCH_NO_MORE[connection.dialect.name]:  # `check` would find it, and be right
            connection.exec_driver_sql(statement)
    row.troubles["not sound"] += len(check(journal, lambda _: None).findings)
    row.troubles["missed by the follower"] += len(set(range(1, last + 1)) - set(map(int, seen)))
    row.troubles["out of order for the follower"] += seen != sorted(seen, key=int)
    row.troubles["seen twice by the follower"] += len(seen) - len(set(seen))
    return last


_STEPS = "steps_of_answers"
_WATCH = {
    "sqlite": (
        f"CREATE TABLE {_STEPS} (number INTEGER PRIMARY KEY, was TEXT, became TEXT, at INTEGER)",
        f"""CREATE TRIGGER {_STEPS}_noted AFTER UPDATE ON projection_progress BEGIN
            INSERT INTO {_STEPS} (was, became, at) VALUES (
                old.position || ' ' || old.target || ' ' || old.after,
                new.position || ' ' || new.target || ' ' || new.after, new.position); END""",
    ),
    "postgresql": (
        f"CREATE TABLE {_STEPS} (number SERIAL PRIMARY KEY, was TEXT, became TEXT, at BIGINT)",
        f"""CREATE FUNCTION {_STEPS}_note() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN
            INSERT INTO {_STEPS} (was, became, at) VALUES (
                old.position || ' ' || old.target || ' ' || old.after,
                new.position || ' ' || new.target || ' ' || new.after, new.position); RETURN NULL; END $$""",
        f"""CREATE TRIGGER {_STEPS}_noted AFTER UPDATE ON projection_progress
            FOR EACH ROW EXECUTE FUNCTION {_STEPS}_note()""",
    ),
}
_WATCH_NO_MORE = {
    "sqlite": (f"DROP TRIGGER {_STEPS}_noted",),
    "postgresql": (
        f"DROP TRIGGER {_STEPS}_noted ON projection_progress",
        f"DROP FUNCTION {_STEPS}_note",
    ),
}


def _watch_steps(connection: Connection) -> None:
    for statement in _WATCH[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def _steps(row: Row, connection: Connection, last: int) -> Counter[str]:
    """Each step of the answers begins where the one before ended, and the last one ends at the last event."""
    steps = connection.execute(text(f"SELECT was, became, at FROM {_STEPS} ORDER BY number")).all()
    row.seen["steps of the answers"] = len(steps)
    broken = sum(step.was != before.became for before, step in pairwise(steps))
    behind = sum(step.at < before.at for before, step in pairwise(steps))
    return Counter({"projected twice or not at all": broken + behind + (steps[-1].at != last)})
