"""How does a person print a report: for the committee, for a mentor, about a cohort?"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

from journeys.errors import WrongUse
from journeys.saying import Language, say, spoken
from journeys.store.journal import Journal
from leerspoor.asking import asked
from leerspoor.cli.exports import counted, names_of
from leerspoor.cli.files import shown
from leerspoor.cli.place import existing, refuse_overwriting
from leerspoor.cli.progress import Progress
from leerspoor.cli.questions import with_birth_days
from leerspoor.exchange.document import Document
from leerspoor.exchange.publishing import publish, refuse_other_endings
from leerspoor.reporting import gathering
from leerspoor.reporting.cohort import Cohort, cohort_report, count_days, first_day, last_day
from leerspoor.reporting.committee import exams_owed
from leerspoor.reporting.mentor import student_page
from leerspoor.reporting.saying import Naming
from projections.questions import Asked, Question


def missing(_: argparse.Namespace) -> int:
    """`report` without which."""
    raise WrongUse(
        say(
            "noem welk rapport: exams-owed, student of cohort. Zie: leerspoor report --help",
            "name which report: exams-owed, student or cohort. See: leerspoor report --help",
        )
    )


def of_exams(options: argparse.Namespace) -> int:
    """`report exams-owed`: the committee's list, cohort by cohort."""

    def made(journal: Journal, progress: Progress) -> Document:
        question = _asked(options, "exams-owed", cohort=options.cohort, side=options.side)
        cohorts = gathering.cohorts_of_students(
            journal, msgspec.structs.replace(question, side=None), progress
        )
        with Progress(say("onderdelen gelezen", "parts read")) as reading:
            parts = counted(gathering.open_parts(journal, question), reading)
            return exams_owed(parts, cohorts, *_told(options, journal, question))

    return _published(options, made)


def of_student(options: argparse.Namespace) -> int:
    """`report student`: one page for a mentor."""

    def made(journal: Journal, _: Progress) -> Document:
        question = _asked(options, "responsibility", students=[options.student])
        question = with_birth_days(options, journal, question)
        return student_page(gathering.of_student(journal, question), *_told(options, journal, question))

    return _published(options, made)


def of_cohort(options: argparse.Namespace) -> int:
    """`report cohort`: numbers and pictures over the years."""

    def made(journal: Journal, progress: Progress) -> Document:
        key = options.cohort
        promise = _asked(options, "guarantees", cohorts=[key])
        (guarantee,) = gathering.rows(journal, promise, progress)
        outcome = with_birth_days(options, journal, msgspec.structs.replace(promise, question="outcomes"))
        (outcomes,) = gathering.rows(journal, outcome)
        about = _asked(options, "responsibility", cohort=key)
        with Progress(say("leerlingen gelezen", "students read")) as reading:
            members = gathering.members(journal, about, count_days(key, promise.on), reading)
        cohort = Cohort(
            key=key,
            on=promise.on,
            first=first_day(key),
            last=last_day(key, date.fromisoformat(guarantee["until"]), promise.on),
            members=members,
            guarantee=guarantee,
            outcomes=outcomes,
        )
        return cohort_report(cohort, *_told(options, journal, promise, students=len(members)))

    return _published(options, made)


def _asked(options: argparse.Namespace, question: Question, **which: object) -> Asked:
    return asked(question, on=options.on, known_at=options.known_at, policies=options.policies, **which)  # type: ignore[arg-type] # as each report has them


def _told(
    options: argparse.Namespace, journal: Journal, question: Asked, *, students: int | None = None
) -> tuple[list[tuple[str, str]], Naming, Language]:
    """What every report is given beside its answers: what it says of itself, the names, the language."""
    language = spoken()
    names = names_of(options, journal)
    facts = gathering.stated(journal, question, language, named=names is not None)
    if students is not None:
        facts.append(("leerlingen" if language == "nl" else "students", str(students)))
    return facts, Naming(names), language


def _published(options: argparse.Namespace, made: Callable[[Journal, Progress], Document]) -> int:
    path: Path = options.file
    refuse_other_endings(path)
    refuse_overwriting(options, path)
    with (
        existing(options) as journal,
        Progress(say("antwoorden bijwerken", "bringing answers up to date")) as progress,
    ):
        document = made(journal, progress)
    with Progress(say("op papier gezet", "put on paper")) as progress:
        publish(document, path, progress)
    print(f"{shown(path)}: {say('geschreven', 'written')}")
    return 0
