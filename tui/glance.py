"""Which students stand first in a journal, seen before all that can answer is loaded?

A look with what Python has itself, so that the list stands on the screen at once. It is only a first look at
a journal in a file, at as many students as a screen shows, in the order of a list without names; the store
reads the whole list as soon as it is there, and that is what counts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

_FORMAT = "SELECT value FROM meta WHERE name = 'leerspoor-journal'"
_STUDENTS = (
    "SELECT substr(stream, 9) FROM events "
    "WHERE version = 1 AND stream >= 'student/' AND stream < 'student0' ORDER BY stream LIMIT 200"
)


def students_at(place: str) -> Sequence[str] | None:
    """The first pseudonyms in order; None where a first look cannot tell: a server, names, anything odd."""
    path = Path(place)
    if "://" in place or not path.is_file() or _may_have_names(path):
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)) as journal:
            if journal.execute(_FORMAT).fetchone() != ("1",):
                return None
            return [student for (student,) in journal.execute(_STUDENTS)]
    except (sqlite3.Error, OSError, ValueError):
        return None


def _may_have_names(journal: Path) -> bool:
    """Whether there is anything beside the journal that could be a file of names."""
    return any(".identity" in beside.name for beside in journal.parent.glob(f"{journal.stem}*"))
