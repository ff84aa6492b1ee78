"""4.5 Status: none, active, completed or ended. Numbers count the sentences of that reading."""

import pytest

from tests.scenario import CREBO, Story, another, mbo, of, ordinary, vmbo


def started(programme: dict | None = None, **route: object) -> Story:
    story = ordinary(programme, **route)
    story.tell("s1", "route-started", "2023-08-01")
    return story


def test_without_a_journey_there_is_nothing_to_say():
    """4.5.1: status none, and all else is empty."""
    story = ordinary()
    story.tell("s1", "enrolled", "2023-08-01", side="vo")
    row = story.responsibility("s1", "2023-09-01")
    assert row["status"] == "none"
    assert [row[name] for name in ("phase", "cohort", "switch_on", "window_end", "expected_end")] == [
        None
    ] * 5
    assert (row["aspects"], row["flags"]) == ({}, [])


@pytest.mark.parametrize(("on", "status"), [("2023-07-31", "none"), ("2023-08-01", "active")])
def test_a_student_is_active_from_the_start(on: str, status: str):
    """4.5.2: on the day itself."""
    assert started().status("s1", on) == status


@pytest.mark.parametrize("form", ["DLR", "EXPERIMENT", "LEERLIJN"])
def test_a_route_to_two_diplomas_is_completed_by_the_last_of_them(form: str):
    """4.5.3: vmbo and mbo, from the day of the one that was still needed."""
    story = started(form=form)
    story.tell("s1", "diploma-awarded", "2025-06-18", side="vmbo")
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=CREBO)
    assert story.status("s1", "2025-06-18") == "active"
    assert story.status("s1", "2026-06-29") == "active"
    assert story.status("s1", "2026-06-30") == "completed"
    assert story.status("s1", "2026-07-01") == "completed"


def test_the_diplomas_may_come_in_either_order():
    """4.5.3: the vmbo diploma can be the last one."""
    story = started()
    story.tell("s1", "diploma-awarded", "2026-05-30", side="mbo", crebo=CREBO)
    assert story.status("s1", "2026-06-17") == "active"
    story.tell("s1", "diploma-awarded", "2026-06-18", side="vmbo")
    assert story.status("s1", "2026-06-17") == "active"
    assert story.status("s1", "2026-06-18") == "completed"


def test_a_geintegreerde_route_is_completed_by_the_mbo_diploma_alone():
    """4.5.3: a vmbo diploma is neither needed nor enough."""
    story = started(form="GR")
    story.tell("s1", "diploma-awarded", "2025-06-18", side="vmbo")
    assert story.status("s1", "2025-07-01") == "active"
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=CREBO)
    assert story.status("s1", "2026-06-29") == "active"
    assert story.status("s1", "2026-06-30") == "completed"


@pytest.mark.parametrize(
    ("crebo", "status"), [(None, "completed"), (CREBO, "completed"), ("25180", "active")]
)
@pytest.mark.parametrize("form", ["DLR", "GR"])
def test_the_mbo_diploma_must_fit_the_qualification(form: str, crebo: str | None, status: str):
    """4.5.3: one that names no crebo fits."""
    story = started(form=form)
    story.tell("s1", "diploma-awarded", "2025-06-18", side="vmbo")
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=crebo)
    assert story.status("s1", "2026-06-30") == status


def test_a_diploma_from_before_the_start_does_not_count():
    """4.5.3: not from an earlier day, nor from the same day when it was recorded first."""
    story = ordinary(form="GR")
    story.tell("s1", "diploma-awarded", "2023-08-01", side="mbo")
    story.tell("s1", "route-started", "2023-08-01")
    assert story.status("s1", "2024-01-01") == "active"
    story.tell("s2", "route-started", "2023-08-01")
    story.tell("s2", "diploma-awarded", "2023-08-01", side="mbo")
    assert story.status("s2", "2023-08-01") == "completed"


def test_a_diploma_on_the_former_route_counts_after_a_switch():
    """4.5.3: since the start of the journey, on whichever route."""
    story = started()
    another(story, "R2", crebo="25180")
    story.tell("s1", "diploma-awarded", "2025-06-18", side="vmbo")
    story.tell("s1", "switched-to-transfer-option", "2025-08-01", to="route:R2")
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo="25180")
    assert story.status("s1", "2026-06-30") == "completed"


