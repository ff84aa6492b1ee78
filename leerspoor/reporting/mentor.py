"""How is one student doing, on one page: the overview that a mentor takes to a talk?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from journeys.saying import Language
from leerspoor.exchange.document import Block, Document, Facts, Heading, Items, Paragraph, Picture, Table
from leerspoor.reporting.drawing import Stretch, band, colour_of
from leerspoor.reporting.held import Held
from leerspoor.reporting.saying import Naming, said, said_day
from leerspoor.wording import word

Row = Mapping[str, Any]
_YEARS = 5
"""Years after the end that the day asked about is still drawn."""
_PARTS, _PLACEMENTS, _TASKS, _LETTERS = 18, 5, 8, 80
"""Rows of each list and letters of a text, so that all of it stays on one page; the rest is counted."""


class Answers(Struct, frozen=True, kw_only=True):
    """The answers about one student, as the questions give them, and who answered over the years."""

    student: str
    on: date
    responsibility: Row
    parts: Sequence[Row]
    placements: Sequence[Row]
    duties: Sequence[Row]
    results: Sequence[Row]
    options: Sequence[Row]
    tasks: Sequence[Row]
    over_time: Sequence[Held]


def student_page(
    answers: Answers, facts: Sequence[tuple[str, str]], names: Naming, language: Language
) -> Document:
    """The overview; whatever there is, it is one page."""
    nl = language == "nl"
    blocks: list[Block] = [
        Facts(_standing(answers.responsibility, language)),
        *_flags(answers.responsibility, language),
        *_over_time(answers, language),
        Heading("Wie is verantwoordelijk" if nl else "Who answers"),
        Facts(_who(answers.responsibility, language)),
        Heading("Examens" if nl else "Exams"),
        *_exams(answers, language),
        *_ways(answers.options, language),
        *_work(answers, language),
        *_todo(answers, language),
    ]
    return Document(
        title=f"{'Overzicht van' if nl else 'Overview of'} {names(answers.student)}",
        language=language,
        facts=facts,
        blocks=blocks,
        one_page=True,
    )


def _standing(row: Row, language: Language) -> list[tuple[str, str]]:
    nl = language == "nl"
    phase = f", {'fase' if nl else 'phase'} {row['phase']}" if row["phase"] else ""
    told = [
        ("route", f"{word(row['status'], language)}{phase}"),
        ("cohort", row["cohort"] or ""),
        ("naar het mbo op" if nl else "to the mbo on", said_day(row["switch_on"], language)),
        ("vmbo-examens afsluiten t/m" if nl else "vmbo exams until", said_day(row["window_end"], language)),
        ("verwacht einde" if nl else "expected end", said_day(row["expected_end"], language)),
    ]
    return [(label, text) for label, text in told if text]


def _flags(row: Row, language: Language) -> list[Block]:
    flags = [word(flag, language) for flag in row["flags"]]
    label = "Let op" if language == "nl" else "Note"
    return [Paragraph(f"{label}: {'; '.join(flags)}.")] if flags else []


def _over_time(answers: Answers, language: Language) -> list[Block]:
    """Who answered for the enrolment over the years, by rule and as registered."""
    nl = language == "nl"
    held = [one for one in answers.over_time if "enrolment" in one.row["aspects"]]
    if not held:
        return []
    first = held[0].since
    end = answers.responsibility["expected_end"]
    last = max(date.fromisoformat(end) if end else first, held[-1].since)
    if answers.on.year <= last.year + _YEARS:
        last = max(last, answers.on)
    by_rule = [_stretch(one, one.row["aspects"]["enrolment"]["norm"]) for one in held]
    in_fact = [_stretch(one, one.row["aspects"]["enrolment"]["fact"] or []) for one in held]
    rows = [("regel" if nl else "by rule", by_rule), ("feit" if nl else "registered", in_fact)]
    told = "; ".join(
        f"{label} {', '.join(f'{one.name} {_from(one, language)}' for one in _joined(of_row))}"
        for label, of_row in rows
    )
    drawing = band(
        [(label, _joined(of_row)) for label, of_row in rows], first=first, last=last, on=answers.on
    )
    about = "Inschrijving over de jaren" if nl else "Enrolment over the years"
    return [Picture(drawing, f"{about}: {told}")]


def _from(one: Stretch, language: Language) -> str:
    return f"{'vanaf' if language == 'nl' else 'from'} {said(one.since, language)}"


def _stretch(one: Held, parties: Sequence[str]) -> Stretch:
    return Stretch(one.since, one.until, "+".join(parties) or "-", colour_of(parties))


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Those that say the same after each other as one."""
    found: list[Stretch] = []
    for one in stretches:
        if found and found[-1].name == one.name and found[-1].until == one.since:
            found[-1] = Stretch(found[-1].since, one.until, one.name, one.colour)
        else:
            found.append(one)
    return found


