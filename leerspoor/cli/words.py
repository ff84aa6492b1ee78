"""How does the command line speak, in Dutch and in English, where its library speaks in its own way?"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from journeys.saying import Language, language_of, say, spoken

_SAYINGS = (
    (r"the following arguments are required: (.*)", r"er ontbreekt: \1", r"missing: \1"),
    (
        r"argument (\S+): invalid choice: '?([^']*)'? \(choose from (.*)\)",
        r"\1: «\2» kan niet; kies uit \3",
        r"\1: «\2» cannot be; choose from \3",
    ),
    (
        r"argument (\S+): expected one argument",
        r"\1: hier hoort een waarde achter",
        r"\1: a value has to follow",
    ),
    (
        r"argument (\S+): expected at least one argument",
        r"\1: hier hoort minstens een waarde achter",
        r"\1: at least one value has to follow",
    ),
    (
        r"argument (\S+): ignored explicit argument '(.*)'",
        r"\1: hier hoort geen waarde achter («\2»)",
        r"\1: no value can follow («\2»)",
    ),
    (
        r"argument (\S+): invalid int value: '(.*)'",
        r"\1: «\2» is geen heel getal",
        r"\1: «\2» is not a whole number",
    ),
    (
        r"ambiguous option: (\S+) could match (.*)",
        r"\1 kan van alles zijn: \2",
        r"\1 could be more than one: \2",
    ),
)
"""What argparse says, and what we say instead in Dutch and in English."""


def language_asked(arguments: Sequence[str]) -> Language:
    """The language asked for: by --lang, else by LEERSPOOR_LANG, else by the locale, else Dutch."""
    asked = [None, *arguments]
    following = zip(asked, arguments, strict=False)
    given = [word for before, word in following if before == "--lang" or word.startswith("--lang=")]
    locale = map(os.environ.get, ("LEERSPOOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    return language_of(*(word.removeprefix("--lang=") for word in given[:1]), *locale)


_TITLES = {"positional arguments": "argumenten", "options": "opties"}


def in_words(dutch: str) -> str:
    """The help in the language that is spoken; a word that is the same in both, or is a code, as it is."""
    if spoken() == "nl":
        return dutch
    from leerspoor.cli.english_help import ENGLISH

    return ENGLISH.get(dutch, dutch)


class Parser(argparse.ArgumentParser):
    """argparse, in the language that is spoken where the parser is made."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**(options | {"add_help": False}))
        self.add_argument("-h", "--help", action="help", help="deze uitleg")
        for group in self._action_groups if spoken() == "nl" else ():
            group.title = _TITLES.get(group.title or "", group.title)

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:
        """As argparse does, with help and metavar given in Dutch."""
        return super().add_argument(*names, **_in_words(options, "help", "metavar"))

    def add_subparsers(self, **options: Any) -> Any:
        """As argparse does, with title and metavar given in Dutch."""
        return super().add_subparsers(**_in_words(options, "title", "metavar"))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does; what is left over is refused here, by the command it was typed behind."""
        found, left = super().parse_known_args(args, namespace)
        if left:
            self.error(_left_over(left, self.prog.partition(" ")[2]))
        return found, left

    def error(self, message: str) -> NoReturn:
        """One message, where to find more, and exit 2."""
        for library, dutch, english in _SAYINGS:
            message = re.sub(library, say(dutch, english), message)
        see = say("Zie", "See")
        print(f"leerspoor: {_nearest_first(message)}\n{see}: {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)

    def format_help(self) -> str:
        """The help text."""
        return super().format_help().replace("usage: ", say("gebruik: ", "usage: "), 1)


def _in_words(options: dict[str, Any], *of: str) -> dict[str, Any]:
    return options | {name: in_words(options[name]) for name in of if name in options}


_ALIKE = 0.75
"""How much a typed word has to resemble a choice, from 0 to 1, to be taken for it with a slip."""
_BEFORE = ("--journal", "--lang")


def _left_over(words: Sequence[str], command: str) -> str:
    """What to say of words that a command does not take."""
    first = words[0].partition("=")[0]
    if first in _BEFORE:
        typed = f"leerspoor {first} … {command}"
        return say(f"{first} hoort voor de opdracht: {typed}", f"{first} belongs before the command: {typed}")
    unknown = " ".join(words)
    return say(f"dit kennen we niet: {unknown}", f"this is not known: {unknown}")


_NEAREST = (
    (r"(.*«(.*)» kan niet); kies uit (.*)", "bedoelde u", "of"),
    (r"(.*«(.*)» cannot be); choose from (.*)", "did you mean", "or"),
)


def _nearest_first(message: str) -> str:
    """Of a choice that cannot be, only those it resembles; all of them if it resembles none."""
    pattern, did_you_mean, either = _NEAREST[spoken() == "en"]
    found = re.fullmatch(pattern, message)
    if found is None:
        return message
    from difflib import get_close_matches

    choices = re.findall(r"[^\s,']+", found[3])
    meant = get_close_matches(found[2], choices, cutoff=_ALIKE)
    return f"{found[1]}; {did_you_mean} {f' {either} '.join(meant)}?" if meant else message
