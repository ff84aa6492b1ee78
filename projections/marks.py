"""Which mark counts for each part of a student's programme, and how often was it sat?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from journeys.events import ExamPartFailed, ExamPartPassed, ExemptionGranted, Part
from journeys.folds.journey import Journey
from journeys.folds.route import Programme, Route
from journeys.history import Fact
from journeys.law import parts as law
from journeys.law.marks import number
from journeys.vocabulary import Mark, RouteForm
from projections.closing import Closing, sittings


@dataclass(frozen=True, slots=True)
class PartMark:
    """The highest mark of the sittings that stand (VEX-24), and what it rests on.

    `mark` None: none was told of what closed the part. `sat`: how many sittings there were; `resat`: one of
    them was a resit. `provisional`: the examencommissie has not set the mark yet. `joint`: it is of a test
    held together. `facts`: the one that counts first, then all.
    """

    mark: Mark | None
    passed: bool
    exempt: bool
    sat: int
    resat: bool
    provisional: bool
    joint: bool
    facts: tuple[Fact, ...]

    @property
    def number(self) -> Decimal | None:
        """The mark, if it is a number."""
        return number(self.mark) if self.mark is not None else None

    @property
    def judgement(self) -> Mark | None:
        """The mark of what is judged in words; a pass without one was sufficient."""
        return self.mark or ("voldoende" if self.passed else None)

    @property
    def closes(self) -> bool:
        return self.passed or self.exempt


NOTHING = PartMark(
    mark=None, passed=False, exempt=False, sat=0, resat=False, provisional=False, joint=False, facts=()
)


def marks(journey: Journey, programme: Programme) -> Mapping[str, PartMark]:
    """By part, of whatever was sat or exempted."""
    return {part: _best(of) for part, of in sittings(journey, programme).items()}


def required(
    journey: Journey, route: Route, programme: Programme, form: RouteForm | None = None
) -> list[tuple[Part, str]]:
    """The parts that the student has to close, with the rule; `form`: as if the route were of that form."""
    chosen = chosen_parts(journey, programme)
    fits = route.fits(journey.on)
    found = []
    for part in programme.event.parts:
        rule = law.requires(
            part,
            form=form or route.opened.form,
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
    """The highest mark; but what closed without any mark says more than the marks of failed sittings."""
    closing = [c for c in of if not isinstance(c.event, ExamPartFailed)]
    untold = bool(closing) and all(c.event.mark is None for c in closing)
    best = max(reversed(closing if untold else of), key=_worth)
    sat = [c.event for c in of if not isinstance(c.event, ExemptionGranted)]
    return PartMark(
        mark=best.event.mark,
        passed=any(c.is_pass for c in of),
        exempt=len(sat) < len(of),
        sat=len(sat),
        resat=len(sat) > 1 or any(_is_resit(event) for event in sat),
        provisional=best.event.decided_on is None,
        joint=best.joint,
        facts=(best.result.fact, *(c.result.fact for c in of)),
    )


def _is_resit(event: ExamPartPassed | ExamPartFailed) -> bool:
    return bool(event.resit) or (event.attempt or 1) > 1


_IN_WORDS = {"voldoende": Decimal("5.5"), "voldaan": Decimal("5.5"), "goed": Decimal("6.5")}
"""The lowest number that a word can stand for; `onvoldoende` for none."""


def _worth(closing: Closing) -> tuple[Decimal, bool, bool]:
    """For comparing only: by the mark, then a pass before others, then what the committee has set."""
    event, mark = closing.event, closing.event.mark
    value = None if mark is None else number(mark) or _IN_WORDS.get(mark, Decimal(1))
    return (value or Decimal(0), closing.is_pass, event.decided_on is not None)
