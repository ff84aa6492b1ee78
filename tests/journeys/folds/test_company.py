"""On which days was a company recognised? BPV-02, BPV-03."""

from datetime import date
from typing import Any

from journeys.folds.company import Company
from journeys.history import counted
from tests.scenario import CREBO, Story, day

OTHER = "25180"


def company(*told: tuple[str, str, dict[str, Any]]) -> Company:
    """The company after these reports (kind, day, data), with the ids e1, e2, …"""
    story = Story()
    for n, (kind, on, data) in enumerate(told, start=1):
        story.tell("100000001", kind, on, id=f"e{n}", **data)
    return Company(counted(story.history))


def spans(of: Company, on: str = "9999-12-31", crebo: str = CREBO) -> list[tuple[str, str]]:
    return [(first.isoformat(), last.isoformat()) for first, last in of.recognised(crebo, day(on))]


YES = ("company-recognised", "2020-01-01", {})
NO = ("recognition-withdrawn", "2022-01-01", {})


def test_it_is_recognised_for_a_qualification_from_the_day_it_was_told():
    assert spans(company(YES)) == [("2020-01-01", "9999-12-31")]
    assert spans(company(YES), crebo=OTHER) == []
    assert spans(company(YES), "2019-12-31") == []
    assert spans(company(YES), "2020-01-01") == [("2020-01-01", "9999-12-31")]


def test_a_recognition_may_have_a_last_day():
    told = company(("company-recognised", "2020-01-01", {"until": "2021-12-31"}))
    assert spans(told) == [("2020-01-01", "2021-12-31")]


def test_from_the_day_of_the_withdrawal_it_is_not_recognised():
    assert spans(company(YES, NO)) == [("2020-01-01", "2021-12-31")]
    assert spans(company(YES, NO), "2021-12-31") == [("2020-01-01", "9999-12-31")]
    assert spans(company(YES, NO), "2022-01-01") == [("2020-01-01", "2021-12-31")]


def test_a_withdrawal_for_another_qualification_changes_nothing():
    assert spans(company(YES, ("recognition-withdrawn", "2022-01-01", {"crebos": [OTHER]}))) == spans(
        company(YES)
    )


def test_a_withdrawal_does_not_make_a_recognition_longer():
    told = company(("company-recognised", "2020-01-01", {"until": "2020-12-31"}), NO)
    assert spans(told) == [("2020-01-01", "2020-12-31")]


def test_a_recognition_of_one_day_is_one_day_and_one_of_none_is_gone():
    told = company(YES, ("recognition-withdrawn", "2020-01-02", {}))
    assert spans(told) == [("2020-01-01", "2020-01-01")]
    assert spans(company(YES, ("recognition-withdrawn", "2020-01-01", {}))) == []


def test_it_may_be_recognised_again_after_a_withdrawal():
    told = company(YES, NO, ("company-recognised", "2023-01-01", {"crebos": [OTHER, CREBO]}))
    assert spans(told) == [("2020-01-01", "2021-12-31"), ("2023-01-01", "9999-12-31")]


def test_what_is_known_of_it_by_a_day():
    told = company(YES, NO)
    assert [told.known_on(day(on)) for on in ("2019-12-31", "2020-01-01")] == [False, True]
    assert [told.facts_by(day(on)) for on in ("2019-12-31", "2020-01-01", "2021-12-31", "2022-01-01")] == [
        0,
        1,
        1,
        2,
    ]
    assert told.evidence(day("2019-12-31")) == ()
    assert told.evidence(day("2020-01-01")) == ("e1",)
    assert told.evidence(day("2022-01-01")) == ("e1", "e2")
    assert told.days() == {date(2020, 1, 1), date(2022, 1, 1)}
    assert not company().known_on(date.max)
