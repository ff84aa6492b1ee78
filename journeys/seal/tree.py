"""What is the root of these leaves, and does one tree hold what another held?

The Merkle tree of RFC 6962 (section 2.1) with SHA-256: a leaf is hashed after a zero byte, two nodes after a
one. A tree of n leaves is split at the largest power of two below n, so what was once a whole subtree never
changes again. Leaves are counted from 0; a size is a number of leaves; every hash is 32 bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256 as _sha256

HASH = 32
"""Bytes in a hash."""
EMPTY = _sha256(b"").digest()
"""The root of no leaves."""


def leaf_hash(line: bytes) -> bytes:
    """The hash of a leaf's bytes."""
    return _sha256(b"\0" + line).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees, which stand in this order."""
    return _sha256(b"\1" + left + right).digest()


class Peaks:
    """As little of a tree as is needed to add to it: its whole subtrees, the largest first."""

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()) -> None:
        self.size = size
        self.hashes = list(hashes)
        if len(self.hashes) != size.bit_count():
            raise ValueError(f"a tree of {size} has {size.bit_count()} whole subtrees")

    def add(self, leaf: bytes) -> None:
        """Add the hash of a leaf."""
        self.extend((leaf,))

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add the hashes of leaves, in order."""
        size, hashes, sha256 = self.size, self.hashes, _sha256
        for leaf in leaves:
            whole, size = size, size + 1
            while whole & 1:
                leaf = sha256(b"\1" + hashes.pop() + leaf).digest()  # noqa: PLW2901 - what it grows into
                whole >>= 1
            hashes.append(leaf)
        self.size = size

    def root(self) -> bytes:
        """The root of the leaves so far."""
        if not self.hashes:
            return EMPTY
        *others, root = self.hashes
        for left in reversed(others):
            root = node_hash(left, root)
        return root


class Tree:
    """Every whole subtree of a growing tree, so that each proof takes a handful of hashes.

    64 bytes a leaf. Roots and proofs are of the tree as it was at any earlier size.
    """

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self._levels = [bytearray()]
        for leaf in leaves:
            self.add(leaf)

    @property
    def size(self) -> int:
        """How many leaves there are."""
        return len(self._levels[0]) // HASH

    def add(self, leaf: bytes) -> None:
        """Add the hash of a leaf."""
        level = 0
        at = self.size
        self._levels[0] += leaf
        while at & 1:
            leaf = node_hash(self._whole(level, at - 1), leaf)
            level, at = level + 1, at >> 1
            if level == len(self._levels):
                self._levels.append(bytearray())
            self._levels[level] += leaf

    def root(self, size: int | None = None) -> bytes:
        """The root of the first `size` leaves (all)."""
        end = self._known(self.size if size is None else size)
        return self._hash(0, end) if end else EMPTY

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """The path from a leaf up to the root of the first `size` leaves (PATH in the RFC)."""
        if not 0 <= index < self._known(size):
            raise ValueError(f"leaf {index} is not in a tree of {size}")
        start, end, path = 0, size, list[bytes]()
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._hash(middle, end))
                end = middle
            else:
                path.append(self._hash(start, middle))
                start = middle
        return path[::-1]

    def consistency(self, old: int, size: int) -> list[bytes]:
        """What shows that the first `size` leaves begin with the first `old` (PROOF in the RFC)."""
        if not 0 <= old <= self._known(size):
            raise ValueError(f"a tree of {size} does not begin with {old} leaves")
        if old in (0, size):
            return []
        start, end, proof = 0, size, list[bytes]()
        while end != old:
            middle = start + _split(end - start)
            if old <= middle:
                proof.append(self._hash(middle, end))
                end = middle
            else:
                proof.append(self._hash(start, middle))
                start = middle
        return ([self._hash(start, end)] if start else []) + proof[::-1]

    def _known(self, size: int) -> int:
        if not 0 <= size <= self.size:
            raise ValueError(f"this tree has {self.size} leaves, not {size}")
        return size

    def _whole(self, level: int, at: int) -> bytes:
        return bytes(self._levels[level][at * HASH : at * HASH + HASH])

    def _hash(self, start: int, end: int) -> bytes:
        """The root of the leaves from `start` up to `end`, as the RFC splits them."""
        count = end - start
        if count.bit_count() == 1:
            level = count.bit_length() - 1
            return self._whole(level, start >> level)
        middle = start + _split(count)
        return node_hash(self._hash(start, middle), self._hash(middle, end))


def included(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the path shows that this leaf hash is leaf `index` of the tree with this size and root."""
    if not 0 <= index < size:
        return False
    last = size - 1
    for beside in path:
        if last == 0:
            return False
        if index & 1 or index == last:
            leaf = node_hash(beside, leaf)
            index, last = _up(index, last)
        else:
            leaf = node_hash(leaf, beside)
        index, last = index >> 1, last >> 1
    return last == 0 and leaf == root


def up_to(index: int, size: int) -> Iterator[bool]:
    """From leaf `index` up to the root of `size` leaves: whether each neighbour is on the left."""
    last = size - 1
    while last:
        left = bool(index & 1 or index == last)
        yield left
        if left:
            index, last = _up(index, last)
        index, last = index >> 1, last >> 1


def consistent(old: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the tree of `size` begins with all that the tree of `old` held."""
    if not 0 <= old <= size:
        return False
    if old == size:
        return not proof and old_root == root
    if old == 0:
        return not proof and old_root == EMPTY
    index, last = old - 1, size - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    rest = list(proof)
    if index:
        if not rest:
            return False
        first = rest.pop(0)
    else:
        first = old_root  # a whole subtree, which the proof leaves out
    before = after = first
    for beside in rest:
        if last == 0:
            return False
        if index & 1 or index == last:
            before, after = node_hash(beside, before), node_hash(beside, after)
            index, last = _up(index, last)
        else:
            after = node_hash(after, beside)
        index, last = index >> 1, last >> 1
    return last == 0 and before == old_root and after == root


def _split(count: int) -> int:
    """The largest power of two below a count of at least two."""
    return 1 << (count - 1).bit_length() - 1


def _up(index: int, last: int) -> tuple[int, int]:
    """Past the levels at which this node is a left one that has nothing on its right yet."""
    while index and not index & 1:
        index, last = index >> 1, last >> 1
    return index, last
