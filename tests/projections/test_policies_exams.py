"""Exams read otherwise: whose result counts, what stays after a switch, what a diploma asks, what is left."""

from __future__ import annotations

from typing import Any

import pytest

from tests.choosing import both, by_each, named, of_one, part, same_but_for_the_name, who
from tests.exam_programme import CHOSEN, KEUZEDELEN, MBO, VMBO, condition, passing, programme, student
from tests.scenario import Answer, Story, another, mbo, of, ordinary, vmbo

PARTS = of(vmbo("NE-CE"), mbo("NL-2F", "generic", register_codes=["3001"]))


def started(adopted: dict[str, Any] = PARTS, **route: str) -> Story:
    story = ordinary(adopted, **route)
    another(story, "R2", adopted, **route)
    story.tell("s1", "route-started", "2023-08-01", leerweg=route.get("leerweg", "BB"))
    return story


def result(story: Story, policy: str, side: str, on: str) -> tuple[Answer, Answer]:
    return of_one(story, policy, "result", on, students=["s1"], side=side)


# --- result_of_other_side: MEX-10 ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "by", "other_side"),
    [
        ("NE-CE", "mbo:98MB", True),
        ("NE-CE", "vo:98VO", False),
        ("NL-2F", "vo:98VO", True),
        ("NL-2F", "mbo:98MB", False),
    ],
)
def test_a_result_of_the_other_side_counts_with_a_flag_or_not_at_all(code: str, by: str, other_side: bool):
    """MEX-10: for either side; one's own always counts."""
    story = started()
    story.tell("s1", "exam-part-passed", "2024-05-20", part=code, mark="7.0", by=by, id="pass")
    if not other_side:
        assert same_but_for_the_name(
            story, "result_of_other_side", "exams-owed", "2024-06-01", every_status=True
        )
        return
    flagged, not_counted = part(story, "result_of_other_side", "2024-06-01", code)
    assert (flagged["status"], flagged["mark"], flagged["flags"]) == ("passed", "7.0", ["NOT_BY_COMMITTEE"])
    assert (not_counted["status"], not_counted["mark"], not_counted["flags"]) == ("owed", None, [])
    for row in (flagged, not_counted):
        assert "MEX-10" in row["because"]["rules"]
        assert "pass" in row["because"]["events"]


def test_an_exemption_of_the_other_side_is_read_the_same_way():
    story = started()
    story.tell("s1", "exemption-granted", "2024-05-20", part="NL-2F", by="vo:98VO")
    flagged, not_counted = part(story, "result_of_other_side", "2024-06-01", "NL-2F")
    assert (flagged["status"], not_counted["status"]) == ("exempt", "owed")


def test_once_its_own_side_reports_it_the_result_counts_by_either_choice():
    story = started()
    story.tell("s1", "exam-part-passed", "2024-05-20", part="NL-2F", mark="7.0", by="vo:98VO")
    story.tell("s1", "exam-part-passed", "2024-06-20", part="NL-2F", mark="7.0", by="mbo:98MB")
    for on, statuses in (("2024-06-19", ("passed", "owed")), ("2024-06-20", ("passed", "passed"))):
        asked = by_each(story, "result_of_other_side", "exams-owed", on, side="mbo", every_status=True)
        assert tuple(rows[0]["status"] for rows in asked) == statuses


def test_a_joint_test_is_of_both_sides_whoever_reports_it():
    story = started(of(vmbo("MA-SE"), mbo("LB", "lb"), {
        "part": "J1", "side": "joint", "kind": "se", "subject": "J1", "name": "J1",
        "counts_for": ["MA-SE", "LB"], "agreed_on": "2019-06-01",
    }))  # fmt: skip
    story.tell("s1", "exam-part-passed", "2024-05-20", part="J1", mark="7.0", by="vo:98VO")
    assert same_but_for_the_name(story, "result_of_other_side", "exams-owed", "2024-06-01", every_status=True)


def test_what_is_not_counted_keeps_the_student_enrolled_at_the_vo():
    """RSP-10: a vmbo part that is owed; the answer about who is responsible names the policy too."""
    story = started()
    story.tell("s1", "exam-part-passed", "2025-05-20", part="NE-CE", mark="7.0", by="mbo:98MB")
    story.tell("s1", "transferred", "2025-08-01")
    flagged, not_counted = who(story, "result_of_other_side", "2025-08-01")
    assert flagged["aspects"]["enrolment"]["norm"] == ["mbo"]
    assert not_counted["aspects"]["enrolment"]["norm"] == ["vo", "mbo"]
    assert "VO_ENROLMENT_MISSING" in not_counted["flags"]


