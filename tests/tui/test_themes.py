"""Can every text be read, in every theme, also by who sees no red or green?"""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from tui.signs import OF_STATUS, SIGNS, glyph
from tui.themes import THEMES

ENOUGH = 4.5
"""WCAG 2.2, success criterion 1.4.3."""


def light(colour: Color) -> float:
    """The relative luminance of a colour, from 0 to 1 (WCAG 2.2)."""
    parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colour(theme: Theme, name: str, on: str) -> Color:
    """A colour as it is seen: what shines through is mixed with what is behind it."""
    variables = theme.to_color_system().generate()
    behind = Color.parse(variables[on])
    text = variables[name]
    if text.startswith("auto"):
        return behind.get_contrast_text(float(text.removeprefix("auto").strip().rstrip("%") or 100) / 100)
    seen = Color.parse(text)
    return behind.blend(seen, seen.a, 1)


def test_the_measure_is_that_of_wcag() -> None:
    black, white, grey = Color(0, 0, 0), Color(255, 255, 255), Color(118, 118, 118)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == pytest.approx(1)
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("on", ["surface", "background"])
@pytest.mark.parametrize(
    "name", ["foreground", "text-success", "text-warning", "text-error", "text-primary", "text-muted"]
)
def test_every_text_can_be_read(theme: Theme, name: str, on: str) -> None:
    behind = Color.parse(theme.to_color_system().generate()[on])
    assert contrast(colour(theme, name, on), behind) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_colours_of_good_and_bad_themselves_can_be_read(theme: Theme) -> None:
    for name in ("success", "warning", "error"):
        behind = Color.parse(theme.to_color_system().generate()["surface"])
        assert contrast(Color.parse(getattr(theme, name)), behind) >= ENOUGH, name


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_strip_and_the_keys_in_the_footer_can_be_read(theme: Theme) -> None:
    variables = theme.to_color_system().generate()
    for name, on in (
        ("text", "primary"),
        ("footer-key-foreground", "footer-background"),
        ("footer-description-foreground", "footer-background"),
        ("block-cursor-foreground", "block-cursor-background"),
    ):
        assert contrast(colour(theme, name, on), Color.parse(variables[on])) >= ENOUGH, name


def test_the_blue_orange_pair_holds_no_red_and_no_green() -> None:
    """Blue above all is good; red and green, without blue, are bad."""
    for theme in THEMES:
        if "blauw-oranje" in theme.name:
            good, bad = Color.parse(theme.success or ""), Color.parse(theme.error or "")
            assert good.b > good.r
            assert bad.b < bad.g < bad.r


def test_dark_and_light_are_there_and_names_are_used_once() -> None:
    assert {theme.dark for theme in THEMES} == {True, False}
    assert len({theme.name for theme in THEMES}) == len(THEMES)


def test_no_two_signs_look_alike_that_mean_opposite_things() -> None:
    """Good, open and bad are told apart by their glyph alone, in both sets."""
    for ascii_only in (False, True):
        kinds: dict[str, set[str]] = {}
        for name, sign in SIGNS.items():
            kinds.setdefault(glyph(name, ascii_only=ascii_only), set()).add(sign.style)
        assert all(len(styles) == 1 for styles in kinds.values()), kinds


def test_every_status_has_a_sign_and_its_twin_is_ascii() -> None:
    assert set(OF_STATUS.values()) <= set(SIGNS)
    for name in SIGNS:
        assert glyph(name, ascii_only=True).isascii()
        assert len(glyph(name, ascii_only=False)) == 1


def test_the_signs_of_passed_open_and_late_are_these() -> None:
    signs = {
        status: glyph(OF_STATUS[status], ascii_only=False) for status in ("passed", "owed", "window-closed")
    }
    assert signs == {"passed": "●", "owed": "○", "window-closed": "■"}
