"""What was known, and answered, at a moment; and what changed between two moments?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Struct

from journeys.saying import Language
from journeys.store.archive import instant_text
from leerspoor.asking import instant_of
from leerspoor.changes import AnswerChange, about_words, said_words
from leerspoor.event_words import in_short, kind_word
from tui.as_of import AsOf, known_text, written
from tui.viewmodels.text import Text

Event: TypeAlias = dict[str, Any]
How: TypeAlias = Literal["added", "corrected", "withdrawn"]
_HOW: dict[How, tuple[str, str, str]] = {
    "added": ("+", "erbij", "added"),
    "corrected": ("~", "gecorrigeerd", "corrected"),
    "withdrawn": ("-", "weg", "withdrawn"),
}
_GONE = ("retracted", "erased")


class Moments(Struct, frozen=True):
    """The instants at which something was recorded, and the days from which something counts; in order."""

    known: list[str]
    days: list[date]


class FactChange(Struct, frozen=True):
    """A fact that was added, corrected or withdrawn between two moments; `was`: as it was known before."""

    how: How
    student: str
    event: Event
    was: Event | None = None


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
    at = _instant(at)
    place = bisect_left(found.known, at) if by < 0 else bisect_right(found.known, at)
    place += -1 if by < 0 else 0
    if place < 0:
        return found.known[0]
    return found.known[place] if place < len(found.known) else None


def _instant(at: str) -> str:
    """As instants are written in a timeline; a day is all of that day."""
    return instant_text(instant_of(at))


def in_order(first: AsOf, second: AsOf) -> bool:
    """Whether the first moment is the earlier one: by what was known, then by the day."""

    def key(moment: AsOf) -> tuple[bool, str, date]:
        known = moment.known_at
        return (known is None, "" if known is None else _instant(known), moment.on)

    return key(first) <= key(second)


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
    return max(bisect_right(found.known, _instant(at)) - 1, 0) / count, ticks


def known_at(found: Moments, share: float) -> str | None:
    """The instant nearest to a place on the slider of knowledge; None at its end: everything recorded."""
    place = round(share * len(found.known))
    return found.known[place] if place < len(found.known) else None


def day_at(found: Moments, share: float, at: date) -> date:
    """The day nearest to a place on the slider of days on which something begins to count."""
    first, last = min(found.days[0], at), max(found.days[-1], at)
    wanted = first + timedelta(days=round(share * (last - first).days))
    return min(found.days, key=lambda day: abs((day - wanted).days))


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
            before_it = was.get(event["id"])
            how = _how(before_it, event)
            if how is not None:
                found.append(FactChange(how, student, event, before_it))
    return found


def summary(
    facts: Sequence[FactChange], answers: Sequence[AnswerChange], between: str, language: Language
) -> str:
    """How many facts and answers changed, in a line; `between`: `A > B`."""
    counts = {how: sum(change.how == how for change in facts) for how in _HOW}
    said = ", ".join(f"{counts[how]} {words[1 if language == 'nl' else 2]}" for how, words in _HOW.items())
    one = len(answers) == 1
    if language == "nl":
        last = "antwoord anders" if one else "antwoorden anders"
    else:
        last = "answer changed" if one else "answers changed"
    return f"{between}: {said}; {len(answers)} {last}"


def _how(was: Event | None, now: Event) -> How | None:
    if now["state"] == "about" or (was is None and now["state"] == "undone"):
        return None
    if now["state"] in _GONE:
        return None if was is not None and was["state"] == now["state"] else "withdrawn"
    if was is None or was["state"] in _GONE:
        return "added"
    same = was["state"] == now["state"] and was["counts"] == now["counts"]
    return None if same else "corrected"


def fact_cells(change: FactChange, language: Language) -> list[Text]:
    """Sign and word, student, day, kind, and what it says; of a correction only what changed."""
    sign, dutch, english = _HOW[change.how]
    style = {"added": "good", "corrected": "warn", "withdrawn": "bad"}[change.how]
    event = change.event
    return [
        (f"{sign} {dutch if language == 'nl' else english}", style),
        (change.student, "plain"),
        (written((event["counts"] or event)["on"], language), "plain"),
        (kind_word(event["kind"], language), "plain"),
        (_content(change, language), "warn" if change.how == "corrected" else "plain"),
    ]


def _content(change: FactChange, language: Language) -> str:
    """`cijfer 7.0 > cijfer 6.5` for a correction, else all that it says."""
    on, said = _counting(change.event)
    if change.how != "corrected" or change.was is None:
        return in_short(msgspec.json.encode(said), language)
    was_on, was = _counting(change.was)
    other = {key for key in {*was, *said} if was.get(key) != said.get(key)}
    texts = []
    for day, content in ((was_on, was), (on, said)):
        text = in_short(msgspec.json.encode({k: v for k, v in content.items() if k in other}), language)
        texts.append(" ".join(filter(None, (written(day, language) if was_on != on else "", text))) or "–")
    return f"{texts[0]} > {texts[1]}"


def _counting(event: Event) -> tuple[date, dict[str, object]]:
    """The day and content that count of an event; no content if it is gone."""
    counting = event["counts"] or event
    if counting["data"] is None:
        return counting["on"], {}
    return counting["on"], msgspec.json.decode(bytes(counting["data"]), type=dict[str, object])


def answer_cells(change: AnswerChange, language: Language) -> list[Text]:
    """The same columns for an answer that changed."""
    arrow = f"{said_words(change.was, language)} > {said_words(change.now, language)}"
    return [
        ("= antwoord" if language == "nl" else "= answer", "plain"),
        (change.student, "plain"),
        ("", "plain"),
        (about_words(change.answer, language), "plain"),
        (arrow, "warn"),
    ]


def moment_text(as_of: AsOf, language: Language) -> str:
    """Two dates, short."""
    return f"{written(as_of.on, language)} / {known_text(as_of.known_at, language)}"
