"""Who may come to a route where the journal chose to be strict? Only when every precondition is there."""

from typing import Any

import pytest

from tests.in_order import AGREED, WHOLE
from tests.journeys.aggregates.office import JUDGED, Office
from tests.scenario import CREBO, mbo, of

ON = "2023-08-01"
GR = of(mbo("B1-K1", crebo=CREBO), mbo("BPV", "bpv", hours=450))
LWT = AGREED | {"purpose": "leerwerktraject", "valid_from": "2023-06-01"}


def strict(on: str = "2023-01-01", choice: str = "STRICT", **route: Any) -> Office:
    """An office that is strict from a day, with an agreement (A1) and a route (R1) that lacks nothing."""
    office = Office()
    office.tell("preconditions", "policy-chosen", on, choice=choice)
    office.tell("A1", "agreement-signed", "2019-01-01", **AGREED)
    add(office, "R1", **route)
    return office


def add(office: Office, route: str, **opened: Any) -> None:
    """One more route that lacks nothing."""
    office.tell(route, "route-opened", "2019-01-02", **opened)
    for side in ("vo", "mbo"):
        office.tell(route, "route-registered", "2019-01-03", side=side)
    office.tell(
        route, "exam-programme-adopted", "2019-01-04", **(GR if opened.get("form") == "GR" else WHOLE)
    )


def start(office: Office, on: str = ON, **data: Any) -> str | None:
    return office.verdict("s1", "route-started", on, **data)


def bare(office: Office, route: str = "R9", **opened: Any) -> None:
    """A route of which nothing was arranged."""
    office.tell("A9", "agreement-signed", "2019-01-01", transfer_options=[], valid_from="2030-01-01")
    office.tell(route, "route-opened", "2019-01-02", agreement="A9", **opened)


# --- refused, and taken right beside it --------------------------------------------------------------------


def test_a_start_that_lacks_nothing_is_taken():
    """PRE-11."""
    assert start(strict()) is None


def test_a_start_without_everything_is_refused_with_what_is_missing():
    """PRE-11: the items by name, and no others."""
    office = strict()
    bare(office)
    refusal = office.refusal("s1", "route-started", ON, route="R9")
    assert (refusal.code, refusal.rule, refusal.field) == ("PRECONDITION_MISSING", "PRE-11", "time")
    assert refusal.message.startswith(
        "op 2023-08-01 ontbreekt: agreement-in-force, joint-programme, participation-advised,"
        " registered-mbo, registered-vo, transfer-options; verwacht: "
    )


def test_a_lenient_journal_takes_it():
    """PRE-11: by default, and when it chose so."""
    for office in (strict(choice="LENIENT"), strict(on="2030-01-01")):
        bare(office)
        assert start(office, route="R9") is None


@pytest.mark.parametrize(
    ("chosen_on", "code"),
    [(ON, "PRECONDITION_MISSING"), ("2023-07-31", "PRECONDITION_MISSING"), ("2023-08-02", None)],
)
def test_it_is_the_choice_on_the_day_of_the_start_that_counts(chosen_on: str, code: str | None):
    """PRE-11: not the one of the day on which it is recorded."""
    office = strict(on=chosen_on)
    bare(office)
    assert start(office, route="R9") == code


def test_a_choice_that_was_taken_back():
    """PRE-11: retracted, or chosen otherwise since."""
    office = strict()
    bare(office)
    chose = office.history[0].id
    office.tell("preconditions", "policy-chosen", "2024-01-01", choice="LENIENT")
    assert start(office, "2023-12-31", route="R9") == "PRECONDITION_MISSING"
    assert start(office, "2024-01-01", route="R9") is None
    office.retract(chose)
    assert start(office, "2023-12-31", route="R9") is None


@pytest.mark.parametrize(
    ("on", "code"),
    [("2024-11-14", "PRECONDITION_MISSING"), ("2024-11-15", None), ("2024-11-16", None)],
)
def test_a_route_that_is_reported_late_takes_students_from_that_day(on: str, code: str | None):
    """S18: and that 15 October has passed refuses nothing (PRE-03)."""
    office = strict()
    office.tell("R1", "route-registration-ended", "2024-08-01", side="mbo")
    office.tell("R1", "route-registered", "2024-11-15", side="mbo")
    assert start(office, on) == code


@pytest.mark.parametrize(
    ("on", "code"),
    [("2023-12-31", None), ("2024-01-01", "PRECONDITION_MISSING"), ("2024-02-01", None)],
)
def test_the_agreement_is_looked_at_as_it_is_on_the_day_of_the_start(on: str, code: str | None):
    """PRE-04: ended, and then another one."""
    office = strict()
    office.tell("A1", "agreement-ended", "2023-06-01", effective_on="2024-01-01")
    office.tell("A2", "agreement-signed", "2023-12-01", **AGREED)
    office.tell("R1", "route-agreement-replaced", "2024-02-01", agreement="A2")
    assert start(office, on) == code


