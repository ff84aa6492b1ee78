"""What happens in a school year: leerjaar 3, leerjaar 4, and the years at the mbo?"""

from __future__ import annotations

from datetime import date

from journeys.events import ContentTaught, Deregistered, Enrolled, QualificationChosen, Transferred
from journeys.vocabulary import Fase
from leerspoor.exchange.sample.lives.beginning import choose
from leerspoor.exchange.sample.lives.bpv import placement
from leerspoor.exchange.sample.lives.exams import (
    central_exams,
    mbo_exams,
    mbo_result,
    school_exams,
    vmbo_certificate,
    vmbo_result,
)
from leerspoor.exchange.sample.lives.story import Story
from leerspoor.exchange.sample.school_days import school_day

_EARLY = ("KU", "LO", "MA")


def third_class(s: Story, year: int) -> None:
    """Leerjaar 3: choices, lessons of both schools, and the first school examinations."""
    choose(s, year)
    teach(s, year)
    if s.over(year + 1):
        return
    done = s.chance.between(1, 2)
    owed = s.owed()
    early = [code for code in s.keuzevakken() if code in owed][:done]
    early += [code for code in _EARLY if code in owed and s.chance.happens(0.4)]
    school_exams(s, early, date(year + 1, 2, 1), 120)
    if s.chance.happens(0.25):
        placement(s, school_day(date(year + 1, 5, 12)), school_day(date(year + 1, 7, 2)), 80)


def teach(s: Story, year: int) -> None:
    """Content of the other school taught at this one."""
    if s.chance.happens(0.5):
        subject = s.chance.one_of(("PV", "BURGERSCHAP", "B1-K1", "LOB"))
        on = s.chance.school_day(max(date(year, 9, 5), s.start), 40)
        taught = ContentTaught(subject=subject, side=s.chance.one_of(("vo", "mbo")))
        s.note(on, s.vo, taught, s.chance.between(0, 30))


def fourth_class(s: Story, year: int, *, leave: tuple[str, ...] = ()) -> None:
    """Leerjaar 4: the examinations but for what is left for later, and the vmbo result if none is."""
    if date(year, 8, 1) > s.start:
        s.registered(date(year, 8, 1), "vo")
    if s.crebo is None:
        settle(s, date(year, 11, 17))
    if s.chance.happens(0.6):
        placement(s, school_day(date(year, 11, 10)), school_day(date(year + 1, 1, 22)), 100)
    if s.over(year + 1):
        return
    now = [code for code in s.owed() if code not in leave]
    central = [code for code in now if code.endswith(("-CE", "-CSPE"))]
    school_exams(s, [code for code in now if code not in central], date(year, 11, 1), 150)
    central_exams(s, central, year)
    if s.route.form == "GR":
        vmbo_certificate(s, year)
    elif not s.owed():
        vmbo_result(s, year)


def settle(s: Story, on: date) -> None:
    """Choose the qualification, on a route that began with a domain."""
    s.crebo = s.chance.one_of(sorted(s.plan.kerntaken))
    s.note(on, s.mbo, QualificationChosen(crebo=s.crebo), s.chance.between(0, 9))


def cross(s: Story, on: date, *, stays: bool = False, late: int | None = None, fase: Fase = "MBO") -> None:
    """Overgeschreven to the mbo, mostly on 1 August; the vo enrolment ends unless vmbo parts are open."""
    chance, route = s.chance, s.route
    delay = chance.between(-20, 30) if late is None else late
    s.note(on, s.mbo, Transferred(to=route.mbo, stays_enrolled_at_vo=stays), delay)
    s.enrolment["mbo"] = f"mbo{chance.between(100_000, 999_999)}"
    enrolled = Enrolled(side="mbo", brin=route.mbo, enrolment=s.enrolment["mbo"])
    s.note(on, s.mbo, enrolled, delay)
    if not stays:
        leave_vo(s, on, chance.between(0, 20))
    s.registered(on, "mbo", fase=fase)
    if s.crebo is not None and s.crebo != route.crebo and route.crebo is not None:
        s.note(on, s.mbo, QualificationChosen(crebo=s.crebo), delay)


def leave_vo(s: Story, on: date, late: int = 5, *, reason: str = "transferred") -> None:
    """The vo school ends its enrolment."""
    enrolment = s.enrolment.get("vo")
    s.note(on, s.vo, Deregistered(side="vo", brin=s.route.vo, enrolment=enrolment, reason=reason), late)


def leave_mbo(s: Story, on: date, late: int = 5, *, reason: str) -> None:
    """The mbo institution ends its enrolment."""
    enrolment = s.enrolment.get("mbo")
    s.note(on, s.mbo, Deregistered(side="mbo", brin=s.route.mbo, enrolment=enrolment, reason=reason), late)


def finish_vmbo(s: Story, year: int) -> None:
    """The vmbo parts that were left, in the first year at the mbo."""
    now = s.owed()
    central = [code for code in now if code.endswith(("-CE", "-CSPE"))]
    school_exams(s, [code for code in now if code not in central], date(year, 11, 1), 120)
    central_exams(s, central, year)
    vmbo_result(s, year)
    leave_vo(s, date(year + 1, 8, 1))


def mbo_year(s: Story, year: int, nth: int, of: int, *, registered: bool = True) -> None:
    """A year at the mbo: a placement or two, generic parts and keuzedelen, kerntaken in the last one."""
    if nth > 1 and registered:
        s.registered(date(year, 8, 1), "mbo")
    hours = s.plan.bpv_hours // of // 2 // 10 * 10 + 30
    placement(s, school_day(date(year, 11, 3)), school_day(date(year + 1, 1, 29)), hours)
    if s.over(year + 1):
        return
    placement(s, school_day(date(year + 1, 3, 2)), school_day(date(year + 1, 6, 4)), hours)
    last, keuzedelen = nth == of, s.keuzedelen()
    share = keuzedelen if last else keuzedelen[: max(0, len(keuzedelen) * nth // of)]
    mbo_exams(s, share, date(year, 10, 1), 200)
    if last or nth * 2 > of:
        mbo_exams(s, s.plan.generic, date(year, 11, 15), 150)
    if nth == of:
        mbo_exams(s, ["LB"], date(year, 12, 1), 150)
        mbo_exams(s, s.plan.kerntaken.get(s.crebo or "", ()), date(year + 1, 3, 10), 75)


def graduate(s: Story, year: int) -> None:
    """The mbo result at the end of a school year, and goodbye."""
    on = s.chance.school_day(date(year + 1, 6, 24), 12)
    mbo_result(s, on)
    leave_mbo(s, date(year + 1, 8, 1), s.chance.between(-10, 25), reason="diploma")


def mbo_years(s: Story, year: int, *, again: int = 0) -> None:
    """All years at the mbo from this one on, `again` of them done twice, and the diploma."""
    of = s.route.years - 2 + again
    for nth in range(1, of + 1):
        if s.over(year + nth - 1):
            return
        mbo_year(s, year + nth - 1, nth, of)
    graduate(s, year + of - 1)
