"""How do enrolments and exam results go to whoever speaks OEAPI?"""

from __future__ import annotations

import argparse

import msgspec

from journeys.saying import spoken
from leerspoor.asking import asked
from leerspoor.cli.files import shown
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
    nl = spoken() == "nl"
    reading = "leerlingen geschreven" if nl else "students written"
    with existing(options) as journal, Progress(reading) as progress:
        written = write(journal, question, options.file, progress)
    name = shown(options.file)
    if options.json:
        print(msgspec.json.encode({"file": name, **msgspec.structs.asdict(written)}).decode())
        return 0
    said = (
        "{}: {} inschrijvingen en {} uitslagen van {} leerlingen"
        if nl
        else "{}: {} enrolments and {} results of {} students"
    )
    print(said.format(name, written.enrolments, written.results, written.students))
    if written.unknown_parts:
        left_out = (
            "  niet geschreven: {} uitslagen van een onderdeel dat niet in het programma staat"
            if nl
            else "  not written: {} results of a part that is not in the programme"
        )
        print(left_out.format(written.unknown_parts))
    return 0
