"""What does OEAPI 6.0-rc.3 ask of an association, as far as ours go, and which would be written of a history?

Our own words for what its published schemas ask of the members that we write: which are needed, of what form,
and which values an enumeration has (they are open: another one begins with `x-`). A member that we do not
write is not known here, so one with a mistake in its name is found too. What goes in `ext` is free.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jsonschema import Draft202012Validator

from journeys.folds.reference import Reference
from journeys.history import Recorded, counted
from leerspoor.exchange.oeapi import When, of_enrolment, of_result
from leerspoor.exporting_oeapi import Written, of_student
from projections.questions import Asked
from projections.standing import StudentHistory
from tests.scenario import day, instant

Json = dict[str, Any]


def _of(needed: str, **members: Json) -> Json:
    """An object with these members and no other; `needed`: those that may not be left out."""
    return {
        "type": "object",
        "required": needed.split(),
        "properties": members,
        "additionalProperties": False,
    }


def _one_of(*values: str) -> Json:
    """An open enumeration."""
    return {"type": "string", "pattern": rf"^({'|'.join(values)}|x-[a-z-]+)$"}


def _list(of: Json) -> Json:
    return {"type": "array", "items": of}


UUID = {"type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
MOMENT = {
    "type": "string",
    "pattern": r"^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
}
TEXT = {"type": "string"}
EXT = {"type": "object"}
CODE = _of(
    "codeType code",
    codeType=_one_of("component_code", "identifier", "institution_code", "offering_code", "programme_code"),
    code=TEXT,
)
NAME = {
    "type": "array",
    "minItems": 1,
    "items": _of("language value", language={"type": "string", "pattern": "^[a-z]{2}-[A-Z]{2}$"}, value=TEXT),
}
ORGANISATION = _of(
    "organisationId organisationType name primaryCode",
    organisationId=UUID,
    organisationType=_one_of("root"),
    name=NAME,
    primaryCode=CODE,
)
PROGRAMME = _of(
    "programmeId programmeType name primaryCode",
    programmeId=UUID,
    programmeType=_one_of("programme"),
    name=NAME,
    primaryCode=CODE,
    level=_one_of("pre_vocational", "secondary_vocational_education(_[1-4])?"),
)
PROGRAMME_OFFERING = _of(
    "programmeOfferingId primaryCode name",
    programmeOfferingId=UUID,
    primaryCode=CODE,
    name=NAME,
    programme=PROGRAMME,
    organisation=ORGANISATION,
    ext=EXT,
)
TEST_OFFERING = _of(
    "testComponentOfferingId primaryCode name",
    testComponentOfferingId=UUID,
    primaryCode=CODE,
    name=NAME,
    otherCodes=_list(CODE),
    resultExpected={"type": "boolean"},
    resultValueType=_one_of("grade_0_10_one_decimal", "insufficient_satisfactory_good"),
    organisation=ORGANISATION,
    ext=EXT,
)
RESULT = _of(
    "state resultDateTime",
    state=_one_of("in_progress", "postponed", "completed", "queued"),
    **{"pass": _one_of("unknown", "passed", "failed")},
    score=TEXT,
    final={"type": "boolean"},
    resultDateTime=MOMENT,
    ext=EXT,
)
ATTEMPT = _of(
    "attemptId",
    attemptId=UUID,
    attempt={"type": "integer"},
    state=_one_of("pending", "cancelled", "associated", "finished"),
    startDateTime=MOMENT,
    result=RESULT,
)
_ASSOCIATION = {
    "associationId": UUID,
    "role": _one_of("student"),
    "state": _one_of("pending", "cancelled", "denied", "associated", "queued", "finished"),
    "personId": UUID,
    "ext": EXT,
}
ENROLMENT = _of(
    "associationId role state personId programmeOffering",
    **_ASSOCIATION,
    startDateTime=MOMENT,
    expectedEndDateTime=MOMENT,
    actualEndDateTime=MOMENT,
    programmeOffering=PROGRAMME_OFFERING,
)
TEST = _of(
    "associationId role state personId testComponentOffering",
    **_ASSOCIATION,
    testComponentOffering=TEST_OFFERING,
    result=RESULT,
    attempts=_list(ATTEMPT),
)
_ENROLMENT, _TEST = Draft202012Validator(ENROLMENT), Draft202012Validator(TEST)


def wrong(lines: list[Json]) -> list[str]:
    """What is wrong with these lines, each by its schema and all beside each other."""
    found = [
        f"{error.json_path}: {error.message}"
        for line in lines
        for error in (_TEST if "testComponentOffering" in line else _ENROLMENT).iter_errors(line)
    ]
    ids = [line["associationId"] for line in lines]
    ids += [attempt["attemptId"] for line in lines for attempt in line.get("attempts", ())]
    found += [f"twice: {id_}" for id_ in set(ids) if ids.count(id_) > 1]
    offerings: dict[str, Json] = {}
    for line in lines:
        offering = line.get("programmeOffering") or line["testComponentOffering"]
        id_ = offering.get("programmeOfferingId") or offering["testComponentOfferingId"]
        if offerings.setdefault(id_, offering) != offering:
            found.append(f"two offerings with one id: {id_}")
    return found


def lines(
    recorded: Iterable[Recorded],
    on: str,
    known_at: str | None = None,
    *,
    side: str | None = None,
    cohort: str | None = None,
    written: Written | None = None,
) -> list[Json]:
    """What would be written of everyone in a history."""
    streams: dict[str, list[Recorded]] = {}
    for one in recorded:
        streams.setdefault(one.stream, []).append(one)
    known = instant(known_at)
    asked = Asked(question="result", on=day(on), known_at=known, side=side, cohort=cohort)
    reference, when = Reference(streams, known), When(day(on), known_at)
    found: list[Json] = []
    for name in sorted(stream for stream in streams if stream.startswith("student/")):
        who = StudentHistory(name.removeprefix("student/"), counted(streams[name], known), reference)
        enrolments, results = of_student(who, asked, written or Written())
        found += [of_enrolment(one, when) for one in enrolments]
        found += [of_result(one, when) for one in results]
    assert not wrong(found)
    return found
