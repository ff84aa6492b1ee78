"""In which language is a message to a person?

A program speaks one language at a time, chosen where it begins (`speak`): a message is made far from there,
often from parts, so each place says what it has to say in both and `say` takes the one that is spoken. What
a program reads (codes, fields, JSON members, states) is the same in every language and does not come here;
nor does anything that is kept: an answer that is stored knows no language.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Language: TypeAlias = Literal["nl", "en"]

_spoken: Language = "nl"


def speak(language: Language) -> None:
    """From now on messages are in this language."""
    global _spoken  # noqa: PLW0603 - there is one person before the program
    _spoken = language


def spoken() -> Language:
    """The language that messages are in now."""
    return _spoken


def say(dutch: str, english: str) -> str:
    """What there is to say, in the language that is spoken."""
    return dutch if _spoken == "nl" else english


def language_of(*given: str | None) -> Language:
    """The first that names a language (`en`, `nl`, or as a locale: `en_GB.UTF-8`); else Dutch.

    Anything but English is Dutch: `C`, and the languages that we do not speak.
    """
    found = next((name for name in given if name), "nl")
    return "en" if found.lower().partition("_")[0].partition("-")[0] == "en" else "nl"
