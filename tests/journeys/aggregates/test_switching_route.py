"""Who may switch? Only whoever is on a route; and a route he switches to asks what it asks of a start."""

import pytest

from tests.journeys.aggregates.office import JUDGED, Office, open_region


def on_route(**other: object) -> Office:
    """A student on R1 since August 2023; R2 is there too."""
    office = open_region()
    office.tell("R2", "route-opened", "2019-01-02", **other)
    office.tell("s1", "route-started", "2023-08-01")
    return office


def switch(office: Office, on: str = "2024-02-01", to: str = "route:R2", **data: object) -> str | None:
    return office.verdict("s1", "switched-to-transfer-option", on, to=to, **data)


@pytest.mark.parametrize("to", ["regular-vmbo", "regular-mbo", "route:R2", "route:R1"])
def test_who_is_on_a_route_may_switch(to: str):
    assert switch(on_route(), to=to) is None


@pytest.mark.parametrize("to", ["regular-vmbo", "route:R2", "route:R9"])
def test_who_is_on_no_route_cannot_switch(to: str):
    office = on_route()
    refusal = office.refusal("s2", "switched-to-transfer-option", "2024-02-01", to=to)
    assert (refusal.code, refusal.rule) == ("NOT_ON_ROUTE", None)


@pytest.mark.parametrize(("on", "code"), [("2023-07-31", "NOT_ON_ROUTE"), ("2023-08-01", None)])
def test_it_is_the_day_of_the_switch_that_counts(on: str, code: str | None):
    assert switch(on_route(), on, to="regular-mbo") == code


@pytest.mark.parametrize(("on", "code"), [("2024-01-09", None), ("2024-01-10", "NOT_ON_ROUTE")])
def test_who_left_cannot_switch_any_more(on: str, code: str | None):
    office = on_route()
    office.tell("s1", "dropped-out", "2024-01-10")
    assert switch(office, on) == code


def test_who_has_completed_the_route_cannot_switch():
    office = on_route()
    for side in ("vmbo", "mbo"):
        office.tell("s1", "diploma-awarded", "2026-07-01", side=side)
    assert switch(office, "2026-06-30") is None
    assert switch(office, "2026-07-01") == "NOT_ON_ROUTE"


def test_the_other_route_has_to_be_there():
    refusal = on_route().refusal("s1", "switched-to-transfer-option", "2024-02-01", to="route:R9")
    assert (refusal.code, refusal.field) == ("UNKNOWN_ROUTE", "data.to")


@pytest.mark.parametrize(("on", "code"), [("2024-01-31", "UNKNOWN_ROUTE"), ("2024-02-01", None)])
def test_the_other_route_has_to_be_there_by_the_day_of_the_switch(on: str, code: str | None):
    office = on_route()
    office.tell("R3", "route-opened", "2024-02-01")
    assert switch(office, on, to="route:R3") == code


def test_no_route_is_needed_for_regular_education():
    assert switch(on_route(), to="regular-vmbo", lwt=True) is None


@pytest.mark.parametrize("leerweg", ["KB", "GL", "TL"])
def test_the_leerweg_becomes_that_of_the_other_route(leerweg: str):
    assert switch(on_route(leerweg=leerweg)) is None


def test_a_leerwerktraject_cannot_be_taken_to_another_leerweg():
    office = on_route(leerweg="KB")
    assert switch(office, lwt=True) == "LWT_ONLY_BB"
    assert switch(office, lwt=False) is None


def test_a_leerwerktraject_goes_along_unless_it_is_said_to_stop():
    office = on_route(leerweg="KB")
    office.tell("s2", "route-started", "2023-08-01", lwt=True)
    move = ("s2", "switched-to-transfer-option", "2024-02-01")
    assert office.verdict(*move, to="route:R2") == "LWT_ONLY_BB"
    assert office.verdict(*move, to="route:R2", lwt=False) is None


@pytest.mark.parametrize("which", ["judged_by_vo_on", "judged_by_mbo_on"])
@pytest.mark.parametrize(
    ("judged", "code"),
    [
        ("2024-01-31", None),
        ("2024-02-01", None),
        ("2024-02-02", "GR_NO_JOINT_JUDGEMENT"),
        (None, "GR_NO_JOINT_JUDGEMENT"),
    ],
)
def test_both_schools_judge_beforehand_who_switches_to_a_gr(which: str, judged: str | None, code: str | None):
    assert switch(on_route(form="GR"), **JUDGED | {which: judged}) == code


def test_the_judgement_of_the_start_is_not_one_for_the_switch():
    office = open_region(form="GR")
    office.tell("R2", "route-opened", "2019-01-02", form="GR")
    office.tell("s1", "route-started", "2023-08-01", **JUDGED)
    assert switch(office) == "GR_NO_JOINT_JUDGEMENT"


@pytest.mark.parametrize(("on", "code"), [("2022-07-31", None), ("2022-08-01", "EXPERIMENT_CLOSED")])
def test_nobody_switches_to_an_experiment_after_july_2022(on: str, code: str | None):
    office = open_region()
    office.tell("R2", "route-opened", "2019-01-02", form="EXPERIMENT")
    office.tell("s1", "route-started", "2021-08-01")
    assert switch(office, on) == code


@pytest.mark.parametrize(("on", "code"), [("2020-07-31", "BEFORE_LAW"), ("2020-08-01", None)])
def test_nobody_switches_from_an_experiment_to_a_route_that_the_law_does_not_have_yet(
    on: str, code: str | None
):
    office = open_region(form="EXPERIMENT")
    office.tell("R2", "route-opened", "2019-01-02", form="DLR")
    office.tell("s1", "route-started", "2019-08-01")
    assert switch(office, on) == code


def test_a_switch_is_no_start_in_a_leerjaar():
    assert switch(on_route(), leerjaar=3) == "MALFORMED"


@pytest.mark.parametrize("to", ["R2", "route:", "route:a/b", "regular", "", "regular-vo", "ROUTE:R2"])
def test_a_destination_has_one_of_three_forms(to: str):
    assert switch(on_route(), to=to) == "MALFORMED"
