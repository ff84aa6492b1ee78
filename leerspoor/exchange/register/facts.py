"""Which facts does a person's part of the register tell?

From records to what is meant to be recorded, by `duo`, in the student's stream. Pure: the student is a
pseudonym here, and what the journal holds plays no part (see `planning`).

Chosen where the register leaves it open:

- a BPV without a crebo has that of its enrolment's period in which it begins; an agreement needs one;
- the hours of a BPV are the agreement's and, with an actual end, those of the end; without, they are absent;
- a GEO without a final mark and without an exemption is not finished: nothing to record yet;
- a result is dated by itself, else by its diploma in the same file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from journeys.errors import Refused
from journeys.events import (
    BpvAgreed,
    BpvEnded,
    Component,
    Deregistered,
    DiplomaAwarded,
    Enrolled,
    EnrolmentPeriodRegistered,
    ExamPartFailed,
    ExamPartPassed,
    ExemptionGranted,
    StudentEvent,
    SupportRegistered,
)
from journeys.saying import say
from journeys.vocabulary import day_after
from journeys.wire import check_day, encode, kind_of, understand
from leerspoor.exchange.register.findings import Findings, shown
from leerspoor.exchange.register.keys import PARTS, Part, RecordKey
from leerspoor.exchange.register.records import (
    Diploma,
    Enrolment,
    Period,
    Person,
    PersonRecord,
    Placement,
    Result,
    Support,
)

_LOWEST_PASS = 5
_KINDS = list(PARTS)


class Intended(Struct, frozen=True, kw_only=True):
    """A fact to record in the stream `student/<person>`, from the day `on`. `line` is its record's."""

    person: str
    natural_key: RecordKey
    part: Part
    event: StudentEvent
    on: date
    line: int
    stream_room: Literal["student"] = "student"
    by: Literal["duo"] = "duo"


class Stated(Struct, frozen=True, kw_only=True):
    """What one record states now: its facts, at most one for each of its parts."""

    person: str
    key: RecordKey
    line: int
    facts: tuple[Intended, ...]


def on_a_route(records: Iterable[PersonRecord]) -> bool:
    """Whether a period of this person names a leerroute; `Overview.on_a_route` counts refused ones too."""
    return any(isinstance(record, Period) and record.leerroute is not None for record in records)


def key_of(brin: str, record: PersonRecord) -> RecordKey | None:
    """Which record it is; a PER states no fact and has no key."""
    match record:
        case Person():
            return None
        case Enrolment():
            return RecordKey(brin, "ISG", record.enrolment, "")
        case Period():
            return RecordKey(brin, "ISP", record.enrolment, record.begin.isoformat())
        case Support():
            return RecordKey(brin, "ISE", record.enrolment, record.begin.isoformat())
        case Placement():
            return RecordKey(brin, "BPV", record.enrolment, record.placement)
        case Diploma():
            return RecordKey(brin, "DIP", "", record.result)
        case Result():
            return RecordKey(brin, record.kind, "", record.result)


def stated(person: str, brin: str, records: Sequence[PersonRecord], findings: Findings) -> list[Stated]:
    """What the records of one person state, in the order in which it is to be recorded.

    That order does not depend on the order of the file. A record that cannot be stated is refused with its
    line and column; the others stand.
    """
    seen: dict[RecordKey, Stated] = {}
    for record in records:
        key = key_of(brin, record)
        if key is None:
            continue
        try:
            facts = tuple(_intended(person, key, record, records, findings))
        except _NotStated as error:
            findings.refuse(record.line, error.column, str(error))
            continue
        earlier = seen.get(key)
        if earlier is None:
            seen[key] = Stated(person=person, key=key, line=record.line, facts=facts)
        elif _contents(earlier.facts) != _contents(facts):
            findings.refuse(
                record.line,
                1,
                say(
                    f"dit {key.kind}-record zegt iets anders dan het record met dezelfde nummers op regel "
                    f"{earlier.line}; alleen dat is gelezen",
                    f"this {key.kind} record says something else than the record with the same "
                    f"numbers on line {earlier.line}; only that was read",
                ),
            )
    return sorted(seen.values(), key=_order)


class _NotStated(Exception):  # noqa: N818 - it says what happened
    def __init__(self, column: int, message: str) -> None:
        super().__init__(message)
        self.column = column


def _intended(
    person: str, key: RecordKey, record: PersonRecord, all_: Sequence[PersonRecord], findings: Findings
) -> Iterator[Intended]:
    for part, event, on in _facts(key, record, all_, findings):
        try:
            understand(kind_of(event), encode(event))
            check_day(on, "on")
        except Refused as refused:
            raise _NotStated(1, refused.message) from None
        yield Intended(person=person, natural_key=key, part=part, event=event, on=on, line=record.line)


