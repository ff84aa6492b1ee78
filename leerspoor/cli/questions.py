"""How are the questions asked on the command line, and the answers shown?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

import msgspec

from journeys.errors import JournalError, WrongUse
from journeys.saying import say, spoken
from journeys.store.journal import Journal
from leerspoor.asking import BY_AGE, ask, asked
from leerspoor.cli.place import existing, where
from leerspoor.cli.progress import Progress
from projections.questions import Asked


def ask_about_students(options: argparse.Namespace) -> int:
    """The questions with lines about one student each."""
    return _ask(
        options,
        asked(
            options.command,
            on=options.on,
            known_at=options.known_at,
            students=options.students,
            cohort=options.cohort,
            side=getattr(options, "side", None),
            every_status=getattr(options, "all", False),
            routes=getattr(options, "routes", None),
            policies=options.policies,
        ),
    )


def ask_about_cohorts(options: argparse.Namespace) -> int:
    """`guarantees` and `outcomes`."""
    question = asked(
        options.command,
        on=options.on,
        known_at=options.known_at,
        cohorts=options.cohorts,
        policies=options.policies,
    )
    return _ask(options, question)


def ask_what_to_do(options: argparse.Namespace) -> int:
    """`worklist`."""
    question = asked(
        "worklist",
        on=options.on,
        known_at=options.known_at,
        cohort=options.cohort,
        policies=options.policies,
        acting=options.acting,
        within=options.within,
    )
    return _ask(options, question)


def _ask(options: argparse.Namespace, question: Asked) -> int:
    if options.receipt is not None and options.export is not None:
        raise WrongUse(
            say(
                "--receipt hoort bij het antwoord zelf; vraag een --export apart",
                "--receipt belongs to the answer itself; ask for an --export apart",
            )
        )
    if options.export is not None:
        from leerspoor.cli.exports import export

        return export(options, question)
    with (
        existing(options) as journal,
        Progress(say("antwoorden bijwerken", "bringing answers up to date")) as progress,
    ):
        if question.question in BY_AGE:
            question = with_birth_days(options, journal, question)
        lines: Iterable[bytes]
        if options.receipt is None:
            lines = ask(journal, question, progress)
        else:
            from leerspoor.cli.receipts import answer

            lines = answer(options, journal, question)
        lines = progress.before_each(lines)
        if options.json:
            _print_lines(lines)
        else:
            from leerspoor.cli.tables import show

            show(question, lines, spoken())
    return 0


def with_birth_days(options: argparse.Namespace, journal: Journal, question: Asked) -> Asked:
    """The same question, with the birth days that the identity store knows; told if it cannot be read."""
    from leerspoor.identity.birth_days import birth_days

    everyone = (name.removeprefix("student/") for name in journal.stream_names("student"))
    try:
        born = birth_days(where(options), question.students or everyone)
    except JournalError as error:
        unknown = say(
            f"let op: {error}; geboortedagen zijn daardoor niet bekend",
            f"note: {error}; so birth days are not known",
        )
        print(unknown, file=sys.stderr)
        return question
    return msgspec.structs.replace(question, born=born)


def _print_lines(lines: Iterable[bytes]) -> None:
    out = sys.stdout.buffer
    for line in lines:
        out.write(line + b"\n")
    out.flush()
