"""The mbo result of a student: kerntaken, generic parts, keuzedelen, LB, burgerschap and BPV."""

from typing import Any

import pytest

from tests.exam_programme import (
    ENOUGH,
    MBO,
    condition,
    passing,
    programme,
    result,
    sits,
    turn,
    unmet,
    without,
)
from tests.scenario import COMPANY, CREBO, Story, mbo, signed

OTHER = "25829"


def answer(story: Story, on: str = ENOUGH, **more: Any) -> dict[str, Any]:
    return result(story, "mbo", on, **more)


def passes(marks: str = "", **of_student: Any) -> Story:
    return passing(marks, usual=MBO, **of_student)


def test_a_student_with_all_of_it_has_passed():
    """MEX-02 … MEX-08: on the day of the last mark and not before; there is no window."""
    story = passes()
    row = answer(story)
    assert (row["state"], unmet(row), row["keuzedeel_mean"]) == ("PASSED", [], "6.00")
    assert (row["finals"], row["ce_average"], row["combination"], row["dropped"]) == ([], None, None, [])
    assert (row["certificate_candidates"], row["resits"], row["flags"]) == ([], [], [])
    assert answer(story, "2025-05-19")["state"] == "NOT_YET"
    assert answer(story, "2030-01-01")["state"] == "PASSED"


def test_after_the_end_of_the_route_it_cannot_be_reached_in_it_any_more():
    """MEX-02: the day before it ended and on it."""
    story = passes("P1-K1 5")
    story.tell("s1", "dropped-out", "2025-06-30")
    assert (answer(story, "2025-06-29")["state"], answer(story)["state"]) == ("NOT_YET", "NOT_ANY_MORE")


def test_a_kerntaak_is_of_the_students_own_crebo():
    """MEX-01, MEX-02: another one is asked once that is chosen, and none while nothing is."""
    adopted = programme(mbo("X-K1", crebo=OTHER))
    story = passes(adopted=adopted)
    assert condition(answer(story), "kerntaken")["found"] == "2/2"
    chosen = story.tell("s1", "qualification-chosen", "2025-06-20", crebo=OTHER)
    row = answer(story)
    assert condition(row, "kerntaken")["about"] == ["X-K1"]
    assert chosen in row["because"]["events"]
    assert chosen not in result(story)["because"]["events"]
    assert condition(answer(passes(adopted=adopted, crebo=None)), "kerntaken")["met"] is None


def test_a_renewed_crebo_is_the_students_own():
    """COH-06: the old kerntaken fit the new number."""
    story = passes()
    story.tell("R1", "qualification-renewed", "2025-06-01", old=CREBO, new=OTHER)
    story.tell("s1", "qualification-chosen", "2025-06-02", crebo=OTHER)
    assert answer(story)["state"] == "PASSED"


@pytest.mark.parametrize("mark", ["5", "onvoldoende"])
def test_a_kerntaak_that_is_too_low_can_be_done_again(mark: str):
    """MEX-02: passed on paper or failed."""
    for kind in ("exam-part-passed", "exam-part-failed"):
        row = answer(sits(passes("B1-K1 -"), f"B1-K1 {mark}", kind=kind))
        assert (row["state"], unmet(row)) == ("NOT_YET", ["kerntaken"])
        assert turn(row, "B1-K1") == {
            "about": "B1-K1", "by": "resit", "rule": "MEX-02", "mark": "6", "turns": True,
        }  # fmt: skip


def test_an_exempt_kerntaak_asks_nothing():
    """MEX-17."""
    story = passes("B1-K1 -")
    story.tell("s1", "exemption-granted", "2025-06-01", part="B1-K1")
    row = answer(story)
    assert row["state"] == "PASSED"
    assert "MEX-17" in row["because"]["rules"]


# --- loopbaan, burgerschap, BPV ---------------------------------------------------------------------------


def test_a_condition_that_is_met_is_about_nothing():
    """MEX-04, MEX-06: also where it is met whatever the mark behind a word or an exemption."""
    story = passes("REK-2 -, K0067 voldoende")
    story.tell("s1", "exemption-granted", "2025-05-21", part="REK-2")
    for name in ("generic", "keuzedelen"):
        found = condition(answer(story), name)
        assert (found["met"], found["about"]) == (True, [])


def test_loopbaan_en_burgerschap_is_done_failed_or_not_reported():
    """MEX-07."""
    assert condition(answer(passes("LB -")), "lb")["met"] is None
    row = answer(sits(passes("LB -"), "LB onvoldoende", kind="exam-part-failed"))
    assert condition(row, "lb")["met"] is False
    assert turn(row, "lb")["turns"] is True
    story = passes("LB -")
    story.tell("s1", "exemption-granted", "2025-06-01", part="LB")
    assert condition(answer(story), "lb")["met"] is True
    assert condition(answer(passes("LB -", adopted=without("LB"))), "lb")["met"] is None


