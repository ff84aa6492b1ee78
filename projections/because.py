"""Why is the answer what it is? Rule ids, the policies among them, and the events that decided it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from journeys.history import Fact
from journeys.law.policies import OF_RULE, Policies


class Because(Struct, frozen=True):
    """The rules applied and the ids of the events they were applied to, each once, in the order given."""

    rules: list[str]
    events: list[str]

    @classmethod
    def of(cls, rules: str | Iterable[str], *facts: Fact | None, more: Iterable[str] = ()) -> Because:
        """From a rule (or rules) and facts; absent facts are passed over."""
        named = [rules] if isinstance(rules, str) else list(rules)
        ids = [id_ for fact in facts if fact is not None for id_ in fact.evidence]
        return cls(list(dict.fromkeys(named)), list(dict.fromkeys([*ids, *more])))

    def __add__(self, other: Because) -> Because:
        return Because(
            list(dict.fromkeys(self.rules + other.rules)), list(dict.fromkeys(self.events + other.events))
        )


def policies_named(rules: Iterable[str], policies: Policies) -> list[str]:
    """The policies that these rules leave to us, with the choice that holds: `switch_clock=PROGRAMME`."""
    named = {policy.name: policy.default for rule in rules if (policy := OF_RULE.get(rule)) is not None}
    return sorted(f"{name}={getattr(policies, name, default)}" for name, default in named.items())
