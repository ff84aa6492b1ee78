"""What is the page of one student made of? Every answer about the student, from one fold of the history."""

from __future__ import annotations

from datetime import date

import msgspec
from msgspec import structs

from journeys.store.journal import Journal
from leerspoor.asking import asked
from leerspoor.timeline import timeline
from projections.questions import Asked, StudentQuestion, answers_of, line, rows_of, said
from projections.questions import StudentAnswers as Told
from projections.reading import history_of
from projections.spans import FOREVER, Span, spans_of
from projections.standing import StudentHistory
from tui.as_of import AsOf
from tui.port import Answer, Stretch, StudentAnswers


def answers_about(journal: Journal, student: str, as_of: AsOf) -> StudentAnswers:
    """The answers as the command line gives them; raises `WrongUse` for a student who was not known then."""
    about = asked("responsibility", on=as_of.on.isoformat(), known_at=as_of.known_at, students=[student])
    history = history_of(journal, about)
    told = answers_of(about, history)
    (responsible,) = _lines(about, told, "responsibility")
    return StudentAnswers(
        responsible=responsible,
        parts=_lines(about, told, "exams-owed"),
        placements=_lines(about, told, "bpv"),
        duties=_lines(about, told, "duties"),
        timeline=timeline(journal, student, about.known_at),
        stretches=[_stretch(span) for span in _who_answers(history) if not span.season],
        bpv_norm=_bpv_norm(told),
        reporters=_reporters(told),
    )


def _lines(about: Asked, told: Told, question: StudentQuestion) -> list[Answer]:
    """The answer to one question about a student whose history was folded already; of every status."""
    asked_for = structs.replace(about, question=question, every_status=True)
    policies = told.standing.reference.policies
    student = told.standing.student
    return [
        msgspec.json.decode(line(asked_for, student, said(asked_for, row, policies)))
        for row in rows_of(asked_for, told)
    ]


def _who_answers(history: StudentHistory) -> list[Span]:
    """Who answers for a student on every day, in order of day."""
    return sorted(spans_of(history).responsibility, key=lambda span: span.since)


def _reporters(told: Told) -> list[str]:
    route = told.standing.journey.route
    schools = [] if route is None else [f"vo:{route.opened.vo}", f"mbo:{route.opened.mbo}"]
    return [*schools, "system"]


def _stretch(span: Span) -> Stretch:
    aspects = msgspec.json.decode(span.answer)["aspects"]
    found = aspects.get("enrolment", {"norm": [], "fact": []})
    until = date.max if span.until == FOREVER else date.fromisoformat(span.until)
    return Stretch(date.fromisoformat(span.since), until, tuple(found["norm"]), tuple(found["fact"] or ()))


def _bpv_norm(found: Told) -> int | None:
    """The hours of the parts of the programme that are BPV and asked of this student."""
    journey = found.standing.journey
    programme = None if journey.route is None else journey.route.programme_on(journey.on, journey.cohort)
    if programme is None:
        return None
    asked_of = [programme.by_name.get(row.part) for row in found.parts if row.kind == "bpv"]
    hours = [part.hours for part in asked_of if part is not None and part.hours is not None]
    return sum(hours) or None
