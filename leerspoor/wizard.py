"""How does a person tell what a list means, without writing a mapping?

The wizard guesses what it can, shows it, and asks only what it cannot know. It talks through a `Terminal` and
hands back a mapping; it writes nothing.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice, zip_longest
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import Struct, structs

from journeys.errors import Unreadable
from journeys.events import ExamProgrammeAdopted, RouteOpened
from journeys.saying import Language, say
from journeys.store.journal import Journal
from leerspoor.exchange import mapping_guess
from leerspoor.exchange.mapping import By, SourceMapping, Who, plain
from leerspoor.exchange.mapping_guess import ROLES, SUBJECTS, Column
from leerspoor.exchange.mapping_made import Told, mapping_of
from leerspoor.exchange.mapping_values import day, mark
from leerspoor.exchange.sheet import Sheet, readings_of, sheet_names
from leerspoor.wizard_words import saying

T = TypeVar("T")

_SHOWN_ROWS = 8
_SHOWN_CELL = 18
_SHOWN_CODES = 30
_HEADER_WITHIN = 30
_LOOKED_AT = 500
_BRIN = re.compile(r"[A-Za-z0-9._-]{1,50}", re.ASCII)
_CODE = re.compile(r"[A-Za-z0-9._&+/-]{1,100}", re.ASCII)
_MARK_DAYS = frozenset({"time", "sat_on", "decided_on"})
BACK = "<"
_YES, _NO = ("j", "ja", "y", "yes"), ("n", "nee", "no")


class Terminal(Protocol):
    """Where the conversation is held."""

    def ask(self, question: str) -> str:
        """What a person answers; raises `EOFError` or `KeyboardInterrupt` when they leave."""
        ...

    def say(self, text: str) -> None:
        """Show a line."""
        ...


class Back(Exception):  # noqa: N818 - a wish
    """A person wants to go to the question before."""


class Rewinding:
    """A terminal on which `<` goes back: the conversation is held anew, with what was answered until then."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._given: list[str] = []
        self._ahead: deque[str] = deque()

    def anew(self) -> None:
        """The conversation begins again; what was answered is given again, unseen."""
        self._ahead = deque(self._given)

    def ask(self, question: str) -> str:
        """What was answered before, else what a person answers; raises `Back`."""
        if self._ahead:
            return self._ahead.popleft()
        answer = self._terminal.ask(question)
        if answer.strip() == BACK:
            del self._given[-1:]
            raise Back
        self._given.append(answer)
        return answer

    def say(self, text: str) -> None:
        """Show a line, unless it was seen before."""
        if not self._ahead:
            self._terminal.say(text)


class Asking(Struct, frozen=True):
    """Questions in the person's language, asked again until the answer can be used."""

    terminal: Terminal
    language: Language

    def words(self, key: str, *values: object) -> str:
        """What is said for a key."""
        return saying(key, self.language, *values)

    def say(self, key: str, *values: object) -> None:
        """Say it."""
        self.terminal.say(self.words(key, *values))

    def text(self, question: str, wanted: str, read: Callable[[str], T | None], default: str = "") -> T:
        """An answer that can be read; Enter gives the default."""
        shown = f"{question} [{default}] " if default else f"{question} "
        while True:
            given = self.terminal.ask(shown).strip() or default
            found = read(given) if given else None
            if found is not None:
                return found
            self.say("again", given, wanted)

    def yes(self, question: str, *, default: bool) -> bool:
        """Yes or no."""
        answers = dict.fromkeys(_YES, True) | dict.fromkeys(_NO, False)

        def read(given: str) -> bool | None:
            return default if given == hint else answers.get(given.casefold())

        hint = self.words("yes" if default else "no")
        return self.text(question, self.words("yes-no"), read, hint)

    def choose(self, question: str, options: Sequence[str], default: int | None = None) -> int:
        """The number of one of the options, from 0."""
        self.terminal.say(question)
        for number, option in enumerate(options, start=1):
            self.terminal.say(f"  {number}  {option}")

        def read(given: str) -> int | None:
            return int(given) - 1 if given.isdigit() and 1 <= int(given) <= len(options) else None

        shown = "" if default is None else str(default + 1)
        return self.text(">", self.words("a-number", len(options)), read, shown)


