"""What of the choices of a programme is asked for a vmbo result, and what may fill or leave it."""

from typing import Any

from tests.exam_programme import (
    CHOSEN,
    ENOUGH,
    WINDOW_OVER,
    condition,
    finals,
    passing,
    programme,
    result,
    turn,
)
from tests.scenario import Story, vmbo


def state(story: Story, on: str = ENOUGH, **more: Any) -> str:
    return result(story, on=on, **more)["state"]


# --- chosen and extra subjects ----------------------------------------------------------------------------


def test_a_choice_that_is_short_is_what_has_to_be_made():
    """VEX-01, VEX-21: two keuzevakken of four, as exams-owed tells it."""
    row = result(passing("KV3 -, KV4 -", chosen=["KV1", "KV2"]))
    assert row["state"] == "NOT_YET"
    assert condition(row, "complete")["about"] == ["choice:keuzevakken"]
    assert condition(row, "no-keuzevak-below-4")["about"] == ["choice:keuzevakken"]
    assert (turn(row, "choice:keuzevakken")["by"], turn(row, "choice:keuzevakken")["mark"]) == (
        "choice",
        None,
    )
    assert "choice:keuzevakken" not in finals(row)
    assert state(passing("KV3 -, KV4 -", chosen=["KV1", "KV2"]), WINDOW_OVER) == "NOT_ANY_MORE"


def test_one_subject_still_to_choose_can_do_it_alone():
    """VEX-12: with a mark that keeps the combinatiecijfer at a 6."""
    row = result(passing("KV4 -", chosen=["KV1", "KV2", "KV3"]))
    assert turn(row, "choice:keuzevakken")["mark"] == "3.5"
    assert row["turns"] == [turn(row, "choice:keuzevakken")]


def test_what_was_sat_without_being_chosen_fills_the_choice():
    """VEX-21: any combination that forms a valid profile."""
    row = result(passing(chosen=["KV1", "KV2"]))
    assert (row["state"], row["dropped"]) == ("PASSED", [])
    assert "VEX-21" in row["because"]["rules"]
    assert "VEX-21" not in result(passing())["because"]["rules"]
    assert state(passing(chosen=[])) == "PASSED"


def test_a_code_that_is_no_part_of_the_programme_chooses_nothing():
    """4.9: it is ignored."""
    assert state(passing(chosen=[*CHOSEN, "XX"])) == "PASSED"


def test_a_choice_is_counted_in_subjects():
    """VEX-21: of two languages with SE and CE one is chosen; half of it is it as well."""
    languages = [vmbo(f"{code}-{kind}", choice="taal") for code in ("DU", "FA") for kind in ("SE", "CE")]
    adopted = programme(*languages)
    adopted["choices"] = [*adopted["choices"], {"choice": "taal", "side": "vmbo", "min_parts": 2}]
    row = result(passing(adopted=adopted))
    assert turn(row, "choice:taal") == {
        "about": "choice:taal", "by": "choice", "rule": "VEX-20", "mark": None, "turns": False,
    }  # fmt: skip
    assert condition(row, "ce-average")["about"] == ["choice:taal"]
    assert [each["about"] for each in row["resits"]] == ["NE", "EN", "WI", "NK1", "PV"], "none was used up"
    for chosen in (["DU-SE"], ["DU-SE", "DU-CE"]):
        row = result(passing(adopted=adopted, chosen=[*CHOSEN, *chosen]))
        assert condition(row, "complete")["about"] == ["DU"]
    assert state(passing("DU 6.0/6.0", adopted=adopted)) == "PASSED"
    assert state(passing("DU 6.0/6.0", adopted=adopted, chosen=[*CHOSEN, "FA-SE", "FA-CE"])) == "PASSED"


def test_a_choice_of_a_subject_with_a_school_exam_or_a_central_exam_alone():
    """VEX-11, VEX-21: what it lacks is no part of the mean, or all that is asked."""
    for kind, asked in (("SE", False), ("CE", True)):
        adopted = programme(vmbo(f"XX-{kind}", choice="vak"))
        adopted["choices"] = [*adopted["choices"], {"choice": "vak", "side": "vmbo", "min_parts": 1}]
        row = result(passing(adopted=adopted))
        assert (condition(row, "ce-average")["met"] is None) is asked
        assert turn(row, "choice:vak")["mark"] is not None


def test_where_subjects_of_a_choice_have_more_parts_or_fewer_the_most_make_one():
    """VEX-21: two parts are one subject, of which the school exam and the central exam are lacking."""
    parts = [vmbo(f"DU-{kind}", choice="vak") for kind in ("SE", "CE")] + [vmbo("XX-SE", choice="vak")]
    adopted = programme(*parts)
    adopted["choices"] = [*adopted["choices"], {"choice": "vak", "side": "vmbo", "min_parts": 2}]
    whole = condition(result(passing()), "complete")["found"]
    assert whole == "18/18"
    assert condition(result(passing(adopted=adopted)), "complete")["found"] == "18/20"


def test_a_choice_that_is_asked_in_hours_lacks_one_subject():
    """VEX-01."""
    adopted = programme()
    for part in adopted["parts"]:
        if part.get("choice") == "keuzevakken":
            part["hours"] = 100
    adopted["choices"][0] = {"choice": "keuzevakken", "side": "vmbo", "min_hours": 400}
    assert state(passing(adopted=adopted)) == "PASSED"
    row = result(passing("KV4 -", adopted=adopted, chosen=["KV1", "KV2", "KV3"]))
    assert condition(row, "complete")["about"] == ["choice:keuzevakken"]
    assert turn(row, "choice:keuzevakken")["mark"] == "3.5", "one, which alone does it"


def test_a_choice_without_parts_or_of_the_mbo():
    """VEX-01: the first is still to be made, the second is no part of the vmbo."""
    adopted = programme()
    adopted["choices"] = [*adopted["choices"], {"choice": "leeg", "side": "vmbo", "min_parts": 1}]
    assert condition(result(passing(adopted=adopted, chosen=CHOSEN[:4])), "complete")["about"] == [
        "choice:leeg"
    ]


def test_an_extra_subject_is_on_the_list_and_dropped_if_it_does_harm():
    """VEX-21: and not on it if nothing of it was sat."""
    story = passing("KV5 3.0")
    row = result(story)
    assert (row["state"], row["dropped"], finals(row)["KV5"]) == ("PASSED", ["KV5"], 3)
    assert "KV5" not in finals(result(passing()))
    story = passing()
    story.tell("s1", "exemption-granted", "2025-05-01", part="KV5", mark="8.0")
    assert finals(result(story))["KV5"] == 8


def test_a_free_subject_can_be_replaced_and_a_bound_one_cannot():
    """VEX-21: of the choice, not of the profile."""
    languages = [vmbo(f"{code}-{kind}", choice="taal") for code in ("DU", "FA") for kind in ("SE", "CE")]
    adopted = programme(*languages)
    adopted["choices"] = [*adopted["choices"], {"choice": "taal", "side": "vmbo", "min_parts": 2}]
    chosen = [*CHOSEN, "DU-SE", "DU-CE"]
    assert state(passing("DU 2.0/2.0, FA 6.0/6.0", adopted=adopted, chosen=chosen)) == "PASSED"
    assert state(passing("WI 2.0/2.0, FA 6.0/6.0, DU 6.0/6.0", adopted=adopted, chosen=chosen)) != "PASSED"
