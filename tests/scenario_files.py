"""What does a file of `fixtures/scenarios` tell? Its form, as the README beside the files explains it.

A name that a table does not have, a value that cannot be and a table that says nothing are errors.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from tests.commandline import ROOT

FOLDER = ROOT / "fixtures" / "scenarios"
SCENARIOS = sorted(path.stem for path in FOLDER.glob("[SX][0-9][0-9]-*.toml"))
"""The files with questions; the others are what they begin with."""

Question: TypeAlias = Literal[
    "responsibility", "exams-owed", "bpv", "duties", "guarantees", "timeline", "compliance", "result",
    "options", "coverage", "qualification", "outcomes", "worklist", "retention",
]  # fmt: skip
KEY: dict[Question, tuple[str, ...]] = {
    "responsibility": ("student",),
    "exams-owed": ("part",),
    "bpv": ("placement",),
    "duties": ("student",),
    "guarantees": ("cohort",),
    "timeline": ("id",),
    "compliance": ("student",),
    "result": ("side",),
    "options": ("student",),
    "coverage": ("slot",),
    "qualification": ("student",),
    "outcomes": ("cohort",),
    "worklist": ("action",),
    "retention": ("school", "data"),
}
"""What tells the lines of an answer apart; with more of them than one they stand as `vo/leerlingdossier`."""
KEY_WITH: dict[tuple[Question, str], tuple[str, ...]] = {
    ("compliance", "--routes"): ("route",),
    ("result", "--side"): ("student",),
}
"""The same for a question with an option."""
LISTED: dict[tuple[str, ...], str] = {("id",): "events", ("school", "data"): "kept"}
"""How a fixture calls the list of all lines of an answer, where it is not the plural of what names them."""
NAMED = {
    "checks": "item",
    "differences": "about",
    "conditions": "condition",
    "finals": "subject",
    "turns": "about",
    "resits": "about",
    "superseded": "part",
    "options": "option",
    "not_open": "option",
    "times": "cohort",
}
"""What tells the tables of a list inside an answer apart."""
NOTHING = "null"
"""TOML has no word for it."""


def typed(value: object) -> str:
    """A day, an instant or a text as it is typed."""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else str(value)


def plain(told: Any) -> Any:
    """What a fixture tells as JSON has it."""
    if isinstance(told, date):
        return told.isoformat()
    if isinstance(told, list):
        return [plain(item) for item in told]
    if isinstance(told, dict):
        return {name: plain(value) for name, value in told.items()}
    return None if told == NOTHING else told


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a fixture file; a name that it does not have is an error."""


class Line(Table, frozen=True, kw_only=True):
    """A report: what a line of a file to import says."""

    who: str
    kind: str
    on: date
    by: str = "system"
    id: str | None = None
    data: dict[str, Any] = {}

    def envelope(self) -> dict[str, Any]:
        """The line of CloudEvents, members in the order of an archive."""
        name, _, version = self.kind.partition("/")
        members = {
            "specversion": "1.0",
            "id": self.id,
            "source": f"urn:leerspoor:{self.by}",
            "type": f"nl.leerspoor.{name}.v{version or 1}",
            "subject": self.who,
            "time": self.on.isoformat(),
            "datacontenttype": "application/json",
            "data": plain(self.data),
        }
        return {name: value for name, value in members.items() if value is not None}


class Event(Line, frozen=True, kw_only=True):
    """A report that was recorded: `at` an instant, else at noon (UTC) of its day or right after the last.

    `students`, `parts`: the same report about each of these students, or of each of these parts.
    """

    who: str = "student"
    at: datetime | None = None
    students: list[str] | None = None
    parts: list[str] | None = None

    def __post_init__(self) -> None:
        if self.at is not None and self.at.tzinfo is None:
            raise ValueError("`at` names its zone: 2024-06-03T10:00:00Z")
        if (self.students is None) is not ("/" in self.who):
            raise ValueError("either `who` names a stream (student/s1), or `students` the students")

    def each(self) -> Iterator[Event]:
        """The reports one by one; several have the student or the part at the end of their id."""
        for student in self.students or [""]:
            for part in self.parts or [""]:
                yield replace(
                    self,
                    who=f"student/{student}" if student else self.who,
                    id="-".join(filter(None, [self.id, student, part])) if self.id else None,
                    data={**self.data, "part": part} if part else self.data,
                    students=None,
                    parts=None,
                )


