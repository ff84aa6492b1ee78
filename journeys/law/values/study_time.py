"""How many hours of education does an mbo programme have at least?

TIM-02. In the bol the hours are for the whole programme and depend on its length; the entreeopleiding
(level 1) has hours of its own, levels 2, 3 and 4 have the same. In the bbl they hold for each school year.
The two minima are less than the total: a school divides the rest as it likes.

Sources are not at one on four years: one school lists 2400 hours of begeleide onderwijstijd and 1200 of BPV,
while MBO Raad, Rijksoverheid and another school give 2350 and 1350. The latter are here; a programme of four
years with 1200 to 1349 hours of BPV is below the latter and not below the former.

A bill (Kamerstuk 36 670) lowers the begeleide onderwijstijd of the first year from 700 to 500 hours and
changes the rest with it. In October 2025 it was before parliament; what became of it is not known. If it
becomes law each series gets a second value, from the day that the law names. A cohort that began before a
change may keep the older value, as in 2014: ask for the day on which it began, not for today.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from journeys.law.dated import Dated


class Hours(Struct, frozen=True, kw_only=True):
    """The least number of clock hours.

    `guided` is begeleide onderwijstijd; of these at least `guided_in_first_year` are in the first year (None:
    no minimum of its own for that year). `bpv` is None where BPV has no minimum. `total` counts both.
    """

    total: int
    guided: int
    guided_in_first_year: int | None = None
    bpv: int | None


Series: TypeAlias = tuple[Dated[Hours], ...]

_BOL = date(2014, 8, 1)
_BBL = date(2013, 8, 1)

ENTREE: Series = (Dated(_BOL, Hours(total=1000, guided=600, bpv=None), "TIM-02"),)
"""The whole entreeopleiding, bol."""
BOL: Mapping[int, Series] = {
    1: (Dated(_BOL, Hours(total=1000, guided=700, bpv=250), "TIM-02"),),
    2: (Dated(_BOL, Hours(total=2000, guided=1250, guided_in_first_year=700, bpv=450), "TIM-02"),),
    3: (Dated(_BOL, Hours(total=3000, guided=1800, guided_in_first_year=700, bpv=900), "TIM-02"),),
    4: (Dated(_BOL, Hours(total=4000, guided=2350, guided_in_first_year=700, bpv=1350), "TIM-02"),),
}
"""The whole programme of level 2, 3 or 4, by its length in school years."""
BBL: Series = (Dated(_BBL, Hours(total=850, guided=200, bpv=610), "TIM-02"),)
"""One school year of the bbl, of any level."""