BURGERSCHAP = {"part": "BS", "side": "mbo", "kind": "lb", "subject": "burgerschap", "name": "burgerschap"}
SINCE = "2026-08-01"


def test_loopbaan_and_burgerschap_may_be_parts_of_their_own():
    """MEX-07: each an effort that has to be done, as long as there is no exam in it."""
    for marks, met in (("BS voldaan", True), ("BS -", None), ("LB -, BS voldaan", None)):
        row = answer(passes(marks, adopted=programme(BURGERSCHAP)))
        assert condition(row, "lb")["met"] is met
    story = sits(passes(adopted=programme(BURGERSCHAP)), "BS onvoldoende", kind="exam-part-failed")
    story.tell("burgerschap_exam", "policy-chosen", "2019-01-05", choice="ON", at="2025-07-01")
    assert condition(answer(story, SINCE), "lb")["met"] is False
    story_of_both = sits(
        passes("LB -", adopted=programme(BURGERSCHAP)), "BS onvoldoende", kind="exam-part-failed"
    )
    assert condition(answer(story_of_both), "lb")["met"] is False, (
        "whatever was not reported of the other one"
    )
    for on, met in (("2026-07-31", False), (SINCE, True)):
        assert condition(answer(story, on, chosen_policies=True), "lb")["met"] is met


@pytest.mark.parametrize("subject", ["burgerschap", "Burgerschap", "BS"])
def test_the_exam_in_burgerschap_is_asked_by_policy_from_study_year_2026(subject: str):
    """MEX-07: the day before and on it; where it was announced, that it is open is told in any case."""
    story = passes("BS 5", adopted=programme(BURGERSCHAP | {"subject": subject}))
    story.tell("burgerschap_exam", "policy-chosen", "2019-01-05", choice="ON", at="2025-07-01")
    before, after = (answer(story, on, chosen_policies=True) for on in ("2026-07-31", SINCE))
    assert [each["condition"] for each in before["conditions"]][-2:] == ["lb", "bpv"]
    assert [each["condition"] for each in after["conditions"]][-3:] == ["lb", "burgerschap", "bpv"]
    assert (before["flags"], after["flags"]) == ([], ["BURGERSCHAP_OPEN"])
    assert after["state"] == "PASSED"
    assert answer(story, SINCE)["flags"] == ["BURGERSCHAP_OPEN"]
    assert "burgerschap" not in [each["condition"] for each in answer(story, SINCE)["conditions"]]
    assert after["policies"] == ["burgerschap_exam=ON"]


def test_burgerschap_that_is_failed_or_not_reported_by_the_policy():
    """MEX-07: then the effort is that of loopbaan alone."""
    for kind, met in (("exam-part-failed", False), (None, None)):
        story = passes(adopted=programme(BURGERSCHAP))
        story.tell("burgerschap_exam", "policy-chosen", "2019-01-05", choice="ON", at="2025-07-01")
        if kind:
            sits(story, "BS onvoldoende", kind=kind)
        row = answer(story, SINCE, chosen_policies=True)
        assert (condition(row, "lb")["met"], condition(row, "burgerschap")["met"]) == (True, met)
        assert unmet(row) == ["burgerschap"]
    story = passes()
    story.tell("burgerschap_exam", "policy-chosen", "2019-01-05", choice="ON", at="2025-07-01")
    row = answer(story, SINCE, chosen_policies=True)
    assert (condition(row, "lb")["met"], condition(row, "burgerschap")["met"]) == (True, None)


def test_what_was_passed_before_a_switch_is_the_committees_first():
    """OVS-07: the day before the switch, on it, and once the committee exempted from a part."""
    story = passes("P1-K1 -, REK-2 -, LB -, BPV -")
    story.tell("s1", "exam-part-failed", "2025-05-21", part="REK-2", mark="4")
    story.tell("R2", "route-opened", "2019-01-02")
    story.tell("R2", "exam-programme-adopted", "2019-01-04", **programme())
    story.tell("s1", "switched-to-transfer-option", "2025-06-15", to="route:R2")
    story.tell("s1", "exemption-granted", "2025-06-20", part="B1-K1")
    story.tell("s1", "exam-part-failed", "2025-06-25", part="K0067", mark="4")

    def asked(on: str) -> dict[str, tuple[str, str]]:
        return {row["about"]: (row["by"], row["rule"]) for row in answer(story, on)["turns"]}

    not_passed = {
        "P1-K1": ("sitting", "MEX-02"), "REK": ("sitting", "MEX-04"), "lb": ("sitting", "MEX-07"),
        "bpv": ("sitting", "MEX-08"),
    }  # fmt: skip
    assert asked("2025-06-14") == {**not_passed, "REK": ("resit", "MEX-04")}
    committee = ("committee", "OVS-07")
    before = {"NL": committee, "K0067": committee, "K0072": committee}
    assert asked("2025-06-15") == {**not_passed, **before, "B1-K1": committee}
    assert asked("2025-06-24") == {**not_passed, **before}
    assert asked("2025-06-25") == {**not_passed, **before, "K0067": ("resit", "MEX-06")}