def test_what_the_sources_leave_open_refuses_nobody():
    """PRE-11: nor does a programme that differs from its scheme."""
    office = strict(level=3, crebo="25656", element_code="0917")
    office.tell("A1", "agreement-amended", "2020-01-01", form="interne-regeling")
    office.tell("R1", "exam-programme-adopted", "2020-01-01", **of(mbo("B1-K1")))
    assert start(office) is None


def test_the_programme_is_that_of_the_students_cohort():
    """PRE-07."""
    office = strict()
    office.tell("R2", "route-opened", "2019-01-02")
    for side in ("vo", "mbo"):
        office.tell("R2", "route-registered", "2019-01-03", side=side)
    office.tell("R2", "exam-programme-adopted", "2019-01-04", **WHOLE | {"cohorts_from": 2023})
    assert start(office, route="R2") is None
    assert start(office, route="R2", leerjaar=4) == "PRECONDITION_MISSING"


def test_a_leerwerktraject_needs_its_own_agreement():
    """RTE-09."""
    office = strict()
    office.tell("L1", "agreement-signed", "2022-06-01", **LWT)
    add(office, "R2", lwt_agreement="L1")
    assert start(office, lwt=True) == "PRECONDITION_MISSING"
    assert "lwt-agreement" in office.refusal("s1", "route-started", ON, lwt=True).message
    assert start(office, route="R2", lwt=True) is None
    assert start(office, "2023-06-01", route="R2", lwt=True) is None
    assert start(office, "2023-05-31", route="R2", lwt=True) == "PRECONDITION_MISSING"


def test_a_part_chosen_in_a_gr_needs_a_pta():
    """VEX-02."""
    office = strict(form="GR")
    assert start(office, **JUDGED, chosen=["B1-K1"]) is None
    assert "parts-with-pta" in office.refusal("s1", "route-started", ON, **JUDGED, chosen=["XX"]).message


def test_what_cannot_be_at_all_has_its_own_code_first():
    """RTE-05 and EXP-09 go before PRE-11."""
    office = strict(form="GR")
    assert start(office) == "GR_NO_JOINT_JUDGEMENT"
    bare(office, form="EXPERIMENT")
    assert start(office, route="R9") == "EXPERIMENT_CLOSED"


@pytest.mark.parametrize("form", ["LEERLIJN", "EXPERIMENT"])
def test_of_what_the_law_does_not_ask_nothing_can_be_missing(form: str):
    """RTE-11, EXP-01."""
    office = strict(on="2019-01-01")
    bare(office, form=form)
    assert start(office, "2022-07-31", route="R9") is None


# --- by the other choices of the journal -------------------------------------------------------------------


def test_the_start_moment_is_that_of_the_journal():
    """RTE-14, policy `start_moment`: on the day of the start as well."""
    office = strict()
    assert start(office, "2024-02-03") is None
    office.tell("start_moment", "policy-chosen", "2024-02-03", choice="YEAR_START")
    assert start(office, "2024-02-02") is None
    assert start(office, "2024-08-01") is None
    assert "start-moment" in office.refusal("s1", "route-started", "2024-02-03").message


# --- a switch ----------------------------------------------------------------------------------------------


def switch(office: Office, on: str = "2024-02-01", to: str = "route:R9", **data: Any) -> str | None:
    return office.verdict("s1", "switched-to-transfer-option", on, to=to, **data)


def on_route(**route: Any) -> Office:
    """A strict office with a student on R1; R2 lacks nothing, and R9 everything."""
    office = strict()
    add(office, "R2", **route)
    bare(office)
    office.tell("s1", "route-started", ON)
    return office


def test_a_switch_to_a_route_needs_everything_too():
    """PRE-11: the policy and the preconditions of the day of the switch."""
    office = on_route()
    assert switch(office, to="route:R2") is None
    refusal = office.refusal("s1", "switched-to-transfer-option", "2024-02-01", to="route:R9")
    assert (refusal.code, refusal.rule) == ("PRECONDITION_MISSING", "PRE-11")
    assert "registered-vo" in refusal.message


@pytest.mark.parametrize("to", ["regular-vmbo", "regular-mbo"])
def test_a_switch_to_regular_education_needs_nothing(to: str):
    """PRE-11: whatever has become of the route that is left."""
    office = on_route()
    office.tell("R1", "route-registration-ended", "2024-01-01", side="vo")
    assert switch(office, to=to) is None


