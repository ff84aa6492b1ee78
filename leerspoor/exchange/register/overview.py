"""What does this registratieoverzicht say, and what is wrong with it?

A file is read once, line by line; its records are kept, its text is not. The order of the lines means
nothing: a file that was opened and saved in a spreadsheet can be sorted, with the closing record first and
the leading record last.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from journeys.errors import Unreadable, what_went_wrong
from journeys.saying import say
from leerspoor.exchange.csv_table import LONGEST_LINE, Refusal, Remark, Row, TextLine, row, text_lines
from leerspoor.exchange.register.fields import Fields
from leerspoor.exchange.register.findings import Findings
from leerspoor.exchange.register.heading import heading, named
from leerspoor.exchange.register.layout import KINDS, LEERROUTE, read_record
from leerspoor.exchange.register.number import PersonNumber
from leerspoor.exchange.register.records import (
    COUNTED,
    Header,
    Period,
    Person,
    PersonRecord,
    Record,
    Totals,
)

REST = "REST"
"""Begins the first line of a file of refused lines; after it the sha256 of the file that they came from."""
_KINDS_BY_CHANCE = 3
"""So many kinds can have lines of one width without a file being padded."""
_LONGEST = f"{LONGEST_LINE // 1_000_000} MB"


class Overview(Struct, frozen=True, kw_only=True):
    """A registratieoverzicht as read.

    `sha256`: of the file's bytes, hex. `begin`, `end`: first and last day of the period asked for. `people`:
    each person's records in the order of the file. `unread`: persons with the kinds of which a line was
    refused. `on_a_route`: persons of whom a period, read or refused, names a leerroute. `lines`: lines that
    hold something. `counts`: lines of each kind. `rest_of`: the sha256 of the file whose refused lines these
    are, mended (see `rest`); None for a whole file.
    """

    sha256: str
    brin: str
    begin: date | None
    end: date | None
    made_on: date | None
    lines: int
    counts: dict[str, int]
    people: dict[PersonNumber, list[PersonRecord]]
    unread: frozenset[tuple[PersonNumber, str]]
    on_a_route: frozenset[PersonNumber]
    rest_of: str | None
    refusals: list[Refusal]
    remarks: list[Remark]


def read(path: Path) -> Overview:
    """Read a file; raises `Unreadable` with one message if it is no registratieoverzicht at all."""
    try:
        with path.open("rb") as file:
            return read_from(file, path.name)
    except OSError as error:
        raise Unreadable(
            say(
                f"{path.name}: kan niet worden gelezen ({what_went_wrong(error)})",
                f"{path.name}: cannot be read ({what_went_wrong(error)})",
            )
        ) from None
    except Unreadable as error:
        raise Unreadable(f"{path.name}: {error}") from None


def read_from(file: BinaryIO, name: str) -> Overview:
    """Read an open file; `name` is the file's name, which can tell the institution and the period."""
    return _Reading(name).read(file)


def looks_like_register(name: str, first: bytes) -> bool:
    """Whether a file with this name, or with these first bytes, is meant as a registratieoverzicht."""
    if named(name) is not None:
        return True
    text = first.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    return separator_of(text) is not None


def separator_of(text: str) -> str | None:
    """The separator of a line that begins with a record kind."""
    found = re.match(r'\s*"?\s*([A-Za-z]{3,4})\s*"?\s*([|;])', text, re.ASCII)
    return found[2] if found and found[1].upper() in (*KINDS, REST) else None


