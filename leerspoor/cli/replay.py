"""How does a person follow what was recorded, and which answers that changed?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

import msgspec

from journeys.calendar import AMSTERDAM, in_utc, midnight
from journeys.errors import WrongUse
from journeys.saying import Language, say, spoken
from journeys.store.archive import instant_text
from journeys.store.journal import Journal
from journeys.store.reading import by_id
from journeys.wire import encode
from leerspoor.asking import day_of, instant_of
from leerspoor.changes import AnswerChange, about_words, questions_on, said_words
from leerspoor.cli.place import existing
from leerspoor.cli.progress import Progress
from leerspoor.cli.questions import with_birth_days
from leerspoor.comparing import compare
from leerspoor.event_words import kind_word, told
from leerspoor.replaying import Step, replay_cohort, replay_student
from leerspoor.today import today
from projections.questions import STUDENT_QUESTIONS

_EVENTS_SHOWN = 3
_REPLAY = ("{} stap voor stap: de antwoorden op {}", "{} step by step: the answers on {}")
_NO_STEPS = ("In deze tijd is hierover niets vastgelegd.", "Nothing was recorded about it in this time.")
_DIFF = (
    "antwoorden op {} die anders zijn met wat bekend was op {} dan met wat bekend was op {}",
    "answers on {} that are different by what was known at {} than by what was known at {}",
)
_NO_CHANGES = ("Geen antwoord is anders.", "No answer is different.")
_ABOUT = ("van positie {} ({})", "of position {} ({})")
_ERASED = ("«gewist»", "«erased»")
_BY = ("door", "by")
_MORE = ("en nog {}", "and {} more")


def _in(texts: tuple[str, str], language: Language) -> str:
    return texts[0 if language == "nl" else 1]


# --- step by step ---------------------------------------------------------------------------------------


def replay(options: argparse.Namespace) -> int:
    """`replay`: each event in the order recorded, with the answers about one day that it changed."""
    on = today() if options.on is None else day_of(options.on)
    since, until = _bounds(options)
    if (options.student is None) == (options.cohort is None):
        raise WrongUse(
            say(
                "noem een leerling, of een cohort met --cohort; een van beide",
                "name a student, or a cohort with --cohort; one of the two",
            )
        )
    with (
        existing(options) as journal,
        Progress(say("leerlingen nagelopen", "students gone through")) as progress,
    ):
        questions = questions_on(on)
        if options.cohort is None:
            steps = replay_student(journal, options.student, questions, since, until)
        else:
            steps = replay_cohort(journal, options.cohort, questions, since, until, progress)
        steps = progress.before_each(steps)
        if options.json:
            for step in steps:
                _print(_step_json(step, on))
        else:
            _tell_steps(steps, options, on, spoken())
    return 0


def _bounds(options: argparse.Namespace) -> tuple[datetime | None, datetime | None]:
    """The first and the last instant asked about; a day is all of that day. Raises `WrongUse`."""
    until = None if options.to is None else instant_of(options.to)
    since = None
    if options.from_ is not None:
        since = instant_of(options.from_)
        if len(options.from_) == len("2025-06-01"):
            since = in_utc(midnight(day_of(options.from_)))
    if since is not None and until is not None and since > until:
        raise WrongUse(
            say(
                f"--from {options.from_} ligt na --to {options.to}; verwacht: niet later dan --to",
                f"--from {options.from_} is after --to {options.to}; expected: not later than --to",
            )
        )
    return since, until


def _print(row: dict[str, Any]) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")
    sys.stdout.buffer.flush()


def _step_json(step: Step, on: date) -> dict[str, Any]:
    r = step.recorded
    return {
        "position": r.position,
        "id": r.id,
        "stream": r.stream,
        "kind": r.kind,
        "on": r.on,
        "recorded_at": instant_text(r.recorded_at),
        "by": r.by,
        "about": None if step.about is None else step.about.position,
        "data": None if r.event is None else msgspec.Raw(encode(r.event)),
        "changes": [_change_json(change, {"on": on}) for change in step.changes],
    }


def _change_json(change: AnswerChange, dates: dict[str, Any]) -> dict[str, Any]:
    whom = "cohort" if change.answer == "guarantee" else "student"
    return {
        whom: change.student,
        **dates,
        "answer": change.answer,
        "was": change.was,
        "now": change.now,
        "because": {"rules": change.rules, "events": change.events},
    }


def _tell_steps(steps: Iterable[Step], options: argparse.Namespace, on: date, language: Language) -> None:
    print(_in(_REPLAY, language).format(options.student or options.cohort, on))
    number = 0
    for number, step in enumerate(steps, 1):  # noqa: B007 - told below if there were none
        for line in _step_lines(step, options.cohort is not None, language):
            print(line)
    if not number:
        print(_in(_NO_STEPS, language))


def _step_lines(step: Step, several: bool, language: Language) -> Iterator[str]:
    r = step.recorded
    said = _in(_ERASED, language) if r.event is None else told(r.kind, encode(r.event), language)
    if step.about is not None:
        about = _in(_ABOUT, language).format(step.about.position, kind_word(step.about.kind, language))
        said = f"{about} {said}".rstrip()
    whom = [r.stream.removeprefix("student/")] if several or not r.stream.startswith("student/") else []
    pieces = [str(r.on), *whom, f"{kind_word(r.kind, language)}:", said]
    yield f"{r.position:>6}  {_in_amsterdam(r.recorded_at)}  {r.by}  {' '.join(pieces)}".rstrip()
    for change in step.changes:
        other = f"{change.student} " if several else ""
        yield f"        {other}{_change_line(change, language)}"


def _change_line(change: AnswerChange, language: Language) -> str:
    rules = f"  ({' '.join(change.rules)})" if change.rules else ""
    arrow = f"{said_words(change.was, language)} → {said_words(change.now, language)}"
    return f"{about_words(change.answer, language)}: {arrow}{rules}"


def _in_amsterdam(instant: datetime) -> str:
    return instant.astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M")


# --- two moments ----------------------------------------------------------------------------------------


def diff(options: argparse.Namespace) -> int:
    """`diff`: the answers about one day that changed between two moments of knowledge, by student."""
    on = today() if options.on is None else day_of(options.on)
    if len(options.known_at) != 2:
        raise WrongUse(
            say(
                "noem twee momenten: --known-at A --known-at B", "name two moments: --known-at A --known-at B"
            )
        )
    first, second = sorted(options.known_at, key=instant_of)
    names = [name for name in STUDENT_QUESTIONS if name == options.question]
    if options.question is not None and not names:
        known = ", ".join(STUDENT_QUESTIONS)
        raise WrongUse(
            say(
                f"--question «{options.question}» kan niet vergeleken worden; kies uit {known}",
                f"--question «{options.question}» cannot be compared; choose from {known}",
            )
        )
    with (
        existing(options) as journal,
        Progress(say("leerlingen vergeleken", "students compared")) as progress,
    ):
        questions = questions_on(on, names) if names else questions_on(on)
        if options.question == "qualification":
            questions = [with_birth_days(options, journal, question) for question in questions]
        found = progress.before_each(
            compare(journal, questions, instant_of(first), instant_of(second), options.students, progress)
        )
        if options.json:
            for change in found:
                _print(_change_json(change, {"on": on, "known_at": [first, second]}))
        else:
            language = spoken()
            print(_in(_DIFF, language).format(on, second, first))
            _tell_changes(journal, found, language)
    return 0


def _tell_changes(journal: Journal, found: Iterable[AnswerChange], language: Language) -> None:
    none = True
    for student, of in groupby(found, lambda change: change.student):
        none = False
        print(student)
        some = list(of)
        events = _events_in_words(journal, [id_ for change in some for id_ in change.events], language)
        for change in some:
            print(f"  {_change_line(change, language)}")
            lines = [events[id_] for id_ in change.events if id_ in events]
            for line in lines[:_EVENTS_SHOWN]:
                print(f"    {_in(_BY, language)} {line}")
            if len(lines) > _EVENTS_SHOWN:
                print(f"    {_in(_MORE, language).format(len(lines) - _EVENTS_SHOWN)}")
    if none:
        print(_in(_NO_CHANGES, language))


def _events_in_words(journal: Journal, ids: Sequence[str], language: Language) -> dict[str, str]:
    with journal.reading() as connection:
        entries = by_id(connection, ids)
    return {
        id_: f"{e.position} {e.on} {kind_word(e.kind, language)}: "
        f"{_in(_ERASED, language) if e.data is None else told(e.kind, e.data, language)}"
        for id_, e in entries.items()
    }
