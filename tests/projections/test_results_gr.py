"""The vmbo result in a geïntegreerde route: not owed, unless the whole exam was passed; certificates."""

from typing import Any

import pytest

from tests.exam_programme import (
    CHOICES,
    ENOUGH,
    KEUZEDELEN,
    VMBO,
    condition,
    finals,
    passing,
    programme,
    result,
    sits,
    student,
    vmbo_parts,
)
from tests.scenario import Story, of, vmbo

S06 = "NE 6.0/6.0, EN 5.0/5.0, PV 7.0/7.0"
CHOSEN_PARTS = ["NE-SE", "NE-CE", "EN-SE", "EN-CE", "PV-SE", "PV-CSPE", *KEUZEDELEN]
WHOLE = VMBO.replace("NK1", "EC")


def gr(
    marks: str = S06, chosen: list[str] | None = None, adopted: dict[str, Any] | None = None, **more: Any
) -> Story:
    """A student of HBR who chose Nederlands, Engels and the profielvak."""
    adopted = adopted or programme(avo=("NE", "EN", "WI", "EC"))
    chosen = CHOSEN_PARTS if chosen is None else chosen
    return passing(usual=marks, adopted=adopted, form="GR", profile="HBR", chosen=chosen, **more)


def test_no_vmbo_diploma_is_owed_and_single_subjects_can_have_a_certificate():
    """VEX-02, VEX-04, S06: NE 6, EN 5, PV 7."""
    row = result(gr())
    assert (row["state"], row["certificate_candidates"]) == ("NOT_OWED", ["NE", "PV"])
    assert finals(row) == {"NE": 6, "EN": 5, "PV": 7}
    assert (row["conditions"], row["turns"], row["resits"], row["dropped"]) == ([], [], [], [])
    assert (row["ce_average"], row["combination"]) == (None, None)
    assert {"VEX-02", "VEX-04", "VEX-10"} <= set(row["because"]["rules"])
    assert row["policies"] == ["gr_vmbo_diploma=POSSIBLE"]
    assert row["flags"] == []


def test_a_certificate_is_for_what_has_its_whole_mark():
    """VEX-04: 5.49 is a 5, 5.50 a 6; the CE still open; the day before the marks."""
    assert result(gr("NE 5.0/5.9, EN 5.0/6.0, PV 8.0/-"))["certificate_candidates"] == ["EN"]
    assert result(gr(), on="2025-05-19")["certificate_candidates"] == []
    assert finals(result(gr(), on="2025-05-19")) == {"NE": None, "EN": None, "PV": None}


def test_what_was_sat_without_being_chosen_can_have_a_certificate_too():
    """VEX-04: a subject passed is a subject passed; what is judged in words has no mark."""
    row = result(gr(f"{S06}, WI 6.0/6.0, KV1 6.0, LO goed"))
    assert row["certificate_candidates"] == ["KV1", "NE", "PV", "WI"]
    assert result(gr("", chosen=[]))["finals"] == []
    assert finals(result(gr("WI 6.0/-, FA -/6.0", chosen=[]))) == {"WI": None}


def test_who_passes_the_whole_exam_can_have_the_diploma():
    """VEX-04: though only three subjects were owed; there is no need for certificates then."""
    row = result(gr(WHOLE))
    assert (row["state"], row["certificate_candidates"]) == ("PASSED", [])
    assert {"VEX-04", "VEX-20"} <= set(row["because"]["rules"])
    assert condition(row, "complete")["met"] is True


def test_by_policy_a_geintegreerde_route_never_gives_a_diploma():
    """VEX-04: then there are the certificates."""
    story = gr(WHOLE)
    story.tell("gr_vmbo_diploma", "policy-chosen", "2019-01-05", choice="NEVER", at="2025-07-01")
    row = result(story, chosen_policies=True)
    assert (row["state"], row["policies"]) == ("NOT_OWED", ["gr_vmbo_diploma=NEVER"])
    assert "EC" in row["certificate_candidates"]
    assert result(story)["state"] == "PASSED"


@pytest.mark.parametrize(
    "marks",
    [
        "NE 4.0/4.0", "EC -", "EC 6.0/-", "LO -", "LOB -", "KV4 -", "MA -", "PV -", "EC 3.0/3.0",
    ],
)  # fmt: skip
def test_a_whole_exam_has_every_subject_and_is_passed(marks: str):
    """VEX-04: one subject open, half of it, or too low."""
    story = passing(marks, usual=WHOLE, story=gr(""))
    assert result(story)["state"] == "NOT_OWED"


def test_a_fifth_keuzevak_can_stay_outside_the_whole_exam():
    """VEX-21."""
    row = result(gr(f"{WHOLE}, KV5 3.0"))
    assert (row["state"], row["dropped"]) == ("PASSED", ["KV5"])


@pytest.mark.parametrize("shape", [{"keuzevak": "KV{}"}, {"keuzevak": "koken", "profielvak": "HBR"}])
def test_the_whole_exam_is_there_whatever_the_school_calls_its_parts(shape: dict[str, str]):
    """VEX-04: keuzevakken and profielvak are known for what they are."""
    assert result(gr(WHOLE, adopted=programme(avo=("NE", "EN", "WI", "EC"), **shape)))["state"] == "PASSED"


