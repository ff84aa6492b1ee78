"""4.9 Exam parts: which are required, which are closed, who answers. Numbers count the sentences.

1 rows, 2 programme, 3 chosen, 4 crebo, 5 required vmbo, 6 required mbo, 7 choice groups, 8 codes,
9 failed and missed, 10 closing, 11 vmbo, 12 mbo, 13 joint, 14 bpv, 15 exemption of a joint code, 16 status,
17 mark and day, 18 flags, 19 due, 20 who answers, 21 unknown parts.
"""

from typing import Any

import pytest

from tests.scenario import COMPANY, CREBO, Story, another, joint, mbo, of, ordinary, signed, vmbo

NE = of(vmbo("NE-CE"), mbo("B1-K1"))


def started(programme: dict | None = None, *, start: dict | None = None, **route: Any) -> Story:
    story = ordinary(programme or NE, **route)
    story.tell("s1", "route-started", "2023-08-01", **(start or {}))
    return story


def passed(story: Story, part: str, on: str = "2024-05-20", **data: Any) -> str:
    return story.tell("s1", "exam-part-passed", on, part=part, **data)


def exempt(story: Story, part: str, on: str = "2024-05-20", **data: Any) -> str:
    return story.tell("s1", "exemption-granted", on, part=part, **data)


def status(story: Story, part: str, on: str = "2025-01-01") -> str:
    text: str = story.part("s1", part, on)["status"]
    return text


def group(choice: str, side: str = "vmbo", **least: int) -> dict[str, Any]:
    return {"choice": choice, "side": side, **least}


# --- 1: who has rows ----------------------------------------------------------------------------------


def test_rows_for_active_and_ended_students():
    """4.9.1: before the start and after completion there are none."""
    story = started(form="GR", start={"chosen": ["NE-CE"]})
    assert story.exams("s1", "2023-07-31") == {}
    assert story.owed("s1", "2023-08-01") == ["B1-K1", "NE-CE"]
    story.tell("s1", "dropped-out", "2024-01-10")
    assert story.owed("s1", "2024-01-10") == ["B1-K1", "NE-CE"]
    story.tell("s2", "route-started", "2023-08-01")
    story.tell("s2", "diploma-awarded", "2024-01-10", side="mbo")
    assert story.owed("s2", "2024-01-09") == ["B1-K1"]
    assert story.exams("s2", "2024-01-10") == {}


def test_what_is_closed_is_told_only_when_everything_is_asked():
    """4.9.1 and 6: owed and window-closed, or every status."""
    story = started(of(vmbo("NE-CE"), vmbo("WI-CE"), vmbo("EN-CE"), mbo("B1-K1")))
    passed(story, "NE-CE")
    exempt(story, "WI-CE")
    assert story.owed("s1", "2025-01-01") == ["B1-K1", "EN-CE"]
    assert story.owed("s1", "2026-08-01") == ["B1-K1", "EN-CE"]
    assert list(story.exams("s1", "2025-01-01")) == ["B1-K1", "EN-CE", "NE-CE", "WI-CE"]


def test_one_side_can_be_asked_about():
    """6: the other side's parts are left out."""
    story = started(of(vmbo("NE-CE"), mbo("B1-K1"), choices=[group("KD", "mbo", min_parts=1)]))
    assert story.owed("s1", "2024-01-01", side="vmbo") == ["NE-CE"]
    assert story.owed("s1", "2024-01-01", side="mbo") == ["B1-K1", "choice:KD"]


# --- 2: the programme ---------------------------------------------------------------------------------


def test_without_a_programme_no_part_is_required():
    """4.9.2: a result then names no part of anything."""
    story = Story()
    another(story, "R1")
    story.tell("s1", "route-started", "2023-08-01")
    assert story.exams("s1", "2024-01-01") == {}
    passed(story, "NE-CE")
    assert status(story, "NE-CE") == "unknown-part"


@pytest.mark.parametrize(
    ("start", "leerjaar", "parts"),
    [
        ("2024-07-31", 3, ["OLD"]),
        ("2024-08-01", 3, ["NEW"]),
        ("2025-08-01", 3, ["NEW"]),
        ("2024-08-01", 4, ["OLD"]),
        ("2025-08-01", 4, ["NEW"]),
    ],
)
def test_a_programme_is_for_cohorts_from_a_school_year(start: str, leerjaar: int, parts: list[str]):
    """4.9.2: compared with the year of leerjaar 3."""
    story = ordinary(of(mbo("OLD")))
    story.tell("R1", "exam-programme-adopted", "2024-05-01", cohorts_from=2024, version="2", **of(mbo("NEW")))
    story.tell("s1", "route-started", start, leerjaar=leerjaar)
    assert story.owed("s1", start) == parts


def test_a_programme_for_later_cohorts_only():
    """4.9.2: then there is none for this one."""
    story = ordinary({"cohorts_from": 2024, **of(mbo("NEW"))})
    story.tell("s1", "route-started", "2023-08-01")
    assert story.owed("s1", "2024-01-01") == []


@pytest.mark.parametrize(
    ("on", "parts"), [("2024-04-30", ["OLD"]), ("2024-05-01", ["NEW"]), ("2024-05-02", ["NEW"])]
)
def test_the_programme_last_adopted_holds(on: str, parts: list[str]):
    """4.9.2: from the day of its adoption."""
    story = started(of(mbo("OLD")))
    story.tell("R1", "exam-programme-adopted", "2024-05-01", version="2", **of(mbo("NEW")))
    assert story.owed("s1", on) == parts


def test_a_retracted_programme_was_never_adopted():
    """4.9.2: the one before it holds; and a corrected one as corrected."""
    story = started(of(mbo("OLD")))
    adopted = story.tell("R1", "exam-programme-adopted", "2024-05-01", version="2", **of(mbo("NEW")))
    story.correct(adopted, parts=[mbo("NEWER")])
    assert story.owed("s1", "2024-06-01") == ["NEWER"]
    story.retract(adopted)
    assert story.owed("s1", "2024-06-01") == ["OLD"]


def test_the_programme_is_that_of_the_current_route():
    """4.9.2: of the route the student is on."""
    story = started(of(mbo("OLD")))
    another(story, "R2", of(mbo("OTHER")))
    story.tell("s1", "switched-to-transfer-option", "2024-02-01", to="route:R2")
    assert story.owed("s1", "2024-01-31") == ["OLD"]
    assert story.owed("s1", "2024-02-01") == ["OTHER"]


# --- 3: what was chosen -------------------------------------------------------------------------------

KV = of(
    vmbo("KV1", choice="KV", vocational=True),
    vmbo("KV2", choice="KV", vocational=True),
    vmbo("KV3", choice="KV", vocational=True),
    choices=[group("KV")],
)


def test_nothing_chosen_is_an_empty_choice():
    """4.9.3: parts of a choice are then not required."""
    assert started(KV).owed("s1", "2024-01-01") == []


def test_the_choice_made_at_the_start():
    """4.9.3: from the day of the start."""
    assert started(KV, start={"chosen": ["KV1"]}).owed("s1", "2023-08-01") == ["KV1"]


