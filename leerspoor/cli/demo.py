"""What does leerspoor show? An invented region, with the answers."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from journeys.store.journal import Journal, open_journal
from leerspoor.asking import ask, asked
from leerspoor.cli.progress import Progress
from leerspoor.cli.tables import show as show_table
from leerspoor.exchange.sample import CAST
from leerspoor.exchange.sample import sample as region
from projections.catch_up import catch_up
from projections.questions import Question

STUDENTS, SEED = 240, 1
_ON = "2025-10-01"


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
        with Progress("gebeurtenissen"), journal.writing() as writing:
            count = writing.restore(region(STUDENTS, SEED))
        print(
            f"Een verzonnen regio: {STUDENTS} leerlingen, {count} gebeurtenissen. Niemand hierin bestaat.\n"
        )
        with Progress("antwoorden uitgewerkt, leerlingen") as progress:
            catch_up(journal, progress)
    students = tuple(sorted(CAST.values()))[:8]
    for question in _QUESTIONS:
        about = () if question == "guarantees" else students[:2] if question == "exams-owed" else students
        asked_ = asked(question, on=_ON, students=about)
        show_table(asked_, ask(journal, asked_))
        print()
    print("Zelf vragen: leerspoor --journal demo.sqlite demo; daarna bijvoorbeeld")
    print(f"  leerspoor --journal demo.sqlite timeline {students[0]}")


_QUESTIONS: tuple[Question, ...] = ("responsibility", "exams-owed", "guarantees")
