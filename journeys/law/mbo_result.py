"""Is this an mbo diploma, and if not, which mark would do it?

The conditions are in `journeys.law.mbo_exam`. The mbo has no exam window, and how often a part can be done
again is in the OER of each school: a resit is named here, and not counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from journeys.law.condition import Condition, ResultState, Turn
from journeys.law.dated import value_on
from journeys.law.marks import SUFFICIENT, rounded
from journeys.law.mbo_exam import (
    HIGHEST,
    Generic,
    Kerntaak,
    Keuzedeel,
    MboExam,
    asked_generic,
    between,
    conditions,
    keuzedeel_mean,
)
from journeys.law.values.mbo_exam import BURGERSCHAP_EXAM

__all__ = ["Generic", "Kerntaak", "Keuzedeel", "MboExam", "MboResult", "mbo_result"]

_Part: TypeAlias = Generic | Keuzedeel | Kerntaak


class MboResult(Struct, frozen=True, kw_only=True):
    """The result, its conditions, and what would turn it.

    `keuzedeel_mean`, with two decimals, is that of the marks so far, not rounded; None without any, or where
    one is in words. `burgerschap_open`: an exam in burgerschap was announced for this study year, and whether
    the law asks it is not known, whichever policy holds.
    """

    state: ResultState
    conditions: tuple[Condition, ...]
    keuzedeel_mean: str | None
    turns: tuple[Turn, ...]
    burgerschap_open: bool


def mbo_result(exam: MboExam) -> MboResult:
    """PASSED if every condition is met; one that cannot be told (`met` is None) keeps it from that.

    There is no window: what is no pass is NOT_YET as long as the journey goes on.
    """
    found = conditions(exam)
    passed = _passes(exam)
    return MboResult(
        state="PASSED" if passed else "NOT_ANY_MORE" if exam.ended else "NOT_YET",
        conditions=found,
        keuzedeel_mean=keuzedeel_mean(exam),
        turns=() if exam.ended else tuple(_turns(exam, found)),
        burgerschap_open=value_on(BURGERSCHAP_EXAM, exam.on),
    )


def _turns(exam: MboExam, found: Sequence[Condition]) -> Iterator[Turn]:
    """Of each condition that is not met the parts that are open or insufficient, and what else is to be done.

    More keuzedelen alone never do it: each wants a mark as well.
    """
    unmet = {condition.condition: condition for condition in found if not condition.met}
    yield from (_turn(exam, k, k.code, "MEX-02") for k in exam.kerntaken if _in_the_way(k))
    if "generic" in unmet:
        asked = [g for g in exam.generic if g.there and g.subject in asked_generic(exam)]
        yield from (_turn(exam, g, g.subject, "MEX-04") for g in asked if _in_the_way(g))
    if "keuzedelen" in unmet:
        ours = [k for k in exam.keuzedelen if not k.extra]
        yield from (_turn(exam, k, k.code, "MEX-06") for k in ours if _in_the_way(k))
    if "keuzedeel-hours" in unmet and unmet["keuzedeel-hours"].met is False:
        yield Turn(about="keuzedeel-hours", by="choice", rule="MEX-05", mark=None, turns=False)
    for about, done in (
        ("lb", replace(exam, lb_done=True)),
        ("burgerschap", replace(exam, burgerschap_done=True)),
        ("bpv", replace(exam, bpv_done=True)),
    ):
        if about in unmet:
            yield Turn(about=about, by="sitting", rule=unmet[about].rule, mark=None, turns=_passes(done))


def _in_the_way(part: _Part) -> bool:
    if part.mark is None:
        return not part.exempt
    highest = rounded(part.mark) if isinstance(part, Generic) else between(part.mark)[1]
    return highest < SUFFICIENT


def _turn(exam: MboExam, part: _Part, about: str, rule: str) -> Turn:
    """A sitting if there is no mark yet. If a 10 does not make it a pass, no mark does."""
    mark = None
    if _passes(_with(exam, part, HIGHEST)):
        mark = next(str(mark) for mark in range(1, HIGHEST + 1) if _passes(_with(exam, part, mark)))
    by: Literal["sitting", "resit"] = "sitting" if part.mark is None else "resit"
    return Turn(about=about, by=by, rule=rule, mark=mark, turns=mark is not None)


def _with(exam: MboExam, part: _Part, mark: int) -> MboExam:
    return replace(
        exam,
        generic=tuple(replace(g, mark=Decimal(mark)) if g is part else g for g in exam.generic),
        keuzedelen=tuple(replace(k, mark=str(mark)) if k is part else k for k in exam.keuzedelen),
        kerntaken=tuple(replace(k, mark=str(mark)) if k is part else k for k in exam.kerntaken),
    )


def _passes(exam: MboExam) -> bool:
    return all(condition.met for condition in conditions(exam))