def test_a_later_choice_is_the_whole_choice():
    """4.9.3: from its own day; the last by day holds, however late it was told."""
    story = started(KV, start={"chosen": ["KV1"]})
    story.tell("s1", "parts-chosen", "2024-03-01", parts=["KV3"])
    story.tell("s1", "parts-chosen", "2024-02-01", parts=["KV2", "KV3"])
    owed = [story.owed("s1", on) for on in ("2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01")]
    assert owed == [["KV1"], ["KV2", "KV3"], ["KV2", "KV3"], ["KV3"]]


def test_an_empty_choice_is_a_choice_too():
    """4.9.3: nothing chosen any more."""
    story = started(KV, start={"chosen": ["KV1"]})
    story.tell("s1", "parts-chosen", "2024-02-01", parts=[])
    assert story.owed("s1", "2024-02-01") == []


@pytest.mark.parametrize(("chosen", "owed"), [(None, ["KV1"]), (["KV2"], ["KV2"]), ([], [])])
def test_a_switch_that_names_a_choice_replaces_it(chosen: list[str] | None, owed: list[str]):
    """4.9.3: one that names none leaves what was chosen in this journey."""
    story = started(KV, start={"chosen": ["KV1"]})
    another(story, "R2", KV)
    story.tell("s1", "switched-to-transfer-option", "2024-02-01", to="route:R2", chosen=chosen)
    assert story.owed("s1", "2024-02-01") == owed


def test_what_is_no_part_of_the_programme_was_not_chosen():
    """4.9.3: other codes are passed over."""
    story = started(KV, start={"chosen": ["KV9", "KV1", "K0067"]})
    assert list(story.exams("s1", "2024-01-01")) == ["KV1"]


def test_a_retracted_choice_brings_the_one_before_back():
    """4.9.3: and a corrected one is as corrected."""
    story = started(KV, start={"chosen": ["KV1"]})
    chosen = story.tell("s1", "parts-chosen", "2024-02-01", parts=["KV2"])
    story.correct(chosen, parts=["KV3"])
    assert story.owed("s1", "2024-02-01") == ["KV3"]
    story.retract(chosen)
    assert story.owed("s1", "2024-02-01") == ["KV1"]


# --- 4, 5, 6: what is required ------------------------------------------------------------------------


def test_a_part_of_another_qualification_is_not_required():
    """4.9.4: of either side, not even when it was chosen."""
    programme = of(
        mbo("ELEKTRO", crebo=CREBO),
        mbo("KOK", crebo="25180"),
        mbo("KD1", "keuzedeel", choice="KD", crebo="25180"),
        vmbo("HBR-CSPE", crebo="25180"),
        choices=[group("KD", "mbo")],
    )
    story = started(programme, start={"chosen": ["KD1", "KOK", "HBR-CSPE"]})
    assert story.owed("s1", "2024-01-01") == ["ELEKTRO"]


VMBO = of(
    vmbo("NE-CE"),
    vmbo("WI-CE"),
    vmbo("PV-CSPE", vocational=True),
    vmbo("KV1", choice="KV", vocational=True),
    vmbo("GS-CE", choice="VRIJ"),
    vmbo("FA-CE", choice="VRIJ"),
    choices=[group("KV"), group("VRIJ")],
)


@pytest.mark.parametrize("form", ["DLR", "EXPERIMENT", "LEERLIJN"])
def test_the_vmbo_exam_is_every_part_without_a_choice_and_the_chosen_ones(form: str):
    """4.9.5: in a route to two diplomas."""
    story = started(VMBO, form=form, start={"chosen": ["KV1", "GS-CE"]})
    assert story.owed("s1", "2024-01-01") == ["GS-CE", "KV1", "NE-CE", "PV-CSPE", "WI-CE"]


def test_a_leerwerktraject_has_dutch_and_the_vocational_parts_alone():
    """4.9.5: also of what was chosen (S08)."""
    story = started(VMBO, start={"chosen": ["KV1", "GS-CE"], "lwt": True})
    assert story.owed("s1", "2024-01-01") == ["KV1", "NE-CE", "PV-CSPE"]


def test_a_geintegreerde_route_has_the_chosen_vmbo_parts_alone():
    """4.9.5: with or without a choice of their own (S06)."""
    story = started(VMBO, form="GR", start={"chosen": ["NE-CE", "KV1"]})
    assert story.owed("s1", "2024-01-01") == ["KV1", "NE-CE"]
    assert started(VMBO, form="GR").owed("s1", "2024-01-01") == []


def test_a_geintegreerde_route_with_lwt_has_the_chosen_parts_too():
    """4.9.5: the limit of a leerwerktraject is for the other forms."""
    story = started(VMBO, form="GR", start={"chosen": ["WI-CE", "GS-CE"], "lwt": True})
    assert story.owed("s1", "2024-01-01") == ["GS-CE", "WI-CE"]


@pytest.mark.parametrize("form", ["DLR", "GR", "EXPERIMENT", "LEERLIJN"])
@pytest.mark.parametrize("lwt", [False, True])
def test_the_mbo_exam_is_every_part_without_a_choice_and_the_chosen_ones(form: str, lwt: bool):
    """4.9.6: in every form of route, in a leerwerktraject too."""
    programme = of(
        mbo("B1-K1"),
        mbo("LB", "lb"),
        mbo("K0067", "keuzedeel", choice="KD"),
        mbo("K0072", "keuzedeel", choice="KD"),
        choices=[group("KD", "mbo")],
    )
    story = started(programme, form=form, start={"chosen": ["K0072"], "lwt": lwt})
    assert story.owed("s1", "2024-01-01") == ["B1-K1", "K0072", "LB"]


def test_a_joint_part_is_never_owed_itself():
    """2 and 4.9.5: only what it counts for."""
    programme = of(vmbo("MA-SE"), mbo("LB", "lb"), joint("J1", ["MA-SE", "LB"]))
    assert list(started(programme).exams("s1", "2024-01-01")) == ["LB", "MA-SE"]


def test_a_row_says_what_the_programme_says_of_the_part():
    """4.9.5, 4.9.19 and 4.9.20: side, kind, subject and name; who answers and until when."""
    story = started(of(vmbo("NE-CE", name="Nederlands CE"), mbo("B1-K1")))
    row = story.part("s1", "NE-CE", "2024-01-01")
    del row["because"], row["known_at"]
    assert row == {
        "student": "s1",
        "on": "2024-01-01",
        "part": "NE-CE",
        "side": "vmbo",
        "kind": "ce",
        "subject": "NE",
        "name": "Nederlands CE",
        "status": "owed",
        "answers_to": ["vo"],
        "due": "2026-07-31",
        "mark": None,
        "closed_on": None,
        "provisional": None,
        "flags": [],
    }
    row = story.part("s1", "B1-K1", "2024-01-01")
    assert (row["side"], row["kind"], row["status"]) == ("mbo", "kerntaak", "owed")
    assert (row["answers_to"], row["due"]) == (["mbo"], None)


