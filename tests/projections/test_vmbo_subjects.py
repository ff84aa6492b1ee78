"""How a programme is read as a vmbo exam: subjects and roles, marks not told, exams that were failed."""

from typing import Any

import pytest

from tests.exam_programme import (
    ENOUGH,
    WINDOW_OVER,
    condition,
    finals,
    in_gl,
    passing,
    programme,
    result,
    sits,
    turn,
    unmet,
    without,
)
from tests.scenario import Story, of, vmbo


def state(story: Story, on: str = ENOUGH, **more: Any) -> str:
    return result(story, on=on, **more)["state"]


# --- subjects ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "shape",
    [
        {},
        {"profielvak": "PIE"},
        {"keuzevak": "KV{}"},
        {"keuzevak": "lassen", "profielvak": "installatietechniek"},
    ],
)
def test_keuzevakken_and_profielvak_go_by_whatever_the_school_calls_them(shape: dict[str, str]):
    """VEX-12, VEX-20: PV, the profile or what the CSPE is called; every keuzevak counts by itself."""
    row = result(passing("KV1 3.0, PV 7.0/7.0", adopted=programme(**shape)))
    assert finals(row) == {
        "NE": 6, "EN": 6, "WI": 6, "NK1": 6, "PV": 7, "MA": 6, "KV1": 3, "KV2": 6, "KV3": 6, "KV4": 6,
    }  # fmt: skip
    assert row["combination"] == 5
    assert unmet(row) == ["no-keuzevak-below-4"]
    assert condition(row, "compensation")["found"] == "5 6 6 6 6 6 7"


def test_a_profielvak_that_is_not_said_to_be_vocational_is_known_by_its_name_or_its_cspe():
    """VEX-20: and a keuzevak by KV."""
    adopted = programme()
    for part in adopted["parts"]:
        part.pop("vocational", None)
    row = result(passing("KV1 3.0", adopted=adopted))
    assert unmet(row) == ["no-keuzevak-below-4"]


@pytest.mark.parametrize(
    ("shape", "kept"),
    [({"profielvak": "installeren"}, ["PV-SE", "PV-CSPE"]), ({"profielvak": "PIE"}, ["PV-SE"])],
)
def test_the_profielvak_is_what_the_cspe_is_called_or_the_profile_if_it_is_vocational(
    shape: dict[str, str], kept: list[str]
):
    """VEX-20: with a CSPE nobody has to say that it is vocational; without one the profile's name has to."""
    adopted = without("PV-CSPE" if len(kept) == 1 else "", of_=programme(**shape))
    for part in adopted["parts"]:
        if part["part"] in kept and len(kept) > 1:
            del part["vocational"]
    assert finals(result(passing("PV 7.0/7.0", adopted=adopted)))["PV"] == 7


def test_a_general_subject_may_be_called_as_the_profile_is():
    """VEX-20: economie, in the TL."""
    economy = [vmbo(f"EC-{kind}", subject="economie") for kind in ("SE", "CE")]
    adopted = of(vmbo("NE-SE"), vmbo("NE-CE"), *economy)
    row = result(
        passing(
            usual="NE 6.0/6.0, EC 7.0/7.0",
            adopted=adopted,
            leerweg="TL",
            level=4,
            profile="economie",
            chosen=[],
        )
    )
    assert finals(row) == {"NE": 6, "economie": 7}
    assert condition(row, "compensation")["found"] == "6 7"


def test_maatschappijleer_has_a_school_exam_alone():
    """VEX-10, VEX-20: rounded half up, and outside the mean of the CE."""
    row = result(passing("MA 5.5"))
    assert (finals(row)["MA"], row["state"], row["ce_average"]) == (6, "PASSED", "6.00")
    assert condition(result(passing("MA 5.4")), "compensation")["found"].startswith("5 6")


@pytest.mark.parametrize(
    ("marks", "code"),
    [("LO onvoldoende", "judged"), ("KU -", "judged"), ("LOB -", "lob"), ("LOB onvoldoende", "lob")],
)
def test_what_is_judged_in_words_has_to_be_sufficient(marks: str, code: str):
    """VEX-20 (e), (g): LO, kunstvakken I and the loopbaandossier have no final mark."""
    row = result(passing(marks))
    assert code in unmet(row)
    assert not {"LO", "KU", "LOB"} & set(finals(row))


def test_the_profielwerkstuk_is_judged_in_gl():
    """VEX-20 (f)."""
    assert state(in_gl()) == "PASSED"
    assert "profielwerkstuk" in unmet(result(in_gl("PWS onvoldoende")))


