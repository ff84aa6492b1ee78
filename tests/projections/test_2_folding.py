"""2. What counts of what was recorded? Numbers count the sentences of the paragraph on folding."""

import pytest

from journeys.errors import WrongUse
from tests.scenario import Story, another, mbo, of, ordinary, vmbo

NE = of(vmbo("NE-CE"), mbo("B1-K1"))


@pytest.fixture
def story() -> Story:
    """A student who took part in the ordinary route from August 2023."""
    story = ordinary(NE)
    story.tell("s1", "route-started", "2023-08-01")
    return story


def mark(story: Story) -> str | None:
    return story.part("s1", "NE-CE", "2025-01-01")["mark"]


def test_a_retraction_undoes_an_event(story: Story):
    """2.1: a retracted event does not count."""
    story.retract(story.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0"))
    assert story.part("s1", "NE-CE", "2025-01-01")["status"] == "owed"


def test_retracting_a_retraction_undoes_it(story: Story):
    """2.1: the event counts again."""
    passed = story.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0")
    story.retract(story.retract(passed))
    assert mark(story) == "7.0"


def test_retracting_the_retraction_of_a_retraction(story: Story):
    """2.1: three times is retracted again, whichever comes newest is settled first."""
    passed = story.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0")
    story.retract(story.retract(story.retract(passed)))
    assert mark(story) is None


def test_an_event_retracted_twice_needs_both_retractions_undone(story: Story):
    """2.1: undoing one of two retractions leaves the other."""
    passed = story.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0")
    first, second = story.retract(passed), story.retract(passed)
    story.retract(first)
    assert mark(story) is None
    story.retract(second)
    assert mark(story) == "7.0"


def test_retracting_a_correction_brings_the_event_back_as_first_told(story: Story):
    """2.1: a retracted correction holds no more."""
    passed = story.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0")
    correction = story.correct(passed, mark="4.0")
    assert mark(story) == "4.0"
    story.retract(correction)
    assert mark(story) == "7.0"


def test_a_retracted_event_stays_retracted_whatever_corrects_it(story: Story):
    """2.1: neither a correction before nor one after the retraction brings it back."""
    passed = story.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0")
    story.correct(passed, mark="6.0")
    story.retract(passed)
    assert mark(story) is None
    story.correct(passed, mark="8.0")
    assert mark(story) is None


def test_of_several_corrections_the_newest_alone_holds(story: Story):
    """2.1: each correction is of the event as first told, not of the correction before it."""
    passed = story.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0", decided_on=None)
    story.correct(passed, mark="4.0", decided_on="2024-06-01")
    story.correct(passed, mark="5.0")
    row = story.part("s1", "NE-CE", "2025-01-01")
    assert (row["mark"], row["provisional"]) == ("5.0", True)


def test_retracting_the_newest_correction_brings_the_one_before_back(story: Story):
    """2.1: of those still standing the newest holds."""
    passed = story.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0")
    story.correct(passed, mark="4.0")
    story.retract(story.correct(passed, mark="5.0"))
    assert mark(story) == "4.0"


def test_a_correction_of_a_correction_replaces_it(story: Story):
    """2.1: and both hold for the event first told."""
    passed = story.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0")
    correction = story.correct(passed, mark="4.0")
    second = story.correct(correction, mark="5.0")
    assert mark(story) == "5.0"
    story.retract(second)
    assert mark(story) == "4.0"


def test_a_correction_of_an_older_correction_does_not_beat_a_newer_one(story: Story):
    """2.1: it takes the place of the correction it replaces, and the newer correction stands."""
    passed = story.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0")
    older = story.correct(passed, mark="4.0")
    story.correct(passed, mark="5.0")
    story.correct(older, mark="6.0")
    assert mark(story) == "5.0"


def test_a_correction_of_a_retracted_correction_changes_nothing(story: Story):
    """2.1: a retracted correction stays retracted whatever corrects it."""
    passed = story.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0")
    correction = story.correct(passed, mark="4.0")
    story.retract(correction)
    story.correct(correction, mark="5.0")
    assert mark(story) == "7.0"


def test_a_correction_moves_a_fact_to_another_day(story: Story):
    """2.1: `to_on` is the new day of the fact."""
    dropped = story.tell("s1", "dropped-out", "2024-01-15")
    story.correct(dropped, to_on="2024-02-15")
    assert story.status("s1", "2024-02-14") == "active"
    assert story.status("s1", "2024-02-15") == "ended"


def test_a_correction_without_a_day_leaves_it_on_the_day_first_recorded(story: Story):
    """2.1: also when an earlier correction had moved it."""
    dropped = story.tell("s1", "dropped-out", "2024-01-15")
    story.correct(dropped, to_on="2024-02-15")
    story.correct(dropped)
    assert story.status("s1", "2024-01-14") == "active"
    assert story.status("s1", "2024-01-15") == "ended"


def test_a_corrected_correction_has_the_day_of_the_replacement(story: Story):
    """2.1: the day of the fact is in the data that replaces the correction's."""
    dropped = story.tell("s1", "dropped-out", "2024-01-15")
    correction = story.correct(dropped, to_on="2024-02-15")
    story.correct(correction, to_on="2024-03-15")
    assert story.status("s1", "2024-03-14") == "active"
    assert story.status("s1", "2024-03-15") == "ended"


def test_the_day_of_the_correction_itself_plays_no_part(story: Story):
    """2.1: a correction recorded in 2026 corrects what was so in 2024."""
    passed = story.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0")
    story.correct(passed, mark="4.0", at="2026-05-01")
    assert story.part("s1", "NE-CE", "2024-05-24")["mark"] == "4.0"


def test_a_corrected_event_keeps_its_place_among_those_of_its_day(story: Story):
    """2.2: a correction does not move an event behind a later one of the same day."""
    first = story.tell("s1", "enrolled", "2024-01-10", side="vo", brin="98XX")
    story.tell("s1", "deregistered", "2024-01-10", side="mbo")
    story.correct(first, side="mbo", brin="98MB")
    assert story.fact("s1", "enrolment", "2024-01-10") == ["vo"]


def test_an_event_moved_to_another_day_keeps_its_place_there(story: Story):
    """2.2: on its new day it still comes before what was recorded after it."""
    enrolled = story.tell("s1", "enrolled", "2024-01-05", side="mbo")
    story.tell("s1", "deregistered", "2024-01-10", side="mbo")
    story.correct(enrolled, to_on="2024-01-10")
    assert story.fact("s1", "enrolment", "2024-01-10") == ["vo"]


def test_facts_are_taken_by_day_and_not_in_the_order_of_recording(story: Story):
    """2.4: a late report falls on its own day."""
    story.tell("s1", "deregistered", "2024-02-10", side="mbo")
    story.tell("s1", "enrolled", "2024-01-10", side="mbo")
    assert story.fact("s1", "enrolment", "2024-02-09") == ["vo", "mbo"]
    assert story.fact("s1", "enrolment", "2024-02-10") == ["vo"]


def test_a_transfer_before_any_route_changes_nothing():
    """2.6: a student who is on no route has no answer to move."""
    story = ordinary(NE)
    story.tell("s1", "transferred", "2023-07-01")
    assert story.status("s1", "2023-07-02") == "none"
    story.tell("s1", "route-started", "2023-08-01")
    assert story.fact("s1", "enrolment", "2023-08-01") == ["vo"]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("bpv-signed", {"party": "mbo"}),
        ("bpv-amended", {"hours": 10}),
        ("bpv-hours-recorded", {"hours": 10}),
        ("bpv-ended", {}),
        ("bpv-completed", {}),
    ],
)
def test_anything_about_a_placement_before_it_was_agreed_changes_nothing(story: Story, kind: str, data: dict):
    """2.6: the placement is as if it had not been said."""
    story.tell("s1", kind, "2024-01-01", placement="p1", **data)
    assert story.ask("bpv", "2024-01-02") == []
    story.tell("s1", "bpv-agreed", "2024-02-01", starts_on="2024-02-05", ends_on="2024-02-16")
    row = story.placement("s1", "2024-03-01")
    assert (row["counts"], row["reasons"]) == ("pending", [])


