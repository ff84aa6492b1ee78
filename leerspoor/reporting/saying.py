"""How does a report write a day, a number and a name?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from journeys.saying import Language
from leerspoor.exchange.spreadsheet import Cell


def said(cell: Cell, language: Language) -> str:
    """A value as the country writes it."""
    match cell:
        case None:
            return ""
        case date():
            return cell.strftime("%d-%m-%Y") if language == "nl" else cell.isoformat()
        case Decimal():
            return f"{cell:f}".replace(".", ",") if language == "nl" else f"{cell:f}"
        case int():
            return f"{cell:,}".replace(",", ".") if language == "nl" else f"{cell:,}"
        case _:
            return cell


def said_day(text: str | None, language: Language) -> str:
    """A day as it stands in an answer."""
    return "" if text is None else said(date.fromisoformat(text), language)


class Naming:
    """What a student is called in a report: the name if it is asked for and known, with the pseudonym."""

    def __init__(self, names: Mapping[str, str] | None) -> None:
        """`names` by pseudonym; None: pseudonyms alone."""
        self._names = names or {}

    def __call__(self, student: str) -> str:
        name = self._names.get(student)
        return student if name is None else f"{name} ({student})"

    @staticmethod
    def place(called: str) -> tuple[str, ...]:
        """Where someone who is called so stands in a list: by the last word of the name."""
        name = called.partition(" (")[0]
        return (name.rpartition(" ")[2].casefold(), name.casefold())
