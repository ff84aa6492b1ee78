"""Over which days does each answer about a student hold?

Not "current" states but dated spans: on 1 August the answer changes and no event arrives. A span has its
first day and the first day after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from msgspec import Struct

from projections import bpv, cohort_guarantees, duties, responsibility
from projections.exams_owed import ExamParts, PartRow
from projections.questions import encode
from projections.standing import Season, Standing, StudentHistory

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
class _Open:
    since: str
    labels: Key
    answer: bytes


@dataclass(slots=True)
class Track:
    """The spans of one table for one student, made as the days go by."""

    done: list[Span] = field(default_factory=list)
    _open: dict[Key, _Open] = field(default_factory=dict)

    def on(self, day: str, answers: Iterable[Said]) -> None:
        """From this day on these are the answers (key, labels, answer), and no others."""
        now = {key: (labels, answer) for key, labels, answer in answers}
        for key, was in list(self._open.items()):
            if now.get(key) != (was.labels, was.answer):
                self._close(key, day)
        for key, (labels, answer) in now.items():
            if key not in self._open:
                self._open[key] = _Open(day, labels, answer)

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
        was = self._open.pop(key)
        self.done.append(Span(key, was.since, day, "", was.labels, was.answer))


@dataclass(slots=True)
class StudentSpans:
    """The spans of every table for one student; keys begin with the student (memberships: the cohort)."""

    responsibility: list[Span]
    exams: list[Span]
    bpv: list[Span]
    duties: list[Span]
    memberships: list[Span]


def spans_of(history: StudentHistory) -> StudentSpans:
    """Every answer about a student, on every day."""
    student = history.student
    who, exams, work, duty, members = Track(), Track(), Track(), Track(), Track()
    parts = _Parts()
    aug_sep: tuple[str, Said] | None = None
    for standing in history.standings():
        day = standing.on.isoformat()
        placements = bpv.rows(standing)
        rows, encoded = parts.on(standing, bpv.hours(placements))
        answer = responsibility.who_answers(standing, rows)
        labels = (answer.cohort or "", answer.status)
        said = ((student,), labels, encode(answer))
        if standing.season == "aug-sep":
            aug_sep = (day, said)
            continue
        if standing.season == "oct-jul" and aug_sep is not None:
            who.recur(aug_sep[0], day, aug_sep[1], said)
            continue
        who.on(day, [said])
        if encoded is not None:
            exams.on(day, (((student, row.part), _labels(row), text) for row, text in encoded))
        work.on(day, (((student, row.placement), (), encode(row)) for row in placements))
        owed = duties.owed_to(standing)
        duty.on(day, [((student,), (), encode(owed))] if owed else [])
        memberships = cohort_guarantees.memberships(student, standing.journey)
        members.on(day, (((m.cohort, student), (), encode(m)) for m in memberships))
    return StudentSpans(who.close(), exams.close(), work.close(), duty.close(), members.close())


def _labels(row: PartRow) -> Key:
    return row.side or "", row.status


class _Parts:
    """The rows of exam parts, worked out anew only when something that they rest on has changed."""

    def __init__(self) -> None:
        self._seen: tuple[object, ...] | None = None
        self._rows: list[PartRow] = []

    def on(
        self, standing: Standing, hours: bpv.Hours
    ) -> tuple[list[PartRow], Iterator[tuple[PartRow, bytes]] | None]:
        """The rows, and if they may have changed each with its answer."""
        seen = _rests_on(standing, hours)
        if seen == self._seen:
            return self._rows, None
        self._seen = seen
        self._rows = ExamParts(standing.journey, hours).rows()
        return self._rows, ((row, encode(row)) for row in self._rows)


def _rests_on(standing: Standing, hours: bpv.Hours) -> tuple[object, ...]:
    journey = standing.journey
    route = journey.route
    if route is None:
        return (None,)
    programme = route.programme_on(journey.on, journey.cohort)
    return (
        journey.status in ("active", "ended"),
        route.id,
        journey.start_index,
        journey.came_index,
        programme.fact.id if programme else None,
        journey.chosen_by.id if journey.chosen_by else None,
        journey.crebo_by.id if journey.crebo_by else None,
        route.renewals_by(journey.on),
        journey.lwt,
        len(journey.repeats),
        len(journey.extensions),
        journey.on > journey.window_end,
        len(journey.results),
        hours.total,
        tuple(hours.events),
    )