# --- 7, 8: choice groups ------------------------------------------------------------------------------


def kv(**least: int) -> dict:
    return of(
        vmbo("KV1", choice="KV", vocational=True, hours=100, register_codes=["1001", "1011"]),
        vmbo("KV2", choice="KV", vocational=True, hours=60, register_codes=["1002"]),
        vmbo("KV3", choice="KV", vocational=True),
        vmbo("GS-CE", choice="VRIJ"),
        mbo("B1-K1"),
        choices=[group("KV", **least), group("VRIJ")],
    )


@pytest.mark.parametrize(
    ("chosen", "missing"),
    [
        ([], True),
        (["KV1"], True),
        (["KV1", "KV2"], False),
        (["KV1", "KV2", "KV3"], False),
        (["KV1", "GS-CE"], True),
    ],
)
def test_a_choice_of_too_few_parts_is_owed(chosen: list[str], missing: bool):
    """4.9.7: one row for the group; parts of another group do not help."""
    story = started(kv(min_parts=2), start={"chosen": chosen})
    assert ("choice:KV" in story.owed("s1", "2024-01-01")) is missing


@pytest.mark.parametrize(
    ("least", "chosen", "missing"),
    [
        (160, ["KV1"], True),
        (160, ["KV1", "KV2"], False),
        (161, ["KV1", "KV2"], True),
        (161, ["KV1", "KV2", "KV3"], True),
        (1, ["KV3"], True),
    ],
)
def test_a_choice_of_too_few_hours_is_owed(least: int, chosen: list[str], missing: bool):
    """4.9.7: hours add up; a part without hours adds none."""
    story = started(kv(min_hours=least), start={"chosen": chosen})
    assert ("choice:KV" in story.owed("s1", "2024-01-01")) is missing


@pytest.mark.parametrize(
    ("chosen", "missing"), [(["KV1"], True), (["KV2", "KV3"], True), (["KV1", "KV2"], False)]
)
def test_a_choice_must_have_both_parts_and_hours(chosen: list[str], missing: bool):
    """4.9.7: where the group asks for both."""
    story = started(kv(min_parts=2, min_hours=100), start={"chosen": chosen})
    assert ("choice:KV" in story.owed("s1", "2024-01-01")) is missing


def test_a_group_that_asks_for_nothing_is_never_owed():
    """4.9.7: without a least number there is nothing too few."""
    assert started(kv()).owed("s1", "2024-01-01") == ["B1-K1"]
    assert started(kv(min_parts=0, min_hours=0)).owed("s1", "2024-01-01") == ["B1-K1"]


def test_the_row_of_a_choice():
    """4.9.7: it is as an open part of its side, and says nothing else."""
    story = started(of(choices=[group("KV", min_parts=1), group("KD", "mbo", min_hours=480)]))
    rows = story.exams("s1", "2024-01-01")
    for row in rows.values():
        del row["because"], row["known_at"]
    shared = {"student": "s1", "on": "2024-01-01", "kind": "choice", "subject": None, "name": None}
    shared |= {
        "mark": None,
        "closed_on": None,
        "provisional": None,
        "flags": ["NOT_CHOSEN"],
        "status": "owed",
    }
    assert rows == {
        "choice:KD": {**shared, "part": "choice:KD", "side": "mbo", "answers_to": ["mbo"], "due": None},
        "choice:KV": {
            **shared,
            "part": "choice:KV",
            "side": "vmbo",
            "answers_to": ["vo"],
            "due": "2026-07-31",
        },
    }


@pytest.mark.parametrize(
    ("on", "statuses"),
    [("2026-07-31", ("owed", "owed")), ("2026-08-01", ("window-closed", "owed"))],
)
def test_the_status_of_a_choice_goes_with_the_window(on: str, statuses: tuple[str, str]):
    """4.9.7: as of an open part of that side."""
    story = started(of(choices=[group("KV", min_parts=1), group("KD", "mbo", min_parts=1)]))
    assert (status(story, "choice:KV", on), status(story, "choice:KD", on)) == statuses


def test_a_choice_not_made_is_no_part_for_the_flags():
    """4.9.7: no window missed, nobody needed at the vo."""
    story = started(of(choices=[group("KV", min_parts=1)]))
    story.tell("s1", "transferred", "2025-08-01")
    assert story.flags("s1", "2025-08-01") == []
    assert story.flags("s1", "2026-08-01") == []


def test_a_geintegreerde_route_owes_no_vmbo_choice():
    """4.9.7: an mbo choice it does."""
    programme = of(choices=[group("KV", min_parts=1), group("KD", "mbo", min_parts=1)])
    assert started(programme, form="GR").owed("s1", "2024-01-01") == ["choice:KD"]


def test_a_leerwerktraject_owes_only_choices_with_a_vocational_part():
    """4.9.7: of the vmbo side; of the mbo side all."""
    programme = of(
        vmbo("KV1", choice="KV", vocational=True),
        vmbo("GS-CE", choice="VRIJ"),
        mbo("K0067", choice="KD"),
        choices=[group("KV", min_parts=1), group("VRIJ", min_parts=1), group("KD", "mbo", min_parts=1)],
    )
    assert started(programme, start={"lwt": True}).owed("s1", "2024-01-01") == ["choice:KD", "choice:KV"]
    assert started(programme).owed("s1", "2024-01-01") == ["choice:KD", "choice:KV", "choice:VRIJ"]


def test_a_chosen_part_counts_for_its_group_even_when_it_is_not_required():
    """4.9.7: of another qualification, or beside a leerwerktraject."""
    programme = of(
        mbo("KD1", "keuzedeel", choice="KD", crebo="25180"),
        vmbo("KV1", choice="VRIJ", vocational=True),
        vmbo("GS-CE", choice="VRIJ"),
        choices=[group("KD", "mbo", min_parts=1), group("VRIJ", min_parts=1)],
    )
    story = started(programme, start={"chosen": ["KD1", "GS-CE"], "lwt": True})
    assert story.owed("s1", "2024-01-01") == []


def test_a_part_may_be_chosen_by_its_register_code():
    """4.9.8: by any of them."""
    story = started(kv(min_parts=2), start={"chosen": ["1011", "KV2"]})
    assert story.owed("s1", "2024-01-01") == ["B1-K1", "KV1", "KV2"]


@pytest.mark.parametrize("chosen", [["KV1", "KV1"], ["KV1", "1001"], ["1001", "1011"]])
def test_a_part_named_twice_counts_once(chosen: list[str]):
    """4.9.8: as itself or as one of its codes; in parts and in hours."""
    assert "choice:KV" in started(kv(min_parts=2), start={"chosen": chosen}).owed("s1", "2024-01-01")
    assert "choice:KV" in started(kv(min_hours=150), start={"chosen": chosen}).owed("s1", "2024-01-01")


# --- 9, 10: closing -----------------------------------------------------------------------------------


