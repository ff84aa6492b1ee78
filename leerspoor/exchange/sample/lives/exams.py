"""How are parts passed and failed, and what follows from that?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import structs

from journeys.events import (
    CertificateAwarded,
    Component,
    DiplomaAwarded,
    ExamPartFailed,
    ExamPartPassed,
    ExemptionGranted,
    ResultDetermined,
    SittingMissed,
)
from journeys.vocabulary import Mark, Party
from leerspoor.exchange.sample.lives.story import Story
from leerspoor.exchange.sample.school_days import school_day

_JUDGED: dict[str, Mark] = {
    "LO": "voldoende",
    "KU": "voldoende",
    "LOB": "voldaan",
    "PWS": "goed",
    "LB": "voldaan",
}
_JOINTLY: list[Party] = ["vo", "mbo"]


def passes(
    s: Story,
    part: str,
    on: date,
    mark: Mark | None = None,
    *,
    by: str | None = None,
    sat_on: date | None = None,
    decided: bool = True,
    late: int = 2,
    jointly: bool = False,
    attempt: int | None = None,
) -> int:
    """Close one part on a day of one's own choosing: the note of it."""
    passed = ExamPartPassed(
        part=part,
        mark=mark or _JUDGED.get(part, "6.8"),
        attempt=attempt,
        sat_on=sat_on,
        decided_on=on if decided else None,
        held_by=_JOINTLY if jointly else None,
    )
    s.passed.add(part)
    return s.note(on, by or s.vo, passed, late)


def school_exams(s: Story, codes: Iterable[str], first: date, days: int) -> None:
    """Close parts by school examinations somewhere in the so many days from the first."""
    chance, by = s.chance, s.vo
    for code in codes:
        sat = chance.school_day(first, days)
        part = s.closes(code, sat)
        attempt = None
        luck = s.luck()
        if luck < 0.05:
            failed = ExamPartFailed(part=part, mark=chance.fail_mark(), attempt=1, sat_on=sat)
            s.note(sat, by, failed, chance.between(1, 10))
            attempt, sat = 2, school_day(sat, 14)
        decided = school_day(sat, chance.between(5, 21)) if luck > 0.15 else None
        passed = ExamPartPassed(
            part=part,
            mark=_JUDGED.get(code) or chance.pass_mark(),
            attempt=attempt,
            resit=True if attempt else None,
            sat_on=sat,
            decided_on=decided,
            held_by=_JOINTLY if part != code else None,
        )
        told = decided or sat
        number = s.note(told, s.mbo if 0.2 < luck < 0.204 else by, passed, chance.between(0, 12))
        if 0.3 < luck < 0.31:
            mend(s, number, passed, school_day(told, chance.between(2, 40)))


def mend(s: Story, number: int, passed: ExamPartPassed, on: date) -> None:
    """Somebody had typed it wrongly: another mark, or nothing of the kind."""
    if s.chance.happens(0.8):
        right = structs.replace(passed, mark=s.chance.pass_mark())
        s.diary.correct(number, on, s.vo, right, "typing-error")
    else:
        again = s.note(on, s.vo, passed, after=number)
        s.diary.retract(again, school_day(on, 3), s.vo, "entered-twice")


def central_exams(s: Story, codes: Iterable[str], year: int) -> None:
    """The central examinations of a school year: May, and again in June for who failed."""
    chance, by = s.chance, s.vo
    first, second = school_day(date(year + 1, 6, 12)), school_day(date(year + 1, 6, 27))
    for code in codes:
        sat = chance.school_day(date(year + 1, 5, 9), 14)
        s.passed.add(code)
        luck = s.luck()
        missed = luck < 0.015
        if luck < 0.085:
            if missed:
                s.note(sat, by, SittingMissed(part=code, sat_on=sat, valid_reason=chance.happens(0.8)), 1)
            else:
                failed = ExamPartFailed(
                    part=code, mark=chance.fail_mark(), attempt=1, sat_on=sat, decided_on=first
                )
                s.note(first, by, failed, chance.between(0, 3))
            again = ExamPartPassed(
                part=code,
                mark=chance.pass_mark(),
                attempt=1 if missed else 2,
                resit=None if missed else True,
                sat_on=chance.school_day(date(year + 1, 6, 16), 4),
                decided_on=second,
            )
            s.note(second, by, again, chance.between(0, 3))
        else:
            held_at = s.route.mbo if code == "PV-CSPE" and chance.happens(0.2) else None
            passed = ExamPartPassed(
                part=code, mark=chance.pass_mark(), attempt=1, sat_on=sat, decided_on=first, held_at=held_at
            )
            s.note(first, by, passed, chance.between(0, 3))


