"""Which commands does the law, or good sense, not allow, and what would be accepted instead?"""

from __future__ import annotations

from datetime import date

from journeys.errors import Refused
from journeys.events import RouteOpened
from journeys.law.catalogue import RULES
from journeys.vocabulary import Leerweg

LAW_FROM = date(2020, 8, 1)
EXPERIMENTS_UNTIL = date(2022, 8, 1)

_CODES: dict[str, tuple[str | None, str]] = {
    "NEEDS_BOTH_PARTNERS": (
        "RTE-17",
        "een vo-school en een mbo-instelling (twee BRIN-codes; dezelfde alleen met interne regeling)",
    ),
    "NO_ENTREE": ("RTE-06", "niveau 2, 3 of 4"),
    "LEERJAAR": (None, "leerjaar 3 of 4"),
    "UNKNOWN_ROUTE": (None, "een route die op die dag geopend is"),
    "ALREADY_ON_ROUTE": (None, "een leerling zonder lopende route, of een overstap naar de andere route"),
    "NOT_ON_ROUTE": (None, "een leerling met een lopende route op die dag"),
    "GR_ONLY_BB": ("RTE-03", "leerweg BB, of een doorlopende leerroute (DLR) met het hele vmbo-examen"),
    "GR_ONLY_LEVEL2": ("RTE-04", "niveau 2, of een doorlopende leerroute (DLR)"),
    "LWT_ONLY_BB": ("RTE-08", "leerweg BB, of een start zonder leerwerktraject"),
    "LEERWEG_DIFFERS": (None, "de leerweg van de route"),
    "GR_NO_JOINT_JUDGEMENT": (
        "RTE-05",
        "judged_by_vo_on en judged_by_mbo_on, beide op of voor de dag van de start",
    ),
    "EXPERIMENT_CLOSED": ("EXP-09", "een start voor 1 augustus 2022, of een DLR of GR"),
    "BEFORE_LAW": ("EXP-10", "een start vanaf 1 augustus 2020"),
    "PRECONDITION_MISSING": (
        "PRE-11",
        "een start als alle voorwaarden er zijn (`leerspoor compliance`), of beleid preconditions=LENIENT",
    ),
    "UNKNOWN_AGREEMENT": (None, "een overeenkomst die in dit journaal getekend is"),
    "ALREADY_THERE": (None, "een nieuw id, of een correctie van wat er staat"),
    "UNKNOWN_PLACEMENT": (None, "een plaatsing die in de stroom van deze leerling is afgesproken"),
    "UNKNOWN_EVENT": (None, "het id van een eerdere, niet gewiste gebeurtenis van dezelfde stroom"),
}


def refused(code: str, what: str, *, field: str | None = None) -> Refused:
    """The refusal with its rule and source; `what` is the value that was found."""
    rule, accepted = _CODES[code]
    source = f" [{rule}: {RULES[rule].says} Bron: {RULES[rule].document}]" if rule else ""
    return Refused(code, f"{what}; verwacht: {accepted}{source}", rule=rule, field=field)


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
        return refused("GR_ONLY_BB", f"geïntegreerde route met leerweg {leerweg}", field="data.leerweg")
    if lwt and leerweg != "BB":
        return refused("LWT_ONLY_BB", f"leerwerktraject met leerweg {leerweg}", field="data.lwt")
    if leerweg != route.leerweg:
        what = f"leerweg {leerweg}, route {route_id} is {route.leerweg}"
        return refused("LEERWEG_DIFFERS", what, field="data.leerweg")
    if route.form == "GR":
        fields = ("data.judged_by_vo_on", "data.judged_by_mbo_on")
        for field, judged in zip(fields, judged_on, strict=True):
            if judged is None or judged > on:
                what = f"{field.removeprefix('data.')} is {judged or 'niet ingevuld'}, start {on}"
                return refused("GR_NO_JOINT_JUDGEMENT", what, field=field)
    if route.form == "EXPERIMENT" and on >= EXPERIMENTS_UNTIL:
        return refused("EXPERIMENT_CLOSED", f"start in een experiment op {on}", field="time")
    if route.form in ("DLR", "GR") and on < LAW_FROM:
        return refused("BEFORE_LAW", f"start op {on}", field="time")
    return None
