"""What becomes of a school's own list, by its mapping, at the command line?"""

import io
import shutil
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import load_workbook

from leerspoor.exchange.sheet import REASON
from tests.commandline import ROOT, School, counts, line, region

MARKS = """
[student]
column = "Leerling"
by = "pseudonym"

[[event]]
type = "exam-result"
source = "vo:98VO"
time = { column = "Datum" }
passed_from = "5.5"

[event.data]
part = { column = "Vak", values = { "Ned" = "NE-CE", "Wis" = "WI-CE", "Gym" = "" } }
mark = { column = "Cijfer" }
"""
ENROLMENTS = """
[student]
column = "Nummer"
by = "number"
brin = "98VO"

[[event]]
type = "enrolled"
source = "vo:98VO"
time = { column = "In" }
data = { side = "vo", brin = "98VO" }

[[event]]
type = "deregistered"
source = "vo:98VO"
time = { column = "Uit", days_later = 1 }
only = { Uit = ["*"], Soort = ["weg", "af"] }
data = { side = "vo", brin = "98VO" }
"""
HEADER = "Leerling;Vak;Cijfer;Datum"


@pytest.fixture
def school(tmp_path: Path) -> School:
    """A school with a student s1."""
    school = School(tmp_path)
    school.take(*region())
    return school


def mapping(school: School, text: str = MARKS, name: str = "m.toml") -> Path:
    path = school.folder / name
    path.write_text(text, encoding="utf-8")
    return path


def csv(school: School, *lines: str, name: str = "lijst.csv") -> Path:
    path = school.folder / name
    path.write_bytes("".join(f"{text}\r\n" for text in lines).encode())
    return path


def results(school: School) -> list[tuple[str, str, dict[str, Any]]]:
    found = [entry for entry in school.archive() if "exam-part" in entry["type"]]
    return [(entry["type"].split(".")[2], entry["time"][:10], entry["data"]) for entry in found]


# --- what is taken ------------------------------------------------------------------------------------


def test_a_mark_is_passed_from_the_mark_that_the_mapping_names(school: School) -> None:
    file = csv(school, HEADER, "s1;Ned;5,4;12-6-2025", "s1;wis;5,5;13-6-25", "s1;NE-CE;8;14-6-2025")
    assert counts(school.taken(file, "--mapping", mapping(school))) == (3, 3, 0, 0)
    assert results(school) == [
        ("exam-part-failed", "2025-06-12", {"part": "NE-CE", "mark": "5.4"}),
        ("exam-part-passed", "2025-06-13", {"part": "WI-CE", "mark": "5.5"}),
        ("exam-part-passed", "2025-06-14", {"part": "NE-CE", "mark": "8.0"}),
    ]


def test_a_result_of_a_part_that_no_route_has_is_a_warning(school: School) -> None:
    """It is recorded, for the programme may come later; told once, with the first line, also in a dry run."""
    school("import", ROOT / "fixtures" / "first-route.jsonl")
    path = csv(school, HEADER, "s1;Ned;6,4;12-6-2025", "s1;Wis;7;12-6-2025", "s1;Wis;4;13-6-2025")
    options = ("--mapping", mapping(school, MARKS.replace("WI-CE", "WI-EC")))
    for more in (("--dry-run",), ()):
        said = school("import", path, *options, *more)
        assert said.code == 0
        assert said.message.count("in het programma van geen route hier: WI-EC (regel 3); ") == 1
        assert "1 waarschuwing" in said.text
    school("import", path, *options).done()  # what was known already is no news


def test_without_a_route_no_part_is_strange(school: School) -> None:
    path = csv(school, HEADER, "s1;Ned;6,4;12-6-2025")
    assert "geen route hier" not in school("import", path, "--mapping", mapping(school)).done().message


def test_the_same_list_again_in_another_form_records_nothing(school: School) -> None:
    rows = [HEADER.split(";"), ["s1", "Ned", "6,5", "12-6-2025"], ["s1", "Wis", "7", "13-6-25"]]
    school.taken(csv(school, *(";".join(row) for row in rows)), "--mapping", mapping(school))
    before = school("archive").out
    tabs = csv(school, *("\t".join(reversed(row)) for row in rows), name="tab.csv")
    book = openpyxl.Workbook()
    for row in ([], HEADER.split(";"), ["s1", "Ned", 6.5, 45820], ["s1", "Wis", 7, "13 juni 2025"]):
        book.active.append(row)
    book.save(school.folder / "lijst.xlsx")
    for file in (tabs, school.folder / "lijst.xlsx"):
        assert counts(school.taken(file, "--mapping", mapping(school))) == (2, 0, 2, 0)
    assert school("archive").out == before


