"""From when to when register and journal differ, and which counts of 1 October lie in between."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.folds.route import Fits
from journeys.vocabulary import Phase, RouteForm, Status
from leerspoor.exchange.ro_differences import Difference, Here, coming_count, over_time
from leerspoor.exchange.ro_registration import Registered
from projections.because import Because

SWITCH = date(2025, 8, 1)
OCTOBER = date(2025, 10, 1)
NO = Because([], [])
DLR = Registered(enrolled=True, period=True, crebo="25737", funded=True, leerroute="DLR", fase="MBO")


def here(
    *,
    phase: Phase | None = "mbo",
    enrolled: bool = True,
    told: Registered = DLR,
    status: Status = "active",
    form: RouteForm = "DLR",
    crebo: str | None = "25737",
    ours: bool = True,
) -> Here:
    return Here(
        status=status,
        ours=ours,
        phase=phase,
        form=form,
        crebo=crebo,
        enrolled=enrolled,
        told=told,
        fits=Fits([]),
        why_phase=NO,
        why_enrolled=NO,
    )


def but(**other: object) -> Registered:
    return Registered(
        **{
            "enrolled": True, "period": True, "crebo": "25737", "funded": True, "leerroute": "DLR",
            "fase": "MBO", **other,
        }  # type: ignore[arg-type]
    )  # fmt: skip


def kinds(there: Registered, journal: Here, on: date = OCTOBER) -> list[tuple[str, str]]:
    found = over_time([SWITCH], on, lambda _: there, lambda _: journal)
    return [(difference.about, difference.kind) for difference in found]


def until(change: date, on: date, before: Registered, journal: Here) -> list[Difference]:
    """Register and journal are alike from the day of the change on."""
    return over_time([SWITCH, change], on, lambda d: before if d < change else DLR, lambda _: journal)


def test_what_is_alike_is_no_difference() -> None:
    assert kinds(DLR, here()) == []


@pytest.mark.parametrize(
    ("there", "journal", "expected"),
    [
        (DLR, here(enrolled=False, told=Registered()), [("enrolment", "MISSING_HERE")]),
        (Registered(), here(), [("enrolment", "MISSING_THERE")]),
        (Registered(), here(enrolled=False), [("enrolment", "TRANSFER_OVERDUE")]),
        (
            but(fase="VO"),
            here(phase="vo", told=but(fase="VO")),
            [("enrolment", "TRANSFER_BEFORE_TWO_YEARS")],
        ),
        (Registered(), here(phase="vo", enrolled=False), []),
        (but(fase="VO"), here(told=but(fase="VO")), [("fase", "PHASE_DIFFERS")]),
        (but(fase=None), here(told=but(fase=None)), [("fase", "MISSING_THERE")]),
        (but(leerroute=None, fase=None), here(told=but(leerroute=None, fase=None)),
         [("leerroute", "MISSING_THERE")]),
        (but(leerroute="GLR"), here(told=but(leerroute="GLR")), [("leerroute", "LEERROUTE_DIFFERS")]),
        (but(leerroute="DLP"), here(told=but(leerroute="DLP")), []),
        (but(leerroute="GLR"), here(told=but(leerroute="GLR"), form="GR"), []),
        (but(), here(form="GR"), [("leerroute", "LEERROUTE_DIFFERS")]),
        (but(), here(form="LEERLIJN"), [("leerroute", "LEERROUTE_DIFFERS")]),
        (but(), here(form="EXPERIMENT"), []),
        (but(crebo="25829"), here(told=but(crebo="25829")), [("crebo", "CREBO_DIFFERS")]),
        (but(crebo="25829"), here(told=but(crebo="25829"), crebo=None), []),
        (but(funded=False), here(told=but(funded=False)), [("funded", "NOT_FUNDED")]),
        (DLR, here(told=but(fase="VO")), [("period", "REGISTERED_OTHERWISE")]),
        (DLR, here(told=Registered(enrolled=True)), [("period", "MISSING_HERE")]),
        (DLR, here(status="ended", phase=None), [("route", "MISSING_HERE")]),
        (DLR, here(status="none", phase=None), [("route", "MISSING_HERE")]),
        (DLR, here(ours=False), [("route", "MISSING_HERE")]),
        (DLR, here(status="completed", phase=None), []),
        (but(leerroute=None), here(status="ended", phase=None), []),
    ],
)  # fmt: skip
def test_each_kind(there: Registered, journal: Here, expected: list[tuple[str, str]]) -> None:
    assert kinds(there, journal) == expected


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        (date(2025, 9, 30), []),
        (date(2025, 10, 1), []),  # from the day itself it counted as it should
        (date(2025, 10, 2), [OCTOBER]),
    ],
)
def test_an_enrolment_that_came_late_touches_the_count_if_it_was_not_there(
    change: date, counts: list[date]
) -> None:
    (found,) = until(change, date(2025, 12, 1), Registered(), here())
    assert (found.about, found.kind) == ("enrolment", "DATES_DIFFER")
    assert (found.since, found.until) == (SWITCH, change - timedelta(days=1))
    assert found.counts == counts


@pytest.mark.parametrize(
    ("change", "told"), [(date(2025, 9, 30), 0), (date(2025, 10, 1), 0), (date(2025, 10, 2), 1)]
)
def test_what_was_against_the_rule_alone_is_told_if_a_count_lies_in_it(change: date, told: int) -> None:
    wrong = but(fase="VO")
    found = over_time(
        [SWITCH, change],
        date(2025, 12, 1),
        lambda d: wrong if d < change else DLR,
        lambda d: here(told=wrong if d < change else DLR),
    )
    assert len(found) == told


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        (date(2025, 9, 30), [OCTOBER]),
        (OCTOBER, [OCTOBER]),
        (date(2025, 10, 2), [OCTOBER, date(2026, 10, 1)]),
    ],
)
def test_a_difference_that_stays_touches_the_counts_since_and_the_coming_one(
    on: date, counts: list[date]
) -> None:
    (found,) = over_time([SWITCH], on, lambda _: Registered(), lambda _: here())
    assert (found.since, found.until, found.counts) == (SWITCH, None, counts)


def test_a_crebo_touches_no_count() -> None:
    (found,) = over_time(
        [SWITCH], OCTOBER, lambda _: but(crebo="25829"), lambda _: here(told=but(crebo="25829"))
    )
    assert found.counts == []


def test_the_coming_count() -> None:
    assert coming_count(date(2025, 9, 30)) == coming_count(OCTOBER) == OCTOBER
    assert coming_count(date(2025, 10, 2)) == date(2026, 10, 1)
    assert coming_count(date.max).year == date.max.year


DAYS = st.dates(date(2023, 8, 1), date(2027, 7, 31))


@given(st.lists(st.tuples(DAYS, st.booleans()), min_size=1, max_size=6), DAYS)
def test_each_day_is_in_a_difference_just_when_the_two_sides_differ_then(
    changes: list[tuple[date, bool]], on: date
) -> None:
    """By the facts, day by day: what `over_time` puts together is what one day at a time would tell."""
    there = dict(sorted(changes))
    first = min([*there, on])

    def enrolled(day: date) -> bool:
        return [False, *(value for begin, value in there.items() if begin <= day)][-1]

    def registered(day: date) -> Registered:
        return DLR if enrolled(day) else Registered()

    found = over_time([first, *there], on, registered, lambda _: here())
    differing = {
        (of.since + timedelta(days=n)) for of in found for n in range(((of.until or on) - of.since).days + 1)
    }
    days = [first + timedelta(days=n) for n in range((on - first).days + 1)]
    assert differing == {day for day in days if not enrolled(day)}
    counts = [count for of in found for count in of.counts]
    assert {count for count in counts if count <= on} == {
        day for day in days if (day.month, day.day) == (10, 1) and not enrolled(day)
    }
    assert len(counts) == len(set(counts))
