"""How does a person read the answers about preconditions, results, ways on, qualifications and work to do?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from leerspoor.wording import Language, word
from projections.questions import Question

Row = dict[str, Any]
Cells = Callable[[Row, Language], list[str]]
Columns = tuple[tuple[str, str], ...]
_MANY = 6
"""Students named in one line of the work list; of more their number."""


def _parties(parties: list[str]) -> str:
    return "+".join(parties) or "-"


def _words(codes: list[str], language: Language, context: str = "") -> str:
    return "; ".join(word(code, language, context) for code in codes)


def _rules(row: Row) -> str:
    return " ".join(row["because"]["rules"])


def _compliance(row: Row, language: Language) -> list[str]:
    lacking = [check["item"] for check in row["checks"] if check["rule"] in row["missing"]
               and check["state"] == "MISSING"]  # fmt: skip
    differs = [f"{d['kind']} {d['about']} ({d['needed']})" for d in row["differences"]]
    return [
        row.get("student", ""),
        row["route"],
        word(row["state"], language),
        word(row["regime"], language),
        _words(lacking, language),
        _words(row["open"], language),
        "; ".join(differs),
        " ".join(row["missing"]),
    ]


def _result(row: Row, language: Language) -> list[str]:
    unmet = [
        f"{word(c['condition'], language)} ({c['found'] or '-'}; {c['needed']})"
        for c in row["conditions"]
        if c["met"] is not True
    ]
    marks = " ".join(f"{f['subject']} {f['mark'] if f['mark'] is not None else '-'}" for f in row["finals"])
    return [
        row["student"],
        row["side"],
        word(row["state"], language),
        marks,
        row["ce_average"] or row["keuzedeel_mean"] or "",
        "; ".join(unmet) if row["state"] != "PASSED" else "",
        "; ".join(_turn(turn, language) for turn in row["turns"] + row["resits"]),
        _words(row["flags"], language),
        _rules(row),
    ]


def _turn(turn: Row, language: Language) -> str:
    """`WI resit >= 6.2`: with which mark this alone makes it a pass, if one does."""
    mark = f" ≥ {turn['mark']}" if turn["mark"] else ""
    alone = (
        "" if turn["turns"] else (" (niet alleen hiermee)" if language == "nl" else " (not by this alone)")
    )
    return f"{turn['about']} {word(turn['by'], language)}{mark}{alone}"


def _options(row: Row, language: Language) -> list[str]:
    ways = [
        f"{number}. {word(o['option'], language)}: {word(o['open'], language, 'option')}"
        for number, o in enumerate(row["options"], 1)
    ]
    return [
        row["student"],
        word(row["state"], language),
        row["window_end"],
        "\n".join(ways),
        " ".join(row["certificate_candidates"]),
        _words(row["flags"], language),
        _rules(row),
    ]


def _coverage(row: Row, language: Language) -> list[str]:
    return [
        row["student"],
        "/".join(row["subjects"]),
        word(row["state"], language),
        row["since"] or "",
        _parties(row["by"]) if row["by"] else "",
        " ".join(row["examined"]),
        _rules(row),
    ]


def _qualification(row: Row, language: Language) -> list[str]:
    verdicts = [
        word(row[name], language, "verdict") for name in ("startkwalificatie", "kwalificatieplicht", "vsv")
    ]
    return [
        row["student"],
        *verdicts,
        row["left_on"] or "",
        _parties(row["reports"]) if row["reports"] else "",
        ", ".join(map(str, row["admits_to"])),
        ", ".join(time["cohort"] for time in row["times"]),
        _words(row["flags"], language),
        _rules(row),
    ]


def _retention(row: Row, language: Language) -> list[str]:
    over = {True: ("ja", "yes"), False: ("nee", "no"), None: ("", "")}[row["over"]]
    return [
        row["student"],
        f"{row['school']} {row['brin']}",
        word(row["data"], language),
        word(row["bound"], language),
        row["first_day"] or "",
        over[0 if language == "nl" else 1],
        _rules(row),
    ]


def _outcomes(row: Row, _: Language) -> list[str]:
    names = (
        "members", "active", "completed", "left", "vmbo_diplomas", "mbo_diplomas", "placed",
        "startkwalificatie", "vsv_candidates", "vsv_unknown", "not_counted_for_vmbo",
    )  # fmt: skip
    return [row["cohort"], *(str(row[name]) for name in names)]


def _worklist(row: Row, language: Language) -> list[str]:
    late = ("te laat", "overdue")[0 if language == "nl" else 1]
    students = row["students"]
    unit = "leerlingen" if language == "nl" else "students"
    return [
        f"{row['due']} ({late})" if row["overdue"] else row["due"],
        word(row["action"], language),
        f"{_parties(row['for'])} {' '.join(row['brins'])}",
        row["about"],
        " ".join(students) if len(students) <= _MANY else f"{len(students)} {unit}",
        " ".join(row["parts"]) if len(row["parts"]) <= _MANY else str(len(row["parts"])),
        _rules(row),
    ]


_WHO, _STATE = ("leerling", "student"), ("stand", "state")
_FLAGS, _WHY = ("let op", "flags"), ("waarom", "why")
SHOWN: dict[Question, tuple[Columns, Cells]] = {
    "compliance": (
        (_WHO, ("route", "route"), _STATE, ("op de voet van", "footing"), ("ontbreekt", "missing"),
         ("onbeslist", "undecided"), ("programma", "programme"), _WHY),
        _compliance,
    ),
    "result": (
        (_WHO, ("kant", "side"), _STATE, ("eindcijfers", "final marks"), ("gemiddelde", "average"),
         ("nog niet vervuld", "not met yet"), ("wat kan het keren", "what would turn it"), _FLAGS, _WHY),
        _result,
    ),
    "options": (
        (_WHO, _STATE, ("venster t/m", "window until"), ("mogelijkheden", "options"),
         ("certificaat voor", "certificate for"), _FLAGS, _WHY),
        _options,
    ),
    "coverage": (
        (_WHO, ("vak", "subject"), _STATE, ("sinds", "since"), ("door", "by"),
         ("ook examen", "exam too"), _WHY),
        _coverage,
    ),
    "qualification": (
        (_WHO, ("startkwalificatie", "startkwalificatie"), ("kwalificatieplicht", "kwalificatieplicht"),
         ("vsv", "vsv"), ("weg sinds", "left on"), ("meldt", "reports"), ("toegang tot niveau", "admits to"),
         ("cohorten", "cohorts"), _FLAGS, _WHY),
        _qualification,
    ),
    "retention": (
        (_WHO, ("school", "school"), ("gegevens", "data"), ("bewaren", "keep"), ("tot", "until"),
         ("voorbij", "over"), _WHY),
        _retention,
    ),
    "outcomes": (
        (("cohort", "cohort"), ("leden", "members"), ("actief", "active"), ("klaar", "completed"),
         ("weg", "left"), ("vmbo-diploma", "vmbo diploma"), ("mbo-diploma", "mbo diploma"),
         ("geplaatst", "placed"), ("startkwalificatie", "startkwalificatie"), ("vsv", "vsv"),
         ("vsv onbekend", "vsv unknown"), ("telt niet voor vmbo", "not counted for vmbo")),
        _outcomes,
    ),
    "worklist": (
        (("uiterlijk", "due"), ("wat", "what"), ("wie", "who"), ("over", "about"),
         ("leerlingen", "students"), ("onderdelen", "parts"), _WHY),
        _worklist,
    ),
}  # fmt: skip
"""The columns in Dutch and in English, and the cells of a row."""
EMPTY: dict[Question, tuple[str, str]] = {
    "compliance": ("Niemand is of was op een route.", "Nobody is or was on a route."),
    "result": (
        "Niemand is op een route met een programma.", "Nobody is on a route with an exam programme.",
    ),
    "options": ("Niemand is op een route.", "Nobody is on a route."),
    "coverage": ("Niemand is of was op een route.", "Nobody is or was on a route."),
    "qualification": ("Niemand is of was op een route.", "Nobody is or was on a route."),
    "retention": ("Niemand is of was op een route.", "Nobody is or was on a route."),
    "outcomes": (
        "Er zijn op deze dag nog geen cohorten met leerlingen.", "No cohort has members on this day.",
    ),
    "worklist": (
        "Er is niets te doen. Met --within DAGEN kijkt u verder vooruit.",
        "There is nothing to do. Look further ahead with --within DAYS.",
    ),
}  # fmt: skip
