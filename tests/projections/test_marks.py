"""Which mark counts for a part: of attempts and resits, exemptions, joint tests and earlier results."""

from typing import Any

import pytest

from tests.exam_programme import (
    MBO,
    condition,
    finals,
    passing,
    programme,
    result,
    sits,
    student,
    turn,
)
from tests.scenario import Story, another, joint

ELSEWHERE = {"crebo": "25829"}


def line(story: Story, code: str = "NE", **more: Any) -> tuple[str | None, str | None, int | None]:
    """SE, CE and final mark of a subject."""
    (found,) = [each for each in result(story, **more)["finals"] if each["subject"] == code]
    return found["se"], found["ce"], found["mark"]


# --- attempts and resits ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "second", "counts"), [("5.0", "6.1", "6.1"), ("6.1", "5.0", "6.1")])
def test_the_highest_of_attempt_and_resit_counts(first: str, second: str, counts: str):
    """VEX-24: whichever came first."""
    story = passing(f"NE 6.0/{first}")
    story.tell("s1", "exam-part-passed", "2025-06-20", part="NE-CE", mark=second, resit=True)
    assert line(story) == ("6.0", counts, 6)
    assert "VEX-24" in result(story)["because"]["rules"]


def test_a_mark_that_closed_nothing_counts_too():
    """VEX-24: a 5.4 that was not enough, and a resit that was accepted with less."""
    story = sits(student(), "NE -/5.4", kind="exam-part-failed")
    assert line(story)[1] == "5.4"
    sits(story, "NE -/5.0", "2025-06-20")
    assert line(story)[1] == "5.4"


def test_a_further_pass_without_a_mark_changes_nothing_of_that():
    """VEX-24: what was told still is."""
    story = sits(sits(student(), "NE -/5.4", kind="exam-part-failed"), "NE -/5.0", "2025-06-20")
    assert line(sits(story, "NE -/?", "2025-06-21"))[1] == "5.4"


def test_a_ten_is_higher_than_a_nine():
    """VEX-24: compared as numbers."""
    story = sits(sits(student(), "NE -/9.5"), "NE -/10", "2025-06-20")
    assert line(story)[1] == "10"


def test_a_single_sitting_is_no_resit():
    """VEX-24: its rule is named only where something was sat twice."""
    assert "VEX-24" not in result(passing())["because"]["rules"]


def test_an_annulled_sitting_does_not_count_from_its_day():
    """4.9: the day before, and on it; the other attempt stays."""
    story = sits(student(), "NE -/7.0", attempt=1)
    sits(story, "NE -/6.0", "2025-06-20", attempt=2)
    story.tell("s1", "exam-result-annulled", "2025-06-25", part="NE-CE", attempt=1)
    assert line(story, on="2025-06-24")[1] == "7.0"
    assert line(story, on="2025-06-25")[1] == "6.0"


def test_a_failed_sitting_can_be_annulled_as_well():
    """4.9: then it is no attempt any more, and the next one is no resit."""
    story = sits(student(), "NE -/4.0", "2025-05-01", kind="exam-part-failed")
    story.tell("s1", "exam-result-annulled", "2025-05-10", part="NE-CE")
    assert line(story, on="2025-05-09")[1] == "4.0"
    assert line(story, on="2025-05-10")[1] is None
    passing("NE 6.0/4.0, WI 5.0/4.0", story=story)
    assert turn(result(story), "NE", "resits")["rule"] == "VEX-23"


def test_an_annulment_that_names_no_attempt_is_of_all_of_them_by_whatever_code():
    """4.9: by the register's code too; an exemption stays."""
    story = sits(sits(student(), "NL-2F 4", kind="exam-part-failed", attempt=1), "NL-2F 5", attempt=2)
    story.tell("s1", "exemption-granted", "2025-05-21", part="REK-2", mark="7")
    for part in ("GEO-3001", "REK-2", "XX"):
        story.tell("s1", "exam-result-annulled", "2025-06-01", part=part)
    assert condition(result(story, "mbo"), "generic")["found"] == "REK 7"
    assert condition(result(story, "mbo", "2025-05-31"), "generic")["found"] == "NL 5, REK 7"


