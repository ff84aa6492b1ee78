"""What should a journal hold? The same, as simple as can be: a list in memory.

Decides as the journal does (`decide` is pure), and keeps what was recorded in order. It knows no database, no
transaction, no crash and no table of answers, so it cannot be wrong in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from journeys.aggregates.command import Command
from journeys.aggregates.deciding import decide
from journeys.errors import Refused
from journeys.events import Corrected, Erased, Retracted
from journeys.history import Recorded


class Memory:
    """Everything that was recorded, and the commands that it was asked for by."""

    def __init__(self) -> None:
        self.history: list[Recorded] = []
        self._asked: dict[str, Command] = {}

    def stream(self, name: str) -> Sequence[Recorded]:
        """The events of a stream in order; empty if there are none."""
        return [r for r in self.history if r.stream == name]

    def record(self, command: Command, at: datetime) -> str:
        """What becomes of a command: `recorded`, `known` or `refused`."""
        earlier = self._asked.get(command.command)
        if earlier is not None:
            erased = any(r.command == command.command and r.event is None for r in self.history)
            return (
                "known" if erased or earlier == command else "refused"
            )  # what was erased cannot be compared
        try:
            decided = decide(command, self)
        except Refused:
            return "refused"
        if isinstance(decided.event, Erased):
            self._erase(decided.event.events)
        last = self.history[-1].recorded_at if self.history else at
        self._asked[command.command] = command
        self.history.append(
            Recorded(
                position=len(self.history) + 1,
                stream=command.stream,
                version=len(self.stream(command.stream)) + 1,
                id=command.id or "",
                kind=command.kind,
                on=command.on,
                recorded_at=max(at, last),
                by=command.by,
                event=decided.event,
                command=command.command,
            )
        )
        return "recorded"

    def _erase(self, ids: Sequence[str]) -> None:
        gone = set(ids)
        for r in self.history:
            if isinstance(r.event, Corrected | Retracted) and r.event.event in gone:
                gone.add(r.id)
        self.history = [replace(r, event=None) if r.id in gone else r for r in self.history]
