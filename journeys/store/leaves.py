"""What are the leaves of a journal, and what is the root of its history?

Leaf n - 1 is position n: the archive line without salt and data (`archive.leaf`). What was erased kept its
leaf, so a root never changes afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import null, select

from journeys.errors import JournalDamaged, JournalError
from journeys.saying import say
from journeys.seal.tree import Peaks, Tree, leaf_hash
from journeys.store.journal import Journal
from journeys.store.rows import COLUMNS, leaf_of, not_ours
from journeys.store.tables import events

_CHUNK = 5000
_ID, _SALT = COLUMNS.index("id"), COLUMNS.index("salt")
_ENVELOPE = select(*events.columns[:_SALT], null(), events.c.datahash).order_by(events.c.position)
"""Rows without salt and data, which no leaf has."""


def leaves(journal: Journal, after: int = 0, upto: int | None = None) -> Iterator[bytes]:
    """The hash of each leaf after a position; raises `JournalDamaged` where a position is missing."""
    query = _ENVELOPE.limit(_CHUNK)
    if upto is not None:
        query = query.where(events.c.position <= upto)
    while True:
        with journal.reading() as connection:
            rows = connection.execute(query.where(events.c.position > after)).all()
        for row in rows:
            after += 1
            if row[0] != after:
                belongs = say(f"hier hoort positie {after}", f"position {after} belongs here")
                raise JournalDamaged(f"{journal.name}: {belongs}", position=after)
            if row[_ID] is None:
                message = f"{journal.name}: {not_ours(after)}"
                raise JournalDamaged(message, position=after)
            yield leaf_hash(leaf_of(row))
        if len(rows) < _CHUNK:
            return


def root(journal: Journal, size: int) -> bytes:
    """The root of the first `size` events, 32 bytes; raises `JournalError` if there are not as many."""
    peaks = Peaks()
    peaks.extend(leaves(journal, upto=size))
    if peaks.size != size:
        raise JournalError(
            f"{journal.name}: "
            + say(
                f"er zijn {peaks.size} gebeurtenissen, geen {size}",
                f"there are {peaks.size} events, not {size}",
            )
        )
    return peaks.root()


def tree(journal: Journal, size: int | None = None) -> Tree:
    """The tree of the first `size` events (all), for proofs; 64 bytes an event in memory."""
    return Tree(leaves(journal, upto=size))
