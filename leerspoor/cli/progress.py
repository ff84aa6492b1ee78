"""How far is it? A line on a terminal for whatever takes over a second; nothing in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self, TypeVar

from journeys.saying import say

T = TypeVar("T")


class Progress:
    """Told how far it is; tells the person at most five times a second, on stderr."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._begun = time.monotonic()
        self._last = self._begun
        self._shown = False

    def __call__(self, done: int, of: int | None = None) -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self._begun < 1 or now - self._last < 0.2:
            return
        self._last, self._shown = now, True
        count = f"{done:,} {say('van', 'of')} {of:,}" if of else f"{done:,}"
        text = f"{self._doing}: {say(count.replace(',', '.'), count)}"
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)

    def before_each(self, found: Iterable[T]) -> Iterator[T]:
        """The same, with the line away while each is shown."""
        for each in found:
            self.clear()
            yield each

    def clear(self) -> None:
        """Take the line away; it comes back when there is more to tell."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()
