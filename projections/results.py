"""Has a student passed, vmbo and mbo, by the marks of the day; what would turn it, what could a resit do?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.events import (
    CertificateAwarded,
    DiplomaAwarded,
    ExamPartFailed,
    ExamPartPassed,
    ExamResultAnnulled,
    ExemptionGranted,
    Part,
    ResultDetermined,
)
from journeys.folds.journey import Journey
from journeys.folds.route import Programme, Route
from journeys.history import Changed, Fact, changed_since
from journeys.law.condition import Condition, ResultState, Turn
from journeys.law.marks import number
from journeys.law.mbo_result import Generic, Kerntaak, Keuzedeel, MboExam, mbo_result
from journeys.law.schemes import differences
from journeys.law.vmbo_result import Exam, Final, Subject, vmbo_result
from journeys.law.window_options import certificate_candidates
from journeys.vocabulary import ExamSide
from projections.because import Because, policies_named
from projections.bpv import Hours
from projections.marks import NOTHING, PartMark, marks, required
from projections.standing import Standing

State: TypeAlias = ResultState | Literal["NOT_OWED"]
"""NOT_OWED: a vmbo diploma in a geïntegreerde route, which the student need not reach."""
GENERIC: Mapping[str, Literal["NL", "REK", "EN"]] = {
    "NL": "NL", "NE": "NL", "REK": "REK", "RE": "REK", "EN": "EN",
}  # fmt: skip
"""What a programme calls the subjects of its generic parts."""
_JUDGED = frozenset({"LO", "KU", "PWS"})
"""The vmbo subjects that are judged in words."""


class Determined(Struct, frozen=True):
    """What the examencommissie determined, and from which day."""

    outcome: Literal["passed", "rejected"]
    definitive: bool
    on: date
    event: str


class Superseded(Struct, frozen=True, kw_only=True):
    """A decision that rests on a mark that was corrected or withdrawn later (events by their ids)."""

    decision: str
    basis: str
    part: str
    was: str | None
    now: str | None


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


class _Side(Struct):
    """What is worked out for one side before what the committee said is put beside it."""

    state: State
    conditions: Sequence[Condition]
    turns: Sequence[Turn]
    facts: list[Fact]
    rules: list[str]
    provisional: bool
    finals: Sequence[Final] = ()
    combination: int | None = None
    ce_average: str | None = None
    keuzedeel_mean: str | None = None
    resits: Sequence[Turn] = ()
    dropped: Sequence[str] = ()
    candidates: Sequence[str] = ()
    flags: Sequence[str] = ()


def results(standing: Standing, hours: Hours) -> list[Result]:
    """The vmbo and the mbo result; none of who was never on a route or has no programme."""
    journey = standing.journey
    route = journey.route
    programme = route.programme_on(standing.on, journey.cohort) if route else None
    if route is None or programme is None or journey.start is None:
        return []
    there = _There(standing, journey, route, programme, hours)
    return [_result(there, "vmbo", there.vmbo()), _result(there, "mbo", there.mbo())]


class _There:
    """The marks of one student for the programme of the route."""

    def __init__(
        self, standing: Standing, journey: Journey, route: Route, programme: Programme, hours: Hours
    ) -> None:
        self.standing, self.journey, self.route, self.programme = standing, journey, route, programme
        self.hours = hours
        self.marks = marks(journey, programme)
        self.required = {part.part: rule for part, rule in required(journey, route, programme)}

    def mark(self, part: Part) -> PartMark:
        return self.marks.get(part.part, NOTHING)

    def vmbo(self) -> _Side:
        """VEX-10 … VEX-24, VEX-41; in a GR the whole set, if it is there (VEX-04)."""
        opened = self.route.opened
        is_gr = opened.form == "GR"
        subjects = list(self._subjects(whole=is_gr))
        resat = [subject for subject in subjects if subject.ce_resat]
        exam = Exam(
            leerweg=opened.leerweg,
            lwt=self.journey.lwt,
            subjects=tuple(subjects),
            resits_used_vocational=sum(subject.role == "profielvak" for subject in resat),
            resits_used_avo=sum(subject.role != "profielvak" for subject in resat),
            window_closed=self.standing.on > self.journey.window_end,
            definitive=self._definitive("vmbo"),
        )
        found = vmbo_result(exam)
        ours = [part for part in self.programme.event.parts if part.side == "vmbo"]
        rules = ["MEX-14", "VEX-10", "VEX-11"]
        if found.combination is not None:
            rules.append("VEX-13" if opened.leerweg == "GL" else "VEX-12")
        if not all(subject.required for subject in subjects):
            rules.append("VEX-21")
        if any(self.mark(part).sat > 1 for part in ours):
            rules.append("VEX-24")
        if self._provisional(ours) or not exam.definitive:
            rules.append("VEX-22")
        side = _Side(
            state=found.state,
            conditions=found.conditions,
            turns=found.turns,
            facts=self._facts(ours),
            rules=[*(condition.rule for condition in found.conditions), *rules],
            provisional=self._provisional(ours),
            finals=found.finals,
            combination=found.combination,
            ce_average=found.ce_average,
            resits=found.resits,
            dropped=found.dropped,
        )
        if is_gr:
            self._as_gr(side)
        return side

    def _as_gr(self, side: _Side) -> None:
        """VEX-04: no diploma is owed; whoever passes the whole set may have it, by policy."""
        opened = self.route.opened
        lacks = differences(
            self.programme.event,
            leerweg=opened.leerweg,
            profile=opened.profile,
            form="DLR",
            exam_year=self.journey.cohort + 2,
        )
        whole = not any(difference.kind == "MISSING" for difference in lacks)
        may = self.standing.reference.policies.gr_vmbo_diploma == "POSSIBLE"
        if not (whole and may and side.state == "PASSED"):
            side.state, side.turns, side.resits = "NOT_OWED", (), ()
        side.rules.append("VEX-04")
        chosen = {
            _subject_of(part)
            for part in self.programme.event.parts
            if part.part in self.required and part.side == "vmbo"
        }
        finals = [(final.subject, final.mark) for final in side.finals if final.subject in chosen]
        side.candidates = certificate_candidates(finals)

    def _subjects(self, *, whole: bool) -> Iterator[Subject]:
        """The subjects of the vmbo exam with their marks; an extra one only if something of it was sat."""
        by_code: dict[str, list[Part]] = {}
        for part in self.programme.event.parts:
            if part.side == "vmbo":
                by_code.setdefault(_subject_of(part), []).append(part)
        for code, parts in by_code.items():
            asked = whole or any(part.part in self.required for part in parts)
            sat = any(self.mark(part) is not NOTHING for part in parts)
            if asked and whole and parts[0].choice is not None and not sat:
                continue
            if asked or sat:
                yield self._subject(code, parts, required=asked)

    def _subject(self, code: str, parts: Sequence[Part], *, required: bool) -> Subject:
        se = next((part for part in parts if part.kind == "se"), None)
        ce = next((part for part in parts if part.kind in ("ce", "cspe")), None)
        of_se, of_ce = (NOTHING if part is None else self.mark(part) for part in (se, ce))
        only = self.mark(parts[0])
        return Subject(
            code=code,
            role=_role(parts),
            se=_number(of_se),
            ce=_number(of_ce),
            has_se=se is not None,
            has_ce=ce is not None,
            judgement=only.judgement,
            required=required,
            exempt=all(self.mark(part).exempt for part in parts),
            bound=all(part.choice is None for part in parts),
            ce_attempts=of_ce.sat,
            ce_resat=of_ce.resat,
        )

    def mbo(self) -> _Side:
        """MEX-02 … MEX-08."""
        opened, journey = self.route.opened, self.journey
        parts = [part for part in self.programme.event.parts if part.side == "mbo"]
        ours = [part for part in parts if part.part in self.required]
        exam = MboExam(
            level=opened.level,
            cohort=journey.cohort,
            generic=tuple(self._generic(ours)),
            keuzedelen=tuple(
                Keuzedeel(
                    code=part.part,
                    hours=part.hours or 0,
                    mark=self.mark(part).judgement,
                    exempt=self.mark(part).exempt,
                    extra=part.part not in self.required,
                )
                for part in parts
                if part.kind == "keuzedeel" and (part.part in self.required or self.mark(part) is not NOTHING)
            ),
            kerntaken=tuple(
                Kerntaak(code=part.part, mark=self.mark(part).judgement, exempt=self.mark(part).exempt)
                for part in ours
                if part.kind == "kerntaak"
            ),
            lb_done=self._done(part for part in ours if part.kind == "lb" and not _is_burgerschap(part)),
            bpv_done=bool(self._bpv_done(ours)),
            burgerschap_done=self._done(part for part in ours if _is_burgerschap(part)),
            burgerschap_exam=self.standing.reference.policies.burgerschap_exam,
            on=self.standing.on,
            ended=journey.status == "ended",
        )
        found = mbo_result(exam)
        bpv = [part for part in ours if part.kind == "bpv"]
        side = _Side(
            state=found.state,
            conditions=found.conditions,
            turns=found.turns,
            facts=self._facts(ours),
            rules=[condition.rule for condition in found.conditions]
            + ["MEX-14", *(["BPV-12"] if bpv else [])],
            provisional=self._provisional(ours),
            keuzedeel_mean=found.keuzedeel_mean,
        )
        if found.burgerschap_open:
            side.flags = ["BURGERSCHAP_OPEN"]
            side.rules.append("MEX-07")
        return side

    def _generic(self, ours: Iterable[Part]) -> Iterator[Generic]:
        for part in ours:
            subject = GENERIC.get(part.subject)
            if part.kind == "generic" and subject is not None:
                mark = self.mark(part)
                yield Generic(subject=subject, mark=_number(mark), exempt=mark.exempt, there=True)

    def _done(self, parts: Iterable[Part]) -> bool | None:
        """Whether all were closed; None without a part, or while nothing was reported of them."""
        told = [self.mark(part) for part in parts]
        if not told or all(mark is NOTHING for mark in told):
            return None
        return all(mark.passed or mark.exempt for mark in told)

    def _bpv_done(self, ours: Iterable[Part]) -> bool:
        """MEX-08, BPV-12: every BPV part closed, by a pass, an exemption or the hours that count."""
        parts = [part for part in ours if part.kind == "bpv"]
        closed = [
            self.mark(part).passed
            or self.mark(part).exempt
            or (part.hours is not None and self.hours.total >= part.hours)
            for part in parts
        ]
        return bool(closed) and all(closed)

    def _definitive(self, side: ExamSide) -> bool:
        said = determined(self.standing, side)
        return said is not None and said.definitive

    def _facts(self, parts: Iterable[Part]) -> list[Fact]:
        return [fact for part in parts for fact in self.mark(part).facts]

    def _provisional(self, parts: Iterable[Part]) -> bool:
        return any(self.mark(part).provisional for part in parts)


def determined(standing: Standing, side: ExamSide) -> Determined | None:
    """What the committee last determined for a side since the journey began."""
    found = None
    for fact in _since_start(standing):
        if isinstance(fact.event, ResultDetermined) and fact.event.side == side:
            found = Determined(fact.event.outcome, fact.event.definitive, fact.on, fact.id)
    return found


def superseded(standing: Standing, programme: Programme, side: ExamSide) -> list[Superseded]:
    """The decisions of a side that rest on a result as it was before a later correction (scenario S17)."""
    found = []
    for fact in standing.facts_by_now():
        event = fact.event
        if not isinstance(event, DiplomaAwarded | ResultDetermined | CertificateAwarded | ExemptionGranted):
            continue
        if not isinstance(event, ExemptionGranted) and event.side != side:
            continue
        for changed in changed_since(standing.recorded, fact.position):
            part = _part_of(changed)
            if part is None or not _of_side(part, programme, side) or changed.was.id == fact.id:
                continue
            if isinstance(event, ExemptionGranted) and event.part != part:
                continue
            found.append(
                Superseded(
                    decision=fact.id,
                    basis=changed.was.id,
                    part=part,
                    was=getattr(changed.was.event, "mark", None),
                    now=getattr(changed.now.event, "mark", None) if changed.now else None,
                )
            )
    return found


def _part_of(changed: Changed) -> str | None:
    event = changed.was.event
    if isinstance(event, ExamPartPassed | ExamPartFailed | ExamResultAnnulled | ExemptionGranted):
        return event.part
    return None


def _of_side(code: str, programme: Programme, side: ExamSide) -> bool:
    """Whether a part is of this side: a joint one is of both, an unknown one may be."""
    part = programme.by_name.get(code)
    return part is None or part.side in (side, "joint")


def _result(there: _There, side: ExamSide, found: _Side) -> Result:
    standing = there.standing
    said = determined(standing, side)
    diploma = next(
        (f for f in _since_start(standing) if isinstance(f.event, DiplomaAwarded) and f.event.side == side),
        None,
    )
    later = superseded(standing, there.programme, side)
    flags = set(found.flags)
    if found.provisional:
        flags.add("PROVISIONAL")
    if later:
        flags.add("DECISION_ON_SUPERSEDED_FACT")
    if diploma is not None and found.state != "PASSED":
        flags.add("DIPLOMA_WITHOUT_PASS")
    because = Because.of(
        sorted(set(found.rules)),
        there.programme.fact,
        *found.facts,
        diploma,
        more=[*there.hours.events] if side == "mbo" else [],
    )
    return Result(
        side=side,
        state=found.state,
        determined=said,
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
        flags=sorted(flags),
        policies=policies_named(because.rules, standing.reference.policies),
        because=because,
    )


def _since_start(standing: Standing) -> list[Fact]:
    """The facts folded from the start of the journey on."""
    start = standing.journey.start
    if start is None:
        return []
    now = standing.facts_by_now()
    return now[standing.journey.start_index - 1 :]


def _subject_of(part: Part) -> str:
    """What a vmbo part is part of: its subject, or itself for a keuzevak, of which there are several."""
    return part.part if _is_keuzevak(part) else part.subject


def _is_keuzevak(part: Part) -> bool:
    return bool(part.vocational) and part.kind == "se" and part.subject == "KV"


def _role(parts: Sequence[Part]) -> Literal["avo", "profielvak", "keuzevak", "judged", "lob"]:
    part = parts[0]
    if part.kind == "lob":
        return "lob"
    if part.kind == "pws" or part.subject in _JUDGED:
        return "judged"
    if _is_keuzevak(part):
        return "keuzevak"
    return "profielvak" if part.vocational else "avo"


def _number(mark: PartMark) -> Decimal | None:
    return number(mark.mark) if mark.mark is not None else None


def _is_burgerschap(part: Part) -> bool:
    """A part of its own for burgerschap, beside loopbaan en burgerschap."""
    return part.kind == "lb" and part.subject.lower() in ("burgerschap", "bs")
