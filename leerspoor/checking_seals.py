"""Is the journal still what was sealed of it?

Every checkpoint is read: its form, its place among the others, the signatures and whose they are. The leaves
of the events give the roots again; where a root is another, the kept hashes tell which position changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from journeys.errors import JournalDamaged, LeerspoorError, Unreadable
from journeys.saying import say
from journeys.seal.checkpoint import checkpoint_of
from journeys.seal.note import PrivateKey, PublicKey, public_key, read
from journeys.seal.request import Request
from journeys.seal.tree import HASH, Peaks, leaf_hash
from journeys.store import checkpoints, head
from journeys.store.archive import leaf
from journeys.store.checkpoints import Row, Trace, hashes
from journeys.store.entry import Entry
from journeys.store.journal import Journal
from leerspoor.finding import Finding
from leerspoor.keyring import Keyring, Seen, chained

_MISSING = bytes(HASH)
_BROUGHT = ("de meegebrachte verzegeling", "the checkpoint that was brought along")


class Sealed(Struct, kw_only=True):
    """What was found of the sealing.

    `log`: the name under which was sealed last; `checkpoints` in all, up to position `upto`, the last `at`
    an instant; `key`: who signed the last one; `ours`: whether that key is this user's; `since`: the size
    that was shown and what the journal extends; `unchecked`: codes of what could not be checked.
    """

    log: str | None = None
    checkpoints: int = 0
    upto: int = 0
    at: str | None = None
    key: str | None = None
    ours: bool | None = None
    since: int | None = None
    traces: list[Trace] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)


class _Mark(Struct, frozen=True):
    """The first `size` leaves have this root; `kept`: the hashes of the leaves after the first `start`."""

    called: str
    size: int
    root: bytes
    start: int = 0
    kept: bytes | None = None


class SealCheck:
    """Compares a journal with its checkpoints; is given every entry in turn."""

    def __init__(
        self,
        journal: Journal,
        keys: Keyring,
        *,
        since: Request | None = None,
        pinned: PublicKey | None = None,
    ) -> None:
        self.sealed = Sealed()
        self._journal = journal
        self._findings: list[Finding] = []
        self._marks: list[_Mark] = []
        self._signers: list[PublicKey] = [pinned] if pinned else []
        self._leaves = bytearray()
        with journal.reading() as connection:
            rows, events = checkpoints.rows(connection), head.last(connection).position
            self.sealed.traces = checkpoints.traced(connection)
        ours = self._ours(keys)
        self._read_all(rows, ours, {pinned.public} if pinned else set())
        self._compare_with_memory(rows, events, keys)
        if since is not None:
            self._take_shown(since)
        self._upto = max((mark.size for mark in self._marks), default=0)

    def take(self, entry: Entry) -> None:
        """The next entry, in order of position; where positions are missing, so are their leaves."""
        if entry.position > self._upto:
            return
        self._leaves += _MISSING * (entry.position - 1 - len(self._leaves) // HASH)
        try:
            self._leaves += leaf_hash(leaf(entry))
        except (AttributeError, TypeError, ValueError):  # no longer an event, so not the one that was sealed
            self._leaves += _MISSING

    def found(self) -> Iterator[Finding]:
        """When every entry was taken: what is not as it was sealed, of the events the first place only."""
        roots = self._roots()
        for mark in self._marks:
            finding = self._compare(mark, roots)
            if finding is not None:
                yield finding
                break
        yield from self._findings

    def _compare(self, mark: _Mark, roots: dict[int, bytes]) -> Finding | None:
        last = len(self._leaves) // HASH
        now = self._leaves[mark.start * HASH : mark.size * HASH]
        if mark.size <= last and roots[mark.size] == mark.root:
            if mark.kept is None or mark.kept == now:
                return None
            return Finding(
                say(
                    f"{mark.called}: de hashes die erbij bewaard zijn, zijn veranderd",
                    f"{mark.called}: the hashes kept with it were changed",
                )
            )
        for at in range(0, len(mark.kept or b""), HASH):
            if now[at : at + HASH] != (mark.kept or b"")[at : at + HASH]:
                return self._changed(mark, mark.start + at // HASH + 1)
        if mark.size > last:
            return Finding(
                say(
                    f"{mark.called}: toen waren er {mark.size} posities, en het journaal houdt op na {last}",
                    f"{mark.called}: there were {mark.size} positions then, and the journal ends "
                    f"after {last}",
                ),
                last + 1,
            )
        return Finding(
            say(
                f"{mark.called}: van de eerste {mark.size} posities is er een niet meer wat zij toen was",
                f"{mark.called}: of the first {mark.size} positions one is no longer what it was then",
            )
        )

    def _changed(self, mark: _Mark, position: int) -> Finding:
        try:
            found = [
                each for each in self._journal.entries(position - 1, position) if each.position == position
            ]
        except JournalDamaged:
            found = []
        if not found:
            return Finding(
                say(
                    f"deze positie is verzegeld ({mark.called}) en is er niet meer zo",
                    f"this position is sealed ({mark.called}) and is no longer as it was",
                ),
                position,
            )
        stream = found[0].stream
        return Finding(
            say(
                f"{stream}: dit is niet wat hier verzegeld is ({mark.called})",
                f"{stream}: this is not what was sealed here ({mark.called})",
            ),
            position,
            stream,
        )

    def _roots(self) -> dict[int, bytes]:
        """The roots at the sizes that were sealed, of the leaves as they are now."""
        wanted = {mark.size for mark in self._marks}
        peaks, found = Peaks(), {0: Peaks().root()}
        for at in range(0, len(self._leaves), HASH):
            peaks.add(bytes(self._leaves[at : at + HASH]))
            if peaks.size in wanted:
                found[peaks.size] = peaks.root()
        return found

    def _ours(self, keys: Keyring) -> set[bytes]:
        try:
            return {PrivateKey("", secret).public.public for secret in keys.secrets()}
        except LeerspoorError:
            self.sealed.unchecked.append("key-unreadable")
            return set()

    def _read_all(self, rows: Sequence[Row], ours: set[bytes], trusted: set[bytes]) -> None:
        """Each checkpoint in turn: in its place, true to its form, signed by who signed the one before."""
        origin, size = None, 0
        for expected, row in enumerate(rows, 1):
            called = f"{say('verzegeling', 'checkpoint')} {row.number}"
            if row.number != expected:
                self._found(
                    f"verzegeling {expected} ontbreekt, of een ervoor",
                    f"checkpoint {expected} is missing, or one before it",
                )
                break
            try:
                note = read(row.note)
                checkpoint = checkpoint_of(note)
                signers = [public_key(word) for word in row.keys.split("\n")]
                peaks = Peaks(row.size, hashes(row.peaks))
            except (Unreadable, ValueError) as error:
                self._found(f"{called}: niet te lezen ({error})", f"{called}: cannot be read ({error})")
                continue
            anew = origin is not None and checkpoint.origin != origin
            if checkpoint.origin != origin:
                origin, size = checkpoint.origin, 0
            if (checkpoint.size, checkpoint.root) != (row.size, peaks.root()) or row.size < size:
                self._found(
                    f"{called}: zegt iets anders dan waarvan zij gemaakt is",
                    f"{called}: says something else than what it was made of",
                )
            if not all(key.name == origin and key.signed(note) for key in signers):
                self._found(f"{called}: de handtekening klopt niet", f"{called}: the signature does not hold")
            publics = {key.public for key in signers}
            if trusted and not publics & trusted and not (anew and publics & ours):
                self._found(
                    f"{called}: getekend met een andere sleutel dan de vorige",
                    f"{called}: signed with another key than the one before",
                )
            trusted = publics
            self._signers += signers
            self._marks.append(_Mark(called, row.size, checkpoint.root, size, row.leaves))
            size = row.size
            self.sealed.log, self.sealed.upto, self.sealed.at = origin, size, row.at
            self.sealed.key = str(signers[-1])
        self.sealed.checkpoints = len(rows)
        if rows:
            self.sealed.ours = bool(trusted & ours)
            if not self.sealed.ours:
                self.sealed.unchecked.append("other-key")

    def _compare_with_memory(self, rows: Sequence[Row], events: int, keys: Keyring) -> None:
        """What was sealed of the journal at this place, as is kept beside the key."""
        try:
            seen = keys.recall(self._journal.name, Seen)
            was = checkpoint_of(read(seen.note)) if seen else None
        except LeerspoorError:
            self.sealed.unchecked.append("memory-unreadable")
            return
        if seen is None or was is None:
            self.sealed.unchecked.append("no-memory" if rows else "not-sealed")
        elif not events:
            self.sealed.unchecked.append("other-journal")
        elif chained(row.note for row in rows[: seen.number]) != seen.chain:
            self._found(
                f"hier is eerder verzegeld ({was.origin}, {was.size} posities), en die verzegelingen staan "
                "er niet meer alle in: het journaal is ouder, of een ander. Klopt dat, begin dan opnieuw "
                "met `leerspoor seal --anew`",
                f"this was sealed before ({was.origin}, {was.size} positions), and not all of "
                "those checkpoints are in it any more: the journal is older, or another one. "
                "If that is right, begin anew with `leerspoor seal --anew`",
            )

    def _found(self, dutch: str, english: str) -> None:
        self._findings.append(Finding(say(dutch, english)))

    def _take_shown(self, brought: Request) -> None:
        """A checkpoint that somebody brings along, so that its being there does not rest on the journal."""
        said = [key.signed(brought.note) for key in self._signers]
        called = say(*_BROUGHT)
        if False in said:
            self._found(f"{called}: de handtekening klopt niet", f"{called}: the signature does not hold")
        elif True not in said:
            self.sealed.unchecked.append("since-signature")
        origin, log = brought.checkpoint.origin, self.sealed.log
        if origin != log:
            self.sealed.unchecked.append("since-other-log")
            here = (
                say(f"dit is {log}", f"this is {log}")
                if log
                else say("dit is nog niet verzegeld", "this is not sealed yet")
            )
            called = say(
                f"{called}, misschien van een ander journaal ({origin}; {here})",
                f"{called}, perhaps of another journal ({origin}; {here})",
            )
        self.sealed.since = brought.checkpoint.size
        self._marks.append(_Mark(called, brought.checkpoint.size, brought.checkpoint.root))