def test_a_retracted_diploma_completes_nothing():
    """4.5.3: and a corrected one on its corrected day."""
    story = started(form="GR")
    diploma = story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", at="2026-07-10T09:00Z")
    story.correct(diploma, to_on="2026-07-05", at="2026-08-10T09:00Z")
    assert story.status("s1", "2026-07-01", known_at="2026-07-09") == "active"
    assert story.status("s1", "2026-07-01", known_at="2026-07-10") == "completed"
    assert story.status("s1", "2026-07-04") == "active"
    assert story.status("s1", "2026-07-05") == "completed"
    story.retract(diploma)
    assert story.status("s1", "2026-07-05") == "active"


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("dropped-out", {}),
        ("route-ended", {}),
        ("switched-to-transfer-option", {"to": "regular-vmbo"}),
        ("switched-to-transfer-option", {"to": "regular-mbo"}),
    ],
)
def test_a_journey_ends_when_the_student_leaves(kind: str, data: dict):
    """4.5.4: from the day itself; the cohort and the days stay as they were."""
    story = started()
    story.tell("s1", kind, "2024-03-15", **data)
    assert story.status("s1", "2024-03-14") == "active"
    row = story.responsibility("s1", "2024-03-15")
    assert (row["status"], row["phase"], row["aspects"], row["flags"]) == ("ended", None, {}, [])
    assert (row["cohort"], row["switch_on"]) == ("R1/2023", "2025-08-01")
    assert (row["window_end"], row["expected_end"]) == ("2026-07-31", "2026-07-31")


def test_a_switch_to_another_route_ends_nothing():
    """4.5.4: the journey goes on there."""
    story = started()
    another(story, "R2")
    story.tell("s1", "switched-to-transfer-option", "2024-03-15", to="route:R2")
    assert story.status("s1", "2024-03-15") == "active"


def test_the_end_stands_whatever_diploma_follows():
    """4.5.5: ended stays ended."""
    story = started(form="GR")
    story.tell("s1", "dropped-out", "2026-01-10")
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo")
    assert story.status("s1", "2026-07-01") == "ended"


def test_the_completion_stands_whatever_end_follows():
    """4.5.5: completed stays completed."""
    story = started(form="GR")
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo")
    story.tell("s1", "route-ended", "2026-07-10")
    assert story.status("s1", "2026-07-11") == "completed"


@pytest.mark.parametrize(
    ("kinds", "status"),
    [(("diploma-awarded", "dropped-out"), "completed"), (("dropped-out", "diploma-awarded"), "ended")],
)
def test_of_an_end_and_a_diploma_on_one_day_the_first_recorded_stands(kinds: tuple, status: str):
    """4.5.5: in the order of recording."""
    story = started(form="GR")
    for kind in kinds:
        story.tell("s1", kind, "2026-06-30", **({"side": "mbo"} if kind == "diploma-awarded" else {}))
    assert story.status("s1", "2026-06-30") == status


def test_a_late_report_of_a_diploma_comes_before_the_end():
    """4.5.5: the first by day stands, once it is known."""
    story = started(form="GR")
    story.tell("s1", "route-ended", "2026-07-10")
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", at="2026-09-01T09:00Z")
    assert story.status("s1", "2026-07-10", known_at="2026-08-31") == "ended"
    assert story.status("s1", "2026-07-10") == "completed"


def test_after_the_end_only_a_new_start_makes_active_again():
    """4.5.5: an enrolment, a transfer or a switch does not."""
    story = started()
    another(story, "R2")
    story.tell("s1", "dropped-out", "2024-01-10")
    story.tell("s1", "enrolled", "2024-01-20", side="vo")
    story.tell("s1", "transferred", "2024-01-21")
    story.tell("s1", "switched-to-transfer-option", "2024-01-22", to="route:R2")
    story.tell("s1", "route-ended", "2024-01-23")
    assert story.status("s1", "2024-02-01") == "ended"
    story.tell("s1", "route-started", "2024-08-01", leerjaar=4)
    assert story.status("s1", "2024-08-01") == "active"
    assert story.responsibility("s1", "2024-08-01")["cohort"] == "R1/2023"


def test_a_second_end_does_not_move_the_first():
    """4.5.5: the first one stands, as the duty after it shows."""
    story = started()
    story.tell("s1", "dropped-out", "2024-01-10")
    story.tell("s1", "route-ended", "2024-03-10")
    duty = story.duty("s1", "2024-04-01")
    assert duty is not None
    assert duty["since"] == "2024-01-10"


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("year-repeated", {"route_year": 1}),
        ("window-extended", {"until": "2030-01-01"}),
        ("switched-to-transfer-option", {"to": "route:R2"}),
        ("switched-to-transfer-option", {"to": "regular-mbo"}),
        ("transferred", {}),
        ("enrolment-period-registered", {"side": "mbo", "fase": "MBO"}),
    ],
)
@pytest.mark.parametrize("end", [("dropped-out", {}), ("diploma-awarded", {"side": "mbo"})])
def test_route_enrolment_and_clock_stand_still_after_the_end(kind: str, data: dict, end: tuple):
    """4.5.5: facts about them change nothing any more, completed or ended."""
    story = started(form="GR")
    another(story, "R2", years=4)
    story.tell("s1", end[0], "2024-01-10", **end[1])
    before = story.responsibility("s1", "2024-06-01")
    story.tell("s1", kind, "2024-03-10", **data)
    assert {**story.responsibility("s1", "2024-06-01"), "because": 0} == {**before, "because": 0}


