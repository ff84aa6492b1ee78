"""What is worked out of the result of one side, before what the committee said is put beside it?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.history import Fact
from journeys.law.condition import Condition, ResultState, Turn
from journeys.law.vmbo_package import Final

State: TypeAlias = ResultState | Literal["NOT_OWED"]
"""NOT_OWED: a vmbo diploma in a geïntegreerde route, which the student need not reach."""


class Uitslag(Struct, frozen=True, kw_only=True):
    """The result of one side, with the rules and the facts that it rests on; `events`: more of them by id."""

    state: State
    rules: Sequence[str]
    facts: Sequence[Fact]
    provisional: bool
    conditions: Sequence[Condition] = ()
    turns: Sequence[Turn] = ()
    finals: Sequence[Final] = ()
    combination: int | None = None
    ce_average: str | None = None
    keuzedeel_mean: str | None = None
    resits: Sequence[Turn] = ()
    dropped: Sequence[str] = ()
    candidates: Sequence[str] = ()
    burgerschap_open: bool = False
    events: Sequence[str] = ()
