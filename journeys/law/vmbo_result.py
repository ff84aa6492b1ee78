"""Has the student passed the vmbo exam, can it still be done, and what would turn it?

The uitslagregel: VEX-10 … VEX-13, VEX-20 … VEX-24, VEX-40, VEX-41 and VEX-50. That a result is provisional
while a herkansing is left (VEX-22) is for who asks to say: `Exam.definitive`.
"""

from __future__ import annotations

from msgspec import Struct

from journeys.law.condition import Condition, ResultState, Turn
from journeys.law.marks import two_decimals
from journeys.law.vmbo_conditions import Standing, best
from journeys.law.vmbo_package import Exam, Final, Subject, ce_mean, combination, final_mark
from journeys.law.vmbo_resits import can_still_be_made, resits, sittings

__all__ = ["Exam", "Final", "Subject", "VmboResult", "vmbo_result"]


class VmboResult(Struct, frozen=True, kw_only=True):
    """The result on the best combination of subjects, and why.

    `finals`: the list of marks, extra subjects on it too. `combination`: the combinatiecijfer.
    `ce_average`: the mean of the CE marks so far, cut off after two decimals, not rounded. `dropped`: the
    subjects of the list that the result does not rest on. `turns` (open parts) and `resits` are empty once
    passed, and after the window.
    """

    state: ResultState
    finals: tuple[Final, ...]
    combination: int | None
    ce_average: str | None
    conditions: tuple[Condition, ...]
    dropped: tuple[str, ...]
    turns: tuple[Turn, ...]
    resits: tuple[Turn, ...]


def vmbo_result(exam: Exam) -> VmboResult:
    """The uitslag as the marks now stand."""
    standing = best(exam)
    package = [exam.subjects[place] for place in standing.package]
    average = ce_mean(package)
    return VmboResult(
        state=_state(exam, standing),
        finals=tuple(
            Final(subject=s.code, se=s.se, ce=s.ce, mark=final_mark(s))
            for s in exam.subjects
            if s.role not in ("judged", "lob")
        ),
        combination=combination(package, exam.leerweg),
        ce_average=None if average is None else two_decimals(average),
        conditions=standing.conditions,
        dropped=tuple(
            subject.code
            for place, subject in enumerate(exam.subjects)
            if subject.role not in ("judged", "lob") and place not in standing.package
        ),
        turns=() if standing.passes else sittings(exam),
        resits=() if standing.passes else resits(exam),
    )


def _state(exam: Exam, standing: Standing) -> ResultState:
    """After the window nothing changes; before it an open part or a herkansing may still do it."""
    if standing.passes:
        return "PASSED"
    if exam.window_closed:
        return "NOT_ANY_MORE"
    waits = any(condition.met is None for condition in standing.conditions)
    return "NOT_YET" if waits or can_still_be_made(exam) else "NOT_ANY_MORE"
