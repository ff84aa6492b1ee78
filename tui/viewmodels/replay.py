"""What was known, and answered, at a moment; and what changed between two moments?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from leerspoor.wording import Language, word
from tui.as_of import AsOf, written
from tui.port import Answer
from tui.viewmodels.text import Text

Event: TypeAlias = dict[str, Any]
How: TypeAlias = Literal["added", "corrected", "withdrawn"]
_HOW: dict[How, tuple[str, str, str]] = {
    "added": ("+", "erbij", "added"),
    "corrected": ("~", "gecorrigeerd", "corrected"),
    "withdrawn": ("-", "weg", "withdrawn"),
}


class Moments(Struct, frozen=True):
    """The instants at which something was recorded, and the days from which something counts; in order."""

    known: list[str]
    days: list[date]


class FactChange(Struct, frozen=True):
    """A fact that was added, corrected or withdrawn between two moments."""

    how: How
    student: str
    event: Event


class AnswerChange(Struct, frozen=True):
    """An answer that is another one: what it was, and what it is; None where there was none."""

    student: str
    answer: str
    was: str | None
    now: str | None


def moments(timelines: Iterable[Sequence[Event]]) -> Moments:
    """Where the two sliders can stand."""
    known, days = set(), set()
    for timeline in timelines:
        for event in timeline:
            known.add(event["recorded_at"])
            days.add(event["on"])
            if event["counts"] is not None:
                days.add(event["counts"]["on"])
    return Moments(sorted(known), sorted(days))


def known_step(found: Moments, at: str | None, by: int) -> str | None:
    """The instant before or after; None is everything recorded, after the last one."""
    if not found.known:
        return at
    if at is None:
        return found.known[-1] if by < 0 else None
    place = bisect_left(found.known, at) if by < 0 else bisect_right(found.known, at)
    place += -1 if by < 0 else 0
    if place < 0:
        return found.known[0]
    return found.known[place] if place < len(found.known) else None


def day_step(found: Moments, at: date, by: int) -> date:
    """The day before or after on which something begins to count; the day itself where there is none."""
    place = bisect_left(found.days, at) - 1 if by < 0 else bisect_right(found.days, at)
    return found.days[place] if 0 <= place < len(found.days) else at


def year_step(at: date, by: int) -> date:
    """The same day a year before or after; 29 February becomes 28 February."""
    year = at.year + by
    if (at.month, at.day) == (2, 29):
        return date(year, 2, 28)
    return at.replace(year=year)


def slider(at: float, ticks: Sequence[float], width: int, *, ascii_only: bool) -> str:
    """A line with ticks and a handle: `|--:--●---|`; places are shares from 0 to 1."""
    line = ["-" if ascii_only else "─"] * max(width, 3)
    last = len(line) - 1
    for tick in ticks:
        line[round(tick * last)] = ":" if ascii_only else "┼"
    line[round(min(max(at, 0), 1) * last)] = "O" if ascii_only else "●"
    return "".join(line)


def share_of_instant(found: Moments, at: str | None) -> tuple[float, list[float]]:
    """Where the slider of knowledge stands, and its ticks: events at even distances."""
    count = len(found.known)
    if not count:
        return 1.0, []
    ticks = [number / count for number in range(count)]
    if at is None:
        return 1.0, ticks
    return max(bisect_right(found.known, at) - 1, 0) / count, ticks


def share_of_day(found: Moments, at: date) -> tuple[float, list[float]]:
    """Where the slider of days stands, and its ticks, by the calendar."""
    if not found.days:
        return 0.5, []
    first, last = min(found.days[0], at), max(found.days[-1], at)
    length = max((last - first).days, 1)
    return (at - first).days / length, [(day - first).days / length for day in found.days]


def fact_changes(
    before: Mapping[str, Sequence[Event]], after: Mapping[str, Sequence[Event]]
) -> list[FactChange]:
    """What was added, corrected and withdrawn, by student; in the order recorded."""
    found = []
    for student, events in after.items():
        was = {event["id"]: event for event in before.get(student, ())}
        for event in events:
            how = _how(was.get(event["id"]), event)
            if how is not None:
                found.append(FactChange(how, student, event))
    return found


def summary(facts: Sequence[FactChange], answers: Sequence[AnswerChange], language: Language) -> str:
    """How many facts and answers changed, in a line."""
    counts = {how: sum(change.how == how for change in facts) for how in _HOW}
    said = ", ".join(f"{counts[how]} {words[1 if language == 'nl' else 2]}" for how, words in _HOW.items())
    last = "antwoorden anders" if language == "nl" else "answers changed"
    return f"A > B: {said}; {len(answers)} {last}"


def _how(was: Event | None, now: Event) -> How | None:
    if now["state"] == "about" or (was is None and now["state"] == "undone"):
        return None
    if was is None:
        return "withdrawn" if now["state"] in ("retracted", "erased") else "added"
    if was["state"] == now["state"] and was["counts"] == now["counts"]:
        return None
    return "withdrawn" if now["state"] in ("retracted", "erased") else "corrected"


def answers_of(rows: Mapping[str, Iterable[Answer]]) -> dict[tuple[str, str], str]:
    """Every answer in one word, by student and what it is about."""
    found: dict[tuple[str, str], str] = {}
    for row in rows.get("responsibility", ()):
        who = row["student"]
        found[who, "status"] = row["status"]
        if row["phase"]:
            found[who, "phase"] = row["phase"]
        for aspect, answer in row["aspects"].items():
            fact = "" if answer["fact"] is None else f" / {'+'.join(answer['fact']) or '-'}"
            found[who, aspect] = f"{'+'.join(answer['norm']) or '-'}{fact}"
        for flag in row["flags"]:
            found[who, flag] = "!"
    for row in rows.get("exams-owed", ()):
        found[row["student"], row["part"]] = " ".join(filter(None, (row["status"], row["mark"])))
    for row in rows.get("bpv", ()):
        found[row["student"], row["placement"]] = f"{row['counts']} {row['hours_counted']}"
    for row in rows.get("duties", ()):
        found[row["student"], "duty"] = f"{row['state']} {row['target']}"
    return found


def answer_changes(
    before: Mapping[tuple[str, str], str], after: Mapping[tuple[str, str], str]
) -> list[AnswerChange]:
    """The answers that are others now, by student and what they are about."""
    return [
        AnswerChange(student, answer, before.get((student, answer)), after.get((student, answer)))
        for student, answer in sorted({*before, *after})
        if before.get((student, answer)) != after.get((student, answer))
    ]


def fact_cells(change: FactChange, language: Language) -> list[Text]:
    """Sign and word, student, day, kind, when recorded."""
    sign, dutch, english = _HOW[change.how]
    style = {"added": "good", "corrected": "warn", "withdrawn": "bad"}[change.how]
    event = change.event
    recorded = event["recorded_at"][:16].replace("T", " ")
    return [
        (f"{sign} {dutch if language == 'nl' else english}", style),
        (change.student, "plain"),
        (written(event["on"], language), "plain"),
        (event["kind"].removesuffix("/1"), "plain"),
        (recorded, "dim"),
    ]


def answer_cells(change: AnswerChange, language: Language) -> list[Text]:
    """The same columns for an answer that changed."""
    arrow = f"{_words(change.was, language)} > {_words(change.now, language)}"
    return [
        ("= antwoord" if language == "nl" else "= answer", "plain"),
        (change.student, "plain"),
        ("", "plain"),
        (word(change.answer, language), "plain"),
        (arrow, "warn"),
    ]


def _words(text: str | None, language: Language) -> str:
    if text is None:
        return "–"
    return " ".join(word(piece, language) for piece in text.split(" "))


def moment_text(as_of: AsOf, language: Language) -> str:
    """Two dates, short."""
    known = as_of.known_at or ("alles" if language == "nl" else "everything")
    return f"{written(as_of.on, language)} / {known[:16].replace('T', ' ')}"
