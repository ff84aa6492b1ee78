"""What is appended comes back as it was; what goes wrong leaves nothing behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from eventsourcing.persistence import IntegrityError, StoredEvent
from msgspec.structs import replace
from sqlalchemy import MetaData, select

from journeys.errors import JournalError
from journeys.events import DroppedOut
from journeys.store.archive import write
from journeys.store.entry import hash_of
from journeys.store.journal import Journal, open_journal
from journeys.store.mapper import stored


def everything(journal: Journal) -> dict[str, list[tuple]]:
    with journal.reading() as connection:
        found = MetaData()
        found.reflect(connection)
        return {
            name: sorted(map(repr, connection.execute(select(table)))) for name, table in found.tables.items()
        }


def test_a_fact_becomes_the_next_event_of_its_stream(journal, fact):
    first, other, second = fact(), fact("student/s2"), fact(actor="a1", origin="f:3", on=date(2024, 1, 1))
    with journal.writing() as writing:
        entries = writing.append([first, other, second])
    assert [(e.position, e.stream, e.version) for e in entries] == [
        (1, "student/s1", 1),
        (2, "student/s2", 1),
        (3, "student/s1", 2),
    ]
    assert list(journal.entries()) == entries
    last = entries[-1]
    assert (last.id, last.kind, last.on, last.by) == (second.id, second.kind, second.on, second.by)
    assert (last.command, last.actor, last.origin, last.data) == (second.command, "a1", "f:3", second.data)
    assert last.datahash == hash_of(last.salt, second.data)
    assert len(last.salt) == 16


def test_versions_go_on_where_the_stream_was(journal, fact):
    with journal.writing() as writing:
        writing.append([fact(), fact()])
    with journal.writing() as writing:
        assert len(writing.streams(["student/s1", "student/s2"])["student/s1"]) == 2
        writing.append([fact(), fact("student/s2")])
        assert writing.streams(["student/s1"])["student/s1"][-1].event == DroppedOut(reason="verhuisd")
        assert [e.version for e in writing.append([fact(), fact("student/s2")])] == [4, 2]


def test_a_given_salt_is_kept(journal, fact):
    with journal.writing() as writing:
        writing.append([fact(salt=bytes(range(16)))])
    assert next(journal.entries()).salt == bytes(range(16))


@pytest.mark.parametrize("name", ["id", "command"])
def test_the_same_id_or_command_is_refused_and_leaves_nothing(journal, fact, name):
    first = fact()
    with journal.writing() as writing:
        writing.append([first])
    before = everything(journal)
    for facts in (
        [fact(), fact("student/s2", **{name: getattr(first, name)})],
        [fact(**{name: "x"}), fact(**{name: "x"})],
    ):
        with pytest.raises(JournalError, match="staat al in het journaal"), journal.writing() as writing:
            writing.append(facts)
    assert everything(journal) == before


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, JournalError])
def test_an_interrupted_writing_leaves_everything_as_before(journal, fact, error):
    with journal.writing() as writing:
        kept = writing.append([fact()])
    before = everything(journal)
    with pytest.raises(error):
        interrupted(journal, [fact() for _ in range(3)], kept[0].id, error)
    assert everything(journal) == before
    with journal.writing() as writing:
        assert writing.append([fact()])[0].position == 2


def interrupted(journal, facts, gone, error) -> None:
    with journal.writing() as writing:
        writing.append(facts)
        writing.erase([gone])
        raise error


def test_a_writing_that_appends_nothing_changes_nothing(journal):
    before = everything(journal)
    with journal.writing() as writing:
        assert writing.append([]) == []
    assert everything(journal) == before


def test_events_are_found_by_id_and_by_command(journal, fact):
    facts = [fact(f"student/s{number}") for number in range(1201)]
    with journal.writing() as writing:
        entries = writing.append(facts)
        assert writing.events([e.id for e in entries] + ["?"]) == {e.id: e for e in entries}
        assert writing.commands([e.command for e in entries] + ["?"]) == {e.command: e for e in entries}


def test_a_table_beside_the_journal_is_written_in_the_same_transaction(journal, fact):
    with journal.writing() as writing:
        writing.connection.exec_driver_sql("CREATE TABLE beside (position INTEGER)")
        writing.append([fact()])
    with pytest.raises(ZeroDivisionError), journal.writing() as writing:
        raise ZeroDivisionError(writing.connection.exec_driver_sql("INSERT INTO beside VALUES (1)"))
    with journal.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO beside VALUES (2)")
    with journal.reading() as connection:
        assert connection.exec_driver_sql("SELECT position FROM beside").scalars().all() == [2]


UNUSUAL = [
    b"",
    b"{}",
    "\u20ac \U0001f393 e\u0301".encode(),
    b"\xff\xfe",
    b"a\0b",
    b"\0",
    bytes(range(256)),
    b"\xed\xa0\x80",
]


def test_unusual_bytes_come_back_as_they_were(journal, fact):
    with journal.writing() as writing:
        writing.append([fact(data=data) for data in UNUSUAL])
    assert [entry.data for entry in journal.entries()] == UNUSUAL
    bare = [StoredEvent("bare", version, "topic", data) for version, data in enumerate(UNUSUAL)]
    journal.recorder.insert_events(bare)
    assert journal.recorder.select_events("bare") == bare


def test_data_can_be_read_in_the_shell_of_the_database(journal, fact):
    with journal.writing() as writing:
        writing.append([fact()])
    with journal.reading() as connection:
        row = connection.exec_driver_sql('SELECT kind, "on", recorded_at, data, raw FROM events').one()
    assert row.kind == "dropped-out/1"
    assert row.on == "2025-09-01"
    assert row.recorded_at.endswith("Z")
    assert row.data == '{"reason":"verhuisd"}'
    assert row.raw is None


def test_what_is_erased_keeps_its_place_and_hash(journal, fact):
    with journal.writing() as writing:
        gone, kept = writing.append([fact(), fact()])
    with journal.writing() as writing:
        writing.erase([gone.id, "?"])
        assert writing.events([gone.id])[gone.id].data is None
    found = list(journal.entries())
    assert (found[0].data, found[0].salt, found[0].datahash) == (None, None, gone.datahash)
    assert (found[0].position, found[0].id) == (1, gone.id)
    assert found[1] == kept
    assert journal.streams(["student/s1"])["student/s1"][0].event is None
    assert b"salt" not in write(found[0])


def test_what_is_erased_is_gone_from_the_file(sqlite_place, fact):
    with open_journal(sqlite_place) as journal:
        with journal.writing() as writing:
            entries = writing.append([fact(data=b'{"reason":"geheim-%d"}' % number) for number in range(50)])
        assert b"geheim-7" in everything_on_disk(sqlite_place)
        with journal.writing() as writing:
            writing.erase([entries[7].id])
        left = everything_on_disk(sqlite_place)
        assert b"geheim-7" not in left
        assert b"geheim-8" in left


def everything_on_disk(place: str) -> bytes:
    return b"".join(path.read_bytes() for path in Path(place).parent.iterdir() if path.is_file())


def test_an_expected_version_that_was_taken_is_a_conflict(journal, fact):
    with journal.writing() as writing:
        (entry,) = writing.append([fact()])
    before = everything(journal)
    for other in (entry, replace(entry, id="b", command="b")):
        with pytest.raises(IntegrityError):
            journal.recorder.insert_events([stored(other)])
    assert everything(journal) == before


def _waits_for_the_disk(connection) -> bool:
    if connection.dialect.name == "postgresql":
        return connection.exec_driver_sql("SHOW synchronous_commit").scalar() != "off"
    return connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_what_is_recorded_waits_for_the_disk_and_what_can_be_made_again_does_not(journal, fact):
    with journal.writing() as writing:
        assert _waits_for_the_disk(writing.connection)
    with journal.transaction() as connection:
        assert _waits_for_the_disk(connection)
    with journal.transaction(lasting=False) as connection:
        assert not _waits_for_the_disk(connection)
    with journal.writing() as writing:
        assert _waits_for_the_disk(writing.connection)


def test_the_next_waits_for_the_disk_also_after_one_that_failed(journal):
    with pytest.raises(ZeroDivisionError), journal.transaction(lasting=False):
        raise ZeroDivisionError
    with journal.transaction() as connection:
        assert _waits_for_the_disk(connection)
