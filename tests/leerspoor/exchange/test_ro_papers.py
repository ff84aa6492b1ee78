"""Praktijkovereenkomsten and diplomas of the register beside those of the journal."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from journeys.folds.route import Fits
from leerspoor.exchange.ro_differences import Difference
from leerspoor.exchange.ro_papers import Awarded, Bpv, diplomas_of, of_diplomas, of_placements, placements_of
from tests.scenario import ordinary

FITS = Fits([])
BPV = Bpv(
    name="98MB-1-1",
    told_on=date(2025, 9, 1),
    company="100900001",
    crebo="25737",
    starts_on=date(2025, 9, 15),
    ends_on=date(2026, 1, 30),
    hours=320,
    ended=None,
    done=False,
)
HERE = structs.replace(BPV, name="herfst", told_on=date(2025, 9, 3))
ENDED = date(2026, 1, 30)
AWARDED = date(2026, 7, 3)


def compared(there: list[Bpv], here: list[Bpv], *, expected: bool = True) -> list[tuple[str, str | None]]:
    return [(found.kind, found.name) for found in of_placements(there, here, FITS, lambda _: expected)]


def test_alike_by_number_or_by_company_and_days() -> None:
    assert compared([BPV], [BPV]) == []
    assert compared([BPV], [HERE]) == []


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "same"),
    [
        (date(2026, 1, 29), date(2026, 6, 1), True),
        (date(2026, 1, 30), date(2026, 6, 1), True),  # the last day of the other
        (date(2026, 1, 31), date(2026, 6, 1), False),
    ],
)
def test_the_same_company_is_the_same_placement_if_the_days_overlap(
    starts_on: date, ends_on: date, same: bool
) -> None:
    other = structs.replace(HERE, starts_on=starts_on, ends_on=ends_on)
    expected = (
        [("DATES_DIFFER", "herfst")] if same else [("MISSING_HERE", "98MB-1-1"), ("MISSING_THERE", "herfst")]
    )
    assert compared([BPV], [other]) == expected


def test_of_two_at_one_company_the_nearest_is_the_same() -> None:
    near = structs.replace(HERE, name="b", starts_on=date(2025, 9, 16))
    far = structs.replace(HERE, name="a", starts_on=date(2025, 11, 1))
    assert compared([BPV], [far, near]) == [("DATES_DIFFER", "b"), ("MISSING_THERE", "a")]


def test_what_began_without_an_enrolment_is_not_missing_in_the_register() -> None:
    """BPV-15: the BPV of a pupil in leerjaar 3 is in no register."""
    assert compared([], [HERE], expected=False) == []
    assert compared([], [HERE]) == [("MISSING_THERE", "herfst")]


@pytest.mark.parametrize(
    ("there", "here", "kinds"),
    [
        ({"hours": 300}, {}, ["HOURS_DIFFER"]),
        ({"hours": None}, {}, []),
        ({"crebo": "25829"}, {}, ["CREBO_DIFFERS"]),
        ({"ended": ENDED}, {}, ["DATES_DIFFER"]),
        ({"ended": ENDED}, {"done": True}, []),
        ({}, {"done": True}, ["DATES_DIFFER"]),
        ({"ended": ENDED}, {"done": True, "ended": ENDED}, []),
        ({"ended": ENDED}, {"done": True, "ended": date(2026, 1, 31)}, ["DATES_DIFFER"]),
        ({"hours": 300, "ends_on": date(2026, 1, 31)}, {}, ["DATES_DIFFER", "HOURS_DIFFER"]),
    ],
)
def test_what_differs_of_one_placement(
    there: dict[str, object], here: dict[str, object], kinds: list[str]
) -> None:
    found = compared([structs.replace(BPV, **there)], [structs.replace(HERE, **here)])
    assert [kind for kind, _ in found] == kinds


def test_another_company_under_the_same_number() -> None:
    assert compared([BPV], [structs.replace(BPV, company="100900002")]) == [("COMPANY_DIFFERS", "98MB-1-1")]


def test_it_differs_since_both_have_spoken_and_touches_no_count() -> None:
    (found,) = of_placements([structs.replace(BPV, hours=1)], [HERE], FITS, lambda _: True)
    assert (found.since, found.counts) == (date(2025, 9, 3), [])


def diplomas(there: list[Awarded], here: list[Awarded], *, expected: bool = True) -> list[Difference]:
    return list(of_diplomas(there, here, FITS, lambda _: expected))


@pytest.mark.parametrize(
    ("there", "here", "kinds"),
    [
        ([("25737", 0)], [("25737", 0)], []),
        ([("25737", 0)], [(None, 0)], []),
        ([("25737", 0)], [("25737", 1)], ["DATES_DIFFER"]),
        ([("25737", 0)], [("25829", 0)], ["CREBO_DIFFERS"]),
        ([("25737", 0)], [("25829", 1)], ["MISSING_HERE", "MISSING_THERE"]),
        ([("25737", 0), ("25829", 0)], [("25829", 0), ("25737", 0)], []),
        ([("25737", 0)], [], ["MISSING_HERE"]),
        ([], [("25737", 0)], ["MISSING_THERE"]),
    ],
)
def test_diplomas(there: list[tuple[str, int]], here: list[tuple[str | None, int]], kinds: list[str]) -> None:
    found = diplomas(
        [Awarded(date.fromordinal(AWARDED.toordinal() + days), crebo) for crebo, days in there],
        [Awarded(date.fromordinal(AWARDED.toordinal() + days), crebo) for crebo, days in here],
    )
    assert [difference.kind for difference in found] == kinds
    assert all(difference.counts == [] for difference in found)


def test_a_diploma_of_another_time_is_not_missing_in_the_register() -> None:
    assert diplomas([], [Awarded(AWARDED, "25737")], expected=False) == []


def test_placements_and_diplomas_of_facts_are_those_of_the_day() -> None:
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "bpv-agreed", "2025-09-01", starts_on="2025-09-15", ends_on="2026-01-30", hours=320)
    story.tell("s1", "bpv-amended", "2025-12-01", ends_on="2026-02-27", hours=400)
    story.tell("s1", "bpv-ended", "2026-02-20", hours=380)
    story.tell("s1", "diploma-awarded", "2026-07-03", side="mbo", crebo="25737")
    story.tell("s1", "diploma-awarded", "2025-07-03", side="vmbo")
    from journeys.history import counted

    facts = counted(recorded for recorded in story.history if recorded.stream == "student/s1")
    assert placements_of(facts, date(2025, 8, 31)) == []
    (agreed,) = placements_of(facts, date(2025, 11, 30))
    (amended,) = placements_of(facts, date(2025, 12, 1))
    (ended,) = placements_of(facts, date(2026, 2, 20))
    assert [(b.ends_on, b.hours, b.done) for b in (agreed, amended, ended)] == [
        (date(2026, 1, 30), 320, False),
        (date(2026, 2, 27), 400, False),
        (date(2026, 2, 27), 400, True),
    ]
    assert ended.ended == date(2026, 2, 20)
    assert [d.crebo for d in diplomas_of(facts, AWARDED)] == ["25737"]
    assert diplomas_of(facts, date(2026, 7, 2)) == []
