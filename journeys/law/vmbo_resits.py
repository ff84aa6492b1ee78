"""Which single mark would still make the vmbo result a pass?

VEX-23 (herkansingen) and the parts that are not closed yet.
"""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from itertools import product
from typing import TypeAlias

from msgspec import structs

from journeys.law.condition import Turn
from journeys.law.marks import sufficient
from journeys.law.vmbo_conditions import passes
from journeys.law.vmbo_package import Exam, Open, Role, Subject, in_result, still_open
from journeys.vocabulary import Mark

HIGHEST = Decimal(10)
_TENTHS = range(10, 101)
"""The marks from 1.0 to 10.0, in tenths."""
_WORDS: dict[Role, Mark] = {"judged": "voldoende", "lob": "voldaan"}

Sitting: TypeAlias = tuple[int, Open]
"""The place of a subject in `exam.subjects`, and the part of it."""


def may_be_resat(exam: Exam) -> tuple[int, ...]:
    """The places of the subjects whose CE can still be done again (VEX-23).

    BB and KB have two herkansingen, one for the CSPE and one for a general subject; the GL has one, for
    either. The sources are silent on the TL: it has one, as the GL. None of a subject that was done again,
    or that an exemption stands for, nor after the window or when the result is definitive (VEX-22).
    """
    if exam.window_closed or exam.definitive:
        return ()
    return tuple(
        place
        for place, subject in enumerate(exam.subjects)
        if in_result(subject, exam) and _was_sat_once(subject) and _right_left(exam, subject)
    )


def _was_sat_once(subject: Subject) -> bool:
    once = not subject.ce_resat and subject.ce_attempts <= 1
    return subject.has_ce and subject.ce is not None and not subject.exempt and once


def _right_left(exam: Exam, subject: Subject) -> bool:
    if _one_for_either(exam):
        return exam.resits_used_vocational + exam.resits_used_avo < 1
    return (exam.resits_used_avo if subject.role == "avo" else exam.resits_used_vocational) < 1


def _one_for_either(exam: Exam) -> bool:
    return exam.leerweg in ("GL", "TL")


def resits(exam: Exam) -> tuple[Turn, ...]:
    """For each herkansing that is left, the lowest CE mark with which it alone makes the result a pass.

    Of a result that is not one; such a mark is always above the present one (VEX-24).
    """
    return tuple(_resit(exam, place) for place in may_be_resat(exam))


def _resit(exam: Exam, place: int) -> Turn:
    mark = _lowest(exam, (place, "ce"))
    return Turn(about=exam.subjects[place].code, by="resit", rule="VEX-23", mark=mark, turns=mark is not None)


def can_still_be_made(exam: Exam) -> bool:
    """Whether the best that open parts and herkansingen can still bring would be a pass."""
    filled = exam
    for place, subject in enumerate(exam.subjects):
        for part in _to_sit(exam, subject):
            filled = _with(filled, (place, part), _WORDS.get(subject.role, HIGHEST))
    return any(passes(_with_tens(filled, places)) for places in _resits_together(exam))


def _resits_together(exam: Exam) -> list[tuple[int, ...]]:
    """What can be done again together: nothing, any one, and where there are two rights one of each kind."""
    places = may_be_resat(exam)
    together: list[tuple[int, ...]] = [(), *((place,) for place in places)]
    if not _one_for_either(exam):
        avo = [place for place in places if exam.subjects[place].role == "avo"]
        together += product(avo, [place for place in places if place not in avo])
    return together


def _with_tens(exam: Exam, places: tuple[int, ...]) -> Exam:
    for place in places:
        exam = _with(exam, (place, "ce"), HIGHEST)
    return exam


def sittings(exam: Exam) -> tuple[Turn, ...]:
    """For each subject with a part to sit, the lowest mark with which that part alone makes a pass.

    One line a subject; of a subject with two open parts no mark alone does. Nothing after the window.
    """
    if exam.window_closed:
        return ()
    return tuple(
        _sitting(exam, place)
        for place, subject in enumerate(exam.subjects)
        if in_result(subject, exam) and _to_sit(exam, subject)
    )


def _to_sit(exam: Exam, subject: Subject) -> tuple[Open, ...]:
    """The open parts; a judgement `onvoldoende` closes nothing, and can be mended until it is definitive."""
    if subject.exempt or exam.definitive or subject.judgement is None or sufficient(subject.judgement):
        return still_open(subject)
    return ("judgement",)


def _sitting(exam: Exam, place: int) -> Turn:
    subject = exam.subjects[place]
    mark = None
    parts = _to_sit(exam, subject)
    if len(parts) == 1:
        (part,) = parts
        word = _WORDS.get(subject.role)
        if word is None:
            mark = _lowest(exam, (place, part))
        elif passes(_with(exam, (place, part), word)):
            mark = word
    rule = "VEX-41" if exam.lwt else "VEX-20"
    return Turn(about=subject.code, by="sitting", rule=rule, mark=mark, turns=mark is not None)


def _lowest(exam: Exam, sitting: Sitting) -> Mark | None:
    """The lowest mark that makes a pass of what is none; a higher mark never unmakes one."""
    if not passes(_with(exam, sitting, HIGHEST)):
        return None
    lowest = bisect_left(_TENTHS, True, key=lambda tenths: passes(_with(exam, sitting, Decimal(tenths) / 10)))
    return f"{Decimal(_TENTHS[lowest]) / 10:.1f}"


def _with(exam: Exam, sitting: Sitting, mark: Decimal | Mark) -> Exam:
    place, part = sitting
    subject = structs.replace(exam.subjects[place], **{part: mark})
    subjects = (*exam.subjects[:place], subject, *exam.subjects[place + 1 :])
    return structs.replace(exam, subjects=subjects)
