"""Over which days does each answer about a student hold?

Not "current" states but dated spans: on 1 August the answer changes and no event arrives. A span has its
first day and the first day after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar, cast

from msgspec import Struct

from journeys.folds.journey import Journey
from projections import actions, bpv, cohort_guarantees, duties, exams_owed, responsibility
from projections.actions import Action
from projections.bpv import PlacementRow
from projections.duties import Duty
from projections.exams_owed import PartRow, VmboParts, Worked
from projections.questions import encode
from projections.standing import Season, Standing, StudentHistory

T = TypeVar("T")
FOREVER = "infinity"
"""The end of a span without end; as text it comes after every day."""

Key: TypeAlias = tuple[str, ...]
Said: TypeAlias = tuple[Key, Key, bytes]
"""The key of an answer, its labels, and the answer itself."""


class Span(Struct, frozen=True):
    """An answer that holds from the day `since` until the day `until`, which is not in it.

    `season`: it holds only in that part of every school year. `labels` are what a question selects on.
    """

    key: Key
    since: str
    until: str
    season: Season
    labels: Key
    answer: bytes


@dataclass(slots=True)
class Track:
    """The spans of one table for one student, made as the days go by."""

    done: list[Span] = field(default_factory=list)
    _open: dict[Key, tuple[str, Said]] = field(default_factory=dict)
    _last: Sequence[Said] | None = None

    def on(self, day: str, answers: Sequence[Said]) -> None:
        """From this day on these are the answers, and no others."""
        last, self._last = self._last, answers
        if answers is last:
            return
        if last is not None and len(last) == len(answers):
            pairs = [(said, before) for said, before in zip(answers, last, strict=True) if said is not before]
            if all(said[0] == before[0] for said, before in pairs):
                for said, _ in [pair for pair in pairs if pair[0] != pair[1]]:
                    self._close(said[0], day)
                    self._open[said[0]] = (day, said)
                return
        now = {said[0]: said for said in answers}
        for key, (_, was) in list(self._open.items()):
            then = now.get(key)
            if then is not was and then != was:
                self._close(key, day)
        for key, said in now.items():
            if key not in self._open:
                self._open[key] = (day, said)

    def recur(self, day: str, later: str, first: Said, second: Said) -> None:
        """From this day on: the first answer in August and September, the second from `later` to July."""
        if first[1:] == second[1:]:
            self.on(day, [first])
            return
        for key in list(self._open):
            self._close(key, day)
        self.done += [
            Span(first[0], day, FOREVER, "aug-sep", first[1], first[2]),
            Span(second[0], later, FOREVER, "oct-jul", second[1], second[2]),
        ]

    def close(self) -> list[Span]:
        """All spans; those still open are without end."""
        for key in list(self._open):
            self._close(key, FOREVER)
        return self.done

    def _close(self, key: Key, day: str) -> None:
        since, (_, labels, answer) = self._open.pop(key)
        self.done.append(Span(key, since, day, "", labels, answer))


@dataclass(slots=True)
class StudentSpans:
    """The spans of every table for one student; keys begin with the student (memberships: the cohort)."""

    responsibility: list[Span]
    exams: list[Span]
    bpv: list[Span]
    duties: list[Span]
    memberships: list[Span]
    actions: list[Span]


def spans_of(history: StudentHistory) -> StudentSpans:
    """Every answer about a student, on every day."""
    who, exams, work, duty, members, todo = Track(), Track(), Track(), Track(), Track(), Track()
    at_hand = _AtHand(history.student)
    journey: Journey | None = None
    aug_sep: tuple[str, Said] | None = None
    for standing in history.standings():
        if journey is not (journey := standing.journey):
            at_hand = _AtHand(history.student)
        day = standing.on.isoformat()
        placements, hours = at_hand.placements(standing)
        rows = at_hand.parts(standing, hours)
        vmbo = at_hand.vmbo(rows)
        said = at_hand.responsibility(standing, vmbo)
        if standing.season == "aug-sep":
            aug_sep = (day, said)
            continue
        if standing.season == "oct-jul" and aug_sep is not None:
            who.recur(aug_sep[0], day, aug_sep[1], said)
            continue
        who.on(day, [said])
        exams.on(day, at_hand.said_of_parts(rows))
        work.on(day, placements)
        duty.on(day, at_hand.duty(standing))
        members.on(day, at_hand.memberships(standing))
        todo.on(day, at_hand.actions(standing, vmbo))
    return StudentSpans(who.close(), exams.close(), work.close(), duty.close(), members.close(), todo.close())


class Last(Generic[T]):
    """The last thing worked out; it is worked out anew only when something that it rests on has changed.

    `turn`: how many times it was.
    """

    def __init__(self) -> None:
        self.turn = 0
        self._rested_on: object = None
        self._found: T | None = None

    def of(self, rests_on: object, work: Callable[[], T]) -> T:
        """What was found last, if it rested on the same."""
        if not self.turn or rests_on != self._rested_on:
            self._rested_on, self._found = rests_on, work()
            self.turn += 1
        return cast("T", self._found)


class Encoded(Generic[T]):
    """Rows as they are said; one that is the same row as before is not encoded again."""

    def __init__(self, say: Callable[[T], Said]) -> None:
        self._say = say
        self._before: dict[object, tuple[T, Said]] = {}

    def of(self, name: object, row: T) -> Said:
        """What is said of the row with this name."""
        before = self._before.get(name)
        if before is None or before[0] is not row:
            self._before[name] = before = (row, self._say(row))
        return before[1]


class _AtHand:
    """The answers about one student, on one fold of the journey, each with what it rests on."""

    def __init__(self, student: str) -> None:
        self._student = student
        self._placements: Last[tuple[list[Said], bpv.Hours]] = Last()
        self._worked_on_bpv: bpv.Worked = {}
        self._encoded_bpv: Encoded[PlacementRow] = Encoded(
            lambda row: ((student, row.placement), (), encode(row))
        )
        self._parts: Last[list[PartRow]] = Last()
        self._worked = Worked()
        self._said_of_parts: Last[list[Said]] = Last()
        self._encoded_parts: Encoded[PartRow] = Encoded(
            lambda row: ((student, row.part), (row.side or "", row.status), encode(row))
        )
        self._vmbo: Last[VmboParts] = Last()
        self._responsibility: Last[Said] = Last()
        self._duty: Last[Duty | None] = Last()
        self._said_of_duty: Last[list[Said]] = Last()
        self._memberships: Last[list[Said]] = Last()
        self._in_window: Last[list[Said]] = Last()
        self._at_school: Last[list[Said]] = Last()
        self._at_work: Last[list[Said]] = Last()
        self._worked_at_work: actions.Worked = {}
        self._encoded_actions: Encoded[Action] = Encoded(
            lambda a: ((student, a.action, a.about), (a.due.isoformat(),), encode(a))
        )
        self._actions: Last[list[Said]] = Last()

    def placements(self, standing: Standing) -> tuple[list[Said], bpv.Hours]:
        def work() -> tuple[list[Said], bpv.Hours]:
            rows = bpv.rows(standing, self._worked_on_bpv)
            return [self._encoded_bpv.of(row.placement, row) for row in rows], bpv.hours(rows)

        return self._placements.of(bpv.rests_on(standing), work)

    def parts(self, standing: Standing, hours: bpv.Hours) -> list[PartRow]:
        journey = standing.journey
        route = journey.route
        rests_on = (
            journey.status in ("active", "ended"),
            journey.start_index,
            journey.came_index,
            route.facts_by(journey.on) if route else None,
            journey.chosen_by,
            journey.crebo_by,
            len(journey.repeats),
            len(journey.extensions),
            len(journey.results),
            route is not None and journey.on > journey.window_end,
            hours,
        )
        return self._parts.of(rests_on, lambda: exams_owed.rows(journey, hours, self._worked))

    def said_of_parts(self, rows: list[PartRow]) -> list[Said]:
        encoded = self._encoded_parts
        return self._said_of_parts.of(self._parts.turn, lambda: [encoded.of(row.part, row) for row in rows])

    def vmbo(self, rows: list[PartRow]) -> VmboParts:
        return self._vmbo.of(self._parts.turn, lambda: VmboParts.of(rows))

    def responsibility(self, standing: Standing, vmbo: VmboParts) -> Said:
        def work() -> Said:
            answer = responsibility.who_answers(standing, vmbo)
            return (self._student,), (answer.cohort or "", answer.status), encode(answer)

        return self._responsibility.of(responsibility.rests_on(standing, vmbo), work)

    def actions(self, standing: Standing, vmbo: VmboParts) -> list[Said]:
        window = self._in_window.of(
            actions.window_rests_on(standing, vmbo),
            lambda: self._said_of_actions(actions.in_window(standing, vmbo)),
        )
        school = self._at_school.of(
            (self._duty.turn, *actions.school_rests_on(standing)),
            lambda: self._said_of_actions(actions.at_school(standing, self._owed(standing))),
        )
        work = self._at_work.of(
            actions.work_rests_on(standing),
            lambda: self._said_of_actions(actions.at_work(standing, self._worked_at_work)),
        )
        turns = (self._in_window.turn, self._at_school.turn, self._at_work.turn)
        return self._actions.of(turns, lambda: [*window, *school, *work])

    def _said_of_actions(self, found: Iterable[Action]) -> list[Said]:
        return [self._encoded_actions.of((action.action, action.about), action) for action in found]

    def duty(self, standing: Standing) -> list[Said]:
        owed = self._owed(standing)
        return self._said_of_duty.of(
            self._duty.turn, lambda: [((self._student,), (), encode(owed))] if owed else []
        )

    def _owed(self, standing: Standing) -> Duty | None:
        journey = standing.journey
        rests_on = (journey.status, journey.ended, len(journey.diplomas), len(journey.placed))
        return self._duty.of(rests_on, lambda: duties.owed_to(standing))

    def memberships(self, standing: Standing) -> list[Said]:
        def work() -> list[Said]:
            found = cohort_guarantees.memberships(self._student, standing.journey)
            return [((m.cohort, self._student), (), encode(m)) for m in found]

        journey = standing.journey
        rests_on = (
            journey.status, journey.start_index, len(journey.stays), len(journey.repeats),
            len(journey.completed_at), journey.ended,
        )  # fmt: skip
        return self._memberships.of(rests_on, work)
