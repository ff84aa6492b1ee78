"""Is a student really gone after `erase`, does the proof stand, and does an older copy bring nothing back?"""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, select

from journeys.store.journal import open_journal
from leerspoor.erasing import back, ledger
from leerspoor.keyring import keyring
from tests.commandline import School, ended, line, region, started

SECRET = "only-of-this-student"  # noqa: S105 - to be found, not to log in with


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config" / "seal.key"
    monkeypatch.setenv("LEERSPOOR_KEY", str(path))
    return path


@pytest.fixture
def school(tmp_path: Path) -> School:
    """Two students; of s1 there is a name, a correction and something to be recognised by."""
    school = School(tmp_path / "school")
    school.folder.mkdir()
    school.take(
        *region(),
        line("route-started", "s2", "2023-08-01"),
        line("support-registered", "s1", "2023-09-01", id="support", data={"support": SECRET}),
        line(
            "corrected", "student/s1", "2023-10-01",
            data={"event": "support", "data": {"support": f"{SECRET}-2"}, "reason": "other"},
        ),
        line("placed", "s2", "2024-02-01"),
    )  # fmt: skip
    names = school.folder / "names.csv"
    names.write_text(
        "pseudoniem;nummer;roepnaam;achternaam\ns1;100000009;Sanne;Voorbeeld-Zeldzaam\n", encoding="utf-8"
    )
    return school


def erase(school: School, *options: object) -> dict[str, Any]:
    said = school("erase", "s1", "--ground", "request", "--yes", "--json", *options)
    assert said.err == b"", said
    assert said.code == 0, said
    return said.row


def held(school: School) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(school.folder.glob("journal*")))


def test_nothing_is_left_and_the_others_stay(school: School):
    others = [each for each in school.archive() if each["subject"] != "student/s1"]
    before = school.ask("responsibility", "s2", on="2023-10-01")
    assert SECRET.encode() in held(school)
    row = erase(school)
    assert (row["events"], row["hits"]) == (3, [])
    assert row["files"] >= 1
    assert SECRET.encode() not in held(school)
    assert [each for each in school.archive() if each["subject"] != "student/s1"] == others
    assert school.ask("responsibility", "s2", on="2023-10-01") == before
    (answer,) = school.ask("responsibility", "s1", on="2023-10-01")
    assert answer["status"] == "none"
    left = [each["type"] for each in school.archive() if each["subject"] == "student/s1" and "data" in each]
    assert left == ["nl.leerspoor.erased.v1"]


def test_checkpoints_of_before_hold(school: School, tmp_path: Path):
    given = tmp_path / "given"
    school("seal", "--to", given).done()
    erase(school)
    assert "Bouwt voort op de meegebrachte verzegeling" in school("verify", "--since", given).done().text


def test_who_it_is_goes_too(school: School):
    names = school.folder / "namen.csv"
    names.write_text("roepnaam;achternaam;pseudoniem\nSanne;Zeldzaam-Voorbeeld;s1\n", encoding="utf-8")
    said = school("identity", "import", names)
    if said.code:
        pytest.fail(said.message)
    names.unlink()
    row = erase(school)
    assert "achternaam" in row["identity"]
    assert row["hits"] == []
    assert b"Zeldzaam-Voorbeeld" not in held(school)


def test_what_is_left_in_an_export_is_told(school: School, tmp_path: Path):
    exports = tmp_path / "exports"
    (exports / "deep").mkdir(parents=True)
    school("archive", exports / "deep" / "archive.jsonl").done()
    (exports / "innocent").write_text("nothing")
    said = school("erase", "s1", "--ground", "request", "--yes", "--scan", exports)
    assert said.code == 1
    assert str(exports / "deep" / "archive.jsonl") in said.message
    assert "innocent" not in said.message
    assert SECRET not in said.message + said.text


def test_an_older_copy_brings_it_back_until_it_is_erased_again(school: School, tmp_path: Path):
    copy = shutil.copy(school.journal, tmp_path / "copy.db")
    erase(school)
    for path in school.folder.glob("journal.db*"):
        path.unlink()
    shutil.copy(copy, school.journal)
    with open_journal(school.journal) as journal:
        assert back(journal, keyring()) == 3
    assert "3 gebeurtenissen die gewist waren, hebben hun inhoud weer" in school("verify").failed(1)
    assert "3 gebeurtenissen die eerder gewist waren" in school("erase", "--again").done().text
    assert SECRET.encode() not in held(school)
    with open_journal(school.journal) as journal:
        assert back(journal, keyring()) == 0
    assert school("erase", "--again", "--json").done().row == {"again": 0}


def test_an_archive_of_before_is_restored_without_it(school: School, tmp_path: Path):
    archive = tmp_path / "archive.jsonl"
    school("archive", archive).done()
    erase(school)
    other = School(tmp_path / "other")
    other.folder.mkdir()
    said = other("restore", archive)
    assert said.code == 0
    assert "3 gebeurtenissen waren hier eerder gewist" in said.message
    assert SECRET not in other("archive").done().text
    other("verify").done()