def converse(terminal: Terminal, language: Language, path: Path, journal: Journal | None) -> SourceMapping:
    """Ask what a list means, and hand back its mapping; raises `Unreadable` if the file is no list."""
    asking = Asking(terminal, language)
    sheet_name = _sheet(asking, path)
    sheet = readings_of(path, sheet_name)[0]
    columns = _columns(asking, sheet, path)
    of = SUBJECTS[
        asking.choose(
            asking.words("subject"),
            [asking.words(subject) for subject in SUBJECTS],
            SUBJECTS.index(mapping_guess.subject(columns)),
        )
    ]
    told = Told(of=of, who=_who(asking, columns), source="", sheet=sheet_name)
    _roles(asking, told, columns)
    known = Known() if journal is None else known_of(journal)
    _source(asking, told, known)
    _rest(asking, told, columns, known)
    return mapping_of(told)


def _sheet(asking: Asking, path: Path) -> str | None:
    names = sheet_names(path)
    if len(names) < 2:
        return None
    return names[asking.choose(asking.words("sheets"), names, 0)]


def _columns(asking: Asking, sheet: Sheet, path: Path) -> list[Column]:
    rows = list(islice(sheet.rows(), _LOOKED_AT))
    if not rows:
        raise Unreadable(
            say(
                f"{path}: het bestand is leeg; verwacht: een lijst met een rij kolomnamen",
                f"{path}: the file is empty; expected: a list with a row of column names",
            )
        )
    asking.say("first-rows", path.name)
    first = [[_short(cell) for cell in row.cells] for row in rows[:_SHOWN_ROWS]]
    widths = [max(map(len, column)) for column in zip_longest(*first, fillvalue="")]
    for row, cells in zip(rows, first, strict=False):
        padded = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=False))
        asking.terminal.say(f"{row.line:>5}  {padded}".rstrip())
    top = rows[:_HEADER_WITHIN]
    lines = {str(row.line): row for row in top}
    guess = str(mapping_guess.header_of(top).line)
    header = asking.text(asking.words("header"), asking.words("header-wanted"), lines.get, guess)
    return mapping_guess.columns_of(header, rows)


def _short(cell: str) -> str:
    text = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", cell).split())
    return text if len(text) <= _SHOWN_CELL else text[: _SHOWN_CELL - 1] + "…"


def _who(asking: Asking, columns: Sequence[Column]) -> Who:
    found = mapping_guess.who(columns)
    return _asked_who(asking, columns) if found is None else found


def _asked_who(asking: Asking, columns: Sequence[Column]) -> Who:
    column = columns[asking.choose(asking.words("who"), [each.name for each in columns])]
    kinds: tuple[By, ...] = ("onderwijsnummer", "number", "bsn", "pseudonym")
    names = [asking.words(f"by-{kind}") for kind in kinds]
    return Who(column.name, kinds[asking.choose(asking.words("who-by", column.name), names)])


def _roles(asking: Asking, told: Told, columns: Sequence[Column]) -> None:
    """Which column says what: as guessed, if that is right; what has to be known and is not, is asked."""
    rest = [column for column in columns if column.name != told.who.column]
    told.roles = mapping_guess.roles_of(told.of, rest)
    wide = [name for name in mapping_guess.wide_columns(rest) if name not in told.roles.values()]
    asking.say("guess")
    shown = {"who": told.who.column, **told.roles} | ({"parts": ", ".join(wide)} if told.of == "wide" else {})
    if told.of in ("marks", "wide") and not _MARK_DAYS & told.roles.keys():
        shown["time"] = asking.words("no-column")
    for field, name in shown.items():
        asking.terminal.say(f"  {asking.words(f'role:{field}')}: {name}")
    right = asking.yes(asking.words("right"), default=True)
    if not right:
        told.who = _asked_who(asking, columns)
        rest = [column for column in columns if column.name != told.who.column]
    for role in ROLES[told.of]:
        if not right or (role.needed and role.field not in told.roles):
            _ask_role(asking, told, rest, role)
    if told.of == "wide":
        taken = {*told.roles.values(), told.who.column}
        offered = wide if right and wide else [column.name for column in columns if column.name not in taken]
        told.parts = dict.fromkeys(offered, "")


def _ask_role(asking: Asking, told: Told, columns: Sequence[Column], role: mapping_guess.Role) -> None:
    names = [column.name for column in columns]
    options = names if role.needed else [asking.words("no-column"), *names]
    guessed = told.roles.pop(role.field, None)
    default = options.index(guessed) if guessed in options else (None if role.needed else 0)
    question = asking.words("role", asking.words(f"role:{role.field}"))
    chosen = options[asking.choose(question, options, default)]
    if role.needed or chosen != options[0]:
        told.roles[role.field] = chosen


def _source(asking: Asking, told: Told, known: Known) -> None:
    sides = ("vo", "mbo")
    side = sides[
        asking.choose(asking.words("side"), [asking.words(each) for each in sides], int(told.of == "bpv"))
    ]
    brin = _brin(asking, "brin", known.schools.get(side, ()))
    told.source = f"{side}:{brin}"
    if told.who.by == "number":
        told.who = structs.replace(told.who, brin=brin)


