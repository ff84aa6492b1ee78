"""Since when has a precondition been there, or been missing, without a break?"""

from __future__ import annotations

import pytest

from tests.in_order import (
    AGREED,
    WHOLE,
    agreed,
    choose,
    in_order,
    of_route,
    of_student,
    since,
    unregistered,
)
from tests.scenario import Story, mbo, of

# --- of a route --------------------------------------------------------------------------------------------


def test_from_the_day_of_the_report_and_missing_from_the_day_the_route_was_opened():
    """PRE-01."""
    story = unregistered()
    story.tell("R1", "route-registered", "2023-06-01", side="vo")
    answer = of_route(story, "2023-08-01")
    assert since(answer, "registered-vo") == ("MET", "2023-06-01")
    assert since(answer, "registered-mbo") == ("MISSING", "2019-01-02")
    assert since(of_route(story, "2023-05-31"), "registered-vo") == ("MISSING", "2019-01-02")


def test_what_was_interrupted_counts_from_the_end_of_the_interruption():
    """PRE-01: told again while it was there it goes on."""
    story = in_order()
    story.tell("R1", "route-registered", "2021-01-10", side="vo")
    story.tell("R1", "route-registration-ended", "2023-01-10", side="vo")
    story.tell("R1", "route-registered", "2023-03-10", side="vo")
    story.tell("R1", "route-registered", "2023-05-10", side="vo")
    expected = {
        "2023-01-09": ("MET", "2019-01-03"),
        "2023-01-10": ("MISSING", "2023-01-10"),
        "2023-03-09": ("MISSING", "2023-01-10"),
        "2023-03-10": ("MET", "2023-03-10"),
        "2024-01-01": ("MET", "2023-03-10"),
    }
    assert {on: since(of_route(story, on), "registered-vo") for on in expected} == expected


def test_an_agreement_that_had_run_out_before_it_was_prolonged():
    """PRE-04: as the terms then were; that they were prolonged later mends no day before."""
    story = agreed({"valid_until": "2022-12-31"})
    story.tell("A1", "agreement-amended", "2023-03-01", valid_until="2025-12-31")
    expected = {
        "2022-12-31": ("MET", "2019-01-02"),
        "2023-02-28": ("MISSING", "2023-01-01"),
        "2023-03-01": ("MET", "2023-03-01"),
        "2025-12-31": ("MET", "2023-03-01"),
        "2026-01-01": ("MISSING", "2026-01-01"),
    }
    assert {on: since(of_route(story, on), "agreement-in-force") for on in expected} == expected


def test_the_time_between_one_agreement_and_the_next():
    """PRE-04: the first one ended before the other took its place."""
    story = in_order()
    story.tell("A1", "agreement-ended", "2022-06-01", effective_on="2022-08-01")
    story.tell("A2", "agreement-signed", "2022-09-01", **AGREED)
    story.tell("R1", "route-agreement-replaced", "2022-10-01", agreement="A2")
    expected = {
        "2022-07-31": ("MET", "2019-01-02"),
        "2022-09-30": ("MISSING", "2022-08-01"),
        "2022-10-01": ("MET", "2022-10-01"),
        "2024-01-01": ("MET", "2022-10-01"),
    }
    assert {on: since(of_route(story, on), "agreement-in-force") for on in expected} == expected


def test_an_agreement_that_takes_effect_later_than_it_was_signed():
    """PRE-04, PRE-09: from the first day it holds; the advice from the day it was given."""
    story = agreed({"valid_from": "2020-08-01", "advised_on": "2021-05-03"})
    answer = of_route(story, "2023-08-01")
    assert since(answer, "agreement-in-force") == ("MET", "2020-08-01")
    assert since(answer, "participation-advised") == ("MET", "2021-05-03")
    assert since(answer, "transfer-options") == ("MET", "2019-01-02")


