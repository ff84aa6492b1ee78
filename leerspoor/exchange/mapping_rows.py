"""What does a row of a school's list report, by its mapping?

A row becomes the cells of our own CSV tables, one set an event, and these the CloudEvents lines that say the
same: so whatever the list looked like, the same report is the same command. Beside each stands from which
column a field came, so that a refusal can name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from journeys.errors import Refused
from journeys.saying import say
from leerspoor.exchange.csv_events import fields_of, line_of
from leerspoor.exchange.mapping import EXAM_RESULT, Cells, Given, Report, SourceMapping, plain
from leerspoor.exchange.mapping_header import find_header, positions
from leerspoor.exchange.mapping_values import as_written, closes, day, is_day, is_iso, later, mark, truth
from leerspoor.exchange.sheet import Sheet, SheetRow

_TOTAL = re.compile(
    r"(sub|eind)?tota(al|len|l)|gem(iddelde?n?|\.)?|average|som|sum|aantal( .*)?|minimum|maximum|mediaan"
)
_SHOWN = 12
_A_DAY = ("een dag als 20-6-2025 of 2025-06-20", "a day like 20-6-2025 or 2025-06-20")


class Said(Struct, frozen=True):
    """An event that a row reports, as a CloudEvents line; `columns`: where each field came from."""

    line: bytes
    columns: Mapping[str, str]
    wrong: Refused | None = None

    def column_of(self, field: str | None) -> str | None:
        """The column of a field like `data.signed.student`, or of the nearest that it is a part of."""
        bare = re.sub(r"\[\d+\]", "", field or "")
        while bare and bare not in self.columns:
            bare = bare.rpartition(".")[0]
        if bare:
            return self.columns[bare]
        inner = (name for name in self.columns if field and name.startswith(f"{field}."))
        return next((self.columns[name] for name in inner), None)


class ListReader:
    """Reads the rows of one list, under one header."""

    def __init__(self, mapping: SourceMapping, header: SheetRow) -> None:
        self.header = header
        self._mapping = mapping
        self._at = positions(header)
        self._columns = mapping.columns()
        self._names = [plain(column) for column in self._columns]

    def position(self, column: str) -> int:
        """Where a column stands, from 1."""
        return self._at[plain(column)] + 1

    def text(self, row: SheetRow, column: str) -> str:
        """What a row has in a column, perhaps nothing."""
        position = self._at[plain(column)]
        return row.cells[position] if position < len(row.cells) else ""

    def who(self, row: SheetRow) -> str:
        """How a row names its student; numbers as they are, also when Excel took them for a quantity."""
        text = self.text(row, self._mapping.student.column)
        if self._mapping.student.by in ("bsn", "onderwijsnummer"):
            text = re.sub(r"[ .]", "", text)
            return text.zfill(9) if re.fullmatch(r"\d{8}", text, re.ASCII) else text
        return text

    def holds_data(self, row: SheetRow) -> bool:
        """Whether a row is of the list itself: in a column that is read, and not the header once more."""
        texts = [self.text(row, column) for column in self._columns]
        return any(texts) and [plain(text) for text in texts] != self._names

    def is_total(self, row: SheetRow) -> bool:
        """Whether a row adds up others: it names no student and begins with a word that says so."""
        first = next(cell for cell in row.cells if cell)
        who = self.text(row, self._mapping.student.column)
        words = [plain(text).rstrip(":") for text in (who, first) if text]
        return (not who or bool(_TOTAL.fullmatch(plain(who).rstrip(":")))) and any(
            _TOTAL.fullmatch(word) for word in words
        )

    def says(self, row: SheetRow, student: str) -> list[Said]:
        """The events that a row reports about a student, in the order of the mapping."""
        return [said for report in self._mapping.reports for said in self._report(report, row, student)]

    def _report(self, report: Report, row: SheetRow, student: str) -> Iterator[Said]:
        if not all(self._is_one_of(row, column, words) for column, words in report.only.items()):
            return
        if not report.parts:
            yield from self._event(report, row, student, report.data)
        for column, code in report.parts.items():
            part = {**report.data, "part": code, "mark": Cells(column=column, values=report.marks)}
            yield from self._event(report, row, student, part)

    def _is_one_of(self, row: SheetRow, column: str, words: Iterable[str]) -> bool:
        text = plain(self.text(row, column))
        return bool(text) and any(word == "*" or plain(word) == text for word in words)

    def _event(
        self, report: Report, row: SheetRow, student: str, data: Mapping[str, Given]
    ) -> Iterator[Said]:
        cells = _Row(self, row)
        cells.take("source", report.source)
        cells.take("time", report.time)
        type_ = report.type
        for name, given in data.items():
            cells.take(f"data.{name}", given, kind=report.kind)
        if cells.passed_over:
            return
        if report.type == EXAM_RESULT:
            passed = self._passed(report, cells)
            if passed is None:
                return
            type_ = "exam-part-passed" if passed else "exam-part-failed"
        texts = {"subject": f"student/{student}", "type": type_, **_nested(cells.texts)}
        yield Said(line_of(texts), cells.columns, cells.wrong)

    def _passed(self, report: Report, cells: _Row) -> bool | None:
        """Whether a result closed its part; None if there is no result yet."""
        if report.passed is not None:
            text = cells.take("passed", report.passed)
            cells.texts.pop("passed", None)
            if not text:
                return None
            found = truth(text)
            if found is None:
                cells.refuse("passed", text, say("ja of nee", "ja or nee"))
            return found is not False
        mark_ = cells.texts.get("data.mark", "")
        if not mark_:
            return None
        return closes(mark(mark_), report.passed_from or "")


class _Row:
    """The cells of one event, as they are gathered from one row."""

    def __init__(self, reader: ListReader, row: SheetRow) -> None:
        self.texts: dict[str, str] = {}
        self.columns: dict[str, str] = {}
        self.wrong: Refused | None = None
        self.passed_over = False
        self._reader = reader
        self._row = row

    def take(self, field: str, given: Given, *, kind: str = "") -> str:
        """Fill in a field; the text that it got, empty if the row says nothing of it."""
        if isinstance(given, Cells):
            self.columns[field] = given.names()[0]
            text = self._from_columns(field, given, kind)
        else:
            text = _fixed(given)
        if text:
            self.texts[field] = text
        return text

    def refuse(self, field: str, value: str, wanted: str) -> None:
        """What is wrong with a cell; the first one of an event is told."""
        shown = msgspec.json.encode(value[:80]).decode()
        refusal = Refused(
            "MALFORMED",
            say(f"{shown} kan niet; verwacht: {wanted}", f"{shown} cannot be; expected: {wanted}"),
            field=field,
        )
        self.wrong = self.wrong or refusal

    def _from_columns(self, field: str, given: Cells, kind: str) -> str:
        texts = [self._reader.text(self._row, column) for column in given.names()]
        if given.columns:
            if not all(texts):
                return ""
            text = "-".join(day(piece) for piece in texts)
        else:
            text = texts[0]
        if given.values and text:
            found = {plain(word): meaning for word, meaning in given.values.items()}.get(plain(text))
            if found is None and field != "data.mark" and text not in given.values.values():
                words = list(given.values)
                more = " …" if len(words) > _SHOWN else ""
                wanted = say(
                    f"een van {', '.join(words[:_SHOWN])}{more}; of vul values aan in de mapping",
                    f"one of {', '.join(words[:_SHOWN])}{more}; or add values in the mapping",
                )
                self.refuse(field, text, wanted)
            text = text if found is None else found
            self.passed_over = self.passed_over or not text
        if not text:
            if field == "time" and not self.passed_over:
                self.wrong = self.wrong or Refused(
                    "MALFORMED", f"{say('leeg; verwacht', 'empty; expected')}: {say(*_A_DAY)}", field=field
                )
            return ""
        return given.before + self._in_our_words(field, given, kind, text)

    def _in_our_words(self, field: str, given: Cells, kind: str, text: str) -> str:
        name = field.removeprefix("data.")
        type_ = fields_of(kind).get(name)
        if field != "time" and not given.days_later and not is_day(type_) and "." not in name:
            return as_written(type_, text)
        found = later(day(text), given.days_later)
        if not is_iso(found):
            self.refuse(field, text, say(*_A_DAY))
        return found


def _fixed(given: str | int | bool | list[str]) -> str:
    match given:
        case bool():
            return "ja" if given else "nee"
        case list():
            return msgspec.json.encode(given).decode()
        case _:
            return str(given)


def _nested(texts: Mapping[str, str]) -> dict[str, str]:
    """Fields of what is inside a field (`data.signed.student`) as that field's JSON."""
    flat: dict[str, str] = {}
    inside: dict[str, dict[str, str]] = {}
    for name, text in texts.items():
        outer, _, inner = name.removeprefix("data.").partition(".")
        if inner and name.startswith("data."):
            inside.setdefault(f"data.{outer}", {})[inner] = text
        else:
            flat[name] = text
    return flat | {name: msgspec.json.encode(fields).decode() for name, fields in inside.items()}


def reader_of(sheets: Sequence[Sheet], mapping: SourceMapping, path: Path) -> tuple[Sheet, ListReader]:
    """The reading of a file that fits the mapping; raises `Unreadable` with what is missing."""
    sheet, header = find_header(sheets, mapping, path)
    return sheet, ListReader(mapping, header)