def test_a_failed_sitting_closes_nothing():
    """4.9.9: nor does a missed one."""
    story = started()
    story.tell("s1", "exam-part-failed", "2024-05-20", part="NE-CE", mark="4.1")
    story.tell("s1", "sitting-missed", "2024-05-21", part="B1-K1", sat_on="2024-05-21")
    assert story.owed("s1", "2024-06-01") == ["B1-K1", "NE-CE"]
    assert story.part("s1", "NE-CE", "2024-06-01")["mark"] is None


def test_a_failed_or_missed_sitting_reopens_nothing():
    """4.9.9: what was passed stays passed."""
    story = started()
    passed(story, "NE-CE", mark="6.0")
    story.tell("s1", "exam-part-failed", "2024-06-20", part="NE-CE", mark="4.1")
    story.tell("s1", "sitting-missed", "2024-06-21", part="NE-CE", sat_on="2024-06-21")
    row = story.part("s1", "NE-CE", "2024-07-01")
    assert (row["status"], row["mark"], row["closed_on"]) == ("passed", "6.0", "2024-05-20")


@pytest.mark.parametrize(
    ("on", "now"), [("2024-05-19", "owed"), ("2024-05-20", "passed"), ("2024-05-21", "passed")]
)
def test_a_pass_closes_from_its_day(on: str, now: str):
    """4.9.10: whatever the mark, and however long ago it was sat."""
    story = started()
    passed(story, "NE-CE", mark="4.6", sat_on="2024-04-01")
    assert status(story, "NE-CE", on) == now


@pytest.mark.parametrize(
    ("on", "now"), [("2024-05-19", "owed"), ("2024-05-20", "exempt"), ("2024-05-21", "exempt")]
)
def test_an_exemption_closes_from_its_day(on: str, now: str):
    """4.9.10: for either side."""
    story = started()
    exempt(story, "NE-CE")
    exempt(story, "B1-K1")
    assert status(story, "NE-CE", on) == now
    assert status(story, "B1-K1", on) == now


def test_a_result_may_name_a_register_code():
    """2 and 4.9.10: a pass or an exemption by any code of the part."""
    story = started(of(vmbo("NE-CE", register_codes=["0011", "0012"]), mbo("NL", register_codes=["3001"])))
    passed(story, "0012")
    exempt(story, "3001")
    assert {part: row["status"] for part, row in story.exams("s1", "2024-06-01").items()} == {
        "NE-CE": "passed",
        "NL": "exempt",
    }


@pytest.mark.parametrize(
    ("on", "now"), [("2024-09-09", "passed"), ("2024-09-10", "owed"), ("2024-09-11", "owed")]
)
def test_an_annulled_result_counted_until_then(on: str, now: str):
    """4.9.10: from its day the pass is undone."""
    story = started()
    passed(story, "NE-CE")
    story.tell("s1", "exam-result-annulled", "2024-09-10", part="NE-CE")
    assert status(story, "NE-CE", on) == now


def test_an_annulment_undoes_every_pass_before_it():
    """4.9.10: the attempts alike, and none that follows."""
    story = started()
    passed(story, "NE-CE", "2024-05-20", attempt=1)
    passed(story, "NE-CE", "2024-06-20", attempt=2)
    story.tell("s1", "exam-result-annulled", "2024-09-10", part="NE-CE")
    assert status(story, "NE-CE", "2024-09-10") == "owed"
    passed(story, "NE-CE", "2024-09-10", mark="8.0")
    assert story.part("s1", "NE-CE", "2024-09-10")["mark"] == "8.0"


@pytest.mark.parametrize(("attempt", "mark"), [(1, "6.2"), (2, "6.1"), (3, "6.2")])
def test_an_annulment_of_one_attempt_undoes_that_one_alone(attempt: int, mark: str):
    """4.9.10: the other attempt still closes."""
    story = started()
    passed(story, "NE-CE", "2024-05-20", attempt=1, mark="6.1")
    passed(story, "NE-CE", "2024-06-20", attempt=2, mark="6.2")
    story.tell("s1", "exam-result-annulled", "2024-09-10", part="NE-CE", attempt=attempt)
    row = story.part("s1", "NE-CE", "2024-09-10")
    assert (row["status"], row["mark"]) == ("passed", mark)


def test_an_annulment_of_an_attempt_leaves_a_pass_that_names_none():
    """4.9.10: only those with that attempt."""
    story = started()
    passed(story, "NE-CE")
    story.tell("s1", "exam-result-annulled", "2024-09-10", part="NE-CE", attempt=1)
    assert status(story, "NE-CE") == "passed"


def test_an_annulment_undoes_no_exemption():
    """4.9.10: it is about results."""
    story = started()
    exempt(story, "NE-CE")
    passed(story, "NE-CE")
    story.tell("s1", "exam-result-annulled", "2024-09-10", part="NE-CE")
    assert status(story, "NE-CE") == "exempt"


def test_an_annulment_by_another_code_is_about_the_same_part():
    """4.9.10: the part is the same, whichever code names it."""
    story = started(of(vmbo("NE-CE", register_codes=["0011"]), vmbo("WI-CE")))
    passed(story, "NE-CE")
    passed(story, "WI-CE")
    story.tell("s1", "exam-result-annulled", "2024-09-10", part="0011")
    assert story.owed("s1", "2024-09-10") == ["NE-CE"]


def test_a_pass_told_late_comes_before_the_annulment():
    """4.9.10: folded by its own day, it is undone too; told of the same day it is not."""
    story = started()
    story.tell("s1", "exam-result-annulled", "2024-09-10", part="NE-CE")
    passed(story, "NE-CE", "2024-09-09")
    assert status(story, "NE-CE", "2024-09-10") == "owed"
    passed(story, "NE-CE", "2024-09-10")
    assert status(story, "NE-CE", "2024-09-10") == "passed"


def test_a_retracted_annulment_leaves_the_pass():
    """4.9.10: and what was known before it stays as it was."""
    story = started()
    passed(story, "NE-CE")
    annulled = story.tell("s1", "exam-result-annulled", "2024-09-10", part="NE-CE", at="2024-10-01T09:00Z")
    story.retract(annulled, at="2024-11-01T09:00Z")
    known = [
        story.part("s1", "NE-CE", "2024-09-20", at)["status"]
        for at in ("2024-09-30", "2024-10-01", "2024-11-01")
    ]
    assert known == ["passed", "owed", "passed"]


# --- 11, 12: when and at what level -------------------------------------------------------------------


def test_a_vmbo_part_may_be_closed_long_before_the_start():
    """4.9.11: by a pass or an exemption of any time; no route yet means no leerweg to compare."""
    story = ordinary(of(vmbo("NE-CE"), vmbo("WI-CE"), mbo("B1-K1")), leerweg="KB")
    passed(story, "NE-CE", "2021-05-20")
    exempt(story, "WI-CE", "2021-05-20")
    story.tell("s1", "route-started", "2023-08-01", leerweg="KB")
    rows = story.exams("s1", "2023-08-01")
    assert (rows["NE-CE"]["status"], rows["NE-CE"]["closed_on"]) == ("passed", "2021-05-20")
    assert rows["WI-CE"]["status"] == "exempt"


