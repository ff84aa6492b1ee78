"""Is every policy named in each answer that rests on it? Over the characters of the invented region.

Where an answer is another one by the alternative, both have to say by which choice they are so.
"""

from __future__ import annotations

import uuid
from collections.abc import Hashable
from datetime import date
from functools import cache
from typing import Any

import msgspec
import pytest

from journeys.events import PolicyChosen
from journeys.history import Recorded
from journeys.law.policies import POLICIES, SWITCHABLE
from journeys.wire import decode
from leerspoor.exchange.sample import sample
from projections.questions import QUESTIONS, ask
from tests.choosing import named

DAYS = (date(2025, 9, 15), date(2026, 7, 15))
"""Between the two days of a switch, and between those of the window."""
CHARACTERS = 30


@cache
def region() -> tuple[Recorded, ...]:
    return tuple(
        Recorded(
            position=entry.position,
            stream=entry.stream,
            version=entry.version,
            id=entry.id,
            kind=entry.kind,
            on=entry.on,
            recorded_at=entry.recorded_at,
            by=entry.by,
            event=None if entry.data is None else decode(entry.kind, entry.data),
            command=entry.command,
        )
        for entry in sample(CHARACTERS, 1)
    )


def by_choice(policy: str | None, question: Any, on: date) -> dict[Hashable, dict[str, Any]]:
    """The lines by what they are about; with the alternative of a policy, or without a choice."""
    history = list(region())
    if policy is not None:
        choice = PolicyChosen(choice=POLICIES[policy].choices[1].code, reason="other", agreed_by=[])
        history.append(
            msgspec.structs.replace(
                history[-1],
                position=len(history) + 1,
                stream=f"policy/{policy}",
                version=1,
                id=str(uuid.UUID(int=1, version=4)),
                kind="policy-chosen/1",
                on=date(2010, 1, 1),
                event=choice,
            )
        )
    more: dict[str, Any] = {"chosen_policies": True, "within": 4000, "every_status": True}
    more["born"] = {r.stream.removeprefix("student/"): date(2008, 5, 2) for r in history}
    return {about(row): row for row in ask(question, history, on=on, **more)}


def about(row: dict[str, Any]) -> Hashable:
    """Whom or what a line is about."""
    members = ("student", "cohort", "part", "placement", "side", "school", "data", "slot", "action", "about")
    return (*(row.get(member) for member in members), *row.get("students", ()), *row.get("for", ()))


@cache
def default(question: str, on: date) -> dict[Hashable, dict[str, Any]]:
    return by_choice(None, question, on)


def said(row: dict[str, Any]) -> dict[str, Any]:
    return {member: value for member, value in row.items() if member not in ("policies", "because")}


@pytest.mark.parametrize("policy", SWITCHABLE)
def test_where_a_policy_makes_a_difference_both_answers_name_it(policy: str):
    silent = []
    for question in QUESTIONS:
        for on in DAYS:
            before, after = default(question, on), by_choice(policy, question, on)
            for line in before.keys() & after.keys():
                if said(before[line]) != said(after[line]):
                    for choice, row in enumerate((before[line], after[line])):
                        if named(policy, choice) not in row["policies"]:
                            silent.append((question, str(on), line, row["policies"]))
    assert silent == []
