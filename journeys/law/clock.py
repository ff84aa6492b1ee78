"""When does the mbo phase begin, when does the exam window close, when should the route be done?

RSP-01 … RSP-06, VEX-32 and VEX-33. With the default policies the switch is on the 1 August after route year 2
of the programme, and the window closes on the 31 July that ends route year 3.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from msgspec.structs import replace

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
    """First day of the mbo phase; a repeated route year 1 or 2 moves it a year (RSP-06).

    Policy `switch_day` (RSP-02): which day.
    """
    month = 8 if policies.switch_day == "AUGUST_1" else 10
    return day(first + 2 + _moved(repeated_years, policies), month, 1)


def switch_by_each_clock(
    started_on: date, leerjaar: int, repeated_years: Collection[int], policies: Policies = DEFAULT
) -> dict[str, date]:
    """RSP-04: the switch by each choice of policy `switch_clock`, whichever of them holds."""
    clocks = [replace(policies, switch_clock=clock) for clock in ("PROGRAMME", "STUDENT")]
    return {
        clock.switch_clock: switch_on(first_year(started_on, leerjaar, clock), repeated_years, clock)
        for clock in clocks
    }


def window_end(
    form: RouteForm,
    first: int,
    repeated_years: Collection[int],
    extended_until: Collection[date],
    policies: Policies = DEFAULT,
) -> date:
    """Last day of the exam window; moved by a repeated route year 1 or 2 and by decisions of the vo.

    Policy `window_day` (VEX-32): which day. Policy `repeated_third_year` (VEX-33): moved by a repeated route
    year 3 too. A leerlijn has no third year to spread the exam over (RTE-11).
    """
    if form == "LEERLIJN":
        end = day_before(switch_on(first, repeated_years, policies))
    else:
        third = [*repeated_years].count(3) if policies.repeated_third_year == "EXTENDS" else 0
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
    first = rules_of_first_year(started_on, leerjaar)
    shortened = ["RSP-05"] if years <= 3 else []
    return ["RSP-01", "RSP-02", *first, *shortened, *rules_of_repeats(repeated_years)]


def rules_of_first_year(started_on: date, leerjaar: int) -> list[str]:
    """The rules by which a start sets which school year is the first: in the middle of a year, in class 4."""
    holds = {"RSP-03": started_on > day(school_year(started_on), 8, 1), "RSP-04": leerjaar == 4}
    return [rule for rule, true in holds.items() if true]


def rules_of_repeats(repeated_years: Collection[int]) -> list[str]:
    """RSP-06, if a route year of the vo phase was done again."""
    return ["RSP-06"] if any(route_year <= 2 for route_year in repeated_years) else []


def rules_of_phase(*, in_mbo_phase: bool, at_mbo: bool) -> list[str]:
    """The rules by which the phase on a day is not what the enrolment says; policy `phase_follows`.

    `in_mbo_phase`: whether the day of the switch is there; `at_mbo`: whether the student is enrolled there.
    """
    if in_mbo_phase == at_mbo:
        return []
    return ["RSP-08" if in_mbo_phase else "RSP-07"]


def rules_of_window(
    leerjaar: int, repeated_years: Collection[int], *, extended: bool, form: RouteForm = "DLR"
) -> list[str]:
    """The rules by which the last day of the exam window follows from the first year."""
    if form == "LEERLIJN":
        return ["RTE-11", "VEX-33"] if extended else ["RTE-11"]
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