@pytest.mark.parametrize(
    ("own", "route", "now"),
    [
        ("BB", "BB", "passed"),
        ("BB", "KB", "owed"),
        ("KB", "KB", "passed"),
        ("KB", "BB", "passed"),
        ("KB", "GL", "owed"),
        ("GL", "KB", "passed"),
        ("GL", "TL", "owed"),
        ("TL", "GL", "passed"),
        ("BB", "TL", "owed"),
        ("TL", "TL", "passed"),
    ],
)
@pytest.mark.parametrize("on", ["2022-05-20", "2024-05-20"])
def test_a_pass_of_a_lower_leerweg_does_not_count(own: str, route: str, now: str, on: str):
    """4.9.11: BB below KB below GL below TL, before the start as well as after it."""
    story = ordinary(leerweg=route, programme=NE)
    passed(story, "NE-CE", on, leerweg=own)
    story.tell("s1", "route-started", "2023-08-01", leerweg=route)
    assert status(story, "NE-CE") == now


@pytest.mark.parametrize(("first", "second", "now"), [("BB", "KB", "owed"), ("KB", "BB", "passed")])
def test_a_pass_without_a_leerweg_has_that_of_the_route_of_the_day(first: str, second: str, now: str):
    """4.9.11: after a switch to a higher leerweg it no longer counts; an exemption likewise."""
    story = ordinary(of(vmbo("NE-CE"), vmbo("WI-CE")), leerweg=first)
    another(story, "R2", of(vmbo("NE-CE"), vmbo("WI-CE")), leerweg=second)
    story.tell("s1", "route-started", "2023-08-01", leerweg=first)
    passed(story, "NE-CE", "2024-05-20")
    exempt(story, "WI-CE", "2024-05-20")
    story.tell("s1", "switched-to-transfer-option", "2024-08-01", to="route:R2")
    assert status(story, "NE-CE", "2024-07-31") == "passed"
    assert status(story, "NE-CE", "2024-08-01") == now
    assert status(story, "WI-CE", "2024-08-01") == now.replace("passed", "exempt")


def test_a_pass_that_names_a_higher_leerweg_than_its_route():
    """4.9.11: its own leerweg goes first."""
    story = ordinary(NE, leerweg="BB")
    another(story, "R2", NE, leerweg="KB")
    story.tell("s1", "route-started", "2023-08-01")
    passed(story, "NE-CE", leerweg="KB")
    story.tell("s1", "switched-to-transfer-option", "2024-08-01", to="route:R2")
    assert status(story, "NE-CE") == "passed"


def test_between_two_journeys_the_last_route_gives_the_leerweg():
    """4.9.11: the one the student was on last."""
    story = ordinary(NE, leerweg="BB")
    another(story, "R2", NE, leerweg="KB")
    story.tell("s1", "route-started", "2022-08-01")
    story.tell("s1", "dropped-out", "2023-01-10")
    passed(story, "NE-CE", "2023-05-20")
    story.tell("s1", "route-started", "2023-08-01", route="R2", leerweg="KB")
    assert status(story, "NE-CE") == "owed"


def test_a_pass_of_a_former_journey_counts_for_a_vmbo_part_and_not_for_an_mbo_part():
    """4.9.11 and 4.9.12: the mbo committee decides anew."""
    story = ordinary(NE)
    story.tell("s1", "route-started", "2022-08-01")
    passed(story, "NE-CE", "2022-11-20")
    passed(story, "B1-K1", "2022-11-20")
    story.tell("s1", "dropped-out", "2023-01-10")
    story.tell("s1", "route-started", "2023-08-01")
    assert story.owed("s1", "2023-08-01") == ["B1-K1"]


def test_a_pass_or_exemption_on_a_former_route_does_not_close_an_mbo_part():
    """4.9.12: only after the student came to the route he is on; not even when he comes back to it."""
    programme = of(vmbo("NE-CE"), mbo("B1-K1"), mbo("NL"))
    story = started(programme)
    another(story, "R2", programme)
    passed(story, "B1-K1", "2024-01-20")
    exempt(story, "NL", "2024-01-20")
    assert story.owed("s1", "2024-01-31") == ["NE-CE"]
    story.tell("s1", "switched-to-transfer-option", "2024-02-01", to="route:R2")
    assert story.owed("s1", "2024-02-01") == ["B1-K1", "NE-CE", "NL"]
    exempt(story, "NL", "2024-03-01")
    assert story.owed("s1", "2024-03-01") == ["B1-K1", "NE-CE"]
    story.tell("s1", "switched-to-transfer-option", "2024-04-01", to="route:R1")
    assert story.owed("s1", "2024-04-01") == ["B1-K1", "NE-CE", "NL"]


def test_an_mbo_pass_on_the_day_of_coming_counts_if_it_was_recorded_after_it():
    """4.9.12: folded after, so on the same day the order of recording decides."""
    story = ordinary(NE)
    passed(story, "B1-K1", "2023-08-01")
    story.tell("s1", "route-started", "2023-08-01")
    assert status(story, "B1-K1") == "owed"
    passed(story, "B1-K1", "2023-08-01")
    assert status(story, "B1-K1") == "passed"


# --- 13: joint parts ----------------------------------------------------------------------------------


def with_joint(**more: Any) -> dict:
    return of(vmbo("MA-SE"), mbo("LB", "lb"), joint("J1", ["MA-SE", "LB"], register_codes=["7001"], **more))


@pytest.mark.parametrize("code", ["J1", "7001"])
def test_a_joint_part_that_was_agreed_closes_both(code: str):
    """4.9.13: one sitting, two parts (S09)."""
    story = started(with_joint(agreed_on="2023-09-01"))
    passed(story, code, mark="7.2", decided_on="2024-06-01")
    rows = story.exams("s1", "2024-06-01")
    assert {name: (row["status"], row["mark"], row["flags"]) for name, row in rows.items()} == {
        "MA-SE": ("passed", "7.2", []),
        "LB": ("passed", "7.2", []),
    }


@pytest.mark.parametrize(
    ("agreed_on", "lb", "flags"),
    [
        ("2024-04-30", "passed", []),
        ("2024-05-01", "passed", []),
        ("2024-05-02", "owed", ["JOINT_NOT_AGREED"]),
        (None, "owed", ["JOINT_NOT_AGREED"]),
    ],
)
@pytest.mark.parametrize("sat_on", ["2024-05-01", None])
def test_a_joint_part_must_be_agreed_by_the_day_it_is_sat(
    agreed_on: str | None, lb: str, flags: list[str], sat_on: str | None
):
    """4.9.13 and 4.9.15: else it closes the vmbo part alone; sat on the day told, else on its own day."""
    story = started(with_joint(agreed_on=agreed_on))
    passed(story, "J1", "2024-05-20" if sat_on else "2024-05-01", sat_on=sat_on)
    rows = story.exams("s1", "2024-06-01")
    assert (rows["MA-SE"]["status"], rows["MA-SE"]["flags"]) == ("passed", [])
    assert (rows["LB"]["status"], rows["LB"]["flags"]) == (lb, flags)


