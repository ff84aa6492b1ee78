"""Which ages does the law name, and since when?

`NO_FIRST_DAY`: no source names the day from which the value holds. What an age means is told by
`journeys.law.qualification`.
"""

from __future__ import annotations

from datetime import date

from journeys.law.dated import NO_FIRST_DAY, Dated

VSV_AGE_LIMIT: tuple[Dated[int], ...] = (
    Dated(NO_FIRST_DAY, 23, "VSV-03"),
    Dated(date(2026, 1, 1), 27, "VSV-03"),
)
"""Who has this birthday without a startkwalificatie is no vsv'er any more. By day."""

KWALIFICATIEPLICHT_UNTIL: tuple[Dated[int], ...] = (Dated(NO_FIRST_DAY, 18, "VSV-02"),)
"""The birthday that ends the kwalificatieplicht. By day."""
