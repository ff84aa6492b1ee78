"""Whose record is it?

The register names a person by a burgerservicenummer or an onderwijsnummer of nine digits. Anything else is
a mask, put there so that a file can be shown: it means a person only among the files of one institution.
A number is never shown: not in a message, and not in the representation of what holds it.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from msgspec import Struct

NumberKind: TypeAlias = Literal["bsn", "onderwijsnummer", "mask"]

_NINE_DIGITS = re.compile(r"[0-9]{9}", re.ASCII)
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


class PersonNumber(Struct, frozen=True):
    """How a file names a person."""

    kind: NumberKind
    value: str

    def scope(self, brin: str) -> str:
        """Within what it means this person: for a mask the files of one BRIN, else everywhere (empty)."""
        return brin if self.kind == "mask" else ""

    def __repr__(self) -> str:
        return f"PersonNumber({self.kind}, not shown)"


def person_number(column: Literal["bsn", "onderwijsnummer"], text: str) -> PersonNumber:
    """The number in a column; leading zeros are part of it.

    The same mask in the two columns is not taken for one person: to hold two people for one is worse than
    to hold one for two.
    """
    if _NINE_DIGITS.fullmatch(text):
        return PersonNumber(column, text)
    return PersonNumber("mask", text if column == "bsn" else f"onderwijsnummer:{text}")


def numbers_in_a_list(column: str, text: str) -> tuple[PersonNumber, ...]:
    """What a number in a school's list can be, the likeliest first.

    `column`: `bsn`, `onderwijsnummer`, or another name for a column that can hold either.
    """
    bsn, other = person_number("bsn", text), person_number("onderwijsnummer", text)
    if column == "bsn":
        return (bsn,)
    if column == "onderwijsnummer":
        return (other,)
    return (bsn, other) if bsn.kind == "mask" or passes_eleven_test(text) else (other, bsn)


def passes_eleven_test(bsn: str) -> bool:
    """Whether nine digits can be a burgerservicenummer (the elfproef)."""
    if not _NINE_DIGITS.fullmatch(bsn) or not bsn.strip("0"):
        return False
    return sum(int(digit) * weight for digit, weight in zip(bsn, _WEIGHTS, strict=True)) % 11 == 0