def _brin(asking: Asking, key: str, schools: Iterable[str]) -> str:
    """A BRIN; the one of the journal's routes, if these have only one."""
    only = set(schools)

    def read(given: str) -> str | None:
        return given.upper() if _BRIN.fullmatch(given) else None

    default = only.pop() if len(only) == 1 else ""
    return asking.text(asking.words(key), asking.words("brin-wanted"), read, default)


def _route(asking: Asking, routes: Sequence[str]) -> str:
    """The route that all of a list began; that of the journal, if it has only one."""
    if routes:
        asking.say("part-known", ", ".join(routes))

    def read(given: str) -> str | None:
        return given if given in routes or (not routes and _CODE.fullmatch(given)) else None

    wanted = ", ".join(routes) or asking.words("route-wanted")
    return asking.text(asking.words("which-route"), wanted, read, routes[0] if len(routes) == 1 else "")


def _rest(asking: Asking, told: Told, columns: Sequence[Column], known: Known) -> None:
    match told.of:
        case "marks" | "wide":
            _results(asking, told, columns, known.parts)
        case "bpv":
            told.guardian = asking.yes(asking.words("guardian"), default=False)
        case "enrolments":
            if "ends" in told.roles:
                told.last_day = asking.yes(asking.words("last-day"), default=True)
        case "transfers":
            if "to" not in told.roles:
                told.to = _brin(asking, "to", known.schools.get("mbo", ()))
            if "stays_enrolled_at_vo" not in told.roles:
                told.stays = asking.yes(asking.words("stays"), default=False)
        case "starts":
            if "route" not in told.roles:
                told.route = _route(asking, known.routes)
            if "lwt" not in told.roles:
                told.lwt = asking.yes(asking.words("lwt"), default=False)


def _results(asking: Asking, told: Told, columns: Sequence[Column], known: Mapping[str, str]) -> None:
    if not _MARK_DAYS & told.roles.keys():
        told.day = asking.text(asking.words("day"), asking.words("day-wanted"), _day)
    told.passed_from = asking.text(asking.words("passed-from"), asking.words("mark-wanted"), _mark, "5.5")
    if told.of == "marks":
        part = next(column for column in columns if column.name == told.roles["part"])
        words = list({plain(text): text for text in part.texts}.values())
        if all(word in known.values() for word in words):
            return  # the list has our codes already
    else:
        words = list(told.parts)
    if known:
        codes = sorted(set(known.values()))
        more = " …" if len(codes) > _SHOWN_CODES else ""
        asking.say("part-known", ", ".join(codes[:_SHOWN_CODES]) + more)
    asking.say("part-skip")
    codes_of = {word: _code(asking, word, known) for word in words}
    if told.of == "wide":
        codes_of = {word: code for word, code in codes_of.items() if code}
    told.parts = codes_of


def _code(asking: Asking, word: str, known: Mapping[str, str]) -> str:
    def read(given: str) -> str | None:
        if given == "-":
            return ""
        return given if _CODE.fullmatch(given) else None

    codes = set(known.values())
    guess = known.get(plain(word), "" if codes or not _CODE.fullmatch(word) else word)
    while True:
        code = asking.text(asking.words("part", word), asking.words("part-wanted"), read, guess)
        if not codes or not code or code in codes:
            return code
        if asking.yes(asking.words("part-unknown", code), default=False):
            return code


def _day(given: str) -> str | None:
    try:
        return date.fromisoformat(day(given)).isoformat()
    except ValueError:
        return None


def _mark(given: str) -> str | None:
    found = mark(given)
    return found if mapping_guess.is_mark(found) and found[0].isdigit() else None


class Known(Struct):
    """What a journal knows: its routes, the codes of their exam parts by code and by name, the schools."""

    routes: list[str] = []
    parts: dict[str, str] = {}
    schools: dict[str, list[str]] = {}


def known_of(journal: Journal) -> Known:
    """What the routes of a journal have."""
    known = Known(schools={"vo": [], "mbo": []})
    for name, stream in journal.streams(journal.stream_names("route")).items():
        known.routes.append(name.partition("/")[2])
        for recorded in stream:
            match recorded.event:
                case ExamProgrammeAdopted(parts=parts):
                    for part in parts:
                        known.parts |= {plain(part.part): part.part, plain(part.name): part.part}
                case RouteOpened(vo=vo, mbo=mbo):
                    known.schools["vo"].append(vo)
                    known.schools["mbo"].append(mbo)
                case _:
                    pass
    return known
