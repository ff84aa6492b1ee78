"""Which vmbo content was the student taught? Told apart from the exams owed (VEX-03)."""

from typing import Any

import pytest

from tests.exam_programme import KEUZEDELEN, programme, student
from tests.scenario import Story, another, mbo, ordinary

ON = "2024-10-01"
GR = {"form": "GR", "profile": "HBR"}
CHOSEN = ["NE-SE", "NE-CE", "PV-SE", "PV-CSPE", *KEUZEDELEN]


def in_gr(**more: Any) -> Story:
    """S06: HBR, who chose Nederlands and the profielvak."""
    adopted = more.pop("adopted", None) or programme(avo=("NE", "EN", "WI", "EC"))
    return student(adopted, chosen=more.pop("chosen", CHOSEN), **{**GR, **more})


def taught(story: Story, *subjects: str, side: str = "vo", on: str = "2024-01-15", **more: Any) -> Story:
    for subject in subjects:
        story.tell("s1", "content-taught", on, subject=subject, side=side, **more)
    return story


def rows(story: Story, on: str = ON, known_at: str | None = None) -> dict[str, dict[str, Any]]:
    return {row["slot"]: row for row in story.ask("coverage", on, known_at, students=["s1"])}


def reported(story: Story, **more: Any) -> list[str]:
    return [slot for slot, row in rows(story, **more).items() if row["state"] == "TAUGHT"]


# --- what has to be taught --------------------------------------------------------------------------------


def test_in_a_geintegreerde_route_all_vmbo_content_is_to_be_taught():
    """VEX-03, S06: LO too; the profielwerkstuk and LOB are no content."""
    found = rows(in_gr())
    assert list(found) == ["NE", "EN", "MA", "LO", "KU", "PV", "EC", "bound-2", "KV"]
    assert {row["state"] for row in found.values()} == {"NOT_REPORTED"}
    assert found["bound-2"]["subjects"] == ["WI", "FA", "DU"]
    assert found["KV"] == {
        "student": "s1", "on": ON, "known_at": None, "slot": "KV", "subjects": ["KV"],
        "state": "NOT_REPORTED", "taught": [], "since": None, "by": [], "examined": [], "policies": [],
        "because": {"rules": ["VEX-03"], "events": ["start"]},
    }  # fmt: skip


def test_what_is_examined_is_told_apart():
    """VEX-03: only what was chosen; not having it taught makes nothing owed."""
    story = taught(in_gr(), "WI")
    found = rows(story)
    assert [slot for slot, row in found.items() if row["examined"]] == ["NE", "PV"]
    assert (found["bound-2"]["state"], found["bound-2"]["examined"]) == ("TAUGHT", [])
    assert not any(part.startswith("WI") for part in story.owed("s1", ON))


