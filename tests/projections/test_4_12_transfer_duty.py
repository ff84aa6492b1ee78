"""4.12 Transfer duty (overstap): what both schools owe a student whose route ended.

Numbers count the sentences: 1 whom, target, lead and since, 2 state, 3 deceased, 4 flags.
"""

from typing import Any

import pytest

from tests.scenario import Story, another, ordinary

OPTION = [{"option": "ander-vak", "to": "regular-mbo"}]


def ended(on: str = "2024-11-14", kind: str = "dropped-out", form: str = "DLR", **data: Any) -> Story:
    story = ordinary(form=form)
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", kind, on, **data)
    return story


def duty(story: Story, on: str, known_at: str | None = None) -> dict[str, Any]:
    row = story.duty("s1", on, known_at)
    assert row is not None
    return row


def state(story: Story, on: str, known_at: str | None = None) -> str:
    text: str = duty(story, on, known_at)["state"]
    return text


# --- 1: whom, target, lead, since ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "data", "now"),
    [
        ("dropped-out", {}, "OPEN"),
        ("route-ended", {}, "OPEN"),
        ("switched-to-transfer-option", {"to": "regular-vmbo"}, "PLACED"),
        ("switched-to-transfer-option", {"to": "regular-mbo"}, "PLACED"),
    ],
)
def test_the_duty_is_there_from_the_day_of_the_end(kind: str, data: dict, now: str):
    """4.12.1 and 4.12.2: however it ended; by a switch to regular education at once fulfilled."""
    story = ended(kind=kind, **data)
    assert story.duty("s1", "2024-11-13") is None
    assert [duty(story, on)["state"] for on in ("2024-11-14", "2024-11-15")] == [now, now]
    assert duty(story, "2025-01-01")["since"] == "2024-11-14"


def test_there_is_no_duty_to_others():
    """4.12.1: not without a journey, nor active, nor completed, nor started anew."""
    story = ordinary(form="GR")
    story.tell("s1", "enrolled", "2023-08-01", side="vo")
    story.tell("s2", "route-started", "2023-08-01")
    story.tell("s3", "route-started", "2023-08-01")
    story.tell("s3", "diploma-awarded", "2024-01-10", side="mbo")
    story.tell("s4", "route-started", "2023-08-01")
    story.tell("s4", "dropped-out", "2023-10-01")
    story.tell("s4", "route-started", "2024-01-01")
    assert story.ask("duties", "2024-02-01") == []
    assert [row["student"] for row in story.ask("duties", "2023-12-31")] == ["s4"]


@pytest.mark.parametrize(
    ("on", "target", "lead"),
    [
        ("2025-07-30", "vmbo", "vo"),
        ("2025-07-31", "vmbo", "vo"),
        ("2025-08-01", "mbo", "mbo"),
        ("2025-08-02", "mbo", "mbo"),
    ],
)
def test_the_target_goes_by_the_day_of_the_end(on: str, target: str, lead: str):
    """4.12.1: before the switch a vmbo diploma and the vo leads, from it an mbo diploma and the mbo (S13)."""
    row = duty(ended(on), "2026-01-01")
    assert (row["target"], row["lead"]) == (target, lead)


def test_the_switch_is_the_one_that_stood_when_it_ended():
    """4.12.1: a repeat before the end counts, one after it does not."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "year-repeated", "2024-08-01", route_year=1)
    story.tell("s1", "dropped-out", "2025-10-10")
    assert duty(story, "2025-11-01")["target"] == "vmbo"
    story = ended("2025-10-10")
    story.tell("s1", "year-repeated", "2025-10-20", route_year=1)
    assert duty(story, "2025-11-01")["target"] == "mbo"


def test_a_late_or_corrected_end():
    """4.12.1: since its own day, once it is known; retracted there is no duty."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    left = story.tell("s1", "dropped-out", "2025-07-31", at="2025-09-10T09:00Z")
    story.correct(left, to_on="2025-08-01", at="2025-10-10T09:00Z")
    assert story.duty("s1", "2025-09-01", known_at="2025-09-09") is None
    told = [duty(story, "2025-09-01", at) for at in ("2025-09-10", "2025-10-10")]
    assert [(row["since"], row["target"]) for row in told] == [("2025-07-31", "vmbo"), ("2025-08-01", "mbo")]
    story.retract(left)
    assert story.duty("s1", "2025-09-01") is None


