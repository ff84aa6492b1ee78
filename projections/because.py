"""Why is the answer what it is? Rule ids, the policies among them, and the events that decided it.

The days of a journey's clock come back in many answers; why they are what they are is told here, once.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from journeys.folds.journey import Journey
from journeys.history import Fact
from journeys.law import clock
from journeys.law.policies import OF_RULE, Policies


class Because(Struct, frozen=True):
    """The rules applied and the ids of the events they were applied to, each once, in the order given."""

    rules: list[str]
    events: list[str]

    @classmethod
    def of(cls, rules: str | Iterable[str], *facts: Fact | None, more: Iterable[str] = ()) -> Because:
        """From a rule (or rules) and facts; absent facts are passed over."""
        named = [rules] if isinstance(rules, str) else list(dict.fromkeys(rules))
        ids: list[str] = []
        for fact in facts:
            if fact is not None:
                ids += fact.evidence
        ids += more
        return cls(named, list(dict.fromkeys(ids)) if len(ids) > 1 else ids)

    def __add__(self, other: Because) -> Because:
        return Because(_joined(self.rules, other.rules), _joined(self.events, other.events))


def _joined(some: list[str], others: list[str]) -> list[str]:
    """Both, each once, in the order given; the list itself where the other adds nothing."""
    return list(dict.fromkeys(some + others)) if some and others else some or others


def policies_named(rules: Iterable[str], policies: Policies) -> list[str]:
    """The policies that these rules leave to us, with the choice that holds: `switch_clock=PROGRAMME`."""
    named = {policy.name: policy.default for rule in rules for policy in OF_RULE.get(rule, ())}
    return sorted(f"{name}={getattr(policies, name, default)}" for name, default in named.items())


def why_switch(journey: Journey) -> Because:
    """Why the mbo phase begins on the day it does."""
    if journey.start is None or journey.route is None:
        return Because([], [])
    years = journey.route.opened.years
    rules = clock.rules_of_switch(journey.start.on, journey.leerjaar, years, journey.repeated)
    return Because.of(rules, journey.start, *journey.repeats)


def why_phase(journey: Journey) -> Because:
    """Why a journey is in its phase, or ended in it: the switch, and the enrolment where that differs."""
    if journey.start is None:
        return Because([], [])
    on = journey.on if journey.ended is None else journey.ended.on
    differs = clock.rules_of_phase(in_mbo_phase=on >= journey.switch_on, at_mbo=journey.enrolled["mbo"])
    moves = journey.enrolled_by.values() if differs else ()
    return why_switch(journey) + Because.of(differs, *moves)


def why_window(journey: Journey) -> Because:
    """Why the exam window closes on the day it does."""
    if journey.start is None or journey.route is None:
        return Because([], [])
    repeated, form = journey.repeated, journey.route.opened.form
    rules = clock.rules_of_window(journey.leerjaar, repeated, extended=bool(journey.extensions), form=form)
    if form == "LEERLIJN":
        first = why_switch(journey).rules
    else:
        first = clock.rules_of_first_year(journey.start.on, journey.leerjaar)
        first += clock.rules_of_repeats(repeated)
    return Because.of([*rules, *first], journey.start, *journey.repeats, *journey.extensions)
