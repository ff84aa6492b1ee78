"""4.11 Cohort guarantee: is what the cohort was promised still secured? Numbers count the sentences.

1 members, 2 clause, 3 stop, 4 tie, 5 affected, 6 completed and left, 7 state, 8 renewal, 9 from, until.
"""

from typing import Any

import pytest

from tests.scenario import CREBO, Story, another

C = "R1/2023"


def cohort(*students: str, agreement: dict | None = None, **route: Any) -> Story:
    """A cohort that began in August 2023 under an agreement with a cohort clause."""
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01", **(agreement or {}))
    another(story, "R1", **route)
    for student in students or ("s1",):
        story.tell(student, "route-started", "2023-08-01")
    return story


def stop(story: Story, effective_on: str = "2025-08-01", on: str = "2025-02-01", **data: Any) -> str:
    return story.tell("R1", "route-stop-announced", on, effective_on=effective_on, **data)


def state(story: Story, on: str, known_at: str | None = None) -> str:
    text: str = story.guarantee(C, on, known_at)["state"]
    return text


def counts(story: Story, on: str) -> tuple[int, int, int]:
    row = story.guarantee(C, on)
    return row["members"], row["active"], row["affected"]


# --- 1, 2: members and clause -------------------------------------------------------------------------


def test_a_cohort_has_members_from_the_day_the_first_one_came():
    """4.11.1: until then it is empty."""
    story = cohort()
    assert state(story, "2023-07-31") == "EMPTY"
    assert counts(story, "2023-07-31") == (0, 0, 0)
    assert state(story, "2023-08-01") == "ACTIVE"
    assert counts(story, "2023-08-01") == (1, 1, 0)


def test_a_member_is_who_was_ever_in_it():
    """4.11.1: by a start or a switch; who leaves stays a member."""
    story = cohort("s1", "s2")
    another(story, "R2")
    story.tell("s3", "route-started", "2024-08-01", leerjaar=4)
    story.tell("s4", "route-started", "2023-08-01", route="R2")
    story.tell("s4", "switched-to-transfer-option", "2024-09-01", to="route:R1")
    story.tell("s1", "dropped-out", "2024-10-01")
    story.tell("s2", "switched-to-transfer-option", "2024-11-01", to="route:R2")
    members = [
        counts(story, on)[:2] for on in ("2024-07-31", "2024-08-01", "2024-09-01", "2024-10-01", "2024-11-01")
    ]
    assert members == [(2, 2), (3, 3), (4, 4), (4, 3), (4, 2)]


def test_a_student_who_comes_twice_is_one_member():
    """4.11.1: out and in again."""
    story = cohort()
    story.tell("s1", "dropped-out", "2023-10-01")
    story.tell("s1", "route-started", "2023-12-01")
    assert counts(story, "2023-11-01") == (1, 0, 0)
    assert counts(story, "2023-12-01") == (1, 1, 0)


def test_a_retracted_start_makes_no_member():
    """4.11.1: nor one not yet known."""
    story = cohort()
    late = story.tell("s2", "route-started", "2023-08-01", at="2024-01-10T09:00Z")
    assert story.guarantee(C, "2023-09-01", known_at="2024-01-09")["members"] == 1
    assert story.guarantee(C, "2023-09-01", known_at="2024-01-10")["members"] == 2
    story.retract(late)
    assert story.guarantee(C, "2023-09-01")["members"] == 1


def test_without_a_cohort_clause_nothing_was_agreed():
    """4.11.2: the ordinary state is then NOT_AGREED throughout."""
    story = cohort(agreement={"cohort_obligation": False})
    row = story.guarantee(C, "2024-01-01")
    assert (row["state"], row["flags"]) == ("NOT_AGREED", [])


@pytest.mark.parametrize(
    ("amended", "expected"),
    [("2023-07-31", "ACTIVE"), ("2023-08-01", "ACTIVE"), ("2023-08-02", "NOT_AGREED")],
)
def test_the_clause_is_that_of_the_day_the_first_member_came(amended: str, expected: str):
    """4.11.2: agreed a day later it is not for them."""
    story = cohort("s1", "s2", agreement={"cohort_obligation": False})
    story.tell("s3", "route-started", "2023-11-01")
    story.tell("A1", "agreement-amended", amended, cohort_obligation=True)
    assert state(story, "2024-01-01") == expected


