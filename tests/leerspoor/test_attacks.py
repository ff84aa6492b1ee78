"""Is what somebody changes behind our back found? `bench.attacks` in short; there it is done by thousands."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bench.attacks import Target, attacks, flips, forge
from bench.attacks_by_sql import edit

ATTACKS = 12


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Target:
    target = Target(tmp_path_factory.mktemp("target"), seed=5)
    assert not target.found(), "sound to begin with"
    assert not target.found(since=target.seen)
    return target


def test_every_attack_is_found_and_an_edit_without_a_seal_is_not(target: Target):
    rows = list(attacks(target, 3, random.Random(4)))  # noqa: S311 - no secret
    assert len(rows) == ATTACKS + 1
    assert [(row.kind, row.troubles) for row in rows if not row.good] == []
    (control,) = [row for row in rows if row.control]
    assert control.troubles["not found"] > 0


def test_without_the_key_no_checkpoint_can_be_made_to_fit(target: Target):
    """Nor where nobody knows the key, and nothing is kept of what was sealed."""
    target.put_back()
    with closing(sqlite3.connect(target.path)) as connection:
        edit(connection, random.Random(2))  # noqa: S311 - no secret
        connection.commit()
    forge(target)
    assert target.found(target.nobody)
    target.put_back()
    assert not target.found(target.nobody)


@pytest.mark.parametrize(
    "change", ["leaves = zeroblob(length(leaves))", "peaks = zeroblob(length(peaks))", "leaves = x'00'"]
)
def test_the_hashes_that_are_kept_with_a_checkpoint_are_read_too(target: Target, change: str):
    target.put_back()
    with closing(sqlite3.connect(target.path)) as connection:
        connection.execute(f"UPDATE checkpoints SET {change} WHERE number = 2")  # noqa: S608 - our own words
        connection.commit()
    assert target.found()
    assert target.archive == target.content()[0]
    target.put_back()


def test_a_bit_that_flips_is_found_or_touches_nothing(target: Target):
    row = flips(target, 20, random.Random(6))  # noqa: S311 - no secret
    assert (row.trials, dict(row.troubles)) == (20, {})
    assert row.seen["found"] > 0
    target.put_back()
    assert not target.found()


def test_a_roll_back_is_found_by_what_is_kept_beside_the_key_too(target: Target, tmp_path: Path):
    target.put_back()
    target.path.write_bytes(target.old.read_bytes())
    assert target.found()
    assert not target.found(target.nobody)
    assert target.found(target.nobody, since=target.seen)
    target.put_back()