def test_a_switch_to_the_route_one_is_on_changes_nothing():
    """PRE-11: nobody comes to it."""
    office = on_route()
    office.tell("R1", "route-registration-ended", "2024-01-01", side="vo")
    assert switch(office, to="route:R1") is None
    assert switch(office, to="route:R2") is None


def test_who_switches_has_a_leerwerktraject_since_the_start():
    """RTE-09: by the agreement of the other route, as it was when it began."""
    office = on_route()
    office.tell("L1", "agreement-signed", "2022-06-01", **LWT)
    add(office, "R3", lwt_agreement="L1")
    add(office, "R4")
    office.tell("s2", "route-started", ON, route="R3", lwt=True)
    move = ("s2", "switched-to-transfer-option", "2024-02-01")
    assert office.verdict(*move, to="route:R4") == "PRECONDITION_MISSING"
    assert office.verdict(*move, to="route:R4", lwt=False) is None


def test_a_switch_in_the_middle_of_a_year_is_no_start():
    """RTE-14."""
    office = on_route()
    office.tell("start_moment", "policy-chosen", "2023-01-01", choice="YEAR_START")
    assert switch(office, "2024-02-03", to="route:R2") is None


# --- corrections -------------------------------------------------------------------------------------------


def test_a_correction_of_a_start_is_decided_as_the_start():
    """PRE-11: by its new day, or the day it had; what was taken before stays."""
    office = on_route()
    started = office.history[-1].id
    office.tell("R1", "route-registration-ended", "2024-01-10", side="vo")
    assert office.correcting(started, leerjaar=4) is None
    assert office.correcting(started, to_on="2024-01-09") is None
    assert office.correcting(started, to_on="2024-01-10") == "PRECONDITION_MISSING"
    assert office.correcting(started, route="R9") == "PRECONDITION_MISSING"
    assert office.correcting(started, route="R2") is None
    assert office.correcting(started, to_on="2022-12-31", route="R9") is None


def test_a_start_that_was_taken_while_lenient_is_not_mended_while_strict():
    """PRE-11: a correction of anything else of it is decided by its own day."""
    office = strict(on="2024-01-01")
    bare(office)
    started = office.tell("s1", "route-started", ON, route="R9")
    assert office.correcting(started, leerjaar=4) is None
    assert office.correcting(started, to_on="2024-01-01") == "PRECONDITION_MISSING"


def test_what_is_corrected_later_makes_a_later_start_possible():
    """PRE-11: decided by everything recorded so far, corrections resolved."""
    office = strict()
    ended = office.tell("R1", "route-registration-ended", "2023-07-01", side="vo")
    assert start(office) == "PRECONDITION_MISSING"
    office.correct(ended, to_on="2023-08-02")
    assert start(office) is None
    office.correct(ended, to_on=ON)
    assert start(office) == "PRECONDITION_MISSING"
    office.retract(ended)
    assert start(office) is None


def test_nothing_else_is_refused():
    """PRE-11: it is about coming to a route; what happened on it is recorded."""
    office = on_route()
    office.tell("R1", "route-registration-ended", "2024-01-01", side="vo")
    office.tell("A1", "agreement-ended", "2024-01-01", effective_on="2024-01-01")
    assert office.verdict("s1", "parts-chosen", "2024-02-01", parts=["XX"]) is None
    assert office.verdict("s1", "transferred", "2024-02-01") is None
    assert office.retracting(office.history[-1].id) is None


def test_what_was_told_of_later_days_does_not_hide_what_is_missing():
    """PRE-11: the start is decided as of its own day."""
    office = strict()
    bare(office)
    office.tell("s1", "enrolled", "2025-01-01", side="vo")
    assert start(office, route="R9") == "PRECONDITION_MISSING"


def test_a_start_comes_after_what_was_told_of_that_day():
    """VEX-02: what was chosen on the route before is not chosen on this one."""
    office = strict(form="GR")
    office.tell("s1", "route-started", "2023-03-01", **JUDGED)
    office.tell("s1", "route-ended", "2023-06-01")
    office.tell("s1", "parts-chosen", ON, parts=["XX"])
    assert start(office, **JUDGED, chosen=["B1-K1"]) is None
    assert start(office, **JUDGED, chosen=["XX"]) == "PRECONDITION_MISSING"


def test_the_start_of_before_is_not_the_one_decided_on():
    """PRE-11: who begins again is looked at as of that day, whatever they came to earlier."""
    office = on_route()
    office.tell("s1", "dropped-out", "2024-01-10")
    office.tell("R1", "route-registration-ended", "2024-01-20", side="vo")
    assert start(office, "2024-01-19") is None
    assert start(office, "2024-01-20") == "PRECONDITION_MISSING"
    assert start(office, "2024-01-20", route="R2") is None
