"""How many of what? `1 regel`, `2 regels`; in English `1 line`, `2 lines`."""

from __future__ import annotations

from typing import TypeAlias

from journeys.saying import Language, spoken

Thing: TypeAlias = tuple[str, str, str, str]
"""What is said behind 1 and behind any other number: in Dutch, and in English."""
DAYS: Thing = ("dag", "dagen", "day", "days")
ENROLMENTS: Thing = ("inschrijving", "inschrijvingen", "enrolment", "enrolments")
EVENTS: Thing = ("gebeurtenis", "gebeurtenissen", "event", "events")
FILES: Thing = ("bestand", "bestanden", "file", "files")
LINES: Thing = ("regel", "regels", "line", "lines")
MINUTES: Thing = ("minuut", "minuten", "minute", "minutes")
PERSONS: Thing = ("persoon", "personen", "person", "persons")
POSITIONS: Thing = ("positie", "posities", "position", "positions")
RESULTS: Thing = ("uitslag", "uitslagen", "result", "results")
ROWS: Thing = ("rij", "rijen", "row", "rows")
STUDENTS: Thing = ("leerling", "leerlingen", "student", "students")
WARNINGS: Thing = ("waarschuwing", "waarschuwingen", "warning", "warnings")


def how_many(count: int, of: Thing, language: Language | None = None) -> str:
    """A number and what it is a number of, in this language, or in the one that is spoken."""
    one, more = of[:2] if (language or spoken()) == "nl" else of[2:]
    return f"{count} {one if count == 1 else more}"
