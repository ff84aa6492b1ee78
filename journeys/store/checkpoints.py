"""What was sealed of a journal, and what happened to the journal as a whole?

Tables beside the events, made when they are first needed. A row of `checkpoints` is a signed note about the
first `size` events; with it are the hashes that it was made from, so that a change can be named by its
position and the next checkpoint does not have to start at the first event. A row of `traces` tells of a
restore or of a new beginning of the sealing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct, structs
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    bindparam,
    func,
    inspect,
    select,
)

from journeys.errors import JournalDamaged
from journeys.saying import say
from journeys.seal.tree import HASH
from journeys.store.archive import instant_text

EVERY = 20_000
"""Events under one checkpoint at most."""
ANEW, INSTEAD, LATE, RESTORED = "anew", "instead", "late", "restored"
"""The kinds of trace: a new beginning that was asked for; a new journal where another was; a beginning when
there were events already; an archive that was put back."""
metadata = MetaData()
_word = Text().with_variant(Text(collation="C"), "postgresql")
_number = BigInteger().with_variant(Integer, "sqlite")

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("number", _number, primary_key=True, autoincrement=False),
    Column("at", _word, nullable=False),
    Column("size", _number, nullable=False),
    Column("note", _word, nullable=False),
    Column("keys", _word, nullable=False),
    Column("leaves", LargeBinary, nullable=False),
    Column("peaks", LargeBinary, nullable=False),
)
traces = Table(
    "traces",
    metadata,
    Column("number", _number, primary_key=True, autoincrement=False),
    Column("at", _word, nullable=False),
    Column("kind", _word, nullable=False),
    Column("about", _word, nullable=False),
)


_ALL = select(*checkpoints.columns).order_by(checkpoints.c.number)
_LAST = select(*checkpoints.columns).order_by(checkpoints.c.number.desc()).limit(1)
_NOTE = select(checkpoints.c.note).where(checkpoints.c.number == bindparam("number"))
_NOTES = (
    select(checkpoints.c.note).where(checkpoints.c.number > bindparam("after")).order_by(checkpoints.c.number)
)
_KEEP = checkpoints.insert()


class Row(Struct, frozen=True, kw_only=True):
    """A checkpoint as it is kept.

    `keys`: the public keys that signed, a line each; `leaves`: the hashes of the leaves since the checkpoint
    before; `peaks`: the whole subtrees of the tree at `size`.
    """

    number: int
    at: str
    size: int
    note: str
    keys: str
    leaves: bytes
    peaks: bytes


class Trace(Struct, frozen=True, kw_only=True):
    """What happened to the journal as a whole: `kind` says what, `about` from which archive or checkpoint."""

    number: int
    at: str
    kind: str
    about: str


class Leaves(Struct):
    """The hashes of leaves after a position, one after the other."""

    after: int
    hashes: bytearray

    @property
    def upto(self) -> int:
        """The last position of which there is a hash."""
        return self.after + len(self.hashes) // HASH

    def between(self, after: int, upto: int) -> bytes | None:
        """The hashes after one position up to and including another; None if not all are here."""
        if not self.after <= after <= upto <= self.upto:
            return None
        return bytes(self.hashes[(after - self.after) * HASH : (upto - self.after) * HASH])


def hashes(together: bytes) -> list[bytes]:
    """Hashes that are kept one after the other."""
    return [together[at : at + HASH] for at in range(0, len(together), HASH)]


def rows(connection: Connection) -> list[Row]:
    """The checkpoints in order; none if nothing was ever sealed."""
    return [_row(found) for found in connection.execute(_ALL)] if _there(connection, checkpoints) else []


def last(connection: Connection, upto: int | None = None) -> Row | None:
    """The last checkpoint (of at most so many events); None if there is none."""
    if not _there(connection, checkpoints):
        return None
    query = _LAST if upto is None else _LAST.where(checkpoints.c.size <= upto)
    found = connection.execute(query).one_or_none()
    return None if found is None else _row(found)


def notes(connection: Connection, after: int = 0) -> list[str]:
    """The notes of the checkpoints after a number, in order, of a journal that has any."""
    return list(connection.scalars(_NOTES, {"after": after}))


def note(connection: Connection, number: int) -> str | None:
    """The note of one checkpoint of a journal that has any; None if that one is not there."""
    return connection.scalar(_NOTE, {"number": number})


def keep(connection: Connection, row: Row) -> None:
    """Add a checkpoint."""
    if not _there(connection, checkpoints):
        metadata.create_all(connection)
    connection.execute(_KEEP, structs.asdict(row))


def traced(connection: Connection) -> list[Trace]:
    """What happened to the journal as a whole, in order."""
    if not _there(connection, traces):
        return []
    query = select(*traces.columns).order_by(traces.c.number)
    return [
        Trace(number=n, at=at, kind=kind, about=about) for n, at, kind, about in connection.execute(query)
    ]


def trace(connection: Connection, at: datetime, kind: str, about: str) -> None:
    """Note what happened to the journal as a whole."""
    metadata.create_all(connection)
    number = 1 + (connection.scalar(select(func.max(traces.c.number))) or 0)
    connection.execute(
        traces.insert(), {"number": number, "at": instant_text(at), "kind": kind, "about": about}
    )


def _there(connection: Connection, table: Table) -> bool:
    return inspect(connection).has_table(table.name)


def _row(found: Sequence[Any]) -> Row:
    try:
        return msgspec.convert(
            dict(zip(Row.__struct_fields__, found, strict=True)), Row, builtin_types=(bytes,)
        )
    except msgspec.ValidationError:
        raise JournalDamaged(
            say(
                f"verzegeling {found[0]}: dit is er geen van ons",
                f"checkpoint {found[0]}: this is none of ours",
            )
        ) from None
