"""Is the journal whole, and are the answers right?"""

from __future__ import annotations

import argparse
import sys

import msgspec

from journeys.saying import say, spoken
from leerspoor.checking_seals import SealCheck
from leerspoor.cli.how_many import STUDENTS, Thing, how_many
from leerspoor.cli.place import existing
from leerspoor.cli.progress import Progress
from leerspoor.cli.sealing import key_of
from leerspoor.exchange.checkpoint_file import checkpoint_in
from leerspoor.finding import Finding
from leerspoor.keyring import keyring
from leerspoor.sealed_words import said
from leerspoor.verifying import verified
from projections import catch_up

_WRONG: Thing = ("keer iets mis", "keer iets mis", "thing is wrong", "things are wrong")


def rebuild(options: argparse.Namespace) -> int:
    """`rebuild`: work out every answer again."""
    with (
        existing(options) as journal,
        Progress(say("leerlingen uitgewerkt", "students worked out")) as progress,
    ):
        catch_up.rebuild(journal, progress)
        students, position = len(journal.stream_names("student")), journal.position()
    if options.json:
        print(msgspec.json.encode({"students": students, "position": position}).decode())
    else:
        whom = how_many(students, STUDENTS)
        done = say(
            f"de antwoorden over {whom} zijn opnieuw uitgewerkt, tot en met positie {position}",
            f"the answers about {whom} have been worked out again, up to and including position {position}",
        )
        print(done)
    return 0


def verify(options: argparse.Namespace) -> int:
    """`verify`: read every byte again; exit 1 with the first place that is wrong."""
    since = checkpoint_in(options.since) if options.since else None
    pinned = key_of("--key", options.key)
    with existing(options) as journal, Progress(say("nagelezen", "read again")) as progress:
        seals = SealCheck(journal, keyring(), since=since, pinned=pinned)
        checked = verified(journal, progress, seals, answers=not options.events)
    for finding in checked.findings:
        _tell(finding)
    if options.json:
        print(msgspec.json.encode(checked).decode())
    elif checked.findings:
        print(
            say(
                f"{len(checked.findings)} keer iets mis; zie hierboven",
                f"{how_many(len(checked.findings), _WRONG)}; see above",
            )
        )
    else:
        for line in said(checked, spoken(), answers=not options.events):
            print(line)
    return 1 if checked.findings else 0


def _tell(finding: Finding) -> None:
    place = f"{say('positie', 'position')} {finding.position}: " if finding.position else ""
    print(f"leerspoor: {place}{finding.message}", file=sys.stderr)
