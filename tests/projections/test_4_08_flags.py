"""4.8 Flags on responsibility: each from its first day to its last. Numbers count the flags in that list."""

import pytest

from tests.scenario import Story, another, mbo, of, ordinary, vmbo

NE = of(vmbo("NE-CE"), mbo("B1-K1"))
NO_VMBO = of(mbo("B1-K1"))
OPTION = [{"option": "ander-vak", "to": "R2"}]


def started(programme: dict | None = None, **route: object) -> Story:
    story = ordinary(programme or NO_VMBO, **route)
    story.tell("s1", "route-started", "2023-08-01")
    return story


def flagged(story: Story, flag: str, *days: str) -> list[bool]:
    return [flag in story.flags("s1", on) for on in days]


def test_an_ordinary_start_has_no_flags():
    """4.8: and they are told of active students only."""
    assert started(NE).flags("s1", "2023-08-01") == []
    story = started(form="LEERLIJN")
    story.tell("s1", "dropped-out", "2024-01-10")
    assert story.flags("s1", "2024-01-09") == ["NOT_STATUTORY"]
    assert story.flags("s1", "2024-01-10") == []


def test_a_transfer_before_two_years():
    """4.8.1: from the transfer until the switch (S12)."""
    story = started()
    story.tell("s1", "transferred", "2025-02-01")
    days = ("2025-01-31", "2025-02-01", "2025-07-31", "2025-08-01")
    assert flagged(story, "TRANSFER_BEFORE_TWO_YEARS", *days) == [False, True, True, False]


def test_an_early_enrolment_at_the_mbo_is_a_transfer_before_two_years_too():
    """4.8.1: it is the enrolment that counts; it is gone once deregistered."""
    story = started()
    story.tell("s1", "enrolled", "2024-09-01", side="mbo")
    story.tell("s1", "deregistered", "2024-10-01", side="mbo")
    days = ("2024-08-31", "2024-09-01", "2024-09-30", "2024-10-01")
    assert flagged(story, "TRANSFER_BEFORE_TWO_YEARS", *days) == [False, True, True, False]


def test_a_transfer_overdue():
    """4.8.2: from the switch until the student is at the mbo."""
    story = started()
    story.tell("s1", "transferred", "2025-09-10")
    days = ("2025-07-31", "2025-08-01", "2025-09-09", "2025-09-10")
    assert flagged(story, "TRANSFER_OVERDUE", *days) == [False, True, True, False]


def test_a_retracted_transfer_is_overdue_again():
    """4.8.2: as it was known before and is known now."""
    story = started()
    moved = story.tell("s1", "transferred", "2025-08-01", at="2025-08-20T09:00Z")
    story.retract(moved, at="2025-09-20T09:00Z")
    for known_at, flags in [("2025-08-19", True), ("2025-08-20", False), ("2025-09-20", True)]:
        assert ("TRANSFER_OVERDUE" in story.flags("s1", "2025-08-10", known_at)) is flags


def test_a_missing_enrolment_at_the_vo():
    """4.8.3: in the mbo phase, a vmbo part owed, and no longer at the vo."""
    story = started(NE)
    story.tell("s1", "transferred", "2025-06-01")
    days = ("2025-07-31", "2025-08-01", "2026-07-31", "2026-08-01")
    assert flagged(story, "VO_ENROLMENT_MISSING", *days) == [False, True, True, False]


def test_an_enrolment_at_the_vo_is_not_missed_by_who_has_it_or_owes_nothing():
    """4.8.3: enrolled again, or passed."""
    story = started(NE)
    story.tell("s1", "transferred", "2025-08-01")
    story.tell("s1", "enrolled", "2025-09-01", side="vo")
    story.tell("s1", "deregistered", "2025-10-01", side="vo")
    story.tell("s1", "exam-part-passed", "2025-11-01", part="NE-CE")
    days = ("2025-08-31", "2025-09-01", "2025-10-01", "2025-11-01")
    assert flagged(story, "VO_ENROLMENT_MISSING", *days) == [True, False, True, False]


def test_an_enrolment_at_the_vo_that_should_have_ended():
    """4.8.4: at both schools, in the mbo phase, with no vmbo part open."""
    story = started(NE)
    story.tell("s1", "transferred", "2025-06-01", stays_enrolled_at_vo=True)
    story.tell("s1", "exam-part-passed", "2025-09-10", part="NE-CE")
    story.tell("s1", "deregistered", "2025-09-20", side="vo")
    days = ("2025-08-01", "2025-09-09", "2025-09-10", "2025-09-19", "2025-09-20")
    assert flagged(story, "VO_ENROLMENT_OVERDUE", *days) == [False, False, True, True, False]


