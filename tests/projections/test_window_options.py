"""Which ways are open to a student with open vmbo parts, in the window and after it?"""

from typing import Any

import pytest

from tests.exam_programme import CHOSEN, KEUZEDELEN, VMBO, WINDOW_OVER, in_gl, passing, programme, sits
from tests.scenario import Story, vmbo

LAST_DAY = "2026-07-31"


def ways(story: Story, on: str = WINDOW_OVER, **more: Any) -> dict[str, Any]:
    (row,) = story.ask("options", on, students=["s1"], **more)
    return row


def named(row: dict[str, Any], member: str = "options") -> list[str]:
    return [option["option"] for option in row[member]]


def option(row: dict[str, Any], code: str) -> dict[str, Any]:
    (found,) = [each for each in row["options"] + row["not_open"] if each["option"] == code]
    return found


def of_kb(marks: str = "WI 6.0/-") -> Story:
    """S03: KB to level 3, wiskunde CE open."""
    return passing(marks, leerweg="KB", level=3, years=5)


def in_gr(marks: str = "NE 6.0/6.0, EN 5.0/-", **more: Any) -> Story:
    chosen = ["NE-SE", "NE-CE", "EN-SE", "EN-CE", *KEUZEDELEN]
    return passing(usual=marks, form="GR", chosen=chosen, **more)


# --- in the window ----------------------------------------------------------------------------------------


def test_within_the_window_the_parts_are_finished():
    """VEX-32: the last day, with the parts and the day."""
    row = ways(of_kb(), LAST_DAY)
    assert (row["state"], row["window_end"], row["flags"], row["not_open"]) == (
        "WINDOW_OPEN",
        LAST_DAY,
        [],
        [],
    )
    assert row["options"] == [
        {
            "option": "FINISH_IN_WINDOW", "rule": "VEX-32", "open": "YES", "needs": [], "parts": ["WI-CE"],
            "routes": [], "due": LAST_DAY,
        }
    ]  # fmt: skip
    assert row["policies"] == ["window_day=JULY_31"]


def test_with_nothing_open_there_is_nothing_to_do():
    """VEX-32: in the window and after it."""
    for on in (LAST_DAY, WINDOW_OVER):
        row = ways(passing(), on)
        assert (row["state"], row["options"], row["not_open"], row["flags"]) == ("NOTHING_OPEN", [], [], [])


def test_mbo_parts_have_no_window():
    """VEX-34: mbo exam rights are not affected."""
    assert ways(passing(), WINDOW_OVER)["state"] == "NOTHING_OPEN"
    row = ways(of_kb())
    assert {part for each in row["options"] for part in each["parts"]} == {"WI-CE"}


def test_a_choice_not_made_is_open_too():
    """4.9: and is no general subject."""
    row = ways(passing("KV4 -", chosen=[*CHOSEN[:3], *KEUZEDELEN]))
    assert option(row, "EXTENSION")["parts"] == ["choice:keuzevakken"]
    assert "STAATSEXAMEN" in named(row, "not_open")


# --- after it ---------------------------------------------------------------------------------------------


def test_kb_to_level_3_after_the_window():
    """VEX-34, VEX-05, S03: extension, staatsexamen, end; no vavo, no geïntegreerde route; level 3 at risk."""
    row = ways(of_kb())
    assert row["state"] == "WINDOW_CLOSED"
    assert [(each["option"], each["rule"], each["open"]) for each in row["options"]] == [
        ("EXTENSION", "VEX-34", "OPEN"),
        ("STAATSEXAMEN", "VEX-34", "OPEN"),
        ("END_ROUTE", "OVS-01", "YES"),
    ]
    assert named(row, "not_open") == ["VAVO", "CONVERT_TO_GR"]
    assert row["flags"] == ["LEGAL_BASIS_OPEN", "LEVEL_NEEDS_VMBO_DIPLOMA"]
    assert {"VEX-32", "VEX-34", "VEX-05", "OVS-01"} <= set(row["because"]["rules"])


def test_the_level_flag_is_for_level_3_and_4_until_there_is_a_diploma():
    """VEX-05: the last day of the window and the day after."""
    flag = "LEVEL_NEEDS_VMBO_DIPLOMA"
    assert flag not in ways(of_kb(), LAST_DAY)["flags"]
    assert flag not in ways(passing("WI 6.0/-"))["flags"]
    assert "VEX-05" not in ways(passing("WI 6.0/-"))["because"]["rules"]
    for side, there in (("mbo", True), ("vmbo", False)):
        story = of_kb()
        story.tell("s1", "diploma-awarded", "2026-08-20", side=side)
        assert flag in ways(story, "2026-08-19")["flags"]
        assert (flag in ways(story, "2026-08-20")["flags"]) is there


