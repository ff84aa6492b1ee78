"""The same story asked by each of two choices: what is then the answer, and does it name the policy?"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from journeys.law.policies import POLICIES
from tests.scenario import Answer, Story, of, ordinary, vmbo

SINCE = "2019-01-01"
"""The day of a choice that tells no other: before all that happens."""


def choose(story: Story, policy: str, choice: str, on: str = SINCE, **more: Any) -> str:
    """The schools of this journal agree on another reading; the id of what was recorded."""
    return story.tell(policy, "policy-chosen", on, choice=choice, **more)


def otherwise(story: Story, *policies: str, on: str = SINCE) -> Story:
    """The same story with the alternative of these policies chosen at the end of it."""
    other = deepcopy(story)
    for policy in policies:
        choose(other, policy, POLICIES[policy].choices[1].code, on)
    return other


def named(policy: str, choice: int) -> str:
    """How an answer names a policy: with its first choice (0) or its second (1)."""
    return f"{policy}={POLICIES[policy].choices[choice].code}"


def by_each(
    story: Story, policy: str, question: str, on: str, **which: Any
) -> tuple[list[Answer], list[Answer]]:
    """The lines by the default and by the alternative, whether they name the policy or not."""
    default, other = (
        told.ask(question, on, chosen_policies=True, **which) for told in (story, otherwise(story, policy))
    )
    return default, other


def both(
    story: Story, policy: str, question: str, on: str, **which: Any
) -> tuple[list[Answer], list[Answer]]:
    """The lines by the default and by the alternative; each of them names the policy and the choice."""
    found = by_each(story, policy, question, on, **which)
    for choice, rows in enumerate(found):
        for row in rows:
            assert named(policy, choice) in row["policies"], (row["policies"], row["because"])
    return found


def of_one(story: Story, policy: str, question: str, on: str, **which: Any) -> tuple[Answer, Answer]:
    """The only line by the default, and the only one by the alternative."""
    (default,), (other,) = both(story, policy, question, on, **which)
    return default, other


def who(story: Story, policy: str, on: str, student: str = "s1") -> tuple[Answer, Answer]:
    """Who answers for a student."""
    return of_one(story, policy, "responsibility", on, students=[student])


def part(story: Story, policy: str, on: str, code: str, student: str = "s1") -> tuple[Answer, Answer]:
    """One exam part, whatever its status; the policy need not be named in the other lines."""
    found = []
    asked = by_each(story, policy, "exams-owed", on, students=[student], every_status=True)
    for choice, rows in enumerate(asked):
        (row,) = [row for row in rows if row["part"] == code]
        assert named(policy, choice) in row["policies"], row
        found.append(row)
    return found[0], found[1]


def same_but_for_the_name(story: Story, policy: str, question: str, on: str, **which: Any) -> bool:
    """Whether a policy makes no difference but that the answer says which choice holds."""
    default, other = by_each(story, policy, question, on, **which)
    return [_unnamed(row) for row in default] == [_unnamed(row) for row in other]


def _unnamed(row: Answer) -> Answer:
    return {member: value for member, value in row.items() if member != "policies"}


def in_class_4() -> Story:
    """S04: a start in leerjaar 4 in August 2024; and one that dropped out a year later, for the duties."""
    story = ordinary(of(vmbo("NE-CE")), profile="BWI", crebo="25786")
    story.tell("s1", "route-started", "2024-08-01", leerjaar=4)
    story.tell("s2", "route-started", "2024-08-01", leerjaar=4)
    story.tell("s2", "dropped-out", "2025-08-15")
    parties = dict.fromkeys(("student", "company", "mbo"), "2024-10-01")
    story.tell("100000001", "company-recognised", "2019-01-01", crebos=["25786"])
    story.tell("s1", "bpv-agreed", "2024-09-15", crebo="25786", starts_on="2024-09-16", ends_on="2024-12-13",
               signed=parties)  # fmt: skip
    story.tell("s1", "bpv-completed", "2024-12-13")
    return story


__all__ = [
    "both", "by_each", "choose", "in_class_4", "named", "of_one", "otherwise", "part",
    "same_but_for_the_name", "who",
]  # fmt: skip
