"""How is a report recorded? The one way in, for the command line, the screens and every kind of file.

Commands are decided in order inside one write transaction, so that what a decision rests on cannot change
before it is recorded. The same command twice is recorded once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct, structs

from journeys.aggregates.command import Command
from journeys.aggregates.deciding import decide, looks_back
from journeys.errors import Refused
from journeys.events import Corrected, Erased, Event, Retracted
from journeys.history import Recorded
from journeys.older_kinds import OLDER, newest, told_anew
from journeys.saying import say
from journeys.store.entry import Entry, new_id
from journeys.store.head import last
from journeys.store.journal import Journal
from journeys.store.writing import NewFact, Writing
from journeys.wire import content, malformed

_REMEMBERED = 50_000
"""Events that are kept in memory between batches: some tens of MB."""


class Outcome(Struct, frozen=True):
    """What became of a command: recorded as an event with this id, known already, or refused.

    `event`: what was recorded.
    """

    state: Literal["recorded", "known", "refused"]
    id: str | None = None
    refusal: Refused | None = None
    event: Event | None = None


def record(journal: Journal, commands: Sequence[Command]) -> list[Outcome]:
    """Decide on the commands in order and record those that are not refused, all in one transaction."""
    with journal.writing() as writing:
        return Desk(writing).take(commands)


class Memory:
    """The streams that desks looked at one after another, as long as nobody else records in between."""

    def __init__(self) -> None:
        self.position = 0
        self.streams: dict[str, list[Recorded]] = {}

    def at(self, position: int) -> dict[str, list[Recorded]]:
        """What is remembered of a journal that is at a position, and not too much of it."""
        if position != self.position or sum(map(len, self.streams.values())) > _REMEMBERED:
            self.streams = {}
        self.position = -1  # what is looked at from here on stays only if it is recorded
        return self.streams


class Desk:
    """Decides on commands within a write transaction; it knows what the journal holds and what it took in.

    `memory` spares an import from reading the same streams for each batch; `keep` it after the commit.
    """

    def __init__(self, writing: Writing, memory: Memory | None = None) -> None:
        self._writing = writing
        self._position = last(writing.connection).position
        self._memory = memory or Memory()
        self._streams = self._memory.at(self._position)
        self._waiting: list[NewFact] = []

    def keep(self) -> None:
        """What this desk looked at and took in was recorded, so that the next may build on it."""
        self._memory.position = self._position

    def stream(self, name: str) -> Sequence[Recorded]:
        """The events of a stream, those of this transaction too."""
        if name not in self._streams:
            if any(fact.stream == name for fact in self._waiting):
                self._write()
            self.load([name])
        return self._streams[name]

    def take(self, commands: Sequence[Command]) -> list[Outcome]:
        """Decide on the commands in order and take in those that are not refused."""
        commands = [_in_newest_words(command) for command in commands]
        looked_at = {command.stream for command in commands if looks_back(command.kind)}
        self.load(looked_at - self._streams.keys())
        seen = _Seen(self._writing, commands)
        outcomes = [self._take_one(command, seen) for command in commands]
        self._write()
        return outcomes

    def _take_one(self, command: Command, seen: _Seen) -> Outcome:
        try:
            known = seen.before(command)
            if known is not None:
                return Outcome("known", known)
            decided = decide(command, self)
        except Refused as refusal:
            return Outcome("refused", refusal=refusal)
        id_ = command.id or new_id()
        fact = NewFact(
            id=id_,
            stream=command.stream,
            kind=command.kind,
            on=command.on,
            by=command.by,
            command=command.command,
            data=decided.data,
            actor=command.actor,
            origin=command.origin,
            salt=command.salt,
        )
        self._add(fact, decided.event)
        seen.add(command, id_)
        return Outcome("recorded", id_, event=decided.event)

    def _add(self, fact: NewFact, event: Event) -> None:
        self._waiting.append(fact)
        self._position += 1
        stream = self._streams.get(fact.stream)
        if stream is not None:  # else nobody has looked at it yet, and who does will find this in the journal
            stream.append(
                Recorded(
                    position=self._position,
                    stream=fact.stream,
                    version=len(stream) + 1,
                    id=fact.id,
                    kind=fact.kind,
                    on=fact.on,
                    recorded_at=self._writing.recorded_at,
                    by=fact.by,
                    event=event,
                    command=fact.command,
                )
            )
        if isinstance(event, Erased):
            self._write()
            self._writing.erase(with_what_is_about(self.stream(fact.stream), event.events))
            self.load([fact.stream])

    def _write(self) -> None:
        if self._waiting:
            self._writing.append(self._waiting)
            self._waiting = []

    def load(self, names: Iterable[str]) -> None:
        asked = list(names)
        found = self._writing.streams(asked)
        self._streams |= {name: found.get(name, []) for name in asked}


def with_what_is_about(stream: Iterable[Recorded], ids: Iterable[str]) -> list[str]:
    """The ids, and those of the events that correct or retract them, or these in turn."""
    found = dict.fromkeys(ids)
    for recorded in stream:
        if isinstance(recorded.event, Corrected | Retracted) and recorded.event.event in found:
            found[recorded.id] = None
    return list(found)


class _Seen:
    """Which commands and ids are there already, in the journal or earlier in this batch."""

    def __init__(self, writing: Writing, commands: Sequence[Command]) -> None:
        self._recorded = writing.commands(command.command for command in commands)
        self._ids = writing.events(command.id for command in commands if command.id)
        self._now: dict[str, tuple[Command, str]] = {}
        self._now_by_id: dict[str, Command] = {}

    def before(self, command: Command) -> str | None:
        """The id of the event that this command led to; raises `Refused` if it is another one's."""
        earlier = self._recorded.get(command.command) or self._ids.get(command.id or "")
        if earlier is not None:
            if not _same(earlier, command):
                raise _taken(command)
            return earlier.id
        if command.command in self._now:
            other, id_ = self._now[command.command]
            if not _alike(other, command):
                raise _taken(command)
            return id_
        if command.id in self._now_by_id:
            raise _taken(command)
        return None

    def add(self, command: Command, id_: str) -> None:
        """Remember what was taken in."""
        self._now[command.command] = (command, id_)
        self._now_by_id[id_] = command


def _taken(command: Command) -> Refused:
    wanted = say(
        "een eigen id, of de inhoud waarmee dit id al is vastgelegd",
        "an id of its own, or the content with which this id was recorded",
    )
    if command.id is None:
        return malformed("commandid", command.command, wanted)
    return malformed("id", command.id, wanted)


def _in_newest_words(command: Command) -> Command:
    """A report by the name of an older version is recorded by that of the newest."""
    if command.kind not in OLDER:
        return command
    data = bytes(told_anew(command.kind, command.data))
    return structs.replace(command, kind=newest(command.kind), data=data)


def _same(entry: Entry, command: Command) -> bool:
    """Whether a command says what was recorded; of what was erased that cannot be told."""
    if (entry.stream, newest(entry.kind)) != (command.stream, command.kind):
        return False
    if entry.data is None:
        return True
    same = (entry.on, entry.by) == (command.on, command.by)
    return same and content(told_anew(entry.kind, entry.data)) == content(command.data)


def _alike(one: Command, other: Command) -> bool:
    return (one.stream, one.kind, one.on, one.by) == (other.stream, other.kind, other.on, other.by) and (
        content(one.data) == content(other.data)
    )
