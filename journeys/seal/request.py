"""What shows that a checkpoint extends an older one?

A checkpoint with, before it, the older size and the hashes that prove it: what C2SP's tlog-witness is sent.
Without those lines it is a bare checkpoint.
"""

from __future__ import annotations

import base64
import binascii
import re

from msgspec import Struct

from journeys.errors import Unreadable
from journeys.saying import say
from journeys.seal.checkpoint import Checkpoint, checkpoint_of
from journeys.seal.note import MOST_BYTES, Note, read
from journeys.seal.tree import HASH

_OLD = re.compile(r"old (0|[1-9][0-9]{0,18})", re.ASCII)


class Request(Struct, frozen=True):
    """A checkpoint, and what shows that it begins with the first `old` leaves."""

    note: Note
    checkpoint: Checkpoint
    old: int | None = None
    proof: tuple[bytes, ...] = ()

    def __str__(self) -> str:
        if self.old is None:
            return str(self.note)
        proof = "".join(f"{base64.b64encode(each).decode()}\n" for each in self.proof)
        return f"old {self.old}\n{proof}\n{self.note}"


def request_of(written: bytes) -> Request:
    """The request or the bare checkpoint that is written there; raises `Unreadable` for anything else."""
    if len(written) > MOST_BYTES:
        raise Unreadable(
            say(
                f"te lang voor een verzegeling (meer dan {MOST_BYTES} bytes)",
                f"too long for a checkpoint (more than {MOST_BYTES} bytes)",
            )
        )
    try:
        text = written.decode()
    except UnicodeDecodeError:
        raise Unreadable(
            say("geen tekst in UTF-8; verwacht: een verzegeling", "no text in UTF-8; expected: a checkpoint")
        ) from None
    first, _, rest = text.partition("\n")
    old = _OLD.fullmatch(first)
    if old is None:
        note = read(text)
        return Request(note, checkpoint_of(note))
    proof, _, below = f"\n{rest}".partition("\n\n")
    note = read(below)
    return Request(note, checkpoint_of(note), int(old[1]), tuple(map(_hash, proof.split())))


def _hash(word: str) -> bytes:
    try:
        found = base64.b64decode(word, validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if len(found) != HASH:
        raise Unreadable(
            say(
                "een regel van het bewijs is geen hash (32 bytes in base64)",
                "a line of the proof is no hash (32 bytes in base64)",
            )
        )
    return found
