"""Does an exam programme hold the whole vmbo exam of its leerweg and profile, and nothing else?

VEX-01, VEX-02 and VEX-03 against the exam scheme of the year (`journeys.law.values.schemes`). What a
programme asks beyond the scheme is no difference if it is a subject of the leerweg: subjects may be extra.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.events import ExamProgrammeAdopted, Part
from journeys.law.dated import value_on
from journeys.law.parts import codes_of
from journeys.law.values.schemes import AVO, SCHEMES, Scheme, Subject, SubjectCode
from journeys.vocabulary import Leerweg, PartKind, Profile, RouteForm, day

DifferenceKind: TypeAlias = Literal["MISSING", "UNKNOWN", "CHOICE_WITHOUT_PTA"]
Fitting: TypeAlias = tuple[Part, Subject]
"""A vmbo part with the subject of the scheme that it is a part of."""


class Slot(Struct, frozen=True, kw_only=True):
    """A place in an exam scheme.

    `slot` is the subject's own code, or `bound-1`, `bound-2`, `free-1`, `free-2` where there is a choice. One
    of `subjects` fills it, by a part of each of `kinds`; `count` of them for the keuzevakken. A subject fills
    one place. `label` is short for the subjects: `NE`, `NK1/BI`, `avo`.
    """

    slot: str
    label: str
    subjects: tuple[SubjectCode, ...]
    kinds: tuple[PartKind, ...]
    count: int = 1


class Difference(Struct, frozen=True, kw_only=True):
    """Where a programme and its scheme differ.

    - MISSING: `about` the slot, or the subject beyond the scheme, that lacks a part; `needed` is what lacks,
      `NE ce`, `WI/MK/GS/AK se+ce`, `KV x4`.
    - UNKNOWN: `about` the part; `needed` is what fits its subject (`NE se+ce`, `KV vocational`), or the
      leerweg and profile that do not have the subject. Of a profile that the leerweg does not have: `about`
      the profile, `needed` those it has.
    - CHOICE_WITHOUT_PTA: `about` the choice group, `needed` the least number of parts.
    """

    kind: DifferenceKind
    about: str
    needed: str
    rule: str


def differences(
    programme: ExamProgrammeAdopted, *, leerweg: Leerweg, profile: Profile, form: RouteForm, exam_year: int
) -> tuple[Difference, ...]:
    """Where the vmbo parts of a programme differ from the exam scheme; none when they are in order.

    In a GR nothing can be missing, as only what is chosen is owed; but what can be chosen needs a PTA. Every
    other form of route has the whole exam. Parts that can be chosen count as there. A joint part fills no
    place itself: the vmbo part that it counts for does.
    """
    scheme = _scheme(exam_year)
    rule = "VEX-02" if form == "GR" else "VEX-01"
    slots = slots_of(leerweg, profile, exam_year)
    if not slots:
        needed = "/".join(scheme.leerwegen[leerweg].profiles)
        return (Difference(kind="UNKNOWN", about=profile, needed=needed, rule=rule),)
    known = {subject.code: subject for subject in scheme.subjects if leerweg in subject.leerwegen}
    unknown: list[Difference] = []
    fitting: list[Fitting] = []
    for part in programme.parts:
        if part.side != "vmbo":
            continue
        subject = known.get(_subject_code(part, profile))
        needed = _kinds_it_must_have(part, subject) if subject else f"{leerweg} {profile}"
        if subject and not needed:
            fitting.append((part, subject))
        else:
            unknown.append(Difference(kind="UNKNOWN", about=part.part, needed=needed, rule=rule))
    if form == "GR":
        return (*unknown, *_empty_choices(programme))
    return (*_missing(slots, fitting, programme), *unknown)


def slots_of(leerweg: Leerweg, profile: Profile, exam_year: int) -> tuple[Slot, ...]:
    """The places of an exam scheme, those with least choice first; none if the leerweg has no such profile.

    Without the schoolexamen rekenen, which depends on the package (VEX-01).
    """
    scheme = _scheme(exam_year)
    asked = scheme.leerwegen[leerweg]
    if profile not in asked.profiles:
        return ()
    kinds = {subject.code: subject.kinds for subject in scheme.subjects}
    always = [
        Slot(
            slot=code,
            label=code,
            subjects=(code, profile) if code == "PV" else (code,),
            kinds=kinds[code],
        )
        for code in asked.always
    ]
    bound = [
        Slot(
            slot=one_of[0] if len(one_of) == 1 else f"bound-{number}",
            label="/".join(one_of),
            subjects=one_of,
            kinds=AVO,
        )
        for number, one_of in enumerate(scheme.bound[profile], 1)
    ]
    fixed = {slot.slot for slot in (*always, *bound)}
    avo = tuple(
        subject.code
        for subject in scheme.subjects
        if subject.kinds == AVO and leerweg in subject.leerwegen and subject.code not in fixed
    )
    free = [
        Slot(slot=f"free-{number}", label="avo", subjects=avo, kinds=AVO)
        for number in range(1, asked.free + 1)
    ]
    keuzevakken = Slot(slot="KV", label="KV", subjects=("KV",), kinds=kinds["KV"], count=asked.keuzevakken)
    return (*always, *bound, *free, *([keuzevakken] if asked.keuzevakken else []))


def content_of(leerweg: Leerweg, profile: Profile, exam_year: int) -> tuple[Slot, ...]:
    """The places whose subject is taught whatever is examined (VEX-03): not the profielwerkstuk, not LOB."""
    taught = {subject.code for subject in _scheme(exam_year).subjects if subject.taught}
    return tuple(slot for slot in slots_of(leerweg, profile, exam_year) if taught.intersection(slot.subjects))


def average_counts(leerweg: Leerweg, exam_year: int) -> int:
    """How many marks of central exams the average of at least 5.5 is taken over (VEX-20)."""
    return _scheme(exam_year).leerwegen[leerweg].average_counts


def chosen_without_pta(chosen: Iterable[str], programme: ExamProgrammeAdopted) -> tuple[str, ...]:
    """The codes chosen, each once, that are neither a part of the programme nor a register's code of one.

    Each chosen part needs a PTA (VEX-02).
    """
    codes = {code for part in programme.parts for code in codes_of(part)}
    return tuple(dict.fromkeys(code for code in chosen if code not in codes))


def _scheme(exam_year: int) -> Scheme:
    """The schemes that hold in the school year in which the exam is closed."""
    return value_on(SCHEMES, day(exam_year - 1, 8, 1))


def _subject_code(part: Part, profile: Profile) -> SubjectCode:
    """The scheme's code: the profielvak goes by the profile's name too."""
    return "PV" if part.vocational and part.subject == profile else part.subject


def _kinds_it_must_have(part: Part, subject: Subject) -> str:
    """What a part would have to be to fit its subject; empty when it does."""
    if part.kind not in subject.kinds:
        return f"{subject.code} {'+'.join(subject.kinds)}"
    return f"{subject.code} vocational" if subject.vocational and not part.vocational else ""


def _missing(
    slots: Sequence[Slot], parts: Sequence[Fitting], programme: ExamProgrammeAdopted
) -> list[Difference]:
    """The slots that the parts do not fill, and the other subjects of which they are half the exam.

    The slots go from narrow to wide, and each takes the subject that has most of its kinds: no other division
    of the subjects fills more.
    """
    there: dict[SubjectCode, set[PartKind]] = {}
    for part, subject in parts:
        there.setdefault(subject.code, set()).add(part.kind)
    left = {subject.code: subject for _, subject in parts}
    lacks: list[tuple[str, str]] = []
    for slot in slots:
        candidates = [code for code in slot.subjects if code in left]
        found = max(candidates, key=lambda code: len(there[code]), default=slot.label)
        left.pop(found, None)
        lacking = _kinds_not_in(there.get(found, ()), slot.kinds)
        if slot.count > 1:
            lacking = f"x{slot.count}" if _keuzevakken(parts, programme) < slot.count else ""
        if lacking:
            lacks.append((slot.slot, f"{found} {lacking}"))
    if "REK" not in there and not _wiskunde_is_certain(slots, parts):
        lacks.append(("REK", "REK se"))
    for code, subject in left.items():
        if lacking := _kinds_not_in(there[code], subject.kinds):
            lacks.append((code, f"{code} {lacking}"))
    return [Difference(kind="MISSING", about=about, needed=needed, rule="VEX-01") for about, needed in lacks]


def _kinds_not_in(there: Collection[PartKind], kinds: Sequence[PartKind]) -> str:
    return "+".join(kind for kind in kinds if kind not in there)


def _wiskunde_is_certain(slots: Sequence[Slot], parts: Sequence[Fitting]) -> bool:
    """Whether no student owes the schoolexamen rekenen: profile or programme ask wiskunde of everyone."""
    return any(slot.slot == "WI" for slot in slots) or any(
        subject.code == "WI" and part.choice is None for part, subject in parts
    )


def _keuzevakken(parts: Sequence[Fitting], programme: ExamProgrammeAdopted) -> int:
    """How many keuzevakken every student closes: those without a choice, and what the groups ask at least.

    Where a group holds something else too, that may be chosen first.
    """
    choices = [part.choice for part, subject in parts if subject.code == "KV"]
    count = choices.count(None)
    for group in programme.choices:
        members = [part.choice for part in programme.parts].count(group.choice)
        others = members - choices.count(group.choice)
        count += max(0, min(group.min_parts or 0, members) - others)
    return count


def _empty_choices(programme: ExamProgrammeAdopted) -> list[Difference]:
    """The vmbo choice groups from which nothing can be chosen."""
    offered = {part.choice for part in programme.parts if part.side == "vmbo"}
    return [
        Difference(
            kind="CHOICE_WITHOUT_PTA", about=group.choice, needed=f"x{group.min_parts or 1}", rule="VEX-02"
        )
        for group in programme.choices
        if group.side == "vmbo" and group.choice not in offered
    ]
