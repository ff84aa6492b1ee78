"""What is wrong with a journal, and where?"""

from __future__ import annotations

from msgspec import Struct


class Finding(Struct, frozen=True):
    """Something that is wrong, with the position in the journal where that is known."""

    message: str
    position: int | None = None
    stream: str | None = None
