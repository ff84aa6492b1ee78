"""How does a person read a timeline?"""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any

import msgspec

from journeys.calendar import AMSTERDAM
from journeys.saying import say
from leerspoor.asking import instant_of
from leerspoor.cli.place import existing
from leerspoor.timeline import timeline

_STATES = {
    "counts": ("", ""),
    "corrected": ("gecorrigeerd", "corrected"),
    "retracted": ("ingetrokken", "retracted"),
    "erased": ("gewist", "erased"),
    "about": ("over een eerdere", "about an earlier one"),
    "undone": ("zelf ongedaan gemaakt", "undone itself"),
}

_COLUMNS = (
    ("dag", "day"), ("vastgelegd", "recorded"), ("door", "by"), ("gebeurtenis", "event"), ("stand", "state"),
    ("inhoud", "data"),
)  # fmt: skip


def show(options: argparse.Namespace) -> int:
    """`timeline`: every event in the order recorded; `counts` shows what counts now in its place."""
    known_at = None if options.known_at is None else instant_of(options.known_at)
    with existing(options) as journal:
        rows = timeline(journal, options.student, known_at)
    if options.json:
        for row in rows:
            print(msgspec.json.encode(row).decode())
    else:
        _table(options.student, rows)
    return 0


def _table(student: str, rows: list[dict[str, Any]]) -> None:
    from rich.table import Table
    from rich.text import Text

    from leerspoor.cli.tables import console

    table = Table(
        title=f"{say('tijdlijn van', 'timeline of')} {student}",
        title_justify="left",
        header_style="bold",
        box=None,
    )
    for column in _COLUMNS:
        table.add_column(say(*column), overflow="fold", no_wrap=column[0] in ("dag", "gebeurtenis"))
    for row in sorted(rows, key=lambda row: (row["on"], row["position"])):
        struck = "strike" if row["state"] in ("corrected", "retracted", "undone") else ""
        data = bytes(row["data"]).decode() if row["data"] is not None else say("«gewist»", "«erased»")
        content = Text(data, style=struck)
        if row["counts"] is not None:
            content.append(
                f"\n→ {row['counts']['on']}: {bytes(row['counts']['data']).decode()}", style="not strike"
            )
        table.add_row(
            row["on"].isoformat(), _in_amsterdam(row["recorded_at"]), row["by"], row["kind"],
            say(*_STATES[row["state"]]), content,
        )  # fmt: skip
    console().print(table)


def _in_amsterdam(instant: str) -> str:
    """An instant as people there read it from the clock, to the minute."""
    return datetime.fromisoformat(instant).astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M")
