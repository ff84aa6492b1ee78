"""How do an enrolment and an exam result look in the shapes of the Open Education API (OEAPI 6.0-rc.3)?

An enrolment is a programme offering association, a result a test component offering association, each with
its offering in it. Identifiers there are UUIDs: made from the names here, so that the same thing has the same
one in every file. A day is its first instant in Amsterdam, an end the first instant after it. Pure: nothing
is looked up, and nobody's name, number or birth day is known here.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from journeys.calendar import in_utc, midnight
from journeys.events import ExamPartFailed, ExamPartPassed, ExemptionGranted, Part
from journeys.folds.route import Programme, Route
from journeys.history import Fact
from journeys.law.marks import number
from journeys.vocabulary import Mark, Party
from projections.marks import PartMark

Json = dict[str, Any]
Sat = ExamPartPassed | ExamPartFailed | ExemptionGranted

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:leerspoor:oeapi")
_LEVELS = {
    "onvoldoende": "insufficient",
    "voldoende": "satisfactory",
    "voldaan": "satisfactory",
    "goed": "good",
}
_IN_NUMBERS, _IN_WORDS = "grade_0_10_one_decimal", "insufficient_satisfactory_good"


class When(Struct, frozen=True):
    """Of which day a line is, and by what was known when (as asked for; None: all there is)."""

    on: date
    known_at: str | None = None


class Enrolment(Struct, frozen=True, kw_only=True):
    """A time in which a student was enrolled at one side of a route, in one cohort and for one crebo.

    `turn`: which time it is with all these the same, from 1. `until`: the first day no longer, None while it
    lasts. `expected`: the first day on which it is expected to be over.
    """

    student: str
    side: Party
    route: Route
    cohort: int
    crebo: str | None
    turn: int
    first: date
    until: date | None
    expected: date


class Result(Struct, frozen=True, kw_only=True):
    """What stands of one part of the exam programme of a student's route."""

    student: str
    route: Route
    programme: Programme
    part: Part
    mark: PartMark


def id_of(*names: object) -> str:
    """The UUID of what these names mean together, always the same one; no name has a blank in it."""
    return str(uuid.uuid5(_NAMESPACE, " ".join(map(str, names))))


def moment(day: date) -> str:
    """The first instant of a day as RFC 3339; in UTC where Amsterdam's own time had seconds (before 1937)."""
    begun = midnight(day)
    offset = begun.utcoffset()
    return (begun if offset is not None and offset.seconds % 60 == 0 else in_utc(begun)).isoformat()


def of_enrolment(enrolment: Enrolment, when: When) -> Json:
    """A ProgrammeOfferingAssociation: `associated` while it lasts, then `finished`."""
    route = enrolment.route
    named = (route.id, enrolment.cohort, enrolment.side, enrolment.crebo)
    code = "/".join(str(name) for name in named if name is not None)
    return {
        "associationId": id_of("enrolment", enrolment.student, *_schools(route), *named, enrolment.turn),
        "role": "student",
        "state": "associated" if enrolment.until is None else "finished",
        "startDateTime": moment(enrolment.first),
        "expectedEndDateTime": moment(enrolment.expected),
        **({} if enrolment.until is None else {"actualEndDateTime": moment(enrolment.until)}),
        "personId": id_of("person", enrolment.student),
        "programmeOffering": {
            "programmeOfferingId": id_of("programme-offering", *_schools(route), *named),
            "primaryCode": _code("offering_code", code),
            "name": _said(_programme_name(enrolment)),
            "programme": _programme(enrolment),
            "organisation": _organisation(route.brin(enrolment.side)),
            "ext": {"leerroute": route.opened.form},
        },
        "ext": _beside(enrolment.student, when),
    }


