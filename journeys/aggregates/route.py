"""May this be recorded of a route?"""

from __future__ import annotations

from typing import Any

from journeys.aggregates.agreement import latest_terms
from journeys.aggregates.command import Known, facts_of
from journeys.errors import Refused
from journeys.events import RouteAgreementReplaced, RouteEvent, RouteOpened
from journeys.law.refusals import refused
from journeys.saying import say


def refuse_before_reading(data: dict[str, Any], known: Known) -> Refused | None:
    """What has a code of its own whatever else is wrong with a `route-opened`."""
    vo, mbo = data.get("vo"), data.get("mbo")
    if vo in (None, "") or mbo in (None, ""):
        field = "data.vo" if vo in (None, "") else "data.mbo"
        return refused("NEEDS_BOTH_PARTNERS", f"vo {vo!r}, mbo {mbo!r}", field=field)
    if vo == mbo:
        agreement = data.get("agreement")
        terms = latest_terms(known, agreement) if isinstance(agreement, str) else None
        if terms is None or terms.signed.form != "interne-regeling":
            return refused(
                "NEEDS_BOTH_PARTNERS",
                say(f"vo en mbo zijn beide {vo}", f"vo and mbo are both {vo}"),
                field="data.mbo",
            )
    level = data.get("level")
    if type(level) is int and level == 1:
        return refused("NO_ENTREE", say("niveau 1", "level 1"), field="data.level")
    return None


def decide(event: RouteEvent, id_: str, known: Known) -> None:
    """Raise `Refused` if it may not be recorded."""
    opened = any(isinstance(fact.event, RouteOpened) for fact in facts_of(known, f"route/{id_}"))
    if isinstance(event, RouteOpened):
        _decide_opening(event, known)
        if opened:
            raise refused(
                "ALREADY_THERE",
                say(f"route {id_} is al geopend", f"route {id_} has been opened already"),
                field="subject",
            )
        return
    if not opened:
        raise refused("UNKNOWN_ROUTE", f"route {id_}", field="subject")
    if isinstance(event, RouteAgreementReplaced):
        _need_agreement(event.agreement, "data.agreement", known)


def _decide_opening(event: RouteOpened, known: Known) -> None:
    if event.form == "GR" and event.leerweg != "BB":
        what = f"geïntegreerde route {say('met', 'with')} leerweg {event.leerweg}"
        raise refused("GR_ONLY_BB", what, field="data.leerweg")
    if event.form == "GR" and event.level != 2:
        what = f"geïntegreerde route {say('naar niveau', 'to level')} {event.level}"
        raise refused("GR_ONLY_LEVEL2", what, field="data.level")
    _need_agreement(event.agreement, "data.agreement", known)
    if event.lwt_agreement is not None:
        _need_agreement(event.lwt_agreement, "data.lwt_agreement", known)


def _need_agreement(id_: str, field: str, known: Known) -> None:
    if latest_terms(known, id_) is None:
        raise refused("UNKNOWN_AGREEMENT", say(f"overeenkomst {id_}", f"agreement {id_}"), field=field)
