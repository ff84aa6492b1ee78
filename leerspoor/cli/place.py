"""Which journal was meant, and is it there?"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from journeys.errors import NotAJournal
from journeys.store.journal import Journal, open_journal
from journeys.store.place import place_of


def where(options: argparse.Namespace) -> str:
    """The path or URL of the journal: as given, else of the environment, else in the user's data folder."""
    given: str | None = options.journal or os.environ.get("LEERSPOOR_JOURNAL")
    if given:
        return given
    from platformdirs import user_data_path

    return str(user_data_path("leerspoor", appauthor=False) / "journaal.sqlite")


def existing(options: argparse.Namespace) -> Journal:
    """Open the journal to ask or to check; raises `NotAJournal` with what to do if there is none yet."""
    place = where(options)
    path = place_of(place).path
    if path is not None and not path.exists():
        raise NotAJournal(
            f"{path}: hier is nog geen journaal. Begin met `leerspoor import BESTAND`, "
            "`leerspoor restore ARCHIEF` of `leerspoor demo`"
        )
    return open_journal(place, create=False)


def made_if_missing(options: argparse.Namespace) -> Journal:
    """Open the journal to record in it, and make it if it is not there yet."""
    return open_journal(where(options))


def is_there(options: argparse.Namespace) -> bool:
    """Whether a journal file is there; a server is asked by opening it."""
    path = place_of(where(options)).path
    return path is None or Path(path).exists()
