"""By which rules is an exam part as it is, beside those that ask and close it?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.choosing import otherwise
from tests.scenario import Answer, Story, another, mbo, of, ordinary, vmbo

PARTS = of(vmbo("NE-CE"), mbo("B1-K1"))
JUDGED = {"judged_by_vo_on": "2023-06-01", "judged_by_mbo_on": "2023-06-01"}


def started(**route: Any) -> Story:
    story = ordinary(PARTS, **route)
    another(story, "GR", PARTS, form="GR")
    another(story, "GR2", PARTS, form="GR")
    another(story, "DLR", PARTS)
    return story


def rules(row: Answer) -> list[str]:
    found: list[str] = row["because"]["rules"]
    return found


@pytest.mark.parametrize(("sat_on", "early"), [("2025-07-31", True), ("2025-08-01", False)])
def test_an_mbo_part_closed_before_the_switch_was_allowed_to(sat_on: str, early: bool):
    """MEX-09: on the day before the switch, and on it; by the day of the sitting."""
    story = started()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "exam-part-passed", "2025-09-01", part="B1-K1", mark="6.0", sat_on=sat_on)
    found = rules(story.part("s1", "B1-K1", "2025-10-01"))
    assert found == (["MEX-11", "MEX-09", "MEX-01"] if early else ["MEX-11", "MEX-01"])


@pytest.mark.parametrize(
    ("first", "to", "named"),
    [("R1", "GR", True), ("GR", "R1", True), ("R1", "DLR", False), ("GR", "GR2", False)],
)
def test_vmbo_parts_after_a_switch_to_or_from_a_geintegreerde_route(first: str, to: str, named: bool):
    """OVS-08: what is chosen is owed, or all of it again; mbo parts are another matter (OVS-07)."""
    story = started()
    story.tell("s1", "route-started", "2023-08-01", route=first, chosen=["NE-CE"], **JUDGED)
    story.tell("s1", "switched-to-transfer-option", "2024-08-01", to=f"route:{to}", **JUDGED)
    before, after = (story.exams("s1", on) for on in ("2024-07-31", "2024-08-01"))
    assert "OVS-08" not in rules(before["NE-CE"])
    assert ("OVS-08" in rules(after["NE-CE"])) == named
    assert "OVS-08" not in rules(after["B1-K1"])
    assert ("OVS-07" in rules(before["B1-K1"]), "OVS-07" in rules(after["B1-K1"])) == (False, True)


OWN, OTHER = "mbo:98MB", "vo:98VO"


@pytest.mark.parametrize(
    ("told", "status", "named"),
    [
        ([("exam-part-passed", OTHER)], "owed", True),
        ([("exemption-granted", OTHER)], "owed", True),
        ([("exam-part-passed", OWN)], "passed", False),
        ([("exam-part-passed", OTHER), ("exam-part-passed", OWN)], "passed", False),
        ([("exam-part-passed", OWN), ("exam-part-passed", OTHER)], "passed", True),
        ([("exam-part-passed", OTHER), ("exemption-granted", OWN)], "exempt", True),
        ([("exam-part-passed", OWN), ("exemption-granted", OTHER)], "passed", False),
        ([("exemption-granted", OTHER), ("exemption-granted", OWN)], "exempt", False),
    ],
)
def test_what_the_other_side_reported_is_named_where_it_would_have_been_shown(
    told: list[tuple[str, str]], status: str, named: bool
):
    """MEX-10, policy `result_of_other_side`: the last pass is shown, else the last exemption."""
    story = started()
    story.tell("s1", "route-started", "2023-08-01")
    for number, (kind, by) in enumerate(told):
        story.tell("s1", kind, f"2024-05-{20 + number}", part="B1-K1", mark="6.0", by=by, id=f"e{number}")
    rows = otherwise(story, "result_of_other_side").ask(
        "exams-owed", "2024-06-01", side="mbo", every_status=True, chosen_policies=True
    )
    assert [row["status"] for row in rows] == [status]
    assert ("MEX-10" in rules(rows[0])) == named
    flagged = story.part("s1", "B1-K1", "2024-06-01")
    assert ("NOT_BY_COMMITTEE" in flagged["flags"]) == named, "by default it is shown, with its flag"
