"""Where was a student on the journey: since when, in which cohort, enrolled where, qualified for what?"""

from datetime import date
from typing import Any

import pytest

from journeys.folds.journey import Journey
from journeys.folds.reference import Reference
from journeys.history import counted
from journeys.law.policies import Policies
from tests.scenario import CREBO, MBO, VO, Story, another, day, ordinary

Told = tuple[str, str, dict[str, Any]]
START = ("route-started", "2023-08-01", {})


def region() -> Story:
    """R1 as usual, R2 of another crebo and KB, GR a geïntegreerde one."""
    story = ordinary()
    another(story, "R2", crebo="25180", leerweg="KB", years=4)
    another(story, "GR", form="GR")
    return story


def journey(*told: Told, on: str = "2030-01-01", policies: Policies | None = None) -> Journey:
    """The journey on a day after these reports (kind, day, data), with the ids e1, e2, …"""
    story = region()
    for n, (kind, told_on, data) in enumerate(told, start=1):
        story.tell("s1", kind, told_on, id=f"e{n}", **data)
    names = {r.stream for r in story.history}
    reference = Reference({name: [r for r in story.history if r.stream == name] for name in names})
    reference.policies = policies or reference.policies
    facts = counted(r for r in story.history if r.stream == "student/s1")
    return Journey(reference, day(on)).take_all(facts)


def to(route: str, on: str, **data: Any) -> Told:
    return ("switched-to-transfer-option", on, {"to": f"route:{route}", **data})


# --- the start --------------------------------------------------------------------------------------------


def test_before_the_start_there_is_no_journey():
    found = journey(START, on="2023-07-31")
    assert (found.status, found.start, found.phase, found.cohort_key, found.crebo) == (
        "none",
        None,
        None,
        None,
        None,
    )
    assert found.enrolled_at == []
    assert (found.start_index, found.came_index, found.leerjaar, found.cohort, found.lwt) == (
        0,
        0,
        3,
        0,
        False,
    )


def test_a_start_begins_everything_anew():
    found = journey(START)
    assert (found.status, found.start.id, found.came.id, found.chosen_by.id) == ("active", "e1", "e1", "e1")
    assert (found.cohort_key, found.leerjaar, found.crebo) == ("R1/2023", 3, CREBO)
    assert (found.lwt, found.lwt_since, found.chosen, found.enrolled_at) == (False, None, (), ["vo"])
    assert (found.switch_on, found.window_end, found.expected_end) == (
        date(2025, 8, 1),
        date(2026, 7, 31),
        date(2026, 7, 31),
    )


def test_a_start_on_a_route_that_is_not_there_yet_or_never_begins_nothing():
    assert journey(("route-started", "2019-01-01", {})).status == "none"
    assert journey(("route-started", "2019-01-02", {})).status == "active"
    assert journey(("route-started", "2023-08-01", {"route": "R9"})).status == "none"


def test_a_second_start_leaves_nothing_of_the_first():
    found = journey(
        ("route-started", "2021-08-01", {"lwt": True, "leerjaar": 4, "chosen": ["KV1"]}),
        ("year-repeated", "2022-08-01", {"route_year": 2}),
        ("window-extended", "2022-09-01", {"until": "2027-07-31"}),
        ("transferred", "2022-10-01", {}),
        ("enrolment-period-registered", "2022-10-01", {"side": "mbo", "fase": "MBO", "leerroute": "L1"}),
        ("education-attested", "2022-10-02", {"side": "mbo", "until": "2023-01-01"}),
        ("diploma-awarded", "2022-11-01", {"side": "vmbo"}),
        to("R2", "2022-12-01"),
        START,
    )
    assert (found.leerjaar, found.cohort, found.lwt, found.lwt_since, found.chosen) == (
        3,
        2023,
        False,
        None,
        (),
    )
    assert (found.repeats, found.extensions, found.diplomas, found.enrolled_by) == ([], [], [], {})
    assert (found.fase_by, found.leerroute_by, found.attested_by, found.left_route) == (
        None,
        None,
        None,
        None,
    )
    assert found.enrolled_at == ["vo"]
    assert (found.switch_on, found.window_end) == (date(2025, 8, 1), date(2026, 7, 31))
    assert [(s.route, s.cohort, s.came.id, s.left.id if s.left else None) for s in found.stays] == [
        ("R1", 2020, "e1", "e8"),
        ("R2", 2020, "e8", "e9"),
        ("R1", 2023, "e9", None),
    ]


