"""Whose story is about leaving, switching, or a cohort that was stopped?"""

from __future__ import annotations

from datetime import date

from journeys.events import DiplomaAwarded, EducationAttested, Placed, RouteEnded
from leerspoor.exchange.sample.lives.beginning import arrive
from leerspoor.exchange.sample.lives.leaving import drop_out, switch, switch_to_regular
from leerspoor.exchange.sample.lives.ordinary import on_to_the_mbo
from leerspoor.exchange.sample.lives.story import Story
from leerspoor.exchange.sample.lives.years import cross, fourth_class, leave_mbo, mbo_year, third_class


def _until_leerjaar_four(s: Story, route: str, year: int) -> None:
    arrive(s, route, date(year, 8, 1))
    third_class(s, year)


def dropped_out(s: Story) -> None:
    """Left a geïntegreerde route in the mbo phase: no diploma at all, and no place yet."""
    _until_leerjaar_four(s, "hbr-kok-2", 2023)
    fourth_class(s, 2024)
    cross(s, date(2025, 8, 1))
    drop_out(s, date(2025, 11, 14), reason="work")


def dropped_out_and_placed(s: Story) -> None:
    """Left a geïntegreerde route in leerjaar 4; a place elsewhere was found in January."""
    _until_leerjaar_four(s, "zw-helpende-2", 2023)
    drop_out(s, date(2024, 11, 14), reason="motivation")
    s.note(date(2025, 1, 6), s.vo, Placed(brin="95VO", programme="regular-vmbo"), 9)


def diploma_elsewhere(s: Story) -> None:
    """Left the route at the mbo and got an mbo diploma elsewhere: the duty is done."""
    _until_leerjaar_four(s, "pie-elektro-3", 2021)
    fourth_class(s, 2022)
    cross(s, date(2023, 8, 1))
    drop_out(s, date(2023, 12, 4), reason="moved")
    s.note(date(2026, 7, 3), "duo", DiplomaAwarded(side="mbo", crebo="25894"), 34)


def ended_and_attested(s: Story) -> None:
    """The route was ended by the schools; both attested what had really been followed."""
    _until_leerjaar_four(s, "techniek-software-4", 2022)
    fourth_class(s, 2023)
    cross(s, date(2024, 8, 1))
    mbo_year(s, 2024, 1, 4)
    s.diary.stops(date(2025, 2, 14))
    vo = EducationAttested(side="vo", brin=s.route.vo, until=date(2024, 7, 31))
    s.note(date(2025, 2, 17), s.vo, vo)
    mbo = EducationAttested(side="mbo", brin=s.route.mbo, until=date(2025, 2, 14))
    s.note(date(2025, 2, 17), s.mbo, mbo, 1)
    s.note(date(2025, 2, 17), s.mbo, RouteEnded(reason="other-programme"), 3)
    leave_mbo(s, date(2025, 2, 17), reason="left")


def deceased(s: Story) -> None:
    """Died in leerjaar 4: no duty is shown."""
    _until_leerjaar_four(s, "zw-verzorgende-3", 2024)
    s.diary.stops(date(2025, 10, 7))
    s.note(date(2025, 10, 8), s.vo, RouteEnded(reason="deceased"), 2)


def to_regular_mbo(s: Story) -> None:
    """To regular mbo, as the agreement offers."""
    _until_leerjaar_four(s, "pie-elektro-2", 2023)
    fourth_class(s, 2024)
    cross(s, date(2025, 8, 1))
    switch_to_regular(s, date(2026, 2, 9), "mbo", "regulier-mbo")


def to_regular_mbo_not_agreed(s: Story) -> None:
    """To regular mbo, which the agreement of these schools does not offer."""
    _until_leerjaar_four(s, "techniek-software-4", 2023)
    fourth_class(s, 2024)
    cross(s, date(2025, 8, 1))
    switch_to_regular(s, date(2026, 1, 12), "mbo", "regulier-mbo")


def back_to_regular_vmbo(s: Story) -> None:
    """Back to regular vmbo in leerjaar 3."""
    _until_leerjaar_four(s, "mt-logistiek-2", 2024)
    switch_to_regular(s, date(2025, 3, 17), "vmbo", "regulier-vmbo")


def to_a_route_not_agreed(s: Story) -> None:
    """From level 3 to level 2 by an option that nobody had agreed on."""
    _until_leerjaar_four(s, "pie-elektro-3", 2024)
    switch(s, date(2025, 11, 24), "pie-elektro-2", "naar-niveau-2")
    on_to_the_mbo(s, 2025)


def to_a_geintegreerde_route(s: Story) -> None:
    """From level 3 to a geïntegreerde route, with both schools' judgements."""
    _until_leerjaar_four(s, "zw-verzorgende-3", 2023)
    switch(s, date(2024, 10, 7), "zw-helpende-2", "naar-geintegreerd")
    on_to_the_mbo(s, 2024)


def second_journey(s: Story) -> None:
    """Left one route and began another a year later."""
    _until_leerjaar_four(s, "mt-logistiek-2", 2022)
    drop_out(s, date(2023, 3, 6), reason="motivation")
    s.enrolment.clear()
    s.passed.clear()
    _until_leerjaar_four(s, "mt-voertuigen-2", 2023)
    on_to_the_mbo(s, 2024)


def cohort_stopped(s: Story) -> None:
    """In a cohort that was promised to the end, stopped with no other arrangement."""
    _until_leerjaar_four(s, "bwi-metselaar-2", 2024)
    on_to_the_mbo(s, 2025)


def cohort_taken_over(s: Story) -> None:
    """In a cohort that was stopped and taken over by another institution."""
    _until_leerjaar_four(s, "bouw-domein-2", 2024)
    on_to_the_mbo(s, 2025)


def cohort_without_promise(s: Story) -> None:
    """In a cohort that was stopped; the agreement had promised nothing."""
    _until_leerjaar_four(s, "mt-logistiek-2", 2024)
    on_to_the_mbo(s, 2025)


STORIES = (
    dropped_out,
    dropped_out_and_placed,
    diploma_elsewhere,
    ended_and_attested,
    deceased,
    to_regular_mbo,
    to_regular_mbo_not_agreed,
    back_to_regular_vmbo,
    to_a_route_not_agreed,
    to_a_geintegreerde_route,
    second_journey,
    cohort_stopped,
    cohort_taken_over,
    cohort_without_promise,
)