def test_a_clause_dropped_after_the_first_member_came_still_holds():
    """4.11.2: here by another agreement of the route."""
    story = cohort()
    story.tell("A3", "agreement-signed", "2023-09-01", cohort_obligation=False)
    story.tell("R1", "route-agreement-replaced", "2023-10-01", agreement="A3")
    assert state(story, "2024-01-01") == "ACTIVE"


def test_the_first_member_is_the_first_to_come_and_not_the_first_recorded():
    """4.11.2: retracted, the next one is the first; told late, he was the first after all."""
    story = cohort(agreement={"cohort_obligation": False})
    first = story.history[-1].id
    story.tell("A1", "agreement-amended", "2023-10-01", cohort_obligation=True)
    story.tell("s2", "route-started", "2023-11-01")
    assert state(story, "2024-01-01") == "NOT_AGREED"
    story.retract(first)
    assert state(story, "2024-01-01") == "ACTIVE"
    story.tell("s3", "route-started", "2023-09-01")
    assert state(story, "2024-01-01") == "NOT_AGREED"


def test_the_clause_of_an_agreement_nobody_signed():
    """4.11.2: there is none."""
    story = Story()
    another(story, "R1")
    story.tell("s1", "route-started", "2023-08-01")
    assert state(story, "2024-01-01") == "NOT_AGREED"


# --- 3, 4: the stop -----------------------------------------------------------------------------------


def test_a_cohort_is_at_risk_from_the_announcement_and_breached_from_the_stop():
    """4.11.3 and 4.11.7: S15, the day before, on and after each."""
    story = cohort()
    stop(story)
    days = ("2025-01-31", "2025-02-01", "2025-02-02", "2025-07-31", "2025-08-01", "2025-08-02")
    assert [state(story, on) for on in days] == [
        "ACTIVE",
        "AT_RISK",
        "AT_RISK",
        "AT_RISK",
        "BREACHED",
        "BREACHED",
    ]


def test_a_withdrawn_stop_is_none():
    """4.11.3: from the day it is withdrawn; announced again it is a stop again."""
    story = cohort()
    stop(story)
    story.tell("R1", "route-stop-withdrawn", "2025-04-01")
    stop(story, on="2025-06-01")
    days = ("2025-03-31", "2025-04-01", "2025-05-31", "2025-06-01")
    assert [state(story, on) for on in days] == ["AT_RISK", "ACTIVE", "ACTIVE", "AT_RISK"]


def test_a_withdrawal_told_late_comes_before_the_announcement_it_does_not_withdraw():
    """4.11.3: only a withdrawal that follows the last announcement undoes it."""
    story = cohort()
    stop(story)
    story.tell("R1", "route-stop-withdrawn", "2025-01-15")
    assert state(story, "2025-02-01") == "AT_RISK"


def test_the_last_announcement_holds():
    """4.11.3: put off, and so breached a year later."""
    story = cohort(years=4)
    stop(story, "2025-08-01")
    stop(story, "2026-08-01", on="2025-05-01")
    days = ("2025-04-30", "2025-08-01", "2026-07-31", "2026-08-01")
    assert [state(story, on) for on in days] == ["AT_RISK", "AT_RISK", "AT_RISK", "BREACHED"]


def test_a_stop_told_late_was_not_known_then():
    """4.11.3: retracted it never was."""
    story = cohort()
    told = stop(story, at="2025-03-01T09:00Z")
    assert state(story, "2025-02-10", known_at="2025-02-28") == "ACTIVE"
    assert state(story, "2025-02-10", known_at="2025-03-01") == "AT_RISK"
    story.correct(told, effective_on="2027-08-01")
    assert state(story, "2025-02-10") == "ACTIVE"
    story.retract(told)
    assert state(story, "2025-09-01") == "ACTIVE"


@pytest.mark.parametrize("party", ["vo", "mbo"])
def test_either_party_can_stop_the_route(party: str):
    """4.11.3: both are bound."""
    story = cohort()
    stop(story, party=party)
    assert state(story, "2025-02-01") == "AT_RISK"


