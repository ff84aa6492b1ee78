"""What can be done, with which key, on which screen?

The one registry: keys, footer, help and palette read it.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct
from textual.binding import Binding

from journeys.saying import Language
from tui.language import Both, say

Place: TypeAlias = Literal[
    "anywhere", "today", "students", "student", "exams", "cohorts", "replay", "why"
]  # fmt: skip


class Doing(Struct, frozen=True, kw_only=True):
    """One thing to do: its Textual action, keys, words for the footer and a sentence for the help.

    `footer`: whether it stands there, and `roomy`: only in a window that is not narrow.
    """

    id: str
    action: str
    key: str
    word: Both
    help: Both
    at: tuple[Place, ...] = ("anywhere",)
    footer: bool = True
    roomy: bool = False


DOINGS: tuple[Doing, ...] = (
    Doing(id="help", action="app.help", key="question_mark,f1", word=("Toetsen", "Keys"),
          help=("Alles wat u hier kunt doen, om in te zoeken en te kiezen", "All that can be done here, to search and run")),
    Doing(id="today", action="app.workplace('today')", key="1", word=("Vandaag", "Today"), footer=False,
          help=("Wat moet er gebeuren, voor wie, en wanneer", "What needs doing, for whom, and by when")),
    Doing(id="students", action="app.workplace('students')", key="2", word=("Leerlingen", "Students"), footer=False,
          help=("De lijst van leerlingen", "The list of students")),
    Doing(id="exams", action="app.workplace('exams')", key="3", word=("Examens", "Exams"), footer=False,
          help=("Wie welk examenonderdeel nog open heeft", "Who still owes which exam part")),
    Doing(id="cohorts", action="app.workplace('cohorts')", key="4", word=("Cohorten", "Cohorts"), footer=False,
          help=("Wat cohorten beloofd is, en hoe ze ervoor staan", "What cohorts were promised, and how they stand")),
    Doing(id="replay", action="app.workplace('replay')", key="5", word=("Terugkijken", "Replay"), footer=False,
          help=("Wat bekend was en beantwoord werd, en wat sindsdien veranderde", "What was known and answered, and what changed since")),
    Doing(id="time", action="app.time", key="t", word=("Stand", "As of"),
          help=("Over welke dag, en met welke kennis", "About which day, and with which knowledge")),
    Doing(id="language", action="app.language", key="L", word=("English", "Nederlands"), footer=False,
          help=("In het Engels of in het Nederlands", "In English or in Dutch")),
    Doing(id="again", action="app.again", key="r", word=("Opnieuw", "Again"), footer=False,
          help=("Vraag opnieuw wat dit scherm toont", "Ask again what this screen shows")),
    Doing(id="palette", action="app.command_palette", key="ctrl+p", word=("Opdrachten", "Commands"), footer=False,
          help=("Typ wat u wilt doen, op elk scherm", "Type what you want to do, on any screen")),
    Doing(id="theme", action="app.next_theme", key="T", word=("Kleuren", "Colours"), footer=False,
          help=("Donker, licht, hoog contrast, of voor kleurenblinden", "Dark, light, high contrast, or for the colour-blind")),
    Doing(id="search", action="screen.search", key="slash", word=("Zoek", "Search"), at=("students", "exams"),
          help=("Zoek op naam of pseudoniem", "Search by name or pseudonym")),
    Doing(id="why", action="screen.why", key="w", word=("Waarom", "Why"), at=("student", "students", "exams", "today", "cohorts"),
          help=("Waarom dit het antwoord is: regel, bron, feiten, wat ontbreekt", "Why this is the answer: rule, source, facts, what is missing")),
    Doing(id="who", action="screen.who", key="a", word=("Wie", "Who"), at=("student",), footer=False,
          help=("Waarom deze school verantwoordelijk is", "Why this school is the one responsible")),
    Doing(id="filter", action="screen.filter", key="f", word=("Filter", "Filter"), at=("exams", "today"),
          help=("Kies wat u wilt zien", "Choose what to see")),
    Doing(id="sort", action="screen.sort", key="s", word=("Sorteer", "Sort"), at=("exams", "students"),
          help=("Een andere volgorde", "Another order")),
    Doing(id="export", action="screen.export", key="e", word=("Uitvoer", "Export"), at=("exams",),
          help=("Schrijf precies deze lijst naar een bestand", "Write exactly this list to a file")),
    Doing(id="record", action="screen.record", key="n", word=("Vastleggen", "Record"), at=("student",),
          help=("Leg iets vast: een resultaat, BPV, een correctie", "Record something: a result, BPV, a correction")),
    Doing(id="earlier", action="screen.step(-1)", key="left_square_bracket", word=("Eerder", "Earlier"), at=("replay", "student"),
          help=("Een gebeurtenis terug", "One event back")),
    Doing(id="later", action="screen.step(1)", key="right_square_bracket", word=("Later", "Later"), at=("replay", "student"),
          help=("Een gebeurtenis verder", "One event on")),
    Doing(id="year_back", action="screen.year(-1)", key="left_curly_bracket", word=("Jaar terug", "Year back"), at=("replay",), footer=False,
          help=("Een schooljaar terug", "One school year back")),
    Doing(id="year_on", action="screen.year(1)", key="right_curly_bracket", word=("Jaar verder", "Year on"), at=("replay",), footer=False,
          help=("Een schooljaar verder", "One school year on")),
    Doing(id="mark", action="screen.mark", key="m", word=("Merk", "Mark"), at=("replay",),
          help=("Onthoud dit moment als A of B", "Keep this moment as A or B")),
    Doing(id="diff", action="screen.diff", key="d", word=("Verschil", "Difference"), at=("replay",),
          help=("Wat er veranderde tussen A en B", "What changed between A and B")),
    Doing(id="verify", action="screen.verify", key="v", word=("Nalezen", "Verify"), at=("replay", "student"), roomy=True,
          help=("Lees het hele journaal na: elke hash, verzegeling en elk antwoord", "Read the whole journal again: every hash, seal and answer")),
    Doing(id="evidence", action="screen.evidence", key="b", word=("Bewijs", "Evidence"), at=("replay", "student"), roomy=True,
          help=("Schrijf een map die op zichzelf te controleren is", "Write a folder that can be checked on its own")),
    Doing(id="seal", action="app.seal", key="V", word=("Verzegeling", "Seal"), footer=False,
          help=("Hoe ver het journaal verzegeld is, en wat er mis is", "How far the journal is sealed, and what is wrong")),
    Doing(id="back", action="app.back", key="escape", word=("Terug", "Back"),
          help=("Naar het vorige scherm", "To the screen before")),
    Doing(id="quit", action="app.quit", key="ctrl+q", word=("Stop", "Quit"),
          help=("Sluit het programma", "Close the program")),
)  # fmt: skip
BY_ID = {doing.id: doing for doing in DOINGS}


def doings_at(place: Place) -> list[Doing]:
    """What can be done on a screen."""
    return [doing for doing in DOINGS if "anywhere" in doing.at or place in doing.at]


def footer_order(id_: str | None) -> int:
    """Help first, so that it is never cut off; then what only this screen can do; the rest, and quit last."""
    doing = BY_ID.get(id_ or "")
    if doing is None or "anywhere" not in doing.at:
        return 1
    return {"help": 0, "quit": 3}.get(doing.id, 2)


def bindings_at(place: Place) -> list[Binding]:
    """The keys of a screen alone; those that work anywhere are the app's."""
    return [_binding(doing) for doing in DOINGS if place in doing.at]


def bindings_anywhere() -> list[Binding]:
    """The keys that work on every screen."""
    return [_binding(doing) for doing in DOINGS if "anywhere" in doing.at]


def _binding(doing: Doing) -> Binding:
    first = doing.id in {"palette", "quit"}  # also while a field has the keys
    return Binding(doing.key, doing.action, doing.word[0], show=doing.footer, id=doing.id, priority=first)


def word_of(id_: str | None, language: Language) -> str | None:
    """The word of a doing for the footer; None for a key that is not of the registry."""
    doing = BY_ID.get(id_ or "")
    return say(doing.word, language) if doing else None
