"""Which record is this, and by which command is it recorded?

A record is known by person, BRIN, kind, enrolment number and its own number (a period: its begin day). A
result has its own number only: its enrolment number is there while the result stands alone, and goes when
it comes under a diploma, and it stays the same result.

**Finding back what was recorded.** The command of a fact is made from its key, so the journal itself tells
whether a record was heard before: look in the student's stream for the event with that command. There is no
list beside the journal to fall behind it when a program dies between two commits, and it works as well on
a journal restored from an archive, which keeps its commands.

**What a command gives away.** Its name for the person is the random pseudonym of the identity store, so no
burgerservicenummer or onderwijsnummer can be found by trying all of them. What the record said is no part
of it: commands stay in the journal when data is erased, and a command made from content would let anyone
check a guess of what was erased, which the salt of `datahash` exists to prevent.
"""

from __future__ import annotations

from typing import Literal, TypeAlias
from uuid import UUID, uuid5

from msgspec import Struct, json

Part: TypeAlias = Literal[
    "enrolled", "deregistered", "period", "support", "agreed", "ended", "result", "diploma"
]
PARTS: dict[str, tuple[Part, ...]] = {
    "ISG": ("enrolled", "deregistered"),
    "ISP": ("period",),
    "ISE": ("support",),
    "BPV": ("agreed", "ended"),
    "AMO": ("result",),
    "GEO": ("result",),
    "KZD": ("result",),
    "DIP": ("diploma",),
}
"""The facts that a record of a kind can tell, in the order in which they are recorded."""

_NAMESPACE = UUID("de80979b-3b90-4be8-b72b-b0a8bda474db")


class RecordKey(Struct, frozen=True):
    """Which record of a person it is. `own`: its number, or a period's begin day."""

    brin: str
    kind: str
    enrolment: str
    own: str

    def __str__(self) -> str:
        return "/".join(part for part in (self.brin, self.kind, self.enrolment, self.own) if part)


def first_command(student: str, key: RecordKey, part: Part, turn: int) -> str:
    """The command that records a fact of a record. `turn` counts from 0 how often it was recorded afresh."""
    return _command("record", student, key.brin, key.kind, key.enrolment, key.own, part, turn)


def later_command(what: Literal["correct", "retract"], event: str, turn: int) -> str:
    """The command that corrects or retracts an event for the `turn`th time, from 0.

    The turn is the first whose command the stream does not hold yet, so that a record may go from A to B and
    back to A.
    """
    return _command(what, event, turn)


def _command(*parts: str | int) -> str:
    return str(uuid5(_NAMESPACE, json.encode(parts).decode()))
