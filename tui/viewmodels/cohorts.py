"""How many students of each cohort are in which phase?"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from tui.port import Answer


class Counts(Struct):
    """Numbers of students of one cohort as it is on the day, and who they are."""

    vo: int = 0
    mbo: int = 0
    done: int = 0
    left: int = 0
    students: list[str] = field(default_factory=list)


def counted(rows: Iterable[Answer]) -> dict[str, Counts]:
    """By cohort, from the answers about everyone."""
    found: dict[str, Counts] = {}
    for row in rows:
        if row["cohort"] is None:
            continue
        counts = found.setdefault(row["cohort"], Counts())
        counts.students.append(row["student"])
        if row["status"] == "completed":
            counts.done += 1
        elif row["status"] == "ended":
            counts.left += 1
        elif row["phase"] == "vo":
            counts.vo += 1
        elif row["phase"] == "mbo":
            counts.mbo += 1
    return found