@pytest.mark.parametrize(("shape", "code"), [({}, "KV1"), ({"keuzevak": "KV{}", "profielvak": "HBR"}, "KV1")])
def test_what_is_examined_goes_by_the_places_whatever_the_school_calls_it(shape: dict[str, str], code: str):
    """VEX-03."""
    adopted = programme(avo=("NE", "EN", "WI", "EC"), **shape)
    found = rows(in_gr(adopted=adopted, chosen=["PV-SE", code, "WI-SE"]))
    assert {slot: row["examined"] for slot, row in found.items() if row["examined"]} == {
        "PV": ["PV"], "bound-2": ["WI"], "KV": ["KV"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("route", "lwt", "rules", "places"),
    [
        (GR, False, ["VEX-03"], 9),
        (GR, True, ["VEX-03", "RTE-10"], 9),
        ({"profile": "HBR"}, False, ["VEX-01"], 9),
        ({"profile": "HBR"}, True, ["VEX-40"], 3),
    ],
)
def test_each_route_has_its_content(route: dict[str, str], lwt: bool, rules: list[str], places: int):
    """RTE-10: in a leerwerktraject Nederlands and the vocational programme, in a GR all of it."""
    found = rows(student(programme(avo=("NE", "EN", "WI", "EC")), lwt=lwt, **route))
    assert len(found) == places
    assert [row["because"]["rules"] for row in found.values()] == [rules] * places
    if places == 3:
        assert list(found) == ["NE", "PV", "KV"]


@pytest.mark.parametrize("lwt", [None, False])
def test_who_goes_from_a_leerwerktraject_to_a_geintegreerde_route_is_taught_everything(lwt: bool | None):
    """RTE-10: whether or not the switch says that the leerwerktraject ended."""
    story = student(programme(), lwt=True)
    another(story, "G1", programme(), form="GR")
    story.tell("s1", "switched-to-transfer-option", "2024-09-01", to="route:G1", lwt=lwt)
    assert list(rows(story, "2024-08-31")) == ["NE", "PV", "KV"]
    found = rows(story, "2024-09-01")
    assert (len(found), found["EN"]["because"]["rules"]) == (9, ["VEX-03", "RTE-10"])


def test_nobody_without_a_route_and_nothing_of_a_profile_that_is_not_there():
    """VEX-03: economie is a profile of TL."""
    story = ordinary(programme())
    story.tell("s1", "enrolled", "2023-08-01", side="vo")
    assert rows(story) == {}
    assert rows(student(programme(), profile="economie")) == {}


def test_a_route_without_a_programme_has_content_too():
    """VEX-03: nothing of it is examined."""
    story = student(programme())
    story.tell("R2", "route-opened", "2019-01-02", form="GR")
    story.tell("s1", "route-started", "2024-01-01", route="R2")
    story = taught(story, "WI", "PIE", on="2024-02-01")
    assert reported(story) == ["PV", "WI"]
    assert not any(row["examined"] for row in rows(story).values())


def test_who_left_keeps_what_was_taught():
    """VEX-03."""
    story = taught(in_gr(), "NE")
    story.tell("s1", "dropped-out", "2024-02-01")
    assert reported(story) == ["NE"]


# --- what was taught --------------------------------------------------------------------------------------


def test_content_is_taught_from_the_day_on_which_it_was_reported():
    """VEX-03: the day before, on it; by either side, the first day counts."""
    story = taught(in_gr(), "NE")
    taught(story, "NE", side="mbo", on="2024-03-01", id="again")
    assert reported(story, on="2024-01-14") == []
    row = rows(story, "2024-01-15")["NE"]
    assert (row["state"], row["taught"], row["since"], row["by"]) == ("TAUGHT", ["NE"], "2024-01-15", ["vo"])
    row = rows(story)["NE"]
    assert (row["since"], row["by"]) == ("2024-01-15", ["vo", "mbo"])
    assert {"start", "again"} <= set(row["because"]["events"])
    assert rows(taught(in_gr(), "NE", side="mbo"))["NE"]["by"] == ["mbo"]


def test_content_that_was_retracted_or_reported_late():
    """2: as it was known."""
    story = taught(in_gr(), "NE", at="2024-02-01", id="told")
    story.retract("told", at="2024-03-01")
    assert reported(story) == []
    assert (reported(story, known_at="2024-01-31"), reported(story, known_at="2024-02-01")) == ([], ["NE"])


def test_content_of_before_the_route_does_not_count():
    """4.3: from the start on, on its day in the order of recording."""
    story = ordinary(programme(), form="GR")
    story.tell("s1", "content-taught", "2023-07-31", subject="NE", side="vo")
    story.tell("s1", "content-taught", "2023-08-01", subject="EN", side="vo")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "content-taught", "2023-08-01", subject="MA", side="vo")
    assert reported(story) == ["MA"]


@pytest.mark.parametrize("name", ["WI", "WI-SE", "0153"])
def test_content_goes_by_subject_part_or_register_code(name: str):
    adopted = programme(avo=("NE", "EN", "WI", "EC"))
    for part in adopted["parts"]:
        if part["part"] == "WI-CE":
            part["register_codes"] = ["0153"]
    found = rows(taught(in_gr(adopted=adopted), name))
    assert (found["bound-2"]["state"], found["bound-2"]["taught"]) == ("TAUGHT", [name])


