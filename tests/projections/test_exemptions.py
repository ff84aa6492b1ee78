"""What an exemption does to the marks and to the result, with a mark of its own and without."""

from typing import Any

from tests.exam_programme import (
    VMBO,
    condition,
    finals,
    parts_of,
    passing,
    result,
    sits,
    student,
    turn,
)
from tests.scenario import Story


def line(story: Story, code: str = "NE", **more: Any) -> tuple[str | None, str | None, int | None]:
    """SE, CE and final mark of a subject."""
    (found,) = [each for each in result(story, **more)["finals"] if each["subject"] == code]
    return found["se"], found["ce"], found["mark"]


def test_an_exemption_with_a_mark_counts_by_its_mark():
    """VEX-50: and it is the higher one that counts."""
    story = sits(student(), "NE 6.0/5.0")
    story.tell("s1", "exemption-granted", "2025-06-20", part="NE-CE", mark="7.0")
    assert line(story) == ("6.0", "7.0", 7)
    assert "VEX-50" in result(story)["because"]["rules"]
    assert line(story, on="2025-06-19") == ("6.0", "5.0", 6)


def test_an_exemption_of_what_is_judged_counts_by_its_word():
    """VEX-50: it is told, though it was not asked."""
    for word, met in (("goed", True), ("onvoldoende", False)):
        story = passing("LO -")
        story.tell("s1", "exemption-granted", "2025-06-20", part="LO-SE", mark=word)
        found = condition(result(story), "judged")
        assert (found["met"], found["found"]) == (met, f"{word} goed")


def test_an_exemption_without_a_mark_is_not_asked_whatever_failed_before():
    """VEX-50: of one half of the subject, and of all of it."""
    story = passing("NE 6.0/-")
    sits(story, "NE -/3.0", kind="exam-part-failed")
    assert result(story)["state"] == "NOT_YET"
    story.tell("s1", "exemption-granted", "2025-06-20", part="NE-CE")
    assert line(story) == ("6.0", None, 6)
    assert result(story)["state"] == "PASSED"
    story = passing("EN -")
    for part in ("EN-SE", "EN-CE"):
        story.tell("s1", "exemption-granted", "2025-06-20", part=part)
    assert line(story, "EN") == (None, None, None)
    assert result(story)["state"] == "PASSED"


def test_who_is_exempt_from_every_part_has_passed():
    """VEX-50: no central exam is left that a mean could be asked of."""
    story = student()
    for part in parts_of(VMBO):
        story.tell("s1", "exemption-granted", "2025-06-20", part=part)
    assert result(story)["state"] == "PASSED"


def test_half_a_subject_that_is_exempt_leaves_the_other_half_to_be_sat():
    """VEX-50: SE exempt, CE open; and the CE that was sat can be resat."""
    story = passing("EN -")
    story.tell("s1", "exemption-granted", "2025-06-20", part="EN-SE")
    assert condition(result(story), "complete")["about"] == ["EN"]
    sits(story, "EN -/3.9")
    assert finals(result(story))["EN"] == 4
    assert turn(result(story), "EN", "resits")["mark"] == "4.5"


def test_an_exemption_of_what_was_passed_takes_no_mark_away():
    """VEX-50."""
    story = sits(student(), "NE 6.0/5.8")
    story.tell("s1", "exemption-granted", "2025-06-20", part="NE-CE")
    assert line(story) == ("6.0", "5.8", 6)


def test_an_exemption_is_no_attempt():
    """VEX-23: the only sitting may be done again, and nothing was if there was none."""
    story = passing("NE 6.0/-, EN 5.0/4.0, WI 5.0/4.0")
    story.tell("s1", "exemption-granted", "2025-05-01", part="NE-CE", mark="6.0")
    assert turn(result(story), "EN", "resits")["mark"] == "6.0"
    story = passing("NE 6.0/4.0, EN 5.0/5.0")
    story.tell("s1", "exemption-granted", "2025-05-01", part="NE-CE", mark="4.5")
    assert turn(result(story), "NE", "resits")["mark"] is not None