@pytest.mark.parametrize(
    ("codes", "said"), [(["PWS", "LOB"], {"subject": "onderzoek"}), (["PWS"], {"kind": "se"})]
)
def test_the_profielwerkstuk_goes_by_its_kind_or_by_its_name(codes: list[str], said: dict[str, str]):
    """VEX-20 (f), (g): and so does the loopbaandossier by its kind."""
    story = in_gl()
    (adopted,) = [r.id for r in story.history if r.kind == "exam-programme-adopted/1"]
    parts = [part | said if part["part"] in codes else part for part in story.said(adopted)["parts"]]
    story.correct(adopted, parts=parts)
    assert state(story) == "PASSED"


def test_a_subject_judged_in_parts_is_sufficient_when_each_is():
    """VEX-20 (e): the one for leerjaar 3, and the one for leerjaar 4."""
    adopted = programme(vmbo("LO-4", subject="LO"))
    assert "judged" in unmet(result(passing(adopted=adopted)))
    for word, met in (("voldoende", True), ("onvoldoende", False)):
        story = passing(adopted=adopted)
        story.tell("s1", "exam-part-passed", "2025-05-21", part="LO-4", mark=word)
        assert condition(result(story), "judged")["met"] is met
    story = passing(adopted=adopted)
    story.tell("s1", "exemption-granted", "2025-05-21", part="LO-4")
    assert condition(result(story), "judged")["met"] is True
    story = sits(passing("LO onvoldoende", adopted=adopted), "LO-4 voldoende")
    assert condition(result(story), "judged")["met"] is False


def test_a_subject_examined_in_parts_has_a_mark_when_they_are_the_same():
    """VEX-10: how two school exams weigh is not recorded, so that nothing is made up."""
    adopted = programme(vmbo("NE-SE2", subject="NE", kind="se"))
    for second, mark in (("6.0", 6), ("7.0", None), ("-", None)):
        assert finals(result(passing(f"NE-SE2 {second}", adopted=adopted)))["NE"] == mark
    row = result(passing("NE-SE2 7.0", adopted=adopted))
    assert turn(row, "NE")["by"] == "committee"
    assert turn(result(passing(adopted=adopted)), "NE")["by"] == "sitting"


@pytest.mark.parametrize(
    ("first", "second", "after"),
    [
        ("6.0", "7.0", "NOT_YET"),
        ("2.0", "5.0", "NOT_YET"),
        ("5.0", "2.0", "NOT_YET"),
        ("2.0", "2.1", "NOT_ANY_MORE"),
        ("2.0", "?", "NOT_YET"),
        ("2.0", "-", "NOT_ANY_MORE"),
    ],
)
def test_after_the_window_two_different_marks_can_be_no_more_than_the_highest(
    first: str, second: str, after: str
):
    """VEX-10, VEX-34: with a CE of 6.0; of a mark not told nobody knows."""
    adopted = programme(vmbo("NE-SE2", subject="NE", kind="se"))
    assert state(passing(f"NE {first}/6.0, NE-SE2 {second}", adopted=adopted), WINDOW_OVER) == after


def test_a_school_exam_of_which_one_part_was_failed_can_be_sat_again():
    """VEX-30."""
    adopted = programme(vmbo("NE-SE2", subject="NE", kind="se"))
    story = sits(passing("NE -/6.0, NE-SE2 2.0", adopted=adopted), "NE 2.0/-", kind="exam-part-failed")
    row = result(story)
    assert (row["state"], turn(row, "NE")["by"]) == ("NOT_YET", "sitting")


def test_the_schoolexamen_rekenen_is_outside_the_result():
    """VEX-01: on an annex to the list of marks."""
    row = result(passing("REK 2.0", adopted=programme(vmbo("REK", kind="se"))))
    assert row["state"] == "PASSED"
    assert "REK" not in finals(row)


# --- a mark that was not told -----------------------------------------------------------------------------


def test_a_pass_without_a_mark_is_for_the_committee_to_tell():
    """VEX-20: nothing has to be sat; the lowest mark that does it."""
    row = result(passing("EN 6.0/?"))
    assert (row["state"], finals(row)["EN"]) == ("NOT_YET", None)
    assert turn(row, "EN") == {
        "about": "EN",
        "by": "committee",
        "rule": "VEX-20",
        "mark": "3.5",
        "turns": True,
    }
    assert turn(result(passing("EN -/?")), "EN")["by"] == "sitting"


