"""Which diploma is a startkwalificatie, and what does one of the vmbo admit to? VSV-01, RTE-07, VEX-42."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scenario import CREBO, Story, another, ordinary

BEFORE, START, LATE = "2023-06-20", "2023-08-01", "2030-01-01"
UNLISTED = "99999"


def started(**route: Any) -> Story:
    story = ordinary(**route)
    story.tell("s1", "route-started", START)
    return story


def asked(story: Story, on: str = LATE, known_at: str | None = None) -> dict[str, Any]:
    (row,) = story.ask("qualification", on, known_at, students=["s1"])
    return row


def has(story: Story, on: str = LATE, known_at: str | None = None) -> str:
    verdict: str = asked(story, on, known_at)["startkwalificatie"]
    return verdict


# --- startkwalificatie --------------------------------------------------------------------------------


def test_without_any_diploma_there_is_no_startkwalificatie():
    """VSV-01."""
    assert has(started()) == "no"


def test_a_vmbo_diploma_is_none():
    """VSV-01: whatever its leerweg."""
    story = started(leerweg="TL")
    story.tell("s1", "diploma-awarded", "2025-06-20", side="vmbo", leerweg="TL")
    assert has(story) == "no"


@pytest.mark.parametrize(
    ("on", "verdict"), [("2026-06-29", "no"), ("2026-06-30", "yes"), ("2026-07-01", "yes")]
)
def test_an_mbo_diploma_is_one_from_its_own_day(on: str, verdict: str):
    """VSV-01: the day before, on and after (S01)."""
    story = started()
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=CREBO)
    assert has(story, on) == verdict


def test_a_diploma_known_late_and_one_retracted():
    """VSV-01: by what was known then; a diploma that never was gives nothing."""
    story = started()
    diploma = story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", at="2026-08-10")
    assert has(story, "2026-07-01", known_at="2026-08-09") == "no"
    assert has(story, "2026-07-01", known_at="2026-08-10") == "yes"
    story.retract(diploma)
    assert has(story, "2026-07-01") == "no"


def test_a_corrected_diploma_is_what_it_was_corrected_to():
    """VSV-01: an mbo diploma that turns out to be of the vmbo."""
    story = started()
    diploma = story.tell("s1", "diploma-awarded", "2025-06-30", side="mbo")
    story.correct(diploma, side="vmbo", at="2025-08-10")
    assert has(story, "2025-07-01", known_at="2025-08-09") == "yes"
    assert has(story, "2025-07-01") == "no"


def test_a_diploma_of_before_the_journey_counts_too():
    """VSV-01: over all diplomas of the student, not those of this journey alone."""
    story = ordinary()
    story.tell("s1", "diploma-awarded", BEFORE, side="mbo", crebo="25180")
    story.tell("s1", "route-started", START)
    assert has(story, START) == "yes"


def test_a_diploma_got_elsewhere_after_leaving_counts_too():
    """VSV-01: of another qualification than the route's."""
    story = started()
    story.tell("s1", "dropped-out", "2025-11-14")
    story.tell("s1", "diploma-awarded", "2028-07-01", side="mbo", crebo="25656")
    assert (has(story, "2028-06-30"), has(story, "2028-07-01")) == ("no", "yes")


# --- of which level -----------------------------------------------------------------------------------


@pytest.mark.parametrize("crebo", ["25180", "25182", "25695"])
def test_the_level_is_that_of_a_listed_qualification(crebo: str):
    """VSV-01: level 2, 3 and 4, though the student is on a route to another one."""
    story = started(crebo="25786")
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=crebo)
    assert has(story) == "yes"


def test_a_qualification_that_nobody_tells_the_level_of_is_of_unknown_level():
    """VSV-01: it may be entree; never guessed."""
    story = started()
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=UNLISTED)
    assert has(story) == "unknown"


@pytest.mark.parametrize(("level", "verdict"), [(1, "no"), (2, "yes"), (3, "yes")])
def test_the_register_tells_the_level_of_a_qualification_that_is_not_listed(level: int, verdict: str):
    """VSV-01: a diploma of entree is none; whether registered before or after."""
    for on in ("2025-08-01", "2026-08-01"):
        story = started()
        told = {"side": "mbo", "crebo": UNLISTED, "level": level}
        story.tell("s1", "enrolment-period-registered", on, **told)
        story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=UNLISTED)
        assert has(story) == verdict


