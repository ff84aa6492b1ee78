"""How does a shell complete what one types? By a script that is made from the commands themselves."""

from __future__ import annotations

import argparse
from pathlib import Path

from journeys.errors import WrongUse
from journeys.saying import say


def script(options: argparse.Namespace) -> int:
    """`completion`: the script for a shell, on stdout."""
    try:
        import shtab
    except ModuleNotFoundError:
        needed = say("aanvullen vraagt de bibliotheek shtab", "completion needs the library shtab")
        raise WrongUse(f"{needed}: pip install 'leerspoor[completion]'") from None
    from leerspoor.cli.main import parser_of_all

    parser = parser_of_all()
    for action in _actions(parser):
        if action.type is Path:
            action.complete = shtab.FILE  # type: ignore[attr-defined] # how shtab is told
    print(shtab.complete(parser, options.shell))
    return 0


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Every argument of a parser and of the commands below it."""
    found: list[argparse.Action] = []
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to list them
        found.append(action)
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            for below in action.choices.values():
                found += _actions(below)
    return found
