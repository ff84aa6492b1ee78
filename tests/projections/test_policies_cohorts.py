"""What a cohort was promised, read otherwise: since when, for how long, and what breaks it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.choosing import named, of_one, otherwise, same_but_for_the_name
from tests.scenario import CREBO, Answer, Story, another, ordinary


def cohort(*started: str, **route: Any) -> Story:
    """The cohort of R1 that was in leerjaar 3 in 2023-2024: a student who started on each of these days."""
    story = ordinary(**route)
    another(story, "R2")
    for number, on in enumerate(started or ("2023-08-01",), start=1):
        story.tell(f"s{number}", "route-started", on)
    return story


def promise(story: Story, policy: str, on: str) -> tuple[Answer, Answer]:
    return of_one(story, policy, "guarantees", on, cohorts=["R1/2023"])


# --- cohort_clause_day: COH-01 -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amended_on", "first_member", "cohort_start"),
    [
        ("2023-08-01", "NOT_AGREED", "NOT_AGREED"),
        ("2023-08-02", "NOT_AGREED", "ACTIVE"),
        ("2023-09-04", "NOT_AGREED", "ACTIVE"),
        ("2023-09-05", "ACTIVE", "ACTIVE"),
    ],
)
def test_the_clause_counts_as_on_the_day_of_the_first_student_or_on_1_august(
    amended_on: str, first_member: str, cohort_start: str
):
    """COH-01: the clause was taken out on a day; the first student came on 4 September."""
    story = cohort("2023-09-04", "2023-10-01")
    story.tell("A1", "agreement-amended", amended_on, cohort_obligation=False)
    default, other = promise(story, "cohort_clause_day", "2024-01-01")
    assert (default["state"], other["state"]) == (first_member, cohort_start)


def test_without_members_there_is_no_clause_to_look_up():
    (row,) = cohort().ask("guarantees", "2024-01-01", cohorts=["R1/2024"], chosen_policies=True)
    assert row["state"] == "EMPTY"
    assert row["policies"] == ["cohort=ROUTE_AND_YEAR"]


# --- cohort_span: COH-03 -------------------------------------------------------------------------------


def with_a_repeater() -> Story:
    story = cohort("2023-08-01", "2023-08-01")
    story.tell("s2", "year-repeated", "2024-08-01", route_year=1)
    return story


@pytest.mark.parametrize(
    ("stops_on", "last_member", "nominal"),
    [
        ("2026-07-31", ("AT_RISK", 2), ("AT_RISK", 2)),
        ("2026-08-01", ("AT_RISK", 1), ("ACTIVE", 0)),
        ("2027-07-31", ("AT_RISK", 1), ("ACTIVE", 0)),
        ("2027-08-01", ("ACTIVE", 0), ("ACTIVE", 0)),
    ],
)
def test_the_promise_lasts_until_the_last_student_is_done_or_to_the_nominal_end(
    stops_on: str, last_member: tuple[str, int], nominal: tuple[str, int]
):
    """COH-03: who repeats a year is protected longer, or is not."""
    story = with_a_repeater()
    story.tell("R1", "route-stop-announced", "2025-01-01", effective_on=stops_on)
    default, other = promise(story, "cohort_span", "2025-02-01")
    assert (default["until"], other["until"]) == ("2027-07-31", "2026-07-31")
    assert (default["state"], default["affected"]) == last_member
    assert (other["state"], other["affected"]) == nominal


@pytest.mark.parametrize(("on", "nominal"), [("2026-07-31", "ACTIVE"), ("2026-08-01", "FULFILLED")])
def test_after_the_nominal_end_the_promise_is_kept_though_someone_is_on_the_way(on: str, nominal: str):
    """COH-03."""
    default, other = promise(with_a_repeater(), "cohort_span", on)
    assert (default["state"], other["state"]) == ("ACTIVE", nominal)
    assert default["active"] == other["active"] == 2


# --- cohort_breakers: COH-05 ---------------------------------------------------------------------------


@pytest.mark.parametrize("side", ["vo", "mbo"])
def test_the_end_of_a_registration_in_rio_is_no_stop_or_is_one(side: str):
    """COH-05: by either school, from the day it ended."""
    story = cohort()
    story.tell("R1", "route-registration-ended", "2025-02-01", side=side, id="unregistered")
    assert same_but_for_the_name(story, "cohort_breakers", "guarantees", "2025-01-31")
    default, other = promise(story, "cohort_breakers", "2025-02-01")
    assert (default["state"], default["affected"]) == ("ACTIVE", 0)
    assert (other["state"], other["affected"]) == ("BREACHED", 1)
    assert "unregistered" in other["because"]["events"]


def test_registered_again_it_is_no_stop_any_more():
    story = cohort()
    story.tell("R1", "route-registration-ended", "2025-02-01", side="vo")
    story.tell("R1", "route-registered", "2025-03-01", side="vo")
    assert promise(story, "cohort_breakers", "2025-02-28")[1]["state"] == "BREACHED"
    assert same_but_for_the_name(story, "cohort_breakers", "guarantees", "2025-03-01")


@pytest.mark.parametrize(
    ("announced", "first"), [("2025-01-31", "stop"), ("2025-02-01", "stop"), ("2025-02-02", "ended")]
)
def test_of_a_stop_and_an_end_of_registration_the_first_counts(announced: str, first: str):
    """COH-05: on a tie the announced stop."""
    story = cohort()
    story.tell("R1", "route-stop-announced", "2025-01-01", effective_on=announced, id="stop")
    story.tell("R1", "route-registration-ended", "2025-02-01", side="vo", id="ended")
    _, other = promise(story, "cohort_breakers", "2025-03-01")
    assert {"stop", "ended"} & {*other["because"]["events"]} == {first}


def test_of_two_registrations_that_ended_the_first_counts():
    story = cohort()
    story.tell("R1", "route-registration-ended", "2025-02-01", side="mbo", id="mbo")
    story.tell("R1", "route-registration-ended", "2025-01-15", side="vo", id="vo")
    _, other = promise(story, "cohort_breakers", "2025-03-01")
    assert {"vo", "mbo"} & {*other["because"]["events"]} == {"vo"}


# --- renewed_qualification: COH-06 ---------------------------------------------------------------------


def test_a_renewed_qualification_is_no_stop_or_is_one():
    """S15, COH-06: the day before, and on it."""
    story = cohort()
    story.tell("R1", "qualification-renewed", "2025-02-01", old=CREBO, new="25960", id="renewed")
    assert same_but_for_the_name(story, "renewed_qualification", "guarantees", "2025-01-31")
    default, other = promise(story, "renewed_qualification", "2025-02-01")
    assert (default["state"], default["affected"]) == ("ACTIVE", 0)
    assert (other["state"], other["affected"]) == ("BREACHED", 1)
    assert "renewed" in other["because"]["events"]


def test_the_renewal_of_another_qualification_is_no_stop_of_this_one():
    story = cohort()
    story.tell("R1", "qualification-renewed", "2025-02-01", old="25960", new="25961")
    default, other = promise(story, "renewed_qualification", "2025-02-01")
    assert default["state"] == other["state"] == "ACTIVE"


@pytest.mark.parametrize(
    ("stops_on", "first"), [("2025-01-31", "stop"), ("2025-02-01", "stop"), ("2025-02-02", "renewed")]
)
def test_of_a_stop_and_a_renewal_the_first_counts(stops_on: str, first: str):
    story = cohort()
    story.tell("R1", "route-stop-announced", "2025-01-01", effective_on=stops_on, id="stop")
    story.tell("R1", "qualification-renewed", "2025-02-01", old=CREBO, new="25960", id="renewed")
    _, other = promise(story, "renewed_qualification", "2025-03-01")
    assert {"stop", "renewed"} & {*other["because"]["events"]} == {first}


def test_a_teach_out_after_the_renewal_secures_the_cohort():
    story = cohort()
    story.tell("R1", "qualification-renewed", "2025-02-01", old=CREBO, new="25960")
    story.tell("R1", "teach-out-arranged", "2025-02-01")
    assert promise(story, "renewed_qualification", "2025-02-01")[1]["state"] == "SECURED"


# --- released_by_choice: COH-07 ------------------------------------------------------------------------


def with_a_switch(to: str = "route:R2", on: str = "2024-12-02") -> Story:
    """One of two students left R1 for elsewhere; the route stops in August 2025."""
    story = cohort("2023-08-01", "2023-08-01")
    story.tell("s2", "switched-to-transfer-option", on, to=to)
    story.tell("R1", "route-stop-announced", "2025-01-01", effective_on="2025-08-01")
    return story


def test_who_switches_by_choice_is_released_or_keeps_the_first_promise_too():
    """COH-07, S14."""
    default, other = promise(with_a_switch(), "released_by_choice", "2025-02-01")
    assert (default["affected"], other["affected"]) == (1, 2)
    assert default["active"] == other["active"] == 1


@pytest.mark.parametrize("to", ["regular-vmbo", "regular-mbo"])
def test_who_left_for_regular_education_is_released_by_either_choice(to: str):
    default, other = promise(with_a_switch(to), "released_by_choice", "2025-02-01")
    assert default["affected"] == other["affected"] == 1


def test_who_dropped_out_is_released_by_either_choice():
    story = cohort("2023-08-01", "2023-08-01")
    story.tell("s2", "dropped-out", "2024-12-02")
    story.tell("R1", "route-stop-announced", "2025-01-01", effective_on="2025-08-01")
    default, other = promise(story, "released_by_choice", "2025-02-01")
    assert default["affected"] == other["affected"] == 1


def test_who_completed_elsewhere_needs_no_promise():
    story = with_a_switch()
    for side in ("vmbo", "mbo"):
        story.tell("s2", "diploma-awarded", "2025-01-15", side=side)
    default, other = promise(story, "released_by_choice", "2025-02-01")
    assert default["affected"] == other["affected"] == 1


def test_where_nobody_left_it_is_not_named():
    (row,) = otherwise(cohort(), "released_by_choice").ask("guarantees", "2025-01-01", chosen_policies=True)
    assert named("released_by_choice", 1) not in row["policies"]


# --- whose promise, whose clock ---------------------------------------------------------------------------


def names_the_clock(story: Story, cohort: str, on: str = "2025-09-01") -> bool:
    (row,) = story.ask("guarantees", on, cohorts=[cohort], chosen_policies=True)
    return named("switch_clock", 0) in row["policies"]


def test_the_end_of_a_time_in_a_cohort_goes_with_the_start_of_that_time():
    """RSP-04: a start in leerjaar 4, and later one in leerjaar 3 elsewhere."""
    story = ordinary()
    another(story, "R2")
    story.tell("s1", "route-started", "2023-08-01", leerjaar=4)
    assert names_the_clock(story, "R1/2022", "2024-01-01")
    story.tell("s1", "dropped-out", "2024-02-01")
    story.tell("s1", "route-started", "2024-08-01", route="R2")
    assert names_the_clock(story, "R1/2022")
    assert not names_the_clock(story, "R2/2024")


def test_who_switches_takes_the_clock_along():
    """RSP-04: the start in leerjaar 4 counts on the other route too; one in leerjaar 3 does not."""
    for leerjaar, cohort in ((4, "R2/2022"), (3, "R2/2023")):
        story = ordinary()
        another(story, "R2")
        story.tell("s1", "route-started", "2023-08-01", leerjaar=leerjaar)
        story.tell("s1", "switched-to-transfer-option", "2024-02-01", to="route:R2")
        assert names_the_clock(story, cohort) == (leerjaar == 4)


def test_without_a_clause_what_would_be_a_stop_is_named_too():
    """COH-05: the flag rests on it."""
    story = cohort()
    story.tell("A1", "agreement-amended", "2020-01-01", cohort_obligation=False)
    story.tell("R1", "route-stop-announced", "2025-01-01", effective_on="2025-08-01")
    for row in promise(story, "cohort_breakers", "2025-02-01"):
        assert (row["state"], row["flags"]) == ("NOT_AGREED", ["STOP_AFFECTS"])


@pytest.mark.parametrize(("party", "named_there"), [("vo", True), ("mbo", False)])
def test_a_stop_by_the_vo_school_is_told_to_bind_it_as_well(party: str, named_there: bool):
    """COH-08."""
    story = cohort()
    story.tell("R1", "route-stop-announced", "2025-01-01", party=party, effective_on="2025-08-01")
    row = story.guarantee("R1/2023", "2025-02-01")
    assert ("COH-08" in row["because"]["rules"]) == named_there
