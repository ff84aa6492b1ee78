"""How does the command line speak Dutch where its library speaks English?"""

from __future__ import annotations

import argparse
import os
import re
import sys
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from leerspoor.wording import Language

_SAYINGS = (
    (r"the following arguments are required: (.*)", r"er ontbreekt: \1"),
    (r"unrecognized arguments: (.*)", r"dit kennen we niet: \1"),
    (r"argument (\S+): invalid choice: '?([^']*)'? \(choose from (.*)\)", r"\1: «\2» kan niet; kies uit \3"),
    (r"argument (\S+): expected one argument", r"\1: hier hoort een waarde achter"),
    (r"argument (\S+): invalid int value: '(.*)'", r"\1: «\2» is geen heel getal"),
)


def language_of(options: argparse.Namespace) -> Language:
    """The language asked for: by --lang, else of the environment, else Dutch."""
    given = options.lang or os.environ.get("LEERSPOOR_LANG") or "nl"
    return "en" if given.lower().startswith("en") else "nl"


_TITLES = {"positional arguments": "argumenten", "options": "opties"}


class Parser(argparse.ArgumentParser):
    """argparse, in Dutch."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**(options | {"add_help": False}))
        self.add_argument("-h", "--help", action="help", help="deze uitleg")
        for group in self._action_groups:
            group.title = _TITLES.get(group.title or "", group.title)

    def error(self, message: str) -> NoReturn:
        """One message, where to find more, and exit 2."""
        for english, dutch in _SAYINGS:
            message = re.sub(english, dutch, message)
        print(f"leerspoor: {message}\nZie: {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)

    def format_help(self) -> str:
        """The help text."""
        return super().format_help().replace("usage: ", "gebruik: ", 1)
