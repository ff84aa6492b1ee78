"""What does one line of the list of students say?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from journeys.saying import Language
from tui.as_of import written
from tui.language import Both, say
from tui.port import Answer
from tui.signs import OF_STATUS, SIGNS, glyph

SOON = 14
"""Days before a last day from which it is shown as near."""
_BAD = frozenset({"WINDOW_MISSED", "TRANSFER_OVERDUE", "VO_ENROLMENT_MISSING"})
_SAYS: Mapping[str, Both] = {
    "late": ("achter", "behind"),
    "conflict": ("let op", "attention"),
    "soon": ("termijn nabij", "due soon"),
}
"""What is said of an active student in place of that."""


class Line(Struct, frozen=True):
    """One student: what stands in each column, and the sign before the status."""

    student: str
    name: str
    sign: str
    status: str
    phase: str
    cohort: str
    owed: int
    next_date: date | None
    flags: tuple[str, ...]


def lines(
    students: Sequence[str], names: Mapping[str, str], responsible: Iterable[Answer], owed: Iterable[Answer]
) -> dict[str, Line]:
    """A line for each student, from the answers about them."""
    counts: dict[str, list[Answer]] = {}
    for row in owed:
        counts.setdefault(row["student"], []).append(row)
    found = {row["student"]: row for row in responsible}
    return {
        student: _line(student, names.get(student, student), found[student], counts.get(student, []))
        for student in students
        if student in found
    }


def _line(student: str, name: str, row: Answer, owed: Sequence[Answer]) -> Line:
    on = date.fromisoformat(row["on"])
    ahead = sorted(
        day
        for text in (row["switch_on"], *(part["due"] for part in owed))
        if text is not None and (day := date.fromisoformat(text)) >= on
    )
    flags = tuple(row["flags"])
    sign = OF_STATUS[row["status"]]
    if row["status"] == "active":
        if _BAD.intersection(flags):
            sign = "late"
        elif flags:
            sign = "conflict"
        elif owed and ahead and (ahead[0] - on).days <= SOON:
            sign = "soon"
    return Line(
        student=student,
        name=name,
        sign=sign,
        status=row["status"],
        phase=row["phase"] or "",
        cohort=row["cohort"] or "",
        owed=len(owed),
        next_date=ahead[0] if ahead and row["status"] == "active" else None,
        flags=flags,
    )


def cells(line: Line, language: Language, *, ascii_only: bool) -> list[tuple[str, str]]:
    """The columns' texts, each with its style's name: name, status, party, owed, next date, cohort, flags."""
    from leerspoor.wording import word  # with the first line, which comes after the list is in sight

    style = SIGNS[line.sign].style
    said = say(_SAYS[line.sign], language) if line.sign in _SAYS else word(line.status, language)
    return [
        (line.name, "plain"),
        (f"{glyph(line.sign, ascii_only=ascii_only)} {said}", style),
        (line.phase, "plain"),
        (str(line.owed) if line.owed else "", "plain"),
        (written(line.next_date, language) if line.next_date else "", "plain"),
        (line.cohort, "dim"),
        ("; ".join(word(flag, language) for flag in line.flags), "warn"),
    ]
