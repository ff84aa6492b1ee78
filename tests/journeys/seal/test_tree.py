"""The tree of RFC 6962: its known vectors, and what two other implementations make of the same leaves.

The vectors are those of the Certificate Transparency project, over its eight leaves.
"""

from __future__ import annotations

import hashlib

import pymerkle
import pytest
import tamperlog
from hypothesis import given
from hypothesis import strategies as st

from journeys.seal.tree import EMPTY, Peaks, Tree, consistent, included, leaf_hash

LEAVES = [
    bytes.fromhex(leaf)
    for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
                 "606162636465666768696a6b6c6d6e6f")
]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
CONSISTENCY = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
MOST = 70
"""Every size up to here is tried: one past a power of two, and enough of what lies between."""


@pytest.fixture(scope="module")
def lines() -> list[bytes]:
    return [str(number).encode() * (number % 5) for number in range(MOST)]


@pytest.fixture(scope="module")
def hashes(lines: list[bytes]) -> list[bytes]:
    return [leaf_hash(line) for line in lines]


@pytest.fixture(scope="module")
def tree(hashes: list[bytes]) -> Tree:
    return Tree(hashes)


# --- the vectors ----------------------------------------------------------------------------------------


def test_no_leaves_have_the_root_of_nothing():
    assert Tree().root() == Peaks().root() == EMPTY == hashlib.sha256(b"").digest()


@pytest.mark.parametrize("size", range(1, 9))
def test_the_root_is_the_known_one(size: int):
    tree = Tree(leaf_hash(leaf) for leaf in LEAVES)
    assert tree.root(size).hex() == ROOTS[size - 1]


@pytest.mark.parametrize(("old", "size"), CONSISTENCY)
def test_the_proof_is_the_known_one(old: int, size: int):
    tree = Tree(leaf_hash(leaf) for leaf in LEAVES)
    assert [each.hex() for each in tree.consistency(old, size)] == CONSISTENCY[old, size]


# --- two other implementations --------------------------------------------------------------------------


def test_the_roots_are_those_of_pymerkle(lines: list[bytes], tree: Tree):
    other = pymerkle.InmemoryTree(algorithm="sha256")
    for line in lines:
        other.append_entry(line)
    for size in range(1, MOST + 1):
        assert tree.root(size) == other.get_root(size), size


def test_the_paths_are_those_of_pymerkle_after_the_leaf(lines: list[bytes], tree: Tree):
    other = pymerkle.InmemoryTree(algorithm="sha256")
    for line in lines:
        other.append_entry(line)
    for size in range(1, MOST + 1):
        for index in {0, size // 2, size - 1}:
            path = other.prove_inclusion(index + 1, size).serialize()["path"]
            assert [bytes.fromhex(each) for each in path[1:]] == tree.inclusion(index, size)


def test_roots_and_proofs_are_those_of_tamperlog(hashes: list[bytes], tree: Tree):
    for size in range(1, MOST + 1):
        whole = hashes[:size]
        assert tree.root(size) == tamperlog.merkle.merkle_root(whole)
        for index in range(0, size, 1 + size // 9):
            assert tree.inclusion(index, size) == tamperlog.merkle.inclusion_proof(index, whole)
        for old in range(0, size + 1, 1 + size // 9):
            assert tree.consistency(old, size) == tamperlog.merkle.consistency_proof(old, whole)


# --- the laws -------------------------------------------------------------------------------------------


def test_the_peaks_give_the_same_roots_and_can_be_taken_up_again(hashes: list[bytes], tree: Tree):
    peaks = Peaks()
    for size, leaf in enumerate(hashes, 1):
        peaks.add(leaf)
        assert peaks.root() == tree.root(size)
        peaks = Peaks(peaks.size, peaks.hashes)
    with pytest.raises(ValueError, match="whole subtrees"):
        Peaks(3, hashes[:1])


def test_every_proof_is_taken(hashes: list[bytes], tree: Tree):
    for size in range(MOST + 1):
        root = tree.root(size)
        for index in range(size):
            assert included(hashes[index], index, size, tree.inclusion(index, size), root)
        for old in range(size + 1):
            assert consistent(old, tree.root(old), size, root, tree.consistency(old, size))


sizes = st.integers(1, MOST)


@given(st.data())
def test_a_proof_of_something_else_is_not_taken(hashes: list[bytes], tree: Tree, data: st.DataObject):
    size = data.draw(sizes)
    index = data.draw(st.integers(0, size - 1))
    path, root = tree.inclusion(index, size), tree.root(size)
    leaf = hashes[index]
    wrong = bytes(32)
    assert not included(wrong, index, size, path, root)
    assert not included(leaf, index, size, path, wrong)
    assert not included(leaf, index, size, [*path, wrong], root)
    assert not included(leaf, size, size, path, root)
    assert not included(leaf, -1, size, path, root)
    for at in range(len(path)):
        assert not included(leaf, index, size, [*path[:at], wrong, *path[at + 1 :]], root)
        assert not included(leaf, index, size, path[:at] + path[at + 1 :], root)
    for other in range(size):
        assert included(leaf, other, size, path, root) == (other == index)


@given(st.data())
def test_a_consistency_that_is_not_there_is_not_taken(tree: Tree, data: st.DataObject):
    size = data.draw(sizes)
    old = data.draw(st.integers(0, size))
    proof, before, after = tree.consistency(old, size), tree.root(old), tree.root(size)
    wrong = bytes(32)
    assert not consistent(old, wrong, size, after, proof)
    assert old == 0 or not consistent(old, before, size, wrong, proof)
    assert not consistent(old, before, size, after, [*proof, wrong])
    assert not consistent(size + 1, before, size, after, proof)
    assert not consistent(-1, before, size, after, proof)
    for at in range(len(proof)):
        assert not consistent(old, before, size, after, [*proof[:at], wrong, *proof[at + 1 :]])
        assert not consistent(old, before, size, after, proof[:at] + proof[at + 1 :])


def test_a_proof_of_another_shape_is_not_taken_for_a_larger_tree(tree: Tree):
    """A proof does not tell the sizes apart that split alike; the signature under a checkpoint does."""
    proof = tree.consistency(4, 5)
    assert consistent(4, tree.root(4), 5, tree.root(5), proof)
    assert not consistent(4, tree.root(4), 9, tree.root(5), proof)
    assert not included(leaf_hash(b"x"), 0, 2, [], leaf_hash(b"x"))


@given(st.data())
def test_another_leaf_anywhere_makes_another_root(hashes: list[bytes], tree: Tree, data: st.DataObject):
    size = data.draw(sizes)
    at = data.draw(st.integers(0, size - 1))
    other = Tree([*hashes[:at], bytes(32), *hashes[at + 1 : size]])
    assert other.root() != tree.root(size)
    assert other.root(at) == tree.root(at)


@pytest.mark.parametrize(
    ("ask", "numbers"),
    [("root", (MOST + 1,)), ("inclusion", (0, MOST + 1)), ("inclusion", (5, 5)), ("consistency", (6, 5))],
)
def test_what_the_tree_does_not_hold_is_not_answered(tree: Tree, ask: str, numbers: tuple[int, ...]):
    with pytest.raises(ValueError, match=r"lea[fv]"):
        getattr(tree, ask)(*numbers)
