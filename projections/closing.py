"""Which passes and exemptions close which exam part of a student, and which marks were there for it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from journeys.events import ExamPartFailed, ExamPartPassed, ExamResultAnnulled, ExemptionGranted, Part
from journeys.folds.journey import Journey, Result
from journeys.folds.route import Programme
from journeys.history import Fact
from journeys.law import parts as law
from journeys.vocabulary import ExamSide


@dataclass(frozen=True, slots=True)
class Closing:
    """A pass or an exemption for a part; `joint`: of a test held together that counts for it."""

    result: Result
    event: ExamPartPassed | ExamPartFailed | ExemptionGranted
    joint: bool = False

    @property
    def is_pass(self) -> bool:
        return isinstance(self.event, ExamPartPassed)

    @property
    def sat_on(self) -> date:
        """The day of the sitting."""
        sat_on = None if isinstance(self.event, ExemptionGranted) else self.event.sat_on
        return sat_on or self.result.fact.on


@dataclass(slots=True)
class Closings:
    """By part, in folding order: what closes it, and what might have.

    `not_agreed`: joint passes that had not been agreed in time. `not_counted`: what the other side's school
    reported, where policy `result_of_other_side` does not count it (MEX-10).
    """

    closing: dict[str, list[Closing]]
    not_agreed: dict[str, list[Closing]]
    not_counted: dict[str, list[Closing]]


def sittings(journey: Journey, programme: Programme) -> dict[str, list[Closing]]:
    """By part, in folding order: every sitting that stands, failed ones too, and exemptions."""
    closer = Closer(programme, failed=True)
    closer.take(journey)
    return closer.found.closing


def by_other_side(journey: Journey, programme: Programme, side: ExamSide) -> list[Fact]:
    """MEX-10: what the other side's school reported of the parts of a side, whether it counts or not."""
    return [
        standing.result.fact
        for standing in _standing([], journey.results, programme, failed=True)
        if (part := programme.by_name.get(standing.event.part)) is not None
        and part.side == side
        and _counts(part, standing.result, journey)
        and law.reported_by_the_other_side(side, standing.result.fact.by)
    ]


class Closer:
    """What closes the parts of one programme, kept up as the results of a student come in.

    Good as long as the student stays on the same route with the same start; `failed`: failed sittings too.
    """

    def __init__(self, programme: Programme, *, failed: bool = False) -> None:
        self.found = Closings({}, {}, {})
        self._programme = programme
        self._failed = failed
        self._standing: list[Closing] = []
        self._taken = 0

    def take(self, journey: Journey) -> set[str]:
        """Take the results that came in since; the parts for which something may be otherwise now."""
        fresh = journey.results[self._taken :]
        if not fresh:
            return set()
        self._taken = len(journey.results)
        before = len(self._standing)
        touched: set[str] = set()
        if any(isinstance(result.event, ExamResultAnnulled) for result in fresh):
            touched = set().union(self.found.closing, self.found.not_agreed, self.found.not_counted)
            self.found, before = Closings({}, {}, {}), 0
        self._standing = _standing(self._standing, fresh, self._programme, failed=self._failed)
        for standing in self._standing[before:]:
            touched |= self._close(standing, journey)
        return touched

    def _close(self, standing: Closing, journey: Journey) -> set[str]:
        part = self._programme.by_name.get(standing.event.part)
        if part is None:
            return set()
        if part.side == "joint":
            return self._close_jointly(part, standing, journey)
        if not _counts(part, standing.result, journey):
            return set()
        its_own = _reported_by_its_side(part, standing, journey)
        into = self.found.closing if its_own else self.found.not_counted
        into.setdefault(part.part, []).append(standing)
        return {part.part}

    def _close_jointly(self, joint: Part, standing: Closing, journey: Journey) -> set[str]:
        """A test held together closes its vmbo part, and its mbo part if that was agreed in time."""
        touched: set[str] = set()
        if isinstance(standing.event, ExemptionGranted):
            return touched
        for code in joint.counts_for or ():
            part = self._programme.by_name[code]
            if not _counts(part, standing.result, journey):
                continue
            agreed = part.side != "mbo" or law.joint_test_counts_for_mbo(joint.agreed_on, standing.sat_on)
            into = self.found.closing if agreed else self.found.not_agreed
            into.setdefault(part.part, []).append(Closing(standing.result, standing.event, joint=True))
            touched.add(part.part)
        return touched


def _counts(part: Part, result: Result, journey: Journey) -> bool:
    """Whether a result may close a part: of the vmbo by its leerweg, of the mbo by when it was folded."""
    if part.side == "mbo":
        kept = journey.reference.policies.results_after_switch == "KEPT"
        return result.index > (journey.start_index if kept else journey.came_index)
    own = result.event.leerweg if isinstance(result.event, ExamPartPassed | ExamPartFailed) else None
    route = journey.route
    return route is not None and law.counts_for_leerweg(own or result.leerweg, route.opened.leerweg)


def _reported_by_its_side(part: Part, standing: Closing, journey: Journey) -> bool:
    """MEX-10: by policy `result_of_other_side` a result of the other side's school does not close a part."""
    counted = journey.reference.policies.result_of_other_side == "FLAGGED"
    return (
        counted
        or part.side == "joint"
        or not law.reported_by_the_other_side(part.side, standing.result.fact.by)
    )


def _standing(
    earlier: Sequence[Closing], results: Sequence[Result], programme: Programme, *, failed: bool
) -> list[Closing]:
    """Passes, and failed sittings if asked, not annulled since; and exemptions. `earlier`: those before."""

    def named(code: str) -> str:
        part = programme.by_name.get(code)
        return part.part if part else code

    standing = list(earlier)
    for result in results:
        match result.event:
            case ExamPartPassed() | ExemptionGranted() as event:
                standing.append(Closing(result, event))
            case ExamPartFailed() as event:
                if failed:
                    standing.append(Closing(result, event))
            case ExamResultAnnulled(part=part, attempt=attempt):
                standing = [
                    before
                    for before in standing
                    if isinstance(before.event, ExemptionGranted)
                    or named(before.event.part) != named(part)
                    or attempt not in (None, before.event.attempt)
                ]
    return standing
