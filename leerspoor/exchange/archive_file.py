"""Which entries are in an archive file?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from journeys.errors import Refused, Unreadable
from journeys.saying import say
from journeys.store.archive import read, write
from journeys.store.entry import Entry
from leerspoor.exchange.textfile import lines


class ArchiveFile:
    """An archive as it is read: how many entries, and how many lines that we would have written otherwise."""

    def __init__(self, path: Path, file: Path) -> None:
        """`path` is what it is called, `file` where it is read."""
        self._path = path
        self._file = file
        self._line: int | None = None
        self._last = 0
        self.count = 0
        self.otherwise = 0
        self.first_otherwise = 0

    def entries(self, tell: Callable[[int], None]) -> Iterator[Entry]:
        """The entries, line by line; `tell` hears how many. Raises `Unreadable` with the line."""
        for line in lines(self._file):
            self._line = self._last = line.number
            try:
                line.refuse_if_too_long()
                entry = read(line.text)
            except Refused as refusal:
                raise Unreadable(f"{self.place()}: {refusal}") from None
            if write(entry) != line.text:
                self.otherwise += 1
                self.first_otherwise = self.first_otherwise or line.number
            self.count += 1
            if self.count % 1000 == 0:
                tell(self.count)
            yield entry
        self._line = None

    def place(self, position: int | None = None) -> str:
        """The file, with the line that is being read, or of a position when all have been."""
        line = self._line or (position if self.count == self._last else None)
        return say(f"{self._path}: regel {line}", f"{self._path}: line {line}") if line else str(self._path)
