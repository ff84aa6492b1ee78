"""Which sign stands for which status? A glyph with its word, never colour alone."""

from __future__ import annotations

from msgspec import Struct


class Sign(Struct, frozen=True):
    """A glyph, its twin in plain ASCII, and the name of the style that it is shown in."""

    glyph: str
    ascii: str
    style: str


SIGNS: dict[str, Sign] = {
    "passed": Sign("●", "[x]", "good"),
    "exempt": Sign("◇", "[v]", "good"),
    "owed": Sign("○", "[ ]", "plain"),
    "soon": Sign("▲", "[!]", "warn"),
    "late": Sign("■", "[!!]", "bad"),
    "partly": Sign("◐", "[/]", "warn"),
    "none": Sign("–", "[-]", "dim"),
    "unknown": Sign("?", "[?]", "warn"),
    "conflict": Sign("⚠", "[*]", "bad"),
    "fine": Sign("●", "[x]", "good"),
    "ended": Sign("×", "[e]", "dim"),
    "done": Sign("✓", "[d]", "good"),
}
OF_STATUS: dict[str, str] = {
    "passed": "passed",
    "exempt": "exempt",
    "owed": "owed",
    "window-closed": "late",
    "unknown-part": "unknown",
    "yes": "passed",
    "partly": "partly",
    "no": "late",
    "unknown": "unknown",
    "pending": "owed",
    "active": "fine",
    "completed": "done",
    "ended": "ended",
    "none": "none",
    "ACTIVE": "fine",
    "FULFILLED": "done",
    "AT_RISK": "soon",
    "BREACHED": "late",
    "SECURED": "fine",
    "NOT_AGREED": "none",
    "EMPTY": "none",
}
"""The sign of a status or state of an answer."""


def glyph(sign: str, *, ascii_only: bool) -> str:
    """The glyph of a sign, or its ASCII twin."""
    found = SIGNS[sign]
    return found.ascii if ascii_only else found.glyph
