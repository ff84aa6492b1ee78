"""Is what has to be there of a route there, and what is missing?"""

from __future__ import annotations

import pytest

from journeys.errors import WrongUse
from tests.in_order import (
    BOTH,
    agreed,
    check,
    in_order,
    lacking,
    of_route,
    state,
    unregistered,
)
from tests.scenario import another

ON = "2023-08-01"


# --- the answer -----------------------------------------------------------------------------------------


def test_a_route_with_all_that_is_asked_of_it():
    """PRE-01 … PRE-09: nothing missing, nothing open."""
    answer = of_route(in_order(), ON)
    assert list(answer) == [
        "on", "known_at", "route", "state", "regime", "uitvaloptie", "missing", "open", "differences",
        "checks", "policies", "because",
    ]  # fmt: skip
    assert (answer["route"], answer["state"], answer["regime"]) == ("R1", "COMPLIANT", "DLR")
    assert (answer["missing"], answer["open"], answer["differences"]) == ([], [], [])
    assert answer["uitvaloptie"] is False
    assert {check["state"] for check in answer["checks"]} == {"MET", "NOT_NEEDED"}
    assert answer["policies"] == ["preconditions=LENIENT"]


def test_a_route_has_these_items_each_with_its_rule():
    """In order of name; of a route there is no start to compare with."""
    answer = of_route(in_order(), ON)
    assert {check["item"]: check["rule"] for check in answer["checks"]} == {
        "agreement-covers-schools": "PRE-05",
        "agreement-form": "PRE-04",
        "agreement-in-force": "PRE-04",
        "bpv-hours": "TIM-02",
        "gr-conditions": "PRE-08",
        "joint-programme": "PRE-07",
        "leerweg-and-level": "RTE-07",
        "ordinary-code": "PRE-10",
        "participation-advised": "PRE-09",
        "participation-consented": "PRE-09",
        "programme-scheme": "VEX-01",
        "registered-mbo": "PRE-01",
        "registered-on-measuring-day": "PRE-03",
        "registered-vo": "PRE-01",
        "related-domain": "RTE-16",
        "transfer-options": "PRE-06",
    }
    assert [check["item"] for check in answer["checks"]] == sorted(c["item"] for c in answer["checks"])
    assert {check["at_start"] for check in answer["checks"]} == {None}


def test_each_item_names_the_events_it_was_found_in():
    """The reports, the programme, the opening, and the agreement with what made it that of the route."""
    story = in_order()
    agreement, opened, vo, mbo, programme = (recorded.id for recorded in story.history)
    found = {item["item"]: item["because"] for item in of_route(story, ON)["checks"]}
    assert {item: because["events"] for item, because in found.items()} == {
        "agreement-covers-schools": [opened, agreement],
        "agreement-form": [opened, agreement],
        "agreement-in-force": [opened, agreement],
        "bpv-hours": [programme],
        "gr-conditions": [opened],
        "joint-programme": [programme],
        "leerweg-and-level": [opened],
        "ordinary-code": [opened],
        "participation-advised": [opened, agreement],
        "participation-consented": [opened, agreement],
        "programme-scheme": [programme],
        "registered-mbo": [mbo],
        "registered-on-measuring-day": [vo, mbo],
        "registered-vo": [vo],
        "related-domain": [opened],
        "transfer-options": [opened, agreement],
    }
    replaced = story.tell("R1", "route-agreement-replaced", "2024-01-01", agreement="A1")
    because = check(of_route(story, "2024-01-01"), "agreement-in-force")["because"]
    assert because["events"] == [replaced, agreement]


def test_every_route_is_asked_about_unless_some_are_named():
    """In order of name, and each once; a route that is not there yet is passed over, or refused by name."""
    story = in_order()
    another(story, "B2")
    story.tell("Z9", "route-opened", "2024-01-01")

    def named(*routes: str, on: str = ON) -> list[str]:
        rows = story.ask("compliance", on, routes=routes)
        return [row["route"] for row in rows]

    assert named() == ["B2", "R1"]
    assert named(on="2024-01-01") == ["B2", "R1", "Z9"]
    assert named("R1", "B2", "R1") == ["B2", "R1"]
    for missing in ("Z9", "R7"):
        with pytest.raises(WrongUse, match=missing):
            named("R1", missing)


