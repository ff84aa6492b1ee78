"""Which questions can be asked, and what is the answer over a history, without any store?

The same functions serve the tables (which keep the answers of every span of days) and a question about
what was known at an instant (which folds the history up to it).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any, Literal, TypeAlias, get_args

import msgspec
from msgspec import Struct

from journeys.errors import WrongUse
from journeys.folds.reference import Reference
from journeys.folds.route import Route
from journeys.history import Recorded, counted, known
from journeys.law.policies import Policies
from journeys.saying import say
from projections import (
    actions,
    bpv,
    cohort_guarantees,
    compliance,
    coverage,
    duties,
    exams_owed,
    outcomes,
    qualification,
    responsibility,
    results,
    retention,
    window_options,
    worklist,
)
from projections.actions import Action
from projections.because import policies_named, why_switch, why_window
from projections.bpv import PlacementRow
from projections.cohort_guarantees import Guarantee, Membership
from projections.compliance import Compliance
from projections.coverage import Coverage
from projections.duties import Duty
from projections.exams_owed import PartRow, VmboParts
from projections.outcomes import Outcome, Outcomes
from projections.qualification import Qualification
from projections.responsibility import Responsibility
from projections.results import Result
from projections.retention import Retention
from projections.standing import Standing, StudentHistory
from projections.window_options import Options

StudentQuestion: TypeAlias = Literal[
    "responsibility", "exams-owed", "bpv", "duties", "compliance", "result", "options", "coverage",
    "qualification", "retention",
]  # fmt: skip
"""Those with lines about one student each."""
Question: TypeAlias = StudentQuestion | Literal["guarantees", "outcomes", "worklist"]
STUDENT_QUESTIONS: tuple[StudentQuestion, ...] = get_args(StudentQuestion)
QUESTIONS: tuple[Question, ...] = (*STUDENT_QUESTIONS, "guarantees", "outcomes", "worklist")
CONTRACT: frozenset[Question] = frozenset({"responsibility", "exams-owed", "bpv", "duties", "guarantees"})
"""The questions whose answers are read by the default policies unless asked otherwise."""
Answer: TypeAlias = (
    Responsibility | PartRow | PlacementRow | Duty | Guarantee | Compliance | Result | Options | Coverage
    | Qualification | Retention | Outcomes
)  # fmt: skip

_encoder = msgspec.json.Encoder()


class Asked(Struct, frozen=True, kw_only=True):
    """A question as asked: for students, for whoever is in a cohort on the day, or for everyone.

    `known_at` is inclusive; None: everything recorded. `known_at_text` is repeated in each answer.
    `cohorts` are those of a question about cohorts, `routes` those of one about routes (none named: all).
    `chosen_policies`: by the policies that the journal chose. `born`: birth days, where they are known.
    `acting` (a side or a BRIN) and `within` (days) are those of the worklist.
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
    routes: Sequence[str] | None = None
    chosen_policies: bool = False
    born: Mapping[str, date] = {}
    acting: str | None = None
    within: int = 0


class StudentAnswers:
    """Every answer about one student on one day; each is worked out when it is first asked for."""

    def __init__(self, standing: Standing, born: date | None = None) -> None:
        self.standing = standing
        self._born = born

    @cached_property
    def placements(self) -> list[PlacementRow]:
        return bpv.rows(self.standing)

    @cached_property
    def parts(self) -> list[PartRow]:
        return exams_owed.rows(self.standing.journey, bpv.hours(self.placements))

    @cached_property
    def vmbo(self) -> VmboParts:
        return VmboParts.of(self.parts)

    @cached_property
    def responsibility(self) -> Responsibility:
        return responsibility.who_answers(self.standing, self.vmbo)

    @cached_property
    def duty(self) -> Duty | None:
        return duties.owed_to(self.standing)

    @cached_property
    def memberships(self) -> list[Membership]:
        return cohort_guarantees.memberships(self.standing.student, self.standing.journey)

    @cached_property
    def compliance(self) -> Compliance | None:
        return compliance.of_student(self.standing)

    @cached_property
    def results(self) -> list[Result]:
        return results.results(self.standing, bpv.hours(self.placements))

    @cached_property
    def options(self) -> Options | None:
        return window_options.options(self.standing, self.parts, self.results)

    @cached_property
    def coverage(self) -> list[Coverage]:
        return coverage.coverage(self.standing)

    @cached_property
    def qualification(self) -> Qualification | None:
        return qualification.qualification(self.standing, self._born)

    @cached_property
    def retention(self) -> list[Retention]:
        return retention.retention(self.standing)

    @cached_property
    def outcome(self) -> list[Outcome]:
        return outcomes.outcomes_of(self.standing, self.memberships, self._born)

    @cached_property
    def actions(self) -> list[Action]:
        return actions.actions_of(self.standing, self.vmbo, self.duty)

    @property
    def cohort(self) -> str | None:
        """The cohort on the day, of whoever is or was on a route."""
        journey = self.standing.journey
        return journey.cohort_key if journey.start is not None else None


