"""The work list of a story, as a test asks for it."""

from __future__ import annotations

from typing import Any

from tests.scenario import Answer, Story

FAR = 36_600
"""Days ahead: everything that is due at any time."""
SAID = {"student": "2025-08-20", "company": "2025-08-20", "mbo": "2025-08-20"}
"""A praktijkovereenkomst that everyone has signed in time."""


def work(story: Story, on: str, known_at: str | None = None, **which: Any) -> list[Answer]:
    """The whole list, however far ahead it is due, unless the test says how far."""
    return story.ask("worklist", on, known_at, **{"within": FAR, **which})


def lines(story: Story, action: str, on: str, known_at: str | None = None, **which: Any) -> list[Answer]:
    """The lines of one kind of action."""
    return [line for line in work(story, on, known_at, **which) if line["action"] == action]


def line(story: Story, action: str, on: str, known_at: str | None = None, **which: Any) -> Answer:
    """The only line of a kind of action."""
    (found,) = lines(story, action, on, known_at, **which)
    return found


def listed(story: Story, action: str, *days: str, **which: Any) -> list[bool]:
    """Whether there is a line of this kind, on each of these days."""
    return [bool(lines(story, action, on, **which)) for on in days]


def overdue(story: Story, action: str, *days: str) -> list[bool]:
    """Whether the only line of this kind is overdue, on each of these days."""
    return [line(story, action, on)["overdue"] for on in days]


def actions(story: Story, on: str, **which: Any) -> list[str]:
    """The kinds of the lines, in order."""
    return [row["action"] for row in work(story, on, **which)]


def of_students(*students: str, on: str = "2023-08-01", story: Story, **started: Any) -> Story:
    """The same story, with these students begun on route R1."""
    for student in students:
        story.tell(student, "route-started", on, **started)
    return story
