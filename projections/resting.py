"""Whose answers rest, or ever rested, on a stream: on a route, an agreement, a company?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select

from journeys.errors import JournalBusy, JournalError
from journeys.events import KIND_OF, AboutEvent, Corrected, Retracted
from journeys.history import Fact, Recorded, counted
from journeys.store.journal import Journal
from journeys.store.reading import chunks
from journeys.store.tables import events
from projections import tables
from projections.catch_up import Tell, catch_up, is_current

_ABOUT_KINDS = (KIND_OF[Corrected], KIND_OF[Retracted])


def students_ever_on(journal: Journal, streams: Iterable[str], tell: Tell | None = None) -> list[str]:
    """No student is left out whose answers rest on these streams now, or rested on them before a correction.

    Some may be in it whose answers never did: whoever was corrected, and everyone in a journal that can only
    be read and whose tables are behind.
    """
    try:
        catch_up(journal, tell)
    except JournalBusy:
        raise
    except JournalError:
        if not is_current(journal):
            return _students(journal.stream_names("student"))
    with journal.reading() as connection:
        found: set[str] = set()
        for some in chunks(streams):
            resting = select(tables.depends.c.student).where(tables.depends.c.stream.in_(some))
            found.update(connection.scalars(resting))
        corrected = select(events.c.stream).where(events.c.kind.in_(_ABOUT_KINDS)).distinct()
        found.update(_students(connection.scalars(corrected)))
    return sorted(found)


def ever_counted(recorded: Sequence[Recorded]) -> Iterator[list[Fact]]:
    """The facts of a stream as they were told, and as they counted after each correction or retraction."""
    yield counted(r for r in recorded if not isinstance(r.event, AboutEvent))
    for at, r in enumerate(recorded, 1):
        if isinstance(r.event, AboutEvent):
            yield counted(recorded[:at])


def _students(streams: Iterable[str]) -> list[str]:
    return [name.removeprefix("student/") for name in streams if name.startswith("student/")]