def test_the_flag_of_a_joint_part_goes_when_the_mbo_part_is_closed():
    """4.9.13: it is told while the row is open."""
    story = started(with_joint())
    passed(story, "J1", "2024-05-20")
    passed(story, "LB", "2024-06-20")
    row = story.part("s1", "LB", "2024-06-19")
    assert (row["status"], row["flags"]) == ("owed", ["JOINT_NOT_AGREED"])
    row = story.part("s1", "LB", "2024-06-20")
    assert (row["status"], row["flags"]) == ("passed", [])


def test_a_joint_part_from_before_the_route_closes_the_vmbo_part_alone():
    """4.9.13: without a flag, for the mbo part it is as if it had not been sat."""
    for agreed_on in ("2019-06-01", None):
        story = ordinary(with_joint(agreed_on=agreed_on))
        passed(story, "J1", "2023-06-20")
        story.tell("s1", "route-started", "2023-08-01")
        rows = story.exams("s1", "2023-08-01")
        assert rows["MA-SE"]["status"] == "passed"
        assert (rows["LB"]["status"], rows["LB"]["flags"]) == ("owed", [])


def test_a_joint_part_of_too_low_a_leerweg_closes_the_mbo_part_alone():
    """4.9.11 and 4.9.13: the leerweg is about the vmbo part."""
    story = started(with_joint(agreed_on="2019-06-01"), leerweg="KB", start={"leerweg": "KB"})
    passed(story, "J1", leerweg="BB")
    assert story.owed("s1", "2025-01-01") == ["MA-SE"]


def test_an_annulled_joint_result_reopens_both():
    """4.9.10 and 4.9.13: and one of the vmbo part leaves a joint pass as it is."""
    story = started(with_joint(agreed_on="2019-06-01"))
    passed(story, "J1")
    story.tell("s1", "exam-result-annulled", "2024-06-10", part="MA-SE")
    assert story.owed("s1", "2024-06-10") == []
    story.tell("s1", "exam-result-annulled", "2024-06-20", part="J1")
    assert story.owed("s1", "2024-06-20") == ["LB", "MA-SE"]


def test_a_correction_of_a_joint_result_changes_both():
    """4.9.13: S09, 7.2 becomes 5.2, once it is known."""
    story = started(with_joint(agreed_on="2019-06-01"))
    result = passed(story, "J1", mark="7.2")
    story.correct(result, mark="5.2", at="2025-01-10T09:00Z")
    for known_at, mark in [("2025-01-09", "7.2"), ("2025-01-10", "5.2")]:
        rows = story.exams("s1", "2024-12-01", known_at)
        assert (rows["MA-SE"]["mark"], rows["LB"]["mark"]) == (mark, mark)


def test_an_exemption_of_a_joint_code_has_no_effect():
    """4.9.15: nothing is closed, and it names no unknown part."""
    story = started(with_joint(agreed_on="2019-06-01"))
    exempt(story, "J1")
    rows = story.exams("s1", "2025-01-01")
    assert {name: (row["status"], row["flags"]) for name, row in rows.items()} == {
        "LB": ("owed", []),
        "MA-SE": ("owed", []),
    }


# --- 14: bpv ------------------------------------------------------------------------------------------

BPV = of(mbo("BPV", "bpv", hours=100))


def placed(story: Story, placement: str, hours: int, on: str) -> None:
    """A placement of a week on which nothing is to be said, completed on its last day."""
    first = on[:8] + "01"
    names = signed("student", "company", "mbo", on="2023-08-20")
    story.tell(
        "s1", "bpv-agreed", "2023-08-20", placement=placement, starts_on=first, ends_on=on, signed=names
    )
    story.tell("s1", "bpv-completed", on, placement=placement, hours=hours)


@pytest.fixture
def working() -> Story:
    story = started(BPV)
    story.tell(COMPANY, "company-recognised", "2019-01-01")
    return story


@pytest.mark.parametrize(("hours", "now"), [(99, "owed"), (100, "passed"), (101, "passed")])
def test_a_bpv_part_closes_when_its_hours_are_reached(working: Story, hours: int, now: str):
    """4.9.14: from the day of the completion that reaches them."""
    placed(working, "p1", hours, "2023-10-20")
    assert status(working, "BPV", "2023-10-19") == "owed"
    assert status(working, "BPV", "2023-10-20") == now


def test_the_hours_of_all_placements_add_up(working: Story):
    """4.9.14: those that count."""
    placed(working, "p1", 60, "2023-10-20")
    placed(working, "p2", 40, "2023-11-20")
    assert status(working, "BPV", "2023-11-19") == "owed"
    assert status(working, "BPV", "2023-11-20") == "passed"


def test_hours_that_do_not_count_close_nothing(working: Story):
    """4.9.14: a placement assessed as insufficient has no hours."""
    placed(working, "p1", 60, "2023-10-20")
    placed(working, "p2", 40, "2023-11-20")
    working.tell("s1", "bpv-completed", "2023-12-01", placement="p2", hours=40, result="onvoldoende")
    assert status(working, "BPV", "2023-12-01") == "owed"


def test_a_bpv_part_closed_by_hours_has_no_mark_and_no_day(working: Story):
    """4.9.16 and 4.9.17: passed, with nothing to show for it."""
    placed(working, "p1", 100, "2023-10-20")
    row = working.part("s1", "BPV", "2023-10-20")
    shown = [row[name] for name in ("status", "mark", "closed_on", "provisional", "flags")]
    assert shown == ["passed", None, None, None, []]


def test_a_bpv_part_closed_by_hours_shows_its_exemption(working: Story):
    """4.9.17: mark, day and decision are those of the exemption, the status is that of the hours."""
    exempt(working, "BPV", "2023-09-10", mark="voldaan", decided_on="2023-09-20")
    assert status(working, "BPV", "2023-10-19") == "exempt"
    placed(working, "p1", 100, "2023-10-20")
    row = working.part("s1", "BPV", "2023-10-20")
    shown = [row[name] for name in ("status", "mark", "closed_on", "provisional")]
    assert shown == ["passed", "voldaan", "2023-09-10", False]


def test_a_bpv_part_may_be_passed_as_any_other(working: Story):
    """4.9.14: hours close it as well, not instead."""
    passed(working, "BPV", "2023-10-20", mark="voldoende")
    row = working.part("s1", "BPV", "2023-10-20")
    assert (row["status"], row["mark"]) == ("passed", "voldoende")


def test_hours_of_before_a_switch_still_close_the_bpv_part(working: Story):
    """4.9.14: of all placements that count on the day, whenever they were."""
    another(working, "R2", BPV)
    placed(working, "p1", 100, "2023-10-20")
    working.tell("s1", "switched-to-transfer-option", "2024-01-10", to="route:R2")
    assert status(working, "BPV", "2024-01-10") == "passed"


