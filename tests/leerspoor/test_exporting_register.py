"""What the journal holds of an institution goes out as a register file, and comes back the same."""

from __future__ import annotations

import csv
import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from journeys.events import DiplomaAwarded, ExamPartPassed
from journeys.history import Fact, counted
from journeys.store.journal import open_journal
from leerspoor.exchange.register import PersonNumber
from leerspoor.exchange.ro_registration import Registration
from leerspoor.identity import IdentityStore
from tests.commandline import ROOT, School, line

REGISTER = ROOT / "fixtures" / "register"
OCTOBER = REGISTER / "1-oktober" / "RO_98MB_20250801_20260731.csv"
NAME = "RO_98MB_20200801_20290731.csv"
UNTIL = ("--until", "2029-07-31")


def enrolled(*students: str) -> list[dict[str, object]]:
    return [
        report
        for student in students
        for report in (
            line("enrolled", student, "2025-08-01", data={"side": "mbo", "brin": "98MB", "enrolment": "1"}),
            line(
                "enrolment-period-registered",
                student,
                "2025-08-01",
                data={
                    "side": "mbo", "brin": "98MB", "enrolment": "1", "crebo": "25737", "funded": True,
                    "leerroute": "DLR", "fase": "MBO",
                },
            ),
        )
    ]  # fmt: skip


def numbered(school: School, numbers: dict[str, str], column: str = "onderwijsnummer") -> None:
    rows = "".join(f"{student};{number}\n" for student, number in numbers.items())
    (school.folder / "nummers.csv").write_text(f"pseudoniem;{column}\n{rows}", encoding="utf-8")
    school("identity", "import", school.folder / "nummers.csv", "--brin", "98MB").done()


@pytest.fixture
def school(tmp_path: Path) -> School:
    """Two students at 98MB; the number of one is known."""
    school = School(tmp_path)
    school.take(*enrolled("s1", "s2"))
    numbered(school, {"s1": "100000104"})
    return school


def test_a_student_without_a_number_is_left_out_and_told(school: School, tmp_path: Path) -> None:
    said = school("export-register", "--brin", "98MB", *UNTIL, tmp_path / NAME).done()
    assert "1 persoon van 98MB, 2025-08-01 t/m 2029-07-31: PER 1, ISG 1, ISP 1" in said.text
    assert "niet geschreven: leerling (1): geen BSN of onderwijsnummer bekend" in said.text
    assert "s2" in said.text
    assert (tmp_path / NAME).read_text(encoding="utf-8").splitlines()[1:] == [
        "PER||100000104||",
        "ISG||100000104|1|2025-08-01|||",
        "ISP||100000104|1|2025-08-01|25737|||J||||DLR|MBO",
        "SLR|1|1|1|0|0|0|0|0|0",
    ]
    assert "100000104" not in said.text + said.message


def test_as_json_and_in_english(school: School, tmp_path: Path) -> None:
    row = school("export-register", "--brin", "98mb", *UNTIL, tmp_path / NAME, "--json").done().row
    assert (row["brin"], row["persons"], row["records"]) == ("98MB", 1, {"PER": 1, "ISG": 1, "ISP": 1})
    assert row["left_out"] == [{"student": "s2", "what": "student", "which": None, "reason": "NO_NUMBER"}]
    said = school("--lang", "en", "export-register", "--brin", "98MB", *UNTIL, tmp_path / NAME).done()
    assert "not written: student (1): no BSN or onderwijsnummer known" in said.text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_the_file_with_numbers_is_for_its_owner_alone(school: School, tmp_path: Path) -> None:
    school("export-register", "--brin", "98MB", *UNTIL, tmp_path / NAME).done()
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--brin", "98MX", "uit.csv"], 2, "verwacht: 98MB"),
        (["--brin", "98MB", "--until", "2025-07-31", "uit.csv"], 2, "hier is niemand"),
        (["--brin", "98MB", "--from", "2025-08-02", "--until", "2025-08-01", "uit.csv"], 2, "--from"),
        (["--brin", "98MB", "--until", "morgen", "uit.csv"], 2, "is geen dag"),
        (["--brin", "98MB", *UNTIL, "journal.db"], 2, "kies een ander bestand"),
        (["--brin", "98MB", *UNTIL, "journal.identity.db"], 2, "kies een ander bestand"),
        (["--brin", "98MB", *UNTIL, "is-er-niet/uit.csv"], 1, "niet te schrijven"),
    ],
)
def test_what_cannot_be_done_is_told_and_leaves_no_file(
    school: School, arguments: list[str], code: int, words: str
) -> None:
    *options, name = arguments
    before = sorted(path.name for path in school.folder.iterdir())
    assert words in school("export-register", *options, school.folder / name).failed(code)
    assert sorted(path.name for path in school.folder.iterdir()) == before


