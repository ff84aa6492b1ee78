"""Does everything in the journal still agree with itself?

Reads every entry again: its data against its hash, its place in the journal and in its stream, what it refers
to, and whether it can be read; the log of receipts, each against the one before; then the answers in the
tables against a fresh fold of the same history.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain

from msgspec import Struct, field
from sqlalchemy import Connection, select

from journeys.calendar import FIRST_INSTANT
from journeys.errors import JournalDamaged, Refused
from journeys.events import KIND_OF, Corrected, Erased, Event, Retracted
from journeys.saying import say
from journeys.store.entry import Entry, hash_of
from journeys.store.head import last
from journeys.store.journal import Journal
from journeys.store.reading import by_id
from journeys.wire import understand
from leerspoor.checking_database import check_database, check_order
from leerspoor.checking_seals import SealCheck, Sealed
from leerspoor.finding import Finding
from leerspoor.keyring import keyring
from leerspoor.receipt_log import broken_at
from projections import tables
from projections.catch_up import catch_up
from projections.folding import fold, folded

_ORIGIN = re.compile(r"[0-9a-f]{64}:\d{1,12}")
_ABOUT_KINDS = {KIND_OF[Corrected], KIND_OF[Retracted]}
_ENOUGH = 100
"""Findings after which the rest is not looked for: the journal is lost in any case."""

Tell = Callable[[int], None]


class Checked(Struct, kw_only=True):
    """What was read, and what is wrong."""

    entries: int = 0
    erased: int = 0
    streams: int = 0
    students: int = 0
    sealed: Sealed = field(default_factory=Sealed)
    findings: list[Finding] = field(default_factory=list)


def check(journal: Journal, tell: Tell, seals: SealCheck | None = None, *, answers: bool = True) -> Checked:
    """Check the whole journal and the answers; stops after the first hundred findings.

    `seals` compares with what was sealed; without, it does so with what the journal and this user have.
    `answers` False: the events alone, which takes a fraction of the time.
    """
    seals = seals or SealCheck(journal, keyring())
    checked = Checked(sealed=seals.sealed)
    checked.findings += check_database(journal, seals.sealed.unchecked)
    checked.findings += _check_receipts(journal)
    for finding in chain(_check_entries(journal, checked, seals, tell), seals.found()):
        checked.findings.append(finding)
        if len(checked.findings) >= _ENOUGH:
            return checked
    if not answers:
        seals.sealed.unchecked.append("answers")
    elif not checked.findings:
        for finding in _check_answers(journal, checked, tell):
            checked.findings.append(finding)
            if len(checked.findings) >= _ENOUGH:
                break
    return checked


def _check_receipts(journal: Journal) -> Iterator[Finding]:
    number = broken_at(journal)
    if number is not None:
        yield Finding(
            say(
                f"antwoordbewijs {number}: volgt in het logboek niet op het vorige",
                f"receipt {number}: does not follow the one before it in the log",
            )
        )


def _check_entries(journal: Journal, checked: Checked, seals: SealCheck, tell: Tell) -> Iterator[Finding]:
    versions: dict[str, int] = {}
    about = _About()
    last_instant = FIRST_INSTANT
    expected = 0
    try:
        for entry in journal.entries():
            expected += 1
            checked.entries += 1
            if entry.position != expected:
                yield Finding(
                    say(f"hier hoort positie {expected}", f"position {expected} belongs here"),
                    entry.position,
                    entry.stream,
                )
                expected = entry.position
            if entry.recorded_at < last_instant:
                yield Finding(
                    say(
                        "eerder vastgelegd dan de positie ervoor",
                        "recorded earlier than the position before it",
                    ),
                    entry.position,
                    entry.stream,
                )
            last_instant = entry.recorded_at
            versions[entry.stream] = versions.get(entry.stream, 0) + 1
            if entry.version != versions[entry.stream]:
                message = say(
                    f"{entry.stream}: hier hoort nummer {versions[entry.stream]} van de stroom",
                    f"{entry.stream}: number {versions[entry.stream]} of the stream belongs here",
                )
                yield Finding(message, entry.position, entry.stream)
            yield from _check_entry(entry, about)
            seals.take(entry)
            if checked.entries % 1000 == 0:
                tell(checked.entries)
    except JournalDamaged as error:
        yield Finding(str(error))
        return
    with journal.reading() as connection:
        head = last(connection)
    if expected != head.position or last_instant > datetime.fromisoformat(head.recorded_at):
        yield Finding(
            say(
                f"het journaal telt {head.position} posities tot {head.recorded_at} en houdt op "
                f"na {expected}",
                f"the journal counts {head.position} positions up to {head.recorded_at} and "
                f"ends after {expected}",
            )
        )
    yield from about.check(journal)
    yield from check_order(journal, versions)
    checked.streams, checked.erased = len(versions), len(about.erased)


def _check_entry(entry: Entry, about: _About) -> Iterator[Finding]:
    def finding(message: str) -> Finding:
        return Finding(f"{entry.stream}: {message}", entry.position, entry.stream)

    try:
        entry.check_envelope()
    except Refused as refusal:
        yield finding(str(refusal))
        return
    if entry.origin is not None and not _ORIGIN.fullmatch(entry.origin):
        yield finding(say("de herkomst is geen <sha256>:<regel>", "the origin is no <sha256>:<line>"))
    if entry.data is None or entry.salt is None:
        if entry.data is not None or entry.salt is not None:
            yield finding(say("half gewist", "half erased"))
        about.erased.append(entry)
        return
    if hash_of(entry.salt, entry.data) != entry.datahash:
        yield finding(say("de inhoud past niet bij de hash", "the content does not fit its hash"))
        return
    try:
        about.take(entry, understand(entry.kind, entry.data))
    except Refused as refusal:
        yield finding(str(refusal))


class _About:
    """What events say about earlier ones of their stream."""

    def __init__(self) -> None:
        self.erased: list[Entry] = []
        self._named: dict[str, set[str]] = {}
        self._targets: list[tuple[Entry, str]] = []

    def take(self, entry: Entry, event: Event) -> None:
        if isinstance(event, Corrected | Retracted):
            self._targets.append((entry, event.event))
        elif isinstance(event, Erased):
            self._named.setdefault(entry.stream, set()).update(event.events)
            self._targets += [(entry, id_) for id_ in event.events]

    def check(self, journal: Journal) -> Iterator[Finding]:
        """What they name has to be there, before them, and what was emptied has to be named."""
        with journal.reading() as connection:
            targets = by_id(connection, [id_ for _, id_ in self._targets])
        for entry, id_ in self._targets:
            target = targets.get(id_)
            if target is None or target.stream != entry.stream or target.position >= entry.position:
                message = say(
                    f"{entry.stream}: verwijst naar {id_}, dat hier niet voor staat",
                    f"{entry.stream}: refers to {id_}, which is not there before it",
                )
                yield Finding(message, entry.position, entry.stream)
        for entry in self.erased:
            named = self._named.get(entry.stream, set())
            if entry.id not in named and not (named and entry.kind in _ABOUT_KINDS):
                yield Finding(
                    say(
                        f"{entry.stream}: geleegd zonder dat het gewist is",
                        f"{entry.stream}: emptied without having been erased",
                    ),
                    entry.position,
                    entry.stream,
                )


def _check_answers(journal: Journal, checked: Checked, tell: Tell) -> Iterator[Finding]:
    """Fold every student again, on all cores, and lay what follows beside what the tables have."""
    catch_up(journal)
    students = [name.removeprefix("student/") for name in journal.stream_names("student")]
    for some, fresh in folded(journal, students):
        with journal.reading() as connection:
            wrong = set(_other_rows(connection, some, fresh))
        for name, student in sorted(_once_more(journal, wrong)) if wrong else ():
            stream = f"student/{student}"
            yield Finding(
                say(
                    f"{stream}: wat in {name} staat volgt niet uit de historie",
                    f"{stream}: what {name} holds does not follow from the history",
                ),
                stream=stream,
            )
        checked.students += len(some)
        tell(checked.students)


def _other_rows(connection: Connection, students: list[str], fresh: tables.Rows) -> Iterator[tuple[str, str]]:
    """Of which tables the rows about which students are others."""
    for name, table in _TABLES.items():
        at = list(table.columns).index(table.c.student)
        kept = _by_student(
            connection.execute(select(*table.columns).where(table.c.student.in_(students))), at
        )
        wanted = _by_student(fresh[table.name], at)
        yield from ((name, s) for s in students if sorted(kept.get(s, [])) != sorted(wanted.get(s, [])))


def _once_more(journal: Journal, wrong: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The same, of these alone and from one moment: another program may have recorded meanwhile."""
    catch_up(journal)
    students = sorted({student for _, student in wrong})
    with journal.reading() as connection:
        yield from _other_rows(connection, students, fold(journal, students, connection))


def _by_student(rows: Iterable[Sequence[str]], at: int) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        found.setdefault(row[at], []).append(tuple(row))
    return found


_TABLES = {
    "responsibility": tables.responsibility,
    "exams": tables.exams,
    "bpv": tables.bpv,
    "duties": tables.duties,
    "memberships": tables.memberships,
    "actions": tables.actions,
}
