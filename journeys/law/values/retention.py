"""Which school keeps what of a student, for how long, counted from what?

`NO_FIRST_DAY`: no source names the day from which a term holds. An incident report of an mbo exam (RET-04) is
not here: no fact tells of one.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.law.dated import NO_FIRST_DAY, Dated
from journeys.vocabulary import PARTIES, Party

DataClass: TypeAlias = Literal[
    "leerlingdossier", "verzuim-en-inschrijving", "bpv-en-bekostiging", "centraal-examen", "schoolexamen",
    "vo-diploma", "mbo-examenwerk", "mbo-diploma",
]  # fmt: skip
"""What is kept together.

`bpv-en-bekostiging`: praktijkovereenkomsten, and evidence of BPV and for the funding. `centraal-examen`: the
work, and the list of marks beside it. `vo-diploma`: diploma and cijferlijst. `mbo-diploma`: diploma,
resultatenlijst and certificates.
"""
Limit: TypeAlias = Literal["at-least", "at-most", "exactly"]
"""Kept at least so long, and then it may go; at most, and by then it must have gone; or both."""


class Keeping(Struct, frozen=True, kw_only=True):
    """Which schools keep a class of data, and how many months after a student left, or after the exam.

    `exam`: the day of the vmbo result, or of the mbo diploma; `paper`: of the last diploma or certificate.
    `months` by the day on which the count begins; None while no term is known.
    """

    held_by: tuple[Party, ...]
    counts_from: Literal["leaving", "exam", "paper"]
    limit: Limit
    months: tuple[Dated[int | None], ...]


KEPT: dict[DataClass, Keeping] = {
    "leerlingdossier": Keeping(
        held_by=PARTIES, counts_from="leaving", limit="at-most", months=(Dated(NO_FIRST_DAY, 24, "RET-01"),)
    ),
    "verzuim-en-inschrijving": Keeping(
        held_by=PARTIES, counts_from="leaving", limit="exactly", months=(Dated(NO_FIRST_DAY, 60, "RET-02"),)
    ),
    "bpv-en-bekostiging": Keeping(
        held_by=PARTIES, counts_from="leaving", limit="at-least", months=(Dated(NO_FIRST_DAY, 84, "RET-07"),)
    ),
    "centraal-examen": Keeping(
        held_by=("vo",), counts_from="exam", limit="at-least", months=(Dated(NO_FIRST_DAY, 6, "RET-03"),)
    ),
    "schoolexamen": Keeping(
        held_by=("vo",), counts_from="leaving", limit="at-most", months=(Dated(NO_FIRST_DAY, 24, "RET-03"),)
    ),
    "vo-diploma": Keeping(
        held_by=("vo",), counts_from="exam", limit="at-least", months=(Dated(NO_FIRST_DAY, None, "RET-05"),)
    ),
    "mbo-examenwerk": Keeping(
        held_by=("mbo",), counts_from="exam", limit="at-least", months=(Dated(NO_FIRST_DAY, 24, "RET-04"),)
    ),
    "mbo-diploma": Keeping(
        held_by=("mbo",), counts_from="paper", limit="at-least", months=(Dated(NO_FIRST_DAY, 600, "RET-04"),)
    ),
}
"""By class of data.

What RET-07 counts from is not known, and what the two years of school exams in RET-03 count from is not said;
both count from leaving here. The source of the latter has them among what is kept of a student who left.
"""
