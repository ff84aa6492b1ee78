"""What does leerspoor show? An invented region, with the answers."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import msgspec
from msgspec import Struct

from journeys.saying import say, spoken
from journeys.store.journal import Journal, open_journal
from leerspoor.asking import ask, asked
from leerspoor.cli.progress import Progress
from leerspoor.cli.tables import show as show_table
from leerspoor.exchange.sample import CAST
from leerspoor.exchange.sample import sample as region
from projections.catch_up import catch_up
from projections.questions import Asked

STUDENTS, SEED = 240, 1
_ON = "2026-10-15"
_CHARACTERS = (
    "ordinary", "spread-exam", "transferred-early", "transfer-overdue", "class-four", "half-registered",
    "experiment", "dropped-out",
)  # fmt: skip


def show(options: argparse.Namespace) -> int:
    """`demo`: a sample journal, kept if --journal names a place for it, and the three answers."""
    if options.journal:
        with open_journal(options.journal) as journal:
            _demo(journal)
    else:
        with (
            tempfile.TemporaryDirectory(prefix="leerspoor-") as folder,
            open_journal(Path(folder) / "demo.sqlite") as journal,
        ):
            _demo(journal)
    return 0


def _demo(journal: Journal) -> None:
    if not journal.position():
        with Progress(say("gebeurtenissen", "events")), journal.writing() as writing:
            count = writing.restore(region(STUDENTS, SEED))
        print(
            say(
                f"Een verzonnen regio: {STUDENTS} leerlingen, {count} gebeurtenissen. "
                "Niemand hierin bestaat.\n",
                f"An invented region: {STUDENTS} students, {count} events. Nobody in it exists.\n",
            )
        )
        with Progress(say("antwoorden uitgewerkt, leerlingen", "answers worked out, students")) as progress:
            catch_up(journal, progress)
    students = [CAST[character] for character in _CHARACTERS]
    _show(journal, asked("responsibility", on=_ON, students=students))
    _show(journal, asked("exams-owed", on=_ON, students=[CAST["spread-exam"]], side="vmbo"))
    _show(journal, asked("guarantees", on=_ON, cohorts=_cohorts(journal)))
    print(
        say(
            "Een regio om zelf te bevragen, en wat er met een leerling gebeurde:",
            "A region to ask questions of your own, and what happened to one student:",
        )
    )
    print("  leerspoor --journal demo.sqlite demo")
    print(f"  leerspoor --journal demo.sqlite timeline {CAST['joint-test-too-early']}")


def _cohorts(journal: Journal) -> list[str]:
    """The cohorts of which the promise is at stake."""
    rows = map(_row.decode, ask(journal, asked("guarantees", on=_ON)))
    return [row.cohort for row in rows if row.state in ("AT_RISK", "BREACHED", "SECURED") or row.flags]


def _show(journal: Journal, question: Asked) -> None:
    show_table(question, ask(journal, question), spoken())
    print()


class _Row(Struct):
    cohort: str
    state: str
    flags: list[str]


_row = msgspec.json.Decoder(_Row)
