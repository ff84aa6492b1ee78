"""When is a journal sealed? As it grows, and when it is closed."""

from __future__ import annotations

from contextlib import suppress

from journeys.errors import LeerspoorError
from journeys.store.checkpoints import EVERY
from journeys.store.journal import Journal


class KeepSealed:
    """Seals what was taken in. Never in the way of recording: no error leaves it, the rest stays unsealed."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._fresh = False
        self._done: int | None = None
        self._upto = 0

    def took_in(self, before: int, upto: int) -> None:
        """Seal if that was enough for a checkpoint."""
        self._fresh = self._fresh or before == 0
        self._done = before if self._done is None else self._done
        self._upto = upto
        if upto - self._done >= EVERY:
            self._seal()

    def closing(self) -> None:
        """Seal what was taken in and not sealed yet."""
        if self._done is not None and self._done < self._upto:
            self._seal()

    def _seal(self) -> None:
        from leerspoor.keyring import keyring  # noqa: PLC0415 - only who recorded something waits for it
        from leerspoor.sealing import seal  # noqa: PLC0415 - the same

        self._done = self._upto
        with suppress(LeerspoorError, OSError):
            seal(self._journal, keyring(), fresh=self._fresh)


def keep_sealed(journal: Journal) -> Journal:
    """The same journal, which is sealed from now on."""
    journal.watcher = KeepSealed(journal)
    return journal
