"""1. What counted on a day, by what was known then? Numbers count the sentences of that reading."""

from tests.scenario import ordinary


def test_a_fact_counts_from_its_own_day_not_from_the_day_it_was_recorded():
    """1.1: `on` is the day from which a fact counts."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01", at="2023-12-01")
    assert story.status("s1", "2023-07-31") == "none"
    assert story.status("s1", "2023-08-01") == "active"
    assert story.status("s1", "2023-08-02") == "active"


def test_the_true_order_is_that_of_recording():
    """1.2: of two reports about one day the one recorded later is the later one."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "enrolled", "2024-01-10", side="mbo", at="2024-01-10T10:00Z")
    story.tell("s1", "deregistered", "2024-01-10", side="mbo", at="2024-01-10T10:00Z")
    assert story.fact("s1", "enrolment", "2024-01-10") == ["vo"]


def test_an_answer_uses_what_was_recorded_up_to_and_including_the_instant():
    """1.5: `recorded_at` equal to K is known, a microsecond later is not."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "dropped-out", "2024-01-15", at="2024-02-01T10:00:00Z")
    assert story.status("s1", "2024-03-01", known_at="2024-02-01T09:59:59.999999Z") == "active"
    assert story.status("s1", "2024-03-01", known_at="2024-02-01T10:00:00Z") == "ended"
    assert story.status("s1", "2024-03-01", known_at="2024-02-01T11:00:00+01:00") == "ended"
    assert story.status("s1", "2024-03-01", known_at="2024-02-01T10:00:00.000001Z") == "ended"


def test_everything_recorded_is_known_when_nothing_is_said():
    """1.4: without K everything recorded is used, of the facts up to the day only."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "dropped-out", "2024-01-15", at="2030-01-01")
    assert story.status("s1", "2024-01-14") == "active"
    assert story.status("s1", "2024-01-15") == "ended"


def test_a_correction_recorded_later_is_not_yet_known():
    """1.5: corrections are resolved among what was known (S17)."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    passed = story.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0")
    story.correct(passed, mark="4.0", at="2024-06-03T09:00Z")
    assert story.part("s1", "NE-CE", "2024-06-01", known_at="2024-06-01")["mark"] == "7.0"
    assert story.part("s1", "NE-CE", "2024-06-01", known_at="2024-06-04")["mark"] == "4.0"


def test_a_retraction_recorded_later_is_not_yet_known():
    """1.5: what was retracted after K still counted at K."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    dropped = story.tell("s1", "dropped-out", "2024-01-15")
    story.retract(dropped, at="2024-02-01T09:00Z")
    assert story.status("s1", "2024-01-20", known_at="2024-01-31") == "ended"
    assert story.status("s1", "2024-01-20", known_at="2024-02-01") == "active"


def test_a_retraction_of_a_retraction_is_known_from_its_own_recording():
    """1.5: at K the first retraction holds, the one that undoes it is not there yet."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    dropped = story.tell("s1", "dropped-out", "2024-01-15")
    retraction = story.retract(dropped, at="2024-02-01T09:00Z")
    story.retract(retraction, at="2024-03-01T09:00Z")
    assert story.status("s1", "2024-01-20", known_at="2024-02-15") == "active"
    assert story.status("s1", "2024-01-20", known_at="2024-03-15") == "ended"


def test_the_day_and_the_instant_are_two_different_things():
    """1.5: of what is known only what is `on` or before the day counts."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "dropped-out", "2024-06-01", at="2024-01-10")
    assert story.status("s1", "2024-05-31", known_at="2024-01-10") == "active"
    assert story.status("s1", "2024-06-01", known_at="2024-01-10") == "ended"
    assert story.status("s1", "2024-06-01", known_at="2024-01-09") == "active"


def test_facts_about_schools_and_companies_are_known_from_their_recording_too():
    """1.5: K holds for every stream, not only for the student's own."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("R1", "route-registration-ended", "2023-09-01", side="mbo", at="2024-01-10T09:00Z")
    assert story.flags("s1", "2023-10-01", known_at="2024-01-09") == []
    assert story.flags("s1", "2023-10-01", known_at="2024-01-10") == ["NOT_STATUTORY"]


def test_a_later_record_never_changes_an_earlier_answer():
    """1.6: the answer for K is the same before and after more was recorded."""
    story = ordinary()
    started = story.tell("s1", "route-started", "2023-08-01")
    before = story.responsibility("s1", "2024-01-10", known_at="2023-12-31")
    story.retract(started, at="2024-01-01T09:00Z")
    story.tell("s1", "dropped-out", "2023-10-01", at="2024-01-02")
    assert story.responsibility("s1", "2024-01-10", known_at="2023-12-31") == before


def test_every_line_repeats_the_day_asked_about():
    """1.4: each question takes the day, and each answer says it."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "bpv-agreed", "2023-09-01", starts_on="2023-09-10", ends_on="2023-09-20")
    for question in ("responsibility", "exams-owed", "bpv", "guarantees"):
        rows = story.ask(question, "2024-02-29")
        assert rows
        assert all(row["on"] == "2024-02-29" and row["known_at"] is None for row in rows)
    story.tell("s1", "dropped-out", "2024-02-01")
    assert [row["on"] for row in story.ask("duties", "2024-02-29")] == ["2024-02-29"]
