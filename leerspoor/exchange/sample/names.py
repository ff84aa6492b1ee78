"""What are the ids, salts and pseudonyms of the region?

All are drawn from the seed and a stream's name, never from what an event says: as random to look at as
real ones, and the same in every run.
"""

from __future__ import annotations

from functools import lru_cache

from leerspoor.exchange.sample.chance import drawn

_VARIANT = {digit: "89ab"[int(digit, 16) % 4] for digit in "0123456789abcdef"}


def uuid4(digits: str) -> str:
    """The UUID v4 with these 32 hex digits, but for the six bits that say it is one."""
    return (
        f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{_VARIANT[digits[16]]}{digits[17:20]}-{digits[20:32]}"
    )


def event_id(seed: int, stream: str, number: int) -> str:
    """The id of a stream's note with this number."""
    return uuid4(drawn(seed, f"{stream} {number}").hex())


def student_id(seed: int, number: int) -> str:
    """The pseudonym of the region's student with this number."""
    return "p" + drawn(seed, f"student {number}").hex()[:12]


@lru_cache(maxsize=1024)
def staff(seed: int, by: str, which: int) -> str:
    """The pseudonym of somebody who works at a school's administration."""
    return "m" + drawn(seed, f"staff {by} {which}").hex()[:8]


@lru_cache(maxsize=4096)
def register_file(seed: int, month: int) -> str:
    """The SHA-256 of the register's file that came in that month."""
    return drawn(seed, f"file {month}").hex()[:64]