def test_the_result_and_the_ways_on_go_with_it():
    story = passing("NE -/6.0")
    story.tell("s1", "exam-part-passed", "2025-05-20", part="NE-SE", mark="6.0", by="mbo:98MB")
    flagged, not_counted = result(story, "result_of_other_side", "vmbo", "2025-07-01")
    assert (flagged["state"], not_counted["state"]) == ("PASSED", "NOT_YET")
    (flagged,), (not_counted,) = by_each(story, "result_of_other_side", "options", "2025-07-01")
    assert (flagged["state"], not_counted["state"]) == ("NOTHING_OPEN", "WINDOW_OPEN")
    assert named("result_of_other_side", 1) in not_counted["policies"]


# --- results_after_switch: OVS-07 ----------------------------------------------------------------------


def after_a_switch() -> Story:
    """NL-2F passed on R1, then a switch to R2 on 2 December 2024."""
    story = started()
    story.tell("s1", "exam-part-passed", "2024-05-20", part="NL-2F", mark="7.0")
    story.tell("s1", "switched-to-transfer-option", "2024-12-02", to="route:R2")
    return story


def test_mbo_results_from_before_a_switch_count_by_exemption_only_or_stay():
    """OVS-07: the day before there is nothing to choose."""
    story = after_a_switch()
    assert same_but_for_the_name(story, "results_after_switch", "exams-owed", "2024-12-01", every_status=True)
    exemption, kept = part(story, "results_after_switch", "2024-12-02", "NL-2F")
    assert (exemption["status"], kept["status"]) == ("owed", "passed")
    assert (exemption["mark"], kept["mark"]) == (None, "7.0")


def test_by_an_exemption_it_counts_either_way():
    """OVS-07."""
    story = after_a_switch()
    story.tell("s1", "exemption-granted", "2024-12-10", part="NL-2F", mark="7.0")
    exemption, kept = part(story, "results_after_switch", "2024-12-10", "NL-2F")
    assert (exemption["status"], kept["status"]) == ("exempt", "passed")


def test_results_from_before_the_journey_are_not_kept():
    """OVS-07 is about a switch: what was passed on an earlier journey stays there."""
    story = ordinary(PARTS)
    another(story, "R2", PARTS)
    story.tell("s1", "exam-part-passed", "2023-05-20", part="NL-2F", mark="7.0")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "switched-to-transfer-option", "2024-12-02", to="route:R2")
    exemption, kept = part(story, "results_after_switch", "2025-01-01", "NL-2F")
    assert (exemption["status"], kept["status"]) == ("owed", "owed")


def test_vmbo_results_stay_after_a_switch_by_either_choice():
    story = after_a_switch()
    story.tell("s1", "exam-part-passed", "2024-05-21", part="NE-CE", mark="6.0")
    for rows in by_each(
        story, "results_after_switch", "exams-owed", "2025-01-01", side="vmbo", every_status=True
    ):
        assert [row["status"] for row in rows] == ["passed"]


# --- burgerschap_exam: MEX-07 --------------------------------------------------------------------------


def passed_mbo(*parts: dict[str, Any]) -> Story:
    return passing(usual=MBO, story=student(programme(*parts), chosen=KEUZEDELEN))


@pytest.mark.parametrize(
    ("on", "off", "asked"),
    [
        ("2026-07-31", "PASSED", "PASSED"),
        ("2026-08-01", "PASSED", "NOT_YET"),
        ("2027-08-01", "PASSED", "NOT_YET"),
    ],
)
def test_an_exam_in_burgerschap_is_not_asked_or_is_from_study_year_2026_2027(on: str, off: str, asked: str):
    """MEX-07."""
    default, other = result(passed_mbo(), "burgerschap_exam", "mbo", on)
    assert (default["state"], other["state"]) == (off, asked)


def test_by_the_exam_the_diploma_asks_that_burgerschap_is_passed():
    """MEX-07: a part for burgerschap of its own."""
    story = passed_mbo(mbo("BS", "lb", subject="burgerschap"))
    for told, state in ((None, "NOT_YET"), ("onvoldoende", "NOT_YET"), ("voldoende", "PASSED")):
        if told is not None:
            kind = "exam-part-passed" if told == "voldoende" else "exam-part-failed"
            story.tell("s1", kind, "2026-08-15", part="BS", mark=told, decided_on="2026-08-20")
        _, other = result(story, "burgerschap_exam", "mbo", "2026-09-01")
        assert other["state"] == state
        assert condition(other, "burgerschap")["met"] == (state == "PASSED" or (False if told else None))


def test_from_the_announced_year_on_it_is_told_to_be_open_by_either_choice():
    for row in result(passed_mbo(), "burgerschap_exam", "mbo", "2026-08-01"):
        assert "BURGERSCHAP_OPEN" in row["flags"]


# --- gr_vmbo_diploma: VEX-04 ---------------------------------------------------------------------------