def test_the_end_of_the_agreement_is_a_stop():
    """4.11.3: from the day the end is reported, effective on its day."""
    story = cohort()
    story.tell("A1", "agreement-ended", "2025-02-01", effective_on="2025-08-01")
    days = ("2025-01-31", "2025-02-01", "2025-07-31", "2025-08-01")
    assert [state(story, on) for on in days] == ["ACTIVE", "AT_RISK", "AT_RISK", "BREACHED"]


def test_the_last_end_reported_holds():
    """4.11.3: also when it is later than the one before."""
    story = cohort()
    story.tell("A1", "agreement-ended", "2025-02-01", effective_on="2025-08-01")
    story.tell("A1", "agreement-ended", "2025-04-01", effective_on="2027-08-01")
    assert state(story, "2025-03-31") == "AT_RISK"
    assert state(story, "2025-04-01") == "ACTIVE"


def test_an_agreement_that_runs_out_is_a_stop():
    """4.11.3: effective the day after its last day, known from the day it was signed."""
    story = cohort(agreement={"valid_until": "2025-07-31"})
    days = ("2023-08-01", "2025-07-31", "2025-08-01")
    assert [state(story, on) for on in days] == ["AT_RISK", "AT_RISK", "BREACHED"]


def test_an_agreement_prolonged_in_time_is_no_stop():
    """4.11.3: from the day of the amendment."""
    story = cohort(agreement={"valid_until": "2025-07-31"})
    story.tell("A1", "agreement-amended", "2025-01-10", valid_until="2030-07-31")
    assert [state(story, on) for on in ("2025-01-09", "2025-01-10", "2025-08-01")] == [
        "AT_RISK",
        "ACTIVE",
        "ACTIVE",
    ]


@pytest.mark.parametrize(
    ("effective_on", "on", "expected"),
    [
        ("2025-01-01", "2024-12-31", "AT_RISK"),
        ("2025-01-01", "2025-01-01", "BREACHED"),
        ("2026-01-01", "2025-07-31", "AT_RISK"),
        ("2026-01-01", "2025-08-01", "BREACHED"),
    ],
)
def test_of_an_end_and_a_last_day_the_earlier_counts(effective_on: str, on: str, expected: str):
    """4.11.3: ended before it ran out, or run out before the end."""
    story = cohort(agreement={"valid_until": "2025-07-31"})
    story.tell("A1", "agreement-ended", "2024-02-01", effective_on=effective_on)
    assert state(story, on) == expected


def test_the_agreement_is_the_one_the_route_has_on_the_day_asked_about():
    """4.11.3: replaced in time, the end of the former one is no stop."""
    story = cohort()
    story.tell("A3", "agreement-signed", "2025-01-01", valid_until="2025-12-31")
    story.tell("A1", "agreement-ended", "2025-02-01", effective_on="2025-08-01")
    story.tell("R1", "route-agreement-replaced", "2025-03-01", agreement="A3")
    days = ("2025-02-28", "2025-03-01", "2025-08-01", "2025-12-31", "2026-01-01")
    assert [state(story, on) for on in days] == ["AT_RISK", "AT_RISK", "AT_RISK", "AT_RISK", "BREACHED"]


def test_of_an_announced_stop_and_the_end_of_the_agreement_the_first_to_take_effect_counts():
    """4.11.3: whichever was told first."""
    for announced, ended in [("2025-06-01", "2025-09-01"), ("2025-09-01", "2025-06-01")]:
        story = cohort()
        stop(story, announced)
        story.tell("A1", "agreement-ended", "2025-02-01", effective_on=ended)
        assert [state(story, on) for on in ("2025-05-31", "2025-06-01")] == ["AT_RISK", "BREACHED"]


@pytest.mark.parametrize(
    ("arranged", "expected"),
    [("2025-01-31", "AT_RISK"), ("2025-02-01", "SECURED"), ("2025-02-02", "SECURED")],
)
def test_a_teach_out_must_follow_the_announcement_of_the_stop(arranged: str, expected: str):
    """4.11.7: on or after that day, and by the day asked about."""
    story = cohort()
    story.tell("R1", "teach-out-arranged", arranged)
    stop(story)
    assert state(story, "2025-03-01") == expected


