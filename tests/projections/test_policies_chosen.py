"""Which choice holds: from which day, by what was known, after corrections, and where it makes no sense."""

from __future__ import annotations

import pytest

from journeys.law.policies import POLICIES
from projections.questions import CONTRACT, QUESTIONS
from tests.choosing import choose
from tests.scenario import Answer, Story, of, ordinary, vmbo


def started() -> Story:
    story = ordinary(of(vmbo("NE-CE")))
    story.tell("s1", "route-started", "2023-08-01")
    return story


def window(story: Story, on: str = "2025-01-01", known_at: str | None = None) -> str:
    """The last day of the window, by the policies that the journal chose."""
    return str(asked(story, on, known_at)["window_end"])


def asked(story: Story, on: str = "2025-01-01", known_at: str | None = None) -> Answer:
    (row,) = story.ask("responsibility", on, known_at, chosen_policies=True)
    return row


JULY, JUNE = "2026-07-31", "2026-06-30"


@pytest.mark.parametrize(("on", "end"), [("2024-12-31", JULY), ("2025-01-01", JUNE), ("2025-01-02", JUNE)])
def test_a_choice_holds_from_its_day_for_the_day_that_is_asked_about(on: str, end: str):
    story = started()
    choose(story, "window_day", "JUNE_30", "2025-01-01")
    assert window(story, on) == end


def test_the_last_choice_holds():
    story = started()
    choose(story, "window_day", "JUNE_30", "2024-01-01")
    choose(story, "window_day", "JULY_31", "2025-01-01")
    assert [window(story, on) for on in ("2023-12-31", "2024-12-31", "2025-01-01")] == [JULY, JUNE, JULY]


def test_of_two_choices_on_one_day_the_one_recorded_last_holds():
    story = started()
    choose(story, "window_day", "JUNE_30", "2025-01-01")
    choose(story, "window_day", "JULY_31", "2025-01-01")
    assert window(story) == JULY


def test_the_last_day_goes_before_what_was_recorded_last():
    story = started()
    choose(story, "window_day", "JULY_31", "2025-01-01")
    choose(story, "window_day", "JUNE_30", "2024-01-01")
    assert window(story, "2024-06-01") == JUNE
    assert window(story, "2025-01-01") == JULY


def test_a_choice_that_was_recorded_later_is_not_seen_at_an_earlier_moment():
    story = started()
    choose(story, "window_day", "JUNE_30", "2024-01-01", at="2025-03-01T10:00Z")
    assert window(story, known_at="2025-03-01T09:59Z") == JULY
    assert window(story, known_at="2025-03-01T10:00Z") == JUNE
    assert window(story) == JUNE


def test_a_choice_that_was_corrected_holds_as_corrected():
    """The choice, or its day."""
    story = started()
    wrong = choose(story, "window_day", "JUNE_30", "2024-01-01", at="2024-01-01")
    story.correct(wrong, choice="JULY_31", at="2024-02-01")
    assert window(story) == JULY
    assert window(story, known_at="2024-01-15") == JUNE
    story = started()
    late = choose(story, "window_day", "JUNE_30", "2024-01-01")
    story.correct(late, to_on="2025-01-02")
    assert (window(story, "2025-01-01"), window(story, "2025-01-02")) == (JULY, JUNE)


def test_a_choice_that_was_retracted_was_never_made():
    story = started()
    choose(story, "window_day", "JUNE_30", "2023-01-01")
    second = choose(story, "window_day", "JULY_31", "2024-01-01", at="2024-01-01")
    assert window(story) == JULY
    retraction = story.retract(second, at="2024-02-01")
    assert window(story) == JUNE
    assert window(story, known_at="2024-01-15") == JULY
    story.retract(retraction)
    assert window(story) == JULY


def test_a_choice_of_which_the_data_was_erased_holds_no_more():
    story = started()
    story.erase(choose(story, "window_day", "JUNE_30", "2024-01-01"))
    assert window(story) == JULY


