"""What does a coordinator start the day with: what needs doing, for whom, by when, most urgent first?

What is due about students, put together where one action does for many; and what is due about routes,
agreements and cohorts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from msgspec import Struct, field

from journeys.folds.reference import Reference
from journeys.folds.route import Route
from journeys.history import Fact
from journeys.law import actions as law
from journeys.law import preconditions
from journeys.law.actions import RULES_OF, WHO_ACTS, Kind
from journeys.vocabulary import PARTIES, Party
from projections.actions import Action
from projections.because import Because, policies_named
from projections.cohort_guarantees import Membership, guarantee, stop_on

Present: TypeAlias = tuple[str, str]
"""A student who is on the way, and the cohort."""


class Task(Struct, frozen=True, kw_only=True):
    """One line of the list; `about` is a cohort, route, agreement or placement."""

    action: Kind
    due: date
    overdue: bool
    for_: list[Party] = field(name="for")
    brins: list[str]
    about: str
    students: list[str]
    parts: list[str]
    policies: list[str]
    because: Because


def tasks(
    todo: Iterable[tuple[str, Action]],
    present: Sequence[Present],
    members: Sequence[Membership],
    reference: Reference,
    *,
    on: date,
    within: int,
    acting: str | None = None,
    cohort: str | None = None,
) -> list[Task]:
    """Everything due within so many days, or overdue: of whoever acts, in a cohort, if asked."""
    of_students = ((student, a) for student, a in todo if cohort in (None, a.cohort))
    makers = _Makers(present, members, reference, on, cohort)
    found = [*_grouped(of_students, reference, on), *makers.tasks()]
    wanted = [
        task
        for task in found
        if law.is_due(task.due, on, within) and law.is_for(acting, task.for_, task.brins)
    ]
    return sorted(wanted, key=lambda task: (task.due, task.action, task.about, task.for_, task.students))


def _grouped(todo: Iterable[tuple[str, Action]], reference: Reference, on: date) -> Iterator[Task]:
    """One task for all students for whom the same is due on the same day by the same."""
    groups: dict[tuple[date, Kind, str, str, tuple[Party, ...]], list[tuple[str, Action]]] = {}
    for student, action in todo:
        alone = "" if action.about == action.cohort else student
        key = (action.due, action.action, action.about, alone, tuple(action.for_))
        groups.setdefault(key, []).append((student, action))
    for (due, kind, about, _, parties), actions in groups.items():
        because = sum((action.because for _, action in actions), Because([], []))
        yield Task(
            action=kind,
            due=due,
            overdue=due < on,
            for_=list(parties),
            brins=actions[0][1].brins,
            about=about,
            students=sorted(student for student, _ in actions),
            parts=sorted({part for _, action in actions for part in action.parts}),
            policies=policies_named(because.rules, reference.policies),
            because=because,
        )


class _Makers:
    """What is due about routes, agreements and cohorts."""

    def __init__(
        self,
        present: Sequence[Present],
        members: Sequence[Membership],
        reference: Reference,
        on: date,
        cohort: str | None,
    ) -> None:
        self._reference, self._on = reference, on
        self._cohort = cohort
        self._by_route: dict[str, list[str]] = {}
        for student, key in present:
            if cohort in (None, key):
                self._by_route.setdefault(key.rpartition("/")[0], []).append(student)
        self._members: dict[str, list[Membership]] = {}
        for member in members:
            if cohort in (None, member.cohort):
                self._members.setdefault(member.cohort, []).append(member)

    def tasks(self) -> Iterator[Task]:
        named = self._cohort.rpartition("/")[0] if self._cohort is not None else None
        for id_, route in sorted(self._reference.routes.items()):
            if route.there_on(self._on) and named in (None, id_):
                yield from self._registrations(route)
                yield from self._agreement(route)
        for key, members in sorted(self._members.items()):
            yield from self._stop(key, members)

    def _task(
        self,
        kind: Kind,
        due: date,
        about: str,
        route: Route,
        students: Iterable[str],
        *facts: Fact | None,
        parties: Sequence[Party] = (),
    ) -> Task:
        acting = list(parties or WHO_ACTS[kind])
        rules = RULES_OF[kind]
        return Task(
            action=kind,
            due=due,
            overdue=due < self._on,
            for_=acting,
            brins=list(dict.fromkeys(route.brin(side) for side in acting)),
            about=about,
            students=sorted(students),
            parts=[],
            policies=policies_named(rules, self._reference.policies),
            because=Because.of(rules, *facts),
        )

    def _registrations(self, route: Route) -> Iterator[Task]:
        """PRE-01: a school that did not report the route; by the measuring day of this school year."""
        if route.opened.form not in ("DLR", "GR"):
            return
        stop = stop_on(route, self._reference, self._on)
        if stop is not None and stop.effective_on <= self._on:
            return
        said = route.registration_on(self._on)
        for side in PARTIES:
            if not route.registered_by(side, self._on):
                due = preconditions.measuring_day(self._on)
                students = self._by_route.get(route.id, [])
                yield self._task(
                    "register-route", due, route.id, route, students, said.get(side), route.opened_by,
                    parties=[side],
                )  # fmt: skip

    def _agreement(self, route: Route) -> Iterator[Task]:
        """PRE-04: the agreement under students who are on the way comes to its end."""
        students = self._by_route.get(route.id, [])
        agreement, by = route.agreement_on(self._on)
        terms = self._reference.agreement(agreement).terms_on(self._on)
        end = terms.end() if terms else None
        if students and end is not None:
            yield self._task("agreement-ends", end[0], f"{agreement}:{route.id}", route, students, end[1], by)

    def _stop(self, key: str, members: Sequence[Membership]) -> Iterator[Task]:
        """COH-04, COH-05: a stop that touches students of a cohort and for which nothing was arranged."""
        id_, _, year = key.rpartition("/")
        route = self._reference.route(id_)
        if route is None or route.opened_by is None:
            return
        stop = stop_on(route, self._reference, self._on)
        if stop is None:
            return
        promise = guarantee(route, int(year), members, self._reference, self._on)
        if promise.state in ("AT_RISK", "BREACHED") or promise.flags:
            touched = [m.student for m in members if m.active]
            yield self._task("stop-threatens-cohort", stop.effective_on, key, route, touched, stop.by)
