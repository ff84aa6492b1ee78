"""From which day may, or must, what each school keeps go? RET-01 … RET-08, one school's clock at a time."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scenario import Story, another, ordinary

START, LATER = "2023-08-01", "2040-01-01"
SHARED = ("leerlingdossier", "verzuim-en-inschrijving", "bpv-en-bekostiging")
OF_VO = (*SHARED, "centraal-examen", "schoolexamen", "vo-diploma")
OF_MBO = (*SHARED, "mbo-examenwerk", "mbo-diploma")


def started(**route: Any) -> Story:
    story = ordinary(**route)
    story.tell("s1", "route-started", START)
    return story


def each_its_own(story: Story) -> Story:
    story.tell("retention_of_two_schools", "policy-chosen", "2019-01-01", choice="EACH_ITS_OWN")
    return story


def rows(
    story: Story, on: str = LATER, known_at: str | None = None, **more: Any
) -> dict[tuple[str, str], Any]:
    found = story.ask("retention", on, known_at, students=["s1"], **more)
    by_name = {(f"{row['school']} {row['brin']}", row["data"]): row for row in found}
    assert len(by_name) == len(found)
    return by_name


def alone(story: Story, on: str = LATER, known_at: str | None = None) -> dict[str, str | None]:
    """When the student's file goes, by each school's own clock."""
    found = rows(each_its_own(story), on, known_at, chosen_policies=True)
    return {school: row["first_day"] for (school, data), row in found.items() if data == "leerlingdossier"}


# --- which schools ------------------------------------------------------------------------------------


def test_who_was_never_at_the_mbo_has_a_file_at_the_vo_alone():
    """RET-08: each class of data of the vo once, and no clock runs."""
    found = rows(started())
    assert list(found) == [("vo 98VO", data) for data in OF_VO]
    assert {(row["first_day"], row["over"]) for row in found.values()} == {(None, None)}


def test_who_is_enrolled_at_both_has_a_file_at_both():
    """RET-08: the vo first; nothing goes anywhere."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01", stays_enrolled_at_vo=True)
    found = rows(story)
    assert list(found) == [("vo 98VO", each) for each in OF_VO] + [("mbo 98MB", each) for each in OF_MBO]
    assert {row["first_day"] for row in found.values()} == {None}
    assert len(rows(story, "2025-07-31")) == 6


def test_a_school_that_is_not_of_the_students_routes_is_not_told():
    """RET-08: it has clocks of its own, and they do not hold up ours."""
    story = started()
    story.tell("s1", "deregistered", "2024-08-01", side="vo")
    story.tell("s1", "enrolled", "2024-08-01", side="vo", brin="95VO")
    story.tell("s1", "enrolled", "2025-08-01", side="mbo", brin="95MB")
    assert rows(story)["vo 98VO", "leerlingdossier"]["first_day"] == "2026-08-01"
    assert {school for school, _ in rows(story)} == {"vo 98VO"}


def test_the_schools_of_every_route_are_told():
    """RET-08: after a switch to a route of other schools, each by its own reports."""
    story = started()
    another(story, "R2", vo="97VO", mbo="97MB")
    story.tell("s1", "transferred", "2025-08-01", stays_enrolled_at_vo=True)
    story.tell("s1", "switched-to-transfer-option", "2025-10-01", to="route:R2")
    story.tell("s1", "deregistered", "2025-10-20", side="vo", brin="98VO")
    story.tell("s1", "deregistered", "2026-08-01", side="mbo", brin="97MB")
    assert alone(story) == {
        "vo 98VO": "2027-10-20",
        "vo 97VO": None,
        "mbo 98MB": None,
        "mbo 97MB": "2028-08-01",
    }
    assert list(alone(story, "2025-09-30")) == ["vo 98VO", "mbo 98MB"]


def test_two_schools_of_one_brin_are_told_apart_by_their_side():
    """RET-08: an interne regeling."""
    story = ordinary(vo="97MB", mbo="97MB")
    story.tell("s1", "route-started", START)
    story.tell("s1", "enrolled", "2025-08-01", side="mbo", brin="97MB")
    story.tell("s1", "deregistered", "2025-08-01", side="vo", brin="97MB")
    assert alone(story) == {"vo 97MB": "2027-08-01", "mbo 97MB": None}


def test_who_was_never_on_a_route_has_no_rows():
    """6: nor on a route that is not there, nor with all erased, nor before the start."""
    story = ordinary()
    story.tell("new", "enrolled", START, side="vo")
    story.tell("lost", "route-started", START, route="R9")
    start = story.tell("s1", "route-started", START)
    assert {row["student"] for row in story.ask("retention", LATER)} == {"s1"}
    assert story.ask("retention", "2023-07-31") == []
    story.erase(start)
    assert story.ask("retention", LATER) == []


# --- leaving ------------------------------------------------------------------------------------------


