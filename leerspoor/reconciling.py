"""Is what DUO's register holds of our students what the journal says, by rule and by fact, on the same days?

A registratieoverzicht is laid beside the journal, student by student. Nothing is recorded, here or in the
identity store: a person who has no pseudonym yet is told by the line of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from itertools import islice

from msgspec import structs

from journeys.errors import Unreadable
from journeys.saying import say
from journeys.store.journal import Journal
from leerspoor.exchange.register import Findings, Overview, PersonNumber
from leerspoor.exchange.ro_beside import Beside, Side, rule_of, side_of
from leerspoor.exchange.ro_differences import Difference, Here, over_time
from leerspoor.exchange.ro_followed import followed
from leerspoor.exchange.ro_here import NOBODY, HereOverTime
from leerspoor.exchange.ro_papers import diplomas_of, of_diplomas, of_placements, placements_of
from leerspoor.exchange.ro_registration import Registration
from leerspoor.exchange.ro_there import There, everyone_in, there_of
from leerspoor.identity import IdentityStore
from projections.because import Because, policies_named
from projections.load import Loader
from projections.standing import StudentHistory

STUDENTS = 200
"""Students read at a time."""

Tell = Callable[[int], None]


def day_of(overview: Overview, today: date) -> date:
    """The last day that a file speaks of: of its period, but not after it was made, nor after today."""
    return min(day for day in (overview.end, overview.made_on, today) if day is not None)


class Reconciling:
    """One file laid beside one journal on one day. `findings` fill up while the students are looked at."""

    def __init__(
        self,
        journal: Journal,
        identity: IdentityStore | None,
        overview: Overview,
        on: date,
        *,
        chosen_policies: bool = True,
    ) -> None:
        """`identity` None: there are no identities, so that nobody in the file is known.

        Raises `Unreadable` for a file of refused lines, which says nothing of what it does not hold.
        """
        if overview.rest_of is not None:
            raise Unreadable(
                say(
                    "dit zijn geweigerde regels van een ander bestand (REST); verwacht: een heel overzicht",
                    "these are refused lines of another file (REST); expected: a whole overview",
                )
            )
        self._journal, self._overview, self._on = journal, overview, on
        self._chosen = chosen_policies
        self._known: dict[PersonNumber, str] = {}
        if identity is not None:
            self._known = identity.pseudonyms_of(everyone_in(overview), brin=overview.brin, create=False)
        self.findings = Findings()

    def students(self, tell: Tell = lambda _: None) -> Iterator[Beside]:
        """Whoever is on a route of this institution, here or there; by student, then by line of the file."""
        there = {student: number for number, student in self._known.items()}
        done = 0
        with self._journal.reading() as connection:
            names = self._journal.stream_names("student", connection=connection)
            students = [name.removeprefix("student/") for name in names]
            loader = Loader(self._journal, connection=connection)
            if self._chosen:
                loader.choose_policies(self._on)
            for some in _chunks(students):
                for history in loader.students(some):
                    found = self._student(history, there.get(history.student))
                    if found is not None:
                        yield found
                done += len(some)
                tell(done)
        recorded = set(students)
        for number, records in self._overview.people.items():
            if number in self._overview.on_a_route and self._known.get(number) not in recorded:
                yield self._unknown(number, min(record.line for record in records))

    def _student(self, history: StudentHistory, number: PersonNumber | None) -> Beside | None:
        there = there_of(self._overview, number, history.student, self.findings)
        here = HereOverTime(history, self._overview.brin, self._on)
        if not here.ever_ours and number not in self._overview.on_a_route:
            return None
        differences = self._differences(there, here, known=number is not None)
        now = here.on(self._on)
        if not differences and now.status != "active" and number not in self._overview.on_a_route:
            return None
        return Beside(
            student=history.student,
            line=None,
            on=self._on,
            status=now.status,
            cohort=here.journey.cohort_key if here.journey.start else None,
            register=side_of(there.registration.on(self._on), there.facts, self._on),
            rule=rule_of(now),
            fact=structs.replace(
                side_of(now.told, history.facts, self._on),
                enrolled=now.told.enrolled if now.status == "none" else now.enrolled,
            ),
            differences=differences,
            followed=followed(there.registration, history.facts, self._overview.brin, self._on),
            policies=policies_named(
                [*now.why_phase.rules, *(rule for found in differences for rule in found.because.rules)],
                history.reference.policies,
            ),
        )

    def _unknown(self, number: PersonNumber, line: int) -> Beside:
        """Someone on a route of whom the journal holds nothing."""
        there = there_of(self._overview, number, "", self.findings)
        registration = there.registration

        def nothing(_: date) -> Here:
            return NOBODY

        return Beside(
            student=None,
            line=line,
            on=self._on,
            status="none",
            cohort=None,
            register=side_of(there.registration.on(self._on), there.facts, self._on),
            rule=Side(),
            fact=Side(),
            differences=over_time(registration.days(), self._on, registration.on, nothing),
            followed=followed(registration, (), self._overview.brin, self._on),
        )

    def _differences(self, there: There, here: HereOverTime, *, known: bool) -> list[Difference]:
        """`known`: the file speaks of this student."""
        unread, registration = there.unread, there.registration
        found = [_unreadable(unread, self._on)] if unread else []
        if not unread & {"ISG", "ISP"}:
            first = self._first_day(registration, here, known=known)
            days = {day for day in registration.days() | here.days() if day >= first} | {first}
            found += over_time(days, self._on, registration.on, here.on)
        fits = here.on(self._on).fits

        def expected(day: date) -> bool:
            before = date.fromordinal(day.toordinal() - 1)
            return registration.on(day).enrolled or registration.on(before).enrolled

        facts = here.history.facts
        if "BPV" not in unread:
            mine = placements_of(facts, self._on)
            found += of_placements(placements_of(there.facts, self._on), mine, fits, expected)
        if "DIP" not in unread:
            awarded = diplomas_of(facts, self._on)
            found += of_diplomas(diplomas_of(there.facts, self._on), awarded, fits, expected)
        return found

    def _first_day(self, registration: Registration, here: HereOverTime, *, known: bool) -> date:
        """The first day on which the file should speak of a student.

        Of one who is in it: from the enrolment on, or from the day on which it should have begun. Of another:
        from the begin of its period on, since whoever left before is rightly not in it.
        """
        begin = self._overview.begin
        if not known or not registration.enrolments:
            return begin if begin is not None else here.first
        first = min(enrolment.first for enrolment in registration.enrolments)
        days = [first, begin or first]
        journey = here.journey
        if journey.status == "active":
            days.append(max(journey.switch_on, here.first))
            if journey.enrolled.get("mbo") and "mbo" in journey.enrolled_by:
                days.append(journey.enrolled_by["mbo"].on)
        return min(days)


def _unreadable(kinds: Collection[str], on: date) -> Difference:
    return Difference(
        about="record",
        kind="UNREADABLE",
        name=" ".join(sorted(kinds)),
        since=on,
        because=Because([], []),
    )


def _chunks(students: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(students)
    while some := list(islice(rest, STUDENTS)):
        yield some
