"""What is written of a student is read back as the same facts."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from journeys.events import (
    BpvAgreed,
    BpvAmended,
    BpvCompleted,
    BpvEnded,
    Component,
    Deregistered,
    DiplomaAwarded,
    Enrolled,
    EnrolmentPeriodRegistered,
    ExamPartFailed,
    ExamPartPassed,
    ExamResultAnnulled,
    ExemptionGranted,
    FactEvent,
    Part,
    SupportRegistered,
)
from journeys.folds.placement import Placements
from journeys.history import Fact, Recorded, counted
from journeys.wire import decode
from leerspoor.exchange.register import Findings, PersonNumber, RecordKey, read_from, stated
from leerspoor.exchange.ro_lines import closing, file_name, header, line, number_of
from leerspoor.exchange.ro_registration import Registration
from leerspoor.exchange.ro_results import Result, results_of
from leerspoor.exchange.ro_told import LeftOut, Student, Told, told
from leerspoor.exchange.sample import sample

BRIN = "98MB"
NUMBER = PersonNumber("onderwijsnummer", "100000104")
FIRST, LAST = date(2020, 8, 1), date(2028, 7, 31)
ON = date(2025, 8, 1)


def facts_of(*told_: tuple[date, FactEvent], by: str = "duo") -> list[Fact]:
    facts = [Fact(on, at, str(uuid4()), by, event, ()) for at, (on, event) in enumerate(told_)]
    return sorted(facts, key=lambda fact: (fact.on, fact.position))


def write(
    facts: Sequence[Fact],
    parts: Sequence[Part] = (),
    keys: dict[str, RecordKey] | None = None,
    brin: str = BRIN,
) -> Told:
    return told(Student(student="p1", brin=brin, facts=facts, parts=parts, keys=keys or {}))


def reread(made: Told, brin: str = BRIN) -> list[tuple[date, FactEvent]]:
    """The facts that a reader makes of what was written; not a word of complaint is allowed."""
    lines = [
        header(brin, FIRST, LAST, LAST),
        *(line(record, NUMBER) for record in made.records),
        closing({kind: sum(r.kind == kind for r in made.records) for kind in {r.kind for r in made.records}}),
    ]
    text = "".join(f"{text}\n" for text in lines)
    overview = read_from(io.BytesIO(text.encode()), file_name(brin, FIRST, LAST))
    assert (overview.refusals, overview.remarks) == ([], []), text
    findings = Findings()
    found = stated("p1", brin, overview.people.get(NUMBER, []), findings)
    assert (findings.refusals, findings.remarks) == ([], []), text
    facts = [(fact.on, fact.event) for statement in found for fact in statement.facts]
    return sorted(facts, key=lambda fact: (fact[0], str(fact[1])))


def in_order(facts: Iterable[tuple[date, FactEvent]]) -> list[tuple[date, FactEvent]]:
    return sorted(facts, key=lambda fact: (fact[0], str(fact[1])))


# --- whatever the register can hold ---------------------------------------------------------------------

DAYS = st.dates(date(2021, 8, 1), date(2026, 7, 31))
CREBOS = st.sampled_from(["25737", "25786", "25829"])


@st.composite
def held(draw: st.DrawFn) -> list[tuple[date, FactEvent]]:
    """The facts of a student as the register could hold them: of one or two enrolments."""
    facts: list[tuple[date, FactEvent]] = []
    for number in ("1", "C.2-x")[: draw(st.integers(1, 2))]:
        first = draw(DAYS)
        until = draw(st.none() | st.dates(first + timedelta(days=1), LAST))
        reason = draw(st.sampled_from([None, "reden-08", "reden-04"]))
        facts.append((first, Enrolled(side="mbo", brin=BRIN, enrolment=number)))
        if until is not None:
            facts.append((until, Deregistered(side="mbo", brin=BRIN, enrolment=number, reason=reason)))
        last = until - timedelta(days=1) if until is not None else LAST
        within = st.dates(first, last)
        begins = st.tuples(within, periods(number))
        facts += draw(st.lists(begins, max_size=3, unique_by=lambda period: period[0]))
        for placement in draw(st.lists(st.sampled_from(["1", "C1", "2.a-b"]), max_size=2, unique=True)):
            facts += draw(placements(_named(BRIN, number, placement), within))
        facts += draw(st.lists(st.tuples(within, results()), max_size=4))
        diploma = st.builds(DiplomaAwarded, side=st.just("mbo"), crebo=CREBOS)
        facts += draw(st.lists(st.tuples(within, diploma), max_size=1))
        support = st.builds(
            SupportRegistered, support=st.just("extra-ondersteuning"), until=st.none() | st.just(LAST)
        )
        if number == "1" and not any(isinstance(e, SupportRegistered) for _, e in facts):
            facts += draw(st.lists(st.tuples(within, support), max_size=1))
    return facts


def _named(*parts: str) -> str:
    return "-".join(part.replace(".", "..").replace("-", ".-") for part in parts)


def periods(number: str) -> st.SearchStrategy[FactEvent]:
    return st.builds(
        EnrolmentPeriodRegistered,
        side=st.just("mbo"),
        brin=st.just(BRIN),
        enrolment=st.just(number),
        crebo=CREBOS,
        leertraject=st.sampled_from([None, "BOL", "BBL", "OVO"]),
        level=st.sampled_from([None, 2, 3, 4]),
        funded=st.booleans(),
        leerroute=st.sampled_from([None, "DLR", "GLR", "DLP"]),
        fase=st.sampled_from([None, "VO", "MBO"]),
    )


@st.composite
def placements(draw: st.DrawFn, name: str, within: st.SearchStrategy[date]) -> list[tuple[date, FactEvent]]:
    begin = draw(within)
    end = draw(st.dates(begin, LAST))
    hours = draw(st.none() | st.integers(0, 1600))
    agreed = BpvAgreed(
        placement=name,
        company="100900001",
        crebo=draw(CREBOS),
        starts_on=begin,
        ends_on=end,
        hours=hours,
        guardian_required=False,
    )
    facts: list[tuple[date, FactEvent]] = [(begin, agreed)]
    if draw(st.booleans()):
        facts.append((draw(st.dates(begin, LAST)), BpvEnded(placement=name, hours=hours)))
    return facts


def results() -> st.SearchStrategy[FactEvent]:
    tenths = st.integers(10, 100).map(lambda mark: f"{mark // 10}.{mark % 10}")
    components = st.lists(
        st.builds(Component, component=st.sampled_from(["IE", "CE"]), mark=tenths),
        max_size=2,
        unique_by=lambda component: component.component,
    ).map(lambda found: sorted(found, key=lambda c: c.component, reverse=True) or None)
    generic = st.sampled_from(["GEO-3001", "GEO-3005", "GEO-AN4X"])
    other = st.sampled_from(["KZD-K0067", "AMO-C0004"])
    return st.one_of(
        st.builds(ExamPartPassed, part=generic, mark=st.integers(5, 10).map(str), components=components),
        st.builds(ExamPartFailed, part=generic, mark=st.integers(1, 4).map(str), components=components),
        st.builds(
            ExemptionGranted,
            part=generic,
            ground=st.sampled_from(["mbo", "havo"]),
            mark=st.none() | st.integers(1, 10).map(str),
        ),
        st.builds(ExamPartPassed, part=other),
        st.builds(ExamPartFailed, part=st.just("KZD-K0067")),
    )


@given(held())
@settings(max_examples=60, deadline=None)
def test_what_the_register_can_hold_is_read_back_as_it_was(facts: list[tuple[date, FactEvent]]) -> None:
    made = write(facts_of(*facts))
    assert made.left_out == []
    assert reread(made) == in_order(facts)


# --- the invented region --------------------------------------------------------------------------------


@cache
def region(seed: int) -> dict[str, list[Fact]]:
    """The facts of each stream of a small region."""
    streams: dict[str, list[Recorded]] = {}
    for entry in sample(8, seed):
        event = None if entry.data is None else decode(entry.kind, entry.data)
        streams.setdefault(entry.stream, []).append(
            Recorded(
                position=entry.position,
                stream=entry.stream,
                version=entry.version,
                id=entry.id,
                kind=entry.kind,
                on=entry.on,
                recorded_at=entry.recorded_at,
                by=entry.by,
                event=event,
                command=entry.command,
            )
        )
    return {name: counted(recorded) for name, recorded in streams.items()}


def parts_of(streams: dict[str, list[Fact]]) -> list[Part]:
    adopted = [f.event for facts in streams.values() for f in facts if hasattr(f.event, "cohorts_from")]
    return [part for event in adopted for part in event.parts]


@given(st.integers(1, 500))
@settings(max_examples=8, deadline=None)
def test_the_students_of_the_region_are_the_same_on_every_day(seed: int) -> None:
    streams = region(seed)
    parts = parts_of(streams)
    for name in (name for name in streams if name.startswith("student/")):
        facts = streams[name]
        for brin in {
            f.event.brin for f in facts if getattr(f.event, "side", "") == "mbo" and hasattr(f.event, "brin")
        }:
            made = write(facts, parts, brin=brin)
            back = reread(made, brin)
            if not any(left.what == "enrolment" for left in made.left_out):
                same_registration(facts, back, brin)
            same_placements(facts, back, made.left_out)
            same_results(facts, back, made.left_out, parts, brin)


def same_registration(facts: Sequence[Fact], back: Sequence[tuple[date, FactEvent]], brin: str) -> None:
    before = Registration([(fact.on, fact.event) for fact in facts], brin)
    after = Registration(back, brin)
    days = before.days() | after.days()
    for day in sorted(days | {day - timedelta(days=1) for day in days}):
        assert after.on(day) == before.on(day), day
    assert after.periods == before.periods


def same_placements(
    facts: Sequence[Fact], back: Sequence[tuple[date, FactEvent]], left_out: Sequence[LeftOut]
) -> None:
    """As they stand in the end; the register has no history of what was amended."""
    without = {left.which for left in left_out if left.what == "bpv"}
    before = Placements().take_all(facts, date.max).by_id
    after = Placements().take_all(facts_of(*back), date.max).by_id
    assert sorted(
        (p.company, p.crebo, p.starts_on, p.ends_on, p.agreed_by.on, p.ended_by is not None)
        for p in after.values()
    ) == sorted(
        (
            p.company, p.crebo, p.starts_on, p.ends_on, p.agreed_by.on,
            p.ended_by is not None or p.completed is not None,
        )
        for name, p in before.items()
        if name not in without
    )  # fmt: skip


def mark_of(result: Result) -> float | None:
    """The mark that the register keeps: of generic parts alone."""
    mark = getattr(result.fact.event, "mark", None)
    return float(mark) if result.kind == "GEO" and mark is not None else None


def same_results(
    facts: Sequence[Fact],
    back: Sequence[tuple[date, FactEvent]],
    left_out: Sequence[LeftOut],
    parts: Sequence[Part],
    brin: str,
) -> None:
    def ours(fact: Fact) -> bool:
        return not fact.by.startswith("mbo:") or fact.by == f"mbo:{brin}"

    expected = [
        (result.fact.on, f"{result.kind}-{result.code}", type(result.fact.event).__name__, mark_of(result))
        for result in results_of(facts, parts)
        if ours(result.fact)
    ]
    got = [
        (on, event.part, type(event).__name__, None if event.mark is None else float(event.mark))
        for on, event in back
        if isinstance(event, ExamPartPassed | ExamPartFailed | ExemptionGranted)
    ]
    assert not set(got) - set(expected)
    assert len(expected) - len(got) == sum(left.what == "result" for left in left_out)
    diplomas = [(f.on, f.event.crebo) for f in facts if isinstance(f.event, DiplomaAwarded)
                and f.event.side == "mbo" and ours(f)]  # fmt: skip
    without = {left.which for left in left_out if left.what == "diploma"}
    assert [(on, e.crebo) for on, e in back if isinstance(e, DiplomaAwarded)] == [
        (on, crebo) for on, crebo in diplomas if str(on) not in without
    ]


# --- what the register has no place for -----------------------------------------------------------------

ENROLLED = (ON, Enrolled(side="mbo", brin=BRIN, enrolment="1"))
LEFT = date(2026, 2, 1)
PERIOD = EnrolmentPeriodRegistered(side="mbo", brin=BRIN, enrolment="1", crebo="25737", funded=True)


def reasons(
    *told_: tuple[date, FactEvent], parts: Sequence[Part] = (), by: str = "duo"
) -> list[tuple[str, str]]:
    made = write(facts_of(ENROLLED, *told_, by=by), parts)
    reread(made)
    return [(left.what, left.reason) for left in made.left_out]


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (ExamPartPassed(part="GEO-3001", mark="6.4"), "NO_WHOLE_MARK"),
        (ExamPartPassed(part="GEO-3001", mark="voldaan"), "NO_WHOLE_MARK"),
        (ExamPartPassed(part="GEO-3001"), "NO_WHOLE_MARK"),
        (ExamPartPassed(part="GEO-3001", mark="4"), "NO_FIELD"),
        (ExamPartFailed(part="GEO-3001", mark="5"), "NO_FIELD"),
        (ExamPartFailed(part="AMO-C0004"), "NO_FIELD"),
        (ExemptionGranted(part="KZD-K0067", ground="havo"), "NO_FIELD"),
        (ExemptionGranted(part="GEO-3001", ground="earlier-diploma"), "NO_REGISTER_GROUND"),
        (ExemptionGranted(part="GEO-3001", ground="n"), "NO_REGISTER_GROUND"),
        (ExamPartPassed(part="GEO-3001", mark="6", components=[Component(component="IE", exempt=True)]),
         "NO_REGISTER_GROUND"),
    ],
)  # fmt: skip
def test_a_result_that_the_register_cannot_hold_is_left_out(event: FactEvent, reason: str) -> None:
    assert reasons((ON, event)) == [("result", reason)]


def test_what_the_register_does_not_know_at_all_is_passed_over() -> None:
    assert reasons((ON, ExamPartPassed(part="WI-CE", mark="6"))) == []
    assert reasons((ON, DiplomaAwarded(side="vmbo"))) == []
    assert reasons((ON, SupportRegistered(support="coaching"))) == []


def test_a_part_of_the_programme_goes_by_its_register_code() -> None:
    part = Part(
        part="NL-2F", side="mbo", kind="generic", subject="NL", name="NL", register_codes=["GEO-3001"]
    )
    facts = facts_of(ENROLLED, (ON, ExamPartPassed(part="NL-2F", mark="7.0")))
    (_, (_, event)) = reread(write(facts, [part]))
    assert event == ExamPartPassed(part="GEO-3001", mark="7")


def test_a_result_that_was_annulled_is_not_written() -> None:
    passed = (ON, ExamPartPassed(part="KZD-K0067", attempt=1))
    annulled = ExamResultAnnulled(part="KZD-K0067", attempt=1, ground="procedure")
    assert len(write(facts_of(ENROLLED, passed)).records) == 2
    assert len(write(facts_of(ENROLLED, passed, (LEFT, annulled))).records) == 1
    other = structs.replace(annulled, attempt=2)
    assert len(write(facts_of(ENROLLED, passed, (LEFT, other))).records) == 2


@pytest.mark.parametrize(
    ("starts_on", "written"),
    [(ON - timedelta(days=1), False), (ON, True), (LEFT - timedelta(days=1), True), (LEFT, False)],
)
def test_a_bpv_that_began_without_an_enrolment_is_in_no_register(starts_on: date, written: bool) -> None:
    agreed = BpvAgreed(
        placement="herfst", company="100900001", crebo="25737", starts_on=starts_on,
        ends_on=LAST, guardian_required=False,
    )  # fmt: skip
    left = (LEFT, Deregistered(side="mbo", brin=BRIN, enrolment="1"))
    assert reasons((ON, agreed), left) == ([] if written else [("bpv", "NO_ENROLMENT")])


def bpv(*more: tuple[date, FactEvent]) -> BpvAgreed | None:
    """The agreement read back of a school's own placement, and what came of it."""
    agreed = BpvAgreed(
        placement="herfst", company="100900001", crebo="25737", starts_on=ON, ends_on=LEFT, hours=300,
        guardian_required=False,
    )  # fmt: skip
    made = reread(write(facts_of(ENROLLED, (ON, agreed), *more)))
    found = [event for _, event in made if isinstance(event, BpvAgreed)]
    ends = [(on, event) for on, event in made if isinstance(event, BpvEnded)]
    assert [event.placement for event in found] == ["98MB-1-herfst"]
    bpv.ends = [on for on, _ in ends]  # type: ignore[attr-defined]
    return found[0]


