"""How does the journal take something in?

Inside one transaction that holds the journal's head: what is looked up stays true until it is committed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct
from sqlalchemy import Connection, update

from journeys.history import Recorded
from journeys.seal.tree import leaf_hash
from journeys.store import reading, rows
from journeys.store.entry import Entry, hash_of, new_salt
from journeys.store.head import Clock, Head, hold, move, not_back
from journeys.store.restoring import restore
from journeys.store.tables import events


class NewFact(Struct, frozen=True, kw_only=True):
    """An event to append. `data` is its JSON, as `journeys.wire.encode` makes it; salt: 16 random bytes."""

    id: str
    stream: str
    kind: str
    on: date
    by: str
    command: str
    data: bytes
    actor: str | None = None
    origin: str | None = None
    salt: bytes | None = None


class Writing:
    """A write transaction. What it appends has one instant, `recorded_at`, never before an earlier one.

    `leaves`: the hashes of what it appended, one after the other, if somebody watches the journal.
    """

    def __init__(self, connection: Connection, clock: Clock, *, watched: bool = False) -> None:
        self.connection = connection
        self._watched = watched
        self.leaves = bytearray()
        self._head = hold(connection)
        self._at = not_back(clock, self._head)
        self._versions: dict[str, int] = {}
        self.before = self._head.position
        self.erased = False
        self.recorded_at = datetime.fromisoformat(self._at)

    @property
    def position(self) -> int:
        """The last position, with what was taken in here."""
        return self._head.position

    def streams(self, names: Iterable[str]) -> dict[str, list[Recorded]]:
        """The events of each stream in version order; a stream without any is absent."""
        asked = list(names)
        found = reading.streams(self.connection, asked)
        self._versions |= {name: found[name][-1].version if name in found else 0 for name in asked}
        return found

    def commands(self, ids: Iterable[str]) -> dict[str, Entry]:
        """What these commands led to; a command that was never recorded is absent."""
        return reading.by_command(self.connection, ids)

    def events(self, ids: Iterable[str]) -> dict[str, Entry]:
        """The entries with these ids; an unknown id is absent."""
        return reading.by_id(self.connection, ids)

    def append(self, facts: Sequence[NewFact]) -> list[Entry]:
        """Take in facts, in order, each as the next of its stream."""
        unknown = {fact.stream for fact in facts} - self._versions.keys()
        self._versions |= dict.fromkeys(unknown, 0) | reading.versions(self.connection, unknown)
        entries = [
            self._entry(fact, position) for position, fact in enumerate(facts, self._head.position + 1)
        ]
        found = [rows.row_of(entry, entry.position, self._at) for entry in entries]
        rows.insert(self.connection, found)
        if self._watched:
            self.leaves += b"".join([leaf_hash(rows.leaf_of(row)) for row in found])
        if entries:
            self._move(Head(entries[-1].position, self._at))
        return entries

    def erase(self, ids: Iterable[str]) -> None:
        """The data and salt of these events are gone for good; their hashes and places stay."""
        gone = update(events).values(data=None, raw=None, salt=None)
        for some in reading.chunks(ids):
            self.connection.execute(gone.where(events.c.id.in_(some)))
        self.erased = True

    def restore(self, entries: Iterable[Entry]) -> int:
        """Take an archive into an empty journal, as it is; the number of entries.

        Raises `JournalError` if the journal is not empty or the entries contradict themselves.
        """
        self._move(restore(self.connection, self._head, entries))
        self._versions.clear()
        return self._head.position

    def _entry(self, fact: NewFact, position: int) -> Entry:
        self._versions[fact.stream] += 1
        salt = fact.salt or new_salt()
        return Entry(
            position=position,
            stream=fact.stream,
            version=self._versions[fact.stream],
            id=fact.id,
            kind=fact.kind,
            on=fact.on,
            recorded_at=self.recorded_at,
            by=fact.by,
            command=fact.command,
            actor=fact.actor,
            origin=fact.origin,
            datahash=hash_of(salt, fact.data),
            salt=salt,
            data=fact.data,
        )

    def _move(self, to: Head) -> None:
        move(self.connection, to)
        self._head = to
