"""How is a question asked? The one way to an answer, for the command line and for the screens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Literal

from journeys.calendar import in_utc, last_instant
from journeys.errors import WrongUse
from journeys.saying import say
from journeys.store.journal import Journal
from leerspoor.today import today
from projections.catch_up import Tell
from projections.questions import CONTRACT, Asked, Question
from projections.reading import answer

BY_AGE: frozenset[Question] = frozenset({"qualification", "outcomes", "worklist"})
"""The questions to which an age matters: asked with the birth days that are known."""
MOST_DAYS = 36_600
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DUTCH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})")


def day_of(text: str) -> date:
    """A day as it is typed; raises `WrongUse`."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise WrongUse(
        say(
            f"«{text}» is geen dag; verwacht: jjjj-mm-dd, {_meant(text)}",
            f"«{text}» is no day; expected: yyyy-mm-dd, {_meant(text)}",
        )
    )


def _meant(text: str) -> str:
    """The day as it is to be typed, for who writes it as is usual here: `1-10-2025`."""
    if found := _DUTCH_DAY.fullmatch(text):
        number, month, year = found.groups()
        with suppress(ValueError):
            return f"{say('dus', 'so')} {date(int(year), int(month), int(number)).isoformat()}"
    return say("bijvoorbeeld 2025-10-01", "for example 2025-10-01")


def instant_of(text: str) -> datetime:
    """An instant as it is typed, inclusive; a day means all of that day in Amsterdam. Raises `WrongUse`."""
    try:
        if _DAY.fullmatch(text):
            return last_instant(date.fromisoformat(text))
        if _INSTANT.fullmatch(text):
            return in_utc(datetime.fromisoformat(text.upper()))
    except ValueError:
        pass
    raise WrongUse(
        say(
            f"«{text}» is geen moment; verwacht: een dag (2025-10-01) of een tijd met zone "
            "(2025-10-01T12:00:00Z of 2025-10-01T12:00:00+02:00)",
            f"«{text}» is no moment; expected: a day (2025-10-01) or a time with its zone "
            "(2025-10-01T12:00:00Z or 2025-10-01T12:00:00+02:00)",
        )
    )


def asked(
    question: Question,
    *,
    on: str | None = None,
    known_at: str | None = None,
    students: Sequence[str] = (),
    cohorts: Sequence[str] = (),
    cohort: str | None = None,
    side: str | None = None,
    every_status: bool = False,
    routes: Sequence[str] | None = None,
    policies: Literal["default", "chosen"] | None = None,
    born: Mapping[str, date] | None = None,
    acting: str | None = None,
    within: int = 0,
) -> Asked:
    """The question as it is typed; raises `WrongUse` if a day or an instant cannot be understood.

    `policies` None: the default ones for the five answers whose reading is fixed, else those chosen.
    """
    if within < 0 or within > MOST_DAYS:
        raise WrongUse(
            say(
                f"{within} dagen vooruit kan niet; verwacht: een heel getal van 0 tot en met {MOST_DAYS}",
                f"{within} days ahead cannot be; expected: a whole number from 0 to {MOST_DAYS}",
            )
        )
    return Asked(
        question=question,
        on=today() if on is None else day_of(on),
        known_at=None if known_at is None else instant_of(known_at),
        known_at_text=known_at,
        students=tuple(students),
        cohorts=tuple(cohorts),
        cohort=cohort,
        side=side,
        every_status=every_status,
        routes=None if routes is None else tuple(routes),
        chosen_policies=question not in CONTRACT if policies is None else policies == "chosen",
        born=born or {},
        acting=acting,
        within=within,
    )


def ask(journal: Journal, question: Asked, tell: Tell | None = None) -> Iterator[bytes]:
    """The lines of the answer, as JSON; `tell` hears how far the answers have come up to date."""
    return answer(journal, question, tell)
