"""Has a student passed, vmbo and mbo, by the marks of the day; what would turn it, what could a resit do?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from journeys.law.condition import Condition, Turn
from journeys.law.vmbo_result import Final
from journeys.vocabulary import ExamSide
from projections.because import Because, policies_named
from projections.bpv import Hours
from projections.closing import by_other_side
from projections.record import Record, record_of
from projections.standing import Standing
from projections.superseded import Superseded, superseded
from projections.uitslag import State, Uitslag
from projections.uitslag_mbo import mbo
from projections.uitslag_vmbo import vmbo

_RESULTS = ("exam-part-", "exemption-", "bpv-")
"""The kinds of what a result rests on."""

__all__ = ["Determined", "Result", "State", "Superseded", "results"]


class Determined(Struct, frozen=True):
    """What the examencommissie determined, and from which day."""

    outcome: Literal["passed", "rejected"]
    definitive: bool
    on: date
    event: str


class Result(Struct, frozen=True, kw_only=True):
    """One side of one student, in the members' order of an answer."""

    side: ExamSide
    state: State
    determined: Determined | None
    diploma: date | None
    finals: list[Final]
    combination: int | None
    ce_average: str | None
    keuzedeel_mean: str | None
    conditions: list[Condition]
    turns: list[Turn]
    resits: list[Turn]
    dropped: list[str]
    certificate_candidates: list[str]
    superseded: list[Superseded]
    flags: list[str]
    policies: list[str]
    because: Because


def results(standing: Standing, hours: Hours) -> list[Result]:
    """The vmbo and the mbo result; none of who was never on a route or has no programme."""
    record = record_of(standing, hours)
    if record is None:
        return []
    return [_result(record, "vmbo", vmbo(record)), _result(record, "mbo", mbo(record))]


def _result(record: Record, side: ExamSide, found: Uitslag) -> Result:
    said, diploma = record.determined(side), record.diploma(side)
    later = superseded(record, side)
    journey, policies = record.journey, record.standing.reference.policies
    because = Because.of(
        sorted({*found.rules, *_left_to_us(record, side)}),
        record.programme.fact,
        record.start,
        journey.came,
        journey.chosen_by,
        journey.crebo_by if side == "mbo" else None,
        *found.facts,
        *by_other_side(journey, record.programme, side),
        said[0] if said else None,
        diploma,
        more=[*found.events, *(id_ for one in later for id_ in (one.decision, one.basis))],
    )
    return Result(
        side=side,
        state=found.state,
        determined=_determined(record, side),
        diploma=diploma.on if diploma else None,
        finals=list(found.finals),
        combination=found.combination,
        ce_average=found.ce_average,
        keuzedeel_mean=found.keuzedeel_mean,
        conditions=list(found.conditions),
        turns=list(found.turns),
        resits=list(found.resits),
        dropped=list(found.dropped),
        certificate_candidates=list(found.candidates),
        superseded=later,
        flags=_flags(found, awarded=diploma is not None and not _erased(record), superseded=bool(later)),
        policies=policies_named(because.rules, policies),
        because=because,
    )


def _left_to_us(record: Record, side: ExamSide) -> Iterator[str]:
    """The rules by which a result, a switch or a placement counts, where those are ours to read."""
    if by_other_side(record.journey, record.programme, side):
        yield "MEX-10"
    if side == "mbo":
        yield from ["OVS-07"] if record.journey.left_route is not None else []
        yield from record.hours.rules


def _determined(record: Record, side: ExamSide) -> Determined | None:
    """What stands beside what was worked out."""
    found = record.determined(side)
    if found is None:
        return None
    fact, said = found
    return Determined(said.outcome, said.definitive, fact.on, fact.id)


def _erased(record: Record) -> bool:
    """Whether results were erased, so that the marks of the day say nothing against a diploma."""
    return any(r.event is None and r.kind.startswith(_RESULTS) for r in record.standing.recorded)


def _flags(found: Uitslag, *, awarded: bool, superseded: bool) -> list[str]:
    flags: list[str] = []
    if found.burgerschap_open:
        flags.append("BURGERSCHAP_OPEN")
    if superseded:
        flags.append("DECISION_ON_SUPERSEDED_FACT")
    if awarded and found.state != "PASSED":
        flags.append("DIPLOMA_WITHOUT_PASS")
    if found.provisional:
        flags.append("PROVISIONAL")
    return flags
