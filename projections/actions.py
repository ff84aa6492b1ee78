"""What needs doing about a student, by when, who acts, and why?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from journeys.events import DroppedOut, EnrolmentPeriodRegistered
from journeys.folds.journey import Journey
from journeys.folds.placement import Placement
from journeys.folds.route import Route
from journeys.history import Fact
from journeys.law import actions as law
from journeys.law import clock
from journeys.law.actions import RULES_OF, WHO_ACTS, Kind
from journeys.law.dated import value_on
from journeys.law.qualification import age_on
from journeys.law.values.ages import VSV_AGE_LIMIT
from journeys.vocabulary import PARTIES, Party
from projections.because import Because, why_phase, why_switch, why_window
from projections.duties import Duty
from projections.exams_owed import PartRow, VmboParts
from projections.qualification import qualification
from projections.standing import Standing, funding_on


class Action(Struct, frozen=True, kw_only=True):
    """One thing to do about one student; no two of a student are of the same kind and `about` the same.

    `about`: the cohort, or a placement, or the day of a count. `until`: the last day on which it can be
    done; None: as long as it is there. `brins` are the schools of the parties that act.
    """

    action: Kind
    about: str
    due: date
    until: date | None = None
    for_: list[Party]
    brins: list[str]
    cohort: str
    parts: list[str] = []
    because: Because


def actions_of(standing: Standing, vmbo: VmboParts, duty: Duty | None) -> list[Action]:
    """Everything that needs doing about a student, whenever it is due, and what can be done no more."""
    return [*in_window(standing, vmbo), *at_school(standing, duty), *at_work(standing)]


def in_window(standing: Standing, vmbo: VmboParts) -> list[Action]:
    """What vmbo parts ask for that are owed, were, or are not any more."""
    about = _About.of(standing)
    return list(about.in_window(vmbo)) if about and standing.journey.status == "active" else []


def at_school(standing: Standing, duty: Duty | None) -> list[Action]:
    """What the enrolment, the register, the counts and the end of a journey ask for."""
    about = _About.of(standing)
    if about is None:
        return []
    match standing.journey.status:
        case "active":
            return list(about.on_the_way(standing))
        case "ended":
            return list(about.after_the_end(standing, duty))
        case _:
            return []


Worked: TypeAlias = dict[str, tuple[tuple[object, ...], list[Action]]]
"""What placements asked for before, by placement, each with what it rested on."""


def at_work(standing: Standing, worked: Worked | None = None) -> list[Action]:
    """What the placements ask for; `worked` may be kept from an earlier day of the same fold."""
    about = _About.of(standing)
    if about is None or standing.journey.status != "active":
        return []
    return about.at_work(standing, {} if worked is None else worked)


def too_old_to_report(action: Action, born: date | None, on: date) -> bool:
    """VSV-03: whether an action is the report of a dropout who is known to be over the age limit by then."""
    if action.action != "report-dropout" or born is None:
        return False
    return age_on(born, on) >= value_on(VSV_AGE_LIMIT, on)


def window_rests_on(standing: Standing, vmbo: VmboParts) -> tuple[object, ...]:
    """What `in_window` rests on: where it is the same, so are the actions."""
    journey = standing.journey
    in_mbo_phase = journey.phase == "mbo"
    return (
        journey.status,
        journey.start_index,
        journey.came_index,
        len(journey.repeats),
        len(journey.extensions),
        vmbo.due,
        vmbo.overdue,
        (vmbo.parts, *journey.enrolled_by.items()) if in_mbo_phase else (),
    )


def school_rests_on(standing: Standing) -> tuple[object, ...]:
    """What `at_school` rests on beside the duty."""
    journey = standing.journey
    return (
        journey.status,
        journey.phase,
        journey.start_index,
        journey.came_index,
        journey.fase_by,
        tuple(journey.enrolled_by.items()),
        len(journey.repeats),
        _qualification_rests_on(standing) if journey.ended else None,
    )


def work_rests_on(standing: Standing) -> tuple[object, ...]:
    """What `at_work` rests on."""
    journey, placements = standing.journey, standing.placements
    return (
        journey.status,
        journey.start_index,
        journey.came_index,
        placements.taken,
        *(standing.reference.company(p.company).facts_by(standing.on) for p in placements.by_id.values()),
    )


def _qualification_rests_on(standing: Standing) -> tuple[object, ...]:
    """What the qualification of who left rests on: every fact, and what renews the crebo of a diploma."""
    routes = (standing.reference.route(stay.route) for stay in standing.journey.stays)
    renewals = [route.renewals_by(standing.on) for route in routes if route is not None]
    return (len(standing.facts_by_now()), *renewals)


class _About:
    """One student on one route."""

    def __init__(self, journey: Journey, route: Route, start: Fact) -> None:
        self._journey, self._route, self._start = journey, route, start
        self._cohort = journey.cohort_key or ""
        self._clock = (start, *journey.repeats)
        self._moves = tuple(journey.enrolled_by.values())

    @classmethod
    def of(cls, standing: Standing) -> _About | None:
        """None of whoever never came to a route."""
        journey = standing.journey
        route, start = journey.route, journey.start
        return cls(journey, route, start) if route is not None and start is not None else None

    def _action(
        self,
        kind: Kind,
        due: date,
        *facts: Fact | None,
        about: str | None = None,
        until: date | None = None,
        parties: Sequence[Party] = (),
        rows: Sequence[PartRow] = (),
        rules: Sequence[str] = (),
        also: Sequence[str] = (),
        more: Sequence[str] = (),
    ) -> Action:
        acting = list(parties or WHO_ACTS[kind])
        of_rows = [id_ for row in rows for id_ in row.because.events]
        return Action(
            action=kind,
            about=about or self._cohort,
            due=due,
            until=until,
            for_=acting,
            brins=list(dict.fromkeys(self._route.brin(side) for side in acting)),
            cohort=self._cohort,
            parts=[row.part for row in rows],
            because=Because.of((*rules, *RULES_OF[kind], *also), *facts, more=[*of_rows, *more]),
        )

    def in_window(self, vmbo: VmboParts) -> Iterator[Action]:
        """What is still owed in the window, what was missed, and what that means for the enrolment."""
        yield from self._in_window("close-vmbo-parts", vmbo.due)
        yield from self._in_window("decide-after-window", vmbo.overdue)
        if self._journey.phase == "mbo":
            yield from self._enrolled_at_vo(vmbo)

    def on_the_way(self, standing: Standing) -> Iterator[Action]:
        """The switch, the register and the counts of a journey that goes on."""
        journey, switch_on = self._journey, self._journey.switch_on
        if "mbo" not in journey.enrolled_at:
            yield self._action(
                "overschrijving", self._since(switch_on, "mbo"), *self._clock, *self._moves,
                rules=why_switch(journey).rules,
            )  # fmt: skip
        yield from self._registered()
        yield from self._counted(standing)

    def _in_window(self, kind: Kind, rows: Sequence[PartRow]) -> Iterator[Action]:
        """What is still owed by the end of the window, or was."""
        journey = self._journey
        extensions = journey.extensions
        if rows:
            rules = [*why_window(journey).rules, *_of_other_side(rows)]
            yield self._action(kind, journey.window_end, *self._clock, *extensions, rows=rows, rules=rules)

    def _enrolled_at_vo(self, vmbo: VmboParts) -> Iterator[Action]:
        """RSP-10: at the vo as long as a vmbo part is owed; a choice not made is no part (flags, 4.8)."""
        enrolled, switch_on = self._journey.enrolled_at, self._journey.switch_on
        also = [*why_phase(self._journey).rules, *_of_other_side(vmbo.parts)]
        if vmbo.owed and "vo" not in enrolled:
            since = self._since(switch_on, "vo")
            yield self._action("enrol-at-vo", since, *self._moves, *self._clock, rows=vmbo.owed, also=also)
        if not vmbo.owed and not vmbo.missed and enrolled == ["vo", "mbo"]:
            closed = [row.closed_on for row in vmbo.parts if row.closed_on is not None]
            since = max([self._since(switch_on, *PARTIES), *closed])
            yield self._action("deregister-at-vo", since, *self._moves, *self._clock, also=also)

    def _since(self, switch_on: date, *sides: Party) -> date:
        """The day of the switch, or of a later word on the enrolment at these sides."""
        moves = self._journey.enrolled_by
        return max([switch_on, *(moves[side].on for side in sides if side in moves)])

    def _registered(self) -> Iterator[Action]:
        """RSP-13: the phase that the register holds beside the phase of the route."""
        journey, fact = self._journey, self._journey.fase_by
        if fact is None or not isinstance(fact.event, EnrolmentPeriodRegistered):
            return
        in_mbo_phase = journey.phase == "mbo"
        if (fact.event.fase == "MBO") != in_mbo_phase:
            since = [journey.switch_on] if in_mbo_phase else [f.on for f in journey.repeats]
            due = max([fact.on, *since])
            also = why_phase(journey).rules
            yield self._action("correct-fase", due, fact, *self._clock, parties=[fact.event.side], also=also)

    def _counted(self, standing: Standing) -> Iterator[Action]:
        """The counts for which a student counts for the wrong school, or for which one is to be agreed."""
        journey, policies = self._journey, standing.reference.policies
        phase, as_now = journey.phase, funding_on(journey)
        if phase is not None and as_now is not None and as_now.fact != [phase]:
            for count in law.counts_of_phase(phase, self._start.on, journey.switch_on):
                yield self._action(
                    "check-count", count, journey.fase_by, *self._moves, *self._clock,
                    about=count.isoformat(), until=count, also=why_phase(journey).rules,
                )  # fmt: skip
        first = clock.first_year(self._start.on, journey.leerjaar, policies)
        unmoved = clock.switch_on(first, (), policies)
        for count in law.counts_within(unmoved, journey.switch_on):  # RSP-06: two years, and yet no switch
            yield self._action(
                "decide-funding-phase", count, *journey.repeats, self._start,
                about=count.isoformat(), until=count, also=why_switch(journey).rules,
            )  # fmt: skip

    def at_work(self, standing: Standing, worked: Worked) -> list[Action]:
        """What each placement asks for."""
        found: list[Action] = []
        for id_, placement in standing.placements.by_id.items():
            of_company = standing.reference.company(placement.company).facts_by(standing.on)
            on_this = (self._journey.start_index, self._journey.came_index, placement.turn, of_company)
            if id_ not in worked or worked[id_][0] != on_this:
                worked[id_] = (on_this, list(self._of_placement(id_, placement, standing)))
            found += worked[id_][1]
        return found

    def _of_placement(self, id_: str, placement: Placement, standing: Standing) -> Iterator[Action]:
        """Signatures, judgements and recognitions of a placement that goes on, or that nobody ended.

        Not of a placement that was over before the journey began: no day of it can count (BPV-01).
        """
        if placement.ended_by is not None or placement.ends_on < self._start.on:
            return
        facts = (placement.agreed_by, *placement.amended_by, *placement.signed.values())
        if not _all_signed(placement):
            until = law.signing_helps_until(
                placement.ends_on,
                signatures_known=placement.signatures_known,
                policies=standing.reference.policies,
            )
            yield self._action("sign-pok", placement.starts_on, *facts, about=id_, until=until)
        if placement.completed is not None:
            return
        yield self._action("assess-bpv", placement.ends_on, *facts, about=id_)
        company = standing.reference.company(placement.company)
        if not company.known_on(standing.on):
            return
        recognised = company.recognised(placement.crebo, standing.on)
        gone = law.unrecognised_from(placement.starts_on, placement.ends_on, recognised)
        if gone is not None:
            evidence = company.evidence(standing.on)
            yield self._action(
                "replace-leerbedrijf", gone, *facts, about=id_, until=placement.ends_on, more=evidence
            )

    def after_the_end(self, standing: Standing, duty: Duty | None) -> Iterator[Action]:
        """The duty that is still open, and the report of a dropout."""
        ended = self._journey.ended
        if ended is None:
            return
        if duty is not None and duty.state == "OPEN":
            yield self._action("fulfil-duty", duty.since, ended, *self._clock, also=duty.because.rules)
        in_hand = qualification(standing, None) if isinstance(ended.event, DroppedOut) else None
        if in_hand is not None and in_hand.reports:
            until = law.report_shown_until(ended.on)
            yield self._action(
                "report-dropout", ended.on, ended, *self._moves,
                until=until, parties=in_hand.reports, also=why_phase(self._journey).rules,
            )  # fmt: skip


def _of_other_side(rows: Sequence[PartRow]) -> list[str]:
    """MEX-10, where it decides what is open."""
    return ["MEX-10" for row in rows if "MEX-10" in row.because.rules]


def _all_signed(placement: Placement) -> bool:
    """BPV-05: whether everyone who has to sign is known to have signed."""
    return all(placement.signed_on(party) is not None for party in placement.signatories)