def test_bb_to_level_2_after_the_window_can_go_to_a_geintegreerde_route():
    """OVS-08: named if the same two schools have one of the profile on that day."""
    story = passing("WI 6.0/-")
    assert option(ways(story), "CONVERT_TO_GR")["needs"] == ["judgement-vo", "judgement-mbo", "gr-route"]
    gr = {"form": "GR"}
    story.tell("G2", "route-opened", "2026-08-10", **gr)
    story.tell("G1", "route-opened", "2026-08-01", **gr)
    story.tell("other-vo", "route-opened", "2020-01-02", **gr, vo="98VA")
    story.tell("other-mbo", "route-opened", "2020-01-02", **gr, mbo="98MC")
    story.tell("other-profile", "route-opened", "2020-01-02", **gr, profile="BWI")
    story.tell("no-gr", "route-opened", "2020-01-02")
    for on, routes in (("2026-08-01", ["G1"]), ("2026-08-09", ["G1"]), ("2026-08-10", ["G1", "G2"])):
        found = option(ways(story, on), "CONVERT_TO_GR")
        assert (found["open"], found["routes"]) == ("YES", routes)
        assert found["needs"] == ["judgement-vo", "judgement-mbo"]


def test_an_extension_is_not_offered_by_policy():
    """VEX-34."""
    story = of_kb()
    story.tell("window_extension", "policy-chosen", "2019-01-05", choice="NOT_OFFERED", at="2026-08-01")
    row = ways(story, chosen_policies=True)
    assert named(row) == ["STAATSEXAMEN", "END_ROUTE"]
    assert "EXTENSION" in named(row, "not_open")
    assert row["policies"] == [
        "form_of_route_changed=ENTRY_RULES", "window_day=JULY_31", "window_extension=NOT_OFFERED",
    ]  # fmt: skip


def test_general_subjects_can_be_finished_elsewhere_and_vocational_ones_cannot():
    """VEX-34, VEX-50: nor what is judged in words, rekenen, or the loopbaandossier."""
    marks = "WI 6.0/-, MA -, LO -, KU -, LOB -, PV 6.0/-, KV1 -"
    adopted = programme(vmbo("REK", kind="se"), profielvak="PIE", keuzevak="lassen")
    row = ways(passing(marks, adopted=adopted))
    assert option(row, "STAATSEXAMEN")["parts"] == ["MA-SE", "WI-CE"]
    assert set(option(row, "EXTENSION")["parts"]) == {
        "WI-CE", "MA-SE", "LO-SE", "KU-SE", "LOB", "PV-CSPE", "KV1", "REK",
    }  # fmt: skip


def test_in_tl_general_subjects_can_be_finished_at_the_vavo():
    """VEX-50: not in GL."""
    marks = "NE 6.0/6.0, EN 6.0/-, WI 6.0/6.0"
    adopted = {"parts": [vmbo(f"{c}-{k}") for c in ("NE", "EN", "WI") for k in ("SE", "CE")], "choices": []}
    row = ways(passing(usual=marks, adopted=adopted, leerweg="TL", level=4, profile="techniek", chosen=[]))
    assert named(row) == ["EXTENSION", "STAATSEXAMEN", "VAVO", "END_ROUTE"]
    assert (option(row, "VAVO")["parts"], option(row, "VAVO")["open"]) == (["EN-CE"], "YES")
    assert "VAVO" in named(ways(in_gl("EN 6.0/-")), "not_open")


def test_in_a_geintegreerde_route_what_is_open_can_be_chosen_no_longer():
    """VEX-02, VEX-04: in the window and after it, with what a certificate could be for."""
    story = in_gr()
    row = ways(story, LAST_DAY)
    assert (named(row), row["certificate_candidates"]) == (["FINISH_IN_WINDOW", "DROP_CHOICE"], ["NE"])
    row = ways(story)
    assert named(row) == ["DROP_CHOICE", "EXTENSION", "STAATSEXAMEN", "END_ROUTE"]
    assert "VEX-04" in row["because"]["rules"]
    assert "gr_vmbo_diploma=POSSIBLE" in row["policies"]
    assert "NE-CE" in row["because"]["events"]
    assert "VEX-04" not in ways(in_gr("NE 6.0/-"))["because"]["rules"]
    story.tell("s1", "parts-chosen", "2026-08-01", parts=["NE-SE", "NE-CE", *KEUZEDELEN])
    assert ways(story)["state"] == "NOTHING_OPEN"
    assert ways(story)["certificate_candidates"] == ["NE"]


