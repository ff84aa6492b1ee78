"""How the generic parts and the keuzedelen of a programme are read for the mbo result."""

from typing import Any

import pytest

from tests.exam_programme import (
    CHOSEN,
    ENOUGH,
    KEUZEVAKKEN,
    MBO,
    condition,
    passing,
    programme,
    result,
    sits,
    student,
    turn,
    unmet,
    without,
)
from tests.scenario import Story, mbo


def answer(story: Story, on: str = ENOUGH, **more: Any) -> dict[str, Any]:
    return result(story, "mbo", on, **more)


def passes(marks: str = "", **of_student: Any) -> Story:
    return passing(marks, usual=MBO, **of_student)


# --- generic parts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nl", "rek"),
    [("NL", "REK"), ("NE", "RE"), ("NL-2F", "REK-mbo-2"), ("Nederlands", "rekenen"), ("nl", "rek")],
)
def test_generic_parts_go_by_several_names(nl: str, rek: str):
    """MEX-03."""
    adopted = programme()
    for part in adopted["parts"]:
        part["subject"] = {"NL-2F": nl, "REK-2": rek}.get(part["part"], part["subject"])
    row = answer(passes("NL-2F 5", adopted=adopted))
    assert (row["state"], condition(row, "generic")["found"]) == ("PASSED", "NL 5, REK 6")


def test_a_generic_part_that_is_not_there_is_missed():
    """MEX-03: by level; one with another name is not known for what it is."""
    assert condition(answer(passes("REK-2 -", adopted=without("REK-2"))), "generic-level-there")["about"] == [
        "REK"
    ]
    adopted = without("REK-2", of_=programme(mbo("KUNST", "generic")))
    assert unmet(answer(passes("REK-2 -, KUNST 6", adopted=adopted))) == ["generic-level-there", "generic"]


@pytest.mark.parametrize("name", ["EN", "ENGELS"])
def test_at_level_4_engels_is_asked_too(name: str):
    """MEX-03, MEX-04."""
    adopted = programme(mbo("EN-B1", "generic", subject=name))
    row = answer(passes("EN-B1 6", adopted=adopted, level=4, leerweg="KB"))
    assert condition(row, "generic")["found"] == "NL 6, REK 6, EN 6"


def test_the_words_of_the_norm_are_those_of_a_part_and_not_of_another_kind():
    """MEX-04: a keuzedeel in Nederlands is no generic part."""
    adopted = programme(mbo("K0999", "keuzedeel", subject="NL", hours=240, choice="keuzedelen"))
    row = answer(passes("NL-2F 6, K0999 4", adopted=adopted, chosen=[*CHOSEN, "K0999"]))
    assert condition(row, "generic")["found"] == "NL 6, REK 6"


def test_two_parts_of_one_subject_have_a_mark_together_when_they_round_to_the_same():
    """MEX-04: how the central and the school part weigh is not recorded."""
    adopted = programme(mbo("NL-IE", "generic", subject="NL"))
    for second, found in (("6.4", "NL 6, REK 6"), ("5.5", "NL 6, REK 6"), ("6.5", "REK 6"), ("-", "REK 6")):
        row = answer(passes(f"NL-2F 6, NL-IE {second}", adopted=adopted))
        assert condition(row, "generic")["found"] == found
    assert turn(answer(passes("NL-IE 7", adopted=adopted)), "NL")["by"] == "committee"
    assert turn(answer(passes(adopted=adopted)), "NL")["by"] == "sitting"


def test_a_generic_part_passed_without_a_mark_is_for_the_committee_to_tell():
    """MEX-04: and one that was failed is for a resit."""
    assert turn(answer(passes("NL-2F ?")), "NL") == {
        "about": "NL", "by": "committee", "rule": "MEX-04", "mark": "5", "turns": True,
    }  # fmt: skip
    row = answer(sits(passes("NL-2F -"), "NL-2F 4", kind="exam-part-failed"))
    assert turn(row, "NL")["by"] == "resit"
    row = answer(sits(passes("NL-2F -"), "NL-2F ?", kind="exam-part-failed"))
    assert turn(row, "NL")["by"] == "sitting"


def test_an_exempt_generic_part_asks_nothing_and_one_with_a_mark_counts_by_it():
    """MEX-04, MEX-17: of one of two parts as well."""
    story = passes("NL-2F -")
    story.tell("s1", "exemption-granted", "2025-06-01", part="NL-2F")
    assert answer(story)["state"] == "PASSED"
    story = passes("NL-2F -")
    story.tell("s1", "exemption-granted", "2025-06-01", part="NL-2F", mark="4")
    assert condition(answer(story), "generic")["found"] == "NL 4, REK 6"
    story = passes(adopted=programme(mbo("NL-IE", "generic", subject="NL")))
    story.tell("s1", "exemption-granted", "2025-06-01", part="NL-IE")
    assert condition(answer(story), "generic")["found"] == "NL 6, REK 6"


# --- keuzedelen -------------------------------------------------------------------------------------------


def test_keuzedelen_that_are_chosen_count_and_others_are_extra():
    """MEX-05, MEX-06: a third one, not chosen, with a 2."""
    row = answer(passes("K0023 2"))
    assert (row["state"], row["keuzedeel_mean"]) == ("PASSED", "6.00")
    row = answer(passes("K0023 2", chosen=[*CHOSEN, "K0023"]))
    assert (unmet(row), row["keuzedeel_mean"]) == (["keuzedelen"], "4.66")


def test_keuzedelen_reach_the_hours_of_the_level():
    """MEX-05: chosen too little, and chosen and not yet closed."""
    row = answer(passes("K0072 -", chosen=[*KEUZEVAKKEN, "K0067"]))
    assert condition(row, "keuzedeel-hours") == {
        "condition": "keuzedeel-hours", "rule": "MEX-05", "met": False, "found": "240", "needed": ">= 480",
        "about": [],
    }  # fmt: skip
    assert turn(row, "keuzedeel-hours")["by"] == "choice"
    row = answer(passes("K0072 -"))
    assert (condition(row, "keuzedeel-hours")["met"], turn(row, "K0072")["mark"]) == (None, "5")


def test_a_keuzedeel_without_hours_counts_for_none():
    """MEX-05."""
    adopted = programme()
    for part in adopted["parts"]:
        if part["part"] == "K0072":
            del part["hours"]
    assert condition(answer(passes(adopted=adopted)), "keuzedeel-hours")["found"] == "240"


def test_a_keuzedeel_passed_or_exempt_without_a_mark():
    """MEX-06: sufficient, or outside the mean; both with their hours."""
    row = answer(passes("K0072 ?"))
    assert (row["state"], row["keuzedeel_mean"]) == ("PASSED", None)
    story = passes("K0072 -")
    story.tell("s1", "exemption-granted", "2025-06-01", part="K0072")
    row = answer(story)
    assert (row["state"], row["keuzedeel_mean"]) == ("PASSED", "6.00")


def test_the_norm_of_the_keuzedelen_is_that_of_the_cohort():
    """MEX-06: of a cohort before 2020 it is not known."""
    for start, met in (("2020-07-31", None), ("2020-08-01", True)):
        story = student()
        story.correct("start", to_on=start)
        assert condition(answer(passing(usual=MBO, story=story)), "keuzedelen")["met"] is met