def test_a_row_of_our_own_table_and_a_row_of_a_list_are_the_same_command(school: School) -> None:
    school.taken(csv(school, HEADER, "s1;Ned;6,5;12-6-2025"), "--mapping", mapping(school))
    ours = csv(school, "subject;type;time;source;part;mark",
               "student/s1;exam-part-passed;12-6-2025;vo:98VO;NE-CE;6.5", name="ours.csv")  # fmt: skip
    assert counts(school.taken(ours)) == (1, 0, 1, 0)


def test_titles_blank_rows_totals_and_repeated_headers_are_no_rows(school: School) -> None:
    file = csv(
        school, "Cijferlijst;;;", "", HEADER, "s1;Ned;6,5;12-6-2025", ";;;", HEADER, "s1;Wis;7,5;12-6-2025",
        ";Gemiddelde;7,0;", "Totaal: ;;14;", "", "Afgedrukt door de administratie",
    )  # fmt: skip
    said = school("import", file, "--mapping", mapping(school), "--json")
    row = said.row
    assert "regel 8: 2 totaalregels overgeslagen" in said.message
    assert (counts(row), row["warnings"]) == ((3, 2, 0, 1), 1)
    assert row["refusals"][0]["line"] == 11, "a footnote under the first column looks like a student"


def test_an_empty_mark_and_a_word_that_says_nothing_are_no_results(school: School) -> None:
    file = csv(school, HEADER, "s1;Ned;;12-6-2025", "s1;Gym;8;12-6-2025", "s1;Wis;7;12-6-2025")
    assert counts(school.taken(file, "--mapping", mapping(school))) == (3, 1, 0, 0)


def test_a_column_a_part_gives_an_event_a_mark(school: School) -> None:
    text = MARKS.partition("[event.data]")[0] + '[event.parts]\nNE = "NE-CE"\n"WI CE" = "WI-CE"\n'
    file = csv(school, "Leerling;Datum;NE;WI CE", "s1;12-6-2025;6,4;", "s1;13-6-2025;5,5;5,4")
    assert counts(school.taken(file, "--mapping", mapping(school, text))) == (2, 3, 0, 0)
    assert [data["part"] for _, _, data in results(school)] == ["NE-CE", "NE-CE", "WI-CE"]


def test_words_that_are_no_marks_can_be_explained(school: School) -> None:
    text = (
        MARKS.partition("[event.data]")[0]
        + '[event.parts]\nNE = "NE-CE"\n[event.marks]\n"-" = ""\nV = "voldoende"\n'
    )
    file = csv(
        school, "Leerling;Datum;NE", "s1;12-6-2025;-", "s1;13-6-2025;v", "s1;14-6-2025;6", "s1;15-6-2025;vr"
    )
    row = school.taken(file, "--mapping", mapping(school, text))
    assert (counts(row), row["refusals"][0]["line"]) == ((4, 2, 0, 1), 5)
    assert [data["mark"] for _, _, data in results(school)] == ["voldoende", "6.0"]


def test_a_column_can_say_whether_a_part_was_closed(school: School) -> None:
    text = MARKS.replace('passed_from = "5.5"', 'passed = { column = "Behaald" }')
    file = csv(school, f"{HEADER};Behaald", "s1;Ned;5,0;12-6-2025;ja", "s1;Wis;7;12-6-2025;nee",
               "s1;Wis;7;12-6-2025;", "s1;Wis;7;12-6-2025;best")  # fmt: skip
    row = school.taken(file, "--mapping", mapping(school, text))
    assert counts(row) == (4, 2, 0, 1)
    assert row["refusals"][0]["message"] == '"best" kan niet; verwacht: ja of nee'
    assert row["refusals"][0]["name"] == "Behaald"
    assert [kind for kind, _, _ in results(school)] == ["exam-part-passed", "exam-part-failed"]


def test_an_end_is_recorded_only_if_it_is_there_and_on_the_day_after(school: School) -> None:
    names = csv(school, "pseudoniem;nummer;brin", "s1;12345;98VO", name="namen.csv")
    school("identity", "import", names).done()
    file = csv(school, "Nummer;In;Uit;Soort", "12345;1-8-2023;;", "12345;1-8-2023;31-7-2025;WEG",
               "12345;1-8-2023;30-6-2025;blijft")  # fmt: skip
    assert counts(school.taken(file, "--mapping", mapping(school, ENROLMENTS))) == (3, 2, 2, 0)
    assert [(entry["type"].split(".")[2], entry["time"][:10]) for entry in school.archive()[3:]] == [
        ("enrolled", "2023-08-01"),
        ("deregistered", "2025-08-01"),
    ]


