"""Positions have no gaps, a reader that follows misses nothing, and time does not go back."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from eventsourcing.persistence import StoredEvent

from journeys.store.journal import Journal, open_journal

NINE, TEN, ELEVEN = (datetime(2026, 1, 1, hour, tzinfo=UTC) for hour in (9, 10, 11))

WRITES = """
import sys, uuid
from datetime import date
from journeys.store.journal import open_journal
from journeys.store.writing import NewFact
with open_journal(sys.argv[1]) as journal:
    for _ in range(40):
        with journal.writing() as writing:
            writing.append([
                NewFact(id=str(uuid.uuid4()), stream=stream, kind="dropped-out/1", on=date(2025, 9, 1),
                        by="vo:98VO", command=str(uuid.uuid4()), data=b'{"reason":"verhuisd"}')
                for stream in ("student/s1", "student/s2", "student/s1")
            ])
"""


def is_whole(journal: Journal, count: int) -> None:
    entries = list(journal.entries())
    assert [entry.position for entry in entries] == list(range(1, count + 1))
    assert [entry.recorded_at for entry in entries] == sorted(entry.recorded_at for entry in entries)
    for name in journal.stream_names():
        versions = [entry.version for entry in entries if entry.stream == name]
        assert versions == list(range(1, len(versions) + 1))
    assert journal.position() == count


def test_four_threads_leave_no_gap(journal, fact):
    def write(_):
        with journal.writing() as writing:
            writing.append([fact("student/s1"), fact("student/s2")])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(100)))
    is_whole(journal, 200)


def test_two_processes_make_one_journal_and_leave_no_gap(place):
    running = [subprocess.Popen([sys.executable, "-c", WRITES, place]) for _ in range(2)]
    assert [process.wait(60) for process in running] == [0, 0]
    with open_journal(place, create=False) as journal:
        is_whole(journal, 240)


def test_a_reader_that_follows_misses_nothing(journal, fact):
    seen: list[int] = []
    done = Event()

    def follow():
        last_look = False
        while not last_look:
            last_look = done.is_set()
            seen.extend(entry.position for entry in journal.entries(seen[-1] if seen else 0, chunk=7))

    def write(number):
        with journal.writing() as writing:
            writing.append([fact() for _ in range(number % 3 + 1)])

    with ThreadPoolExecutor(4) as pool:
        following = pool.submit(follow)
        list(pool.map(write, range(60)))
        done.set()
        following.result()
    assert seen == list(range(1, 121))


def test_time_does_not_go_back_when_the_clock_does(place, fact):
    clock = iter([NINE, TEN, NINE, ELEVEN])
    with open_journal(place, clock=lambda: next(clock)) as journal:  # the first is for its making
        for _ in range(3):
            with journal.writing() as writing:
                writing.append([fact()])
        assert [entry.recorded_at for entry in journal.entries()] == [TEN, TEN, ELEVEN]


def test_time_does_not_go_back_on_the_path_of_the_library(place):
    clock = iter([NINE, TEN, NINE])
    with open_journal(place, clock=lambda: next(clock)) as journal:
        for version in (1, 2):
            journal.recorder.insert_events([StoredEvent("student/s1", version, "topic", b"{}")])
        with journal.reading() as connection:
            found = connection.exec_driver_sql("SELECT recorded_at FROM events").scalars().all()
    assert found == ["2026-01-01T10:00:00.000000Z"] * 2


def test_what_is_written_together_has_one_instant(place, fact):
    ticks = (NINE + timedelta(seconds=number) for number in range(100))
    with open_journal(place, clock=lambda: next(ticks)) as journal:
        with journal.writing() as writing:
            entries = writing.append([fact(), fact()]) + writing.append([fact()])
        assert {entry.recorded_at for entry in entries} == {writing.recorded_at}


@pytest.mark.parametrize("offset", [0, 2])
def test_an_instant_is_kept_in_utc(place, fact, offset):
    local = TEN.astimezone(tz=None) if not offset else TEN
    with open_journal(place, clock=lambda: local) as journal:
        with journal.writing() as writing:
            writing.append([fact()])
        assert next(journal.entries()).recorded_at == TEN
