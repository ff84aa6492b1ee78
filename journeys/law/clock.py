"""When does the mbo phase begin, when does the exam window close, when should the route be done?

RSP-01 … RSP-06, VEX-32 and VEX-33, with the default policies: the switch is on the 1 August after route
year 2 of the programme, and the window closes on the 31 July that ends route year 3.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from journeys.vocabulary import Leerweg, RouteForm, day, day_before, school_year


def cohort_year(started_on: date, leerjaar: int) -> int:
    """The school year in which the cohort was in leerjaar 3: for a start in leerjaar 4 the year before."""
    return school_year(started_on) - (1 if leerjaar == 4 else 0)


def switch_on(cohort: int, repeated_years: Collection[int]) -> date:
    """First day of the mbo phase; a repeated route year 1 or 2 moves it a year."""
    return day(cohort + 2 + _in_vo_phase(repeated_years), 8, 1)


def window_end(
    form: RouteForm, cohort: int, repeated_years: Collection[int], extended_until: Collection[date]
) -> date:
    """Last day of the exam window; moved by a repeated route year 1 or 2 and by decisions of the vo."""
    if form == "LEERLIJN":
        end = day_before(switch_on(cohort, repeated_years))
    else:
        end = day(cohort + 3 + _in_vo_phase(repeated_years), 7, 31)
    return max([end, *extended_until])


def expected_end(years: int, cohort: int, repeated_years: Collection[int]) -> date:
    """Last day of the route's nominal length; every repeated route year moves it a year."""
    return day(cohort + years + len(repeated_years), 7, 31)


def _in_vo_phase(repeated_years: Collection[int]) -> int:
    return sum(route_year <= 2 for route_year in repeated_years)


def leerweg_at_least(leerweg: Leerweg, than: Leerweg) -> bool:
    """BB < KB < GL < TL."""
    return _RANK[leerweg] >= _RANK[than]


_RANK: dict[Leerweg, int] = {"BB": 0, "KB": 1, "GL": 2, "TL": 3}
