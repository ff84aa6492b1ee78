"""How does a person read the answers? Tables, with the why in the last column."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from journeys.saying import Language
from leerspoor.cli import law_tables
from leerspoor.wording import word
from projections.questions import Asked, Question

Row = dict[str, Any]
_NO_WHY: dict[str, list[str]] = {"rules": []}
_WHOLE = ("leerling", "cohort", "onderdeel", "student", "part", "uiterlijk", "due")
_EMPTY_OF_ALL = (
    "Er zijn op deze dag geen examenonderdelen: niemand is op een route met een programma.",
    "There are no exam parts on this day: nobody is on a route with a programme.",
)


def console() -> Console:
    """Where tables are shown; in a pipe wide enough to keep each row on one line."""
    return Console(width=None if sys.stdout.isatty() else 200, highlight=False)


def show(asked: Asked, lines: Iterable[bytes], language: Language = "nl") -> None:
    """Print the answer to a question."""
    columns, rows, empty = _shown(asked, lines, language)
    out = console()
    if not rows:
        out.print(_title(asked, language))
        out.print(empty)
        return
    filled = [at for at in range(len(columns)) if any(row[at] for row in rows)]
    table = Table(
        title=_title(asked, language), title_justify="left", header_style="bold", box=None, pad_edge=False
    )
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
    both, cells = (_SHOWN | law_tables.SHOWN)[asked.question]
    empty = _EMPTY_OF_ALL if asked.every_status else (_EMPTY | law_tables.EMPTY)[asked.question]
    rows = [cells(msgspec.json.decode(line), language) for line in lines]
    return [names[at] for names in both], rows, empty[at]


def _title(asked: Asked, language: Language) -> str:
    on, as_known = ("op", "zoals bekend op") if language == "nl" else ("on", "as known at")
    known = f", {as_known} {asked.known_at_text}" if asked.known_at_text else ""
    return f"{asked.question} {on} {asked.on.isoformat()}{known}"


def _why(row: Row) -> str:
    return " ".join(row["because"]["rules"])


def _parties(parties: list[str] | None) -> str:
    return "?" if parties is None else "+".join(parties) or "-"


def _until(due: str | None, on: str, language: Language) -> str:
    """A last day, and how far it is from the day asked about: `2026-07-31 (nog 8 maanden)`."""
    if due is None:
        return ""
    from pendulum import Date

    last, asked_on = Date.fromisoformat(due), Date.fromisoformat(on)
    if last == asked_on:
        return f"{due} ({'vandaag' if language == 'nl' else 'today'})"
    units = last.diff(asked_on).in_words(locale=language).split(" ")
    span = " ".join(units[:4])  # the two largest: 1 jaar 11 maanden
    ahead, ago = (f"nog {span}", f"{span} geleden") if language == "nl" else (f"in {span}", f"{span} ago")
    return f"{due} ({ahead if last > asked_on else ago})"


def _responsibility(row: Row, language: Language) -> list[str]:
    aspects = row["aspects"]
    enrolment, funding = aspects.get("enrolment"), aspects.get("funding")
    decisive = row["flags"] or ["absence", "status"]
    rules = dict.fromkeys(rule for name in decisive for rule in row["because"].get(name, _NO_WHY)["rules"])
    return [
        row["student"],
        word(row["status"], language),
        row["phase"] or "",
        row["cohort"] or "",
        row["switch_on"] or "",
        row["window_end"] or "",
        f"{_parties(enrolment['norm'])} / {_parties(enrolment['fact'])}" if enrolment else "",
        f"{_parties(funding['norm'])} / {_parties(funding['fact'])}" if funding else "",
        " ".join(row["flags"]),
        " ".join(rules),
    ]


def _exams(row: Row, language: Language) -> list[str]:
    return [
        row["student"],
        row["part"],
        row["name"] or "",
        row["side"] or "",
        word(row["status"], language),
        "+".join(row["answers_to"]),
        _until(row["due"], row["on"], language) if row["status"] in ("owed", "window-closed") else "",
        row["mark"] or "",
        " ".join(row["flags"]),
        _why(row),
    ]


def _bpv(row: Row, language: Language) -> list[str]:
    hours = str(row["hours_counted"])
    return [
        row["student"],
        row["placement"],
        word(row["counts"], language),
        hours,
        " ".join(row["reasons"]),
        _why(row),
    ]


def _duties(row: Row, language: Language) -> list[str]:
    flags = " ".join(row["flags"])
    return [
        row["student"],
        word(row["state"], language, "duty"),
        row["target"],
        row["lead"],
        row["since"],
        flags,
        _why(row),
    ]


def _guarantees(row: Row, language: Language) -> list[str]:
    counts = [str(row[name]) for name in ("members", "active", "affected")]
    flags = " ".join(row["flags"])
    return [row["cohort"], word(row["state"], language), *counts, row["from"], row["until"], flags, _why(row)]


_SHOWN: dict[Question, tuple[law_tables.Columns, law_tables.Cells]] = {
    "responsibility": (
        (("leerling", "student"), ("status", "status"), ("fase", "phase"), ("cohort", "cohort"),
         ("naar mbo", "to mbo"), ("venster t/m", "window until"),
         ("inschrijving regel/feit", "enrolment rule/fact"), ("bekostiging regel/feit", "funding rule/fact"),
         ("let op", "note"), ("waarom", "why")),
        _responsibility,
    ),
    "exams-owed": (
        (("leerling", "student"), ("onderdeel", "part"), ("naam", "name"), ("kant", "side"),
         ("status", "status"), ("bij", "with"), ("t/m", "until"), ("cijfer", "mark"), ("let op", "note"),
         ("waarom", "why")),
        _exams,
    ),
    "bpv": (
        (("leerling", "student"), ("plaatsing", "placement"), ("telt", "counts"), ("uren", "hours"),
         ("redenen", "reasons"), ("waarom", "why")),
        _bpv,
    ),
    "duties": (
        (("leerling", "student"), ("plicht", "duty"), ("doel", "target"), ("voortouw", "lead"),
         ("sinds", "since"), ("let op", "note"), ("waarom", "why")),
        _duties,
    ),
    "guarantees": (
        (("cohort", "cohort"), ("garantie", "guarantee"), ("leden", "members"), ("actief", "active"),
         ("geraakt", "affected"), ("van", "from"), ("t/m", "until"), ("let op", "note"), ("waarom", "why")),
        _guarantees,
    ),
}  # fmt: skip
_EMPTY: dict[Question, tuple[str, str]] = {
    "responsibility": (
        "Er zijn nog geen leerlingen. Begin met `leerspoor import BESTAND`.",
        "There are no students yet. Begin with `leerspoor import FILE`.",
    ),
    "exams-owed": (
        "Er staat niets open. Met --all ziet u ook wat al is afgesloten.",
        "Nothing is owed. With --all you also see what has been closed.",
    ),
    "bpv": ("Er is geen BPV afgesproken op deze dag.", "No BPV was agreed on by this day."),
    "duties": (
        "Van niemand is de route beëindigd op deze dag.",
        "Nobody's route had ended by this day.",
    ),
    "guarantees": (
        "Er zijn op deze dag nog geen cohorten met leerlingen.",
        "There are no cohorts with students on this day yet.",
    ),
}
