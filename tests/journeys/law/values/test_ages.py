"""Which ages does the law name? VSV-02, VSV-03."""

from datetime import date

import pytest

from journeys.law.dated import value_on
from journeys.law.values.ages import KWALIFICATIEPLICHT_UNTIL, VSV_AGE_LIMIT

SERIES = (VSV_AGE_LIMIT, KWALIFICATIEPLICHT_UNTIL)


@pytest.mark.parametrize(
    ("on", "limit"),
    [
        (date(2020, 8, 1), 23),
        (date(2025, 12, 31), 23),
        (date(2026, 1, 1), 27),
        (date(2026, 1, 2), 27),
    ],
)
def test_the_age_limit_of_leaving_school_early_goes_up_in_2026(on: date, limit: int) -> None:
    """VSV-03."""
    assert value_on(VSV_AGE_LIMIT, on) == limit


def test_the_kwalificatieplicht_ends_at_18() -> None:
    """VSV-02."""
    assert value_on(KWALIFICATIEPLICHT_UNTIL, date(2026, 11, 22)) == 18


def test_the_values_are_in_order_of_day_and_name_their_rule() -> None:
    for series, rule in zip(SERIES, ("VSV-03", "VSV-02"), strict=True):
        assert [dated.since for dated in series] == sorted(dated.since for dated in series)
        assert {dated.rule for dated in series} == {rule}
        assert series[0].since == date.min
