"""Which mark counts for each part of a student's programme, and how often was it sat?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeys.events import ExamPartFailed, ExamPartPassed, ExemptionGranted, Part
from journeys.folds.journey import Journey
from journeys.folds.route import Programme, Route
from journeys.history import Fact
from journeys.law import parts as law
from journeys.law.marks import number, sufficient
from journeys.vocabulary import Mark
from projections.closing import Closing, sittings


@dataclass(frozen=True, slots=True)
class PartMark:
    """The highest mark of the sittings that stand (VEX-24), and what it rests on.

    `mark` None: none was told. `sat`: how many sittings there were; `resat`: one of them was a resit.
    `provisional`: the examencommissie has not set the mark yet.
    """

    mark: Mark | None
    passed: bool
    exempt: bool
    sat: int
    resat: bool
    provisional: bool
    facts: tuple[Fact, ...]

    @property
    def judgement(self) -> Mark | None:
        """The mark of what is judged in words; a pass without one was sufficient."""
        return self.mark or ("voldoende" if self.passed else None)


NOTHING = PartMark(None, False, False, 0, False, False, ())


def marks(journey: Journey, programme: Programme) -> Mapping[str, PartMark]:
    """By part, of whatever was sat or exempted."""
    return {part: _best(of) for part, of in sittings(journey, programme).items()}


def required(journey: Journey, route: Route, programme: Programme) -> list[tuple[Part, str]]:
    """The parts that the student has to close, with the rule; vmbo parts and mbo parts."""
    chosen = chosen_parts(journey, programme)
    fits = route.fits(journey.on)
    found = []
    for part in programme.event.parts:
        rule = law.requires(
            part,
            form=route.opened.form,
            lwt=journey.lwt,
            chosen=part.part in chosen,
            crebo_fits=part.crebo is not None and fits(part.crebo, journey.crebo),
        )
        if rule is not None:
            found.append((part, rule))
    return found


def chosen_parts(journey: Journey, programme: Programme) -> set[str]:
    """The codes of the parts chosen, by their own names."""
    named = (programme.by_name.get(code) for code in journey.chosen)
    return {part.part for part in named if part is not None}


def _best(of: Sequence[Closing]) -> PartMark:
    sat = [c for c in of if not isinstance(c.event, ExemptionGranted)]
    best = max(of, key=lambda c: (_worth(c), of.index(c)))
    return PartMark(
        mark=best.event.mark,
        passed=any(c.is_pass for c in of),
        exempt=any(isinstance(c.event, ExemptionGranted) for c in of),
        sat=len(sat),
        resat=len(sat) > 1 or any(_is_resit(c.event) for c in sat),
        provisional=best.event.decided_on is None,
        facts=(best.result.fact,),
    )


def _is_resit(event: ExamPartPassed | ExamPartFailed | ExemptionGranted) -> bool:
    return not isinstance(event, ExemptionGranted) and bool(event.resit or (event.attempt or 1) > 1)


def _worth(closing: Closing) -> tuple[float, bool]:
    """For comparing only: numbers by their height, words as sufficient or not; then a pass before a fail."""
    mark = closing.event.mark
    if mark is None:
        return (0.0, closing.is_pass)
    value = number(mark)
    if value is not None:
        return (float(value), closing.is_pass)
    return ((6.5 if mark == "goed" else 6.0) if sufficient(mark) else 1.0, closing.is_pass)
