"""What does the field at this place say?

The fields of one line, read by position. A field that is not right is refused with its column, and a
stand-in is given so that the other fields of the line are looked at too; a line with a refusal is not used.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TypeVar

from journeys.errors import Refused
from journeys.saying import say
from journeys.wire import check_day
from leerspoor.exchange.csv_table import Row
from leerspoor.exchange.register.findings import Findings, shown
from leerspoor.exchange.register.number import PersonNumber, person_number

T = TypeVar("T")

_ID = re.compile(r"[A-Za-z0-9._-]{1,50}", re.ASCII)
_DAY = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
    r"|(?P<day2>[0-9]{1,2})-(?P<month2>[0-9]{1,2})-(?P<year2>[0-9]{4})"
    r"|(?P<year3>[0-9]{4})(?P<month3>[0-9]{2})(?P<day3>[0-9]{2})",
    re.ASCII,
)
"""As specified, as a spreadsheet saves it, and as in the name of the file."""
_A_DAY = (
    "verwacht: een dag als 2025-08-01 of 1-8-2025",
    "expected: a day like 2025-08-01 or 1-8-2025",
)


class Fields:
    """One line of a register file; `position` counts from 1 as the register's specification does."""

    def __init__(self, row: Row, line: int, findings: Findings) -> None:
        self._row = row
        self._findings = findings
        self.line = line
        self.refused = False

    def column(self, position: int) -> int:
        """Where a field's text begins in the line."""
        return self._row.column(position - 1)

    def refuse(self, position: int, message: str) -> None:
        """The line is not used, because of this field."""
        self.refused = True
        self._findings.refuse(self.line, self.column(position), message)

    def remark(self, position: int, message: str) -> None:
        """The line is used, but this field deserves a look."""
        self._findings.remark(message, self.line, self.column(position))

    def text(self, position: int) -> str:
        """What is written, perhaps nothing."""
        return self._row.value(position - 1)

    def beyond(self, last: int) -> int | None:
        """The first position after `last` that holds something."""
        return next((p for p in range(last + 1, len(self._row) + 1) if self.text(p)), None)

    def number(self) -> PersonNumber:
        """Whose record it is: BSN at 2 or onderwijsnummer at 3, never both."""
        bsn, other = self.text(2), self.text(3)
        if bsn and other:
            self.refuse(
                3,
                say(
                    "BSN en onderwijsnummer zijn allebei gevuld; verwacht: een van beide",
                    "BSN and onderwijsnummer are both filled in; expected: one of them",
                ),
            )
        if not bsn and not other:
            self.refuse(
                2,
                say(
                    "BSN en onderwijsnummer zijn allebei leeg; verwacht: een van beide",
                    "BSN and onderwijsnummer are both empty; expected: one of them",
                ),
            )
        position, text = (2, bsn) if bsn else (3, other)
        if len(text) == 8 and text.isascii() and text.isdigit():
            self.remark(
                position,
                say(
                    "een nummer van acht cijfers, verwacht: negen cijfers (is een nul vooraan weggevallen?); "
                    "het geldt als masker",
                    "a number of eight digits, expected: nine digits (did a leading zero get "
                    "lost?); it counts as a mask",
                ),
            )
        return person_number("bsn" if bsn else "onderwijsnummer", text)

    def code(self, position: int, name: str) -> str:
        """A code or number that must be there: letters, digits and - _ ."""
        return self.code_or_none(position, name) or self._missing(position, name, "")

    def code_or_none(self, position: int, name: str) -> str | None:
        text = self.text(position)
        if text and not _ID.fullmatch(text):
            self.refuse(
                position,
                say(
                    f"{name}: {shown(text)} kan niet; verwacht: ten hoogste 50 letters, cijfers en - _ .",
                    f"{name}: {shown(text)} cannot be; expected: at most 50 letters, digits and - _ .",
                ),
            )
        return text or None

    def day(self, position: int, name: str) -> date:
        """A day that must be there."""
        if not self.text(position):
            return self._missing(position, name, date.min)
        return self.day_or_none(position, name) or date.min

    def day_or_none(self, position: int, name: str) -> date | None:
        text = self.text(position)
        if not text:
            return None
        try:
            day = _day(text)
            check_day(day, name)
        except ValueError as error:
            self.refuse(position, f"{name}: {shown(text)} {error}; {say(*_A_DAY)}")
            return None
        except Refused as refused:
            self.refuse(position, refused.message)
            return None
        return day

    def birth_date(self, position: int) -> str | None:
        """`ccyy-mm-dd`, of which day or month may be 00. It is never repeated in a message."""
        text = self.text(position)
        if not text:
            return None
        parsed = birth_date(text)
        if parsed is None:
            self.refuse(
                position,
                say(
                    "geboortedatum: geen dag; verwacht: een dag als 2009-05-31 of 31-5-2009 "
                    "(dag of maand mag 00 zijn)",
                    "geboortedatum: no day; expected: a day like 2009-05-31 or 31-5-2009 (day or "
                    "month may be 00)",
                ),
            )
        return parsed

    def yes_or_no(self, position: int, name: str) -> bool:
        """J or N."""
        text = self.text(position).upper()
        if text not in ("J", "N"):
            self._expected(position, name, say("J of N", "J or N"))
        return text == "J"

    def whole_or_none(self, position: int, name: str, least: int, most: int) -> int | None:
        """A whole number within bounds."""
        text = self.text(position)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and least <= int(text[:12]) <= most and len(text) <= 12):
            self._expected(
                position,
                name,
                say(
                    f"een heel getal van {least} tot en met {most}", f"a whole number from {least} to {most}"
                ),
            )
            return None
        return int(text)

    def tenths_or_none(self, position: int, name: str) -> str | None:
        """A mark in tenths without a point: `61` is `6.1`."""
        text = self.text(position)
        if not text:
            return None
        if pointed := re.fullmatch(r"([1-9]|10)[.,]([0-9])", text, re.ASCII):
            text = pointed[1] + pointed[2]
        if not re.fullmatch(r"[1-9][0-9]|100", text, re.ASCII):
            self._expected(
                position,
                name,
                say(
                    "een cijfer in tienden van 10 tot en met 100, zoals 61 voor 6,1",
                    "a mark in tenths from 10 to 100, like 61 for 6.1",
                ),
            )
            return None
        return f"{text[:-1]}.{text[-1]}"

    def _expected(self, position: int, name: str, expected: str) -> None:
        text = self.text(position)
        said = (
            say(f"{shown(text)} kan niet", f"{shown(text)} cannot be") if text else say("is leeg", "is empty")
        )
        self.refuse(
            position, say(f"{name}: {said}; verwacht: {expected}", f"{name}: {said}; expected: {expected}")
        )

    def _missing(self, position: int, name: str, stand_in: T) -> T:
        self.refuse(
            position,
            say(f"{name} is leeg; dit veld is verplicht", f"{name} is empty; this field is required"),
        )
        return stand_in


def _day(text: str) -> date:
    numbers = _numbers(text)
    if numbers is None:
        raise ValueError(say("is geen dag", "is no day"))
    try:
        return date(*numbers)
    except ValueError:
        raise ValueError(say("bestaat niet", "does not exist")) from None


def _numbers(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of a text in any of the forms."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    said = {name.rstrip("23"): int(value) for name, value in found.groupdict().items() if value is not None}
    return said["year"], said["month"], said["day"]


def birth_date(text: str) -> str | None:
    """`ccyy-mm-dd` from either form, of which day or month may be 00; None if it is no such thing."""
    numbers = _numbers(text)
    if numbers is None:
        return None
    year, month, day = numbers
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return f"{year:04}-{month:02}-{day:02}" if 1900 <= year <= 2199 else None
