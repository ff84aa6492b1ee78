"""What do the screens say, in Dutch and in English?

The words of the screens themselves; what an answer can hold has its words in `leerspoor.wording`.
"""

from __future__ import annotations

from typing import TypeAlias

from journeys.saying import Language

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
AGAIN: Both = ("r: vraag het opnieuw", "r: ask again")
GONE: Both = (
    "{}: dit bestand is er niet meer. Zet het terug, of sluit met ctrl+q en noem een ander met --journal.",
    "{}: this file is gone. Put it back, or close with ctrl+q and name another one with --journal.",
)
LOADING: Both = ("bezig …", "busy …")
NOTHING: Both = ("niets gevonden", "nothing found")
SEARCH_ACTION: Both = ("Zoek een opdracht …", "Search for a command …")
NO_COLOUR: Both = (
    "De kleuren staan uit, omdat NO_COLOR is gezet.",
    "Colours are off, because NO_COLOR is set.",
)
TO_QUIT: Both = ("Stoppen gaat met ctrl+q.", "To quit, press ctrl+q.")
TOO_SMALL: Both = (
    "Dit venster is te klein (ten minste 40x12). Als opdracht: leerspoor {}",
    "This window is too small (at least 40x12). As a command: leerspoor {}",
)
PLAIN: dict[str, Both] = {
    "today": ("worklist", "worklist"),
    "students": ("responsibility", "responsibility"),
    "exams": ("exams-owed", "exams-owed"),
    "cohorts": ("guarantees", "guarantees"),
    "replay": ("timeline LEERLING --known-at DAG", "timeline STUDENT --known-at DAY"),
    "student": ("timeline LEERLING", "timeline STUDENT"),
    "why": ("why LEERLING VRAAG", "why STUDENT QUESTION"),
}
"""The command that answers what a screen shows."""
EMPTY: Both = (
    "Er zijn nog geen leerlingen. Begin met `leerspoor import BESTAND`, of kijk rond met `leerspoor demo`.",
    "There are no students yet. Begin with `leerspoor import FILE`, or look around with `leerspoor demo`.",
)