def test_an_enrolment_at_the_vo_is_not_overdue_before_the_switch():
    """4.8.4: the day before, on and after."""
    story = started()
    story.tell("s1", "transferred", "2025-06-01", stays_enrolled_at_vo=True)
    days = ("2025-07-31", "2025-08-01", "2025-08-02")
    assert flagged(story, "VO_ENROLMENT_OVERDUE", *days) == [False, True, True]


def test_an_enrolment_at_the_vo_is_not_overdue_with_a_part_whose_window_closed():
    """4.8.4: neither owed nor closed by the window."""
    story = started(NE)
    story.tell("s1", "transferred", "2025-08-01", stays_enrolled_at_vo=True)
    assert story.flags("s1", "2026-08-01") == ["WINDOW_MISSED"]


def test_at_the_vo_alone_is_overdue_at_the_mbo_and_not_at_the_vo():
    """4.8.4: only who is at both."""
    assert started().flags("s1", "2025-08-01") == ["TRANSFER_OVERDUE"]


def test_a_missed_window():
    """4.8.5: from the day after the window, until the part is passed after all (S03)."""
    story = started(NE)
    story.tell("s1", "exam-part-passed", "2026-09-10", part="NE-CE")
    days = ("2026-07-31", "2026-08-01", "2026-09-09", "2026-09-10")
    assert flagged(story, "WINDOW_MISSED", *days) == [False, True, True, False]


def test_an_mbo_part_or_a_choice_misses_no_window():
    """4.8.5: only a vmbo part does."""
    choice = of(
        vmbo("KV1", choice="KV"), mbo("B1-K1"), choices=[{"choice": "KV", "side": "vmbo", "min_parts": 1}]
    )
    assert flagged(started(choice), "WINDOW_MISSED", "2026-08-01") == [False]


@pytest.mark.parametrize(("leerjaar", "flag"), [(3, False), (4, True)])
def test_a_start_in_leerjaar_4(leerjaar: int, flag: bool):
    """4.8.6: on every answer."""
    story = ordinary(NO_VMBO)
    story.tell("s1", "route-started", "2024-08-01", leerjaar=leerjaar)
    days = ("2024-08-01", "2025-07-31", "2025-08-01", "2027-01-01")
    assert flagged(story, "OPEN_SWITCH_CLASS4", *days) == [flag] * 4


@pytest.mark.parametrize(
    ("form", "flag"), [("DLR", True), ("GR", True), ("LEERLIJN", True), ("EXPERIMENT", False)]
)
def test_a_route_that_nobody_registered(form: str, flag: bool):
    """4.8.7: a doorlopende leerroute or geintegreerde route is then not statutory; an experiment is."""
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01")
    story.tell("R1", "route-opened", "2019-01-02", form=form)
    story.tell("s1", "route-started", "2021-08-01")
    assert flagged(story, "NOT_STATUTORY", "2021-09-01") == [flag]


def test_a_leerlijn_is_never_statutory():
    """4.8.7: registered or not."""
    assert flagged(started(form="LEERLIJN"), "NOT_STATUTORY", "2023-08-01") == [True]


def test_a_route_is_statutory_from_the_day_both_schools_registered_it():
    """4.8.7: whoever is first (S18)."""
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01")
    story.tell("R1", "route-opened", "2019-01-02")
    story.tell("R1", "route-registered", "2024-06-01", side="vo", brin="98XX")
    story.tell("s1", "route-started", "2024-08-01")
    story.tell("R1", "route-registered", "2024-11-15", side="mbo", brin="98XX")
    days = ("2024-08-01", "2024-11-14", "2024-11-15", "2024-11-16")
    assert flagged(story, "NOT_STATUTORY", *days) == [True, True, False, False]


@pytest.mark.parametrize("side", ["vo", "mbo"])
def test_the_last_word_of_each_school_counts(side: str):
    """4.8.7: ended, and registered again, by whichever code of that side."""
    story = started()
    story.tell("R1", "route-registration-ended", "2024-01-10", side=side, brin="98XX")
    story.tell("R1", "route-registered", "2024-03-10", side=side, brin="98YY")
    days = ("2024-01-09", "2024-01-10", "2024-03-09", "2024-03-10")
    assert flagged(story, "NOT_STATUTORY", *days) == [False, True, True, False]


