"""How is a list of a school's own taken in on the command line: by which mapping, and by whose names?"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from journeys.errors import Unreadable, WrongUse
from journeys.saying import say
from journeys.store.place import place_of
from leerspoor.cli.place import where
from leerspoor.exchange.mapping import SourceMapping, load
from leerspoor.exchange.mapping_places import mapping_that_fits
from leerspoor.exchange.sheet import is_excel
from leerspoor.identity import IdentityStore, NoIdentities
from leerspoor.importing import Desks, Report, Tell, sniff
from leerspoor.importing_mapped import RefusedCell, import_mapped

_ONE_LIST = (
    "--rejects bewaart de rijen van een lijst in haar eigen vorm; importeer dan een lijst tegelijk",
    "--rejects keeps the rows of a list in its own form; import one list at a time then",
)
_NO_MAPPING = (
    "een eigen lijst gaat met een mapping: `leerspoor import --wizard {}` maakt er een",
    "a list of your own goes with a mapping: `leerspoor import --wizard {}` makes one",
)


def mapping_for(options: argparse.Namespace, path: Path, named: Path) -> SourceMapping | None:
    """The mapping that was named, or that fits a file of no form of ours; None if it needs none.

    `named` is what the file is called, `path` where it is read. Raises `Unreadable` with what to do if there
    is no mapping for it.
    """
    if options.mapping is not None:
        return load(options.mapping)
    if options.format != "auto":
        return None
    trouble = f"{named}: {say('een Excelbestand zonder mapping', 'an Excel file without a mapping')};"
    if not is_excel(path):
        try:
            sniff(path)
        except Unreadable as error:
            trouble = f"{error};"
        else:
            return None
    found = mapping_that_fits(path, named, _folders(options, named))
    if found is None:
        raise Unreadable(f"{trouble} {say(*_NO_MAPPING).format(named)}")
    if options.rejects is not None and len(options.files) > 1:
        raise Unreadable(f"{named}: {say(*_ONE_LIST)}")
    if not options.json:
        print(f"{named}: {say('gelezen met', 'read with')} {found[0].name}", file=sys.stderr)
    return found[1]


def _folders(options: argparse.Namespace, named: Path) -> list[Path]:
    """Where saved mappings are: beside the file, and beside the journal."""
    journal = place_of(where(options)).path
    return [named.parent] + ([] if journal is None else [journal.parent])


def take(
    place: str,
    desks: Desks,
    path: Path,
    mapping: SourceMapping,
    report: Report,
    *,
    rejects: BinaryIO | None,
    tell: Tell,
) -> None:
    """Take in a list by its mapping."""
    with ExitStack() as stack:
        identity = _identities(place, stack)
        import_mapped(identity, desks, path, mapping, report, rejects=rejects, tell=tell)


def _identities(place: str, stack: ExitStack) -> IdentityStore:
    """Who is known by number; nobody, if no names were ever brought in."""
    try:
        return stack.enter_context(IdentityStore(place, create=False))
    except NoIdentities:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        return stack.enter_context(IdentityStore(Path(folder) / "niemand.sqlite"))


def refuse_wrong_use(options: argparse.Namespace) -> None:
    """Raise `WrongUse` for options that do not go together."""
    if options.rejects is not None and options.rejects.suffix == ".toml":
        raise WrongUse(
            say(
                f"{options.rejects}: dit heet als een mapping; kies een ander bestand om te schrijven",
                f"{options.rejects}: this has the name of a mapping; choose another file to write",
            )
        )
    if options.mapping is not None and options.format != "auto":
        raise WrongUse(
            say(
                "--mapping en --format gaan niet samen: een mapping zegt al wat voor bestand het is",
                "--mapping and --format do not go together: a mapping says already what kind of file it is",
            )
        )
    if options.mapping is not None and options.rejects is not None and len(options.files) > 1:
        raise WrongUse(say(*_ONE_LIST))


def place_in_row(refusal: object) -> str | None:
    """The column of a refusal, as the list calls it; None if it is no refusal of a list."""
    return refusal.name if isinstance(refusal, RefusedCell) else None