def test_who_was_transferred_left_the_vo():
    """RET-01: by its own clock; as long as the mbo keeps a file too, nothing goes by the default (RET-08)."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01")
    assert alone(story) == {"vo 98VO": "2027-08-01", "mbo 98MB": None}
    by_default = rows(story)
    assert by_default["vo 98VO", "leerlingdossier"]["first_day"] is None
    assert by_default["vo 98VO", "schoolexamen"]["first_day"] == "2027-08-01"
    assert alone(story, "2025-07-31") == {"vo 98VO": None}


def test_the_last_of_both_schools_decides():
    """RET-08: by default for both, by policy for each its own."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01")
    story.tell("s1", "deregistered", "2026-07-01", side="mbo")
    assert {rows(story)[school, "leerlingdossier"]["first_day"] for school in ("vo 98VO", "mbo 98MB")} == {
        "2028-07-01"
    }
    assert alone(story) == {"vo 98VO": "2027-08-01", "mbo 98MB": "2028-07-01"}


def test_a_transfer_before_a_route_or_after_it_changes_nothing():
    """2: it makes no sense there."""
    story = ordinary()
    story.tell("s1", "transferred", "2023-07-01")
    story.tell("s1", "route-started", START)
    story.tell("s1", "route-ended", "2024-03-01")
    story.tell("s1", "transferred", "2024-04-01")
    assert alone(story) == {"vo 98VO": None}


@pytest.mark.parametrize("gone", ["2024-09-01", "2024-10-02"])
def test_a_deregistration_starts_the_clock_on_its_own_day(gone: str):
    """RET-01: while on the route or after its end; the second one says nothing new."""
    story = started()
    story.tell("s1", "route-ended", "2024-10-01")
    story.tell("s1", "deregistered", gone, side="vo")
    story.tell("s1", "deregistered", "2024-12-01", side="vo")
    assert alone(story) == {"vo 98VO": f"2026{gone[4:]}"}


def test_who_came_back_has_not_left():
    """RET-01: until the next time; then that day counts."""
    story = started()
    for kind, on in (
        ("deregistered", "2024-09-01"),
        ("enrolled", "2025-01-06"),
        ("deregistered", "2025-08-01"),
    ):
        story.tell("s1", kind, on, side="vo")
    clocks = [alone(story, on)["vo 98VO"] for on in ("2024-09-01", "2025-01-05", "2025-01-06", "2025-08-01")]
    assert clocks == ["2026-09-01", "2026-09-01", None, "2027-08-01"]


def test_who_has_another_enrolment_there_has_not_left():
    """RET-01: as registers tell, one ends when the next has begun; in whichever order they are told."""
    for first in ("enrolled", "deregistered"):
        story = started()
        story.tell("s1", "enrolled", "2025-08-01", side="mbo", enrolment="e1")
        for kind in (first, "deregistered" if first == "enrolled" else "enrolled"):
            number = "e2" if kind == "enrolled" else "e1"
            story.tell("s1", kind, "2026-08-01", side="mbo", enrolment=number)
        assert alone(story)["mbo 98MB"] is None
        story.tell("s1", "deregistered", "2026-09-01", side="mbo", enrolment="e1")
        assert alone(story)["mbo 98MB"] is None
        story.tell("s1", "deregistered", "2027-08-01", side="mbo", enrolment="e2")
        assert alone(story)["mbo 98MB"] == "2029-08-01"


@pytest.mark.parametrize(("number", "first_day"), [(None, "2028-08-01"), ("e1", None), ("e9", None)])
def test_a_deregistration_without_a_number_ends_every_enrolment(number: str | None, first_day: str | None):
    """RET-01: one with a number leaves the others as they are."""
    story = started()
    for told in ("e1", "e2"):
        story.tell("s1", "enrolled", "2025-08-01", side="mbo", enrolment=told)
    story.tell("s1", "deregistered", "2026-08-01", side="mbo", enrolment=number)
    assert alone(story)["mbo 98MB"] == first_day
    if number is None:
        story.tell("s1", "enrolled", "2026-09-01", side="mbo", enrolment="e3")
        story.tell("s1", "deregistered", "2026-10-01", side="mbo", enrolment="e3")
        assert alone(story)["mbo 98MB"] == "2028-10-01"


def test_an_enrolment_of_which_no_number_was_told_ends_by_any():
    """RET-01: that of the start of a route has none."""
    story = started()
    story.tell("s1", "deregistered", "2024-08-01", side="vo", enrolment="e1")
    assert alone(story) == {"vo 98VO": "2026-08-01"}