def test_a_signature_before_the_agreement_is_not_a_signature(story: Story):
    """2.6: whether the signatures are known is as unknown as before."""
    story.tell("100000001", "company-recognised", "2019-01-01")
    story.tell("s1", "bpv-signed", "2024-01-01", party="mbo")
    story.tell("s1", "bpv-agreed", "2024-02-01", starts_on="2024-02-05", ends_on="2024-02-16")
    story.tell("s1", "bpv-completed", "2024-02-20")
    assert story.placement("s1", "2024-03-01")["reasons"] == ["SIGNATURES_UNKNOWN"]


def test_a_switch_to_the_route_one_is_on_changes_nothing(story: Story):
    """2.6: neither lwt, nor the choice, nor the flag of an option that was not agreed."""
    story.tell("s1", "switched-to-transfer-option", "2024-01-10", to="route:R1", lwt=True, chosen=["NE-CE"])
    assert story.flags("s1", "2024-01-10") == []
    assert story.responsibility("s1", "2024-01-10")["cohort"] == "R1/2023"


def test_a_start_on_a_route_that_is_not_there_changes_nothing():
    """2.6: the student is on no route, or stays on the one he is on."""
    story = ordinary(NE)
    story.tell("s1", "route-started", "2023-08-01", route="R9")
    assert story.status("s1", "2023-09-01") == "none"
    story.tell("s2", "route-started", "2023-08-01")
    story.tell("s2", "route-started", "2024-08-01", route="R9")
    assert story.responsibility("s2", "2024-09-01")["cohort"] == "R1/2023"


