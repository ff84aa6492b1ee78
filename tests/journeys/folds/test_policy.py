"""Which policies did a journal choose by a day?"""

import msgspec
import pytest

from journeys.folds.policy import Chosen, choice_of, chosen
from journeys.history import counted
from journeys.law.policies import DEFAULT, POLICIES, SWITCHABLE, Policies
from tests.scenario import Story, day, instant

FIXED = [name for name, policy in POLICIES.items() if policy.fixed]


def told(*choices: tuple[str, str, str]) -> Story:
    """These choices (policy, day, choice), with the ids e1, e2, …"""
    story = Story()
    for n, (name, on, choice) in enumerate(choices, start=1):
        story.tell(name, "policy-chosen", on, id=f"e{n}", choice=choice)
    return story


def found(story: Story, on: str = "2025-01-01", known_at: str | None = None) -> Chosen:
    streams = {r.stream for r in story.history}
    return chosen(
        {
            stream.removeprefix("policy/"): counted(
                (r for r in story.history if r.stream == stream), instant(known_at)
            )
            for stream in streams
        },
        day(on),
    )


def ids(facts) -> dict[str, str]:
    return {name: fact.id for name, fact in facts.items()}


def test_nothing_was_chosen():
    assert found(told()) == Chosen(DEFAULT, {}, {})


@pytest.mark.parametrize(
    ("on", "day_of_switch"),
    [("2024-07-31", "AUGUST_1"), ("2024-08-01", "OCTOBER_1"), ("2024-08-02", "OCTOBER_1")],
)
def test_a_choice_holds_from_its_day(on: str, day_of_switch: str):
    choices = found(told(("switch_day", "2024-08-01", "OCTOBER_1")), on)
    assert choices.policies == Policies(switch_day=day_of_switch)
    expected = {} if day_of_switch == "AUGUST_1" else {"switch_day": "e1"}
    assert ids(choices.by) == ids(choices.last) == expected


def test_the_last_choice_counts_and_each_policy_is_chosen_apart():
    choices = found(
        told(
            ("switch_day", "2020-01-01", "OCTOBER_1"),
            ("window_day", "2020-01-01", "JUNE_30"),
            ("switch_day", "2021-01-01", "AUGUST_1"),
        )
    )
    assert choices.policies == Policies(window_day="JUNE_30")
    assert ids(choices.by) == ids(choices.last) == {"switch_day": "e3", "window_day": "e2"}


def test_a_choice_of_what_holds_anyway_is_a_choice():
    choices = found(told(("switch_day", "2020-01-01", "AUGUST_1")))
    assert choices.policies == DEFAULT
    assert ids(choices.by) == {"switch_day": "e1"}


def test_what_cannot_be_chosen_is_told_and_changes_nothing():
    """A policy that we do not know, one that is fixed, and a choice that a policy does not have."""
    story = told(
        ("phase-of-the-moon", "2020-01-01", "FULL"),
        (FIXED[0], "2020-01-01", POLICIES[FIXED[0]].choices[-1].code),
        ("switch_day", "2020-01-01", "APRIL_1"),
        ("window_day", "2020-01-01", "OCTOBER_1"),
    )
    choices = found(story)
    assert choices.policies == DEFAULT
    assert choices.by == {}
    assert ids(choices.last) == {
        "phase-of-the-moon": "e1", FIXED[0]: "e2", "switch_day": "e3", "window_day": "e4",
    }  # fmt: skip


def test_what_was_chosen_before_holds_on_under_a_choice_that_is_not_there():
    story = told(("switch_day", "2020-01-01", "OCTOBER_1"), ("switch_day", "2021-01-01", "APRIL_1"))
    choices = found(story)
    assert choices.policies == Policies(switch_day="OCTOBER_1")
    assert (ids(choices.by), ids(choices.last)) == ({"switch_day": "e1"}, {"switch_day": "e2"})
    assert ids(found(story, "2020-12-31").last) == {"switch_day": "e1"}


def test_a_choice_counts_as_corrected_and_as_it_was_known():
    story = told(("switch_day", "2020-01-01", "OCTOBER_1"))
    story.correct("e1", choice="AUGUST_1", at="2020-03-01")
    assert found(story).policies == DEFAULT
    assert found(story, known_at="2020-02-01").policies == Policies(switch_day="OCTOBER_1")


def test_a_choice_that_was_retracted_is_as_if_it_was_never_made():
    story = told(("switch_day", "2020-01-01", "OCTOBER_1"), ("switch_day", "2021-01-01", "AUGUST_1"))
    story.retract("e2", at="2021-03-01")
    assert found(story).policies == Policies(switch_day="OCTOBER_1")
    assert ids(found(story).last) == {"switch_day": "e1"}
    story.retract("e1", at="2021-04-01")
    assert found(story) == Chosen(DEFAULT, {}, {})


def test_other_reports_in_a_stream_are_no_choice():
    """As only a restored archive could have it."""
    story = ordinary_in("policy/switch_day")
    assert found(story) == Chosen(DEFAULT, {}, {})


def ordinary_in(stream: str) -> Story:
    """A report of a student in a stream of another room."""
    story = Story()
    story.tell("s1", "placed", "2020-01-01")
    story.history = [msgspec.structs.replace(r, stream=stream) for r in story.history]
    return story


@pytest.mark.parametrize("name", SWITCHABLE)
def test_every_choice_of_a_policy_can_be_made(name: str):
    for choice in POLICIES[name].choices:
        choices = found(told((name, "2020-01-01", choice.code)))
        assert getattr(choices.policies, name) == choice.code
        assert choice_of(name, choices.by[name]) == choice.code


@pytest.mark.parametrize("name", FIXED)
def test_no_choice_of_a_policy_that_is_fixed_can_be_made(name: str):
    for choice in POLICIES[name].choices:
        choices = found(told((name, "2020-01-01", choice.code)))
        assert (choices.policies, choices.by) == (DEFAULT, {})
        assert choice_of(name, choices.last[name]) is None
