"""How is the program in the terminal started?"""

from __future__ import annotations

import argparse
import sys

from journeys.errors import WrongUse
from leerspoor.cli.place import existing, where
from leerspoor.cli.words import language_of


def run_tui(options: argparse.Namespace) -> int:
    """`tui`: the workplaces, on an existing journal."""
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise WrongUse("tui vraagt een terminal; elk antwoord is er ook als opdracht, zie leerspoor --help")
    with existing(options) as journal:
        from tui.app import run
        from tui.port import Port

        return run(Port(journal, where(options)), language=language_of(options), ascii_only=options.ascii)