# --- who it is ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "column", "text"),
    [
        ("onderwijsnummer", "onderwijsnummer", "100000012"),
        ("bsn", "bsn", "012345678"),
        ("number", "onderwijsnummer", "100000012"),
    ],
)
def test_a_number_is_known_through_the_identities_alone(
    school: School, by: str, column: str, text: str
) -> None:
    names = csv(school, f"pseudoniem;{column}", f"s1;{text}", name="namen.csv")
    school("identity", "import", names)
    file = csv(
        school, HEADER, f"{text};Ned;6,5;12-6-2025", "100000034;Ned;6,5;12-6-2025", "12-34;Ned;7;12-6-2025"
    )
    said = school("import", file, "--mapping", mapping(school, MARKS.replace("pseudonym", by)))
    assert (said.code, results(school)[0][2]["part"]) == (1, "NE-CE")
    assert "UNKNOWN_STUDENT: deze leerling is niet bekend" in said.message
    for number in (text, "100000034", "12-34"):
        assert number not in said.message + said.text
        assert number not in school("archive").text


def test_numbers_are_known_on_every_database(tmp_path: Path, place: str) -> None:
    school = School(tmp_path, place)
    school.take(*region())
    text = MARKS.replace('"pseudonym"', '"onderwijsnummer"')
    file = csv(school, HEADER, "100000012;Ned;6,5;12-6-2025")
    nobody = school.taken(file, "--mapping", mapping(school, text))
    assert nobody["refusals"][0]["code"] == "UNKNOWN_STUDENT", "no names were ever brought in"
    school("identity", "import", csv(school, "pseudoniem;onderwijsnummer", "s1;100000012", name="namen.csv"))
    assert counts(school.taken(file, "--mapping", mapping(school, text))) == (1, 1, 0, 0)
    assert counts(school.taken(file, "--mapping", mapping(school, text))) == (1, 0, 1, 0)


def test_a_dry_run_knows_who_came_in_with_an_earlier_file(school: School) -> None:
    mapping(school, MARKS, "lijst.mapping.toml")
    first = school.file(line("route-started", "s2"))
    file = csv(school, HEADER, "s2;Ned;6,5;12-6-2025")
    said = school("import", first, file, "--dry-run", "--json")
    assert [counts(row) for row in said.rows] == [(1, 1, 0, 0), (1, 1, 0, 0)]


def test_a_number_of_the_school_itself_needs_the_school(school: School) -> None:
    school("identity", "import", csv(school, "pseudoniem;nummer;brin", "s1;12345;98VO", name="namen.csv"))
    file = csv(school, HEADER, "12345;Ned;6,5;12-6-2025")
    text = MARKS.replace('"pseudonym"', '"number"')
    assert "brin" in school.taken(file, "--mapping", mapping(school, text))["refusals"][0]["message"]
    text = MARKS.replace('"pseudonym"', '"number"\nbrin = "98VO"')
    assert counts(school.taken(file, "--mapping", mapping(school, text))) == (1, 1, 0, 0)


def test_a_number_that_excel_took_for_a_quantity_is_the_same_number(school: School) -> None:
    school("identity", "import", csv(school, "pseudoniem;bsn", "s1;012345678", name="namen.csv"))
    book = openpyxl.Workbook()
    book.active.append(HEADER.split(";"))
    book.active.append([12345678, "Ned", 6.5, "12-6-2025"])
    book.save(school.folder / "l.xlsx")
    text = MARKS.replace('"pseudonym"', '"bsn"')
    assert counts(school.taken(school.folder / "l.xlsx", "--mapping", mapping(school, text))) == (1, 1, 0, 0)


def test_a_number_where_a_pseudonym_belongs_does_not_reach_the_journal(school: School) -> None:
    file = csv(school, HEADER, "100000012;Ned;6,5;12-6-2025", "Sanne V;Ned;6,5;12-6-2025", ";Ned;6;12-6-2025",
               "s99;Ned;6,5;12-6-2025")  # fmt: skip
    said = school("import", file, "--mapping", mapping(school))
    assert said.code == 1
    codes = [text.split(": ")[1] for text in said.message.splitlines()]
    assert codes == ["MALFORMED", "MALFORMED", "MALFORMED", "UNKNOWN_STUDENT"]
    for secret in ("100000012", "Sanne"):
        assert secret not in said.message + school("archive").text


