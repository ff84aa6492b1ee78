"""Which value did a rule have on a day?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.law import values
from journeys.law.catalogue import RULES
from journeys.law.dated import NO_FIRST_DAY, Dated, value_on

LIMIT = (Dated(NO_FIRST_DAY, 23, "VSV-03"), Dated(date(2026, 1, 1), 27, "VSV-03"))
FROM_2020 = (
    Dated(date(2020, 8, 1), "first", "VSV-03"),
    Dated(date(2022, 8, 1), "second", "VSV-03"),
    Dated(date(2024, 8, 1), "third", "VSV-03"),
)
DAYS = st.dates(date(2015, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("on", "value"), [(date(2025, 12, 31), 23), (date(2026, 1, 1), 27), (date(2026, 1, 2), 27)]
)
def test_a_value_holds_from_its_own_day(on: date, value: int):
    assert value_on(LIMIT, on) == value


@pytest.mark.parametrize(
    ("on", "value"),
    [
        (date(2020, 7, 31), "first"),
        (date(2020, 8, 1), "first"),
        (date(2022, 7, 31), "first"),
        (date(2022, 8, 1), "second"),
        (date(2024, 7, 31), "second"),
        (date(2024, 8, 1), "third"),
        (date.max, "third"),
    ],
)
def test_the_first_value_holds_before_its_day_too_and_the_last_without_end(on: date, value: str):
    assert value_on(FROM_2020, on) == value


def test_one_value_always_holds():
    assert value_on([Dated(date(2020, 8, 1), 5, "VSV-03")], date.min) == 5


def test_no_first_day_is_before_every_day():
    assert date.min == NO_FIRST_DAY


@given(st.lists(DAYS, min_size=1, max_size=6, unique=True), DAYS)
def test_the_value_is_that_of_the_last_day_that_came(days: list[date], on: date):
    series = [Dated(day, day, "VSV-03") for day in sorted(days)]
    came = [day for day in days if day <= on]
    assert value_on(series, on) == (max(came) if came else min(days))


# --- the values that the law has -----------------------------------------------------------------------


def found_in(thing: Any, where: str) -> Iterator[tuple[str, Sequence[Dated[Any]]]]:
    """Every series of dated values in what a module of values holds."""
    if isinstance(thing, Mapping):
        for key, inner in thing.items():
            yield from found_in(inner, f"{where}[{key}]")
    elif isinstance(thing, tuple | list):
        if thing and all(isinstance(one, Dated) for one in thing):
            yield where, thing
        else:
            for place, inner in enumerate(thing):
                yield from found_in(inner, f"{where}[{place}]")
    elif hasattr(thing, "__struct_fields__"):
        for name in thing.__struct_fields__:
            yield from found_in(getattr(thing, name), f"{where}.{name}")


def all_series() -> dict[str, Sequence[Dated[Any]]]:
    found: dict[str, Sequence[Dated[Any]]] = {}
    for path in sorted(Path(str(values.__file__)).parent.glob("[a-z]*.py")):
        module = import_module(f"journeys.law.values.{path.stem}")
        for name, thing in vars(module).items():
            if not name.startswith("__"):
                found |= dict(found_in(thing, f"{path.stem}.{name}"))
    return found


SERIES = all_series()


def test_the_values_of_the_law_are_looked_at():
    assert {"ages.VSV_AGE_LIMIT", "ages.KWALIFICATIEPLICHT_UNTIL"} < set(SERIES)
    assert len(SERIES) >= 8


@pytest.mark.parametrize("series", SERIES.values(), ids=SERIES)
def test_a_series_is_in_order_of_day_and_says_by_which_rule(series: Sequence[Dated[Any]]):
    days = [dated.since for dated in series]
    assert all(later - earlier > timedelta(0) for earlier, later in pairwise(days))
    assert {dated.rule for dated in series} <= set(RULES)


@pytest.mark.parametrize("series", SERIES.values(), ids=SERIES)
def test_a_later_value_is_another_one(series: Sequence[Dated[Any]]):
    for earlier, later in pairwise(series):
        assert earlier.value != later.value
