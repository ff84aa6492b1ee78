"""Which exam parts does a student still owe under vmbo and mbo law, who answers, and until when?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from msgspec import Struct, field

from journeys.events import (
    ChoiceGroup,
    ExamPartFailed,
    ExamPartPassed,
    ExamResultAnnulled,
    ExemptionGranted,
    Part,
)
from journeys.folds.journey import Journey, Result
from journeys.folds.route import Fits, Programme
from journeys.history import Fact
from journeys.law import parts as law
from journeys.law.parts import PartStatus
from journeys.vocabulary import ExamSide, Party
from projections.because import Because
from projections.bpv import Hours


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
    flags: list[str] = field(default_factory=list)
    because: Because


@dataclass(frozen=True, slots=True)
class _Closing:
    """A pass or an exemption that closes a part."""

    result: Result
    joint: bool = False

    @property
    def sat_on(self) -> date:
        event = self.result.event
        sat_on = event.sat_on if isinstance(event, ExamPartPassed) else None
        return sat_on or self.result.fact.on


class ExamParts:
    """The exam parts of one student as they stand on the journey's day."""

    def __init__(self, journey: Journey, hours: Hours) -> None:
        """`hours`: the BPV hours that count that day, over all placements."""
        self._journey = journey
        self._hours = hours
        route = journey.route
        there = route is not None and journey.status in ("active", "ended")
        self._programme = route.programme_on(journey.on, journey.cohort) if there and route else None
        self._chosen = self._chosen_parts()

    def rows(self) -> list[PartRow]:
        """Every required part, unmet choices, and results that name no part, in order of part."""
        if self._journey.status not in ("active", "ended"):
            return []
        rows = [*self._unknown()]
        if self._programme is not None:
            closings = self._closings(self._programme)
            rows += self._required(self._programme, closings)
            rows += self._choices(self._programme)
        return sorted(rows, key=lambda row: row.part)

    # --- what is required -------------------------------------------------------------------------------

    def _chosen_parts(self) -> dict[str, Part]:
        if self._programme is None:
            return {}
        named = (self._programme.by_name.get(code) for code in self._journey.chosen)
        return {part.part: part for part in named if part is not None}

    def _fits(self) -> Fits:
        route = self._journey.route
        return route.fits(self._journey.on) if route else Fits(())

    def _required(self, programme: Programme, closings: dict[str, list[_Closing]]) -> Iterator[PartRow]:
        journey, fits = self._journey, self._fits()
        if journey.route is None:
            return
        for part in programme.event.parts:
            rule = law.requires(
                part,
                form=journey.route.opened.form,
                lwt=journey.lwt,
                chosen=part.part in self._chosen,
                crebo_fits=part.crebo is not None and fits(part.crebo, journey.crebo),
            )
            if rule is not None and part.side != "joint":
                facts = [programme.fact, journey.came]
                if part.choice is not None or rule == "VEX-02":
                    facts.append(journey.chosen_by)
                if part.crebo is not None:
                    facts.append(journey.crebo_by)
                why = Because.of(rule, *facts)
                yield self._row(part, part.side, closings.get(part.part, []), why)

    def _row(self, part: Part, side: ExamSide, closings: list[_Closing], why: Because) -> PartRow:
        passes = [c for c in closings if isinstance(c.result.event, ExamPartPassed)]
        exemptions = [c for c in closings if isinstance(c.result.event, ExemptionGranted)]
        by_hours = part.kind == "bpv" and part.hours is not None and self._hours.total >= part.hours
        shown = passes[-1] if passes else exemptions[-1] if exemptions else None
        status: PartStatus
        if passes or by_hours:
            status = "passed"
        elif exemptions:
            status = "exempt"
        else:
            status = law.status_when_open(side, self._journey.on, self._journey.window_end)
        flags, why = self._flags(part, side, status, shown, why)
        if shown is None:
            mark = closed_on = provisional = None
        else:
            event = shown.result.event
            mark = None if isinstance(event, ExamResultAnnulled) else event.mark
            closed_on, provisional = shown.result.fact.on, event.decided_on is None
            why = Because.of(_closing_rules(side, shown), shown.result.fact) + why
        if by_hours and not passes:
            why = Because(["BPV-12"], self._hours.events) + why
        if status in ("owed", "window-closed"):
            why += self._why_due(side, status)
        return PartRow(
            part=part.part,
            side=side,
            kind=part.kind,
            subject=part.subject,
            name=part.name,
            status=status,
            answers_to=["vo"] if side == "vmbo" else ["mbo"],
            due=self._journey.window_end if side == "vmbo" else None,
            mark=mark,
            closed_on=closed_on,
            provisional=provisional,
            flags=flags,
            because=why,
        )

    def _why_due(self, side: ExamSide, status: PartStatus) -> Because:
        if side == "mbo":
            return Because([], [])
        journey = self._journey
        rules = ["VEX-32", "VEX-34"] if status == "window-closed" else ["VEX-32"]
        return Because.of(rules, journey.start, *journey.repeats, *journey.extensions)

    def _flags(
        self, part: Part, side: ExamSide, status: PartStatus, shown: _Closing | None, why: Because
    ) -> tuple[list[str], Because]:
        flags: list[str] = []
        if shown is not None:
            a_pass = isinstance(shown.result.event, ExamPartPassed)
            if side == "vmbo" and a_pass and shown.sat_on > self._journey.window_end:
                flags.append("OUTSIDE_WINDOW")
                why += Because.of("VEX-32", shown.result.fact)
            if not shown.joint and law.reported_by_the_other_side(side, shown.result.fact.by):
                flags.append("NOT_BY_COMMITTEE")
                why += Because.of("MEX-10", shown.result.fact)
        if status == "owed" and side == "mbo":
            too_late = self._joint_not_agreed(part)
            if too_late:
                flags.append("JOINT_NOT_AGREED")
                why += Because.of("MEX-12", *too_late)
        return sorted(flags), why

    # --- what closes a part -----------------------------------------------------------------------------

    def _closings(self, programme: Programme) -> dict[str, list[_Closing]]:
        """The passes and exemptions that close a part, by its code, in folding order."""
        found: dict[str, list[_Closing]] = {}
        for result in self._standing_results(programme):
            event = result.event
            part = programme.by_name.get(event.part)
            if part is None:
                continue
            if part.side == "joint":
                if isinstance(event, ExemptionGranted):
                    continue
                for code in part.counts_for or ():
                    target = programme.by_name[code]
                    closing = _Closing(result, joint=True)
                    agreed = target.side != "mbo" or law.joint_test_counts_for_mbo(
                        part.agreed_on, closing.sat_on
                    )
                    if agreed and self._counts(target, result):
                        found.setdefault(target.part, []).append(closing)
            elif self._counts(part, result):
                found.setdefault(part.part, []).append(_Closing(result))
        return found

    def _counts(self, part: Part, result: Result) -> bool:
        """Whether a result may close a part: of the vmbo by its leerweg, of the mbo by when it was folded."""
        if part.side == "mbo":
            return result.index > self._journey.came_index
        own = result.event.leerweg if isinstance(result.event, ExamPartPassed) else None
        route = self._journey.route
        return route is not None and law.counts_for_leerweg(own or result.leerweg, route.opened.leerweg)

    def _standing_results(self, programme: Programme) -> list[Result]:
        """Passes not annulled since, and exemptions."""

        def named(code: str) -> str:
            part = programme.by_name.get(code)
            return part.part if part else code

        standing: list[Result] = []
        for result in self._journey.results:
            match result.event:
                case ExamPartPassed() | ExemptionGranted():
                    standing.append(result)
                case ExamResultAnnulled() as annulled:
                    standing = [
                        earlier
                        for earlier in standing
                        if not isinstance(earlier.event, ExamPartPassed)
                        or named(earlier.event.part) != named(annulled.part)
                        or annulled.attempt not in (None, earlier.event.attempt)
                    ]
                case ExamPartFailed():
                    pass
        return standing

    def _joint_not_agreed(self, part: Part) -> list[Fact]:
        """The passes of a joint part that would close this mbo part, had it been agreed in time."""
        if self._programme is None:
            return []
        joint = {j.part: j for j in self._programme.joint_of.get(part.part, ())}
        found: list[Fact] = []
        for result in self._standing_results(self._programme):
            named = self._programme.by_name.get(result.event.part)
            if named is None or named.part not in joint or not isinstance(result.event, ExamPartPassed):
                continue
            agreed = law.joint_test_counts_for_mbo(named.agreed_on, _Closing(result).sat_on)
            if not agreed and result.index > self._journey.came_index:
                found.append(result.fact)
        return found

    # --- what is no part ----------------------------------------------------------------------------------

    def _choices(self, programme: Programme) -> Iterator[PartRow]:
        journey = self._journey
        if journey.route is None:
            return
        for group in programme.event.choices:
            of_group = [part for part in programme.event.parts if part.choice == group.choice]
            form = journey.route.opened.form
            if not law.choice_is_asked(group, of_group, form=form, lwt=journey.lwt):
                continue
            if law.choice_is_short(group, [part for part in of_group if part.part in self._chosen]):
                yield self._choice_row(group, programme)

    def _choice_row(self, group: ChoiceGroup, programme: Programme) -> PartRow:
        journey, side = self._journey, group.side
        status = law.status_when_open(side, journey.on, journey.window_end)
        rule = "VEX-01" if side == "vmbo" else "MEX-05"
        return PartRow(
            part=f"choice:{group.choice}",
            side=side,
            kind="choice",
            subject=None,
            name=None,
            status=status,
            answers_to=["vo"] if side == "vmbo" else ["mbo"],
            due=journey.window_end if side == "vmbo" else None,
            flags=["NOT_CHOSEN"],
            because=Because.of(rule, programme.fact, journey.chosen_by) + self._why_due(side, status),
        )

    def _unknown(self) -> Iterator[PartRow]:
        known = self._programme.by_name if self._programme else {}
        named: dict[str, list[Fact]] = {}
        for result in self._journey.results:
            if not isinstance(result.event, ExamResultAnnulled) and result.event.part not in known:
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


def _closing_rules(side: ExamSide, shown: _Closing) -> list[str]:
    if isinstance(shown.result.event, ExemptionGranted):
        return ["VEX-50" if side == "vmbo" else "MEX-17"]
    if shown.joint:
        return ["MEX-12", "MEX-13"]
    return ["VEX-30" if side == "vmbo" else "MEX-11"]


def still_owed(rows: Iterable[PartRow]) -> list[PartRow]:
    """The rows that an exam committee lists: owed and window-closed."""
    return [row for row in rows if row.status in ("owed", "window-closed")]
