"""What can be opened, and what is said of what cannot."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from journeys.errors import JournalError, NotAJournal
from journeys.store.journal import open_journal
from journeys.store.place import place_of

SECRETS = ("geheim", "directeur")


def test_a_journal_is_made_with_its_folder(tmp_path):
    path = tmp_path / "een map" / "v\u00f3\u00f3r 50% & meer?#.db"
    with open_journal(path) as journal:
        assert journal.position() == 0
        assert journal.name == str(path)
    assert path.exists()
    with open_journal(f"sqlite:///{tmp_path / 'b.db'}") as journal:
        assert journal.name == str(tmp_path / "b.db")


def test_a_journal_is_opened_again_with_what_is_in_it(place, fact):
    with open_journal(place) as journal, journal.writing() as writing:
        writing.append([fact()])
    with open_journal(place, create=False) as journal:
        assert journal.position() == 1


def test_a_path_is_taken_from_the_folder_one_is_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with open_journal("a.db") as journal:
        monkeypatch.chdir("/")
        assert journal.name == str(tmp_path / "a.db")
        assert journal.position() == 0


@pytest.mark.parametrize(
    ("made", "error", "told"),
    [
        (lambda path: path.mkdir(), NotAJournal, "een map"),
        (lambda path: path.write_text("een brief\n" * 200), NotAJournal, "geen journaal"),
        (lambda path: path.write_bytes(b"\0" * 5000), NotAJournal, "geen journaal"),
        (lambda path: None, JournalError, "hier is geen journaal"),
        (lambda path: path.touch(), NotAJournal, "nog geen journaal"),
    ],
    ids=["folder", "text", "zeros", "nothing", "empty"],
)
def test_what_is_there_is_said(tmp_path, made, error, told):
    path = tmp_path / "x.db"
    made(path)
    with pytest.raises(error, match=told) as raised:
        open_journal(path, create=False)
    assert str(raised.value).startswith(str(path))


def test_nothing_is_made_when_not_asked(tmp_path):
    with pytest.raises(JournalError):
        open_journal(tmp_path / "a" / "x.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_something_else_is_refused_and_left_as_it_was(tmp_path):
    path = tmp_path / "boekhouding.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE facturen (bedrag)")
    other.close()
    before = hashlib.sha256(path.read_bytes()).digest()
    with pytest.raises(NotAJournal, match="iets anders"):
        open_journal(path)
    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.postgres
def test_a_database_of_something_else_is_refused(postgres_place):
    engine = create_engine(make_url(postgres_place).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE facturen (bedrag int)"))
    engine.dispose()
    with pytest.raises(NotAJournal, match="iets anders"):
        open_journal(postgres_place)


def test_a_journal_of_a_newer_version_is_refused(place):
    change(place, "UPDATE meta SET value = '2' WHERE name = 'leerspoor-journal'")
    with pytest.raises(NotAJournal, match="nieuwere versie"):
        open_journal(place)


@pytest.mark.parametrize("statement", ["DELETE FROM meta", "UPDATE meta SET value = 'x'"])
def test_tables_that_do_not_say_what_they_are_are_no_journal(place, statement):
    change(place, statement)
    with pytest.raises(NotAJournal, match="iets anders"):
        open_journal(place)


def change(place: str, statement: str) -> None:
    with open_journal(place) as journal, journal.transaction() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://directeur:geheim@127.0.0.1:1/school?connect_timeout=2",
        "postgresql://directeur@127.0.0.1:1/school?password=geheim&connect_timeout=2",
        "postgresql://directeur:geheim@127.0.0.1:1/school?sslmode=geheim",
        "postgresql://directeur:geheim@127.0.0.1:1/school?geheim=directeur",
        "postgresql://directeur:geheim@127.0.0.1:poort/school",
        "mysql://directeur:geheim@127.0.0.1/school",
    ],
)
def test_no_message_tells_how_one_logs_in(url):
    with pytest.raises(JournalError) as raised:
        open_journal(url)
    assert not any(secret in str(raised.value) for secret in SECRETS)


def test_a_server_that_does_not_answer():
    with pytest.raises(
        JournalError, match=r"postgresql://127\.0\.0\.1:1/x: de databaseserver is niet bereikbaar"
    ):
        open_journal("postgresql://127.0.0.1:1/x?connect_timeout=2")


@pytest.mark.parametrize(
    "given", ["", ":memory:", "sqlite://", "sqlite:///a.db?mode=ro", "a\0b", "~niemand-hier/x"]
)
def test_what_is_no_place_is_refused(given):
    with pytest.raises(JournalError):
        place_of(given)


def test_a_url_of_postgres_is_for_our_driver():
    place = place_of("postgresql://a:b@school.example:5433/journaal")
    assert place.url.drivername == "postgresql+psycopg"
    assert place.name == "postgresql://school.example:5433/journaal"
    assert place.path is None


def test_a_file_in_the_way_of_a_folder(tmp_path):
    (tmp_path / "a").touch()
    with pytest.raises(JournalError, match="hier kan geen bestand staan"):
        open_journal(tmp_path / "a" / "b" / "x.db")
    assert Path(tmp_path / "a").is_file()
