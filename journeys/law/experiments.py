"""Under which rules is a route or its student, of an experiment too, and what may they still do?

EXP-01 … EXP-06. The source contradicts itself on those not done on 31 July 2022 (EXP-04): that is shown as
open. What the uitvaloptie contains could not be read (EXP-07).
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.law.policies import DEFAULT, Policies
from journeys.law.refusals import EXPERIMENTS_UNTIL, LAW_FROM
from journeys.vocabulary import RouteForm

Regime: TypeAlias = Literal[
    "DLR", "GR", "LEERLIJN", "NOT_STATUTORY", "EXPERIMENT", "EXPERIMENT_GRANDFATHERED"
]


class Footing(Struct, frozen=True):
    """On which footing a student is on a route; `uitvaloptie`: may fall back on it; `open_norm`: disputed."""

    regime: Regime
    rules: tuple[str, ...]
    uitvaloptie: bool = False
    open_norm: str | None = None


def footing(form: RouteForm, on: date, *, registered: bool, policies: Policies = DEFAULT) -> Footing:
    """The footing on a day of a student who is on a route of this form.

    Until 31 July 2022 an experiment follows its own decree (EXP-01). From 1 August 2022 who was in it may
    finish it with the element code and the uitvaloptie (EXP-03, EXP-04), or by policy `experiment_regime`
    is under the law like any route (EXP-02). A DLR or GR has the rights of the law, from its first day
    (EXP-10), once both schools registered it (PRE-02); a leerlijn has none (RTE-11).
    """
    if form == "LEERLIJN":
        return Footing("LEERLIJN", ("RTE-11",))
    if form == "EXPERIMENT":
        if on < EXPERIMENTS_UNTIL:
            return Footing("EXPERIMENT", ("EXP-01", "RTE-12"))
        if policies.experiment_regime == "GRANDFATHERED":
            return Footing("EXPERIMENT_GRANDFATHERED", ("EXP-03", "EXP-04"), True, "SEED_CONFLICT_EXP")
        return Footing("NOT_STATUTORY", ("EXP-02", "EXP-03", "EXP-04"), True, "SEED_CONFLICT_EXP")
    if on < LAW_FROM:
        return Footing("NOT_STATUTORY", ("EXP-10",))
    if not registered:
        return Footing("NOT_STATUTORY", ("PRE-01", "PRE-02"))
    return Footing(form, ("RTE-01" if form == "DLR" else "RTE-02",))


def law_asks(form: RouteForm, on: date, policies: Policies = DEFAULT) -> bool | None:
    """Whether on a day the law asks of a route of this form what it asks of a DLR; None where that is open.

    Not of a leerlijn (RTE-11). An experiment follows its own decree until 31 July 2022 (EXP-01); what that
    asked could not be read. From 1 August 2022 the source says both that all routes meet the law (EXP-02, the
    reading of policy `experiment_regime` LAW) and that who is in it finishes the experiment (EXP-04): open.
    """
    if form == "LEERLIJN":
        return False
    if form == "EXPERIMENT" and (on < EXPERIMENTS_UNTIL or policies.experiment_regime == "GRANDFATHERED"):
        return None
    return True
