"""What is asked of each form of route: a geïntegreerde route, a leerlijn, an experiment?"""

from __future__ import annotations

import pytest

from tests.in_order import (
    AGREED,
    BOTH,
    choose,
    in_order,
    lacking,
    of_route,
    state,
    unregistered,
)
from tests.scenario import Story, mbo, of, vmbo

ON = "2023-08-01"


# --- the route itself -----------------------------------------------------------------------------------


def test_a_jump_from_basis_to_level_3_is_a_warning():
    """RTE-07: shown, and not missing."""
    answer = of_route(in_order(level=3), ON)
    assert (answer["state"], answer["open"]) == ("COMPLIANT", ["leerweg-and-level"])


@pytest.mark.parametrize(
    ("crebo", "profile", "found"),
    [("25737", "PIE", "MET"), ("25960", "PIE", "MISSING"), ("25786", "PIE", "OPEN"), (None, "PIE", "OPEN"),
     ("99999", "PIE", "OPEN"), ("25960", "Z&W", "MET")],
)  # fmt: skip
def test_a_route_to_another_domain_gains_less(crebo: str | None, profile: str, found: str):
    """RTE-16: it is allowed, so it makes nothing non-compliant."""
    answer = of_route(in_order(crebo=crebo, profile=profile), ON)
    assert (state(answer, "related-domain"), answer["missing"]) == (found, [])


def test_a_dlr_with_a_code_of_its_own_is_shown():
    """PRE-10."""
    assert of_route(in_order(element_code="0917"), ON)["open"] == ["ordinary-code"]


# --- geïntegreerde routes -------------------------------------------------------------------------------


GR = of(mbo("B1-K1"), mbo("BPV", "bpv", hours=450))


@pytest.mark.parametrize("lacks", ["registered-vo", "registered-mbo", "agreement", "options", "programme"])
def test_a_gr_starts_with_all_four(lacks: str):
    """PRE-08: reported by both, an agreement in force, a programme worked out, overstapopties."""
    story = Story()
    options = [] if lacks == "options" else AGREED["transfer_options"]
    valid = "2030-01-01" if lacks == "agreement" else "2019-01-01"
    story.tell(
        "A1", "agreement-signed", "2019-01-01", **AGREED | {"transfer_options": options, "valid_from": valid}
    )
    story.tell("R1", "route-opened", "2019-01-02", form="GR")
    for side in ("vo", "mbo"):
        if lacks != f"registered-{side}":
            story.tell("R1", "route-registered", "2019-01-03", side=side)
    if lacks != "programme":
        story.tell("R1", "exam-programme-adopted", "2019-01-04", **GR)
    answer = of_route(story, ON)
    assert state(answer, "gr-conditions") == "MISSING"
    assert "PRE-08" in answer["missing"]


def test_a_gr_that_has_all_four():
    """PRE-08: what is open of them is open of all; a DLR is not asked it."""
    answer = of_route(in_order(GR, form="GR"), ON)
    assert (answer["state"], state(answer, "gr-conditions"), answer["regime"]) == ("COMPLIANT", "MET", "GR")
    assert answer["because"]["rules"] == ["RTE-02", "PRE-11"]
    half = of_route(in_order(of(vmbo("NE-CE")), form="GR"), ON)
    assert (half["state"], state(half, "gr-conditions")) == ("COMPLIANT", "OPEN")


def test_of_a_leerlijn_the_law_asks_nothing():
    """RTE-11: it may have it all, or nothing at all."""
    bare = Story()
    bare.tell("A1", "agreement-signed", "2019-01-01")
    bare.tell("R1", "route-opened", "2019-01-02", form="LEERLIJN")
    for story in (bare, in_order(form="LEERLIJN")):
        answer = of_route(story, ON)
        assert (answer["state"], answer["regime"], answer["missing"]) == ("COMPLIANT", "LEERLIJN", [])
        asked = {check["item"]: check["state"] for check in answer["checks"]}
        shown = {"programme-scheme", "bpv-hours", "related-domain", "leerweg-and-level"}
        assert {asked[item] for item in asked if item not in shown} == {"NOT_NEEDED"}
        assert {asked[item] for item in asked if item in shown} == {"MET"}


@pytest.mark.parametrize("on", ["2019-08-01", "2022-07-31", "2022-08-01"])
def test_what_was_asked_of_an_experiment_is_open(on: str):
    """EXP-01: its own decree could not be read; EXP-04: then the source contradicts itself (S16)."""
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01")
    story.tell("R1", "route-opened", "2019-01-02", form="EXPERIMENT", element_code="0917")
    answer = of_route(story, on)
    over = on >= "2022-08-01"
    assert (answer["state"], answer["missing"]) == ("COMPLIANT", [])
    assert answer["regime"] == ("EXPERIMENT_GRANDFATHERED" if over else "EXPERIMENT")
    assert answer["uitvaloptie"] is over
    lacks = ["joint-programme", "participation-advised", "participation-consented", "transfer-options"]
    assert answer["open"] == (["SEED_CONFLICT_EXP"] if over else []) + lacks
    assert ("experiment_regime=GRANDFATHERED" in answer["policies"]) is over
    assert {state(answer, item) for item in (*BOTH, "ordinary-code")} == {"NOT_NEEDED"}


@pytest.mark.parametrize(("on", "asked"), [("2022-07-31", False), ("2022-08-01", True)])
def test_by_the_other_reading_the_law_asks_it_of_an_experiment_too(on: str, asked: bool):
    """EXP-02, policy `experiment_regime`: from 1 August 2022; the contradiction stays in sight."""
    story = Story()
    choose(story, "experiment_regime", "LAW")
    story.tell("A1", "agreement-signed", "2019-01-01", transfer_options=AGREED["transfer_options"])
    story.tell("R1", "route-opened", "2019-01-02", form="EXPERIMENT")
    answer = of_route(story, on)
    expected = ["joint-programme", "participation-advised", "registered-mbo", "registered-vo"]
    assert lacking(answer) == (expected if asked else [])
    assert ("SEED_CONFLICT_EXP" in answer["open"]) is asked
    assert answer["regime"] == ("NOT_STATUTORY" if asked else "EXPERIMENT")


def test_before_the_law_there_is_no_route_of_the_law():
    """EXP-10: what the law will ask can be looked at already."""
    answer = of_route(unregistered(), "2020-07-31")
    assert (answer["regime"], answer["missing"]) == ("NOT_STATUTORY", ["PRE-01"])
    assert answer["because"]["rules"] == ["EXP-10", "PRE-11"]
    assert of_route(in_order(), "2020-07-31")["regime"] == "NOT_STATUTORY"
    assert of_route(in_order(), "2020-08-01")["regime"] == "DLR"
