"""What was wrong or remarkable in a file, said once?

Refusals are kept each for its own line and column. Remarks with the same words are counted, so that a code
that DUO added yesterday gives one warning and not twenty thousand.
"""

from __future__ import annotations

import re

from journeys.saying import say
from leerspoor.exchange.csv_table import Refusal, Remark

_LIKE_A_NUMBER = re.compile(r"[0-9]{8,}")


def shown(value: str) -> str:
    """A value for a message: short, and without a run of digits that could be someone's number."""
    text = _LIKE_A_NUMBER.sub(say("(een lang getal)", "(a long number)"), value)
    return f'"{text}"' if len(text) <= 40 else f'"{text[:37]}..."'


class Findings:
    """Collects while a file is read."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []
        self._remarks: dict[str, Remark] = {}

    def refuse(self, line: int, column: int, message: str) -> None:
        """A line that is not taken, because of what stands at this column."""
        self.refusals.append(Refusal(line=line, column=column, message=message))

    def remark(self, message: str, line: int | None = None, column: int | None = None) -> None:
        """A warning; the place of the first with these words is kept."""
        earlier = self._remarks.get(message)
        self._remarks[message] = (
            Remark(message=message, line=line, column=column)
            if earlier is None
            else Remark(message=message, line=earlier.line, column=earlier.column, times=earlier.times + 1)
        )

    @property
    def remarks(self) -> list[Remark]:
        """The warnings, in the order in which they first came."""
        return list(self._remarks.values())