@pytest.mark.parametrize(
    ("completed_on", "ended_on"),
    [(date(2026, 1, 31), date(2026, 1, 31)), (LEFT, LEFT), (date(2026, 2, 2), LEFT)],
)
def test_a_bpv_that_was_completed_ended_by_its_last_day(completed_on: date, ended_on: date) -> None:
    done = BpvCompleted(placement="herfst", hours=280, assessed_by=["mbo"], result="voldoende")
    found = bpv((completed_on, done))
    assert bpv.ends == [ended_on]  # type: ignore[attr-defined]
    assert found is not None
    assert found.hours == 280


def test_an_amended_bpv_is_written_as_it_stands() -> None:
    found = bpv((LEFT, BpvAmended(placement="herfst", ends_on=LAST, hours=320)))
    assert found is not None
    assert (found.ends_on, found.hours) == (LAST, 320)


def test_an_enrolment_without_a_number_has_that_of_its_periods_or_is_left_out() -> None:
    unnumbered = (ON, Enrolled(side="mbo", brin=BRIN))
    made = write(facts_of(unnumbered, (ON, PERIOD)))
    assert (ON, Enrolled(side="mbo", brin=BRIN, enrolment="1")) in reread(made)
    for others in ([], [(ON, PERIOD), (ON, structs.replace(PERIOD, enrolment="2"))]):
        made = write(facts_of(unnumbered, *others))
        assert [(left.what, left.reason) for left in made.left_out] == [("enrolment", "NO_ENROLMENT_NUMBER")]