def encode(answer: Struct) -> bytes:
    """An answer as JSON, without the question it answers."""
    return _encoder.encode(answer)


def line(asked: Asked, subject: str | None, body: bytes) -> bytes:
    """One line of an answer: whom it is about, the question's two dates, and the answer."""
    about = "cohort" if asked.question in ("guarantees", "outcomes") else "student"
    named = {} if subject is None else {about: subject}
    head = {**named, "on": asked.on, "known_at": asked.known_at_text}
    return _encoder.encode(head)[:-1] + b"," + body[1:]


def said(asked: Asked, answer: Answer, policies: Policies, beside: Iterable[str] = ()) -> bytes:
    """An answer as JSON; by chosen policies it names those that it rests on.

    `beside`: the rules of what it shows without a reason of its own.
    """
    body = encode(answer)
    if asked.chosen_policies and asked.question in CONTRACT:
        named = policies_named([*rules_of(answer), *beside], policies)
        body = body[:-1] + b',"policies":' + _encoder.encode(named) + b"}"
    return body


def rules_of(answer: Answer) -> list[str]:
    """The rules that an answer rests on, each once."""
    because = answer.because
    reasons = because.values() if isinstance(because, dict) else [because]
    return list(dict.fromkeys(rule for reason in reasons for rule in reason.rules))


def rules_beside(answer: Answer, answers: StudentAnswers) -> list[str]:
    """The rules of what an answer shows without a reason of its own: cohort, days of the clock, parts."""
    journey = answers.standing.journey
    match answer:
        case Responsibility(cohort=str()):
            vmbo = [row for row in answers.parts if row.side == "vmbo"]
            of_parts = [rule for row in vmbo for rule in row.because.rules]
            return ["COH-02", *why_switch(journey).rules, *why_window(journey).rules, *of_parts]
        case PartRow(side="vmbo"):
            return why_window(journey).rules
        case _:
            return []


def rows_of(asked: Asked, answers: StudentAnswers) -> Sequence[Answer]:
    """The answers about one student that the question asks for."""
    if asked.cohort is not None and answers.cohort != asked.cohort:
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
        case "compliance":
            return [answers.compliance] if answers.compliance else []
        case "result":
            return [row for row in answers.results if asked.side in (None, row.side)]
        case "options":
            return [answers.options] if answers.options else []
        case "coverage":
            return answers.coverage
        case "qualification":
            return [answers.qualification] if answers.qualification else []
        case "retention":
            return answers.retention
        case "guarantees" | "outcomes" | "worklist":
            return []


def cohort_of(key: str, routes: Mapping[str, Route]) -> tuple[Route, int]:
    """The route and school year of a cohort key `R1/2023`; raises `WrongUse` if there is no such route."""
    id_, slash, year = key.rpartition("/")
    if not slash or not id_ or not year.isascii() or not year.isdigit() or len(year) != 4:
        raise WrongUse(
            say(
                f"«{key}» is geen cohort; verwacht: <route>/<schooljaar>, bijvoorbeeld R1/2023",
                f"«{key}» is no cohort; expected: <route>/<school year>, for example R1/2023",
            )
        )
    route = routes.get(id_)
    if route is None or route.opened_by is None:
        raise WrongUse(
            say(
                f"Route «{id_}» is niet bekend. `leerspoor guarantees` zonder cohort toont wat er is.",
                f"Route «{id_}» is not known. `leerspoor guarantees` without a cohort shows what there is.",
            )
        )
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
        lines.append(line(asked, key, said(asked, answer, reference.policies)))
    return lines


