"""Does an exam committee find who still owes what, and can it take exactly that along?"""

from __future__ import annotations

import csv
import json
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Select, Static

from journeys.saying import Language
from tests.commandline import School
from tests.scenario import CHOSEN
from tests.tui.desk import Desk, drive, lines, port_of, press, school_at, screen, settled, text_of, told
from tui.as_of import AsOf
from tui.screens.exam_filter import ExamFilterScreen
from tui.screens.student import StudentScreen
from tui.screens.why import WhyScreen
from tui.widgets.virtual_table import VirtualTable


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    story = told()
    story.tell("s6", "route-started", "2024-08-01", by="vo:98VO", chosen=CHOSEN)
    story.tell("s2", "exam-part-passed", "2024-08-02", by="vo:98VO", part="NE-CE", mark="8.0")
    return school_at(tmp_path_factory.mktemp("school"), story=story)


@pytest.fixture
def port(school: School) -> Desk:
    return port_of(school)


def at_exams(
    port: Desk, visit: Callable[[Pilot[None]], Awaitable[None]], width: int = 80, height: int = 24,
    language: Language = "nl",
) -> None:  # fmt: skip
    async def play() -> None:
        async with screen(port, width, height, language) as pilot:
            await press(pilot, "3")
            await visit(pilot)

    drive(play)


def names(pilot: Pilot[None]) -> list[str]:
    return [line[:22].rstrip() for line in lines(pilot)[1:]]


async def fill(pilot: Pilot[None], part: str, **selects: str) -> None:
    """Fill in the form and show what is asked for."""
    await press(pilot, "f")
    form = pilot.app.screen
    assert isinstance(form, ExamFilterScreen)
    for name, value in selects.items():
        form.query_one(f"#{name}", Select).value = value
    form.query_one("#part", Input).value = part
    form.query_one("#part", Input).focus()
    await press(pilot, "enter")


@pytest.mark.parametrize(("width", "height"), [(80, 24), (140, 40)])
@pytest.mark.parametrize(
    ("language", "head", "told_"),
    [
        ("nl", "naam", "R1/2023 · vmbo en mbo · alleen open · 5 leerlingen · op naam"),
        ("en", "name", "R1/2023 · vmbo and mbo · open only · 5 students · by name"),
    ],
)
def test_the_busiest_cohort_is_shown_first(
    port: Desk, width: int, height: int, language: Language, head: str, told_: str
) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        assert lines(pilot)[0].split()[0] == head
        assert text_of(pilot, "#look") == told_
        assert names(pilot) == ["Bakker, [b]Noor", "Berg, Anna van den", "Berg, Bas", "Wit, Zoë de", "s5"]
        totals = lines(pilot, "#totals")
        assert totals[0].strip() == ""
        assert totals[1].startswith("totaal open" if language == "nl" else "total open")

    at_exams(port, visit, width, height, language)


def test_the_totals_stand_under_their_parts(port: Desk) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        head, total = lines(pilot)[0], lines(pilot, "#totals")[1]
        assert total[head.index("NE-CE")] == "3"  # Anna and Zoë passed it
        assert total[head.index("WI-CE")] == "5"

    at_exams(port, visit, 140, 40)
    at_exams(port, visit, 140, 14)  # with a scroll bar beside the names


def test_the_line_below_says_in_words_what_the_row_holds(port: Desk) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        assert text_of(pilot, "#under").startswith("Bakker, [b]Noor · ")
        assert "NE-CE: open" in text_of(pilot, "#under")
        await press(pilot, "G")
        assert text_of(pilot, "#under").startswith("s5 · ")

    at_exams(port, visit)


def test_choose_a_cohort(port: Desk) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await fill(pilot, "", cohort="R1/2024")
        assert names(pilot) == ["s6"]
        assert text_of(pilot, "#look") == "R1/2024 · vmbo en mbo · alleen open · 1 leerling · op naam"

    at_exams(port, visit)


def test_sort_by_how_many_are_open_and_by_day_and_back(port: Desk) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        assert names(pilot)[3] == "Wit, Zoë de"
        await press(pilot, "s")
        assert text_of(pilot, "#look").endswith("op aantal open")
        assert names(pilot)[-1] == "Wit, Zoë de"  # the fewest
        await press(pilot, "s")
        assert text_of(pilot, "#look").endswith("op termijn")
        await press(pilot, "s")
        assert text_of(pilot, "#look").endswith("op naam")
        await pilot.click("#table", offset=(lines(pilot)[0].index("open"), 0))
        await settled(pilot)
        assert text_of(pilot, "#look").endswith("op aantal open")

    at_exams(port, visit)


def test_the_cursor_stays_with_a_student_in_another_order(port: Desk) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, "j", "j", "j")
        assert text_of(pilot, "#under").startswith("Wit, Zoë de")
        await press(pilot, "s")
        assert text_of(pilot, "#under").startswith("Wit, Zoë de")
        assert pilot.app.screen.query_one("#table", VirtualTable).cursor == 4

    at_exams(port, visit)


