"""What is the same on every screen: language, dates, colours, help, going back, trouble with the journal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import Input, OptionList, Static

from journeys.errors import JournalError
from tests.commandline import School
from tests.tui.at_the_desk import footer, opened, press, school_at, seen, settled, texts
from tui.as_of import AsOf
from tui.in_ascii import in_ascii
from tui.screens.help import HelpScreen
from tui.screens.student import StudentScreen
from tui.screens.students import StudentsScreen
from tui.screens.time import TimeScreen
from tui.screens.why import WhyScreen
from tui.themes import THEMES
from tui.widgets.virtual_table import VirtualTable

WORKPLACES = {"1": "today", "2": "students", "3": "exams", "4": "cohorts", "5": "replay"}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    return school_at(tmp_path_factory.mktemp("school"))


# --- workplaces and going back ------------------------------------------------------------------------------


def test_a_number_opens_a_workplace_and_each_keeps_its_place(school: School) -> None:
    async def visit(app, pilot) -> None:
        for key, mode in WORKPLACES.items():
            await press(app, pilot, key)
            assert (app.current_mode, app.screen.place) == (mode, mode)
        await press(app, pilot, "2", "enter")
        assert isinstance(app.screen, StudentScreen)
        await press(app, pilot, "3", "2")
        assert isinstance(app.screen, StudentScreen)

    opened(school, visit)


def test_the_number_of_the_workplace_itself_leads_back_to_its_list(school: School) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, "enter", "w")
        assert isinstance(app.screen, WhyScreen)
        await press(app, pilot, "2")
        assert isinstance(app.screen, StudentsScreen)
        assert len(app.screen_stack) == 1

    opened(school, visit)


def test_escape_leaves_the_field_then_the_screen_and_never_the_program(school: School) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, "slash", "s", "1")
        assert isinstance(app.focused, Input)
        await press(app, pilot, "escape")
        assert isinstance(app.focused, VirtualTable)
        assert app.screen.query_one("#search", Input).value == "s1", "what was typed stays"
        await press(app, pilot, "enter", "w")
        for screen in (WhyScreen, StudentScreen, StudentsScreen):
            assert isinstance(app.screen, screen)
            await press(app, pilot, "escape")
        for _ in range(3):
            await press(app, pilot, "escape")
        assert isinstance(app.screen, StudentsScreen)
        assert app.is_running

    opened(school, visit)


@pytest.mark.parametrize(
    ("key", "dialog"), [("question_mark", HelpScreen), ("t", TimeScreen), ("ctrl+p", CommandPalette)]
)
def test_escape_closes_a_dialog_and_nothing_happened(school: School, key: str, dialog: type) -> None:
    async def visit(app, pilot) -> None:
        before = app.now
        await press(app, pilot, key)
        assert isinstance(app.screen, dialog)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, StudentsScreen)
        assert app.now == before

    opened(school, visit)


def test_letters_are_letters_while_one_types(school: School) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, "slash", *"twL1", "question_mark")
        assert app.screen.query_one("#search", Input).value == "twL1?"
        assert (app.current_mode, app.spoken) == ("students", "nl")

    opened(school, visit)


def test_ctrl_q_closes_the_program_also_from_a_dialog(school: School) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, "t")
        await pilot.press("ctrl+q")

    assert opened(school, visit).return_code == 0


def test_ctrl_c_says_how_to_quit_and_does_not(school: School) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, "ctrl+c")
        (told,) = app._notifications
        assert told.message == "Stoppen gaat met ctrl+q."
        assert app.is_running

    opened(school, visit)


# --- the language -------------------------------------------------------------------------------------------


def test_the_language_changes_at_once_on_the_screen_in_sight(school: School) -> None:
    async def visit(app, pilot) -> None:
        assert "Leerlingen" in texts(app)[0]
        assert footer(app)[0] == "Toetsen"
        await press(app, pilot, "L")
        lines = texts(app)
        assert lines[0].split() == [
            "Students",
            "as",
            "of",
            "2025-10-01",
            "(now)",
            "·",
            "known",
            "at",
            "everything",
            *("●", "sealed", "to", f"{len(school.archive())}"),
        ]
        assert "/ search" in lines[1]
        assert lines[2].split()[:1] == ["name"]
        assert any(line.strip() == "3 of 3" for line in lines)
        assert footer(app)[:3] == ["Keys", "Search", "Why"]
        await press(app, pilot, "L")
        assert "Leerlingen" in texts(app)[0]
        assert footer(app)[0] == "Toetsen"

    opened(school, visit)


@pytest.mark.parametrize(("key", "title", "heading"), [
    ("1", "Today", "due"), ("3", "Exams owed", "name"), ("4", "Cohorts", "promise"), ("5", "Replay", "event"),
])  # fmt: skip
def test_the_language_changes_on_a_screen_that_was_out_of_sight(
    school: School, key: str, title: str, heading: str
) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, key)
        await press(app, pilot, "2", "L", key)
        assert title in texts(app)[0]
        assert heading in seen(app)
        assert footer(app)[0] == "Keys"
        assert "Toetsen" not in seen(app)

    opened(school, visit)


def test_the_language_changes_under_what_was_opened_over_it(school: School) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, "enter", "L")
        assert footer(app)[0] == "Keys"
        await press(app, pilot, "escape")
        assert "Students" in texts(app)[0]
        assert "/ search" in seen(app)

    opened(school, visit)


def test_the_program_can_start_in_english(school: School) -> None:
    async def visit(app, pilot) -> None:
        assert "Students" in texts(app)[0]
        await press(app, pilot, "question_mark")
        assert "Search for something to do" in seen(app)
        await press(app, pilot, "escape", "ctrl+p")
        assert "Search for a command …" in seen(app)
        assert "Keys" in seen(app)

    opened(school, visit, language="en")


# --- the dates ----------------------------------------------------------------------------------------------


def typed(text: str) -> list[str]:
    return ["ctrl+u", *("minus" if sign == "-" else sign for sign in text)]


def test_the_dates_are_kept_in_every_workplace_and_when_drilling_down(school: School) -> None:
    chosen = AsOf(date(2025, 6, 1), "2025-05-25")

    async def visit(app, pilot) -> None:
        await press(app, pilot, "1", "2", "t", *typed("2025-06-01"), "tab", *typed("25-05-2025"), "enter")
        assert app.now == chosen
        for key in ("2", "enter", "w", "1", "3", "4", "5"):
            await press(app, pilot, key)
            assert "stand 01-06-2025 · bekend op 25-05-2025" in texts(app)[0], key

    assert opened(school, visit).now == chosen


def test_a_screen_out_of_sight_asks_again_when_it_comes_back_with_other_dates(school: School) -> None:
    async def visit(app, pilot) -> None:
        assert "3 van 3" in seen(app)
        await press(app, pilot, "3")
        app.as_of = AsOf(date(2019, 6, 1), "2019-06-01")
        await press(app, pilot, "2")
        assert "3 van 3" not in seen(app)

    opened(school, visit)


@pytest.mark.parametrize(
    ("language", "day", "known", "told", "field"),
    [
        ("nl", "gisteren", "", "«gisteren» is geen dag; verwacht: jjjj-mm-dd", "on"),
        ("en", "2025-02-30", "", "«2025-02-30» is not a day; expected: yyyy-mm-dd", "on"),
        ("nl", "2025-10-01", "ooit", "«ooit» is geen moment; verwacht: een dag", "known"),
        ("en", "2025-10-01", "12h", "«12h» is not a moment; expected: a day", "known"),
    ],
)
def test_a_wrong_date_tells_what_would_be_right(
    school: School, language, day: str, known: str, told: str, field: str
) -> None:
    async def visit(app, pilot) -> None:
        before = app.now
        await press(app, pilot, "t")
        app.screen.query_one("#on", Input).value = day
        app.screen.query_one("#known", Input).value = known
        await press(app, pilot, "enter")
        assert isinstance(app.screen, TimeScreen), "it stays until it is right"
        assert told in str(app.screen.query_one("#wrong", Static).content)
        assert app.focused is app.screen.query_one(f"#{field}", Input)
        assert app.now == before

    opened(school, visit, language=language)


def test_today_with_everything_is_one_button_away(school: School) -> None:
    async def visit(app, pilot) -> None:
        app.as_of = AsOf(date(2024, 9, 1), "2024-09-01")
        await press(app, pilot, "t")
        await pilot.click("#today")
        await settled(app, pilot)
        assert "(nu) · bekend op alles" in texts(app)[0]

    opened(school, visit)


def test_a_long_title_gives_way_to_the_dates(school: School) -> None:
    async def visit(app, pilot) -> None:
        app.open_students(["s1"], "een cohort met een heel lange naam, zoals R1/2024-en-nog-wat")
        await settled(app, pilot)
        assert texts(app)[0].endswith("…   stand 01-10-2025 (nu) · bekend op alles   ● verzegeld")
        await pilot.resize_terminal(140, 24)
        await settled(app, pilot)
        assert "R1/2024-en-nog-wat" in texts(app)[0]

    opened(school, visit)


# --- the help and the palette -------------------------------------------------------------------------------


def test_the_help_is_searched_and_what_is_chosen_is_done(school: School) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, "question_mark", *"cohort", "enter")
        assert app.current_mode == "cohorts"
        await press(app, pilot, "2", "question_mark", *"waarom")
        assert app.screen.query_one(OptionList).option_count == 1
        await press(app, pilot, "enter")
        assert isinstance(app.screen, WhyScreen)

    opened(school, visit)


def test_the_help_finds_without_accents_and_says_nothing_else(school: School) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, "question_mark", *"qqq")
        assert app.screen.query_one(OptionList).option_count == 0
        await press(app, pilot, "enter")
        assert isinstance(app.screen, HelpScreen), "there is nothing to run"

    opened(school, visit)


def test_the_help_is_walked_with_arrows(school: School) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, "question_mark", "down", "down", "enter")
        assert app.current_mode == "today"

    opened(school, visit)


def test_the_help_also_opens_while_one_types(school: School) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, "slash")
        assert footer(app)[0] == "Toetsen"
        await press(app, pilot, "f1")
        assert isinstance(app.screen, HelpScreen)

    opened(school, visit)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_help_fits_and_its_sentences_stand_in_a_column(school: School, width: int) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, "question_mark")
        texts_ = [str(option.prompt) for option in app.screen.query_one(OptionList).options]
        for text in texts_:
            first, *more = text.splitlines()
            assert len(first) <= width - 6
            assert all(line.startswith("       ") for line in more)

    opened(school, visit, size=(width, 24))


def test_the_palette_runs_what_is_chosen_on_the_screen_it_was_opened_on(school: School) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, "ctrl+p", *"waarom")
        while not app.screen.query_one("CommandList", OptionList).option_count:
            await pilot.pause()
        await press(app, pilot, "enter")
        while not isinstance(app.screen, WhyScreen):
            await pilot.pause()

    opened(school, visit)


def test_a_form_has_no_palette(school: School) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, "t", "ctrl+p")
        assert isinstance(app.screen, TimeScreen)

    opened(school, visit)


# --- colours and signs --------------------------------------------------------------------------------------


def test_t_goes_through_every_theme_and_round_again(school: School) -> None:
    async def visit(app, pilot) -> None:
        found = [app.theme]
        for _ in THEMES:
            await press(app, pilot, "T")
            found.append(app.theme)
        assert found == [*(theme.name for theme in THEMES), THEMES[0].name]

    opened(school, visit)


def test_without_colours_the_contrast_theme_is_used_and_a_status_is_a_sign_and_a_word(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def visit(app, pilot) -> None:
        assert app.theme == "leerspoor-contrast"
        assert "● actief" in seen(app)
        await press(app, pilot, "T")
        assert app.theme == "leerspoor-contrast"
        assert "NO_COLOR" in next(iter(app._notifications)).message

    opened(school, visit)


def test_in_ascii_every_screen_is_ascii(school: School) -> None:
    async def visit(app, pilot) -> None:
        for key in ("1", "3", "4", "5", "2", "enter", "w", "question_mark", "escape", "t", "escape"):
            await press(app, pilot, key)
            assert seen(app).isascii(), [line for line in texts(app) if not line.isascii()]

    opened(school, visit, ascii_only=True)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("stand · alles …", "stand . alles ~"),
        ("Zoë van Ĳssel", "Zoe van Issel"),
        ("╭─╮│╰╯", "+-+|++"),
        ("● ○ ■", "x o ?"),
        ("漢", "? "),
        ("plain", "plain"),
    ],
)
def test_a_text_in_ascii_is_as_wide(text: str, plain: str) -> None:
    assert in_ascii(text) == plain


# --- trouble ------------------------------------------------------------------------------------------------


def test_an_empty_journal_says_how_to_begin_on_every_screen(tmp_path: Path) -> None:
    from journeys.store.journal import open_journal

    school = School(tmp_path)
    with open_journal(school.place):
        pass

    async def visit(app, pilot) -> None:
        words = " ".join(seen(app).split())
        assert "leerspoor import BESTAND" in words
        assert "leerspoor demo" in words
        for key in (
            "enter",
            "w",
            "1",
            "enter",
            "w",
            "3",
            "enter",
            "w",
            "s",
            "e",
            "4",
            "enter",
            "w",
            "5",
            "m",
            "d",
        ):
            await press(app, pilot, key)
        for key, said in {
            "1": "niets te doen",
            "3": "geen cohorten",
            "4": "geen cohorten",
            "5": "Open eerst",
        }.items():
            await press(app, pilot, key)
            assert said in seen(app)

    opened(school, visit)


@pytest.mark.parametrize("key", ["1", "2", "3", "4"])
def test_a_journal_that_cannot_be_read_is_told_on_the_screen(school: School, key: str) -> None:
    async def visit(app, pilot) -> None:
        def busy(*_: object, **__: object) -> None:
            raise JournalError("het journaal is bezet; probeer het zo weer")

        app.port.ask = busy
        app.port.directory = busy
        await press(app, pilot, "5", key)
        app.as_of = AsOf(date(2025, 6, 2))
        await settled(app, pilot)
        assert "het journaal is bezet" in seen(app)
        del app.port.ask, app.port.directory
        app.as_of = AsOf(date(2025, 6, 3))
        await settled(app, pilot)
        assert "het journaal is bezet" not in "\n".join(texts(app)[1:20]), "asked again, it is there again"

    opened(school, visit)


def test_a_journal_that_turned_into_something_else_is_told_and_not_a_traceback(tmp_path: Path) -> None:
    school = school_at(tmp_path)

    async def visit(app, pilot) -> None:
        for file in (school.place, f"{school.place}-wal", f"{school.place}-shm"):
            Path(file).write_bytes(b"not a journal any more " * 400)  # noqa: ASYNC240 - a moment
        for key in ("1", "3", "4", "2"):
            await press(app, pilot, key)
            app.as_of = AsOf(date(2025, 6, 1 + int(key)))
            await settled(app, pilot)
        await press(app, pilot, "enter", "w", "escape", "5")
        assert app.is_running

    assert opened(school, visit)._exception is None
