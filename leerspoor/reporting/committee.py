"""Which exams are still owed, cohort by cohort: the list of an examencommissie?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from journeys.saying import Language
from leerspoor.exchange.document import Block, Document, Facts, Heading, Paragraph, Table
from leerspoor.reporting.saying import Naming, said, said_day
from leerspoor.wording import word


class OpenPart(Struct, frozen=True):
    """Of a line of `exams-owed` what the list shows."""

    student: str
    part: str
    name: str | None
    side: str | None
    status: str
    answers_to: list[str]
    due: str | None
    flags: list[str]


def exams_owed(
    parts: Iterable[OpenPart],
    cohorts: Mapping[str, str | None],
    facts: Sequence[tuple[str, str]],
    names: Naming,
    language: Language,
) -> Document:
    """The open parts by cohort; `cohorts` says in which a student is or was."""
    nl = language == "nl"
    by_cohort: dict[str, list[OpenPart]] = {}
    count = 0
    for row in parts:
        by_cohort.setdefault(cohorts.get(row.student) or "", []).append(row)
        count += 1
    blocks: list[Block] = []
    for cohort, of_cohort in sorted(by_cohort.items()):
        blocks += _cohort(
            cohort or ("zonder cohort" if nl else "without a cohort"), of_cohort, names, language
        )
    if not blocks:
        blocks = [Paragraph("Er staat niets open." if nl else "Nothing is owed.")]
    return Document(
        title="Openstaande examens per cohort" if nl else "Exams owed, by cohort",
        language=language,
        facts=[*facts, ("open onderdelen" if nl else "parts owed", said(count, language))],
        blocks=blocks,
        landscape=True,
    )


def _cohort(cohort: str, rows: Sequence[OpenPart], names: Naming, language: Language) -> list[Block]:
    nl = language == "nl"
    students = {row.student for row in rows}
    due = min((row.due for row in rows if row.due), default=None)
    counts = [
        ("leerlingen" if nl else "students", said(len(students), language)),
        ("open onderdelen" if nl else "parts owed", said(len(rows), language)),
        ("eerste uiterste dag" if nl else "first last day", said_day(due, language) or "–"),  # noqa: RUF001
    ]
    return [Heading(cohort), Facts(counts), _by_part(rows, language), _by_student(rows, names, language)]


def _by_part(rows: Sequence[OpenPart], language: Language) -> Table:
    """How many students have each part open: how many sittings there have to be."""
    nl = language == "nl"
    about = {row.part: row for row in rows}
    open_ = Counter(row.part for row in rows if row.status != "window-closed")
    closed = Counter(row.part for row in rows if row.status == "window-closed")
    columns = (
        ("onderdeel", "naam", "kant", "bij", "open", "venster dicht")
        if nl
        else ("part", "name", "side", "with", "owed", "window closed")
    )
    cells = [
        (part, row.name or "", row.side or "", "+".join(row.answers_to),
         said(open_[part], language), said(closed[part], language))
        for part, row in sorted(about.items(), key=lambda pair: (pair[1].side or "", pair[0]))
    ]  # fmt: skip
    return Table(columns, cells, "Per onderdeel" if nl else "By part", frozenset({4, 5}))


def _by_student(rows: Sequence[OpenPart], names: Naming, language: Language) -> Table:
    """What each student has open, of each exam, by when."""
    nl = language == "nl"
    found: dict[tuple[str, str, str, str | None], list[OpenPart]] = {}
    for row in rows:
        key = (row.student, row.side or "", row.status, row.due)
        found.setdefault(key, []).append(row)
    columns = (
        ("leerling", "kant", "stand", "uiterlijk", "aantal", "onderdelen", "let op")
        if nl
        else ("student", "side", "state", "due", "number", "parts", "flags")
    )
    cells = [
        (
            names(student),
            side,
            word(status, language),
            said_day(due, language) if side == "vmbo" else "",
            said(len(parts), language),
            ", ".join(row.part for row in parts),
            "; ".join(word(flag, language) for flag in dict.fromkeys(f for row in parts for f in row.flags)),
        )
        for (student, side, status, due), parts in found.items()
    ]
    cells.sort(key=lambda cell: (names.place(cell[0]), cell[1]))
    return Table(columns, cells, "Per leerling" if nl else "By student", frozenset({4}))
