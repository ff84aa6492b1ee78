"""What was a route on a day: its agreement, programme, registrations, stops, and which crebo fits?"""

from datetime import date
from typing import Any

import pytest

from journeys.events import QualificationRenewed
from journeys.folds.route import Fits, Route
from journeys.history import counted
from tests.scenario import MBO, VO, Story, day, mbo, of, vmbo

CHOICES = [{"choice": "KV", "side": "vmbo", "min_parts": 1}, {"choice": "KD", "side": "mbo", "min_parts": 1}]
OPENED = ("route-opened", "2020-01-02", {})


def route(*told: tuple[str, str, dict[str, Any]]) -> Route:
    """The route after these reports (kind, day, data), with the ids e1, e2, …"""
    story = Story()
    for n, (kind, on, data) in enumerate(told, start=1):
        story.tell("R1", kind, on, id=f"e{n}", **data)
    return Route("R1", counted(story.history))


def test_a_route_is_there_from_the_day_on_which_it_was_opened():
    found = route(OPENED, ("route-opened", "2021-01-01", {"leerweg": "KB"}))
    assert [found.there_on(day(on)) for on in ("2020-01-01", "2020-01-02")] == [False, True]
    assert found.opened.leerweg == "BB", "opened again it is still the first"
    assert (found.brin("vo"), found.brin("mbo")) == (VO, MBO)


def test_a_route_that_was_never_opened_is_not_there():
    found = route(("route-registered", "2020-01-01", {"side": "vo"}))
    assert not found.there_on(date.max)
    with pytest.raises(LookupError):
        _ = found.opened


def test_its_facts_by_a_day():
    found = route(OPENED, ("route-registered", "2020-02-01", {"side": "vo"}))
    assert [found.facts_by(day(on)) for on in ("2020-01-01", "2020-01-02", "2020-02-01")] == [0, 1, 2]
    assert found.days() == {date(2020, 1, 2), date(2020, 2, 1)}


def test_it_rests_on_the_agreement_that_replaced_the_first():
    found = route(
        OPENED,
        ("route-agreement-replaced", "2021-01-01", {"agreement": "A2"}),
        ("route-agreement-replaced", "2022-01-01", {"agreement": "A3"}),
    )
    asked = [found.agreement_on(day(on)) for on in ("2020-12-31", "2021-01-01", "2021-12-31", "2022-01-01")]
    assert [(agreement, by.id) for agreement, by in asked] == [
        ("A1", "e1"),
        ("A2", "e2"),
        ("A2", "e2"),
        ("A3", "e3"),
    ]


# --- the programme --------------------------------------------------------------------------------------


def test_a_cohort_has_the_last_programme_adopted_for_it_or_an_earlier_one():
    found = route(
        OPENED,
        ("exam-programme-adopted", "2020-02-01", {"version": "1", "cohorts_from": 2020}),
        ("exam-programme-adopted", "2021-02-01", {"version": "2", "cohorts_from": 2021}),
        ("exam-programme-adopted", "2022-02-01", {"version": "3", "cohorts_from": 2020}),
    )

    def version(on: str, cohort: int) -> str | None:
        programme = found.programme_on(day(on), cohort)
        return programme.event.version if programme else None

    assert [version("2020-01-31", 2020), version("2020-02-01", 2020)] == [None, "1"]
    assert [version("2021-02-01", year) for year in (2019, 2020, 2021, 2022)] == [None, "1", "2", "2"]
    assert [version("2022-01-31", 2021), version("2022-02-01", 2021)] == ["2", "3"]
    assert [found.last_programme(day(on)) for on in ("2020-01-31",)] == [None]
    last = [found.last_programme(day(on)).event.version for on in ("2020-02-01", "2021-02-01", "2022-02-01")]
    assert last == ["1", "2", "3"]
    assert [programme.event.version for programme in found.programmes()] == ["1", "2", "3"]


def test_a_part_is_found_by_its_code_and_by_a_code_of_the_register():
    parts = [
        vmbo("NE-CE", register_codes=["0011", "0012"]),
        vmbo("WI-CE", choice="KV"),
        vmbo("KV2", choice="KV"),
        mbo("K1", choice="KD"),
    ]
    programme = route(
        OPENED, ("exam-programme-adopted", "2020-02-01", of(*parts, choices=CHOICES))
    ).programme_on(date.max, 2020)
    found = {name: part.part for name, part in programme.by_name.items()}
    own = {part: part for part in ("NE-CE", "WI-CE", "KV2", "K1")}
    assert found == own | {"0011": "NE-CE", "0012": "NE-CE"}
    chosen_from = {choice: [part.part for part in parts] for choice, parts in programme.of_choice.items()}
    assert chosen_from == {"KV": ["WI-CE", "KV2"], "KD": ["K1"]}


