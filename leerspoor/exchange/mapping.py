"""How does one source of lists say what our events say?

A mapping is a small TOML file, made once for each export of a school's own administration: which column names
the student, and for each event that a row reports, from which column or fixed value each of its fields comes.
The columns that it names are also how a list is recognised: a row that holds all of them is the header.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import msgspec
from msgspec import Struct, field, inspect

from journeys.errors import Unreadable
from journeys.events import EVENT_OF, ROOM_OF
from journeys.saying import say
from leerspoor.exchange.csv_events import fields_of
from leerspoor.exchange.textfile import opened

EXAM_RESULT = "exam-result"
"""A result that becomes `exam-part-passed` or `exam-part-failed`, by its mark or by a column that says so."""
_PASSED = "exam-part-passed/1"
_BY = re.compile(r"(?:duo|system|(?:vo|mbo):[A-Za-z0-9._-]{1,50})")
_MARK = re.compile(r"[1-9](?:\.[0-9])?|10(?:\.0)?")


class Cells(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A value out of one column, or of several with a dash between.

    `values` says what the source's words mean here, `""` that such a row does not report the event; other
    words than these are refused, except that a mark is still a mark. `before` is put before the value,
    `days_later` makes it a day that many days later.
    """

    column: str = ""
    columns: list[str] = []
    values: dict[str, str] = {}
    before: str = ""
    days_later: int = 0

    def names(self) -> list[str]:
        """The columns."""
        return [self.column] if self.column else self.columns


Given: TypeAlias = str | int | bool | list[str] | Cells
"""A fixed value, or where in the row it stands."""


By: TypeAlias = Literal["pseudonym", "onderwijsnummer", "bsn", "number"]
"""What a column that names a student holds; `number`: the school's own, or either kind of nine digits."""


