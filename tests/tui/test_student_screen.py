"""Does the page of a student show what happened, who answers, what is owed, and why?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import pytest
from textual.pilot import Pilot

from journeys.errors import JournalBusy, WrongUse
from journeys.saying import Language
from tests.commandline import School
from tests.tui.desk import Desk, drive, lines, port_of, press, school_at, screen, settled, text_of
from tui.as_of import AsOf
from tui.port import StudentAnswers
from tui.screens.student import StudentScreen
from tui.screens.why import WhyScreen
from tui.viewmodels import student as view
from tui.widgets.virtual_table import VirtualTable


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    return school_at(tmp_path_factory.mktemp("school"))


@pytest.fixture
def port(school: School) -> Desk:
    return port_of(school)


@asynccontextmanager
async def page(
    port: Desk, width: int = 80, height: int = 24, language: Language = "nl", student: str = "s1"
) -> AsyncIterator[Pilot[None]]:
    async with screen(port, width, height, language) as pilot:
        pilot.app.open_student(student)  # type: ignore[attr-defined]
        await settled(pilot)
        yield pilot


def shown(pilot: Pilot[None]) -> list[str]:
    return [t.id for t in pilot.app.screen.query(VirtualTable) if t.id and t.size.width and t.is_on_screen]


def test_the_page_at_eighty_wide(port: Desk) -> None:
    async def play() -> None:
        async with page(port) as pilot:
            assert text_of(pilot, "#heading").splitlines() == [
                "Anna van den Berg · actief · fase vo · R1/2023",
                "verantwoordelijk vo sinds 01-08-2023, zo ook ingeschreven (a: waarom)",
                "naar het mbo 01-08-2025 · venster t/m 31-07-2026 · verwacht einde 31-07-2026",
                "BPV 100/450 uur [###-------------] 22%",
            ]
            years, rule, fact, marks = text_of(pilot, "#band").splitlines()
            assert years.split() == ["route", "|23/24", "|24/25", "|25/26"]
            assert rule.startswith("regel     ─vo──")
            assert "≡vo+mbo≡" in rule
            assert (fact.index("┃"), set(fact[43:])) == (rule.index("┃"), {"┃", "─", "v", "o"})
            assert [c for c in marks[10:] if c != " "] == ["◆", "●", "◐", "^"]
            assert shown(pilot) == ["events"]
            assert [text_of(pilot, f"#tab-{panel}") for panel in ("events", "exams", "work")] == [
                "Gebeurtenissen (7)", "Examens (11)", "BPV en plicht (1)",
            ]  # fmt: skip

    drive(play)


def test_what_was_corrected_and_withdrawn_is_struck_through_with_what_counts_instead(port: Desk) -> None:
    async def play() -> None:
        async with page(port) as pilot:
            assert [line[:46].rstrip() for line in lines(pilot, "#events")] == [
                "dag        gebeurtenis            inhoud",
                "26-07-2024 BPV afgerond           p1, uren 100",
                "10-06-2024 BPV afgesproken        p1, leerbedr",
                "05-06-2024 intrekking             gebeurtenis",
                "05-06-2024 onderdeel niet behaald WI-CE, cijfe",
                "24-05-2024 correctie              gebeurtenis",
                "24-05-2024 onderdeel behaald      NE-CE, cijfe",
                "24-05-2024 → telt                 NE-CE, cijfe",
                "01-08-2023 route begonnen         R1, leerjaar",
            ]
            assert ["cijfer 4.0" in line for line in lines(pilot, "#events")[6:8]] == [False, True]
            assert [line[56:].split()[:1] for line in lines(pilot, "#events")[4:8]] == [
                ["ingetrokken"], ["…"], ["gecorrigeerd"], [],
            ]  # fmt: skip
            table = pilot.app.screen.query_one("#events", VirtualTable)

            def struck(y: int) -> bool:
                styles = [s.style for s in list(table.render_line(y))[:3]]
                return all(style is not None and style.strike for style in styles)

            assert [struck(y) for y in range(1, 9)] == [False] * 3 + [True, False, True, False, False]

    drive(play)


def test_tab_goes_from_panel_to_panel_and_a_click_on_its_name_too(port: Desk) -> None:
    async def play() -> None:
        async with page(port) as pilot:
            for key, panel in [
                ("tab", "exams"),
                ("tab", "work"),
                ("tab", "events"),
                ("shift+tab", "work"),
                ("shift+tab", "exams"),
            ]:
                await press(pilot, key)
                assert shown(pilot) == [panel]
                assert pilot.app.focused is pilot.app.screen.query_one(f"#{panel}")
                assert pilot.app.screen.query_one(f"#tab-{panel}").has_class("-shown")
            await pilot.click("#tab-work")
            await settled(pilot)
            assert shown(pilot) == ["work"]

    drive(play)


@pytest.mark.parametrize(
    ("width", "panels"), [(99, ["events"]), (100, ["events", "exams"]), (119, ["events", "exams"]),
                          (120, ["events", "exams", "work"])],
)  # fmt: skip
def test_panels_stand_side_by_side_where_there_is_room(port: Desk, width: int, panels: list[str]) -> None:
    async def play() -> None:
        async with page(port, width, 30) as pilot:
            assert shown(pilot) == panels
            await press(pilot, "shift+tab")
            assert shown(pilot) == {99: ["work"], 120: panels}.get(width, ["events", "work"])
            await pilot.resize_terminal(80, 24)
            await settled(pilot)
            assert shown(pilot) == ["work"]
            assert {len(line) for line in text_of(pilot, "#band").splitlines()} == {78}

    drive(play)


def test_exams_are_in_order_of_urgency(port: Desk) -> None:
    async def play() -> None:
        async with page(port) as pilot:
            await press(pilot, "tab")
            found = lines(pilot, "#exams")
            assert [line.split()[:3] for line in found[1:]][:4] == [
                ["○", "open", "KV1"],
                ["○", "open", "MA-SE"],
                ["○", "open", "PV-CSPE"],
                ["○", "open", "WI-CE"],
            ]
            assert found[-1].split()[:3] == ["●", "behaald", "NE-CE"]
            assert "31-07-2026" in found[1]
            assert "4.0" in found[-1]
            pilot.app.as_of = AsOf(date(2026, 7, 20))  # type: ignore[attr-defined]
            await settled(pilot)
            assert lines(pilot, "#exams")[1].split()[:3] == ["▲", "open", "KV1"]
            pilot.app.as_of = AsOf(date(2026, 8, 1))  # type: ignore[attr-defined]
            await settled(pilot)
            assert lines(pilot, "#exams")[1].split()[:4] == ["■", "venster", "dicht", "KV1"]

    drive(play)


def test_w_and_enter_explain_the_line_under_the_cursor(port: Desk) -> None:
    async def play() -> None:
        async with page(port) as pilot:
            for keys, question in [(["w"], "p1"), (["tab", "enter"], "KV1"), (["tab", "w"], "p1")]:
                await press(pilot, *keys)
                why = pilot.app.screen
                assert isinstance(why, WhyScreen)
                assert why._question == question
                assert why.title_text() == f"Waarom · Anna van den Berg · {question}"
                assert str(why.query(".heading").first().render()) == "Conclusie"
                await press(pilot, "j", "k", "escape")
            await press(pilot, "L", "w")
            assert [str(h.render()) for h in pilot.app.screen.query(".heading")][:2] == [
                "Conclusion",
                "Rules",
            ]
            await press(pilot, "L")
            assert [str(h.render()) for h in pilot.app.screen.query(".heading")][:2] == [
                "Conclusie",
                "Regels",
            ]

    drive(play)


def test_every_line_of_the_page_can_be_explained(port: Desk) -> None:
    as_of = AsOf(date(2025, 3, 1))
    found = view.page(port.student("s1", as_of), "Anna", "nl", ascii_only=False)
    asked = [row.question for row in found.events]
    assert asked == ["p1", "p1", "WI-CE", "WI-CE", "NE-CE", "NE-CE", "NE-CE", "status"]
    for question in {row.question for row in [*found.events, *found.exams, *found.work, *found.duties]}:
        assert port.explain("s1", question, as_of, "en").conclusion


def test_why_tells_what_went_wrong(port: Desk) -> None:
    async def play() -> None:
        async with page(port) as pilot:
            pilot.app.open_why("s1", "nothing-like-it")  # type: ignore[attr-defined]
            await settled(pilot)
            assert text_of(pilot, ".line").startswith("«nothing-like-it» is op deze dag geen vraag.")

    drive(play)


def test_brackets_step_from_event_to_event(port: Desk) -> None:
    """Later is up: the newest stands first. What counts instead goes with its event."""

    async def play() -> None:
        async with page(port) as pilot:
            table = pilot.app.screen.query_one("#events", VirtualTable)
            seen = []
            for key in ("[", "[", "[", "[", "[", "[", "[", "]", "]"):
                await pilot.press({"[": "left_square_bracket", "]": "right_square_bracket"}[key])
                seen.append(table.cursor)
            assert seen == [1, 2, 3, 4, 5, 7, 7, 5, 4]

    drive(play)


def test_in_english_at_a_hundred_and_forty(port: Desk) -> None:
    async def play() -> None:
        async with page(port, 140, 40, "en") as pilot:
            assert (
                text_of(pilot, "#heading").splitlines()[0]
                == "Anna van den Berg · active · phase vo · R1/2023"
            )
            assert text_of(pilot, "#band").splitlines()[1].startswith("rule ")
            assert lines(pilot, "#events")[6].startswith("2024-05-24 exam part passed")
            assert lines(pilot, "#work")[1].split() == ["●", "yes", "p1", "100", "hours"]
            await press(pilot, "down", "L")
            assert lines(pilot, "#events")[6].startswith("24-05-2024 onderdeel behaald")
            assert pilot.app.screen.query_one("#events", VirtualTable).cursor == 1

    drive(play)


def test_before_the_student_was_known_it_says_so(port: Desk) -> None:
    async def play() -> None:
        async with page(port) as pilot:
            pilot.app.as_of = AsOf(date(2025, 3, 1), "2022-01-01")  # type: ignore[attr-defined]
            await settled(pilot)
            assert "s1" in text_of(pilot, "#heading")
            assert text_of(pilot, "#band") == ""
            assert lines(pilot, "#events")[1:] == ["Er is niets vastgelegd."]
            await press(pilot, "n", "down")
            assert isinstance(pilot.app.screen, StudentScreen)

    drive(play)


def test_a_name_in_brackets_is_shown_as_it_is(port: Desk) -> None:
    async def play() -> None:
        async with page(port, student="s4") as pilot:
            assert text_of(pilot, "Strip").startswith("[b]Noor Bakker")
            assert text_of(pilot, "#heading").startswith("[b]Noor Bakker · actief")
            await press(pilot, "tab", "tab")
            assert lines(pilot, "#work")[1:] == ["Geen BPV afgesproken, en geen plicht na een einde."]

    drive(play)


class Broken(Desk):
    """The journal cannot be read when the page is asked."""

    def student(self, student: str, as_of: AsOf) -> StudentAnswers:
        raise JournalBusy("journal.db: een ander programma is bezig")


def test_what_went_wrong_is_told(school: School) -> None:
    port = Broken(port_of(school).journal, school.place)

    async def play() -> None:
        async with page(port) as pilot:
            assert text_of(pilot, "#heading") == "journal.db: een ander programma is bezig"

    drive(play)


def test_an_answer_to_an_earlier_question_is_not_shown(port: Desk) -> None:
    async def play() -> None:
        async with page(port) as pilot:
            here = pilot.app.screen
            assert isinstance(here, StudentScreen)
            before = text_of(pilot, "#heading")
            here.post_message(here.Failed(here._turn - 1, WrongUse("old")))
            await settled(pilot)
            assert text_of(pilot, "#heading") == before

    drive(play)


def test_a_explains_who_answers_whatever_line_the_cursor_is_on(port: Desk) -> None:
    async def play() -> None:
        async with page(port) as pilot:
            await press(pilot, "tab", "a")
            why = pilot.app.screen
            assert isinstance(why, WhyScreen)
            assert why._question == "enrolment"
            assert "volgens de regel vo" in str(why.query(".line").first().render())

    drive(play)


def test_the_page_of_the_next_student_shows_nothing_of_the_one_before(port: Desk) -> None:
    async def play() -> None:
        async with page(port) as pilot:
            first = pilot.app.screen
            await press(pilot, "end", "tab", "escape")
            pilot.app.open_student("s2")  # type: ignore[attr-defined]
            assert first.query_one("#events", VirtualTable).count == 0
            await settled(pilot)
            assert pilot.app.screen is first, "laid out once"
            assert text_of(pilot, "Strip").startswith("Zoë de Wit")
            assert shown(pilot) == ["events"]
            assert len(lines(pilot, "#events")) == 2
            assert pilot.app.screen.query_one("#events", VirtualTable).cursor == 0

    drive(play)
