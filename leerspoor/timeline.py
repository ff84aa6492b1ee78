"""What happened to a student, as recorded: with what was corrected, retracted or erased since?

The one way to a timeline, for the command line and for the screens.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from journeys.events import Corrected, Erased, Retracted
from journeys.history import Recorded, counted, known
from journeys.store.archive import instant_text
from journeys.store.journal import Journal
from journeys.wire import encode
from projections.questions import not_known


def timeline(journal: Journal, student: str, known_at: datetime | None = None) -> list[dict[str, Any]]:
    """Every event in the order recorded; `counts` is what counts now in its place. Raises `WrongUse`."""
    stream = f"student/{student}"
    recorded = known(journal.streams([stream], known_at).get(stream, []), known_at)
    if not recorded:
        raise not_known([student])
    return _rows(student, recorded)


def _rows(student: str, recorded: Sequence[Recorded]) -> list[dict[str, Any]]:
    facts = {fact.id: fact for fact in counted(recorded)}
    standing = {id_ for fact in facts.values() for id_ in fact.evidence}
    retracted_by = {
        r.event.event: r.id
        for r in recorded
        if isinstance(r.event, Retracted) and r.event.event not in standing
    }
    rows = []
    for r in recorded:
        fact = facts.get(r.id)
        corrections = list(fact.evidence[1:]) if fact else []
        if r.event is None:
            state = "erased"
        elif isinstance(r.event, Corrected | Retracted | Erased):
            state = "undone" if r.id in retracted_by else "about"
        elif fact is None:
            state = "retracted"
        else:
            state = "corrected" if corrections else "counts"
        counts = None
        if fact is not None and corrections:
            counts = {"on": fact.on, "data": msgspec.Raw(encode(fact.event))}
        rows.append(
            {
                "student": student,
                "position": r.position,
                "version": r.version,
                "id": r.id,
                "kind": r.kind,
                "on": r.on,
                "recorded_at": instant_text(r.recorded_at),
                "by": r.by,
                "actor": r.actor,
                "origin": r.origin,
                "state": state,
                "corrected_by": corrections,
                "retracted_by": retracted_by.get(r.id) if state in ("retracted", "undone") else None,
                "data": None if r.event is None else msgspec.Raw(encode(r.event)),
                "counts": counts,
            }
        )
    return rows