def mbo_exams(s: Story, codes: Iterable[str], first: date, days: int) -> None:
    """Close mbo parts somewhere in the so many days from the first."""
    chance, by = s.chance, s.mbo
    for code in codes:
        if code in s.passed:
            continue
        s.passed.add(code)
        sat = chance.school_day(first, days)
        luck = s.luck()
        if luck < 0.03 and code in s.plan.generic:
            exempt = ExemptionGranted(part=code, ground="earlier-diploma", mark="7", decided_on=sat)
            s.note(sat, by, exempt, chance.between(0, 20))
            continue
        attempt = 1
        if luck < 0.11:
            failed = ExamPartFailed(part=code, mark=chance.fail_mark(), attempt=1, sat_on=sat)
            s.note(sat, by, failed, chance.between(3, 20))
            attempt, sat = 2, school_day(sat, 28)
        decided = school_day(sat, chance.between(7, 25))
        passed = ExamPartPassed(
            part=code,
            mark=_JUDGED.get(code) or chance.pass_mark(),
            attempt=attempt,
            resit=True if attempt > 1 else None,
            sat_on=sat,
            decided_on=decided if luck < 0.9 or s.plain else None,
            components=_two_exams(s) if code in s.plan.generic else None,
        )
        s.note(decided, by, passed, chance.between(0, 15))


def _two_exams(s: Story) -> list[Component]:
    mark = s.chance.pass_mark
    return [Component(component="IE", mark=mark()), Component(component="CE", mark=mark())]


def vmbo_result(s: Story, year: int) -> None:
    """The uitslag in June, definitive after the resits, and the diploma."""
    chance, by = s.chance, s.vo
    provisional, definitive = school_day(date(year + 1, 6, 13)), school_day(date(year + 1, 6, 28))
    s.note(
        provisional,
        by,
        ResultDetermined(side="vmbo", outcome="passed", definitive=False),
        chance.between(0, 2),
    )
    s.note(
        definitive, by, ResultDetermined(side="vmbo", outcome="passed", definitive=True), chance.between(0, 2)
    )
    diploma = DiplomaAwarded(side="vmbo", leerweg=s.route.leerweg, lwt=True if s.lwt else None)
    s.note(school_day(date(year + 1, 7, 2), chance.between(0, 7)), by, diploma, chance.between(0, 4))


def vmbo_certificate(s: Story, year: int) -> None:
    """A certificate for the parts passed by who leaves the vmbo without its diploma."""
    parts = [code for code in s.chosen if code in s.passed and not code.startswith("KD")]
    if parts:
        s.note(
            school_day(date(year + 1, 7, 5)),
            s.vo,
            CertificateAwarded(side="vmbo", parts=parts),
            s.chance.between(0, 9),
        )


def mbo_result(s: Story, on: date) -> None:
    """The examencommissie's result and the mbo diploma."""
    s.note(on, s.mbo, ResultDetermined(side="mbo", outcome="passed", definitive=True), s.chance.between(0, 5))
    awarded = school_day(on, s.chance.between(3, 14))
    diploma = DiplomaAwarded(side="mbo", crebo=s.crebo)
    s.note(awarded, s.mbo if s.chance.happens(0.7) else "duo", diploma, s.chance.between(0, 20))
