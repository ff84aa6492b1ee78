"""From which day may, or must, what a school keeps of a student be destroyed?

RET-01 … RET-05, RET-07 and RET-08; the terms are in `journeys.law.values.retention`. Each school is a
controller of its own: its clocks start by what happened at that school.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from journeys.law.dated import value_on
from journeys.law.values.retention import KEPT, DataClass, Keeping
from journeys.vocabulary import Party, day, day_after

Bound: TypeAlias = Literal["at-least", "at-most", "exactly", "open"]
"""Kept at least so long, at most, exactly; `open`: no term is known, so it stays."""
TwoSchools: TypeAlias = Literal["LAST_OF_ALL", "EACH_ITS_OWN"]
"""The choices of the policy `retention_of_two_schools`."""


class AtSchool(Struct, frozen=True, kw_only=True):
    """What starts the clocks of one school, of one student who is or was enrolled there.

    `left_on` is the first day no longer enrolled; it starts nothing while the student is `enrolled` again.
    `exam_on` is the day of the vmbo result, passed or not, at a vo school, and of the diploma at an mbo;
    `paper_on` that of the last diploma or certificate of an mbo.
    """

    school: Party
    enrolled: bool
    left_on: date | None = None
    exam_on: date | None = None
    paper_on: date | None = None


class Kept(Struct, frozen=True, kw_only=True):
    """Until when a school keeps a class of data.

    From `first_day` on it may be destroyed (`at-least`), must have been (`at-most`), or both (`exactly`): the
    day before it is the last on which it is kept. None while the clock has not started, and of what is
    `open`. `rules`: the term's, with RET-08 where another school's clock has a say.
    """

    data_class: DataClass
    school: Party
    bound: Bound
    first_day: date | None
    rules: tuple[str, ...]


def kept_by(at: AtSchool) -> tuple[Kept, ...]:
    """What a school keeps of a student, by its own clocks alone; one a class of data.

    The term is that of the day on which the count begins, the newest one while it has not. An mbo where no
    diploma was awarded has no clock for exam work: the sources name none for who left without one.
    """
    return tuple(
        _kept(data_class, keeping, at) for data_class, keeping in KEPT.items() if at.school in keeping.held_by
    )


def _kept(data_class: DataClass, keeping: Keeping, at: AtSchool) -> Kept:
    begins_on = _begins_on(keeping, at)
    months = value_on(keeping.months, begins_on or date.max)
    return Kept(
        data_class=data_class,
        school=at.school,
        bound="open" if months is None else keeping.limit,
        first_day=None if begins_on is None or months is None else after(begins_on, months),
        rules=(keeping.months[-1].rule,),
    )


def _begins_on(keeping: Keeping, at: AtSchool) -> date | None:
    """The first day that counts: of absence, or the one after the exam or the paper; None before that."""
    if keeping.counts_from == "leaving":
        return None if at.enrolled else at.left_on
    on = at.exam_on if keeping.counts_from == "exam" else at.paper_on
    return None if on is None else day_after(on)


def after(first: date, months: int) -> date:
    """The first day after a number of whole months that begin with `first`.

    It has the same number in a later month, or is the first of the next one where that month is too short: of
    six months from 31 August the last day is that of February, and the answer 1 March.
    """
    count = first.year * 12 + first.month - 1 + months
    begin, end = (day(number // 12, number % 12 + 1, 1) for number in (count, count + 1))
    return date.fromordinal(min(begin.toordinal() + first.day - 1, end.toordinal()))


def kept_by_all(schools: Sequence[AtSchool], policy: TwoSchools) -> tuple[Kept, ...]:
    """RET-08: what each of the schools keeps, where several can keep the same class of data.

    LAST_OF_ALL: it goes when the clock has run out at every one of them, and stays with all as long as one
    has not started. EACH_ITS_OWN: each by its own clock. A school where the student never was is left out.
    """
    alone = tuple(kept for at in schools for kept in kept_by(at))
    if policy == "EACH_ITS_OWN":
        return alone
    return tuple(_with_the_last(kept, alone) for kept in alone)


def _with_the_last(kept: Kept, alone: Sequence[Kept]) -> Kept:
    days = [other.first_day for other in alone if other.data_class == kept.data_class]
    if len(days) == 1:
        return kept
    known = [found for found in days if found is not None]
    last = max(known) if len(known) == len(days) else None
    return replace(kept, first_day=last, rules=(*kept.rules, "RET-08"))
