"""Does the doctor see what is the matter, and say what to do?"""

from __future__ import annotations

import logging
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import make_url, text

from journeys.store import condition as conditions
from journeys.store.condition import FileCondition, ServerCondition, Writing, condition
from journeys.store.journal import open_journal
from leerspoor import diagnosis
from leerspoor.cli.doctor_words import found, size, to_do, what
from leerspoor.diagnosis import Sign
from tests.commandline import School, leerspoor, region

SOUND = FileCondition(
    journal_mode="wal",
    synchronous=2,
    size=1_000_000,
    log=0,
    free=2 * diagnosis.LITTLE_ROOM,
    network=None,
    writable=True,
    writer=None,
)


@pytest.fixture
def school(tmp_path: Path) -> School:
    school = School(tmp_path)
    school.take(*region())
    return school


def examined(school: School, *options: str) -> dict[str, dict[str, Any]]:
    said = school(*options, "doctor", "--json")
    assert said.err == b""
    checks = {check["code"]: check for check in said.row["checks"]}
    assert said.code == (0 if all(check["sound"] for check in checks.values()) else 1)
    return checks


def signs(of: FileCondition | ServerCondition, monkeypatch: pytest.MonkeyPatch) -> dict[str, Sign]:
    monkeypatch.setattr(diagnosis, "condition", lambda _: of)
    return {sign.what: sign for sign in diagnosis.of_the_database("anywhere")}


def test_it_looks_at_everything_that_can_be_lost(school: School):
    checks = examined(school)
    assert {"sqlite", "time-zones", "journal-mode", "synchronous", "disk-space", "log-file", "writer"} <= set(
        checks
    )
    assert {"journal", "clock", "answers", "sealed"} <= set(checks)
    assert checks["journal-mode"]["found"] == "wal"
    assert checks["synchronous"]["found"] == "FULL"
    assert checks["answers"]["found"] == "bij"
    assert checks["writer"]["state"] == "good"


def test_it_speaks_english_too(school: School):
    text = school("--lang", "en", "doctor").done().text
    assert "good   journal: " in text
    assert "who is writing: nobody" in text
    assert "goed" not in text


def test_it_makes_no_journal_and_says_where_to_begin(tmp_path: Path):
    said = leerspoor("--journal", tmp_path / "none.db", "doctor").done()
    assert "leerspoor demo" in said.text
    assert list(tmp_path.iterdir()) == []


# --- who is writing ----------------------------------------------------------------------------------------

HOLDS = """
import sys
from journeys.store.journal import open_journal
with open_journal(sys.argv[1]) as journal, journal.writing():
    print("holds", flush=True)
    sys.stdin.read()
"""


@contextmanager
def a_program_that_writes(place: str) -> Iterator[subprocess.Popen[str]]:
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDS, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "holds\n"
    try:
        yield program
    finally:
        program.communicate("")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who holds a lock")
def test_it_names_the_program_that_holds_the_file(school: School):
    with a_program_that_writes(school.place) as program:
        writer = examined(school)["writer"]
    assert (writer["state"], writer["values"]["number"]) == ("look", program.pid)
    assert "wacht" in writer["to_do"]
    assert examined(school)["writer"]["state"] == "good"


@pytest.mark.postgres
def test_it_names_the_program_that_holds_the_server(postgres_place: str, tmp_path: Path):
    school = School(tmp_path, postgres_place)
    school.take(*region())
    other = make_url(postgres_place).update_query_dict({"application_name": "import of the neighbours"})
    with a_program_that_writes(other.render_as_string(hide_password=False)):
        writer = examined(school)["writer"]
    assert writer["values"]["name"] == "import of the neighbours"
    assert examined(school)["writer"]["state"] == "good"


