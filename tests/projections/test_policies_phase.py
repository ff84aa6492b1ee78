"""The phase by the rule, or by where the student is enrolled."""

from __future__ import annotations

from typing import Any

import pytest

from tests.choosing import by_each, named, of_one, otherwise, same_but_for_the_name, who
from tests.scenario import Story, of, ordinary, vmbo


def story_of(*told: tuple[str, str, dict[str, Any]]) -> Story:
    """A student since August 2023, and what was reported since."""
    story = ordinary(of(vmbo("NE-CE")))
    story.tell("s1", "route-started", "2023-08-01", id="start")
    for number, (kind, on, said) in enumerate(told, start=1):
        story.tell("s1", kind, on, id=f"e{number}", **said)
    return story


EARLY = ("transferred", "2025-02-01", {})


@pytest.mark.parametrize(
    ("on", "rule", "enrolment"),
    [
        ("2025-01-31", "vo", "vo"),
        ("2025-02-01", "vo", "mbo"),
        ("2025-07-31", "vo", "mbo"),
        ("2025-08-01", "mbo", "mbo"),
    ],
)
def test_who_was_transferred_early_is_in_the_vo_phase_or_follows_the_enrolment(
    on: str, rule: str, enrolment: str
):
    """S12, RSP-07."""
    (default,), (other,) = by_each(story_of(EARLY), "phase_follows", "responsibility", on)
    assert (default["phase"], other["phase"]) == (rule, enrolment)
    assert default["aspects"]["absence"]["norm"] == [rule]
    assert other["aspects"]["absence"]["norm"] == [enrolment]


def test_it_is_named_while_rule_and_enrolment_differ():
    """S12, RSP-07: and so is the report by which they do."""
    default, other = who(story_of(EARLY), "phase_follows", "2025-02-01")
    for row in (default, other):
        assert row["because"]["absence"]["rules"][-1] == "RSP-07"
        assert row["because"]["absence"]["events"] == ["start", "e1"]
    assert default["flags"] == ["TRANSFER_BEFORE_TWO_YEARS"]
    assert "TRANSFER_BEFORE_TWO_YEARS" not in other["flags"]


@pytest.mark.parametrize("on", ["2025-01-31", "2025-08-01"])
def test_it_is_not_named_where_they_agree(on: str):
    row = otherwise(story_of(EARLY), "phase_follows").ask("responsibility", on, chosen_policies=True)[0]
    assert named("phase_follows", 1) not in row["policies"]
    assert same_but_for_the_name(story_of(EARLY), "phase_follows", "responsibility", on)
    assert "RSP-07" not in row["because"]["absence"]["rules"]
    assert row["because"]["absence"]["events"] == ["start"]


def test_who_was_not_transferred_is_in_the_mbo_phase_or_still_in_that_of_the_vo():
    """RSP-08: from the day of the switch on."""
    assert same_but_for_the_name(story_of(), "phase_follows", "responsibility", "2025-07-31")
    default, other = who(story_of(), "phase_follows", "2025-08-01")
    assert (default["phase"], other["phase"]) == ("mbo", "vo")
    assert "TRANSFER_OVERDUE" in default["flags"]
    assert "TRANSFER_OVERDUE" not in other["flags"]
    assert default["because"]["absence"]["rules"][-1] == "RSP-08"


def test_enrolled_at_both_is_enrolled_at_the_mbo():
    story = story_of(("enrolled", "2025-02-01", {"side": "mbo"}))
    default, other = who(story, "phase_follows", "2025-02-01")
    assert (default["phase"], other["phase"]) == ("vo", "mbo")
    assert other["aspects"]["enrolment"] == {"norm": ["vo", "mbo"], "fact": ["vo", "mbo"]}


def test_no_longer_enrolled_at_the_mbo_is_back_in_the_vo_phase():
    story = story_of(EARLY, ("deregistered", "2025-09-01", {"side": "mbo"}))
    default, other = who(story, "phase_follows", "2025-09-01")
    assert (default["phase"], other["phase"]) == ("mbo", "vo")


def test_on_the_count_the_funding_goes_with_the_phase():
    """RSP-11: transferred on the count itself, a year early."""
    story = story_of(("transferred", "2024-10-01", {}))
    default, other = who(story, "phase_follows", "2024-10-01")
    assert default["aspects"]["funding"] == {"norm": ["vo"], "fact": []}
    assert other["aspects"]["funding"] == {"norm": ["mbo"], "fact": ["mbo"]}


def test_the_registered_phase_is_held_against_the_phase_that_holds():
    """RSP-13."""
    fase = ("enrolment-period-registered", "2025-02-01", {"side": "mbo", "fase": "MBO"})
    default, other = who(story_of(EARLY, fase), "phase_follows", "2025-02-01")
    assert "PHASE_DIFFERS" in default["flags"]
    assert "PHASE_DIFFERS" not in other["flags"]


def test_who_stops_after_an_early_transfer_does_so_in_the_phase_that_holds():
    """OVS-02: the target is what belongs to the phase."""
    story = story_of(EARLY, ("dropped-out", "2025-03-01", {}))
    default, other = of_one(story, "phase_follows", "duties", "2025-03-01")
    assert (default["target"], default["lead"]) == ("vmbo", "vo")
    assert (other["target"], other["lead"]) == ("mbo", "mbo")
    assert other["because"]["events"] == ["e2", "start", "e1"]


def test_what_is_reported_after_the_end_changes_the_phase_of_the_end_no_more():
    story = story_of(("dropped-out", "2025-09-01", {}), ("transferred", "2025-10-01", {}))
    default, other = of_one(story, "phase_follows", "duties", "2025-11-01")
    assert (default["lead"], other["lead"]) == ("mbo", "vo")
