"""What needs doing about students whose route ended: the duty of both schools, the report of a dropout."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.scenario import Story, of, ordinary
from tests.worklists import actions, line, listed, of_students, overdue

NOTHING = of()


def left(kind: str = "dropped-out", **more: Any) -> Story:
    story = of_students("s1", story=ordinary(NOTHING))
    story.tell("s1", kind, "2025-11-14", **more)
    return story


def test_the_duty_to_who_left_is_open_until_there_is_a_place():
    """OVS-01, OVS-02: of both schools, due at once and for as long as it takes (S13)."""
    story = left("route-ended")
    story.tell("s1", "placed", "2028-01-05")
    assert actions(story, "2025-11-13") == ["overschrijving"]
    days = ("2025-11-14", "2028-01-04", "2028-01-05")
    assert listed(story, "fulfil-duty", *days) == [True, True, False]
    found = line(story, "fulfil-duty", "2025-11-14")
    assert (found["due"], found["for"], found["brins"]) == ("2025-11-14", ["vo", "mbo"], ["98VO", "98MB"])
    assert found["about"] == "R1/2023"
    assert found["because"]["rules"] == ["OVS-01", "OVS-02", "RSP-01", "RSP-02", "RSP-05", "RSP-08"]
    assert overdue(story, "fulfil-duty", "2025-11-14", "2025-11-15") == [False, True]
    assert actions(story, "2025-11-14") == ["fulfil-duty"]


def test_a_dropout_is_to_be_reported_by_the_school_of_the_phase():
    """VSV-04: for thirty days; that it was is recorded nowhere."""
    story = left()
    days = ("2025-11-13", "2025-11-14", "2025-12-14", "2025-12-15")
    assert listed(story, "report-dropout", *days) == [False, True, True, False]
    found = line(story, "report-dropout", "2025-11-14")
    assert (found["due"], found["for"], found["brins"]) == ("2025-11-14", ["mbo"], ["98MB"])
    assert found["because"]["rules"] == ["VSV-04", "RSP-01", "RSP-02", "RSP-05", "RSP-08"]
    early = of_students("s1", story=ordinary(NOTHING))
    early.tell("s1", "dropped-out", "2025-07-31")
    assert line(early, "report-dropout", "2025-07-31")["for"] == ["vo"]


def test_who_is_known_to_be_over_the_age_limit_is_not_to_be_reported():
    """VSV-03: 23 until 2026, 27 from then; of whom no birth day is known it stays."""
    story = left()
    for born, reported in (("2002-11-15", True), ("2002-11-14", False), ("2000-01-01", False)):
        known = {"s1": date.fromisoformat(born)}
        assert listed(story, "report-dropout", "2025-11-14", born=known) == [reported]
    late = of_students("s1", story=ordinary(NOTHING))
    late.tell("s1", "dropped-out", "2026-01-01")
    for born, reported in (("1999-01-02", True), ("1999-01-01", False)):
        known = {"s1": date.fromisoformat(born)}
        assert listed(late, "report-dropout", "2026-01-01", born=known) == [reported]
    assert actions(story, "2025-11-14", born={"s1": date(1990, 1, 1)}) == ["fulfil-duty"], "the duty stays"


def test_who_found_a_place_or_died_is_not_to_be_reported():
    """VSV-04: nor helped any further."""
    placed = left()
    placed.tell("s1", "placed", "2025-11-20")
    assert actions(placed, "2025-11-19") == ["fulfil-duty", "report-dropout"]
    assert actions(placed, "2025-11-20") == []
    assert actions(left(reason="deceased"), "2025-11-14") == []


def test_a_vmbo_diploma_is_no_startkwalificatie():
    """VSV-01, OVS-01: it fulfils the duty of the vo phase, and the dropout is still to be reported."""
    story = of_students("s1", story=ordinary(NOTHING))
    story.tell("s1", "diploma-awarded", "2025-06-20", side="vmbo")
    story.tell("s1", "dropped-out", "2025-07-10")
    assert actions(story, "2025-07-10") == ["report-dropout"]


def test_an_mbo_diploma_of_before_is_a_startkwalificatie():
    """VSV-01: whoever has one is no vsv'er; the duty goes by the journey."""
    story = ordinary(NOTHING)
    story.tell("s1", "diploma-awarded", "2022-06-20", side="mbo", crebo="25737")
    of_students("s1", story=story)
    story.tell("s1", "dropped-out", "2025-11-14")
    assert actions(story, "2025-11-14") == ["fulfil-duty"]


def test_a_switch_to_regular_education_leaves_nothing_to_do():
    """OVS-05: it is a place."""
    assert actions(left("switched-to-transfer-option", to="regular-mbo"), "2025-11-14") == []
