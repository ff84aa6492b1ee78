"""Which journal was meant, and is it there?"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from journeys.errors import NotAJournal, WrongUse
from journeys.saying import say

if TYPE_CHECKING:
    from journeys.store.journal import Journal


def where(options: argparse.Namespace) -> str:
    """The path or URL of the journal: as given, else of the environment, else in the user's data folder."""
    given: str | None = options.journal or os.environ.get("LEERSPOOR_JOURNAL")
    if given:
        return given
    from platformdirs import user_data_path

    return str(user_data_path("leerspoor", appauthor=False) / "journaal.sqlite")


def existing(options: argparse.Namespace) -> Journal:
    """Open the journal to ask or to check; raises `NotAJournal` with what to do if there is none yet."""
    from journeys.store.journal import open_journal
    from journeys.store.place import place_of
    from leerspoor.keeping_sealed import keep_sealed

    place = where(options)
    path = place_of(place).path
    if path is not None and not path.exists():
        raise NotAJournal(
            say(
                f"{path}: hier is nog geen journaal. Begin met `leerspoor import BESTAND`, "
                "`leerspoor restore ARCHIEF` of `leerspoor demo`",
                f"{path}: there is no journal here yet. Begin with `leerspoor import FILE`, "
                "`leerspoor restore ARCHIVE` or `leerspoor demo`",
            )
        )
    return keep_sealed(open_journal(place, create=False))


def made_if_missing(options: argparse.Namespace) -> Journal:
    """Open the journal to record in it, and make it if it is not there yet."""
    from journeys.store.journal import open_journal
    from leerspoor.keeping_sealed import keep_sealed

    return keep_sealed(open_journal(where(options)))


def is_there(options: argparse.Namespace) -> bool:
    """Whether a journal file is there; a server is asked by opening it."""
    from journeys.store.place import place_of

    path = place_of(where(options)).path
    return path is None or Path(path).exists()


def refuse_overwriting(options: argparse.Namespace, out: Path | None, inputs: Iterable[Path] = ()) -> None:
    """Raise `WrongUse` if a file to be written is the journal, stands beside it, or is to be read."""
    if out is None:
        return
    from journeys.store.place import place_of
    from leerspoor.identity.place import identity_place

    journal = place_of(where(options)).path
    kept = [*inputs]
    if journal is not None:
        kept += [Path(f"{journal}{ending}") for ending in ("", "-wal", "-shm")]
        kept += [path for path in [identity_place(journal).path] if path is not None]
    if any(_same_file(out, path) for path in kept):
        raise WrongUse(
            say(
                f"{out}: hierin staat wat bewaard of gelezen wordt; kies een ander bestand om te schrijven",
                f"{out}: this holds what is kept or read; choose another file to write",
            )
        )


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
