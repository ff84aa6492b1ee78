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


def closings(journey: Journey, programme: Programme) -> Closings:
    """What closes the parts of a programme, by the student's results up to the day."""
    return _by_part(journey, programme, failed=False)


def sittings(journey: Journey, programme: Programme) -> dict[str, list[Closing]]:
    """By part, in folding order: every sitting that stands, failed ones too, and exemptions."""
    return _by_part(journey, programme, failed=True).closing


def by_other_side(journey: Journey, programme: Programme, side: ExamSide) -> list[Fact]:
    """MEX-10: what the other side's school reported of the parts of a side, whether it counts or not."""
    return [
        standing.result.fact
        for standing in _standing(journey.results, programme, failed=True)
        if (part := programme.by_name.get(standing.event.part)) is not None
        and part.side == side
        and _counts(part, standing.result, journey)
        and law.reported_by_the_other_side(side, standing.result.fact.by)
    ]


def _by_part(journey: Journey, programme: Programme, *, failed: bool) -> Closings:
    found = Closings({}, {}, {})
    for standing in _standing(journey.results, programme, failed=failed):
        part = programme.by_name.get(standing.event.part)
        if part is None:
            continue
        if part.side != "joint":
            if _counts(part, standing.result, journey):
                its_own = _reported_by_its_side(part, standing, journey)
                into = found.closing if its_own else found.not_counted
                into.setdefault(part.part, []).append(standing)
        elif not isinstance(standing.event, ExemptionGranted):
            _close_jointly(part, standing, journey, programme, found)
    return found


def _close_jointly(
    joint: Part, standing: Closing, journey: Journey, programme: Programme, found: Closings
) -> None:
    """A test held together closes its vmbo part, and its mbo part if that was agreed in time."""
    for code in joint.counts_for or ():
        part = programme.by_name[code]
        if not _counts(part, standing.result, journey):
            continue
        agreed = part.side != "mbo" or law.joint_test_counts_for_mbo(joint.agreed_on, standing.sat_on)
        into = found.closing if agreed else found.not_agreed
        into.setdefault(part.part, []).append(Closing(standing.result, standing.event, joint=True))


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


def _standing(results: Sequence[Result], programme: Programme, *, failed: bool) -> list[Closing]:
    """Passes, and failed sittings if asked, not annulled since; and exemptions."""

    def named(code: str) -> str:
        part = programme.by_name.get(code)
        return part.part if part else code

    standing: list[Closing] = []
    for result in results:
        match result.event:
            case ExamPartPassed() | ExemptionGranted() as event:
                standing.append(Closing(result, event))
            case ExamPartFailed() as event:
                if failed:
                    standing.append(Closing(result, event))
            case ExamResultAnnulled(part=part, attempt=attempt):
                standing = [
                    earlier
                    for earlier in standing
                    if isinstance(earlier.event, ExemptionGranted)
                    or named(earlier.event.part) != named(part)
                    or attempt not in (None, earlier.event.attempt)
                ]
    return standing
