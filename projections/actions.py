"""What needs doing about a student, by when, who acts, and why?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct, field

from journeys.events import DroppedOut
from journeys.folds.journey import Journey
from journeys.folds.placement import Placement
from journeys.folds.route import Route
from journeys.history import Fact
from journeys.law import actions as law
from journeys.law import clock
from journeys.law.actions import RULES_OF, WHO_ACTS, Kind
from journeys.law.qualification import who_reports
from journeys.vocabulary import Party
from projections.because import Because
from projections.duties import Duty
from projections.exams_owed import PartRow
from projections.standing import Standing


class Action(Struct, frozen=True, kw_only=True):
    """One thing to do about one student; `about` is the cohort, or a placement or company.

    `brins` are the schools of the parties that act.
    """

    action: Kind
    about: str
    due: date
    for_: list[Party] = field(name="for")
    brins: list[str]
    cohort: str
    parts: list[str] = []
    because: Because


def actions_of(standing: Standing, parts: Sequence[PartRow], duty: Duty | None) -> list[Action]:
    """Everything that needs doing about a student, whenever it is due; in order of due day."""
    journey = standing.journey
    route, start = journey.route, journey.start
    if route is None or start is None or journey.status not in ("active", "ended"):
        return []
    about = _About(journey, route, start)
    if journey.status == "active":
        found = [*about.on_the_way(standing, parts), *about.at_work(standing)]
    else:
        found = [*about.after_the_end(standing, duty)]
    return sorted(found, key=lambda action: (action.due, action.action, action.about))


def rests_on(standing: Standing) -> tuple[object, ...]:
    """What the actions rest on beside the exam parts and the duty."""
    journey = standing.journey
    placements = standing.placements
    return (
        journey.status,
        journey.phase,
        journey.start_index,
        journey.came_index,
        journey.fase_by,
        journey.ended,
        tuple(journey.enrolled_by.items()),
        len(journey.repeats),
        len(journey.extensions),
        law.next_count(standing.on),
        placements.taken,
        *(standing.reference.company(p.company).facts_by(standing.on) for p in placements.by_id.values()),
    )


class _About:
    """One student on one route."""

    def __init__(self, journey: Journey, route: Route, start: Fact) -> None:
        self._journey, self._route, self._start = journey, route, start
        self._cohort = journey.cohort_key or ""
        self._clock = (start, *journey.repeats)
        self._moves = tuple(journey.enrolled_by.values())

    def _action(
        self,
        kind: Kind,
        due: date,
        *facts: Fact | None,
        about: str | None = None,
        parties: Sequence[Party] = (),
        rows: Sequence[PartRow] = (),
        more: Sequence[str] = (),
    ) -> Action:
        acting = list(parties or WHO_ACTS[kind])
        return Action(
            action=kind,
            about=about or self._cohort,
            due=due,
            for_=acting,
            brins=list(dict.fromkeys(self._route.brin(side) for side in acting)),
            cohort=self._cohort,
            parts=[row.part for row in rows],
            because=Because.of(RULES_OF[kind], *facts, more=more),
        )

    def on_the_way(self, standing: Standing, parts: Sequence[PartRow]) -> Iterator[Action]:
        """The switch, the window, the enrolments and the counts of a journey that goes on."""
        journey, clocked, moves = self._journey, self._clock, self._moves
        enrolled, switch_on = journey.enrolled_at, journey.switch_on
        vmbo = [row for row in parts if row.side == "vmbo"]
        owed = [row for row in vmbo if row.status == "owed"]
        missed = [row for row in vmbo if row.status == "window-closed"]
        in_mbo_phase = journey.phase == "mbo"
        if "mbo" not in enrolled:
            yield self._action("overschrijving", switch_on, *clocked, *moves)
        if owed:
            yield self._action(
                "close-vmbo-parts", journey.window_end, *clocked, *journey.extensions, rows=owed
            )
        if missed:
            yield self._action("decide-after-window", journey.window_end, *clocked, rows=missed)
        if in_mbo_phase and owed and "vo" not in enrolled:
            yield self._action("enrol-at-vo", switch_on, *moves, *clocked, rows=owed)
        if in_mbo_phase and not owed and not missed and enrolled == ["vo", "mbo"]:
            closed = [row.closed_on for row in vmbo if row.closed_on is not None]
            yield self._action("deregister-at-vo", max([switch_on, *closed]), *moves, *clocked)
        yield from self._registered(standing)

    def _registered(self, standing: Standing) -> Iterator[Action]:
        """What the register holds beside what the phase asks."""
        journey, clocked = self._journey, self._clock
        fase: str | None = getattr(journey.fase_by.event, "fase", None) if journey.fase_by else None
        if journey.fase_by is not None and (fase == "MBO") != (journey.phase == "mbo"):
            side: Party = getattr(journey.fase_by.event, "side", "mbo")
            due = max(journey.fase_by.on, journey.switch_on) if journey.phase == "mbo" else journey.fase_by.on
            yield self._action("correct-fase", due, journey.fase_by, *clocked, parties=[side])
        counted_for: Party | None = "vo" if "vo" in journey.enrolled_at else None
        if fase is not None:
            counted_for = "mbo" if fase == "MBO" else "vo"
        elif "mbo" in journey.enrolled_at:
            counted_for = "mbo"
        count = law.count_to_check(standing.on, journey.switch_on, counted_for)
        if count is not None:
            yield self._action("check-count", count, journey.fase_by, *self._moves, *clocked)
        repeated = [route_year for route_year in journey.repeated if route_year <= 2]
        unmoved = clock.switch_on(
            clock.first_year(self._start.on, journey.leerjaar, standing.reference.policies),
            (),
            standing.reference.policies,
        )
        decide = law.funding_decision(standing.on, unmoved, len(repeated))
        if decide is not None:
            yield self._action("decide-funding-phase", decide, *journey.repeats, self._start)

    def at_work(self, standing: Standing) -> Iterator[Action]:
        """Signatures, judgements and recognitions of placements that are not done."""
        for id_, placement in sorted(standing.placements.by_id.items()):
            if placement.ended_by is not None:
                continue
            facts = (placement.agreed_by, *placement.amended_by, *placement.signed.values())
            if _unsigned(placement) and not (placement.completed and placement.signatures_known):
                yield self._action("sign-pok", placement.starts_on, *facts, about=id_)
            if placement.completed is not None:
                continue
            yield self._action("assess-bpv", placement.ends_on, *facts, about=id_)
            company = standing.reference.company(placement.company)
            recognised = company.recognised(placement.crebo, standing.on)
            gone = law.recognition_runs_out(placement.starts_on, placement.ends_on, recognised)
            if gone is not None:
                evidence = company.evidence(standing.on)
                yield self._action("replace-leerbedrijf", gone, *facts, about=id_, more=evidence)

    def after_the_end(self, standing: Standing, duty: Duty | None) -> Iterator[Action]:
        """The duty that is still open, and the report of a dropout."""
        journey = self._journey
        if duty is None or duty.state != "OPEN" or journey.ended is None:
            return
        yield self._action("fulfil-duty", duty.since, journey.ended, self._start, parties=["vo", "mbo"])
        if isinstance(journey.ended.event, DroppedOut):
            phase: Party = "vo" if duty.since < journey.switch_on else "mbo"
            policy = standing.reference.policies.vsv_report
            reporting = who_reports(policy, phase, journey.enrolled_at)
            if reporting:
                yield self._action(
                    "report-dropout", duty.since, journey.ended, *self._moves, parties=list(reporting)
                )


def _unsigned(placement: Placement) -> bool:
    """Whether someone who has to sign has not, or nothing is known of it."""
    return not placement.signatures_known or any(
        placement.signed_on(party) is None for party in placement.signatories
    )
