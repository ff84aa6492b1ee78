"""How does a person read the answers about preconditions, results, ways on, qualifications and work to do?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journeys.saying import Language
from leerspoor.wording import word
from projections.questions import Question

Row = dict[str, Any]
Cells = Callable[[Row, Language], list[str]]
Columns = tuple[tuple[str, str], ...]
_MANY = 6
"""Students, parts or subjects named in one cell; of more their number, or a word for them all."""

_OF_ITS_OWN = ("lb", "bpv", "burgerschap", "keuzedeel-hours")
"""What would turn a result and is no subject or part with a code of its own."""


def _parties(parties: list[str]) -> str:
    return "+".join(parties) or "-"


def _words(codes: list[str], language: Language, context: str = "") -> str:
    return "; ".join(word(code, language, context) for code in codes)


def _rules(row: Row) -> str:
    return " ".join(row["because"]["rules"])


def _compliance(row: Row, language: Language) -> list[str]:
    lacking = [check["item"] for check in row["checks"] if check["rule"] in row["missing"]
               and check["state"] == "MISSING"]  # fmt: skip
    differs = [f"{word(d['kind'], language)} {d['about']} ({d['needed']})" for d in row["differences"]]
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
    changed = dict.fromkeys(f"{s['part']} {s['was'] or '-'} → {s['now'] or '-'}" for s in row["superseded"])
    return [
        row["student"],
        row["side"],
        word(row["state"], language),
        _decided(row, language),
        marks,
        row["ce_average"] or row["keuzedeel_mean"] or "",
        "; ".join(unmet),
        _turns(row["turns"] + row["resits"], language),
        " ".join(row["certificate_candidates"]),
        "; ".join([_words(row["flags"], language), *changed]),
        _rules(row),
    ]


def _decided(row: Row, language: Language) -> str:
    """What the examencommissie determined, and the diploma."""
    said, nl = row["determined"], language == "nl"
    parts = []
    if said is not None:
        sure = ("definitief" if nl else "definitive") if said["definitive"] else word("PROVISIONAL", language)
        parts.append(f"{word(said['outcome'], language, 'determined')} {said['on']} ({sure})")
    if row["diploma"] is not None:
        parts.append(f"diploma {row['diploma']}")
    return "; ".join(parts)


def _turns(turns: list[Row], language: Language) -> str:
    """`WI resit >= 6.2`: with which mark this alone makes it a pass; then what does not do it alone."""
    alone = [_turn(turn, language) for turn in turns if turn["turns"]]
    others = ", ".join(_turn(turn, language) for turn in turns if not turn["turns"])
    label = "geen alleen" if language == "nl" else "none alone"
    return "; ".join([*alone, *([f"{label}: {others}"] if others else [])])


def _turn(turn: Row, language: Language) -> str:
    about = turn["about"].removeprefix("choice:")
    mark = f" ≥ {turn['mark']}" if turn["mark"] else ""
    named = word(about, language) if about in _OF_ITS_OWN else about
    return f"{named} ({word(turn['by'], language, 'turn')}{mark})"


def _options(row: Row, language: Language) -> list[str]:
    ways = [f"{number}. {_way(option, language)}" for number, option in enumerate(row["options"], 1)]
    return [
        row["student"],
        word(row["state"], language),
        row["window_end"],
        "\n".join(ways),
        _words([option["option"] for option in row["not_open"]], language),
        " ".join(row["certificate_candidates"]),
        _words(row["flags"], language),
        _rules(row),
    ]


def _way(option: Row, language: Language) -> str:
    """`staatsexamen (WI-CE): uncertain; needs registration for the staatsexamen (VEX-34)`."""
    about = f" ({' '.join(option['parts'])})" if len(option["parts"]) <= _MANY else ""
    needs = _words(option["needs"], language)
    asked = f"; {'nodig' if language == 'nl' else 'needs'}: {needs}" if needs else ""
    routes = f"; {' '.join(option['routes'])}" if option["routes"] else ""
    state = word(option["open"], language, "option")
    return f"{word(option['option'], language)}{about}: {state}{asked}{routes} ({option['rule']})"


def _coverage(row: Row, language: Language) -> list[str]:
    of_choice = len(row["subjects"]) > _MANY
    return [
        row["student"],
        word(row["slot"], language) if of_choice else "/".join(row["subjects"]),
        word(row["state"], language),
        " ".join(row["taught"]),
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
        "members", "active", "completed", "switched", "left", "placed", "vmbo_diplomas", "mbo_diplomas",
        "startkwalificatie", "startkwalificatie_unknown", "vsv_candidates", "vsv_unknown",
        "not_counted_for_vmbo",
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
        (_WHO, ("kant", "side"), _STATE, ("vastgesteld", "determined"), ("eindcijfers", "final marks"),
         ("gemiddelde", "average"), ("nog niet vervuld", "not met yet"),
         ("wat kan het keren", "what would turn it"), ("certificaat voor", "certificate for"), _FLAGS, _WHY),
        _result,
    ),
    "options": (
        (_WHO, _STATE, ("venster t/m", "window until"), ("mogelijkheden", "options"),
         ("kan niet", "not possible"), ("certificaat voor", "certificate for"), _FLAGS, _WHY),
        _options,
    ),
    "coverage": (
        (_WHO, ("vak", "subject"), _STATE, ("gemeld", "reported"), ("sinds", "since"), ("door", "by"),
         ("ook examen", "exam too"), _WHY),
        _coverage,
    ),
    "qualification": (
        (_WHO, ("startkwalificatie", "startkwalificatie"), ("kwalificatieplicht", "kwalificatieplicht"),
         ("vsv", "vsv"), ("weg sinds", "left on"), ("meldt", "reports"),
         ("toegang tot niveau", "admits to level"), ("cohorten", "cohorts"), _FLAGS, _WHY),
        _qualification,
    ),
    "retention": (
        (_WHO, ("school", "school"), ("gegevens", "data"), ("bewaren", "keep"), ("tot", "until"),
         ("voorbij", "over"), _WHY),
        _retention,
    ),
    "outcomes": (
        (("cohort", "cohort"), ("leden", "members"), ("actief", "active"), ("klaar", "completed"),
         ("overgestapt", "switched"), ("weg", "left"), ("geplaatst", "placed"),
         ("vmbo-diploma", "vmbo diploma"), ("mbo-diploma", "mbo diploma"),
         ("startkwalificatie", "startkwalificatie"), ("onbekend", "unknown"), ("vsv", "vsv"),
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
