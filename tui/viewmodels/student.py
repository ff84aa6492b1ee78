"""What does the page of a student say?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct

from journeys.saying import Language
from leerspoor.event_words import in_short, kind_word
from leerspoor.wording import word
from tui.as_of import written
from tui.language import Both, say
from tui.port import Answer, Stretch, StudentAnswers
from tui.signs import OF_STATUS, SIGNS, glyph
from tui.viewmodels.band import Mark
from tui.viewmodels.recording import Content
from tui.viewmodels.students import SOON
from tui.viewmodels.text import Text

RESPONSIBLE: Both = ("verantwoordelijk", "responsible")
REGISTERED: Both = ("ingeschreven", "registered")
SO_REGISTERED: Both = ("zo ook ingeschreven", "and so registered")
SINCE: Both = ("sinds", "since")
NOBODY: Both = ("geen", "none")
WHY_KEY: Both = ("a: waarom", "a: why")
BAR = 16
"""Cells of the bar of hours."""
_MARKED = {
    "route-started/1": "◆", "transferred/1": "►", "switched-to-transfer-option/1": "↷", "dropped-out/1": "×",
    "route-ended/1": "×", "exam-part-passed/1": "●", "exam-part-failed/1": "○", "bpv-completed/1": "◐",
    "diploma-awarded/1": "★",
}  # fmt: skip
_MARKED_ASCII = {"◆": "S", "►": ">", "↷": "~", "×": "x", "●": "*", "○": "o", "◐": "b", "★": "D"}


class Page(Struct, frozen=True):
    """Everything on the page of one student, each line with what `why` would be asked of it."""

    heading: list[str]
    events: list[Row]
    exams: list[Row]
    work: list[Row]
    duties: list[Row]
    first: date | None
    last: date | None
    stretches: list[Stretch]
    marks: list[Mark]
    hours: str = ""
    """The BPV hours against what the programme asks; empty if nothing is known of either."""


class Row(Struct, frozen=True):
    """One line of a list: its columns, the question that explains it, and the event that it is."""

    cells: list[Text]
    question: str = "status"
    event: str | None = None


def page(asked: StudentAnswers, name: str, language: Language, *, ascii_only: bool) -> Page:
    """The page, in a language."""
    row = asked.responsible
    first, last = _span(asked)
    return Page(
        heading=_heading(row, name, language, _who_and_since(asked, language), ascii_only=ascii_only),
        events=_event_rows(asked, language, ascii_only=ascii_only),
        exams=[exam_row(part, language, ascii_only=ascii_only) for part in _by_urgency(asked.parts)],
        work=[_work_row(placement, language, ascii_only=ascii_only) for placement in asked.placements],
        duties=[_duty_row(duty, language) for duty in asked.duties],
        first=first,
        last=last,
        stretches=list(asked.stretches),
        marks=_marks(asked.timeline, ascii_only=ascii_only),
        hours=hours_bar(sum(p["hours_counted"] for p in asked.placements), asked.bpv_norm, BAR, language)
        if asked.placements or asked.bpv_norm
        else "",
    )


def _who_and_since(asked: StudentAnswers, language: Language) -> str | None:
    """Who answers on the day, by rule and as registered, each with the day that began; None for nobody."""
    on = date.fromisoformat(asked.responsible["on"])
    so_far = [s for s in asked.stretches if s.since <= on]
    if asked.responsible["status"] != "active" or not so_far:
        return None
    rule, fact = (
        _since([(s.since, parties) for s, parties in zip(so_far, of, strict=True)], language)
        for of in ([s.rule for s in so_far], [s.fact for s in so_far])
    )
    registered = say(SO_REGISTERED, language) if fact == rule else f"{say(REGISTERED, language)} {fact}"
    return f"{say(RESPONSIBLE, language)} {rule}, {registered} ({say(WHY_KEY, language)})"


def _since(parties: Sequence[tuple[date, tuple[str, ...]]], language: Language) -> str:
    """`mbo sinds 01-08-2025`: the last parties, and the day from which it was them without a break."""
    last = parties[-1][1]
    first = next((at for at in range(len(parties) - 1, 0, -1) if parties[at - 1][1] != last), 0)
    who = "+".join(last) or say(NOBODY, language)
    return f"{who} {say(SINCE, language)} {written(parties[first][0], language)}"


def _heading(
    row: Answer, name: str, language: Language, responsible: str | None, *, ascii_only: bool
) -> list[str]:
    nl = language == "nl"
    said = [f"{name} · {word(row['status'], language)}"]
    if row["phase"]:
        said[0] += f" · {'fase' if nl else 'phase'} {row['phase']}"
    if row["cohort"]:
        said[0] += f" · {row['cohort']}"
    if responsible is not None:
        said.append(responsible)
    days = [
        (("naar het mbo" if nl else "to the mbo"), row["switch_on"]),
        (("venster t/m" if nl else "window until"), row["window_end"]),
        (("verwacht einde" if nl else "expected end"), row["expected_end"]),
    ]
    told = [f"{label} {written(date.fromisoformat(day), language)}" for label, day in days if day]
    if told:
        said.append(" · ".join(told))
    if row["flags"]:
        sign = glyph("conflict", ascii_only=ascii_only)
        said.append(f"{sign} " + "; ".join(word(flag, language) for flag in row["flags"]))
    return said


def _event_rows(asked: StudentAnswers, language: Language, *, ascii_only: bool) -> list[Row]:
    """The newest first; under what was corrected, what counts in its place."""
    topics = {p["part"] for p in asked.parts} | {p["placement"] for p in asked.placements}
    by_id = {event["id"]: event for event in asked.timeline}
    found = []
    for event in reversed(asked.timeline):
        question = _topic(event, by_id) or ""
        question = question if question in topics else "status"
        found += event_rows(event, question, language, ascii_only=ascii_only)
    return found


def _topic(event: dict[str, Any], by_id: Mapping[str, dict[str, Any]]) -> str | None:
    """The part or placement that an event is about, or that what it corrects is about."""
    while event["state"] in ("about", "undone") and event["data"] is not None:
        about = msgspec.json.decode(event["data"], type=_About).event
        if about is None or about not in by_id:
            return None
        event = by_id[about]
    data = event["counts"]["data"] if event["counts"] is not None else event["data"]
    if data is None:
        return None
    said = msgspec.json.decode(data, type=_About)
    return said.part or said.placement


class _About(Struct):
    event: str | None = None
    part: str | None = None
    placement: str | None = None


def event_rows(event: dict[str, Any], question: str, language: Language, *, ascii_only: bool) -> list[Row]:
    """One event: its day, what it was, what it said, what became of it, by whom; and what counts instead."""
    gone = event["state"] in ("corrected", "retracted", "erased", "undone")
    style = "strike" if gone else "dim" if event["state"] == "about" else "plain"
    said = "" if event["data"] is None else in_short(bytes(event["data"]), language)
    state = "" if event["state"] == "counts" else word(event["state"], language)
    kind = kind_word(event["kind"], language)
    row = [(written(event["on"], language), style), (kind, style), (said, style), (state, "warn")]
    rows = [Row([*row, (event["by"], "dim")], question, event["id"])]
    if event["counts"] is not None:
        arrow = "->" if ascii_only else "→"
        instead = in_short(bytes(event["counts"]["data"]), language)
        label = f"{arrow} {word('counts', language)}"
        cells = [(written(event["counts"]["on"], language), "plain"), (label, "good"), (instead, "plain")]
        rows.append(Row([*cells, ("", "plain"), ("", "plain")], question, event["id"]))
    return rows


def event_row(event: dict[str, Any], language: Language, *, ascii_only: bool) -> Row:
    """One event on one line: its day, what it was, by whom, what became of it, what it said."""
    first, *instead = event_rows(event, "status", language, ascii_only=ascii_only)
    day, kind, said, state, by = first.cells
    if instead:
        label, now = instead[0].cells[1][0], instead[0].cells[2][0]
        said = (f"{label}: {now}", "plain")
    return Row([day, kind, by, state, said], first.question, first.event)


def _by_urgency(parts: Sequence[Answer]) -> list[Answer]:
    """What is too late first, then what is open, the nearest first, then what is closed."""
    order = {"window-closed": 0, "owed": 1, "unknown-part": 2, "exempt": 3, "passed": 4}
    return sorted(parts, key=lambda p: (order[p["status"]], p["due"] or "9999", p["part"]))


def sign_of_part(part: Answer) -> str:
    """The sign of a part: near its last day, or too late, too."""
    if part["status"] == "owed" and part["due"] is not None:
        left = (date.fromisoformat(part["due"]) - date.fromisoformat(part["on"])).days
        return "soon" if left <= SOON else "owed"
    return OF_STATUS[part["status"]]


def exam_row(part: Answer, language: Language, *, ascii_only: bool) -> Row:
    """One exam part."""
    sign = sign_of_part(part)
    style = SIGNS[sign].style
    due = "" if part["due"] is None or part["status"] not in ("owed", "window-closed") else part["due"]
    return Row(
        [
            (f"{glyph(sign, ascii_only=ascii_only)} {word(part['status'], language)}", style),
            (part["part"], "plain"),
            (part["name"] or "", "plain"),
            (part["side"] or "", "dim"),
            (written(date.fromisoformat(due), language) if due else "", style),
            (part["mark"] or "", "plain"),
            ("; ".join(word(flag, language) for flag in part["flags"]), "warn"),
        ],
        part["part"],
    )


def _work_row(placement: Answer, language: Language, *, ascii_only: bool) -> Row:
    sign = OF_STATUS[placement["counts"]]
    hours = f"{placement['hours_counted']} {'uur' if language == 'nl' else 'hours'}"
    counts = f"{glyph(sign, ascii_only=ascii_only)} {word(placement['counts'], language)}"
    reasons = "; ".join(word(reason, language) for reason in placement["reasons"])
    return Row(
        [(counts, SIGNS[sign].style), (placement["placement"], "plain"), (hours, "plain"), (reasons, "warn")],
        placement["placement"],
    )


def _duty_row(duty: Answer, language: Language) -> Row:
    state = word(duty["state"], language, "duty")
    since = written(date.fromisoformat(duty["since"]), language)
    flags = "; ".join(word(flag, language) for flag in duty["flags"])
    whom = f"{duty['lead']} · {duty['target']}"
    return Row([(state, "warn"), (whom, "plain"), (since, "plain"), (flags, "warn")], "duty")


def hours_bar(counted: int, asked: int | None, width: int, language: Language) -> str:
    """BPV hours against the norm: `BPV 412/640 uur [#####---] 64%`; without a norm the hours alone."""
    unit = "uur" if language == "nl" else "hours"
    if not asked:
        return f"BPV {counted} {unit}"
    filled = min(counted * width // asked, width)
    bar = "#" * filled + "-" * (width - filled)
    return f"BPV {counted}/{asked} {unit} [{bar}] {counted * 100 // asked}%"


def _span(asked: StudentAnswers) -> tuple[date | None, date | None]:
    """From the first day on a route to the expected end."""
    on_route = [s.since for s in asked.stretches if s.rule or s.fact]
    end = asked.responsible["expected_end"]
    if not on_route or end is None:
        return None, None
    first = min(on_route)
    return first, max(date.fromisoformat(end), first)


def _marks(timeline: Sequence[dict[str, Any]], *, ascii_only: bool) -> list[Mark]:
    found = []
    for event in timeline:
        sign = _MARKED.get(event["kind"])
        if sign is not None and event["state"] in ("counts", "corrected"):
            on = event["counts"]["on"] if event["counts"] is not None else event["on"]
            found.append(Mark(on, _MARKED_ASCII[sign] if ascii_only else sign))
    return found


def choices_of(answers: StudentAnswers, language: Language) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen in a form about this student: parts, placements and events, each with its words."""
    parts = [
        (f"{part['part']} {part['name'] or ''} ({word(part['status'], language)})", part["part"])
        for part in _by_urgency(answers.parts)
        if part["kind"] != "choice"
    ]
    placements = [(row["placement"], row["placement"]) for row in answers.placements]
    events = [
        (_in_a_choice(event, language), event["id"])
        for event in reversed(answers.timeline)
        if event["state"] in ("counts", "corrected") and event["data"] is not None
    ]
    return {"part": parts, "placement": placements, "event": events}


def _in_a_choice(event: dict[str, Any], language: Language) -> str:
    day = written(event["on"], language)
    said = in_short(bytes((event["counts"] or event)["data"]), language)
    return f"{day} {kind_word(event['kind'], language)}: {said}"[:70]


def contents_of(answers: StudentAnswers) -> dict[str, Content]:
    """What counts of every event that can be corrected, to begin a correction from."""
    found = {}
    for event in answers.timeline:
        if event["state"] in ("counts", "corrected") and event["data"] is not None:
            now = event["counts"] or event
            moved = "" if now["on"] == event["on"] else now["on"].isoformat()
            found[event["id"]] = Content(event["kind"], bytes(now["data"]).decode(), moved, event["by"])
    return found


def reporters_of(answers: StudentAnswers) -> dict[str, str]:
    """Who reports what is about a part or a placement: the school of its side; the BPV is of the mbo."""
    by_side = {who.partition(":")[0]: who for who in answers.reporters}
    schools = {"vmbo": by_side.get("vo"), "mbo": by_side.get("mbo")}
    found = {part["part"]: schools.get(part["side"]) for part in answers.parts}
    found |= {row["placement"]: schools["mbo"] for row in answers.placements}
    return {about: who for about, who in found.items() if who is not None}
