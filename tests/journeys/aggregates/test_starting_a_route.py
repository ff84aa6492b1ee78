"""Who may start a route? Each code of `route-started`: refused, and accepted right beside it."""

import pytest

from tests.journeys.aggregates.office import JUDGED, NULL, Office, open_region


def start(office: Office, on: str = "2023-08-01", **data: object) -> str | None:
    return office.verdict("s1", "route-started", on, **data)


def test_an_ordinary_start_is_recorded():
    assert start(open_region()) is None


# --- UNKNOWN_ROUTE ------------------------------------------------------------------------------------


def test_a_route_that_nobody_opened_cannot_be_started():
    refusal = open_region().refusal("s1", "route-started", "2023-08-01", route="R9")
    assert (refusal.code, refusal.rule, refusal.field) == ("UNKNOWN_ROUTE", None, "data.route")
    assert "R9" in refusal.message


@pytest.mark.parametrize(
    ("on", "code"), [("2021-01-01", "UNKNOWN_ROUTE"), ("2021-01-02", None), ("2021-01-03", None)]
)
def test_a_route_can_be_started_from_the_day_it_opens(on: str, code: str | None):
    office = open_region()
    office.tell("R2", "route-opened", "2021-01-02")
    assert start(office, on, route="R2") == code


def test_a_route_whose_opening_was_retracted_is_not_there():
    office = open_region()
    opened = office.tell("R2", "route-opened", "2021-01-02")
    office.retract(opened)
    assert start(office, route="R2") == "UNKNOWN_ROUTE"


def test_an_opening_that_was_moved_counts_from_its_new_day():
    office = open_region()
    opened = office.tell("R2", "route-opened", "2021-01-02")
    office.correct(opened, to_on="2023-08-02")
    assert start(office, "2023-08-01", route="R2") == "UNKNOWN_ROUTE"
    assert start(office, "2023-08-02", route="R2") is None


def test_an_announced_stop_keeps_nobody_out():
    office = open_region()
    office.tell("R1", "route-stop-announced", "2022-01-01", effective_on="2022-08-01")
    assert start(office) is None


# --- ALREADY_ON_ROUTE ---------------------------------------------------------------------------------


def on_route() -> Office:
    office = open_region()
    office.tell("R2", "route-opened", "2019-01-02")
    office.tell("s1", "route-started", "2023-08-01")
    return office


@pytest.mark.parametrize("route", ["R1", "R2"])
def test_who_is_on_a_route_cannot_start_one(route: str):
    refusal = on_route().refusal("s1", "route-started", "2024-08-01", route=route)
    assert (refusal.code, refusal.rule) == ("ALREADY_ON_ROUTE", None)


@pytest.mark.parametrize(("on", "code"), [("2023-07-31", None), ("2023-08-01", "ALREADY_ON_ROUTE")])
def test_it_is_the_day_of_the_start_that_counts(on: str, code: str | None):
    assert start(on_route(), on, route="R2") == code


@pytest.mark.parametrize("kind", ["dropped-out", "route-ended"])
@pytest.mark.parametrize(
    ("on", "code"), [("2024-01-09", "ALREADY_ON_ROUTE"), ("2024-01-10", None), ("2024-01-11", None)]
)
def test_who_left_may_start_again_from_that_day(kind: str, on: str, code: str | None):
    office = on_route()
    office.tell("s1", kind, "2024-01-10")
    assert start(office, on) == code


def test_who_switched_to_regular_education_may_start_again():
    office = on_route()
    office.tell("s1", "switched-to-transfer-option", "2024-01-10", to="regular-vmbo")
    assert start(office, "2024-01-10") is None


def test_who_switched_to_another_route_is_still_on_one():
    office = on_route()
    office.tell("s1", "switched-to-transfer-option", "2024-01-10", to="route:R2")
    assert start(office, "2024-02-01", route="R1") == "ALREADY_ON_ROUTE"


def test_who_has_both_diplomas_may_start_again():
    office = on_route()
    office.tell("s1", "diploma-awarded", "2026-07-01", side="vmbo")
    assert start(office, "2026-08-01") == "ALREADY_ON_ROUTE"
    office.tell("s1", "diploma-awarded", "2026-07-02", side="mbo")
    assert start(office, "2026-08-01") is None
    assert start(office, "2026-07-01") == "ALREADY_ON_ROUTE"


def test_who_left_by_a_mistake_that_was_retracted_never_left():
    office = on_route()
    left = office.tell("s1", "dropped-out", "2024-01-10")
    office.retract(left)
    assert start(office, "2024-02-01") == "ALREADY_ON_ROUTE"


def test_a_start_that_was_retracted_is_in_nobodys_way():
    office = open_region()
    started = office.tell("s1", "route-started", "2023-08-01")
    office.retract(started)
    assert start(office) is None


def test_a_student_is_not_held_by_what_another_does():
    office = on_route()
    assert office.verdict("s2", "route-started", "2023-08-01") is None


# --- LEERJAAR -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("leerjaar", "code"), [(2, "LEERJAAR"), (3, None), (4, None), (5, "LEERJAAR"), (0, "LEERJAAR")]
)
def test_a_route_is_started_in_leerjaar_3_or_4(leerjaar: int, code: str | None):
    assert start(open_region(), leerjaar=leerjaar) == code


