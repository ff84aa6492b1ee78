"""May this be recorded of an agreement?"""

from __future__ import annotations

from datetime import date

from journeys.aggregates.command import Known, facts_of
from journeys.events import AgreementEvent, AgreementSigned
from journeys.folds.agreement import Agreement, Terms
from journeys.law.refusals import refused
from journeys.saying import say


def latest_terms(known: Known, id_: str) -> Terms | None:
    """The terms by all that was recorded, whatever its day; None if it was never signed here."""
    return Agreement(facts_of(known, f"agreement/{id_}")).terms_on(date.max)


def decide(event: AgreementEvent, id_: str, known: Known) -> None:
    """Raise `Refused` if it may not be recorded."""
    signed = any(isinstance(fact.event, AgreementSigned) for fact in facts_of(known, f"agreement/{id_}"))
    if isinstance(event, AgreementSigned):
        if signed:
            raise refused(
                "ALREADY_THERE",
                say(f"overeenkomst {id_} is al getekend", f"agreement {id_} is signed already"),
                field="subject",
            )
    elif not signed:
        raise refused("UNKNOWN_AGREEMENT", say(f"overeenkomst {id_}", f"agreement {id_}"), field="subject")