def test_a_mark_in_words_is_no_number():
    """VEX-10."""
    assert turn(result(passing("MA voldoende")), "MA")["by"] == "committee"


def test_after_the_window_a_mark_that_was_not_told_can_still_make_it_a_pass():
    """VEX-34: unless something is really open, or it would not do."""
    row = result(passing("EN 6.0/?"), on=WINDOW_OVER)
    assert (row["state"], turn(row, "EN")["by"], row["resits"]) == ("NOT_YET", "committee", [])
    assert condition(row, "complete")["met"] is None
    assert state(passing("EN 6.0/?, WI -"), WINDOW_OVER) == "NOT_ANY_MORE"
    assert state(passing("EN 6.0/?, WI 3.0/3.0"), WINDOW_OVER) == "NOT_ANY_MORE"
    assert state(passing("EN 1.0/?, NE 5.0/5.0, WI 5.0/5.0"), WINDOW_OVER) == "NOT_ANY_MORE"


# --- a school exam that was failed ------------------------------------------------------------------------


def failed(marks: str) -> Story:
    """With these marks of school exams only failed, which closes nothing."""
    return sits(
        passing(", ".join(f"{one.split()[0]} -" for one in marks.split(", "))), marks, kind="exam-part-failed"
    )


def test_a_school_exam_that_was_only_failed_can_be_sat_again():
    """VEX-30, VEX-20: as long as the window is open; exams-owed has it as owed, and so it is."""
    story = failed("MA 3.0")
    row = result(story)
    assert (row["state"], unmet(row)) == ("NOT_YET", ["no-mark-below-4", "compensation"])
    assert row["turns"] == [{"about": "MA", "by": "sitting", "rule": "VEX-20", "mark": "4.5", "turns": True}]
    assert story.part("s1", "MA-SE", ENOUGH)["status"] == "owed"
    assert (state(story, "2026-07-31"), state(story, WINDOW_OVER)) == ("NOT_YET", "NOT_ANY_MORE")
    assert result(story, on=WINDOW_OVER)["turns"] == []


def test_a_school_exam_that_closed_with_a_low_mark_is_closed():
    """4.9: a pass, whatever its mark."""
    row = result(passing("MA 3.0"))
    assert (row["state"], row["turns"]) == ("NOT_ANY_MORE", [])
    assert state(sits(failed("MA 3.0"), "MA 3.1", "2025-06-20")) == "NOT_ANY_MORE"


def test_a_failed_school_exam_does_not_help_where_another_mark_stands_in_the_way():
    """VEX-20: or where the result is definitive."""
    assert state(sits(failed("MA 3.0, KV1 3.0"), "KV1 3.0")) == "NOT_ANY_MORE"
    story = failed("MA 3.0")
    story.tell("s1", "result-determined", "2025-06-25", side="vmbo", outcome="rejected")
    assert (state(story, "2025-06-24"), state(story)) == ("NOT_YET", "NOT_ANY_MORE")
    assert result(story)["turns"] == []


def test_a_pass_with_a_failed_school_exam_has_nothing_to_turn():
    """VEX-20: a five that is made up for."""
    row = result(failed("MA 5.0"))
    assert (row["state"], row["turns"]) == ("PASSED", [])


def test_two_failed_school_exams_are_both_to_be_sat_beside_what_is_open():
    """VEX-20: each once; a CE that was failed is for a resit, not for a sitting."""
    story = failed("MA 3.0, KV1 3.0")
    sits(story, "NE -/3.0", kind="exam-part-failed")
    row = result(story)
    assert [(turn["about"], turn["mark"]) for turn in row["turns"]] == [("KV1", None), ("MA", None)]
    story = sits(passing("NE 3.0/-, MA -"), "MA 3.0", kind="exam-part-failed")
    sits(story, "NE 3.0/-", kind="exam-part-failed")
    assert [turn["about"] for turn in result(story)["turns"]] == ["NE", "MA"]
    story = sits(passing("NE 6.0/-, MA -"), "MA 5.0", kind="exam-part-failed")
    assert [(turn["about"], turn["mark"]) for turn in result(story)["turns"]] == [("NE", "5.0"), ("MA", None)]


def test_with_a_part_open_beside_a_failed_school_exam_it_is_waited_for():
    """VEX-20: whatever stands in the way; as it is without the failed one."""
    for story in (
        passing("KV1 3.0, NE -"),
        sits(passing("KV1 3.0, NE -, MA -"), "MA 3.0", kind="exam-part-failed"),
    ):
        assert state(story) == "NOT_YET"