def test_a_diploma_is_judged_by_what_was_asked_on_its_day():
    """MEX-07: an exam that came later is not asked of who had the diploma."""
    story = passes()
    story.tell("burgerschap_exam", "policy-chosen", "2019-01-05", choice="ON", at="2025-07-01")
    story.tell("s1", "diploma-awarded", "2026-07-31", side="mbo", crebo=CREBO)
    row = answer(story, "2027-01-01", chosen_policies=True)
    assert (row["state"], row["diploma"], row["flags"]) == ("PASSED", "2026-07-31", [])


def test_a_diploma_for_another_crebo_is_not_the_one_of_this_exam():
    """4.5: one that names none is; so is one for a crebo that was renewed."""
    story = passes("P1-K1 5")
    story.tell("s1", "diploma-awarded", "2025-06-20", side="mbo", crebo=OTHER)
    story.tell("s1", "diploma-awarded", "2025-06-20", side="vmbo", crebo=OTHER)
    assert (answer(story)["diploma"], answer(story)["flags"]) == (None, [])
    assert result(story)["diploma"] == "2025-06-20", "what a crebo on a vmbo diploma says is not asked"
    story.tell("R1", "qualification-renewed", "2025-06-25", old=CREBO, new=OTHER)
    assert answer(story)["flags"] == ["DIPLOMA_WITHOUT_PASS"]
    story = passes("P1-K1 5")
    story.tell("s1", "diploma-awarded", "2025-06-20", side="mbo")
    assert answer(story)["diploma"] == "2025-06-20"


def works(story: Story, hours: int) -> Story:
    story.tell(COMPANY, "company-recognised", "2019-01-01")
    story.tell(
        "s1", "bpv-agreed", "2024-01-10", starts_on="2024-02-01", ends_on="2024-06-30",
        signed=signed("student", "company", "mbo", on="2024-01-10"),
    )  # fmt: skip
    story.tell("s1", "bpv-completed", "2024-07-01", hours=hours, id="worked")
    return story


@pytest.mark.parametrize(("hours", "done"), [(449, False), (450, True), (451, True)])
def test_the_bpv_is_closed_by_the_hours_that_count(hours: int, done: bool):
    """MEX-08, BPV-12: an hour too little, enough, more."""
    row = answer(works(passes("BPV -"), hours))
    assert condition(row, "bpv")["met"] is done
    assert ("BPV-12" in row["because"]["rules"], "worked" in row["because"]["events"]) == (done, done)


def test_the_bpv_is_closed_by_a_pass_or_an_exemption_too():
    """MEX-08: and without any of it there is no diploma."""
    assert answer(passes())["state"] == "PASSED"
    story = passes("BPV -")
    assert unmet(answer(story)) == ["bpv"]
    story.tell("s1", "exemption-granted", "2025-06-01", part="BPV")
    assert answer(story)["state"] == "PASSED"
    assert unmet(answer(passes("BPV -", adopted=without("BPV")))) == ["bpv"]


def test_every_bpv_part_has_to_be_closed():
    """MEX-08: one without hours by a pass alone."""
    adopted = programme(mbo("BPV-2", "bpv"))
    assert unmet(answer(works(passes(adopted=adopted), 900))) == ["bpv"]
    assert unmet(answer(works(passes("BPV -, BPV-2 voldoende", adopted=adopted), 900))) == []


# --- why --------------------------------------------------------------------------------------------------


def test_the_answer_says_what_it_rests_on():
    """6: the marks, the start, the programme; not those of the vmbo."""
    assert "VEX-24" not in answer(passes())["because"]["rules"]
    story = sits(sits(passes(), "NE 6.0/6.0"), "B1-K1 7", "2025-06-20")
    said = story.tell("s1", "result-determined", "2025-06-25", side="mbo")
    because = answer(story)["because"]
    assert {"start", "B1-K1", "B1-K1.2", "LB", "BPV", said} <= set(because["events"])
    assert "NE-SE" not in because["events"]
    assert because["rules"] == sorted(because["rules"])
    assert set(because["rules"]) == {
        "MEX-02", "MEX-03", "MEX-04", "MEX-05", "MEX-06", "MEX-07", "MEX-08", "MEX-14", "VEX-24",
    }  # fmt: skip
    assert answer(story)["policies"] == ["burgerschap_exam=OFF"]
    assert answer(story)["determined"]["event"] == said
