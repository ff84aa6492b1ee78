"""Each record of the register becomes the facts that it tells, and no more."""

from __future__ import annotations

from datetime import date

import pytest

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
from leerspoor.exchange.register import Findings, Stated, read, stated
from tests.leerspoor.exchange.register.register_files import FEBRUARY, MESSY, OCTOBER, reads

WHO = "||100000104|"
PERIOD = "ISP||100000104|1|2025-08-01|25786|BOL|MBO-2|J||||DLR|MBO"


def _statements(*lines: str) -> tuple[list[Stated], Findings]:
    findings = Findings()
    overview = reads(*lines)
    assert overview.refusals == []
    (records,) = overview.people.values()
    return stated("p1", "98MB", records, findings), findings


def _facts(*lines: str) -> list[tuple[date, StudentEvent]]:
    statements, findings = _statements(*lines)
    assert findings.refusals == []
    return [(fact.on, fact.event) for statement in statements for fact in statement.facts]


def test_an_enrolment_is_enrolled() -> None:
    assert _facts("ISG||100000104|C3|2025-08-01|2027-07-31||") == [
        (date(2025, 8, 1), Enrolled(side="mbo", brin="98MB", enrolment="C3"))
    ]


@pytest.mark.parametrize(
    ("reason", "code"),
    [("08", "reden-08"), ("8", "reden-08"), ("21", "reden-21"), ("Z_9", "reden-z-9"), ("", None)],
)
def test_an_actual_end_is_deregistered_the_day_after(reason: str, code: str | None) -> None:
    assert _facts(f"ISG||100000104|1|2025-08-01|2027-07-31|2026-01-31|{reason}")[1:] == [
        (date(2026, 2, 1), Deregistered(side="mbo", brin="98MB", enrolment="1", reason=code))
    ]


def test_a_period_is_what_the_register_holds() -> None:
    assert _facts(PERIOD) == [
        (
            date(2025, 8, 1),
            EnrolmentPeriodRegistered(
                side="mbo",
                brin="98MB",
                enrolment="1",
                crebo="25786",
                leertraject="BOL",
                level=2,
                funded=True,
                leerroute="DLR",
                fase="MBO",
            ),
        )
    ]


def test_a_period_without_what_may_be_left_out() -> None:
    ((_, event),) = _facts("ISP||100000104|1|2025-08-01|25786|||N")
    assert isinstance(event, EnrolmentPeriodRegistered)
    assert (event.level, event.leertraject, event.funded, event.leerroute, event.fase) == (
        None, None, False, None, None,
    )  # fmt: skip


def test_extra_support_lasts_until_its_end() -> None:
    support = SupportRegistered(support="extra-ondersteuning", until=date(2026, 1, 31))
    assert _facts("ISE||100000104|1|2025-09-01|2026-01-31") == [(date(2025, 9, 1), support)]


AGREED = BpvAgreed(
    placement="98MB-1-C2",
    company="100900001",
    crebo="25786",
    starts_on=date(2025, 9, 15),
    ends_on=date(2026, 1, 30),
    hours=320,
    guardian_required=False,
)


def test_a_bpv_is_agreed_on_the_day_it_was_drawn_up_and_signatures_are_unknown() -> None:
    ((on, event),) = _facts("BPV||100000104|1|C2|2025-09-20|2025-09-15|2026-01-30||320|100900001|25786|")
    assert (on, event) == (date(2025, 9, 20), AGREED)
    assert isinstance(event, BpvAgreed)
    assert event.signed is None


def test_a_bpv_with_an_actual_end_has_ended_without_a_judgement() -> None:
    facts = _facts("BPV||100000104|1|C2|2025-09-20|2025-09-15|2026-01-30|2025-12-19|320|100900001|25786|")
    assert facts[1:] == [(date(2025, 12, 19), BpvEnded(placement="98MB-1-C2", hours=320))]


def test_a_bpv_without_hours_has_none() -> None:
    facts = _facts("BPV||100000104|1|C2|2025-09-20|2025-09-15|2026-01-30|2025-12-19||100900001|25786|")
    assert [event.hours for _, event in facts if isinstance(event, BpvAgreed | BpvEnded)] == [None, None]


def test_a_bpv_without_a_crebo_has_that_of_its_enrolment_on_the_day_it_begins() -> None:
    facts = _facts(
        "ISP||100000104|2|2025-08-01|99999|BOL||J",
        "ISP||100000104|1|2026-08-01|25787|BOL||J",
        PERIOD,
        "BPV||100000104|1|1|2025-09-20|2026-07-31|2026-12-30||320|100900001||K0067",
        "BPV||100000104|1|2|2025-09-20|2026-08-01|2026-12-30||320|100900001||K0067",
        "BPV||100000104|1|3|2025-07-01|2025-07-01|2026-12-30||320|100900001||K0067",
    )
    found = {event.placement: event.crebo for _, event in facts if isinstance(event, BpvAgreed)}
    assert found == {"98MB-1-1": "25786", "98MB-1-2": "25787", "98MB-1-3": "25786"}


