"""Which enrolments and exam results does the journal hold for whoever speaks OEAPI, one line each?

Of everyone who was ever on a route by the day: what is asked about is a question like the others, and what
counts is what `responsibility` and `result` say. Students are read some at a time and written as they come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct

from journeys.errors import WrongUse
from journeys.events import ExamResultAnnulled
from journeys.folds.journey import Journey
from journeys.saying import say
from journeys.store.journal import Journal
from journeys.vocabulary import PARTIES, Party, day_after
from leerspoor.exchange.oeapi import Enrolment, Result, When, of_enrolment, of_result
from leerspoor.exchange.whole_file import whole
from projections.load import Loader
from projections.marks import marks
from projections.questions import Asked, StudentAnswers, cohort_of
from projections.standing import StudentHistory

STUDENTS = 200
"""Students read at a time."""
Tell = Callable[[int, int], None]


class Written(Struct, kw_only=True):
    """How many students and lines were written; `unknown_parts`: results that name no part, left out."""

    students: int = 0
    enrolments: int = 0
    results: int = 0
    unknown_parts: int = 0


def write(journal: Journal, asked: Asked, path: Path, tell: Tell) -> Written:
    """Write the lines to a file, whole or not at all.

    Raises `WrongUse` for another file or an unknown cohort, `Unreadable` if it cannot be written.
    """
    if path.suffix.lower() != ".jsonl":
        raise WrongUse(
            say(
                f"{path}: dit worden regels JSON; noem het bestand .jsonl",
                f"{path}: these will be lines of JSON; name the file .jsonl",
            )
        )
    written = Written()
    encode = msgspec.json.Encoder().encode
    when = When(asked.on, asked.known_at_text)
    with whole(path) as beside, beside.open("wb") as file:
        for history in _histories(journal, asked, tell):
            enrolments, results = of_student(history, asked, written)
            file.writelines(encode(of_enrolment(one, when)) + b"\n" for one in enrolments)
            file.writelines(encode(of_result(one, when)) + b"\n" for one in results)
            written.students += bool(enrolments or results)
            written.enrolments += len(enrolments)
            written.results += len(results)
    return written


def of_student(
    history: StudentHistory, asked: Asked, written: Written
) -> tuple[list[Enrolment], list[Result]]:
    """What there is of one student on the day, of the cohort and side asked about."""
    standing = history.standing(asked.on)
    cohort = StudentAnswers(standing).cohort
    if cohort is None or asked.cohort not in (None, cohort):
        return [], []
    enrolments = [e for e in enrolments_of(history, asked.on) if asked.side in (None, _EXAM[e.side])]
    return enrolments, [*_results(history.student, standing.journey, asked, written)]


_EXAM = {"vo": "vmbo", "mbo": "mbo"}


def _results(student: str, journey: Journey, asked: Asked, written: Written) -> Iterator[Result]:
    route = journey.route
    programme = route.programme_on(asked.on, journey.cohort) if route else None
    known = programme.by_name if programme else {}
    told = (result.event for result in journey.results)
    written.unknown_parts += sum(
        not isinstance(event, ExamResultAnnulled) and event.part not in known for event in told
    )
    if route is None or programme is None:
        return
    found = marks(journey, programme)
    for part in programme.event.parts:
        if part.part in found and asked.side in (None, part.side):
            yield Result(student=student, route=route, programme=programme, part=part, mark=found[part.part])


class _Now(Struct, frozen=True):
    """Where a student is enrolled at one side."""

    route: str
    cohort: int
    crebo: str | None


def enrolments_of(history: StudentHistory, on: date) -> list[Enrolment]:
    """The times in which the student was enrolled at a side of a route, up to a day, in order of beginning.

    As the journey tells it: at the vo from the start of the route, at the mbo from an enrolment or transfer;
    until the school says otherwise, the student leaves the route or has completed it.
    """
    ended: list[Enrolment] = []
    lasting: dict[Party, Enrolment] = {}
    turns: Counter[tuple[Party, _Now]] = Counter()
    for standing in history.standings():
        if standing.on > on or standing.season:
            break
        journey = standing.journey
        for side in PARTIES:
            now, before = _now(journey, side), lasting.get(side)
            if before is not None and now != _Now(before.route.id, before.cohort, before.crebo):
                ended.append(msgspec.structs.replace(lasting.pop(side), until=standing.on))
                before = None
            if now is None or journey.route is None:
                continue
            if before is None:
                turns[side, now] += 1
                before = Enrolment(
                    student=history.student,
                    side=side,
                    route=journey.route,
                    cohort=now.cohort,
                    crebo=now.crebo,
                    turn=turns[side, now],
                    first=standing.on,
                    until=None,
                    expected=standing.on,
                )
            over = journey.switch_on if side == "vo" else day_after(journey.expected_end)
            lasting[side] = msgspec.structs.replace(before, expected=over)
    return sorted([*ended, *lasting.values()], key=lambda e: (e.first, PARTIES.index(e.side)))


def _now(journey: Journey, side: Party) -> _Now | None:
    if journey.status != "active" or journey.route is None or not journey.enrolled.get(side):
        return None
    return _Now(journey.route.id, journey.cohort, journey.crebo if side == "mbo" else None)


def _histories(journal: Journal, asked: Asked, tell: Tell) -> Iterator[StudentHistory]:
    """Everyone known then, from one moment of the journal."""
    with journal.reading() as connection:
        loader = Loader(journal, asked.known_at, connection)
        if asked.chosen_policies:
            loader.choose_policies(asked.on)
        if asked.cohort is not None:
            loader.load([f"route/{asked.cohort.rpartition('/')[0]}"])
            cohort_of(asked.cohort, loader.reference.routes)
        names = journal.stream_names("student", known_at=asked.known_at, connection=connection)
        rest = iter([name.removeprefix("student/") for name in names])
        done = 0
        while some := list(islice(rest, STUDENTS)):
            for history in loader.students(some):
                yield history
                done += 1
                tell(done, len(names))
