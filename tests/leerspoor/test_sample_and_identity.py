"""Is an invented region the same every time, and are names kept apart from what happened?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commandline import School, leerspoor, line, region


def test_the_same_number_and_seed_give_the_same_bytes(tmp_path: Path):
    files = []
    for n, (students, seed) in enumerate([(12, 1), (12, 1), (12, 2), (13, 1)]):
        path = tmp_path / f"{n}.jsonl"
        leerspoor("sample", "--students", students, "--seed", seed, path).done()
        files.append(path.read_bytes())
    assert files[0] == files[1]
    assert len(set(files)) == 3


def test_a_sample_is_an_archive_of_so_many_students(tmp_path: Path):
    school = School(tmp_path)
    path = tmp_path / "region.jsonl"
    said = leerspoor("sample", "--students", 7, "--seed", 3, path).done()
    assert "7" in said.text
    school("restore", path).done()
    assert len(school("responsibility", "--json").done().rows) == 7
    assert school("archive").done().out == path.read_bytes()
    school("verify").done()


@pytest.mark.parametrize(
    "arguments",
    [["--students", "0"], ["--students", "-1"], ["--students", "x"], ["--students", "1.5"], ["--seed", "x"]],
)
def test_a_sample_that_cannot_be(tmp_path: Path, arguments: list[str]):
    leerspoor("sample", *arguments, tmp_path / "x.jsonl").failed(2)
    leerspoor("sample", *arguments).failed(2)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("where", ["nowhere/x.jsonl", ""])
def test_a_sample_that_cannot_be_written(tmp_path: Path, where: str):
    message = leerspoor("sample", "--students", "1", tmp_path / where).failed(1)
    assert str(tmp_path) in message
    assert list(tmp_path.iterdir()) == []


def test_the_demo_shows_people_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("LEERSPOOR_JOURNAL", raising=False)
    monkeypatch.setattr("leerspoor.cli.demo.STUDENTS", 66)
    said = leerspoor("demo").done()
    assert "Niemand hierin bestaat" in said.text
    for question in ("responsibility", "exams-owed", "guarantees"):
        assert f"{question} op " in said.text
    assert list(tmp_path.iterdir()) == []


# --- names and numbers --------------------------------------------------------------------------------

NAMES = "Onderwijsnummer;Roepnaam;Achternaam;Geboortedatum\n100000104;Renée;Dijk;14-3-2009\n"


def named(folder: Path) -> tuple[School, str]:
    """A school with one person in its list of names, and that person's pseudonym."""
    school = School(folder)
    school.take(*region())
    path = folder / "names.csv"
    path.write_text(NAMES, encoding="utf-8")
    said = school("identity", "import", path, "--json").done()
    assert said.row["added"] == 1
    connected = b"".join(file.read_bytes() for file in folder.glob("journal.identity.db*"))
    (pseudonym,) = set(re.findall(rb"p[0-9a-f]{16}", connected)) or {b""}
    return school, pseudonym.decode()


def test_a_name_is_shown_by_its_pseudonym(tmp_path: Path):
    school, pseudonym = named(tmp_path)
    said = school("identity", "show", pseudonym).done()
    for known in (pseudonym, "100000104", "Renée", "Dijk", "2009-03-14"):
        assert known in said.text
    assert school("identity", "show", pseudonym, "--json").done().row["student"] == pseudonym


def test_a_person_who_was_forgotten_is_nobody_any_more(tmp_path: Path):
    school, pseudonym = named(tmp_path)
    school("identity", "forget", pseudonym).done()
    said = school("identity", "show", pseudonym, "--json").done()
    assert "Renée" not in said.text
    assert "Dijk" not in school("identity", "show", pseudonym).done().text
    for path in tmp_path.glob("journal*"):
        assert "Renée".encode() not in path.read_bytes(), path


def test_no_name_or_number_ever_enters_the_journal(tmp_path: Path):
    school, _ = named(tmp_path)
    school.take(line("placed", "s1"))
    for path in tmp_path.glob("journal.db*"):
        bytes_ = path.read_bytes()
        for secret in ("Renée", "Dijk", "100000104", "2009-03-14"):
            assert secret.encode() not in bytes_, (path, secret)


@pytest.mark.parametrize("action", ["show", "forget"])
def test_a_pseudonym_that_is_nobodys(tmp_path: Path, action: str):
    school, _ = named(tmp_path)
    school("identity", action, "p0000").failed(2)


@pytest.mark.parametrize("arguments", [[], ["import"], ["show"], ["forget"], ["rename", "x"]])
def test_wrong_use_of_identities(tmp_path: Path, arguments: list[str]):
    School(tmp_path)("identity", *arguments).failed(2)


@pytest.mark.parametrize("name", ["nowhere.csv", "."])
def test_a_list_of_names_that_is_not_there(tmp_path: Path, name: str):
    message = School(tmp_path)("identity", "import", tmp_path / name).failed(1)
    assert message.count("\n") == 1
