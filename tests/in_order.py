"""A region in which every precondition is there, to take one away from.

`in_order()` is told like `ordinary()` of `tests.scenario`, with what a route asks beside it.
"""

from __future__ import annotations

from typing import Any

from tests.scenario import CREBO, VO, Answer, Story, another, mbo, of, vmbo

OPTIONS = [{"option": "ander-vak", "to": "regular-vmbo"}]
AGREED: dict[str, Any] = {"transfer_options": OPTIONS, "topics": [], "advised_on": "2018-12-01"}
"""What an agreement holds in which nothing is missing."""
AVO = ("NE", "EN", "WI", "NK1")
WHOLE: dict[str, Any] = of(
    *(vmbo(f"{subject}-{kind}") for subject in AVO for kind in ("SE", "CE")),
    *(vmbo(subject) for subject in ("MA", "LO", "KU")),
    vmbo("LOB", kind="lob"),
    vmbo("PV-SE", vocational=True),
    vmbo("PV-CSPE", vocational=True),
    *(vmbo(f"KV{number}", subject="KV", vocational=True) for number in (1, 2, 3, 4)),
    mbo("B1-K1", crebo=CREBO),
    mbo("BPV", "bpv", hours=450),
)
"""The exam of BB and PIE as its scheme has it, with two mbo parts."""
JUDGED = {"judged_by_vo_on": "2023-06-01", "judged_by_mbo_on": "2023-06-02"}
BOTH = ("registered-vo", "registered-mbo")


def in_order(programme: dict[str, Any] | None = None, **route: Any) -> Story:
    """An agreement (A1), and a route (R1) with all that the sources ask of it, since January 2019."""
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01", **AGREED)
    another(story, "R1", programme or WHOLE, **route)
    return story


def unregistered(agreement: dict[str, Any] | None = None, **route: Any) -> Story:
    """The same without the reports in RIO."""
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01", **(AGREED | (agreement or {})))
    story.tell("R1", "route-opened", "2019-01-02", **route)
    story.tell("R1", "exam-programme-adopted", "2019-01-04", **WHOLE)
    return story


def agreed(agreement: dict[str, Any], **route: Any) -> Story:
    """The same with both reports, and an agreement that says something else."""
    story = unregistered(agreement, **route)
    for side in ("vo", "mbo"):
        story.tell("R1", "route-registered", "2019-01-05", side=side)
    return story


def of_route(story: Story, on: str, known_at: str | None = None, route: str = "R1") -> Answer:
    """The preconditions of a route, as the journal's own policies have it."""
    (row,) = story.ask("compliance", on, known_at, routes=[route], chosen_policies=True)
    return row


def of_student(story: Story, on: str, known_at: str | None = None, student: str = "s1") -> Answer:
    """The preconditions of a student, as the journal's own policies have it."""
    (row,) = story.ask("compliance", on, known_at, students=[student], chosen_policies=True)
    return row


def check(answer: Answer, item: str) -> Answer:
    """One item of an answer."""
    (found,) = (check for check in answer["checks"] if check["item"] == item)
    assert isinstance(found, dict)
    return found


def state(answer: Answer, item: str) -> str:
    return str(check(answer, item)["state"])


def since(answer: Answer, item: str) -> tuple[str, str | None]:
    """The state of an item, and since when."""
    found = check(answer, item)
    return found["state"], found["since"]


def lacking(answer: Answer) -> list[str]:
    """The items that are missing."""
    return [check["item"] for check in answer["checks"] if check["state"] == "MISSING"]


def choose(story: Story, policy: str, choice: str, on: str = "2019-01-01") -> str:
    """The journal chooses otherwise."""
    return story.tell(policy, "policy-chosen", on, choice=choice)


__all__ = [
    "AGREED", "BOTH", "JUDGED", "OPTIONS", "VO", "WHOLE", "agreed", "check", "choose", "in_order", "lacking",
    "of_route", "of_student", "since", "state", "unregistered",
]  # fmt: skip
