"""What would a disk hold at any instant, and what if it refuses?

A disk under SQLite, made as a VFS of the library apsw: the journal's own code runs on it, files and all,
and everything that is written, synced, cut off or deleted goes by here. `log` remembers it, so that the
disk can be made as a power cut at any instant could have left it; `fails` makes the n-th of these calls go
wrong.

What it models: a write that was not synced yet may be lost, kept or torn, each by itself and whatever came
after it; so may a truncation; what a sync has confirmed stays; a deletion is certain once any file was
synced after it. What it does not: a disk that lies about a sync, bytes that change by themselves (`verify`
is for these), and a file whose name is lost though its bytes were synced (SQLite syncs the folder of a new
log file itself).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import apsw
from msgspec import Struct

Deed = Literal["write", "sync", "truncate", "delete", "told"]


class Done(Struct, frozen=True):
    """One thing that was done. `told`: somebody was told that batch `at` is recorded."""

    deed: Deed
    file: str = ""
    at: int = 0
    data: bytes = b""


class Failing(Struct, frozen=True):
    """The n-th call fails, or it and all that follow (`for_good`), with this number of SQLite's."""

    number: int
    for_good: bool
    error: int = apsw.SQLITE_IOERR_WRITE


class Disk(apsw.VFS):
    """A disk that remembers, and that fails when it is asked to."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "", 0)
        self.name = name
        self.log: list[Done] | None = None
        self.fails: Failing | None = None
        self.calls = 0

    def mended(self) -> None:
        """From here on the disk works."""
        self.fails, self.calls = None, 0

    def told(self, batch: int) -> None:
        """Somebody was told that this batch is recorded."""
        if self.log is not None:
            self.log.append(Done("told", at=batch))

    def did(self, deed: Deed, file: str, at: int = 0, data: bytes = b"") -> None:
        """Called before it is done: raises if it should fail."""
        self.calls += 1
        fails = self.fails
        if fails and (self.calls == fails.number or (fails.for_good and self.calls > fails.number)):
            raise apsw.exception_for(fails.error)
        if self.log is not None:
            self.log.append(Done(deed, file, at, bytes(data)))

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        return _File(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self.did("delete", Path(filename).name)
        super().xDelete(filename, syncdir)


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__("", name, flags)
        filename = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._disk, self._name = disk, Path(filename or "temporary").name

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._disk.did("write", self._name, offset, data)
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.did("sync", self._name)
        super().xSync(flags)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._disk.did("truncate", self._name, newsize)
        super().xTruncate(newsize)


def cuts(
    log: list[Done], at: list[int], chance: random.Random
) -> Iterator[tuple[Mapping[str, bytes], set[int]]]:
    """The files as a power cut after so many deeds could have left them, and the batches told of by then.

    `at` is in order; a number may occur several times, and is drawn anew each time.
    """
    certain: dict[str, bytes] = {}
    waiting: list[Done] = []
    told: set[int] = set()
    position = 0
    for cut in at:
        for done in log[position:cut]:
            if done.deed == "told":
                told.add(done.at)
            elif done.deed == "sync":
                for one in waiting:
                    if one.file == done.file or one.deed == "delete":
                        _do(certain, one)
                waiting = [one for one in waiting if one.file != done.file and one.deed != "delete"]
            else:
                waiting.append(done)
        position = cut
        left = dict(certain)
        for one in waiting:
            _maybe_do(left, one, chance)
        yield left, set(told)


def _maybe_do(files: dict[str, bytes], done: Done, chance: random.Random) -> None:
    """Kept, torn or lost."""
    drawn = chance.random()
    if drawn < 0.4:
        _do(files, done)
    elif drawn < 0.6 and done.deed == "write":
        first = chance.randrange(len(done.data) + 1)
        part = done.data[:first] if chance.random() < 0.5 else done.data[first:]
        at = done.at if part == done.data[:first] else done.at + first
        _do(files, Done("write", done.file, at, part))


def _do(files: dict[str, bytes], done: Done) -> None:
    if done.deed == "delete":
        files.pop(done.file, None)
        return
    old = files.get(done.file, b"")
    if done.deed == "truncate":
        files[done.file] = old[: done.at]
    elif done.data:
        end = done.at + len(done.data)
        files[done.file] = old[: done.at].ljust(done.at, b"\0") + done.data + old[end:]
