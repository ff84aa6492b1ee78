"""Is the journal whole, are the answers right, is the installation sound?"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from importlib.metadata import version

import msgspec

from journeys.errors import LeerspoorError
from journeys.store.database import PATIENCE
from leerspoor.checking import Finding, check
from leerspoor.cli.place import existing, is_there, where
from leerspoor.cli.progress import Progress
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
    with existing(options) as journal, Progress("nagelezen") as progress:
        checked = check(journal, progress)
    for finding in checked.findings:
        _tell(finding)
    if options.json:
        print(msgspec.json.encode(checked).decode())
    elif checked.findings:
        print(f"{len(checked.findings)} keer iets mis; zie hierboven")
    else:
        print(
            f"{checked.entries} gebeurtenissen in {checked.streams} stromen nagelezen: elke hash en "
            f"volgorde klopt, en de antwoorden over {checked.students} leerlingen ook. "
            "Niet nagegaan: of iemand het hele journaal heeft vervangen; daarvoor is een verzegeling nodig."
        )
    return 1 if checked.findings else 0


def _tell(finding: Finding) -> None:
    place = f"positie {finding.position}: " if finding.position else ""
    print(f"leerspoor: {place}{finding.message}", file=sys.stderr)


def doctor(options: argparse.Namespace) -> int:
    """`doctor`: what is installed, where the journal is, and what deserves a look."""
    lines = [
        ("leerspoor", version("leerspoor"), True),
        ("python", sys.version.split()[0], sys.version_info >= (3, 11)),
        ("sqlite", sqlite3.sqlite_version, True),
    ]
    libraries = ("eventsourcing", "sqlalchemy", "msgspec", "pendulum")
    lines += [(name, version(name), True) for name in libraries]
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
                lines.append(("journaal", f"{journal.name}, {journal.position()} gebeurtenissen", True))
                lines.append(("antwoorden", "bij" if is_current(journal) else "nog bij te werken", True))
        except LeerspoorError as error:
            lines.append(("journaal", str(error), False))
            sound = False
    if options.json:
        checks = [{"what": what, "found": found, "sound": good} for what, found, good in lines]
        print(msgspec.json.encode({"checks": checks, "notes": notes}).decode())
    else:
        for what, found, good in lines:
            print(f"{'goed ' if good else 'FOUT '} {what}: {found}")
        for note in notes:
            print(f"let op {note}")
    return 0 if sound else 1
