"""How do many lives become one order of recording, in little memory?

Notes wait in the month in which they were recorded, packed; a month is unpacked and sorted when its turn
comes. A hundred thousand lives overlap for years, so what waits is kept small.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from operator import attrgetter

from msgspec import msgpack

from leerspoor.exchange.sample.diary import Note

_MONTH = 30 * 86_400_000_000
"""Microseconds: any fixed span will do, as long as a span is small."""
_BATCH = 1_000

_pack = msgpack.Encoder().encode
_unpack = msgpack.Decoder(list[Note]).decode


class Agenda:
    """Notes by the month in which they were recorded."""

    def __init__(self) -> None:
        self._open: dict[int, list[Note]] = {}
        self._packed: dict[int, list[bytes]] = {}

    def put(self, notes: Iterable[Note]) -> None:
        for note in notes:
            month = note.recorded // _MONTH
            waiting = self._open.get(month)
            if waiting is None:
                waiting = self._open[month] = []
            waiting.append(note)
            if len(waiting) == _BATCH:
                self._packed.setdefault(month, []).append(zlib.compress(_pack(waiting), 1))
                waiting.clear()

    def take(self, until: int) -> Iterator[Note]:
        """In order, and for the last time, the notes of the months that end by this instant."""
        for month in sorted(self._open):
            if (month + 1) * _MONTH <= until:
                notes = self._open.pop(month)
                for packed in self._packed.pop(month, ()):
                    notes.extend(_unpack(zlib.decompress(packed)))
                notes.sort(key=_in_order)
                yield from notes


_in_order = attrgetter("recorded", "stream")
"""In one stream no two notes are recorded at the same instant."""
