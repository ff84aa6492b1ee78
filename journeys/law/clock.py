"""When does the mbo phase begin, when does the exam window close, when should the route be done?

RSP-01 … RSP-06, VEX-32 and VEX-33. With the default policies the switch is on the 1 August after route year 2
of the programme, and the window closes on the 31 July that ends route year 3.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from journeys.law.policies import DEFAULT, Policies
from journeys.vocabulary import Leerweg, RouteForm, day, day_before, school_year


def cohort_year(started_on: date, leerjaar: int) -> int:
    """The school year in which the cohort was in leerjaar 3: for a start in leerjaar 4 the year before."""
    return school_year(started_on) - (1 if leerjaar == 4 else 0)


def first_year(started_on: date, leerjaar: int, policies: Policies = DEFAULT) -> int:
    """The school year that counts as route year 1 on the student's clock: the cohort's, by default.

    Policy `switch_clock` (RSP-04): a clock of one's own for a start in leerjaar 4. Policy `mid_year_start`
    (RSP-03): a start after 1 October begins to count a year later.
    """
    year = cohort_year(started_on, leerjaar)
    if leerjaar == 4 and policies.switch_clock == "STUDENT":
        year += 1
    if policies.mid_year_start == "NEXT_YEAR" and started_on > day(school_year(started_on), 10, 1):
        year += 1
    return year


def switch_on(first: int, repeated_years: Collection[int], policies: Policies = DEFAULT) -> date:
    """First day of the mbo phase; a repeated route year 1 or 2 moves it a year (RSP-06)."""
    month = 8 if policies.switch_day == "AUGUST_1" else 10
    return day(first + 2 + _moved(repeated_years, policies), month, 1)


def window_end(
    form: RouteForm,
    first: int,
    repeated_years: Collection[int],
    extended_until: Collection[date],
    policies: Policies = DEFAULT,
) -> date:
    """Last day of the exam window; moved by a repeated route year 1 or 2 and by decisions of the vo.

    Policy `repeated_third_year` (VEX-33): moved by a repeated route year 3 too.
    """
    if form == "LEERLIJN":
        end = day_before(switch_on(first, repeated_years, policies))
    else:
        third = policies.repeated_third_year == "EXTENDS" and 3 in repeated_years
        year = first + 3 + _moved(repeated_years, policies) + third
        end = day(year, *((7, 31) if policies.window_day == "JULY_31" else (6, 30)))
    return max([end, *extended_until])


def expected_end(years: int, first: int, repeated_years: Collection[int]) -> date:
    """Last day of the route's nominal length; every repeated route year moves it a year."""
    return day(first + years + len(repeated_years), 7, 31)


def rules_of_switch(
    started_on: date, leerjaar: int, years: int, repeated_years: Collection[int]
) -> list[str]:
    """The rules by which the day of the switch follows from a start and the years done again.

    `years`: of the route. One of three leaves a single year for the mbo phase, and two for the vo (RSP-05).
    """
    holds = {
        "RSP-01": True,
        "RSP-02": True,
        "RSP-03": started_on > day(school_year(started_on), 8, 1),
        "RSP-04": leerjaar == 4,
        "RSP-05": years <= 3,
        "RSP-06": any(route_year <= 2 for route_year in repeated_years),
    }
    return [rule for rule, true in holds.items() if true]


def rules_of_window(leerjaar: int, repeated_years: Collection[int], *, extended: bool) -> list[str]:
    """The rules by which the last day of the exam window follows."""
    open_norm = leerjaar == 4 or extended or any(route_year > 2 for route_year in repeated_years)
    return ["VEX-32", "VEX-33"] if open_norm else ["VEX-32"]


def _moved(repeated_years: Collection[int], policies: Policies) -> int:
    """By how many years the switch and the window move: a repeated route year of the vo phase (RSP-06)."""
    if policies.repeated_vo_year == "STAYS":
        return 0
    return sum(route_year <= 2 for route_year in repeated_years)


def leerweg_at_least(leerweg: Leerweg, than: Leerweg) -> bool:
    """BB < KB < GL < TL."""
    return _RANK[leerweg] >= _RANK[than]


_RANK: dict[Leerweg, int] = {"BB": 0, "KB": 1, "GL": 2, "TL": 3}
