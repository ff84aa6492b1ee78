"""Which exam parts does a student still owe under vmbo and mbo law, who answers, and until when?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any

import msgspec
from msgspec import Struct

from journeys.events import ChoiceGroup, ExamResultAnnulled, Part
from journeys.folds.journey import Journey
from journeys.folds.route import Programme, Route
from journeys.history import Fact
from journeys.law import parts as law
from journeys.law.parts import PartStatus
from journeys.vocabulary import ExamSide, Party, school_year
from projections.because import Because, why_window
from projections.bpv import Hours
from projections.closing import Closer, Closing, Closings


class PartRow(Struct, frozen=True, kw_only=True):
    """One part of one student, in the members' order of an answer."""

    part: str
    side: ExamSide | None
    kind: str | None
    subject: str | None
    name: str | None
    status: PartStatus
    answers_to: list[Party]
    due: date | None
    mark: str | None = None
    closed_on: date | None = None
    provisional: bool | None = None
    flags: list[str] = msgspec.field(default_factory=list)
    because: Because


@dataclass(slots=True)
class Worked:
    """What was worked out for one student before, so as not to do it again, with what it rested on."""

    ground: tuple[Any, ...] = ()
    chosen: tuple[Any, ...] = ()
    window: Because = field(default_factory=lambda: Because([], []))
    required: dict[str, tuple[Part, ExamSide, Because]] = field(default_factory=dict)
    choices: list[PartRow] = field(default_factory=list)
    closer: Closer | None = None
    clock: tuple[bool, int, int] | None = None
    hours: Hours | None = None
    rows: dict[str, PartRow] = field(default_factory=dict)


def rows(journey: Journey, hours: Hours, worked: Worked | None = None) -> list[PartRow]:
    """Every required part, unmet choices, and results that name no part, in order of part.

    `hours`: the BPV hours that count that day, over all placements. `worked` may be kept from an earlier day
    of the same student.
    """
    route = journey.route
    if route is None or journey.status not in ("active", "ended"):
        return []
    programme = route.programme_on(journey.on, journey.cohort)
    found = list(_unknown(journey, programme))
    if programme is not None:
        found += _Parts(journey, route, programme, hours, worked or Worked()).rows()
    return sorted(found, key=_PART)


_PART = attrgetter("part")


def still_owed(rows: Iterable[PartRow]) -> list[PartRow]:
    """The rows that an exam committee lists: owed and window-closed."""
    return [row for row in rows if row.status in ("owed", "window-closed")]


class VmboParts(Struct, frozen=True):
    """The vmbo parts of a student on a day, as the other answers ask for them.

    `parts`: all that are required, of which `owed` are owed and `missed` closed with the window; `due` and
    `overdue` are the same with the choices that were not made, which are no parts.
    """

    parts: list[PartRow]
    owed: list[PartRow]
    missed: list[PartRow]
    due: list[PartRow]
    overdue: list[PartRow]

    @classmethod
    def of(cls, rows: Iterable[PartRow]) -> VmboParts:
        """From all rows of the student."""
        vmbo = [row for row in rows if row.side == "vmbo"]
        due = [row for row in vmbo if row.status == "owed"]
        overdue = [row for row in vmbo if row.status == "window-closed"]
        parts, owed, missed = ([row for row in some if row.kind != "choice"] for some in (vmbo, due, overdue))
        return cls(parts, owed, missed, due, overdue)