def test_a_secured_cohort_stays_so_when_the_stop_takes_effect():
    """4.11.7: without the teach-out it was at risk, and would be breached."""
    story = cohort()
    stop(story)
    arranged = story.tell("R1", "teach-out-arranged", "2025-05-01")
    days = ("2025-04-30", "2025-05-01", "2025-08-01", "2026-01-01")
    assert [state(story, on) for on in days] == ["AT_RISK", "SECURED", "SECURED", "SECURED"]
    story.retract(arranged)
    assert state(story, "2025-08-01") == "BREACHED"


def test_a_breached_cohort_may_still_be_secured():
    """4.11.7: arranged after the stop took effect."""
    story = cohort()
    stop(story)
    story.tell("R1", "teach-out-arranged", "2025-10-01")
    assert [state(story, on) for on in ("2025-09-30", "2025-10-01")] == ["BREACHED", "SECURED"]


@pytest.mark.parametrize(("arranged", "expected"), [("2025-01-31", "AT_RISK"), ("2025-02-01", "SECURED")])
def test_the_end_of_an_agreement_is_announced_on_the_day_it_is_reported(arranged: str, expected: str):
    """4.11.3 and 4.11.7: `on` of the report, not the day it takes effect."""
    story = cohort()
    story.tell("R1", "teach-out-arranged", arranged)
    story.tell("A1", "agreement-ended", "2025-02-01", effective_on="2025-08-01")
    assert state(story, "2025-03-01") == expected


@pytest.mark.parametrize(("arranged", "expected"), [("2025-01-09", "AT_RISK"), ("2025-01-10", "SECURED")])
def test_a_last_day_is_announced_by_the_last_report_that_states_it(arranged: str, expected: str):
    """4.11.3 and 4.11.7: here an amendment; one that says nothing of it does not count."""
    story = cohort(agreement={"valid_until": "2028-07-31"})
    story.tell("R1", "teach-out-arranged", arranged)
    story.tell("A1", "agreement-amended", "2025-01-10", valid_until="2025-07-31")
    story.tell("A1", "agreement-amended", "2025-02-10", topics=["other"])
    assert state(story, "2025-03-01") == expected


@pytest.mark.parametrize(("arranged", "expected"), [("2025-01-09", "AT_RISK"), ("2025-01-10", "SECURED")])
def test_a_tie_of_a_last_day_and_an_end_goes_to_the_end(arranged: str, expected: str):
    """4.11.3: it is then announced on the day of the ending."""
    story = cohort(agreement={"valid_until": "2025-07-31"})
    story.tell("R1", "teach-out-arranged", arranged)
    story.tell("A1", "agreement-ended", "2025-01-10", effective_on="2025-08-01")
    assert state(story, "2025-03-01") == expected


@pytest.mark.parametrize(
    ("announced", "ended", "expected"),
    [("2025-01-10", "2025-03-10", "SECURED"), ("2025-03-10", "2025-01-10", "AT_RISK")],
)
def test_a_tie_of_a_stop_and_the_end_of_the_agreement_goes_to_the_stop(
    announced: str, ended: str, expected: str
):
    """4.11.4: the announcement that a teach-out must follow is that of the stop."""
    story = cohort()
    stop(story, "2025-08-01", on=announced)
    story.tell("A1", "agreement-ended", ended, effective_on="2025-08-01")
    story.tell("R1", "teach-out-arranged", "2025-02-10")
    assert state(story, "2025-04-01") == expected


# --- 5: affected --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("effective_on", "affected"), [("2026-07-30", 1), ("2026-07-31", 1), ("2026-08-01", 0), ("2027-01-01", 0)]
)
def test_a_member_is_affected_if_the_stop_comes_before_he_should_be_done(effective_on: str, affected: int):
    """4.11.5: on the last expected day it still does."""
    story = cohort()
    stop(story, effective_on)
    assert counts(story, "2025-03-01") == (1, 1, affected)
    assert state(story, "2025-03-01") == ("AT_RISK" if affected else "ACTIVE")


