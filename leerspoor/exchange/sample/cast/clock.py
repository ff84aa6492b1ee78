"""Whose story is about when the schools take over from each other?"""

from __future__ import annotations

from datetime import date

from journeys.events import ProfileChanged, YearRepeated
from leerspoor.exchange.sample.lives.beginning import arrive
from leerspoor.exchange.sample.lives.exams import mbo_result
from leerspoor.exchange.sample.lives.ordinary import on_to_the_mbo
from leerspoor.exchange.sample.lives.story import Story
from leerspoor.exchange.sample.lives.years import (
    cross,
    fourth_class,
    leave_mbo,
    mbo_year,
    mbo_years,
    settle,
    third_class,
)


def ordinary(s: Story) -> None:
    """Two years at the vmbo, one at the mbo, both diplomas, nothing in between."""
    arrive(s, "pie-elektro-2", date(2022, 8, 1))
    third_class(s, 2022)
    on_to_the_mbo(s, 2023)


def transferred_early(s: Story) -> None:
    """Overgeschreven in February of leerjaar 3: the vo school still answers for two years."""
    arrive(s, "bwi-timmerman-2", date(2025, 8, 1))
    third_class(s, 2025)
    cross(s, date(2026, 2, 1))
    s.registered(date(2026, 8, 1), "mbo", fase="VO")


def transfer_overdue(s: Story) -> None:
    """The two years are over, and nobody has reported a transfer."""
    arrive(s, "mt-voertuigen-2", date(2024, 8, 1))
    third_class(s, 2024)
    fourth_class(s, 2025)


def transfer_reported_late(s: Story) -> None:
    """Crossed over on 1 August 2025; the journal heard of it in February."""
    arrive(s, "pie-elektro-2", date(2023, 8, 1))
    third_class(s, 2023)
    fourth_class(s, 2024)
    cross(s, date(2025, 8, 1), late=190)
    mbo_years(s, 2025)


def never_deregistered(s: Story) -> None:
    """Everything passed, at the mbo since August, and still on the books of the vo school."""
    arrive(s, "pie-elektro-2", date(2024, 8, 1))
    third_class(s, 2024)
    fourth_class(s, 2025)
    cross(s, date(2026, 8, 1), stays=True)
    mbo_years(s, 2026)


def deregistered_too_early(s: Story) -> None:
    """Off the books of the vo school with a central examination still to do."""
    arrive(s, "zw-verzorgende-3", date(2024, 8, 1))
    third_class(s, 2024)
    fourth_class(s, 2025, leave=("EN-CE",))
    cross(s, date(2026, 8, 1))
    mbo_years(s, 2026)


def phase_differs(s: Story) -> None:
    """At the mbo by the calendar; the register still says VO."""
    arrive(s, "pie-elektro-2", date(2024, 8, 1))
    third_class(s, 2024)
    fourth_class(s, 2025)
    cross(s, date(2026, 8, 1), fase="VO")
    mbo_years(s, 2026)


def class_four(s: Story) -> None:
    """Began in leerjaar 4: one year at the vmbo, and which clock counts is open."""
    arrive(s, "bwi-timmerman-2", date(2025, 8, 1), leerjaar=4)
    third_class(s, 2025)
    on_to_the_mbo(s, 2025)


def mid_year(s: Story) -> None:
    """Began a geïntegreerde route in February, in leerjaar 3."""
    arrive(s, "hbr-kok-2", date(2025, 2, 3))
    third_class(s, 2024)
    on_to_the_mbo(s, 2025)


def repeated_third_class(s: Story) -> None:
    """Leerjaar 3 twice: the whole clock moves a year."""
    arrive(s, "pie-elektro-2", date(2023, 8, 1))
    third_class(s, 2023)
    s.note(date(2024, 8, 1), s.vo, YearRepeated(route_year=1), -18)
    s.registered(date(2024, 8, 1), "vo")
    on_to_the_mbo(s, 2025)


def repeated_mbo_year(s: Story) -> None:
    """The year at the mbo twice: only the end moves."""
    arrive(s, "bwi-metselaar-2", date(2022, 8, 1))
    third_class(s, 2022)
    on_to_the_mbo(s, 2023, again=1)


def experiment(s: Story) -> None:
    """An experiment of 2019 that was still going on when the experiments ended."""
    arrive(s, "vakmanschap-bouw", date(2019, 8, 1))
    third_class(s, 2019)
    fourth_class(s, 2020, leave=("WI-CE",))
    s.note(date(2021, 8, 1), s.vo, YearRepeated(route_year=2), -12)
    on_to_the_mbo(s, 2021)


def leerlijn(s: Story) -> None:
    """A leerlijn: two programmes that fit, without the rights of a route."""
    arrive(s, "dp-leerlijn-2", date(2024, 8, 1))
    third_class(s, 2024)
    on_to_the_mbo(s, 2025)


def half_registered(s: Story) -> None:
    """On a route that the mbo institution did not report to the register until November 2024."""
    arrive(s, "eo-retail-2", date(2023, 8, 1))
    third_class(s, 2023)
    on_to_the_mbo(s, 2024)


def leerwerktraject(s: Story) -> None:
    """A leerwerktraject within the route: Dutch and the vocational programme only."""
    arrive(s, "mt-voertuigen-2", date(2024, 8, 1), lwt=True)
    third_class(s, 2024)
    on_to_the_mbo(s, 2025)


def leerwerktraject_without_agreement(s: Story) -> None:
    """A leerwerktraject begun on the day after its agreement had lapsed."""
    arrive(s, "mt-voertuigen-2", date(2025, 8, 1), lwt=True)
    third_class(s, 2025)
    fourth_class(s, 2026)


def domain_first(s: Story) -> None:
    """A domain at first and a qualification in leerjaar 4; changed the profile on the way."""
    arrive(s, "bouw-domein-2", date(2023, 8, 1))
    s.note(date(2023, 10, 2), s.vo, ProfileChanged(profile="BWI"), 3)
    third_class(s, 2023)
    settle(s, date(2024, 11, 4))
    on_to_the_mbo(s, 2024)


def renewed_qualification(s: Story) -> None:
    """Began with the old crebo, got the diploma of the one that followed it."""
    arrive(s, "zw-helpende-2", date(2021, 8, 1))
    third_class(s, 2021)
    fourth_class(s, 2022)
    cross(s, date(2023, 8, 1))
    mbo_year(s, 2023, 1, 1)
    s.crebo = "25960"
    mbo_result(s, date(2024, 6, 24))
    leave_mbo(s, date(2024, 8, 1), reason="diploma")


STORIES = (
    ordinary,
    domain_first,
    transferred_early,
    transfer_overdue,
    transfer_reported_late,
    never_deregistered,
    deregistered_too_early,
    phase_differs,
    class_four,
    mid_year,
    repeated_third_class,
    repeated_mbo_year,
    experiment,
    leerlijn,
    half_registered,
    leerwerktraject,
    leerwerktraject_without_agreement,
    renewed_qualification,
)