class _Parts:
    """The parts of the programme on one day."""

    def __init__(
        self, journey: Journey, route: Route, programme: Programme, hours: Hours, worked: Worked
    ) -> None:
        self._journey = journey
        self._route = route
        self._programme = programme
        self._hours = hours
        self._window_end = journey.window_end
        self._worked = worked
        if worked.ground != (ground := self._ground()):
            worked.ground, worked.chosen, worked.clock = ground, (), None
            worked.closer = Closer(programme)
        another_choice = worked.chosen != (chosen := self._chosen_by())
        if another_choice:  # other parts are asked, or for another reason: the rows of the same stay
            was, worked.chosen = worked.required, chosen
            worked.required = {part.part: (part, side, why) for part, side, why in self._required()}
            kept = {code for code, why in worked.required.items() if was.get(code) == why}
            worked.rows = {code: row for code, row in worked.rows.items() if code in kept}
        another_clock = worked.clock != (clock := self._clock())
        if another_clock:
            had_another, worked.clock, worked.window = worked.clock, clock, why_window(journey)
            if had_another is None or had_another[1:] != clock[1:]:
                worked.rows.clear()
            else:  # the window closed, and nothing else: what is closed stays as it is
                worked.rows = {code: row for code, row in worked.rows.items() if row.status != "owed"}
        if another_choice or another_clock:
            worked.choices = list(self._choices())

    def rows(self) -> list[PartRow]:
        worked = self._worked
        closer = worked.closer or Closer(self._programme)
        touched = closer.take(self._journey)
        other_hours = worked.hours != self._hours
        worked.hours = self._hours
        if other_hours:
            touched |= {code for code, (part, _, _) in worked.required.items() if part.kind == "bpv"}
        for code in worked.required.keys() - (worked.rows.keys() - touched):
            part, side, why = worked.required[code]
            worked.rows[code] = self._row(part, side, closer.found, why)
        return [*worked.rows.values(), *worked.choices]

    def _chosen_by(self) -> tuple[Any, ...]:
        """What rests on the choices, on that ground: which parts are required, and why."""
        journey = self._journey
        return (
            journey.chosen,
            journey.chosen_by.id if journey.chosen_by else None,
            journey.crebo_by.id if journey.crebo_by else None,
            journey.lwt,
            self._route.renewals_by(journey.on),
        )

    @cached_property
    def _chosen(self) -> dict[str, Part]:
        named = (self._programme.by_name.get(code) for code in self._journey.chosen)
        return {part.part: part for part in named if part is not None}

    def _ground(self) -> tuple[Any, ...]:
        """What rests on the programme and the route: what counts for which part."""
        return self._programme.fact.evidence, self._journey.start_index, self._journey.came_index

    def _clock(self) -> tuple[bool, int, int]:
        """What rests on the calendar: whether the window has closed, and what it is made of."""
        journey = self._journey
        return journey.on > self._window_end, len(journey.repeats), len(journey.extensions)

    def _required(self) -> Iterator[tuple[Part, ExamSide, Because]]:
        journey, fits = self._journey, self._route.fits(self._journey.on)
        for part in self._programme.event.parts:
            rule = law.requires(
                part,
                form=self._route.opened.form,
                lwt=journey.lwt,
                chosen=part.part in self._chosen,
                crebo_fits=part.crebo is not None and fits(part.crebo, journey.crebo),
            )
            if rule is None or part.side == "joint":
                continue
            rules = [rule]
            facts = [self._programme.fact, journey.came]
            if part.crebo is not None and journey.crebo_by is not None:
                rules.append("RTE-15")
            left = journey.left_route
            if part.side == "mbo" and left is not None:
                rules.append("OVS-07")
            if part.side == "vmbo" and left is not None and _became_or_was_gr(left, self._route):
                rules.append("OVS-08")
            if part.choice is not None or rule == "VEX-02":
                facts.append(journey.chosen_by)
            if part.crebo is not None:
                facts.append(journey.crebo_by)
            yield part, part.side, Because.of(rules, *facts)

    def _row(self, part: Part, side: ExamSide, found: Closings, why: Because) -> PartRow:
        closing = found.closing.get(part.part, [])
        passes = [c for c in closing if c.is_pass]
        by_hours = part.kind == "bpv" and part.hours is not None and self._hours.total >= part.hours
        shown = passes[-1] if passes else closing[-1] if closing else None
        status: PartStatus
        if passes or by_hours:
            status = "passed"
        elif closing:
            status = "exempt"
        else:
            status = law.status_when_open(side, self._journey.on, self._window_end)
        because = why
        if shown is not None:
            because = Because.of(self._closing_rules(side, shown), shown.result.fact) + because
        if by_hours and not passes:
            because = Because(["BPV-12"], self._hours.events) + because
        if part.kind == "bpv" and part.hours is not None:
            because += Because(self._hours.rules, [])
        if ignored := found.not_counted.get(part.part):
            would_be = _shown(sorted([*closing, *ignored], key=lambda c: c.result.index))
            if would_be in ignored:
                because += Because.of("MEX-10", would_be.result.fact)
        if status in ("owed", "window-closed"):
            because += self._why_due(side, status)
        flags = self._flags(side, status, shown, found.not_agreed.get(part.part, []))
        return PartRow(
            part=part.part,
            side=side,
            kind=part.kind,
            subject=part.subject,
            name=part.name,
            status=status,
            answers_to=_answers_to(side),
            due=self._window_end if side == "vmbo" else None,
            mark=shown.event.mark if shown else None,
            closed_on=shown.result.fact.on if shown else None,
            provisional=shown.event.decided_on is None if shown else None,
            flags=sorted(flags),
            because=sum(flags.values(), because) if flags else because,
        )

    def _flags(
        self, side: ExamSide, status: PartStatus, shown: Closing | None, not_agreed: list[Closing]
    ) -> dict[str, Because]:
        flags: dict[str, Because] = {}
        if shown is not None:
            fact = shown.result.fact
            if side == "vmbo" and shown.is_pass and shown.sat_on > self._window_end:
                flags["OUTSIDE_WINDOW"] = Because.of("VEX-32", fact)
            if not shown.joint and law.reported_by_the_other_side(side, fact.by):
                flags["NOT_BY_COMMITTEE"] = Because.of("MEX-10", fact)
        if not_agreed and status == "owed":
            flags["JOINT_NOT_AGREED"] = Because.of("MEX-12", *(c.result.fact for c in not_agreed))
        return flags

    def _closing_rules(self, side: ExamSide, shown: Closing) -> list[str]:
        if not shown.is_pass:
            return ["VEX-50" if side == "vmbo" else "MEX-17"]
        if shown.joint:
            return ["MEX-12", "MEX-13"]
        if side == "mbo":
            return ["MEX-11", "MEX-09"] if shown.sat_on < self._journey.switch_on else ["MEX-11"]
        in_first_year = school_year(shown.sat_on) <= self._journey.cohort
        return ["VEX-30", "VEX-31"] if in_first_year else ["VEX-30"]

    def _why_due(self, side: ExamSide, status: PartStatus) -> Because:
        if side == "mbo":
            return Because([], [])
        missed = ["VEX-34"] if status == "window-closed" else []
        return self._worked.window + Because(missed, [])

    def _choices(self) -> Iterator[PartRow]:
        form, lwt = self._route.opened.form, self._journey.lwt
        for group in self._programme.event.choices:
            of_group = self._programme.of_choice.get(group.choice, [])
            if law.choice_is_asked(group, of_group, form=form, lwt=lwt) and law.choice_is_short(
                group, [part for part in of_group if part.part in self._chosen]
            ):
                yield self._choice_row(group)

    def _choice_row(self, group: ChoiceGroup) -> PartRow:
        journey, side = self._journey, group.side
        status = law.status_when_open(side, journey.on, self._window_end)
        because = Because.of(
            "VEX-01" if side == "vmbo" else "MEX-05", self._programme.fact, journey.chosen_by
        )
        return PartRow(
            part=f"choice:{group.choice}",
            side=side,
            kind="choice",
            subject=None,
            name=None,
            status=status,
            answers_to=_answers_to(side),
            due=self._window_end if side == "vmbo" else None,
            flags=["NOT_CHOSEN"],
            because=because + self._why_due(side, status),
        )


