"""What has to be there before a student goes on a route, and is it?

PRE-01 … PRE-10, RTE-05, RTE-07, RTE-09, RTE-13, RTE-14 and RTE-16: one test each. None of them stops a fact
from being recorded, unless a journal chose so (PRE-11, policy `preconditions`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Literal, TypeAlias

from journeys.vocabulary import AgreementForm, Leerweg, Level, Party, Phase, RouteForm, day, school_year

State: TypeAlias = Literal["MET", "MISSING", "NOT_NEEDED", "OPEN"]
"""OPEN: the sources, or the facts reported, leave it undecided."""
Item: TypeAlias = Literal[
    "registered-vo", "registered-mbo", "registered-on-measuring-day", "agreement-in-force", "agreement-form",
    "agreement-covers-schools", "transfer-options", "joint-programme", "programme-scheme", "bpv-hours",
    "gr-conditions", "participation-advised", "participation-consented", "ordinary-code", "judgement-vo",
    "judgement-mbo", "lwt-agreement", "start-moment", "leerweg-and-level", "related-domain", "parts-with-pta",
    "leerroute-registered", "experiment-open", "education-in-phase",
]  # fmt: skip
RULE_OF: dict[Item, str] = {
    "registered-vo": "PRE-01",
    "registered-mbo": "PRE-01",
    "registered-on-measuring-day": "PRE-03",
    "agreement-in-force": "PRE-04",
    "agreement-form": "PRE-04",
    "agreement-covers-schools": "PRE-05",
    "transfer-options": "PRE-06",
    "joint-programme": "PRE-07",
    "programme-scheme": "VEX-01",
    "bpv-hours": "TIM-02",
    "gr-conditions": "PRE-08",
    "participation-advised": "PRE-09",
    "participation-consented": "PRE-09",
    "ordinary-code": "PRE-10",
    "judgement-vo": "RTE-05",
    "judgement-mbo": "RTE-05",
    "lwt-agreement": "RTE-09",
    "start-moment": "RTE-14",
    "leerweg-and-level": "RTE-07",
    "related-domain": "RTE-16",
    "parts-with-pta": "VEX-02",
    "leerroute-registered": "PRE-10",
    "experiment-open": "EXP-09",
    "education-in-phase": "RSP-16",
}
DECISIVE = frozenset[Item](
    {
        "registered-vo", "registered-mbo", "agreement-in-force", "agreement-form", "agreement-covers-schools",
        "transfer-options", "joint-programme", "gr-conditions", "participation-advised",
        "participation-consented", "judgement-vo", "judgement-mbo", "lwt-agreement", "start-moment",
        "parts-with-pta",
    }
)  # fmt: skip
"""The items that the sources ask for; one that is missing makes a route or a start non-compliant."""
STATUTORY = frozenset[RouteForm]({"DLR", "GR"})
"""The forms of route that the law knows."""
HOURS_TOPIC = "onderwijstijd"
"""The topic of an agreement that deviates from the hours of either law."""


def _state(met: bool) -> State:
    return "MET" if met else "MISSING"


def registered(form: RouteForm, *, reported: bool) -> State:
    """PRE-01: each school itself reports a DLR or GR in RIO; a leerlijn is no route of the law (RTE-11)."""
    return _state(reported) if form in STATUTORY else "NOT_NEEDED"


def registered_on_measuring_day(form: RouteForm, on: date, reported_since: Iterable[date | None]) -> State:
    """PRE-03: 15 October of the school year is a moment of measuring, never a ground for refusal."""
    if form not in STATUTORY:
        return "NOT_NEEDED"
    measured = measuring_day(on)
    return "MET" if all(since is not None and since <= measured for since in reported_since) else "OPEN"


def measuring_day(on: date) -> date:
    """15 October of the school year of a day."""
    return day(school_year(on), 10, 15)


def agreement_form(form: AgreementForm, vo: Collection[str], mbo: Collection[str]) -> State:
    """PRE-04: an interne regeling suffices where vo and mbo are one legal person.

    With one BRIN for all they are. With more it cannot be told from their codes: OPEN.
    """
    if form == "samenwerkingsovereenkomst" or len({*vo, *mbo}) == 1:
        return "MET"
    return "OPEN"


def agreement_covers(vo: str, mbo: str, agreed_vo: Collection[str], agreed_mbo: Collection[str]) -> State:
    """PRE-05: one agreement may be of many schools; those of the route have to be among them."""
    return _state(vo in agreed_vo and mbo in agreed_mbo)


def consent(topics: Collection[str] | None, consented_on: date | None, on: date) -> State:
    """PRE-09: consent of the medezeggenschap is asked where the agreement deviates from the hours."""
    if topics is None:
        return "MET" if consented_on is not None and consented_on <= on else "OPEN"
    if HOURS_TOPIC not in topics:
        return "NOT_NEEDED"
    return _state(consented_on is not None and consented_on <= on)


def by_day(happened_on: date | None, on: date) -> State:
    """Whether something had happened by a day: the advice of the medezeggenschap (PRE-09)."""
    return _state(happened_on is not None and happened_on <= on)


def gr_conditions(form: RouteForm, four: Collection[State]) -> State:
    """PRE-08: a GR starts with registration, agreement, programme and overstapopties, all of them."""
    if form != "GR":
        return "NOT_NEEDED"
    return _state(all(state == "MET" for state in four))


def ordinary_code(form: RouteForm, element_code: str | None) -> State:
    """PRE-10: a DLR or GR has no code of its own, unlike an experiment; students keep the ordinary one."""
    if form not in ("DLR", "GR"):
        return "NOT_NEEDED"
    return "MET" if element_code is None else "OPEN"


def judged(form: RouteForm, judged_on: date | None, started_on: date) -> State:
    """RTE-05: each school's judgement, by the day of the start."""
    if form != "GR":
        return "NOT_NEEDED"
    return _state(judged_on is not None and judged_on <= started_on)


def start_moment(form: RouteForm, started_on: date, moment: Literal["ANY_DAY", "YEAR_START"]) -> State:
    """RTE-14, policy `start_moment`: whether a route that is no GR may begin in the middle of a year."""
    if moment == "ANY_DAY" or form == "GR":
        return "MET"
    return _state(started_on == day(school_year(started_on), 8, 1))


def leerweg_and_level(leerweg: Leerweg, level: Level) -> State:
    """RTE-07: BB leads to level 2, KB, GL and TL to 2, 3 and 4; a jump from BB to 3 or 4 is a warning."""
    return "OPEN" if leerweg == "BB" and level > 2 else "MET"


def related(profiles: Collection[str] | None, profile: str) -> State:
    """RTE-16: profile and qualification may be of different domains, with less benefit; unknown is open."""
    return "OPEN" if profiles is None or profile not in profiles else "MET"


def education_in_phase(phase: Phase | None, phase_since: date, attested: tuple[Party, date] | None) -> State:
    """RSP-16: whether the education that was really followed is that of the phase, as an accountant checks.

    `attested`: of which side's education it was attested, and up to which day. Of the other side's only up to
    before the phase began says nothing of the phase.
    """
    if phase is None:
        return "NOT_NEEDED"
    if attested is None:
        return "OPEN"
    side, until = attested
    if side == phase:
        return "MET"
    return "MISSING" if until >= phase_since else "OPEN"


def experiment_open(form: RouteForm, started_on: date, closed_from: date) -> State:
    """EXP-02, EXP-09: a start in an experiment lies before the day from which they are closed."""
    return "NOT_NEEDED" if form != "EXPERIMENT" else _state(started_on < closed_from)
