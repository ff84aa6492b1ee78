"""Which policies hold in a journal, and how is one chosen?"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct, json

from journeys.aggregates.command import Command
from journeys.errors import WrongUse
from journeys.events import KIND_OF, PolicyChosen
from journeys.folds.reference import Reference
from journeys.law.policies import POLICIES, Policy
from journeys.saying import say
from journeys.store.journal import Journal
from leerspoor.recording import Outcome, record


class Holds(Struct, frozen=True, kw_only=True):
    """A policy as it holds on a day: `choice`, which is the default one where none was made.

    `chosen` is the last choice made, with since when, by whom and by which event. `understood`: there is such
    a choice. One that there is not changes nothing: what held goes on to hold. `choice` is None of a policy
    that we do not know.
    """

    name: str
    choice: str | None
    chosen: str | None = None
    since: date | None = None
    agreed_by: list[str] = []
    event: str | None = None
    understood: bool = True


def holding(journal: Journal, on: date, known_at: datetime | None = None) -> list[Holds]:
    """Every policy, and every choice that the journal holds of one that we do not know; in order of name."""
    names = journal.stream_names("policy", known_at=known_at)
    found = Reference(journal.streams(names, known_at), known_at).chosen(on)
    rows = []
    for name in sorted({*POLICIES, *found.last}):
        holds = None
        if name in POLICIES:
            holds = getattr(found.policies, name, POLICIES[name].default)
        fact = found.last.get(name)
        if fact is None or not isinstance(fact.event, PolicyChosen):
            rows.append(Holds(name=name, choice=holds))
            continue
        rows.append(
            Holds(
                name=name,
                choice=holds,
                chosen=fact.event.choice,
                since=fact.on,
                agreed_by=list(fact.event.agreed_by),
                event=fact.id,
                understood=fact == found.by.get(name),
            )
        )
    return rows


def policy_named(name: str) -> Policy:
    """The policy of this name; raises `WrongUse` with the names there are."""
    if name not in POLICIES:
        raise WrongUse(
            say(
                f"«{name}» is geen beleid; er is: {', '.join(POLICIES)}",
                f"«{name}» is no policy; there is: {', '.join(POLICIES)}",
            )
        )
    return POLICIES[name]


def choose(
    journal: Journal, name: str, choice: str, *, on: date, reason: str, agreed_by: Sequence[str]
) -> Outcome:
    """Record a choice; raises `WrongUse` for one that there is not, or that cannot be chosen."""
    policy = policy_named(name)
    if policy.fixed:
        raise WrongUse(
            say(
                f"{name} kan niet gekozen worden: {policy.fixed}",
                f"{name} cannot be chosen: {policy.fixed_en}",
            )
        )
    codes = [c.code for c in policy.choices]
    if choice not in codes:
        raise WrongUse(
            say(
                f"{name}: «{choice}» kan niet; kies uit {', '.join(codes)}",
                f"{name}: «{choice}» cannot be; choose from {', '.join(codes)}",
            )
        )
    data = json.encode(PolicyChosen(choice=choice, reason=reason, agreed_by=list(agreed_by)))
    command = Command(
        stream=f"policy/{name}",
        kind=KIND_OF[PolicyChosen],
        on=on,
        by="system",
        data=data,
        command=str(uuid.uuid4()),
    )
    (outcome,) = record(journal, [command])
    if outcome.refusal is not None:
        raise outcome.refusal
    return outcome