def test_a_consent_counts_from_its_day():
    """PRE-09."""
    story = agreed({"topics": ["onderwijstijd"], "consented_on": "2021-05-03"})
    assert since(of_route(story, "2021-05-02"), "participation-consented") == ("MISSING", "2019-01-02")
    assert since(of_route(story, "2023-08-01"), "participation-consented") == ("MET", "2021-05-03")


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_what_was_measured_holds_from_the_first_of_august(year: int):
    """PRE-03: reported after 15 October, so first measured in the next school year."""
    story = unregistered()
    for side in ("vo", "mbo"):
        story.tell("R1", "route-registered", f"{year}-11-20", side=side)
    measured = f"{year + 1}-08-01"
    for on in (measured, f"{year + 2}-03-01", f"{year + 3}-12-01"):
        assert since(of_route(story, on), "registered-on-measuring-day") == ("MET", measured)
    assert since(of_route(story, f"{year + 1}-07-31"), "registered-on-measuring-day") == ("OPEN", None)


def test_a_programme_that_was_replaced():
    """PRE-07, TIM-02: it is there since the first; of its hours since the one that has them."""
    story = in_order(of(mbo("BPV", "bpv", hours=100)))
    story.tell("R1", "exam-programme-adopted", "2021-01-10", **WHOLE | {"version": "2"})
    answer = of_route(story, "2023-08-01")
    assert since(answer, "joint-programme") == ("MET", "2019-01-04")
    assert since(answer, "bpv-hours") == ("MET", "2021-01-10")


def test_what_is_open_or_not_needed_has_no_first_day():
    """Only what is there, or missing, is since a day."""
    answer = of_route(agreed({"topics": None}), "2023-08-01")
    assert since(answer, "participation-consented") == ("OPEN", None)
    assert since(answer, "gr-conditions") == ("NOT_NEEDED", None)


def test_nothing_is_since_before_the_route():
    """A report or an agreement that was there earlier counts from the day the route was opened."""
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01", **AGREED)
    story.tell("R1", "route-registered", "2019-01-01", side="vo")
    story.tell("R1", "route-opened", "2021-01-02")
    answer = of_route(story, "2021-01-02")
    for item in ("registered-vo", "agreement-in-force", "transfer-options"):
        assert since(answer, item) == ("MET", "2021-01-02")


def test_by_the_other_reading_an_experiment_lacks_it_from_august_2022():
    """EXP-02: what was open until then."""
    story = unregistered(form="EXPERIMENT")
    choose(story, "experiment_regime", "LAW")
    assert since(of_route(story, "2024-01-01"), "registered-vo") == ("MISSING", "2022-08-01")


def test_the_last_days_of_the_calendar_can_be_asked_about():
    """And the first ones, and terms without end."""
    story = agreed({"valid_until": "9999-12-31"})
    for on in ("2019-01-02", "9999-12-31"):
        assert since(of_route(story, on), "agreement-in-force") == ("MET", "2019-01-02")


# --- of a student ------------------------------------------------------------------------------------------


def test_the_items_of_the_route_may_be_older_than_the_student_and_their_own_are_not():
    """RTE-14, VEX-02, PRE-10: since the start, or since what was told after it."""
    story = in_order(of(mbo("B1-K1")), form="GR")
    judged = {"judged_by_vo_on": "2023-06-01", "judged_by_mbo_on": "2023-06-01"}
    story.tell("s1", "route-started", "2023-08-01", **judged, chosen=["NE-CE"])
    story.tell("s1", "parts-chosen", "2024-01-10", parts=["B1-K1"])
    story.tell("s1", "parts-chosen", "2024-02-10", parts=[])
    story.tell("s1", "enrolment-period-registered", "2023-09-01", side="vo", leerroute="GLR")
    story.tell("s1", "enrolment-period-registered", "2023-10-01", side="vo", leerroute="DLP")
    answer = of_student(story, "2024-06-01")
    assert since(answer, "registered-vo") == ("MET", "2019-01-03")
    assert since(answer, "judgement-vo") == ("MET", "2023-08-01")
    assert since(answer, "start-moment") == ("MET", "2023-08-01")
    assert since(answer, "parts-with-pta") == ("MET", "2024-01-10")
    assert since(of_student(story, "2024-01-09"), "parts-with-pta") == ("MISSING", "2023-08-01")
    assert since(answer, "leerroute-registered") == ("MET", "2023-09-01")


