"""Which answers is a report made of? Asked as any question is, on one day and with one knowledge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from journeys.saying import Language
from journeys.store.journal import Journal
from leerspoor.asking import ask
from leerspoor.exporting import chosen_policies, statement
from leerspoor.reporting.cohort import Member
from leerspoor.reporting.committee import OpenPart
from leerspoor.reporting.held import Held
from leerspoor.reporting.mentor import Answers
from leerspoor.reporting.saying import said
from projections.catch_up import Tell
from projections.questions import Asked, Question
from projections.reading import history_of
from projections.spans import FOREVER, Span, spans_of

Row = Mapping[str, Any]
AHEAD = 365
"""Days that the overview of a student looks ahead for what needs doing."""
_open_part: Callable[[bytes], OpenPart] = msgspec.json.Decoder(OpenPart).decode
_decode = msgspec.json.Decoder(dict[str, Any]).decode


def rows(journal: Journal, asked: Asked, tell: Tell | None = None) -> Iterator[Row]:
    """The lines of an answer, one by one."""
    return map(_decode, ask(journal, asked, tell))


def stated(
    journal: Journal, asked: Asked, language: Language, *, named: bool | None
) -> list[tuple[str, str]]:
    """What a report says of itself under its title."""
    told = statement(asked, language, policies=chosen_policies(journal, asked), named=named)
    return [(label, said(value, language)) for label, value in told]


def cohorts_of_students(journal: Journal, asked: Asked, tell: Tell | None = None) -> dict[str, str | None]:
    """In which cohort each student is or was on the day."""
    about = _instead(asked, "responsibility")
    return {row["student"]: row["cohort"] for row in rows(journal, about, tell)}


def open_parts(journal: Journal, asked: Asked) -> Iterator[OpenPart]:
    """The parts that are open, of everyone asked about."""
    return map(_open_part, ask(journal, asked))


def of_student(journal: Journal, asked: Asked) -> Answers:
    """Everything on the overview of the one student asked about; raises `WrongUse` for one not known then."""
    (student,) = asked.students
    (responsibility,) = rows(journal, _instead(asked, "responsibility"))

    def of(question: Question) -> Sequence[Row]:
        about = msgspec.structs.replace(_instead(asked, question), every_status=True)
        return list(rows(journal, about))

    cohort = responsibility["cohort"]
    work = msgspec.structs.replace(_instead(asked, "worklist"), students=(), cohort=cohort, within=AHEAD)
    tasks = [] if cohort is None else [t for t in rows(journal, work) if student in t["students"]]
    return Answers(
        student=student,
        on=asked.on,
        responsibility=responsibility,
        parts=of("exams-owed"),
        placements=of("bpv"),
        duties=of("duties"),
        results=of("result"),
        options=of("options"),
        tasks=tasks,
        over_time=held(spans_of(history_of(journal, asked)).responsibility),
    )


def members(journal: Journal, asked: Asked, days: Iterable[date], tell: Tell | None = None) -> list[Member]:
    """The students who were in the cohort asked about on one of these days, with their answers over time."""
    there: dict[str, None] = {}
    for day in days:
        about = msgspec.structs.replace(_instead(asked, "responsibility"), on=day)
        there |= dict.fromkeys(row["student"] for row in rows(journal, about))
    found = []
    for number, student in enumerate(there):
        if tell is not None:
            tell(number, len(there))
        spans = spans_of(history_of(journal, msgspec.structs.replace(asked, students=(student,))))
        found.append(Member(student, held(spans.responsibility), held(spans.exams, apart=True)))
    return found


def held(spans: Sequence[Span], *, apart: bool = False) -> list[Held]:
    """Spans with their days and what they say; unless `apart`, each goes on until the next."""
    found: list[Held] = []
    for span in sorted(spans, key=lambda span: span.since):
        until = date.max if span.until == FOREVER else date.fromisoformat(span.until)
        one = Held(date.fromisoformat(span.since), until, _decode(span.answer))
        if not apart and found and found[-1].until > one.since:
            found[-1] = msgspec.structs.replace(found[-1], until=one.since)
        found.append(one)
    return found


def _instead(asked: Asked, question: Question) -> Asked:
    return msgspec.structs.replace(asked, question=question)
