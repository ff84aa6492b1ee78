"""How does a person take an answer along in a file, or the days in a calendar?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from journeys.errors import WrongUse
from journeys.saying import say, spoken
from journeys.store.journal import Journal
from leerspoor.asking import BY_AGE, ask, asked
from leerspoor.cli.files import shown
from leerspoor.cli.how_many import DAYS, ROWS, Thing, how_many
from leerspoor.cli.place import existing, refuse_overwriting, where
from leerspoor.cli.progress import Progress
from leerspoor.exporting import chosen_policies, form_of, write_list
from projections.questions import Asked

T = TypeVar("T")
_OVERDUE: Thing = (
    "ervan is te laat en staat op een dag die voorbij is",
    "ervan zijn te laat en staan op een dag die voorbij is",
    "of them is overdue and stands on a day that is past",
    "of them are overdue and stand on a day that is past",
)


def export(options: argparse.Namespace, question: Asked) -> int:
    """`--export FILE` of every question: the same answer in a file, whole or not at all."""
    path: Path = options.export
    form_of(path)
    if options.json:
        raise WrongUse(
            say(
                "--json gaat naar het scherm en --export naar een bestand; kies een van beide",
                "--json goes to the screen and --export to a file; choose one of the two",
            )
        )
    refuse_overwriting(options, path)
    with (
        existing(options) as journal,
        Progress(say("antwoorden bijwerken", "bringing answers up to date")) as progress,
    ):
        question = _with_birth_days(options, journal, question)
        lines = ask(journal, question, progress)
        with Progress(say("rijen geschreven", "rows written")) as written:
            count = write_list(
                path,
                question,
                counted(lines, written),
                spoken(),
                policies=chosen_policies(journal, question),
                names=names_of(options, journal),
            )
    print(f"{shown(path)}: {how_many(count, ROWS)} {say('geschreven', 'written')}")
    return 0


def _with_birth_days(options: argparse.Namespace, journal: Journal, question: Asked) -> Asked:
    from leerspoor.cli.questions import with_birth_days

    return with_birth_days(options, journal, question) if question.question in BY_AGE else question


def counted(lines: Iterable[T], progress: Progress) -> Iterator[T]:
    """The same, and told how many have come by."""
    for number, line in enumerate(lines, 1):
        if number % 500 == 0:
            progress(number)
        yield line


def names_of(options: argparse.Namespace, journal: Journal) -> Mapping[str, str] | None:
    """The names for whoever asked for them with --names; told on stderr if there are none here."""
    if not getattr(options, "names", False):
        return None
    from leerspoor.identity.names import names

    found = names(where(options), (name.removeprefix("student/") for name in journal.stream_names("student")))
    if found is None:
        nobody = say(
            "let op: naast dit journaal staan geen namen (zie `leerspoor identity import`); "
            "er staan pseudoniemen",
            "note: there are no names beside this journal (see `leerspoor identity import`); "
            "pseudonyms are shown",
        )
        print(nobody, file=sys.stderr)
    return found


def calendar(options: argparse.Namespace) -> int:
    """`calendar`: the days by which something has to be done, for a calendar program."""
    path: Path = options.file
    if path.suffix.lower() != ".ics":
        raise WrongUse(
            say(
                f"{path}: een agenda is een .ics; noem het bestand zo",
                f"{path}: a calendar is an .ics; name the file so",
            )
        )
    refuse_overwriting(options, path)
    from leerspoor.deadlines import deadlines
    from leerspoor.exchange.calendar_file import Agenda, days_on, write_agenda

    language = spoken()
    question = asked(
        "worklist",
        on=options.on,
        cohort=options.cohort,
        policies=options.policies,
        acting=options.acting,
        within=options.within,
    )
    with (
        existing(options) as journal,
        Progress(say("antwoorden bijwerken", "bringing answers up to date")) as progress,
    ):
        question = _with_birth_days(options, journal, question)
        only = None if options.mentor is None else _students_of(options, journal)
        scope = " ".join(filter(None, (options.acting, options.cohort, options.mentor)))
        agenda = Agenda(
            name=f"leerspoor {scope}".strip(),
            scope=scope or say("alles", "everything"),
            deadlines=deadlines(
                ask(journal, question, progress),
                language,
                on=question.on,
                within=options.within,
                names=names_of(options, journal),
                only=only,
                scope=options.mentor or "",
            ),
            on=question.on,
            until=days_on(question.on, options.within),
            sequence=journal.position(),
            stamp=_as_of(journal, question.on),
        )
        written = write_agenda(path, agenda)
    days, cancelled = how_many(written.days, DAYS), written.cancelled
    told = say(f"{days} geschreven, {cancelled} vervallen", f"{days} written, {cancelled} cancelled")
    print(f"{shown(path)}: {told}")
    if overdue := sum(one.overdue for one in agenda.deadlines):
        late = how_many(overdue, _OVERDUE)
        print(say(f"  {late}; `leerspoor worklist` toont ze", f"  {late}; `leerspoor worklist` shows them"))
    return 0


def _as_of(journal: Journal, on: date) -> datetime:
    """As of when a calendar is: when the journal last took something in, or the day asked about if later."""
    begun = datetime(on.year, on.month, on.day, tzinfo=UTC)
    recorded = (entry.recorded_at for entry in journal.entries(after=journal.position() - 1))
    return max(next(recorded, begun).replace(microsecond=0), begun)


def _students_of(options: argparse.Namespace, journal: Journal) -> set[str]:
    """The students of a mentor, as the identity store has them; raises `WrongUse` if there are none."""
    from leerspoor.identity.names import known_people

    everyone = (name.removeprefix("student/") for name in journal.stream_names("student"))
    people = known_people(where(options), everyone) or {}
    found = {who for who, person in people.items() if person.mentor == options.mentor}
    if not found:
        raise WrongUse(
            say(
                "--mentor: van deze mentor staan hier geen leerlingen; verwacht: de mentor zoals in het "
                "bestand dat met `leerspoor identity import` is ingelezen",
                "--mentor: this mentor has no students here; expected: the mentor as in the file that was "
                "read with `leerspoor identity import`",
            )
        )
    return found
