"""What does chance decide, the same way on every machine?

One seeded generator a stream, and of it only `random()`: every Python since 3.2 draws the same numbers
from it. Nothing here reads a clock or depends on the order of a set.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

from leerspoor.exchange.sample.school_days import school_day

T = TypeVar("T")

_MARKS = tuple(f"{tenths / 10:.1f}" for tenths in range(10, 101))


@lru_cache(maxsize=64)
def _keyed(seed: int) -> hashlib.blake2b:
    return hashlib.blake2b(key=b"leerspoor sample %d" % seed, digest_size=64)


def drawn(seed: int, name: str) -> bytes:
    """64 bytes that belong to this name in this region, whatever else is drawn."""
    digest = _keyed(seed).copy()
    digest.update(name.encode())
    return digest.digest()


class Chance:
    """The draws of one life; `draw` is the next number from 0 up to 1."""

    __slots__ = ("draw",)

    def __init__(self, seed: int, name: str) -> None:
        number = int.from_bytes(drawn(seed, name)[:16], "big")
        self.draw = random.Random(number).random  # noqa: S311 - invented lives, no secrets

    def happens(self, share: float) -> bool:
        """True in this share of cases."""
        return self.draw() < share

    def between(self, low: int, high: int) -> int:
        """A whole number from low up to and including high."""
        return low + int(self.draw() * (high - low + 1))

    def one_of(self, choices: Sequence[T]) -> T:
        """One of them, each as likely."""
        return choices[int(self.draw() * len(choices))]

    def weighted(self, choices: Sequence[tuple[T, int]]) -> T:
        """One of them, by its weight."""
        left = self.draw() * sum(weight for _, weight in choices)
        for choice, weight in choices:
            left -= weight
            if left < 0:
                return choice
        return choices[-1][0]

    def some_of(self, choices: Sequence[T], number: int) -> list[T]:
        """So many different ones, in the order of the list."""
        kept: list[T] = []
        for i, choice in enumerate(choices):
            if self.draw() * (len(choices) - i) < number - len(kept):
                kept.append(choice)
        return kept

    def pass_mark(self) -> str:
        """A mark that closes a part: from 5.5, mostly around 6.6."""
        return _MARKS[45 + int((self.draw() + self.draw()) * 16)]

    def fail_mark(self) -> str:
        """A mark that does not: from 3.0 up to 5.4."""
        return _MARKS[20 + int(self.draw() * 25)]

    def school_day(self, first: date, days: int) -> date:
        """A school day in the so many days from the first, or the one after."""
        return school_day(first, int(self.draw() * days))
