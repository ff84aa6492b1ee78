"""Is the journal whole, and are the answers right?"""

from __future__ import annotations

import argparse
import sys

import msgspec

from journeys.errors import LeerspoorError
from journeys.store.journal import Journal
from leerspoor.checking import Checked, check
from leerspoor.checking_seals import SealCheck
from leerspoor.cli.place import existing
from leerspoor.cli.progress import Progress
from leerspoor.cli.sealed_words import lines
from leerspoor.cli.sealing import key_of
from leerspoor.cli.words import language_of
from leerspoor.erasing import back
from leerspoor.exchange.checkpoint_file import checkpoint_in
from leerspoor.finding import Finding
from leerspoor.keyring import keyring
from projections import catch_up


def rebuild(options: argparse.Namespace) -> int:
    """`rebuild`: work out every answer again."""
    with existing(options) as journal, Progress("leerlingen uitgewerkt") as progress:
        catch_up.rebuild(journal, progress)
        students, position = len(journal.stream_names("student")), journal.position()
    if options.json:
        print(msgspec.json.encode({"students": students, "position": position}).decode())
    else:
        print(
            f"de antwoorden over {students} leerlingen zijn opnieuw uitgewerkt, tot en met positie {position}"
        )
    return 0


def verify(options: argparse.Namespace) -> int:
    """`verify`: read every byte again; exit 1 with the first place that is wrong."""
    since = checkpoint_in(options.since) if options.since else None
    pinned = key_of("--key", options.key)
    with existing(options) as journal, Progress("nagelezen") as progress:
        seals = SealCheck(journal, keyring(), since=since, pinned=pinned)
        checked = check(journal, progress, seals, answers=not options.events)
        checked.findings += _came_back(journal, checked)
    for finding in checked.findings:
        _tell(finding)
    if options.json:
        print(msgspec.json.encode(checked).decode())
    elif checked.findings:
        print(f"{len(checked.findings)} keer iets mis; zie hierboven")
    else:
        language = language_of(options)
        print((_EVENTS if options.events else _READ)[language].format(checked))
        for line in lines(checked.sealed, checked.entries, language):
            print(line)
    return 1 if checked.findings else 0


def _came_back(journal: Journal, checked: Checked) -> list[Finding]:
    """What was erased once and is here again, as in an older copy."""
    try:
        count = back(journal, keyring())
    except LeerspoorError:
        checked.sealed.unchecked.append("ledger-unreadable")
        return []
    message = f"{count} gebeurtenissen die gewist waren, hebben hun inhoud weer: `leerspoor erase --again`"
    return [Finding(message)] if count else []


_READ = {
    "nl": "{0.entries} gebeurtenissen in {0.streams} stromen nagelezen: elke hash en volgorde klopt, en de "
    "antwoorden over {0.students} leerlingen ook.",
    "en": "{0.entries} events in {0.streams} streams read again: every hash and order is right, and so are "
    "the answers about {0.students} students.",
}
_EVENTS = {
    "nl": "{0.entries} gebeurtenissen in {0.streams} stromen nagelezen: elke hash en volgorde klopt.",
    "en": "{0.entries} events in {0.streams} streams read again: every hash and order is right.",
}


def _tell(finding: Finding) -> None:
    place = f"positie {finding.position}: " if finding.position else ""
    print(f"leerspoor: {place}{finding.message}", file=sys.stderr)