def test_placements_with_dashes_in_their_numbers_stay_apart() -> None:
    facts = _facts(
        PERIOD.replace("|1|", "|1-1|", 1),
        PERIOD,
        "BPV||100000104|1-1|1|2025-09-20|2025-09-15|2026-01-30||320|100900001|25786|",
        "BPV||100000104|1|1-1|2025-09-20|2025-09-15|2026-01-30||320|100900001|25786|",
    )
    placements = {event.placement for _, event in facts if isinstance(event, BpvAgreed)}
    assert len(placements) == 2


def test_a_diploma_is_awarded() -> None:
    assert _facts("DIP||100000104|7|25786|2025-09-30||J|1|998A001") == [
        (date(2025, 9, 30), DiplomaAwarded(side="mbo", crebo="25786"))
    ]


DIPLOMA = "DIP||100000104|7|25786|2025-09-30||J|1|998A001"


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("AMO||100000104|||8|C0004|2025-10-02|J|1", ExamPartPassed(part="AMO-C0004")),
        ("KZD||100000104|||8|K0067|2025-10-02|Behaald", ExamPartPassed(part="KZD-K0067")),
        ("KZD||100000104|||8|k0067|2025-10-02|NIET  BEHAALD", ExamPartFailed(part="KZD-K0067")),
        ("GEO||100000104|||8|3005|2025-10-02|5", ExamPartPassed(part="GEO-3005", mark="5")),
        ("GEO||100000104|||8|3005|2025-10-02|4", ExamPartFailed(part="GEO-3005", mark="4")),
        ("GEO||100000104|||8|3005|2025-10-02|10", ExamPartPassed(part="GEO-3005", mark="10")),
        (
            "GEO||100000104|||8|3005|2025-10-02|6||61|N|57",
            ExamPartPassed(
                part="GEO-3005",
                mark="6",
                components=[Component(component="IE", mark="6.1"), Component(component="CE", mark="5.7")],
            ),
        ),
        (
            "GEO||100000104|||8|3005|2025-10-02|9||100|||MBO",
            ExamPartPassed(
                part="GEO-3005",
                mark="9",
                components=[Component(component="IE", mark="10.0"), Component(component="CE", exempt=True)],
            ),
        ),
        (
            "GEO||100000104|||8|3005|2025-10-02|6|MBO|74|MBO|51|MBO",
            ExemptionGranted(part="GEO-3005", ground="mbo", mark="6"),
        ),
        ("GEO||100000104|||8|3005|2025-10-02||KZDL", ExemptionGranted(part="GEO-3005", ground="kzdl")),
    ],
)
def test_a_result_closes_its_part_or_does_not(line: str, event: StudentEvent) -> None:
    assert _facts(line) == [(date(2025, 10, 2), event)]


def test_a_result_under_a_diploma_has_the_diplomas_day() -> None:
    facts = _facts("KZD||100000104|7|25786|8|K0067||Behaald", DIPLOMA)
    assert {on for on, _ in facts} == {date(2025, 9, 30)}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("KZD||100000104|6|25786|8|K0067|^|Behaald", 'resultaatnummer "6" (DIP) staat niet'),
        ("KZD||100000104|||8|K0067|^|Behaald", "noemt geen diploma"),
        ("BPV||100000104|9|1|2025-09-20|2025-09-15|2026-01-30||320|100900001|^|", "crebo is leeg"),
    ],
)
def test_what_cannot_be_placed_is_refused_and_the_rest_stands(line: str, told: str) -> None:
    statements, findings = _statements(DIPLOMA, line.replace("^", ""))
    (refusal,) = findings.refusals
    assert (refusal.line, refusal.column) == (2, line.index("^") + 1)
    assert told in refusal.message
    assert [statement.key.kind for statement in statements] == ["DIP"]


def test_a_result_without_a_mark_or_exemption_is_not_finished() -> None:
    statements, findings = _statements("GEO||100000104|||8|3005|2025-10-02|||61")
    assert findings.refusals == []
    assert [statement.facts for statement in statements] == [()]
    assert "geen eindcijfer" in findings.remarks[0].message


def test_the_same_record_twice_is_one_and_two_that_differ_are_refused() -> None:
    enrolment = "ISG||100000104|1|2025-08-01|2027-07-31||"
    assert len(_facts(enrolment, enrolment)) == 1
    statements, findings = _statements(enrolment, enrolment.replace("2025-08-01", "2025-08-02"))
    assert [(r.line, "regel 1" in r.message) for r in findings.refusals] == [(2, True)]
    assert len(statements) == 1


def test_what_is_recorded_first_does_not_depend_on_the_order_of_the_file() -> None:
    findings = Findings()
    overview = read(FEBRUARY)
    for records in overview.people.values():
        forth = stated("p1", overview.brin, records, findings)
        back = stated("p1", overview.brin, list(reversed(records)), findings)
        assert [statement.key for statement in forth] == [statement.key for statement in back]


def test_an_enrolment_ends_before_the_next_begins() -> None:
    facts = _facts(
        "ISG||100000104|2|2026-02-01|2027-07-31||", "ISG||100000104|1|2025-08-01|2027-07-31|2026-01-31|"
    )
    assert [type(event).__name__ for _, event in facts] == ["Enrolled", "Deregistered", "Enrolled"]


def test_no_number_is_in_what_is_to_be_recorded() -> None:
    findings = Findings()
    for path in (OCTOBER, FEBRUARY, MESSY):
        overview = read(path)
        for number, records in overview.people.items():
            assert number.value not in repr(stated("p1", overview.brin, records, findings))