@pytest.mark.parametrize(
    "registered", [{"crebo": "99998", "level": 2}, {"crebo": UNLISTED}, {"level": 2}, {"fase": "MBO"}]
)
def test_what_the_register_says_of_another_qualification_tells_nothing(registered: dict[str, Any]):
    """VSV-01: nor does a period without a level, or without a qualification."""
    story = started()
    story.tell("s1", "enrolment-period-registered", "2025-08-01", side="mbo", **registered)
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=UNLISTED)
    assert has(story) == "unknown"


def test_a_diploma_of_no_qualification_is_not_that_of_a_period_without_one():
    """VSV-01: both leave the qualification open, and that is no reason to take them together."""
    story = started()
    story.tell("s1", "dropped-out", "2025-08-01")
    story.tell("s1", "enrolment-period-registered", "2025-09-01", side="mbo", level=2)
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo")
    assert has(story) == "unknown"


def test_the_last_that_the_register_says_of_the_level_counts():
    """VSV-01."""
    story = started()
    for on, level in (("2025-08-01", 1), ("2026-01-01", 2)):
        story.tell("s1", "enrolment-period-registered", on, side="mbo", crebo=UNLISTED, level=level)
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=UNLISTED)
    assert has(story) == "yes"


def test_a_diploma_of_the_routes_own_qualification_is_of_the_level_of_the_route():
    """VSV-01: listed or not, during the route and after it."""
    for end in (False, True):
        story = started(crebo=UNLISTED)
        if end:
            story.tell("s1", "dropped-out", "2025-11-14")
        story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=UNLISTED)
        assert has(story) == "yes"


def test_a_renewed_qualification_is_of_the_level_of_the_route():
    """VSV-01, COH-06: from the day of the renewal."""
    story = started(crebo=UNLISTED)
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo="99998")
    story.tell("R1", "qualification-renewed", "2026-08-01", old=UNLISTED, new="99998")
    assert (has(story, "2026-07-31"), has(story, "2026-08-01")) == ("unknown", "yes")


def test_a_qualification_that_the_student_chose_is_of_the_level_of_the_route():
    """VSV-01, RTE-15: on a route that names a domain only, and still when another choice or route follows."""
    story = started(crebo=None)
    another(story, "R2", crebo="25180")
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=UNLISTED)
    assert has(story) == "unknown"
    story.tell("s1", "qualification-chosen", "2026-07-10", crebo=UNLISTED)
    story.tell("s1", "qualification-chosen", "2026-07-20", crebo="25786")
    story.tell("s1", "route-started", "2026-08-01", route="R2")
    assert [has(story, on) for on in ("2026-07-09", "2026-07-10", "2026-07-20", LATE)] == [
        "unknown", "yes", "yes", "yes",
    ]  # fmt: skip


def test_a_choice_made_on_another_route_says_nothing_of_this_one():
    """VSV-01: the level is that of the route on which it was chosen; before any route it is of none."""
    story = ordinary(crebo=None)
    story.tell("s1", "qualification-chosen", BEFORE, crebo=UNLISTED)
    story.tell("s1", "route-started", START)
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=UNLISTED)
    assert has(story) == "unknown"


@pytest.mark.parametrize(
    ("diploma", "verdict"),
    [(BEFORE, "unknown"), ("2024-06-20", "yes"), ("2025-11-13", "yes"), ("2025-11-15", "unknown")],
)
def test_a_diploma_that_names_no_qualification_is_of_the_route_only_if_awarded_on_it(
    diploma: str, verdict: str
):
    """VSV-01: not one from before the student came, nor one got elsewhere after leaving."""
    story = ordinary()
    if diploma < START:
        story.tell("s1", "diploma-awarded", diploma, side="mbo")
    story.tell("s1", "route-started", START)
    if START < diploma < "2025-11-14":
        story.tell("s1", "diploma-awarded", diploma, side="mbo")
    story.tell("s1", "dropped-out", "2025-11-14")
    if diploma > "2025-11-14":
        story.tell("s1", "diploma-awarded", diploma, side="mbo")
    assert has(story) == verdict


def test_on_the_day_itself_the_order_of_the_reports_decides():
    """VSV-01: a diploma told before the end of that day is of the route, one told after it is not."""
    for kinds, verdict in (
        (("diploma-awarded", "dropped-out"), "yes"),
        (("dropped-out", "diploma-awarded"), "unknown"),
    ):
        story = started()
        for kind in kinds:
            story.tell("s1", kind, "2025-11-14", **({"side": "mbo"} if kind == "diploma-awarded" else {}))
        assert has(story) == verdict


def test_one_diploma_that_is_enough_is_enough():
    """VSV-01: beside one of unknown level."""
    story = started()
    story.tell("s1", "diploma-awarded", "2026-06-20", side="mbo", crebo=UNLISTED)
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=CREBO)
    assert (has(story, "2026-06-29"), has(story, "2026-06-30")) == ("unknown", "yes")