@pytest.mark.parametrize(
    "column", ["Achternaam", "Naam leerling", "Studentnaam", "Geboortedatum", "BSN", "Mentor"]
)
def test_a_mapping_takes_nothing_that_says_who_someone_is(school: School, column: str) -> None:
    text = MARKS.replace('"Vak"', f'"{column}"')
    told = school(
        "import", csv(school, HEADER, "s1;Ned;6;1-6-2025"), "--mapping", mapping(school, text)
    ).failed(1)
    assert f"kolom «{column}» zegt wie iemand is" in told


def test_the_name_of_a_subject_or_a_company_says_not_who_someone_is(school: School) -> None:
    text = MARKS.replace('"Vak"', '"Vaknaam"')
    file = csv(school, HEADER.replace("Vak", "Vaknaam"), "s1;Ned;6;1-6-2025")
    assert counts(school.taken(file, "--mapping", mapping(school, text))) == (1, 1, 0, 0)


# --- what is refused ----------------------------------------------------------------------------------


def test_a_refusal_names_line_column_value_and_what_would_be_right(school: School) -> None:
    file = csv(school, "Lijst", HEADER, "s1;Ned;11;12-6-2025", "s1;Ned;6;31-6-2025", "s1;Frans;6;12-6-2025",
               "s1;Ned;6;")  # fmt: skip
    row = school.taken(file, "--mapping", mapping(school))
    assert [(each["line"], each["column"], each["name"], each["code"]) for each in row["refusals"]] == [
        (3, 3, "Cijfer", "MALFORMED"),
        (4, 4, "Datum", "MALFORMED"),
        (5, 2, "Vak", "MALFORMED"),
        (6, 4, "Datum", "MALFORMED"),
    ]
    messages = [each["message"] for each in row["refusals"]]
    assert messages[0].startswith('"11" kan niet; verwacht: een cijfer van 1 tot 10')
    assert messages[1].startswith('"31-6-2025" kan niet; verwacht: een dag als')
    assert messages[2].startswith('"Frans" kan niet; verwacht: een van Ned, Wis, Gym')
    assert messages[3] == "leeg; verwacht: een dag als 20-6-2025 of 2025-06-20"


def test_people_read_the_column_as_their_list_calls_it(school: School) -> None:
    file = csv(school, HEADER, "s1;Ned;11;12-6-2025")
    said = school("import", file, "--mapping", mapping(school))
    assert "  regel 2, kolom Cijfer: MALFORMED: " in said.message


def test_what_the_law_refuses_has_its_rule_and_column(school: School) -> None:
    text = """
student = { column = "Leerling", by = "pseudonym" }
[[event]]
type = "route-started"
source = "vo:98VO"
time = { column = "Start" }
data = { route = "R1", leerjaar = { column = "Jaar" }, leerweg = "BB", lwt = false }
"""
    row = school.taken(
        csv(school, "Leerling;Start;Jaar", "s1;1-8-2024;2"), "--mapping", mapping(school, text)
    )
    (refusal,) = row["refusals"]
    assert (refusal["code"], refusal["name"]) == ("LEERJAAR", "Jaar")


def test_of_a_row_that_cannot_be_read_whole_nothing_is_recorded(school: School) -> None:
    school("identity", "import", csv(school, "pseudoniem;nummer;brin", "s1;12345;98VO", name="namen.csv"))
    file = csv(school, "Nummer;In;Uit;Soort", "12345;1-8-2023;ooit;weg")
    row = school.taken(file, "--mapping", mapping(school, ENROLMENTS))
    assert counts(row) == (1, 0, 0, 1)
    assert (row["refusals"][0]["name"], len(school.archive())) == ("Uit", 3)


