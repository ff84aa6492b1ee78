"""The vmbo result of a student: subjects from the programme, what would turn it, a resit, the window."""

from typing import Any

import pytest

from tests.exam_programme import (
    CHOICES,
    CHOSEN,
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
    vmbo_parts,
    without,
)
from tests.scenario import Story, of, ordinary, vmbo

LOW_NE = "NE 6.0/4.0, EN 5.0/4.0"
"""Two fives and a CE mean of 5.2: a resit of one of them turns it."""


def state(story: Story, on: str = ENOUGH, **more: Any) -> str:
    return result(story, on=on, **more)["state"]


# --- passed, not yet, not any more ------------------------------------------------------------------------


def test_a_student_with_sixes_has_passed():
    """VEX-20: BB, on the day of the marks and not before."""
    story = passing()
    row = result(story)
    assert row["state"] == "PASSED"
    assert (row["ce_average"], row["combination"], unmet(row)) == ("6.00", 6, [])
    assert (row["turns"], row["resits"], row["dropped"], row["keuzedeel_mean"]) == ([], [], [], None)
    assert state(story, "2025-05-19") == "NOT_YET"
    assert state(story, "2025-05-20") == "PASSED"


def test_nobody_has_a_result_without_a_route_or_a_programme():
    """4.9: and one side can be asked."""
    story = ordinary(programme())
    story.tell("s1", "enrolled", "2023-08-01", side="vo")
    assert story.ask("result", ENOUGH, students=["s1"]) == []
    story.tell("R2", "route-opened", "2019-01-02")
    story.tell("s1", "route-started", "2023-08-01", route="R2")
    assert story.ask("result", ENOUGH, students=["s1"]) == []
    assert [row["side"] for row in passing().ask("result", ENOUGH)] == ["vmbo", "mbo"]


def test_an_open_part_is_waited_for_and_its_lowest_mark_is_told():
    """VEX-20: NE CE has to bring a 3.0 to a 5 (with 6.0 for the SE), and the mean of CE to 5.5."""
    row = result(passing("NE 6.0/-"))
    assert (row["state"], condition(row, "complete")["about"]) == ("NOT_YET", ["NE"])
    assert "VEX-12" in row["because"]["rules"]
    assert "VEX-12" not in result(passing("KV4 -"))["because"]["rules"], "there is no combinatiecijfer yet"
    assert turn(row, "NE") == {"about": "NE", "by": "sitting", "rule": "VEX-20", "mark": "3.5", "turns": True}


def test_with_two_open_parts_no_mark_alone_does_it():
    """VEX-20."""
    row = result(passing("NE 6.0/-, EN 6.0/-"))
    assert [(each["about"], each["mark"], each["turns"]) for each in row["turns"]] == [
        ("NE", None, False),
        ("EN", None, False),
    ]


def test_what_a_resit_could_still_do():
    """VEX-23: for each that is left, with the mark that does it, if one does."""
    row = result(passing(LOW_NE))
    assert (row["state"], unmet(row)) == ("NOT_YET", ["ce-average", "compensation"])
    marks = {each["about"]: each["mark"] for each in row["resits"]}
    assert marks == {"NE": "5.5", "EN": "6.0", "WI": "7.5", "NK1": "7.5", "PV": "7.5"}
    assert "VEX-23" in row["because"]["rules"]


def test_in_bb_one_resit_is_for_a_general_subject_and_one_for_the_cspe():
    """VEX-23: each is used up by itself, by a second sitting or one that says it is a resit."""
    for more in ({"resit": True}, {"attempt": 2}):
        story = passing(LOW_NE.replace("6.0/4.0", "6.0/-"))
        sits(story, "NE -/4.0", **more)
        assert [each["about"] for each in result(story)["resits"]] == ["PV"]
    story = passing(LOW_NE.replace("4.0, EN", "3.0, EN"))
    sits(story, "NE -/4.0", "2025-06-20")
    assert [each["about"] for each in result(story)["resits"]] == ["PV"]
    sits(story, "PV -/6.0", "2025-06-20")
    assert (result(story)["resits"], state(story)) == ([], "NOT_ANY_MORE")