def test_the_answer_names_what_told_the_level():
    """VSV-01: the diploma, and the route or the registered period."""
    story = started(crebo=UNLISTED)
    opened = next(r.id for r in story.history if r.kind == "route-opened/1")
    diploma = story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo")
    assert {opened, diploma} <= set(asked(story)["because"]["events"])
    period = story.tell("s1", "enrolment-period-registered", "2026-08-01", side="mbo", crebo="99998", level=2)
    other = story.tell("s1", "diploma-awarded", "2027-06-30", side="mbo", crebo="99998")
    assert {period, other} <= set(asked(story)["because"]["events"])
    story = started(crebo=UNLISTED)
    vmbo = story.tell("s1", "diploma-awarded", "2025-06-30", side="vmbo")
    events = asked(story)["because"]["events"]
    assert (vmbo in events, opened in events) == (True, False), "it has no level"


# --- what it admits to --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("leerweg", "lwt", "levels", "rule"),
    [
        ("BB", None, [2], "RTE-07"),
        ("KB", None, [2, 3, 4], "RTE-07"),
        ("GL", None, [2, 3, 4], "RTE-07"),
        ("TL", None, [2, 3, 4], "RTE-07"),
        ("BB", True, [2], "VEX-42"),
        ("BB", False, [2], "RTE-07"),
    ],
)
def test_what_a_vmbo_diploma_admits_to(leerweg: str, lwt: bool | None, levels: list[int], rule: str):
    """RTE-07, VEX-42: as the diploma itself says, from its own day."""
    story = started()
    story.tell("s1", "diploma-awarded", "2025-06-20", side="vmbo", leerweg=leerweg, lwt=lwt)
    assert asked(story, "2025-06-19")["admits_to"] == []
    row = asked(story, "2025-06-20")
    assert row["admits_to"] == levels
    assert [each for each in row["because"]["rules"] if each in ("RTE-07", "VEX-42")] == [rule]


@pytest.mark.parametrize(("leerweg", "levels"), [("BB", [2]), ("KB", [2, 3, 4])])
def test_a_diploma_that_does_not_say_its_leerweg_is_of_the_students_route(leerweg: str, levels: list[int]):
    """RTE-07: while on it; of one from before any route only level 2 is sure."""
    story = ordinary(leerweg=leerweg)
    story.tell("s1", "diploma-awarded", BEFORE, side="vmbo")
    story.tell("s1", "route-started", START, leerweg=leerweg)
    assert asked(story, START)["admits_to"] == [2]
    story.tell("s1", "diploma-awarded", "2025-06-20", side="vmbo")
    assert asked(story)["admits_to"] == levels


def test_a_diploma_of_a_leerwerktraject_admits_to_level_2_only():
    """VEX-42: also if the diploma does not say that it is of one (S08); a switch out of it ends that."""
    story = ordinary()
    another(story, "R2", leerweg="KB")
    story.tell("s1", "route-started", START, lwt=True)
    story.tell("s1", "diploma-awarded", "2024-06-20", side="vmbo")
    row = asked(story)
    assert (row["admits_to"], "VEX-42" in row["because"]["rules"]) == ([2], True)
    for lwt, levels in ((None, [2]), (True, [2]), (False, [2, 3, 4])):
        again = ordinary()
        another(again, "R2", leerweg="KB")
        another(again, "R3", leerweg="KB")
        again.tell("s1", "route-started", START, lwt=True)
        again.tell("s1", "switched-to-transfer-option", "2024-08-01", to="route:R2", lwt=lwt)
        again.tell("s1", "diploma-awarded", "2025-06-20", side="vmbo")
        again.tell("s1", "switched-to-transfer-option", "2025-08-01", to="route:R3", lwt=True)
        assert asked(again)["admits_to"] == levels


def test_the_best_of_several_diplomas_counts():
    """RTE-07, VEX-42: each gives what it gives."""
    story = started()
    story.tell("s1", "diploma-awarded", "2025-06-20", side="vmbo", leerweg="BB", lwt=True)
    story.tell("s1", "diploma-awarded", "2026-06-20", side="vmbo", leerweg="KB")
    row = asked(story)
    assert row["admits_to"] == [2, 3, 4]
    assert row["because"]["rules"][-2:] == ["RTE-07", "VEX-42"]


def test_an_mbo_diploma_is_no_way_in_that_a_rule_tells_of():
    """RTE-07."""
    story = started()
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=CREBO)
    row = asked(story)
    assert (row["admits_to"], "RTE-07" in row["because"]["rules"]) == ([], False)
