"""How does the whole region become one journal?

School year by school year: who starts in it is told, and what has been recorded before the next year's
first possible record is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from journeys.store.entry import Entry
from leerspoor.exchange.sample.agenda import Agenda
from leerspoor.exchange.sample.cast import STORIES, told
from leerspoor.exchange.sample.diary import Note
from leerspoor.exchange.sample.lives.ordinary import FIRST_YEAR, LAST_YEAR, ordinary, starts_in
from leerspoor.exchange.sample.places.history import history
from leerspoor.exchange.sample.press import entries


def sample(students: int = 240, seed: int = 1) -> Iterator[Entry]:
    """The journal of an invented region with so many students, in order."""
    return entries(_in_order(students, seed), seed)


def _in_order(students: int, seed: int) -> Iterator[Note]:
    agenda = Agenda()
    for notes in history(seed):
        agenda.put(notes)
    characters = min(students, len(STORIES))
    for number in range(characters):
        agenda.put(told(seed, number))
    years = bytes(starts_in(seed, number) - FIRST_YEAR for number in range(characters, students))
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for number, starts in enumerate(years, characters):
            if starts == year - FIRST_YEAR:
                agenda.put(ordinary(seed, number, year))
        yield from agenda.take(_microseconds(datetime(year + 1, 4, 1, tzinfo=UTC)))
    yield from agenda.take(_microseconds(datetime(2100, 1, 1, tzinfo=UTC)))


def _microseconds(instant: datetime) -> int:
    return int(instant.timestamp()) * 1_000_000
