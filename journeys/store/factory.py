"""How does the eventsourcing library find the store?

`PERSISTENCE_MODULE=journeys.store.factory` and `JOURNAL_PLACE`, a path or URL. Further: `JOURNAL_PATIENCE`
(seconds to wait for another writer), `CREATE_TABLE` (default yes) and `ORIGINATOR_ID_TYPE` (`uuid`, the
library's default, or `text`).
"""

from __future__ import annotations

from typing import cast

from eventsourcing.persistence import InfrastructureFactory
from eventsourcing.utils import Environment, EnvType, resolve_topic, strtobool

from journeys.store.database import PATIENCE, Database
from journeys.store.head import Clock, utc_now
from journeys.store.place import place_of
from journeys.store.recorder import EventRecorder, JournalRecorder, OriginatorIdType
from journeys.store.tracking import FollowingRecorder, ProgressRecorder


class Factory(InfrastructureFactory[ProgressRecorder]):
    """Makes the recorders of one place, which share its connections."""

    JOURNAL_PLACE = "JOURNAL_PLACE"
    JOURNAL_PATIENCE = "JOURNAL_PATIENCE"
    CREATE_TABLE = "CREATE_TABLE"
    ORIGINATOR_ID_TYPE = "ORIGINATOR_ID_TYPE"

    def __init__(self, env: Environment | EnvType | None, clock: Clock = utc_now) -> None:
        super().__init__(env)
        given = self.env.get(self.JOURNAL_PLACE)
        if not given:
            raise OSError(f"{self.JOURNAL_PLACE} is not set")
        id_type = self.env.get(self.ORIGINATOR_ID_TYPE, "uuid")
        if id_type not in ("uuid", "text"):
            raise OSError(f"{self.ORIGINATOR_ID_TYPE} is {id_type!r}; expected 'uuid' or 'text'")
        self._id_type = cast("OriginatorIdType", id_type)
        self._clock = clock
        place = place_of(given)
        self.database = Database(place, float(self.env.get(self.JOURNAL_PATIENCE, str(PATIENCE))))
        create = strtobool(self.env.get(self.CREATE_TABLE, "yes"))
        self.database.prepare(place, clock, create=create)

    def aggregate_recorder(self, purpose: str = "events") -> EventRecorder:
        """Events by stream. There is no other purpose: a stream loads too quickly for snapshots to help."""
        if purpose != "events":
            raise NotImplementedError(f"this store keeps events only, no {purpose}")
        return EventRecorder(self.database, clock=self._clock, originator_id_type=self._id_type)

    def application_recorder(self) -> JournalRecorder:
        """Events by stream and by position."""
        return JournalRecorder(self.database, clock=self._clock, originator_id_type=self._id_type)

    def tracking_recorder(
        self, tracking_recorder_class: type[ProgressRecorder] | None = None
    ) -> ProgressRecorder:
        """Progress of followers."""
        topic = self.env.get(self.TRACKING_RECORDER_TOPIC)
        chosen = tracking_recorder_class or (resolve_topic(topic) if topic else ProgressRecorder)
        recorder = chosen(self.database)
        assert isinstance(recorder, ProgressRecorder)  # noqa: S101 - a topic can name anything
        return recorder

    def process_recorder(self) -> FollowingRecorder:
        """Events with the progress they came from."""
        return FollowingRecorder(self.database, clock=self._clock, originator_id_type=self._id_type)

    def close(self) -> None:
        """Let go of every connection."""
        self.database.close()