def everything_is_a_choice() -> dict[str, Any]:
    parts = [{**part, "choice": "vmbo"} for part in vmbo_parts(avo=("NE", "EN", "WI", "EC", "FA"))]
    return of(*parts, choices=[{"choice": "vmbo", "side": "vmbo"}])


@pytest.mark.parametrize(
    ("leaves_out", "state"),
    [([], "PASSED"), (["EC"], "NOT_OWED"), (["EN"], "NOT_OWED"), (["KV4"], "NOT_OWED"), (["WI"], "NOT_OWED")],
)
def test_a_set_that_the_school_lets_be_chosen_freely_is_whole_by_the_scheme(
    leaves_out: list[str], state: str
):
    """VEX-04: passed in all that was chosen, which is or is not a valid set of the profile."""
    marks = ", ".join(one for one in WHOLE.split(", ") if one.split()[0] not in leaves_out)
    chosen = [
        part["part"]
        for part in everything_is_a_choice()["parts"]
        if part["subject"] not in [*leaves_out, "FA"]
    ]
    chosen = [code for code in chosen if code not in leaves_out and code != "KV5"]
    assert result(gr(marks, chosen=chosen, adopted=everything_is_a_choice()))["state"] == state


def test_a_subject_that_is_left_out_of_the_result_is_not_in_the_set_either():
    """VEX-04, VEX-21: economie, sat without being chosen and too low, is what the profile lacks."""
    parts = everything_is_a_choice()["parts"]
    chosen = [part["part"] for part in parts if part["subject"] not in ("EC", "FA") and part["part"] != "KV5"]
    story = gr(WHOLE.replace("EC 6.0/6.0", "EC 3.0/3.0"), chosen=chosen, adopted=everything_is_a_choice())
    assert result(story)["state"] == "NOT_OWED"


def test_without_wiskunde_the_whole_set_has_the_schoolexamen_rekenen():
    """VEX-01: French is the other subject of the profile; rekenen only has to be closed."""
    marks = f"{WHOLE.replace('WI', 'FA')}"
    adopted = everything_is_a_choice()
    adopted["parts"].append(vmbo("REK", kind="se", choice="vmbo"))
    chosen = [part["part"] for part in adopted["parts"] if part["subject"] != "WI" and part["part"] != "KV5"]
    story = gr(marks, chosen=chosen, adopted=adopted)
    assert result(story)["state"] == "NOT_OWED"
    sits(story, "REK 3.0", kind="exam-part-failed")
    assert result(story)["state"] == "NOT_OWED"
    sits(story, "REK 4.0")
    assert result(story)["state"] == "PASSED"
    assert "REK" not in finals(result(story))


def test_a_set_of_a_profile_that_the_leerweg_does_not_have_is_no_valid_set():
    """VEX-04: economie is a profile of TL."""
    story = passing(
        usual=WHOLE, adopted=programme(avo=("NE", "EN", "WI", "EC")), form="GR", profile="economie"
    )
    assert result(story)["state"] == "NOT_OWED"


def test_a_leerwerktraject_in_a_geintegreerde_route_has_its_own_whole_set():
    """VEX-40, VEX-41, VEX-04: Nederlands and the vocational programme."""
    marks = "NE 6.0/6.0, PV 6.0/6.0, KV1 6.0, KV2 6.0, KV3 6.0, KV4 6.0"
    assert result(gr(marks, lwt=True))["state"] == "PASSED"
    assert result(gr(marks.replace("KV4 6.0", "EN 6.0/6.0"), lwt=True))["state"] == "NOT_OWED"


def test_a_mark_that_the_committee_has_still_to_set_makes_it_provisional():
    """MEX-11: of what was chosen or sat."""
    assert result(sits(gr("NE 6.0/6.0"), "EN 6.0/6.0", decided_on=None))["flags"] == ["PROVISIONAL"]


def test_a_vmbo_diploma_that_was_not_earned_is_told():
    """VEX-04."""
    story = gr()
    story.tell("s1", "diploma-awarded", "2025-06-20", side="vmbo")
    assert result(story)["flags"] == ["DIPLOMA_WITHOUT_PASS"]


def test_after_a_switch_to_a_geintegreerde_route_nothing_is_owed_any_more():
    """OVS-08: the day before it was not yet a pass."""
    story = passing("NE 6.0/-", adopted=programme(avo=("NE", "EN", "WI", "EC")), usual=WHOLE, profile="HBR")
    story.tell("G1", "route-opened", "2019-01-02", form="GR", profile="HBR")
    story.tell("G1", "exam-programme-adopted", "2019-01-04", **programme(avo=("NE", "EN", "WI", "EC")))
    story.tell(
        "s1", "switched-to-transfer-option", "2025-06-15", to="route:G1", chosen=CHOSEN_PARTS,
        judged_by_vo_on="2025-06-01", judged_by_mbo_on="2025-06-01",
    )  # fmt: skip
    assert result(story, on="2025-06-14")["state"] == "NOT_YET"
    assert result(story)["state"] == "NOT_OWED"


def test_the_other_side_of_a_geintegreerde_route_is_owed_in_full():
    """RTE-02: and the answer for the vmbo stands beside it."""
    rows = student(programme(), form="GR").ask("result", ENOUGH)
    assert [(row["side"], row["state"]) for row in rows] == [("vmbo", "NOT_OWED"), ("mbo", "NOT_YET")]
    assert CHOICES
