"""What is asked to be recorded, and what is known when it is decided?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from msgspec import Struct

from journeys.errors import Refused
from journeys.history import Fact, Recorded, counted


class Command(Struct, frozen=True, kw_only=True):
    """A report to record, not yet understood: `data` are the bytes as they came.

    `command` is a UUID; the same one is recorded once. `origin` is `<sha256 of the file>:<line>`. `wrong`
    is what was found wrong with the envelope where it was read; codes that go before reading go before it.
    """

    stream: str
    kind: str
    on: date
    by: str
    data: bytes
    command: str
    id: str | None = None
    actor: str | None = None
    origin: str | None = None
    salt: bytes | None = None
    wrong: Refused | None = None


class Known(Protocol):
    """Everything recorded so far, by stream."""

    def stream(self, name: str) -> Sequence[Recorded]:
        """The events of a stream in order; empty if there are none."""
        ...


class LeftOut:
    """What is known, with some events left out: a correction is decided as if they were not there."""

    def __init__(self, known: Known, ids: frozenset[str]) -> None:
        self._known = known
        self._ids = ids

    def stream(self, name: str) -> Sequence[Recorded]:
        return [r for r in self._known.stream(name) if r.id not in self._ids]


def facts_of(known: Known, stream: str) -> list[Fact]:
    """The facts of a stream by everything recorded so far, corrections resolved."""
    return counted(known.stream(stream))
