"""Which questions can be asked, and what is the answer over a history, without any store?

The same functions serve the tables (which keep the answers of every span of days) and a question about
what was known at an instant (which folds the history up to it).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal, TypeAlias, get_args

import msgspec
from msgspec import Struct

from journeys.errors import WrongUse
from journeys.folds.reference import Reference
from journeys.folds.route import Route
from journeys.history import Recorded, counted, known
from projections import bpv, cohort_guarantees, duties, exams_owed, responsibility
from projections.bpv import PlacementRow
from projections.cohort_guarantees import Guarantee, Membership
from projections.duties import Duty
from projections.exams_owed import PartRow
from projections.responsibility import Responsibility
from projections.standing import Standing, StudentHistory

Question: TypeAlias = Literal["responsibility", "exams-owed", "bpv", "duties", "guarantees"]
QUESTIONS: tuple[Question, ...] = get_args(Question)
Answer: TypeAlias = Responsibility | PartRow | PlacementRow | Duty | Guarantee

_encoder = msgspec.json.Encoder()


class Asked(Struct, frozen=True, kw_only=True):
    """A question as asked: for students, for whoever is in a cohort on the day, or for everyone.

    `known_at` is inclusive; None: everything recorded. `known_at_text` is repeated in each answer.
    `cohorts` are those of a question about guarantees.
    """

    question: Question
    on: date
    known_at: datetime | None = None
    known_at_text: str | None = None
    students: Sequence[str] = ()
    cohorts: Sequence[str] = ()
    cohort: str | None = None
    side: str | None = None
    every_status: bool = False


class StudentAnswers(Struct, frozen=True):
    """Every answer about one student on one day."""

    responsibility: Responsibility
    parts: list[PartRow]
    placements: list[PlacementRow]
    duty: Duty | None
    memberships: list[Membership]

    @classmethod
    def of(cls, standing: Standing) -> StudentAnswers:
        """Work them out, each from those it rests on."""
        placements = bpv.rows(standing)
        parts = exams_owed.rows(standing.journey, bpv.hours(placements))
        return cls(
            responsibility.who_answers(standing, parts),
            parts,
            placements,
            duties.owed_to(standing),
            cohort_guarantees.memberships(standing.student, standing.journey),
        )


def encode(answer: Struct) -> bytes:
    """An answer as JSON, without the question it answers."""
    return _encoder.encode(answer)


def line(asked: Asked, subject: str, body: bytes) -> bytes:
    """One line of an answer: whom it is about, the question's two dates, and the answer."""
    about = "cohort" if asked.question == "guarantees" else "student"
    head = {about: subject, "on": asked.on, "known_at": asked.known_at_text}
    return _encoder.encode(head)[:-1] + b"," + body[1:]


def rows_of(asked: Asked, answers: StudentAnswers) -> list[Answer]:
    """The answers about one student that the question asks for."""
    if asked.cohort is not None and answers.responsibility.cohort != asked.cohort:
        return []
    match asked.question:
        case "responsibility":
            return [answers.responsibility]
        case "exams-owed":
            rows = answers.parts if asked.every_status else exams_owed.still_owed(answers.parts)
            return [row for row in rows if asked.side in (None, row.side)]
        case "bpv":
            return [*answers.placements]
        case "duties":
            return [answers.duty] if answers.duty else []
        case "guarantees":
            return []


def cohort_of(key: str, routes: Mapping[str, Route]) -> tuple[Route, int]:
    """The route and school year of a cohort key `R1/2023`; raises `WrongUse` if there is no such route."""
    id_, slash, year = key.rpartition("/")
    if not slash or not id_ or not year.isascii() or not year.isdigit() or len(year) != 4:
        raise WrongUse(f"«{key}» is geen cohort; verwacht: <route>/<schooljaar>, bijvoorbeeld R1/2023")
    route = routes.get(id_)
    if route is None or route.opened_by is None:
        raise WrongUse(f"Route «{id_}» is niet bekend. `leerspoor guarantees` zonder cohort toont wat er is.")
    return route, int(year)


def guarantee_lines(asked: Asked, members: Sequence[Membership], reference: Reference) -> list[bytes]:
    """A line for each cohort asked for; unnamed, for each that has members by the day."""
    by_cohort: dict[str, list[Membership]] = {}
    for membership in members:
        by_cohort.setdefault(membership.cohort, []).append(membership)
    wanted = sorted(set(asked.cohorts)) if asked.cohorts else sorted(by_cohort)
    lines = []
    for key in wanted:
        route, year = cohort_of(key, reference.routes)
        answer = cohort_guarantees.guarantee(route, year, by_cohort.get(key, ()), reference, asked.on)
        lines.append(line(asked, key, encode(answer)))
    return lines


def lines_of(asked: Asked, history: StudentHistory) -> list[bytes]:
    """The lines of an answer about one student."""
    answers = StudentAnswers.of(history.standing(asked.on))
    return [line(asked, history.student, encode(row)) for row in rows_of(asked, answers)]


def not_known(students: Iterable[str]) -> WrongUse:
    """The message for students of whom nothing was known."""
    names = ", ".join(f"«{student}»" for student in students)
    return WrongUse(f"Niet bekend op dat moment: {names}. Een leerling heet naar zijn pseudoniem.")


def fold(asked: Asked, streams: Mapping[str, Sequence[Recorded]]) -> list[bytes]:
    """The lines of an answer, folded from everything recorded; `streams` by name."""
    reference = Reference(streams, asked.known_at)
    there = sorted(
        name.removeprefix("student/")
        for name, recorded in streams.items()
        if name.startswith("student/") and known(recorded, asked.known_at)
    )
    if unknown := sorted(set(asked.students).difference(there)):
        raise not_known(unknown)
    wanted = sorted(set(asked.students)) if asked.students else there
    histories = (
        StudentHistory(student, counted(streams[f"student/{student}"], asked.known_at), reference)
        for student in wanted
    )
    if asked.question == "guarantees":
        standings = (history.standing(asked.on) for history in histories)
        members = [m for s in standings for m in cohort_guarantees.memberships(s.student, s.journey)]
        return guarantee_lines(asked, members, reference)
    if asked.cohort is not None:
        cohort_of(asked.cohort, reference.routes)
    return [text for history in histories for text in lines_of(asked, history)]


def ask(
    question: Question,
    history: Iterable[Recorded],
    *,
    on: date,
    known_at: datetime | None = None,
    students: Sequence[str] = (),
    cohorts: Sequence[str] = (),
    cohort: str | None = None,
    side: str | None = None,
    every_status: bool = False,
) -> list[dict[str, Any]]:
    """The answers over a history, as the JSON objects that the command line prints."""
    streams: dict[str, list[Recorded]] = {}
    for recorded in history:
        streams.setdefault(recorded.stream, []).append(recorded)
    asked = Asked(
        question=question,
        on=on,
        known_at=known_at,
        known_at_text=known_at.isoformat() if known_at else None,
        students=students,
        cohorts=cohorts,
        cohort=cohort,
        side=side,
        every_status=every_status,
    )
    return [msgspec.json.decode(text) for text in fold(asked, streams)]
