"""How does the command line speak Dutch where its library speaks English?"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from journeys.saying import Language, language_of

_SAYINGS = (
    (r"the following arguments are required: (.*)", r"er ontbreekt: \1"),
    (r"argument (\S+): invalid choice: '?([^']*)'? \(choose from (.*)\)", r"\1: «\2» kan niet; kies uit \3"),
    (r"argument (\S+): expected one argument", r"\1: hier hoort een waarde achter"),
    (r"argument (\S+): invalid int value: '(.*)'", r"\1: «\2» is geen heel getal"),
)


def language_asked(arguments: Sequence[str]) -> Language:
    """The language asked for: by --lang, else by LEERSPOOR_LANG, else by the locale, else Dutch."""
    asked = [None, *arguments]
    following = zip(asked, arguments, strict=False)
    given = [word for before, word in following if before == "--lang" or word.startswith("--lang=")]
    locale = map(os.environ.get, ("LEERSPOOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    return language_of(*(word.removeprefix("--lang=") for word in given[:1]), *locale)


_TITLES = {"positional arguments": "argumenten", "options": "opties"}


class Parser(argparse.ArgumentParser):
    """argparse, in Dutch."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**(options | {"add_help": False}))
        self.add_argument("-h", "--help", action="help", help="deze uitleg")
        for group in self._action_groups:
            group.title = _TITLES.get(group.title or "", group.title)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does; what is left over is refused here, by the command it was typed behind."""
        found, left = super().parse_known_args(args, namespace)
        if left:
            self.error(_left_over(left, self.prog.partition(" ")[2]))
        return found, left

    def error(self, message: str) -> NoReturn:
        """One message, where to find more, and exit 2."""
        for english, dutch in _SAYINGS:
            message = re.sub(english, dutch, message)
        print(f"leerspoor: {_nearest_first(message)}\nZie: {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)

    def format_help(self) -> str:
        """The help text."""
        return super().format_help().replace("usage: ", "gebruik: ", 1)


_ALIKE = 0.75
"""How much a typed word has to resemble a choice, from 0 to 1, to be taken for it with a slip."""
_BEFORE = ("--journal", "--lang")


def _left_over(words: Sequence[str], command: str) -> str:
    """What to say of words that a command does not take."""
    first = words[0].partition("=")[0]
    if first in _BEFORE:
        return f"{first} hoort voor de opdracht: leerspoor {first} … {command}"
    return f"dit kennen we niet: {' '.join(words)}"


def _nearest_first(message: str) -> str:
    """Of a choice that cannot be, only those it resembles; all of them if it resembles none."""
    found = re.fullmatch(r"(.*«(.*)» kan niet); kies uit (.*)", message)
    if found is None:
        return message
    from difflib import get_close_matches

    choices = re.findall(r"[^\s,']+", found[3])
    meant = get_close_matches(found[2], choices, cutoff=_ALIKE)
    return f"{found[1]}; bedoelde u {' of '.join(meant)}?" if meant else message
