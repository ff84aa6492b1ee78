"""Which results of a student does the register know, and how does it write them?

Generic parts (GEO), keuzedelen (KZD) and other mbo parts (AMO), by the register's own codes. What the
register has no field for is left out with the reason; what it does not know at all is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.events import (
    Component,
    ExamPartFailed,
    ExamPartPassed,
    ExamResultAnnulled,
    ExemptionGranted,
    Part,
)
from journeys.history import Fact
from journeys.law.marks import number
from leerspoor.exchange.ro_lines import Record, RecordKind

Reason: TypeAlias = Literal[
    "NO_NUMBER", "NO_ENROLMENT", "NO_ENROLMENT_NUMBER", "NO_DAYS", "NO_CREBO", "NO_WHOLE_MARK",
    "NO_FIELD", "NO_REGISTER_GROUND",
]  # fmt: skip
"""Why something is left out."""
_CODE = re.compile(r"(GEO)-([A-Z0-9]{4})|(KZD)-(K[0-9]{4})|(AMO)-(C[0-9]{4})", re.ASCII)
_GROUND = re.compile(r"[a-z]{1,4}", re.ASCII)
_LOWEST_PASS = 5
_COMPONENTS = {"IE": 11, "CE": 13}
"""Where the mark of a component stands."""

ResultEvent: TypeAlias = ExamPartPassed | ExamPartFailed | ExemptionGranted


class NotWritten(Exception):  # noqa: N818 - it says what happened
    """The register has no place for this, for this reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Result(Struct, frozen=True):
    """A result that the register knows: its kind and code there, and the fact."""

    kind: RecordKind
    code: str
    fact: Fact


def results_of(facts: Iterable[Fact], parts: Sequence[Part]) -> list[Result]:
    """The results that stand and that the register knows, in order; `parts` of the student's programmes."""
    standing: list[Result] = []
    for fact in facts:
        match fact.event:
            case ExamPartPassed() | ExamPartFailed() | ExemptionGranted() as event:
                found = _code_of(event.part, parts)
                if found is not None:
                    standing.append(Result(*found, fact))
            case ExamResultAnnulled(part=part, attempt=attempt):
                standing = [one for one in standing if not _annuls(one.fact, part, attempt)]
            case _:
                pass
    return standing


def fields_of(result: Result, own: Callable[[Fact], str], enrolment: str | None) -> Record:
    """The record of a result; raises `NotWritten`. `own` gives its number."""
    said = dict(_said(result))
    at = 15 if result.kind == "GEO" else 11 if result.kind == "KZD" else 10
    loose = {6: own(result.fact), 7: result.code, 8: str(result.fact.on), at: enrolment or ""}
    return Record(result.kind, loose | said)


def _said(result: Result) -> Iterator[tuple[int, str]]:
    event = result.fact.event
    if result.kind == "GEO":
        yield from _generic(event)
    elif isinstance(event, ExemptionGranted):
        raise NotWritten("NO_FIELD")
    elif result.kind == "KZD":
        yield 9, "Behaald" if isinstance(event, ExamPartPassed) else "Niet behaald"
    elif isinstance(event, ExamPartFailed):
        raise NotWritten("NO_FIELD")


def _generic(event: object) -> Iterator[tuple[int, str]]:
    match event:
        case ExemptionGranted(ground=ground, mark=mark):
            if not _GROUND.fullmatch(ground) or ground == "n":
                raise NotWritten("NO_REGISTER_GROUND")
            if mark is not None:
                yield 9, str(_whole(mark))
            yield 10, ground.upper()
        case ExamPartPassed(mark=mark) | ExamPartFailed(mark=mark):
            final = _whole(mark)
            if (final >= _LOWEST_PASS) != isinstance(event, ExamPartPassed):
                raise NotWritten("NO_FIELD")
            yield 9, str(final)
            for component in event.components or ():
                yield from _component(component)
        case _:
            raise NotWritten("NO_FIELD")


def _component(component: Component) -> Iterator[tuple[int, str]]:
    at = _COMPONENTS.get(component.component)
    if at is None:
        raise NotWritten("NO_FIELD")
    if component.exempt:
        raise NotWritten("NO_REGISTER_GROUND")
    if component.mark is not None:
        mark = number(component.mark)
        if mark is None:
            raise NotWritten("NO_WHOLE_MARK")
        yield at, str(int(mark * 10))


def _whole(mark: str | None) -> int:
    value = None if mark is None else number(mark)
    if value is None or value != value.to_integral_value():
        raise NotWritten("NO_WHOLE_MARK")
    return int(Decimal(value))


def _code_of(part: str, parts: Sequence[Part]) -> tuple[RecordKind, str] | None:
    """The register's kind and code of a part: as it is named, or as its programme says."""
    named = [code for one in reversed(parts) if one.part == part for code in one.register_codes or ()]
    for name in (part, *named):
        found = _CODE.fullmatch(name)
        if found is not None:
            kind, code = (text for text in found.groups() if text is not None)
            return ("GEO" if kind == "GEO" else "KZD" if kind == "KZD" else "AMO"), code
    return None


def _annuls(fact: Fact, part: str, attempt: int | None) -> bool:
    event = fact.event
    if not isinstance(event, ExamPartPassed) or event.part != part:
        return False
    return attempt is None or event.attempt == attempt
