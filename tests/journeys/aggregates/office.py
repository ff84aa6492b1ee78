"""May this be recorded? A region in which every report is decided on first.

As a `Story` is told, but a report that is refused raises `Refused` and leaves nothing. `verdict`,
`correcting`, `retracting` and `erasing` only ask: the code of the refusal, or None if it would be recorded.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from msgspec import Raw, json

from journeys.aggregates.command import Command
from journeys.aggregates.deciding import decide
from journeys.errors import Refused
from journeys.history import Recorded
from tests.scenario import Story

NULL = Raw(b"null")
"""A member that is there and says nothing; a field given as None is left out."""


class Office(Story):
    """Decides, and records what is not refused."""

    def __init__(self) -> None:
        super().__init__()
        self._decided = False

    def stream(self, name: str) -> Sequence[Recorded]:
        return [r for r in self.history if r.stream == name]

    # --- only asking ----------------------------------------------------------------------------------

    def verdict(self, who: str, kind: str, on: str, **data: Any) -> str | None:
        """Would this report be refused?"""
        return self._code(lambda: self.tell(who, kind, on, **data))

    def refusal(self, who: str, kind: str, on: str, **data: Any) -> Refused:
        """How this report is refused."""
        with pytest.raises(Refused) as caught:
            self.tell(who, kind, on, **data)
        return caught.value

    def correcting(self, event: str, to_on: str | None = None, **new: Any) -> str | None:
        """Would this correction be refused?"""
        return self._code(lambda: self.correct(event, to_on=to_on, **new))

    def retracting(self, event: str) -> str | None:
        return self._code(lambda: self.retract(event))

    def erasing(self, *events: str) -> str | None:
        return self._code(lambda: self.erase(*events))

    def raw(
        self, stream: str, kind: str, data: Any, *, on: str = "2024-06-03", **envelope: Any
    ) -> str | None:
        """Would it be refused, said in any form at all? `data` may be bytes."""
        return self._code(lambda: self.decide(stream, kind, on, data, **envelope))

    def decide(self, stream: str, kind: str, on: str, data: Any, **envelope: Any) -> None:
        """Raise `Refused` if it may not be recorded."""
        command = {
            "stream": stream,
            "kind": kind,
            "on": date.fromisoformat(on),
            "by": "system",
            "data": data if isinstance(data, bytes) else json.encode(data),
            "command": str(uuid.uuid4()),
        }
        decide(Command(**command | envelope), self)

    def _code(self, report: Callable[[], object]) -> str | None:
        before = list(self.history)
        try:
            report()
        except Refused as refusal:
            return refusal.code
        finally:
            self.history = before
        return None

    # --- and recording --------------------------------------------------------------------------------

    def erase(self, *events: str, at: str | None = None) -> str:
        target = self._find(events[0])
        said = {"events": list(events), "ground": "other", "class": "other"}
        self.decide(target.stream, "erased/1", "2025-01-01", said)
        with self._without_deciding():
            return super().erase(*events, at=at)

    def _record(
        self, stream: str, kind: str, on: str, by: str, at: str | None, id: str | None, said: dict[str, Any]
    ) -> str:
        if not self._decided:
            self.decide(stream, f"{kind}/1", on, said, by=by)
        return super()._record(stream, kind, on, by, at, id, said)

    @contextmanager
    def _without_deciding(self) -> Iterator[None]:
        self._decided = True
        try:
            yield
        finally:
            self._decided = False


def open_region(**route: Any) -> Office:
    """An office with one agreement (A1) and one route (R1), open since 2 January 2019."""
    office = Office()
    office.tell("A1", "agreement-signed", "2019-01-01")
    office.tell("R1", "route-opened", "2019-01-02", **route)
    return office


JUDGED = {"judged_by_vo_on": "2020-06-01", "judged_by_mbo_on": "2020-06-01"}
"""What a GR asks of whoever comes to it."""
