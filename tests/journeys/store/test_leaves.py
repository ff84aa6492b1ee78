"""The leaves of a journal are its archive lines without salt and data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from journeys.errors import JournalDamaged, JournalError
from journeys.seal.tree import EMPTY, Tree, leaf_hash
from journeys.store.archive import write
from journeys.store.journal import Journal, open_journal
from journeys.store.leaves import root, tree
from tests.commandline import archived
from tests.scenario import ordinary


@pytest.fixture
def journal(place: str, tmp_path: Path):
    from journeys.store.archive import read

    story = ordinary()
    for number in range(4):
        story.tell(f"s{number}", "route-started", "2023-08-01")
    with open_journal(place) as journal:
        with journal.writing() as writing:
            writing.restore(read(line) for line in archived(story.history))
        yield journal


def without(line: bytes) -> bytes:
    """A line of the archive as somebody without our program would cut it."""
    members = {name: value for name, value in json.loads(line).items() if name not in ("salt", "data")}
    return json.dumps(members, separators=(",", ":"), ensure_ascii=False).encode()


def test_anyone_can_hash_a_line_of_the_archive(journal: Journal):
    lines = [write(entry) for entry in journal.entries()]
    by_hand = Tree(leaf_hash(without(line)) for line in lines)
    assert by_hand.size > 5
    for size in range(by_hand.size + 1):
        assert root(journal, size) == by_hand.root(size)
    assert tree(journal).root() == by_hand.root()
    assert tree(journal, 3).root() == by_hand.root(3)


def test_an_erasure_changes_no_root(journal: Journal):
    size = journal.position()
    before = root(journal, size)
    with journal.writing() as writing:
        writing.erase([entry.id for entry in journal.entries()])
    assert root(journal, size) == before


def test_of_more_than_there_is_there_is_no_root(journal: Journal):
    assert root(journal, 0) == EMPTY
    with pytest.raises(JournalError, match="geen 999"):
        root(journal, 999)


def test_where_a_position_is_missing_there_is_no_root(journal: Journal):
    with journal.transaction() as connection:
        connection.execute(text("DELETE FROM events WHERE position = 3"))
    with pytest.raises(JournalDamaged, match="hoort positie 3"):
        root(journal, 5)
    assert len(root(journal, 2)) == 32
