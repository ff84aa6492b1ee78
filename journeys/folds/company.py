"""On which days was a company a recognised leerbedrijf for a qualification?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from journeys.events import CompanyRecognised, RecognitionWithdrawn
from journeys.history import Fact
from journeys.vocabulary import day_before


class Company:
    """The facts of one company's stream, in order."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = facts
        self._days = [fact.on for fact in facts]

    def days(self) -> set[date]:
        """Days on which an answer about it may change because a fact begins to count."""
        return set(self._days)

    def known_on(self, on: date) -> bool:
        """Whether anything was said about it by that day."""
        return bool(self._facts) and self._facts[0].on <= on

    def facts_by(self, on: date) -> int:
        """How many facts about it count on a day."""
        return bisect_right(self._days, on)

    def evidence(self, on: date) -> tuple[str, ...]:
        """The events about it that count on a day."""
        return tuple(id_ for fact in self._facts if fact.on <= on for id_ in fact.evidence)

    def recognised(self, crebo: str, on: date) -> list[tuple[date, date]]:
        """First and last days of recognition for the crebo, by what counts on a day; spans may overlap."""
        spans: list[tuple[date, date]] = []
        for fact in self._facts:
            if fact.on > on:
                break
            match fact.event:
                case CompanyRecognised(crebos=crebos, until=until) if crebo in crebos:
                    spans.append((fact.on, until or date.max))
                case RecognitionWithdrawn(crebos=crebos) if crebo in crebos:
                    last = day_before(fact.on)
                    spans = [(first, min(end, last)) for first, end in spans]
                case _:
                    pass
        return [(first, end) for first, end in spans if first <= end]