def test_a_repeater_can_be_affected_alone():
    """4.11.5: the expected end is each member's own."""
    story = cohort("s1", "s2", "s3")
    story.tell("s2", "year-repeated", "2024-08-01", route_year=1)
    story.tell("s3", "year-repeated", "2025-03-01", route_year=3)
    stop(story, "2026-08-01")
    assert counts(story, "2025-02-01") == (3, 3, 1)
    assert counts(story, "2025-03-01") == (3, 3, 2)


@pytest.mark.parametrize(("left", "affected"), [("2025-07-31", 0), ("2025-08-01", 1), ("2025-08-02", 1)])
@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("dropped-out", {}),
        ("route-ended", {}),
        ("switched-to-transfer-option", {"to": "regular-mbo"}),
        ("switched-to-transfer-option", {"to": "route:R2"}),
        ("route-started", {"route": "R2"}),
    ],
)
def test_who_left_before_the_stop_takes_effect_is_not_affected(
    left: str, affected: int, kind: str, data: dict
):
    """4.11.5 and 4.11.6: ended, switched away, or started anew; on the day itself it is too late."""
    story = cohort()
    another(story, "R2")
    stop(story)
    story.tell("s1", kind, left, **data)
    assert counts(story, "2025-09-01") == (1, 0, affected)
    assert state(story, "2025-09-01") == ("BREACHED" if affected else "FULFILLED")


def test_who_leaves_while_the_stop_is_still_to_come():
    """4.11.5: affected until he left."""
    story = cohort("s1", "s2")
    stop(story)
    story.tell("s1", "dropped-out", "2025-05-10")
    assert counts(story, "2025-05-09") == (2, 2, 2)
    assert counts(story, "2025-05-10") == (2, 1, 1)


def test_the_expected_end_of_who_left_is_as_it_was_here():
    """4.11.5: what happened to it elsewhere plays no part."""
    story = cohort()
    another(story, "R2", years=5)
    stop(story, "2026-07-31")
    story.tell("s1", "switched-to-transfer-option", "2026-07-31", to="route:R2")
    assert counts(story, "2026-09-01") == (1, 0, 1)
    story = cohort()
    another(story, "R2", years=5)
    stop(story, "2026-08-01")
    story.tell("s1", "switched-to-transfer-option", "2026-08-02", to="route:R2")
    assert counts(story, "2026-09-01") == (1, 0, 0)


def test_a_repeat_after_leaving_does_not_move_what_was_expected_here():
    """4.11.5: the route year done again on the other route."""
    story = cohort()
    another(story, "R2")
    stop(story, "2026-08-01", on="2025-02-01")
    story.tell("s1", "switched-to-transfer-option", "2026-08-01", to="route:R2")
    story.tell("s1", "year-repeated", "2026-08-02", route_year=3)
    assert counts(story, "2026-09-01") == (1, 0, 0)


# --- 6: completed, last stay, all gone ----------------------------------------------------------------


def diplomas(story: Story, student: str, on: str, crebo: str = CREBO) -> None:
    story.tell(student, "diploma-awarded", on, side="vmbo")
    story.tell(student, "diploma-awarded", on, side="mbo", crebo=crebo)


def test_who_completed_is_not_affected():
    """4.11.5: from the day of the last diploma, also after the stop took effect."""
    story = cohort("s1", "s2")
    stop(story)
    diplomas(story, "s1", "2025-09-10")
    assert [counts(story, on) for on in ("2025-09-09", "2025-09-10")] == [(2, 2, 2), (2, 1, 1)]
    diplomas(story, "s2", "2025-10-10")
    assert [state(story, on) for on in ("2025-10-09", "2025-10-10")] == ["BREACHED", "FULFILLED"]


def test_who_completed_on_another_route_is_not_affected_either():
    """4.11.6: wherever it was."""
    story = cohort()
    another(story, "R2", crebo="25180")
    stop(story)
    story.tell("s1", "switched-to-transfer-option", "2025-09-01", to="route:R2")
    diplomas(story, "s1", "2026-06-30", "25180")
    assert [counts(story, on) for on in ("2026-06-29", "2026-06-30")] == [(1, 0, 1), (1, 0, 0)]
    assert [state(story, on) for on in ("2026-06-29", "2026-06-30")] == ["BREACHED", "FULFILLED"]