def test_what_cannot_be_without_a_crebo_or_a_day() -> None:
    assert reasons((ON, structs.replace(PERIOD, crebo=None))) == [("period", "NO_CREBO")]
    assert reasons((ON, DiplomaAwarded(side="mbo"))) == [("diploma", "NO_CREBO")]
    gone = (ON, Deregistered(side="mbo", brin=BRIN, enrolment="1"))
    made = write(facts_of(ENROLLED, gone))
    assert [(left.what, left.reason) for left in made.left_out] == [("enrolment", "NO_DAYS")]


def test_a_result_of_another_institution_is_not_ours() -> None:
    passed = (ON, ExamPartPassed(part="KZD-K0067"))
    assert len(write([*facts_of(ENROLLED), *facts_of(passed, by="mbo:97MB")]).records) == 1
    assert len(write([*facts_of(ENROLLED), *facts_of(passed, by="mbo:98MB")]).records) == 2


@pytest.mark.parametrize(
    ("on", "written"),
    [(ON - timedelta(days=1), False), (ON, True), (LEFT, True), (LEFT + timedelta(days=1), False)],
)
def test_a_diploma_of_the_register_is_ours_while_enrolled_and_the_day_after(on: date, written: bool) -> None:
    left = (LEFT, Deregistered(side="mbo", brin=BRIN, enrolment="1"))
    made = write(facts_of(ENROLLED, left, (on, DiplomaAwarded(side="mbo", crebo="25737"))))
    assert ("DIP" in {record.kind for record in made.records}) is written
    assert made.left_out == ([] if written else [LeftOut("p1", "diploma", str(on), "NO_ENROLMENT")])


