"""What are the leaves of a journal, and what is the root of its history?

Leaf n - 1 is position n: the archive line without salt and data (`archive.leaf`). What was erased kept its
leaf, so a root never changes afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeys.errors import JournalDamaged, JournalError
from journeys.seal.tree import Peaks, Tree, leaf_hash
from journeys.store.archive import leaf
from journeys.store.journal import Journal


def leaves(journal: Journal, after: int = 0, upto: int | None = None) -> Iterator[bytes]:
    """The hash of each leaf after a position; raises `JournalDamaged` where a position is missing."""
    for expected, entry in enumerate(journal.entries(after, upto), after + 1):
        if entry.position != expected:
            raise JournalDamaged(f"{journal.name}: hier hoort positie {expected}", position=expected)
        yield leaf_hash(leaf(entry))


def root(journal: Journal, size: int) -> bytes:
    """The root of the first `size` events, 32 bytes; raises `JournalError` if there are not as many."""
    peaks = Peaks()
    for each in leaves(journal, upto=size):
        peaks.add(each)
    if peaks.size != size:
        raise JournalError(f"{journal.name}: er zijn {peaks.size} gebeurtenissen, geen {size}")
    return peaks.root()


def tree(journal: Journal, size: int | None = None) -> Tree:
    """The tree of the first `size` events (all), for proofs; 64 bytes an event in memory."""
    return Tree(leaves(journal, upto=size))