def test_the_row_of_a_duty():
    """6: what it says and in which words."""
    row = duty(ended(), "2025-01-01")
    because = row.pop("because")
    del row["known_at"]
    assert row == {
        "student": "s1",
        "on": "2025-01-01",
        "state": "OPEN",
        "target": "vmbo",
        "lead": "vo",
        "since": "2024-11-14",
        "flags": [],
    }
    assert set(because) == {"rules", "events"}


# --- 2: state -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("end", "side", "now"),
    [
        ("2024-11-14", "vmbo", "DIPLOMA"),
        ("2024-11-14", "mbo", "DIPLOMA"),
        ("2025-11-14", "vmbo", "OPEN"),
        ("2025-11-14", "mbo", "DIPLOMA"),
    ],
)
def test_a_diploma_of_the_target_or_of_the_mbo_fulfils_the_duty(end: str, side: str, now: str):
    """4.12.2: from the day of the diploma; a vmbo diploma is not enough for who left in the mbo phase."""
    story = ended(end)
    story.tell("s1", "diploma-awarded", "2026-06-20", side=side)
    assert [state(story, on) for on in ("2026-06-19", "2026-06-20", "2026-06-21")] == ["OPEN", now, now]


def test_any_mbo_diploma_will_do():
    """4.12.2: of another qualification too; a startkwalificatie is a startkwalificatie."""
    story = ended("2025-11-14")
    story.tell("s1", "diploma-awarded", "2026-06-20", side="mbo", crebo="25180")
    assert state(story, "2026-06-20") == "DIPLOMA"


def test_a_diploma_from_before_the_end_fulfils_the_duty_at_once():
    """4.12.2: since the start of the journey; one from before the start does not."""
    story = ordinary()
    story.tell("s1", "diploma-awarded", "2023-06-20", side="vmbo")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "dropped-out", "2025-07-10")
    assert state(story, "2025-07-10") == "OPEN"
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "diploma-awarded", "2025-06-20", side="vmbo")
    story.tell("s1", "dropped-out", "2025-07-10")
    assert state(story, "2025-07-10") == "DIPLOMA"


@pytest.mark.parametrize(
    ("on", "now"), [("2024-11-13", "OPEN"), ("2024-11-14", "PLACED"), ("2024-11-15", "PLACED")]
)
def test_a_place_counts_from_the_day_of_the_end(on: str, now: str):
    """4.12.2: on or after the end; a place from before it was for something else."""
    story = ended()
    story.tell("s1", "placed", on)
    assert state(story, "2024-12-01") == now


