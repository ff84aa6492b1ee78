"""Can every answer be taken along in a file: opened right, saying what was asked, whole or not at all?"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook

from leerspoor.answer_columns import COLUMNS
from leerspoor.asking import asked
from leerspoor.exporting import write_list
from projections.catch_up import RULES
from projections.questions import QUESTIONS, Question
from tests.commandline import School
from tests.scenario import Story, mbo, of, ordinary, vmbo

ON = "2025-09-15"
NAMES = "pseudoniem;naam;geboortedatum\ns1;=Şule van 't Hof;31-5-2008\n"


def story() -> Story:
    """One student at work, who has passed a part and did not go over; one who left."""
    story = ordinary(of(vmbo("NE-CE"), vmbo("WI-CE"), mbo("B1-K1")))
    for student in ("s1", "s2"):
        story.tell(student, "route-started", "2023-08-01")
    story.tell("s1", "exam-part-passed", "2025-05-20", part="NE-CE", mark="6.5")
    story.tell("s1", "bpv-agreed", "2025-06-01", starts_on="2025-08-01", ends_on="2026-01-10")
    story.tell("s2", "route-ended", "2025-03-01")
    return story


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    school = School(tmp_path_factory.mktemp("school"))
    school.restore(story().history)
    names = school.folder / "namen.csv"
    names.write_text(NAMES, encoding="utf-8")
    school("identity", "import", names).done()
    return school


def rows_of(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return [*csv.DictReader(io.StringIO(text, newline=""), delimiter=";")]


def exported(school: School, name: str, *question: object, on: str = ON) -> Path:
    path = school.folder / name
    path.unlink(missing_ok=True)
    school(*question, "--on", on, "--export", path).done()
    return path


def extra(question: Question) -> tuple[str, ...]:
    return {"exams-owed": ("--all",), "worklist": ("--within", "400")}.get(question, ())


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_is_the_same_in_every_form(question: Question, school: School) -> None:
    asked = (question, *extra(question))
    said = school(*asked, "--on", ON, "--json").done()
    assert said.rows
    assert exported(school, "uit.jsonl", *asked).read_bytes() == said.out
    in_csv = rows_of(exported(school, "uit.csv", *asked))
    headings = [column.nl for column in COLUMNS[question]]
    assert [*in_csv[0]] == [*headings, "op", "bekend op", "regels van"]
    assert len(set(in_csv[0])) == len(headings) + 3
    assert len(in_csv) == len(said.rows)
    sheet = load_workbook(exported(school, "uit.xlsx", *asked))["lijst"]
    top, *rows = ([cell.value for cell in row] for row in sheet)
    assert top == [*in_csv[0]]
    for one, other in zip(rows, in_csv, strict=True):
        assert one == [_typed(text, cell) for text, cell in zip(other.values(), one, strict=True)]


def _typed(text: str, beside: Any) -> Any:
    """What the CSV says, as the kind of the cell in the XLSX."""
    match beside:
        case None:
            return text or None
        case datetime():
            return datetime.strptime(text, "%d-%m-%Y")  # noqa: DTZ007 - a day
        case int() | float():
            return float(text.replace(",", "."))
        case _:
            return text.removeprefix("'")


def test_days_and_marks_are_typed_and_codes_are_words(school: School) -> None:
    path = exported(school, "uit.xlsx", "exams-owed", "s1", "--side", "vmbo", "--all")
    sheet = load_workbook(path)["lijst"]
    names = [cell.value for cell in sheet[1]]
    passed = dict(zip(names, [cell.value for cell in sheet[2]], strict=True))
    assert passed["status"] == "behaald"
    assert passed["cijfer"] == 6.5
    assert passed["t/m"].date() == date(2026, 7, 31)


def test_the_second_sheet_says_what_was_asked_and_of_when_it_is(school: School) -> None:
    path = school.folder / "vraag.xlsx"
    school(
        "exams-owed", "--cohort", "R1/2023", "--on", ON, "--known-at", "2026-01-01", "--policies", "chosen",
        "--export", path,
    ).done()  # fmt: skip
    told = {row[0].value: row[1].value for row in load_workbook(path)["vraag"]}
    assert {**told, "op": told["op"].date(), "regels van": told["regels van"].date()} == {
        "vraag": "exams-owed (open examenonderdelen)",
        "cohort": "R1/2023",
        "onderdelen": "alleen open",
        "op": date(2025, 9, 15),
        "bekend op": "2026-01-01",
        "regels van": date.fromisoformat(RULES),
        "beleid": "standaard",
        "namen": "geen, alleen pseudoniemen",
        "rijen": len(school.ask("exams-owed", "--cohort", "R1/2023", on=ON)),
    }


def test_policies_that_were_chosen_are_named(tmp_path: Path) -> None:
    school = School(tmp_path)
    school.restore(story().history)
    school("policies", "window_day", "JUNE_30", "--on", "2023-08-01").done()
    path = exported(school, "a.xlsx", "responsibility", "--policies", "chosen")
    told = {row[0].value: row[1].value for row in load_workbook(path)["vraag"]}
    assert told["beleid"] == "window_day=JUNE_30"


def test_in_english_the_headings_and_words_are_english(school: School) -> None:
    path = school.folder / "en.csv"
    school("--lang", "en", "duties", "--on", ON, "--export", path).done()
    (row,) = rows_of(path)
    assert [*row][:4] == ["student", "duty", "target", "lead"]
    assert row["duty"] == "open"
    assert row["since"] == "01-03-2025"


def test_names_are_there_for_who_asks_and_are_no_formula(school: School) -> None:
    without, named = school.folder / "zonder.csv", school.folder / "met.csv"
    school("responsibility", "--on", ON, "--export", without).done()
    school("responsibility", "--on", ON, "--export", named, "--names").done()
    assert "Hof" not in without.read_text(encoding="utf-8")
    assert [row["naam"] for row in rows_of(named)] == ["'=Şule van 't Hof", ""]
    school("worklist", "--on", ON, "--export", named, "--names").done()
    assert "s2" in {row["naam"] for row in rows_of(named)}


def test_names_that_are_not_here_are_told_and_pseudonyms_stay(tmp_path: Path) -> None:
    school = School(tmp_path)
    school.restore(story().history)
    said = school("responsibility", "--on", ON, "--export", tmp_path / "a.csv", "--names")
    assert said.code == 0
    assert "geen namen" in said.message
    assert "naam" not in rows_of(tmp_path / "a.csv")[0]


def test_a_list_for_programs_has_no_names(school: School) -> None:
    path = school.folder / "geen.jsonl"
    message = school("bpv", "--on", ON, "--export", path, "--names").failed(2)
    assert "--names" in message
    assert not path.exists()


@pytest.mark.parametrize("name", ["uit.pdf", "uit", "uit.xls"])
def test_another_ending_is_refused_with_those_there_are(name: str, school: School) -> None:
    assert ".xlsx" in school("bpv", "--export", school.folder / name).failed(2)
    assert not (school.folder / name).exists()


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.jsonl"])
def test_a_folder_that_is_not_there_is_told(name: str, school: School) -> None:
    assert "dit pad is er niet" in school("bpv", "--export", school.folder / "weg" / name).failed(1)


def test_the_screen_or_a_file(school: School) -> None:
    assert "--json" in school("bpv", "--json", "--export", school.folder / "uit.csv").failed(2)


def test_the_journal_is_not_written_over(tmp_path: Path) -> None:
    school = School(tmp_path, str(tmp_path / "journaal.csv"))
    school.restore(story().history)
    school("bpv", "--export", school.place).failed(2)
    assert school.ask("duties", on=ON)


def test_what_is_refused_leaves_the_old_file(school: School) -> None:
    path = exported(school, "oud.csv", "bpv")
    before = path.read_bytes()
    school("bpv", "niemand", "--on", ON, "--export", path).failed(2)
    assert path.read_bytes() == before
    assert not [*school.folder.glob(".*deel")]


@pytest.mark.parametrize("name", ["oud.csv", "oud.xlsx", "oud.jsonl"])
def test_an_interrupt_leaves_the_old_file_and_no_half_one(name: str, school: School, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"oud")

    def lines() -> Iterator[bytes]:
        yield school("bpv", "--on", ON, "--json").done().lines[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_list(path, asked("bpv", on=ON), lines(), "nl")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(name, b"oud")]


@pytest.mark.parametrize(
    ("library", "arguments"),
    [
        ("xlsxwriter", ("bpv", "--export", "a.xlsx")),
        ("icalendar", ("calendar", "a.ics")),
        ("fpdf", ("report", "exams-owed", "a.pdf")),
    ],
)
def test_without_the_library_it_says_what_to_install(
    library: str, arguments: tuple[str, ...], school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.chdir(school.folder)
    assert "pip install 'leerspoor[reports]'" in school(*arguments).failed(2)
    assert not (school.folder / arguments[-1]).exists()
    assert not [*school.folder.glob(".*deel")]


def test_a_list_of_nothing_is_its_headings(school: School) -> None:
    path = exported(school, "leeg.csv", "duties", on="2023-09-01")
    assert rows_of(path) == []
    assert path.read_text(encoding="utf-8-sig").startswith("leerling;plicht;")


def test_every_line_can_be_decoded(school: School) -> None:
    lines = exported(school, "regels.jsonl", "responsibility").read_bytes().splitlines()
    assert [msgspec.json.decode(line)["student"] for line in lines] == ["s1", "s2"]


def test_rows_that_a_screen_has_filtered_go_the_same_way(school: School, tmp_path: Path) -> None:
    rows = [row for row in school.ask("exams-owed", on=ON) if row["student"] == "s1"]
    path = tmp_path / "scherm.xlsx"
    question = asked("exams-owed", on=ON, cohort="R1/2023")
    more = [("filter", "vmbo, open")]
    assert write_list(path, question, map(msgspec.json.encode, rows), "nl", more=more) == len(rows)
    book = load_workbook(path)
    told = {row[0].value: row[1].value for row in book["vraag"]}
    assert (told["filter"], told["rijen"]) == ("vmbo, open", len(rows))
    assert {row[0].value for row in book["lijst"]} == {"leerling", "s1"}
