"""What is a mark worth, and how is it rounded?"""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.law.marks import mean, number, rounded, sufficient, two_decimals


@pytest.mark.parametrize(
    ("mark", "worth"),
    [("1", "1"), ("1.0", "1.0"), ("6.4", "6.4"), ("9.9", "9.9"), ("10", "10"), ("10.0", "10.0")],
)
def test_a_mark_in_figures_is_that_number_exactly(mark: str, worth: str) -> None:
    assert number(mark) == Decimal(worth)


@pytest.mark.parametrize(
    "text",
    ["voldoende", "goed", "voldaan", "onvoldoende", "", "0.9", "10.1", "6.45", "6,4", "-6", "NaN", "6\n"],
)
def test_a_word_or_what_is_no_mark_has_no_number(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("mark", "enough"),
    [
        ("voldoende", True), ("goed", True), ("voldaan", True), ("onvoldoende", False),
        ("5.4", False), ("5.5", True), ("6", True), ("5", False), ("10", True), ("1.0", False),
    ],
)  # fmt: skip
def test_enough_is_a_word_that_says_so_or_a_mark_that_rounds_to_six(mark: str, enough: bool) -> None:
    assert sufficient(mark) is enough


def test_of_what_is_no_mark_it_cannot_be_told() -> None:
    assert sufficient("uitstekend") is None


@pytest.mark.parametrize(
    ("value", "whole"),
    [("5.5", 6), ("5.49", 5), ("5.499999", 5), ("4.5", 5), ("6.5", 7), ("1", 1), ("10", 10), ("9.95", 10)],
)
def test_half_goes_up(value: str, whole: int) -> None:
    """VEX-10: also for an even number before the half, where banks would go down."""
    assert rounded(Decimal(value)) == whole
    assert rounded(Fraction(value)) == whole


def test_a_third_is_not_cut_off_before_it_is_rounded() -> None:
    assert rounded(Fraction(11, 2) - Fraction(1, 10**30)) == 5


def test_the_mean_is_exact() -> None:
    """VEX-11."""
    assert mean([Decimal("5.4"), Decimal("5.5"), Decimal("5.5")]) == Fraction(164, 30)
    assert mean([6, 7]) == Fraction(13, 2)


def test_of_nothing_there_is_no_mean() -> None:
    assert mean([]) is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction("5.495"), "5.49"), (Fraction("5.5"), "5.50"), (Fraction("5.4999999"), "5.49"),
        (Fraction(16, 3), "5.33"), (Fraction(20, 3), "6.66"), (Fraction(6), "6.00"),
        (Fraction("6.05"), "6.05"), (Fraction(10), "10.00"),
    ],
)  # fmt: skip
def test_what_does_not_reach_a_half_is_never_shown_as_if_it_did(value: Fraction, shown: str) -> None:
    assert two_decimals(value) == shown


@given(st.decimals(min_value=1, max_value=10, places=3))
def test_rounding_moves_a_mark_by_at_most_a_half(value: Decimal) -> None:
    moved = rounded(value) - value
    assert Decimal("-0.5") < moved <= Decimal("0.5")