def test_parts_passed_or_exempt_after_the_window_are_open_no_more():
    """VEX-34: S03, passed in September after all; corrected, then withdrawn."""
    story = sits(of_kb(), "WI -/6.0", "2026-09-10", at="2026-09-10")
    assert (ways(story, "2026-09-09")["state"], ways(story, "2026-09-10")["state"]) == (
        "WINDOW_CLOSED",
        "NOTHING_OPEN",
    )
    story.retract("WI-CE", at="2026-09-12")
    assert ways(story, "2026-09-10")["state"] == "WINDOW_CLOSED"
    (row,) = story.ask("options", "2026-09-10", "2026-09-11", students=["s1"])
    assert row["state"] == "NOTHING_OPEN"


def test_an_extension_or_a_year_done_again_moves_the_window():
    """VEX-33, RSP-06: and both are named."""
    story = of_kb()
    longer = story.tell("s1", "window-extended", "2026-07-20", until="2026-12-31")
    assert (ways(story, "2026-12-31")["state"], ways(story, "2027-01-01")["state"]) == (
        "WINDOW_OPEN",
        "WINDOW_CLOSED",
    )
    because = ways(story, "2027-01-01")["because"]
    assert longer in because["events"]
    assert "VEX-33" in because["rules"]
    assert "VEX-33" not in ways(of_kb())["because"]["rules"]
    story = of_kb()
    again = story.tell("s1", "year-repeated", "2024-08-01", route_year=1)
    row = ways(story, "2027-07-31")
    assert (row["state"], row["window_end"]) == ("WINDOW_OPEN", "2027-07-31")
    assert {again, "start"} <= set(row["because"]["events"])


def test_a_start_in_leerjaar_4_is_by_a_clock_that_is_open():
    """VEX-33."""
    story = of_kb()
    story.correct("start", leerjaar=4)
    assert ways(story, "2025-08-01")["state"] == "WINDOW_CLOSED"
    assert "VEX-33" in ways(story, "2025-08-01")["because"]["rules"]


# --- for whom ---------------------------------------------------------------------------------------------


def test_who_left_the_route():
    """OVS-02: finishes within the window; after it only what is outside the route."""
    story = of_kb()
    story.tell("s1", "dropped-out", "2026-01-10")
    row = ways(story, LAST_DAY)
    assert [(each["option"], each["rule"]) for each in row["options"]] == [("FINISH_IN_WINDOW", "OVS-02")]
    assert named(ways(story)) == ["STAATSEXAMEN"]
    assert ways(story, "2026-01-09")["options"][0]["rule"] == "VEX-32"


@pytest.mark.parametrize("form", ["DLR", "GR"])
def test_who_completed_the_route_or_was_never_on_one(form: str):
    """4.5: nobody asks what they can do with a vmbo part."""
    story = passing("WI 6.0/-", form=form)
    story.tell("s2", "enrolled", "2023-08-01", side="vo")
    for side in ("vmbo", "mbo"):
        story.tell("s1", "diploma-awarded", "2026-06-30", side=side)
    assert story.ask("options", "2026-06-29", students=["s1"]) != []
    assert story.ask("options", "2026-06-30") == []


def test_a_route_without_a_programme_has_nothing_open():
    """4.9."""
    story = passing(VMBO)
    story.tell("R2", "route-opened", "2019-01-02")
    story.tell("s2", "route-started", "2023-08-01", route="R2")
    (row,) = story.ask("options", WINDOW_OVER, students=["s2"])
    assert (row["state"], row["certificate_candidates"]) == ("NOTHING_OPEN", [])


def test_the_answer_rests_on_the_parts_that_are_open():
    """6: the programme, and why each part is owed."""
    story = of_kb()
    because = ways(story)["because"]
    adopted = next(r.id for r in story.history if r.kind == "exam-programme-adopted/1")
    assert {adopted, "start"} <= set(because["events"])
    assert {"VEX-01", "VEX-50", "OVS-08"} <= set(because["rules"])
