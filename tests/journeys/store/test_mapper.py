"""An entry travels through the library and is the same on arrival."""

from __future__ import annotations

import pytest
from eventsourcing.domain import DomainEvent
from eventsourcing.persistence import MapperDeserialisationError, StoredEvent

from journeys.store.mapper import stored


def test_entries_go_in_and_out_through_the_event_store(journal, fact):
    with journal.writing() as writing:
        first, second = writing.append([fact(), fact()])
    with journal.writing() as writing:
        writing.erase([first.id])
        first = writing.events([first.id])[first.id]
    assert list(journal.events.get("student/s1")) == [first, second]
    notifications = journal.notification_log.select(1, 10)
    assert [journal.mapper.to_domain_event(each) for each in notifications] == [first, second]
    assert [each.id for each in notifications] == [1, 2]


def test_an_entry_of_another_journal_is_recorded_with_its_envelope(journal, sqlite_place, fact):
    from journeys.store.journal import open_journal

    with open_journal(sqlite_place + ".other") as other, other.writing() as writing:
        writing.append([fact("route/R1")])
        (entry,) = writing.append([fact("student/s1", actor="a1")])
    (recording,) = journal.save(entry)
    assert recording.notification.id == 1
    (found,) = journal.entries()
    assert (found.position, found.version) == (1, 1)
    assert (found.id, found.actor, found.salt, found.data) == (entry.id, "a1", entry.salt, entry.data)


def test_the_topic_is_the_kind(journal, fact):
    with journal.writing() as writing:
        (entry,) = writing.append([fact()])
    event = stored(entry)
    assert (event.originator_id, event.originator_version) == ("student/s1", 1)
    assert (event.topic, event.state) == ("dropped-out/1", entry.data)
    assert journal.mapper.to_stored_event(entry) == event


def test_what_is_no_entry_is_refused(journal):
    with pytest.raises(MapperDeserialisationError):
        journal.mapper.to_domain_event(StoredEvent("student/s1", 1, "topic", b"{}"))
    with pytest.raises(TypeError):
        journal.mapper.to_stored_event(DomainEvent(originator_id="s", originator_version=1, timestamp=None))
