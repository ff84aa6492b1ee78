"""Why are the days of a journey's clock what they are, and why is it in its phase?"""

from __future__ import annotations

from typing import Any

import pytest

from journeys.folds.journey import Journey
from journeys.folds.reference import Reference
from journeys.history import counted
from projections.because import Because, why_phase, why_switch, why_window
from tests.scenario import Story, day, ordinary

NOTHING = Because([], [])


def journey(*told: tuple[str, str, dict[str, Any]], on: str = "2030-01-01", **route: Any) -> Journey:
    """The journey of a student of whom this was told, with the ids e1, e2, …"""
    story: Story = ordinary(**route)
    for number, (kind, when, said) in enumerate(told, start=1):
        story.tell("s1", kind, when, id=f"e{number}", **said)
    streams: dict[str, Any] = {}
    for recorded in story.history:
        streams.setdefault(recorded.stream, []).append(recorded)
    facts = counted(streams.get("student/s1", []))
    return Journey(Reference(streams), day(on)).take_all(facts)


START = ("route-started", "2023-08-01", {})
REPEATED = ("year-repeated", "2024-08-01", {"route_year": 2})
EXTENDED = ("window-extended", "2025-08-01", {"until": "2027-12-31"})
EARLY = ("transferred", "2024-02-01", {})


@pytest.mark.parametrize("why", [why_switch, why_phase, why_window])
def test_before_a_journey_there_is_nothing_to_explain(why: Any):
    """Nobody told of, a start that is still to come, and one on a route that is not there."""
    assert why(journey()) == NOTHING
    assert why(journey(START, on="2023-07-31")) == NOTHING
    assert why(journey(("route-started", "2023-08-01", {"route": "R9"}))) == NOTHING


def test_the_switch_stands_on_the_start_and_the_years_done_again():
    assert why_switch(journey(START)) == Because(["RSP-01", "RSP-02", "RSP-05"], ["e1"])
    assert why_switch(journey(START, REPEATED, years=4)) == Because(
        ["RSP-01", "RSP-02", "RSP-06"], ["e1", "e2"]
    )


def test_the_window_stands_on_the_start_the_years_done_again_and_the_decisions():
    assert why_window(journey(START)) == Because(["VEX-32"], ["e1"])
    assert why_window(journey(START, REPEATED, EXTENDED)) == Because(
        ["VEX-32", "VEX-33", "RSP-06"], ["e1", "e2", "e3"]
    )
    late = ("route-started", "2024-02-05", {"leerjaar": 4})
    assert why_window(journey(late)) == Because(["VEX-32", "VEX-33", "RSP-03", "RSP-04"], ["e1"])


def test_the_window_of_a_leerlijn_stands_on_the_switch():
    """RTE-11."""
    assert why_window(journey(START, form="LEERLIJN")) == Because(
        ["RTE-11", "RSP-01", "RSP-02", "RSP-05"], ["e1"]
    )


@pytest.mark.parametrize(
    ("on", "rules", "events"),
    [
        ("2024-01-31", [], ["e1"]),
        ("2024-02-01", ["RSP-07"], ["e1", "e2"]),
        ("2025-07-31", ["RSP-07"], ["e1", "e2"]),
        ("2025-08-01", [], ["e1"]),
    ],
)
def test_the_phase_stands_on_the_switch_and_on_an_enrolment_that_differs(
    on: str, rules: list[str], events: list[str]
):
    """RSP-07: from the transfer up to the switch."""
    found = why_phase(journey(START, EARLY, on=on))
    assert found == Because(["RSP-01", "RSP-02", "RSP-05", *rules], events)


@pytest.mark.parametrize(("on", "rules"), [("2025-07-31", []), ("2025-08-01", ["RSP-08"])])
def test_who_was_not_transferred_has_no_report_to_stand_on(on: str, rules: list[str]):
    """RSP-08."""
    assert why_phase(journey(START, on=on)) == Because(["RSP-01", "RSP-02", "RSP-05", *rules], ["e1"])


@pytest.mark.parametrize(("ended", "rules"), [("2025-07-31", []), ("2025-08-01", ["RSP-08"])])
def test_of_a_journey_that_ended_it_is_the_phase_in_which_it_did(ended: str, rules: list[str]):
    found = why_phase(journey(START, ("dropped-out", ended, {})))
    assert found.rules == ["RSP-01", "RSP-02", "RSP-05", *rules]
