"""Is the journal whole, are the answers right, is the installation sound?"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from importlib.metadata import version

import msgspec

from journeys.errors import LeerspoorError
from journeys.store.database import PATIENCE
from leerspoor.checking import check
from leerspoor.checking_seals import SealCheck
from leerspoor.cli.place import existing, is_there, where
from leerspoor.cli.progress import Progress
from leerspoor.cli.sealed_words import lines
from leerspoor.cli.sealing import key_of
from leerspoor.cli.words import language_of
from leerspoor.exchange.checkpoint_file import checkpoint_in
from leerspoor.finding import Finding
from leerspoor.keyring import keyring
from leerspoor.sealing import state
from projections import catch_up
from projections.catch_up import is_current

_WAL_MENDED = (3, 51, 3)


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
        checked = check(journal, progress, SealCheck(journal, keyring(), since=since, pinned=pinned))
    for finding in checked.findings:
        _tell(finding)
    if options.json:
        print(msgspec.json.encode(checked).decode())
    elif checked.findings:
        print(f"{len(checked.findings)} keer iets mis; zie hierboven")
    else:
        language = language_of(options)
        print(_READ[language].format(checked))
        for line in lines(checked.sealed, checked.entries, language):
            print(line)
    return 1 if checked.findings else 0


_READ = {
    "nl": "{0.entries} gebeurtenissen in {0.streams} stromen nagelezen: elke hash en volgorde klopt, en de "
    "antwoorden over {0.students} leerlingen ook.",
    "en": "{0.entries} events in {0.streams} streams read again: every hash and order is right, and so are "
    "the answers about {0.students} students.",
}


def _tell(finding: Finding) -> None:
    place = f"positie {finding.position}: " if finding.position else ""
    print(f"leerspoor: {place}{finding.message}", file=sys.stderr)


def doctor(options: argparse.Namespace) -> int:
    """`doctor`: what is installed, where the journal is, and what deserves a look."""
    checks = [
        ("leerspoor", version("leerspoor"), True),
        ("python", sys.version.split()[0], sys.version_info >= (3, 11)),
        ("sqlite", sqlite3.sqlite_version, True),
    ]
    libraries = ("eventsourcing", "sqlalchemy", "msgspec", "pendulum")
    checks += [(name, version(name), True) for name in libraries]
    notes = []
    if sqlite3.sqlite_version_info < _WAL_MENDED:
        notes.append(
            "deze SQLite kan een journaal beschadigen als twee programma's er tegelijk naar schrijven en "
            "een van beide het logbestand leegt; leerspoor neemt daarom voor elke schrijfactie eerst het "
            f"slot en wacht {PATIENCE:.0f} seconden. SQLite 3.51.3 of nieuwer heeft het verholpen"
        )
    place, sound = where(options), True
    if not is_there(options):
        notes.append(f"{place}: hier is nog geen journaal; begin met `leerspoor demo` of `leerspoor import`")
    else:
        try:
            with existing(options) as journal:
                checks.append(("journaal", f"{journal.name}, {journal.position()} gebeurtenissen", True))
                checks.append(("antwoorden", "bij" if is_current(journal) else "nog bij te werken", True))
                sealed = state(journal)
                far = (
                    f"tot en met positie {sealed.sealed} van {sealed.events}" if sealed.sealed else "nog niet"
                )
                checks.append(("verzegeld", far, True))
                notes += [f"er wordt niet verder verzegeld: {sealed.trouble}"] if sealed.trouble else []
        except LeerspoorError as error:
            checks.append(("journaal", str(error), False))
            sound = False
    if options.json:
        told = [{"what": what, "found": found, "sound": good} for what, found, good in checks]
        print(msgspec.json.encode({"checks": told, "notes": notes}).decode())
    else:
        for what, found, good in checks:
            print(f"{'goed ' if good else 'FOUT '} {what}: {found}")
        for note in notes:
            print(f"let op {note}")
    return 0 if sound else 1
