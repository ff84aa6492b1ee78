"""How do enrolments and exam results go to whoever speaks OEAPI?"""

from __future__ import annotations

import argparse

import msgspec

from journeys.saying import say
from leerspoor.asking import asked
from leerspoor.cli.files import shown
from leerspoor.cli.how_many import ENROLMENTS, RESULTS, STUDENTS, how_many
from leerspoor.cli.place import existing, refuse_overwriting
from leerspoor.cli.progress import Progress
from leerspoor.exporting_oeapi import write


def export(options: argparse.Namespace) -> int:
    """`export-oeapi`: what the journal holds of enrolments and results, one association a line."""
    question = asked(
        "result",
        on=options.on,
        known_at=options.known_at,
        cohort=options.cohort,
        side=options.side,
        policies=options.policies,
    )
    refuse_overwriting(options, options.file)
    with (
        existing(options) as journal,
        Progress(say("leerlingen geschreven", "students written")) as progress,
    ):
        written = write(journal, question, options.file, progress)
    name = shown(options.file)
    if options.json:
        print(msgspec.json.encode({"file": name, **msgspec.structs.asdict(written)}).decode())
        return 0
    enrolments, results = how_many(written.enrolments, ENROLMENTS), how_many(written.results, RESULTS)
    students = how_many(written.students, STUDENTS)
    told = say(f"{enrolments} en {results} van {students}", f"{enrolments} and {results} of {students}")
    print(f"{name}: {told}")
    if written.unknown_parts:
        unknown = how_many(written.unknown_parts, RESULTS)
        left_out = say(
            f"niet geschreven: {unknown} van een onderdeel dat niet in het programma staat",
            f"not written: {unknown} of a part that is not in the programme",
        )
        print(f"  {left_out}")
    return 0
