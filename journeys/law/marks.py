"""What is a mark worth, and how is it rounded?

Exact throughout, `Decimal` or `Fraction`: 5.49 and 5.50 are a hundredth apart, and a diploma lies between
them. VEX-10, VEX-11.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction

from journeys.vocabulary import Mark

SUFFICIENT = 6
"""The lowest whole mark that is sufficient."""
_NUMBER = re.compile(r"\A(?:[1-9](?:\.[0-9])?|10(?:\.0)?)\Z")
_WORDS = {"voldoende": True, "goed": True, "voldaan": True, "onvoldoende": False}


def number(mark: Mark) -> Decimal | None:
    """A mark of 1 to 10 as an exact number (`"6.4"`); None for a judgement in words."""
    return Decimal(mark) if _NUMBER.match(mark) else None


def sufficient(mark: Mark) -> bool | None:
    """Whether a mark is sufficient: by its word, or because it rounds to 6; None for any other text."""
    value = number(mark)
    return _WORDS.get(mark) if value is None else rounded(value) >= SUFFICIENT


def rounded(value: Decimal | Fraction) -> int:
    """The nearest whole mark, half up: 5.5 gives 6 and 5.49 gives 5 (VEX-10)."""
    return math.floor(Fraction(value) + Fraction(1, 2))


def mean(values: Collection[Decimal | Fraction | int]) -> Fraction | None:
    """The mean, not rounded (VEX-11); None of nothing."""
    return sum((Fraction(value) for value in values), Fraction(0)) / len(values) if values else None


def two_decimals(value: Fraction) -> str:
    """A mark with two decimals, the rest cut off: 5.495 is shown as 5.49, never as 5.50."""
    whole, hundredths = divmod(math.floor(value * 100), 100)
    return f"{whole}.{hundredths:02}"
