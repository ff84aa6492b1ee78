"""What does a coordinator start the day with: what needs doing, for whom, by when, most urgent first?

What is due about students, put together where one action does for many; and what is due about routes,
agreements and cohorts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct, field

from journeys.errors import WrongUse
from journeys.events import AgreementAmended, AgreementEnded, AgreementSigned, RouteStopAnnounced
from journeys.folds.reference import Reference
from journeys.folds.route import Route
from journeys.law import actions as law
from journeys.law.actions import OF_PLACEMENT, RULES_OF, WHO_ACTS, Kind
from journeys.saying import say
from journeys.vocabulary import PARTIES, Party
from projections.actions import Action
from projections.because import Because, policies_named
from projections.cohort_guarantees import Membership, Stop, stop_on

_OF_AGREEMENTS = (AgreementSigned, AgreementAmended, AgreementEnded)


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
    members: Sequence[Membership],
    reference: Reference,
    *,
    on: date,
    within: int,
    acting: str | None = None,
    cohort: str | None = None,
) -> list[Task]:
    """Everything due within so many days, or overdue: of whoever acts, in a cohort, if asked.

    `todo`: students with their actions; `members`: every membership of a cohort on the day.
    """
    coming = [(student, action) for student, action in todo if law.can_be_done(action.until, on)]
    of_students = [
        (student, action) for student, action in _soonest(coming) if cohort in (None, action.cohort)
    ]
    lines = _Lines(reference, on)
    found = [*lines.of_students(of_students), *lines.of_routes(members, cohort)]
    wanted = [
        task
        for task in found
        if law.is_due(task.due, on, within) and law.is_for(acting, task.for_, task.brins)
    ]
    return sorted(wanted, key=lambda task: (task.due, task.action, task.about, task.for_, task.students))


def check_acting(acting: str | None, reference: Reference) -> None:
    """Whether `acting` is a side, or a school of a route that is known; else raises `WrongUse`."""
    schools = {route.brin(side) for route in reference.routes.values() if route.opened_by for side in PARTIES}
    if not law.is_for(acting, PARTIES, schools):
        raise WrongUse(
            say(
                f"«{acting}» is geen school van een route; verwacht: vo, mbo of een BRIN",
                f"«{acting}» is no school of a route; expected: vo, mbo or a BRIN",
            )
            + (f" ({', '.join(sorted(schools))})" if schools else "")
        )


def _soonest(todo: Iterable[tuple[str, Action]]) -> list[tuple[str, Action]]:
    """Of what is to be done more than once about a student, as for one count after another, the first."""
    found: dict[tuple[str, Kind, str], Action] = {}
    for student, action in todo:
        key = (student, action.action, _about(action))
        before = found.get(key)
        if before is None or action.due < before.due:
            found[key] = action
    return [(student, action) for (student, _, _), action in found.items()]


def _about(action: Action) -> str:
    """What a line is about: the placement, else the cohort."""
    return action.about if action.action in OF_PLACEMENT else action.cohort


class _Lines:
    """The lines of the list on one day."""

    def __init__(self, reference: Reference, on: date) -> None:
        self._reference, self._on = reference, on

    def _task(
        self,
        kind: Kind,
        due: date,
        about: str,
        students: Iterable[str],
        because: Because,
        *,
        brins: Iterable[str],
        parties: Sequence[Party] = (),
        parts: Iterable[str] = (),
    ) -> Task:
        return Task(
            action=kind,
            due=due,
            overdue=due < self._on,
            for_=list(parties or WHO_ACTS[kind]),
            brins=list(brins),
            about=about,
            students=sorted(students),
            parts=sorted(parts),
            policies=policies_named(because.rules, self._reference.policies),
            because=because,
        )

    def of_students(self, todo: Iterable[tuple[str, Action]]) -> Iterator[Task]:
        """One line for all students of a cohort about whom the same is due on the same day by the same."""
        groups: dict[tuple[date, Kind, str, str, tuple[Party, ...]], list[tuple[str, Action]]] = {}
        for student, action in todo:
            alone = student if action.action in OF_PLACEMENT else ""
            key = (action.due, action.action, _about(action), alone, tuple(action.for_))
            groups.setdefault(key, []).append((student, action))
        for (due, kind, about, _, parties), group in groups.items():
            actions = [action for _, action in sorted(group, key=lambda pair: pair[0])]
            rules = (rule for action in actions for rule in action.because.rules)
            events = (id_ for action in actions for id_ in action.because.events)
            yield self._task(
                kind,
                due,
                about,
                (student for student, _ in group),
                Because.of(rules, more=events),
                brins=actions[0].brins,
                parties=parties,
                parts={part for action in actions for part in action.parts},
            )

    def of_routes(self, members: Iterable[Membership], cohort: str | None) -> Iterator[Task]:
        """What is due about routes, agreements and cohorts, for whoever is on the way there.

        In one cohort: only what touches its students.
        """
        active: dict[str, list[Membership]] = {}
        for member in members:
            if member.active:
                active.setdefault(member.cohort.rpartition("/")[0], []).append(member)
        ending: dict[tuple[str, date, tuple[str, ...]], tuple[list[str], Because]] = {}
        for id_, route in sorted(self._reference.routes.items()):
            if not route.there_on(self._on):
                continue
            there = active.get(id_, [])
            asked = [m for m in there if cohort in (None, m.cohort)]
            if asked or cohort is None:
                yield from self._registrations(route, there, asked)
            yield from self._stops(route, asked)
            self._agreement(route, asked, ending)
        for (agreement, due, brins), (students, because) in ending.items():
            yield self._task("agreement-ends", due, agreement, students, because, brins=brins)

    def _registrations(
        self, route: Route, there: Sequence[Membership], asked: Sequence[Membership]
    ) -> Iterator[Task]:
        """PRE-01: a school that did not report the route; not of one that nobody is on any more."""
        if route.opened_by is None or route.opened.form not in ("DLR", "GR"):
            return
        stop = stop_on(route, self._reference, self._on)
        stopped = stop is not None and stop.effective_on <= self._on
        first = min((member.first_came for member in there), default=None)
        said = route.registration_on(self._on)
        for side in PARTIES:
            if route.registered_by(side, self._on) or (not there and (stopped or side in said)):
                continue
            ended = said.get(side)
            yield self._task(
                "register-route",
                law.registration_due((ended or route.opened_by).on, first),
                route.id,
                (member.student for member in asked),
                Because.of(RULES_OF["register-route"], ended, route.opened_by),
                brins=[route.brin(side)],
                parties=[side],
            )

    def _agreement(
        self,
        route: Route,
        there: Sequence[Membership],
        ending: dict[tuple[str, date, tuple[str, ...]], tuple[list[str], Because]],
    ) -> None:
        """PRE-04: an agreement that ends before those on the way should be done; one for all its routes."""
        agreement, by = route.agreement_on(self._on)
        terms = self._reference.agreement(agreement).terms_on(self._on)
        end = terms.end() if terms else None
        if end is None:
            return
        due, ended_by = end
        touched = [m.student for m in there if due <= max(m.expected_end, self._on)]
        if touched:
            key = (agreement, due, _schools(route))
            students, because = ending.get(key, ([], Because([], [])))
            ends = (rule for m in there for rule in m.rules)
            why = Because.of([*RULES_OF["agreement-ends"], *ends], ended_by, by)
            ending[key] = ([*students, *touched], because + why)

    def _stops(self, route: Route, there: Sequence[Membership]) -> Iterator[Task]:
        """COH-04, COH-05: a stop before those on the way should be done, for which nothing was arranged.

        That an agreement ends is a stop too, and has a line of its own.
        """
        stop = self._stop(route)
        if stop is None or any(fact.on >= stop.by.on for fact in route.teach_outs(self._on)):
            return
        touched: dict[str, list[str]] = {}
        for member in there:
            if member.expected_end >= stop.effective_on:
                touched.setdefault(member.cohort, []).append(member.student)
        for cohort, students in sorted(touched.items()):
            renewed = ["COH-06"] if route.renewals(self._on) else []
            ends = (rule for m in there if m.cohort == cohort for rule in m.rules)
            because = Because.of([*RULES_OF["stop-threatens-cohort"], *renewed, *ends], stop.by)
            yield self._task(
                "stop-threatens-cohort", stop.effective_on, cohort, students, because, brins=_schools(route)
            )

    def _stop(self, route: Route) -> Stop | None:
        """The stop that was announced; by policy `renewed_qualification` a renewal too."""
        first = stop_on(route, self._reference, self._on)
        if first is not None and not isinstance(first.by.event, _OF_AGREEMENTS):
            return first
        by = route.stop_on(self._on)
        if by is None or not isinstance(by.event, RouteStopAnnounced):
            return None
        return Stop(by.event.effective_on, by)


def _schools(route: Route) -> tuple[str, ...]:
    """The schools of a route; one that is both vo and mbo is one."""
    return tuple(dict.fromkeys(route.brin(side) for side in PARTIES))
