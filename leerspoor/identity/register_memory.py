"""Which file spoke last about each record of the register, and which records are no longer there?

Two things that the journal cannot tell. It holds what was news; a file that said the same once more left no
trace. So here stands, for each record, the newest file that states it:

- a file that is older than that one is outdated for this record, and does not set it back: the same file
  offered twice records nothing twice, whatever came between;
- a record that an earlier file of the same institution stated and a later one for a period that covers it
  does not, has vanished. That is a warning and never a retraction. A file of mended lines is no whole file
  and says nothing of what it does not hold.

**Written before the journal.** First the pseudonyms and these notes are committed here, then the facts in the
journal. When a program dies in between, the journal holds no student whom nobody can name, and the notes say
of some records that a file has stated them which the journal has not heard yet. The next reading of that file
records them all the same: whether a fact was heard is asked of the journal alone, by its command (see
`leerspoor.exchange.register.keys`). The notes only ever hold something back for a file that is *older*, and
even then not a record that the journal holds nothing of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from sqlalchemy import Connection, select

from journeys.saying import say
from leerspoor.exchange.csv_table import Remark
from leerspoor.exchange.register.facts import key_of
from leerspoor.exchange.register.keys import RecordKey
from leerspoor.exchange.register.number import PersonNumber
from leerspoor.exchange.register.overview import Overview
from leerspoor.identity.people import chunks, inserting, pseudonyms
from leerspoor.identity.tables import register_file, register_record


class Vanished(Struct, frozen=True):
    """A record of a person (by pseudonym) that was stated before and is not any more."""

    person: str
    key: RecordKey

    def remark(self) -> Remark:
        """The warning."""
        return Remark(
            message=say(
                f"leerling {self.person}: {self.key} stond in een eerder overzicht van deze instelling "
                "en periode en staat er nu niet meer; er is niets ingetrokken",
                f"student {self.person}: {self.key} was in an earlier overview of this "
                "institution and period and is not in it now; nothing was withdrawn",
            )
        )


class RegisterComparison(Struct, frozen=True):
    """What earlier files say of this one. `outdated`: by pseudonym, records that a newer file has stated."""

    outdated: dict[str, frozenset[RecordKey]]
    vanished: tuple[Vanished, ...]

    def remarks(self) -> list[Remark]:
        """The warnings."""
        older = sum(len(keys) for keys in self.outdated.values())
        return [
            *(
                [
                    Remark(
                        message=say(
                            f"over {older} records is een nieuwer overzicht al gelezen; "
                            "die zijn gelaten zoals ze zijn",
                            f"a newer overview was read already about {older} records; they were left as "
                            "they are",
                        )
                    )
                ]
                if older
                else []
            ),
            *(vanished.remark() for vanished in self.vanished),
        ]


class _File(Struct, frozen=True):
    turn: int | None
    sha256: str
    period_begin: str | None
    period_end: str | None
    made_on: str | None

    def is_newer_than(self, other: _File) -> bool:
        """By the day it was made; of the same day, by the order in which they were first read."""
        if self.made_on and other.made_on and self.made_on != other.made_on:
            return self.made_on > other.made_on
        return self.turn is not None and other.turn is not None and self.turn > other.turn

    def covers(self, other: _File) -> bool:
        """Whether all that belonged in the other file belongs in this one."""
        if None in (self.period_begin, self.period_end, other.period_begin, other.period_end):
            return (self.period_begin, self.period_end) == (other.period_begin, other.period_end)
        return str(self.period_begin) <= str(other.period_begin) and str(other.period_end) <= str(
            self.period_end
        )


_Place = tuple[str, RecordKey]


def compare(
    connection: Connection, overview: Overview, students: Mapping[PersonNumber, str]
) -> RegisterComparison:
    """What earlier files say of this one, for the students who are taken from it (number to pseudonym)."""
    # Who is passed over today may have been taken before: their records are in the file all the same.
    everyone = {**pseudonyms(connection, overview.brin, overview.people), **students}
    return _compare(connection, overview, dict(_seen(overview, everyone)), everyone)


def remember(
    connection: Connection, overview: Overview, students: Mapping[PersonNumber, str]
) -> RegisterComparison:
    """The same, and note that this file states what it states."""
    found = compare(connection, overview, students)
    connection.execute(
        inserting(connection, register_file)
        .values(
            sha256=overview.sha256,
            brin=overview.brin,
            period_begin=_text(overview.begin),
            period_end=_text(overview.end),
            made_on=_text(overview.made_on),
        )
        .on_conflict_do_nothing()
    )
    rows = [
        {
            "person": person,
            "brin": key.brin,
            "kind": key.kind,
            "enrolment": key.enrolment,
            "own": key.own,
            "sha256": overview.sha256,
            "line": line,
        }
        for (person, key), line in _seen(overview, students)
        if key not in found.outdated.get(person, ())
    ]
    insert = inserting(connection, register_record)
    insert = insert.on_conflict_do_update(
        index_elements=list(register_record.primary_key.columns),
        set_={"sha256": insert.excluded.sha256, "line": insert.excluded.line},
    )
    for some in chunks(rows):
        connection.execute(insert, some)
    return found


def keys_of(connection: Connection, brin: str, persons: Iterable[str]) -> dict[str, list[RecordKey]]:
    """By pseudonym, the records that files of this institution have stated."""
    wanted = set(persons)
    found: dict[str, list[RecordKey]] = {}
    for (person, key), _ in _stated_before(connection, brin):
        if person in wanted:
            found.setdefault(person, []).append(key)
    return found


def _seen(overview: Overview, students: Mapping[PersonNumber, str]) -> Iterator[tuple[_Place, int]]:
    for number, person in students.items():
        for record in overview.people.get(number, ()):
            key = key_of(overview.brin, record)
            if key is not None:
                yield (person, key), record.line


def _compare(
    connection: Connection,
    overview: Overview,
    seen: Mapping[_Place, int],
    students: Mapping[PersonNumber, str],
) -> RegisterComparison:
    files = {
        file.sha256: file
        for file in (
            _File(*row)
            for row in connection.execute(
                select(
                    register_file.c.turn,
                    register_file.c.sha256,
                    register_file.c.period_begin,
                    register_file.c.period_end,
                    register_file.c.made_on,
                ).where(register_file.c.brin == overview.brin)
            )
        )
    }
    this = files.get(overview.sha256) or _File(
        None, overview.sha256, _text(overview.begin), _text(overview.end), _text(overview.made_on)
    )
    unread = {(students[number], kind) for number, kind in overview.unread if number in students}
    outdated: dict[str, set[RecordKey]] = {}
    vanished = []
    for (person, key), sha256 in _stated_before(connection, overview.brin):
        before = files[sha256]
        if before.is_newer_than(this):
            if (person, key) in seen:
                outdated.setdefault(person, set()).add(key)
        elif (
            overview.rest_of is None
            and (person, key) not in seen
            and (person, key.kind) not in unread
            and this.covers(before)
        ):
            vanished.append(Vanished(person, key))
    return RegisterComparison(
        {person: frozenset(keys) for person, keys in outdated.items()},
        tuple(sorted(vanished, key=lambda gone: (gone.person, str(gone.key)))),
    )


def _stated_before(connection: Connection, brin: str) -> Iterator[tuple[_Place, str]]:
    c = register_record.c
    rows = connection.execute(select(c.person, c.kind, c.enrolment, c.own, c.sha256).where(c.brin == brin))
    for person, kind, enrolment, own, sha256 in rows:
        yield (person, RecordKey(brin, kind, enrolment, own)), sha256


def _text(day: object) -> str | None:
    return None if day is None else str(day)