def of_result(result: Result, when: When) -> Json:
    """A TestComponentOfferingAssociation: `finished` once the part is closed; each sitting is an attempt."""
    best, part, mark = result.mark.facts[0], result.part, result.mark
    scale = _scale(mark.mark)
    named = (*_schools(result.route), result.programme.fact.id, part.part)
    side: Party = "vo" if part.side == "vmbo" else "mbo"
    codes = [_code("component_code", code) for code in part.register_codes or ()]
    if part.crebo is not None:
        codes.append(_code("programme_code", part.crebo))
    passed = "passed" if mark.passed else "x-exempt" if mark.exempt else "failed"
    return {
        "associationId": id_of("result", result.student, *named),
        "role": "student",
        "state": "finished" if mark.closes else "associated",
        "personId": id_of("person", result.student),
        "testComponentOffering": {
            "testComponentOfferingId": id_of("test", *named, scale),
            "primaryCode": _code("component_code", part.part),
            "name": _said(part.name),
            **({"otherCodes": codes} if codes else {}),
            "resultExpected": True,
            "resultValueType": scale,
            "organisation": _organisation(result.route.brin(side)),
            "ext": {"route": result.route.id, "kind": part.kind, "subject": part.subject},
        },
        "result": _result(best, passed, scale),
        "attempts": list(_attempts(mark.facts[1:], part, scale)),
        "ext": {**_beside(result.student, when), **({"joint": True} if mark.joint else {})},
    }


def _attempts(facts: tuple[Fact, ...], part: Part, scale: str) -> Iterator[Json]:
    """The sittings, in order; an exemption is none."""
    for fact in facts:
        event = fact.event
        if isinstance(event, ExamPartPassed | ExamPartFailed):
            passed = "passed" if isinstance(event, ExamPartPassed) else "failed"
            yield {
                "attemptId": id_of("attempt", fact.id, part.part),
                **({} if event.attempt is None else {"attempt": event.attempt}),
                "state": "finished",
                "startDateTime": moment(event.sat_on or fact.on),
                "result": _result(fact, passed, scale),
            }


def _result(fact: Fact, passed: str, scale: str) -> Json:
    """A Result; `completed` and `final` once the examencommissie has set it."""
    event = fact.event
    if not isinstance(event, Sat):
        raise TypeError(fact.id)
    score = None if event.mark is None or _scale(event.mark) != scale else _LEVELS.get(event.mark, event.mark)
    decided = event.decided_on is not None
    return {
        "state": "completed" if decided else "in_progress",
        "pass": passed,
        **({} if score is None else {"score": score}),
        "final": decided,
        "resultDateTime": moment(fact.on),
        **({} if event.mark in (None, score) else {"ext": {"mark": event.mark}}),
    }


def _scale(mark: Mark | None) -> str:
    """In what the mark of a part is given: a number unless it is a word."""
    return _IN_WORDS if mark is not None and number(mark) is None else _IN_NUMBERS


def _programme(enrolment: Enrolment) -> Json:
    opened = enrolment.route.opened
    if enrolment.side == "vo":
        code, level = _code("identifier", f"{opened.leerweg}-{opened.profile}"), "pre_vocational"
    else:
        code = (
            _code("identifier", enrolment.route.id)
            if enrolment.crebo is None
            else _code("programme_code", enrolment.crebo)
        )
        level = "secondary_vocational_education"
        level += f"_{opened.level}" if enrolment.crebo == opened.crebo else ""
    return {
        "programmeId": id_of(
            "programme", *_schools(enrolment.route), enrolment.route.id, enrolment.side, enrolment.crebo
        ),
        "programmeType": "programme",
        "primaryCode": code,
        "name": _said(_programme_name(enrolment)),
        "level": level,
    }


def _programme_name(enrolment: Enrolment) -> str:
    opened = enrolment.route.opened
    return (
        f"vmbo {opened.leerweg}, profiel {opened.profile}"
        if enrolment.side == "vo"
        else f"mbo, {opened.domain}"
    )


def _organisation(brin: str) -> Json:
    """A school by its code, which has to stand for its name: the journal knows no other."""
    return {
        "organisationId": id_of("organisation", brin),
        "primaryCode": _code("institution_code", brin),
        "organisationType": "root",
        "name": _said(brin),
    }


def _beside(student: str, when: When) -> Json:
    """What OEAPI has no place for: the pseudonym, and of when the line is."""
    known = {} if when.known_at is None else {"knownAt": when.known_at}
    return {"student": student, "on": str(when.on), **known}


def _schools(route: Route) -> tuple[str, str]:
    return route.brin("vo"), route.brin("mbo")


def _code(kind: str, code: str) -> Json:
    return {"codeType": kind, "code": code}


def _said(text: str) -> list[Json]:
    return [{"language": "nl-NL", "value": text}]