def test_a_list_without_the_columns_says_which_are_missing(school: School) -> None:
    told = school(
        "import", csv(school, "Leerling;Vak;Punt", "s1;Ned;6"), "--mapping", mapping(school)
    ).failed(1)
    assert "ontbreekt «Datum», «Cijfer»" in told
    twice = csv(school, f"{HEADER};Cijfer", "s1;Ned;6;12-6-2025;7")
    assert "kolom «Cijfer» staat er twee keer" in school(
        "import", twice, "--mapping", mapping(school)
    ).failed(1)


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n\n", b"\x00\x01\x02", b"PK\x03\x04", b"PK\x03\x04" + bytes(500),
     b"\xd0\xcf\x11\xe0" + bytes(99), b"\xff\xfeL\x00", b"%PDF-1.4", b'"', b"\x81" * 50,
     b'Leerling;Vak;Cijfer;Datum\n"s1;Ned' + b";\n" * 999],
    ids=range(11),
)  # fmt: skip
def test_what_is_no_list_gives_one_message_and_leaves_the_journal_alone(
    school: School, content: bytes
) -> None:
    path = school.folder / "lijst.csv"
    path.write_bytes(content)
    told = school("import", path, "--mapping", mapping(school)).failed(1)
    assert len(told.splitlines()) == 1
    assert len(school.archive()) == 3


def test_what_the_mapping_itself_says_wrong_is_told_by_field(school: School) -> None:
    text = ENROLMENTS.replace('brin = "98VO" }', 'brin = "98 VO" }').replace(
        '"number"\nbrin = "98VO"', '"pseudonym"'
    )
    row = school.taken(
        csv(school, "Nummer;In;Uit;Soort", "s1;1-8-2023;;"), "--mapping", mapping(school, text)
    )
    (refusal,) = row["refusals"]
    assert (refusal["name"], refusal["column"]) == (None, None)
    assert refusal["message"].startswith('data.brin: "98 VO" kan niet')


# --- refused rows, mended -----------------------------------------------------------------------------


def test_refused_rows_are_mended_and_imported_again(school: School) -> None:
    rest = school.folder / "rest.csv"
    file = csv(
        school, "Titel", HEADER, "s1;Ned;6,5;12-6-2025", '"s1";Wis;"11";12-6-2025', "s99;Ned;7;12-6-2025"
    )
    assert school("import", file, "--mapping", mapping(school), "--rejects", rest).code == 1
    lines = rest.read_text("utf-8-sig").splitlines()
    assert lines[0] == f"{HEADER};{REASON}"
    assert lines[1].startswith("s1;Wis;11;12-6-2025;")
    assert "kolom Cijfer: MALFORMED:" in lines[1]
    mended = lines[1].replace("11;", "7,1;", 1)
    rest.write_text("\r\n".join([lines[0], mended]), encoding="utf-8-sig")
    assert counts(school.taken(rest, "--mapping", mapping(school))) == (1, 1, 0, 0)
    assert results(school)[-1][2] == {"part": "WI-CE", "mark": "7.1"}


def test_refused_rows_of_excel_are_mended_in_excel(school: School) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Cijfers"
    for row in (["Lijst"], HEADER.split(";"), ["s1", "Ned", 6.5, 45820], ["s1", "Wis", 11, 45820]):
        book.active.append(row)
    book.save(school.folder / "l.xlsx")
    rest = school.folder / "rest.xlsx"
    text = 'sheet = "Cijfers"\n' + MARKS
    said = school("import", school.folder / "l.xlsx", "--mapping", mapping(school, text), "--rejects", rest)
    assert said.code == 1
    shown = load_workbook(io.BytesIO(rest.read_bytes())).get_sheet_by_name("Cijfers").to_python()
    assert shown[0] == [*HEADER.split(";"), REASON]
    assert shown[1][:4] == ["s1", "Wis", 11.0, 45820.0]
    mended = openpyxl.load_workbook(rest)
    mended["Cijfers"]["C2"] = 7.1
    mended.save(rest)
    assert counts(school.taken(rest, "--mapping", mapping(school, text))) == (1, 1, 0, 0)


def test_refused_rows_keep_the_form_of_their_list(school: School) -> None:
    file = csv(school, HEADER, "s1;Ned;11;12-6-2025")
    told = school(
        "import", file, "--mapping", mapping(school), "--rejects", school.folder / "rest.xlsx"
    ).failed(1)
    assert ".csv" in told
    both = school("import", file, file, "--mapping", mapping(school), "--rejects", school.folder / "rest.csv")
    assert "een lijst tegelijk" in both.failed(2)


def test_a_mapping_is_not_overwritten_by_refused_rows(school: School) -> None:
    found = mapping(school, MARKS, "cijfers.mapping.toml")
    file = csv(school, HEADER, "s1;Ned;11;12-6-2025")
    for options in ((), ("--mapping", found)):
        school("import", file, *options, "--rejects", found).failed(2)
    named = mapping(school, MARKS, "mapping")
    school("import", file, "--mapping", named, "--rejects", named).failed(2)
    assert found.read_text("utf-8") == named.read_text("utf-8") == MARKS


