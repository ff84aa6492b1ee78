"""Has a student passed the vmbo exam, and what would turn it?

VEX-10 … VEX-24, VEX-40 and VEX-41; of a geïntegreerde route what the marks are good for (VEX-04).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from journeys.events import Part
from journeys.law.condition import Turn
from journeys.law.schemes import differences, slots_of
from journeys.law.vmbo_package import Exam, Final
from journeys.law.vmbo_resits import can_still_be_made, may_be_resat
from journeys.law.vmbo_result import VmboResult, vmbo_result
from journeys.law.window_options import certificate_candidates
from projections.because import why_window
from projections.record import Record
from projections.uitslag import Uitslag
from projections.vmbo_subjects import KEUZEVAK, REKENEN, ExamSubject, is_choice, subjects


def vmbo(record: Record) -> Uitslag:
    """The result of the vmbo exam by the marks of the day."""
    found = subjects(record)
    exam = _exam(record, found)
    result = _result(exam, found)
    if record.is_gr and not (result.state == "PASSED" and _may_have_diploma(record, found, result)):
        return _not_owed(record, found, result)
    counting = [s for s in found if s.code not in result.dropped]
    marks_open = record.provisional(_parts(counting))
    passed = result.state == "PASSED"
    resit_left = passed and bool(may_be_resat(exam)) and record.diploma("vmbo") is None
    rules = [
        *(condition.rule for condition in result.conditions),
        *(turn.rule for turn in result.resits),
        *_rules(record, counting, marks_open=marks_open),
        *(["VEX-22"] if resit_left or record.determined("vmbo") else []),
        *([] if result.combination is None else ["VEX-13" if exam.leerweg == "GL" else "VEX-12"]),
        *([] if all(s.subject.required for s in found) else ["VEX-21"]),
        *(["VEX-04"] if record.is_gr else []),
    ]
    facts = record.facts(_parts(found))
    if not passed or resit_left:  # what is open can be closed, or sat again, in the window only
        journey = record.journey
        rules += why_window(journey).rules
        facts += [*journey.repeats, *journey.extensions]
    return Uitslag(
        state=result.state,
        rules=rules,
        facts=facts,
        provisional=marks_open or resit_left,
        conditions=[replace(c, about=tuple(dict.fromkeys(c.about))) for c in result.conditions],
        turns=[*_turns(result, found)],
        finals=[final for final in result.finals if not is_choice(final.subject)],
        combination=result.combination,
        ce_average=result.ce_average,
        resits=result.resits,
        dropped=[code for code in result.dropped if not is_choice(code)],
    )


def _exam(record: Record, found: Sequence[ExamSubject]) -> Exam:
    resat = [s.subject.role for s in found if s.subject.ce_resat]
    _, said = record.determined("vmbo") or (None, None)
    return Exam(
        leerweg=record.route.opened.leerweg,
        lwt=record.journey.lwt,
        subjects=tuple(s.subject for s in found),
        resits_used_vocational=resat.count("profielvak"),
        resits_used_avo=resat.count("avo"),
        window_closed=record.standing.on > record.journey.window_end,
        definitive=said is not None and said.definitive,
    )


def _result(exam: Exam, found: Sequence[ExamSubject]) -> VmboResult:
    """By the result rule, and by what the marks alone do not tell it.

    After the window it is not yet a pass as long as a mark that was not told may make it one. Until then, if
    it is not definitive, a school exam that was only failed closed nothing: it can be sat again.
    """
    result = vmbo_result(exam)
    if result.state == "PASSED":
        return result
    if exam.window_closed:
        at_best = replace(exam, subjects=tuple(s.at_best for s in found))
        told = vmbo_result(at_best).state == "PASSED"
        return vmbo_result(replace(exam, window_closed=False, definitive=True)) if told else result
    codes = {s.code for s in found if s.again != s.subject}.difference(turn.about for turn in result.turns)
    if exam.definitive or not codes:
        return result
    again = replace(exam, subjects=tuple(s.again for s in found))
    more = [turn for turn in vmbo_result(again).turns if turn.about in codes]
    possible = result.state == "NOT_YET" or can_still_be_made(again)
    return replace(result, state="NOT_YET" if possible else "NOT_ANY_MORE", turns=(*result.turns, *more))


def _turns(result: VmboResult, found: Sequence[ExamSubject]) -> Iterator[Turn]:
    """What has to be sat, told by the committee, or chosen first."""
    untold = {s.code for s in found if s.untold}
    for turn in dict.fromkeys(result.turns):
        if turn.about in untold:
            yield replace(turn, by="committee")
        else:
            yield replace(turn, by="choice") if is_choice(turn.about) else turn


def _rules(record: Record, counting: Sequence[ExamSubject], *, marks_open: bool) -> Iterator[str]:
    """What the marks themselves rest on."""
    yield from ("MEX-14", "VEX-10", "VEX-11")
    marks = [record.mark(part) for part in _parts(counting)]
    yield from ["VEX-24"] if any(mark.sat > 1 for mark in marks) else []
    yield from ["VEX-50"] if any(mark.exempt for mark in marks) else []
    yield from ["MEX-12", "MEX-13"] if any(mark.joint for mark in marks) else []
    yield from ["MEX-11"] if marks_open else []


def _parts(found: Sequence[ExamSubject]) -> list[Part]:
    return [part for subject in found for part in subject.parts]


# --- in a geïntegreerde route -----------------------------------------------------------------------------


def _may_have_diploma(record: Record, found: Sequence[ExamSubject], result: VmboResult) -> bool:
    """VEX-04: by policy, who passed a whole valid set. A leerwerktraject has a set of its own (VEX-40)."""
    if record.standing.reference.policies.gr_vmbo_diploma == "NEVER":
        return False
    if record.journey.lwt:
        return True
    opened, year = record.route.opened, record.journey.cohort + 2
    counting = [s for s in found if s.code not in result.dropped]
    parts = [_as_in_scheme(part, s) for s in counting for part in s.parts]
    rekenen = [part for part in record.parts("vmbo") if part.subject == REKENEN and record.mark(part).closes]
    own = replace(record.programme.event, parts=[*parts, *rekenen], choices=[])
    lacks = differences(own, leerweg=opened.leerweg, profile=opened.profile, form="DLR", exam_year=year)
    there = slots_of(opened.leerweg, opened.profile, year)
    return bool(there) and all(difference.kind != "MISSING" for difference in lacks)


def _as_in_scheme(part: Part, of: ExamSubject) -> Part:
    """A part of the student's own exam, by the code that the scheme has for its subject."""
    role = of.subject.role
    subject = KEUZEVAK if role == "keuzevak" else of.code
    vocational = role in ("profielvak", "keuzevak")
    return replace(part, subject=subject, vocational=vocational, choice=None)


def _not_owed(record: Record, found: Sequence[ExamSubject], result: VmboResult) -> Uitslag:
    """The marks of what was chosen or sat, and what a certificate could be for (VEX-04)."""
    ours = [s for s in found if s.there or any(part.part in record.required for part in s.parts)]
    codes = {s.code for s in ours}
    finals: list[Final] = [final for final in result.finals if final.subject in codes]
    marks_open = record.provisional(_parts(ours))
    return Uitslag(
        state="NOT_OWED",
        rules=["VEX-04", "VEX-02", *_rules(record, ours, marks_open=marks_open)],
        facts=record.facts(_parts(ours)),
        provisional=marks_open,
        finals=finals,
        candidates=certificate_candidates([(final.subject, final.mark) for final in finals]),
    )
