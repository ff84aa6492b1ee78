"""How quick is the package eventsourcing-sqlalchemy on an SQLite file? As it comes; its streams are UUIDs."""

import sys
import uuid

from eventsourcing.persistence import StoredEvent
from eventsourcing.utils import Environment
from eventsourcing_sqlalchemy.factory import Factory
from spoken import Given, take_part

events, folder = sys.argv[1:]
recorder = Factory(
    Environment("peer", {"SQLALCHEMY_URL": f"sqlite:///{folder}/eventsourcing-sqlalchemy.sqlite"})
).application_recorder()


def made(given: Given) -> StoredEvent:
    return StoredEvent(uuid.uuid5(uuid.NAMESPACE_URL, given.stream), given.version, given.kind, given.data)


take_part(events, made, recorder.insert_events)