class _Reading:
    """One reading of one file."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._findings = Findings()
        self._separator: str | None = None
        self._counts: dict[str, int] = {}
        self._people: dict[PersonNumber, list[PersonRecord]] = {}
        self._unread: set[tuple[PersonNumber, str]] = set()
        self._headers: list[Header] = []
        self._totals: Totals | None = None
        self._lines = 0
        self._widths: set[int] = set()
        self._on_a_route: set[PersonNumber] = set()
        self._rest_of: str | None = None

    def read(self, file: BinaryIO) -> Overview:
        digest = hashlib.sha256()
        too_long: int | None = None
        for line in text_lines(file, digest.update):
            if line.text is None:
                too_long = too_long or line.number
                self._findings.refuse(
                    line.number,
                    1,
                    say(
                        f"de regel is langer dan {_LONGEST} en is niet gelezen",
                        f"the line is longer than {_LONGEST} and was not read",
                    ),
                )
            else:
                self._line(line, line.text)
        if not self._counts:
            if too_long:
                raise Unreadable(
                    say(
                        f"regel {too_long} is langer dan {_LONGEST}; dit is geen registratieoverzicht",
                        f"line {too_long} is longer than {_LONGEST}; this is no registratieoverzicht",
                    )
                )
            raise Unreadable(self._no_register())
        self._check_totals()
        header = heading(self._headers, self._name, self._findings)
        return Overview(
            sha256=digest.hexdigest(),
            brin=header.brin,
            begin=header.begin,
            end=header.end,
            made_on=header.made_on,
            lines=self._lines,
            counts=self._counts,
            people=self._people,
            unread=frozenset(self._unread),
            on_a_route=frozenset(self._on_a_route),
            rest_of=self._rest_of,
            refusals=sorted(self._findings.refusals, key=lambda refusal: (refusal.line, refusal.column)),
            remarks=self._findings.remarks,
        )

    def _line(self, line: TextLine, text: str) -> None:
        if not text.strip() or text.lower().startswith("sep="):
            return
        if self._separator is None:
            self._separator = separator_of(text)
        cells = row(text, self._separator or ";")
        if cells.is_blank():
            return
        kind = cells.value(0).upper()
        if kind == REST and self._rest_of is None:
            self._rest_of = cells.value(1)
            return
        self._lines += 1
        if kind not in KINDS:
            self._unknown(line.number, kind)
            return
        self._counts[kind] = self._counts.get(kind, 0) + 1
        if not line.ended and self._is_cut_off(cells):
            self._findings.refuse(
                line.number,
                cells.column(len(cells)),
                say(
                    "de laatste regel is afgebroken: hij is korter dan de andere regels en heeft "
                    "geen regeleinde",
                    "the last line was cut off: it is shorter than the other lines and has no line end",
                ),
            )
            self._note_unread(Fields(cells, line.number, Findings()), kind)
            return
        self._widths.add(len(cells))
        if not line.ended and kind not in ("SLR", "VLP"):
            self._findings.remark(
                say(
                    "de laatste regel heeft geen regeleinde: is het bestand volledig?",
                    "the last line has no line end: is the file complete?",
                ),
                line.number,
                1,
            )
        fields = Fields(cells, line.number, self._findings)
        record = read_record(kind, fields)
        if record is None:
            self._note_unread(Fields(cells, line.number, Findings()), kind)
        else:
            self._keep(record)

    def _is_cut_off(self, cells: Row) -> bool:
        """Shorter than all others in a file that is padded: where several kinds have one width."""
        padded = len(self._widths) == 1 and len(self._counts) > _KINDS_BY_CHANCE
        return padded and len(cells) < min(self._widths)

    def _unknown(self, line: int, kind: str) -> None:
        if re.fullmatch(r"[A-Z]{3}", kind, re.ASCII):
            self._findings.remark(
                say(
                    f"onbekende recordsoort {kind}: niet gelezen", f"unknown kind of record {kind}: not read"
                ),
                line,
                1,
            )
        else:
            self._findings.remark(
                say(
                    "een regel begint niet met een recordsoort: niet gelezen",
                    "a line does not begin with a kind of record: not read",
                ),
                line,
                1,
            )

    def _keep(self, record: Record) -> None:
        match record:
            case Header():
                self._headers.append(record)
            case Totals():
                self._totals = record
            case Person():
                earlier = self._people.setdefault(record.number, [])
                if any(isinstance(r, Person) for r in earlier):
                    self._findings.remark(
                        say(
                            "een persoon heeft meer dan een PER-record",
                            "a person has more than one PER record",
                        ),
                        record.line,
                        1,
                    )
                earlier.append(record)
            case _:
                self._people.setdefault(record.number, []).append(record)
                if isinstance(record, Period) and record.leerroute is not None:
                    self._on_a_route.add(record.number)

    def _note_unread(self, fields: Fields, kind: str) -> None:
        if kind in COUNTED and (fields.text(2) or fields.text(3)):
            self._unread.add((fields.number(), kind))
            if kind == "ISP" and fields.text(LEERROUTE):
                self._on_a_route.add(fields.number())

    def _no_register(self) -> str:
        if not self._lines:
            return say("het bestand is leeg", "the file is empty")
        return say(
            "dit is geen registratieoverzicht: geen regel begint met een recordsoort "
            f"({', '.join(KINDS)}) en een scheidingsteken | of ;",
            "this is no registratieoverzicht: no line begins with a kind of record "
            f"({', '.join(KINDS)}) and a separator | or ;",
        )

    def _check_totals(self) -> None:
        if self._rest_of is not None:
            return
        if self._totals is None:
            if "SLR" not in self._counts:
                self._findings.remark(
                    say(
                        "het sluitrecord (SLR) ontbreekt: is het bestand volledig?",
                        "the sluitrecord (SLR) is missing: is the file complete?",
                    )
                )
            return
        for kind, stated in zip(COUNTED, self._totals.counts, strict=True):
            counted = self._counts.get(kind, 0)
            if stated is not None and stated != counted:
                self._findings.remark(
                    say(
                        f"{kind}: {counted} in het bestand, {stated} volgens het sluitrecord (SLR)",
                        f"{kind}: {counted} in the file, {stated} according to the sluitrecord (SLR)",
                    ),
                    self._totals.line,
                    1,
                )
