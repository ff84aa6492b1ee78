"""What has to be there of a route before a student goes on it? One test of the law at a time."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.law import preconditions as law
from journeys.law.catalogue import RULES
from journeys.law.preconditions import DECISIVE, RULE_OF, Item, State
from journeys.law.values.qualifications import DOMAIN, QUALIFICATIONS
from journeys.vocabulary import AgreementForm, Leerweg, Level, PartSide, Profile, RouteForm

VO, MBO, OTHER = "98VO", "98MB", "98XX"
DAY = date(2023, 8, 1)
BEFORE, AFTER = DAY - timedelta(1), DAY + timedelta(1)
NOT_OF_THE_LAW: tuple[RouteForm, ...] = ("EXPERIMENT", "LEERLIJN")


# --- the items ------------------------------------------------------------------------------------------


def test_every_item_rests_on_a_rule_of_the_catalogue():
    """PRE-01 … PRE-10 and those beside them."""
    assert set(RULE_OF) == set(get_args(Item))
    assert set(RULE_OF.values()) <= set(RULES)


def test_what_makes_a_route_or_a_start_non_compliant():
    """PRE-11: what the sources ask for; the rest is shown, and decides nothing."""
    shown = {
        "registered-on-measuring-day": "PRE-03",
        "programme-scheme": "VEX-01",
        "bpv-hours": "TIM-02",
        "ordinary-code": "PRE-10",
        "leerroute-registered": "PRE-10",
        "leerweg-and-level": "RTE-07",
        "related-domain": "RTE-16",
        "education-in-phase": "RSP-16",
    }
    assert {item: RULE_OF[item] for item in get_args(Item) if item not in DECISIVE} == shown
    assert {item: RULE_OF[item] for item in DECISIVE} == {
        "registered-vo": "PRE-01",
        "registered-mbo": "PRE-01",
        "agreement-in-force": "PRE-04",
        "agreement-form": "PRE-04",
        "agreement-covers-schools": "PRE-05",
        "transfer-options": "PRE-06",
        "joint-programme": "PRE-07",
        "gr-conditions": "PRE-08",
        "participation-advised": "PRE-09",
        "participation-consented": "PRE-09",
        "judgement-vo": "RTE-05",
        "judgement-mbo": "RTE-05",
        "lwt-agreement": "RTE-09",
        "start-moment": "RTE-14",
        "parts-with-pta": "VEX-02",
        "experiment-open": "EXP-09",
    }


@pytest.mark.parametrize(
    ("asked", "states"),
    [
        (True, ("MET", "MISSING", "NOT_NEEDED", "OPEN")),
        (False, ("NOT_NEEDED", "NOT_NEEDED", "NOT_NEEDED", "NOT_NEEDED")),
        (None, ("MET", "OPEN", "NOT_NEEDED", "OPEN")),
    ],
)
def test_what_the_law_may_not_ask_cannot_be_missing(asked: bool | None, states: tuple[State, ...]):
    """RTE-11 of a leerlijn, EXP-01 and EXP-04 of an experiment."""
    assert tuple(law.as_asked(state, asked=asked) for state in get_args(State)) == states


# --- reported in RIO ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "reported", "state"),
    [
        (True, True, "MET"),
        (True, False, "MISSING"),
        *product((None, False), (True, False), ("NOT_NEEDED",)),
    ],
)
def test_a_school_reports_a_route_of_the_law(asked: bool | None, reported: bool, state: State):
    """PRE-01: a leerlijn or an experiment it need not report."""
    assert law.registered(asked=asked, reported=reported) == state


@pytest.mark.parametrize(
    ("asked", "reported", "state"),
    [
        (True, True, "MET"),
        (True, False, "OPEN"),
        *product((None, False), (True, False), ("NOT_NEEDED",)),
    ],
)
def test_the_measuring_day_refuses_nothing(asked: bool | None, reported: bool, state: State):
    """PRE-03: it is never missing."""
    assert law.registered_on_measuring_day(asked=asked, reported=reported) == state


@pytest.mark.parametrize(
    ("on", "measured"),
    [
        ("2024-07-31", "2023-10-15"),
        ("2024-08-01", "2024-08-01"),
        ("2024-10-14", "2024-10-14"),
        ("2024-10-15", "2024-10-15"),
        ("2024-10-16", "2024-10-15"),
        ("2025-07-31", "2024-10-15"),
    ],
)
def test_it_is_measured_on_15_october_of_the_school_year(on: str, measured: str):
    """PRE-03: until then as things stand."""
    assert law.measured_on(date.fromisoformat(on)) == date.fromisoformat(measured)


@pytest.mark.parametrize(
    ("on", "measuring"),
    [("2024-07-31", "2023-10-15"), ("2024-08-01", "2024-10-15"), ("2024-12-31", "2024-10-15")],
)
def test_each_school_year_has_its_15_october(on: str, measuring: str):
    """PRE-03."""
    assert law.measuring_day(date.fromisoformat(on)) == date.fromisoformat(measuring)


# --- the agreement --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vo", "mbo"), [([VO], [MBO]), ([VO], [VO]), ([VO, OTHER], [MBO]), ([], []), ([MBO], [MBO, OTHER])]
)
def test_a_samenwerkingsovereenkomst_suits_any_schools(vo: list[str], mbo: list[str]):
    """PRE-04."""
    assert law.agreement_form("samenwerkingsovereenkomst", "doorlopende-leerroute", vo, mbo) == "MET"


@pytest.mark.parametrize(
    ("vo", "mbo", "state"),
    [
        ([VO], [VO], "MET"),
        ([VO], [MBO], "OPEN"),
        ([VO, OTHER], [VO], "OPEN"),
        ([VO], [VO, OTHER], "OPEN"),
        ([VO, VO], [VO], "MET"),
    ],
)
def test_an_interne_regeling_suits_one_legal_person(vo: list[str], mbo: list[str], state: State):
    """PRE-04: with more than one BRIN it cannot be told whether they are one."""
    assert law.agreement_form("interne-regeling", "doorlopende-leerroute", vo, mbo) == state


@pytest.mark.parametrize("form", ["samenwerkingsovereenkomst", "interne-regeling"])
def test_an_agreement_on_a_leerwerktraject_is_not_that_on_the_route(form: AgreementForm):
    """PRE-04, RTE-09: it comes next to it."""
    assert law.agreement_form(form, "leerwerktraject", [VO], [VO]) == "MISSING"


@pytest.mark.parametrize(
    ("vo", "mbo", "state"),
    [
        ([VO], [MBO], "MET"),
        ([OTHER, VO], [OTHER, MBO], "MET"),
        ([OTHER], [MBO], "MISSING"),
        ([VO], [OTHER], "MISSING"),
        ([MBO], [VO], "MISSING"),
        ([], [], "MISSING"),
    ],
)
def test_both_schools_of_the_route_are_in_its_agreement(vo: list[str], mbo: list[str], state: State):
    """PRE-05: each on its own side; others may be in it too."""
    assert law.agreement_covers(VO, MBO, vo, mbo) == state


@pytest.mark.parametrize(("advised_on", "state"), [(BEFORE, "MET"), (DAY, "MET"), (AFTER, "MISSING")])
def test_the_medezeggenschap_gives_advice(advised_on: date, state: State):
    """PRE-09: by the day."""
    assert law.advised("samenwerkingsovereenkomst", advised_on, DAY) == state


def test_without_advice_on_working_together_with_others_it_is_missing():
    """PRE-09: the advice is on that; whether it is asked of an interne regeling is open."""
    assert law.advised("samenwerkingsovereenkomst", None, DAY) == "MISSING"
    assert law.advised("interne-regeling", None, DAY) == "OPEN"
    assert law.advised("interne-regeling", AFTER, DAY) == "OPEN"
    assert law.advised("interne-regeling", DAY, DAY) == "MET"


@pytest.mark.parametrize(
    ("topics", "states"),
    [
        (None, ("OPEN", "MET", "MET", "OPEN")),
        ([], ("NOT_NEEDED",) * 4),
        (["overstapopties", "examinering"], ("NOT_NEEDED",) * 4),
        (["examinering", "onderwijstijd"], ("MISSING", "MET", "MET", "MISSING")),
    ],
)
def test_the_medezeggenschapsraad_consents_to_other_hours(
    topics: list[str] | None, states: tuple[State, ...]
):
    """PRE-09: where the agreement deviates from the onderwijstijd; without its topics that is not known."""
    asked = tuple(law.consent(topics, consented_on, DAY) for consented_on in (None, BEFORE, DAY, AFTER))
    assert asked == states


# --- the programme --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sides", "state"),
    [
        (None, "MISSING"),
        ([], "MISSING"),
        (["vmbo", "mbo"], "MET"),
        (["mbo"], "MET"),
        (["vmbo"], "OPEN"),
        (["vmbo", "joint"], "OPEN"),
    ],
)
def test_the_programme_is_that_of_the_whole_route(sides: list[PartSide] | None, state: State):
    """PRE-07: a GR may be without vmbo parts, no route without those of the mbo."""
    assert law.joint_programme(sides) == state


@pytest.mark.parametrize("form", ["DLR", "EXPERIMENT", "LEERLIJN"])
def test_the_four_conditions_are_of_a_gr(form: RouteForm):
    """PRE-08."""
    assert law.gr_conditions(form, ["MISSING"]) == "NOT_NEEDED"


@pytest.mark.parametrize(
    ("four", "state"),
    [
        (["MET", "MET", "MET", "MET"], "MET"),
        (["MET", "MET", "MET", "MISSING"], "MISSING"),
        (["MET", "OPEN", "MET", "MET"], "OPEN"),
        (["OPEN", "MISSING", "MET", "MET"], "MISSING"),
    ],
)
def test_a_gr_needs_all_of_them(four: list[State], state: State):
    """PRE-08."""
    assert law.gr_conditions("GR", four) == state


@pytest.mark.parametrize("form", ["DLR", "GR"])
def test_a_route_of_the_law_has_no_code_of_its_own(form: RouteForm):
    """PRE-10: students are on the ordinary code of leerweg and profile."""
    assert law.ordinary_code(form, None) == "MET"
    assert law.ordinary_code(form, "0917") == "OPEN"


@pytest.mark.parametrize("form", NOT_OF_THE_LAW)
@pytest.mark.parametrize("code", [None, "0917"])
def test_an_experiment_has_one(form: RouteForm, code: str | None):
    """PRE-10: and a leerlijn may."""
    assert law.ordinary_code(form, code) == "NOT_NEEDED"


@pytest.mark.parametrize(
    ("leerweg", "states"),
    [
        ("BB", ("MET", "OPEN", "OPEN")),
        ("KB", ("MET", "MET", "MET")),
        ("GL", ("MET", "MET", "MET")),
        ("TL", ("MET", "MET", "MET")),
    ],
)
def test_a_jump_from_basis_to_level_3_or_4_is_a_warning(leerweg: Leerweg, states: tuple[State, ...]):
    """RTE-07: every other leerweg goes to any level."""
    levels: tuple[Level, ...] = (2, 3, 4)
    assert tuple(law.leerweg_and_level(leerweg, level) for level in levels) == states


# --- profile and qualification --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("profile", "state"),
    [
        ("PIE", "MET"),
        ("techniek", "MET"),
        ("BWI", "OPEN"),
        ("MVI", "OPEN"),
        ("Z&W", "MISSING"),
        ("HBR", "MISSING"),
        ("economie", "MISSING"),
        ("D&P", "MISSING"),
    ],
)
def test_a_qualification_of_another_domain_gains_less(profile: Profile, state: State):
    """RTE-16: the same domain by another profile is open, as domains are drawn wide and narrow."""
    assert law.related(QUALIFICATIONS["25737"].profiles, profile) == state


def test_of_an_unknown_qualification_nothing_can_be_said():
    """RTE-16."""
    assert law.related(None, "PIE") == "OPEN"


@given(st.sampled_from(sorted(QUALIFICATIONS)), st.sampled_from(get_args(Profile)))
def test_a_profile_is_never_closer_than_its_own_domain(crebo: str, profile: Profile):
    """RTE-16: who has a related profile has a related domain too."""
    profiles = QUALIFICATIONS[crebo].profiles
    if law.related(profiles, profile) != "MISSING" and profile in DOMAIN:
        assert law.related(profiles, DOMAIN[profile]) == "MET"
