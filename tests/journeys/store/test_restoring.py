"""An archive goes back into an empty journal as it was, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from msgspec.structs import replace

from journeys.errors import JournalError
from journeys.store.archive import read, write
from journeys.store.entry import Entry
from journeys.store.journal import Journal, open_journal


@pytest.fixture
def entries(sqlite_place, fact) -> list[Entry]:
    """A journal of 1,200 events on three streams, one of them erased."""
    with open_journal(sqlite_place + ".other") as journal:
        for _ in range(2):
            with journal.writing() as writing:
                made = writing.append([fact(f"student/s{number % 3}") for number in range(600)])
        with journal.writing() as writing:
            writing.erase([made[5].id])
        return list(journal.entries())


def restore(journal: Journal, entries: list[Entry]) -> None:
    with journal.writing() as writing:
        writing.restore(entries)


def test_a_restored_journal_is_the_same_and_goes_on(journal, entries, fact):
    with journal.writing() as writing:
        assert writing.restore(iter(entries)) == 1200
        assert writing.append([fact("student/s1")])[0].version == 401
    assert list(journal.entries(upto=1200)) == entries
    assert journal.position() == 1201


def test_the_archive_of_a_restored_archive_is_the_same_bytes(journal, entries):
    lines = [write(entry) for entry in entries]
    restore(journal, [read(line) for line in lines])
    assert [write(entry) for entry in journal.entries()] == lines


def test_an_id_or_command_still_occurs_once_afterwards(journal, entries, fact):
    restore(journal, entries)
    for same in ({"id": entries[3].id}, {"command": entries[3].command}):
        with pytest.raises(JournalError, match="staat al"), journal.writing() as writing:
            writing.append([fact(**same)])


def test_only_an_empty_journal_takes_an_archive(journal, entries, fact):
    with journal.writing() as writing:
        writing.append([fact()])
    with pytest.raises(JournalError, match="leeg journaal"):
        restore(journal, entries)
    assert journal.position() == 1


@pytest.mark.parametrize(
    ("at", "change", "told"),
    [
        (0, lambda e, _: replace(e, position=2), "positie 2: volgt niet op positie 0"),
        (7, lambda e, _: replace(e, position=9), "positie 9: volgt niet op positie 7"),
        (7, lambda e, _: replace(e, version=4), "positie 8: nummer 4 in student/s1; verwacht: 3"),
        (9, lambda e, _: replace(e, recorded_at=e.recorded_at - timedelta(1)), "positie 10: opgenomen op"),
        (1100, lambda e, all_: replace(e, id=all_[3].id), "positie 1101: id .* komt eerder ook voor"),
        (
            8,
            lambda e, all_: replace(e, command=all_[3].command),
            "positie 9: command .* komt eerder ook voor",
        ),
    ],
)
def test_an_archive_that_contradicts_itself_is_refused_whole(journal, entries, fact, at, change, told):
    wrong = [*entries[:at], change(entries[at], entries), *entries[at + 1 :]]
    with pytest.raises(JournalError, match=told):
        restore(journal, wrong)
    assert journal.position() == 0
    assert list(journal.entries()) == []
    restore(journal, entries)
    assert journal.position() == 1200


@pytest.mark.postgres
def test_a_server_that_goes_away_halfway_leaves_an_empty_journal(postgres_place, entries):
    def until_it_is_gone(journal: Journal) -> Iterator[Entry]:
        yield from entries[:1000]
        with journal.transaction() as other:
            other.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = current_setting('application_name') AND pid <> pg_backend_pid()"
            )
        yield from entries[1000:]

    with open_journal(postgres_place) as journal:
        with (
            pytest.raises(JournalError, match="niet bereikbaar") as trouble,
            journal.writing() as writing,
        ):
            writing.restore(until_it_is_gone(journal))
        assert "student" not in str(trouble.value)
        assert journal.position() == 0
        restore(journal, entries)
        assert list(journal.entries()) == entries


@pytest.mark.postgres
def test_the_first_event_of_each_stream_has_an_index_of_its_own(postgres_place, entries):
    """On SQLite too, where it is said when the table is."""

    def said(journal: Journal) -> str:
        with journal.transaction() as connection:
            query = (
                "SELECT indexdef FROM pg_indexes WHERE indexname = 'events_first_of_stream'"
                " AND schemaname = current_schema()"
            )
            return str(connection.exec_driver_sql(query).scalar_one())

    with open_journal(postgres_place) as journal:
        assert "WHERE (version = 1)" in said(journal)
        restore(journal, entries)
        assert "WHERE (version = 1)" in said(journal)
