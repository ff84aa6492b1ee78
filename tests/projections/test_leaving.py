"""Who has left education, and is he a vsv'er? VSV-03, OVS-03."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.scenario import CREBO, Story, another, ordinary

BORN = date(2007, 5, 2)
START, LEFT, LATER = "2023-08-01", "2024-11-14", "2025-06-30"


def ended(kind: str = "dropped-out", on: str = LEFT, form: str = "DLR", **data: Any) -> Story:
    story = ordinary(form=form)
    story.tell("s1", "route-started", START)
    story.tell("s1", kind, on, **data)
    return story


def asked(story: Story, on: str = LATER, born: date | None = BORN, **more: Any) -> dict[str, Any]:
    told = {} if born is None else {"s1": born}
    (row,) = story.ask("qualification", on, students=["s1"], born=told, **more)
    return row


def vsv(story: Story, on: str = LATER, born: date | None = BORN) -> str:
    verdict: str = asked(story, on, born)["vsv"]
    return verdict


def reports(story: Story, on: str = LATER, **more: Any) -> list[str]:
    parties: list[str] = asked(story, on, **more)["reports"]
    return parties


# --- has left, or not ---------------------------------------------------------------------------------


def test_who_is_on_a_route_has_not_left():
    """VSV-03."""
    story = ordinary()
    story.tell("s1", "route-started", START)
    row = asked(story)
    assert (row["vsv"], row["left_on"], row["reports"], row["flags"]) == ("no", None, [], [])
    assert "OVS-03" not in row["because"]["rules"]


@pytest.mark.parametrize("kind", ["dropped-out", "route-ended"])
def test_who_dropped_out_or_whose_route_ended_has_left_from_that_day(kind: str):
    """VSV-03: the day before, on and after; a diploma that is a startkwalificatie is the aim (OVS-03)."""
    rows = [asked(ended(kind), on) for on in ("2024-11-13", LEFT, "2024-11-15")]
    assert [row["vsv"] for row in rows] == ["no", "yes", "yes"]
    assert [row["left_on"] for row in rows] == [None, LEFT, LEFT]
    assert ["OVS-03" in row["because"]["rules"] for row in rows] == [False, True, True]


@pytest.mark.parametrize("to", ["regular-vmbo", "regular-mbo"])
def test_a_switch_to_regular_education_is_no_leaving(to: str):
    """VSV-03, OVS-02: there is a place at once."""
    row = asked(ended("switched-to-transfer-option", to=to))
    assert (row["vsv"], row["left_on"], row["flags"]) == ("no", None, [])


def test_a_switch_to_another_route_is_no_leaving():
    """VSV-03: the journey goes on."""
    story = ordinary()
    another(story, "R2")
    story.tell("s1", "route-started", START)
    story.tell("s1", "switched-to-transfer-option", LEFT, to="route:R2")
    assert (vsv(story), asked(story)["left_on"]) == ("no", None)


@pytest.mark.parametrize(
    ("placed", "verdict"), [("2024-11-13", "yes"), ("2024-11-14", "no"), ("2024-11-15", "no")]
)
def test_a_place_from_the_day_of_the_end_on_is_no_leaving(placed: str, verdict: str):
    """VSV-03: one from before it was for something else."""
    story = ended()
    story.tell("s1", "placed", placed)
    assert vsv(story, "2024-12-01") == verdict


def test_a_place_found_later_and_one_retracted():
    """VSV-03: left until the day of the place; a retracted one is none."""
    story = ended()
    placed = story.tell("s1", "placed", "2025-01-06")
    assert [vsv(story, on) for on in ("2025-01-05", "2025-01-06")] == ["yes", "no"]
    assert asked(story, "2025-01-06")["because"]["events"][1] == placed
    story.retract(placed)
    assert vsv(story, "2025-01-06") == "yes"


def test_who_is_enrolled_again_at_any_school_has_not_left():
    """VSV-03: until that enrolment ends too; one from before the end was that of the route."""
    story = ordinary()
    story.tell("s1", "enrolled", "2023-07-01", side="vo", enrolment="e0")
    story.tell("s1", "route-started", START)
    story.tell("s1", "dropped-out", LEFT)
    back = story.tell("s1", "enrolled", "2025-01-06", side="mbo", brin="95MB", enrolment="e1")
    story.tell("s1", "exam-part-passed", "2025-01-20", part="NE-CE")
    story.tell("s1", "deregistered", "2025-02-01", side="mbo", brin="95MB", enrolment="e1")
    days = (LEFT, "2025-01-05", "2025-01-06", "2025-01-31", "2025-02-01")
    assert [vsv(story, on) for on in days] == ["yes", "yes", "no", "no", "yes"]
    assert back in asked(story, "2025-01-06")["because"]["events"]
    assert asked(story, "2025-02-01")["left_on"] == LEFT


@pytest.mark.parametrize(
    ("end", "verdict"),
    [
        ({"side": "vo", "brin": "95VO"}, "no"),
        ({"side": "vo", "brin": "95MB"}, "no"),
        ({"side": "mbo", "brin": "98MB"}, "no"),
        ({"side": "mbo", "brin": "95MB", "enrolment": "e2"}, "no"),
        ({"side": "mbo", "brin": "95MB"}, "yes"),
        ({"side": "mbo", "brin": "95MB", "enrolment": "e1"}, "yes"),
    ],
)
def test_only_the_end_of_that_very_enrolment_ends_it(end: dict[str, Any], verdict: str):
    """VSV-03: of that school, and of that number if both have one."""
    story = ended()
    story.tell("s1", "enrolled", "2025-01-06", side="mbo", brin="95MB", enrolment="e1")
    story.tell("s1", "deregistered", "2025-02-01", **end)
    assert vsv(story) == verdict
    if "enrolment" in end:
        story = ended()
        story.tell("s1", "enrolled", "2025-01-06", side="mbo", brin="95MB")
        story.tell("s1", "deregistered", "2025-02-01", **end)
        assert vsv(story) == "yes"


def test_who_was_deregistered_after_dropping_out_has_still_left():
    """VSV-03: the end of the old enrolment is no news; nor is the one told on that same day before it."""
    story = ordinary()
    story.tell("s1", "route-started", START)
    story.tell("s1", "enrolled", LEFT, side="vo")
    story.tell("s1", "dropped-out", LEFT)
    story.tell("s1", "deregistered", "2024-12-01", side="vo")
    assert vsv(story) == "yes"


def test_who_comes_back_on_a_route_has_not_left():
    """VSV-03: from the day of the second journey."""
    story = ended()
    story.tell("s1", "route-started", "2025-02-01", route="R1")
    assert [vsv(story, on) for on in ("2025-01-31", "2025-02-01")] == ["yes", "no"]


# --- a startkwalificatie ------------------------------------------------------------------------------


def test_who_has_a_startkwalificatie_is_no_vsv_er():
    """VSV-03: from the day of the diploma; one of unknown level leaves it open, one of the vmbo is none."""
    story = ended()
    story.tell("s1", "diploma-awarded", "2024-12-01", side="vmbo")
    story.tell("s1", "diploma-awarded", "2025-01-01", side="mbo", crebo="99999")
    story.tell("s1", "diploma-awarded", "2025-02-01", side="mbo", crebo=CREBO)
    days = ("2024-11-30", "2024-12-01", "2025-01-01", "2025-02-01")
    assert [vsv(story, on) for on in days] == ["yes", "yes", "unknown", "no"]
    assert [asked(story, on)["left_on"] for on in days] == [LEFT] * 4
    assert [reports(story, on) for on in days] == [["vo"], ["vo"], ["vo"], []]


def test_a_vmbo_diploma_does_the_schools_duty_and_leaves_a_vsv_er():
    """OVS-02 beside VSV-03: passed the vmbo in June, and gone in July without a place."""
    story = ordinary()
    story.tell("s1", "route-started", START)
    story.tell("s1", "diploma-awarded", "2025-06-20", side="vmbo")
    story.tell("s1", "dropped-out", "2025-07-10")
    duty = story.duty("s1", "2025-07-10")
    assert duty is not None
    assert (duty["state"], vsv(story, "2025-07-10")) == ("DIPLOMA", "yes")
    story.tell("s1", "placed", "2025-08-01")
    assert vsv(story, "2025-08-01") == "no"


# --- age ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "on", "limit", "verdict"),
    [
        (date(2002, 12, 30), "2025-12-29", 23, "yes"),
        (date(2002, 12, 30), "2025-12-30", 23, "no"),
        (date(2002, 12, 31), "2025-12-30", 23, "yes"),
        (date(2002, 12, 31), "2025-12-31", 23, "no"),
        (date(2002, 12, 31), "2026-01-01", 27, "yes"),
        (date(1999, 1, 2), "2025-12-31", 23, "no"),
        (date(1999, 1, 2), "2026-01-01", 27, "yes"),
        (date(1999, 1, 2), "2026-01-02", 27, "no"),
        (date(1999, 1, 1), "2026-01-01", 27, "no"),
    ],
)
def test_the_age_limit_is_that_of_the_day(born: date, on: str, limit: int, verdict: str):
    """VSV-03: 23 until 2025, 27 from 1 January 2026; the birthday itself is the first day without."""
    row = asked(ended(), on, born)
    assert (row["age_limit"], row["vsv"]) == (limit, verdict)


@pytest.mark.parametrize(
    ("on", "flags"),
    [("2025-12-31", []), ("2026-01-01", ["VSV_DEFINITION_OPEN"]), ("2026-01-02", ["VSV_DEFINITION_OPEN"])],
)
def test_from_2026_the_definition_is_not_sure(on: str, flags: list[str]):
    """VSV-03: of who may be a vsv'er; who is too old, or is at school, is none by any definition."""
    assert asked(ended(), on)["flags"] == asked(ended(), on, None)["flags"] == flags
    assert asked(ended(), on, date(1990, 1, 1))["flags"] == []
    story = ordinary()
    story.tell("s1", "route-started", START)
    assert asked(story, on)["flags"] == []


def test_without_a_birth_day_it_is_never_guessed():
    """VSV-03, VSV-04: only of who left without a startkwalificatie does it matter, and that is reported."""
    story = ended()
    story.tell("s1", "diploma-awarded", "2060-01-01", side="mbo", crebo=CREBO)
    assert [vsv(story, on, None) for on in ("2024-11-13", LEFT, "2059-12-31", "2060-01-01")] == [
        "no", "unknown", "unknown", "no",
    ]  # fmt: skip
    assert reports(story, LEFT, born=None) == ["vo"]