def test_a_resit_of_the_cspe_leaves_that_of_a_general_subject():
    """VEX-23."""
    story = sits(passing(LOW_NE), "PV -/5.0", "2025-06-20")
    assert [each["about"] for each in result(story)["resits"]] == ["NE", "EN", "WI", "NK1"]


def test_in_gl_there_is_one_resit_for_either():
    """VEX-23, VEX-13: the combinatiecijfer of GL with the profielvak in it, weighed by two keuzevakken."""
    story = in_gl("PV 6.0/4.0, NE 6.0/3.0")
    row = result(story)
    assert {"VEX-13", "VEX-23"} <= set(row["because"]["rules"])
    assert "VEX-12" not in row["because"]["rules"]
    assert len(row["resits"]) == 6
    sits(story, "PV -/4.1", "2025-06-20")
    assert result(story)["resits"] == []


def test_a_definitive_result_leaves_no_resit():
    """VEX-22: the day before it was determined and on it; a provisional one leaves them."""
    story = passing(LOW_NE)
    story.tell("s1", "result-determined", "2025-06-18", side="vmbo", outcome="rejected", definitive=False)
    story.tell("s1", "result-determined", "2025-06-25", side="vmbo", outcome="rejected", definitive=True)
    assert (state(story, "2025-06-24"), state(story, "2025-06-25")) == ("NOT_YET", "NOT_ANY_MORE")
    assert result(story, on="2025-06-24")["resits"]
    assert result(story, on="2025-06-25")["resits"] == []


def test_a_definitive_result_of_the_mbo_is_not_one_of_the_vmbo():
    """MEX-14."""
    story = passing(LOW_NE)
    story.tell("s1", "result-determined", "2025-06-18", side="mbo", outcome="rejected", definitive=True)
    assert state(story) == "NOT_YET"
    assert result(story)["determined"] is None


def test_after_the_window_it_cannot_be_done_any_more():
    """VEX-32, VEX-34, S03: the last day and the day after."""
    story = passing("WI 6.0/-")
    row = result(story, on="2026-07-31")
    assert (row["state"], turn(row, "WI")["turns"]) == ("NOT_YET", True)
    row = result(story, on=WINDOW_OVER)
    assert (row["state"], row["turns"], row["resits"]) == ("NOT_ANY_MORE", [], [])
    assert "VEX-32" in row["because"]["rules"]
    assert condition(row, "complete")["met"] is False


def test_an_extension_keeps_the_window_open():
    """VEX-33: and is among what the answer rests on, once that is over too."""
    story = passing("WI 6.0/-")
    longer = story.tell("s1", "window-extended", "2026-07-20", until="2026-12-31")
    again = story.tell("s1", "year-repeated", "2026-07-21", route_year=3)
    assert state(story, "2026-12-31") == "NOT_YET"
    row = result(story, on="2027-01-01")
    assert row["state"] == "NOT_ANY_MORE"
    assert {"VEX-32", "VEX-33"} <= set(row["because"]["rules"])
    assert {longer, again} <= set(row["because"]["events"])


def test_a_pass_stays_a_pass_after_the_window():
    """VEX-32: and it is not what the answer rests on."""
    row = result(passing(), on="2027-08-01")
    assert row["state"] == "PASSED"
    assert "VEX-32" not in row["because"]["rules"]


def test_who_left_the_route_can_still_finish_within_the_window():
    """OVS-02: the vmbo exam stays possible."""
    story = passing("WI 6.0/-")
    story.tell("s1", "dropped-out", "2025-06-30")
    assert state(story) == "NOT_YET"


# --- the leerwerktraject ----------------------------------------------------------------------------------