def test_one_school_registering_twice_is_not_both():
    """4.8.7: one report for two schools is impossible."""
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01")
    story.tell("R1", "route-opened", "2019-01-02")
    story.tell("R1", "route-registered", "2023-01-01", side="vo", brin="98VO")
    story.tell("R1", "route-registered", "2023-01-01", side="vo", brin="98MB")
    story.tell("s1", "route-started", "2023-08-01")
    assert flagged(story, "NOT_STATUTORY", "2023-08-01") == [True]


def test_a_retracted_end_of_registration():
    """4.8.7: the word before it is the last again."""
    story = started()
    story.retract(story.tell("R1", "route-registration-ended", "2024-01-10", side="vo"))
    assert flagged(story, "NOT_STATUTORY", "2024-02-01") == [False]


def test_a_leerwerktraject_needs_its_own_agreement():
    """4.8.8: no agreement named, or one that is not about a leerwerktraject."""
    for lwt_agreement in (None, "A1", "A7"):
        story = ordinary(NO_VMBO, lwt_agreement=lwt_agreement)
        story.tell("s1", "route-started", "2023-08-01", lwt=True)
        story.tell("s2", "route-started", "2023-08-01", lwt=False)
        assert story.flags("s1", "2023-08-01") == ["LWT_NO_AGREEMENT"]
        assert story.flags("s2", "2023-08-01") == []


@pytest.mark.parametrize(
    ("start", "flags"),
    [
        ("2022-12-31", ["LWT_NO_AGREEMENT"]),
        ("2023-01-01", []),
        ("2023-12-31", []),
        ("2024-01-01", ["LWT_NO_AGREEMENT"]),
    ],
)
def test_the_agreement_on_a_leerwerktraject_must_be_in_force_at_the_start(start: str, flags: list[str]):
    """4.8.8: on the day of the start; later it may have ended or come."""
    story = ordinary(NO_VMBO, lwt_agreement="A2")
    story.tell(
        "A2",
        "agreement-signed",
        "2022-06-01",
        purpose="leerwerktraject",
        valid_from="2023-01-01",
        valid_until="2023-12-31",
    )
    story.tell("s1", "route-started", start, lwt=True)
    assert story.flags("s1", start) == flags
    assert story.flags("s1", "2024-05-01") == flags


def test_a_switch_that_makes_it_a_leerwerktraject_is_judged_on_its_own_day():
    """4.8.8: by the agreement of the route the student is then on."""
    for signed_on, flag in [("2024-02-09", False), ("2024-02-10", False), ("2024-02-11", True)]:
        story = started()
        story.tell("A2", "agreement-signed", signed_on, purpose="leerwerktraject")
        another(story, "R2", NO_VMBO, lwt_agreement="A2")
        story.tell("s1", "switched-to-transfer-option", "2024-02-10", to="route:R2", lwt=True)
        assert flagged(story, "LWT_NO_AGREEMENT", "2024-03-01") == [flag]


def test_a_leerwerktraject_that_came_along_is_judged_on_the_day_of_the_start():
    """4.8.8: with the agreement of the new route, as it was when lwt became true."""
    for signed_on, flag in [("2023-08-01", False), ("2023-08-02", True)]:
        story = ordinary(NO_VMBO)
        story.tell("A2", "agreement-signed", signed_on, purpose="leerwerktraject")
        another(story, "R2", NO_VMBO, lwt_agreement="A2")
        story.tell("s1", "route-started", "2023-08-01", lwt=True)
        story.tell("s1", "switched-to-transfer-option", "2024-02-10", to="route:R2")
        assert flagged(story, "LWT_NO_AGREEMENT", "2024-02-09", "2024-02-10") == [True, flag]


def test_a_switch_that_says_again_that_it_is_a_leerwerktraject_did_not_make_it_one():
    """4.8.8: the start did, and its day decides; by a switch out of it and one back in, the last one does."""
    for first, flag in [(True, True), (False, False)]:
        story = ordinary(NO_VMBO)
        story.tell("A2", "agreement-signed", "2023-09-01", purpose="leerwerktraject")
        for route in ("R2", "R3"):
            another(story, route, NO_VMBO, lwt_agreement="A2")
        story.tell("s1", "route-started", "2023-08-01", lwt=True)
        story.tell("s1", "switched-to-transfer-option", "2024-02-10", to="route:R2", lwt=first)
        story.tell("s1", "switched-to-transfer-option", "2024-03-10", to="route:R3", lwt=True)
        assert flagged(story, "LWT_NO_AGREEMENT", "2024-03-10") == [flag]


