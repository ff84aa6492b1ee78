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
    """The policies as chosen, and the last word on each, also on one that we do not know."""

    policies: Policies
    by: Mapping[str, Fact]


def chosen(streams: Mapping[str, Sequence[Fact]], on: date) -> Chosen:
    """The last choice of each policy by a day; `streams` by the policy's name."""
    by = {
        name: facts_by_then[-1]
        for name, facts in streams.items()
        if (facts_by_then := [f for f in facts if f.on <= on and isinstance(f.event, PolicyChosen)])
    }
    choices = {name: choice for name, fact in by.items() if (choice := choice_of(name, fact)) is not None}
    return Chosen(msgspec.convert(structs.asdict(DEFAULT) | choices, Policies), by)


def choice_of(name: str, fact: Fact) -> str | None:
    """What was chosen, if there is such a policy, it has such a choice, and it can be chosen."""
    policy = POLICIES.get(name)
    if policy is None or policy.fixed or not isinstance(fact.event, PolicyChosen):
        return None
    return next((c.code for c in policy.choices if c.code == fact.event.choice), None)
