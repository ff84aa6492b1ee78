"""Which rows does a list have, whatever program wrote it, and whatever is wrong with it?"""

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from journeys.errors import Unreadable
from leerspoor.exchange import sheet_excel
from leerspoor.exchange.sheet import REASON, Sheet, SheetRow, readings_of, sheet_names
from leerspoor.exchange.sheet_excel import text_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def rows(path: Path, sheet: str | None = None) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, row.cells) for row in readings_of(path, sheet)[0].rows()]


def told_of(path: Path) -> str:
    """What a person is told of a file that is no list; nothing of one that is."""
    try:
        for sheet in readings_of(path):
            list(sheet.rows())
    except Unreadable as error:
        return str(error)
    return ""


def put(folder: Path, content: bytes, name: str = "lijst.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def workbook(path: Path, *lines: list[object], sheet: str = "Blad1") -> Path:
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for line in lines:
        page.append(line)
    book.save(path)
    return path


# --- CSV ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_csv_list_from_any_program(tmp_path: Path, separator: str, encoding: str, ending: str) -> None:
    lines = (
        ["Naam|Cijfer", "Zoë|7", "", '"a|b"|"6,5"']
        if separator != ","
        else ["Naam|Cijfer", "Zoë|7", "", '"a|b"|6.5']
    )
    text = ending.join(lines).replace("|", separator)
    found = rows(put(tmp_path, text.encode(encoding)))
    last = "6.5" if separator == "," else "6,5"
    assert found == [(1, ("Naam", "Cijfer")), (2, ("Zoë", "7")), (4, (f"a{separator}b", last))]


def test_a_cell_over_two_lines_is_one_cell_and_the_lines_go_on(tmp_path: Path) -> None:
    found = rows(put(tmp_path, b'a;b\r\n"een\r\ntwee";1\r\nx;2\r\n'))
    assert found == [(1, ("a", "b")), (2, ("een\r\ntwee", "1")), (4, ("x", "2"))]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a;b\n\x00\x01\n", "geen tekst"),
        (b"a;b\n\x81\x8d\n", "regel 2"),
        (b"%PDF-1.7 niets", "een PDF"),
        (b"\xff\xfea\x00;\x00", "UTF-16"),
        (b"a" * 1_100_000, "langer dan 1 MB"),
        (b'a;b\n"' + b"x;1\n" * 300, "regel 2: een aanhalingsteken"),
        (b"a;b\n" + b"y" * 200_000 + b";1\n", "regel 2"),
    ],
)
def test_what_is_no_csv_is_told_in_one_message(tmp_path: Path, content: bytes, told: str) -> None:
    path = put(tmp_path, content)
    assert told in told_of(path)


def test_the_end_mark_of_an_old_program_is_no_row(tmp_path: Path) -> None:
    assert rows(put(tmp_path, b"a;b\r\n1;2\r\n\x1a")) == [(1, ("a", "b")), (2, ("1", "2"))]


def test_a_half_character_at_the_end_is_windows(tmp_path: Path) -> None:
    assert rows(put(tmp_path, b"a;\xc2"))[0][1] == ("a", "Â")


def test_the_likeliest_separator_comes_first(tmp_path: Path) -> None:
    path = put(tmp_path, b"titel, met komma\n\na;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n")
    assert rows(path)[-1] == (5, ("4,5", "5,5", "6,5"))
    assert len(readings_of(path)) == 4


# --- Excel --------------------------------------------------------------------------------------------


def test_the_cells_of_a_sheet_are_as_one_would_type_them(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "l.xlsx",
        ["Nr", "Dag", None, "Ja"],
        [],
        [100000012, date(2025, 6, 12), 6.5, True],
        [" 0123 ", datetime.fromisoformat("2025-06-12"), 7.0, False],
        [1.0e-7, datetime.fromisoformat("2025-06-12T10:30"), 6.3999999999999995, time(10, 30)],
    )
    assert rows(path) == [
        (1, ("Nr", "Dag", "", "Ja")),
        (3, ("100000012", "2025-06-12", "6.5", "ja")),
        (4, ("0123", "2025-06-12", "7", "nee")),
        (5, ("1e-07", "2025-06-12 10:30:00", "6.4", "10:30:00")),
    ]


