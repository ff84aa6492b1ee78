"""What does the journal say of one student's registration at one institution, on each day?"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from msgspec import structs

from journeys.folds.journey import Journey
from journeys.folds.route import Fits
from leerspoor.exchange.ro_differences import Here
from leerspoor.exchange.ro_registration import Registered, Registration
from projections.because import Because, why_phase
from projections.standing import StudentHistory


class HereOverTime:
    """What the journal says of one student on each day up to the one asked about."""

    def __init__(self, history: StudentHistory, brin: str, on: date) -> None:
        self.history = history
        self._told = Registration(((fact.on, fact.event) for fact in history.facts), brin)
        self._days: list[date] = []
        self._said: list[Here] = []
        for standing in history.standings():
            if standing.on > on or standing.season:
                break
            self._days.append(standing.on)
            self._said.append(_said(standing.journey, brin))
        self.journey = history.standing(on).journey
        self.ever_ours = any(said.ours for said in self._said)
        self.first = self.journey.start.on if self.journey.start is not None else date.min

    def days(self) -> set[date]:
        """Days on which what it says may change."""
        return set(self._days)

    def on(self, day: date) -> Here:
        """What it says on a day."""
        at = bisect_right(self._days, day)
        said = self._said[at - 1] if at else NOBODY
        return structs.replace(said, told=self._told.on(day))


def _said(journey: Journey, brin: str) -> Here:
    route = journey.route
    if route is None or journey.start is None:
        return NOBODY
    return Here(
        status=journey.status,
        ours=route.brin("mbo") == brin,
        phase=journey.phase,
        form=route.opened.form,
        crebo=journey.crebo,
        enrolled=bool(journey.enrolled.get("mbo")),
        told=Registered(),
        fits=route.fits(journey.on),
        why_phase=why_phase(journey),
        why_enrolled=Because.of([], journey.start, *journey.enrolled_by.values()),
    )


NOBODY = Here(
    status="none",
    ours=False,
    phase=None,
    form=None,
    crebo=None,
    enrolled=False,
    told=Registered(),
    fits=Fits([]),
    why_phase=Because([], []),
    why_enrolled=Because([], []),
)
