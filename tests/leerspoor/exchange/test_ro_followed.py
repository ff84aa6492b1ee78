"""RSP-16: does the student really follow education in the phase that is registered?"""

from __future__ import annotations

from datetime import date

import pytest

from journeys.events import EducationAttested, Enrolled, EnrolmentPeriodRegistered
from journeys.history import Fact
from journeys.vocabulary import Fase, Party
from leerspoor.exchange.ro_followed import Followed, followed
from leerspoor.exchange.ro_registration import Registration

SWITCH = date(2025, 8, 1)
COUNT = date(2025, 10, 1)


def registered(*periods: tuple[date, Fase | None]) -> Registration:
    facts: list[tuple[date, Enrolled | EnrolmentPeriodRegistered]] = [
        (periods[0][0], Enrolled(side="mbo", brin="98MB", enrolment="1"))
    ]
    facts += [
        (
            on,
            EnrolmentPeriodRegistered(
                side="mbo", brin="98MB", enrolment="1", funded=True, leerroute="DLR", fase=fase
            ),
        )
        for on, fase in periods
    ]
    return Registration(facts, "98MB")


def attested(until: date, side: Party = "mbo", brin: str = "98MB", on: date = date(2026, 1, 1)) -> Fact:
    return Fact(on, 1, str(until), "mbo:98MB", EducationAttested(side=side, brin=brin, until=until), ("e",))


def asked(*facts: Fact, registration: Registration | None = None) -> Followed:
    found = followed(registration or registered((SWITCH, "MBO")), facts, "98MB", COUNT)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("until", "state"),
    [
        (date(2025, 7, 31), "NO_PROOF"),  # the day before the phase
        (date(2025, 8, 1), "FOLLOWED_EARLIER"),
        (date(2025, 9, 30), "FOLLOWED_EARLIER"),
        (date(2025, 10, 1), "FOLLOWED"),
        (date(2025, 10, 2), "FOLLOWED"),
    ],
)
def test_up_to_which_day_it_was_attested(until: date, state: str) -> None:
    found = asked(attested(until))
    assert found.state == state
    assert found.until == (None if state == "NO_PROOF" else until)


def test_what_was_attested_later_proves_the_day_as_well() -> None:
    assert asked(attested(date(2025, 12, 19), on=date(2026, 6, 1))).state == "FOLLOWED"


def test_education_of_the_other_side_is_none_of_this_phase() -> None:
    found = asked(attested(COUNT, side="vo", brin="98VO"))
    assert (found.state, found.until) == ("OTHER_EDUCATION", COUNT)


def test_one_proof_of_this_phase_is_enough_beside_the_other() -> None:
    assert asked(attested(COUNT, side="vo", brin="98VO"), attested(COUNT)).state == "FOLLOWED"


def test_another_institution_proves_nothing_here() -> None:
    assert asked(attested(COUNT, brin="97MB")).state == "NO_PROOF"


def test_the_phase_asked_about_is_the_one_in_the_register() -> None:
    registration = registered((SWITCH, "VO"))
    assert asked(attested(COUNT), registration=registration).state == "OTHER_EDUCATION"
    vo = attested(COUNT, side="vo", brin="98VO")
    assert asked(vo, registration=registration).state == "FOLLOWED"


def test_since_when_the_phase_is_registered_without_a_break() -> None:
    registration = registered((SWITCH, "MBO"), (date(2025, 8, 20), "VO"), (date(2025, 9, 1), "MBO"))
    found = asked(attested(date(2025, 8, 31)), registration=registration)
    assert (found.since, found.state) == (date(2025, 9, 1), "NO_PROOF")


def test_nothing_is_asked_of_who_has_no_phase_registered() -> None:
    assert followed(registered((SWITCH, None)), (), "98MB", COUNT) is None
    assert followed(registered((date(2025, 10, 2), "MBO")), (), "98MB", COUNT) is None
    assert followed(registered((COUNT, "MBO")), (), "98MB", COUNT) is not None