def in_gr(marks: str = VMBO.replace("NK1", "EC")) -> Story:
    whole = programme(avo=("NE", "EN", "WI", "EC"))
    return passing(usual=marks, adopted=whole, form="GR", profile="HBR", chosen=CHOSEN)


def test_the_whole_exam_passed_in_a_geintegreerde_route_can_give_the_diploma_or_never_does():
    """VEX-04."""
    possible, never = result(in_gr(), "gr_vmbo_diploma", "vmbo", "2025-07-01")
    assert (possible["state"], never["state"]) == ("PASSED", "NOT_OWED")
    assert possible["certificate_candidates"] == []
    assert {"NE", "EN"} < set(never["certificate_candidates"])


def test_on_the_day_before_the_last_mark_there_is_nothing_to_choose():
    for row in result(in_gr(), "gr_vmbo_diploma", "vmbo", "2025-05-19"):
        assert row["state"] == "NOT_OWED"


# --- window_extension: VEX-34 --------------------------------------------------------------------------


def options(row: Answer) -> list[str]:
    return [option["option"] for option in row["options"]]


def test_after_the_window_an_extension_is_told_of_or_not():
    """VEX-34: on the last day of the window there is no need of it."""
    story = started(of(vmbo("PV-CSPE", vocational=True)))
    assert same_but_for_the_name(story, "window_extension", "options", "2026-07-31")
    (offered,), (not_offered,) = both(story, "window_extension", "options", "2026-08-01")
    assert ("EXTENSION" in options(offered), "EXTENSION" in options(not_offered)) == (True, False)
    assert [o for o in options(offered) if o != "EXTENSION"] == options(not_offered)


# --- and the results --------------------------------------------------------------------------------------


def test_the_result_of_the_mbo_goes_with_what_stays_after_a_switch():
    """OVS-07: named for the mbo from the switch on."""
    story = after_a_switch()
    exemption, kept = result(story, "results_after_switch", "mbo", "2024-12-02")
    marks = [condition(row, "generic")["found"] for row in (exemption, kept)]
    assert marks == [None, "NL 7"]
    for rows in by_each(story, "results_after_switch", "result", "2024-12-01"):
        assert not [name for row in rows for name in row["policies"] if name.startswith("results_after")]
    for rows in by_each(story, "results_after_switch", "result", "2024-12-02", side="vmbo"):
        assert not [name for name in rows[0]["policies"] if name.startswith("results_after")]


@pytest.mark.parametrize(
    ("code", "by", "named_by"),
    [
        ("NE-CE", "mbo:98MB", ["vmbo"]),
        ("NE-CE", "vo:98VO", []),
        ("NL-2F", "vo:98VO", ["mbo"]),
        ("NL-2F", "duo", []),
    ],
)
def test_a_result_names_whose_reports_count_where_the_other_side_reported(
    code: str, by: str, named_by: list[str]
):
    """MEX-10: failed sittings too."""
    story = started()
    story.tell("s1", "exam-part-failed", "2024-05-20", part=code, mark="4.0", by=by, id="sat")
    for choice, rows in enumerate(by_each(story, "result_of_other_side", "result", "2024-06-01")):
        found = [row["side"] for row in rows if named("result_of_other_side", choice) in row["policies"]]
        assert found == named_by
        assert [row["side"] for row in rows if "sat" in row["because"]["events"]] == (
            ["vmbo"] if code == "NE-CE" else ["mbo"]
        )


def test_the_window_is_named_while_something_can_be_done_in_it():
    """VEX-32: what is open, or may be sat again; not of a pass that is definitive."""
    for marks, definitive, names in (("NE 6.0/-", False, True), ("", False, True), ("", True, False)):
        story = passing(marks)
        if definitive:
            story.tell("s1", "result-determined", "2025-06-20", side="vmbo")
        for choice, rows in enumerate(by_each(story, "window_day", "result", "2025-07-01", side="vmbo")):
            assert (named("window_day", choice) in rows[0]["policies"]) == names


def test_the_ways_on_name_whose_reports_count_where_that_decides_what_is_open():
    """MEX-10."""
    story = started()
    story.tell("s1", "exam-part-passed", "2024-05-20", part="NE-CE", mark="6.0", by="mbo:98MB")
    for choice, rows in enumerate(by_each(story, "result_of_other_side", "options", "2024-06-01")):
        assert named("result_of_other_side", choice) in rows[0]["policies"]
    story = started()
    story.tell("s1", "exam-part-passed", "2024-05-20", part="NL-2F", mark="6.0", by="vo:98VO")
    for choice, rows in enumerate(by_each(story, "result_of_other_side", "options", "2024-06-01")):
        assert named("result_of_other_side", choice) not in rows[0]["policies"]
