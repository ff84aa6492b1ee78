"""When the database fails, one reads what is the matter, and nothing is half done."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import exc, text

from journeys.errors import JournalBusy, JournalDamaged, JournalError
from journeys.store.journal import open_journal
from journeys.store.trouble import told


def test_another_writer_makes_it_busy_but_not_for_readers(place, fact):
    with (
        open_journal(place, patience=0.2) as journal,
        open_journal(place) as other,
        other.writing() as writing,
    ):
        writing.append([fact()])
        with pytest.raises(JournalBusy, match="houdt het journaal bezet"), journal.writing():
            pass
        assert journal.position() == 0


def test_opening_does_not_wait_for_a_writer(place):
    with open_journal(place) as journal, journal.writing(), open_journal(place, patience=0.1) as other:
        assert other.position() == 0


READS_AND_WRITES = """
import os, sys
from datetime import date
from pathlib import Path
from journeys.errors import JournalError
from journeys.store.journal import open_journal
from journeys.store.writing import NewFact
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
with open_journal(Path(sys.argv[1])) as journal:
    print(journal.position(), len(list(journal.entries())))
    try:
        with journal.writing() as writing:
            writing.append([NewFact(id="b", stream="student/s1", kind="dropped-out/1", on=date(2025, 9, 1),
                                    by="vo:98VO", command="b", data=b'{"reason":"verhuisd"}')])
    except JournalError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a folder's mode does not stop Windows")
@pytest.mark.parametrize("folder_mode", [0o777, 0o555])
@pytest.mark.parametrize("journal_mode", ["wal", "delete"])
def test_a_file_that_may_only_be_read_is_read(open_folder, fact, folder_mode, journal_mode):
    path = open_folder / "journal.db"
    with open_journal(path) as journal, journal.writing() as writing:
        writing.append([fact()])
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal_mode}")
    connection.close()
    path.chmod(0o444)
    open_folder.chmod(folder_mode)
    child = [sys.executable, "-c", READS_AND_WRITES, str(path)]
    result = subprocess.run(child, capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[0] == "1 1"
    assert "alleen gelezen" in result.stdout


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


def test_a_full_disk(sqlite_place, fact):
    with open_journal(sqlite_place) as journal:
        with pytest.raises(JournalError, match="de schijf is vol"):
            fill(journal, [fact() for _ in range(1000)])
        assert journal.position() == 0


def fill(journal, facts) -> None:
    with journal.writing() as writing:
        writing.connection.exec_driver_sql("PRAGMA max_page_count = 30")
        writing.append(facts)


def test_a_damaged_file(sqlite_place, fact):
    with open_journal(sqlite_place) as journal, journal.writing() as writing:
        writing.append([fact() for _ in range(1000)])
    with Path(sqlite_place).open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(20_000)
        file.write(b"\xa5" * (size - 20_000))
    with pytest.raises(JournalDamaged, match="beschadigd"), open_journal(sqlite_place) as journal:
        list(journal.entries())


@pytest.mark.postgres
def test_a_server_that_goes_away_halfway_and_comes_back(postgres_place, fact):
    with open_journal(postgres_place) as journal:
        with pytest.raises(JournalError, match="de verbinding viel weg"):
            lose_server(journal, fact)
        assert journal.position() == 0
        with journal.writing() as writing:
            writing.append([fact()])
        assert journal.position() == 1


def lose_server(journal, fact) -> None:
    with journal.writing() as writing, journal.reading() as other:
        writing.append([fact()])
        number = writing.connection.scalar(text("SELECT pg_backend_pid()"))
        other.execute(text("SELECT pg_terminate_backend(:number, 5000)"), {"number": number})
        writing.append([fact()])


@pytest.mark.postgres
def test_a_server_to_which_there_is_no_way_any_more_is_not_waited_for_all_night(postgres_place):
    with open_journal(postgres_place) as journal, journal.reading() as connection:
        driver = connection.connection.driver_connection
        waits = driver.info.get_parameters()
    assert (waits["connect_timeout"], waits["keepalives_idle"], waits["tcp_user_timeout"]) == (
        "10",
        "30",
        "60000",
    )
    patient = f"{postgres_place}&keepalives_idle=900"
    with open_journal(patient) as journal, journal.reading() as connection:
        assert connection.connection.driver_connection.info.get_parameters()["keepalives_idle"] == "900"


@pytest.mark.postgres
def test_a_server_that_restarted_between_two_questions_is_not_noticed(postgres_place):
    with open_journal(postgres_place) as journal, open_journal(postgres_place) as other:
        with journal.reading() as connection:
            number = connection.scalar(text("SELECT pg_backend_pid()"))
        with other.reading() as connection:
            connection.execute(text("SELECT pg_terminate_backend(:number, 5000)"), {"number": number})
        assert journal.position() == 0


@pytest.mark.postgres
def test_a_reading_cannot_write_on_the_server(postgres_place):
    with open_journal(postgres_place) as journal:
        with pytest.raises(JournalError, match="alleen gelezen"), journal.reading() as connection:
            connection.execute(text("UPDATE head SET position = 5"))
        assert journal.position() == 0


def test_a_message_holds_no_values_of_a_student():
    with pytest.raises(JournalError) as raised, told("journaal"):
        raise exc.DataError("INSERT ...", {"data": "geheim"}, sqlite3.DataError("too big"))
    assert str(raised.value) == "journaal: de database weigert: too big"


def test_a_message_names_the_journal(sqlite_place, fact):
    with open_journal(sqlite_place) as journal:
        same = fact()
        with pytest.raises(JournalError) as raised, journal.writing() as writing:
            writing.append([same, same])
    assert str(raised.value).startswith(sqlite_place)


def test_an_erasure_that_a_reader_keeps_in_the_log_file_is_told(sqlite_place, fact):
    """A reader of long ago still needs what was erased; as soon as it is gone, so is that."""
    with open_journal(sqlite_place, patience=0.1) as journal, open_journal(sqlite_place) as screen:
        with journal.writing() as writing:
            (entry,) = writing.append([fact(data=b'{"reason":"geheim"}')])
        with screen.reading() as connection:
            connection.execute(text("SELECT * FROM events"))
            with pytest.raises(JournalError, match="het is gewist, maar"):
                erase(journal, entry.id)
        assert next(journal.entries()).data is None
    assert b"geheim" not in Path(sqlite_place).read_bytes()
    assert not Path(f"{sqlite_place}-wal").exists()


def erase(journal, id_) -> None:
    with journal.writing() as writing:
        writing.erase([id_])
