"""How many hours of BPV should the mbo programme of a route have at least?"""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.law.dated import Dated, value_on
from journeys.law.study_time import bpv_minimum
from journeys.law.values import study_time
from journeys.law.values.study_time import BBL, BOL, ENTREE, Hours
from journeys.vocabulary import Level

BEGAN = date(2023, 8, 1)


@pytest.mark.parametrize("level", [2, 3, 4])
@pytest.mark.parametrize(
    ("years", "hours"), [(2, None), (3, 250), (4, 450), (5, 900), (6, 1350), (7, None), (1, None), (20, None)]
)
def test_the_minimum_goes_by_the_years_that_are_of_the_mbo(level: Level, years: int, hours: int | None):
    """TIM-02: 250, 450, 900 and 1350 hours in one to four years; two years of a route are of the vmbo."""
    assert bpv_minimum(level, years, BEGAN) == hours


@pytest.mark.parametrize("years", [2, 3, 4, 5, 6, 7])
def test_the_entreeopleiding_has_no_minimum_of_bpv(years: int):
    """TIM-02: whatever its length."""
    assert bpv_minimum(1, years, BEGAN) is None


def test_a_cohort_keeps_the_hours_of_the_day_on_which_it_began(monkeypatch: pytest.MonkeyPatch):
    """TIM-08: if the hours change, the cohorts that began before keep theirs."""
    less = Dated(date(2027, 8, 1), Hours(total=900, guided=500, bpv=200), "TIM-08")
    monkeypatch.setitem(study_time.BOL, 1, (*BOL[1], less))  # type: ignore[arg-type]
    assert bpv_minimum(2, 3, date(2027, 7, 31)) == 250
    assert bpv_minimum(2, 3, date(2027, 8, 1)) == 200


@pytest.mark.parametrize(
    ("years", "total", "guided", "in_first_year", "bpv"),
    [
        (1, 1000, 700, None, 250),
        (2, 2000, 1250, 700, 450),
        (3, 3000, 1800, 700, 900),
        (4, 4000, 2350, 700, 1350),
    ],
)
def test_the_hours_of_the_bol(years: int, total: int, guided: int, in_first_year: int | None, bpv: int):
    """TIM-02: of the whole programme, since August 2014."""
    (only,) = BOL[years]
    hours = Hours(total=total, guided=guided, guided_in_first_year=in_first_year, bpv=bpv)
    assert (only.since, only.value, only.rule) == (date(2014, 8, 1), hours, "TIM-02")


def test_the_hours_of_the_bbl_and_of_the_entreeopleiding():
    """TIM-02: the bbl of a year, since August 2013; the entreeopleiding as a whole."""
    (bbl,), (entree,) = BBL, ENTREE
    assert bbl == Dated(date(2013, 8, 1), Hours(total=850, guided=200, bpv=610), "TIM-02")
    assert entree == Dated(date(2014, 8, 1), Hours(total=1000, guided=600, bpv=None), "TIM-02")


def test_there_are_hours_for_one_to_four_years():
    """TIM-02: no source names another length."""
    assert sorted(BOL) == [1, 2, 3, 4]


@given(st.sampled_from(get_args(Level)), st.integers(1, 20), st.dates())
def test_a_longer_programme_never_has_a_lower_minimum(level: Level, years: int, began: date):
    """TIM-02: and what is asked never exceeds the hours that there are."""
    shorter, longer = bpv_minimum(level, years, began), bpv_minimum(level, years + 1, began)
    if shorter is not None and longer is not None:
        assert shorter < longer <= value_on(BOL[years - 1], began).total