def test_a_place_of_the_day_of_the_end_recorded_before_it():
    """4.12.2: it is the day that matters, not the order within it."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "placed", "2024-11-14")
    story.tell("s1", "dropped-out", "2024-11-14")
    assert state(story, "2024-11-14") == "PLACED"


def test_a_place_found_later():
    """4.12.2: open until then (S13); a retracted place is none."""
    story = ended("2025-11-14")
    placed = story.tell("s1", "placed", "2026-01-05")
    assert [state(story, on) for on in ("2026-01-04", "2026-01-05", "2026-01-06")] == [
        "OPEN",
        "PLACED",
        "PLACED",
    ]
    story.retract(placed)
    assert state(story, "2026-01-06") == "OPEN"


def test_a_diploma_goes_before_a_place():
    """4.12.2: in either order."""
    for kinds in (("placed", "diploma-awarded"), ("diploma-awarded", "placed")):
        story = ended()
        for kind, on in zip(kinds, ("2025-06-01", "2025-06-20"), strict=True):
            story.tell("s1", kind, on, **({"side": "vmbo"} if kind == "diploma-awarded" else {}))
        assert state(story, "2025-06-20") == "DIPLOMA"


def test_a_switch_to_regular_education_after_the_end_places_nobody():
    """4.12.2: only the switch that ended the route does."""
    story = ended()
    story.tell("s1", "switched-to-transfer-option", "2024-12-01", to="regular-vmbo")
    assert state(story, "2024-12-01") == "OPEN"


def test_a_place_known_late():
    """4.12.2: the answer of the time did not know it."""
    story = ended()
    story.tell("s1", "placed", "2024-12-01", at="2025-02-01T09:00Z")
    assert state(story, "2025-01-01", known_at="2025-01-31") == "OPEN"
    assert state(story, "2025-01-01", known_at="2025-02-01") == "PLACED"


# --- 3: deceased --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("dropped-out", {}),
        ("route-ended", {}),
        ("switched-to-transfer-option", {"to": "regular-vmbo"}),
    ],
)
def test_no_line_after_a_death(kind: str, data: dict):
    """4.12.3: whichever report ended the route with that reason."""
    assert ended(kind=kind, reason="deceased", **data).ask("duties", "2025-01-01") == []


def test_only_the_report_that_ended_the_route_says_why():
    """4.12.3: a second one does not take the line away, and a corrected reason does."""
    story = ended()
    story.tell("s1", "route-ended", "2024-12-01", reason="deceased")
    assert state(story, "2025-01-01") == "OPEN"
    left = next(r.id for r in story.history if r.kind == "dropped-out/1")
    story.correct(left, reason="deceased")
    assert story.duty("s1", "2025-01-01") is None


# --- 4: flags -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "flags"),
    [("GR", ["NO_FORMAL_ACCESS_L2"]), ("DLR", []), ("EXPERIMENT", []), ("LEERLIJN", [])],
)
def test_who_left_a_geintegreerde_route_has_no_formal_access(form: str, flags: list[str]):
    """4.12.4: in either phase."""
    for on in ("2024-11-14", "2025-11-14"):
        assert duty(ended(on, form=form), "2026-01-01")["flags"] == flags


def test_who_was_placed_or_has_a_diploma_needs_no_formal_access():
    """4.12.4: only while open."""
    story = ended(form="GR")
    story.tell("s1", "placed", "2024-12-01")
    story.tell("s1", "diploma-awarded", "2025-06-20", side="mbo")
    flags = [duty(story, on)["flags"] for on in ("2024-11-30", "2024-12-01", "2025-06-20")]
    assert flags == [["NO_FORMAL_ACCESS_L2"], [], []]


def test_the_form_is_that_of_the_route_that_was_left():
    """4.12.4: after a switch the route one was on last."""
    story = ordinary()
    another(story, "R2", form="GR")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "switched-to-transfer-option", "2024-02-01", to="route:R2")
    story.tell("s1", "dropped-out", "2024-11-14")
    assert duty(story, "2024-11-14")["flags"] == ["NO_FORMAL_ACCESS_L2"]


@pytest.mark.parametrize("to", ["regular-vmbo", "regular-mbo"])
@pytest.mark.parametrize(("option", "flags"), [("ander-vak", []), ("iets-anders", ["OVERSTAP_NOT_AGREED"])])
def test_an_overstap_to_regular_education_that_was_not_agreed(to: str, option: str, flags: list[str]):
    """4.12.4: the option must be one the agreement offers; where it leads plays no part."""
    story = ordinary()
    story.tell("A1", "agreement-amended", "2023-01-01", transfer_options=OPTION)
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "switched-to-transfer-option", "2024-11-14", to=to, option=option)
    assert duty(story, "2024-11-14")["flags"] == flags


@pytest.mark.parametrize(
    ("agreed", "flags"), [("2024-11-13", []), ("2024-11-14", []), ("2024-11-15", ["OVERSTAP_NOT_AGREED"])]
)
def test_the_option_must_have_been_agreed_by_then(agreed: str, flags: list[str]):
    """4.12.4: on the day of the switch."""
    story = ended(kind="switched-to-transfer-option", to="regular-mbo")
    story.tell("A1", "agreement-amended", agreed, transfer_options=OPTION)
    assert duty(story, "2025-01-01")["flags"] == flags


def test_who_did_not_leave_by_a_switch_needs_no_option():
    """4.12.4: nor does a switch told after the end matter, nor the one by which he came to the route."""
    story = ordinary()
    another(story, "R2")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "switched-to-transfer-option", "2024-02-01", to="route:R2")
    assert story.flags("s1", "2024-02-01") == ["OVERSTAP_NOT_AGREED"]
    story.tell("s1", "dropped-out", "2024-11-14")
    story.tell("s1", "switched-to-transfer-option", "2024-12-01", to="regular-mbo")
    assert duty(story, "2025-01-01")["flags"] == []
