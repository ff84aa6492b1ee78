"""Which subjects has the vmbo exam of a student, by the programme and the choice, and with which marks?

A programme has parts, the result rule has subjects: a subject is closed by its school exam and its central
exam. A whole exam is asked here, of a geïntegreerde route too: what of it is owed is for who asks.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from journeys.events import ChoiceGroup, Part
from journeys.folds.route import Programme
from journeys.law import parts as law
from journeys.law.marks import sufficient
from journeys.law.vmbo_package import PROFIELWERKSTUK, Role, Subject
from journeys.law.vmbo_resits import HIGHEST
from journeys.vocabulary import Profile
from projections.record import Record

PROFIELVAK = "PV"
LOB = "LOB"
_JUDGED = frozenset({"LO", "KU", PROFIELWERKSTUK})
"""What is judged in words."""
_IN_WORDS: frozenset[Role] = frozenset({"judged", "lob"})
REKENEN = "REK"
"""The schoolexamen rekenen: a line beside the list of marks, outside the result."""
KEUZEVAK = "KV"
_Named: TypeAlias = Mapping[tuple[str, Role], Sequence[Part]]
"""The parts of each subject, by its code and role."""


@dataclass(frozen=True, slots=True)
class ExamSubject:
    """A subject with its parts, as the result rule takes it.

    `there`: something of it was sat or exempted. `untold`: each part of it that has no mark was closed all
    the same, so that only its mark has to be told; `at_best` is the subject with the highest marks for those.
    `again`: the subject as if a school exam that was only failed were still to be sat, which it is.
    A choice that was not made has no parts, and the code `choice:<group>`.
    """

    subject: Subject
    parts: Sequence[Part]
    there: bool
    untold: bool
    at_best: Subject
    again: Subject

    @property
    def code(self) -> str:
        return self.subject.code


def subjects(record: Record) -> list[ExamSubject]:
    """Those of the whole exam, extra ones of which something was sat, and a line for each choice not made."""
    named = _named(record)
    found = []
    for (code, role), parts in named.items():
        required = any(part.part in record.of_whole_exam for part in parts)
        subject = _subject(record, code, role, parts, required=required)
        if required or subject.there:
            found.append(subject)
    return [*found, *_not_chosen(record, named)]


def is_choice(code: str) -> bool:
    """Whether it stands for a choice that was not made."""
    return code.startswith("choice:")


def subject_of(part: Part, profielvak: Collection[str]) -> tuple[str, Role]:
    """Which subject a vmbo part is part of, and how that counts; every keuzevak is one by itself.

    `profielvak`: what the parts of the profielvak may be called.
    """
    if part.kind == "lob":
        return LOB, "lob"
    if part.kind == "pws":
        return PROFIELWERKSTUK, "judged"
    if part.subject in _JUDGED:
        return part.subject, "judged"
    if part.subject in profielvak:
        return PROFIELVAK, "profielvak"
    if part.vocational or part.subject == KEUZEVAK:
        return part.part, "keuzevak"
    return part.subject, "avo"


def profielvak_names(programme: Programme, profile: Profile) -> set[str]:
    """What the profielvak is called: PV, as the CSPE is, or as the profile in a part that is vocational."""
    parts = programme.event.parts
    cspe = {part.subject for part in parts if part.kind == "cspe"}
    return {
        PROFIELVAK,
        *cspe,
        *(part.subject for part in parts if part.vocational and part.subject == profile),
    }


def _named(record: Record) -> _Named:
    profielvak = profielvak_names(record.programme, record.route.opened.profile)
    found: dict[tuple[str, Role], list[Part]] = {}
    for part in record.parts("vmbo"):
        if part.subject != REKENEN:
            found.setdefault(subject_of(part, profielvak), []).append(part)
    return found


@dataclass(frozen=True, slots=True)
class _Half:
    """The school exam or the central exam of a subject.

    `at_best`: the highest that its mark can be, if it was not told; `failed`: a part of it did not close.
    """

    asked: bool
    mark: Decimal | None
    at_best: Decimal | None
    untold: bool
    failed: bool


def _half(record: Record, parts: Sequence[Part], *, exempt: bool) -> _Half:
    """An exemption without a mark is not asked, unless of the whole subject (VEX-50).

    Of several parts the marks are only known together if they are the same: how they weigh is not recorded.
    """
    told = [record.mark(part) for part in parts]
    if not exempt:
        told = [mark for mark in told if mark.mark is not None or not mark.exempt]
    numbers = {mark.number for mark in told}
    mark = numbers.pop() if len(numbers) == 1 else None
    untold = mark is None and bool(told) and all(m.passed or m.number is not None for m in told)
    known = [m.number for m in told if m.number is not None]
    highest = max(known) if known and len(known) == len(told) else HIGHEST
    return _Half(
        asked=bool(told),
        mark=mark,
        at_best=highest if untold else mark,
        untold=untold,
        failed=any(mark.sat and not mark.closes for mark in told),
    )


def _subject(record: Record, code: str, role: Role, parts: Sequence[Part], *, required: bool) -> ExamSubject:
    central = [part for part in parts if part.kind in ("ce", "cspe")]
    told = [record.mark(part) for part in parts]
    exempt = all(mark.exempt for mark in told)
    se = _half(record, [part for part in parts if part not in central], exempt=exempt)
    ce = _half(record, central, exempt=exempt)
    of_ce = [record.mark(part) for part in central]

    def made(se_mark: Decimal | None, ce_mark: Decimal | None) -> Subject:
        return Subject(
            code=code,
            role=role,
            se=se_mark,
            ce=ce_mark,
            has_se=se.asked,
            has_ce=ce.asked,
            judgement=_judgement(record, parts) if role in _IN_WORDS else None,
            required=required,
            exempt=exempt,
            bound=parts[0].choice is None,
            ce_attempts=max((mark.sat for mark in of_ce), default=0),
            ce_resat=any(mark.resat for mark in of_ce),
        )

    halves = [half for half in (se, ce) if half.asked and half.mark is None]
    untold = bool(halves) and all(half.untold for half in halves)
    return ExamSubject(
        subject=made(se.mark, ce.mark),
        parts=parts,
        there=any(mark.sat or mark.exempt for mark in told),
        untold=untold,
        at_best=made(se.at_best, ce.at_best),
        again=made(None if se.failed else se.mark, ce.mark),
    )


def _judgement(record: Record, parts: Sequence[Part]) -> str | None:
    """Of what is judged in words: the lowest, once every part was judged; exempt ones are not asked."""
    told = [record.mark(part) for part in parts]
    words = [mark.judgement for mark in told if mark.judgement is not None or not mark.exempt]
    known = [word for word in words if word is not None]
    if len(known) < len(words) or not known:
        return None
    return next((word for word in known if sufficient(word) is False), known[0])


def _not_chosen(record: Record, named: _Named) -> Iterator[ExamSubject]:
    """A subject for each that the choice of a whole exam lacks; what was sat unchosen can fill it."""
    for group in record.programme.event.choices:
        of_group = record.programme.of_choice.get(group.choice, [])
        chosen = [part for part in of_group if part.part in record.chosen]
        if group.side == "vmbo" and law.choice_is_short(group, chosen):
            members = {name: parts for name, parts in named.items() if parts[0].choice == group.choice}
            yield from [_open(group, members)] * _lacking(record, group, members)


def _lacking(record: Record, group: ChoiceGroup, members: _Named) -> int:
    """How many subjects; the group counts parts, or hours."""
    if group.min_parts is None:
        return 1
    each = max((len(parts) for parts in members.values()), default=1)
    chosen = sum(any(part.part in record.chosen for part in parts) for parts in members.values())
    return math.ceil(group.min_parts / each) - chosen


def _open(group: ChoiceGroup, members: _Named) -> ExamSubject:
    """A subject still to choose, of the shape of those that can be chosen."""
    roles = [role for _, role in members]
    kinds = {part.kind for parts in members.values() for part in parts}
    subject = Subject(
        code=f"choice:{group.choice}",
        role=roles[0] if roles else "avo",
        se=None,
        ce=None,
        has_se=kinds != {"ce"},
        has_ce="ce" in kinds,
        judgement=None,
        required=True,
        exempt=False,
        bound=False,
        ce_attempts=0,
        ce_resat=False,
    )
    return ExamSubject(subject=subject, parts=(), there=False, untold=False, at_best=subject, again=subject)
