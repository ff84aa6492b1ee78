"""Is a list the same list however it is written?"""

import csv
import io
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.errors import Refused
from journeys.wire import understand
from leerspoor.exchange import cloudevents
from leerspoor.exchange.mapping import read
from leerspoor.exchange.mapping_rows import ListReader, reader_of
from leerspoor.exchange.sheet import SheetRow, readings_of

BPV = """
[student]
column = "Leerling"
by = "pseudonym"

[[event]]
type = "bpv-agreed"
source = "mbo:98MB"
time = { column = "Dag" }
data = { placement = { columns = ["Bedrijf", "Van"] }, company = { column = "Bedrijf" }, crebo = "25737", \
starts_on = { column = "Van" }, ends_on = "2199-12-31", hours = { column = "Uren" }, \
guardian_required = { column = "Jong" }, "signed.student" = { column = "Van" } }

[[event]]
type = "exam-result"
source = "vo:98VO"
time = { column = "Dag" }
passed_from = "5.5"
[event.parts]
"CE; Ned, 1" = "NE-CE"
"""
MAPPING = read(BPV)
NAMES = ["Leerling", "Dag", "Bedrijf", "Van", "Uren", "Jong", "CE; Ned, 1", "Opmerking"]

DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))
MARKS = st.integers(10, 100)
"""A mark in tenths."""
REMARKS = st.text(st.sampled_from("aé\u20ac;,|\"'\t 1\n"), max_size=6)
ROWS = st.lists(
    st.tuples(
        st.from_regex(r"[a-z][a-z0-9]{0,5}", fullmatch=True),
        DAYS,
        st.integers(1, 10**8),
        DAYS,
        st.integers(0, 5000),
        st.booleans(),
        MARKS,
        REMARKS,
    ),
    min_size=1,
    max_size=6,
)


def as_text(row: tuple[Any, ...], comma: str, form: str) -> list[str]:
    """A row as a program writes it into CSV, with its decimal sign and its form of a day."""
    student, on, company, starts, hours, young, mark, remark = row

    def of_day(day: date) -> str:
        serial = (day - date(1899, 12, 30)).days
        return form.format(d=day.day, m=day.month, y=day.year, s=day.year % 100, n=serial)

    text = f"{mark // 10}{comma}{mark % 10}"
    young_ = ("waar" if young else "onwaar") if comma == "," else ("TRUE" if young else "FALSE")
    return [student, of_day(on), str(company), of_day(starts), str(hours), young_, text, remark]


def commands(path: Path) -> list[tuple[str, str, str, bytes]]:
    sheet, reader = reader_of(readings_of(path, MAPPING.sheet), MAPPING, path)
    found = []
    for row in sheet.rows():
        if row.line <= reader.header.line or not reader.holds_data(row) or reader.is_total(row):
            continue
        for said in reader.says(row, reader.who(row)):
            assert said.wrong is None
            command = cloudevents.read(said.line, f"{'0' * 64}:{row.line}")
            found.append((command.command, command.stream, command.kind, command.data))
    return found


@settings(max_examples=40, deadline=None)
@given(
    rows=ROWS,
    separator=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
    ending=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    comma=st.sampled_from(".,"),
    form=st.sampled_from(["{d}-{m}-{y}", "{d:02}-{m:02}-{s:02}", "{y}-{m:02}-{d:02}", "{n}"]),
    order=st.permutations(range(len(NAMES))),
    title=st.booleans(),
    typed=st.booleans(),
)
def test_the_same_rows_are_the_same_commands_in_every_form(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[Any, ...]],
    separator: str,
    encoding: str,
    ending: str,
    quoting: int,
    comma: str,
    form: str,
    order: list[int],
    title: bool,
    typed: bool,
) -> None:
    folder = tmp_path_factory.getbasetemp()

    def turned(cells: list[Any]) -> list[Any]:
        return [cells[at] for at in order]

    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator=ending, quoting=quoting)  # type: ignore[arg-type]
    if title:
        writer.writerows([["Lijst van de school"], []])
    writer.writerow(turned(NAMES))
    writer.writerows(turned(as_text(row, comma, form)) for row in rows)
    writer.writerow(turned(["Totaal", "", "", "", "9", "", "", ""]))
    in_csv = folder / "lijst.csv"
    in_csv.write_bytes(text.getvalue().encode(encoding))

    book = openpyxl.Workbook()
    for line in [["Lijst"], [], []] if title else []:
        book.active.append(line)
    book.active.append(turned(NAMES))
    for student, on, company, starts, hours, young, mark, remark in rows:
        moment = datetime.combine(starts, time.min) if typed else (starts - date(1899, 12, 30)).days
        cells = [student, on, company, moment, float(hours), young, mark / 10, remark]
        book.active.append(turned(cells))
    book.active.append(turned(["Totaal", None, None, None, "=SUM(E1:E9)", None, None, None]))
    in_excel = folder / "lijst.xlsx"
    book.save(in_excel)

    expected = commands(in_csv)
    assert len(expected) == 2 * len(rows)
    assert commands(in_excel) == expected


def test_a_row_says_from_which_column_each_field_came(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    cells = as_text(("s1", date(2025, 9, 1), 7, date(2025, 9, 8), 160, False, 64, ""), ",", "{d}-{m}-{y}")
    path.write_text(";".join(f'"{name}"' for name in NAMES) + "\n" + ";".join(cells) + "\n", "utf-8")
    sheet, reader = reader_of(readings_of(path), MAPPING, path)
    _, row = sheet.rows()
    placement, result = reader.says(row, "s1")
    columns = {field: placement.column_of(field) for field in (
        "time", "data.starts_on", "data.signed.student", "data.signed", "data.placement", "data.crebo", None,
    )}  # fmt: skip
    assert columns == {
        "time": "Dag", "data.starts_on": "Van", "data.signed.student": "Van", "data.signed": "Van",
        "data.placement": "Bedrijf", "data.crebo": None, None: None,
    }  # fmt: skip
    assert result.column_of("data.mark") == "CE; Ned, 1"
    assert b'"placement":"7-2025-09-08"' in placement.line
    assert reader.position("Van") == 4


ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["=1+1", "1e999", "99999", "-0", "31-2-2025", "٣", "ja", "6,5", "x" * 5000, "totaal", '"', "\ud7ff"]
)


@settings(deadline=None)
@given(st.lists(st.tuples(*[ANYTHING] * len(NAMES)), max_size=4))
def test_whatever_stands_in_a_cell_becomes_a_command_or_a_refusal(rows: list[tuple[str, ...]]) -> None:
    header = SheetRow(1, tuple(NAMES), tuple(NAMES))
    reader = ListReader(MAPPING, header)
    for at, texts in enumerate(rows, start=2):
        row = SheetRow(at, tuple(text.strip() for text in texts), texts)
        if row.is_blank() or not reader.holds_data(row) or reader.is_total(row):
            continue
        reader.who(row)
        for said in reader.says(row, "s1"):
            command = cloudevents.read(said.line, f"{'0' * 64}:{at}")
            try:
                understand(command.kind, command.data)
            except Refused as refusal:
                assert said.column_of(refusal.field) in (*NAMES, None)  # noqa: PT017 - of either outcome
