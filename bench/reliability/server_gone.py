"""What if the PostgreSQL server kills our connection, restarts, or answers after we gave up?

The connection is lost before every n-th statement; the answer to every n-th message is lost (that of a
COMMIT too: then it is recorded and nobody was told); and the whole server falls over and comes back, at
random. Each time the person has to be told clearly, nothing acknowledged may be gone, and the same work
once more has to be recognised and completed.
"""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.exc import DBAPIError

from bench.reliability.failing import UNCLEAR, do, trouble_in, work_of
from bench.reliability.places import Places, administrator, server
from bench.reliability.proxy import Proxy, proxy
from bench.reliability.rows import Row
from bench.reliability.sound import troubles_of, troubles_of_retry
from bench.reliability.world import Batch
from journeys.errors import JournalError
from journeys.store.journal import Journal, open_journal


def server_gone(places: Places, url: str, step: int, restarts: int, seed: int) -> Iterator[Row]:
    """Every `step`-th statement and answer, and so many restarts of a server of our own."""
    yield _every_statement(places, url, step)
    yield _every_answer(places, url, step)
    yield _restarts(places.folder, restarts, random.Random(seed))


def _every_statement(places: Places, url: str, step: int) -> Row:
    row = Row(kind="connection killed at the n-th statement", database=places.database)
    begun, number = time.monotonic(), 1
    while _one_statement(places, url, number, row):
        number += step
    row.seconds = time.monotonic() - begun
    return row


def _one_statement(places: Places, url: str, number: int, row: Row) -> bool:
    batches, acknowledged = work_of(1), set[int]()
    with places.new() as place:
        with open_journal(place) as journal:
            killer = _Killer(journal, url, number)
            failed = trouble_in(journal, batches, acknowledged)
            if failed is not None:
                row.troubles += failed
                do(journal, batches, acknowledged)
        _count(row, place, batches, acknowledged, killer.done)
    return killer.done


class _Killer:
    """Has the server end our connection just before its n-th statement."""

    def __init__(self, journal: Journal, url: str, number: int) -> None:
        self._url, self._number, self._seen, self.done = url, number, 0, False
        event.listen(journal.engine, "before_cursor_execute", self._before)
        event.listen(journal.engine, "commit", self._before)

    def _before(self, connection: Connection, *_: Any) -> None:
        self._seen += 1
        if self._seen == self._number:
            self.done = True
            driver: Any = connection.connection.driver_connection
            with administrator(self._url).connect() as other:
                ended = text("SELECT pg_terminate_backend(:number, 5000)")
                other.execute(ended, {"number": driver.info.backend_pid})


def _every_answer(places: Places, url: str, step: int) -> Row:
    row = Row(kind="n-th answer of the server lost", database=places.database)
    begun, number = time.monotonic(), 1
    with proxy(url) as before:
        while _one_answer(places, before, number, row):
            number += step
    row.seconds = time.monotonic() - begun
    return row


def _one_answer(places: Places, before: Proxy, number: int, row: Row) -> bool:
    batches, acknowledged = work_of(1), set[int]()
    with places.new() as place:
        before.answers, before.lose = 0, number
        try:
            with open_journal(before.place(place)) as journal:
                failed = trouble_in(journal, batches, acknowledged)
                if failed is not None:
                    row.troubles += failed
                    do(journal, batches, acknowledged)
        except JournalError as error:
            row.troubles["unclear"] += UNCLEAR in str(error)
        reached = before.answers >= number
        before.lose = None
        places.settle(place)
        _count(row, place, batches, acknowledged, reached)
    return reached


def _restarts(folder: Path, restarts: int, chance: random.Random) -> Row:
    row = Row(kind="server falls over and restarts", database="PostgreSQL")
    begun = time.monotonic()
    with server(ours=True) as url:
        places = Places("PostgreSQL", folder, url)
        while row.trials < restarts:
            _restart(places, url, chance.uniform(0, 0.3), row)
    row.seconds = time.monotonic() - begun
    row.troubles = +row.troubles
    return row


def _restart(places: Places, url: str, after: float, row: Row) -> None:
    batches, acknowledged = work_of(2), set[int]()
    with places.new() as place:
        falling = threading.Timer(after, _fall, [url])
        falling.start()
        trouble: Counter[str] | None = Counter()
        deadline = time.monotonic() + 30
        while trouble is not None and time.monotonic() < deadline:
            try:
                with open_journal(place) as journal:
                    trouble = trouble_in(journal, batches, acknowledged)
            except JournalError as error:  # it is not back yet
                trouble = Counter({"unclear": 1} if UNCLEAR in str(error) else {})
            row.troubles += trouble or Counter()
            row.seen["told that it is gone"] += trouble is not None
        falling.join()
        _await(url)
        _count(row, place, batches, acknowledged, counts=True)


def _fall(url: str) -> None:
    """A server of which one process is killed (kill -9) ends all others and recovers, as after a crash."""
    with suppress(DBAPIError), administrator(url).connect() as connection:
        number = connection.scalar(text("SELECT pg_backend_pid()"))
        os.kill(int(str(number)), signal.SIGKILL)
        connection.execute(text("SELECT 1"))


def _await(url: str) -> None:
    while True:
        with suppress(DBAPIError), administrator(url).connect():
            return
        time.sleep(0.05)


def _count(row: Row, place: str, batches: list[Batch], acknowledged: set[int], counts: bool) -> None:
    with open_journal(place) as journal:
        row.troubles += troubles_of(journal, batches, acknowledged)
        row.troubles += troubles_of_retry(journal, batches)
    row.trials += counts
    row.acknowledged += sum(len(batches[number]) for number in acknowledged)
