"""What has to be there before a student goes on a route, and is it?

PRE-01 … PRE-10, RTE-05, RTE-07, RTE-09, RTE-13, RTE-14 and RTE-16: one test each. None of them stops a fact
from being recorded, unless a journal chose so (PRE-11, policy `preconditions`).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal, TypeAlias

from journeys.law.refusals import EXPERIMENTS_UNTIL
from journeys.law.values.qualifications import DOMAIN
from journeys.vocabulary import (
    AgreementForm,
    AgreementPurpose,
    Leerweg,
    Level,
    PartSide,
    Party,
    Phase,
    Profile,
    RouteForm,
    day,
    school_year,
)

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
        "parts-with-pta", "experiment-open",
    }
)  # fmt: skip
"""The items that the sources ask for; one that is missing makes a route or a start non-compliant."""
STATUTORY = frozenset[RouteForm]({"DLR", "GR"})
"""The forms of route that the law knows."""
LEERROUTES: dict[RouteForm, frozenset[str]] = {
    "DLR": frozenset({"DLR", "DLP"}),
    "GR": frozenset({"GLR", "DLP"}),
}
"""What the register calls a route of this form; the sources differ, and its own list could not be read."""
HOURS_TOPIC = "onderwijstijd"
"""The topic of an agreement that deviates from the hours of either law."""


def _state(met: bool) -> State:
    return "MET" if met else "MISSING"


# --- of the route; `asked`: whether the law asks it, None where that is open ----------------------------


def as_asked(state: State, *, asked: bool | None) -> State:
    """The same where the law does not ask it (RTE-11), or where that is open (EXP-01, EXP-04)."""
    if asked is False:
        return "NOT_NEEDED"
    return "OPEN" if asked is None and state == "MISSING" else state


def registered(*, asked: bool | None, reported: bool) -> State:
    """PRE-01: each school itself reports a DLR or GR in RIO; a leerlijn or an experiment it need not."""
    return _state(reported) if asked else "NOT_NEEDED"


def registered_on_measuring_day(*, asked: bool | None, reported: bool) -> State:
    """PRE-03: 15 October of the school year is a moment of measuring, never a ground for refusal.

    `reported`: by both schools, as it was on `measured_on`.
    """
    if not asked:
        return "NOT_NEEDED"
    return "MET" if reported else "OPEN"


def measuring_day(on: date) -> date:
    """15 October of the school year of a day."""
    return day(school_year(on), 10, 15)


def measured_on(on: date) -> date:
    """The measuring day of the school year, as long as it is not there the day itself."""
    return min(on, measuring_day(on))


def agreement_form(
    form: AgreementForm, purpose: AgreementPurpose, vo: Collection[str], mbo: Collection[str]
) -> State:
    """PRE-04: an interne regeling suffices where vo and mbo are one legal person.

    With one BRIN for all they are. With more it cannot be told from their codes: OPEN. An agreement on a
    leerwerktraject comes next to that on the route (RTE-09), not in its place.
    """
    if purpose != "doorlopende-leerroute":
        return "MISSING"
    if form == "samenwerkingsovereenkomst" or len({*vo, *mbo}) == 1:
        return "MET"
    return "OPEN"


def agreement_covers(vo: str, mbo: str, agreed_vo: Collection[str], agreed_mbo: Collection[str]) -> State:
    """PRE-05: one agreement may be of many schools; those of the route have to be among them."""
    return _state(vo in agreed_vo and mbo in agreed_mbo)


def joint_programme(sides: Collection[PartSide] | None) -> State:
    """PRE-07: a PTA/OER of the whole route was worked out; `sides`: of its parts, None if there is none.

    Without a part of the mbo, which no route can do without, it is open whether it is of the whole.
    """
    if not sides:
        return "MISSING"
    return "MET" if "mbo" in sides else "OPEN"


def advised(form: AgreementForm, advised_on: date | None, on: date) -> State:
    """PRE-09: the medezeggenschap gave its advice by a day.

    The advice is on working together with other schools: for an interne regeling it is open.
    """
    if advised_on is not None and advised_on <= on:
        return "MET"
    return "MISSING" if form == "samenwerkingsovereenkomst" else "OPEN"


def consent(topics: Collection[str] | None, consented_on: date | None, on: date) -> State:
    """PRE-09: consent of the medezeggenschap is asked where the agreement deviates from the hours."""
    consented = consented_on is not None and consented_on <= on
    if topics is None:
        return "MET" if consented else "OPEN"
    return _state(consented) if HOURS_TOPIC in topics else "NOT_NEEDED"


def gr_conditions(form: RouteForm, four: Collection[State]) -> State:
    """PRE-08: a GR starts with registration, agreement, programme and overstapopties, all of them."""
    if form != "GR":
        return "NOT_NEEDED"
    if "MISSING" in four:
        return "MISSING"
    return "OPEN" if "OPEN" in four else "MET"


def ordinary_code(form: RouteForm, element_code: str | None) -> State:
    """PRE-10: a DLR or GR has no code of its own, unlike an experiment; students keep the ordinary one."""
    if form not in STATUTORY:
        return "NOT_NEEDED"
    return "MET" if element_code is None else "OPEN"


def leerweg_and_level(leerweg: Leerweg, level: Level) -> State:
    """RTE-07: BB leads to level 2, KB, GL and TL to 2, 3 and 4; a jump from BB to 3 or 4 is a warning."""
    return "OPEN" if leerweg == "BB" and level > 2 else "MET"


def related(profiles: Collection[Profile] | None, profile: Profile) -> State:
    """RTE-16: profile and qualification may be of different domains, with less benefit.

    `profiles`: those that go with the qualification and its domain; None if it is not known, which is open.
    So is another profile of the same domain: the sources draw domains wide and narrow.
    """
    if profiles is None:
        return "OPEN"
    if profile in profiles:
        return "MET"
    return "OPEN" if DOMAIN.get(profile) in profiles else "MISSING"


# --- of a student's coming to it ------------------------------------------------------------------------


def judged(form: RouteForm, judged_on: date | None, started_on: date) -> State:
    """RTE-05: each school's judgement, by the day of the start."""
    if form != "GR":
        return "NOT_NEEDED"
    return _state(judged_on is not None and judged_on <= started_on)


