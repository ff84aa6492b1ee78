"""Does a coordinator see what to do first, for whom, and what is not shown?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from journeys.saying import Language
from tests.commandline import School
from tests.tui.desk import Desk, drive, lines, port_of, press, school_at, screen, settled, text_of, told
from tui.as_of import AsOf
from tui.screens.student import StudentScreen
from tui.screens.students import StudentsScreen
from tui.screens.why import WhyScreen

LATER = AsOf(date(2026, 10, 1))
"""By then much has come due."""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    story = told()
    story.tell("s2", "dropped-out", "2026-09-20", by="vo:98VO")
    return school_at(tmp_path_factory.mktemp("school"), story=story)


def at_today(
    port: Desk, visit: Callable[[Pilot[None]], Awaitable[None]], width: int = 80, height: int = 24,
    language: Language = "nl", as_of: AsOf = LATER,
) -> None:  # fmt: skip
    async def play() -> None:
        async with screen(port, width, height, language) as pilot:
            pilot.app.as_of = as_of  # type: ignore[attr-defined]
            await press(pilot, "1")
            await visit(pilot)

    drive(play)


@pytest.mark.parametrize(("width", "height"), [(80, 24), (140, 40)])
@pytest.mark.parametrize(("language", "first"), [("nl", "uiterlijk"), ("en", "due")])
def test_when_what_who_and_for_whom_are_never_cut_off(
    school: School, width: int, height: int, language: Language, first: str
) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        head, *rows = lines(pilot)
        assert head.split()[0] == first
        assert len(head.split()) == (4 if width == 80 else 6)
        assert rows
        both = [row for row in rows if "vo+mbo " in row]
        assert both
        assert all("vo+mbo 98VO 98MB" in row for row in both)
        assert any("Wit, Zoë de" in row for row in rows), "by name, as everywhere"

    at_today(port_of(school), visit, width, height, language)


def test_the_line_below_counts_and_says_what_f_does(school: School) -> None:
    port = port_of(school)
    tasks = port.ask("worklist", LATER, acting=None, within=30)
    late = sum(task["overdue"] for task in tasks)

    async def visit(pilot: Pilot[None]) -> None:
        assert text_of(pilot, "#about") == (
            f"{len(tasks)} regels voor vo en mbo t/m 31-10-2026, {late} te laat · f: vo, 30 dagen"
        )
        await press(pilot, "f")
        said = text_of(pilot, "#about")
        assert " voor vo t/m 31-10-2026, " in said
        assert said.endswith("f: mbo, 30 dagen")
        assert all(" vo" in row for row in lines(pilot)[1:])
        await press(pilot, "f", "f")
        assert " voor vo en mbo t/m 30-12-2026, " in text_of(pilot, "#about")
        await press(pilot, "L")
        assert " for vo and mbo until 2026-12-30, " in text_of(pilot, "#about")

    at_today(port, visit)


def test_enter_opens_the_student_or_the_students_and_w_says_why(school: School) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        one = next(at for at, row in enumerate(lines(pilot)[1:]) if "leerlingen" not in row)
        await press(pilot, *["j"] * one, "enter")
        assert isinstance(pilot.app.screen, StudentScreen)
        await press(pilot, "escape", "w")
        assert isinstance(pilot.app.screen, WhyScreen)
        await press(pilot, "escape")
        more = [at for at, row in enumerate(lines(pilot)[1:]) if "leerlingen" in row]
        if more:
            await press(pilot, "g", *["j"] * more[0], "enter")
            assert isinstance(pilot.app.screen, StudentsScreen)

    at_today(port_of(school), visit)


def test_another_day_is_another_list_and_a_quiet_one_says_so(school: School) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        before = lines(pilot)
        pilot.app.as_of = AsOf(date(2022, 1, 1))  # type: ignore[attr-defined]
        await settled(pilot)
        assert lines(pilot) != before
        assert lines(pilot)[1].startswith("Er is niets te doen")
        assert text_of(pilot, "#about").startswith("0 regels voor vo en mbo t/m 31-01-2022, 0 te laat")
        await press(pilot, "enter", "w")

    at_today(port_of(school), visit)


@pytest.mark.parametrize(
    ("language", "text"), [("nl", "Er is niets te doen"), ("en", "There is nothing to do")]
)
def test_an_empty_journal(tmp_path: Path, language: Language, text: str) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        assert lines(pilot)[1].startswith(text)
        assert text_of(pilot, "#about").startswith("0 ")

    at_today(port_of(School(tmp_path)), visit, language=language)