def test_when_nobody_has_a_number_nothing_is_written(tmp_path: Path) -> None:
    school = School(tmp_path)
    school.take(*enrolled("s1", "s2"))
    said = school("export-register", "--brin", "98MB", *UNTIL, tmp_path / NAME)
    assert said.code == 1
    assert "van 2 leerlingen is geen nummer bekend" in said.message
    assert not (tmp_path / NAME).exists()


@pytest.mark.parametrize(("first", "persons"), [("2026-01-31", 2), ("2026-02-01", 1)])
def test_a_period_takes_whoever_was_enrolled_in_it(
    school: School, tmp_path: Path, first: str, persons: int
) -> None:
    numbered(school, {"s2": "100000202"})
    gone = {"side": "mbo", "brin": "98MB", "enrolment": "1"}
    school.take(line("deregistered", "s2", "2026-02-01", data=gone))
    row = school("export-register", "--brin", "98MB", "--from", first, *UNTIL, tmp_path / NAME, "--json").row
    assert row["persons"] == persons
    assert row["begin"] == first


def test_what_came_from_the_register_goes_back_under_its_own_numbers(tmp_path: Path) -> None:
    """Importing it again into the same journal records nothing: every record is known."""
    school = School(tmp_path)
    school("import", OCTOBER, "--everyone").done()
    school("export-register", "--brin", "98MB", *UNTIL, tmp_path / NAME).done()
    again = school("import", tmp_path / NAME, "--everyone", "--json").row
    assert (again["recorded"], again["refused"]) == (0, 0)
    assert again["known"] == 19

    def kept(path: Path) -> list[str]:
        rows = path.read_text(encoding="utf-8").splitlines()
        return sorted(row.split("|", 1)[0] for row in rows)

    assert kept(tmp_path / NAME) == kept(OCTOBER)


def facts_by_number(place: Path, numbers: list[PersonNumber]) -> dict[PersonNumber, list[Fact]]:
    with IdentityStore(place, create=False) as identity, open_journal(place, create=False) as journal:
        known = identity.pseudonyms_of(numbers, create=False)
        streams = journal.streams(f"student/{student}" for student in known.values())
        return {number: counted(streams.get(f"student/{student}", ())) for number, student in known.items()}