def test_who_completed_a_later_journey_is_not_affected_either():
    """4.11.6: a new start elsewhere, and completed there."""
    story = cohort()
    another(story, "R2")
    stop(story)
    story.tell("s1", "dropped-out", "2025-09-01")
    story.tell("s1", "route-started", "2025-10-01", route="R2")
    diplomas(story, "s1", "2026-06-30")
    assert [counts(story, on)[2] for on in ("2026-06-29", "2026-06-30")] == [1, 0]


def test_a_journey_completed_before_he_came_to_the_cohort_does_not_count():
    """4.11.6: by a fact folded after the last coming."""
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01")
    another(story, "R1")
    another(story, "R2", form="GR")
    story.tell("s1", "route-started", "2021-08-01", route="R2")
    story.tell("s1", "diploma-awarded", "2023-06-30", side="mbo")
    story.tell("s1", "route-started", "2023-08-01")
    stop(story)
    assert counts(story, "2025-03-01") == (1, 1, 1)


def test_who_completed_and_started_anew_elsewhere_stays_completed_here():
    """4.11.6: a journey was completed, whatever he began after it."""
    story = cohort()
    another(story, "R2")
    stop(story)
    diplomas(story, "s1", "2025-09-10")
    story.tell("s1", "route-started", "2025-10-01", route="R2")
    assert counts(story, "2025-11-01") == (1, 0, 0)
    assert state(story, "2025-11-01") == "FULFILLED"


def test_who_completed_and_started_anew_here_is_not_done():
    """4.11.6: it was completed before he last came."""
    story = cohort(form="GR")
    stop(story)
    story.tell("s1", "diploma-awarded", "2024-01-10", side="mbo")
    assert counts(story, "2025-03-01") == (1, 0, 0)
    story.tell("s1", "route-started", "2024-02-01")
    assert counts(story, "2025-03-01") == (1, 1, 1)


def test_the_last_stay_decides():
    """4.11.6: who left and came back is there, and affected."""
    story = cohort()
    another(story, "R2")
    stop(story)
    story.tell("s1", "switched-to-transfer-option", "2025-03-01", to="route:R2")
    story.tell("s1", "switched-to-transfer-option", "2025-05-01", to="route:R1")
    affected = [counts(story, on) for on in ("2025-02-28", "2025-03-01", "2025-04-30", "2025-05-01")]
    assert affected == [(1, 1, 1), (1, 0, 0), (1, 0, 0), (1, 1, 1)]
    assert state(story, "2025-08-01") == "BREACHED"


def test_a_new_start_while_active_leaves_the_former_cohort_that_day():
    """4.11.6: and makes him a member of the next one."""
    story = cohort()
    story.tell("s1", "route-started", "2024-08-01")
    assert counts(story, "2024-07-31") == (1, 1, 0)
    assert counts(story, "2024-08-01") == (1, 0, 0)
    assert state(story, "2024-08-01") == "FULFILLED"
    assert story.guarantee("R1/2024", "2024-08-01")["members"] == 1


def test_a_cohort_is_fulfilled_when_all_have_completed_or_left():
    """4.11.6 and 4.11.7: until then it is active."""
    story = cohort("s1", "s2")
    diplomas(story, "s1", "2026-06-30")
    story.tell("s2", "dropped-out", "2026-07-10")
    assert [state(story, on) for on in ("2026-06-29", "2026-06-30", "2026-07-09", "2026-07-10")] == [
        "ACTIVE",
        "ACTIVE",
        "ACTIVE",
        "FULFILLED",
    ]


def test_a_cohort_that_runs_longer_than_expected_is_still_active():
    """4.11.7: without a stop nothing is at risk."""
    assert state(cohort(), "2029-01-01") == "ACTIVE"


# --- 7, 8: state and renewal --------------------------------------------------------------------------


def test_without_a_clause_a_stop_only_affects():
    """4.11.7: from the announcement, while there are affected members; whatever is arranged (S15)."""
    story = cohort("s1", "s2", agreement={"cohort_obligation": False})
    stop(story)
    story.tell("R1", "teach-out-arranged", "2025-05-01")
    for on, flags, affected in [
        ("2025-01-31", [], 0),
        ("2025-02-01", ["STOP_AFFECTS"], 2),
        ("2025-05-01", ["STOP_AFFECTS"], 2),
        ("2025-08-01", ["STOP_AFFECTS"], 2),
    ]:
        row = story.guarantee(C, on)
        assert (row["state"], row["flags"], row["affected"]) == ("NOT_AGREED", flags, affected)
    story.tell("s1", "dropped-out", "2025-03-01")
    story.tell("s2", "dropped-out", "2025-03-01")
    assert story.guarantee(C, "2025-03-01")["flags"] == []


