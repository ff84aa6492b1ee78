"""Under which rules is a student of an experiment, and what may they still do?

EXP-01 … EXP-06. The source contradicts itself on those not done on 31 July 2022 (EXP-04): that is shown as
open. What the uitvaloptie contains could not be read (EXP-07).
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.law.policies import DEFAULT, Policies
from journeys.law.refusals import EXPERIMENTS_UNTIL
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
    is under the law like any route (EXP-02). A DLR or GR has the rights of the law once both schools
    registered it (PRE-02); a leerlijn has none (RTE-11).
    """
    if form == "LEERLIJN":
        return Footing("LEERLIJN", ("RTE-11",))
    if form == "EXPERIMENT":
        if on < EXPERIMENTS_UNTIL:
            return Footing("EXPERIMENT", ("EXP-01", "RTE-12"))
        if policies.experiment_regime == "GRANDFATHERED":
            return Footing("EXPERIMENT_GRANDFATHERED", ("EXP-03", "EXP-04"), True, "SEED_CONFLICT_EXP")
        return Footing("NOT_STATUTORY", ("EXP-02", "EXP-04"), True, "SEED_CONFLICT_EXP")
    if not registered:
        return Footing("NOT_STATUTORY", ("PRE-01", "PRE-02"))
    return Footing(form, ("RTE-01" if form == "DLR" else "RTE-02",))
