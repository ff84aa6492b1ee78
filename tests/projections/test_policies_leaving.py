"""Who left, read otherwise: what the schools owe, who reports it, and how long each keeps what it has."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.choosing import by_each, named, of_one, same_but_for_the_name
from tests.scenario import Answer, Story, of, ordinary, vmbo

BORN = {"s1": date(2008, 5, 2)}


def left(on: str = "2025-03-01", *told: tuple[str, str, dict[str, Any]]) -> Story:
    """A student since August 2023 of whom this was told, and who dropped out on this day."""
    story = ordinary(of(vmbo("NE-CE")))
    story.tell("s1", "route-started", "2023-08-01")
    for kind, day, said in told:
        story.tell("s1", kind, day, **said)
    story.tell("s1", "dropped-out", on)
    return story


# --- duty_target: OVS-02 -------------------------------------------------------------------------------


def duty(story: Story, on: str) -> tuple[Answer, Answer]:
    return of_one(story, "duty_target", "duties", on, students=["s1"])


@pytest.mark.parametrize(("on", "by_phase"), [("2025-07-31", "vmbo"), ("2025-08-01", "mbo")])
def test_the_target_goes_with_the_phase_or_is_always_the_mbo_diploma(on: str, by_phase: str):
    """OVS-02: who leads goes with the phase by either choice."""
    default, other = duty(left(on), on)
    assert (default["target"], other["target"]) == (by_phase, "mbo")
    assert default["lead"] == other["lead"] == ("vo" if by_phase == "vmbo" else "mbo")


def test_a_vmbo_diploma_fulfils_the_duty_or_is_not_enough():
    """OVS-02: to be helped to a startkwalificatie."""
    story = left()
    story.tell("s1", "diploma-awarded", "2025-06-20", side="vmbo")
    default, other = duty(story, "2025-06-19")
    assert (default["state"], other["state"]) == ("OPEN", "OPEN")
    default, other = duty(story, "2025-06-20")
    assert (default["state"], other["state"]) == ("DIPLOMA", "OPEN")


def test_an_mbo_diploma_fulfils_it_by_either_choice():
    story = left()
    story.tell("s1", "diploma-awarded", "2025-06-20", side="mbo")
    for row in duty(story, "2025-06-20"):
        assert row["state"] == "DIPLOMA"


def test_who_is_on_a_route_is_owed_nothing_by_either_choice():
    assert by_each(left(), "duty_target", "duties", "2025-02-28") == ([], [])


# --- vsv_report: VSV-04 --------------------------------------------------------------------------------


def reports(story: Story, on: str = "2025-12-01") -> tuple[list[str], list[str]]:
    default, other = of_one(story, "vsv_report", "qualification", on, students=["s1"], born=BORN)
    return default["reports"], other["reports"]


@pytest.mark.parametrize(
    ("on", "told", "by_phase", "by_enrolment"),
    [
        ("2025-07-31", [], ["vo"], ["vo"]),
        ("2025-08-01", [], ["mbo"], ["vo"]),
        ("2025-08-01", [("transferred", "2025-08-01", {})], ["mbo"], ["mbo"]),
        (
            "2025-03-01",
            [("transferred", "2025-02-01", {"stays_enrolled_at_vo": True})],
            ["vo"],
            ["vo", "mbo"],
        ),
        ("2025-03-01", [("deregistered", "2025-02-01", {"side": "vo"})], ["vo"], []),
    ],
)
def test_a_dropout_is_reported_by_who_answers_for_absence_or_by_each_school_of_enrolment(
    on: str, told: list[tuple[str, str, dict[str, Any]]], by_phase: list[str], by_enrolment: list[str]
):
    """VSV-04."""
    assert reports(left(on, *told)) == (by_phase, by_enrolment)


def test_before_the_dropout_nobody_reports_and_no_policy_is_named():
    for rows in by_each(left(), "vsv_report", "qualification", "2025-02-28", born=BORN):
        (row,) = rows
        assert row["reports"] == []
        assert not {named("vsv_report", 0), named("vsv_report", 1)} & {*row["policies"]}


def test_the_list_of_what_needs_doing_has_the_report_for_the_same_school():
    """VSV-04: overdue to be transferred, and gone in the mbo phase."""
    rows = by_each(left("2025-09-10"), "vsv_report", "worklist", "2025-09-10")
    found = [[row for row in lines if row["action"] == "report-dropout"] for lines in rows]
    assert [[row["for"] for row in lines] for lines in found] == [[["mbo"]], [["vo"]]]
    for choice, lines in enumerate(found):
        assert named("vsv_report", choice) in lines[0]["policies"]


# --- retention_of_two_schools: RET-08 ------------------------------------------------------------------


def kept(rows: list[Answer], data: str) -> dict[str, str | None]:
    return {row["school"]: row["first_day"] for row in rows if row["data"] == data}


def moved_on(*told: tuple[str, str, dict[str, Any]]) -> Story:
    """A student who went from the vo to the mbo in August 2025."""
    story = ordinary(of(vmbo("NE-CE")))
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "transferred", "2025-08-01")
    for kind, day, said in told:
        story.tell("s1", kind, day, **said)
    return story


def test_a_file_goes_when_the_term_has_run_out_at_every_school_or_at_each_by_itself():
    """RET-08, RET-01: two years after leaving, at the vo in 2025, at the mbo in 2026."""
    story = moved_on(("deregistered", "2026-07-10", {"side": "mbo"}))
    last, own = by_each(story, "retention_of_two_schools", "retention", "2027-08-01", students=["s1"])
    assert kept(last, "leerlingdossier") == {"vo": "2028-07-10", "mbo": "2028-07-10"}
    assert kept(own, "leerlingdossier") == {"vo": "2027-08-01", "mbo": "2028-07-10"}


@pytest.mark.parametrize(("on", "over"), [("2027-07-31", False), ("2027-08-01", True)])
def test_by_its_own_term_the_file_of_the_vo_goes_while_the_student_is_at_the_mbo(on: str, over: bool):
    """RET-08: on the day itself."""
    last, own = by_each(moved_on(), "retention_of_two_schools", "retention", on, students=["s1"])
    of_vo = [
        next(r for r in rows if (r["school"], r["data"]) == ("vo", "leerlingdossier")) for rows in (last, own)
    ]
    assert [row["over"] for row in of_vo] == [None, over]
    for choice, row in enumerate(of_vo):
        assert named("retention_of_two_schools", choice) in row["policies"]


def test_at_one_school_only_there_is_nothing_to_choose():
    story = ordinary(of(vmbo("NE-CE")))
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "deregistered", "2024-08-01", side="vo")
    assert same_but_for_the_name(story, "retention_of_two_schools", "retention", "2027-01-01")
