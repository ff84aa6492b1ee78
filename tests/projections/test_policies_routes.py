"""Starting on a route read otherwise: on which day, with what missing, and after the experiments."""

from __future__ import annotations

import pytest

from tests.choosing import by_each, choose, named, of_one, same_but_for_the_name, who
from tests.in_order import JUDGED, check, in_order
from tests.journeys.aggregates.office import Office
from tests.scenario import Answer, Story, of, ordinary, vmbo

NE_CE = of(vmbo("NE-CE"))


def compliance(story: Story, policy: str, on: str) -> tuple[Answer, Answer]:
    return of_one(story, policy, "compliance", on, students=["s1"])


# --- start_moment: RTE-14 ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "year_start"), [("2024-07-31", "MISSING"), ("2024-08-01", "MET"), ("2024-08-02", "MISSING")]
)
def test_a_doorlopende_leerroute_starts_on_any_day_or_on_1_august(on: str, year_start: str):
    """RTE-14."""
    story = in_order()
    story.tell("s1", "route-started", on)
    default, other = compliance(story, "start_moment", "2024-08-02")
    assert check(default, "start-moment")["state"] == "MET"
    assert check(other, "start-moment")["state"] == year_start
    assert default["state"] == "COMPLIANT"
    assert other["state"] == ("COMPLIANT" if year_start == "MET" else "NON_COMPLIANT")


def test_a_geintegreerde_route_starts_on_any_day_by_either_choice():
    story = in_order(form="GR")
    story.tell("s1", "route-started", "2024-02-03", **JUDGED)
    for row in compliance(story, "start_moment", "2024-02-03"):
        assert check(row, "start-moment")["state"] == "MET"


# --- preconditions: PRE-11 -----------------------------------------------------------------------------


def office(policy: str | None = None, on: str = "2023-01-01") -> Office:
    """A route of which nothing was reported in RIO, in a journal that chose to be strict, or did not."""
    told = Office()
    if policy is not None:
        choose(told, "preconditions", policy, on)
    told.tell("A1", "agreement-signed", "2019-01-01")
    told.tell("R1", "route-opened", "2019-01-02")
    return told


def test_a_start_without_its_preconditions_is_recorded_or_refused():
    """PRE-11."""
    assert office().verdict("s1", "route-started", "2023-08-01") is None
    assert office("LENIENT").verdict("s1", "route-started", "2023-08-01") is None
    assert office("STRICT").verdict("s1", "route-started", "2023-08-01") == "PRECONDITION_MISSING"


@pytest.mark.parametrize(
    ("chosen_on", "code"),
    [("2023-07-31", "PRECONDITION_MISSING"), ("2023-08-01", "PRECONDITION_MISSING"), ("2023-08-02", None)],
)
def test_a_start_is_refused_from_the_day_of_the_choice_on(chosen_on: str, code: str | None):
    assert office("STRICT", chosen_on).verdict("s1", "route-started", "2023-08-01") == code


def test_a_choice_that_is_not_there_refuses_nothing():
    assert office("VERY_STRICT").verdict("s1", "route-started", "2023-08-01") is None


def test_being_strict_changes_no_answer_about_what_was_recorded():
    """PRE-11: what is missing is shown by either choice."""
    story = ordinary(NE_CE)
    story.tell("s1", "route-started", "2023-08-01")
    (lenient,), (strict,) = by_each(story, "preconditions", "compliance", "2023-09-01")
    assert lenient["missing"] == strict["missing"] == ["PRE-06", "PRE-09"]
    for choice, row in enumerate((lenient, strict)):
        assert named("preconditions", choice) in row["policies"]


# --- experiment_regime: EXP-04, scenario S16 -----------------------------------------------------------


def experiment() -> Story:
    story = ordinary(NE_CE, form="EXPERIMENT", element_code="3000")
    story.tell("s1", "route-started", "2019-08-01")
    return story


def test_who_was_in_an_experiment_finishes_it_or_is_under_the_law():
    """S16, EXP-04: from 1 August 2022; the day before there is nothing to choose."""
    assert same_but_for_the_name(experiment(), "experiment_regime", "responsibility", "2022-07-31")
    default, other = who(experiment(), "experiment_regime", "2022-08-01")
    flags = {"EXPERIMENT_GRANDFATHERED", "NOT_STATUTORY"}
    assert flags & {*default["flags"]} == {"EXPERIMENT_GRANDFATHERED"}
    assert flags & {*other["flags"]} == {"NOT_STATUTORY"}


def test_the_footing_of_an_experiment_goes_with_it_and_the_contradiction_stays_open():
    """S16, EXP-02, EXP-03, EXP-04."""
    (before,), (before_too,) = by_each(experiment(), "experiment_regime", "compliance", "2022-07-31")
    assert before["regime"] == before_too["regime"] == "EXPERIMENT"
    default, other = compliance(experiment(), "experiment_regime", "2022-08-01")
    assert (default["regime"], other["regime"]) == ("EXPERIMENT_GRANDFATHERED", "NOT_STATUTORY")
    for row in (default, other):
        assert "SEED_CONFLICT_EXP" in row["open"]
        assert row["uitvaloptie"] is True
