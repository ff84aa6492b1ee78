"""Does the programme of a route hold what it has to?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.in_order import (
    AGREED,
    WHOLE,
    in_order,
    lacking,
    of_route,
    state,
)
from tests.scenario import Story, another, mbo, of, vmbo

ON = "2023-08-01"


def without(programme: dict[str, Any], *parts: str) -> dict[str, Any]:
    """The programme without these parts."""
    return {**programme, "parts": [part for part in programme["parts"] if part["part"] not in parts]}


def test_a_route_needs_a_joint_programme():
    """PRE-07: from the day it was adopted, of whichever cohort; of one that is not there nothing is asked."""
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01", **AGREED)
    another(story, "R1")
    story.tell("R1", "exam-programme-adopted", "2023-09-01", **WHOLE | {"cohorts_from": 2030})
    answer = of_route(story, "2023-08-31")
    assert (lacking(answer), answer["missing"]) == (["joint-programme"], ["PRE-07"])
    assert {"programme-scheme", "bpv-hours"} & {check["item"] for check in answer["checks"]} == set()
    assert lacking(of_route(story, "2023-09-01")) == []


def test_a_programme_without_parts_was_not_worked_out():
    """PRE-07: and one without any mbo part may not be that of the whole route."""
    assert lacking(of_route(in_order(of()), ON)) == ["joint-programme"]
    half = of_route(in_order(without(WHOLE, "B1-K1", "BPV")), ON)
    assert (half["state"], state(half, "joint-programme")) == ("COMPLIANT", "OPEN")


def test_a_programme_that_differs_from_its_scheme_is_recorded_and_shown_with_the_difference():
    """VEX-01: a part less and an unknown one; it is open whether that is right, and not missing."""
    programme = without(WHOLE, "NK1-CE")
    programme["parts"].append(vmbo("XX-SE"))
    answer = of_route(in_order(programme), ON)
    assert answer["differences"] == [
        {"kind": "MISSING", "about": "NK1", "needed": "NK1 ce", "rule": "VEX-01"},
        {"kind": "UNKNOWN", "about": "XX-SE", "needed": "BB PIE", "rule": "VEX-01"},
    ]
    assert (answer["state"], answer["open"]) == ("COMPLIANT", ["programme-scheme"])


def test_a_choice_without_pta_in_a_gr():
    """VEX-02: in a GR no part can be missing, but what can be chosen needs a PTA."""
    programme = of(mbo("B1-K1"), vmbo("NE-CE", choice="avo"), choices=[
        {"choice": "avo", "side": "vmbo", "min_parts": 1}, {"choice": "leeg", "side": "vmbo", "min_parts": 2},
    ])  # fmt: skip
    answer = of_route(in_order(programme, form="GR"), ON)
    assert answer["differences"] == [
        {"kind": "CHOICE_WITHOUT_PTA", "about": "leeg", "needed": "x2", "rule": "VEX-02"},
    ]
    assert state(answer, "programme-scheme") == "OPEN"


@pytest.mark.parametrize(
    ("years", "hours", "found"),
    [
        (3, 249, "OPEN"),
        (3, 250, "MET"),
        (4, 449, "OPEN"),
        (4, 450, "MET"),
        (7, 9999, "OPEN"),
        (3, None, "OPEN"),
    ],
)
def test_fewer_hours_of_bpv_than_usual_are_shown(years: int, hours: int | None, found: str):
    """TIM-02: one may deviate (TIM-03), so it is not missing."""
    story = in_order(of(mbo("BPV", "bpv", hours=hours)), years=years)
    answer = of_route(story, ON)
    assert state(answer, "bpv-hours") == found
    assert "TIM-02" not in answer["missing"]


def test_the_hours_of_bpv_are_those_of_the_qualification_with_fewest():
    """TIM-02: what every qualification has is added to each; other parts have no hours of BPV."""
    shared, own = mbo("BPV", "bpv", hours=100), mbo("BPV-A", "bpv", hours=150, crebo="25737")
    more = mbo("BPV-B", "bpv", hours=400, crebo="25894")
    assert state(of_route(in_order(of(shared, own, more)), ON), "bpv-hours") == "MET"
    for parts in ((own, more), (shared, more, mbo("B1-K1", hours=999), {**own, "hours": 149})):
        assert state(of_route(in_order(of(*parts)), ON), "bpv-hours") == "OPEN"
    assert state(of_route(in_order(of(mbo("B1-K1", hours=999))), ON), "bpv-hours") == "OPEN"


@pytest.mark.parametrize(("hours", "found"), [(249, "OPEN"), (250, "MET")])
def test_hours_that_are_not_told_are_none(hours: int, found: str):
    """TIM-02."""
    programme = of(mbo("BPV", "bpv", hours=hours), mbo("BPV-2", "bpv"))
    assert state(of_route(in_order(programme), ON), "bpv-hours") == found
