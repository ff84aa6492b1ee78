"""What does the journal hold of one event?

The envelope beside the bytes of the event's data. The data's hash is salted, so that the data can be
erased while its place in the history can still be proved.
"""

from __future__ import annotations

import hashlib
import secrets
import uuid
from datetime import date, datetime

from msgspec import Struct

from journeys.history import Recorded
from journeys.wire import check_envelope, decode


class Entry(Struct, frozen=True, kw_only=True):
    """One line of the journal. `data` and `salt` are None when they were erased; the hash stays.

    `recorded_at` is UTC, `origin` is `<sha256 of the file>:<line>`, `datahash` 32 bytes, `salt` 16 bytes.
    """

    position: int
    stream: str
    version: int
    id: str
    kind: str
    on: date
    recorded_at: datetime
    by: str
    command: str
    actor: str | None = None
    origin: str | None = None
    datahash: bytes
    salt: bytes | None
    data: bytes | None

    @property
    def originator_id(self) -> str:
        """The stream, in the words of the eventsourcing library."""
        return self.stream

    @property
    def originator_version(self) -> int:
        """The version, in the words of the eventsourcing library."""
        return self.version

    def check_envelope(self) -> None:
        """Raise `Refused` MALFORMED for what is no envelope of ours."""
        check_envelope(
            stream=self.stream,
            kind=self.kind,
            on=self.on,
            by=self.by,
            command=self.command,
            id_=self.id,
            actor=self.actor,
        )

    def recorded(self) -> Recorded:
        """The entry with its data read, as the folds take it."""
        return Recorded(
            position=self.position,
            stream=self.stream,
            version=self.version,
            id=self.id,
            kind=self.kind,
            on=self.on,
            recorded_at=self.recorded_at,
            by=self.by,
            event=None if self.data is None else decode(self.kind, self.data),
            actor=self.actor,
            origin=self.origin,
            command=self.command,
        )


def hash_of(salt: bytes, data: bytes) -> bytes:
    """SHA-256 of the salt followed by the data."""
    return hashlib.sha256(salt + data).digest()


def new_salt() -> bytes:
    """16 random bytes."""
    return secrets.token_bytes(16)


def new_id() -> str:
    """A random UUID, never made from content."""
    return str(uuid.uuid4())
