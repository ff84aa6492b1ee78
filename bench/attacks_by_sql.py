"""What would somebody change who has SQLite's shell, and knows how everything is hashed?

Each takes an open connection and chooses by chance what to change; hashes, positions and versions are made to
fit again.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable

import msgspec

from journeys.store.entry import hash_of, new_id

Attack = Callable[[sqlite3.Connection, random.Random], None]


def edit(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Another value in the data, with the hash that belongs to it."""
    position = _some(connection, chance, 'data LIKE \'%"%":"%\'')
    salt, data = connection.execute(
        "SELECT salt, data FROM events WHERE position = ?", (position,)
    ).fetchone()
    members = msgspec.json.decode(data)
    name = chance.choice([name for name, value in members.items() if isinstance(value, str)])
    members[name] = f"{members[name]}1"
    _set_data(connection, position, salt, msgspec.json.encode(members))


def delete(connection: sqlite3.Connection, chance: random.Random) -> None:
    """An event is gone, and the positions and versions after it close up."""
    position = _some(connection, chance)
    stream, version = connection.execute(
        "SELECT stream, version FROM events WHERE position = ?", (position,)
    ).fetchone()
    connection.execute("DELETE FROM events WHERE position = ?", (position,))
    _shift(connection, position, -1)
    _shift_versions(connection, stream, version, -1)


def insert(connection: sqlite3.Connection, chance: random.Random) -> None:
    """An event is put in between, with everything after it moved on."""
    position = _some(connection, chance)
    _shift(connection, position - 1, 1)
    connection.execute(
        """INSERT INTO events SELECT ?, 'student/nobody', 1, kind, "on", recorded_at, "by", actor, origin,
        ?, ?, salt, datahash, data, raw FROM events WHERE position = ?""",
        (position, new_id(), new_id(), position + 1),
    )


def swap(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Two events change places."""
    one = _some(connection, chance)
    other = _some(connection, chance, f"position <> {one}")
    for here, there in ((one, -1), (other, one), (-1, other)):
        connection.execute("UPDATE events SET position = ? WHERE position = ?", (there, here))


def backdate(connection: sqlite3.Connection, chance: random.Random) -> None:
    """An event counts from another day, or was recorded as early as the one before it."""
    position = _some(connection, chance, "position > 1")
    column = chance.choice(["on", "recorded_at"])
    if column == "on":
        connection.execute('UPDATE events SET "on" = date("on", \'-1 day\') WHERE position = ?', (position,))
        return
    (last,) = connection.execute("SELECT max(position) FROM events").fetchone()
    connection.execute(
        "UPDATE events SET recorded_at = '2019-01-01T00:00:00.000000Z' WHERE position <= ?", (last,)
    )


def cut_the_tail(connection: sqlite3.Connection, chance: random.Random) -> None:
    """The last events are gone, with the checkpoints about them."""
    (last,) = connection.execute("SELECT max(position) FROM events").fetchone()
    left = last - chance.randint(1, 5)
    connection.execute("DELETE FROM events WHERE position > ?", (left,))
    connection.execute("DELETE FROM checkpoints WHERE size > ?", (left,))
    connection.execute("UPDATE head SET position = ?", (left,))


def move_to_another_student(connection: sqlite3.Connection, chance: random.Random) -> None:
    """What was reported of one student is now of another."""
    position = _some(connection, chance, "stream LIKE 'student/%'")
    (stream, version) = connection.execute(
        "SELECT stream, version FROM events WHERE position = ?", (position,)
    ).fetchone()
    names = connection.execute(
        "SELECT DISTINCT stream FROM events WHERE stream LIKE 'student/%' AND stream <> ?", (stream,)
    )
    other = chance.choice([name for (name,) in names])
    (before,) = connection.execute(
        "SELECT count(*) FROM events WHERE stream = ? AND position < ?", (other, position)
    ).fetchone()
    connection.execute("UPDATE events SET version = -1 WHERE position = ?", (position,))
    _shift_versions(connection, stream, version, -1)
    _shift_versions(connection, other, before, 1)
    connection.execute(
        "UPDATE events SET stream = ?, version = ? WHERE position = ?", (other, before + 1, position)
    )


def edit_a_projection(connection: sqlite3.Connection, chance: random.Random) -> None:
    """An answer says something else."""
    name = chance.choice(["responsibility_spans", "exam_spans", "membership_spans", "action_spans"])
    rows = connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
    assert rows, name
    nth = chance.randrange(rows)
    change = chance.choice(["since = '2001-01-01'", "until = '2001-01-01'", "answer = answer || ' '"])
    where = f"(SELECT student, since, season FROM {name} LIMIT 1 OFFSET {nth})"
    connection.execute(f"UPDATE {name} SET {change} WHERE (student, since, season) = {where}")


def drop_a_checkpoint(connection: sqlite3.Connection, chance: random.Random) -> None:
    """One of the checkpoints is gone; mostly the numbers after it close up."""
    numbers = [number for (number,) in connection.execute("SELECT number FROM checkpoints")]
    gone = chance.choice(numbers)
    connection.execute("DELETE FROM checkpoints WHERE number = ?", (gone,))
    if chance.random() < 0.8:
        connection.execute("UPDATE checkpoints SET number = number - 1 WHERE number > ?", (gone,))


def change_the_index(connection: sqlite3.Connection, chance: random.Random) -> None:
    """An index is gone, is about something else, or has other entries than the table."""
    name = chance.choice(["events_stream_version", "events_id", "events_command"])
    match chance.choice(["gone", "other", "emptied"]):
        case "gone":
            connection.execute(f"DROP INDEX {name}")
        case "other":
            connection.execute(f"DROP INDEX {name}")
            connection.execute(f"CREATE INDEX {name} ON events (kind)")
        case _:
            (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
            connection.execute(f"DROP INDEX {name}")
            nth = _some(connection, chance)
            connection.execute(f"{sql} WHERE position <> {nth}")
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql, name))
            connection.execute("PRAGMA writable_schema = RESET")


OF_EVENTS: tuple[Attack, ...] = (
    edit, delete, insert, swap, backdate, cut_the_tail, move_to_another_student,
)  # fmt: skip
BESIDE: tuple[Attack, ...] = (edit_a_projection, drop_a_checkpoint, change_the_index)


def _some(connection: sqlite3.Connection, chance: random.Random, where: str = "1") -> int:
    positions = connection.execute(f"SELECT position FROM events WHERE data IS NOT NULL AND {where}")
    return int(chance.choice([position for (position,) in positions]))


def _set_data(connection: sqlite3.Connection, position: int, salt: bytes, data: bytes) -> None:
    connection.execute(
        "UPDATE events SET data = ?, datahash = ? WHERE position = ?",
        (data.decode(), hash_of(salt, data), position),
    )


def _shift(connection: sqlite3.Connection, after: int, by: int) -> None:
    connection.execute("UPDATE events SET position = -position WHERE position > ?", (after,))
    connection.execute("UPDATE events SET position = ? - position WHERE position < 0", (by,))
    connection.execute("UPDATE head SET position = position + ?", (by,))


def _shift_versions(connection: sqlite3.Connection, stream: str, after: int, by: int) -> None:
    args = (stream, after)
    connection.execute("UPDATE events SET version = -version - 9 WHERE stream = ? AND version > ?", args)
    connection.execute(
        "UPDATE events SET version = ? - version - 9 WHERE stream = ? AND version < -9", (by, stream)
    )
