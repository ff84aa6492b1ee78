"""How is a journal sealed, and how far is it?

A checkpoint says of the first n events which root they have (`journeys.seal`), signed with this user's key.
They are made as the journal grows and when it is closed. What cannot be sealed now stays unsealed: a report
is recorded whether or not there is a key. Nothing is signed that contradicts what was signed before.
"""

from __future__ import annotations

import secrets
from typing import Protocol

from msgspec import Struct
from sqlalchemy import Connection

from journeys.errors import JournalDamaged, JournalError, LeerspoorError, Unreadable
from journeys.saying import say
from journeys.seal.checkpoint import Checkpoint, checkpoint_of
from journeys.seal.note import Note, PrivateKey, read
from journeys.seal.tree import Peaks
from journeys.store import checkpoints, head
from journeys.store.archive import instant_text
from journeys.store.checkpoints import ANEW, EVERY, INSTEAD, LATE, Leaves, Row, hashes
from journeys.store.journal import Journal
from journeys.store.leaves import leaves
from leerspoor.keyring import Keyring, Seen, chained, keyring


class Tell(Protocol):
    """Told how many events are sealed, of how many."""

    def __call__(self, done: int, of: int | None = None) -> None: ...


class HeldBack(JournalError):  # noqa: N818 - a decision, not a fault
    """The journal is not what was sealed before, so nothing more is signed; says what is the matter."""


class State(Struct, frozen=True):
    """How far the sealing is: events in the journal, and of them sealed; when; why it does not go on."""

    events: int
    sealed: int = 0
    at: str | None = None
    trouble: str | None = None


class _Log(Struct, frozen=True):
    """What was sealed so far under a name; `signers`: the keys that sign what comes next."""

    origin: str
    number: int
    size: int
    peaks: list[bytes]
    signers: list[bytes]
    handover: bool
    trace: tuple[str, str] | None = None


def state(journal: Journal) -> State:
    """How far the sealing of a journal is, at a glance; `verify` is what reads everything again."""
    keys, trouble = keyring(), None
    with journal.reading() as connection:
        row, events = checkpoints.last(connection), head.last(connection).position
        try:
            if row is not None:
                _standing(connection, journal.name, keys, row, events)
            elif keys.recall(journal.name, Seen) is not None:
                raise _other_journal(journal.name, keys)
        except LeerspoorError as error:
            trouble = str(error)
    return State(events, row.size, row.at, trouble) if row else State(events, trouble=trouble)


def seal(
    journal: Journal,
    keys: Keyring,
    tell: Tell | None = None,
    *,
    fresh: bool = False,
    anew: bool = False,
    known: Leaves | None = None,
) -> Row | None:
    """Seal everything that is in the journal; the last checkpoint, or None of an empty journal.

    `fresh`: this program took in the first event, so the journal is a new one. `anew`: under a new name,
    whatever was sealed before. `known`: leaves that need not be read again. Raises `HeldBack` for what must
    not be signed, `LeerspoorError` for what cannot be.
    """
    begin = anew
    while True:
        with journal.reading() as connection:
            row, events = checkpoints.last(connection), head.last(connection).position
            if not events:
                return None
            if row is None or begin:
                log = _begun(journal.name, keys, row, events, fresh=fresh, anew=anew)
            else:
                log = _standing(connection, journal.name, keys, row, events)
                if log.size == events and not log.handover:
                    _remember(connection, journal.name, keys, row)
                    return row
        if tell is not None:
            tell(log.size, events)
        made = _extend(journal, log, min(events, log.size + EVERY), known)
        if made is not None:
            begin = False
            with journal.reading() as connection:
                _remember(connection, journal.name, keys, made)
            if made.size == events:
                return made


def _begun(place: str, keys: Keyring, row: Row | None, events: int, *, fresh: bool, anew: bool) -> _Log:
    """A new name, of which nothing was sealed yet."""
    seen = keys.recall(place, Seen)
    trace = None
    if anew:
        trace = ANEW, f"{events}"
    elif seen is not None:
        if not fresh:
            raise _other_journal(place, keys)
        trace = INSTEAD, _named(seen)
    elif not fresh:
        trace = LATE, f"{events}"
    return _Log(
        origin=f"leerspoor/{secrets.token_hex(8)}",
        number=row.number if row else 0,
        size=0,
        peaks=[],
        signers=[keys.secret()],
        handover=False,
        trace=trace,
    )