def start_moment(form: RouteForm, started_on: date | None, moment: Literal["ANY_DAY", "YEAR_START"]) -> State:
    """RTE-14, policy `start_moment`: whether a route that is no GR may begin in the middle of a year.

    `started_on` None: came by a switch, in a journey that had begun already.
    """
    if form not in STATUTORY or started_on is None:
        return "NOT_NEEDED"
    if moment == "ANY_DAY" or form == "GR":
        return "MET"
    return _state(started_on == day(school_year(started_on), 8, 1))


def parts_with_pta(form: RouteForm, without: Collection[str]) -> State:
    """VEX-02: in a GR each part chosen needs a PTA; `without`: those chosen that have none."""
    return _state(not without) if form == "GR" else "NOT_NEEDED"


def leerroute_registered(form: RouteForm, leerroute: str | None) -> State:
    """PRE-10: the register names the route; by another name than that of its form it is open."""
    if form not in STATUTORY:
        return "NOT_NEEDED"
    return "MET" if leerroute in LEERROUTES[form] else "OPEN"


def experiment_open(form: RouteForm, started_on: date) -> State:
    """EXP-02, EXP-09: who comes to an experiment comes before the day from which they are closed."""
    return "NOT_NEEDED" if form != "EXPERIMENT" else _state(started_on < EXPERIMENTS_UNTIL)


def education_in_phase(phase: Phase | None, phase_since: date, attested: tuple[Party, date] | None) -> State:
    """RSP-16: whether the education that was really followed is that of the phase, as an accountant checks.

    `attested`: of which side's education it was attested, and up to which day. What ended before the phase
    began says nothing of the phase.
    """
    if phase is None:
        return "NOT_NEEDED"
    if attested is None or attested[1] < phase_since:
        return "OPEN"
    return _state(attested[0] == phase)
