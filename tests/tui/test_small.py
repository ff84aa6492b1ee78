"""Does everything fit: at 80x24, at 60x20, and is there a word when it does not?"""

from __future__ import annotations

import pytest

from journeys.saying import Language
from tests.commandline import School
from tests.tui.at_the_desk import footer, opened, press, school_at, seen, settled, texts
from tui.widgets.key_line import KeyLine

PLACES = {"1": "worklist", "2": "responsibility", "3": "exams-owed", "4": "guarantees", "5": "timeline"}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    return school_at(tmp_path_factory.mktemp("school"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_at_80_by_24_the_whole_footer_is_in_sight_on_every_screen(school: School, language: Language) -> None:
    async def visit(app, pilot) -> None:
        for keys in (*PLACES, ("2", "enter"), ("w",)):
            await press(app, pilot, *keys)
            shown = [a.binding.description for a in app.screen.active_bindings.values() if a.binding.show]
            assert list(dict.fromkeys(shown)) == footer(app), (keys, footer(app))
            assert footer(app)[0] == ("Toetsen" if language == "nl" else "Keys")

    opened(school, visit, language=language)


def test_the_footer_says_how_to_quit_or_how_to_go_back(school: School) -> None:
    async def visit(app, pilot) -> None:
        assert (footer(app)[-1], "Terug" in footer(app)) == ("Stop", False)
        await press(app, pilot, "enter")
        assert (footer(app)[-1], "Stop" in footer(app)) == ("Terug", False)

    opened(school, visit)


@pytest.mark.parametrize(("width", "height"), [(80, 24), (60, 20), (40, 12)])
def test_every_screen_shows_title_dates_rows_and_help(school: School, width: int, height: int) -> None:
    async def visit(app, pilot) -> None:
        for key in PLACES:
            await press(app, pilot, key)
            lines = texts(app)
            assert len(lines) == height
            assert "stand 01-10-2025" in lines[0]
            assert "? Toetsen" in lines[-1]
            assert "te klein" not in seen(app)
        await press(app, pilot, "2")
        assert "s1" in seen(app)
        assert width < 60 or "actief" in seen(app)

    opened(school, visit, size=(width, height))


@pytest.mark.parametrize(("width", "height"), [(39, 11), (39, 12), (40, 11), (20, 5)])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_below_40_by_12_the_command_is_told_instead(
    school: School, width: int, height: int, language: Language
) -> None:
    async def visit(app, pilot) -> None:
        for key, command in PLACES.items():
            await press(app, pilot, key)
            words = " ".join(seen(app).split())
            assert ("te klein" if language == "nl" else "too small") in words
            if (width, height) != (20, 5):
                assert f"leerspoor {command}" in words
            assert not app.screen.query_one(KeyLine).display

    opened(school, visit, size=(width, height), language=language)


def test_a_window_that_grows_again_shows_the_screen_again(school: School) -> None:
    async def visit(app, pilot) -> None:
        await pilot.resize_terminal(80, 24)
        await settled(app, pilot)
        assert "te klein" not in seen(app)
        assert "3 van 3" in seen(app)
        await pilot.resize_terminal(39, 11)
        await settled(app, pilot)
        assert "te klein" in seen(app)

    opened(school, visit, size=(30, 10))


@pytest.mark.parametrize(("key", "stays"), [("2", "● actief"), ("4", "● loopt"), ("3", "eerst")])
def test_at_forty_wide_what_matters_most_stands_beside_the_name(school: School, key: str, stays: str) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, key)
        assert stays in seen(app)

    opened(school, visit, size=(40, 16))
