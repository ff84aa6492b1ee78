"""How does a student come to a route, and what is chosen there?"""

from __future__ import annotations

from datetime import date, timedelta

from journeys.events import Enrolled, PartsChosen, RouteStarted
from journeys.vocabulary import school_year
from leerspoor.exchange.sample.lives.story import Story

_GR_CHOICES = (
    ["NE-SE", "NE-CE", "EN-SE", "EN-CE", "PV-SE", "PV-CSPE"],
    ["NE-SE", "NE-CE", "PV-SE", "PV-CSPE"],
    ["NE-SE", "EN-SE", "PV-SE", "PV-CSPE", "MA"],
    ["PV-SE", "PV-CSPE"],
)


def arrive(
    s: Story,
    route: str,
    start: date,
    *,
    leerjaar: int = 3,
    lwt: bool = False,
    late: int | None = None,
    enrolment_known: bool = True,
) -> int:
    """Start on a route; gives the note of the start."""
    year = school_year(start)
    s.start = start
    s.begins(year)
    s.takes(route, year if leerjaar == 3 else year - 1)
    s.lwt = lwt
    chance = s.chance
    judged: list[date | None] = [None, None]
    chosen = None
    if s.route.form == "GR":
        judged = [start - timedelta(days=chance.between(20, 70)) for _ in judged]
        chosen = list(chance.one_of(_GR_CHOICES))
        s.chosen = list(chosen)
    if enrolment_known:
        s.enrolment["vo"] = f"vo{chance.between(100_000, 999_999)}"
        s.note(
            start,
            s.vo,
            Enrolled(side="vo", brin=s.route.vo, enrolment=s.enrolment["vo"]),
            chance.between(-40, 10),
        )
    started = RouteStarted(
        route=route,
        leerjaar=leerjaar,
        leerweg=s.route.leerweg,
        lwt=lwt,
        judged_by_vo_on=judged[0],
        judged_by_mbo_on=judged[1],
        chosen=chosen,
    )
    number = s.note(start, s.vo, started, chance.between(-30, 12) if late is None else late)
    s.registered(start, "vo")
    return number


def draw_choice(s: Story) -> list[str]:
    """Keuzevakken and keuzedelen, as many as the programme asks."""
    plan, chance = s.plan, s.chance
    gr = s.route.form == "GR"
    parts = list(s.chosen) if gr else chance.some_of(plan.keuzevakken, plan.number_of_keuzevakken)
    hours = 0
    for code, more in plan.keuzedelen:
        if hours < plan.keuzedeel_hours and (more + hours >= plan.keuzedeel_hours or chance.happens(0.6)):
            parts.append(code)
            hours += more
    if hours < plan.keuzedeel_hours:
        parts = [code for code in parts if not code.startswith("KD")]
        parts += [code for code, _ in plan.keuzedelen]
    return parts


def choose(s: Story, year: int) -> None:
    """Choose keuzevakken and keuzedelen in the autumn, or in the first weeks on the route."""
    s.chosen = draw_choice(s)
    on = s.chance.school_day(max(date(year, 9, 20), s.start + timedelta(days=7)), 60)
    s.note(on, s.vo, PartsChosen(parts=list(s.chosen)), s.chance.between(0, 14))
