"""How does a person read the answers? Tables in Dutch, with the why in the last column."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from leerspoor.cli import law_tables
from leerspoor.wording import Language
from projections.questions import Asked, Question

Row = dict[str, Any]
_NO_WHY: dict[str, list[str]] = {"rules": []}
_WORDS = {
    "none": "geen route", "active": "actief", "completed": "afgerond", "ended": "beëindigd",
    "owed": "open", "window-closed": "venster dicht", "passed": "behaald", "exempt": "vrijgesteld",
    "unknown-part": "onbekend onderdeel", "yes": "ja", "partly": "deels", "no": "nee",
    "unknown": "onbekend", "pending": "loopt", "OPEN": "open", "PLACED": "geplaatst", "DIPLOMA": "diploma",
    "EMPTY": "leeg", "NOT_AGREED": "niet afgesproken", "ACTIVE": "loopt", "FULFILLED": "nagekomen",
    "AT_RISK": "in gevaar", "SECURED": "veiliggesteld", "BREACHED": "verbroken",
}  # fmt: skip
_EMPTY_OF_ALL = "Er zijn op deze dag geen examenonderdelen: niemand is op een route met een programma."
_WHOLE = ("leerling", "cohort", "onderdeel", "student", "uiterlijk", "due")
_EMPTY: dict[Question, str] = {
    "responsibility": "Er zijn nog geen leerlingen. Begin met `leerspoor import BESTAND`.",
    "exams-owed": "Er staat niets open. Met --all ziet u ook wat al is afgesloten.",
    "bpv": "Er is geen BPV afgesproken op deze dag.",
    "duties": "Van niemand is de route beëindigd op deze dag.",
    "guarantees": "Er zijn op deze dag nog geen cohorten met leerlingen.",
}


def console() -> Console:
    """Where tables are shown; in a pipe wide enough to keep each row on one line."""
    return Console(width=None if sys.stdout.isatty() else 200, highlight=False)


def show(asked: Asked, lines: Iterable[bytes], language: Language = "nl") -> None:
    """Print the answer to a question; the answers of the first hour are in Dutch whatever the language."""
    columns, rows, empty = _shown(asked, lines, language)
    out = console()
    if not rows:
        out.print(_title(asked))
        out.print(empty)
        return
    filled = [at for at in range(len(columns)) if any(row[at] for row in rows)]
    table = Table(title=_title(asked), title_justify="left", header_style="bold", box=None, pad_edge=False)
    for at in filled:
        table.add_column(columns[at], overflow="fold", no_wrap=columns[at] in _WHOLE)
    for row in rows:
        table.add_row(*(row[at] for at in filled))
    out.print(table)


def _shown(
    asked: Asked, lines: Iterable[bytes], language: Language
) -> tuple[Sequence[str], list[list[str]], str]:
    """The columns, the rows and what to say if there are none."""
    at = 0 if language == "nl" else 1
    decoded = (msgspec.json.decode(line) for line in lines)
    if asked.question in law_tables.SHOWN:
        both, in_language = law_tables.SHOWN[asked.question]
        rows = [in_language(row, language) for row in decoded]
        return [names[at] for names in both], rows, law_tables.EMPTY[asked.question][at]
    columns, cells = _SHOWN[asked.question]
    return (
        columns,
        [cells(row) for row in decoded],
        (_EMPTY_OF_ALL if asked.every_status else _EMPTY[asked.question]),
    )


def word(code: str) -> str:
    """A state or status in Dutch."""
    return _WORDS.get(code, code)


def _title(asked: Asked) -> str:
    known = f", zoals bekend op {asked.known_at_text}" if asked.known_at_text else ""
    return f"{asked.question} op {asked.on.isoformat()}{known}"


def _why(row: Row) -> str:
    return " ".join(row["because"]["rules"])


def _parties(parties: list[str] | None) -> str:
    return "?" if parties is None else "+".join(parties) or "-"


def _until(due: str | None, on: str) -> str:
    """A last day, and how far it is from the day asked about: `2026-07-31 (nog 8 maanden)`."""
    if due is None:
        return ""
    from pendulum import Date

    last, asked_on = Date.fromisoformat(due), Date.fromisoformat(on)
    if last == asked_on:
        return f"{due} (vandaag)"
    units = last.diff(asked_on).in_words(locale="nl").split(" ")
    span = " ".join(units[:4])  # the two largest: 1 jaar 11 maanden
    return f"{due} ({f'nog {span}' if last > asked_on else f'{span} geleden'})"


def _responsibility(row: Row) -> list[str]:
    aspects = row["aspects"]
    enrolment, funding = aspects.get("enrolment"), aspects.get("funding")
    decisive = row["flags"] or ["absence", "status"]
    rules = dict.fromkeys(rule for name in decisive for rule in row["because"].get(name, _NO_WHY)["rules"])
    return [
        row["student"],
        word(row["status"]),
        row["phase"] or "",
        row["cohort"] or "",
        row["switch_on"] or "",
        row["window_end"] or "",
        f"{_parties(enrolment['norm'])} / {_parties(enrolment['fact'])}" if enrolment else "",
        f"{_parties(funding['norm'])} / {_parties(funding['fact'])}" if funding else "",
        " ".join(row["flags"]),
        " ".join(rules),
    ]


def _exams(row: Row) -> list[str]:
    return [
        row["student"],
        row["part"],
        row["name"] or "",
        row["side"] or "",
        word(row["status"]),
        "+".join(row["answers_to"]),
        _until(row["due"], row["on"]) if row["status"] in ("owed", "window-closed") else "",
        row["mark"] or "",
        " ".join(row["flags"]),
        _why(row),
    ]


def _bpv(row: Row) -> list[str]:
    hours = str(row["hours_counted"])
    return [row["student"], row["placement"], word(row["counts"]), hours, " ".join(row["reasons"]), _why(row)]


def _duties(row: Row) -> list[str]:
    flags = " ".join(row["flags"])
    return [row["student"], word(row["state"]), row["target"], row["lead"], row["since"], flags, _why(row)]


def _guarantees(row: Row) -> list[str]:
    counts = [str(row[name]) for name in ("members", "active", "affected")]
    flags = " ".join(row["flags"])
    return [row["cohort"], word(row["state"]), *counts, row["from"], row["until"], flags, _why(row)]


_SHOWN: dict[Question, tuple[tuple[str, ...], Callable[[Row], list[str]]]] = {
    "responsibility": (
        ("leerling", "status", "fase", "cohort", "naar mbo", "venster t/m", "inschrijving regel/feit",
         "bekostiging regel/feit", "let op", "waarom"),
        _responsibility,
    ),
    "exams-owed": (
        ("leerling", "onderdeel", "naam", "kant", "status", "bij", "t/m", "cijfer", "let op", "waarom"),
        _exams,
    ),
    "bpv": (("leerling", "plaatsing", "telt", "uren", "redenen", "waarom"), _bpv),
    "duties": (("leerling", "plicht", "doel", "voortouw", "sinds", "let op", "waarom"), _duties),
    "guarantees": (
        ("cohort", "garantie", "leden", "actief", "geraakt", "van", "t/m", "let op", "waarom"),
        _guarantees,
    ),
}  # fmt: skip
