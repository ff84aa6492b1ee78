"""Which BPV placements of a student count, for how many hours, and why not more?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from msgspec import Struct

from journeys.folds.placement import Placement
from journeys.law import bpv as law
from journeys.law.bpv import Counts
from journeys.law.policies import OF_RULE
from projections.because import Because
from projections.standing import Standing


class PlacementRow(Struct, frozen=True, kw_only=True):
    """One placement of one student, in the members' order of an answer."""

    placement: str
    counts: Counts
    hours_counted: int
    reasons: list[str]
    because: Because


@dataclass(frozen=True, slots=True)
class Hours:
    """BPV hours that count over all placements, with the events they rest on.

    `rules`: those that are left to us, by which hours count or do not.
    """

    total: int
    events: list[str]
    rules: list[str]


Worked: TypeAlias = dict[str, tuple[tuple[object, ...], PlacementRow]]
"""The rows worked out before for one student, each with what it rested on."""


def rows(standing: Standing, worked: Worked | None = None) -> list[PlacementRow]:
    """A row for every placement agreed by the day; none before the first journey.

    `worked` may be kept from an earlier day of the same fold.
    """
    if standing.journey.start is None:
        return []
    if worked is None:
        worked = {}
    common = _common(standing)
    for id_, placement in standing.placements.by_id.items():
        on_this = (
            *common,
            placement.turn,
            standing.reference.company(placement.company).facts_by(standing.on),
        )
        if id_ not in worked or worked[id_][0] != on_this:
            worked[id_] = (on_this, _row(id_, placement, standing))
    return [worked[id_][1] for id_ in sorted(standing.placements.by_id)]


def rests_on(standing: Standing) -> tuple[object, ...]:
    """What the rows rest on: two standings of a student for which it is the same have the same rows."""
    placements = standing.placements
    return (
        *_common(standing),
        placements.taken,
        *(standing.reference.company(p.company).facts_by(standing.on) for p in placements.by_id.values()),
    )


def _common(standing: Standing) -> tuple[object, ...]:
    """What every row rests on, beside its placement and the company of that."""
    journey = standing.journey
    route = journey.route
    renewals = route.renewals_by(standing.on) if route else 0
    return journey.start_index, journey.came_index, journey.crebo_by, renewals


def hours(placements: Iterable[PlacementRow]) -> Hours:
    """The hours that count over all placements."""
    rows = list(placements)
    counting = [row for row in rows if row.hours_counted]
    events = dict.fromkeys(id_ for row in counting for id_ in row.because.events)
    rules = dict.fromkeys(rule for row in rows for rule in row.because.rules if rule in OF_RULE)
    return Hours(sum(row.hours_counted for row in counting), list(events), list(rules))


def _row(id_: str, placement: Placement, standing: Standing) -> PlacementRow:
    if placement.completed is None or placement.completed_by is None:
        return _open_row(id_, placement)
    journey = standing.journey
    company = standing.reference.company(placement.company)
    known = company.known_on(standing.on)
    crebo = journey.crebo
    start = journey.start
    fits = journey.route.fits(standing.on) if journey.route else None
    work = law.Work(
        starts_on=placement.starts_on,
        ends_on=placement.ends_on,
        hours=placement.completed.hours,
        assessed_by=placement.completed.assessed_by,
        result=placement.completed.result,
        journey_start=start.on if start else placement.starts_on,
        signed_on=[placement.signed_on(p) for p in placement.signatories]
        if placement.signatures_known
        else None,
        recognised=company.recognised(placement.crebo, standing.on) if known else None,
        other_crebo=crebo is not None and fits is not None and not fits(placement.crebo, crebo),
    )
    verdict = law.judge(work, standing.reference.policies)
    facts = [placement.completed_by, placement.agreed_by, *placement.amended_by, *placement.signed.values()]
    rules = [law.RULE_OF[reason] for reason in verdict.reasons] or ["BPV-12", "BPV-04", "BPV-11"]
    if verdict.counts == "no":
        rules.append("BPV-13")
    more = company.evidence(standing.on)
    because = Because.of(rules, *facts, start, journey.crebo_by, more=more)
    return PlacementRow(
        placement=id_,
        counts=verdict.counts,
        hours_counted=verdict.hours,
        reasons=list(verdict.reasons),
        because=because,
    )


def _open_row(id_: str, placement: Placement) -> PlacementRow:
    ended = placement.ended_by
    return PlacementRow(
        placement=id_,
        counts="unknown" if ended else "pending",
        hours_counted=0,
        reasons=["ASSESSMENT_UNKNOWN"] if ended else [],
        because=Because.of("BPV-08", ended, placement.agreed_by),
    )