# --- registration, stop, teach-out ------------------------------------------------------------------------


def test_each_sides_last_word_in_the_register_counts():
    """PRE-01, PRE-02."""
    found = route(
        OPENED,
        ("route-registered", "2020-02-01", {"side": "vo"}),
        ("route-registered", "2020-03-01", {"side": "mbo"}),
        ("route-registration-ended", "2021-01-01", {"side": "vo"}),
        ("route-registered", "2022-01-01", {"side": "vo"}),
    )
    days = [
        day(on) for on in ("2020-02-01", "2020-02-29", "2020-03-01", "2020-12-31", "2021-01-01", "2022-01-01")
    ]
    assert [found.registered_by_both(on) for on in days] == [False, False, True, True, False, True]
    assert [found.registered_by("vo", on) for on in days] == [True, True, True, True, False, True]
    assert [found.registered_by("mbo", on) for on in days] == [False, False, True, True, True, True]
    said = found.registration_on(day("2021-01-01"))
    assert {side: fact.id for side, fact in said.items()} == {"vo": "e4", "mbo": "e3"}
    assert found.registration_on(day("2020-01-31")) == {}


def test_a_stop_counts_until_it_is_withdrawn_and_the_last_one_counts():
    """COH-05."""
    stop = {"effective_on": "2024-08-01"}
    found = route(
        OPENED,
        ("route-stop-announced", "2021-01-01", stop),
        ("route-stop-announced", "2022-01-01", stop),
        ("route-stop-withdrawn", "2023-01-01", {}),
        ("route-stop-announced", "2024-01-01", stop),
    )
    days = ("2020-12-31", "2021-01-01", "2021-12-31", "2022-01-01", "2022-12-31", "2023-01-01", "2024-01-01")
    stops = [found.stop_on(day(on)) for on in days]
    assert [s.id if s else None for s in stops] == [None, "e2", "e2", "e3", "e3", None, "e5"]


def test_teach_outs_by_a_day():
    found = route(OPENED, ("teach-out-arranged", "2021-01-01", {}), ("teach-out-arranged", "2022-01-01", {}))
    asked = [found.teach_outs(day(on)) for on in ("2020-12-31", "2021-01-01", "2022-01-01")]
    assert [[fact.id for fact in facts] for facts in asked] == [[], ["e2"], ["e2", "e3"]]


# --- which crebo fits which -------------------------------------------------------------------------------


def fits(*renewals: tuple[str, str]) -> Fits:
    return Fits([QualificationRenewed(old=old, new=new) for old, new in renewals])


def test_a_crebo_fits_itself_and_never_none():
    assert fits()("25180", "25180")
    assert not fits()("25180", "25737")
    assert not fits(("25180", "25737"))("25180", None)


@pytest.mark.parametrize("renewals", [[("A", "B"), ("B", "C")], [("B", "C"), ("A", "B")]])
def test_renewals_link_in_chains_and_both_ways_whatever_their_order(renewals: list):
    found = fits(*renewals)
    assert all(found(one, other) for one in "ABC" for other in "ABC")
    assert not found("A", "D")
    assert not found("D", "A")


def test_chains_that_do_not_meet_stay_apart_until_they_do():
    two = [("A", "B"), ("C", "D")]
    apart = fits(*two)
    assert apart("A", "B")
    assert apart("C", "D")
    assert not any(apart(one, other) for one in "AB" for other in "CD")
    met = fits(*two, ("B", "C"))
    assert all(met(one, other) for one in "ABCD" for other in "ABCD")


def test_a_renewal_counts_from_its_day():
    found = route(
        OPENED,
        ("qualification-renewed", "2021-01-01", {"old": "A", "new": "B"}),
        ("qualification-renewed", "2022-01-01", {"old": "B", "new": "C"}),
    )
    days = [day(on) for on in ("2020-12-31", "2021-01-01", "2021-12-31", "2022-01-01")]
    assert [found.fits(on)("A", "B") for on in days] == [False, True, True, True]
    assert [found.fits(on)("A", "C") for on in days] == [False, False, False, True]
    assert [found.renewals_by(on) for on in days] == [0, 1, 1, 2]
    assert [[fact.id for fact in found.renewals(on)] for on in days] == [[], ["e2"], ["e2"], ["e2", "e3"]]
    assert found.renewal_days() == {date(2021, 1, 1), date(2022, 1, 1)}
    assert found.fits(days[1]) is found.fits(days[2]), "it is worked out once for the same renewals"