def test_a_journey_that_ended_begins_again_without_its_end():
    found = journey(("route-started", "2021-08-01", {}), ("dropped-out", "2022-01-01", {}), START)
    assert (found.status, found.ended) == ("active", None)
    assert [stay.left.id if stay.left else None for stay in found.stays] == ["e2", None]


# --- the clock --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policies", "first"),
    [
        (Policies(), 2022),
        (Policies(switch_clock="STUDENT"), 2023),
        (Policies(mid_year_start="NEXT_YEAR"), 2023),
    ],
)
def test_the_clock_is_that_of_the_policies(policies: Policies, first: int):
    """RSP-03, RSP-04; the cohort is the same whatever the clock."""
    found = journey(("route-started", "2023-10-02", {"leerjaar": 4}), policies=policies)
    assert found.cohort == 2022
    assert found.switch_on == date(first + 2, 8, 1)
    assert found.window_end == date(first + 3, 7, 31)
    assert found.expected_end == date(first + 3, 7, 31)


def test_the_days_of_switch_and_window_are_those_of_the_policies():
    """RSP-02, VEX-32."""
    found = journey(START, policies=Policies(switch_day="OCTOBER_1", window_day="JUNE_30"))
    assert (found.switch_on, found.window_end) == (date(2025, 10, 1), date(2026, 6, 30))


def test_a_repeated_year_and_a_decision_move_the_clock():
    found = journey(START, ("year-repeated", "2024-08-01", {"route_year": 2}))
    assert (found.switch_on, found.window_end, found.expected_end) == (
        date(2026, 8, 1),
        date(2027, 7, 31),
        date(2027, 7, 31),
    )
    assert found.repeated == [2]
    found = journey(START, ("window-extended", "2024-08-01", {"until": "2026-12-31"}))
    assert (found.switch_on, found.window_end) == (date(2025, 8, 1), date(2026, 12, 31))


def test_a_switch_of_route_takes_the_length_of_the_new_one_and_the_old_stay_keeps_its_end():
    found = journey(START, to("R2", "2024-02-01"))
    assert found.expected_end == date(2027, 7, 31)
    assert [stay.expected_end for stay in found.stays] == [date(2026, 7, 31), None]


# --- the phase --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("on", "phase"), [("2025-07-31", "vo"), ("2025-08-01", "mbo")])
def test_the_phase_turns_on_the_day_of_the_switch(on: str, phase: str):
    assert journey(START, on=on).phase == phase


def test_the_phase_may_follow_the_enrolment():
    """RSP-07, RSP-08, policy `phase_follows`."""
    follows = Policies(phase_follows="ENROLMENT")
    assert journey(START, on="2025-08-01", policies=follows).phase == "vo"
    early = ("transferred", "2024-02-01", {})
    assert journey(START, early, on="2024-01-31", policies=follows).phase == "vo"
    assert journey(START, early, on="2024-02-01", policies=follows).phase == "mbo"
    assert journey(START, early, on="2024-02-01").phase == "vo"


def test_who_is_not_on_a_route_has_no_phase():
    assert journey(START, ("dropped-out", "2024-02-01", {})).phase is None


# --- enrolment --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("stays", "at"), [(False, ["mbo"]), (True, ["vo", "mbo"])])
def test_a_transfer_enrols_at_the_mbo_and_perhaps_keeps_the_vo(stays: bool, at: list[str]):
    found = journey(START, ("transferred", "2025-08-01", {"stays_enrolled_at_vo": stays}))
    assert found.enrolled_at == at
    assert {side: fact.id for side, fact in found.enrolled_by.items()} == (
        {"mbo": "e2"} if stays else {"vo": "e2", "mbo": "e2"}
    )


def test_enrolment_at_the_schools_of_the_route_counts_and_no_other():
    told = [("enrolled", "2024-01-01", {"side": "mbo"}), ("deregistered", "2024-02-01", {"side": "vo"})]
    assert journey(START, *told).enrolled_at == ["mbo"]
    elsewhere = [(kind, on, {**data, "brin": "98XX"}) for kind, on, data in told]
    assert journey(START, *elsewhere).enrolled_at == ["vo"]
    assert journey(START, ("enrolled", "2024-01-01", {"side": "mbo", "brin": VO})).enrolled_at == ["vo"]
    assert journey(START, ("deregistered", "2024-01-01", {"side": "vo", "brin": MBO})).enrolled_at == ["vo"]


