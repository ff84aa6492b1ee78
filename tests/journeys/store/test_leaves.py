"""The leaves of a journal are its archive lines without salt and data."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import text

from journeys.errors import JournalDamaged, JournalError
from journeys.seal.tree import EMPTY, Tree, leaf_hash
from journeys.store.archive import instant_text, leaf, read, write
from journeys.store.journal import Journal, open_journal
from journeys.store.leaves import root, tree
from journeys.store.rows import leaf_of, row_of
from tests.commandline import archived
from tests.journeys.store.test_archive import ENTRY
from tests.scenario import ordinary


@pytest.fixture
def journal(place: str, tmp_path: Path):
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


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"actor": "staff-1"},
        {"origin": f"{'ab' * 32}:12"},
        {"actor": "a", "origin": f"{'ab' * 32}:12", "by": "mbo:98MB"},
        {"on": date(2025, 1, 31)},
        {"on": date(2024, 7, 1)},
        {"position": 10**12, "version": 999},
        {"recorded_at": datetime(2026, 1, 1, 10, 0, 0, 1, tzinfo=UTC)},
        {"salt": None, "data": None},
    ],
)
def test_the_quick_way_makes_the_line_of_the_archive(changed: dict[str, Any]):
    entry = replace(ENTRY, **changed)
    line = without(write(entry))
    assert leaf(entry) == line
    assert leaf_of(row_of(entry, entry.position, instant_text(entry.recorded_at))) == line


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(
    ['"', "\\", '","origin":"']
)


@given(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("id", "by", "stream", "command", "actor", "origin"), TEXT)
    )
)
def test_a_leaf_is_the_line_whatever_an_envelope_holds(changed: dict[str, str]):
    """As in a journal that was changed behind our back: no text may look like another field."""
    entry = replace(ENTRY, **changed)
    assert leaf(entry) == write(replace(entry, salt=None, data=None))


def test_what_is_no_event_has_no_leaf(journal: Journal):
    with journal.transaction() as connection:
        connection.execute(text("UPDATE events SET id = NULL WHERE position = 3"))
    with pytest.raises(JournalDamaged, match="positie 3: dit is geen gebeurtenis"):
        root(journal, 5)


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