class Expect(Table, frozen=True, kw_only=True):
    """A question and its answer; what the answer does not name may be anything.

    `on` a day, or a list of days on each of which the answer is the same; a timeline has none.
    """

    question: Question
    about: str | list[str] = []
    on: date | list[date] | None = None
    known_at: Any = None
    options: list[str] = []
    says: str | None = None
    answer: dict[str, Any] | UnsetType = UNSET
    rows: dict[str, dict[str, Any]] | UnsetType = UNSET
    students: list[str] | UnsetType = UNSET
    parts: list[str] | UnsetType = UNSET
    placements: list[str] | UnsetType = UNSET
    cohorts: list[str] | UnsetType = UNSET
    events: list[str] | UnsetType = UNSET
    routes: list[str] | UnsetType = UNSET
    sides: list[str] | UnsetType = UNSET
    slots: list[str] | UnsetType = UNSET
    actions: list[str] | UnsetType = UNSET
    kept: list[str] | UnsetType = UNSET

    def __post_init__(self) -> None:
        named = {name for name in LISTS if getattr(self, name) is not UNSET}
        if named - {self.list_name}:
            raise ValueError(f"a {self.question} lists `{self.list_name}`")
        if not named and not self.answer and not self.rows:
            raise ValueError("nothing is expected: no `answer`, no `rows`, no list")
        if bool(self.days[0]) is (self.question == "timeline"):
            raise ValueError("every question but a timeline is asked `on` a day")

    @property
    def days(self) -> list[date | None]:
        """The days about which it is asked; for a timeline one that is none."""
        return list(self.on) or [None] if isinstance(self.on, list) else [self.on]

    @property
    def key(self) -> tuple[str, ...]:
        """The members that tell the lines of the answer apart."""
        asked = [KEY_WITH[self.question, word] for word in self.options if (self.question, word) in KEY_WITH]
        return asked[0] if asked else KEY[self.question]

    @property
    def list_name(self) -> str:
        """How the list of all lines of the answer is called."""
        return LISTED.get(self.key, f"{self.key[0]}s")

    @property
    def listed(self) -> list[str] | UnsetType:
        """The keys of all lines of the answer, if they are told."""
        found: list[str] | UnsetType = getattr(self, self.list_name)
        return found

    def key_of(self, row: dict[str, Any]) -> str:
        """What a line of the answer is called in a fixture."""
        return "/".join(row[member] for member in self.key)

    def arguments(self, on: date | None) -> list[str]:
        """The command line of the question on one of its days."""
        asked = [self.about] if isinstance(self.about, str) else self.about
        days = {"--on": on, "--known-at": self.known_at}
        told = [word for name, value in days.items() if value for word in (name, typed(value))]
        return [self.question, *asked, *self.options, *told, "--json"]


LISTS = sorted({LISTED.get(key, f"{key[0]}s") for key in (*KEY.values(), *KEY_WITH.values())})
"""The names of lists that an expectation can have."""


class Offered(Line, frozen=True, kw_only=True):
    """A line offered to `import` by itself; `time` as it stands in it, if that is not its day."""

    time: str | None = None
    says: str | None = None

    def envelope(self) -> dict[str, Any]:
        line = super().envelope()
        return line | {"time": self.time or line["time"]}


class Refuse(Offered, frozen=True, kw_only=True):
    """It is refused. `column`: the member whose value stands at the column that is named."""

    code: str
    rule: str | None = None
    column: str | None = None


class Accept(Offered, frozen=True, kw_only=True):
    """It is recorded: the other side of the boundary of a refusal."""

    other_side_of: str


class Layer(Table, frozen=True, kw_only=True):
    """Reports and questions. An event with an id that is there already takes its place.

    `born`: the birth days that the list of names has, by student.
    """

    born: dict[str, date] = {}
    without: list[str] = []
    event: list[Event] = []
    expect: list[Expect] = []
    refuse: list[Refuse] = []
    accept: list[Accept] = []


class Variant(Layer, frozen=True, kw_only=True):
    """The same scenario, but."""

    name: str
    tells: str | None = None


class Scenario(Layer, frozen=True, kw_only=True):
    """A file. `base`: the file whose events come first."""

    title: str
    tells: str
    contract: str | None = None
    base: str | None = None
    variant: list[Variant] = []


@cache
def scenario(name: str) -> Scenario:
    """A fixture file, by its name without `.toml`."""
    return read((FOLDER / f"{name}.toml").read_text(encoding="utf-8"), name)


def read(text: str, name: str) -> Scenario:
    try:
        return msgspec.toml.decode(text, type=Scenario)
    except msgspec.MsgspecError as error:
        raise ValueError(f"{name}: {error}") from error
