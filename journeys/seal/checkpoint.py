"""What does a log say of itself: this many lines, with this root?

The checkpoint of C2SP (tlog-checkpoint), which is the text of a signed note: the name of the log (its
origin), the number of its leaves and their root.
"""

from __future__ import annotations

import base64
import binascii
import re

from msgspec import Struct

from journeys.errors import Unreadable
from journeys.saying import say
from journeys.seal.note import Note
from journeys.seal.tree import HASH

_LINES = 3
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)


class Checkpoint(Struct, frozen=True):
    """`origin` names the log, `size` counts its leaves, `root` is 32 bytes."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        """The text to sign."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def checkpoint_of(note: Note) -> Checkpoint:
    """The checkpoint that a note's text is; raises `Unreadable` if it is another text."""
    lines = note.text.removesuffix("\n").split("\n")
    if len(lines) < _LINES or "" in lines:
        raise _other()
    origin, size, root = lines[:_LINES]
    try:
        found = base64.b64decode(root, validate=True)
    except (binascii.Error, ValueError):
        raise _other() from None
    if not _SIZE.fullmatch(size) or len(found) != HASH:
        raise _other()
    return Checkpoint(origin, int(size), found)


def _other() -> Unreadable:
    return Unreadable(
        say(
            "geen verzegeling: verwacht: naam, aantal en wortel, elk op een eigen regel",
            "no checkpoint: expected: name, size and root, each on a line of its own",
        )
    )