def test_any_other_whole_number_is_no_leerjaar_either():
    for leerjaar in (-3, 2**63, 10**30):
        assert start(open_region(), leerjaar=leerjaar) == "LEERJAAR"


@pytest.mark.parametrize("leerjaar", ["3", 3.5, True, NULL, [3], None])
def test_what_is_no_whole_number_cannot_be_read(leerjaar: object):
    assert start(open_region(), leerjaar=leerjaar) == "MALFORMED"


def test_the_refusal_shows_the_leerjaar():
    refusal = open_region().refusal("s1", "route-started", "2023-08-01", leerjaar=5)
    assert (refusal.rule, refusal.field) == (None, "data.leerjaar")
    assert "5" in refusal.message


# --- GR_ONLY_BB, LWT_ONLY_BB, LEERWEG_DIFFERS ---------------------------------------------------------


@pytest.mark.parametrize("leerweg", ["KB", "GL", "TL"])
def test_a_gr_is_for_the_basisberoepsgerichte_leerweg(leerweg: str):
    office = open_region(form="GR")
    refusal = office.refusal("s1", "route-started", "2023-08-01", leerweg=leerweg, **JUDGED)
    assert (refusal.code, refusal.rule, refusal.field) == ("GR_ONLY_BB", "RTE-03", "data.leerweg")
    assert start(office, leerweg="BB", **JUDGED) is None


@pytest.mark.parametrize("leerweg", ["KB", "GL", "TL"])
def test_a_leerwerktraject_is_for_the_basisberoepsgerichte_leerweg(leerweg: str):
    office = open_region(leerweg=leerweg)
    assert start(office, leerweg=leerweg, lwt=False) is None
    refusal = office.refusal("s1", "route-started", "2023-08-01", leerweg=leerweg, lwt=True)
    assert (refusal.code, refusal.rule) == ("LWT_ONLY_BB", "RTE-08")
    assert start(open_region(leerweg="BB"), leerweg="BB", lwt=True) is None


@pytest.mark.parametrize("own", ["BB", "KB", "GL", "TL"])
@pytest.mark.parametrize("leerweg", ["BB", "KB", "GL", "TL"])
def test_the_leerweg_is_that_of_the_route(own: str, leerweg: str):
    code = None if leerweg == own else "LEERWEG_DIFFERS"
    assert start(open_region(leerweg=own), leerweg=leerweg) == code


def test_the_leerweg_is_that_of_the_route_as_corrected():
    office = open_region()
    opened = office.history[-1].id
    office.correct(opened, leerweg="KB")
    assert start(office, leerweg="BB") == "LEERWEG_DIFFERS"
    assert start(office, leerweg="KB") is None


# --- GR_NO_JOINT_JUDGEMENT ----------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["judged_by_vo_on", "judged_by_mbo_on"])
@pytest.mark.parametrize(
    ("judged", "code"),
    [
        ("2023-07-31", None),
        ("2023-08-01", None),
        ("2023-08-02", "GR_NO_JOINT_JUDGEMENT"),
        (None, "GR_NO_JOINT_JUDGEMENT"),
    ],
)
def test_both_schools_judge_beforehand_who_comes_to_a_gr(which: str, judged: str | None, code: str | None):
    office = open_region(form="GR")
    both = {"judged_by_vo_on": "2023-06-01", "judged_by_mbo_on": "2023-06-01"}
    assert start(office, **both | {which: judged}) == code
    if code is not None:
        refusal = office.refusal("s1", "route-started", "2023-08-01", **both | {which: judged})
        assert (refusal.rule, refusal.field) == ("RTE-05", f"data.{which}")


@pytest.mark.parametrize("form", ["DLR", "LEERLIJN", "EXPERIMENT"])
def test_no_other_form_asks_for_that_judgement(form: str):
    assert start(open_region(form=form), "2021-08-01") is None


# --- EXPERIMENT_CLOSED, BEFORE_LAW --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "code"),
    [
        ("2019-08-01", None),
        ("2022-07-31", None),
        ("2022-08-01", "EXPERIMENT_CLOSED"),
        ("2022-08-02", "EXPERIMENT_CLOSED"),
    ],
)
def test_an_experiment_takes_students_until_august_2022(on: str, code: str | None):
    office = open_region(form="EXPERIMENT")
    assert start(office, on) == code
    if code:
        assert office.refusal("s1", "route-started", on).rule == "EXP-09"


@pytest.mark.parametrize("form", ["DLR", "GR"])
@pytest.mark.parametrize(
    ("on", "code"), [("2020-07-31", "BEFORE_LAW"), ("2020-08-01", None), ("2020-08-02", None)]
)
def test_the_law_has_these_routes_from_august_2020(form: str, on: str, code: str | None):
    office = open_region(form=form)
    assert start(office, on, **JUDGED) == code
    if code:
        assert office.refusal("s1", "route-started", on, **JUDGED).rule == "EXP-10"


@pytest.mark.parametrize("on", ["2019-08-01", "2020-07-31", "2022-08-01", "2030-08-01"])
def test_a_leerlijn_needs_no_law(on: str):
    assert start(open_region(form="LEERLIJN"), on) is None
