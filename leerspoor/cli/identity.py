"""How are names and numbers looked after on the command line?"""

from __future__ import annotations

import argparse
import sys

import msgspec

from journeys.errors import WrongUse
from journeys.saying import say
from leerspoor.cli.how_many import ROWS, Thing, how_many
from leerspoor.cli.place import where
from leerspoor.identity import IdentityStore, import_list

_LABELS = {
    "nummer": "number",
    "geboortedatum": "date of birth",
    "geslacht": "sex",
    "roepnaam": "first name",
    "tussenvoegsel": "infix",
    "achternaam": "last name",
}
"""What is known of a person has its Dutch name in JSON; this is what who reads English sees."""
_NEW: Thing = ("persoon nieuw", "personen nieuw", "person new", "persons new")
_RECORDS: Thing = (
    "aantekening van het register",
    "aantekeningen van het register",
    "record of the register",
    "records of the register",
)


def missing(options: argparse.Namespace) -> int:
    """`identity` alone."""
    choices = say(
        "kies import BESTAND, show LEERLING of forget LEERLING",
        "choose import FILE, show STUDENT or forget STUDENT",
    )
    raise WrongUse(f"{options.command}: {choices}")


def label(name: str) -> str:
    """What is known of a person, by the name that a person reads."""
    return say(name, _LABELS.get(name, name))


def import_names(options: argparse.Namespace) -> int:
    """`identity import`: a CSV of number, name, birth date and mentor."""
    with IdentityStore(where(options)) as identity:
        report = import_list(identity, options.file, brin=options.brin)
    for remark in report.remarks:
        place = f"{say('regel', 'line')} {remark.line}: " if remark.line else ""
        print(f"{say('let op', 'note')}: {options.file}: {place}{remark.message}", file=sys.stderr)
    if options.json:
        counts = msgspec.structs.asdict(report) | {"file": str(options.file), "remarks": len(report.remarks)}
        print(msgspec.json.encode(counts).decode())
    else:
        rows, new = how_many(report.read, ROWS), how_many(report.added, _NEW)
        told = say(
            f"{rows} gelezen, {new}, {report.changed} aangevuld, {report.unchanged} ongewijzigd, "
            f"{len(report.refusals)} geweigerd",
            f"{rows} read, {new}, {report.changed} added to, {report.unchanged} unchanged, "
            f"{len(report.refusals)} refused",
        )
        print(f"{options.file}: {told}")
        for refusal in report.refusals:
            at = say(
                f"regel {refusal.line}, kolom {refusal.column}",
                f"line {refusal.line}, column {refusal.column}",
            )
            print(f"  {at}: {refusal.message}", file=sys.stderr)
    return 1 if report.refusals else 0


def show(options: argparse.Namespace) -> int:
    """`identity show`: who a pseudonym is."""
    with IdentityStore(where(options), create=False) as identity:
        person = identity.show(options.student)
    if options.json:
        print(msgspec.json.encode({"student": options.student, **person.known()}).decode())
        return 0
    known = person.known()
    print(options.student)
    for name, value in known.items():
        print(f"  {label(name)}: {value}")
    if not known:
        nothing = say(
            "van deze leerling is niets (meer) bekend", "nothing is known of this student (any more)"
        )
        print(f"  {nothing}")
    return 0


def forget(options: argparse.Namespace) -> int:
    """`identity forget`: remove what is known of a person, for good."""
    with IdentityStore(where(options), create=False) as identity:
        forgotten = identity.forget(options.student)
    removed = ", ".join(map(label, forgotten.removed)) or say("niets", "nothing")
    if options.json:
        print(msgspec.json.encode(forgotten).decode())
    else:
        records = how_many(forgotten.register_records, _RECORDS)
        told = say(
            f"verwijderd: {removed}; {records}. Het pseudoniem blijft en wordt niet opnieuw gebruikt.",
            f"removed: {removed}; {records}. The pseudonym remains and is not used again.",
        )
        print(f"{options.student}: {told}")
    return 0