class Who(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The column that names the student, and by what; `brin`: whose own numbers they are, if they are."""

    column: str
    by: By
    brin: str = ""


class Report(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An event that a row reports.

    `parts`: columns that each hold the mark of one exam part, with the part's code; `marks`: what other words
    in these columns mean. `only`: the row reports it only if these columns hold one of these words, or `*`
    for anything. Of an `exam-result`, `passed` says in a truth whether it closed the part; else a mark from
    `passed_from` on did.
    """

    type: str
    source: str | Cells
    time: str | Cells
    data: dict[str, Given] = {}
    parts: dict[str, str] = {}
    marks: dict[str, str] = {}
    only: dict[str, list[str]] = {}
    passed: Cells | None = None
    passed_from: str | None = None

    @property
    def kind(self) -> str:
        """The kind whose fields it has."""
        return _PASSED if self.type == EXAM_RESULT else f"{self.type}/1"

    def names(self) -> Iterator[str]:
        """The columns that it reads."""
        for given in (self.source, self.time, self.passed, *self.data.values()):
            if isinstance(given, Cells):
                yield from given.names()
        yield from self.parts
        yield from self.only


class SourceMapping(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the lists of one source mean. `sheet`: the name of the sheet in Excel; else the first is read."""

    student: Who
    reports: list[Report] = field(name="event")
    sheet: str | None = None

    def columns(self) -> list[str]:
        """Every column that it reads, once."""
        named = [self.student.column, *(name for report in self.reports for name in report.names())]
        return list(dict.fromkeys(named))


def load(path: Path) -> SourceMapping:
    """The mapping in a file; raises `Unreadable` with the place and what would be right."""
    with opened(path) as file:
        text = file.read()
    try:
        return read(text.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable(
            say(
                f"{path}: geen UTF-8; sla de mapping op als UTF-8",
                f"{path}: no UTF-8; save the mapping as UTF-8",
            )
        ) from None
    except Unreadable as error:
        raise Unreadable(f"{path}: {error}") from None


def read(text: str) -> SourceMapping:
    """The mapping that a text says; raises `Unreadable`."""
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unreadable(
            say(
                f"geen TOML ({error}); verwacht: een mapping als in docs/voorbeelden",
                f"no TOML ({error}); expected: a mapping like those in docs/voorbeelden",
            )
        ) from None
    try:
        mapping = msgspec.convert(_days_as_text(raw), SourceMapping)
    except msgspec.ValidationError as error:
        raise Unreadable(_in_words(str(error))) from None
    if not mapping.reports:
        raise Unreadable(
            say(
                "er staat geen [[event]] in; verwacht: ten minste een",
                "there is no [[event]] in it; expected: at least one",
            )
        )
    for number, report in enumerate(mapping.reports, start=1):
        _check(report, f"event {number}")
    return mapping


def _check(report: Report, place: str) -> None:
    kind = EVENT_OF.get(report.kind)
    if kind is None or ROOM_OF.get(kind) != "student":
        raise Unreadable(
            say(
                f"{place}: type «{report.type}» kan niet; verwacht: {EXAM_RESULT} of een gebeurtenis van een "
                "leerling, zoals enrolled of bpv-agreed",
                f"{place}: type «{report.type}» cannot be; expected: {EXAM_RESULT} or an event "
                "of a student, like enrolled or bpv-agreed",
            )
        )
    if isinstance(report.source, str) and not _BY.fullmatch(report.source):
        raise Unreadable(
            say(
                f"{place}: source «{report.source}» kan niet; verwacht: vo:<BRIN>, mbo:<BRIN>, duo of system",
                f"{place}: source «{report.source}» cannot be; expected: vo:<BRIN>, mbo:<BRIN>, "
                "duo or system",
            )
        )
    for name, given in [("source", report.source), ("time", report.time), *report.data.items()]:
        if isinstance(given, Cells) and bool(given.column) == bool(given.columns):
            raise Unreadable(
                say(
                    f'{place}: {name}: verwacht: column = "…" of columns = ["…", "…"]',
                    f'{place}: {name}: expected: column = "…" or columns = ["…", "…"]',
                )
            )
    _check_fields(report, place)
    _check_result(report, place)


def _check_fields(report: Report, place: str) -> None:
    found = inspect.type_info(EVENT_OF[report.kind])
    known = fields_of(report.kind)
    for name in report.data:
        outer = name.partition(".")[0]
        if outer not in known:
            raise Unreadable(
                say(
                    f"{place}: {name} kent {report.type} niet; verwacht: een van {', '.join(known)}",
                    f"{place}: {report.type} does not know {name}; expected: one of {', '.join(known)}",
                )
            )
    said = {name.partition(".")[0] for name in report.data} | ({"part", "mark"} if report.parts else set())
    needed = (
        [f.encode_name for f in found.fields if f.required] if isinstance(found, inspect.StructType) else []
    )
    missing = [name for name in needed if name not in said]
    if missing:
        raise Unreadable(
            say(
                f"{place}: onder data ontbreekt {', '.join(missing)} van {report.type}",
                f"{place}: under data {', '.join(missing)} of {report.type} is missing",
            )
        )


def _check_result(report: Report, place: str) -> None:
    if report.type != EXAM_RESULT:
        if report.parts or report.passed or report.passed_from:
            raise Unreadable(
                say(
                    f'{place}: parts, passed en passed_from horen bij type = "{EXAM_RESULT}"',
                    f'{place}: parts, passed and passed_from belong with type = "{EXAM_RESULT}"',
                )
            )
        return
    if (report.passed is None) == (report.passed_from is None):
        raise Unreadable(
            say(
                f'{place}: verwacht: passed_from = "5.5" (vanaf welk cijfer het onderdeel is afgesloten) of '
                'passed = { column = "…" } met ja of nee',
                f'{place}: expected: passed_from = "5.5" (from which mark the part is closed) or '
                'passed = { column = "…" } with ja or nee',
            )
        )
    if report.passed_from is not None and not _MARK.fullmatch(report.passed_from):
        raise Unreadable(
            say(
                f"{place}: passed_from «{report.passed_from}» kan niet; verwacht: een cijfer als 5.5",
                f"{place}: passed_from «{report.passed_from}» cannot be; expected: a mark like 5.5",
            )
        )
    if report.marks and not report.parts:
        raise Unreadable(
            say(
                f"{place}: [event.marks] hoort bij [event.parts]; anders values bij mark",
                f"{place}: [event.marks] belongs with [event.parts]; otherwise values at mark",
            )
        )
    if report.parts:
        if report.passed or "mark" in report.data or "part" in report.data:
            raise Unreadable(
                say(
                    f"{place}: naast [event.parts] geen passed, en geen part en mark onder data",
                    f"{place}: beside [event.parts] no passed, and no part and mark under data",
                )
            )
    elif "part" not in report.data or (report.passed is None and "mark" not in report.data):
        raise Unreadable(
            say(
                f"{place}: onder data ontbreekt part of mark, of [event.parts] met een kolom per onderdeel",
                f"{place}: under data part or mark is missing, or [event.parts] with a column for each part",
            )
        )


def _days_as_text(raw: Any) -> Any:
    match raw:
        case dict():
            return {name: _days_as_text(value) for name, value in raw.items()}
        case list():
            return [_days_as_text(value) for value in raw]
        case date():
            return raw.isoformat()
        case float():
            return str(raw)
        case _:
            return raw


def _in_words(text: str) -> str:
    what, _, where = text.partition(" - at `$")
    place = where.rstrip("`").replace("[...]", "").lstrip(".")
    place = re.sub(r"\[(\d+)\]", lambda found: f" {int(found[1]) + 1}", place)
    start = f"{place}: " if place else ""
    if missing := re.match(r"Object missing required field `(\w+)`", what):
        return say(
            f"{start}{missing[1]} ontbreekt; een mapping is zoals in docs/voorbeelden",
            f"{start}{missing[1]} is missing; a mapping is like those in docs/voorbeelden",
        )
    if unknown := re.match(r"Object contains unknown field `(.*)`", what):
        return say(
            f"{start}«{unknown[1]}» kennen we hier niet; verwacht: een van {', '.join(_fields_at(place))}",
            f"{start}«{unknown[1]}» is not known here; expected: one of {', '.join(_fields_at(place))}",
        )
    if wrong := re.match(r"Invalid enum value '(.*)'", what):
        return say(
            f"{start}«{wrong[1]}» kan niet; verwacht: een van {', '.join(get_args(By))}",
            f"{start}«{wrong[1]}» cannot be; expected: one of {', '.join(get_args(By))}",
        )
    return say(
        f"{place or 'de mapping'}: een waarde van een ander soort verwacht; zie docs/formats.md",
        f"{place or 'the mapping'}: a value of another kind is expected; see docs/formats.md",
    )


def _fields_at(place: str) -> tuple[str, ...]:
    if re.fullmatch(r"event \d+", place):
        return Report.__struct_encode_fields__
    of = {"": SourceMapping, "student": Who}.get(place, Cells)
    return of.__struct_encode_fields__


def plain(name: str) -> str:
    """A name of a column or a word in a cell as it is compared: capitals and spaces make no difference."""
    return " ".join(name.split()).casefold()