def test_where_the_system_does_not_tell_it_is_somebody(school: School, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(conditions, "_file_writer", lambda _: Writing())
    with a_program_that_writes(school.place):
        assert "een ander programma" in examined(school)["writer"]["found"]


def test_a_file_that_may_only_be_read():
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("needs to become another user")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        path = Path(folder) / "journal.db"
        with open_journal(path):
            pass
        path.chmod(0o444)
        look = (
            "import os, sys\nfrom journeys.store.condition import condition\n"
            "os.setgid(65534); os.setuid(65534); print(condition(sys.argv[1]).writable)"
        )
        said = subprocess.run([sys.executable, "-c", look, path], capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"


# --- the journal and its answers ----------------------------------------------------------------------


def change(school: School, statement: str) -> None:
    with sqlite3.connect(school.journal) as connection:
        connection.execute(statement)
    connection.close()


def test_answers_that_are_behind_are_told_with_how_many(school: School):
    change(school, "UPDATE projection_progress SET position = 1, target = 1")
    answers = examined(school)["answers"]
    assert (answers["state"], answers["values"]["count"]) == ("good", 2)
    school("responsibility").done()
    assert examined(school)["answers"]["found"] == "bij"


def test_answers_by_other_rules_are_told(school: School):
    change(school, "UPDATE projection_progress SET rules = 'of last year'")
    assert "regels van nu" in examined(school)["answers"]["found"]


def test_answers_that_are_further_than_the_journal_are_told_and_made_anew(school: School):
    change(school, "UPDATE projection_progress SET position = 99, target = 99")
    change(school, "UPDATE responsibility_spans SET answer = replace(answer, 'active', 'ended')")
    answers = examined(school)["answers"]
    assert (answers["state"], answers["values"]["count"]) == ("wrong", 96)
    (row,) = school.ask("responsibility", "s1", on="2023-10-01")
    assert row["status"] == "active"
    assert examined(school)["answers"]["found"] == "bij"


def test_a_clock_that_is_behind_the_journal_is_told(school: School):
    change(school, "UPDATE head SET recorded_at = '2199-01-01T00:00:00.000000Z'")
    clock = examined(school)["clock"]
    assert clock["state"] == "look"
    assert "2199" in clock["found"]
    assert "klok" in clock["to_do"]


# --- what cannot be made here ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("which", "change", "state", "advice"),
    [
        ("journal-mode", {"journal_mode": "delete"}, "look", "no-wal"),
        ("synchronous", {"synchronous": 1}, "wrong", "not-full"),
        ("synchronous", {"synchronous": 3}, "good", None),
        ("disk-space", {"free": diagnosis.LITTLE_ROOM + 1_000_000}, "good", None),
        ("disk-space", {"free": diagnosis.LITTLE_ROOM + 999_999}, "look", "little-room"),
        ("log-file", {"log": diagnosis.LONG_LOG}, "good", None),
        ("log-file", {"log": diagnosis.LONG_LOG + 1}, "look", "long-log"),
        ("disk", {"network": "nfs4"}, "wrong", "network"),
        ("writer", {"writable": False}, "look", "read-only"),
        ("writer", {"writer": Writing()}, "look", "writer"),
        ("writer", {"writer": Writing(7, "leerspoor")}, "look", "writer"),
    ],
)
def test_each_condition_has_its_advice(
    monkeypatch, which: str, change: dict[str, Any], state: str, advice: str
):
    sign = signs(replace(SOUND, **change), monkeypatch)[which]
    assert (sign.state, sign.to_do) == (state, advice)
    for language in ("nl", "en"):
        assert what(sign, language)
        assert "{" not in found(sign, language)
        assert (to_do(sign, language) is None) == (advice is None)


def test_a_server_that_can_lose_what_was_recorded(monkeypatch):
    server = ServerCondition(version="18.4", size=1, unsafe=("fsync = off",), writable=True, writer=None)
    sign = signs(server, monkeypatch)["durability"]
    assert (sign.state, sign.to_do) == ("wrong", "unsafe")
    assert "fsync = off" in found(sign, "nl")
    assert signs(replace(server, unsafe=()), monkeypatch)["durability"].state == "good"


@pytest.mark.postgres
def test_a_server_that_would_not_wait_for_its_disk_is_asked_to(postgres_place: str):
    """What a database administrator turned off for everyone, the journal turns on for itself."""
    lazy = make_url(postgres_place)
    options = f"{lazy.query['options']} -csynchronous_commit=off"
    place = lazy.update_query_dict({"options": options}).render_as_string(hide_password=False)
    with open_journal(place) as journal, journal.reading() as connection:
        assert connection.scalar(text("SHOW synchronous_commit")) == "on"
    remote = place.replace("synchronous_commit%3Doff", "synchronous_commit%3Dlocal")
    with open_journal(remote) as journal, journal.reading() as connection:
        assert connection.scalar(text("SHOW synchronous_commit")) == "local"
    assert isinstance(condition(place), ServerCondition)


MOUNTS = """\
/dev/vda / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
//server/my\\040files /mnt/my\\040files cifs rw 0 0
tmpfs /home/local tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/data/journal.db", None),
        ("/home/journal.db", "nfs4"),
        ("/home/local/journal.db", None),
        ("/mnt/my files/journal.db", "cifs"),
    ],
)
def test_a_network_disk_is_known_by_its_mount(tmp_path: Path, path: str, kind: str | None):
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, encoding="utf-8")
    assert conditions._network(Path(path), mounts) == kind
    assert conditions._network(Path(path), tmp_path / "none") is None


def test_time_zones_that_are_wrong_are_told(monkeypatch):
    assert diagnosis.time_zones().state == "good"
    monkeypatch.setattr(diagnosis, "midnight", lambda on: datetime.combine(on, time(), UTC))
    sign = diagnosis.time_zones()
    assert (sign.state, sign.to_do) == ("wrong", "zones")


@pytest.mark.parametrize(
    ("count", "nl", "en"),
    [(0, "0 bytes", "0 bytes"), (999, "999 bytes", "999 bytes"), (1000, "1,0 kB", "1.0 kB"),
     (123_456, "123 kB", "123 kB"), (78_480_000_000, "78,5 GB", "78.5 GB"), (3 * 10**12, "3,0 TB", "3.0 TB")],
)  # fmt: skip
def test_sizes_as_people_read_them(count: int, nl: str, en: str):
    assert (size(count, "nl"), size(count, "en")) == (nl, en)


def test_a_lost_connection_is_told_in_our_words_only(tmp_path: Path):
    leerspoor("--journal", tmp_path / "none.db", "verify").failed(1)
    assert not logging.getLogger("psycopg").propagate
