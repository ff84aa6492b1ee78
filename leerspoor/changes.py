"""Which answers are others than they were, and what do the new ones rest on?

Each answer in one line of codes, by the name under which `why` explains it. For the command line and for the
screens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from journeys.law.policies import DEFAULT
from journeys.saying import Language
from leerspoor.asking import asked
from leerspoor.wording import WORDS, word
from projections.questions import Asked, Question, StudentQuestion, answers_of, rows_of
from projections.standing import StudentHistory

COMPARED: tuple[StudentQuestion, ...] = ("responsibility", "exams-owed", "bpv", "duties", "result")
"""The questions whose answers are compared where none is named."""

Row: TypeAlias = dict[str, Any]
"""A line of an answer."""
Key: TypeAlias = tuple[str, str]
"""Whom an answer is about (a student, or of some questions a cohort), and its name."""
NOTHING = "\N{EN DASH}"
_ABOUT: Mapping[str, tuple[str, str]] = {
    "status": ("status", "status"),
    "phase": ("fase", "phase"),
    "cohort": ("cohort", "cohort"),
    "switch_on": ("naar het mbo op", "to the mbo on"),
    "window_end": ("examenvenster t/m", "exam window until"),
    "expected_end": ("verwacht einde", "expected end"),
    "duty": ("overstapplicht", "transfer duty"),
    "guarantee": ("cohortgarantie", "cohort guarantee"),
    "determined": ("vastgesteld", "determined"),
    "diploma": ("diploma", "diploma"),
    "do": ("te doen", "to do"),
}
"""What an answer is about that has no word of its own as a code."""
_OF_PARTS = ("result", "determined", "diploma", "coverage", "retention", "do")
"""The names with more to them after a colon: `result:vmbo`."""


class Said(Struct, frozen=True):
    """An answer in one line: codes with spaces between, and the rules and events that it rests on."""

    text: str
    rules: list[str] = []
    events: list[str] = []


class AnswerChange(Struct, frozen=True):
    """An answer that is another one: what it was, and what it is; None where there was none.

    `rules`: those of what it is now, or was if it is gone. `events`: the ids of those that changed it.
    """

    student: str
    answer: str
    was: str | None
    now: str | None
    rules: list[str] = []
    events: list[str] = []


def answers_in(rows: Mapping[str, Iterable[Row]]) -> dict[Key, Said]:
    """The answers in the lines of questions, each in one line."""
    found: dict[Key, Said] = {}
    for question, lines in rows.items():
        for row in lines:
            subject = row.get("student") or row.get("cohort") or row.get("route") or ""
            because = row.get("because", {})
            for name, text in _TOLD[question](row):  # type: ignore[index]  # the questions of `rows`
                reason = because if "rules" in because else because.get(name) or because.get("status", {})
                found[subject, name] = Said(text, reason.get("rules", []), reason.get("events", []))
    return found


def questions_on(
    on: date, names: Sequence[StudentQuestion] = COMPARED, born: Mapping[str, date] | None = None
) -> list[Asked]:
    """These questions about a day, of everything there is to answer."""
    return [asked(name, on=on.isoformat(), every_status=True, born=born) for name in names]


def answers_about(history: StudentHistory, questions: Sequence[Asked]) -> dict[Key, Said]:
    """The answers about one student, each by the policies that its question is read by; on one day."""
    if not questions or not history.recorded:
        return {}
    reference = history.reference
    chosen = reference.chosen(questions[0].on).policies
    rows: dict[str, list[Row]] = {}
    for policies in dict.fromkeys((DEFAULT, chosen)):
        reference.policies = policies
        answers = answers_of(questions[0], history)
        for question in questions:
            if (chosen if question.chosen_policies else DEFAULT) == policies:
                of = {"student": history.student}
                rows[question.question] = [
                    of | msgspec.to_builtins(row) for row in rows_of(question, answers)
                ]
    return answers_in(rows)


def changes(before: Mapping[Key, Said], after: Mapping[Key, Said]) -> list[AnswerChange]:
    """The answers that are others now, by whom and what they are about; `events` are those they rest on."""
    found = []
    for subject, answer in sorted({*before, *after}):
        was, now = before.get((subject, answer)), after.get((subject, answer))
        old, new = was.text if was else None, now.text if now else None
        if old != new:
            rests = now or was or Said("")
            found.append(AnswerChange(subject, answer, old, new, list(rests.rules), list(rests.events)))
    return found


def about_words(answer: str, language: Language) -> str:
    """What an answer is about, in words."""
    if answer in _ABOUT:
        return _ABOUT[answer][0 if language == "nl" else 1]
    head, _, rest = answer.partition(":")
    if head not in _OF_PARTS or not rest:
        return word(answer, language)
    first = _ABOUT[head][0 if language == "nl" else 1] if head in _ABOUT else word(head, language)
    return " ".join([first, *(word(piece, language) for piece in rest.split(":"))])


def said_words(text: str | None, language: Language) -> str:
    """An answer in one line, in words."""
    return NOTHING if text is None else " ".join(_piece(piece, language) for piece in text.split(" "))


def _piece(piece: str, language: Language) -> str:
    context, _, code = piece.rpartition(":")
    return word(code, language, context) if piece in WORDS or code in WORDS else piece


# --- each question in one line --------------------------------------------------------------------------


def _joined(*pieces: str | int | None, flags: Iterable[str] = ()) -> str:
    return " ".join(str(piece) for piece in (*pieces, *flags) if piece not in (None, ""))


def _parties(parties: list[str] | None) -> str:
    return "?" if parties is None else "+".join(parties) or "-"


def _responsibility(row: Row) -> Iterator[tuple[str, str]]:
    yield "status", row["status"]
    for name in ("phase", "cohort", "switch_on", "window_end", "expected_end"):
        if row.get(name):
            yield name, row[name]
    for aspect, answer in row["aspects"].items():
        fact = "" if answer["fact"] is None else f" / {_parties(answer['fact'])}"
        yield aspect, f"{_parties(answer['norm'])}{fact}"
    for flag in row["flags"]:
        yield flag, "yes"


def _part(row: Row) -> Iterator[tuple[str, str]]:
    open_ = row["status"] in ("owed", "window-closed")
    still = ("+".join(row.get("answers_to", ())), row.get("due")) if open_ else ()
    yield row["part"], _joined(row["status"], row["mark"], *still, flags=row.get("flags", ()))


def _placement(row: Row) -> Iterator[tuple[str, str]]:
    yield row["placement"], _joined(row["counts"], row["hours_counted"], flags=row.get("reasons", ()))


def _duty(row: Row) -> Iterator[tuple[str, str]]:
    state = "duty:OPEN" if row["state"] == "OPEN" else row["state"]
    yield "duty", _joined(state, row["target"], flags=row.get("flags", ()))


def _result(row: Row) -> Iterator[tuple[str, str]]:
    side, determined = row["side"], row["determined"]
    yield f"result:{side}", _joined(row["state"], flags=row["flags"])
    if determined is not None:
        yield f"determined:{side}", f"determined:{determined['outcome']} {determined['on']}"
    if row["diploma"] is not None:
        yield f"diploma:{side}", row["diploma"]


def _compliance(row: Row) -> Iterator[tuple[str, str]]:
    yield "compliance", _joined(row["state"], row["regime"], flags=row["open"])
    for check in row["checks"]:
        yield check["item"], _joined(f"compliance:{check['state']}", check["since"])


def _options(row: Row) -> Iterator[tuple[str, str]]:
    yield "options", _joined(row["state"], row["window_end"], flags=row["flags"])
    for option in row["options"]:
        yield option["option"], f"option:{option['open']}"


def _coverage(row: Row) -> Iterator[tuple[str, str]]:
    yield f"coverage:{row['slot']}", _joined(row["state"], "+".join(row["taught"]), row["since"])


def _qualification(row: Row) -> Iterator[tuple[str, str]]:
    for name in ("startkwalificatie", "kwalificatieplicht", "vsv"):
        yield name, _joined(row[name], flags=row["flags"] if name == "vsv" else ())


def _retention(row: Row) -> Iterator[tuple[str, str]]:
    yield f"retention:{row['data']}:{row['school']}:{row['brin']}", _joined(row["bound"], row["first_day"])


def _guarantee(row: Row) -> Iterator[tuple[str, str]]:
    counts = "/".join(str(row[name]) for name in ("members", "active", "affected"))
    yield "guarantee", _joined(row["state"], counts, row["until"], flags=row["flags"])


def _outcomes(row: Row) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if type(value) is int:
            yield name, str(value)


def _task(row: Row) -> Iterator[tuple[str, str]]:
    name = f"do:{row['action']}:{row['about']}:{_parties(row['for'])}"
    yield name, _joined(row["due"], len(row["students"]), flags=row["students"])


_TOLD: Mapping[Question, Callable[[Row], Iterator[tuple[str, str]]]] = {
    "responsibility": _responsibility,
    "exams-owed": _part,
    "bpv": _placement,
    "duties": _duty,
    "result": _result,
    "compliance": _compliance,
    "options": _options,
    "coverage": _coverage,
    "qualification": _qualification,
    "retention": _retention,
    "guarantees": _guarantee,
    "outcomes": _outcomes,
    "worklist": _task,
}
