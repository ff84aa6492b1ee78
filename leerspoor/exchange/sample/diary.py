"""What was written down about one stream, and when?

A life is told as notes: an event, the day it counts from, and how many days later it was recorded. A closed
diary gives the notes in the order of recording, with corrections pointing at the notes they are about.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import attrgetter

from msgspec import Raw, Struct

from journeys.events import KIND_OF, Corrected, Erased, Event, FactEvent, Retracted
from journeys.wire import encode
from leerspoor.exchange.sample.chance import Chance
from leerspoor.exchange.sample.names import event_id
from leerspoor.exchange.sample.school_days import opens

LAST_DAY = date(2026, 10, 31)
"""Nothing of the region was recorded later, whatever day it is where it is read."""

_LAST = LAST_DAY.toordinal()
_EPOCH = date(1970, 1, 1).toordinal()
_DAY, _SECOND = 86_400_000_000, 1_000_000
_OPENS = 6 * 3_600 * _SECOND


class Note(Struct, frozen=True, array_like=True, gc=False):
    """One event as recorded: `recorded` in microseconds since 1970 (UTC), `on` as an ordinal day."""

    recorded: int
    stream: str
    version: int
    number: int
    on: int
    by: str
    kind: str
    data: bytes
    erased: bool


class _Draft(Struct, gc=False):
    """A note being told: `recorded` and `on` as ordinal days."""

    number: int
    recorded: int
    on: int
    by: str
    event: Event
    about: int | None = None
    erases: tuple[int, ...] = ()
    never: bool = False


class Diary:
    """The notes about one stream; each has a number by which later ones can point at it."""

    def __init__(self, stream: str, seed: int, chance: Chance) -> None:
        self.stream, self.seed, self.chance = stream, seed, chance
        self._drafts: list[_Draft] = []
        self._earliest = 0

    def opens(self, first: date) -> None:
        """Nothing is recorded before this day."""
        self._earliest = opens(first.toordinal())

    def note(self, on: date, by: str, event: Event, late: int = 0, after: int | None = None) -> int:
        """Record an event `late` days after (or before) its day, and never before the note `after`."""
        drafts = self._drafts
        counted = on.toordinal()
        recorded = opens(counted + late)
        earliest = self._earliest if after is None else drafts[after].recorded
        number = len(drafts)
        drafts.append(_Draft(number, max(recorded, earliest), counted, by, event))
        return number

    def stops(self, on: date) -> None:
        """What was told of later days did not happen after all."""
        for draft in self._drafts:
            draft.never |= draft.on > on.toordinal()

    def correct(
        self, number: int, on: date, by: str, event: FactEvent, reason: str, *, to_on: date | None = None
    ) -> int:
        """Replace what a note said, and perhaps its day."""
        about = Corrected(event=self.id_of(number), data=Raw(encode(event)), to_on=to_on, reason=reason)
        return self._about(number, self.note(on, by, about, after=number))

    def correct_again(self, correction: int, on: date, by: str, event: FactEvent, reason: str) -> int:
        """Replace a correction by another one of the same event."""
        target = self._drafts[correction].about
        assert target is not None  # noqa: S101 - only a correction is corrected again
        inner = Corrected(event=self.id_of(target), data=Raw(encode(event)), reason=reason)
        outer = Corrected(event=self.id_of(correction), data=Raw(encode(inner)), reason=reason)
        return self._about(correction, self.note(on, by, outer, after=correction))

    def retract(self, number: int, on: date, by: str, reason: str) -> int:
        """Take a note back: it was never so."""
        about = Retracted(event=self.id_of(number), reason=reason)
        return self._about(number, self.note(on, by, about, after=number))

    def erase(self, numbers: Iterable[int], on: date, by: str, ground: str, class_: str) -> int:
        """Let the data of these notes go for good, and of what corrects or retracts them."""
        targets = tuple(sorted(numbers))
        ids = [self.id_of(number) for number in targets]
        erasing = self.note(on, by, Erased(events=ids, ground=ground, class_=class_), after=targets[-1])
        self._drafts[erasing].erases = targets
        return erasing

    def id_of(self, number: int) -> str:
        """The id that the note's event will have."""
        return event_id(self.seed, self.stream, number)

    def numbers(self) -> list[int]:
        """Of every note so far that happened after all."""
        return [draft.number for draft in self._drafts if not draft.never]

    def _about(self, target: int, number: int) -> int:
        self._drafts[number].about = target
        return number

    def close(self) -> list[Note]:
        """The notes in order of recording, until the region's last day."""
        drafts = [d for d in self._drafts if d.recorded <= _LAST and not d.never]
        drafts.sort(key=_recorded)
        gone = self._gone(drafts)
        notes: list[Note] = []
        day = at = 0
        draw, stream = self.chance.draw, self.stream
        for version, d in enumerate(drafts, 1):
            number, event = d.number, d.event
            if d.recorded != day:
                day = d.recorded
                at = (day - _EPOCH) * _DAY + _OPENS + int(draw() * 8 * 3_600 * _SECOND)
            else:
                at += int(draw() * 400 * _SECOND) + 2 * _SECOND
            notes.append(
                Note(
                    at,
                    stream,
                    version,
                    number,
                    d.on,
                    d.by,
                    KIND_OF[type(event)],
                    encode(event),
                    number in gone,
                )
            )
        return notes

    def _gone(self, drafts: list[_Draft]) -> frozenset[int]:
        gone = {number for d in drafts for number in d.erases}
        for d in drafts:  # a correction comes after what it is about
            if d.about in gone:
                gone.add(d.number)
        return frozenset(gone)


_recorded = attrgetter("recorded")
