"""Does the board say of each cohort what it was promised and where its students are?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from journeys.saying import Language
from tests.commandline import School
from tests.scenario import CHOSEN
from tests.tui.desk import Desk, drive, lines, port_of, press, school_at, screen, settled, text_of, told
from tui.as_of import AsOf
from tui.screens.student import StudentScreen
from tui.screens.students import StudentsScreen
from tui.screens.why import WhyScreen


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    story = told()
    story.tell("s6", "route-started", "2024-08-01", by="vo:98VO", chosen=CHOSEN)
    story.tell("R1", "route-stop-announced", "2025-02-01", party="mbo", effective_on="2026-08-01")
    return school_at(tmp_path_factory.mktemp("school"), story=story)


def at_cohorts(
    port: Desk, visit: Callable[[Pilot[None]], Awaitable[None]], width: int = 80, height: int = 24,
    language: Language = "nl",
) -> None:  # fmt: skip
    async def play() -> None:
        async with screen(port, width, height, language) as pilot:
            await press(pilot, "4")
            await visit(pilot)

    drive(play)


@pytest.mark.parametrize(
    ("width", "height", "language", "head"),
    [
        (80, 24, "nl", "cohort belofte leden vo mbo geraakt stop per"),
        (80, 24, "en", "cohort promise members vo mbo affected stop from"),
        (140, 40, "nl", "cohort belofte leden vo mbo klaar weg geraakt stop per t/m"),
        (140, 40, "en", "cohort promise members vo mbo done left affected stop from until"),
    ],
)
def test_the_columns_that_matter_most_are_there_at_each_width(
    school: School, width: int, height: int, language: Language, head: str
) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        first, *rows = lines(pilot)
        assert " ".join(first.split()) == head
        assert [row.split()[0] for row in rows] == ["R1/2023", "R1/2024"]
        assert "…" not in "".join(rows)
        stop = "01-08-2026" if language == "nl" else "2026-08-01"
        assert any(stop in row for row in rows)
        assert text_of(pilot, "#about") == ("2 cohorten" if language == "nl" else "2 cohorts")

    at_cohorts(port_of(school), visit, width, height, language)


def test_enter_shows_the_students_of_a_cohort_or_the_only_one(school: School) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, StudentsScreen)
        assert pilot.app.subject == ("s1", "s2", "s3", "s4", "s5")  # type: ignore[attr-defined]
        await press(pilot, "escape", "j", "enter")
        assert isinstance(pilot.app.screen, StudentScreen)
        await press(pilot, "escape", "w")
        assert isinstance(pilot.app.screen, WhyScreen)

    at_cohorts(port_of(school), visit)


def test_in_the_other_language_the_cursor_stays_and_another_day_asks_again(school: School) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, "j", "L")
        assert text_of(pilot, "#about") == "2 cohorts"
        assert pilot.app.screen.query_one("#table").cursor == 1  # type: ignore[attr-defined]
        pilot.app.as_of = AsOf(date(2024, 1, 1))  # type: ignore[attr-defined]
        await settled(pilot)
        assert lines(pilot)[1].split()[0] == "R1/2023"

    at_cohorts(port_of(school), visit)


@pytest.mark.parametrize(
    ("language", "text"), [("nl", "Er zijn op deze dag nog geen"), ("en", "No cohort has")]
)
def test_an_empty_journal(tmp_path: Path, language: Language, text: str) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        assert lines(pilot)[1].startswith(text)
        await press(pilot, "enter", "w")

    at_cohorts(port_of(School(tmp_path)), visit, language=language)
