"""Which students of the region have a story of their own, and who are they?

The first students are characters: each a small function, with a line that tells the story. `cast(seed)` gives
the pseudonym of each by the name of the story, `CAST` those of the usual seed.
"""

from __future__ import annotations

from collections.abc import Callable

from leerspoor.exchange.sample.cast import clock, departures, mending, placements, results
from leerspoor.exchange.sample.diary import Note
from leerspoor.exchange.sample.lives.story import Story
from leerspoor.exchange.sample.names import student_id

STORIES: tuple[Callable[[Story], None], ...] = (
    *clock.STORIES[:2],
    *results.STORIES,
    *mending.STORIES,
    *departures.STORIES[:11],
    *placements.STORIES,
    *clock.STORIES[2:],
    *departures.STORIES[11:],
)


def name_of(story: Callable[[Story], None]) -> str:
    """`window_missed` -> `window-missed`."""
    return story.__name__.replace("_", "-")


def told(seed: int, number: int) -> list[Note]:
    """The notes of the character with this number."""
    s = Story(seed, number)
    s.plain = True
    STORIES[number](s)
    return s.diary.close()


def cast(seed: int = 1) -> dict[str, str]:
    """Who plays which story: its name and the student's pseudonym."""
    return {name_of(story): student_id(seed, number) for number, story in enumerate(STORIES)}


CAST = cast()
