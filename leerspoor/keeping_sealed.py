"""When is a journal sealed? As it grows, and when it is closed."""

from __future__ import annotations

from contextlib import suppress

from journeys.errors import LeerspoorError
from journeys.seal.tree import HASH
from journeys.store.checkpoints import EVERY, Leaves
from journeys.store.journal import Journal


class KeepSealed:
    """Seals what was taken in. Never in the way of recording: no error leaves it, the rest stays unsealed."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._fresh = False
        self._leaves = Leaves(0, bytearray())
        self._upto = 0

    def took_in(self, before: int, upto: int, leaves: bytes) -> None:
        """Seal if that was enough for a checkpoint."""
        self._fresh = self._fresh or before == 0
        if before != self._leaves.upto:
            self._leaves = Leaves(before, bytearray())
        if len(leaves) == HASH * (upto - before):
            self._leaves.hashes.extend(leaves)
        self._upto = upto
        if upto - self._leaves.after >= EVERY:
            self._seal()

    def closing(self) -> None:
        """Seal what was taken in and not sealed yet."""
        if self._upto > self._leaves.after:
            self._seal()

    def _seal(self) -> None:
        from leerspoor.keyring import keyring  # noqa: PLC0415 - only who recorded something waits for it
        from leerspoor.sealing import seal  # noqa: PLC0415 - the same

        known, self._leaves = self._leaves, Leaves(self._upto, bytearray())
        with suppress(LeerspoorError, OSError):
            seal(self._journal, keyring(), fresh=self._fresh, known=known)


def keep_sealed(journal: Journal) -> Journal:
    """The same journal, which is sealed from now on."""
    journal.watcher = KeepSealed(journal)
    return journal
