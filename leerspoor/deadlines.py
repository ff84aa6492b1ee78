"""Which days belong in a calendar: what needs doing by a day, and the days that come back each year?

The work list has the ends of windows, the switches, the counts, the ends of placements and of agreements, and
the stops, as far as there is something to do about them; beside them stand the count of 1 October and the
measuring day of 15 October.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from journeys.law.actions import OF_PLACEMENT, counts_within
from journeys.law.preconditions import measuring_day
from journeys.saying import Language
from journeys.vocabulary import day_after
from leerspoor.exchange.calendar_file import KEPT, Deadline, days_on
from leerspoor.wording import word

_OF_ROUTES = ("register-route", "agreement-ends", "stop-threatens-cohort")
"""Of these there is one for what it is about: with another day it is still the same one."""
_MOST = 60
"""Students named in the text of one day; of more the rest is counted."""
_decode = msgspec.json.Decoder(dict[str, Any]).decode


def deadlines(
    tasks: Iterable[bytes],
    language: Language,
    *,
    on: date,
    within: int,
    names: Mapping[str, str] | None = None,
    only: Collection[str] | None = None,
    scope: str = "",
) -> list[Deadline]:
    """The days of a work list (its lines) with those of each year, in order.

    `only`: about these students alone. `scope`: of whom the list is, where another has other students in it.
    """
    found = [*_each_year(language, days_on(on, -KEPT), days_on(on, within))]
    for task in map(_decode, tasks):
        students = [student for student in task["students"] if only is None or student in only]
        if students or only is None:
            found.append(_deadline(task, students, language, names or {}, scope))
    return sorted(found, key=lambda one: (one.day, one.title, one.key))


def _deadline(
    task: Mapping[str, Any], students: list[str], language: Language, names: Mapping[str, str], scope: str
) -> Deadline:
    nl = language == "nl"
    kind, about, due = task["action"], task["about"], date.fromisoformat(task["due"])
    who = [names.get(student, student) for student in students]
    count = f"{len(who)} {'leerlingen' if nl else 'students'}"
    whom = who[0] if len(who) == 1 else count
    what = word(kind, language)
    more = len(who) - _MOST
    if more > 0:
        who = [*who[:_MOST], f"{'en nog' if nl else 'and'} {more}"]
    lines = [
        f"{'wie doet het' if nl else 'who acts'}: {'+'.join(task['for'])} {' '.join(task['brins'])}",
        *([f"{'voor' if nl else 'for'}: {', '.join(who)}"] if who else []),
        *([f"{'onderdelen' if nl else 'parts'}: {' '.join(task['parts'])}"] if task["parts"] else []),
        f"{'regels' if nl else 'rules'}: {' '.join(task['because']['rules'])}",
    ]
    return Deadline(
        key=_key(task, scope),
        day=due,
        title=f"{what}: {about} ({whom})" if who else f"{what}: {about}",
        text="\n".join(lines),
        kind=what,
        overdue=task["overdue"],
    )


def _key(task: Mapping[str, Any], scope: str) -> str:
    """What makes it the same one next time; for students of a cohort the day too: some may have another."""
    kind = task["action"]
    parts = [scope, kind, task["about"], *task["for"]]
    if kind in OF_PLACEMENT:
        parts += task["students"]
    elif kind in _OF_ROUTES:
        parts += task["brins"]
    else:
        parts.append(task["due"])
    return "|".join(parts)


def _each_year(language: Language, first: date, last: date) -> Iterator[Deadline]:
    """The counts and the measuring days from one day to another."""
    nl = language == "nl"
    count = "teldatum bekostiging" if nl else "count for the funding"
    measured = "meetmoment registratie van routes" if nl else "measuring day of the registration of routes"
    days = [(day, "count", count, "RSP-11") for day in counts_within(first, day_after(last))]
    years = {measuring_day(first), measuring_day(last)} | {measuring_day(day) for day, *_ in days}
    days += [(day, "measuring", measured, "PRE-03") for day in years if first <= day <= last]
    for day, key, title, rule in days:
        rules = f"{'regels' if nl else 'rules'}: {rule}"
        yield Deadline(key=f"{key}|{day}", day=day, title=title, text=rules, kind=title)