def _who(row: Row, language: Language) -> list[tuple[str, str]]:
    """For what each school answers, by rule; where the register says otherwise, that too."""
    found: dict[str, list[str]] = {}
    for aspect, answer in row["aspects"].items():
        name = word(aspect, language)
        fact = answer["fact"]
        if fact is not None and fact != answer["norm"]:
            label = "geregistreerd" if language == "nl" else "registered"
            name += f" ({label}: {'+'.join(fact) or '-'})"
        found.setdefault("+".join(answer["norm"]) or "-", []).append(name)
    return [(parties, ", ".join(names)) for parties, names in sorted(found.items(), key=lambda p: -len(p[0]))]


def _exams(answers: Answers, language: Language) -> list[Block]:
    nl = language == "nl"
    blocks: list[Block] = [Items(_results(answers.results, language))] if answers.results else []
    open_ = [row for row in answers.parts if row["status"] in ("owed", "window-closed", "unknown-part")]
    closed = len(answers.parts) - len(open_)
    if not open_:
        none = "Er staat geen onderdeel open" if nl else "No part is owed"
        return [*blocks, Paragraph(f"{none}; {closed} {'afgesloten' if nl else 'closed'}.")]
    open_.sort(key=lambda row: (row["side"] != "vmbo", row["due"] or "9999", row["part"]))
    columns = (
        ("onderdeel", "naam", "kant", "stand", "uiterlijk")
        if nl
        else ("part", "name", "side", "state", "due")
    )
    cells = [
        (row["part"], _short(row["name"] or ""), row["side"] or "", word(row["status"], language),
         said_day(row["due"], language))
        for row in open_[:_PARTS]
    ]  # fmt: skip
    caption = f"Open onderdelen: {len(open_)}, afgesloten: {closed}"
    if not nl:
        caption = f"Parts owed: {len(open_)}, closed: {closed}"
    return [*blocks, Table(columns, cells, caption), *_more(open_, _PARTS, language)]


def _short(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"


def _more(rows: Sequence[Row], most: int, language: Language) -> list[Block]:
    """How many rows of a list are not shown."""
    more = len(rows) - most
    if more <= 0:
        return []
    return [Paragraph(f"… en nog {more} meer." if language == "nl" else f"… and {more} more.")]


def _results(results: Sequence[Row], language: Language) -> list[str]:
    """The result of each exam, and what is not met yet."""
    told = []
    for row in results:
        unmet = [word(c["condition"], language) for c in row["conditions"] if c["met"] is not True]
        wanting = "nog niet vervuld" if language == "nl" else "not met yet"
        text = f"{row['side']}: {word(row['state'], language)}"
        told.append(f"{text}; {wanting}: {', '.join(unmet)}" if unmet else text)
    return told


def _ways(options: Sequence[Row], language: Language) -> list[Block]:
    """What can still be done about vmbo parts that are open past the window."""
    told = [
        f"{word(way['option'], language)}: {word(way['open'], language, 'option')}"
        for row in options
        if row["state"] == "WINDOW_CLOSED"
        for way in row["options"]
    ]
    if not told:
        return []
    return [Heading("Wat nog kan" if language == "nl" else "What can still be done"), Items(told)]


def _work(answers: Answers, language: Language) -> list[Block]:
    if not answers.placements:
        return []
    nl = language == "nl"
    columns = ("plaatsing", "telt", "uren", "redenen") if nl else ("placement", "counts", "hours", "reasons")
    cells = [
        (row["placement"], word(row["counts"], language), said(row["hours_counted"], language),
         _short("; ".join(word(reason, language) for reason in row["reasons"])))
        for row in answers.placements[:_PLACEMENTS]
    ]  # fmt: skip
    hours = sum(row["hours_counted"] for row in answers.placements)
    caption = f"BPV, {said(hours, language)} {'uur telt' if nl else 'hours count'}"
    table = Table(columns, cells, caption, frozenset({2}))
    return [Heading("BPV"), table, *_more(answers.placements, _PLACEMENTS, language)]


def _todo(answers: Answers, language: Language) -> list[Block]:
    nl = language == "nl"
    told = [
        f"{said_day(task['due'], language)}: {word(task['action'], language)} ({'+'.join(task['for'])})"
        for task in answers.tasks[:_TASKS]
    ]
    told += [
        f"{word('duties', language)}: {word(duty['state'], language, 'duty')} "
        f"({'sinds' if nl else 'since'} {said_day(duty['since'], language)})"
        for duty in answers.duties
    ]
    if not told:
        return []
    return [Heading("Te doen" if nl else "To do"), Items(told), *_more(answers.tasks, _TASKS, language)]
