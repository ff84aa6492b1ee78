"""Under which rules is a route or its student, and what did the experiments leave open?"""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.law.catalogue import RULES
from journeys.law.experiments import Footing, Regime, footing, law_asks
from journeys.law.policies import Policies
from journeys.vocabulary import RouteForm

BY_THE_LAW = Policies(experiment_regime="LAW")
FORMS = st.sampled_from(get_args(RouteForm))


def regime(form: RouteForm, on: str, *, registered: bool = True, policies: Policies | None = None) -> Regime:
    return stands(form, on, registered=registered, policies=policies).regime


def stands(form: RouteForm, on: str, *, registered: bool = True, policies: Policies | None = None) -> Footing:
    return footing(form, date.fromisoformat(on), registered=registered, policies=policies or Policies())


# --- routes of the law ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("form", "rule"), [("DLR", "RTE-01"), ("GR", "RTE-02")])
def test_a_route_that_both_reported_has_the_rights_of_the_law(form: RouteForm, rule: str):
    """RTE-01 and RTE-02."""
    assert stands(form, "2023-08-01") == Footing(form, (rule,))


@pytest.mark.parametrize("form", ["DLR", "GR"])
def test_a_route_that_not_both_reported_has_none(form: RouteForm):
    """PRE-02: it counts as a leerlijn."""
    assert stands(form, "2023-08-01", registered=False) == Footing("NOT_STATUTORY", ("PRE-01", "PRE-02"))


@pytest.mark.parametrize("form", ["DLR", "GR"])
@pytest.mark.parametrize(("on", "there"), [("2020-07-31", False), ("2020-08-01", True), ("2020-08-02", True)])
def test_there_are_no_rights_before_the_law(form: RouteForm, on: str, there: bool):
    """EXP-10: the law holds from 1 August 2020, however early a route was reported."""
    assert regime(form, on) == (form if there else "NOT_STATUTORY")
    assert stands(form, "2020-07-31").rules == ("EXP-10",)


@pytest.mark.parametrize("registered", [True, False])
@pytest.mark.parametrize("on", ["2019-08-01", "2022-07-31", "2022-08-01", "2025-08-01"])
def test_a_leerlijn_is_a_leerlijn(on: str, registered: bool):
    """RTE-11: reported or not, at any time."""
    assert stands("LEERLIJN", on, registered=registered) == Footing("LEERLIJN", ("RTE-11",))


# --- experiments ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("policies", [Policies(), BY_THE_LAW])
@pytest.mark.parametrize("registered", [True, False])
@pytest.mark.parametrize("on", ["2016-08-01", "2020-08-01", "2022-07-30", "2022-07-31"])
def test_until_july_2022_an_experiment_follows_its_own_decree(on: str, registered: bool, policies: Policies):
    """EXP-01: by either reading (S16)."""
    expected = Footing("EXPERIMENT", ("EXP-01", "RTE-12"))
    assert stands("EXPERIMENT", on, registered=registered, policies=policies) == expected
    assert (expected.uitvaloptie, expected.open_norm) == (False, None)


@pytest.mark.parametrize("registered", [True, False])
@pytest.mark.parametrize("on", ["2022-08-01", "2022-08-02", "2025-08-01"])
def test_who_is_in_an_experiment_after_that_finishes_it(on: str, registered: bool):
    """EXP-03, EXP-04: with the uitvaloptie, and with the contradiction of the source in sight (S16)."""
    found = stands("EXPERIMENT", on, registered=registered)
    assert (found.regime, found.uitvaloptie) == ("EXPERIMENT_GRANDFATHERED", True)
    assert (found.open_norm, found.rules) == ("SEED_CONFLICT_EXP", ("EXP-03", "EXP-04"))


@pytest.mark.parametrize("on", ["2022-08-01", "2025-08-01"])
def test_by_the_other_reading_the_law_holds_for_them_too(on: str):
    """EXP-02: the uitvaloptie and the contradiction stay."""
    found = stands("EXPERIMENT", on, policies=BY_THE_LAW)
    assert (found.regime, found.uitvaloptie) == ("NOT_STATUTORY", True)
    assert (found.open_norm, found.rules) == ("SEED_CONFLICT_EXP", ("EXP-02", "EXP-03", "EXP-04"))


# --- what the law asks ------------------------------------------------------------------------------------


@pytest.mark.parametrize("policies", [Policies(), BY_THE_LAW])
@pytest.mark.parametrize("on", ["2019-08-01", "2022-07-31", "2022-08-01"])
@pytest.mark.parametrize(("form", "asks"), [("DLR", True), ("GR", True), ("LEERLIJN", False)])
def test_the_law_asks_what_it_asks_of_its_own_routes(
    form: RouteForm, asks: bool, on: str, policies: Policies
):
    """RTE-11: and nothing of a leerlijn; whatever one thinks of experiments."""
    assert law_asks(form, date.fromisoformat(on), policies) is asks


@pytest.mark.parametrize(
    ("on", "finishing", "by_the_law"),
    [
        ("2020-08-01", None, None),
        ("2022-07-31", None, None),
        ("2022-08-01", None, True),
        ("2022-08-02", None, True),
    ],
)
def test_what_was_asked_of_an_experiment_is_open(on: str, finishing: None, by_the_law: bool | None):
    """EXP-01: its decree could not be read. EXP-02, EXP-04: then it depends on the reading."""
    assert law_asks("EXPERIMENT", date.fromisoformat(on)) is finishing
    assert law_asks("EXPERIMENT", date.fromisoformat(on), BY_THE_LAW) is by_the_law


@given(FORMS, st.dates(), st.booleans(), st.sampled_from([Policies(), BY_THE_LAW]))
def test_a_footing_rests_on_rules_and_a_dispute_on_a_policy(
    form: RouteForm, on: date, registered: bool, policies: Policies
):
    """Whatever is open names the rule whose reading is ours; only experiments are disputed."""
    found = footing(form, on, registered=registered, policies=policies)
    assert found.rules
    assert set(found.rules) <= set(RULES)
    assert (found.open_norm is not None) == ("EXP-04" in found.rules) == found.uitvaloptie
    assert not found.uitvaloptie or form == "EXPERIMENT"


@given(FORMS, st.dates(date(2020, 8, 1)), st.sampled_from([Policies(), BY_THE_LAW]))
def test_only_reporting_gives_the_rights_of_the_law(form: RouteForm, on: date, policies: Policies):
    """PRE-02: and only to the forms that the law knows."""
    without = footing(form, on, registered=False, policies=policies).regime
    both = footing(form, on, registered=True, policies=policies).regime
    assert without not in ("DLR", "GR")
    assert (both == form) if form in ("DLR", "GR") else (both == without)