def test_what_the_register_holds_is_told_by_the_last_report_that_says_it():
    found = journey(
        START,
        ("enrolment-period-registered", "2023-09-01", {"side": "vo", "fase": "VO"}),
        ("enrolment-period-registered", "2023-09-02", {"side": "vo", "leerroute": "L1"}),
        ("enrolment-period-registered", "2023-09-03", {"side": "vo"}),
        ("education-attested", "2023-09-04", {"side": "vo", "until": "2023-12-31"}),
    )
    assert (found.fase_by.id, found.leerroute_by.id, found.attested_by.id) == ("e2", "e3", "e5")


def test_what_is_only_for_a_journey_that_goes_on_changes_nothing_after_it():
    found = journey(
        START,
        ("dropped-out", "2024-01-01", {}),
        ("year-repeated", "2024-08-01", {"route_year": 1}),
        ("transferred", "2024-08-01", {}),
        to("R2", "2024-08-01"),
        ("route-ended", "2024-09-01", {}),
    )
    assert (found.status, found.ended.id, found.repeats, found.enrolled_at) == ("ended", "e2", [], ["vo"])
    assert found.route.id == "R1"


# --- a switch to another route ----------------------------------------------------------------------------


def test_a_switch_leads_to_a_route_that_is_there_and_is_another():
    found = journey(START, to("R2", "2024-02-01"))
    assert (found.route.id, found.left_route.id, found.came.id, found.start.id) == ("R2", "R1", "e2", "e1")
    assert (found.came_index, found.start_index, found.cohort_key) == (2, 1, "R2/2023")
    for same in (to("R9", "2024-02-01"), to("R1", "2024-02-01")):
        found = journey(START, same)
        assert (found.route.id, found.left_route, found.came.id, len(found.stays)) == ("R1", None, "e1", 1)


def test_a_switch_to_a_route_of_a_later_day_changes_nothing():
    story = region()
    story.tell("R8", "route-opened", "2024-03-01")
    story.tell("s1", "route-started", "2023-08-01")
    for on, came in (("2024-02-29", "R1"), ("2024-03-01", "R8")):
        switch = story.tell("s1", "switched-to-transfer-option", on, to="route:R8")
        names = {r.stream for r in story.history}
        reference = Reference({name: [r for r in story.history if r.stream == name] for name in names})
        facts = counted(r for r in story.history if r.stream == "student/s1")
        assert Journey(reference, date.max).take_all(facts).route.id == came
        story.retract(switch)


def test_a_switch_out_of_every_route_ends_the_journey():
    found = journey(START, ("switched-to-transfer-option", "2024-02-01", {"to": "regular-mbo"}))
    assert (found.status, found.ended.id, found.stays[0].left.id) == ("ended", "e2", "e2")


@pytest.mark.parametrize(
    ("at_start", "at_switch", "lwt", "since"),
    [
        (False, None, False, None),
        (False, True, True, "2024-02-01"),
        (True, None, True, "2023-08-01"),
        (True, True, True, "2023-08-01"),
        (True, False, False, "2023-08-01"),
    ],
)
def test_a_leerwerktraject_begins_with_the_start_or_with_the_switch(
    at_start: bool, at_switch: bool | None, lwt: bool, since: str | None
):
    """RTE-09 asks for an agreement since the day on which it began."""
    told = ("route-started", "2023-08-01", {"lwt": at_start})
    found = journey(told, to("R2", "2024-02-01", lwt=at_switch))
    assert (found.lwt, found.lwt_since) == (lwt, day(since) if since else None)


def test_a_choice_of_parts_stays_at_a_switch_that_makes_none():
    chosen = ("parts-chosen", "2023-09-01", {"parts": ["KV1"]})
    found = journey(START, chosen, to("R2", "2024-02-01"))
    assert (found.chosen, found.chosen_by.id) == (("KV1",), "e2")
    found = journey(START, chosen, to("R2", "2024-02-01", chosen=[]))
    assert (found.chosen, found.chosen_by.id) == ((), "e3")


# --- qualification and results ----------------------------------------------------------------------------


def test_the_qualification_is_the_one_chosen_since_coming_to_the_route():
    chosen = ("qualification-chosen", "2024-01-01", {"crebo": "25721"})
    assert journey(START, chosen).crebo == "25721"
    assert journey(START, chosen, to("R2", "2024-02-01")).crebo == "25180"
    assert journey(chosen, ("route-started", "2024-08-01", {})).crebo == CREBO