def test_a_start_on_a_route_that_is_yet_to_be_opened_changes_nothing(story: Story):
    """2.6: before the day of its opening it is not there, whenever that was recorded."""
    story.tell("R9", "route-opened", "2024-06-01")
    story.tell("s2", "route-started", "2023-08-01", route="R9")
    story.tell("s1", "switched-to-transfer-option", "2024-01-10", to="route:R9")
    assert story.status("s2", "2024-05-31") == "none"
    assert story.responsibility("s1", "2024-05-31")["cohort"] == "R1/2023"


def test_a_switch_to_a_route_that_is_not_there_changes_nothing(story: Story):
    """2.6: the student stays on the route he is on."""
    story.tell("s1", "switched-to-transfer-option", "2024-01-10", to="route:R9")
    answer = story.responsibility("s1", "2024-01-10")
    assert (answer["status"], answer["cohort"], answer["flags"]) == ("active", "R1/2023", [])


def test_an_amendment_or_end_of_what_was_never_signed_or_opened_changes_nothing():
    """2.6: a fold never fails, whatever comes first."""
    story = Story()
    story.tell("A1", "agreement-amended", "2022-01-01", cohort_obligation=False)
    story.tell("A1", "agreement-ended", "2022-02-01", effective_on="2022-03-01")
    story.tell("R1", "route-stop-withdrawn", "2022-01-01")
    story.tell("R1", "route-agreement-replaced", "2022-01-01", agreement="A7")
    story.tell("100000001", "recognition-withdrawn", "2022-01-01")
    story.tell("s1", "year-repeated", "2022-01-01", route_year=1)
    for question in ("responsibility", "exams-owed", "bpv", "duties", "guarantees"):
        story.ask(question, "2023-01-01")
    assert story.status("s1", "2023-01-01") == "none"


def test_folds_pass_over_erased_events_whatever_was_known(story: Story):
    """2.7: an erased report does not count, not even in an answer for a moment before it was erased."""
    dropped = story.tell("s1", "dropped-out", "2024-01-15")
    assert story.status("s1", "2024-02-01", known_at="2024-02-01") == "ended"
    story.erase(dropped, at="2025-01-01T09:00Z")
    assert story.status("s1", "2024-02-01") == "active"
    assert story.status("s1", "2024-02-01", known_at="2024-02-01") == "active"


def test_what_corrects_an_erased_event_is_gone_too(story: Story):
    """2.7: a correction does not bring back what was erased."""
    passed = story.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0")
    story.correct(passed, mark="4.0")
    story.erase(passed)
    assert mark(story) is None