def _standing(connection: Connection, place: str, keys: Keyring, row: Row, events: int) -> _Log:
    """What was sealed, if this user's key may go on from there; raises `HeldBack` if not."""
    try:
        note = read(row.note)
        checkpoint = checkpoint_of(note)
        peaks = Peaks(row.size, hashes(row.peaks))
    except (Unreadable, ValueError):
        raise HeldBack(
            say(f"verzegeling {row.number} is niet te lezen", f"checkpoint {row.number} cannot be read")
        ) from None
    origin = checkpoint.origin
    if (checkpoint.size, checkpoint.root) != (row.size, peaks.root()):
        raise HeldBack(
            say(
                f"verzegeling {row.number} zegt iets anders dan waarvan zij gemaakt is",
                f"checkpoint {row.number} says something else than what it was made of",
            )
        )
    signers = [each for each in keys.secrets() if PrivateKey(origin, each).public.signed(note)]
    if not signers:
        raise HeldBack(
            say(
                f"verzegeling {row.number} is gemaakt met een sleutel die hier niet is ({keys.path}); "
                "zet die terug, of begin opnieuw met `leerspoor seal --anew`",
                f"checkpoint {row.number} was made with a key that is not here ({keys.path}); "
                "put it back, or begin anew with `leerspoor seal --anew`",
            )
        )
    if row.size > events:
        raise HeldBack(
            say(
                f"{row.size} posities zijn verzegeld, en er zijn er nog {events}",
                f"{row.size} positions are sealed, and {events} are left",
            )
        )
    seen = keys.recall(place, Seen)
    if seen is not None and checkpoints.note(connection, seen.number) != seen.note:
        raise HeldBack(
            say(
                f"de laatste verzegeling die hier gemaakt is ({_named(seen)}) staat niet meer in het "
                "journaal: het is ouder, of een ander. Klopt dat, begin dan opnieuw met `leerspoor seal "
                "--anew`",
                f"the last checkpoint made here ({_named(seen)}) is no longer in the journal: "
                "it is older, or another one. If that is right, begin anew with `leerspoor "
                "seal --anew`",
            )
        )
    current = keys.secret()
    handover = current not in signers
    return _Log(
        origin=origin,
        number=row.number,
        size=row.size,
        peaks=peaks.hashes,
        signers=[signers[0], current] if handover else [current],
        handover=handover,
    )


def _extend(journal: Journal, log: _Log, upto: int, known: Leaves | None) -> Row | None:
    """Make the next checkpoint; None if another program was before us."""
    since = known.between(log.size, upto) if known else None
    if since is None:
        since = b"".join(leaves(journal, log.size, upto))
    peaks = Peaks(log.size, log.peaks)
    peaks.extend(hashes(since))
    if not since and not log.handover:
        raise JournalDamaged(
            say(
                f"{journal.name}: hier hoort positie {log.size + 1}",
                f"{journal.name}: position {log.size + 1} belongs here",
            ),
            position=log.size + 1,
        )
    signers = [PrivateKey(log.origin, each) for each in log.signers]
    note = Note(str(Checkpoint(log.origin, peaks.size, peaks.root())))
    for signer in signers:
        note = signer.sign(note)
    now = head.utc_now()
    with journal.transaction() as connection:
        head.hold(connection)
        last = checkpoints.last(connection)
        if (last.number if last else 0) != log.number:
            return None
        if log.trace:
            checkpoints.trace(connection, now, *log.trace)
        row = Row(
            number=log.number + 1,
            at=instant_text(now),
            size=peaks.size,
            note=str(note),
            keys="\n".join(str(signer.public) for signer in signers),
            leaves=since,
            peaks=b"".join(peaks.hashes),
        )
        checkpoints.keep(connection, row)
    return row


def _remember(connection: Connection, place: str, keys: Keyring, row: Row) -> None:
    """Keep beside the key what was sealed last, so that it cannot be taken back unseen."""
    seen = keys.recall(place, Seen)
    if seen is not None and checkpoints.note(connection, seen.number) != seen.note:
        seen = None
    if seen is None or seen.number < row.number:
        number, chain = (seen.number, seen.chain) if seen else (0, "")
        chain = chained(checkpoints.notes(connection, number), chain)
        keys.remember(place, Seen(row.number, row.note, chain))


def _named(seen: Seen) -> str:
    checkpoint = checkpoint_of(read(seen.note))
    return say(
        f"{checkpoint.origin}, {checkpoint.size} posities",
        f"{checkpoint.origin}, {checkpoint.size} positions",
    )


def _other_journal(place: str, keys: Keyring) -> HeldBack:
    seen = keys.recall(place, Seen)
    return HeldBack(
        say(
            f"hier is eerder een journaal verzegeld ({_named(seen) if seen else ''}), en van die "
            "verzegelingen is er geen. Klopt dat, begin dan opnieuw met `leerspoor seal --anew`",
            f"a journal was sealed here before ({_named(seen) if seen else ''}), and none "
            "of those checkpoints is there. If that is right, begin anew with `leerspoor "
            "seal --anew`",
        )
    )
