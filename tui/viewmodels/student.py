"""What does the page of a student say?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct

from leerspoor.wording import Language, word
from tui.as_of import written
from tui.port import Answer, Stretch, StudentAnswers
from tui.signs import OF_STATUS, SIGNS, glyph
from tui.viewmodels.band import Mark
from tui.viewmodels.students import SOON
from tui.viewmodels.text import Text

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


class Row(Struct, frozen=True):
    """One line of a list: its columns, and the question that explains it (None: nothing to explain)."""

    cells: list[Text]
    question: str | None = None


def page(asked: StudentAnswers, name: str, language: Language, *, ascii_only: bool) -> Page:
    """The page, in a language."""
    row = asked.responsible
    first, last = _span(asked)
    return Page(
        heading=_heading(row, name, language),
        events=[event_row(event, language, ascii_only=ascii_only) for event in reversed(asked.timeline)],
        exams=[exam_row(part, language, ascii_only=ascii_only) for part in _by_urgency(asked.parts)],
        work=[_work_row(placement, language, ascii_only=ascii_only) for placement in asked.placements],
        duties=[_duty_row(duty, language) for duty in asked.duties],
        first=first,
        last=last,
        stretches=list(asked.stretches),
        marks=_marks(asked.timeline, ascii_only=ascii_only),
    )


def _heading(row: Answer, name: str, language: Language) -> list[str]:
    nl = language == "nl"
    said = [f"{name} · {word(row['status'], language)}"]
    if row["phase"]:
        said[0] += f" · {'fase' if nl else 'phase'} {row['phase']}"
    if row["cohort"]:
        said[0] += f" · {row['cohort']}"
    days = [
        (("naar het mbo" if nl else "to the mbo"), row["switch_on"]),
        (("venster t/m" if nl else "window until"), row["window_end"]),
        (("verwacht einde" if nl else "expected end"), row["expected_end"]),
    ]
    told = [f"{label} {written(date.fromisoformat(day), language)}" for label, day in days if day]
    if told:
        said.append(" · ".join(told))
    said += [f"⚠ {word(flag, language)}" for flag in row["flags"]]
    return said


def event_row(event: dict[str, Any], language: Language, *, ascii_only: bool) -> Row:
    """One event: its day, what it was, what became of it, what it said."""
    gone = event["state"] in ("corrected", "retracted", "erased", "undone")
    style = "strike" if gone else "dim" if event["state"] == "about" else "plain"
    on: date = event["on"]
    said = "" if event["data"] is None else _said(bytes(event["data"]))
    if event["counts"] is not None:
        arrow = "->" if ascii_only else "→"
        said += f"  {arrow} {_said(bytes(event['counts']['data']))}"
    kind = event["kind"].removesuffix("/1")
    state = "" if event["state"] == "counts" else word(event["state"], language)
    return Row(
        [(written(on, language), style), (kind, style), (event["by"], "dim"), (state, "warn"), (said, style)]
    )


def _said(data: bytes) -> str:
    said = msgspec.json.decode(data, type=dict[str, object])
    return ", ".join(f"{name} {_value(value)}" for name, value in said.items())


def _value(value: object) -> str:
    if isinstance(value, list):
        return "+".join(str(item) for item in value if not isinstance(item, dict)) or f"({len(value)})"
    if isinstance(value, dict):
        return " ".join(f"{name}={inner}" for name, inner in value.items()) or "-"
    return str(value)


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


def hours_bar(counted: int, asked: int, width: int, language: Language) -> str:
    """BPV hours against the norm: `BPV 412/640 uur [#####---] 64%`."""
    if not asked:
        return ""
    share = min(counted / asked, 1)
    filled = int(share * width)
    unit = "uur" if language == "nl" else "hours"
    return f"BPV {counted}/{asked} {unit} [{'#' * filled}{'-' * (width - filled)}] {int(share * 100)}%"


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
        (f"{event['on']} {event['kind'].removesuffix('/1')} {_said(bytes(event['data']))}"[:70], event["id"])
        for event in reversed(answers.timeline)
        if event["state"] in ("counts", "corrected") and event["data"] is not None
    ]
    return {"part": parts, "placement": placements, "event": events}
