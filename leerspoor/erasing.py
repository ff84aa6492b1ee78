"""How is what is known of a student destroyed, and is it really gone?

An `erased/1` names the events; their data and salts go, their places and hashes stay, so that every
checkpoint holds as before. Who the student is goes from the identity store. What was erased is kept in a
ledger beside the key: which events, never what was in them. By that it is erased again after an older copy
came back.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct
from sqlalchemy import func, select

from journeys.aggregates.command import Command
from journeys.errors import Unreadable, WrongUse, unreadable, what_went_wrong
from journeys.events import KIND_OF, Erased
from journeys.saying import say
from journeys.store import reading
from journeys.store.entry import Entry
from journeys.store.journal import Journal
from journeys.store.place import place_of
from journeys.store.tables import events
from leerspoor.identity import IdentityStore, NoIdentities
from leerspoor.identity.place import identity_place
from leerspoor.keyring import Keyring
from leerspoor.recording import record
from projections.catch_up import catch_up

_KIND = KIND_OF[Erased]
_TELLING = 24
"""Bytes of data from which on it is looked for as it is; shorter says the same of many."""
_CHUNK = 1 << 22


class Erasure(Struct, frozen=True, kw_only=True):
    """A line of the ledger: which events of which student were to be erased, when and why."""

    student: str
    events: list[str]
    ground: str
    class_: str = msgspec.field(name="class")
    on: date
    command: str


class Hit(Struct, frozen=True):
    """A file in which something that was erased is still there, and how many of such things."""

    file: str
    count: int


class Erasing(Struct, frozen=True, kw_only=True):
    """What was done: events emptied, what of the person was removed, files looked through, and hits."""

    student: str
    events: int
    identity: list[str]
    files: int
    hits: list[Hit]


def to_erase(journal: Journal, student: str) -> list[Entry]:
    """The entries of a student that hold data still; raises `WrongUse` for one who is not known."""
    stream = f"student/{student}"
    with journal.reading() as connection:
        found = reading.streams(connection, [stream]).get(stream)
        if found is None:
            raise WrongUse(say(f"leerling «{student}» is niet bekend", f"student «{student}» is not known"))
        by_id = reading.by_id(connection, (recorded.id for recorded in found))
    return [entry for entry in by_id.values() if entry.data is not None and entry.kind != _KIND]


def erase(
    journal: Journal,
    place: str,
    keys: Keyring,
    student: str,
    *,
    ground: str,
    class_: str,
    on: date,
    folders: Iterable[Path] = (),
) -> Erasing:
    """Destroy what is known of a student and look whether it is gone, in these folders too."""
    entries = to_erase(journal, student)
    known = _person(place, student)
    traces = [*_traces(journal, entries), *known]
    if entries:
        erasure = Erasure(
            student=student,
            events=[entry.id for entry in entries],
            ground=ground,
            class_=class_,
            on=on,
            command=str(uuid.uuid4()),
        )
        _note(keys, erasure)
        _record(journal, erasure, erasure.events)
    removed = _forget(place, student)
    catch_up(journal)
    journal.wipe()
    files = sorted(set(_files(place, folders)))
    hits = [Hit(str(path), count) for path in files if (count := _count(path, traces))]
    return Erasing(student=student, events=len(entries), identity=removed, files=len(files), hits=hits)


def again(journal: Journal, keys: Keyring) -> int:
    """Erase once more what the ledger names and is here again, as after an older copy; the events."""
    count = 0
    for erasure in ledger(keys):
        with journal.reading() as connection:
            found = reading.by_id(connection, erasure.events)
        here = [id_ for id_, entry in found.items() if entry.data is not None]
        if here:
            _record(journal, erasure, here)
            count += len(here)
    return count


def back(journal: Journal, keys: Keyring) -> int:
    """How many events that were erased once have their data again."""
    named = [id_ for erasure in ledger(keys) for id_ in erasure.events]
    with journal.reading() as connection:
        return sum(entry.data is not None for entry in reading.by_id(connection, named).values())


def ledger(keys: Keyring) -> list[Erasure]:
    """The erasures so far, the first one first; raises `Unreadable` if they cannot be read."""
    path = _ledger(keys)
    if not path.exists():
        return []
    try:
        return [msgspec.json.decode(line, type=Erasure) for line in path.read_bytes().splitlines()]
    except OSError as error:
        raise unreadable(path, error) from None
    except msgspec.MsgspecError:
        raise Unreadable(
            say(
                f"{path}: hier staat wat gewist is, en het is niet te lezen",
                f"{path}: what was erased is kept here, and it cannot be read",
            )
        ) from None


def _ledger(keys: Keyring) -> Path:
    return keys.path.with_name("erased.jsonl")


def _note(keys: Keyring, erasure: Erasure) -> None:
    """Keep it before it is done, so that nothing is ever gone here and back by an older copy."""
    keys.append(_ledger(keys), msgspec.json.encode(erasure) + b"\n")


def _record(journal: Journal, erasure: Erasure, ids: list[str]) -> None:
    said = Erased(events=ids, ground=erasure.ground, class_=erasure.class_)
    command = Command(
        stream=f"student/{erasure.student}",
        kind=_KIND,
        on=erasure.on,
        by="system",
        data=msgspec.json.encode(said),
        command=erasure.command if len(ids) == len(erasure.events) else str(uuid.uuid4()),
    )
    (outcome,) = record(journal, [command])
    if outcome.refusal is not None:
        raise outcome.refusal


def _traces(journal: Journal, entries: Iterable[Entry]) -> Iterator[bytes]:
    """By what one would recognise it: the salts, as bytes and as an archive writes them, and the data.

    Data that other events have too, or that is short, says nothing of this student.
    """
    for entry in entries:
        if entry.salt is None or entry.data is None:
            continue
        yield entry.salt
        yield entry.salt.hex().encode()
        if len(entry.data) >= _TELLING:
            same = select(func.count()).where(events.c.data == entry.data.decode())
            with journal.reading() as connection:
                if connection.scalar(same) == 1:
                    yield entry.data


def _person(place: str, student: str) -> list[bytes]:
    """The number and the whole name, if they are known."""
    try:
        with IdentityStore(place, create=False) as store:
            found = store.people([student]).get(student)
    except NoIdentities:
        return []
    if found is None:
        return []
    said = (found.number, found.name if found.name and " " in found.name else None)
    return [each.encode() for each in said if each]


def _forget(place: str, student: str) -> list[str]:
    try:
        with IdentityStore(place, create=False) as store:
            if student in store.people([student]):
                return list(store.forget(student).removed)
    except NoIdentities:
        pass
    return []


def _files(place: str, folders: Iterable[Path]) -> Iterator[Path]:
    """The journal's own files, those of the identities, and all in the folders."""
    for path in (place_of(place).path, identity_place(place).path):
        if path is not None:
            yield from (found for found in path.parent.glob(f"{path.name}*") if found.is_file())
    for folder in folders:
        yield from (found for found in folder.rglob("*") if found.is_file())


def _count(path: Path, traces: Iterable[bytes]) -> int:
    """How many of these are in a file."""
    wanted = set(traces)
    longest = max(map(len, wanted), default=0)
    found: set[bytes] = set()
    kept = b""
    try:
        with path.open("rb") as file:
            while some := file.read(_CHUNK):
                window = kept + some
                found |= {each for each in wanted - found if each in window}
                kept = window[-longest:] if longest else b""
    except OSError as error:
        raise Unreadable(
            say(
                f"{path}: niet te lezen ({what_went_wrong(error)}), dus niet nagekeken",
                f"{path}: cannot be read ({what_went_wrong(error)}), so it was not searched",
            )
        ) from None
    return len(found)