def test_a_part_of_another_kind_is_not_closed_by_hours(working: Story):
    """4.9.14: only one of kind bpv, and only one with hours to reach."""
    programme = of(mbo("K0067", "keuzedeel", hours=50), mbo("BPV", "bpv"))
    working.tell("R1", "exam-programme-adopted", "2023-01-01", version="2", **programme)
    placed(working, "p1", 100, "2023-10-20")
    assert working.owed("s1", "2023-10-20") == ["BPV", "K0067"]


def test_a_company_recognised_late_closes_the_part_once_it_is_known(working: Story):
    """4.9.14: 4.10 as of the day and the knowledge asked about."""
    working.tell(
        "s1",
        "bpv-agreed",
        "2023-08-20",
        company="100000009",
        starts_on="2023-10-02",
        ends_on="2023-10-20",
        signed=signed("student", "company", "mbo", on="2023-08-20"),
    )
    working.tell("s1", "bpv-completed", "2023-10-20", hours=100)
    working.tell("100000009", "company-recognised", "2023-09-01", at="2024-03-01T09:00Z")
    assert working.part("s1", "BPV", "2024-02-01", "2024-02-29")["status"] == "owed"
    assert working.part("s1", "BPV", "2024-02-01", "2024-03-01")["status"] == "passed"


# --- 16, 17: status, mark, day ------------------------------------------------------------------------


def test_a_pass_goes_before_an_exemption():
    """4.9.16 and 4.9.17: in either order; the mark is that of the pass."""
    for first, second in [(passed, exempt), (exempt, passed)]:
        story = started()
        first(story, "NE-CE", "2024-05-20", mark="6.0" if first is passed else "8.0")
        second(story, "NE-CE", "2024-06-20", mark="6.0" if second is passed else "8.0")
        row = story.part("s1", "NE-CE", "2024-07-01")
        assert (row["status"], row["mark"]) == ("passed", "6.0")
        assert row["closed_on"] == ("2024-05-20" if first is passed else "2024-06-20")


@pytest.mark.parametrize(
    ("on", "vmbo_now"), [("2026-07-30", "owed"), ("2026-07-31", "owed"), ("2026-08-01", "window-closed")]
)
def test_an_open_vmbo_part_is_closed_by_the_window(on: str, vmbo_now: str):
    """4.9.16: the day after the window; an mbo part stays owed."""
    story = started()
    assert (status(story, "NE-CE", on), status(story, "B1-K1", on)) == (vmbo_now, "owed")


def test_an_ended_student_misses_the_window_too():
    """4.9.16: by the window as it stood at the end."""
    story = started()
    story.tell("s1", "dropped-out", "2024-01-10")
    story.tell("s1", "window-extended", "2026-06-01", until="2027-07-31")
    assert status(story, "NE-CE", "2026-07-31") == "owed"
    assert status(story, "NE-CE", "2026-08-01") == "window-closed"


def test_a_pass_after_the_window_still_closes():
    """4.9.16: it shows a flag of its own."""
    story = started()
    passed(story, "NE-CE", "2026-09-10")
    assert status(story, "NE-CE", "2026-09-09") == "window-closed"
    assert status(story, "NE-CE", "2026-09-10") == "passed"


def test_the_last_closing_pass_is_shown():
    """4.9.17: by day, not by mark nor by when it was told."""
    story = started()
    passed(story, "NE-CE", "2024-06-20", mark="6.0", decided_on="2024-07-01")
    passed(story, "NE-CE", "2024-05-20", mark="7.5")
    row = story.part("s1", "NE-CE", "2024-07-01")
    assert (row["mark"], row["closed_on"], row["provisional"]) == ("6.0", "2024-06-20", False)


def test_the_day_of_closing_is_the_day_of_the_report_and_not_of_the_sitting():
    """4.9.17: and without a mark there is none to show."""
    story = started()
    passed(story, "NE-CE", "2024-06-20", sat_on="2024-05-20", decided_on="2024-07-01")
    row = story.part("s1", "NE-CE", "2024-06-20")
    assert (row["closed_on"], row["mark"]) == ("2024-06-20", None)


@pytest.mark.parametrize("close", [passed, exempt])
@pytest.mark.parametrize(("decided_on", "provisional"), [(None, True), ("2024-06-01", False)])
def test_what_no_committee_has_decided_is_provisional(close: Any, decided_on: str | None, provisional: bool):
    """4.9.17: of a pass and of an exemption."""
    story = started()
    close(story, "NE-CE", decided_on=decided_on)
    assert story.part("s1", "NE-CE", "2025-01-01")["provisional"] is provisional


def test_a_pass_that_does_not_count_is_not_shown():
    """4.9.17: only a closing one."""
    story = started(leerweg="KB", start={"leerweg": "KB"})
    passed(story, "NE-CE", "2024-05-20", mark="6.0")
    passed(story, "NE-CE", "2024-06-20", mark="9.0", leerweg="BB")
    assert story.part("s1", "NE-CE", "2024-07-01")["mark"] == "6.0"


def test_the_last_exemption_is_shown():
    """4.9.17: where there is no pass."""
    story = started()
    exempt(story, "NE-CE", "2024-06-20", mark="6.0")
    exempt(story, "NE-CE", "2024-05-20", mark="7.0")
    row = story.part("s1", "NE-CE", "2024-07-01")
    assert (row["mark"], row["closed_on"]) == ("6.0", "2024-06-20")


def test_a_corrected_pass_on_its_new_day():
    """4.9.17: its mark and its day are those of the correction."""
    story = started()
    result = passed(story, "NE-CE", "2024-05-20", mark="7.0")
    story.correct(result, mark="7.1", to_on="2024-05-27")
    assert status(story, "NE-CE", "2024-05-26") == "owed"
    row = story.part("s1", "NE-CE", "2024-05-27")
    assert (row["mark"], row["closed_on"]) == ("7.1", "2024-05-27")


# --- 18: flags ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sat_on", "flags"),
    [("2026-07-30", []), ("2026-07-31", []), ("2026-08-01", ["OUTSIDE_WINDOW"]), (None, ["OUTSIDE_WINDOW"])],
)
def test_a_vmbo_part_sat_after_the_window(sat_on: str | None, flags: list[str]):
    """4.9.18: by the day it was sat, else by the day of the report."""
    story = started()
    passed(story, "NE-CE", "2026-08-20", sat_on=sat_on)
    passed(story, "B1-K1", "2026-08-20", sat_on=sat_on)
    rows = story.exams("s1", "2026-09-01")
    assert (rows["NE-CE"]["flags"], rows["B1-K1"]["flags"]) == (flags, [])


def test_an_exemption_is_never_outside_the_window():
    """4.9.18: it is about a pass; a joint pass too."""
    story = started(of(vmbo("NE-CE"), vmbo("MA-SE"), mbo("LB", "lb"), joint("J1", ["MA-SE", "LB"])))
    exempt(story, "NE-CE", "2026-08-20")
    passed(story, "J1", "2026-08-20")
    rows = story.exams("s1", "2026-09-01")
    assert (rows["NE-CE"]["flags"], rows["MA-SE"]["flags"]) == ([], ["OUTSIDE_WINDOW"])