@pytest.mark.parametrize("repeated", [False, True])
def test_the_education_of_another_phase_is_missing_since_the_phase_began(repeated: bool):
    """RSP-16: a year done again that is told late moves the switch, and what it was since."""
    story = in_order(years=4)
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "education-attested", "2025-06-01", side="vo", until="2027-07-31")
    if repeated:
        story.tell("s1", "year-repeated", "2025-10-01", route_year=2)
    assert since(of_student(story, "2025-07-31"), "education-in-phase") == ("MET", "2025-06-01")
    assert since(of_student(story, "2025-09-30"), "education-in-phase") == ("MISSING", "2025-08-01")
    expected = ("MET", "2025-10-01") if repeated else ("MISSING", "2025-08-01")
    assert since(of_student(story, "2026-07-31"), "education-in-phase") == expected
    expected = ("MISSING", "2026-08-01" if repeated else "2025-08-01")
    assert since(of_student(story, "2026-08-01"), "education-in-phase") == expected


@pytest.mark.parametrize(("came", "data"), [("transferred", {}), ("enrolled", {"side": "mbo"})])
def test_by_the_other_reading_the_phase_began_with_the_enrolment(came: str, data: dict[str, str]):
    """RSP-16, policy `phase_follows`: and it is the vo phase again when that ends."""
    story = in_order()
    choose(story, "phase_follows", "ENROLMENT")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "education-attested", "2023-10-01", side="vo", until="2024-12-31")
    story.tell("s1", came, "2024-02-01", **data)
    story.tell("s1", "deregistered", "2024-03-01", side="vo")
    story.tell("s1", "deregistered", "2024-06-01", side="mbo")
    expected = {
        "2024-01-31": ("MET", "2023-10-01"),
        "2024-02-01": ("MISSING", "2024-02-01"),
        "2024-05-31": ("MISSING", "2024-02-01"),
        "2024-06-01": ("MET", "2024-06-01"),
        "2024-07-01": ("MET", "2024-06-01"),
    }
    assert {on: since(of_student(story, on), "education-in-phase") for on in expected} == expected
    story.tell("s1", "dropped-out", "2024-07-02")
    assert since(of_student(story, "2024-07-02"), "education-in-phase") == ("NOT_NEEDED", None)


def test_another_qualification_or_profile_counts_from_its_day():
    """RTE-16."""
    story = in_order()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "qualification-chosen", "2024-01-10", crebo="25656")
    story.tell("s1", "profile-changed", "2024-02-10", profile="Z&W")
    story.tell("s1", "profile-changed", "2024-03-10", profile="HBR")
    expected = {
        "2024-01-09": ("MET", "2023-08-01"),
        "2024-02-09": ("MISSING", "2024-01-10"),
        "2024-03-09": ("MET", "2024-02-10"),
        "2024-06-01": ("MISSING", "2024-03-10"),
    }
    assert {on: since(of_student(story, on), "related-domain") for on in expected} == expected


def test_a_part_has_a_pta_from_the_day_the_programme_was_adopted():
    """VEX-02."""
    story = unregistered(form="GR")
    judged = {"judged_by_vo_on": "2023-06-01", "judged_by_mbo_on": "2023-06-01"}
    story.tell("s1", "route-started", "2023-08-01", **judged, chosen=["B9-K9"])
    story.tell("R1", "exam-programme-adopted", "2023-09-01", **of(mbo("B9-K9")))
    assert since(of_student(story, "2023-10-01"), "parts-with-pta") == ("MET", "2023-09-01")


def test_who_left_has_no_phase_to_be_educated_in():
    """RSP-16: by either reading."""
    for reading in ("RULE", "ENROLMENT"):
        story = in_order()
        choose(story, "phase_follows", reading)
        story.tell("s1", "route-started", "2023-08-01")
        story.tell("s1", "education-attested", "2023-10-01", side="vo", until="2024-12-31")
        story.tell("s1", "dropped-out", "2024-01-10")
        assert since(of_student(story, "2024-03-01"), "education-in-phase") == ("NOT_NEEDED", None)
