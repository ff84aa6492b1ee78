"""Which choices are ours, and is each of them named, with its alternative?"""

from __future__ import annotations

import re
from typing import get_args, get_type_hints

import pytest
from msgspec import structs

from journeys.law.catalogue import RULES
from journeys.law.policies import DEFAULT, OF_RULE, POLICIES, SWITCHABLE, Policies, Policy

OURS = {
    "RTE-05", "RTE-14", "RTE-18", "PRE-11", "EXP-04",
    "RSP-02", "RSP-03", "RSP-04", "RSP-05", "RSP-06", "RSP-07", "RSP-08", "RSP-09", "RSP-15",
    "VEX-04", "VEX-32", "VEX-33", "VEX-34", "MEX-07", "MEX-10", "MEX-13", "BPV-03", "BPV-06", "BPV-14",
    "OVS-02", "OVS-07", "OVS-08", "VSV-04",
    "COH-01", "COH-02", "COH-03", "COH-04", "COH-05", "COH-06", "COH-07",
    "RET-08", "RET-09", "ACC-01", "ACC-02",
}  # fmt: skip
"""Where the sources are silent; the day of RSP-01, which they do not name, is RSP-02's."""
ALL = pytest.mark.parametrize("policy", POLICIES.values(), ids=lambda policy: policy.name)


def test_every_choice_of_ours_has_a_policy_and_nothing_else_has():
    assert set(OF_RULE) == OURS


@ALL
def test_a_policy_has_another_way_to_read_it(policy: Policy):
    codes = [choice.code for choice in policy.choices]
    assert len(codes) >= 2
    assert len(set(codes)) == len(codes)
    assert policy.default == codes[0]


@ALL
def test_a_policy_is_told_in_dutch_and_in_english(policy: Policy):
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", policy.name)
    for choice in policy.choices:
        assert re.fullmatch(r"[A-Z0-9]+(_[A-Z0-9]+)*", choice.code)
        assert re.fullmatch(r"[A-Z].*\.", choice.says)
        assert re.fullmatch(r"[A-Z].*\.", choice.says_en)
        assert choice.says != choice.says_en
    says = [choice.says for choice in policy.choices]
    assert len(set(says)) == len(says)
    assert len({choice.says_en for choice in policy.choices}) == len(says)


@ALL
def test_a_policy_that_cannot_be_chosen_says_why_in_both(policy: Policy):
    assert bool(policy.fixed) == bool(policy.fixed_en)
    assert not policy.fixed or policy.fixed != policy.fixed_en
    assert (policy.name in SWITCHABLE) == (not policy.fixed)


@ALL
def test_the_rules_of_a_policy_are_in_the_catalogue(policy: Policy):
    assert policy.rules
    for rule in policy.rules:
        assert RULES[rule].confidence == "DEFAULT"
        assert policy in OF_RULE[rule]


def test_what_can_be_chosen_is_what_the_code_asks_for():
    """The choices of a policy are those of its field in `Policies`, and the first is what holds by itself."""
    fields = get_type_hints(Policies)
    assert list(fields) == list(SWITCHABLE)
    for name, choices in fields.items():
        assert get_args(choices) == tuple(choice.code for choice in POLICIES[name].choices)
        assert getattr(DEFAULT, name) == POLICIES[name].default
    assert structs.asdict(Policies()) == structs.asdict(DEFAULT)


def test_a_policy_is_found_by_its_name():
    assert {name: policy.name for name, policy in POLICIES.items()} == {name: name for name in POLICIES}


def test_a_rule_may_be_left_open_in_two_ways():
    """VEX-33: whose clock the window follows, and what a third year done again does to it."""
    assert [policy.name for policy in OF_RULE["VEX-33"]] == ["switch_clock", "repeated_third_year"]
    assert [policy.name for policy in OF_RULE["RSP-04"]] == ["switch_clock"]


def test_what_cannot_be_chosen_is_fixed_by_what_is_recorded_or_by_the_design():
    """What is refused, or what nobody reports: each with its own reason."""
    fixed = {name: policy.fixed_en for name, policy in POLICIES.items() if policy.fixed}
    assert fixed == {
        "judgement_day": "what is refused is fixed, so that every journal takes the same",
        "private_mbo": "no fact in the journal tells it",
        "shortened_route": "no fact in the journal tells it",
        "two_answers": "the design of the program rests on it",
        "after_the_end": "the design of the program rests on it",
        "joint_correction": "no fact in the journal tells it",
        "form_of_route_changed": "what is refused is fixed, so that every journal takes the same",
        "cohort": "the design of the program rests on it",
        "cohort_states": "the design of the program rests on it",
        "personal_data": "the design of the program rests on it",
        "access": "there are no roles in this program yet",
        "special_categories": "what is refused is fixed, so that every journal takes the same",
    }