def test_a_retracted_mark_is_gone_and_a_corrected_one_counts_as_corrected():
    """2: whatever was known at the instant."""
    story = sits(student(), "NE -/4.0, EN -/7.0")
    story.correct("NE-CE", mark="6.5", at="2025-06-15")
    story.retract("EN-CE", at="2025-06-16")
    assert (line(story)[1], line(story, "EN")[1]) == ("6.5", None)
    assert line(story, known_at="2025-06-14")[1] == "4.0"
    assert line(story, "EN", known_at="2025-06-15")[1] == "7.0"


def test_a_mark_reported_late_counts_for_the_days_before():
    """2: but not yet by what was known then."""
    story = student()
    story.tell("s1", "exam-part-passed", "2025-05-20", part="NE-CE", mark="6.0", at="2025-09-01")
    assert line(story)[1] == "6.0"
    assert line(story, known_at="2025-08-31")[1] is None
    assert line(story, on="2025-05-19")[1] is None


@pytest.mark.parametrize(
    ("words", "enough"),
    [
        (["onvoldoende"], False),
        (["voldoende"], True),
        (["goed"], True),
        (["onvoldoende", "voldoende"], True),
        (["goed", "onvoldoende"], True),
        (["5.4", "voldoende"], True),
        (["voldaan", "5.4"], True),
        (["voldoende", "5.4"], True),
        (["1.0", "onvoldoende"], False),
    ],
)
def test_words_are_compared_by_what_they_are_worth(words: list[str], enough: bool):
    """VEX-24, VEX-20: of LO, judged once or twice."""
    story = passing("LO -")
    for word in words:
        sits(story, f"LO {word}")
    assert condition(result(story), "judged")["met"] is enough


def test_of_what_is_too_low_a_number_says_more_than_a_word_and_a_word_more_than_nothing():
    """VEX-24: in either order."""
    for told in (["1.5", "onvoldoende"], ["onvoldoende", "1.5"]):
        story = passing("LO -")
        for mark in told:
            sits(story, f"LO {mark}", kind="exam-part-failed")
        assert condition(result(story), "judged")["found"] == "1.5 goed"
    story = sits(passing("LO -"), "LO onvoldoende", kind="exam-part-failed")
    sits(story, "LO ?", "2025-06-20", kind="exam-part-failed")
    assert condition(result(story), "judged")["met"] is False


def test_good_is_more_than_sufficient():
    """VEX-24."""
    for words in (["goed", "voldoende"], ["voldoende", "goed"]):
        story = passing("LO -")
        for word in words:
            sits(story, f"LO {word}")
        assert condition(result(story), "judged")["found"] == "goed goed"


# --- closed without a mark --------------------------------------------------------------------------------


def test_what_is_judged_in_words_is_sufficient_when_closed_without_a_word():
    """VEX-20: after an onvoldoende as well."""
    story = passing("LO -, LOB ?")
    sits(story, "LO onvoldoende", kind="exam-part-failed")
    sits(story, "LO ?", "2025-06-10")
    assert result(story)["state"] == "PASSED"


def test_a_pass_without_a_mark_leaves_the_mark_to_be_told_whatever_failed_before():
    """VEX-24: it is higher than the 4.0, and how high nobody said."""
    story = sits(student(), "NE 6.0/4.0", kind="exam-part-failed")
    sits(story, "NE -/?", "2025-06-20")
    assert line(story) == ("6.0", None, None)


def test_a_mark_says_more_than_a_pass_without_one():
    """VEX-24."""
    story = sits(sits(student(), "NE 6.0/5.8"), "NE -/?", "2025-06-20")
    assert line(story) == ("6.0", "5.8", 6)


def test_a_kerntaak_passed_without_a_mark_after_a_four_is_sufficient():
    """MEX-02."""
    story = sits(student(), "B1-K1 4", kind="exam-part-failed")
    passing("B1-K1 ?", usual=MBO, story=story)
    assert result(story, "mbo")["state"] == "PASSED"