def _facts(
    key: RecordKey, record: PersonRecord, all_: Sequence[PersonRecord], findings: Findings
) -> Iterator[tuple[Part, StudentEvent, date]]:
    match record:
        case Person():
            return
        case Enrolment():
            yield from _enrolment(key.brin, record)
        case Period():
            yield "period", _period(key.brin, record), record.begin
        case Support():
            yield "support", SupportRegistered(support="extra-ondersteuning", until=record.end), record.begin
        case Placement():
            yield from _placement(key.brin, record, all_)
        case Diploma():
            yield "diploma", DiplomaAwarded(side="mbo", crebo=record.crebo), record.awarded_on
        case Result():
            event = _result(record)
            if event is None:
                findings.remark(
                    say(
                        "GEO: geen eindcijfer en geen vrijstelling; nog niets vast te leggen",
                        "GEO: no final mark and no exemption; nothing to record yet",
                    ),
                    record.line,
                    1,
                )
            else:
                yield "result", event, _day_of(record, all_)


def _enrolment(brin: str, record: Enrolment) -> Iterator[tuple[Part, StudentEvent, date]]:
    yield "enrolled", Enrolled(side="mbo", brin=brin, enrolment=record.enrolment), record.enrolled_on
    if record.ended_on is not None:
        reason = None if record.reason is None else f"reden-{record.reason}"
        gone = Deregistered(side="mbo", brin=brin, enrolment=record.enrolment, reason=reason)
        yield "deregistered", gone, day_after(record.ended_on)


def _period(brin: str, record: Period) -> EnrolmentPeriodRegistered:
    return EnrolmentPeriodRegistered(
        side="mbo",
        brin=brin,
        enrolment=record.enrolment,
        crebo=record.crebo,
        leertraject=record.leertraject,
        level=record.level,
        funded=record.funded,
        leerroute=record.leerroute,
        fase=record.fase,
    )


def _placement(
    brin: str, record: Placement, all_: Sequence[PersonRecord]
) -> Iterator[tuple[Part, StudentEvent, date]]:
    crebo = record.crebo or _crebo_of(record.enrolment, record.begin, all_)
    if crebo is None:
        raise _NotStated(
            record.crebo_column,
            say(
                "crebo is leeg, en de inschrijving heeft in dit bestand geen periode (ISP) die het noemt",
                "crebo is empty, and the enrolment has no period (ISP) in this file that names it",
            ),
        )
    name = "-".join(_plain(part) for part in (brin, record.enrolment, record.placement))
    agreed = BpvAgreed(
        placement=name,
        company=record.company,
        crebo=crebo,
        starts_on=record.begin,
        ends_on=record.planned_end,
        hours=record.hours,
        guardian_required=False,
    )
    yield "agreed", agreed, record.drawn_up_on
    if record.ended_on is not None:
        yield "ended", BpvEnded(placement=name, hours=record.hours), record.ended_on


def _plain(part: str) -> str:
    """A number in which a dash cannot be taken for the dash between two numbers."""
    return part.replace(".", "..").replace("-", ".-")


def _crebo_of(enrolment: str, on: date, all_: Sequence[PersonRecord]) -> str | None:
    """The crebo of an enrolment on a day: of its last period by then, else of its first."""
    periods = [r for r in all_ if isinstance(r, Period) and r.enrolment == enrolment]
    periods.sort(key=lambda period: period.begin)
    begun = [period for period in periods if period.begin <= on]
    chosen = begun[-1] if begun else periods[0] if periods else None
    return None if chosen is None else chosen.crebo


def _result(record: Result) -> StudentEvent | None:
    part = f"{record.kind}-{record.code}"
    if record.exemption is not None:
        ground = record.exemption.lower().replace("_", "-").replace(".", "-")
        mark = None if record.mark is None else str(record.mark)
        return ExemptionGranted(part=part, ground=ground, mark=mark)
    if record.kind != "GEO":
        return ExamPartFailed(part=part) if record.passed is False else ExamPartPassed(part=part)
    if record.mark is None:
        return None
    components = [
        Component(component=m.component, mark=m.mark, exempt=m.exempt or None) for m in record.marks
    ]
    closed = ExamPartPassed if record.mark >= _LOWEST_PASS else ExamPartFailed
    return closed(part=part, mark=str(record.mark), components=components or None)


def _day_of(record: Result, all_: Sequence[PersonRecord]) -> date:
    if record.day is not None:
        return record.day
    if record.diploma is None:
        raise _NotStated(
            record.day_column,
            say(
                "datum is leeg, en het resultaat noemt geen diploma; een van beide is nodig",
                "datum is empty, and the result names no diploma; one of them is needed",
            ),
        )
    for other in all_:
        if isinstance(other, Diploma) and other.result == record.diploma:
            return other.awarded_on
    raise _NotStated(
        record.day_column,
        say(
            f"datum is leeg, en het diploma met resultaatnummer {shown(record.diploma)} (DIP) staat niet "
            "in dit bestand",
            f"datum is empty, and the diploma with resultaatnummer {shown(record.diploma)} "
            "(DIP) is not in this file",
        ),
    )


def _contents(facts: Iterable[Intended]) -> list[tuple[Part, StudentEvent, date]]:
    return [(fact.part, fact.event, fact.on) for fact in facts]


def _order(of: Stated) -> tuple[int, date, str]:
    first = min((fact.on for fact in of.facts), default=date.max)
    return _KINDS.index(of.key.kind), first, str(of.key)
