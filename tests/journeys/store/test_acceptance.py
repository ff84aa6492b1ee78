"""The eventsourcing library's own acceptance tests, on our recorders and both databases.

Not run: `TranscoderTestCase`, since our events are written by `journeys.wire` and no transcoder is ours. The
mapper's tests are part of those of the factory, with the library's own mapper; ours is in `test_mapper.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from eventsourcing.persistence import InfrastructureFactory
from eventsourcing.tests import persistence as library
from eventsourcing.utils import Environment

from journeys.store.factory import Factory
from journeys.store.recorder import EventRecorder, JournalRecorder
from journeys.store.tracking import FollowingRecorder, ProgressRecorder


class Sqlite:
    """A factory on an SQLite file."""

    @pytest.fixture(autouse=True)
    def _place(self, sqlite_place: str) -> Iterator[None]:
        yield from self.with_factory(sqlite_place)

    def with_factory(self, place: str) -> Iterator[None]:
        self.env = Environment(
            env={
                "PERSISTENCE_MODULE": "journeys.store.factory",
                "JOURNAL_PLACE": place,
                "IS_SNAPSHOTTING_ENABLED": "n",
            }
        )
        self.factory: Factory = Factory.construct(self.env)
        yield
        self.factory.close()


@pytest.mark.postgres
class Postgres(Sqlite):
    """A factory on PostgreSQL."""

    @pytest.fixture(autouse=True)
    def _place(self, postgres_place: str) -> Iterator[None]:
        yield from self.with_factory(postgres_place)


class TestEventsOnSqlite(Sqlite, library.AggregateRecorderTestCase):
    def create_recorder(self) -> EventRecorder:
        return self.factory.aggregate_recorder()


class TestEventsOnPostgres(Postgres, TestEventsOnSqlite):
    pass


class TestJournalOnSqlite(Sqlite, library.ApplicationRecorderTestCase[JournalRecorder]):
    def create_recorder(self) -> JournalRecorder:
        return self.factory.application_recorder()

    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()


class TestJournalOnPostgres(Postgres, TestJournalOnSqlite):
    pass


class TestPositionsDoNotInterleaveOnSqlite(Sqlite, library.NonInterleavingNotificationIDsBaseCase):
    def create_recorder(self) -> JournalRecorder:
        return self.factory.application_recorder()


class TestPositionsDoNotInterleaveOnPostgres(Postgres, TestPositionsDoNotInterleaveOnSqlite):
    pass


class TestProgressOnSqlite(Sqlite, library.TrackingRecorderTestCase):
    def create_recorder(self) -> ProgressRecorder:
        return self.factory.tracking_recorder()


class TestProgressOnPostgres(Postgres, TestProgressOnSqlite):
    pass


class TestFollowingOnSqlite(Sqlite, library.ProcessRecorderTestCase):
    def create_recorder(self) -> FollowingRecorder:
        return self.factory.process_recorder()


class TestFollowingOnPostgres(Postgres, TestFollowingOnSqlite):
    pass


class OtherProgress(ProgressRecorder):
    """Named by the factory's environment."""


class TestFactoryOnSqlite(Sqlite, library.InfrastructureFactoryTestCase[Factory]):
    def expected_factory_class(self) -> type[Factory]:
        return Factory

    def expected_aggregate_recorder_class(self) -> type[EventRecorder]:
        return EventRecorder

    def expected_application_recorder_class(self) -> type[JournalRecorder]:
        return JournalRecorder

    def expected_tracking_recorder_class(self) -> type[ProgressRecorder]:
        return ProgressRecorder

    def tracking_recorder_subclass(self) -> type[ProgressRecorder]:
        return OtherProgress

    def expected_process_recorder_class(self) -> type[FollowingRecorder]:
        return FollowingRecorder


class TestFactoryOnPostgres(Postgres, TestFactoryOnSqlite):
    pass


def test_a_factory_without_a_place_says_what_is_missing() -> None:
    with pytest.raises(OSError, match="JOURNAL_PLACE"):
        InfrastructureFactory.construct({"PERSISTENCE_MODULE": "journeys.store.factory"})
