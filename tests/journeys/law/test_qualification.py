"""Who leaves without a startkwalificatie, who reports it, and where may they go?"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain, combinations, pairwise
from typing import Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.law.dated import value_on
from journeys.law.policies import DEFAULT, POLICIES
from journeys.law.qualification import (
    Access,
    Diploma,
    VsvReport,
    access_to_level,
    age_on,
    kwalificatieplicht,
    no_formal_access_to_level_2,
    startkwalificatie,
    vsv_candidate,
    vsv_definition_open,
    who_reports,
)
from journeys.law.values.ages import VSV_AGE_LIMIT
from journeys.vocabulary import Leerweg, Level, Party, Phase, RouteForm

BORN = date(2007, 5, 2)
LEFT = date(2025, 11, 14)


# --- startkwalificatie --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("diploma", "verdict"),
    [
        (Diploma(of="vmbo"), False),
        (Diploma(of="havo"), True),
        (Diploma(of="vwo"), True),
        (Diploma(of="mbo", level=1), False),
        (Diploma(of="mbo", level=2), True),
        (Diploma(of="mbo", level=3), True),
        (Diploma(of="mbo", level=4), True),
        (Diploma(of="mbo"), None),
    ],
)
def test_havo_vwo_and_mbo_from_level_2_are_a_startkwalificatie(
    diploma: Diploma, verdict: bool | None
) -> None:
    """VSV-01."""
    assert startkwalificatie([diploma]) is verdict


def test_one_diploma_that_is_enough_is_enough_and_one_of_unknown_level_leaves_it_open() -> None:
    """VSV-01."""
    vmbo, entree, unknown, havo = (
        Diploma(of="vmbo"),
        Diploma(of="mbo", level=1),
        Diploma(of="mbo"),
        Diploma(of="havo"),
    )
    assert startkwalificatie([]) is False
    assert startkwalificatie([vmbo, entree]) is False
    assert startkwalificatie([unknown, havo]) is True
    assert startkwalificatie([havo, unknown]) is True
    assert startkwalificatie([vmbo, unknown]) is None


# --- age ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2007, 5, 2), date(2025, 5, 1), 17),
        (date(2007, 5, 2), date(2025, 5, 2), 18),
        (date(2007, 5, 2), date(2025, 5, 3), 18),
        (date(2007, 5, 2), date(2025, 4, 30), 17),
        (date(2007, 5, 2), date(2025, 6, 1), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 28), 19),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
    ],
)
def test_a_birthday_is_the_first_day_of_an_age_and_29_february_is_1_march_in_other_years(
    born: date, on: date, age: int
) -> None:
    assert age_on(born, on) == age


# --- kwalificatieplicht -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "holds"), [(date(2025, 5, 1), True), (date(2025, 5, 2), False), (date(2025, 5, 3), False)]
)
def test_the_kwalificatieplicht_ends_on_the_eighteenth_birthday(on: date, holds: bool) -> None:
    """VSV-02."""
    assert kwalificatieplicht(BORN, on, has_startkwalificatie=False) is holds


def test_who_was_born_on_29_february_is_free_of_it_from_1_march() -> None:
    """VSV-02."""
    born = date(2008, 2, 29)
    assert kwalificatieplicht(born, date(2026, 2, 28), has_startkwalificatie=False) is True
    assert kwalificatieplicht(born, date(2026, 3, 1), has_startkwalificatie=False) is False


@pytest.mark.parametrize(
    ("born", "has", "holds"),
    [
        (BORN, True, False),
        (BORN, None, None),
        (None, False, None),
        (None, None, None),
        (None, True, False),
    ],
)
def test_a_startkwalificatie_ends_it_and_what_is_not_known_leaves_it_open(
    born: date | None, has: bool | None, holds: bool | None
) -> None:
    """VSV-02."""
    assert kwalificatieplicht(born, date(2024, 11, 14), has) is holds


def test_at_eighteen_it_does_not_matter_whether_there_is_a_diploma() -> None:
    """VSV-02."""
    assert kwalificatieplicht(BORN, date(2025, 5, 2), None) is False


# --- early leavers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "verdict"), [(date(2025, 11, 13), "no"), (LEFT, "yes"), (date(2025, 11, 15), "yes")]
)
def test_a_student_is_an_early_leaver_from_the_day_of_leaving(on: date, verdict: str) -> None:
    """VSV-03."""
    assert vsv_candidate(LEFT, BORN, on, has_startkwalificatie=False, limit=23) == verdict


@pytest.mark.parametrize("limit", [23, 27])
def test_an_early_leaver_is_younger_than_the_limit(limit: int) -> None:
    """VSV-03: the day before the birthday, the birthday, and after."""
    birthday = date(BORN.year + limit, 5, 2)
    verdicts = [
        vsv_candidate(LEFT, BORN, birthday + timedelta(days), has_startkwalificatie=False, limit=limit)
        for days in (-1, 0, 1)
    ]
    assert verdicts == ["yes", "no", "no"]


@pytest.mark.parametrize(
    ("left", "born", "has", "verdict"),
    [
        (None, BORN, False, "no"),
        (None, None, None, "no"),
        (LEFT, BORN, True, "no"),
        (LEFT, None, True, "no"),
        (LEFT, BORN, None, "unknown"),
        (LEFT, None, False, "unknown"),
        (LEFT, None, None, "unknown"),
        (LEFT, date(1990, 1, 1), None, "no"),
        (LEFT, date(1990, 1, 1), False, "no"),
    ],
)
def test_what_is_not_known_leaves_it_open_unless_it_makes_no_difference(
    left: date | None, born: date | None, has: bool | None, verdict: str
) -> None:
    """VSV-03."""
    assert vsv_candidate(left, born, date(2026, 6, 30), has, limit=27) == verdict


@pytest.mark.parametrize(
    ("on", "is_open"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 1, 2), True)]
)
def test_from_2026_the_definition_of_an_early_leaver_is_open(on: date, is_open: bool) -> None:
    """VSV-03."""
    assert vsv_definition_open(on) is is_open


@pytest.mark.parametrize(
    ("on", "verdict"), [(date(2025, 12, 31), "no"), (date(2026, 1, 1), "yes"), (date(2026, 1, 2), "yes")]
)
def test_who_is_twenty_four_counts_by_the_limit_of_the_day(on: date, verdict: str) -> None:
    """VSV-03."""
    limit = value_on(VSV_AGE_LIMIT, on)
    assert vsv_candidate(LEFT, date(2001, 6, 1), on, has_startkwalificatie=False, limit=limit) == verdict
    assert value_on(VSV_AGE_LIMIT, date(2025, 12, 31)) == 23
    assert value_on(VSV_AGE_LIMIT, date(2026, 1, 1)) == 27


# --- who reports --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("phase", ["vo", "mbo"])
@pytest.mark.parametrize("enrolled", [(), ("vo",), ("mbo",), ("vo", "mbo"), ("mbo", "vo")])
def test_the_school_that_answers_for_absence_reports_or_each_with_an_enrolment(
    phase: Phase, enrolled: tuple[Party, ...]
) -> None:
    """VSV-04."""
    assert who_reports("BY_PHASE", phase, enrolled) == (phase,)
    in_order = tuple(party for party in ("vo", "mbo") if party in enrolled)
    assert who_reports("BY_ENROLMENT", phase, enrolled) == in_order


def test_the_choices_are_those_of_the_policy() -> None:
    """VSV-04."""
    assert get_args(VsvReport) == tuple(choice.code for choice in POLICIES["vsv_report"].choices)
    assert DEFAULT.vsv_report == "BY_PHASE"


# --- where to go --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("leerweg", "lwt", "levels", "rule"),
    [
        ("BB", True, (True, False, False), "VEX-42"),
        (None, True, (True, False, False), "VEX-42"),
        ("BB", False, (True, False, False), "RTE-07"),
        ("BB", None, (True, False, False), "RTE-07"),
        ("KB", False, (True, True, True), "RTE-07"),
        ("GL", False, (True, True, True), "RTE-07"),
        ("TL", None, (True, True, True), "RTE-07"),
        (None, None, (True, None, None), "RTE-07"),
        (None, False, (True, None, None), "RTE-07"),
    ],
)
def test_a_vmbo_diploma_admits_to_the_levels_of_its_leerweg(
    leerweg: Leerweg | None, lwt: bool | None, levels: tuple[bool | None, ...], rule: str
) -> None:
    """VEX-42, RTE-07."""
    found = (
        access_to_level("vmbo", leerweg, lwt, 2),
        access_to_level("vmbo", leerweg, lwt, 3),
        access_to_level("vmbo", leerweg, lwt, 4),
    )
    assert found == tuple(Access(admits, rule) for admits in levels)


@pytest.mark.parametrize("level", [2, 3, 4])
def test_what_an_mbo_diploma_admits_to_is_not_in_the_rules(level: Literal[2, 3, 4]) -> None:
    assert access_to_level("mbo", None, None, level) == Access(None, "RTE-07")


@pytest.mark.parametrize(
    ("form", "has", "closed"),
    [
        ("GR", False, True),
        ("GR", True, False),
        ("GR", None, None),
        ("DLR", False, False),
        ("DLR", None, False),
        ("EXPERIMENT", False, False),
        ("LEERLIJN", False, False),
    ],
)
def test_who_leaves_a_gr_without_a_vmbo_diploma_has_no_formal_access_to_level_2(
    form: RouteForm, has: bool | None, closed: bool | None
) -> None:
    """OVS-06."""
    assert no_formal_access_to_level_2(form, has) is closed


# --- laws ---------------------------------------------------------------------------------------------------

DAYS = st.dates(date(1980, 1, 1), date(2060, 12, 31))
LEVELS: st.SearchStrategy[Level | None] = st.sampled_from([None, 1, 2, 3, 4])
DIPLOMAS = st.lists(
    st.builds(Diploma, of=st.sampled_from(["vmbo", "havo", "vwo", "mbo"]), level=LEVELS), max_size=4
)


@given(diplomas=DIPLOMAS)
def test_a_further_diploma_never_takes_a_startkwalificatie_away(diplomas: list[Diploma]) -> None:
    subsets = chain.from_iterable(combinations(diplomas, n) for n in range(len(diplomas)))
    if any(startkwalificatie(fewer) for fewer in subsets):
        assert startkwalificatie(diplomas) is True


@given(born=DAYS, on=DAYS)
def test_nobody_grows_younger_and_nobody_ages_twice_in_a_day(born: date, on: date) -> None:
    assert age_on(born, on + timedelta(1)) - age_on(born, on) in {0, 1}
    assert age_on(born, born) == 0


@given(born=DAYS, left=DAYS, days=st.lists(DAYS, min_size=2), limit=st.integers(18, 30))
def test_who_is_no_early_leaver_any_more_under_one_limit_never_is_again(
    born: date, left: date, days: list[date], limit: int
) -> None:
    verdicts = [
        vsv_candidate(left, born, on, has_startkwalificatie=False, limit=limit)
        for on in sorted(days)
        if on >= left
    ]
    assert all(earlier == "yes" or later == "no" for earlier, later in pairwise(verdicts))


@given(born=DAYS, on=DAYS, has=st.sampled_from([True, False, None]))
def test_an_answer_about_someone_of_unknown_age_holds_for_every_age(
    born: date, on: date, has: bool | None
) -> None:
    unknown = kwalificatieplicht(None, on, has)
    assert unknown is None or kwalificatieplicht(born, on, has) is unknown
