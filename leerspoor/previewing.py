"""What would change if this were recorded? It is recorded, looked at, and taken back, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct, structs

from journeys.aggregates.command import Command
from journeys.store.journal import Journal
from journeys.store.writing import Writing
from leerspoor.recording import Desk, Outcome
from projections.load import Loader
from projections.questions import Asked, StudentQuestion, answers_of, line, rows_of, said

SHOWN: tuple[StudentQuestion, ...] = ("responsibility", "exams-owed", "bpv", "duties")
"""The answers that are compared."""
Answers = dict[str, list[dict[str, Any]]]


class Preview(Struct, frozen=True):
    """What would become of the commands, and the answers about the student before and after."""

    outcomes: list[Outcome]
    before: Answers
    after: Answers


class _TakenBack(Exception):  # noqa: N818 - no error: how a transaction is undone
    pass


def preview(journal: Journal, commands: Sequence[Command], about: Asked) -> Preview:
    """The answers of the day of `about`, about its one student, without and with these commands."""
    found: Preview | None = None
    try:
        with journal.writing() as writing:
            before = _answers(journal, writing, about)
            outcomes = Desk(writing).take(commands)
            found = Preview(outcomes, before, _answers(journal, writing, about))
            raise _TakenBack
    except _TakenBack:
        pass
    if found is None:
        raise LookupError("nothing was looked at")
    return found


def _answers(journal: Journal, writing: Writing, about: Asked) -> Answers:
    loader = Loader(journal, connection=writing.connection)
    (history,) = loader.students(about.students)
    answers = answers_of(about, history)
    found: Answers = {}
    for question in SHOWN:
        asked = structs.replace(about, question=question, every_status=True)
        rows = rows_of(asked, answers)
        texts = (line(asked, history.student, said(asked, row, history.reference.policies)) for row in rows)
        found[question] = [msgspec.json.decode(text) for text in texts]
    return found
