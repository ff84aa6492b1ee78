"""Which conditions of the mbo diploma are met?

MEX-02 … MEX-08. Every final mark of the mbo is whole: one with a decimal is rounded first, half up. A mark
in words tells whether it is sufficient and no more, and a part without a mark could still get any: a
condition is met if it is with the lowest marks that can be meant, not met if it is not even with the highest,
and otherwise cannot be told yet. An exemption with a mark counts by its mark, one without asks nothing more.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.law.condition import Condition
from journeys.law.dated import value_on
from journeys.law.marks import SUFFICIENT, mean, number, rounded, sufficient, two_decimals
from journeys.law.values.mbo_exam import (
    BURGERSCHAP_EXAM,
    GENERIC_LEVELS,
    GENERIC_NORM,
    KEUZEDEEL_HOURS,
    KEUZEDEEL_NORM,
    KEUZEDEEL_NORM_SINCE,
    GenericNorm,
    GenericSubject,
    KeuzedeelNorm,
)
from journeys.vocabulary import Hours, Level, Mark, PartCode, day

HIGHEST = 10
Between: TypeAlias = tuple[int, int]
"""The lowest and the highest whole mark that can be meant."""


class Generic(Struct, frozen=True, kw_only=True):
    """A generic part; `there`: the exam programme has it. `mark` may have decimals."""

    subject: GenericSubject
    mark: Decimal | None
    exempt: bool
    there: bool


class Keuzedeel(Struct, frozen=True, kw_only=True):
    """`hours` of study load; `extra`: taken on top of what has to be, so that it counts for nothing here."""

    code: PartCode
    hours: Hours
    mark: Mark | None
    exempt: bool
    extra: bool


class Kerntaak(Struct, frozen=True, kw_only=True):
    """A kerntaak of basisdeel or profieldeel, with its code (`B1-K1`)."""

    code: PartCode
    mark: Mark | None
    exempt: bool


class MboExam(Struct, frozen=True, kw_only=True):
    """What the result of a student rests on, as it is on the day `on`.

    `cohort` is the school year in which the cohort began. `lb_done` and `burgerschap_done` are None while
    nothing is known of them. `ended`: nothing can be added any more. `burgerschap_exam` is a policy.
    """

    level: Level
    cohort: int
    generic: tuple[Generic, ...]
    keuzedelen: tuple[Keuzedeel, ...]
    kerntaken: tuple[Kerntaak, ...]
    lb_done: bool | None
    bpv_done: bool
    burgerschap_done: bool | None
    burgerschap_exam: Literal["OFF", "ON"]
    on: date
    ended: bool


def conditions(exam: MboExam) -> tuple[Condition, ...]:
    """In a fixed order; the burgerschap exam only where the policy asks it."""
    asks_burgerschap = exam.burgerschap_exam == "ON" and value_on(BURGERSCHAP_EXAM, exam.on)
    return (
        _kerntaken(exam),
        _generic_level_there(exam),
        _generic(exam),
        _keuzedeel_hours(exam),
        _keuzedelen(exam),
        _done("lb", "MEX-07", exam.lb_done, "voldaan"),
        *([_done("burgerschap", "MEX-07", exam.burgerschap_done, "voldoende")] if asks_burgerschap else []),
        _done("bpv", "MEX-08", exam.bpv_done, "voldoende"),
    )


def _kerntaken(exam: MboExam) -> Condition:
    """MEX-02: each of them sufficient. Without any kerntaak it cannot be told."""
    marks = {k.code: between(k.mark) for k in exam.kerntaken if k.mark is not None or not k.exempt}
    failing = tuple(code for code, (_, high) in marks.items() if high < SUFFICIENT)
    waiting = tuple(code for code, (low, high) in marks.items() if low < SUFFICIENT <= high)
    return Condition(
        condition="kerntaken",
        rule="MEX-02",
        met=False if failing else None if waiting or not exam.kerntaken else True,
        found=f"{len(exam.kerntaken) - len(failing) - len(waiting)}/{len(exam.kerntaken)}",
        needed=f">= {SUFFICIENT}",
        about=failing or waiting,
    )


def _generic_level_there(exam: MboExam) -> Condition:
    """MEX-03: the programme has every generic part of its level. Of level 1 nothing is known."""
    levels = value_on(GENERIC_LEVELS[exam.level], exam.on)
    asked = asked_generic(exam)
    there = [part.subject for part in exam.generic if part.there and part.subject in asked]
    lacking = tuple(subject for subject in asked if subject not in there)
    return Condition(
        condition="generic-level-there",
        rule="MEX-03",
        met=not lacking if asked else None,
        found=", ".join(there) or None,
        needed=", ".join(f"{part.subject} {part.level}" for part in levels) or "?",
        about=lacking,
    )


def asked_generic(exam: MboExam) -> tuple[GenericSubject, ...]:
    """The generic parts that the level asks on the day."""
    return tuple(dict.fromkeys(part.subject for part in value_on(GENERIC_LEVELS[exam.level], exam.on)))


def _generic(exam: MboExam) -> Condition:
    """MEX-04: one part may be a 5, the others have to be a 6 at least.

    Whether a part with an exemption and no mark makes up for a 5 elsewhere is not known.
    """
    asked = asked_generic(exam)
    norm = value_on(GENERIC_NORM, exam.on)
    parts = [part for part in exam.generic if part.subject in asked]
    exempt = tuple(part.subject for part in parts if part.exempt and part.mark is None)
    whole = {part.subject: rounded(part.mark) for part in parts if part.mark is not None}
    waiting = tuple(subject for subject in asked if subject not in whole and subject not in exempt)
    met = _told(
        surely=not waiting and _makes_up(whole.values(), norm, one_below=not exempt),
        possibly=_makes_up(whole.values(), norm, one_below=True),
    )
    failing = tuple(subject for subject, mark in whole.items() if mark < norm.others)
    return Condition(
        condition="generic",
        rule="MEX-04",
        met=met if asked else None,
        found=", ".join(f"{subject} {mark}" for subject, mark in whole.items()) or None,
        needed=", ".join([f">= {norm.one}", *[f">= {norm.others}"] * (len(asked) - 1)]) if asked else "?",
        about=() if met else failing if met is False else waiting or exempt,
    )


def _makes_up(marks: Collection[int], norm: GenericNorm, *, one_below: bool) -> bool:
    below = [mark for mark in marks if mark < norm.others]
    return len(below) <= (1 if one_below else 0) and all(mark >= norm.one for mark in below)


def _keuzedeel_hours(exam: MboExam) -> Condition:
    """MEX-05: of the chosen ones those with a mark or an exemption; the others are waited for."""
    norm = value_on(KEUZEDEEL_HOURS[exam.level], exam.on)
    chosen = [k for k in exam.keuzedelen if not k.extra]
    waiting = [k for k in chosen if k.mark is None and not k.exempt]
    possible = sum(k.hours for k in chosen)
    closed = possible - sum(k.hours for k in waiting)
    met = None if norm is None else _told(surely=closed >= norm, possibly=possible >= norm)
    return Condition(
        condition="keuzedeel-hours",
        rule="MEX-05",
        met=met,
        found=str(closed),
        needed="?" if norm is None else f">= {norm}",
        about=() if met else tuple(k.code for k in waiting),
    )


def _keuzedelen(exam: MboExam) -> Condition:
    """MEX-06: the rounded mean, how many are sufficient, and the lowest of them; all weigh the same.

    A single one has to be sufficient itself, for its mark is the mean. Without any keuzedeel it cannot be
    told, and of a cohort before the norm it is not known.
    """
    norm = value_on(KEUZEDEEL_NORM, day(exam.cohort, 8, 1))
    marks = {k.code: between(k.mark) for k in _in_the_mean(exam)}
    met = None
    if norm is not None and not all(k.extra for k in exam.keuzedelen):
        met = _told(
            surely=_balanced([low for low, _ in marks.values()], norm),
            possibly=_balanced([high for _, high in marks.values()], norm),
        )
    failing = tuple(code for code, (_, high) in marks.items() if high < SUFFICIENT)
    waiting = tuple(code for code, (low, high) in marks.items() if low < high)
    return Condition(
        condition="keuzedelen",
        rule="MEX-06",
        met=met,
        found=keuzedeel_mean(exam),
        needed=f"cohort >= {KEUZEDEEL_NORM_SINCE.year}"
        if norm is None
        else f">= {norm.mean - Decimal('0.5')}, 1/{norm.one_in} >= {norm.sufficient}, >= {norm.each}",
        about=() if met else failing if met is False else waiting,
    )


def _balanced(marks: Collection[int], norm: KeuzedeelNorm) -> bool:
    average = mean(marks)
    return average is None or (
        rounded(average) >= norm.mean
        and norm.one_in * sum(mark >= norm.sufficient for mark in marks) >= len(marks)
        and min(marks) >= norm.each
    )


def _in_the_mean(exam: MboExam) -> list[Keuzedeel]:
    return [k for k in exam.keuzedelen if not k.extra and (k.mark is not None or not k.exempt)]


def keuzedeel_mean(exam: MboExam) -> str | None:
    """The mean of the marks so far, two decimals, not rounded; None without any or with one in words."""
    marks = [between(k.mark) for k in _in_the_mean(exam) if k.mark is not None]
    average = mean([low for low, _ in marks])
    return None if average is None or any(low < high for low, high in marks) else two_decimals(average)


def _done(part: str, rule: str, done: bool | None, needed: Mark) -> Condition:
    """A part that is done or not, without a mark that counts."""
    about = () if done else (part,)
    return Condition(condition=part, rule=rule, met=done, found=None, needed=needed, about=about)


def between(mark: Mark | None) -> Between:
    """Which whole marks can be meant by a mark, a judgement in words, or no mark yet."""
    if mark is None:
        return 1, HIGHEST
    value = number(mark)
    if value is not None:
        return rounded(value), rounded(value)
    return (SUFFICIENT, HIGHEST) if sufficient(mark) else (1, SUFFICIENT - 1)


def _told(*, surely: bool, possibly: bool) -> bool | None:
    return True if surely else None if possibly else False
