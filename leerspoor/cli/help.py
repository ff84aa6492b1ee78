"""What if no command was named?"""

from __future__ import annotations

import argparse

from journeys.errors import WrongUse
from journeys.saying import say


def missing(options: argparse.Namespace) -> int:
    """The version, or what to do instead."""
    if options.version:
        from importlib.metadata import version

        print(f"leerspoor {version('leerspoor')}")
        return 0
    raise WrongUse(
        say(
            "noem een opdracht, bijvoorbeeld `leerspoor demo`. Alle opdrachten: leerspoor --help",
            "name a command, for example `leerspoor demo`. All commands: leerspoor --help",
        )
    )