def test_the_register_s_own_number_comes_back() -> None:
    facts = facts_of(ENROLLED, (ON, ExamPartPassed(part="KZD-K0067")))
    key = RecordKey(BRIN, "KZD", "", "700011")
    made = write(facts, keys={facts[1].id: key})
    assert made.records[-1].fields[6] == "700011"
    assert write(facts).records[-1].fields[6].startswith("L")


def test_nothing_is_written_of_who_was_never_here() -> None:
    assert write(facts_of((ON, DiplomaAwarded(side="mbo", crebo="25737")))) == Told([], [])


# --- lines and numbers ----------------------------------------------------------------------------------


def test_a_line_has_every_field_in_its_place() -> None:
    made = write(facts_of(ENROLLED, (ON, structs.replace(PERIOD, leertraject="BOL", level=2, fase="MBO"))))
    assert [line(record, NUMBER) for record in made.records] == [
        "ISG||100000104|1|2025-08-01|||",
        "ISP||100000104|1|2025-08-01|25737|BOL|MBO-2|J|||||MBO",
    ]


@pytest.mark.parametrize(
    ("number", "columns"),
    [
        (PersonNumber("bsn", "100000104"), ["100000104", ""]),
        (PersonNumber("onderwijsnummer", "012345670"), ["", "012345670"]),
        (PersonNumber("mask", "BSN1"), ["BSN1", ""]),
        (PersonNumber("mask", "onderwijsnummer:BSN1"), ["", "BSN1"]),
    ],
)
def test_a_number_stands_in_its_own_column(number: PersonNumber, columns: list[str]) -> None:
    (record,) = write(facts_of(ENROLLED)).records
    assert line(record, number).split("|")[1:3] == columns


def test_a_mask_means_someone_in_the_files_of_its_own_institution_only() -> None:
    assert number_of("mask", "BSN1", "98MB", "98MB") == PersonNumber("mask", "BSN1")
    assert number_of("mask", "BSN1", "97MB", "98MB") is None
    assert number_of("onderwijsnummer", "100000104", "", "98MB") == NUMBER
    assert number_of(None, None, None, "98MB") is None
    assert number_of("mask", "a|b", "98MB", "98MB") is None


def test_a_file_is_named_as_the_specification_says() -> None:
    assert file_name("98MB", date(2025, 8, 1), date(2026, 7, 31)) == "RO_98MB_20250801_20260731.csv"
