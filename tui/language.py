"""What do the screens say, in Dutch and in English?

The words of the screens themselves; what an answer can hold has its words in `leerspoor.wording`.
"""

from __future__ import annotations

from typing import TypeAlias

from leerspoor.wording import Language

Both: TypeAlias = tuple[str, str]
"""Dutch and English."""


def say(text: Both, language: Language) -> str:
    """A text in a language."""
    return text[0 if language == "nl" else 1]


TITLES: dict[str, Both] = {
    "today": ("Vandaag", "Today"),
    "students": ("Leerlingen", "Students"),
    "exams": ("Open examens", "Exams owed"),
    "cohorts": ("Cohorten", "Cohorts"),
    "replay": ("Terugkijken", "Replay"),
    "student": ("Leerling", "Student"),
    "why": ("Waarom", "Why"),
}
AS_OF: Both = ("stand", "as of")
KNOWN: Both = ("bekend op", "known at")
NOW: Both = ("nu", "now")
EVERYTHING: Both = ("alles", "everything")
SEARCH: Both = ("zoek", "search")
OF: Both = ("van", "of")
LOADING: Both = ("bezig …", "busy …")
NOTHING: Both = ("niets gevonden", "nothing found")
TOO_SMALL: Both = (
    "Dit venster is te klein (ten minste 40x12). Zonder scherm: leerspoor --help",
    "This window is too small (at least 40x12). Without a screen: leerspoor --help",
)
EMPTY: Both = (
    "Er zijn nog geen leerlingen. Begin met `leerspoor import BESTAND`, of kijk rond met `leerspoor demo`.",
    "There are no students yet. Begin with `leerspoor import FILE`, or look around with `leerspoor demo`.",
)
