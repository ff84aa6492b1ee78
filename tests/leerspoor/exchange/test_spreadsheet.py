"""Does a spreadsheet that we did not write find in a list what was put into it, and no formula?"""

import csv
import io
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from journeys.errors import WrongUse
from leerspoor.exchange import spreadsheet
from leerspoor.exchange.document import printable
from leerspoor.exchange.spreadsheet import LONGEST, Cell, Columns, write_csv, write_xlsx

COLUMNS = Columns(["wie", "wat"], "lijst", "vraag")
TYPED: Sequence[Cell] = ["Şule", Decimal("6.50"), 12, date(2026, 7, 31), None]
FIVE = Columns(["naam", "cijfer", "aantal", "t/m", "leeg"], "lijst", "vraag")


def facts(count: int) -> list[tuple[str, Cell]]:
    return [("op", date(2025, 10, 1)), ("rijen", count)]


def read_csv(path: Path) -> list[list[str]]:
    return [*csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";")]


def test_csv_is_what_dutch_excel_opens_right(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    assert write_csv(path, FIVE, [TYPED]) == 1
    assert path.read_bytes() == (
        b"\xef\xbb\xbfnaam;cijfer;aantal;t/m;leeg\r\n" + "Şule;6,50;12;31-07-2026;\r\n".encode()
    )


def test_xlsx_has_cells_of_their_kind_under_a_heading_that_stays(tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    assert write_xlsx(path, FIVE, [TYPED, TYPED], facts) == 2
    book = load_workbook(path)
    assert book.sheetnames == ["lijst", "vraag"]
    sheet = book["lijst"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:E3")
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "n", "d", "n"]
    assert [cell.value for cell in sheet[2]][:3] == ["Şule", 6.5, 12]
    assert sheet["D2"].value.date() == date(2026, 7, 31)
    assert sheet["D2"].number_format == "dd-mm-yyyy"
    assert sheet["A2"].alignment.wrap_text, "what is longer than its column is read on the next line"
    assert {cell.alignment.vertical for cell in sheet[2][:4]} == {"top"}
    assert [[cell.value for cell in row] for row in book["vraag"]][1] == ["rijen", 2]


def test_a_row_is_as_high_as_its_longest_text(tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    long = " ".join(["woord"] * 24)
    write_xlsx(path, COLUMNS, [["kort", "x"], [long, "x"], ["een\ntwee", "x"], [long * 60, "x"]], facts)
    heights = load_workbook(path)["lijst"].row_dimensions
    assert [heights[row].height for row in (2, 3, 4, 5)] == [None, 45, 30, 408]


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-2", "@SUM(A1)", "\t=1", "\n=1", "  =1", "=cmd|' /C'!A0"])
def test_a_text_is_never_a_formula(text: str, tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", COLUMNS, [[text, "x"]])
    assert read_csv(tmp_path / "a.csv")[1][0] == f"'{text}"
    write_xlsx(tmp_path / "a.xlsx", COLUMNS, [[text, "x"]], facts)
    cell = load_workbook(tmp_path / "a.xlsx")["lijst"]["A2"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_a_number_below_nought_stays_a_number(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", COLUMNS, [[-2, Decimal("-0.5")]])
    assert read_csv(tmp_path / "a.csv")[1] == ["-2", "-0,5"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(st.text(max_size=40), min_size=2, max_size=2), max_size=5))
def test_any_text_comes_back_from_both(rows: list[list[str]], tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", COLUMNS, rows)
    _, *found = read_csv(tmp_path / "a.csv")
    assert [[cell.removeprefix("'") for cell in row] for row in found] == [
        [printable(cell).removeprefix("'") for cell in row] for row in rows
    ]
    write_xlsx(tmp_path / "a.xlsx", COLUMNS, rows, facts)
    sheet = load_workbook(tmp_path / "a.xlsx")["lijst"]
    for number, row in enumerate(rows, 2):
        found_there = [sheet.cell(number, at).value or "" for at in (1, 2)]
        assert found_there == [printable(cell) for cell in row]


@pytest.mark.parametrize(("letters", "kept"), [(LONGEST - 1, LONGEST - 1), (LONGEST, LONGEST - 1)])
def test_a_text_that_no_cell_can_hold_is_cut_with_a_sign(letters: int, kept: int, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", COLUMNS, [["x" * letters, "y"]], facts)
    found = load_workbook(tmp_path / "a.xlsx")["lijst"]["A2"].value
    assert (len(found), found[-1]) == (kept, "x" if letters == kept else "…")
    write_csv(tmp_path / "a.csv", COLUMNS, [["x" * letters, "y"]])
    assert len(read_csv(tmp_path / "a.csv")[1][0]) == kept


def test_an_empty_list_is_its_headings(tmp_path: Path) -> None:
    assert write_csv(tmp_path / "a.csv", COLUMNS, []) == 0
    assert read_csv(tmp_path / "a.csv") == [["wie", "wat"]]
    assert write_xlsx(tmp_path / "a.xlsx", COLUMNS, [], facts) == 0
    assert load_workbook(tmp_path / "a.xlsx")["lijst"].max_row == 1


def test_more_rows_than_excel_has_are_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheet, "_MOST_ROWS", 3)
    assert write_xlsx(tmp_path / "a.xlsx", COLUMNS, [["a", "b"]] * 3, facts) == 3
    with pytest.raises(WrongUse, match=r"\.csv"):
        write_xlsx(tmp_path / "a.xlsx", COLUMNS, [["a", "b"]] * 4, facts)


def peak(write: Callable[[Iterator[Sequence[Cell]]], int], rows: int) -> int:
    """The most bytes in memory at once while so many rows are written."""
    tracemalloc.start()
    try:
        assert write([f"s{at}", f"{at} =x"] for at in range(rows)) == rows
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_list_of_any_length_takes_the_same_memory(tmp_path: Path) -> None:
    for write in (
        lambda rows: write_csv(tmp_path / "a.csv", COLUMNS, rows),
        lambda rows: write_xlsx(tmp_path / "a.xlsx", COLUMNS, rows, facts),
    ):
        peak(write, 10)
        assert peak(write, 8_000) < peak(write, 1_000) + 200_000
