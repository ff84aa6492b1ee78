"""Which answers of a journal rest on a policy of ours, or on a norm that the sources leave open?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec import Struct, structs

from journeys.law.catalogue import RULES
from journeys.law.rule import Confidence
from journeys.store.journal import Journal
from leerspoor.asking import ask
from projections.because import Because
from projections.catch_up import Tell
from projections.questions import Asked, Question

UNSETTLED: tuple[Confidence, ...] = ("DEFAULT", "OPEN", "MEMORY")
_ASKED: tuple[Question, ...] = (
    "responsibility", "exams-owed", "bpv", "duties", "guarantees", "compliance", "result", "options",
)  # fmt: skip


class Resting(Struct, frozen=True):
    """One answer that rests on a rule: the question, whom it is about, and which of the answers."""

    rule: str
    question: Question
    about: str
    answer: str


class _Line(Struct):
    because: msgspec.Raw
    student: str = ""
    cohort: str | None = None
    part: str = ""
    placement: str = ""
    side: str | None = None


_one: Callable[[msgspec.Raw], Because] = msgspec.json.Decoder(Because).decode
_many: Callable[[msgspec.Raw], dict[str, Because]] = msgspec.json.Decoder(dict[str, Because]).decode
_line: Callable[[bytes], _Line] = msgspec.json.Decoder(_Line).decode


def resting(
    journal: Journal, about: Asked, rules: Sequence[str] = (), tell: Tell | None = None
) -> Iterator[Resting]:
    """Every answer of the day that rests on an unsettled rule, or on one of those named."""
    wanted = set(rules) or {rule.id for rule in RULES.values() if rule.confidence in UNSETTLED}
    for question in _ASKED:
        if question == "guarantees" and about.students:
            continue
        asked = structs.replace(about, question=question, every_status=True)
        for text in ask(journal, asked, tell):
            yield from _of(question, _line(text), wanted)


def _of(question: Question, line: _Line, wanted: set[str]) -> Iterator[Resting]:
    who = line.student or line.cohort or ""
    answer = line.part or line.placement or (line.side or "" if question == "result" else "")
    reasons = _many(line.because) if question == "responsibility" else {answer: _one(line.because)}
    for name, because in reasons.items():
        for rule in because.rules:
            if rule in wanted:
                yield Resting(rule, question, who, name)