def test_a_leerwerktraject_asks_nederlands_and_the_vocational_programme():
    """VEX-40, VEX-41, S08: 6 for each; then a 5 for Nederlands, which can be resat."""
    marks = "NE 6.0/6.0, PV 6.0/6.0, KV1 6.0, KV2 6.0, KV3 6.0, KV4 6.0"
    row = result(passing(usual=marks, lwt=True))
    assert row["state"] == "PASSED"
    assert {"VEX-40", "VEX-41"} <= set(row["because"]["rules"])
    row = result(passing("NE 5.0/5.0", usual=marks, lwt=True))
    assert (row["state"], unmet(row)) == ("NOT_YET", ["nederlands"])
    assert turn(row, "NE", "resits")["mark"] == "6.0"


def test_an_extra_subject_of_a_leerwerktraject_is_on_the_list_and_not_in_the_result():
    """VEX-40: nor is its mark what makes it provisional."""
    marks = "NE 6.0/6.0, PV 6.0/6.0, KV1 6.0, KV2 6.0, KV3 6.0, KV4 6.0"
    story = passing(usual=marks, lwt=True)
    story.tell("s1", "result-determined", "2025-06-18", side="vmbo")
    sits(story, "EN 2.0/2.0", decided_on=None)
    row = result(story)
    assert (row["state"], row["dropped"], finals(row)["EN"]) == ("PASSED", ["EN"], 2)
    assert row["flags"] == []


def test_a_leerwerktraject_has_to_choose_its_keuzevakken_and_nothing_else():
    """VEX-40."""
    languages = [vmbo("DU-SE", choice="taal"), vmbo("FA-SE", choice="taal")]
    adopted = programme(*languages)
    adopted["choices"] = [*adopted["choices"], {"choice": "taal", "side": "vmbo", "min_parts": 1}]
    row = result(passing("KV4 -", adopted=adopted, lwt=True, chosen=["KV1", "KV2", "KV3"]))
    assert condition(row, "complete")["about"] == ["choice:keuzevakken"]


# --- what the committee said ------------------------------------------------------------------------------


def test_what_was_determined_and_awarded_stands_beside_what_was_worked_out():
    """VEX-22: the last that was determined, the first diploma; the day before each."""
    story = passing()
    story.tell("s1", "result-determined", "2025-06-18", side="vmbo", definitive=False)
    last = story.tell("s1", "result-determined", "2025-06-25", side="vmbo")
    diploma = story.tell("s1", "diploma-awarded", "2025-07-01", side="vmbo")
    story.tell("s1", "diploma-awarded", "2025-07-02", side="vmbo")
    story.tell("s1", "diploma-awarded", "2025-06-30", side="mbo")
    assert result(story, on="2025-06-17")["determined"] is None
    assert result(story, on="2025-06-18")["determined"]["definitive"] is False
    row = result(story, on="2025-07-03")
    assert row["determined"] == {"outcome": "passed", "definitive": True, "on": "2025-06-25", "event": last}
    assert (row["diploma"], result(story, on="2025-06-30")["diploma"]) == ("2025-07-01", None)
    assert {last, diploma} <= set(row["because"]["events"])
    assert row["flags"] == []


def test_what_was_determined_before_the_route_is_of_another_exam():
    """4.3: the journey begins with the start."""
    story = ordinary(programme())
    story.tell("s1", "result-determined", "2023-07-01", side="vmbo")
    story.tell("s1", "route-started", "2023-08-01")
    assert result(story)["determined"] is None
    story.tell("s1", "result-determined", "2023-08-01", side="vmbo")
    assert result(story)["determined"]["on"] == "2023-08-01"


def test_a_pass_is_provisional_as_long_as_a_resit_is_left():
    """VEX-22: until it is definitive, a diploma is there, no resit is left, or the window is over."""

    def flags(*tell: tuple[str, dict[str, Any]], on: str = ENOUGH, marks: str = "") -> list[str]:
        story = passing()
        for kind, said in tell:
            story.tell("s1", kind, "2025-06-25", side="vmbo", **said)
        return result(sits(story, marks), on=on)["flags"]

    assert flags() == ["PROVISIONAL"]
    assert flags(("result-determined", {"definitive": False})) == ["PROVISIONAL"]
    assert flags(("result-determined", {})) == []
    assert flags(("diploma-awarded", {})) == []
    assert flags(marks="NE -/5.0, PV -/5.0") == []
    assert (flags(on="2026-07-31"), flags(on=WINDOW_OVER)) == (["PROVISIONAL"], [])
    assert "VEX-22" in result(passing())["because"]["rules"]
    assert "VEX-22" not in result(passing("NE 6.0/-"))["because"]["rules"]
    story = passing("NE 6.0/-")
    story.tell("s1", "result-determined", "2025-06-25", side="vmbo", outcome="rejected", definitive=False)
    assert "VEX-22" in result(story)["because"]["rules"]