def outcome_lines(asked: Asked, found: Sequence[Outcome], reference: Reference) -> list[bytes]:
    """A line for each cohort asked for; unnamed, for each that has members by the day."""
    for key in asked.cohorts:
        cohort_of(key, reference.routes)
    by_cohort: dict[str, list[Outcome]] = {key: [] for key in sorted(set(asked.cohorts))}
    for outcome in found:
        if not asked.cohorts or outcome.cohort in by_cohort:
            by_cohort.setdefault(outcome.cohort, []).append(outcome)
    return [
        line(asked, key, encode(outcomes.of_cohort(by_cohort[key], reference.policies)))
        for key in sorted(by_cohort)
    ]


def route_lines(asked: Asked, reference: Reference) -> list[bytes]:
    """The preconditions of each route asked for that is there on the day; unnamed, of every route."""
    names = asked.routes or ()
    for name in names:
        route = reference.route(name)
        if route is None or not route.there_on(asked.on):
            raise WrongUse(
                say(
                    f"Route «{name}» is op {asked.on} niet bekend of nog niet geopend.",
                    f"Route «{name}» is not known on {asked.on}, or not yet opened.",
                )
            )
    wanted = sorted(set(names) or reference.routes)
    found = (reference.routes[name] for name in wanted)
    return [
        line(asked, None, encode(compliance.of_route(route, reference, asked.on)))
        for route in found
        if route.there_on(asked.on)
    ]


def answers_of(asked: Asked, history: StudentHistory) -> StudentAnswers:
    """The answers about one student on the day of the question."""
    return StudentAnswers(history.standing(asked.on), asked.born.get(history.student))


def lines_of(asked: Asked, history: StudentHistory) -> list[bytes]:
    """The lines of an answer about one student."""
    answers, policies = answers_of(asked, history), history.reference.policies

    def beside(row: Answer) -> list[str]:
        return rules_beside(row, answers) if asked.chosen_policies else []

    return [
        line(asked, history.student, said(asked, row, policies, beside(row)))
        for row in rows_of(asked, answers)
    ]


def lines_about_all(asked: Asked, histories: Iterable[StudentHistory], reference: Reference) -> list[bytes]:
    """The lines of an answer that is not about one student each."""
    everyone = (answers_of(asked, history) for history in histories)
    if asked.question == "guarantees":
        return guarantee_lines(asked, [m for who in everyone for m in who.memberships], reference)
    if asked.question == "outcomes":
        return outcome_lines(asked, [o for who in everyone for o in who.outcome], reference)
    members: list[Membership] = []
    todo: list[tuple[str, Action]] = []
    for who in everyone:
        members += who.memberships
        todo += [(who.standing.student, action) for action in who.actions]
    return work_lines(asked, todo, members, reference)


def work_lines(
    asked: Asked,
    todo: Iterable[tuple[str, Action]],
    members: Sequence[Membership],
    reference: Reference,
) -> list[bytes]:
    """The work list: what is due about students, and about the routes and cohorts that they are in."""
    if asked.cohort is not None:
        cohort_of(asked.cohort, reference.routes)
    worklist.check_acting(asked.acting, reference)
    of_age = (
        each for each in todo if not actions.too_old_to_report(each[1], asked.born.get(each[0]), asked.on)
    )
    tasks = worklist.tasks(
        of_age, members, reference, on=asked.on, within=asked.within, acting=asked.acting, cohort=asked.cohort
    )
    return [line(asked, None, encode(task)) for task in tasks]


def not_known(students: Iterable[str]) -> WrongUse:
    """The message for students of whom nothing was known."""
    names = ", ".join(f"«{student}»" for student in students)
    return WrongUse(
        say(
            f"Niet bekend op dat moment: {names}. Een leerling heet naar zijn pseudoniem; "
            "`leerspoor responsibility` toont wie er zijn.",
            f"Not known at that moment: {names}. A student is called by the pseudonym; "
            "`leerspoor responsibility` shows who there are.",
        )
    )


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
        StudentHistory(student, counted(recorded), reference, recorded)
        for student in wanted
        if (recorded := known(streams[f"student/{student}"], asked.known_at))
    )
    if asked.chosen_policies:
        reference.policies = reference.chosen(asked.on).policies
    if asked.routes is not None:
        return route_lines(asked, reference)
    if asked.question not in STUDENT_QUESTIONS:
        return lines_about_all(asked, histories, reference)
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
    **more: Any,
) -> list[dict[str, Any]]:
    """The answers over a history, as the JSON objects that the command line prints; `more`: see `Asked`."""
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
        **more,
    )
    return [msgspec.json.decode(text) for text in fold(asked, streams)]