@pytest.mark.parametrize(("on", "flag"), [("2022-07-31", False), ("2022-08-01", True), ("2022-08-02", True)])
def test_an_experiment_that_goes_on_after_its_time(on: str, flag: bool):
    """4.8.9: from 1 August 2022 (S16)."""
    story = ordinary(NO_VMBO, form="EXPERIMENT")
    story.tell("s1", "route-started", "2020-08-01")
    assert flagged(story, "EXPERIMENT_GRANDFATHERED", on) == [flag]


def test_no_other_form_is_an_experiment():
    """4.8.9: a doorlopende leerroute is not."""
    assert flagged(started(), "EXPERIMENT_GRANDFATHERED", "2023-08-01") == [False]


@pytest.mark.parametrize(("option", "flag"), [("ander-vak", False), ("iets-anders", True)])
def test_an_overstap_that_was_not_agreed(option: str, flag: bool):
    """4.8.10: the option must be one the agreement offers (S14)."""
    story = started()
    another(story, "R2", NO_VMBO)
    story.tell("A1", "agreement-amended", "2023-01-01", transfer_options=OPTION)
    story.tell("s1", "switched-to-transfer-option", "2024-12-02", to="route:R2", option=option)
    assert flagged(story, "OVERSTAP_NOT_AGREED", "2024-12-01", "2024-12-02") == [False, flag]


@pytest.mark.parametrize(
    ("agreed", "flag"), [("2024-12-01", False), ("2024-12-02", False), ("2024-12-03", True)]
)
def test_the_option_must_have_been_agreed_on_the_day_of_the_overstap(agreed: str, flag: bool):
    """4.8.10: not afterwards."""
    story = started()
    another(story, "R2", NO_VMBO)
    story.tell("A1", "agreement-amended", agreed, transfer_options=OPTION)
    story.tell("s1", "switched-to-transfer-option", "2024-12-02", to="route:R2")
    assert flagged(story, "OVERSTAP_NOT_AGREED", "2025-01-01") == [flag]


def test_the_options_are_those_of_the_route_that_was_left():
    """4.8.10: what the new route's agreement offers plays no part."""
    story = started()
    story.tell("A3", "agreement-signed", "2023-01-01", transfer_options=OPTION)
    another(story, "R2", NO_VMBO, agreement="A3")
    another(story, "R3", NO_VMBO)
    story.tell("s1", "switched-to-transfer-option", "2024-01-10", to="route:R2")
    story.tell("s1", "switched-to-transfer-option", "2024-02-10", to="route:R3")
    assert flagged(story, "OVERSTAP_NOT_AGREED", "2024-01-10", "2024-02-10") == [True, False]


def test_a_new_start_is_no_overstap():
    """4.8.10: the flag is of who came by a switch."""
    story = started()
    another(story, "R2", NO_VMBO)
    story.tell("s1", "switched-to-transfer-option", "2024-01-10", to="route:R2")
    story.tell("s1", "route-started", "2024-08-01", route="R2")
    assert flagged(story, "OVERSTAP_NOT_AGREED", "2024-07-31", "2024-08-01") == [True, False]


def test_a_registered_phase_that_is_not_the_phase():
    """4.8.11: by the last one registered, from its own day, and again at the switch."""
    story = started()
    story.tell("s1", "enrolment-period-registered", "2024-01-10", side="vo", fase="MBO")
    story.tell("s1", "enrolment-period-registered", "2024-02-10", side="vo", fase="VO")
    story.tell("s1", "enrolment-period-registered", "2024-03-10", side="vo")
    days = ("2024-01-09", "2024-01-10", "2024-02-09", "2024-02-10", "2024-03-10", "2025-07-31", "2025-08-01")
    assert flagged(story, "PHASE_DIFFERS", *days) == [False, True, True, False, False, False, True]


def test_a_phase_registered_before_the_journey_is_not_of_it():
    """4.8.11: and without any registered phase there is nothing that differs."""
    story = ordinary(NO_VMBO)
    story.tell("s1", "enrolment-period-registered", "2023-07-10", side="vo", fase="MBO")
    story.tell("s1", "route-started", "2023-08-01")
    assert flagged(story, "PHASE_DIFFERS", "2023-08-01", "2025-08-01") == [False, False]


def test_a_corrected_phase_no_longer_differs():
    """4.8.11: what was known at the time still says it did."""
    story = started()
    told = story.tell("s1", "enrolment-period-registered", "2024-01-10", side="vo", fase="MBO")
    story.correct(told, fase="VO", at="2024-02-01T09:00Z")
    assert flagged(story, "PHASE_DIFFERS", "2024-01-20") == [False]
    assert "PHASE_DIFFERS" in story.flags("s1", "2024-01-20", known_at="2024-01-31")