def test_mbo_parts_are_no_vmbo_content_whatever_they_are_called():
    """VEX-03: neither as what was taught nor as what is examined."""
    parts = [mbo("NE-2F", "generic", subject="NE"), mbo("EN", "generic", subject="XX")]
    story = taught(in_gr(adopted=programme(*parts, avo=("NE", "EN", "WI", "EC"))), "NE-2F")
    assert reported(story) == []
    assert rows(story)["EN"]["examined"] == []


def test_content_that_is_no_vmbo_subject_here_is_passed_over():
    """VEX-03: an mbo part, a name that nobody knows."""
    assert reported(taught(in_gr(), "B1-K1", "yoga", "NK1")) == []


def test_the_profielvak_goes_by_the_profile_too():
    assert reported(taught(in_gr(), "HBR")) == ["PV"]
    assert reported(taught(in_gr(), "PV-CSPE")) == ["PV"]


@pytest.mark.parametrize("shape", [{}, {"keuzevak": "KV{}"}, {"keuzevak": "koken-{}"}])
def test_keuzevakken_are_taught_when_there_are_four_of_them(shape: dict[str, str]):
    """VEX-03: by their own names, or all of them as KV."""
    adopted = programme(avo=("NE", "EN", "WI", "EC"), **shape)
    story = taught(in_gr(adopted=adopted), "KV1", "KV2", "KV3")
    row = rows(story)["KV"]
    assert (row["state"], row["taught"], row["since"]) == (
        "NOT_REPORTED",
        ["KV1", "KV2", "KV3"],
        "2024-01-15",
    )
    assert reported(taught(story, "KV3")) == [], "the same one once more"
    assert reported(taught(story, "KV4")) == ["KV"]
    assert reported(taught(in_gr(), "KV")) == ["KV"]


def test_a_subject_fills_one_place():
    """VEX-03: D&P has two places for the same subjects; a third one goes to the first place."""
    story = student(programme(avo=("NE", "EN", "WI", "EC")), chosen=["WI-SE"], form="GR", profile="D&P")
    assert reported(taught(story, "NK1")) == ["bound-2"], (
        "the first is for wiskunde, in which there is an exam"
    )
    assert rows(story)["bound-1"]["examined"] == ["WI"]
    taught(story, "WI", on="2024-02-01")
    taught(story, "BI", on="2024-03-01")
    found = rows(story)
    assert (found["bound-1"]["taught"], found["bound-1"]["examined"]) == (["NK1", "WI"], ["WI"])
    assert (found["bound-2"]["taught"], found["bound-2"]["examined"]) == (["BI"], [])
    assert found["bound-1"]["since"] == "2024-01-15"


def test_everything_that_is_left_goes_to_the_first_place_that_takes_it():
    """VEX-03: four subjects for the two places of D&P; a day reported late is still the first."""
    story = student(programme(avo=("NE", "EN")), chosen=[], form="GR", profile="D&P")
    taught(story, "WI", "EC", on="2024-03-01")
    taught(story, "NK1", "BI", on="2024-02-01", at="2024-05-01")
    found = rows(story)
    assert (found["bound-1"]["taught"], found["bound-2"]["taught"]) == (["BI", "NK1", "WI"], ["EC"])
    assert (found["bound-1"]["since"], found["bound-2"]["since"]) == ("2024-02-01", "2024-03-01")


def test_the_free_places_of_tl_are_filled_after_those_of_the_profile():
    """VEX-03: Z&W of TL with biologie, geschiedenis and two free subjects."""
    route = {"form": "DLR", "leerweg": "TL", "profile": "zorg-en-welzijn", "level": 4}
    story = taught(student(programme(avo=("NE", "EN")), chosen=[], **route), "BI", "GS", "AK", "DU", "MK")
    found = rows(story)
    assert found["BI"]["taught"] == ["BI"]
    filled = [found[slot]["taught"] for slot in ("bound-2", "free-1", "free-2")]
    assert filled == [["AK", "MK"], ["DU"], ["GS"]], "each has one before any has two"
