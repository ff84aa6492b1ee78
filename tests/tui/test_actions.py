"""Can everything that can be done be found: by its key, in the footer, in the help and in the palette?"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import get_args

import pytest
from textual.binding import Binding, BindingsMap

from journeys.saying import Language
from tui.actions import BY_ID, DOINGS, Doing, Place, bindings_at, doings_at, footer_order, word_of
from tui.app import LeerspoorApp
from tui.language import PLAIN, TITLES, say
from tui.palette import Actions
from tui.screens.base import Workplace
from tui.screens.cohorts import CohortsScreen
from tui.screens.exams import ExamsScreen
from tui.screens.help import HelpScreen, key_text
from tui.screens.replay import ReplayScreen
from tui.screens.student import StudentScreen
from tui.screens.students import StudentsScreen
from tui.screens.today import TodayScreen
from tui.screens.why import WhyScreen
from tui.widgets.virtual_table import VirtualTable

SCREENS: dict[Place, type[Workplace[None]]] = {
    screen.place: screen
    for screen in (
        TodayScreen, StudentsScreen, StudentScreen, ExamsScreen, CohortsScreen, ReplayScreen, WhyScreen,
    )
}  # fmt: skip
PLACES = [place for place in get_args(Place) if place != "anywhere"]


def keys(doing: Doing) -> list[str]:
    return doing.key.split(",")


def test_every_place_has_a_screen_a_title_and_a_command() -> None:
    assert set(SCREENS) == set(PLACES) == set(TITLES) == set(PLAIN)


@pytest.mark.parametrize("doing", DOINGS, ids=lambda doing: doing.id)
def test_every_action_has_words_and_help_in_both_languages(doing: Doing) -> None:
    for text in (doing.word, doing.help):
        assert len(text) == 2
        assert all(part.strip() == part and part for part in text)
    assert doing.help[0] != doing.help[1]
    assert all(len(word) <= 12 for word in doing.word), "must fit in the column of the help"
    assert all(word[0].isupper() for word in (*doing.word, *doing.help))
    assert set(doing.at) <= {"anywhere", *PLACES}


def test_the_names_of_actions_are_used_once() -> None:
    assert len(BY_ID) == len(DOINGS)


@pytest.mark.parametrize("place", PLACES)
def test_no_key_does_two_things_on_one_screen(place: Place) -> None:
    used = Counter(key for doing in doings_at(place) for key in keys(doing))
    holders = [SCREENS[place]] if place == "why" else [SCREENS[place], VirtualTable]
    for holder in holders:
        own = [binding for binding in holder.BINDINGS if not (isinstance(binding, Binding) and binding.id)]
        used.update(key for key, _ in BindingsMap(own))
    assert not [key for key, times in used.items() if times > 1]


@pytest.mark.parametrize("place", PLACES)
def test_every_key_in_the_footer_comes_from_the_registry(place: Place) -> None:
    """What is bound beside it only moves: arrows, tab, and letters that stand for an arrow."""
    moving = {"tab", "shift+tab", "left", "right", "h", "l", "up", "down", "j", "k"}
    for key, binding in BindingsMap(SCREENS[place].BINDINGS):
        assert binding.id in BY_ID or (not binding.show and key in moving), (key, binding)


@pytest.mark.parametrize("place", PLACES)
def test_every_action_of_a_screen_is_something_it_can_do(place: Place) -> None:
    for doing in doings_at(place):
        where, name = doing.action.split("(")[0].split(".")
        holder = SCREENS[place] if where == "screen" else LeerspoorApp
        assert hasattr(holder, f"action_{name}"), doing.id
        assert (where == "app") == ("anywhere" in doing.at)


@pytest.mark.parametrize("place", PLACES)
def test_help_comes_first_and_quitting_last(place: Place) -> None:
    shown = sorted(doings_at(place), key=lambda doing: footer_order(doing.id))
    assert (shown[0].id, shown[-1].id) == ("help", "quit")
    own = [place in doing.at for doing in shown[1:-1]]
    assert own == sorted(own, reverse=True), "what only this screen can do comes before the rest"


def test_a_key_of_another_program_is_not_renamed() -> None:
    assert word_of("unheard-of", "nl") is None
    assert word_of(None, "nl") is None
    assert (word_of("why", "nl"), word_of("why", "en")) == ("Waarom", "Why")


def test_the_keys_of_a_screen_alone_are_those_that_do_not_work_anywhere() -> None:
    assert [binding.id for binding in bindings_at("why")] == []
    assert {"earlier", "later", "mark", "diff"} <= {binding.id for binding in bindings_at("replay")}


def test_a_key_is_written_as_it_stands_on_a_keyboard() -> None:
    assert [key_text(key) for key in ("question_mark,f1", "slash", "escape", "e")] == ["?", "/", "esc", "e"]


class Palette(Actions):
    """The palette without a screen to be opened on: of a place, in a language."""

    def __init__(self, place: Place, language: Language) -> None:
        self._screen = SCREENS[place].__new__(SCREENS[place])
        self._spoken = language

    @property
    def screen(self) -> Workplace[None]:
        return self._screen

    @property
    def _language(self) -> Language:
        return self._spoken

    def matcher(self, user_input, case_sensitive=False):
        from textual.fuzzy import Matcher

        return Matcher(user_input)


def offered(palette: Palette, typed: str = "") -> list[str]:
    async def all_of() -> list[str]:
        hits = palette.search(typed) if typed else palette.discover()
        return [str(hit.prompt) async for hit in hits]

    return asyncio.run(all_of())


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("place", PLACES)
def test_every_action_can_be_reached_from_the_palette(place: Place, language: Language) -> None:
    wanted = [say(doing.word, language) for doing in doings_at(place) if doing.id != "palette"]
    assert offered(Palette(place, language)) == wanted


@pytest.mark.parametrize(("language", "word"), [("nl", "Uitvoer"), ("en", "Export")])
def test_the_palette_searches_in_the_language_chosen(language: Language, word: str) -> None:
    assert word in offered(Palette("exams", language), word.lower())


@pytest.mark.parametrize(("language", "told"), [("nl", "niets gevonden"), ("en", "nothing found")])
def test_the_palette_says_that_nothing_was_found(language: Language, told: str) -> None:
    assert offered(Palette("exams", language), "qqqq") == [told]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("place", PLACES)
def test_the_help_holds_every_action_and_finds_it_by_its_words(place: Place, language: Language) -> None:
    screen = HelpScreen(place, language)
    for doing in doings_at(place):
        text = screen._text(doing)
        assert text.startswith(key_text(doing.key))
        assert say(doing.word, language) in text
        assert say(doing.help, language) in text