def test_a_choice_before_the_start_is_no_choice():
    assert journey(("parts-chosen", "2023-01-01", {"parts": ["KV1"]}), START).chosen == ()


def test_a_result_is_of_the_leerweg_of_the_route_of_then():
    passed = {"part": "NE-CE", "mark": "6.0"}
    found = journey(
        ("exam-part-passed", "2023-06-01", passed),
        START,
        ("exam-part-passed", "2024-05-01", passed),
        to("R2", "2024-06-01"),
        ("exam-part-failed", "2025-05-01", {**passed, "mark": "5.0"}),
        ("placed", "2025-06-01", {}),
    )
    assert [(r.leerweg, r.fact.id) for r in found.results] == [(None, "e1"), ("BB", "e3"), ("KB", "e5")]
    assert [r.index for r in found.results] == sorted({r.index for r in found.results})
    assert found.results[0].index < found.start_index < found.results[1].index
    assert found.results[1].index < found.came_index < found.results[2].index
    assert [fact.id for fact in found.placed] == ["e6"]


# --- completed --------------------------------------------------------------------------------------------


def diploma(side: str, on: str = "2026-07-01", **data: Any) -> Told:
    return ("diploma-awarded", on, {"side": side, **data})


def test_both_diplomas_complete_a_journey_and_in_a_gr_that_of_the_mbo_does():
    """RTE-01, RTE-02."""
    assert journey(START, diploma("vmbo")).status == "active"
    assert journey(START, diploma("mbo")).status == "active"
    found = journey(START, diploma("mbo"), diploma("vmbo"))
    assert (found.status, [fact.id for fact in found.completed_by]) == ("completed", ["e3", "e2"])
    assert found.completed_at == [3]
    gr = ("route-started", "2023-08-01", {"route": "GR"})
    assert journey(gr, diploma("vmbo")).status == "active"
    assert journey(gr, diploma("mbo")).completed_by[0].id == "e2"


def test_the_first_diploma_that_fits_is_the_one_that_completes():
    found = journey(START, diploma("vmbo", "2026-06-01"), diploma("vmbo", "2026-06-02"), diploma("mbo"))
    assert [fact.id for fact in found.completed_by] == ["e2", "e4"]


@pytest.mark.parametrize(
    ("crebo", "status"), [(None, "completed"), (CREBO, "completed"), ("25180", "active")]
)
def test_the_diploma_of_the_mbo_is_for_the_students_qualification(crebo: str | None, status: str):
    assert journey(START, diploma("vmbo"), diploma("mbo", crebo=crebo)).status == status


def test_a_diploma_of_the_vmbo_is_of_no_qualification():
    assert journey(START, diploma("vmbo", crebo="25180"), diploma("mbo")).status == "completed"


def test_a_diploma_of_an_earlier_crebo_fits_once_the_qualification_was_renewed():
    story = region()
    story.tell("R1", "qualification-renewed", "2026-07-02", old="25180", new=CREBO)
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "diploma-awarded", "2026-06-01", side="vmbo")
    story.tell("s1", "diploma-awarded", "2026-06-01", side="mbo", crebo="25180")
    names = {r.stream for r in story.history}
    reference = Reference({name: [r for r in story.history if r.stream == name] for name in names})
    facts = counted(r for r in story.history if r.stream == "student/s1")
    assert Journey(reference, day("2026-07-01")).take_all(facts).status == "active"
    assert Journey(reference, day("2026-07-02")).take_all(facts).status == "completed"


def test_a_diploma_before_the_start_or_after_the_end_completes_nothing():
    assert journey(diploma("vmbo", "2023-07-01"), diploma("mbo", "2023-07-01"), START).status == "active"
    left = [START, ("dropped-out", "2026-01-01", {}), diploma("vmbo"), diploma("mbo")]
    assert journey(*left).status == "ended"
    assert [fact.id for fact in journey(*left).diplomas] == ["e3", "e4"]


def test_a_completed_journey_does_not_go_on_until_a_new_start():
    told = [START, diploma("vmbo"), diploma("mbo"), ("dropped-out", "2026-08-01", {})]
    assert (journey(*told).status, journey(*told).stays[0].left) == ("completed", None)
    found = journey(*told, ("route-started", "2026-09-01", {"route": "R2"}))
    assert (found.status, found.completed_by, found.completed_at) == ("active", (), [3])
