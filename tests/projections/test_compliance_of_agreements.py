"""Is the agreement of a route what it has to be, and in force?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.in_order import (
    AGREED,
    WHOLE,
    agreed,
    check,
    in_order,
    lacking,
    of_route,
    state,
)
from tests.scenario import MBO, VO, Story, another

ON = "2023-08-01"


@pytest.mark.parametrize(
    ("on", "there"),
    [("2023-07-31", False), ("2023-08-01", True), ("2024-07-31", True), ("2024-08-01", False)],
)
def test_the_agreement_is_in_force(on: str, there: bool):
    """PRE-04: from its first day to its last."""
    story = agreed({"valid_from": "2023-08-01", "valid_until": "2024-07-31"})
    answer = of_route(story, on)
    assert lacking(answer) == ([] if there else ["agreement-in-force"])
    assert answer["missing"] == ([] if there else ["PRE-04"])


def test_an_agreement_that_was_ended_is_not_in_force():
    """PRE-04: from the first day without it; the event that ended it is why."""
    story = in_order()
    ended = story.tell("A1", "agreement-ended", "2023-05-01", effective_on="2024-01-01")
    assert lacking(of_route(story, "2023-12-31")) == []
    answer = of_route(story, "2024-01-01")
    assert lacking(answer) == ["agreement-in-force"]
    assert ended in check(answer, "agreement-in-force")["because"]["events"]
    assert ended in answer["because"]["events"]


def test_the_agreement_is_the_one_that_the_route_rests_on_that_day():
    """PRE-04: another one may replace it."""
    story = in_order()
    story.tell("A2", "agreement-signed", "2022-01-01", **AGREED | {"transfer_options": []})
    story.tell("R1", "route-agreement-replaced", "2024-01-01", agreement="A2")
    assert lacking(of_route(story, "2023-12-31")) == []
    assert lacking(of_route(story, "2024-01-01")) == ["transfer-options"]


def test_an_agreement_that_was_not_signed_by_then_holds_nothing():
    """PRE-04, PRE-05, PRE-06, PRE-09: whatever it will say; a consent nobody asked for is left out."""
    story = Story()
    story.tell("A1", "agreement-signed", "2023-09-01", at="2018-01-01", **AGREED)
    another(story, "R1", WHOLE)
    answer = of_route(story, "2023-08-31")
    assert lacking(answer) == [
        "agreement-covers-schools", "agreement-form", "agreement-in-force", "participation-advised",
        "transfer-options",
    ]  # fmt: skip
    assert answer["missing"] == ["PRE-04", "PRE-05", "PRE-06", "PRE-09"]
    assert "participation-consented" not in {check["item"] for check in answer["checks"]}
    assert lacking(of_route(story, "2023-09-01")) == []


@pytest.mark.parametrize(
    ("agreement", "item", "found"),
    [
        ({"transfer_options": []}, "transfer-options", "MISSING"),
        ({"advised_on": None}, "participation-advised", "MISSING"),
        ({"advised_on": "2023-08-02"}, "participation-advised", "MISSING"),
        ({"advised_on": "2023-08-01"}, "participation-advised", "MET"),
        ({"form": "interne-regeling", "advised_on": None}, "participation-advised", "OPEN"),
        ({"topics": ["onderwijstijd"]}, "participation-consented", "MISSING"),
        ({"topics": ["onderwijstijd"], "consented_on": "2023-08-02"}, "participation-consented", "MISSING"),
        ({"topics": ["onderwijstijd"], "consented_on": "2023-08-01"}, "participation-consented", "MET"),
        ({"topics": None}, "participation-consented", "OPEN"),
        ({"form": "interne-regeling"}, "agreement-form", "OPEN"),
        ({"purpose": "leerwerktraject"}, "agreement-form", "MISSING"),
        ({"vo": ["98XX"]}, "agreement-covers-schools", "MISSING"),
        ({"mbo": ["98XX"]}, "agreement-covers-schools", "MISSING"),
        ({"vo": ["98XX", VO], "mbo": [MBO, "98XX"]}, "agreement-covers-schools", "MET"),
    ],
)
def test_what_an_agreement_says_is_looked_at(agreement: dict[str, Any], item: str, found: str):
    """PRE-04, PRE-05, PRE-06, PRE-09: as on the day; what is missing makes the route non-compliant."""
    answer = of_route(agreed(agreement), ON)
    rule = check(answer, item)["rule"]
    assert state(answer, item) == found
    assert (item in answer["open"]) == (found == "OPEN")
    assert answer["missing"] == ([rule] if found == "MISSING" else [])
    assert answer["state"] == ("NON_COMPLIANT" if found == "MISSING" else "COMPLIANT")


def test_one_school_for_both_sides_needs_no_more_than_an_interne_regeling():
    """PRE-04: one BRIN is one legal person."""
    story = agreed({"form": "interne-regeling", "vo": ["98MB"], "mbo": ["98MB"]}, vo="98MB", mbo="98MB")
    assert state(of_route(story, ON), "agreement-form") == "MET"


def test_an_agreement_may_be_mended():
    """PRE-06: from the day of the amendment, which is why."""
    story = agreed({"transfer_options": []})
    amended = story.tell("A1", "agreement-amended", "2024-01-01", transfer_options=AGREED["transfer_options"])
    assert lacking(of_route(story, "2023-12-31")) == ["transfer-options"]
    answer = of_route(story, "2024-01-01")
    assert lacking(answer) == []
    assert amended in check(answer, "transfer-options")["because"]["events"]


def test_an_agreement_that_is_not_there_is_missing_by_the_fact_that_names_it():
    """PRE-04: until it is signed here, what it should say is missing too."""
    story = in_order()
    replaced = story.tell("R1", "route-agreement-replaced", "2024-02-01", agreement="A9")
    answer = of_route(story, "2024-02-01")
    for item in ("agreement-in-force", "agreement-form", "agreement-covers-schools", "transfer-options"):
        found = check(answer, item)
        assert (found["state"], found["because"]["events"]) == ("MISSING", [replaced]), item
    assert check(of_route(story, "2024-01-31"), "agreement-in-force")["state"] == "MET"
