"""Does an inspector see what was known then, what changed since, and nothing that could change anything?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from journeys.saying import Language
from tests.commandline import School
from tests.tui.desk import TODAY, Desk, drive, lines, port_of, press, school_at, screen, settled, text_of
from tui.actions import doings_at
from tui.as_of import AsOf
from tui.screens.replay import ReplayScreen

BEFORE = AsOf(TODAY, "2024-05-25")
"""When the mark was not yet corrected, and the sitting that was withdrawn not yet recorded."""
BETWEEN = AsOf(TODAY, "2024-06-05")
"""When it was recorded and not yet withdrawn."""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    return school_at(tmp_path_factory.mktemp("school"))


def at_replay(
    port: Desk, visit: Callable[[Pilot[None]], Awaitable[None]], width: int = 80, height: int = 24,
    language: Language = "nl", students: tuple[str, ...] = ("s1",),
) -> None:  # fmt: skip
    async def play() -> None:
        async with screen(port, width, height, language) as pilot:
            pilot.app.subject, pilot.app.subject_title = students, "+".join(students)  # type: ignore[attr-defined]
            await press(pilot, "5")
            await visit(pilot)

    drive(play)


async def at(pilot: Pilot[None], moment: AsOf) -> None:
    pilot.app.as_of = moment  # type: ignore[attr-defined]
    await settled(pilot)


def now(pilot: Pilot[None]) -> AsOf:
    return pilot.app.now  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize(("width", "height"), [(80, 24), (140, 40)])
@pytest.mark.parametrize(
    ("language", "known", "counted", "kind", "instead"),
    [
        ("nl", "bekend op", "geldig op", "onderdeel behaald", "telt: NE-CE, cijfer 4.0"),
        ("en", "known at", "counted on", "exam part passed", "counts: NE-CE, mark 4.0"),
    ],
)
def test_two_sliders_and_the_events_in_words(
    school: School,
    width: int,
    height: int,
    language: Language,
    known: str,
    counted: str,
    kind: str,
    instead: str,
) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        first, second = text_of(pilot, "#sliders").splitlines()
        assert first.startswith(f">{known}")
        assert second.startswith(f" {counted}")
        assert first.endswith("alles" if language == "nl" else "everything")
        assert second.endswith("01-03-2025" if language == "nl" else "2025-03-01")
        (row,) = [row for row in lines(pilot) if kind in row]
        assert instead in row
        assert not any("/1" in row for row in lines(pilot))

    at_replay(port_of(school), visit, width, height, language)


def test_the_sliders_move_apart_from_event_to_event(school: School) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        whole = len(lines(pilot))
        await press(pilot, "[")
        assert now(pilot) == AsOf(TODAY, "2024-07-26T12:00:00.000000Z")
        assert len(lines(pilot)) == whole
        await press(pilot, "[")
        assert now(pilot) == AsOf(TODAY, "2024-06-10T12:00:00.000000Z")
        assert len(lines(pilot)) == whole - 1
        before = now(pilot).known_at
        await press(pilot, "tab", "[")
        assert text_of(pilot, "#sliders").splitlines()[1].startswith(">geldig op")
        assert now(pilot) == AsOf(date(2024, 7, 26), before)
        await press(pilot, "]")
        assert now(pilot).on == date(2024, 7, 26), "there is nothing after it"
        await press(pilot, "{")
        assert now(pilot) == AsOf(date(2023, 7, 26), before)
        await press(pilot, "}", "tab", "]", "]")
        assert now(pilot) == AsOf(date(2024, 7, 26), None)

    at_replay(port_of(school), visit)


def test_what_was_not_known_yet_is_not_there(school: School) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await at(pilot, BEFORE)
        assert len(lines(pilot)) == 1 + 2
        await at(pilot, AsOf(TODAY, "2020-01-01"))
        assert text_of(pilot, "#said").startswith("Er was toen nog niets vastgelegd")
        assert len(lines(pilot)) == 1

    at_replay(port_of(school), visit)


def test_a_difference_tells_what_was_added_corrected_and_withdrawn_and_which_answers_changed(
    school: School,
) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await at(pilot, BEFORE)
        await press(pilot, "m")
        await at(pilot, AsOf(TODAY))
        await press(pilot, "m", "d")
        told = text_of(pilot, "#about").splitlines()
        assert told[0] == "Moment A gemerkt: 01-03-2025 / 25-05-2024"
        assert told[1] == "Moment B gemerkt: 01-03-2025 / alles"
        assert told[2].startswith("A > B: 2 erbij, 1 gecorrigeerd, 1 weg; ")
        rows = [" ".join(row.split()) for row in lines(pilot)]
        assert "~ gecorrigeerd 24-05-2024 onderdeel behaald cijfer 7.0 > cijfer 4.0" in rows
        assert any(row.startswith("- weg 05-06-2024 onderdeel niet behaald") for row in rows)
        assert any(row.startswith("+ erbij 26-07-2024 BPV afgerond") for row in rows)
        assert "= antwoord NE-CE behaald 7.0 > behaald 4.0" in rows
        await press(pilot, "L")
        assert any(row.startswith("~ corrected") for row in lines(pilot))
        assert "1 corrected, 1 withdrawn" in text_of(pilot, "#about")
        await press(pilot, "d")
        assert lines(pilot)[0].split()[:2] == ["day", "event"]
        assert len(text_of(pilot, "#about").splitlines()) == 2, "the marks stay"

    at_replay(port_of(school), visit)


def test_the_difference_goes_from_the_earlier_to_the_later_moment(school: School) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await at(pilot, AsOf(TODAY))
        await press(pilot, "m")
        await at(pilot, BETWEEN)
        await press(pilot, "m", "d")
        assert text_of(pilot, "#about").splitlines()[2].startswith("B > A: 2 erbij, 0 gecorrigeerd, 1 weg; ")
        await press(pilot, "m")  # a third begins anew
        assert text_of(pilot, "#about").startswith("Moment A gemerkt: 01-03-2025 / 05-06-2024")

    at_replay(port_of(school), visit)


def test_a_moment_differs_in_nothing_from_itself(school: School) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, "d")
        assert "Merk eerst twee momenten" in " ".join(n.message for n in pilot.app._notifications)
        await press(pilot, "m", "m", "d")
        assert "Tussen A en B veranderde niets." in text_of(pilot, "#about")
        assert len(lines(pilot)) == 1

    at_replay(port_of(school), visit)


def test_of_more_students_each_line_says_whose_it_is(school: School) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        assert lines(pilot)[0].split()[:3] == ["dag", "leerling", "gebeurtenis"]
        assert {row[11:13] for row in lines(pilot)[1:]} == {"s1", "s2"}
        await at(pilot, AsOf(TODAY, "2023-01-01"))
        await press(pilot, "m")
        await at(pilot, AsOf(TODAY))
        await press(pilot, "m", "d")
        assert {row[15:17] for row in lines(pilot)[1:]} == {"s1", "s2"}

    at_replay(port_of(school), visit, students=("s1", "s2"))


def test_there_is_no_key_here_that_records(school: School) -> None:
    assert not {"record"} & {doing.id for doing in doings_at("replay")}
    port = port_of(school)
    before = school.archive()

    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, "n", "r", "e", "enter", "m", "m", "d", "x")

    at_replay(port, visit)
    assert (port.written, school.archive()) == (0, before)


@pytest.mark.parametrize(("language", "text"), [("nl", "Open eerst een leerling"), ("en", "Open a student")])
def test_without_anyone_it_says_what_to_do(tmp_path: Path, language: Language, text: str) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        assert text_of(pilot, "#sliders").startswith(text)
        await press(pilot, "[", "]", "tab", "{", "m", "d")
        assert text_of(pilot, "#sliders").startswith(text)

    at_replay(port_of(School(tmp_path)), visit, language=language, students=())


async def calm(pilot: Pilot[None]) -> None:
    """Until a slider that was dragged stands still, and the answer is there."""
    here = pilot.app.screen
    assert isinstance(here, ReplayScreen)
    while here._pulled is not None:
        await pilot.pause(0.01)
    await settled(pilot)


def test_a_slider_is_dragged_and_only_the_last_place_is_asked(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.replay._CALM", 1.5)  # however slow the machine, it was not let go

    async def visit(pilot: Pilot[None]) -> None:
        here = pilot.app.screen
        assert isinstance(here, ReplayScreen)
        turns = here._turn
        await pilot.mouse_down("#sliders", offset=(14, 0))
        for x in (20, 30, 13):
            await pilot.hover("#sliders", offset=(x, 0))
        assert text_of(pilot, "#sliders").splitlines()[0][12] == "●", "the handle goes along at once"
        await pilot.mouse_up("#sliders", offset=(13, 0))
        await calm(pilot)
        first = here._moments.known[0]
        assert now(pilot) == AsOf(TODAY, first)
        assert here._turn - turns == 1, "what it passed was not asked"
        monkeypatch.setattr("tui.screens.replay._CALM", 0.01)
        await pilot.mouse_down("#sliders", offset=(13, 1))
        await pilot.mouse_up("#sliders", offset=(13, 1))
        await calm(pilot)
        assert now(pilot) == AsOf(here._moments.days[0], first)
        assert text_of(pilot, "#sliders").splitlines()[1].startswith(">geldig op")
        await pilot.mouse_down("#sliders", offset=(13, 0))
        await pilot.hover("#sliders", offset=(79, 1))
        await pilot.mouse_up("#sliders", offset=(79, 1))
        await calm(pilot)
        assert now(pilot).known_at is None, "past the end is everything; and it is still the first slider"

    at_replay(port_of(school), visit)


def test_a_mouse_that_only_passes_or_presses_beside_a_slider_moves_nothing(school: School) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        before = now(pilot)
        await pilot.hover("#sliders", offset=(30, 0))
        await pilot.mouse_down("#sliders", offset=(3, 0))
        await pilot.mouse_up("#sliders", offset=(3, 0))
        await calm(pilot)
        assert now(pilot) == before

    at_replay(port_of(school), visit)


def test_without_anyone_to_look_at_no_moment_is_marked(school: School) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, "m", "m", "d")
        assert text_of(pilot, "#about") == ""
        assert all("Open eerst" in n.message or "Merk eerst" in n.message for n in pilot.app._notifications)

    at_replay(port_of(school), visit, students=())