def test_what_is_no_pass_yet_is_provisional_by_its_marks_alone():
    """MEX-11, VEX-22: of the subjects that count."""
    assert result(passing(LOW_NE))["flags"] == []
    assert result(passing("KV5 3.0"))["flags"] == ["PROVISIONAL"]
    story = passing()
    story.tell("s1", "result-determined", "2025-06-25", side="vmbo")
    assert result(sits(story, "KV5 3.0", decided_on=None))["flags"] == []
    assert result(sits(story, "NE -/7.0", decided_on=None))["flags"] == ["PROVISIONAL"]


def test_a_diploma_without_a_pass_is_told():
    """The marks of the day are no pass: from the day of the diploma, until they are."""
    story = passing("NE 6.0/-")
    story.tell("s1", "diploma-awarded", "2025-06-20", side="vmbo")
    sits(story, "NE -/6.0", "2025-06-25")
    days = ("2025-06-19", "2025-06-20", "2025-06-24", "2025-06-25")
    assert [result(story, on=on)["flags"] for on in days] == [
        [], ["DIPLOMA_WITHOUT_PASS"], ["DIPLOMA_WITHOUT_PASS"], [],
    ]  # fmt: skip


@pytest.mark.parametrize("gone", [["NE-CE", "NE-SE"], ["exempt"], ["agreed"]])
def test_results_that_were_erased_say_nothing_against_a_diploma(gone: list[str]):
    """RET-09: whatever was erased; a policy or a support that was erased is no result."""
    story = passing("NE 6.0/6.0, WI 6.0/-")
    story.tell("s1", "diploma-awarded", "2025-06-20", side="vmbo", id="diploma")
    story.tell("s1", "exemption-granted", "2025-06-20", part="KV5", id="exempt")
    story.tell("s1", "bpv-agreed", "2025-06-20", starts_on="2025-06-20", ends_on="2025-06-21", id="agreed")
    story.tell("s1", "support-registered", "2025-06-20", support="coach", id="support")
    story.erase("support")
    assert result(story)["flags"] == ["DIPLOMA_WITHOUT_PASS"]
    story.erase(*gone)
    assert result(story)["flags"] == []


# --- why --------------------------------------------------------------------------------------------------


def test_the_answer_says_what_it_rests_on():
    """6: the programme, the start, the choice and every sitting."""
    story = passing()
    chosen = story.tell("s1", "parts-chosen", "2024-01-01", parts=CHOSEN)
    sits(story, "NE -/5.0", "2025-06-20")
    because = result(story)["because"]
    adopted = next(r.id for r in story.history if r.kind == "exam-programme-adopted/1")
    assert {adopted, "start", chosen, "NE-SE", "NE-CE", "NE-CE.2", "LOB"} <= set(because["events"])
    assert set(because["rules"]) == {
        "MEX-14", "VEX-01", "VEX-10", "VEX-11", "VEX-12", "VEX-20", "VEX-22", "VEX-24", "VEX-32",
    }  # fmt: skip
    assert result(story)["policies"] == ["window_day=JULY_31"], "a resit is left, within the window"


def test_vmbo_parts_alone_make_no_difference_to_the_vmbo_result():
    """MEX-14: without any mbo part."""
    assert state(passing(adopted=of(*vmbo_parts(), choices=CHOICES[:1]), chosen=CHOSEN[:4])) == "PASSED"
    assert unmet(result(passing(adopted=without("LOB")))) == ["lob"]
