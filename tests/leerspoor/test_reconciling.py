"""The register beside the journal: each kind of difference, and the day before, on and after 1 October."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from leerspoor.cli.register_words import what_to_do
from leerspoor.exchange.ro_differences import Kind
from leerspoor.exchange.ro_followed import FOLLOWED_STATES
from tests.commandline import ROOT, School, leerspoor_program, line
from tests.test_docs import told

FIXTURES = ROOT / "fixtures" / "register"
DIFFERENCES = FIXTURES / "verschillen"
FILE = DIFFERENCES / "RO_98MB_20250801_20260731.csv"
EXPECTED = tomllib.loads((DIFFERENCES / "verwacht.toml").read_text(encoding="utf-8"))["day"]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the journal and the identities of the fixture."""
    school = School(tmp_path_factory.mktemp("school"))
    school("import", DIFFERENCES / "journaal.jsonl").done()
    school("identity", "import", DIFFERENCES / "nummers.csv").done()
    return school.folder


@pytest.fixture
def school(kept: Path, tmp_path: Path) -> School:
    """A copy of it for one test."""
    for path in kept.glob("journal*.db"):
        shutil.copy(path, tmp_path)
    return School(tmp_path)


def reconciled(school: School, *arguments: object) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The students and the totals; the exit code goes with them."""
    said = school("reconcile", *arguments, "--json")
    *students, totals = said.rows
    assert said.code == (1 if totals["differing"] else 0), said
    return students, totals


def who(beside: dict[str, Any]) -> str:
    return beside["student"] or f"regel {beside['line']}"


def differences(students: list[dict[str, Any]]) -> Iterator[list[str]]:
    for beside in students:
        for found in beside["differences"]:
            counts = " ".join(found["counts"])
            until = found["until"] or ""
            yield [who(beside), found["about"], found["kind"], found["since"], until, counts]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda day: str(day["on"]))
def test_before_on_and_after_the_first_of_october(school: School, expected: dict[str, Any]) -> None:
    students, totals = reconciled(school, FILE, "--on", expected["on"])
    assert list(differences(students)) == expected["differs"]
    assert {name: totals[name] for name in ("students", "differing", "unknown")} == {
        name: expected[name] for name in ("students", "differing", "unknown")
    }


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda day: str(day["on"]))
def test_the_question_of_the_accountant_has_a_list_and_a_total(
    school: School, expected: dict[str, Any]
) -> None:
    students, totals = reconciled(school, FILE, "--on", expected["on"])
    asked = [beside for beside in students if beside["followed"]]
    for state in FOLLOWED_STATES:
        listed = [who(beside) for beside in asked if beside["followed"]["state"] == state]
        assert len(listed) == totals["followed"][state]
        assert expected["followed"][state] == (len(listed) if state == "NO_PROOF" else listed)


def test_the_file_shows_each_kind_of_difference() -> None:
    shown = {kind for day in EXPECTED for _, _, kind, *_ in day["differs"]}
    assert shown == set(get_args(Kind))


def test_a_difference_over_the_first_of_october_touches_that_count_alone(school: School) -> None:
    """Enrolled from the day itself touches nothing, from the day after it does."""
    students, _ = reconciled(school, FILE, "--on", "2025-10-02")
    found = {row[0]: row[2:] for row in differences(students) if row[0].startswith("s-ingeschreven")}
    assert found == {
        "s-ingeschreven-1-oktober": ["DATES_DIFFER", "2025-08-01", "2025-09-30", ""],
        "s-ingeschreven-2-oktober": ["DATES_DIFFER", "2025-08-01", "2025-10-01", "2025-10-01"],
    }


def test_register_rule_and_fact_stand_beside_each_other(school: School) -> None:
    students, _ = reconciled(school, FILE, "--on", "2025-10-01")
    (beside,) = [beside for beside in students if beside["student"] == "s-fase"]
    sides = [beside[side] for side in ("register", "rule", "fact")]
    assert [side["fase"] for side in sides] == ["VO", "MBO", "VO"]
    assert [side["enrolled"] for side in sides] == [True, True, True]
    assert [side["leerroute"] for side in sides] == ["DLR", "DLR", "DLR"]
    (found,) = beside["differences"]
    assert found["because"]["rules"][0] == "RSP-13"
    assert found["because"]["events"]
    assert found["do"] == what_to_do("fase", "PHASE_DIFFERS", "nl")


def test_nothing_is_recorded(school: School) -> None:
    before = {path.name: path.read_bytes() for path in school.folder.glob("journal*.db")}
    reconciled(school, FILE)
    assert {path.name: path.read_bytes() for path in school.folder.glob("journal*.db")} == before


def test_no_number_and_no_birth_date_is_said(school: School) -> None:
    rows = FILE.read_text(encoding="utf-8").splitlines()
    numbers = {row.split("|")[2] for row in rows if row.startswith("PER")}
    assert len(numbers) > 10
    for arguments in ([], ["--json"], ["--all"]):
        said = school("reconcile", FILE, *arguments)
        told = said.text + said.message
        assert not [number for number in numbers if number in told]
        assert "2009-03-14" not in told


def test_without_a_day_it_is_the_last_that_the_file_speaks_of(school: School) -> None:
    _, totals = reconciled(school, FILE)
    assert totals["on"] == "2025-10-15"  # the day it was made
    said = school("reconcile", FILE, "--on", "2025-10-16")
    assert "het bestand is van 2025-10-15" in said.message
    said = school("reconcile", FILE, "--on", "2025-07-31")
    assert "2025-07-31 valt buiten de periode" in said.message
    said = school("--lang", "en", "reconcile", FILE, "--on", "2026-08-01")
    assert "note: " in said.message
    assert "2026-08-01 is outside the period" in said.message
    assert "the file is of 2025-10-15" in said.message


def test_the_tables_say_it_in_dutch_and_in_english(school: School) -> None:
    dutch = school("reconcile", FILE, "--on", "2025-10-01")
    assert dutch.code == 1
    for words in (
        "fase verschilt",
        "volgt de student ook inderdaad onderwijs in die fase?",
        "2025-10-01",
        "regel 61",
        "wat te doen:",
        "leerlingen vergeleken",
    ):
        assert words in dutch.text
    assert "s-gelijk  " not in dutch.text.partition("verschillen")[0]
    english = school("--lang", "en", "reconcile", FILE, "--on", "2025-10-01", "--all")
    for words in (
        "phase differs",
        "does the student really follow education in that phase?",
        "line 61",
        "what to do:",
        "students compared",
    ):
        assert words in english.text
    assert "s-gelijk  " in english.text.partition("differences")[0]
    for said in (dutch, english):
        assert "Traceback" not in said.message


def test_a_journal_that_took_the_file_in_differs_from_the_rule_alone(school: School) -> None:
    school("import", FILE)
    students, _ = reconciled(school, FILE, "--on", "2025-10-01")
    found = {(about, kind) for _, about, kind, *_ in differences(students)}
    assert not {("enrolment", "MISSING_HERE"), ("period", "REGISTERED_OTHERWISE")} & found
    assert {("fase", "PHASE_DIFFERS"), ("leerroute", "LEERROUTE_DIFFERS")} <= found


def test_without_identities_nobody_is_known_and_that_is_said(tmp_path: Path) -> None:
    school = School(tmp_path)
    school("import", DIFFERENCES / "journaal.jsonl").done()
    said = school("reconcile", FILE, "--on", "2025-10-01", "--json")
    assert "nog geen identiteiten" in said.message
    *students, totals = said.rows
    assert totals["unknown"] == len([row for row in students if row["student"] is None]) == 18
    assert not list(tmp_path.glob("*identity*"))


def test_who_is_on_no_route_is_passed_over(school: School, tmp_path: Path) -> None:
    file = tmp_path / "RO_98MB_20250801_20260731.csv"
    rows = [
        "VLP|98MB|2025-08-01|2026-07-31|2025-10-15",
        "PER||100000999||",
        "ISG||100000999|1|2025-08-01|2026-07-31||",
        "ISP||100000999|1|2025-08-01|25737|BOL|MBO-2|J||||||",
        "SLR|1|1|1|0|0|0|0|0|0",
    ]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    students, totals = reconciled(school, file, "--on", "2025-10-01")
    assert totals["unknown"] == 0
    assert "MISSING_HERE" not in {kind for _, _, kind, *_ in differences(students)}


def test_a_file_of_refused_lines_is_no_overview(school: School, tmp_path: Path) -> None:
    school("import", FILE, "--rejects", tmp_path / "rest.csv")
    message = school("reconcile", tmp_path / "rest.csv").failed(1)
    assert "geweigerde regels" in message


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["er-is-niets.csv"], 1, "er-is-niets.csv"),
        ([DIFFERENCES / "nummers.csv"], 1, "geen registratieoverzicht"),
        ([FILE, "--on", "1 oktober"], 2, "is geen dag"),
    ],
)
def test_what_cannot_be_read_is_told(school: School, arguments: list[object], code: int, words: str) -> None:
    assert words in school("reconcile", *arguments).failed(code)


def test_it_is_a_program_of_its_own_too(school: School) -> None:
    said = leerspoor_program("--journal", school.place, "reconcile", FILE, "--on", "2025-10-01", "--json")
    assert said.code == 1
    assert said.rows[-1]["brin"] == "98MB"


def test_a_phase_moved_by_a_repeated_year_is_the_rule(school: School) -> None:
    """A phase that differs is right after all when leerjaar 4 was done again."""
    school.take(line("year-repeated", "s-fase", "2025-08-01", data={"route_year": 2}))
    students, _ = reconciled(school, FILE, "--on", "2025-10-01")
    assert "PHASE_DIFFERS" not in {row[2] for row in differences(students) if row[0] == "s-fase"}


def small_file(folder: Path, *rows: str, begin: str = "2025-08-01", name: str = "RO_98MB.csv") -> Path:
    """An overview of these rows, of a period until the end of the school year, made on 1 December 2025."""
    file = folder / name
    lines = [f"VLP|98MB|{begin}|2026-07-31|2025-12-01", *rows]
    file.write_text("".join(f"{row}\n" for row in lines), encoding="utf-8")
    return file


def found_of(school: School, file: Path, student: str, on: str = "2025-12-01") -> list[list[str]]:
    students, _ = reconciled(school, file, "--on", on)
    return [row[1:] for row in differences(students) if row[0] == student]


def number_of(student: str) -> str:
    rows = (DIFFERENCES / "nummers.csv").read_text(encoding="utf-8").splitlines()
    return dict(row.split(";") for row in rows)[student]


def test_a_short_period_tells_of_the_count_before_it(school: School, tmp_path: Path) -> None:
    """Who came to the mbo the day after the count is in the file; that the rule was otherwise is told."""
    over = {"side": "mbo", "brin": "98MB", "enrolment": "1"}
    school.take(line("enrolled", "s-nergens", "2025-10-02", data=over))
    number = number_of("s-nergens")
    rows = [
        f"ISG||{number}|1|2025-10-02|2026-07-31||",
        f"ISP||{number}|1|2025-10-02|25737|BOL|MBO-2|J||||DLR|MBO",
    ]
    file = small_file(tmp_path, *rows, begin="2025-11-01")
    found = found_of(school, file, "s-nergens")
    assert ["enrolment", "DATES_DIFFER", "2025-08-01", "2025-10-01", "2025-10-01"] in found


def test_what_was_enrolled_here_and_ended_within_the_period_is_missing_there(
    school: School, tmp_path: Path
) -> None:
    gone = {"side": "mbo", "brin": "98MB", "enrolment": "1"}
    school.take(line("deregistered", "s-te-vroeg", "2025-09-01", data=gone))
    number = number_of("s-te-vroeg")
    file = small_file(tmp_path, f"ISG||{number}|1|2025-09-15|2026-07-31||")
    found = found_of(school, file, "s-te-vroeg")
    assert ["enrolment", "DATES_DIFFER", "2025-08-01", "2025-08-31", ""] in found


def test_who_left_before_the_period_is_rightly_not_in_it(school: School, tmp_path: Path) -> None:
    gone = {"side": "mbo", "brin": "98MB", "enrolment": "1"}
    school.take(line("deregistered", "s-gelijk", "2025-10-31", data=gone))
    file = small_file(tmp_path, begin="2025-10-31")
    assert [row[:2] for row in found_of(school, file, "s-gelijk")] == [["enrolment", "TRANSFER_OVERDUE"]]
    file = small_file(tmp_path, begin="2025-10-30", name="eerder.csv")
    assert ["enrolment", "DATES_DIFFER", "2025-10-30", "2025-10-30", ""] in found_of(school, file, "s-gelijk")


def test_a_bpv_of_leerjaar_3_is_not_asked_of_the_register(school: School) -> None:
    said = {"placement": "vmbo", "company": "100900001", "crebo": "25737", "guardian_required": True}
    days = {"starts_on": "2024-01-08", "ends_on": "2024-02-02"}
    school.take(line("bpv-agreed", "s-gelijk", "2024-01-05", data=said | days))
    students, _ = reconciled(school, FILE, "--on", "2025-10-01")
    assert not [row for row in differences(students) if row[0] == "s-gelijk"]


def test_a_route_of_another_institution_is_none_of_this_one(school: School) -> None:
    school.take(
        line("agreement-signed", "A9", "2023-03-15", data={"mbo": ["97MB"], "valid_from": "2023-08-01"}),
        line("route-opened", "R9", "2023-04-01", data={"agreement": "A9", "mbo": "97MB"}),
        line("route-started", "s-elders", "2023-08-01", data={"route": "R9"}),
    )
    students, totals = reconciled(school, FILE, "--on", "2025-10-01")
    assert totals["students"] == EXPECTED[1]["students"]
    assert "s-elders" not in {beside["student"] for beside in students}


@pytest.mark.postgres
def test_on_a_server_it_is_the_same(postgres_place: str, tmp_path: Path) -> None:
    school = School(tmp_path, postgres_place)
    school("import", DIFFERENCES / "journaal.jsonl").done()
    assert "nog geen identiteiten" in school("reconcile", FILE, "--json").message
    school("identity", "import", DIFFERENCES / "nummers.csv").done()
    students, _ = reconciled(school, FILE, "--on", "2025-10-01")
    assert list(differences(students)) == EXPECTED[1]["differs"]
    school("export-register", "--brin", "98MB", "--until", "2026-07-31", tmp_path).done()
    assert (tmp_path / "RO_98MB_20250801_20260731.csv").is_file()


def test_of_whom_nothing_could_be_read_nothing_is_missing(school: School, tmp_path: Path) -> None:
    number = number_of("s-gelijk")
    file = small_file(tmp_path, f"ISG||{number}|1|2025-08-32|2026-07-31||", begin="2025-08-01")
    assert found_of(school, file, "s-gelijk") == [["record", "UNREADABLE", "2025-12-01", "", ""]]


def test_a_bpv_that_could_not_be_read_is_not_said_to_be_missing(school: School, tmp_path: Path) -> None:
    """Neither where the line is wrong, nor where it leans on a period that is not there."""
    number = number_of("s-gelijk")
    bpv = f"BPV||{number}|1|1|2025-09-10|2025-09-15|2026-01-30||"
    for name, line_ in (("a.csv", f"{bpv}zestig|100900001|25737|"), ("b.csv", f"{bpv}320|100900001||")):
        file = small_file(tmp_path, f"ISG||{number}|1|2025-08-01|2026-07-31||", line_, name=name)
        found = found_of(school, file, "s-gelijk")
        assert ["record", "UNREADABLE", "2025-12-01", "", ""] in found
        assert not [row for row in found if row[0] == "bpv"]


def test_a_result_that_could_not_be_read_is_not_asked_about(school: School, tmp_path: Path) -> None:
    number = number_of("s-gelijk")
    rows = FILE.read_text(encoding="utf-8").splitlines()[1:-1]
    file = small_file(tmp_path, *rows, f"GEO||{number}|||700001|3001|2025-10-02|elf")
    assert found_of(school, file, "s-gelijk", on="2025-10-02") == []


def test_the_page_of_the_administration_shows_what_is_said(school: School) -> None:
    page = (ROOT / "docs" / "hoe" / "gegevens.md").read_text(encoding="utf-8")
    section = page.partition("## Naast het register leggen")[2].partition("\n## ")[0]
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    shown = [row for language, block in blocks if not language for row in block.splitlines()]
    assert len(shown) == 9
    said = school("reconcile", FILE, "--on", "2025-10-02").text.splitlines()
    assert [row for row in shown if not told(row, said)] == []


def test_where_nobody_is_on_a_route_that_is_said(tmp_path: Path) -> None:
    school = School(tmp_path)
    school.take(line("agreement-signed", "A1", "2019-01-01"))
    file = small_file(tmp_path, "PER|BSN1||2006-11-30|O", "ISG|BSN1||1|2025-08-01|||")
    said = school("reconcile", file)
    assert said.code == 0
    assert said.text == (
        "Niemand in dit bestand heeft een leerroute, en het journaal kent niemand op een route van 98MB.\n"
    )
    assert "knows nobody on a route of 98MB" in school("--lang", "en", "reconcile", file).text


def test_the_rule_is_by_the_policies_that_the_journal_chose(school: School) -> None:
    """With a switch on the day of the count, who came on 1 August is there too early until then."""
    school("policies", "switch_day", "OCTOBER_1", "--agreed-by", "98VO", "98MB", "--on", "2025-08-01").done()

    def kinds(on: str, *options: str) -> set[str]:
        students, _ = reconciled(school, FILE, "--on", on, *options)
        return {row[2] for row in differences(students) if row[0] == "s-gelijk"}

    assert kinds("2025-09-30") == {"PHASE_DIFFERS", "TRANSFER_BEFORE_TWO_YEARS"}
    assert kinds("2025-10-01") == set()
    assert kinds("2025-09-30", "--policies", "default") == set()


def test_a_line_that_cannot_be_read_is_something_wrong_too(tmp_path: Path) -> None:
    own = School(tmp_path)
    own.take(line("agreement-signed", "A1", "2019-01-01"))
    said = own("reconcile", small_file(tmp_path, "PER|BSN1||2006-11-30|O", "ISG|BSN1||1|2025-08-32|||"))
    assert said.code == 1
    assert "regel 3, kolom 13" in said.message
