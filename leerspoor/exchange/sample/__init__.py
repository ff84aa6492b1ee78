"""What does the journal of a whole region look like?

`sample` writes one: schools, routes and companies that do not exist, and students whose lives together show
every kind of event and every flag. The first students are characters with a story of their own (`cast`), the
others live ordinary lives. The same number and seed give the same bytes everywhere.
"""

from __future__ import annotations

from leerspoor.exchange.sample.cast import CAST, cast
from leerspoor.exchange.sample.region import sample

__all__ = ["CAST", "cast", "sample"]