def _unknown(journey: Journey, programme: Programme | None) -> Iterator[PartRow]:
    """One row for each name that is no part of the programme, whenever the result was, annulled or not."""
    known = programme.by_name if programme else {}
    named: dict[str, list[Fact]] = {}
    for result in journey.results:
        if result.event.part not in known and not isinstance(result.event, ExamResultAnnulled):
            named.setdefault(result.event.part, []).append(result.fact)
    for code, facts in named.items():
        yield PartRow(
            part=code,
            side=None,
            kind=None,
            subject=None,
            name=None,
            status="unknown-part",
            answers_to=[],
            due=None,
            flags=["UNKNOWN_PART"],
            because=Because.of([], *facts),
        )


def _shown(closing: Sequence[Closing]) -> Closing | None:
    """Of what closes a part the last pass, else the last exemption."""
    passes = [c for c in closing if c.is_pass]
    return passes[-1] if passes else closing[-1] if closing else None


def _became_or_was_gr(left: Route, route: Route) -> bool:
    """OVS-08: whether a switch led to a geïntegreerde route, or back from one."""
    return (left.opened.form == "GR") != (route.opened.form == "GR")


def _answers_to(side: ExamSide) -> list[Party]:
    return ["vo"] if side == "vmbo" else ["mbo"]
