"""Which policies did a journal choose, by a day?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from msgspec import Struct, structs

from journeys.events import PolicyChosen
from journeys.history import Fact
from journeys.law.policies import DEFAULT, POLICIES, Policies


class Chosen(Struct, frozen=True):
    """The policies as chosen.

    `by`: the choice that holds of each policy of which there is one. `last`: the last word on each, also on
    one that we do not know, and where it is a choice that we do not know; that changes nothing.
    """

    policies: Policies
    by: Mapping[str, Fact]
    last: Mapping[str, Fact]


def chosen(streams: Mapping[str, Sequence[Fact]], on: date) -> Chosen:
    """What was chosen of each policy by a day; `streams` by the policy's name."""
    by: dict[str, Fact] = {}
    last: dict[str, Fact] = {}
    choices: dict[str, str] = {}
    for name, facts in streams.items():
        for fact in facts:
            if fact.on > on or not isinstance(fact.event, PolicyChosen):
                continue
            last[name] = fact
            choice = choice_of(name, fact)
            if choice is not None:
                by[name], choices[name] = fact, choice
    return Chosen(msgspec.convert(structs.asdict(DEFAULT) | choices, Policies), by, last)


def choice_of(name: str, fact: Fact) -> str | None:
    """What was chosen, if there is such a policy, it has such a choice, and it can be chosen."""
    policy = POLICIES.get(name)
    if policy is None or policy.fixed or not isinstance(fact.event, PolicyChosen):
        return None
    return next((c.code for c in policy.choices if c.code == fact.event.choice), None)