def test_the_region_comes_back_the_same_in_an_empty_journal(tmp_path: Path) -> None:
    """Enrolments and periods on every day, and diplomas; results and BPV by day are in `test_ro_written`."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    ours, theirs = School(tmp_path / "a"), School(tmp_path / "b")
    ours("sample", "--students", "40", "--seed", "3", tmp_path / "region.jsonl").done()
    ours("restore", tmp_path / "region.jsonl").done()
    students = [row["student"] for row in ours.ask("responsibility", on="2026-10-01")]
    numbers = {student: f"{100100000 + 10 * at}" for at, student in enumerate(students)}
    numbered(ours, numbers)
    everyone = [PersonNumber("onderwijsnummer", number) for number in numbers.values()]
    before = facts_by_number(ours.journal, everyone)
    diplomas = 0
    left_out: list[tuple[str, str]] = []
    for brin in ("98MB", "97MB"):
        written = ours("export-register", "--brin", brin, *UNTIL, tmp_path, "--json").done().row
        left_out += [(numbers[left["student"]], left["which"]) for left in written["left_out"]]
        said = theirs("import", written["file"], "--everyone")
        assert (said.code, said.err) == (0, b""), said
    after = facts_by_number(theirs.journal, everyone)
    for number, facts in before.items():
        found = after.get(number, [])
        for brin in ("98MB", "97MB"):
            one, other = (Registration(((fact.on, fact.event) for fact in of), brin) for of in (facts, found))
            days = one.days() | other.days()
            for day in days | {day - timedelta(days=1) for day in days}:
                assert one.on(day) == other.on(day)
        awarded = [
            (f.on, f.event.crebo)
            for f in facts
            if found and _is_mbo_diploma(f) and (number.value, str(f.on)) not in left_out
        ]
        assert [(f.on, f.event.crebo) for f in found if _is_mbo_diploma(f)] == awarded
        diplomas += len(awarded)
    assert diplomas > 3
    assert any(isinstance(fact.event, ExamPartPassed) for facts in after.values() for fact in facts)


def _is_mbo_diploma(fact: Fact) -> bool:
    return isinstance(fact.event, DiplomaAwarded) and fact.event.side == "mbo"


def test_what_was_written_differs_from_the_journal_in_nothing_that_was_recorded(tmp_path: Path) -> None:
    """What is left is what the rule says of it."""
    school = School(tmp_path)
    folder = REGISTER / "verschillen"
    school("import", folder / "journaal.jsonl").done()
    school("identity", "import", folder / "nummers.csv").done()
    school("export-register", "--brin", "98MB", "--until", "2026-07-31", tmp_path / NAME).done()
    rows = school("reconcile", tmp_path / NAME, "--on", "2025-10-02", "--json").rows[:-1]
    kinds = {found["kind"] for row in rows for found in row["differences"]}
    assert kinds == {
        "CREBO_DIFFERS", "LEERROUTE_DIFFERS", "MISSING_HERE", "NOT_FUNDED", "PHASE_DIFFERS",
        "TRANSFER_BEFORE_TWO_YEARS", "TRANSFER_OVERDUE",
    }  # fmt: skip
    assert {found["about"] for row in rows for found in row["differences"]} & {
        "bpv",
        "diploma",
        "period",
    } == set()


def test_in_a_folder_it_is_named_as_the_specification_says(school: School, tmp_path: Path) -> None:
    said = school("export-register", "--brin", "98MB", *UNTIL, tmp_path).done()
    assert (tmp_path / "RO_98MB_20250801_20290731.csv").is_file()
    assert "RO_98MB_20250801_20290731.csv: 1 persoon" in said.text


def test_another_reader_finds_every_field_in_its_place(tmp_path: Path) -> None:
    """By Python's own reader of CSV, and the widths of the specification."""
    school = School(tmp_path)
    school("import", OCTOBER, "--everyone").done()
    school("export-register", "--brin", "98MB", *UNTIL, tmp_path / NAME).done()
    with (tmp_path / NAME).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="|"))
    widths = {
        "VLP": 5, "PER": 5, "ISG": 8, "ISP": 14, "ISE": 6, "BPV": 13, "DIP": 10, "AMO": 11, "GEO": 16,
        "KZD": 12, "SLR": 10,
    }  # fmt: skip
    assert [len(row) for row in rows] == [widths[row[0]] for row in rows]
    assert {row[0] for row in rows} == set(widths)
    (generic,) = [row for row in rows if row[:6] == ["GEO", "", "100000104", "", "", "700001"]]
    assert generic[6:] == ["3001", "2025-10-02", "6", "", "61", "", "57", "", "1", ""]
    assert b"\r" not in (tmp_path / NAME).read_bytes()