def test_a_sheet_by_name_and_else_the_first_that_is_seen(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Verborgen"
    book.active.sheet_state = "hidden"
    book.create_sheet("Een").append(["een"])
    book.create_sheet("Twee").append(["twee"])
    book.save(tmp_path / "l.xlsx")
    path = tmp_path / "l.xlsx"
    assert sheet_names(path) == ["Een", "Twee"]
    assert rows(path) == [(1, ("een",))]
    assert rows(path, " twee ") == [(1, ("twee",))]
    with pytest.raises(Unreadable, match="«Drie»; verwacht: een van Een, Twee"):
        rows(path, "Drie")


def test_a_formula_that_nobody_worked_out_is_no_empty_cell(tmp_path: Path) -> None:
    assert rows(workbook(tmp_path / "l.xlsx", ["Cijfer"], ["=5+1"])) == [(1, ("Cijfer",)), (2, ("=5+1",))]


def test_of_merged_cells_the_first_has_the_value(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "s1"
    book.active["B1"], book.active["B2"] = "NE", "WI"
    book.active.merge_cells("A1:A2")
    book.save(tmp_path / "l.xlsx")
    assert rows(tmp_path / "l.xlsx") == [(1, ("s1", "NE")), (2, ("", "WI"))]


def test_a_far_off_cell_and_a_long_one_cost_no_memory(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "x" * 32_767
    book.active.cell(30_000, 16_384, "ver")
    book.save(tmp_path / "l.xlsx")
    found = rows(tmp_path / "l.xlsx")
    assert [(line, len(cells)) for line, cells in found] == [(1, 1), (30_000, 16_384)]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (OLE + b"\x00" * 600, "wachtwoord"),
        (b"PK\x03\x04" + b"niets" * 50, "beschadigd"),
    ],
)
def test_what_is_no_excel_is_told_in_one_message(tmp_path: Path, content: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        rows(put(tmp_path, content, "l.xlsx"))


def test_a_bomb_and_another_kind_of_zip_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_excel, "LARGEST", 10 * 1024 * 1024)
    with zipfile.ZipFile(tmp_path / "l.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("tekst.txt", "geen Excel")
    with pytest.raises(Unreadable, match="beschadigd"):
        rows(tmp_path / "l.xlsx")
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(9):
            packed.writestr(f"{number}.xml", bytes(2 * 1024 * 1024))
    with pytest.raises(Unreadable, match="uitgepakt groter"):
        rows(tmp_path / "b.xlsx")


GOOD = io.BytesIO()
_book = openpyxl.Workbook()
for _line in (["Leerling", "Vak", "Cijfer"], ["s1", "NE", 6.5], ["s2", "WI", "=A1"]):
    _book.active.append(_line)
_book.save(GOOD)


@settings(deadline=None)
@given(st.data())
def test_no_mangled_file_gives_more_than_one_message(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = GOOD.getvalue() if data.draw(st.booleans()) else b"Leerling;Vak;Cijfer\r\ns1;NE;6,5\r\n" * 3
    start = data.draw(st.integers(0, len(whole)))
    junk = data.draw(st.binary(max_size=40))
    mangled = whole[:start] + junk + whole[start + data.draw(st.integers(0, 400)) :]
    path = put(tmp_path_factory.getbasetemp(), mangled, "mangled")
    assert "\n" not in told_of(path)


@settings(deadline=None)
@given(st.data())
def test_no_mangled_part_of_a_workbook_gives_more_than_one_message(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "part.xlsx"
    with zipfile.ZipFile(GOOD) as good, zipfile.ZipFile(path, "w") as bad:
        victim = data.draw(st.sampled_from(good.namelist()))
        for name in good.namelist():
            whole = good.read(name)
            if name == victim:
                if data.draw(st.booleans()):
                    continue
                at = data.draw(st.integers(0, len(whole)))
                whole = (
                    whole[:at]
                    + data.draw(st.binary(max_size=20))
                    + whole[at + data.draw(st.integers(0, 60)) :]
                )
            bad.writestr(name, whole)
    assert "\n" not in told_of(path)


# --- what was refused, handed back --------------------------------------------------------------------


def rejected(sheet: Sheet, *lines: int) -> bytes:
    file = io.BytesIO()
    found = {row.line: row for row in sheet.rows()}
    header = found[min(found)]
    sheet.write_rejects(file, header, [(found[line], f"reden {line}") for line in lines])
    return file.getvalue()


def test_refused_rows_of_csv_come_back_in_its_own_form(tmp_path: Path) -> None:
    path = put(tmp_path, 'Nr;Naam;Cijfer\n01;"Zoë; de";6,5\n02;b;7\n'.encode("cp1252"))
    back = rejected(readings_of(path)[0], 2)
    assert back.decode("cp1252").splitlines() == [f"Nr;Naam;Cijfer;{REASON}", '01;"Zoë; de";6,5;reden 2']
    again = rejected(readings_of(put(tmp_path, back, "rest.csv"))[0], 2)
    assert again == back, "a list that has a reason already gets no second column"


def test_refused_rows_of_utf_8_get_the_mark_that_excel_needs(tmp_path: Path) -> None:
    back = rejected(readings_of(put(tmp_path, "a,b\nŁ,1\n".encode()))[0], 2)
    assert back.startswith(b"\xef\xbb\xbf")
    assert back.decode("utf-8-sig").splitlines()[1] == "Ł,1,reden 2"


def test_refused_rows_of_excel_come_back_as_excel(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "l.xlsx",
        ["Nr", "Dag", "Cijfer", None],
        ["0012", date(2025, 6, 12), 6.5, "=1+1"],
        [12, datetime.fromisoformat("2025-06-12T10:30"), 7, "x"],
        sheet="Cijfers",
    )
    back = rejected(readings_of(path)[0], 2, 3)
    book = load_workbook(io.BytesIO(back))  # a library that did not write it
    assert book.sheet_names == ["Cijfers"]
    assert book.get_sheet_by_index(0).to_python() == [
        ["Nr", "Dag", "Cijfer", REASON],
        ["0012", date(2025, 6, 12), 6.5, "reden 2"],
        [12.0, datetime.fromisoformat("2025-06-12T10:30"), 7.0, "reden 3"],
    ]
    again = rejected(readings_of(put(tmp_path, back, "rest.xlsx"))[0], 2, 3)
    assert rows(put(tmp_path, again, "weer.xlsx"))[0][1] == ("Nr", "Dag", "Cijfer", REASON)


def test_a_formula_in_a_text_is_handed_back_as_text(tmp_path: Path) -> None:
    book = workbook(tmp_path / "l.xlsx", ["Nr"], ["=HYPERLINK(1)"])
    back = rejected(readings_of(book)[0], 2)
    page = openpyxl.load_workbook(io.BytesIO(back)).active
    assert (page["A2"].value, page["A2"].data_type) == ("=HYPERLINK(1)", "s")


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "ja"), (7.0, "7"), (1e20, "1e+20"), (date(2025, 1, 2), "2025-01-02")],
)
def test_text_of_a_cell(value: object, text: str) -> None:
    assert text_of(value) == text  # type: ignore[arg-type]


def test_a_row_knows_whether_it_holds_anything() -> None:
    assert SheetRow(1, ("", ""), (None, "")).is_blank()
    assert not SheetRow(1, ("", "x"), (None, "x")).is_blank()
