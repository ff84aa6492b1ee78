"""What was agreed, signed and done of a placement? BPV-04 … BPV-08."""

from datetime import date
from typing import Any

from journeys.folds.placement import Placement, Placements
from journeys.history import counted
from tests.scenario import COMPANY, CREBO, Story, day, signed

WHEN = {"starts_on": "2024-09-02", "ends_on": "2025-01-31"}


def placements(*told: tuple[str, str, dict[str, Any]], on: str = "9999-12-31") -> Placements:
    """A student's placements after these reports (kind, day, data), with the ids e1, e2, …"""
    story = Story()
    for n, (kind, told_on, data) in enumerate(told, start=1):
        story.tell("s1", f"bpv-{kind}", told_on, id=f"e{n}", **data)
    return Placements().take_all(counted(story.history), day(on))


def placement(*told: tuple[str, str, dict[str, Any]], on: str = "9999-12-31") -> Placement:
    return placements(*told, on=on).by_id["p1"]


AGREED = ("agreed", "2024-06-01", WHEN)


def test_a_placement_is_as_it_was_agreed():
    found = placement(AGREED)
    assert (found.company, found.crebo) == (COMPANY, CREBO)
    assert (found.starts_on, found.ends_on) == (date(2024, 9, 2), date(2025, 1, 31))
    assert found.agreed_by.id == "e1"
    assert not found.signatures_known
    assert (found.ended_by, found.completed, found.completed_by, found.amended_by) == (None, None, None, [])


def test_what_counts_from_a_later_day_plays_no_part():
    assert not placements(AGREED, on="2024-05-31").by_id
    assert placements(AGREED, ("ended", "2024-06-02", {}), on="2024-06-01").by_id["p1"].ended_by is None
    assert placements(AGREED, ("ended", "2024-06-02", {}), on="2024-06-02").by_id["p1"].ended_by.id == "e2"


def test_an_amendment_changes_what_it_names():
    found = placement(AGREED, ("amended", "2024-10-01", {"company": "100000002"}))
    assert (found.company, found.crebo, found.starts_on) == ("100000002", CREBO, date(2024, 9, 2))
    more = {"crebo": "25180", "starts_on": "2024-09-09", "ends_on": "2025-02-28"}
    found = placement(AGREED, ("amended", "2024-10-01", more))
    assert (found.company, found.crebo) == (COMPANY, "25180")
    assert (found.starts_on, found.ends_on) == (date(2024, 9, 9), date(2025, 2, 28))
    assert [fact.id for fact in found.amended_by] == ["e2"]
    assert found.agreed_by.id == "e1"


def test_a_new_agreement_says_all_anew_but_keeps_signatures_and_what_was_done():
    again = {**WHEN, "company": "100000002", "ends_on": "2025-03-31"}
    found = placement(
        ("agreed", "2024-06-01", {**WHEN, "signed": signed("student", on="2024-06-01")}),
        ("amended", "2024-06-02", {"crebo": "25180"}),
        ("signed", "2024-06-03", {"party": "mbo"}),
        ("ended", "2024-06-04", {}),
        ("completed", "2024-06-05", {}),
        ("agreed", "2024-06-06", again),
    )
    assert (found.company, found.crebo, found.ends_on) == ("100000002", CREBO, date(2025, 3, 31))
    assert (found.agreed_by.id, found.ended_by.id, found.completed_by.id) == ("e6", "e4", "e5")
    assert found.completed.hours == 100
    assert found.amended_by == []
    assert found.signed_on("student") == date(2024, 6, 1)
    assert found.signed_on("mbo") == date(2024, 6, 3)


def test_the_last_agreement_that_tells_of_signatures_is_the_one_that_counts():
    first = ("agreed", "2024-06-01", {**WHEN, "signed": signed("student", "mbo", on="2024-06-01")})
    found = placement(first, ("agreed", "2024-06-06", {**WHEN, "signed": signed("mbo", on="2024-06-05")}))
    assert (found.signed_on("student"), found.signed_on("mbo")) == (None, date(2024, 6, 5))


def test_who_signed_is_known_when_anything_is_said_of_it():
    assert not placement(AGREED).signatures_known
    assert placement(("agreed", "2024-06-01", {**WHEN, "signed": {}})).signatures_known, "nobody yet"
    assert placement(AGREED, ("signed", "2024-06-03", {"party": "student"})).signatures_known


def test_a_report_of_a_signature_goes_before_what_the_agreement_says():
    paper = ("agreed", "2024-06-01", {**WHEN, "signed": signed("student", on="2024-06-01")})
    found = placement(paper, ("signed", "2024-06-03", {"party": "student"}))
    assert found.signed_on("student") == date(2024, 6, 3)
    found = placement(paper, *[("signed", on, {"party": "student"}) for on in ("2024-06-03", "2024-06-04")])
    assert found.signed_on("student") == date(2024, 6, 4)
    assert found.signed_on("company") is None


def test_a_guardian_signs_where_one_is_required():
    assert placement(AGREED).signatories == ["student", "company", "mbo"]
    minor = placement(("agreed", "2024-06-01", {**WHEN, "guardian_required": True}))
    assert minor.signatories == ["student", "company", "mbo", "guardian"]


def test_the_last_end_and_the_last_assessment_count():
    found = placement(
        AGREED,
        ("completed", "2024-12-01", {"hours": 50, "result": "onvoldoende"}),
        ("ended", "2024-12-02", {}),
        ("completed", "2025-01-31", {"hours": 60}),
        ("ended", "2025-02-01", {}),
    )
    assert (found.completed.hours, found.completed.result) == (60, "voldoende")
    assert (found.completed_by.id, found.ended_by.id) == ("e4", "e5")


def test_what_is_told_before_the_agreement_or_of_another_placement_changes_nothing():
    found = placements(
        ("signed", "2024-05-01", {"party": "mbo"}), AGREED, ("ended", "2024-07-01", {"placement": "p2"})
    )
    assert list(found.by_id) == ["p1"]
    assert not found.by_id["p1"].signatures_known
    assert found.by_id["p1"].ended_by is None


def test_only_what_changed_something_is_counted():
    assert Placements().taken == 0
    assert placements(("signed", "2024-05-01", {"party": "mbo"})).taken == 0
    told = [AGREED, ("signed", "2024-06-01", {"party": "mbo"}), ("hours-recorded", "2024-10-01", {}), AGREED]
    assert [placements(*told[:n]).taken for n in range(5)] == [0, 1, 2, 3, 4]