def test_the_ledger_names_events_and_nothing_of_what_was_in_them(school: School, key: Path):
    erase(school, "--class", "support", "--on", "2024-06-01")
    (erasure,) = ledger(keyring())
    assert (erasure.student, erasure.ground, erasure.class_, len(erasure.events)) == (
        "s1",
        "request",
        "support",
        3,
    )
    path = key.with_name("erased.jsonl")
    assert SECRET not in path.read_text()
    assert path.stat().st_mode & 0o077 == 0


def test_twice_erases_nothing_more(school: School):
    erase(school)
    before = school("archive").done().out
    assert erase(school)["events"] == 0
    assert school("archive").done().out == before


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (["s9", "--ground", "request", "--yes"], 2, "niet bekend"),
        (["s1", "--yes"], 2, "--ground"),
        (["s1", "--ground", "Is ziek", "--yes"], 2, "code van kleine letters"),
        (["s1", "--ground", "request"], 2, "--yes"),
        (["s1", "--ground", "request", "--yes", "--scan", "nowhere"], 2, "geen map"),
        (["s1", "--ground", "retention-over", "--yes"], 2, "niet voorbij"),
    ],
)
def test_what_is_not_erased(school: School, options: list[str], code: int, told: str):
    before = school("archive").done().out
    assert told in school("erase", *options).failed(code)
    assert school("archive").done().out == before


@pytest.mark.skipif(os.name != "posix", reason="a terminal of its own")
@pytest.mark.parametrize(("answer", "code"), [("ja", 0), ("nee", 2), ("", 2)])
def test_a_person_is_asked_first(school: School, answer: str, code: int):
    ours, theirs = os.openpty()
    program = started("--journal", school.journal, "erase", "s1", "--ground", "request", stdin=theirs)
    os.write(ours, f"{answer}\n".encode())
    said = ended(program)
    for each in (ours, theirs):
        os.close(each)
    assert said.code == code
    assert "Let op: dit moet nog bewaard blijven: " in said.text
    assert (SECRET.encode() in held(school)) == (code != 0)


def test_a_ledger_that_cannot_be_read_is_told(school: School, key: Path):
    key.with_name("erased.jsonl").write_text("{}\n")
    assert "erased.jsonl" in school("erase", "--again").failed(1)
    assert "of er iets terug is dat gewist was" in school("verify").done().text


def test_the_terms_are_shown_first(school: School):
    said = school("erase", "s1", "--ground", "request", "--yes")
    assert said.code == 0
    assert "leerlingdossier" in said.text


def test_the_database_holds_no_row_of_an_answer_that_tells_of_it(school: School):
    erase(school)
    with sqlite3.connect(school.journal) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE name LIKE '%_spans'")
        ]
        for name in tables:
            rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - our own names
            assert not [row for row in rows if "s1" in row and "active" in str(row)], name
    connection.close()


def test_on_a_server_it_is_gone_from_every_table(tmp_path: Path, postgres_place: str):
    school = School(tmp_path, postgres_place)
    school.take(
        *region(),
        line("support-registered", "s1", "2023-09-01", id="support", data={"support": SECRET}),
        line("placed", "s2", "2024-02-01"),
    )
    names = school.folder / "namen.csv"
    names.write_text(f"roepnaam;achternaam;pseudoniem\nSanne;{SECRET};s1\n", encoding="utf-8")
    school("identity", "import", names).done()
    school("seal", "--to", tmp_path / "given").done()
    assert SECRET in _all_rows(postgres_place)

    said = school("erase", "s1", "--ground", "request", "--yes").done()

    assert "VACUUM" in said.text
    assert SECRET not in _all_rows(postgres_place)
    assert school("verify", "--since", tmp_path / "given").done()
    (answer,) = school.ask("responsibility", "s1", on="2023-10-01")
    assert answer["status"] == "none"


def test_names_that_cannot_be_reached_are_not_passed_over(school: School):
    """Else it would be said that all is gone, while the name is still there."""
    names = school.folder / "journal.identity.db"
    names.write_bytes(b"no database at all, and yet there")
    said = school("erase", "s1", "--ground", "request", "--yes")
    assert said.code == 1
    assert str(names) in said.message


def _all_rows(place: str) -> str:
    """Everything in every table, of the identities too."""
    with open_journal(place, create=False) as journal, journal.reading() as connection:
        here = connection.exec_driver_sql("SELECT current_schema()").scalar()
        said = []
        for schema in (here, f"{here}_identity"):
            tables = MetaData()
            tables.reflect(connection, schema=schema)
            said += [
                str(row) for table in tables.tables.values() for row in connection.execute(select(table))
            ]
        return "\n".join(said)
