"""4.6 Phase: the vo phase until the switch, the mbo phase from it. Numbers count the sentences."""

import pytest

from tests.scenario import ordinary


@pytest.mark.parametrize(
    ("on", "phase"),
    [("2025-07-30", "vo"), ("2025-07-31", "vo"), ("2025-08-01", "mbo"), ("2025-08-02", "mbo")],
)
def test_the_mbo_phase_begins_on_the_day_of_the_switch(on: str, phase: str):
    """4.6.1: on 1 August, whoever the student is enrolled with."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    assert story.responsibility("s1", on)["phase"] == phase


def test_a_transfer_does_not_change_the_phase():
    """4.6.1: neither before the switch nor when it has not come."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "transferred", "2024-08-01")
    assert story.responsibility("s1", "2025-07-31")["phase"] == "vo"
    story.tell("s2", "route-started", "2023-08-01")
    assert story.responsibility("s2", "2025-08-01")["phase"] == "mbo"


def test_who_starts_in_leerjaar_4_is_in_the_mbo_phase_a_year_later():
    """4.6.1: S04."""
    story = ordinary()
    story.tell("s1", "route-started", "2024-08-01", leerjaar=4)
    assert story.responsibility("s1", "2025-07-31")["phase"] == "vo"
    assert story.responsibility("s1", "2025-08-01")["phase"] == "mbo"


def test_a_year_done_again_puts_the_mbo_phase_off():
    """4.6.1: a repeat told after the switch brings the vo phase back from its day."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "year-repeated", "2025-09-01", route_year=2)
    phases = [story.responsibility("s1", on)["phase"] for on in ("2025-08-31", "2025-09-01", "2026-08-01")]
    assert phases == ["mbo", "vo", "mbo"]


def test_who_is_not_active_is_in_no_phase():
    """4.6.1: ended or completed."""
    story = ordinary(form="GR")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "dropped-out", "2024-01-10")
    story.tell("s2", "route-started", "2023-08-01")
    story.tell("s2", "diploma-awarded", "2026-06-30", side="mbo")
    assert story.responsibility("s1", "2024-01-10")["phase"] is None
    assert story.responsibility("s2", "2026-06-30")["phase"] is None
