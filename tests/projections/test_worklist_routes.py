"""What needs doing about routes, agreements and cohorts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scenario import Story, another, of, ordinary
from tests.worklists import line, lines, listed, of_students, overdue

NOTHING = of()


def region(**agreement: Any) -> Story:
    """An agreement and a route R1 that only the vo reported; nobody on it yet."""
    story = Story()
    story.tell("A1", "agreement-signed", "2024-01-01", **agreement)
    story.tell("R1", "route-opened", "2024-02-01")
    story.tell("R1", "route-registered", "2024-02-02", side="vo")
    return story


# --- registration -------------------------------------------------------------------------------------


def test_a_route_that_one_school_did_not_report():
    """PRE-01, PRE-03: without students by the next 15 October, by that school."""
    story = region()
    story.tell("R1", "route-registered", "2024-11-15", side="mbo")
    days = ("2024-02-01", "2024-11-14", "2024-11-15")
    assert listed(story, "register-route", *days) == [True, True, False]
    found = line(story, "register-route", "2024-03-01")
    assert (found["due"], found["for"], found["brins"]) == ("2024-10-15", ["mbo"], ["98MB"])
    assert (found["about"], found["students"], found["parts"]) == ("R1", [], [])
    assert found["because"]["rules"] == ["PRE-01", "PRE-03"]
    assert overdue(story, "register-route", "2024-10-15", "2024-10-16") == [False, True]


def test_a_route_that_no_school_reported_is_two_lines():
    """PRE-01: each school for itself."""
    story = ordinary()
    story.tell("R2", "route-opened", "2024-02-01")
    found = lines(story, "register-route", "2024-03-01")
    assert [(row["about"], row["for"]) for row in found] == [("R2", ["mbo"]), ("R2", ["vo"])]


def test_a_route_with_students_is_to_be_reported_when_the_first_comes():
    """PRE-01, PRE-02: without it they have no rights; so it is overdue the day after, and stays so (S18)."""
    story = of_students("s1", "s2", on="2024-08-01", story=region())
    of_students("s3", on="2024-09-10", story=story)
    story.tell("s1", "dropped-out", "2025-01-10")
    for on in ("2024-08-01", "2024-12-01", "2025-07-31", "2025-08-01", "2026-09-01"):
        assert line(story, "register-route", on)["due"] == "2024-08-01"
    assert line(story, "register-route", "2024-09-09")["students"] == ["s1", "s2"]
    assert line(story, "register-route", "2025-01-10")["students"] == ["s2", "s3"]
    assert overdue(story, "register-route", "2024-08-01", "2024-08-02") == [False, True]


def test_a_registration_that_ended_is_missed_at_once_by_students_on_the_way():
    """PRE-01: from the day of the ending; by who ended it."""
    story = of_students("s1", story=ordinary(NOTHING))
    ended = story.tell("R1", "route-registration-ended", "2024-11-20", side="vo")
    assert listed(story, "register-route", "2024-11-19", "2024-11-20") == [False, True]
    found = line(story, "register-route", "2024-11-20")
    assert (found["due"], found["for"]) == ("2024-11-20", ["vo"])
    assert ended in found["because"]["events"]


def test_a_route_that_nobody_is_on_any_more_needs_no_report():
    """PRE-01: where the registration was ended, or the route or its agreement has stopped."""
    story = ordinary(NOTHING)
    story.tell("R1", "route-registration-ended", "2024-11-20", side="vo")
    assert not lines(story, "register-route", "2024-11-20")
    for stop in (
        ("R1", "route-stop-announced"),
        ("A1", "agreement-ended"),
    ):
        story = region()
        story.tell(*stop, "2024-06-01", effective_on="2025-01-01")
        assert listed(story, "register-route", "2024-12-31", "2025-01-01") == [True, False]
        of_students("s1", on="2024-12-01", story=story)
        assert lines(story, "register-route", "2025-01-01")


@pytest.mark.parametrize(("form", "asked"), [("GR", True), ("EXPERIMENT", False), ("LEERLIJN", False)])
def test_only_routes_of_the_law_are_reported(form: str, asked: bool):
    """PRE-01, RTE-11: a leerlijn is none, and an experiment has a code of its own."""
    story = Story()
    story.tell("R1", "route-opened", "2020-02-01", form=form)
    assert listed(story, "register-route", "2020-02-01") == [asked]


# --- agreements ---------------------------------------------------------------------------------------


def test_an_agreement_that_ends_before_a_student_should_be_done():
    """PRE-04, COH-05: due on the first day without; by both schools, for whom it concerns."""
    story = of_students("s1", on="2024-08-01", story=region(valid_until="2027-07-30"))
    of_students("s2", on="2024-08-01", leerjaar=4, story=of_students("s3", on="2024-08-01", story=story))
    found = line(story, "agreement-ends", "2024-08-01")
    assert (found["due"], found["for"], found["brins"]) == ("2027-07-31", ["vo", "mbo"], ["98VO", "98MB"])
    assert (found["about"], found["students"]) == ("A1", ["s1", "s3"])
    assert found["because"]["rules"] == ["PRE-04", "COH-05", "RSP-04"]
    assert {r.kind for r in story.history if r.id in found["because"]["events"]} == {
        "agreement-signed/1",
        "route-opened/1",
    }
    assert listed(story, "agreement-ends", "2024-07-31") == [False]
    assert overdue(story, "agreement-ends", "2027-07-31", "2027-08-01") == [False, True]


def test_an_agreement_that_lasts_until_all_should_be_done_is_no_matter():
    """PRE-04: before its end; after it whoever is still there needs one."""
    story = of_students("s1", on="2024-08-01", story=region(valid_until="2027-07-31"))
    story.tell("s1", "dropped-out", "2027-08-20")
    days = ("2027-07-31", "2027-08-01", "2027-08-19", "2027-08-20")
    assert listed(story, "agreement-ends", *days) == [False, True, True, False]


def test_an_agreement_that_is_extended_ended_or_replaced():
    """PRE-04: by what counts on the day."""
    story = of_students("s1", on="2024-08-01", story=region(valid_until="2025-07-31"))
    story.tell("A1", "agreement-amended", "2025-03-01", valid_until="2030-07-31")
    ended = story.tell("A1", "agreement-ended", "2025-09-01", effective_on="2026-01-01")
    story.tell("A2", "agreement-signed", "2025-10-01")
    replaced = story.tell("R1", "route-agreement-replaced", "2025-11-01", agreement="A2")
    days = ("2025-02-28", "2025-03-01", "2025-08-31", "2025-09-01", "2025-10-31", "2025-11-01")
    assert listed(story, "agreement-ends", *days) == [True, False, False, True, True, False]
    found = line(story, "agreement-ends", "2025-09-01")
    assert found["due"] == "2026-01-01"
    assert ended in found["because"]["events"]
    assert replaced not in found["because"]["events"]


def test_one_agreement_of_many_routes_is_one_line_for_each_pair_of_schools():
    """PRE-05: of the same schools together; others see only their own."""
    story = region(valid_until="2025-07-31")
    another(story, "R2")
    another(story, "R3", vo="97VO")
    for student, route in (("s1", "R2"), ("s2", "R1"), ("s3", "R3"), ("s0", "R1")):
        of_students(student, on="2024-08-01", story=story, route=route)
    found = lines(story, "agreement-ends", "2024-09-01")
    assert [(row["brins"], row["students"]) for row in found] == [
        (["98VO", "98MB"], ["s0", "s1", "s2"]),
        (["97VO", "98MB"], ["s3"]),
    ]


def test_a_school_that_is_both_vo_and_mbo_is_named_once():
    """PRE-04: with an interne regeling."""
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01", form="interne-regeling", valid_until="2024-07-31")
    another(story, "R1", NOTHING, mbo="98VO")
    of_students("s1", story=story)
    assert line(story, "agreement-ends", "2023-08-01")["brins"] == ["98VO"]
    assert line(story, "overschrijving", "2023-08-01")["brins"] == ["98VO"]


def test_an_agreement_of_which_nothing_is_known_does_not_end():
    story = Story()
    another(story, "R1", NOTHING)
    assert not lines(of_students("s1", story=story), "agreement-ends", "2023-08-01")


# --- stops --------------------------------------------------------------------------------------------


def stopped(effective_on: str = "2025-08-01") -> Story:
    story = of_students("s1", "s2", story=ordinary(NOTHING))
    story.tell("R1", "route-stop-announced", "2025-02-01", effective_on=effective_on)
    return story


def test_a_stop_threatens_a_cohort_from_its_announcement():
    """COH-04, COH-05: by both schools, until a teach-out is arranged (S15)."""
    story = stopped()
    story.tell("R1", "teach-out-arranged", "2025-05-01")
    days = ("2025-01-31", "2025-02-01", "2025-04-30", "2025-05-01")
    assert listed(story, "stop-threatens-cohort", *days) == [False, True, True, False]
    found = line(story, "stop-threatens-cohort", "2025-02-01")
    assert (found["due"], found["for"], found["brins"]) == ("2025-08-01", ["vo", "mbo"], ["98VO", "98MB"])
    assert (found["about"], found["students"]) == ("R1/2023", ["s1", "s2"])
    assert found["because"]["rules"] == ["COH-04", "COH-05"]


def test_a_stop_for_which_nothing_was_arranged_is_overdue():
    """COH-04: as long as somebody is on the way."""
    story = stopped()
    for student in ("s1", "s2"):
        story.tell(student, "route-ended", "2025-09-10")
    assert overdue(story, "stop-threatens-cohort", "2025-08-01", "2025-08-02") == [False, True]
    assert listed(story, "stop-threatens-cohort", "2025-09-09", "2025-09-10") == [True, False]


def test_a_teach_out_of_before_the_announcement_is_not_for_this_stop():
    """COH-04: on the day itself it is."""
    for on, threatened in [("2025-01-31", True), ("2025-02-01", False)]:
        story = of_students("s1", story=ordinary(NOTHING))
        story.tell("R1", "teach-out-arranged", on)
        story.tell("R1", "route-stop-announced", "2025-02-01", effective_on="2025-08-01")
        assert listed(story, "stop-threatens-cohort", "2025-03-01") == [threatened]


def test_a_stop_after_the_expected_end_threatens_nobody():
    """COH-04: on the last day it does; by cohort."""
    assert lines(stopped("2026-07-31"), "stop-threatens-cohort", "2025-02-01")
    assert not lines(stopped("2026-08-01"), "stop-threatens-cohort", "2025-02-01")
    story = of_students("s3", on="2024-08-01", story=stopped("2026-08-01"))
    of_students("s4", on="2024-09-01", leerjaar=4, story=story)
    assert line(story, "stop-threatens-cohort", "2025-02-01")["about"] == "R1/2024"
    story = of_students("s3", on="2024-08-01", story=stopped("2026-07-31"))
    found = lines(story, "stop-threatens-cohort", "2025-02-01")
    assert [(row["about"], row["students"]) for row in found] == [
        ("R1/2023", ["s1", "s2"]), ("R1/2024", ["s3"]),
    ]  # fmt: skip


def test_without_a_clause_a_stop_is_on_the_list_too():
    """COH-01: the students are as much in need of it."""
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01", cohort_obligation=False)
    another(story, "R1", NOTHING)
    of_students("s1", story=story)
    story.tell("R1", "route-stop-announced", "2025-02-01", effective_on="2025-08-01")
    assert lines(story, "stop-threatens-cohort", "2025-02-01")


def test_a_stop_that_is_withdrawn_threatens_nobody():
    story = stopped()
    story.tell("R1", "route-stop-withdrawn", "2025-03-01")
    assert listed(story, "stop-threatens-cohort", "2025-02-28", "2025-03-01") == [True, False]


def test_an_agreement_that_ends_is_one_line_and_an_announced_stop_another():
    """COH-05: both end the route for the cohort; neither is told twice, whichever is first."""
    for effective_on in ("2025-07-01", "2026-01-01"):
        story = of_students("s1", story=ordinary(NOTHING))
        story.tell("A1", "agreement-ended", "2025-01-10", effective_on="2025-08-01")
        assert lines(story, "agreement-ends", "2025-01-10")
        assert not lines(story, "stop-threatens-cohort", "2025-01-10")
        announced = story.tell("R1", "route-stop-announced", "2025-02-01", effective_on=effective_on)
        found = line(story, "stop-threatens-cohort", "2025-02-01")
        assert (found["due"], found["because"]["events"]) == (effective_on, [announced])
        assert line(story, "agreement-ends", "2025-02-01")["due"] == "2025-08-01"


def test_a_renewed_qualification_is_a_stop_only_by_policy():
    """COH-06: policy `renewed_qualification`."""
    story = of_students("s1", story=ordinary(NOTHING))
    story.tell("renewed_qualification", "policy-chosen", "2019-01-01", choice="STOP")
    renewed = story.tell("R1", "qualification-renewed", "2025-02-01", old="25737", new="25960")
    assert not lines(story, "stop-threatens-cohort", "2025-02-01")
    found = line(story, "stop-threatens-cohort", "2025-02-01", chosen_policies=True)
    assert (found["due"], found["because"]["events"]) == ("2025-02-01", [renewed])
