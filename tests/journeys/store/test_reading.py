"""What the journal holds is found by stream, by position and as it was known."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import LargeBinary, Text, cast, inspect, update

from journeys.errors import JournalDamaged
from journeys.store.journal import open_journal
from journeys.store.tables import events

NINE, TEN, ELEVEN = (datetime(2026, 1, 1, hour, tzinfo=UTC) for hour in (9, 10, 11))


@pytest.fixture
def told(place, fact):
    """Three writings at nine, ten and eleven o'clock."""
    clock = iter([NINE, NINE, TEN, ELEVEN, ELEVEN])
    with open_journal(place, clock=lambda: next(clock)) as journal:
        for streams in (
            ["student/a", "route/R1"],
            ["student/B", "student/a"],
            ["student/\u00e9", "studenten/x"],
        ):
            with journal.writing() as writing:
                writing.append([fact(stream) for stream in streams])
        yield journal


def test_streams_come_in_version_order_and_absent_ones_are_left_out(told):
    found = told.streams(["student/a", "student/none", "route/R1", "student/a"])
    assert {name: [(r.version, r.position) for r in each] for name, each in found.items()} == {
        "student/a": [(1, 1), (2, 4)],
        "route/R1": [(1, 2)],
    }


def test_streams_as_they_were_known(told):
    assert [r.version for r in told.streams(["student/a"], TEN)["student/a"]] == [1, 2]
    assert [r.version for r in told.streams(["student/a"], NINE)["student/a"]] == [1]
    assert told.streams(["student/B"], NINE) == {}


def test_more_streams_than_one_query_takes(journal, fact):
    names = [f"student/s{number}" for number in range(1203)]
    with journal.writing() as writing:
        writing.append([fact(name) for name in names])
    assert set(journal.streams(names)) == set(names)


def test_names_are_sorted_by_code_point(told):
    assert told.stream_names() == ["route/R1", "student/B", "student/a", "student/\u00e9", "studenten/x"]


@pytest.mark.postgres
def test_text_is_sorted_by_code_point_whatever_the_language_of_the_server(postgres_place):
    with open_journal(postgres_place) as journal, journal.reading() as connection:
        columns = inspect(connection).get_columns("events")
    assert {str(column["type"].collation) for column in columns if isinstance(column["type"], Text)} == {"C"}


def test_names_of_one_room(told):
    assert told.stream_names("student") == ["student/B", "student/a", "student/\u00e9"]
    assert told.stream_names("stu") == []


def test_names_between_positions(told):
    assert told.stream_names(after_position=3) == ["student/a", "student/\u00e9", "studenten/x"]
    assert told.stream_names(after_position=2, upto_position=4) == ["student/B", "student/a"]
    assert told.stream_names(upto_position=2) == ["route/R1", "student/a"]


def test_names_as_they_were_known(told):
    assert told.stream_names("student", known_at=NINE) == ["student/a"]
    assert told.stream_names("student", known_at=TEN) == ["student/B", "student/a"]


def test_entries_between_positions(told):
    assert [e.position for e in told.entries(2, 5, chunk=2)] == [3, 4, 5]
    assert [e.position for e in told.entries(chunk=3)] == [1, 2, 3, 4, 5, 6]
    assert list(told.entries(6)) == []


def test_one_connection_sees_one_moment(told, fact):
    with told.reading() as connection:
        before = told.streams(["student/a"], connection=connection)
        with told.writing() as writing:
            writing.append([fact("student/a"), fact("student/new")])
        assert told.streams(["student/a"], connection=connection) == before
        assert "student/new" not in told.stream_names(connection=connection)
    assert "student/new" in told.stream_names()


@pytest.mark.parametrize("kind", ["dropped-out/1", "nooit-gehoord/1"])
def test_data_that_cannot_be_read_names_its_position(journal, fact, kind):
    with journal.writing() as writing:
        writing.append([fact(), fact(kind=kind, data=b"{")])
    with pytest.raises(JournalDamaged, match="positie 2"):
        journal.streams(["student/s1"])


def test_an_event_without_an_envelope_is_no_entry(journal):
    with journal.transaction() as connection:
        connection.exec_driver_sql(
            "INSERT INTO events (position, stream, version, kind, recorded_at)"
            " VALUES (1, 'student/s1', 1, 'dropped-out/1', '2026-01-01T10:00:00.000000Z')"
        )
    with pytest.raises(JournalDamaged, match="positie 1"):
        list(journal.entries())


@pytest.mark.parametrize("column", ["stream", "kind", "by", "id", "command", "actor", "origin"])
def test_bytes_where_text_belongs_are_no_event(tmp_path, fact, column):
    """A flipped bit in the head of a row of SQLite makes them."""
    with _with_bytes(tmp_path, fact, column) as journal, pytest.raises(JournalDamaged, match="positie 1"):
        list(journal.entries())


@pytest.mark.parametrize("column", ["by", "id"])
def test_bytes_where_text_belongs_are_not_folded(tmp_path, fact, column):
    with _with_bytes(tmp_path, fact, column) as journal, pytest.raises(JournalDamaged, match="positie 1"):
        journal.streams(["student/s1"])


@contextmanager
def _with_bytes(folder, fact, column):
    with open_journal(folder / "journal.db") as journal:
        with journal.writing() as writing:
            writing.append([fact(actor="teamleider", origin=f"{'0' * 64}:1")])
        with journal.transaction() as connection:
            connection.execute(update(events).values({column: cast(events.c[column], LargeBinary)}))
        yield journal
