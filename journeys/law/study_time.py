"""How many hours of BPV should the mbo programme of a route have at least?"""

from __future__ import annotations

from datetime import date

from journeys.law.dated import value_on
from journeys.law.values.study_time import BOL, ENTREE
from journeys.vocabulary import Level


def bpv_minimum(level: Level, years: int, on: date) -> int | None:
    """The least hours of BPV for the mbo programme of a route; None where no source names a minimum.

    `on`: the day on which its cohort began. `years`: of the route, leerjaar 3 included. The mbo programme is
    taken to be two years shorter, as in the FAQ's example of a route of three years with 250 hours (TIM-04).
    Of the bol: that of the bbl is higher.
    """
    if level == 1:
        return value_on(ENTREE, on).bpv
    series = BOL.get(years - 2)
    return None if series is None else value_on(series, on).bpv
