"""Which lives do most students have?

Drawn by weight: most go straight on; some spread their examinations, begin later, repeat a year, switch
or leave.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from journeys.events import SupportRegistered, YearRepeated
from leerspoor.exchange.sample.chance import drawn
from leerspoor.exchange.sample.diary import Note
from leerspoor.exchange.sample.lives.beginning import arrive
from leerspoor.exchange.sample.lives.leaving import AFTER, drop_out, find_a_place, switch, switch_to_regular
from leerspoor.exchange.sample.lives.story import Story
from leerspoor.exchange.sample.lives.years import (
    cross,
    finish_vmbo,
    fourth_class,
    mbo_year,
    mbo_years,
    third_class,
)
from leerspoor.exchange.sample.places.routes import BY_ID, ROUTES

FIRST_YEAR, LAST_YEAR = 2019, 2026
_STARTS = ((2019, 2), (2020, 11), (2021, 14), (2022, 16), (2023, 16), (2024, 15), (2025, 15), (2026, 11))
_OPEN = {
    year: [(r.id, r.weight) for r in ROUTES if r.cohorts[0] <= year <= r.cohorts[1]]
    for year in range(FIRST_YEAR, LAST_YEAR + 1)
}


def starts_in(seed: int, number: int) -> int:
    """The school year in which the student with this number begins."""
    left = int.from_bytes(drawn(seed, f"start {number}")[:4], "big") % 100
    for year, weight in _STARTS:
        left -= weight
        if left < 0:
            return year
    return LAST_YEAR


def ordinary(seed: int, number: int, year: int) -> list[Note]:
    """The notes of one drawn life."""
    s = Story(seed, number)
    route = s.chance.weighted(_OPEN[year])
    s.chance.weighted(_LIVES)(s, route, year)
    return s.diary.close()


def straight(s: Story, route: str, year: int) -> None:
    """Two years at the vmbo, then the mbo, nothing in between."""
    lwt = route == "mt-voertuigen-2" and year < 2025 and s.chance.happens(0.3)
    arrive(s, route, date(year, 8, 1), lwt=lwt)
    if s.chance.happens(0.08):
        support = SupportRegistered(support=s.chance.one_of(_SUPPORT), until=date(year + 2, 7, 31))
        number = s.note(date(year, 10, 1), s.vo, support, s.chance.between(0, 30))
        over = s.chance.school_day(date(year + 4, 9, 1), 40)
        s.diary.erase([number], over, s.vo, "retention-over", "support")
    third_class(s, year)
    on_to_the_mbo(s, year + 1)


def on_to_the_mbo(s: Story, year: int, *, again: int = 0) -> None:
    """Leerjaar 4 in this school year and all that follows."""
    if s.over(year):
        return
    fourth_class(s, year)
    if s.over(year + 1):
        return
    cross(s, date(year + 1, 8, 1))
    if again:
        s.note(date(year + 2, 8, 1), s.mbo, YearRepeated(route_year=3), s.chance.between(-20, 20))
    mbo_years(s, year + 1, again=again)


def spread(s: Story, route: str, year: int) -> None:
    """Some vmbo parts are left for the first year at the mbo."""
    arrive(s, route, date(year, 8, 1))
    third_class(s, year)
    if s.over(year + 1):
        return
    left = tuple(s.chance.some_of(s.owed(), 2))
    fourth_class(s, year + 1, leave=left)
    if s.over(year + 2):
        return
    cross(s, date(year + 2, 8, 1), stays=True)
    if s.route.form != "GR" and s.chance.happens(0.9):
        finish_vmbo(s, year + 2)
    mbo_years(s, year + 2)


def in_the_fourth_class(s: Story, route: str, year: int) -> None:
    """Begin in leerjaar 4, in the cohort that was in leerjaar 3 a year before."""
    if year == BY_ID[route].cohorts[0]:
        straight(s, route, year)
        return
    arrive(s, route, date(year, 8, 1), leerjaar=4)
    third_class(s, year)
    on_to_the_mbo(s, year)


def in_the_middle(s: Story, route: str, year: int) -> None:
    """Begin in the middle of leerjaar 3."""
    if s.over(year + 1):
        straight(s, route, year)
        return
    arrive(s, route, s.chance.school_day(date(year, 11, 15), 90))
    third_class(s, year)
    on_to_the_mbo(s, year + 1)


def repeating(s: Story, route: str, year: int) -> None:
    """Do a year again: leerjaar 3, leerjaar 4 or one at the mbo."""
    arrive(s, route, date(year, 8, 1))
    third_class(s, year)
    again = s.chance.between(1, 3)
    if again == 3:
        on_to_the_mbo(s, year + 1, again=1)
        return
    since = date(year + again, 8, 1)
    if s.over(since.year):
        return
    if again == 2:
        fourth_class(s, year + 1, leave=tuple(s.owed()[2:6]))
    s.note(since, s.vo, YearRepeated(route_year=again), s.chance.between(-30, 20))
    s.registered(since, "vo")
    on_to_the_mbo(s, since.year + (again == 1))


def leaving(s: Story, route: str, year: int) -> None:
    """Leave in leerjaar 3, leerjaar 4 or the first year at the mbo."""
    arrive(s, route, date(year, 8, 1))
    third_class(s, year)
    years = s.chance.between(0, 2)
    if s.over(year + years):
        return
    if years == 2:
        fourth_class(s, year + 1)
        cross(s, date(year + 2, 8, 1))
    on = s.chance.school_day(date(year + years, 10, 1), 200)
    if s.chance.happens(0.35):
        side = "mbo" if years == 2 else s.chance.one_of(("vmbo", "mbo"))
        switch_to_regular(s, on, side, f"regulier-{side}")
        return
    drop_out(s, on)
    if s.chance.happens(0.7):
        find_a_place(s, s.chance.school_day(on, 150))


def switching(s: Story, route: str, year: int) -> None:
    """Change to another route in leerjaar 4, where there is one to change to."""
    to = AFTER.get(route)
    if to is None or s.over(year + 1):
        spread(s, route, year)
        return
    arrive(s, route, date(year, 8, 1))
    third_class(s, year)
    switch(s, s.chance.school_day(date(year + 1, 9, 10), 90), *to)
    on_to_the_mbo(s, year + 1)


def lingering(s: Story, route: str, year: int) -> None:
    """Cross over too late, or stay on the books of the vo school too long."""
    arrive(s, route, date(year, 8, 1))
    third_class(s, year)
    if s.over(year + 1):
        return
    fourth_class(s, year + 1)
    if s.over(year + 2):
        return
    stays = s.chance.happens(0.5)
    cross(s, date(year + 2, 8, 1 if stays else 29), stays=stays, late=s.chance.between(20, 160))
    mbo_year(s, year + 2, 1, 2)


_SUPPORT = ("extra-time", "coaching", "language", "other")
_LIVES: list[tuple[Callable[[Story, str, int], None], int]] = [
    (straight, 60),
    (spread, 10),
    (in_the_fourth_class, 5),
    (in_the_middle, 4),
    (repeating, 7),
    (leaving, 8),
    (switching, 4),
    (lingering, 2),
]
