"""What becomes of who began in an experiment?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.in_order import (
    WHOLE,
    in_order,
    lacking,
    of_student,
    state,
)
from tests.scenario import CREBO, Story, another

START = "2023-08-01"


def started(story: Story, on: str = START, **data: Any) -> Story:
    story.tell("s1", "route-started", on, **data)
    return story


def experiment(on: str = "2019-08-01") -> Story:
    """A vakmanschaproute (R1), and a student on it; the schools made a DLR (R2) that goes on with it."""
    story = in_order(form="EXPERIMENT", element_code="0917", years=4)
    another(story, "R2", WHOLE, years=4)
    story.tell("s1", "route-started", on)
    return story


def test_who_was_in_an_experiment_finishes_it_with_the_contradiction_in_sight():
    """S16, EXP-01, EXP-03, EXP-04: as of the last day and the first one after it."""
    story = experiment()
    answer = of_student(story, "2022-07-31")
    assert (answer["regime"], answer["uitvaloptie"]) == ("EXPERIMENT", False)
    assert "SEED_CONFLICT_EXP" not in answer["open"]
    answer = of_student(story, "2022-08-01")
    assert (answer["regime"], answer["uitvaloptie"]) == ("EXPERIMENT_GRANDFATHERED", True)
    assert "SEED_CONFLICT_EXP" in answer["open"]
    assert {"EXP-03", "EXP-04"} <= set(answer["because"]["rules"])
    assert "experiment_regime=GRANDFATHERED" in answer["policies"]
    for item in ("leerroute-registered", "ordinary-code", "registered-vo", "start-moment"):
        assert state(answer, item) == "NOT_NEEDED"


@pytest.mark.parametrize(
    ("kind", "on", "regime", "uitvaloptie"),
    [
        ("dropped-out", "2022-07-31", "EXPERIMENT", False),
        ("dropped-out", "2022-08-01", "EXPERIMENT_GRANDFATHERED", True),
        ("diploma-awarded", "2022-07-31", "EXPERIMENT", False),
        ("diploma-awarded", "2022-08-01", "EXPERIMENT_GRANDFATHERED", False),
    ],
)
def test_who_was_done_by_july_2022_has_no_uitvaloptie(kind: str, on: str, regime: str, uitvaloptie: bool):
    """EXP-03: it is for who had not finished; who finished later does not need it."""
    story = experiment()
    if kind == "diploma-awarded":
        story.tell("s1", kind, "2021-07-05", side="vmbo")
        story.tell("s1", kind, on, side="mbo", crebo=CREBO)
    else:
        story.tell("s1", kind, on)
    answer = of_student(story, "2023-01-01")
    assert (answer["regime"], answer["uitvaloptie"]) == (regime, uitvaloptie)


def test_an_experiment_goes_on_as_a_dlr_from_the_day_of_the_switch():
    """S16, EXP-05, EXP-06: the rights of a DLR, and none of them before; the programme is that of 2019."""
    story = experiment()
    story.tell("s1", "switched-to-transfer-option", "2022-08-01", to="route:R2")
    before, after = of_student(story, "2022-07-31"), of_student(story, "2022-08-01")
    assert (before["route"], before["regime"]) == ("R1", "EXPERIMENT")
    assert (after["route"], after["regime"], after["uitvaloptie"]) == ("R2", "DLR", False)
    assert (after["state"], after["missing"]) == ("COMPLIANT", [])
    assert "SEED_CONFLICT_EXP" not in after["open"]
    assert {"EXP-05", "EXP-06"} <= set(after["because"]["rules"])
    assert {"EXP-05", "EXP-06"}.isdisjoint(before["because"]["rules"])
    assert state(after, "experiment-open") == "NOT_NEEDED"


def test_a_switch_between_two_routes_of_the_law_is_no_conversion():
    """EXP-05, EXP-06: nor is a conversion that the school did not report one of the law (PRE-02)."""
    story = started(in_order())
    another(story, "R2", WHOLE)
    story.tell("s1", "switched-to-transfer-option", "2024-02-01", to="route:R2")
    assert {"EXP-05", "EXP-06"}.isdisjoint(of_student(story, "2024-02-01")["because"]["rules"])
    story = experiment()
    story.tell("R2", "route-registration-ended", "2022-08-01", side="mbo")
    story.tell("s1", "switched-to-transfer-option", "2022-08-01", to="route:R2")
    assert of_student(story, "2022-08-01")["regime"] == "NOT_STATUTORY"


def test_a_start_in_an_experiment_that_was_closed():
    """EXP-09: refused, so only a correction of the route's form can bring it about."""
    story = in_order()
    opened = story.history[1].id
    started(story)
    story.correct(opened, form="EXPERIMENT", at="2024-01-10")
    answer = of_student(story, "2024-02-01")
    assert (answer["missing"], lacking(answer)) == (["EXP-09"], ["experiment-open"])
    assert of_student(story, "2024-01-09", "2024-01-09")["missing"] == []
    assert state(of_student(experiment(), "2024-01-01"), "experiment-open") == "MET"
