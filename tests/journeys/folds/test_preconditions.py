"""By which year is a programme looked at, and what is missing of a journey that is on no route?"""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from journeys.folds.journey import Journey
from journeys.folds.preconditions import RouteOn, missing_preconditions
from journeys.folds.reference import Reference
from journeys.history import counted
from journeys.law import schemes, study_time
from journeys.law.dated import Dated
from journeys.law.values.schemes import SCHEMES
from journeys.law.values.study_time import BOL, Hours
from tests.in_order import WHOLE, in_order
from tests.scenario import Story, day


def reference(story: Story) -> Reference:
    names = {recorded.stream for recorded in story.history}
    return Reference({name: [r for r in story.history if r.stream == name] for name in names})


def route_on(story: Story, cohort: int | None) -> RouteOn:
    found = reference(story)
    return RouteOn(found.routes["R1"], found, day("2030-01-01"), cohort)


@pytest.fixture
def from_2025(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if from 1 August 2025 BB asked one keuzevak more, and the bol of one year 999 hours of BPV."""
    (now,) = SCHEMES
    more = msgspec.structs.replace(now.value.leerwegen["BB"], keuzevakken=5)
    then = msgspec.structs.replace(now.value, leerwegen=now.value.leerwegen | {"BB": more})
    monkeypatch.setattr(schemes, "SCHEMES", (now, Dated(date(2025, 8, 1), then, "VEX-01")))
    more_hours(monkeypatch, date(2025, 8, 1))


def more_hours(monkeypatch: pytest.MonkeyPatch, since: date) -> None:
    hours = Dated(since, Hours(total=1000, guided=700, bpv=999), "TIM-02")
    monkeypatch.setattr(study_time, "BOL", {**BOL, 1: (*BOL[1], hours)})


@pytest.mark.parametrize(
    ("cohorts_from", "cohort", "differs"),
    [(2023, None, False), (2024, None, True), (2020, 2023, False), (2020, 2024, True), (2024, 2023, False)],
)
@pytest.mark.usefixtures("from_2025")
def test_the_scheme_is_that_of_the_year_of_the_exam(cohorts_from: int, cohort: int | None, differs: bool):
    """VEX-01: two years after the cohort began; of a route alone, the first cohort of its programme."""
    story = in_order(WHOLE | {"cohorts_from": cohorts_from})
    found = route_on(story, cohort)
    found.programme = found.route.last_programme(found.on)
    assert [difference.about for difference in found.differences()] == (["KV"] if differs else [])


@pytest.mark.parametrize(
    ("cohorts_from", "cohort", "state"),
    [(2024, None, "MET"), (2025, None, "OPEN"), (2020, 2024, "MET"), (2020, 2025, "OPEN")],
)
@pytest.mark.usefixtures("from_2025")
def test_the_hours_are_those_of_the_day_the_cohort_began(cohorts_from: int, cohort: int | None, state: str):
    """TIM-02, TIM-08: on 1 August of leerjaar 3."""
    story = in_order(WHOLE | {"cohorts_from": cohorts_from})
    assert route_on(story, cohort).items()["bpv-hours"].state == state


def test_hours_that_begin_a_day_later_are_not_of_that_cohort(monkeypatch: pytest.MonkeyPatch):
    """TIM-08."""
    more_hours(monkeypatch, date(2025, 8, 2))
    assert route_on(in_order(), 2025).items()["bpv-hours"].state == "MET"


def test_without_a_programme_nothing_differs():
    """VEX-01: of a cohort that it was not adopted for."""
    assert route_on(in_order(WHOLE | {"cohorts_from": 2024}), 2023).differences() == ()


def test_of_a_journey_on_no_route_nothing_is_missing():
    """PRE-11: nor of one that lacks nothing; else what is missing, in order of name."""
    story = in_order()
    assert missing_preconditions(Journey(reference(story), day("2023-08-01"))) == []
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("R1", "route-registration-ended", "2024-01-01", side="vo")
    story.tell("A1", "agreement-amended", "2024-01-01", transfer_options=[], form="interne-regeling")
    for on, missing in (("2023-12-31", []), ("2024-01-01", ["registered-vo", "transfer-options"])):
        start = counted(recorded for recorded in story.history if recorded.stream == "student/s1")
        journey = Journey(reference(story), day(on)).take_all(start)
        assert missing_preconditions(journey) == missing
