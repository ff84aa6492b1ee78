"""Which columns has an answer in a spreadsheet, and what is in a cell: a day, a number, or words?

For people who sort and filter: every column is of one kind, and codes are in words. For programs there are
the lines themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from msgspec import Struct

from journeys.saying import Language
from leerspoor.exchange.spreadsheet import Cell
from leerspoor.wording import word
from projections.questions import Question

Row: TypeAlias = Mapping[str, Any]
"""One line of an answer."""


class Column(Struct, frozen=True):
    """A heading in Dutch and in English, and the cell of a row."""

    nl: str
    en: str
    cell: Callable[[Row, Language], Cell]


def _text(key: str, nl: str, en: str) -> Column:
    """As it is: a text, a number, or nothing."""
    return Column(nl, en, lambda row, _: row.get(key))


def _day(key: str, nl: str, en: str) -> Column:
    return Column(nl, en, lambda row, _: None if row[key] is None else date.fromisoformat(row[key]))


def _word(key: str, nl: str, en: str, context: str = "") -> Column:
    return Column(
        nl, en, lambda row, language: None if row[key] is None else word(str(row[key]), language, context)
    )


def _words(key: str, nl: str, en: str, context: str = "") -> Column:
    return Column(nl, en, lambda row, language: "; ".join(word(code, language, context) for code in row[key]))


def _codes(key: str, nl: str, en: str) -> Column:
    return Column(nl, en, lambda row, _: " ".join(map(str, row[key])))


def _yes_no(key: str, nl: str, en: str) -> Column:
    def cell(row: Row, language: Language) -> Cell:
        found = row[key]
        return None if found is None else word("yes" if found else "no", language)

    return Column(nl, en, cell)


def mark(text: str | None) -> Cell:
    """A mark as a number, where it is one."""
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return text


def _mark(key: str, nl: str, en: str) -> Column:
    return Column(nl, en, lambda row, _: mark(row[key]))


def _parties(about: Sequence[str] | None) -> str | None:
    return None if about is None else "+".join(about)


def _rules(row: Row, _: Language) -> Cell:
    because = row["because"]
    reasons = [because] if "rules" in because else because.values()
    return " ".join(dict.fromkeys(rule for reason in reasons for rule in reason["rules"]))


def _aspect(name: str, *, fact: bool = False) -> Column:
    """Who answers for an aspect, by rule, or as registered."""

    def cell(row: Row, _: Language) -> Cell:
        found = row["aspects"].get(name)
        return None if found is None else _parties(found["fact" if fact else "norm"])

    nl, en = word(name, "nl"), word(name, "en")
    return Column(
        f"{nl} {'feit' if fact else 'regel'}", f"{en} {'as registered' if fact else 'by rule'}", cell
    )


def _unmet(row: Row, language: Language) -> Cell:
    return "; ".join(
        f"{word(c['condition'], language)} ({c['found'] or '?'}; {c['needed']})"
        for c in row["conditions"]
        if c["met"] is not True
    )


def _ways(key: str, nl: str, en: str) -> Column:
    def cell(row: Row, language: Language) -> Cell:
        return "; ".join(
            f"{word(o['option'], language)}: {word(o['open'], language, 'option')}" for o in row[key]
        )

    return Column(nl, en, cell)


def _marks(row: Row, _: Language) -> Cell:
    return "; ".join(f"{f['subject']} {f['mark'] if f['mark'] is not None else '?'}" for f in row["finals"])


def _determined(row: Row, language: Language) -> Cell:
    said = row["determined"]
    return None if said is None else f"{word(said['outcome'], language, 'determined')} {said['on']}"


def _checks(row: Row, language: Language) -> Cell:
    return "; ".join(word(c["item"], language) for c in row["checks"] if c["state"] == "MISSING")


_WHO, _COHORT = _text("student", "leerling", "student"), _text("cohort", "cohort", "cohort")
_FLAGS, _WHY = _words("flags", "let op", "flags"), Column("waarom", "why", _rules)
_POLICIES = _codes("policies", "beleid", "policies")
_SIDE, _STATE = _text("side", "kant", "side"), _word("state", "stand", "state")
_BY_PHASE = (
    "absence", "bpv", "complaints", "enrolment", "first-contact", "funding", "mbo-education", "mbo-exam",
    "participation", "removal", "route-design", "vmbo-education", "vmbo-exam",
)  # fmt: skip

COLUMNS: Mapping[Question, Sequence[Column]] = {
    "responsibility": (
        _WHO, _word("status", "status", "status"), _text("phase", "fase", "phase"), _COHORT,
        _day("switch_on", "naar mbo", "to mbo"), _day("window_end", "venster t/m", "window until"),
        _day("expected_end", "verwacht einde", "expected end"),
        _aspect("enrolment", fact=True), _aspect("funding", fact=True), *map(_aspect, _BY_PHASE),
        _FLAGS, _WHY,
    ),
    "exams-owed": (
        _WHO, _text("part", "onderdeel", "part"), _text("name", "naam onderdeel", "name of part"),
        _text("subject", "vak", "subject"), _word("kind", "soort", "kind", "kind"), _SIDE,
        _word("status", "status", "status"),
        Column("bij", "with", lambda row, _: _parties(row["answers_to"])),
        _day("due", "t/m", "due"), _mark("mark", "cijfer", "mark"),
        _day("closed_on", "afgesloten op", "closed on"), _yes_no("provisional", "voorlopig", "provisional"),
        _FLAGS, _WHY,
    ),
    "bpv": (
        _WHO, _text("placement", "plaatsing", "placement"), _word("counts", "telt", "counts"),
        _text("hours_counted", "uren", "hours"), _words("reasons", "redenen", "reasons"), _WHY,
    ),
    "duties": (
        _WHO, _word("state", "plicht", "duty", "duty"), _text("target", "doel", "target"),
        _text("lead", "voortouw", "lead"), _day("since", "sinds", "since"), _FLAGS, _WHY,
    ),
    "guarantees": (
        _COHORT, _word("state", "garantie", "guarantee"), _text("members", "leden", "members"),
        _text("active", "actief", "active"), _text("affected", "geraakt", "affected"),
        _day("from", "van", "from"), _day("until", "t/m", "until"), _FLAGS, _WHY,
    ),
    "compliance": (
        _WHO, _text("route", "route", "route"), _STATE, _word("regime", "op de voet van", "footing"),
        Column("ontbreekt", "missing", _checks), _words("open", "onbeslist", "undecided", "compliance"),
        _POLICIES, _codes("missing", "waarom", "why"),
    ),
    "result": (
        _WHO, _SIDE, _STATE, Column("vastgesteld", "determined", _determined),
        _day("diploma", "diploma op", "diploma on"), Column("eindcijfers", "final marks", _marks),
        _mark("ce_average", "gemiddelde ce", "ce average"),
        _mark("keuzedeel_mean", "gemiddelde keuzedelen", "keuzedelen mean"),
        Column("nog niet vervuld", "not met yet", _unmet),
        _codes("certificate_candidates", "certificaat voor", "certificate for"), _FLAGS, _POLICIES, _WHY,
    ),
    "options": (
        _WHO, _STATE, _day("window_end", "venster t/m", "window until"),
        _ways("options", "mogelijkheden", "options"), _ways("not_open", "kan niet", "not possible"),
        _codes("certificate_candidates", "certificaat voor", "certificate for"), _FLAGS, _POLICIES, _WHY,
    ),
    "coverage": (
        _WHO, Column("vak", "subject", lambda row, _: "/".join(row["subjects"])),
        _word("slot", "plaats in het schema", "place in the scheme"), _STATE,
        _codes("taught", "gemeld", "reported"), _day("since", "sinds", "since"),
        Column("door", "by", lambda row, _: _parties(row["by"])),
        _codes("examined", "ook examen", "exam too"), _POLICIES, _WHY,
    ),
    "qualification": (
        _WHO, *(_word(name, name, name, "verdict") for name in ("startkwalificatie", "kwalificatieplicht",
                                                               "vsv")),
        _day("left_on", "weg sinds", "left on"),
        Column("meldt", "reports", lambda row, _: _parties(row["reports"])),
        _codes("admits_to", "toegang tot niveau", "admits to level"),
        Column("cohorten", "cohorts", lambda row, _: " ".join(time["cohort"] for time in row["times"])),
        _FLAGS, _POLICIES, _WHY,
    ),
    "retention": (
        _WHO, _text("school", "school", "school"), _text("brin", "BRIN", "BRIN"),
        _word("data", "gegevens", "data"), _word("bound", "bewaren", "keep"),
        _day("first_day", "tot", "until"), _yes_no("over", "voorbij", "over"), _POLICIES, _WHY,
    ),
    "outcomes": (
        _COHORT, _text("members", "leden", "members"), _text("active", "actief", "active"),
        _text("completed", "klaar", "completed"), _text("switched", "overgestapt", "switched"),
        _text("left", "weg", "left"), _text("placed", "geplaatst", "placed"),
        _text("vmbo_diplomas", "vmbo-diploma", "vmbo diploma"),
        _text("mbo_diplomas", "mbo-diploma", "mbo diploma"),
        _text("startkwalificatie", "startkwalificatie", "startkwalificatie"),
        _text("startkwalificatie_unknown", "startkwalificatie onbekend", "startkwalificatie unknown"),
        _text("vsv_candidates", "vsv", "vsv"), _text("vsv_unknown", "vsv onbekend", "vsv unknown"),
        _text("not_counted_for_vmbo", "telt niet voor vmbo", "not counted for vmbo"), _POLICIES, _WHY,
    ),
    "worklist": (
        _day("due", "uiterlijk", "due"), _yes_no("overdue", "te laat", "overdue"),
        _word("action", "wat", "what"), Column("wie", "who", lambda row, _: _parties(row["for"])),
        _codes("brins", "BRIN", "BRIN"), _text("about", "over", "about"),
        Column("aantal leerlingen", "number of students", lambda row, _: len(row["students"])),
        _codes("students", "leerlingen", "students"), _codes("parts", "onderdelen", "parts"), _POLICIES, _WHY,
    ),
}  # fmt: skip
"""The columns of each question, in order."""
