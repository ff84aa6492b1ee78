"""Which subjects count for the vmbo result, and with which marks?

VEX-10 … VEX-13 (marks), VEX-21 (a candidate passes on any valid combination of subjects), VEX-40 (the
leerwerktraject) and VEX-50 (exemptions).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.law.marks import SUFFICIENT, mean, rounded
from journeys.vocabulary import Leerweg

Role: TypeAlias = Literal["avo", "profielvak", "keuzevak", "judged", "lob"]
"""How a subject counts; `judged`: LO, kunstvakken I and the profielwerkstuk, `lob`: the loopbaandossier."""
Open: TypeAlias = Literal["se", "ce", "judgement"]
NEDERLANDS = "NE"
COMMON = (NEDERLANDS, "EN")
PROFIELWERKSTUK = "PWS"
COMBINATIECIJFER = "combinatiecijfer"
CE_ENOUGH = Decimal("5.5")
"""The lowest mean of the central examinations (VEX-11)."""
_MOST_DOUBTFUL = 3
"""No pass needs more doubtful subjects than this beside the places to fill: two below 6, and one for a 7."""


class Subject(Struct, frozen=True, kw_only=True):
    """A subject of the student with the highest marks that count so far (VEX-24).

    `has_se`, `has_ce`: whether the programme has such a part (`ce` is a CSPE too); a mark without its part
    is not looked at. `judgement` is a word or a mark, for the roles without a final mark. `required`: it is
    in the student's package; False: an extra subject. `exempt`: what has no mark is not asked any more.
    `bound`: no extra subject can take its place; it was not free to choose. `ce_attempts`: the sittings of
    the CE so far; `ce_resat`: one of them was the herkansing.
    """

    code: str
    role: Role
    se: Decimal | None
    ce: Decimal | None
    has_se: bool
    has_ce: bool
    judgement: str | None
    required: bool
    exempt: bool
    bound: bool
    ce_attempts: int
    ce_resat: bool


class Exam(Struct, frozen=True, kw_only=True):
    """All that the result of a vmbo exam is made of.

    `resits_used_vocational` and `resits_used_avo` count herkansingen taken. `window_closed`: no part can be
    sat any more. `definitive`: the result was determined for good, so that no herkansing is left (VEX-22).
    """

    leerweg: Leerweg
    lwt: bool
    subjects: tuple[Subject, ...]
    resits_used_vocational: int
    resits_used_avo: int
    window_closed: bool
    definitive: bool


class Final(Struct, frozen=True, kw_only=True):
    """A line of the list of marks; `mark` is the whole final mark, None while a part of it is open."""

    subject: str
    se: Decimal | None
    ce: Decimal | None
    mark: int | None


def still_open(subject: Subject) -> tuple[Open, ...]:
    """The parts that have no mark yet, and are asked."""
    if subject.exempt:
        return ()
    if subject.role in ("judged", "lob"):
        return () if subject.judgement is not None else ("judgement",)
    se: tuple[Open, ...] = ("se",) if subject.has_se and subject.se is None else ()
    ce: tuple[Open, ...] = ("ce",) if subject.has_ce and subject.ce is None else ()
    return se + ce


@lru_cache(maxsize=4096)
def final_mark(subject: Subject) -> int | None:
    """The mean of SE and CE, or the one that there is, rounded to a whole mark (VEX-10).

    None while a part is open, and for an exemption without a mark (VEX-50).
    """
    parts = ((subject.has_se, subject.se), (subject.has_ce, subject.ce))
    average = mean([mark for has, mark in parts if has and mark is not None])
    return None if average is None or still_open(subject) else rounded(average)


def left_out(subject: Subject) -> bool:
    """Whether an exemption without a mark keeps the subject out of every mean and condition (VEX-50)."""
    return subject.exempt and final_mark(subject) is None


def in_result(subject: Subject, exam: Exam) -> bool:
    """Whether the result can rest on a subject.

    In a leerwerktraject only on Nederlands and the vocational programme (VEX-40). The TL has no vocational
    programme, only GL and TL have a profielwerkstuk; what has no final mark counts only if it is required.
    """
    match subject.role:
        case "profielvak" | "keuzevak":
            return exam.leerweg != "TL"
        case "avo":
            return not exam.lwt or subject.code == NEDERLANDS
        case "judged":
            fits = subject.code != PROFIELWERKSTUK or exam.leerweg in ("GL", "TL")
            return subject.required and fits and not exam.lwt
        case "lob":
            return subject.required and not exam.lwt


def combination(package: Sequence[Subject], leerweg: Leerweg) -> int | None:
    """The combinatiecijfer; None if a mark of it is open or there is none.

    BB and KB: the mean of the final marks of the keuzevakken (VEX-12). GL: of these and the profielvak, which
    weighs as many times as there are keuzevakken (VEX-13). An exemption without a mark is not in the mean.
    """
    parts = of_combination(package, leerweg)
    marks = {role: [final_mark(s) for s in parts if s.role == role] for role in ("profielvak", "keuzevak")}
    weight = max(len(marks["keuzevak"]), 1)
    whole = [mark for mark in marks["profielvak"] * weight + marks["keuzevak"] if mark is not None]
    average = mean(whole)
    return None if average is None or any(still_open(subject) for subject in parts) else rounded(average)


def of_combination(package: Sequence[Subject], leerweg: Leerweg) -> list[Subject]:
    """The subjects whose marks make the combinatiecijfer."""
    roles = ("profielvak", "keuzevak") if leerweg == "GL" else ("keuzevak",)
    return [subject for subject in package if subject.role in roles and not left_out(subject)]


def counting_marks(package: Sequence[Subject], leerweg: Leerweg) -> list[tuple[str, int | None]]:
    """The final marks that the result is weighed on, the combinatiecijfer as one; None for an open one.

    In the GL the profielvak is in the combinatiecijfer and does not count again.
    """
    alone = ("avo",) if leerweg == "GL" else ("avo", "profielvak")
    marks = [(s.code, final_mark(s)) for s in package if s.role in alone and not left_out(s)]
    if of_combination(package, leerweg):
        marks.append((COMBINATIECIJFER, combination(package, leerweg)))
    return marks


def with_ce(package: Sequence[Subject]) -> list[Subject]:
    """The subjects whose CE is in the mean of the central examinations, a CSPE too (VEX-11)."""
    return [s for s in package if s.has_ce and not (s.exempt and s.ce is None)]


def ce_mean(package: Sequence[Subject]) -> Fraction | None:
    """The mean of the CE marks that there are, not rounded (VEX-11)."""
    return mean([subject.ce for subject in with_ce(package) if subject.ce is not None])


def packages(exam: Exam) -> Iterator[tuple[int, ...]]:
    """Every combination of subjects worth looking at, as places in `exam.subjects` (VEX-21).

    Each required subject is in it. An extra one is in or out, and may take the place of a required one that
    is free: a keuzevak for a keuzevak, a subject with a CE for one that is neither common nor bound to the
    profile. An extra subject with an open mark is out. What makes no pass is passed over.
    """
    subjects = exam.subjects
    relevant = [place for place, subject in enumerate(subjects) if in_result(subject, exam)]
    extra = [place for place in relevant if _is_extra(subjects[place])]
    free = [place for place in relevant if _is_free(subjects[place])]
    fixed = [place for place in relevant if subjects[place].required and place not in free]
    for avo in _choices_of_avo(subjects, free, extra):
        for keuzevakken in _choices_of_keuzevakken(subjects, free, extra):
            yield tuple(sorted([*fixed, *avo, *keuzevakken]))


def _is_extra(subject: Subject) -> bool:
    return not subject.required and final_mark(subject) is not None


def _is_free(subject: Subject) -> bool:
    if not subject.required or subject.bound or left_out(subject):
        return False
    return subject.role == "keuzevak" or (
        subject.role == "avo" and subject.has_ce and subject.code not in COMMON
    )


def _choices_of_avo(
    subjects: Sequence[Subject], free: Sequence[int], extra: Sequence[int]
) -> Iterator[list[int]]:
    """What can only help is always in; of the doubtful ones every choice that a pass could need."""
    free = [place for place in free if subjects[place].role == "avo"]
    pool = [*free, *(place for place in extra if subjects[place].role == "avo")]
    sure = [place for place in pool if _only_helps(subjects[place])]
    doubtful = [place for place in pool if place not in sure]
    for size in range(min(len(doubtful), len(free) + _MOST_DOUBTFUL), -1, -1):
        for chosen in combinations(doubtful, size):
            choice = [*sure, *chosen]
            if sum(subjects[place].has_ce for place in choice) >= len(free):
                yield choice


def _only_helps(subject: Subject) -> bool:
    mark = final_mark(subject)
    weak_ce = subject.has_ce and subject.ce is not None and subject.ce < CE_ENOUGH
    return mark is not None and mark >= SUFFICIENT and not weak_ce


def _choices_of_keuzevakken(
    subjects: Sequence[Subject], free: Sequence[int], extra: Sequence[int]
) -> Iterator[list[int]]:
    """All of them, then without the lowest, and so on: of any number the highest have the highest mean."""
    free = [place for place in free if subjects[place].role == "keuzevak"]
    pool = [*free, *(place for place in extra if subjects[place].role == "keuzevak")]
    best_first = sorted(pool, key=lambda place: -(final_mark(subjects[place]) or 0))
    for size in range(len(pool), len(free) - 1, -1):
        yield best_first[:size]
