"""How are names and numbers looked after on the command line?"""

from __future__ import annotations

import argparse
import sys

import msgspec

from journeys.errors import WrongUse
from leerspoor.cli.place import where
from leerspoor.identity import IdentityStore, import_list


def missing(options: argparse.Namespace) -> int:
    """`identity` alone."""
    raise WrongUse(f"{options.command}: kies import BESTAND, show LEERLING of forget LEERLING")


def import_names(options: argparse.Namespace) -> int:
    """`identity import`: a CSV of number, name, birth date and mentor."""
    with IdentityStore(where(options)) as identity:
        report = import_list(identity, options.file, brin=options.brin)
    for remark in report.remarks:
        place = f"regel {remark.line}: " if remark.line else ""
        print(f"let op: {options.file}: {place}{remark.message}", file=sys.stderr)
    if options.json:
        counts = msgspec.structs.asdict(report) | {"file": str(options.file), "remarks": len(report.remarks)}
        print(msgspec.json.encode(counts).decode())
    else:
        print(
            f"{options.file}: {report.read} rijen gelezen, {report.added} personen nieuw, "
            f"{report.changed} aangevuld, {report.unchanged} ongewijzigd, {len(report.refusals)} geweigerd"
        )
        for refusal in report.refusals:
            print(f"  regel {refusal.line}, kolom {refusal.column}: {refusal.message}", file=sys.stderr)
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
    for label, value in known.items():
        print(f"  {label}: {value}")
    if not known:
        print("  van deze leerling is niets (meer) bekend")
    return 0


def forget(options: argparse.Namespace) -> int:
    """`identity forget`: remove what is known of a person, for good."""
    with IdentityStore(where(options), create=False) as identity:
        forgotten = identity.forget(options.student)
    removed = ", ".join(forgotten.removed) or "niets"
    if options.json:
        print(msgspec.json.encode(forgotten).decode())
    else:
        print(
            f"{options.student}: verwijderd: {removed}; {forgotten.register_records} aantekeningen van het "
            "register. Het pseudoniem blijft en wordt niet opnieuw gebruikt."
        )
    return 0
