"""Which terms had an agreement on a day, who says so, and was it in force?"""

from datetime import date
from typing import Any

import pytest

from journeys.folds.agreement import Agreement
from journeys.history import counted
from tests.scenario import MBO, VO, Story, day


def agreement(*told: tuple[str, str, dict[str, Any]]) -> Agreement:
    """The agreement after these reports (kind, day, data), with the ids e1, e2, …"""
    story = Story()
    for n, (kind, on, data) in enumerate(told, start=1):
        story.tell("A1", f"agreement-{kind}", on, id=f"e{n}", **data)
    return Agreement(counted(story.history))


SIGNED = ("signed", "2020-01-01", {"valid_from": "2020-08-01"})
UNTIL = ("signed", "2020-01-01", {"valid_from": "2020-08-01", "valid_until": "2024-07-31"})


def test_there_are_no_terms_before_the_signature():
    assert agreement(SIGNED).terms_on(date(2019, 12, 31)) is None
    assert agreement(SIGNED).terms_on(date(2020, 1, 1)) is not None
    assert agreement(("amended", "2020-01-01", {"vo": [VO]})).terms_on(date.max) is None
    assert agreement(("ended", "2020-01-01", {"effective_on": "2020-01-01"})).terms_on(date.max) is None


def test_the_first_signature_is_the_one_that_counts():
    terms = agreement(SIGNED, ("signed", "2021-01-01", {"vo": ["98VX"]})).terms_on(date.max)
    assert terms.signed.vo == [VO]
    assert terms.stated_by == ("e1",)


def test_an_amendment_changes_what_it_names_from_its_day():
    told = agreement(SIGNED, ("amended", "2022-01-01", {"mbo": ["98MC"], "cohort_obligation": False}))
    before, after = told.terms_on(date(2021, 12, 31)), told.terms_on(date(2022, 1, 1))
    assert (before.signed.mbo, before.signed.cohort_obligation) == ([MBO], True)
    assert (after.signed.mbo, after.signed.cohort_obligation) == (["98MC"], False)
    assert after.signed.vo == [VO]


def test_every_amendment_is_evidence_but_the_last_word_on_a_term_is_of_who_said_it():
    """COH-01 rests on who stated the obligation, COH-05 on who stated the end."""
    told = agreement(
        SIGNED,
        ("amended", "2021-01-01", {"cohort_obligation": False}),
        ("amended", "2022-01-01", {"valid_until": "2025-07-31"}),
        ("amended", "2023-01-01", {"vo": [VO]}),
    )
    found = [told.terms_on(date(year, 1, 1)) for year in (2020, 2021, 2022, 2023)]
    assert [t.stated_by for t in found] == [("e1", "e2", "e3", "e4")[:n] for n in range(1, 5)]
    assert [t.obligation_by.id for t in found] == ["e1", "e2", "e2", "e2"]
    assert [t.until_by.id for t in found] == ["e1", "e1", "e3", "e3"]


def test_it_has_the_transfer_options_that_were_agreed():
    options = [{"option": "A", "to": "regular-vmbo"}, {"option": "B", "to": "regular-mbo"}]
    terms = agreement(("signed", "2020-01-01", {"transfer_options": options})).terms_on(date.max)
    assert terms.transfer_options == {"A", "B"}


# --- in force -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "in_force"),
    [
        ("2019-12-31", False),
        ("2020-07-31", False),
        ("2020-08-01", True),
        ("2024-07-31", True),
        ("2024-08-01", False),
    ],
)
def test_it_is_in_force_from_its_first_day_to_its_last(on: str, in_force: bool):
    assert agreement(UNTIL).in_force(day(on)) == in_force


@pytest.mark.parametrize(("on", "in_force"), [("2022-12-31", True), ("2023-01-01", False)])
def test_it_is_not_in_force_from_the_day_on_which_it_was_ended(on: str, in_force: bool):
    told = agreement(SIGNED, ("ended", "2022-03-01", {"effective_on": "2023-01-01"}))
    assert told.in_force(day(on)) == in_force


def test_without_a_last_day_it_stays_in_force():
    assert agreement(SIGNED).in_force(date.max)
    assert agreement(SIGNED).terms_on(date.max).end() is None


# --- the end --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("effective_on", "end", "by"),
    [
        ("2024-07-31", "2024-07-31", "e2"),
        ("2024-08-01", "2024-08-01", "e2"),
        ("2024-08-02", "2024-08-01", "e1"),
    ],
)
def test_of_two_ends_the_earlier_counts_and_of_one_day_the_ending(effective_on: str, end: str, by: str):
    told = agreement(UNTIL, ("ended", "2022-03-01", {"effective_on": effective_on}))
    first_day, fact = told.terms_on(date(2022, 3, 1)).end()
    assert (first_day, fact.id) == (day(end), by)
    first_day, fact = told.terms_on(date(2022, 2, 28)).end()
    assert (first_day, fact.id) == (date(2024, 8, 1), "e1"), "it had not been ended yet"


def test_the_last_day_of_the_calendar_is_no_end():
    told = agreement(("signed", "2020-01-01", {"valid_until": "9999-12-31"}))
    assert told.terms_on(date.max).end() is None
    told = agreement(("signed", "2020-01-01", {"valid_until": "9999-12-30"}))
    assert told.terms_on(date.max).end()[0] == date.max


def test_its_days_are_those_on_which_something_begins_to_count():
    told = agreement(SIGNED, ("amended", "2022-01-01", {"vo": [VO]}))
    assert told.days() == {date(2020, 1, 1), date(2022, 1, 1)}
