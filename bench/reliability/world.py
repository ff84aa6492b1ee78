"""What is being recorded while things go wrong?

A small region, and students with a short life each: late facts, a correction, a retraction. Every command has
an id that follows from the student and the place in the life, so that the same work can be done once more.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from journeys.aggregates.command import Command
from journeys.store.archive import type_of
from journeys.store.journal import Journal
from leerspoor.recording import record
from projections import catch_up as catching
from projections import folding
from tests.scenario import COMPANY, ORDINARY, PROGRAMME

Batch: TypeAlias = list[Command]
"""What goes into the journal in one transaction: all of it, or none."""
_IDS = uuid.UUID("b0a4a3c6-6f0e-4a70-9d5e-1d5b0a6f9a11")


def report(name: str, stream: str, kind: str, on: str, **data: Any) -> Command:
    """An ordinary report; `name` makes its ids."""
    said = {field: value for field, value in {**ORDINARY.get(kind, {}), **data}.items() if value is not None}
    return Command(
        stream=stream,
        kind=f"{kind}/1",
        on=date.fromisoformat(on),
        by="vo:98VO",
        data=msgspec.json.encode(said),
        command=str(uuid.uuid5(_IDS, f"command {name}")),
        id=event_id(name),
    )


def event_id(name: str) -> str:
    """The id of the event that a report leads to."""
    return str(uuid.uuid5(_IDS, f"event {name}"))


def region() -> Batch:
    """What the lives of the students rest on."""
    return [
        report("agreement", "agreement/A1", "agreement-signed", "2020-01-01"),
        report("route", "route/R1", "route-opened", "2020-01-01"),
        report("programme", "route/R1", "exam-programme-adopted", "2020-01-01", **PROGRAMME),
        report("company", f"company/{COMPANY}", "company-recognised", "2020-01-01"),
    ]


def life(student: str) -> Batch:
    """Eight reports about one student, in the order in which they come in."""

    def told(number: int, kind: str, on: str, **data: Any) -> Command:
        return report(f"{student} {number}", f"student/{student}", kind, on, **data)

    passed = {"part": "WI-CE", "mark": "6.4"}
    return [
        told(1, "route-started", "2023-08-01"),
        told(2, "bpv-agreed", "2023-11-01", starts_on="2023-11-06", ends_on="2024-01-26"),
        told(3, "exam-part-passed", "2024-05-20", **passed),
        told(
            4,
            "corrected",
            "2024-06-01",
            event=event_id(f"{student} 3"),
            data=passed | {"mark": "7.1"},
            reason="other",
        ),
        told(5, "exam-part-passed", "2024-05-21", part="NE-CE", mark="5.5"),
        told(6, "enrolled", "2023-08-01", side="vo", brin="98VO"),  # late
        told(7, "retracted", "2024-06-02", event=event_id(f"{student} 5"), reason="other"),
        told(8, "dropped-out", "2024-09-01"),
    ]


def in_batches(commands: Sequence[Command], size: int) -> list[Batch]:
    """Commands, `size` in a transaction."""
    return [list(commands[start : start + size]) for start in range(0, len(commands), size)]


def recorded(journal: Journal, batch: Batch) -> None:
    """Record a batch of which nothing is there yet."""
    outcomes = record(journal, batch)
    assert [outcome.state for outcome in outcomes] == ["recorded"] * len(batch), outcomes


def in_small_steps() -> None:
    """Answers about two students in a transaction, by one process: more places to be stopped between."""
    catching.CHUNK = folding.CHUNK = 2
    folding.MANY = 1_000_000


def file_of(path: Path, commands: Sequence[Command]) -> Path:
    """A file of CloudEvents lines that asks for these commands."""
    path.write_bytes(b"".join(line_of(command) + b"\n" for command in commands))
    return path


def line_of(command: Command) -> bytes:
    """The CloudEvents line that asks for a command."""
    return msgspec.json.encode(
        {
            "specversion": "1.0",
            "id": command.id,
            "source": f"urn:leerspoor:{command.by}",
            "type": type_of(command.kind),
            "subject": command.stream,
            "time": command.on.isoformat(),
            "commandid": command.command,
            "data": msgspec.Raw(command.data),
        }
    )
