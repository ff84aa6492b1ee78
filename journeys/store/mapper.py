"""How does an entry travel through the eventsourcing library?

As the library's stored event that carries the whole entry. Its topic is the kind (`bpv-agreed/1`), never the
name of a Python class; its state is the data, empty once erased. A bare stored event has no entry.
"""

from __future__ import annotations

from dataclasses import dataclass

from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, MapperDeserialisationError, Notification, StoredEvent

from journeys.store.entry import Entry


@dataclass(frozen=True)
class StoredEntry(StoredEvent):
    """A stored event of ours."""

    entry: Entry


@dataclass(frozen=True)
class EntryNotification(Notification):
    """A notification of an event of ours; its `id` is the position."""

    entry: Entry


class EntryMapper(Mapper[str]):
    """Between entries and stored events. The recorder alone gives position and `recorded_at`."""

    def to_stored_event(self, domain_event: DomainEventProtocol[str]) -> StoredEvent:
        """The stored event of an entry."""
        if not isinstance(domain_event, Entry):
            raise TypeError(f"a journal holds entries, not {type(domain_event).__name__}")
        return stored(domain_event)

    def to_domain_event(self, stored_event: StoredEvent) -> Entry:
        """The entry of a stored event that came from the recorder."""
        if isinstance(stored_event, StoredEntry | EntryNotification):
            return stored_event.entry
        raise MapperDeserialisationError(f"{stored_event.originator_id}: {stored_event.topic} has no entry")


def stored(entry: Entry) -> StoredEntry:
    """The stored event of an entry."""
    return StoredEntry(entry.stream, entry.version, entry.kind, entry.data or b"", entry)