def test_a_dry_run_records_nothing(school: School) -> None:
    file = csv(school, HEADER, "s1;Ned;6,5;12-6-2025")
    assert counts(school.taken(file, "--mapping", mapping(school), "--dry-run")) == (1, 1, 0, 0)
    assert len(school.archive()) == 3
    assert not list(school.folder.glob("*identity*"))


# --- which mapping ------------------------------------------------------------------------------------


def test_a_saved_mapping_is_found_by_the_columns_of_a_list(school: School) -> None:
    other = MARKS.replace('"Cijfer"', '"Punten"')
    mapping(school, MARKS, "cijfers.mapping.toml")
    mapping(school, other, "punten.mapping.toml")
    mapping(school, "geen TOML", "kapot.mapping.toml")
    file = csv(school, HEADER, "s1;Ned;6,5;12-6-2025")
    said = school("import", file)
    assert (said.code, said.message) == (0, f"{file}: gelezen met cijfers.mapping.toml\n")
    mapping(school, MARKS, "nog-een.mapping.toml")
    assert "meer dan een mapping past: cijfers.mapping.toml, nog-een.mapping.toml" in school(
        "import", file
    ).failed(1)
    own = mapping(school, MARKS, "lijst.mapping.toml")
    assert counts(school.taken(file)) == (1, 0, 1, 0)
    own.write_text("niets", encoding="utf-8")
    assert "lijst.mapping.toml: geen TOML" in school("import", file).failed(1)


def test_a_mapping_beside_the_journal_is_found_too(
    school: School, tmp_path_factory: pytest.TempPathFactory
) -> None:
    mapping(school, MARKS, "cijfers.mapping.toml")
    file = shutil.copy(csv(school, HEADER, "s1;Ned;6,5;12-6-2025"), tmp_path_factory.mktemp("elders"))
    assert counts(school.taken(file)) == (1, 1, 0, 0)


def test_without_a_mapping_one_is_told_how_to_make_it(school: School) -> None:
    told = school("import", csv(school, HEADER, "s1;Ned;6,5;12-6-2025")).failed(1)
    assert "`leerspoor import --wizard " in told
    openpyxl.Workbook().save(school.folder / "l.xlsx")
    assert "`leerspoor import --wizard " in school("import", school.folder / "l.xlsx").failed(1)


def test_without_the_library_one_is_told_what_to_install(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    openpyxl.Workbook().save(school.folder / "l.xlsx")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    told = school("import", school.folder / "l.xlsx", "--mapping", mapping(school)).failed(1)
    assert "pip install 'leerspoor[excel]'" in told


def test_a_mapping_and_a_format_do_not_go_together(school: School) -> None:
    file = csv(school, HEADER)
    school("import", file, "--mapping", mapping(school), "--format", "csv").failed(2)
    assert "map.toml: dit bestand is er niet" in school(
        "import", file, "--mapping", school.folder / "map.toml"
    ).failed(1)


# --- the examples -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "read", "recorded", "refused"),
    [("cijfers.csv", 4, 3, 1), ("cijfers-breed.csv", 1, 2, 0), ("bpv.xlsx", 1, 1, 0),
     ("inschrijvingen.csv", 1, 2, 0), ("overschrijvingen.csv", 1, 1, 0)],
)  # fmt: skip
def test_every_example_of_a_mapping_fits_its_invented_file(
    tmp_path: Path, name: str, read: int, recorded: int, refused: int
) -> None:
    school = School(tmp_path)
    school("import", ROOT / "fixtures" / "first-route.jsonl").done()
    school("identity", "import", ROOT / "docs" / "voorbeelden" / "nummers.csv").done()
    file = ROOT / "docs" / "voorbeelden" / name
    assert counts(school("import", file, "--json").row) == (read, recorded, 0, refused)
    assert counts(school("import", file, "--json").row) == (read, 0, recorded, refused)


def test_every_mapping_among_the_examples_says_that_it_is_invented() -> None:
    mappings = list((ROOT / "docs" / "voorbeelden").glob("*.toml"))
    assert len(mappings) == 5
    for path in mappings:
        assert path.read_text("utf-8").startswith("# Een verzonnen voorbeeld: "), path


def test_a_line_of_our_own_is_still_ours(school: School) -> None:
    mapping(school, MARKS, "file2.mapping.toml")
    assert counts(school.take(line("dropped-out", "s1"))) == (1, 1, 0, 0)