def test_who_dropped_out_left_every_school():
    """RET-01, VSV-03: from that day, unless a deregistration tells another."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01", stays_enrolled_at_vo=True)
    story.tell("s1", "dropped-out", "2025-11-14")
    assert alone(story, "2025-11-13") == {"vo 98VO": None, "mbo 98MB": None}
    assert alone(story) == {"vo 98VO": "2027-11-14", "mbo 98MB": "2027-11-14"}
    story.tell("s1", "deregistered", "2025-12-01", side="mbo")
    story.tell("s1", "deregistered", "2025-12-20", side="mbo")
    assert alone(story) == {"vo 98VO": "2027-11-14", "mbo 98MB": "2027-12-01"}


def test_the_last_enrolment_to_end_tells_when_a_dropout_left():
    """RET-01: of two at one school."""
    story = started()
    for number in ("e1", "e2"):
        story.tell("s1", "enrolled", "2025-08-01", side="mbo", enrolment=number)
    story.tell("s1", "dropped-out", "2025-11-14")
    story.tell("s1", "deregistered", "2025-12-01", side="mbo", enrolment="e1")
    assert alone(story)["mbo 98MB"] == "2027-11-14"
    story.tell("s1", "deregistered", "2026-01-01", side="mbo", enrolment="e2")
    assert alone(story)["mbo 98MB"] == "2028-01-01"


def test_who_had_been_deregistered_before_dropping_out_left_then():
    """RET-01."""
    story = started()
    story.tell("s1", "deregistered", "2025-10-01", side="vo")
    story.tell("s1", "dropped-out", "2025-11-14")
    assert alone(story) == {"vo 98VO": "2027-10-01"}


def test_a_dropout_that_did_not_end_the_route_is_no_leaving():
    """2: it makes no sense after the end, nor before the start."""
    story = ordinary()
    story.tell("s1", "enrolled", "2023-07-01", side="vo")
    story.tell("s1", "dropped-out", "2023-07-10")
    story.tell("s1", "route-started", START)
    story.tell("s1", "route-ended", "2024-11-14")
    story.tell("s1", "dropped-out", "2024-12-01")
    assert alone(story) == {"vo 98VO": None}


@pytest.mark.parametrize(
    ("kind", "data", "first_day"),
    [
        ("route-ended", {}, None),
        ("route-ended", {"reason": "deceased"}, "2026-11-14"),
        ("switched-to-transfer-option", {"to": "regular-vmbo"}, None),
        ("switched-to-transfer-option", {"to": "regular-mbo"}, None),
    ],
)
def test_the_end_of_a_route_alone_is_no_leaving(kind: str, data: dict[str, Any], first_day: str | None):
    """RET-01: the student can still be at the school; who died is not."""
    story = started()
    story.tell("s1", kind, "2024-11-14", **data)
    assert alone(story) == {"vo 98VO": first_day}


@pytest.mark.parametrize(
    ("brin", "on", "first_day"),
    [("98VO", "2024-12-01", None), ("98VO", "2024-11-14", None), ("95VO", "2024-12-01", "2026-11-14")],
)
def test_who_dropped_out_and_was_placed_at_the_same_school_has_not_left(
    brin: str, on: str, first_day: str | None
):
    """RET-01, OVS-02: as little as nobody deregistered him; a place elsewhere changes nothing."""
    story = started()
    story.tell("s1", "dropped-out", "2024-11-14")
    placed = story.tell("s1", "placed", on, brin=brin)
    assert alone(story) == {"vo 98VO": first_day}
    because = rows(story)["vo 98VO", "leerlingdossier"]["because"]
    assert (placed in because["events"]) is (brin == "98VO")
    story.tell("s1", "deregistered", "2025-02-01", side="vo")
    assert alone(story) == {"vo 98VO": "2027-02-01"}


def test_who_was_placed_again_and_died_left_then():
    """RET-01: and not on the day of dropping out; a deregistration of before that day stands."""
    story = started()
    story.tell("s1", "transferred", "2024-09-01", stays_enrolled_at_vo=True)
    story.tell("s1", "deregistered", "2024-10-01", side="mbo")
    story.tell("s1", "dropped-out", "2024-11-14")
    story.tell("s1", "placed", "2024-12-01", brin="98VO")
    story.tell("s1", "route-ended", "2025-01-10", reason="deceased")
    assert alone(story, "2025-01-09") == {"vo 98VO": None, "mbo 98MB": "2026-10-01"}
    assert alone(story) == {"vo 98VO": "2027-01-10", "mbo 98MB": "2026-10-01"}


def test_who_died_after_dropping_out_had_left_before():
    """RET-01."""
    story = started()
    story.tell("s1", "dropped-out", "2024-11-14")
    story.tell("s1", "route-ended", "2025-01-10", reason="deceased")
    assert alone(story) == {"vo 98VO": "2026-11-14"}


def test_a_deregistration_where_the_student_never_was_says_nothing():
    """RET-08: there is nothing to keep there."""
    story = started()
    story.tell("s1", "deregistered", "2024-11-01", side="mbo")
    assert alone(story) == {"vo 98VO": None}
