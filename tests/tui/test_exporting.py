"""Can what a committee takes along be read back, by a spreadsheet and by a program?"""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.saying import Language
from projections.catch_up import RULES
from tui.as_of import AsOf
from tui.exporting import file_name, not_there_yet, to_csv, to_json, told
from tui.viewmodels.matrix import Filter

ON = AsOf(date(2025, 3, 1), "2025-02-01")
CHOSEN = Filter(side="vmbo", part="NE", due_by=date(2025, 8, 1))


def answer(**more: Any) -> dict[str, Any]:
    return {
        "student": "s1", "part": "NE-CE", "name": "Nederlands; centraal", "side": "vmbo", "status": "owed",
        "answers_to": ["vo", "mbo"], "due": "2025-08-01", "mark": None,
        "flags": ["NOT_CHOSEN", "PROVISIONAL"],
        "because": {"rules": ["VEX-20", "MEX-01"], "events": ["e1"]},
    } | more  # fmt: skip


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def written(folder: Path, rows: list[dict[str, Any]], language: Language = "nl") -> list[list[str]]:
    path = folder / "out.csv"
    to_csv(path, ON, "--cohort R1/2023", CHOSEN, rows, language)
    return read_csv(path)


def test_a_spreadsheet_reads_what_was_asked_and_the_rows(tmp_path: Path) -> None:
    rows = [answer(), answer(student="s2", status="passed", mark="7.0", due=None, name=None, side=None)]
    assert written(tmp_path, rows) == [
        ["# vraag", "exams-owed --cohort R1/2023"],
        ["# op", "2025-03-01"],
        ["# bekend op", "2025-02-01"],
        ["# filter", "side=vmbo open=1 part=NE due<=2025-08-01"],
        ["# regels", RULES],
        ["# rijen", "2"],
        ["student", "part", "name", "side", "status", "answers_to", "due", "mark", "flags", "rules"],
        [
            "s1", "NE-CE", "Nederlands; centraal", "vmbo", "open", "vo+mbo", "2025-08-01", "",
            "NOT_CHOSEN PROVISIONAL", "VEX-20 MEX-01",
        ],
        ["s2", "NE-CE", "", "", "behaald", "vo+mbo", "", "7,0", "NOT_CHOSEN PROVISIONAL", "VEX-20 MEX-01"],
    ]  # fmt: skip


def test_in_english_a_mark_has_a_point(tmp_path: Path) -> None:
    rows = written(tmp_path, [answer(status="passed", mark="7.0")], "en")
    assert [row[0] for row in rows[:6]] == [
        "# question", "# on", "# known at", "# filter", "# rules", "# rows",
    ]  # fmt: skip
    assert (rows[-1][4], rows[-1][7]) == ("passed", "7.0")


def test_the_file_begins_with_the_mark_that_a_dutch_excel_looks_for(tmp_path: Path) -> None:
    written(tmp_path, [answer(name="Zoë")])
    content = (tmp_path / "out.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf# vraag;")
    assert "Zoë".encode() in content


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(tmp_path: Path, first: str) -> None:
    row = written(tmp_path, [answer(name=f"{first}1+1", student=f"{first}x")])[-1]
    assert (row[0], row[2]) == (f"'{first}x", f"'{first}1+1")


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=1, max_size=5))
def test_every_text_comes_back_as_it_was_and_as_many_rows(tmp_path_factory: Any, names: list[str]) -> None:
    folder = tmp_path_factory.mktemp("csv")
    rows = written(folder, [answer(name=name) for name in names])
    assert rows[5] == ["# rijen", str(len(names))]
    assert [row[2].removeprefix("'") for row in rows[7:]] == [name.removeprefix("'") for name in names]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


def test_a_program_reads_the_answers_as_the_command_line_gives_them(tmp_path: Path) -> None:
    path, rows = tmp_path / "out.jsonl", [answer(name="=1+1"), answer(student="s2")]
    to_json(path, ON, "--cohort R1/2023", CHOSEN, rows)
    first, *rest = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert first == {
        "question": "exams-owed --cohort R1/2023",
        "on": "2025-03-01",
        "known at": "2025-02-01",
        "filter": "side=vmbo open=1 part=NE due<=2025-08-01",
        "rules": RULES,
        "rows": "2",
    }
    assert rest == rows


def test_what_was_not_filtered_is_told_as_well() -> None:
    said = dict(told(AsOf(date(2025, 3, 1)), "", Filter(only_open=False), 0, "nl"))
    assert said["filter"] == "side=* open=0"
    assert (said["bekend op"], said["vraag"], said["rijen"]) == ("alles", "exams-owed", "0")
    assert dict(told(AsOf(date(2025, 3, 1)), "", Filter(), 0, "en"))["known at"] == "everything"


def test_a_file_has_a_name_that_any_disk_takes() -> None:
    on = date(2026, 10, 1)
    every = Filter()
    assert file_name("bwi-metselaar-2/2024", every, on) == "open-examens-bwi-metselaar-2-2024-2026-10-01"
    assert file_name("../a b_c.d", every, on) == "open-examens-..-a-b_c.d-2026-10-01"
    assert file_name("", every, on) == "open-examens-alle-2026-10-01"


def test_the_name_of_a_file_tells_the_filter() -> None:
    chosen = Filter(side="vmbo", part="Nederlands CE", due_by=date(2027, 7, 31), only_open=False)
    assert (
        file_name("R1/2024", chosen, date(2026, 10, 1))
        == "examens-R1-2024-vmbo-nederlands-ce-tm-2027-07-31-2026-10-01"
    )


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    def found() -> list[str]:
        return [path.name for path in not_there_yet(tmp_path, "open", ("csv", "jsonl"))]

    assert found() == ["open.csv", "open.jsonl"]
    (tmp_path / "open.jsonl").touch()
    assert found() == ["open-2.csv", "open-2.jsonl"]
    (tmp_path / "open-2.csv").touch()
    assert found() == ["open-3.csv", "open-3.jsonl"]