def test_with_a_clause_there_is_no_flag():
    """4.11.7: the state says it all."""
    story = cohort()
    stop(story)
    assert [story.guarantee(C, on)["flags"] for on in ("2025-01-31", "2025-02-01", "2025-08-01")] == [
        [],
        [],
        [],
    ]


def test_a_renewed_qualification_is_no_stop():
    """4.11.8: the guarantee follows."""
    story = cohort()
    story.tell("R1", "qualification-renewed", "2024-08-01", old=CREBO, new="25180")
    assert state(story, "2024-08-01") == "ACTIVE"
    assert counts(story, "2025-08-01") == (1, 1, 0)


def test_a_registration_that_ends_is_no_stop():
    """4.11.3: only an announced stop or the end of the agreement."""
    story = cohort()
    story.tell("R1", "route-registration-ended", "2024-08-01", side="mbo")
    assert state(story, "2024-08-01") == "ACTIVE"


# --- 9: span ------------------------------------------------------------------------------------------


def span(story: Story, on: str) -> tuple[str, str]:
    row = story.guarantee(C, on)
    return row["from"], row["until"]


@pytest.mark.parametrize(("years", "until"), [(2, "2025-07-31"), (3, "2026-07-31"), (4, "2027-07-31")])
def test_a_cohort_runs_from_leerjaar_3_to_the_expected_end(years: int, until: str):
    """4.11.9: by the length of the route; empty cohorts too."""
    story = cohort(years=years)
    assert span(story, "2023-07-31") == ("2023-08-01", until)
    assert span(story, "2023-08-01") == ("2023-08-01", until)


def test_a_cohort_runs_as_long_as_its_last_active_member():
    """4.11.9: a repeater prolongs it while he is in it."""
    story = cohort("s1", "s2")
    story.tell("s2", "year-repeated", "2024-08-01", route_year=2)
    story.tell("s2", "dropped-out", "2025-01-10")
    days = ("2024-07-31", "2024-08-01", "2025-01-09", "2025-01-10")
    assert [span(story, on)[1] for on in days] == ["2026-07-31", "2027-07-31", "2027-07-31", "2026-07-31"]


def test_a_cohort_that_all_have_left_ran_its_nominal_time():
    """4.11.9: without active members the length of the route counts."""
    story = cohort()
    story.tell("s1", "year-repeated", "2024-08-01", route_year=2)
    story.tell("s1", "dropped-out", "2025-01-10")
    assert span(story, "2025-01-10") == ("2023-08-01", "2026-07-31")


# --- 6: asked about all -------------------------------------------------------------------------------


def test_asked_about_all_every_cohort_with_members_by_the_day_has_a_line():
    """6: in the order of their keys."""
    story = cohort()
    another(story, "R10")
    another(story, "R2")
    story.tell("s2", "route-started", "2024-08-01", route="R2")
    story.tell("s3", "route-started", "2024-08-01", route="R10")
    story.tell("s4", "route-started", "2024-08-01")
    assert [row["cohort"] for row in story.ask("guarantees", "2024-07-31")] == ["R1/2023"]
    rows = story.ask("guarantees", "2024-08-01")
    assert [row["cohort"] for row in rows] == ["R1/2023", "R1/2024", "R10/2024", "R2/2024"]


def test_the_row_of_a_cohort():
    """6: what it says and in which words."""
    story = cohort("s1", "s2")
    stop(story)
    row = story.guarantee(C, "2025-03-01")
    because = row.pop("because")
    del row["known_at"]
    assert row == {
        "cohort": "R1/2023",
        "on": "2025-03-01",
        "state": "AT_RISK",
        "members": 2,
        "active": 2,
        "affected": 2,
        "from": "2023-08-01",
        "until": "2026-07-31",
        "flags": [],
    }
    assert set(because) == {"rules", "events"}
