"""What has to be there of a student who comes to a route? One test of the law at a time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.law import preconditions as law
from journeys.law.preconditions import State
from journeys.vocabulary import AgreementForm, Party, RouteForm

DAY = date(2023, 8, 1)
BEFORE, AFTER = DAY - timedelta(1), DAY + timedelta(1)
NOT_OF_THE_LAW: tuple[RouteForm, ...] = ("EXPERIMENT", "LEERLIJN")
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("judged_on", "state"), [(BEFORE, "MET"), (DAY, "MET"), (AFTER, "MISSING"), (None, "MISSING")]
)
def test_each_school_judges_by_the_day_of_the_start(judged_on: date | None, state: State):
    """RTE-05: in a GR alone."""
    assert law.judged("GR", judged_on, DAY) == state
    others: tuple[RouteForm, ...] = ("DLR", *NOT_OF_THE_LAW)
    assert {law.judged(form, judged_on, DAY) for form in others} == {"NOT_NEEDED"}


@pytest.mark.parametrize("form", ["DLR", "GR"])
@pytest.mark.parametrize("started_on", ["2023-08-01", "2023-08-02", "2024-02-03", "2024-07-31"])
def test_a_route_begins_on_any_day(form: RouteForm, started_on: str):
    """RTE-13, RTE-14: in the middle of the year too."""
    assert law.start_moment(form, date.fromisoformat(started_on), "ANY_DAY") == "MET"


@pytest.mark.parametrize(
    ("started_on", "state"),
    [
        ("2023-07-31", "MISSING"),
        ("2023-08-01", "MET"),
        ("2023-08-02", "MISSING"),
        ("2024-02-03", "MISSING"),
        ("2024-08-01", "MET"),
    ],
)
def test_by_the_other_reading_only_a_gr_does(started_on: str, state: State):
    """RTE-14: policy `start_moment`."""
    on = date.fromisoformat(started_on)
    assert law.start_moment("DLR", on, "YEAR_START") == state
    assert law.start_moment("GR", on, "YEAR_START") == "MET"


@pytest.mark.parametrize("form", get_args(RouteForm))
def test_a_switch_is_no_start(form: RouteForm):
    """RTE-14: the journey had begun already."""
    assert law.start_moment(form, None, "YEAR_START") == "NOT_NEEDED"


@pytest.mark.parametrize("form", NOT_OF_THE_LAW)
def test_the_law_does_not_say_when_another_route_begins(form: RouteForm):
    """RTE-14."""
    assert law.start_moment(form, date(2024, 2, 3), "YEAR_START") == "NOT_NEEDED"


def test_each_part_chosen_in_a_gr_needs_a_pta():
    """VEX-02: elsewhere nothing is chosen to be examined."""
    assert law.parts_with_pta("GR", []) == "MET"
    assert law.parts_with_pta("GR", ["WI-CE"]) == "MISSING"
    others: tuple[RouteForm, ...] = ("DLR", *NOT_OF_THE_LAW)
    assert {law.parts_with_pta(form, ["WI-CE"]) for form in others} == {"NOT_NEEDED"}


@pytest.mark.parametrize(
    ("form", "met"), [("DLR", {"DLR", "DLP"}), ("GR", {"GLR", "DLP"}), ("EXPERIMENT", None)]
)
def test_the_register_names_the_route(form: RouteForm, met: set[str] | None):
    """PRE-10: another name than that of its form, or none, is open."""
    for leerroute in ("DLR", "GLR", "DLP", "XXX", None):
        named = "MET" if met and leerroute in met else "OPEN"
        assert law.leerroute_registered(form, leerroute) == ("NOT_NEEDED" if met is None else named)
    assert law.leerroute_registered("LEERLIJN", "DLR") == "NOT_NEEDED"


@pytest.mark.parametrize(
    ("on", "state"),
    [("2019-08-01", "MET"), ("2022-07-31", "MET"), ("2022-08-01", "MISSING"), ("2022-08-02", "MISSING")],
)
def test_an_experiment_takes_nobody_from_august_2022(on: str, state: State):
    """EXP-02, EXP-09."""
    assert law.experiment_open("EXPERIMENT", date.fromisoformat(on)) == state
    forms: tuple[RouteForm, ...] = ("DLR", "GR", "LEERLIJN")
    assert {law.experiment_open(form, date.fromisoformat(on)) for form in forms} == {"NOT_NEEDED"}


@pytest.mark.parametrize(("phase", "other"), [("vo", "mbo"), ("mbo", "vo")])
def test_the_education_followed_is_that_of_the_phase(phase: Party, other: Party):
    """RSP-16: what ended before the phase began says nothing of it, on either side."""
    assert law.education_in_phase(phase, DAY, (phase, DAY)) == "MET"
    assert law.education_in_phase(phase, DAY, (phase, AFTER)) == "MET"
    assert law.education_in_phase(phase, DAY, (phase, BEFORE)) == "OPEN"
    assert law.education_in_phase(phase, DAY, (other, DAY)) == "MISSING"
    assert law.education_in_phase(phase, DAY, (other, AFTER)) == "MISSING"
    assert law.education_in_phase(phase, DAY, (other, BEFORE)) == "OPEN"


def test_what_was_not_attested_is_open_and_without_a_phase_there_is_nothing_to_attest():
    """RSP-16."""
    assert law.education_in_phase("vo", DAY, None) == "OPEN"
    assert law.education_in_phase(None, DAY, ("vo", AFTER)) == "NOT_NEEDED"


# --- laws -----------------------------------------------------------------------------------------------


@given(DAYS, DAYS, st.sampled_from(["samenwerkingsovereenkomst", "interne-regeling"]))
def test_what_was_there_stays_there(happened_on: date, on: date, form: AgreementForm):
    """PRE-09, RTE-05: an advice, a consent or a judgement does not go away with the days."""
    later = on + timedelta(30)
    for test in (
        lambda d: law.advised(form, happened_on, d),
        lambda d: law.consent(["onderwijstijd"], happened_on, d),
        lambda d: law.judged("GR", happened_on, d),
    ):
        assert test(on) != "MET" or test(later) == "MET"


@given(DAYS)
def test_the_measuring_day_lies_in_the_school_year_and_never_ahead(on: date):
    """PRE-03."""
    assert law.measured_on(on) <= on
    assert law.measured_on(on) <= law.measuring_day(on)
    assert on - law.measured_on(on) < timedelta(366)