# --- joint tests ------------------------------------------------------------------------------------------


def with_joint(agreed_on: str | None, mark: str = "7.2", kind: str = "exam-part-passed") -> Story:
    test = joint("J1", ["MA-SE", "LB"], agreed_on=agreed_on)
    story = passing("MA -", adopted=programme(test))
    passing("LB -", usual=MBO, story=story)
    story.tell("s1", kind, "2024-11-20", part="J1", mark=mark, decided_on="2024-12-01")
    return story


@pytest.mark.parametrize(
    ("agreed_on", "for_mbo"),
    [("2024-11-19", True), ("2024-11-20", True), ("2024-11-21", False), (None, False)],
)
def test_a_joint_test_counts_for_the_vmbo_and_for_the_mbo_if_agreed_in_time(
    agreed_on: str | None, for_mbo: bool
):
    """MEX-12, S09: the day before the sitting, on it, after it, and never."""
    story = with_joint(agreed_on)
    assert line(story, "MA") == ("7.2", None, 7)
    assert condition(result(story, "mbo"), "lb")["met"] is (True if for_mbo else None)
    assert {"MEX-12", "MEX-13"} <= set(result(story)["because"]["rules"])
    assert ("MEX-12" in result(story, "mbo")["because"]["rules"]) is for_mbo


def test_the_day_of_the_sitting_decides_and_not_that_of_the_report():
    """MEX-12."""
    story = passing(
        "LB -", usual=MBO, adopted=programme(joint("J1", ["MA-SE", "LB"], agreed_on="2024-12-01"))
    )
    story.tell("s1", "exam-part-passed", "2025-01-10", part="J1", mark="6.0", sat_on="2024-11-30")
    assert condition(result(story, "mbo"), "lb")["met"] is None


def test_a_joint_test_that_was_failed_counts_on_both_sides():
    """MEX-12, VEX-24."""
    story = with_joint("2024-08-01", "4.1", "exam-part-failed")
    assert line(story, "MA") == ("4.1", None, 4)
    assert condition(result(story, "mbo"), "lb")["met"] is False


def test_a_joint_test_of_a_lower_leerweg_or_an_exemption_of_it_counts_for_nothing():
    """4.9: MA of BB in a route of KB."""
    test = joint("J1", ["MA-SE", "LB"], agreed_on="2024-08-01")
    story = student(programme(test), leerweg="KB")
    story.tell("s1", "exam-part-failed", "2024-11-20", part="J1", mark="5.0", leerweg="BB")
    story.tell("s1", "exemption-granted", "2024-11-20", part="J1", mark="8.0")
    assert line(story, "MA") == (None, None, None)
    assert condition(result(story, "mbo"), "lb")["met"] is False, "of the mbo no leerweg is asked"


def test_a_correction_of_a_joint_test_holds_on_both_sides():
    """MEX-13, S09: 7.2 becomes 5.2."""
    story = with_joint("2024-08-01")
    story.correct(story.history[-1].id, mark="5.2", at="2025-07-10")
    assert line(story, "MA")[0] == "5.2"
    assert line(story, "MA", known_at="2025-07-09")[0] == "7.2"
    assert "MEX-13" in result(story, "mbo")["because"]["rules"]


# --- of another leerweg, route or school ------------------------------------------------------------------


@pytest.mark.parametrize(("leerweg", "counts"), [("BB", False), ("KB", True), ("GL", True), (None, True)])
def test_a_result_of_a_lower_leerweg_does_not_count(leerweg: str | None, counts: bool):
    """4.9: passed or failed; without a leerweg of its own it is that of the route."""
    for kind in ("exam-part-passed", "exam-part-failed"):
        story = sits(student(leerweg="KB"), "NE -/7.0", kind=kind, leerweg=leerweg)
        assert line(story)[1] == ("7.0" if counts else None)


