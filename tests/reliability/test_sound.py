"""Would a trial see it, if something were lost, half recorded, or not right?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from bench.reliability.rows import Row, table
from bench.reliability.sound import troubles_of, troubles_of_retry
from bench.reliability.world import Batch, in_batches, life, recorded, region
from journeys.store.journal import Journal, open_journal
from projections.catch_up import catch_up

FIRST, SECOND, LAST = in_batches(life("s1"), 4)[:2] + in_batches(life("s2"), 8)
BATCHES: list[Batch] = [region(), FIRST, SECOND, LAST]


@pytest.fixture
def journal(sqlite_place: str) -> Iterator[Journal]:
    with open_journal(sqlite_place) as opened:
        for batch in BATCHES[:3]:
            recorded(opened, batch)
        catch_up(opened)
        yield opened


def test_nothing_is_wrong_with_a_sound_journal(journal: Journal):
    assert troubles_of(journal, BATCHES, {0, 1, 2}) == {}
    assert troubles_of_retry(journal, BATCHES) == {}
    assert troubles_of(journal, BATCHES, {0, 1, 2, 3}) == {}


def test_what_was_acknowledged_and_is_not_there_is_seen(journal: Journal):
    assert troubles_of(journal, BATCHES, {0, 1, 2, 3}) == {"lost": 1}


def test_a_batch_of_which_a_part_is_there_is_seen(journal: Journal):
    both = [*BATCHES[:2], [*SECOND, *LAST]]
    assert troubles_of(journal, both, {0, 1}) == {"half recorded": 1}
    assert troubles_of_retry(journal, both)["not recognised"] > 0


def test_a_gap_between_batches_is_seen(journal: Journal):
    assert troubles_of(journal, [region(), LAST, SECOND], {0}) == {"out of order": 1}


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM events WHERE position = 3",
        "UPDATE events SET version = 9 WHERE position = 12",
        "UPDATE head SET position = 99",
        "UPDATE responsibility_spans SET answer = replace(answer, 'active', 'ended')",
    ],
)
def test_a_journal_that_is_not_sound_is_seen(journal: Journal, statement: str):
    with journal.transaction() as connection:
        connection.execute(text(statement))
    assert troubles_of(journal, BATCHES, set())["not sound"] > 0


def test_a_command_that_was_recorded_as_another_is_not_recognised(journal: Journal):
    with journal.transaction() as connection:
        connection.execute(text("UPDATE events SET command = 'x', id = 'x' WHERE position = 5"))
    assert troubles_of_retry(journal, BATCHES)["not recognised"] > 0


def test_a_row_says_whether_it_went_as_it_should():
    good, wrong = Row(kind="a", database="d", trials=1), Row(kind="b", database="d", trials=1)
    wrong.troubles["lost"] += 2
    control = Row(kind="c", database="d", trials=1, control=True)
    assert (good.good, wrong.good, control.good) == (True, False, False)
    control.troubles["lost"] += 1
    assert control.good
    assert "2 lost" in table([good, wrong, control])
    assert not Row(kind="nothing was tried", database="d").good
