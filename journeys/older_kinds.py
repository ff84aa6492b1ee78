"""How is an event read that was recorded by an older version of its kind?

What was recorded is never changed, so it stays in the journal under the name that it had then, byte for
byte. It is told in the words of the newest version each time it is read, and here is the only place where
that is said. A kind gains a version when an optional field cannot say what changed:

1. its struct in `events` becomes the new version, and its stored name ends in `/2`;
2. `OLDER` says how the data of `/1` becomes that of `/2`.

Folds, rules and answers know the newest version only. What comes in by an older name, in a file of long
ago, is recorded under the newest one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Raw, Struct, json

Said = dict[str, Any]


class Older(Struct, frozen=True):
    """How an older version of a kind is read: as `became`, with its data told anew.

    `told` gets a dict of its own, whatever is in it, and leaves alone what is in the words of the newer
    version already: a correction of today about an event of then is written as one writes today.
    """

    became: str
    told: Callable[[Said], Said]


OLDER: dict[str, Older] = {}
"""By stored name. Every kind is still in its first version: there is nothing here yet."""


def newest(kind: str) -> str:
    """The version of a kind that is known everywhere else."""
    while kind in OLDER:
        kind = OLDER[kind].became
    return kind


def told_anew(kind: str, data: bytes | Raw) -> bytes | Raw:
    """The data of an event in the words of the newest version; as it is, if it is no JSON object."""
    if kind not in OLDER:
        return data
    try:
        said = json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return data
    while isinstance(said, dict) and kind in OLDER:
        said, kind = OLDER[kind].told(said), OLDER[kind].became
    return json.encode(said)
