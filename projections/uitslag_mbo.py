"""Is it an mbo diploma by the marks of the day, and what would turn it? MEX-02 … MEX-08."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from journeys.events import ExamPartPassed, Part
from journeys.law.condition import Turn
from journeys.law.dated import value_on
from journeys.law.marks import rounded
from journeys.law.mbo_result import Generic, Kerntaak, Keuzedeel, MboExam, mbo_result
from journeys.law.values.mbo_exam import BURGERSCHAP_EXAM, GenericSubject
from projections.record import Record
from projections.uitslag import Uitslag

GENERIC: Mapping[str, GenericSubject] = {
    "NL": "NL", "NE": "NL", "NEDERLANDS": "NL",
    "REK": "REK", "RE": "REK", "REKENEN": "REK",
    "EN": "EN", "ENGELS": "EN",
}  # fmt: skip
"""What a programme calls the subjects of its generic parts, perhaps with the level behind it (`NL-2F`)."""


def mbo(record: Record) -> Uitslag:
    """The result of the mbo exam, as it is on the day, or was on the day of the diploma."""
    ours = [part for part in record.parts("mbo") if part.part in record.required]
    exam = _exam(record, ours)
    found = mbo_result(exam)
    by_hours = [part for part in _of(ours, "bpv") if _by_hours(record, part)]
    marks = [record.mark(part) for part in ours]
    untold = {g for g, parts in _by_subject(ours).items() if all(record.mark(p).closes for p in parts)}
    before = {_about(part) for part in ours if part.part in _passed_before(record)}
    provisional = record.provisional(ours)
    rules = [
        *(condition.rule for condition in found.conditions),
        "MEX-14",
        *(["BPV-12"] if by_hours else []),
        *(["VEX-24"] if any(mark.sat > 1 for mark in marks) else []),
        *(["MEX-17"] if any(mark.exempt for mark in marks) else []),
        *(["MEX-12", "MEX-13"] if any(mark.joint for mark in marks) else []),
        *(["MEX-11"] if provisional else []),
    ]
    return Uitslag(
        state=found.state,
        rules=rules,
        facts=record.facts(ours),
        provisional=provisional,
        conditions=found.conditions,
        turns=[_asked_of(turn, untold, before) for turn in found.turns],
        keuzedeel_mean=found.keuzedeel_mean,
        burgerschap_open=found.burgerschap_open,
        events=record.hours.events if by_hours else [],
    )


def _exam(record: Record, ours: Sequence[Part]) -> MboExam:
    journey, diploma = record.journey, record.diploma("mbo")
    on = record.standing.on if diploma is None else diploma.on
    policy = record.standing.reference.policies.burgerschap_exam
    burgerschap = [part for part in _of(ours, "lb") if _is_burgerschap(part)]
    asked = policy == "ON" and value_on(BURGERSCHAP_EXAM, on)
    effort = [part for part in _of(ours, "lb") if not (asked and _is_burgerschap(part))]
    keuzedelen = [part for part in record.parts("mbo") if part.kind == "keuzedeel"]
    return MboExam(
        level=record.route.opened.level,
        cohort=journey.cohort,
        generic=tuple(_generic(record, ours)),
        keuzedelen=tuple(_keuzedeel(record, part) for part in keuzedelen),
        kerntaken=tuple(_kerntaak(record, part) for part in _of(ours, "kerntaak")),
        lb_done=_done(record, effort),
        bpv_done=_bpv_done(record, _of(ours, "bpv")),
        burgerschap_done=_done(record, burgerschap),
        burgerschap_exam=policy,
        on=on,
        ended=journey.status == "ended",
    )


def _of(parts: Sequence[Part], kind: str) -> list[Part]:
    return [part for part in parts if part.kind == kind]


def _kerntaak(record: Record, part: Part) -> Kerntaak:
    mark = record.mark(part)
    return Kerntaak(code=part.part, mark=mark.judgement, exempt=mark.exempt)


def _keuzedeel(record: Record, part: Part) -> Keuzedeel:
    """One that is not chosen is extra, whether or not it was sat."""
    mark = record.mark(part)
    return Keuzedeel(
        code=part.part,
        hours=part.hours or 0,
        mark=mark.judgement,
        exempt=mark.exempt,
        extra=part.part not in record.required,
    )


def _generic(record: Record, ours: Sequence[Part]) -> Iterator[Generic]:
    """One for each subject. How two parts of one weigh is not recorded: known if they round to the same."""
    for subject, parts in _by_subject(ours).items():
        told = [record.mark(part) for part in parts]
        asked = [mark.number for mark in told if mark.number is not None or not mark.exempt]
        whole = {None if number is None else rounded(number) for number in asked}
        mark = asked[0] if len(whole) == 1 else None
        yield Generic(subject=subject, mark=mark, exempt=not asked, there=True)


def _by_subject(ours: Sequence[Part]) -> dict[GenericSubject, list[Part]]:
    found: dict[GenericSubject, list[Part]] = {}
    for part in _of(ours, "generic"):
        subject = GENERIC.get(part.subject.upper().partition("-")[0])
        if subject is not None:
            found.setdefault(subject, []).append(part)
    return found


def _asked_of(turn: Turn, untold: Collection[str], before: Collection[str]) -> Turn:
    """What was closed without a mark is not to be sat: the committee has its mark.

    OVS-07: what was passed before the switch is the committee's first too, which may grant an exemption.
    """
    if turn.by != "sitting":
        return turn
    if turn.about in before:
        return replace(turn, by="committee", rule="OVS-07")
    return replace(turn, by="committee") if turn.about in untold else turn


def _passed_before(record: Record) -> set[str]:
    """The parts that were passed on the route that the student left for this one."""
    journey, programme = record.journey, record.programme
    if journey.left_route is None:
        return set()
    named = {
        result.event.part
        for result in journey.results
        if isinstance(result.event, ExamPartPassed)
        and journey.start_index < result.index < journey.came_index
    }
    return {part.part for code in named if (part := programme.by_name.get(code)) is not None}


def _about(part: Part) -> str:
    """What a turn calls a part."""
    if part.kind == "generic":
        return GENERIC.get(part.subject.upper().partition("-")[0], part.part)
    return part.kind if part.kind in ("lb", "bpv") else part.part


def _done(record: Record, parts: Sequence[Part]) -> bool | None:
    """Whether all were closed; None without a part, or while nothing was reported of one that is open."""
    still_open = [record.mark(part) for part in parts if not record.mark(part).closes]
    if still_open:
        return False if any(mark.sat for mark in still_open) else None
    return True if parts else None


def _bpv_done(record: Record, parts: Sequence[Part]) -> bool:
    """MEX-08, BPV-12: every BPV part closed, by a pass, an exemption or the hours that count."""
    return bool(parts) and all(record.mark(part).closes or _by_hours(record, part) for part in parts)


def _by_hours(record: Record, part: Part) -> bool:
    return part.hours is not None and record.hours.total >= part.hours


def _is_burgerschap(part: Part) -> bool:
    """A part of its own for burgerschap, beside loopbaan en burgerschap."""
    return part.subject.lower() in ("burgerschap", "bs")