@pytest.mark.parametrize(
    ("policy", "choice"),
    [
        ("window_day", "APRIL_1"),
        ("window_day", "june_30"),
        ("phase-of-the-moon", "FULL"),
        ("window_day", "OCTOBER_1"),
    ],
)
def test_what_is_no_policy_or_no_choice_of_it_changes_nothing(policy: str, choice: str):
    """Nor what was chosen before: that goes on to hold."""
    story = started()
    before = asked(story)
    choose(story, policy, choice, "2024-01-01")
    assert asked(story) == before
    choose(story, "window_day", "JUNE_30", "2024-01-01")
    before = asked(story)
    choose(story, policy, choice, "2024-06-01")
    assert asked(story) == before
    assert before["window_end"] == JUNE


@pytest.mark.parametrize(
    "policy", [policy for policy in POLICIES.values() if policy.fixed], ids=lambda p: p.name
)
def test_a_policy_that_cannot_be_chosen_changes_nothing_if_it_was_recorded(policy):
    story = started()
    story.tell("s1", "year-repeated", "2024-08-01", route_year=1)
    story.tell("s1", "transferred", "2024-09-01")
    before = {q: story.ask(q, "2025-01-01", chosen_policies=True) for q in QUESTIONS}
    choose(story, policy.name, policy.choices[1].code)
    assert {q: story.ask(q, "2025-01-01", chosen_policies=True) for q in QUESTIONS} == before


@pytest.mark.parametrize("question", sorted(CONTRACT))
def test_the_five_answers_do_not_look_at_what_was_chosen_unless_asked(question: str):
    """Section 4 of the contract is the default, whatever the journal chose."""
    story = everything()
    before = [story.ask(question, on, **all_of(question)) for on in DAYS]
    for policy in POLICIES.values():
        choose(story, policy.name, policy.choices[1].code)
    assert [story.ask(question, on, **all_of(question)) for on in DAYS] == before
    assert [story.ask(question, on, chosen_policies=True, **all_of(question)) for on in DAYS] != before


@pytest.mark.parametrize("question", sorted(CONTRACT))
def test_by_what_was_chosen_a_line_has_its_policies_and_else_the_same_members(question: str):
    story = everything()
    for on in DAYS:
        plain = story.ask(question, on, **all_of(question))
        by_choice = story.ask(question, on, chosen_policies=True, **all_of(question))
        for row in plain:
            assert "policies" not in row
        for row in by_choice:
            assert [*row][-1] == "policies"
            assert row["policies"] == sorted(set(row["policies"]))
            assert all(name.partition("=")[0] in POLICIES for name in row["policies"])
        assert [{k: v for k, v in row.items() if k != "policies"} for row in by_choice] == plain


def test_what_is_shown_of_who_left_still_rests_on_the_clock_and_the_cohort():
    """The days and the cohort stand in the answer, though no aspect does; before a journey nothing does."""
    story = everything()
    (row,) = story.ask("responsibility", "2027-09-01", students=["s3"], chosen_policies=True)
    assert (row["status"], row["aspects"]) == ("ended", {})
    assert {"cohort=ROUTE_AND_YEAR", "switch_day=AUGUST_1", "window_day=JULY_31"} < set(row["policies"])
    (row,) = story.ask("responsibility", "2023-07-31", students=["s3"], chosen_policies=True)
    assert (row["status"], row["policies"]) == ("none", [])


def all_of(question: str) -> dict[str, bool]:
    return {"every_status": True} if question == "exams-owed" else {}


DAYS = ("2024-10-01", "2025-08-01", "2025-10-02", "2026-08-01", "2027-09-01")


def everything() -> Story:
    """A student for each of the five answers, all of them where a policy matters."""
    story = ordinary(of(vmbo("NE-CE")))
    story.tell("100000001", "company-recognised", "2019-01-01", until="2023-12-01")
    for student, leerjaar in (("s1", 3), ("s2", 4), ("s3", 3)):
        story.tell(student, "route-started", "2023-08-01", leerjaar=leerjaar)
    parties = dict.fromkeys(("student", "company", "mbo"), "2023-11-10")
    story.tell("s1", "bpv-agreed", "2023-10-15", starts_on="2023-11-01", ends_on="2024-02-08", signed=parties)
    story.tell("s1", "bpv-completed", "2024-02-08")
    story.tell("s1", "transferred", "2024-06-01")
    story.tell("s2", "year-repeated", "2024-08-01", route_year=2)
    story.tell("s3", "dropped-out", "2024-09-01")
    story.tell("R1", "route-registration-ended", "2025-01-01", side="vo")
    return story
