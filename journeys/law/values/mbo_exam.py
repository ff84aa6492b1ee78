"""What does an mbo diploma ask, per level and day?

MEX-03 … MEX-07. `NO_FIRST_DAY`: no source names the day from which the value holds.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.law.dated import NO_FIRST_DAY, Dated
from journeys.vocabulary import Level

GenericSubject: TypeAlias = Literal["NL", "REK", "EN"]
"""Nederlands, rekenen, Engels."""


class GenericLevel(Struct, frozen=True):
    """The level asked of a generic part; `skills` where they are not all of the same level."""

    subject: GenericSubject
    level: str
    skills: tuple[str, ...] = ()


class GenericNorm(Struct, frozen=True, kw_only=True):
    """Whole marks: `one` part may be as low as this, each of the `others` has to be at least that."""

    one: int
    others: int


class KeuzedeelNorm(Struct, frozen=True, kw_only=True):
    """`mean` is that of the marks once rounded, `each` the lowest that may be among them.

    One in `one_in` of them, or more, has to be `sufficient`.
    """

    mean: int
    one_in: int
    sufficient: int
    each: int


GENERIC_LEVELS: dict[Level, tuple[Dated[tuple[GenericLevel, ...]], ...]] = {
    1: (Dated(NO_FIRST_DAY, (), "MEX-03"),),
    2: (Dated(NO_FIRST_DAY, (GenericLevel("NL", "2F"), GenericLevel("REK", "mbo-2")), "MEX-03"),),
    3: (Dated(NO_FIRST_DAY, (GenericLevel("NL", "2F"), GenericLevel("REK", "mbo-3")), "MEX-03"),),
    4: (
        Dated(
            NO_FIRST_DAY,
            (
                GenericLevel("NL", "3F"),
                GenericLevel("REK", "mbo-4"),
                GenericLevel("EN", "B1", ("lezen", "luisteren")),
                GenericLevel("EN", "A2", ("spreken", "gesprekken", "schrijven")),
            ),
            "MEX-03",
        ),
    ),
}
"""The generic parts of a level. Of level 1 (entree) no source was read: empty, and no answer rests on it."""

GENERIC_NORM: tuple[Dated[GenericNorm], ...] = (Dated(NO_FIRST_DAY, GenericNorm(one=5, others=6), "MEX-04"),)
"""By day."""

KEUZEDEEL_HOURS: dict[Level, tuple[Dated[int | None], ...]] = {
    1: (Dated(NO_FIRST_DAY, 240, "MEX-05"),),
    2: (Dated(NO_FIRST_DAY, 480, "MEX-05"),),
    3: (Dated(NO_FIRST_DAY, 720, "MEX-05"),),
    4: (Dated(NO_FIRST_DAY, None, "MEX-05"), Dated(date(2022, 8, 1), 720, "MEX-05")),
}
"""Hours of study load, by day.

Of level 4 the number holds since then for everyone, whatever the cohort; what was asked before is not known.
"""

KEUZEDEEL_NORM_SINCE = date(2020, 8, 1)
KEUZEDEEL_NORM: tuple[Dated[KeuzedeelNorm | None], ...] = (
    Dated(NO_FIRST_DAY, None, "MEX-06"),
    Dated(KEUZEDEEL_NORM_SINCE, KeuzedeelNorm(mean=6, one_in=2, sufficient=6, each=4), "MEX-06"),
)
"""By the first day of the cohort; what was asked of earlier cohorts is not known."""

BURGERSCHAP_EXAM: tuple[Dated[bool], ...] = (
    Dated(NO_FIRST_DAY, False, "MEX-07"),
    Dated(date(2026, 8, 1), True, "MEX-07"),
)
"""Whether an exam in burgerschap was announced for the study year of a day.

That it was enacted, and for which cohorts, could not be checked: what it decides hangs on a policy.
"""
