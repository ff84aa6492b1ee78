"""What an enrolment and its periods are on a day, from the facts of either side."""

from __future__ import annotations

from datetime import date

from journeys.events import Deregistered, Enrolled, EnrolmentPeriodRegistered, FactEvent, Transferred
from leerspoor.exchange.ro_registration import Registered, Registration

BEGIN, END = date(2025, 8, 1), date(2026, 2, 1)


def enrolled(number: str | None = "1", brin: str = "98MB") -> Enrolled:
    return Enrolled(side="mbo", brin=brin, enrolment=number)


def left(number: str | None = "1") -> Deregistered:
    return Deregistered(side="mbo", brin="98MB", enrolment=number)


def period(leerroute: str | None = None, number: str = "1", crebo: str = "25737") -> FactEvent:
    return EnrolmentPeriodRegistered(
        side="mbo", brin="98MB", enrolment=number, crebo=crebo, funded=True, leerroute=leerroute
    )


def of(*facts: tuple[date, FactEvent]) -> Registration:
    return Registration(facts, "98MB")


def test_enrolled_on_the_first_day_and_not_the_day_before() -> None:
    registration = of((BEGIN, enrolled()))
    assert [registration.on(date(2025, 7, 31)).enrolled, registration.on(BEGIN).enrolled] == [False, True]


def test_no_longer_enrolled_on_the_day_of_the_deregistration() -> None:
    registration = of((BEGIN, enrolled()), (END, left()))
    assert [registration.on(date(2026, 1, 31)).enrolled, registration.on(END).enrolled] == [True, False]


def test_another_school_and_the_vo_play_no_part() -> None:
    facts = [(BEGIN, enrolled(brin="97MB")), (BEGIN, Enrolled(side="vo", brin="98MB"))]
    assert of(*facts).enrolments == []


def test_the_last_period_begun_holds() -> None:
    registration = of((BEGIN, enrolled()), (BEGIN, period("DLR")), (END, period("GLR")))
    assert registration.on(date(2026, 1, 31)).leerroute == "DLR"
    assert registration.on(END).leerroute == "GLR"


def test_of_two_enrolments_the_one_on_a_route_is_told() -> None:
    registration = of(
        (BEGIN, enrolled("1")),
        (BEGIN, period("DLR", "1")),
        (END, enrolled("2")),
        (END, period(None, "2", "25786")),
    )
    assert (registration.on(END).leerroute, registration.on(END).crebo) == ("DLR", "25737")


def test_the_end_of_one_enrolment_leaves_the_other() -> None:
    registration = of((BEGIN, enrolled("1")), (BEGIN, enrolled("2")), (END, left("1")))
    assert registration.on(END).enrolled
    assert [enrolment.number for enrolment in registration.enrolments if enrolment.on(END)] == ["2"]


def test_an_end_without_a_number_ends_them_all() -> None:
    registration = of((BEGIN, enrolled("1")), (BEGIN, enrolled("2")), (END, left(None)))
    assert registration.on(END) == Registered()


def test_an_end_with_a_number_ends_one_that_was_told_without() -> None:
    assert not of((BEGIN, enrolled(None)), (END, left("1"))).on(END).enrolled


def test_the_same_enrolment_told_twice_is_one() -> None:
    assert len(of((BEGIN, enrolled()), (END, enrolled())).enrolments) == 1


def test_a_transfer_is_the_enrolment_that_is_told_with_a_number() -> None:
    transferred = Transferred(to="98MB", stays_enrolled_at_vo=False)
    for facts in ([transferred, enrolled("1")], [enrolled("1"), transferred]):
        registration = of(*((BEGIN, event) for event in facts), (END, left("1")))
        assert [enrolment.number for enrolment in registration.enrolments] == ["1"]
        assert not registration.on(END).enrolled
    alone = of((BEGIN, transferred))
    assert [(enrolment.number, enrolment.first) for enrolment in alone.enrolments] == [(None, BEGIN)]
    assert of((BEGIN, Transferred(to="97MB", stays_enrolled_at_vo=False))).enrolments == []


def test_an_enrolment_without_a_period_is_one_all_the_same() -> None:
    assert of((BEGIN, enrolled()), (BEGIN, period(number="2"))).on(BEGIN) == Registered(enrolled=True)