def test_a_student_whose_reports_were_all_erased_is_still_known(story: Story):
    """2.7: asked about everyone, the answer for such a student is that there is no journey."""
    story.erase(story.tell("s2", "route-started", "2023-08-01"))
    rows = story.ask("responsibility", "2024-01-01")
    assert [(row["student"], row["status"]) for row in rows] == [("s1", "active"), ("s2", "none")]


def test_a_student_known_only_for_a_later_day_is_listed_as_well(story: Story):
    """6: everyone with a report recorded, whatever its day; in the order of the ids as text."""
    story.tell("s10", "route-started", "2029-08-01", at="2024-01-01")
    story.tell("S9", "route-started", "2023-08-01")
    rows = story.ask("responsibility", "2024-01-01")
    assert [(row["student"], row["status"]) for row in rows] == [
        ("S9", "active"),
        ("s1", "active"),
        ("s10", "none"),
    ]


def test_a_student_nobody_reported_about_cannot_be_asked_about(story: Story):
    """6: unknown by K is wrong use, and so is a student first recorded after K."""
    story.tell("s2", "route-started", "2023-08-01", at="2024-01-01")
    with pytest.raises(WrongUse):
        story.responsibility("s7", "2024-01-01")
    with pytest.raises(WrongUse):
        story.responsibility("s2", "2024-01-01", known_at="2023-12-31")


@pytest.mark.parametrize("cohort", ["R9/2023", "R1", "R1/", "R1/next", "/2023"])
def test_a_cohort_of_no_route_or_without_a_year_cannot_be_asked_about(story: Story, cohort: str):
    """6: an unknown route or a malformed key is wrong use, whatever is asked of it."""
    with pytest.raises(WrongUse):
        story.guarantee(cohort, "2024-01-01")
    for question in ("responsibility", "exams-owed", "bpv", "duties"):
        with pytest.raises(WrongUse):
            story.ask(question, "2024-01-01", cohort=cohort)


@pytest.mark.parametrize(
    ("who", "kind", "data"),
    [
        ("s1", "profile-changed", {"profile": "BWI"}),
        ("s1", "result-determined", {"side": "vmbo"}),
        ("s1", "certificate-awarded", {"side": "vmbo", "parts": ["NE-CE"]}),
        ("s1", "content-taught", {"subject": "NE", "side": "mbo"}),
        ("s1", "support-registered", {"support": "other"}),
        ("s1", "education-attested", {"side": "mbo", "until": "2024-07-01"}),
        ("s1", "placed", {}),
        ("s1", "bpv-hours-recorded", {"hours": 40}),
        ("rounding", "policy-chosen", {"choice": "up"}),
    ],
)
def test_reports_that_none_of_these_answers_rests_on(story: Story, who: str, kind: str, data: dict):
    """2 and 4: they are recorded, and every answer about an active student stays as it was."""
    story.tell("s1", "bpv-agreed", "2024-01-10", starts_on="2024-02-01", ends_on="2024-02-10")
    questions = ("responsibility", "exams-owed", "bpv", "duties", "guarantees")
    before = [story.ask(question, "2024-06-01", every_status=True) for question in questions]
    story.tell(who, kind, "2024-03-10", **data)
    assert [story.ask(question, "2024-06-01", every_status=True) for question in questions] == before


def test_asked_about_a_cohort_its_students_on_that_day_answer(story: Story):
    """6: whatever their status; those of another cohort, or of none, not."""
    another(story, "R2")
    story.tell("s2", "route-started", "2023-09-01")
    story.tell("s2", "dropped-out", "2023-10-01")
    story.tell("s3", "route-started", "2023-08-01")
    story.tell("s3", "switched-to-transfer-option", "2023-12-01", to="route:R2")
    story.tell("s4", "route-started", "2024-08-01", at="2024-01-01")
    rows = story.ask("responsibility", "2024-01-01", cohort="R1/2023")
    assert [row["student"] for row in rows] == ["s1", "s2"]
    assert [row["student"] for row in story.ask("responsibility", "2023-11-30", cohort="R1/2023")] == [
        "s1",
        "s2",
        "s3",
    ]
    assert {row["student"] for row in story.ask("exams-owed", "2024-01-01", cohort="R1/2023")} == {"s1", "s2"}
    assert [row["student"] for row in story.ask("duties", "2024-01-01", cohort="R1/2023")] == ["s2"]
