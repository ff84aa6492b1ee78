"""How does one follow the journal?

By looking again. A database's own signal can be lost; a position cannot, since the journal has no gaps.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from threading import Event

from eventsourcing.persistence import ApplicationRecorder, Notification, Subscription

_PAUSE = 0.2
_MANY = 500


class Polling(Subscription[ApplicationRecorder]):
    """The events after a position, then those still to come, until stopped."""

    def __init__(
        self, recorder: ApplicationRecorder, gt: int | None = None, topics: Sequence[str] = ()
    ) -> None:
        super().__init__(recorder, gt, topics)
        self._stopped = Event()
        self._found: deque[Notification] = deque()

    def stop(self) -> None:
        """End the iteration, also of one that waits."""
        super().stop()
        self._stopped.set()

    def __next__(self) -> Notification:
        """The next event, waited for if there is none yet."""
        while not self._stopped.is_set():
            if self._found:
                return self._found.popleft()
            self._look()
            if not self._found:
                self._stopped.wait(_PAUSE)
        raise StopIteration

    def _look(self) -> None:
        self._found.extend(
            self._recorder.select_notifications(
                self._last_notification_id, _MANY, topics=self._topics, inclusive_of_start=False
            )
        )
        if self._found:
            self._last_notification_id = self._found[-1].id
