"""How are the questions asked on the command line, and the answers shown?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from leerspoor.asking import ask, asked
from leerspoor.cli.place import existing
from leerspoor.cli.progress import Progress
from projections.questions import Asked


def ask_about_students(options: argparse.Namespace) -> int:
    """`responsibility`, `exams-owed`, `bpv`, `duties`."""
    question = asked(
        options.command,
        on=options.on,
        known_at=options.known_at,
        students=options.students,
        cohort=options.cohort,
        side=getattr(options, "side", None),
        every_status=getattr(options, "all", False),
    )
    return _ask(options, question)


def ask_about_cohorts(options: argparse.Namespace) -> int:
    """`guarantees`."""
    question = asked("guarantees", on=options.on, known_at=options.known_at, cohorts=options.cohorts)
    return _ask(options, question)


def _ask(options: argparse.Namespace, question: Asked) -> int:
    with existing(options) as journal, Progress("antwoorden bijwerken") as progress:
        lines = ask(journal, question, progress)
        if options.json:
            _print_lines(lines)
        else:
            from leerspoor.cli.tables import show

            show(question, lines)
    return 0


def _print_lines(lines: Iterable[bytes]) -> None:
    out = sys.stdout.buffer
    for line in lines:
        out.write(line + b"\n")
    out.flush()