def test_what_followed_the_end_does_not_come_along_into_a_new_journey():
    """4.5.5 and 4.3.2: a repeat told between two journeys belongs to neither."""
    story = started()
    story.tell("s1", "dropped-out", "2024-01-10")
    story.tell("s1", "year-repeated", "2024-02-01", route_year=1)
    story.tell("s1", "route-started", "2024-08-01")
    assert story.responsibility("s1", "2024-08-01")["switch_on"] == "2026-08-01"


def test_exam_results_still_count_after_the_end():
    """4.5.5: a part passed after dropping out is passed."""
    story = started(of(vmbo("NE-CE"), mbo("B1-K1")))
    story.tell("s1", "dropped-out", "2024-01-10")
    story.tell("s1", "exam-part-passed", "2024-05-20", part="NE-CE", mark="6.4")
    story.tell("s1", "exam-part-passed", "2024-06-20", part="B1-K1")
    assert story.owed("s1", "2024-05-19") == ["B1-K1", "NE-CE"]
    assert story.owed("s1", "2024-06-20") == []


def test_choices_still_count_after_the_end():
    """4.5.5: of parts and of a qualification."""
    story = started(
        of(
            vmbo("KV1", choice="KV"),
            mbo("KOK", crebo="25180"),
            choices=[{"choice": "KV", "side": "vmbo"}],
        )
    )
    story.tell("s1", "dropped-out", "2024-01-10")
    assert story.owed("s1", "2024-02-01") == []
    story.tell("s1", "parts-chosen", "2024-02-01", parts=["KV1"])
    story.tell("s1", "qualification-chosen", "2024-02-02", crebo="25180")
    assert story.owed("s1", "2024-02-01") == ["KV1"]
    assert story.owed("s1", "2024-02-02") == ["KOK", "KV1"]


def test_placements_of_work_still_count_after_the_end():
    """4.5.5: also after the journey was completed."""
    story = started(form="GR")
    story.tell("s1", "diploma-awarded", "2024-01-10", side="mbo")
    story.tell("s1", "bpv-agreed", "2024-02-01", starts_on="2024-02-05", ends_on="2024-02-16")
    assert story.placement("s1", "2024-02-01")["counts"] == "pending"


def test_a_diploma_or_a_place_still_counts_after_the_end():
    """4.5.5: for the duty the schools have."""
    story = started()
    story.tell("s1", "dropped-out", "2024-01-10")
    story.tell("s1", "placed", "2024-02-10")
    story.tell("s1", "diploma-awarded", "2025-06-20", side="vmbo")
    states = [(story.duty("s1", on) or {})["state"] for on in ("2024-02-09", "2024-02-10", "2025-06-20")]
    assert states == ["OPEN", "PLACED", "DIPLOMA"]


def test_a_qualification_chosen_later_can_complete_the_journey():
    """4.5.6: whether it is completed is looked at after every fact, not only after a diploma."""
    story = started(form="GR")
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo="25180")
    story.tell("s1", "qualification-chosen", "2026-09-01", crebo="25180")
    assert story.status("s1", "2026-08-31") == "active"
    assert story.status("s1", "2026-09-01") == "completed"


def test_a_switch_can_complete_the_journey():
    """4.5.6: on the new route the diplomas already there are all that is needed."""
    story = started()
    another(story, "R2", form="GR")
    story.tell("s1", "diploma-awarded", "2025-06-30", side="mbo", crebo=CREBO)
    story.tell("s1", "switched-to-transfer-option", "2025-09-01", to="route:R2")
    assert story.status("s1", "2025-08-31") == "active"
    assert story.status("s1", "2025-09-01") == "completed"


def test_a_qualification_chosen_after_completion_does_not_undo_it():
    """4.5.5 and 4.5.6: with the crebo as it was then, and what was first stands."""
    story = started(form="GR")
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=CREBO)
    story.tell("s1", "qualification-chosen", "2026-09-01", crebo="25180")
    assert story.status("s1", "2026-09-02") == "completed"


def test_a_diploma_with_a_renewed_crebo_completes_with_the_renewals_by_the_day_asked():
    """4.5.6: also when the renewal is of a later day than the diploma."""
    story = started(form="GR")
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo="25999")
    story.tell("R1", "qualification-renewed", "2026-09-01", old=CREBO, new="25999")
    assert story.status("s1", "2026-08-31") == "active"
    assert story.status("s1", "2026-09-01") == "completed"
    story.tell("s1", "dropped-out", "2026-07-10")
    assert story.status("s1", "2026-08-31") == "ended"
    assert story.status("s1", "2026-09-01") == "completed"
