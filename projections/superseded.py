"""Which decisions about a student rest on a result that was corrected or withdrawn later (scenario S17)?

A decision is looked at as it was taken: by the results that counted on its day, with what was recorded by
then. The same results are taken as they count now; where the mark of a part differs, its ground is gone. A
decision that was itself corrected is taken anew by that, and so is one that a later one of its kind replaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from journeys.events import (
    CertificateAwarded,
    DiplomaAwarded,
    ExamPartFailed,
    ExamPartPassed,
    ExemptionGranted,
    ResultDetermined,
)
from journeys.folds.journey import Journey
from journeys.history import Fact, changed_since, counted
from journeys.vocabulary import ExamSide
from projections.marks import NOTHING, PartMark, marks
from projections.record import Record, since_start


class Superseded(Struct, frozen=True, kw_only=True):
    """A decision that rests on a mark that was corrected or withdrawn later (events by their ids)."""

    decision: str
    basis: str
    part: str
    was: str | None
    now: str | None


Decision: TypeAlias = DiplomaAwarded | ResultDetermined | CertificateAwarded | ExemptionGranted


def superseded(record: Record, side: ExamSide) -> list[Superseded]:
    """By decision and part, in the order in which the decisions count."""
    found: list[Superseded] = []
    for fact, decision in _decisions(record, side).values():
        if isinstance(decision, ExemptionGranted):
            found += _under_exemption(record, fact, decision)
        else:
            found += _under(record, fact, decision, side)
    return found


def _decisions(record: Record, side: ExamSide) -> dict[object, tuple[Fact, Decision]]:
    """The last one of each kind since the journey began, and the exemptions that count; with their facts."""
    found: dict[object, tuple[Fact, Decision]] = {}
    for fact in since_start(record.standing):
        match fact.event:
            case CertificateAwarded(parts=parts) as event if event.side == side:
                found[tuple(sorted(parts))] = fact, event
            case DiplomaAwarded() | ResultDetermined() as event if event.side == side:
                found[type(event)] = fact, event
            case _:
                pass
    for part in record.parts(side):
        for fact in sorted(record.mark(part).facts, key=lambda fact: fact.position):
            if isinstance(fact.event, ExemptionGranted):
                found[part.part] = fact, fact.event
    return found


def _taken_at(record: Record, fact: Fact) -> int:
    """The position at which a decision was taken, or last corrected."""
    return max(r.position for r in record.standing.recorded if r.id in fact.evidence)


def _under(record: Record, fact: Fact, decision: Decision, side: ExamSide) -> Iterator[Superseded]:
    taken_at = _taken_at(record, fact)
    if not changed_since(record.standing.recorded, taken_at):
        return
    known_then = [r for r in record.standing.recorded if r.position <= taken_at]
    then = _marks(record, fact, counted(known_then))
    now = _marks(record, fact, [f for f in record.standing.facts if f.position <= taken_at])
    for part in record.parts(side):
        was, is_ = then.get(part.part, NOTHING), now.get(part.part, NOTHING)
        if _same(was, is_) or not _rests_on(decision, part.part, record):
            continue
        basis = (was.facts or is_.facts)[0].id
        yield Superseded(decision=fact.id, basis=basis, part=part.part, was=was.mark, now=is_.mark)


def _marks(record: Record, decided: Fact, facts: Sequence[Fact]) -> Mapping[str, PartMark]:
    """What each part had on the day of a decision."""
    journey = Journey(record.standing.reference, decided.on).take_all(facts)
    return marks(journey, record.programme)


def _same(was: PartMark, now: PartMark) -> bool:
    return (was.mark, was.passed, was.exempt) == (now.mark, now.passed, now.exempt)


def _rests_on(decision: Decision, part: str, record: Record) -> bool:
    """A certificate rests on its own parts, any other decision on all of the side."""
    if not isinstance(decision, CertificateAwarded):
        return True
    named = (record.programme.by_name.get(code) for code in decision.parts)
    return part in {code for own in named if own for code in (own.part, *(own.counts_for or ()))}


def _under_exemption(record: Record, fact: Fact, exemption: ExemptionGranted) -> Iterator[Superseded]:
    """Sittings of the same part, of another leerweg or route too: on those an exemption mostly rests."""

    def own(code: str) -> str:
        part = record.programme.by_name.get(code)
        return part.part if part else code

    for changed in changed_since(record.standing.recorded, _taken_at(record, fact)):
        was, now = changed.was.event, changed.now.event if changed.now else None
        if not isinstance(was, ExamPartPassed | ExamPartFailed) or own(was.part) != own(exemption.part):
            continue
        said = now if isinstance(now, ExamPartPassed | ExamPartFailed) else None
        if said is None or _what_counts(said) != _what_counts(was):
            yield Superseded(
                decision=fact.id,
                basis=changed.was.id,
                part=own(was.part),
                was=was.mark,
                now=said.mark if said else None,
            )


def _what_counts(event: ExamPartPassed | ExamPartFailed) -> tuple[object, ...]:
    return event.part, event.mark, event.leerweg
