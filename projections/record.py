"""What is there of one student for the exam programme of the route: the parts, the marks, the choice?"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from journeys.events import DiplomaAwarded, Part, ResultDetermined
from journeys.folds.journey import Journey
from journeys.folds.route import Programme, Route
from journeys.history import Fact
from journeys.vocabulary import ExamSide
from projections.bpv import Hours
from projections.marks import NOTHING, PartMark, chosen_parts, marks, required
from projections.standing import Standing


class Record:
    """The marks of a student on a day, by the programme of the route; `hours`: the BPV hours that count."""

    def __init__(
        self, standing: Standing, route: Route, start: Fact, programme: Programme, hours: Hours
    ) -> None:
        self.standing, self.route, self.start, self.programme = standing, route, start, programme
        self.hours = hours
        self.marks = marks(standing.journey, programme)

    @property
    def journey(self) -> Journey:
        return self.standing.journey

    @property
    def is_gr(self) -> bool:
        return self.route.opened.form == "GR"

    @cached_property
    def chosen(self) -> set[str]:
        return chosen_parts(self.journey, self.programme)

    @cached_property
    def required(self) -> set[str]:
        """The codes of the parts that have to be closed."""
        return {part.part for part, _ in required(self.journey, self.route, self.programme)}

    @cached_property
    def of_whole_exam(self) -> set[str]:
        """The codes of the parts of a whole exam, as a DLR asks it: of a GR too (VEX-04)."""
        return {part.part for part, _ in required(self.journey, self.route, self.programme, "DLR")}

    def parts(self, side: ExamSide) -> list[Part]:
        return [part for part in self.programme.event.parts if part.side == side]

    def mark(self, part: Part) -> PartMark:
        return self.marks.get(part.part, NOTHING)

    def facts(self, parts: Iterable[Part]) -> list[Fact]:
        """The sittings and exemptions that stand for these parts."""
        return [fact for part in parts for fact in self.mark(part).facts]

    def provisional(self, parts: Iterable[Part]) -> bool:
        """Whether a mark of these parts was not yet set by the examencommissie (MEX-11)."""
        return any(self.mark(part).provisional for part in parts)

    def determined(self, side: ExamSide) -> tuple[Fact, ResultDetermined] | None:
        """What the committee last determined for a side since the journey began."""
        found = None
        for fact in since_start(self.standing):
            if isinstance(fact.event, ResultDetermined) and fact.event.side == side:
                found = fact, fact.event
        return found

    def diploma(self, side: ExamSide) -> Fact | None:
        """The first diploma of a side since the journey began; of the mbo one for the student's crebo."""
        fits = self.route.fits(self.standing.on)
        for fact in self.journey.diplomas:
            match fact.event:
                case DiplomaAwarded(side=of, crebo=crebo) if of == side:
                    if side == "vmbo" or crebo is None or fits(crebo, self.journey.crebo):
                        return fact
                case _:
                    pass
        return None


def record_of(standing: Standing, hours: Hours) -> Record | None:
    """None of who was never on a route, or whose route has no programme for the cohort."""
    journey = standing.journey
    route, start = journey.route, journey.start
    programme = route.programme_on(standing.on, journey.cohort) if route else None
    if route is None or start is None or programme is None:
        return None
    return Record(standing, route, start, programme, hours)


def since_start(standing: Standing) -> list[Fact]:
    """The facts folded from the start of the journey on; none without a journey."""
    start = standing.journey.start_index
    return standing.facts_by_now()[start - 1 :] if start else []