# --- reported in RIO ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("side", "other"), [BOTH, BOTH[::-1]])
def test_one_school_reporting_is_not_both(side: str, other: str):
    """PRE-01: each reports for itself; the route is then no route of the law (PRE-02, S18)."""
    story = unregistered()
    story.tell("R1", "route-registered", "2019-01-03", side=side.removeprefix("registered-"))
    answer = of_route(story, ON)
    assert lacking(answer) == [other]
    assert (answer["state"], answer["missing"], answer["regime"]) == (
        "NON_COMPLIANT", ["PRE-01"], "NOT_STATUTORY",
    )  # fmt: skip
    assert answer["because"]["rules"] == ["PRE-01", "PRE-02", "PRE-11"]


@pytest.mark.parametrize(("on", "there"), [("2024-11-14", False), ("2024-11-15", True), ("2024-11-16", True)])
def test_the_route_is_in_order_from_the_day_the_last_school_reports(on: str, there: bool):
    """S18: lenient, and that 15 October has passed refuses nothing (PRE-03)."""
    story = unregistered()
    story.tell("R1", "route-registered", "2024-06-01", side="vo")
    story.tell("R1", "route-registered", "2024-11-15", side="mbo")
    answer = of_route(story, on)
    assert answer["state"] == ("COMPLIANT" if there else "NON_COMPLIANT")
    assert answer["regime"] == ("DLR" if there else "NOT_STATUTORY")
    assert answer["open"] == ["registered-on-measuring-day"]


def test_a_report_that_was_ended_is_no_report():
    """PRE-01: the last word of each school, by whichever of its codes."""
    story = in_order()
    story.tell("R1", "route-registration-ended", "2023-09-01", side="vo", brin="98XX")
    story.tell("R1", "route-registered", "2024-01-10", side="vo", brin="98YY")
    days = ("2023-08-31", "2023-09-01", "2024-01-09", "2024-01-10")
    assert [lacking(of_route(story, on)) for on in days] == [[], ["registered-vo"], ["registered-vo"], []]


@pytest.mark.parametrize(
    ("told", "on", "measured"),
    [
        ("2023-10-15", "2023-10-14", "OPEN"),
        ("2023-10-15", "2023-10-15", "MET"),
        ("2023-10-15", "2024-01-01", "MET"),
        ("2023-10-16", "2023-10-16", "OPEN"),
        ("2023-10-16", "2024-07-31", "OPEN"),
        ("2023-10-16", "2024-08-01", "MET"),
    ],
)
def test_15_october_measures_what_was_reported_then(told: str, on: str, measured: str):
    """PRE-03: one day too late shows until the next school year."""
    story = unregistered()
    story.tell("R1", "route-registered", "2023-06-01", side="vo")
    story.tell("R1", "route-registered", told, side="mbo")
    answer = of_route(story, on)
    assert state(answer, "registered-on-measuring-day") == measured
    assert "PRE-03" not in answer["missing"]


def test_what_happened_after_15_october_does_not_change_what_was_measured():
    """PRE-03: not a report that ended in December, nor one that was made again."""
    story = in_order()
    story.tell("R1", "route-registration-ended", "2023-12-01", side="mbo")
    story.tell("R1", "route-registered", "2024-03-01", side="mbo")
    for on in ("2023-12-01", "2024-03-01"):
        assert state(of_route(story, on), "registered-on-measuring-day") == "MET"


# --- what was known -------------------------------------------------------------------------------------


def test_what_was_known_then_is_what_was_said_then():
    """A correction, a retraction and a late report change what is said now, not what was said."""
    story = in_order()
    late = story.tell("R1", "route-registration-ended", "2023-08-01", side="mbo", at="2023-09-01T09:00Z")
    assert lacking(of_route(story, ON, "2023-08-31")) == []
    assert lacking(of_route(story, ON, "2023-09-01")) == ["registered-mbo"]
    story.correct(late, to_on="2024-01-01", side="mbo", at="2023-10-01T09:00Z")
    assert lacking(of_route(story, ON, "2023-09-30")) == ["registered-mbo"]
    assert lacking(of_route(story, ON)) == []
    assert lacking(of_route(story, "2024-01-01")) == ["registered-mbo"]
    story.retract(late, at="2024-02-01T09:00Z")
    assert lacking(of_route(story, "2024-01-01")) == []
    assert lacking(of_route(story, "2024-01-01", "2024-01-31")) == ["registered-mbo"]


def test_a_corrected_agreement_names_what_corrected_it():
    """The correction is among the events that say why."""
    story = agreed({"advised_on": None})
    signed = story.history[0].id
    corrected = story.correct(signed, advised_on="2018-12-01", at="2023-09-01T09:00Z")
    answer = of_route(story, ON)
    assert lacking(answer) == []
    assert {signed, corrected} <= set(check(answer, "participation-advised")["because"]["events"])
    assert lacking(of_route(story, ON, "2023-08-31")) == ["participation-advised"]
