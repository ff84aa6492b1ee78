"""Which streams does an answer rest on? Students are read with the routes and companies they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from journeys.folds.reference import Reference, streams_named_by_route, streams_named_by_student
from journeys.history import Fact, counted
from journeys.store.journal import Journal
from projections.standing import StudentHistory


class Loader:
    """Reads streams of one journal, as known at one instant; what students share is read once.

    `upto`: as if the journal ended at that position.
    """

    def __init__(
        self,
        journal: Journal,
        known_at: datetime | None = None,
        connection: Connection | None = None,
        upto: int | None = None,
    ) -> None:
        self._journal = journal
        self._known_at = known_at
        self._connection = connection
        self._upto = upto
        self.reference = Reference({})
        self._loaded: set[str] = set()
        self._agreements_of: dict[str, set[str]] = {}

    def students(self, students: Sequence[str]) -> list[StudentHistory]:
        """The histories of these students, in the order given, with all that they rest on at hand."""
        names = [f"student/{student}" for student in students]
        streams = self._journal.streams(names, self._known_at, self._connection, self._upto)
        recorded = {student: streams.get(f"student/{student}", ()) for student in students}
        facts = {student: counted(of) for student, of in recorded.items()}
        self.load(name for of in facts.values() for name in streams_named_by_student(of))
        return [StudentHistory(s, of, self.reference, recorded[s]) for s, of in facts.items()]

    def choose_policies(self, on: date) -> None:
        """Read by the policies that the journal chose by a day, as known at the instant."""
        names = self._journal.stream_names(
            "policy", upto_position=self._upto, known_at=self._known_at, connection=self._connection
        )
        self._read(names)
        self.reference.policies = self.reference.chosen(on).policies

    def load(self, names: Iterable[str]) -> None:
        """Have these routes and companies at hand, and the agreements that the routes name."""
        found = self._read(names)
        for name, facts in found.items():
            if name.startswith("route/"):
                self._agreements_of[name] = streams_named_by_route(facts)
        self._read(agreement for name in found for agreement in self._agreements_of.get(name, ()))

    def rests_on(self, history: StudentHistory) -> set[str]:
        """The streams that the answers about a student rest on, beside its own."""
        named = streams_named_by_student(history.facts)
        return named.union(*(self._agreements_of.get(name, set()) for name in named))

    def _read(self, names: Iterable[str]) -> dict[str, list[Fact]]:
        wanted = sorted(set(names) - self._loaded)
        if not wanted:
            return {}
        self._loaded.update(wanted)
        streams = self._journal.streams(wanted, self._known_at, self._connection, self._upto)
        facts = {name: counted(streams.get(name, ())) for name in wanted}
        for name in streams:
            self.reference.take(name, facts[name])
        return facts
