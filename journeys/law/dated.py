"""Which value did a rule have on a day? Values that change with the years, apart from the logic."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")
NO_FIRST_DAY = date.min
"""Since when a value holds of which no source names the first day."""


class Dated(Struct, Generic[T], frozen=True):
    """A value that holds from the day `since` until the next of its series; `rule` says where it is from."""

    since: date
    value: T
    rule: str


def value_on(series: Sequence[Dated[T]], on: date) -> T:
    """The value of a series (in order of day) on a day; the first one holds before its own day too."""
    held = series[0]
    for dated in series:
        if dated.since <= on:
            held = dated
    return held.value
