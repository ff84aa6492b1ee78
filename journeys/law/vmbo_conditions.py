"""Which conditions of the vmbo result are met, on the best combination of subjects?

VEX-20, or VEX-41 in a leerwerktraject; the best combination by VEX-21.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from journeys.law.condition import Condition
from journeys.law.marks import SUFFICIENT, sufficient, two_decimals
from journeys.law.vmbo_package import (
    CE_ENOUGH,
    COMBINATIECIJFER,
    NEDERLANDS,
    PROFIELWERKSTUK,
    Exam,
    Role,
    Subject,
    ce_mean,
    combination,
    counting_marks,
    final_mark,
    left_out,
    of_combination,
    packages,
    still_open,
    with_ce,
)

LOWEST = 4
"""A final mark below this is never made up for."""
NEDERLANDS_ENOUGH = 5
_MADE_UP_FOR = 7
_LOW_MARKS = {(): False, (5,): False, (4,): True, (5, 5): True}
"""The marks below 6 that a result may have, and whether a 7 has to make up for them."""

Marks = Sequence[tuple[str, int | None]]


class Standing(Struct, frozen=True, kw_only=True):
    """A combination of subjects, as places in `exam.subjects`, and how its conditions stand."""

    package: tuple[int, ...]
    conditions: tuple[Condition, ...]

    @property
    def passes(self) -> bool:
        return all(condition.met for condition in self.conditions)


def best(exam: Exam) -> Standing:
    """The combination that passes; else the one with the fewest conditions unmet, then the largest."""
    return min((_standing(exam, package) for package in packages(exam)), key=_rank)


def passes(exam: Exam) -> bool:
    """Whether some combination of subjects meets every condition."""
    return best(exam).passes


def _rank(standing: Standing) -> tuple[int, int]:
    return (sum(not condition.met for condition in standing.conditions), -len(standing.package))


def _standing(exam: Exam, places: tuple[int, ...]) -> Standing:
    package = [exam.subjects[place] for place in places]
    conditions = _of_leerwerktraject(exam, package) if exam.lwt else _of_leerweg(exam, package)
    return Standing(package=places, conditions=(*conditions, _complete(exam, package)))


def _of_leerweg(exam: Exam, package: list[Subject]) -> list[Condition]:
    """VEX-20 (a) to (g), as far as the leerweg has them."""
    weighed = counting_marks(package, exam.leerweg)
    judged = [s for s in package if s.role == "judged"]
    lob = [s for s in package if s.role == "lob"]
    in_gl = _finals(package, "profielvak") if exam.leerweg == "GL" else []
    found = [
        _ce_average(package),
        _nederlands(package, NEDERLANDS_ENOUGH, "VEX-20"),
        _at_least("no-mark-below-4", "VEX-20", [*weighed, *in_gl], LOWEST, missing=()),
    ]
    if exam.leerweg != "TL":
        found.append(_keuzevakken(package, "VEX-20"))
    found += [
        _compensation(weighed),
        _judged("judged", [s for s in judged if s.code != PROFIELWERKSTUK], "voldoende"),
    ]
    if exam.leerweg in ("GL", "TL"):
        found.append(
            _judged("profielwerkstuk", [s for s in judged if s.code == PROFIELWERKSTUK], "voldoende")
        )
    return [*found, _judged("lob", lob, "voldaan")]


def _of_leerwerktraject(exam: Exam, package: list[Subject]) -> list[Condition]:
    """VEX-41: Nederlands, the profielvak and the combinatiecijfer each sufficient, no keuzevak below 4."""
    parts = of_combination(package, exam.leerweg)
    whole = [(COMBINATIECIJFER, combination(package, exam.leerweg))] if parts else []
    return [
        _nederlands(package, SUFFICIENT, "VEX-41"),
        _at_least(
            "profielvak",
            "VEX-41",
            _finals(package, "profielvak"),
            SUFFICIENT,
            missing=_without(package, "profielvak"),
        ),
        _at_least(COMBINATIECIJFER, "VEX-41", whole, SUFFICIENT, missing=_without(package, "keuzevak")),
        _keuzevakken(package, "VEX-41"),
    ]


def _complete(exam: Exam, package: list[Subject]) -> Condition:
    """Every part has its mark (VEX-01, VEX-40). While the window is open a part is only waited for."""
    roles: tuple[Role, ...] = () if exam.leerweg == "TL" else ("profielvak", "keuzevak")
    absent = [role for role in roles if _without(package, role)]
    waits = [*(subject.code for subject in package for _ in still_open(subject)), *absent]
    asked = len(absent) + sum(_number_of_parts(subject) for subject in package)
    return Condition(
        condition="complete",
        rule="VEX-40" if exam.lwt else "VEX-01",
        met=(False if exam.window_closed else None) if waits else True,
        found=f"{asked - len(waits)}/{asked}",
        needed=f"{asked}/{asked}",
        about=tuple(dict.fromkeys(waits)),
    )


def _number_of_parts(subject: Subject) -> int:
    return 1 if subject.role in ("judged", "lob") else subject.has_se + subject.has_ce


def _ce_average(package: list[Subject]) -> Condition:
    """VEX-20 (a): over the CE marks as they are, the mean not rounded (VEX-11)."""
    average = ce_mean(package)
    subjects = with_ce(package)
    waits = tuple(subject.code for subject in subjects if subject.ce is None)
    low = tuple(subject.code for subject in subjects if subject.ce is not None and subject.ce < CE_ENOUGH)
    if average is None:
        met = True if not waits and any(subject.has_ce for subject in package) else None
    else:
        met = None if waits else average >= CE_ENOUGH
    return Condition(
        condition="ce-average",
        rule="VEX-20",
        met=met,
        found=None if average is None else two_decimals(average),
        needed=f">= {CE_ENOUGH}",
        about=waits or (() if met else low),
    )


def _nederlands(package: list[Subject], least: int, rule: str) -> Condition:
    """VEX-20 (b), in a leerwerktraject VEX-41."""
    there = [subject for subject in package if subject.code == NEDERLANDS]
    return _at_least("nederlands", rule, _marks(there), least, missing=() if there else (NEDERLANDS,))


def _keuzevakken(package: list[Subject], rule: str) -> Condition:
    """VEX-20 (c): every keuzevak by itself (VEX-12)."""
    marks = _finals(package, "keuzevak")
    return _at_least("no-keuzevak-below-4", rule, marks, LOWEST, missing=_without(package, "keuzevak"))


def _at_least(code: str, rule: str, marks: Marks, least: int, *, missing: tuple[str, ...]) -> Condition:
    """No mark below the least; one that is shows at once, otherwise every mark has to be there."""
    known = [mark for _, mark in marks if mark is not None]
    low = tuple(name for name, mark in marks if mark is not None and mark < least)
    waits = (*(name for name, mark in marks if mark is None), *missing)
    return Condition(
        condition=code,
        rule=rule,
        met=False if low else None if waits else True,
        found=str(min(known)) if known else None,
        needed=f">= {least}",
        about=low or waits,
    )


def _compensation(weighed: Marks) -> Condition:
    """VEX-20 (d): all 6, or one 5, or one 4 or two fives with a 7 that makes up for them."""
    marks = sorted(mark for _, mark in weighed if mark is not None)
    low = tuple(mark for mark in marks if mark < SUFFICIENT)
    waits = tuple(name for name, mark in weighed if mark is None)
    met: bool | None = None
    if low not in _LOW_MARKS:
        met = False
    elif not waits:
        met = not _LOW_MARKS[low] or marks[-1] >= _MADE_UP_FOR
    about = tuple(name for name, mark in weighed if mark is not None and mark < SUFFICIENT)
    return Condition(
        condition="compensation",
        rule="VEX-20",
        met=met,
        found=" ".join(map(str, marks)) or None,
        needed=">= 6 | 5 | 4+7 | 5+5+7",
        about=() if met else waits if met is None else about,
    )


def _judged(code: str, subjects: list[Subject], needed: str) -> Condition:
    """VEX-20 (e) to (g): each judged sufficient; without any such subject it cannot be told."""
    judgements = [(s.code, s.judgement) for s in subjects if s.judgement is not None]
    low = tuple(name for name, judgement in judgements if not sufficient(judgement))
    waits = tuple(subject.code for subject in subjects if still_open(subject)) if subjects else (code,)
    return Condition(
        condition=code,
        rule="VEX-20",
        met=False if low else None if waits else True,
        found=" ".join(judgement for _, judgement in judgements) or None,
        needed=needed,
        about=low or waits,
    )


def _finals(package: list[Subject], role: Role) -> Marks:
    return _marks([subject for subject in package if subject.role == role])


def _marks(subjects: list[Subject]) -> Marks:
    return [(subject.code, final_mark(subject)) for subject in subjects if not left_out(subject)]


def _without(package: list[Subject], role: Role) -> tuple[str, ...]:
    """The role, if no subject has it."""
    return () if any(subject.role == role for subject in package) else (role,)
