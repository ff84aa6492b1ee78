"""Which commands does the law, or good sense, not allow, and what would be accepted instead?"""

from __future__ import annotations

from datetime import date

from journeys.errors import Refused
from journeys.events import RouteOpened
from journeys.law.catalogue import RULES
from journeys.saying import say
from journeys.vocabulary import Leerweg

LAW_FROM = date(2020, 8, 1)
EXPERIMENTS_UNTIL = date(2022, 8, 1)

_CODES: dict[str, tuple[str | None, tuple[str, str]]] = {
    "NEEDS_BOTH_PARTNERS": (
        "RTE-17",
        (
            "een vo-school en een mbo-instelling (twee BRIN-codes; dezelfde alleen met interne regeling)",
            "a vo school and an mbo institution (two BRIN codes; the same only with an interne regeling)",
        ),
    ),
    "NO_ENTREE": ("RTE-06", ("niveau 2, 3 of 4", "level 2, 3 or 4")),
    "LEERJAAR": (None, ("leerjaar 3 of 4", "leerjaar 3 or 4")),
    "UNKNOWN_ROUTE": (None, ("een route die op die dag geopend is", "a route that is open on that day")),
    "ALREADY_ON_ROUTE": (
        None,
        (
            "een leerling zonder lopende route, of een overstap naar de andere route",
            "a student without a route under way, or a switch to the other route",
        ),
    ),
    "NOT_ON_ROUTE": (
        None,
        (
            "een leerling met een lopende route op die dag",
            "a student with a route under way on that day",
        ),
    ),
    "GR_ONLY_BB": (
        "RTE-03",
        (
            "leerweg BB, of een doorlopende leerroute (DLR) met het hele vmbo-examen",
            "leerweg BB, or a doorlopende leerroute (DLR) with the whole vmbo exam",
        ),
    ),
    "GR_ONLY_LEVEL2": (
        "RTE-04",
        ("niveau 2, of een doorlopende leerroute (DLR)", "level 2, or a doorlopende leerroute (DLR)"),
    ),
    "LWT_ONLY_BB": (
        "RTE-08",
        ("leerweg BB, of een start zonder leerwerktraject", "leerweg BB, or a start without leerwerktraject"),
    ),
    "LEERWEG_DIFFERS": (None, ("de leerweg van de route", "the leerweg of the route")),
    "GR_NO_JOINT_JUDGEMENT": (
        "RTE-05",
        (
            "judged_by_vo_on en judged_by_mbo_on, beide op of voor de dag van de start",
            "judged_by_vo_on and judged_by_mbo_on, both on or before the day of the start",
        ),
    ),
    "EXPERIMENT_CLOSED": (
        "EXP-09",
        ("een start voor 1 augustus 2022, of een DLR of GR", "a start before 1 August 2022, or a DLR or GR"),
    ),
    "BEFORE_LAW": ("EXP-10", ("een start vanaf 1 augustus 2020", "a start from 1 August 2020 on")),
    "PRECONDITION_MISSING": (
        "PRE-11",
        (
            (
                "een start als alle voorwaarden er zijn (`leerspoor compliance`), "
                "of beleid preconditions=LENIENT"
            ),
            (
                "a start when every precondition is met (`leerspoor compliance`), "
                "or policy preconditions=LENIENT"
            ),
        ),
    ),
    "UNKNOWN_AGREEMENT": (
        None,
        ("een overeenkomst die in dit journaal getekend is", "an agreement signed in this journal"),
    ),
    "ALREADY_THERE": (
        None,
        ("een nieuw id, of een correctie van wat er staat", "a new id, or a correction of what is there"),
    ),
    "UNKNOWN_PLACEMENT": (
        None,
        (
            "een plaatsing die in de stroom van deze leerling is afgesproken",
            "a placement agreed in the stream of this student",
        ),
    ),
    "UNKNOWN_EVENT": (
        None,
        (
            "het id van een eerdere, niet gewiste gebeurtenis van dezelfde stroom",
            "the id of an earlier event of the same stream that was not erased",
        ),
    ),
}


def refused(code: str, what: str, *, field: str | None = None) -> Refused:
    """The refusal with its rule and source; `what` is the value that was found."""
    rule, accepted = _CODES[code]
    source = ""
    if rule:
        law = RULES[rule]
        source = f" [{rule}: {say(law.says, law.says_en)} {say('Bron', 'Source')}: {law.document}]"
    wanted = f"{say('verwacht', 'expected')}: {say(*accepted)}"
    return Refused(code, f"{what}; {wanted}{source}", rule=rule, field=field)


def refuse_entry(
    route: RouteOpened,
    route_id: str,
    *,
    on: date,
    leerweg: Leerweg,
    lwt: bool,
    judged_on: tuple[date | None, date | None],
) -> Refused | None:
    """Why a student cannot come to a route on a day, by the law's own conditions, in their order.

    `leerweg`: the student's; one who comes by a switch takes the route's. `judged_on`: the days of the
    judgements by vo and mbo.
    """
    if route.form == "GR" and leerweg != "BB":
        return refused(
            "GR_ONLY_BB", f"geïntegreerde route {say('met', 'with')} leerweg {leerweg}", field="data.leerweg"
        )
    if lwt and leerweg != "BB":
        return refused(
            "LWT_ONLY_BB", f"leerwerktraject {say('met', 'with')} leerweg {leerweg}", field="data.lwt"
        )
    if leerweg != route.leerweg:
        what = f"leerweg {leerweg}, route {route_id} is {route.leerweg}"
        return refused("LEERWEG_DIFFERS", what, field="data.leerweg")
    if route.form == "GR":
        fields = ("data.judged_by_vo_on", "data.judged_by_mbo_on")
        for field, judged in zip(fields, judged_on, strict=True):
            if judged is None or judged > on:
                given = judged or say("niet ingevuld", "not filled in")
                what = f"{field.removeprefix('data.')} is {given}, start {on}"
                return refused("GR_NO_JOINT_JUDGEMENT", what, field=field)
    if route.form == "EXPERIMENT" and on >= EXPERIMENTS_UNTIL:
        what = say(f"start in een experiment op {on}", f"start in an experiment on {on}")
        return refused("EXPERIMENT_CLOSED", what, field="time")
    if route.form in ("DLR", "GR") and on < LAW_FROM:
        return refused("BEFORE_LAW", f"start {say('op', 'on')} {on}", field="time")
    return None
