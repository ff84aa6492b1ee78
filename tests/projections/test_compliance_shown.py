"""What is shown of a student beside what is asked, and makes nothing non-compliant?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.in_order import (
    JUDGED,
    WHOLE,
    check,
    choose,
    in_order,
    lacking,
    of_student,
    state,
)
from tests.scenario import Story, another, mbo, of, vmbo

START = "2023-08-01"
GR = of(mbo("B1-K1"), mbo("BPV", "bpv", hours=450), vmbo("NE-CE", register_codes=["0011"]))


def started(story: Story, on: str = START, **data: Any) -> Story:
    story.tell("s1", "route-started", on, **data)
    return story


def test_the_register_names_the_route_the_student_is_on():
    """PRE-10: after a switch to another form the old name is open."""
    story = started(in_order())
    another(story, "GR", GR, form="GR")
    told = story.tell(
        "s1", "enrolment-period-registered", "2023-09-01", side="vo", leerroute="DLR", fase="VO"
    )
    story.tell("s1", "switched-to-transfer-option", "2024-02-01", to="route:GR", **JUDGED)
    found = {on: of_student(story, on) for on in ("2023-08-31", "2023-09-01", "2024-02-01")}
    states = [state(answer, "leerroute-registered") for answer in found.values()]
    assert states == ["OPEN", "MET", "OPEN"]
    assert check(found["2023-09-01"], "leerroute-registered")["because"]["events"] == [told]
    story.tell("s1", "enrolment-period-registered", "2024-03-01", side="vo", leerroute="GLR")
    assert state(of_student(story, "2024-03-01"), "leerroute-registered") == "MET"


@pytest.mark.parametrize(
    ("side", "until", "on", "found"),
    [
        ("vo", START, "2024-01-01", "MET"),
        ("vo", "2023-07-31", "2024-01-01", "OPEN"),
        ("mbo", "2024-01-01", "2024-01-01", "MISSING"),
        ("vo", "2025-07-31", "2025-08-01", "OPEN"),
        ("vo", "2025-08-01", "2025-08-01", "MISSING"),
        ("mbo", "2025-07-31", "2025-08-01", "OPEN"),
        ("mbo", "2025-08-01", "2025-08-01", "MET"),
    ],
)
def test_the_education_followed_is_that_of_the_phase(side: str, until: str, on: str, found: str):
    """RSP-16: since the start, and from the switch that of the mbo."""
    story = started(in_order())
    told = story.tell("s1", "education-attested", "2023-10-01", side=side, until=until)
    answer = of_student(story, on)
    assert told in check(answer, "education-in-phase")["because"]["events"]
    assert (state(answer, "education-in-phase"), answer["missing"]) == (found, [])


def test_why_the_phase_is_what_it_is_is_told_with_it():
    """RSP-16: the start, the years done again, and the policies of the clock; of nobody without a phase."""
    story = started(in_order())
    start = story.history[-1].id
    repeated = story.tell("s1", "year-repeated", "2024-08-01", route_year=1)
    answer = of_student(story, "2025-09-01")
    because = check(answer, "education-in-phase")["because"]
    assert because["rules"][0] == "RSP-16"
    assert "RSP-06" in because["rules"]
    assert because["events"] == [start, repeated]
    assert {"repeated_vo_year=MOVES", "switch_day=AUGUST_1"} <= set(answer["policies"])
    story.tell("s1", "dropped-out", "2025-10-01")
    gone = of_student(story, "2025-10-01")
    assert check(gone, "education-in-phase")["because"] == {"rules": ["RSP-16"], "events": []}
    assert "repeated_vo_year=MOVES" not in gone["policies"]


def test_the_vo_phase_began_at_the_start_and_not_at_a_switch():
    """RSP-16: what was attested before a switch within the phase still tells of it."""
    story = started(in_order())
    another(story, "R2", WHOLE)
    story.tell("s1", "education-attested", "2023-10-01", side="vo", until="2023-12-31")
    story.tell("s1", "switched-to-transfer-option", "2024-02-01", to="route:R2")
    assert state(of_student(story, "2024-02-01"), "education-in-phase") == "MET"


@pytest.mark.parametrize(("until", "found"), [("2024-01-31", "OPEN"), ("2024-02-01", "MISSING")])
def test_by_the_other_reading_the_mbo_phase_began_with_the_enrolment(until: str, found: str):
    """RSP-16, policy `phase_follows`."""
    story = started(in_order())
    choose(story, "phase_follows", "ENROLMENT")
    story.tell("s1", "transferred", "2024-02-01")
    story.tell("s1", "deregistered", "2024-02-15", side="vo")
    story.tell("s1", "education-attested", "2024-03-01", side="vo", until=until)
    assert state(of_student(story, "2024-03-01"), "education-in-phase") == found
    story.tell("s1", "deregistered", "2024-04-01", side="mbo")
    assert state(of_student(story, "2024-04-01"), "education-in-phase") == "MET"


def test_by_the_other_reading_a_dlr_does_not_begin_in_the_middle_of_a_year():
    """RTE-14, policy `start_moment`."""
    story = in_order()
    for student, on in (("s1", START), ("s2", "2024-02-03")):
        story.tell(student, "route-started", on)
    assert of_student(story, "2024-03-01", student="s2")["missing"] == []
    choose(story, "start_moment", "YEAR_START")
    assert of_student(story, "2024-03-01")["missing"] == []
    answer = of_student(story, "2024-03-01", student="s2")
    assert (answer["missing"], lacking(answer)) == (["RTE-14"], ["start-moment"])
    assert "start_moment=YEAR_START" in answer["policies"]


def test_the_qualification_is_the_students_own_choice():
    """RTE-07, RTE-16: another level, another domain; until one is chosen that of the route."""
    story = started(in_order())
    chose = story.tell("s1", "qualification-chosen", "2024-01-10", crebo="25656")
    story.tell("s1", "qualification-chosen", "2024-02-10", crebo="99999")
    items = ("leerweg-and-level", "related-domain")
    found = {
        on: tuple(state(of_student(story, on), item) for item in items)
        for on in ("2024-01-09", "2024-01-10", "2024-02-10")
    }
    assert list(found.values()) == [("MET", "MET"), ("OPEN", "MISSING"), ("MET", "OPEN")]
    for item in items:
        assert chose in check(of_student(story, "2024-01-10"), item)["because"]["events"]


def test_the_profile_is_the_one_the_student_changed_to_since():
    """RTE-16: a change before the student came to the route is of another one."""
    story = started(in_order())
    another(story, "R2", WHOLE)
    story.tell("s1", "profile-changed", "2024-01-10", profile="BWI")
    changed = story.tell("s1", "profile-changed", "2024-02-10", profile="Z&W")
    days = ("2024-01-09", "2024-01-10", "2024-02-10")
    assert [state(of_student(story, on), "related-domain") for on in days] == ["MET", "OPEN", "MISSING"]
    assert changed in check(of_student(story, "2024-02-10"), "related-domain")["because"]["events"]
    story.tell("s1", "switched-to-transfer-option", "2024-02-10", to="route:R2")
    assert state(of_student(story, "2024-02-10"), "related-domain") == "MET"


def test_a_level_that_the_route_has_holds_for_who_chose_nothing():
    """RTE-07: BB to level 3 is a warning, whatever its qualification is known as."""
    story = started(in_order(level=3, crebo="25737"))
    assert state(of_student(story, START), "leerweg-and-level") == "OPEN"
