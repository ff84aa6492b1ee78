"""How are the journal and DUO's register laid beside each other on the command line?"""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

import msgspec

from journeys.errors import WrongUse
from journeys.saying import Language, say, spoken
from leerspoor.asking import day_of as day_typed
from leerspoor.cli.files import shown
from leerspoor.cli.how_many import Thing, how_many
from leerspoor.cli.place import existing, refuse_overwriting, where
from leerspoor.cli.progress import Progress
from leerspoor.cli.register_words import about_the_day, exported, what_to_do
from leerspoor.exchange import register
from leerspoor.exchange.csv_table import Refusal, Remark
from leerspoor.exchange.ro_beside import Beside, totals_of
from leerspoor.exchange.textfile import at_rest
from leerspoor.exchange.whole_file import whole
from leerspoor.exporting_register import Exporting, Period
from leerspoor.identity import IdentityStore, NoIdentities
from leerspoor.reconciling import Reconciling, day_of
from leerspoor.today import today

_SHOWN = 20
"""Refused lines shown to a person."""
_UNREADABLE: Thing = (
    "regel die niet te lezen is",
    "regels die niet te lezen zijn",
    "more line that cannot be read",
    "more lines that cannot be read",
)
_NOTE: dict[Language, str] = {"nl": "let op", "en": "note"}


def reconcile(options: argparse.Namespace) -> int:
    """`reconcile`: a registratieoverzicht beside the journal; exit 1 if it differs or is not read whole."""
    on = None if options.on is None else day_typed(options.on)
    language = spoken()
    with ExitStack() as stack:
        journal = stack.enter_context(existing(options))
        identity = _identity(options, stack)
        overview = register.read(stack.enter_context(at_rest(options.file)))
        on = on or day_of(overview, today())
        reconciling = Reconciling(
            journal, identity, overview, on, chosen_policies=options.policies != "default"
        )
        totals = totals_of(overview, on)
        students = []
        with Progress(say("leerlingen vergeleken", "students compared")) as progress:
            for beside in reconciling.students(progress):
                totals.add(beside)
                students.append(beside)
    name = shown(options.file)
    for text in about_the_day(overview, on, language):
        print(f"{_NOTE[language]}: {name}: {text}", file=sys.stderr)
    refusals = [*overview.refusals, *reconciling.findings.refusals]
    _warn(name, overview.remarks, refusals)
    if options.json:
        for beside in students:
            print(_line(beside, language))
        print(msgspec.json.encode({"file": name, **msgspec.structs.asdict(totals)}).decode())
    else:
        from leerspoor.cli.register_tables import show

        show(students, totals, language, everyone=options.all)
    return 1 if totals.differing or refusals else 0


def _identity(options: argparse.Namespace, stack: ExitStack) -> IdentityStore | None:
    """The identity store; None, and told, if there is none yet."""
    try:
        return stack.enter_context(IdentityStore(where(options), create=False))
    except NoIdentities as error:
        nobody = say("van niemand is daardoor een nummer bekend", "so that nobody's number is known")
        print(f"{_NOTE[spoken()]}: {error}; {nobody}", file=sys.stderr)
        return None


def export_register(options: argparse.Namespace) -> int:
    """`export-register`: what the journal holds of an institution as a registratieoverzicht."""
    language = spoken()
    day = today()
    end = day if options.until is None else day_typed(options.until)
    begin = None if options.from_ is None else day_typed(options.from_)
    if begin is not None and begin > end:
        raise WrongUse(
            say(
                f"--from {begin} ligt na --until {end}; verwacht: een eerste dag niet na de laatste",
                f"--from {begin} is after --until {end}; expected: a first day that is not after the last",
            )
        )
    refuse_overwriting(options, options.file)
    with ExitStack() as stack:
        journal = stack.enter_context(existing(options))
        identity = _identity(options, stack)
        with Progress(say("leerlingen gelezen", "students read")) as progress:
            exporting = Exporting(journal, identity, options.brin.upper(), Period(begin, end), day, progress)
        target = options.file / exporting.file_name if options.file.is_dir() else options.file
        with (
            Progress(say("leerlingen geschreven", "students written")) as progress,
            whole(target) as path,
            _for_owner_alone(path) as file,
        ):
            export = exporting.write(file, progress)
    if options.json:
        print(msgspec.json.encode({"file": shown(target), **msgspec.structs.asdict(export)}).decode())
    else:
        for text in exported(shown(target), export, language):
            print(text)
    return 0


def _for_owner_alone(path: Path) -> TextIO:
    """A new file that nobody else can read, for it names people by number."""
    return os.fdopen(
        os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8", newline="\n"
    )


def _warn(name: str, remarks: list[Remark], refusals: list[Refusal]) -> None:
    for remark in remarks:
        place = f"{say('regel', 'line')} {remark.line}: " if remark.line else ""
        print(f"{_NOTE[spoken()]}: {name}: {place}{remark.message}", file=sys.stderr)
    for refusal in refusals[:_SHOWN]:
        at = say(
            f"regel {refusal.line}, kolom {refusal.column}", f"line {refusal.line}, column {refusal.column}"
        )
        print(f"  {at}: {refusal.message}", file=sys.stderr)
    if len(refusals) > _SHOWN:
        more = how_many(len(refusals) - _SHOWN, _UNREADABLE)
        print(f"  {say('en nog', 'and')} {more}", file=sys.stderr)


def _line(beside: Beside, language: Language) -> str:
    """One student as JSON, each difference with what to do about it."""
    differences = [
        msgspec.structs.asdict(found) | {"do": what_to_do(found.about, found.kind, language)}
        for found in beside.differences
    ]
    said = msgspec.structs.asdict(beside) | {"differences": differences}
    return msgspec.json.encode(said).decode()
