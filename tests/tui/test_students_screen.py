"""Does a mentor find a student, by name or pseudonym, and see who needs a look?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.widgets import Input

from journeys.errors import JournalBusy, WrongUse
from tests.commandline import School
from tests.tui.desk import Desk, drive, lines, port_of, press, school_at, screen, settled, text_of
from tui.as_of import AsOf
from tui.port import Answer, Known, fold
from tui.screens.record import RecordScreen
from tui.screens.student import StudentScreen
from tui.screens.students import StudentsScreen
from tui.screens.why import WhyScreen
from tui.widgets.virtual_table import VirtualTable

HEADING = "naam                       status         bij  open eerstvolgend"
EVERYONE = ["Bakker, [b]Noor", "Berg, Anna van den", "Berg, Bas", "Wit, Zoë de", "s5"]


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    return school_at(tmp_path_factory.mktemp("school"))


@pytest.fixture
def port(school: School) -> Desk:
    return port_of(school)


def names(shown: Sequence[str]) -> list[str]:
    return [line[:24].rstrip() for line in shown[1:]]


def test_the_list_is_in_dutch_order_and_by_pseudonym_without_a_name(port: Desk) -> None:
    async def play() -> None:
        async with screen(port) as pilot:
            assert names(lines(pilot)) == EVERYONE
            assert text_of(pilot, "#count") == "5 van 5"
            await press(pilot, "s")
            assert names(lines(pilot))[0] == "Berg, Anna van den"
            assert text_of(pilot, "#count") == "5 van 5 · op pseudoniem"
            await press(pilot, "s")
            assert names(lines(pilot))[0] == "Bakker, [b]Noor"

    drive(play)


@pytest.mark.parametrize(
    ("width", "heading", "row"),
    [
        (80, HEADING + " let op",
         "Berg, Anna van den         ● actief       vo     10 01-08-2025"),
        (100, HEADING + " cohort                 let op",
         "Berg, Anna van den         ● actief       vo     10 01-08-2025   R1/2023"),
        (120, HEADING + " cohort                 let op",
         "Berg, Anna van den         ● actief       vo     10 01-08-2025   R1/2023"),
    ],
)  # fmt: skip
def test_what_a_line_says_at_each_width(port: Desk, width: int, heading: str, row: str) -> None:
    async def play() -> None:
        async with screen(port, width) as pilot:
            shown = lines(pilot)
            assert (shown[0], shown[2]) == (heading, row)

    drive(play)


def test_in_english_and_back(port: Desk) -> None:
    async def play() -> None:
        async with screen(port, 120) as pilot:
            await press(pilot, "down", "L")
            heading = "name status with open next date cohort flags"
            assert " ".join(lines(pilot)[0].split()) == heading
            assert lines(pilot)[2].startswith(
                "Berg, Anna van den         ● active       vo     10 2025-08-01"
            )
            assert text_of(pilot, "#count") == "5 of 5"
            assert pilot.app.screen.query_one(VirtualTable).cursor == 1
            await press(pilot, "L")
            assert lines(pilot)[2].startswith("Berg, Anna van den         ● actief")

    drive(play)


SEARCHES = [
    ("zoe", ["Wit, Zoë de"]),
    ("ZOË", ["Wit, Zoë de"]),
    ("van den berg", ["Berg, Anna van den"]),
    ("anna berg", ["Berg, Anna van den"]),
    ("berg", ["Berg, Anna van den", "Berg, Bas"]),
    ("[b]", ["Bakker, [b]Noor"]),
    ("s5", ["s5"]),
    ("s1", ["Berg, Anna van den"]),
    ("nobody", ["niets gevonden"]),
    ("  ", EVERYONE),
]


def test_search_as_you_type(port: Desk) -> None:
    async def play() -> None:
        async with screen(port) as pilot:
            field = pilot.app.screen.query_one("#search", Input)
            for typed, found in SEARCHES:
                field.value = typed
                await settled(pilot)
                assert (typed, names(lines(pilot))) == (typed, found)

    drive(play)


def test_search_by_key_opens_the_first_found(port: Desk) -> None:
    async def play() -> None:
        async with screen(port) as pilot:
            await press(pilot, "end", "slash", *"zoe")
            assert text_of(pilot, "#count") == "1 van 5"
            await press(pilot, "enter", "enter")
            assert isinstance(pilot.app.screen, StudentScreen)
            assert pilot.app.screen.student == "s2"
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, StudentsScreen)
            assert names(lines(pilot)) == ["Wit, Zoë de"]

    drive(play)


def test_why_of_a_line_is_why_the_status_is(port: Desk) -> None:
    async def play() -> None:
        async with screen(port) as pilot:
            await press(pilot, "down", "w")
            assert isinstance(pilot.app.screen, WhyScreen)
            assert (pilot.app.screen._student, pilot.app.screen._question) == ("s1", "status")

    drive(play)


def test_a_second_click_opens(port: Desk) -> None:
    async def play() -> None:
        async with screen(port) as pilot:
            await pilot.click("#table", offset=(3, 2))
            await settled(pilot)
            assert isinstance(pilot.app.screen, StudentsScreen)
            await pilot.click("#table", offset=(3, 2))
            await settled(pilot)
            assert isinstance(pilot.app.screen, StudentScreen)
            assert pilot.app.screen.student == "s1"

    drive(play)


class Slow(Desk):
    """The first list takes until it is let go."""

    def begin(self) -> None:
        self.wait, self.asked = Event(), 0
        self.wait.set()

    def directory(self, as_of: AsOf) -> list[Known]:
        self.asked += 1
        found = super().directory(as_of)
        if self.asked == 2:
            self.wait.wait(10)
        return found


def test_of_fast_typing_only_the_last_result_is_shown(school: School) -> None:
    """The first letter is answered last."""
    port = Slow(port_of(school).journal, school.place)
    port.begin()

    async def play() -> None:
        async with screen(port) as pilot:
            here = pilot.app.screen
            assert isinstance(here, StudentsScreen)
            here._all = None
            port.wait.clear()
            field: Any = here.query_one("#search")
            field.value = "zoe"
            await pilot.pause()
            while port.asked < 2:
                await pilot.pause(0.01)
            field.value = "zo"
            field.value = "bas"
            await pilot.pause(0.05)
            port.wait.set()
            await settled(pilot)
            assert names(lines(pilot)) == ["Berg, Bas"]

    drive(play)


def test_lines_of_an_earlier_list_are_not_put_in_a_later_one(port: Desk) -> None:
    async def play() -> None:
        async with screen(port) as pilot:
            here = pilot.app.screen
            assert isinstance(here, StudentsScreen)
            line = here._lines["s1"]
            here.post_message(here.Read(here._listed - 1, {0: line}))
            here.post_message(here.Listed(here._turn - 1, [], 0))
            here.post_message(here.Failed(here._turn - 1, WrongUse("old")))
            await settled(pilot)
            assert names(lines(pilot))[0] == "Bakker, [b]Noor"
            assert text_of(pilot, "#count") == "5 van 5"

    drive(play)


class Broken(Desk):
    """The journal cannot be read."""

    def ask(self, question: Any, as_of: AsOf, **which: Any) -> list[Answer]:
        raise JournalBusy("journal.db: een ander programma is bezig")


def test_what_went_wrong_is_told(school: School) -> None:
    port = Broken(port_of(school).journal, school.place)

    async def play() -> None:
        async with screen(port) as pilot:
            assert text_of(pilot, "#count") == "journal.db: een ander programma is bezig"
            assert len(lines(pilot)) == 6  # the list itself stays

    drive(play)


def test_an_empty_journal_says_how_to_begin(tmp_path: Path) -> None:
    school = School(tmp_path)
    port = port_of(school)

    async def play() -> None:
        async with screen(port) as pilot:
            assert lines(pilot)[1].startswith("Er zijn nog geen leerlingen. Begin met")
            await press(pilot, "enter", "w", "down")
            assert isinstance(pilot.app.screen, StudentsScreen)

    drive(play)


def test_another_day_and_another_knowledge(port: Desk) -> None:
    async def play() -> None:
        async with screen(port) as pilot:
            pilot.app.as_of = AsOf(date(2025, 8, 1))  # type: ignore[attr-defined]
            await settled(pilot)
            assert " mbo " in lines(pilot)[2]
            pilot.app.as_of = AsOf(date(2025, 8, 1), "2022-01-01")  # type: ignore[attr-defined]
            await settled(pilot)
            assert text_of(pilot, "#count") == "0 van 0"

    drive(play)


def test_only_some_students_under_a_title(port: Desk) -> None:
    async def play() -> None:
        async with screen(port) as pilot:
            pilot.app.open_students(["s1", "s5"], "R1/2023")  # type: ignore[attr-defined]
            await settled(pilot)
            assert names(lines(pilot)) == ["Berg, Anna van den", "s5"]
            assert text_of(pilot, "Strip").startswith("Leerlingen · R1/2023")

    drive(play)


def test_after_something_was_recorded_the_line_is_asked_again(tmp_path: Path) -> None:
    school = school_at(tmp_path)
    port = port_of(school)

    async def play() -> None:
        async with screen(port) as pilot:
            assert lines(pilot)[2].split()[-2:] == ["10", "01-08-2025"]
            await press(pilot, "down", "enter", "n")
            assert isinstance(pilot.app.screen, RecordScreen)
            pilot.app.screen.query_one("#fields Select").value = "MA-SE"  # type: ignore[attr-defined]
            pilot.app.screen.query_one("#on").value = "2025-02-01"  # type: ignore[attr-defined]
            await settled(pilot)
            await pilot.click("#look")
            await settled(pilot)
            await pilot.click("#do")
            await settled(pilot)
            assert isinstance(pilot.app.screen, StudentScreen)
            await press(pilot, "escape")
            assert lines(pilot)[2].split()[-2:] == ["9", "01-08-2025"]

    drive(play)


def test_without_names_it_is_by_pseudonym(tmp_path: Path) -> None:
    port = port_of(school_at(tmp_path, names=False))
    assert [known.label for known in port.directory(AsOf(date(2025, 3, 1)))] == ["s1", "s2", "s3", "s4", "s5"]
    assert port.name_of("s1") == "s1"


def test_dutch_name_order_takes_no_notice_of_the_tussenvoegsel(school: School) -> None:
    port = port_of(school)
    found = port.directory(AsOf(date(2025, 3, 1)))
    assert [known.label for known in found] == EVERYONE
    assert port.name_of("s1") == "Anna van den Berg"


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Zoë", "zoe"), ("ZOË", "zoe"), ("Łukasz", "lukasz"), ("Øystein", "oystein"), ("Straße", "strasse"),
     ("I\u015f\u0131l", "isil"), ("Ælfgifu", "aelfgifu"), ("李", "李")],
)  # fmt: skip
def test_a_name_is_found_as_it_is_typed(name: str, plain: str) -> None:
    assert fold(name) == plain