def test_an_mbo_result_from_before_the_route_counts_by_policy_only():
    """OVS-07: the same crebo on another route; an exemption after the switch counts."""
    story = student()
    another(story, "R2", programme())
    passing(usual=MBO, story=story)
    story.tell("s1", "switched-to-transfer-option", "2025-06-15", to="route:R2")
    assert result(story, "mbo", on="2025-06-14")["state"] == "PASSED"
    assert condition(result(story, "mbo"), "kerntaken")["found"] == "0/2"
    story.tell("s1", "exemption-granted", "2025-06-20", part="B1-K1")
    assert condition(result(story, "mbo"), "kerntaken")["found"] == "1/2"
    story.tell("results_after_switch", "policy-chosen", "2025-01-01", choice="KEPT", at="2025-07-02")
    assert result(story, "mbo", chosen_policies=True)["state"] == "PASSED"


def test_a_vmbo_result_stays_through_a_switch():
    """OVS-07: same part, same leerweg."""
    story = student()
    another(story, "R2", programme())
    passing(story=story)
    story.tell("s1", "switched-to-transfer-option", "2025-06-15", to="route:R2")
    assert result(story)["state"] == "PASSED"


def test_a_result_of_the_other_sides_school_counts_unless_by_policy():
    """MEX-10: also of a sitting that was failed."""
    story = student()
    story.tell("s1", "exam-part-failed", "2025-05-20", part="NE-CE", mark="5.0", by="mbo:98MB")
    story.tell("result_of_other_side", "policy-chosen", "2025-01-01", choice="NOT_COUNTED", at="2025-05-21")
    assert line(story)[1] == "5.0"
    assert line(story, chosen_policies=True)[1] is None


def test_a_result_goes_by_the_registers_code_as_well():
    """2: GEO-3001 is Nederlands 2F here."""
    story = passing("NL-2F -", usual=MBO)
    story.tell("s1", "exam-part-passed", "2025-05-20", part="GEO-3001", mark="6", decided_on="2025-06-11")
    assert result(story, "mbo")["state"] == "PASSED"


def test_a_result_that_names_no_part_changes_nothing():
    """4.9: it is shown as unknown elsewhere."""
    story = passing()
    story.tell("s1", "exam-part-passed", "2025-05-20", part="XX-CE", mark="3.0")
    assert finals(result(story)) == finals(result(passing()))


# --- not yet set by the committee -------------------------------------------------------------------------


def provisional(story: Story, side: str = "mbo") -> bool:
    return "PROVISIONAL" in result(story, side)["flags"]


def test_a_mark_is_provisional_until_the_committee_has_set_it():
    """MEX-11: of both sides."""
    for side, one in (("mbo", "B1-K1"), ("vmbo", "MA")):
        story = sits(student(), "NE 6.0/-, P1-K1 6")
        assert not provisional(story, side)
        sits(story, f"{one} 6", "2025-06-20", decided_on=None)
        assert provisional(story, side)
        assert "MEX-11" in result(story, side)["because"]["rules"]


def test_of_equal_marks_a_pass_counts_before_what_closed_nothing():
    """MEX-11: though that one was set; without any mark a pass before an exemption."""
    assert provisional(sits(sits(student(), "B1-K1 6", kind="exam-part-failed"), "B1-K1 6", decided_on=None))
    story = sits(student(), "B1-K1 ?", decided_on=None)
    story.tell("s1", "exemption-granted", "2025-05-21", part="B1-K1", decided_on="2025-05-21")
    assert provisional(story)


def test_of_equal_marks_the_one_that_was_set_counts():
    """MEX-11, VEX-24: in either order."""
    for days in (("2025-05-20", None), (None, "2025-05-20")):
        story = student()
        for decided in days:
            sits(story, "B1-K1 6", decided_on=decided)
        assert not provisional(story)


def test_the_mark_that_counts_decides_whether_it_is_provisional():
    """MEX-11: a lower one that was not set plays no part, a higher one does."""
    assert not provisional(sits(sits(student(), "B1-K1 7"), "B1-K1 6", decided_on=None))
    assert provisional(sits(sits(student(), "B1-K1 6"), "B1-K1 7", decided_on=None))