def test_what_is_exported_is_exactly_what_is_shown(
    port: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    expected = ["s4", "s3", "s5"]  # by name; Anna and Zoë passed it

    async def visit(pilot: Pilot[None]) -> None:
        await fill(pilot, "ne ce", side="vmbo")
        assert len(names(pilot)) == 3
        assert "· vmbo · alleen open · «ne ce» · 3 leerlingen" in text_of(pilot, "#look")
        await press(pilot, "e")
        assert "3 rijen geschreven" in " ".join(n.message for n in pilot.app._notifications)

    at_exams(port, visit)
    name = "open-examens-R1-2023-vmbo-ne-ce-2025-03-01"
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{name}.csv", f"{name}.jsonl"]
    with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert [(row[0], row[1], row[4]) for row in rows[7:]] == [(s, "NE-CE", "open") for s in expected]
    first, *rest = [json.loads(line) for line in (tmp_path / f"{name}.jsonl").read_text().splitlines()]
    assert (first["question"], first["rows"]) == ("exams-owed --cohort R1/2023", "3")
    direct = port.ask("exams-owed", AsOf(date(2025, 3, 1)), cohort="R1/2023", every_status=True)
    by_student = {row["student"]: row for row in direct if row["part"] == "NE-CE"}
    assert rest == [by_student[student] for student in expected]


def test_a_second_export_on_a_day_leaves_the_first_as_it_was(
    port: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, "e", "s", "e")

    at_exams(port, visit)
    first, second = tmp_path / "open-examens-R1-2023-2025-03-01.csv", "open-examens-R1-2023-2025-03-01-2.csv"
    assert first.exists()
    assert {path.suffix for path in tmp_path.iterdir()} == {".csv", ".jsonl"}
    assert sorted((tmp_path / second).read_text().splitlines()) == sorted(first.read_text().splitlines())


def test_where_no_file_can_be_written_a_person_is_told(
    port: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "open-examens-R1-2023-2025-03-01.csv.part").mkdir()

    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, "e")
        (told_,) = pilot.app._notifications
        assert told_.severity == "error"
        assert "open-examens-R1-2023-2025-03-01.csv" in told_.message

    at_exams(port, visit)


def test_a_day_that_is_none_is_told_in_the_form_and_esc_changes_nothing(port: Desk) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        before = text_of(pilot, "#look")
        await press(pilot, "slash")
        form = pilot.app.screen
        form.query_one("#due", Input).value = "gisteren"
        form.query_one("#due", Input).focus()
        await press(pilot, "enter")
        assert "gisteren" in str(form.query_one("#wrong", Static).render())
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, ExamFilterScreen)
        assert text_of(pilot, "#look") == before

    at_exams(port, visit)


def test_what_nobody_has_is_said(port: Desk) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await fill(pilot, "zweden")
        assert names(pilot) == []
        assert text_of(pilot, "#under").startswith("Niemand in dit cohort")
        await press(pilot, "enter", "w")  # nothing to open
        assert text_of(pilot, "#under").startswith("Niemand in dit cohort")

    at_exams(port, visit)


def test_enter_opens_the_student_and_w_says_why(port: Desk) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, StudentScreen)
        await press(pilot, "escape", "w")
        assert isinstance(pilot.app.screen, WhyScreen)
        await press(pilot, "escape")
        await pilot.click("#totals", offset=(2, 1))
        await settled(pilot)
        assert not isinstance(pilot.app.screen, StudentScreen), "a total is nobody's"

    at_exams(port, visit)


def test_another_day_asks_again_and_before_the_cohort_there_is_nobody(port: Desk) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        pilot.app.as_of = AsOf(date(2022, 1, 1))  # type: ignore[attr-defined]
        await settled(pilot)
        assert names(pilot) == []
        assert text_of(pilot, "#look").startswith("R1/2023 · ")
        pilot.app.as_of = AsOf(date(2025, 3, 1))  # type: ignore[attr-defined]
        await settled(pilot)
        assert len(names(pilot)) == 5

    at_exams(port, visit)


def test_the_parts_move_and_the_names_stay(port: Desk) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        before = lines(pilot)[0].split()
        await press(pilot, "right")
        after = lines(pilot)[0].split()
        assert after[:3] == before[:3]
        assert after[3] == before[4]
        await press(pilot, "left")
        assert lines(pilot)[0].split() == before

    at_exams(port, visit)


def test_the_language_changes_at_once(port: Desk) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, "L")
        assert text_of(pilot, "#look").endswith("5 students · by name")
        assert "NE-CE: owed" in text_of(pilot, "#under")

    at_exams(port, visit)


@pytest.mark.parametrize(("language", "text"), [("nl", "nog geen cohorten"), ("en", "No cohort has members")])
def test_an_empty_journal(tmp_path: Path, language: Language, text: str) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        assert text in text_of(pilot, "#look")
        await press(pilot, "s", "e", "w", "enter")
        assert text in text_of(pilot, "#look")

    at_exams(port_of(School(tmp_path)), visit, language=language)
