"""What happened to a student, as recorded: with what was corrected, retracted or erased since?"""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any

import msgspec

from journeys.calendar import AMSTERDAM
from journeys.errors import WrongUse
from journeys.events import Corrected, Erased, Retracted
from journeys.history import Recorded, counted, known
from journeys.store.archive import instant_text
from journeys.wire import encode
from leerspoor.asking import instant_of
from leerspoor.cli.place import existing

_STATES = {
    "counts": "",
    "corrected": "gecorrigeerd",
    "retracted": "ingetrokken",
    "erased": "gewist",
    "about": "over een eerdere",
    "undone": "zelf ongedaan gemaakt",
}


def show(options: argparse.Namespace) -> int:
    """`timeline`: every event in the order recorded; `counts` shows what counts now in its place."""
    known_at = None if options.known_at is None else instant_of(options.known_at)
    with existing(options) as journal:
        stream = f"student/{options.student}"
        recorded = known(journal.streams([stream], known_at).get(stream, []), known_at)
    if not recorded:
        raise WrongUse(
            f"Niet bekend op dat moment: «{options.student}». Een leerling heet naar zijn pseudoniem."
        )
    rows = _rows(options.student, recorded)
    if options.json:
        for row in rows:
            print(msgspec.json.encode(row).decode())
    else:
        _table(options.student, rows)
    return 0


def _rows(student: str, recorded: list[Recorded]) -> list[dict[str, Any]]:
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


def _table(student: str, rows: list[dict[str, Any]]) -> None:
    from rich.table import Table
    from rich.text import Text

    from leerspoor.cli.tables import console

    table = Table(title=f"tijdlijn van {student}", title_justify="left", header_style="bold", box=None)
    for column in ("dag", "vastgelegd", "door", "gebeurtenis", "stand", "inhoud"):
        table.add_column(column, overflow="fold", no_wrap=column in ("dag", "gebeurtenis"))
    for row in sorted(rows, key=lambda row: (row["on"], row["position"])):
        struck = "strike" if row["state"] in ("corrected", "retracted", "undone") else ""
        data = bytes(row["data"]).decode() if row["data"] is not None else "«gewist»"
        content = Text(data, style=struck)
        if row["counts"] is not None:
            content.append(
                f"\n→ {row['counts']['on']}: {bytes(row['counts']['data']).decode()}", style="not strike"
            )
        table.add_row(
            row["on"].isoformat(), _in_amsterdam(row["recorded_at"]), row["by"], row["kind"],
            _STATES[row["state"]], content,
        )  # fmt: skip
    console().print(table)


def _in_amsterdam(instant: str) -> str:
    """An instant as people there read it from the clock, to the minute."""
    return datetime.fromisoformat(instant).astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M")