def test_an_extension_brings_a_late_sitting_within_the_window():
    """4.9.18: the window as it is on the day asked."""
    story = started()
    passed(story, "NE-CE", "2026-08-20")
    story.tell("s1", "window-extended", "2026-09-01", until="2026-08-31")
    assert story.part("s1", "NE-CE", "2026-08-31")["flags"] == ["OUTSIDE_WINDOW"]
    assert story.part("s1", "NE-CE", "2026-09-01")["flags"] == []


@pytest.mark.parametrize("close", [passed, exempt])
@pytest.mark.parametrize(
    ("by", "for_vmbo", "for_mbo"),
    [
        ("vo:98VO", [], ["NOT_BY_COMMITTEE"]),
        ("mbo:98MB", ["NOT_BY_COMMITTEE"], []),
        ("mbo:98XX", ["NOT_BY_COMMITTEE"], []),
        ("duo", [], []),
        ("system", [], []),
    ],
)
def test_a_part_reported_by_the_other_sides_school(close: Any, by: str, for_vmbo: list, for_mbo: list):
    """4.9.18: each side's committee speaks for its own parts."""
    story = started()
    close(story, "NE-CE", by=by)
    close(story, "B1-K1", by=by)
    rows = story.exams("s1", "2024-06-01")
    assert (rows["NE-CE"]["flags"], rows["B1-K1"]["flags"]) == (for_vmbo, for_mbo)


@pytest.mark.parametrize("by", ["vo:98VO", "mbo:98MB"])
def test_a_joint_pass_may_be_reported_by_either_school(by: str):
    """4.9.18: never a flag for it."""
    story = started(with_joint(agreed_on="2019-06-01"))
    passed(story, "J1", by=by)
    assert [row["flags"] for row in story.exams("s1", "2024-06-01").values()] == [[], []]


def test_a_corrected_result_is_still_of_who_reported_it():
    """4.9.18: the correction is by another, the event keeps its reporter."""
    story = started()
    result = passed(story, "NE-CE", by="mbo:98MB", mark="7.0")
    story.correct(result, mark="7.1")
    row = story.part("s1", "NE-CE", "2024-06-01")
    assert (row["mark"], row["flags"]) == ("7.1", ["NOT_BY_COMMITTEE"])


def test_the_flag_is_about_the_pass_that_is_shown():
    """4.9.18: a later pass reported by the right school takes it away."""
    story = started()
    passed(story, "NE-CE", "2024-05-20", by="mbo:98MB")
    passed(story, "NE-CE", "2024-06-20", by="vo:98VO")
    assert story.part("s1", "NE-CE", "2024-06-19")["flags"] == ["NOT_BY_COMMITTEE"]
    assert story.part("s1", "NE-CE", "2024-06-20")["flags"] == []


def test_both_flags_of_one_pass():
    """4.9.18: sorted."""
    story = started()
    passed(story, "NE-CE", "2026-08-20", by="mbo:98MB")
    assert story.part("s1", "NE-CE", "2026-09-01")["flags"] == ["NOT_BY_COMMITTEE", "OUTSIDE_WINDOW"]


# --- 19, 20: due and who answers ----------------------------------------------------------------------


def test_what_is_due_goes_with_the_window():
    """4.9.19 and 4.9.20: extended or repeated; passed or not; mbo parts have no day."""
    story = started()
    passed(story, "NE-CE", "2024-05-20")
    story.tell("s1", "year-repeated", "2024-08-01", route_year=1)
    story.tell("s1", "window-extended", "2024-09-01", until="2027-10-31")
    due = [story.part("s1", "NE-CE", on)["due"] for on in ("2024-07-31", "2024-08-01", "2024-09-01")]
    assert due == ["2026-07-31", "2027-07-31", "2027-10-31"]
    row = story.part("s1", "NE-CE", "2028-01-01")
    assert (row["answers_to"], row["due"]) == (["vo"], "2027-10-31")
    row = story.part("s1", "B1-K1", "2028-01-01")
    assert (row["answers_to"], row["due"]) == (["mbo"], None)


# --- 21: unknown parts --------------------------------------------------------------------------------


def test_a_result_for_what_is_no_part_of_the_programme():
    """4.9.21: one row a name, with nothing in it but that; only when everything is asked."""
    story = started()
    passed(story, "FA-CE", mark="7.0")
    passed(story, "FA-CE", "2024-06-20", mark="8.0")
    story.tell("s1", "exam-part-failed", "2024-05-20", part="DU-CE")
    exempt(story, "GS-CE")
    assert story.owed("s1", "2025-01-01") == ["B1-K1", "NE-CE"]
    rows = story.exams("s1", "2025-01-01")
    assert list(rows) == ["B1-K1", "DU-CE", "FA-CE", "GS-CE", "NE-CE"]
    for name in ("DU-CE", "FA-CE", "GS-CE"):
        row = rows[name]
        del row["because"], row["known_at"]
        nothing = ("side", "kind", "subject", "name", "due", "mark", "closed_on", "provisional")
        assert row == {
            "student": "s1",
            "on": "2025-01-01",
            "part": name,
            "status": "unknown-part",
            "answers_to": [],
            "flags": ["UNKNOWN_PART"],
            **dict.fromkeys(nothing),
        }


def test_an_unknown_part_of_any_time_annulled_or_not():
    """4.9.21: told before the start, and after its annulment."""
    story = ordinary(NE)
    passed(story, "FA-CE", "2021-05-20")
    story.tell("s1", "exam-result-annulled", "2021-06-20", part="FA-CE")
    story.tell("s1", "route-started", "2023-08-01")
    assert status(story, "FA-CE", "2023-08-01") == "unknown-part"


def test_a_missed_sitting_or_an_annulment_makes_no_unknown_part():
    """4.9.21: nor does a result from after the day asked about, or one that was retracted."""
    story = started()
    story.tell("s1", "sitting-missed", "2024-05-20", part="FA-CE", sat_on="2024-05-20")
    story.tell("s1", "exam-result-annulled", "2024-05-20", part="FA-CE")
    story.retract(passed(story, "DU-CE"))
    passed(story, "GS-CE", "2024-06-20")
    assert list(story.exams("s1", "2024-06-19")) == ["B1-K1", "NE-CE"]


def test_a_part_of_the_programme_that_is_not_required_is_not_unknown():
    """4.9.21: it has no row at all."""
    story = started(KV)
    passed(story, "KV1")
    assert story.exams("s1", "2025-01-01") == {}


def test_a_part_becomes_unknown_by_a_switch():
    """4.9.21: the programme is that of the route one is on."""
    story = started()
    another(story, "R2", of(mbo("B2-K1")))
    passed(story, "NE-CE")
    story.tell("s1", "switched-to-transfer-option", "2024-08-01", to="route:R2")
    assert list(story.exams("s1", "2024-08-01")) == ["B2-K1", "NE-CE"]
    assert status(story, "NE-CE", "2024-08-01") == "unknown-part"
