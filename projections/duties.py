"""Which duty do both schools have to a student whose route ended: a diploma, or a proper place?"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from journeys.events import DiplomaAwarded, SwitchedToTransferOption
from journeys.folds.agreed import switch_was_agreed
from journeys.folds.journey import Journey
from journeys.history import Fact
from journeys.vocabulary import ExamSide, Party
from projections.because import Because, why_phase
from projections.standing import Standing


class Duty(Struct, frozen=True, kw_only=True):
    """The duty to one student, in the members' order of an answer."""

    state: Literal["OPEN", "PLACED", "DIPLOMA"]
    target: ExamSide
    lead: Party
    since: date
    flags: list[str]
    because: Because


def owed_to(standing: Standing) -> Duty | None:
    """OVS-01 and OVS-02: the duty to a student whose route ended; None for others, and after a death."""
    journey = standing.journey
    end, route = journey.ended, journey.route
    if journey.status != "ended" or end is None or route is None:
        return None
    if getattr(end.event, "reason", None) == "deceased":
        return None
    in_vo_phase = journey.ended_in == "vo"
    to_vmbo = in_vo_phase and standing.reference.policies.duty_target == "BY_PHASE"
    target: ExamSide = "vmbo" if to_vmbo else "mbo"
    because = Because.of(["OVS-01", "OVS-02"], end, journey.start, *journey.repeats) + why_phase(journey)
    state: Literal["OPEN", "PLACED", "DIPLOMA"] = "OPEN"
    diploma = _diploma(journey, target)
    placed = _place(journey, end)
    flags: list[str] = []
    if diploma is not None:
        state, because = "DIPLOMA", because + Because.of([], diploma)
    elif placed is not None:
        state, because = "PLACED", because + Because.of([], placed)
    elif route.opened.form == "GR":
        flags.append("NO_FORMAL_ACCESS_L2")
        because += Because.of("OVS-06", route.opened_by)
    if isinstance(end.event, SwitchedToTransferOption) and end.event.to == "regular-vmbo":
        because += Because.of("OVS-05", end)
    if not switch_was_agreed(end, route, standing.reference):
        flags.append("OVERSTAP_NOT_AGREED")
        because += Because.of("OVS-04", end)
    return Duty(
        state=state,
        target=target,
        lead="vo" if in_vo_phase else "mbo",
        since=end.on,
        flags=sorted(flags),
        because=because,
    )


def _diploma(journey: Journey, target: ExamSide) -> Fact | None:
    """A diploma of the target's side, or of the mbo, since the journey's start."""
    for fact in journey.diplomas:
        if isinstance(fact.event, DiplomaAwarded) and fact.event.side in (target, "mbo"):
            return fact
    return None


def _place(journey: Journey, end: Fact) -> Fact | None:
    """A place from the day of the end on, or the switch to regular education that ended the route."""
    if isinstance(end.event, SwitchedToTransferOption):
        return end
    return next((fact for fact in journey.placed if fact.on >= end.on), None)
