"""How does a note become an entry of the journal?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from journeys.store.entry import Entry, hash_of
from leerspoor.exchange.sample.chance import drawn
from leerspoor.exchange.sample.diary import Note
from leerspoor.exchange.sample.names import register_file, staff, uuid4

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def entries(notes: Iterable[Note], seed: int, first: int = 1) -> Iterator[Entry]:
    """The entries of notes that come in order of recording; ids, commands and salts are drawn."""
    day_of = date.fromordinal
    for position, note in enumerate(notes, first):
        by, stream = note.by, note.stream
        random = drawn(seed, f"{stream} {note.number}")
        digits = random.hex()
        salt = random[32:48]
        seconds, microseconds = divmod(note.recorded, 1_000_000)
        yield Entry(
            position=position,
            stream=stream,
            version=note.version,
            id=uuid4(digits),
            kind=note.kind,
            on=day_of(note.on),
            recorded_at=_EPOCH + timedelta(0, seconds, microseconds),
            by=by,
            command=uuid4(digits[32:64]),
            actor=None if by in ("duo", "system") else staff(seed, by, random[48] % 5),
            origin=_line(seed, note, random) if by == "duo" else None,
            datahash=hash_of(salt, note.data),
            salt=None if note.erased else salt,
            data=None if note.erased else note.data,
        )


def _line(seed: int, note: Note, random: bytes) -> str:
    month = note.recorded // 2_592_000_000_000
    return f"{register_file(seed, month)}:{int.from_bytes(random[49:52], 'big') % 40_000 + 2}"
