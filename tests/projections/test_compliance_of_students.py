"""Is what has to be there of a student who comes to a route there, and was it at the start?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.in_order import (
    AGREED,
    JUDGED,
    OPTIONS,
    WHOLE,
    check,
    in_order,
    lacking,
    of_student,
    state,
    unregistered,
)
from tests.scenario import CREBO, Story, another, mbo, of, vmbo

START = "2023-08-01"
GR = of(mbo("B1-K1"), mbo("BPV", "bpv", hours=450), vmbo("NE-CE", register_codes=["0011"]))
OWN = {
    "education-in-phase": "RSP-16",
    "experiment-open": "EXP-09",
    "judgement-mbo": "RTE-05",
    "judgement-vo": "RTE-05",
    "leerroute-registered": "PRE-10",
    "lwt-agreement": "RTE-09",
    "parts-with-pta": "VEX-02",
    "start-moment": "RTE-14",
}
"""The items that a route alone does not have, with their rules."""


def started(story: Story, on: str = START, **data: Any) -> Story:
    story.tell("s1", "route-started", on, **data)
    return story


def at_start(story: Story, item: str, on: str) -> tuple[str, str | None]:
    """The state of an item, and what it was at the start."""
    found = check(of_student(story, on), item)
    return found["state"], found["at_start"]


# --- the answer -----------------------------------------------------------------------------------------


def test_a_student_whose_start_lacks_nothing():
    """PRE-01 … PRE-11: the items of the route and those of the start, each once and in order of name."""
    story = started(in_order())
    answer = of_student(story, START)
    assert list(answer)[:4] == ["student", "on", "known_at", "route"]
    assert (answer["student"], answer["route"], answer["regime"]) == ("s1", "R1", "DLR")
    assert (answer["state"], answer["missing"]) == ("COMPLIANT", [])
    assert answer["open"] == ["education-in-phase", "leerroute-registered"]
    names = [found["item"] for found in answer["checks"]]
    assert names == sorted(set(names))
    (route,) = story.ask("compliance", START, routes=["R1"])
    of_route = {found["item"]: found["rule"] for found in route["checks"]}
    assert {found["item"]: found["rule"] for found in answer["checks"]} == of_route | OWN
    policies = {"judgement_day=BY_THE_START", "preconditions=LENIENT", "start_moment=ANY_DAY"}
    assert policies <= set(answer["policies"])


def test_who_was_never_on_a_route_is_not_asked_about():
    """Nor before the start."""
    story = started(in_order())
    story.tell("s2", "enrolled", "2023-08-01", side="vo")
    assert story.ask("compliance", "2023-07-31", students=["s1"]) == []
    assert [row["student"] for row in story.ask("compliance", START)] == ["s1"]


def test_what_has_come_or_gone_since_the_start():
    """S18: not registered at the start, so it was non-compliant then; and the other way round."""
    story = unregistered()
    story.tell("R1", "route-registered", "2023-06-01", side="vo")
    story.tell("R1", "route-registered", "2023-11-15", side="mbo")
    story.tell("A1", "agreement-amended", "2024-01-10", transfer_options=[])
    started(story)
    assert at_start(story, "registered-vo", "2023-11-14") == ("MET", "MET")
    assert at_start(story, "registered-mbo", "2023-11-14") == ("MISSING", "MISSING")
    assert at_start(story, "registered-mbo", "2023-11-15") == ("MET", "MISSING")
    assert at_start(story, "transfer-options", "2024-01-10") == ("MISSING", "MET")
    days = {"2023-11-14": ["PRE-01"], "2023-11-15": [], "2024-01-10": ["PRE-06"]}
    assert {on: of_student(story, on)["missing"] for on in days} == days
    assert of_student(story, "2023-11-14")["regime"] == "NOT_STATUTORY"
    assert of_student(story, "2023-11-15")["regime"] == "DLR"


def test_the_events_behind_it_are_those_of_start_route_and_what_is_missing():
    """The start, the opening, both reports, and the agreement that lacks something."""
    story = Story()
    signed = story.tell("A1", "agreement-signed", "2019-01-01", **AGREED | {"transfer_options": []})
    another(story, "R1", WHOLE)
    opened, *reports = (r.id for r in story.history if r.kind.startswith("route-"))
    start = story.tell("s1", "route-started", START)
    because = of_student(story, START)["because"]
    assert because["events"] == [start, opened, *reports, signed]
    assert because["rules"] == ["RTE-01", "PRE-11"]


def test_each_item_of_the_start_names_the_events_it_was_found_in():
    """The start or the switch, and what was told of it since."""
    story = in_order(GR, form="GR")
    opened, programme = story.history[1].id, story.history[-1].id
    start = story.tell("s1", "route-started", START, **JUDGED, chosen=["NE-CE"])
    leerroute = story.tell("s1", "enrolment-period-registered", START, side="vo", leerroute="GLR")
    attested = story.tell("s1", "education-attested", "2023-09-01", side="vo", until="2023-08-31")
    found = {item["item"]: item["because"] for item in of_student(story, "2023-09-01")["checks"]}
    own = {item: because["events"] for item, because in found.items() if item in OWN}
    assert own == {
        "education-in-phase": [attested, start],
        "experiment-open": [start],
        "judgement-mbo": [start],
        "judgement-vo": [start],
        "leerroute-registered": [leerroute],
        "lwt-agreement": [start, opened],
        "parts-with-pta": [start, programme],
        "start-moment": [start],
    }
    assert {tuple(found[item]["events"]) for item in ("leerweg-and-level", "related-domain")} == {(opened,)}


def test_the_programme_is_that_of_the_students_cohort():
    """PRE-07: one for later cohorts is none; differences are those of their own."""
    later = WHOLE | {"cohorts_from": 2024, "parts": WHOLE["parts"][1:]}
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01", **AGREED)
    another(story, "R1")
    story.tell("R1", "exam-programme-adopted", "2023-01-10", **WHOLE | {"cohorts_from": 2023})
    story.tell("R1", "exam-programme-adopted", "2023-02-10", **later)
    for student, on, leerjaar in (("s2", START, 4), ("s3", START, 3), ("s4", "2024-08-01", 3)):
        story.tell(student, "route-started", on, leerjaar=leerjaar)
    answers = {student: of_student(story, "2024-09-01", student=student) for student in ("s2", "s3", "s4")}
    assert {student: lacking(answer) for student, answer in answers.items()} == {
        "s2": ["joint-programme"], "s3": [], "s4": [],
    }  # fmt: skip
    assert [len(answers[student]["differences"]) for student in ("s2", "s3", "s4")] == [0, 0, 1]


def test_who_left_keeps_the_answer_of_the_day_they_left():
    """What became of the route afterwards is not theirs."""
    story = started(in_order())
    story.tell("s1", "education-attested", "2023-09-01", side="vo", until="2024-07-31")
    story.tell("s1", "dropped-out", "2024-01-10")
    story.tell("R1", "route-registration-ended", "2024-01-10", side="vo")
    story.tell("A1", "agreement-ended", "2024-01-05", effective_on="2024-01-11")
    assert lacking(of_student(story, "2024-01-09")) == []
    for on in ("2024-01-10", "2024-01-11", "2026-01-01"):
        answer = of_student(story, on)
        assert lacking(answer) == ["registered-vo"]
        assert state(answer, "education-in-phase") == "NOT_NEEDED"


def test_who_has_both_diplomas_keeps_that_of_the_day_of_the_last():
    """And who begins anew gets a new one."""
    story = started(in_order())
    story.tell("s1", "diploma-awarded", "2026-06-20", side="vmbo")
    story.tell("s1", "diploma-awarded", "2026-07-01", side="mbo", crebo=CREBO)
    for side, on in (("vo", "2026-07-01"), ("mbo", "2026-07-02")):
        story.tell("R1", "route-registration-ended", on, side=side)
    assert lacking(of_student(story, "2026-07-05")) == ["registered-vo"]
    started(story, "2026-08-01")
    assert lacking(of_student(story, "2026-08-01")) == ["registered-mbo", "registered-vo"]


def test_who_completes_by_a_switch_is_looked_at_on_the_day_of_the_switch():
    """The diploma that a GR asks was there before."""
    story = started(in_order())
    another(story, "GR", GR, form="GR")
    story.tell("s1", "diploma-awarded", "2025-07-01", side="mbo", crebo=CREBO)
    story.tell("s1", "switched-to-transfer-option", "2025-08-01", to="route:GR", **JUDGED)
    answer = of_student(story, "2026-01-01")
    assert (answer["route"], answer["missing"]) == ("GR", [])
    assert check(answer, "judgement-vo")["since"] == "2025-08-01"


# --- geïntegreerde route and leerwerktraject ------------------------------------------------------------


@pytest.mark.parametrize("which", ["vo", "mbo"])
@pytest.mark.parametrize(
    ("judged", "found"), [("2023-07-31", "MET"), (START, "MET"), ("2023-08-02", "MISSING"), (None, "MISSING")]
)
def test_both_schools_judged_who_comes_to_a_gr(which: str, judged: str | None, found: str):
    """RTE-05: by the day of the start, each for itself."""
    story = started(in_order(GR, form="GR"), **JUDGED | {f"judged_by_{which}_on": judged})
    answer = of_student(story, "2024-01-01")
    assert state(answer, f"judgement-{which}") == found
    assert answer["missing"] == (["RTE-05"] if found == "MISSING" else [])


def test_no_judgement_is_asked_of_a_dlr():
    """RTE-05."""
    answer = of_student(started(in_order()), START)
    assert {state(answer, item) for item in ("judgement-vo", "judgement-mbo", "parts-with-pta")} == {
        "NOT_NEEDED"
    }


def test_who_switches_to_a_gr_is_judged_for_the_switch():
    """RTE-05, RTE-14: the judgements are those of the switch, and a switch is no start."""
    story = started(in_order())
    another(story, "GR", GR, form="GR")
    judged = {"judged_by_vo_on": "2024-02-10", "judged_by_mbo_on": "2024-02-11"}
    story.tell("s1", "switched-to-transfer-option", "2024-02-10", to="route:GR", **judged)
    answer = of_student(story, "2024-02-10")
    assert (answer["route"], lacking(answer)) == ("GR", ["judgement-mbo"])
    assert state(answer, "start-moment") == "NOT_NEEDED"
    assert of_student(story, "2024-02-09")["route"] == "R1"


@pytest.mark.parametrize(
    ("chosen", "found"),
    [([], "MET"), (["NE-CE"], "MET"), (["0011"], "MET"), (["NE-CE", "WI-CE"], "MISSING")],
)
def test_each_part_chosen_in_a_gr_is_in_the_programme(chosen: list[str], found: str):
    """VEX-02: by its own code or that of a register; chosen at the start or later."""
    story = started(in_order(GR, form="GR"), **JUDGED, chosen=chosen)
    programme, start = (recorded.id for recorded in story.history[-2:])
    assert state(of_student(story, START), "parts-with-pta") == found
    later = story.tell("s1", "parts-chosen", "2024-01-10", parts=["XX"])
    answer = of_student(story, "2024-01-10")
    assert at_start(story, "parts-with-pta", "2024-01-10") == ("MISSING", found)
    assert (answer["missing"], answer["state"]) == (["VEX-02"], "NON_COMPLIANT")
    assert check(answer, "parts-with-pta")["because"]["events"] == [start, later, programme]


def test_without_a_programme_no_part_has_a_pta():
    """VEX-02: until one is adopted, which is then why."""
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01", **AGREED)
    another(story, "R1", form="GR")
    started(story, **JUDGED, chosen=["NE-CE"])
    assert "parts-with-pta" in lacking(of_student(story, START))
    adopted = story.tell("R1", "exam-programme-adopted", "2023-09-01", **GR)
    found = check(of_student(story, "2023-09-01"), "parts-with-pta")
    assert (found["state"], found["since"]) == ("MET", "2023-09-01")
    assert adopted in found["because"]["events"]


LWT = {"purpose": "leerwerktraject", "valid_from": "2023-01-01", "valid_until": "2023-12-31"}


@pytest.mark.parametrize(
    ("on", "found"),
    [("2022-12-31", "MISSING"), ("2023-01-01", "MET"), ("2023-12-31", "MET"), ("2024-01-01", "MISSING")],
)
def test_a_leerwerktraject_has_an_agreement_of_its_own(on: str, found: str):
    """RTE-09: in force on the day of the start, and for good; it is why."""
    story = in_order(lwt_agreement="L1")
    signed = story.tell("L1", "agreement-signed", "2022-06-01", **LWT)
    started(story, on, lwt=True)
    for asked in (on, "2025-01-01"):
        answer = of_student(story, asked)
        assert state(answer, "lwt-agreement") == found
        assert answer["missing"] == (["RTE-09"] if found == "MISSING" else [])
        assert signed in check(answer, "lwt-agreement")["because"]["events"]


def test_without_a_leerwerktraject_it_is_not_needed_and_without_any_agreement_missing():
    """RTE-09."""
    assert state(of_student(started(in_order()), START), "lwt-agreement") == "NOT_NEEDED"
    answer = of_student(started(in_order(), lwt=True), START)
    assert (lacking(answer), answer["missing"]) == (["lwt-agreement"], ["RTE-09"])


# --- what was known -------------------------------------------------------------------------------------


def test_a_start_that_was_corrected_or_retracted():
    """What was said before the correction can be asked again."""
    story = in_order(GR, form="GR")
    start = story.tell("s1", "route-started", START)
    judged = story.correct(start, **JUDGED, at="2023-10-01T09:00Z")
    assert lacking(of_student(story, "2023-11-01", "2023-09-30")) == ["judgement-mbo", "judgement-vo"]
    answer = of_student(story, "2023-11-01")
    assert lacking(answer) == []
    assert judged in check(answer, "judgement-vo")["because"]["events"]
    story.correct(start, **JUDGED, to_on="2023-05-01", at="2023-11-01T09:00Z")
    assert lacking(of_student(story, "2023-11-01")) == ["judgement-mbo", "judgement-vo"]
    story.retract(start, at="2023-12-01T09:00Z")
    assert story.ask("compliance", "2024-01-01", students=["s1"]) == []


def test_the_overstapoptie_of_the_agreement_is_not_that_of_the_student():
    """PRE-06: it is enough that there are some; OVS-04 is about the one that was taken."""
    story = started(in_order())
    another(story, "R2", WHOLE)
    story.tell("s1", "switched-to-transfer-option", "2024-02-01", to="route:R2", option="iets-anders")
    assert OPTIONS[0]["option"] != "iets-anders"
    assert state(of_student(story, "2024-02-01"), "transfer-options") == "MET"
