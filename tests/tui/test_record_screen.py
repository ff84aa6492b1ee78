"""Is what is recorded at the screen what was looked at, once, and refused as on the command line?"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Input, Select

from journeys.aggregates.command import Command
from journeys.errors import JournalBusy
from journeys.saying import Language
from leerspoor.recording import Outcome
from tests.commandline import School
from tests.tui.desk import Desk, drive, lines, port_of, press, school_at, screen, settled, text_of
from tui.screens.record import RecordScreen
from tui.screens.student import StudentScreen


@pytest.fixture
def school(tmp_path: Path) -> School:
    return school_at(tmp_path)


@asynccontextmanager
async def form(
    port: Desk, kind: str, student: str = "s1", language: Language = "nl", *, keys: tuple[str, ...] = ()
) -> AsyncIterator[Pilot[None]]:
    """The form of this kind, over the page of a student."""
    async with screen(port, 80, 24, language) as pilot:
        pilot.app.open_student(student)  # type: ignore[attr-defined]
        await settled(pilot)
        await press(pilot, *keys, "n")
        assert isinstance(pilot.app.screen, RecordScreen)
        pilot.app.screen.query_one("#kind", Select).value = f"{kind}/1"
        await settled(pilot)
        yield pilot


def field(pilot: Pilot[None], name: str) -> Any:
    if name in ("on", "by"):
        return pilot.app.screen.query_one(f"#{name}")
    return next(w for w in pilot.app.screen.query_one("#fields").children if w.name == name)


async def fill(pilot: Pilot[None], typed: Mapping[str, str]) -> None:
    for name, value in typed.items():
        field(pilot, name).value = value
        await settled(pilot)


async def look(pilot: Pilot[None]) -> None:
    pilot.app.screen.query_one("#look", Button).press()
    await settled(pilot)


async def do(pilot: Pilot[None]) -> None:
    pilot.app.screen.query_one("#do", Button).press()
    await settled(pilot)


def told(pilot: Pilot[None]) -> str:
    return text_of(pilot, "#told")


def wrong(pilot: Pilot[None]) -> str:
    return text_of(pilot, "#wrong")


def events(school: School) -> list[dict[str, Any]]:
    return school("timeline", "s1", "--json").done().rows


FILLED: list[tuple[str, dict[str, str], dict[str, Any], str]] = [
    (
        "exam-part-passed",
        {
            "part": "WI-CE",
            "mark": "6.4",
            "sat_on": "2025-01-20",
            "decided_on": "2025-02-01",
            "attempt": "2",
            "resit": "ja",
        },
        {
            "part": "WI-CE",
            "mark": "6.4",
            "sat_on": "2025-01-20",
            "decided_on": "2025-02-01",
            "attempt": 2,
            "resit": True,
        },
        "WI-CE open vo 2026-07-31 > behaald 6.4",
    ),
    ("exam-part-failed", {"part": "WI-CE", "mark": "3.0"}, {"part": "WI-CE", "mark": "3.0"}, ""),
    (
        "bpv-agreed",
        {
            "placement": "p2",
            "company": "100000001",
            "crebo": "25737",
            "starts_on": "2025-03-03",
            "ends_on": "2025-04-03",
            "hours": "120",
            "guardian_required": "nee",
        },
        {
            "placement": "p2",
            "company": "100000001",
            "crebo": "25737",
            "starts_on": "2025-03-03",
            "ends_on": "2025-04-03",
            "hours": 120,
            "guardian_required": False,
        },
        "> loopt 0",
    ),
    (
        "bpv-completed",
        {"placement": "p1", "hours": "90", "assessed_by": "mbo, company", "result": "voldoende"},
        {"placement": "p1", "hours": 90, "assessed_by": ["mbo", "company"], "result": "voldoende"},
        "p1 ja 100 > ja 90",
    ),
]


@pytest.mark.parametrize(("kind", "typed", "data", "change"), FILLED)
def test_every_form_is_recorded_after_a_look(
    school: School, kind: str, typed: dict[str, str], data: dict[str, Any], change: str
) -> None:
    port = port_of(school)
    before = school("archive").done().out

    async def play() -> None:
        async with form(port, kind) as pilot:
            await fill(pilot, {"on": "2025-03-01", **typed})
            assert pilot.app.screen.query_one("#do", Button).disabled
            await look(pilot)
            assert wrong(pilot) == ""
            assert change in told(pilot)
            if not change:
                assert told(pilot).startswith("Dit verandert geen antwoord")
            assert school("archive").done().out == before
            await do(pilot)
            assert isinstance(pilot.app.screen, StudentScreen)
            assert len(lines(pilot, "#events")) == 10

    drive(play)
    last = events(school)[-1]
    assert (last["kind"], last["on"], last["by"], last["data"]) == (
        f"{kind}/1",
        "2025-03-01",
        "mbo:98MB" if kind.startswith("bpv-") else "vo:98VO",
        data,
    )


def test_a_correction_begins_from_what_counts_now(school: School) -> None:
    """Of the event under the cursor; only the value that was wrong is typed."""
    port = port_of(school)

    async def play() -> None:
        async with form(port, "corrected", keys=("end", "up", "up")) as pilot:
            assert field(pilot, "event").value == "ne"
            assert (field(pilot, "data.part").value, field(pilot, "data.mark").value) == ("NE-CE", "4.0")
            await fill(pilot, {"data.mark": "5.5", "to_on": "2024-05-25", "reason": "typing-error"})
            await look(pilot)
            assert "NE-CE behaald 4.0 > behaald 5.5" in told(pilot)
            await do(pilot)
            shown = lines(pilot, "#events")
            assert [line[:56].rstrip() for line in shown if "→ telt" in line] == [
                "25-05-2024 → telt                 NE-CE, cijfer 5.5"
            ]
            await press(pilot, "n")
            pilot.app.screen.query_one("#kind", Select).value = "corrected/1"
            await settled(pilot)
            field(pilot, "event").value = "ne"
            await settled(pilot)
            assert (field(pilot, "to_on").value, field(pilot, "data.mark").value) == ("2024-05-25", "5.5")
            field(pilot, "event").value = "start-s1"
            await settled(pilot)
            assert (field(pilot, "data.leerjaar").value, field(pilot, "data.lwt").value) == ("3", "nee")
            assert field(pilot, "to_on").value == ""

    drive(play)
    last = events(school)[-1]
    assert last["data"] == {
        "event": "ne",
        "data": {"part": "NE-CE", "mark": "5.5"},
        "to_on": "2024-05-25",
        "reason": "typing-error",
    }


REFUSED: list[tuple[str, str, dict[str, str], dict[str, Any]]] = [
    (
        "s2",
        "bpv-completed",
        {"placement": "p9", "hours": "10", "assessed_by": "mbo", "result": "voldoende"},
        {"placement": "p9", "hours": 10, "assessed_by": ["mbo"], "result": "voldoende"},
    ),
    ("s1", "exam-part-passed", {"part": "WI-CE", "mark": "12"}, {"part": "WI-CE", "mark": "12"}),
    (
        "s1",
        "bpv-agreed",
        {
            "placement": "p2",
            "company": "100000001",
            "crebo": "25737",
            "starts_on": "2025-03-03",
            "ends_on": "2025-02-01",
            "guardian_required": "nee",
        },
        {
            "placement": "p2",
            "company": "100000001",
            "crebo": "25737",
            "starts_on": "2025-03-03",
            "ends_on": "2025-02-01",
            "guardian_required": False,
        },
    ),
    (
        "s1",
        "corrected",
        {
            "event": "start-s1",
            "data.leerweg": "TL",
            "reason": "other",
        },
        {
            "event": "start-s1",
            "data": {"route": "R1", "leerjaar": 3, "leerweg": "TL", "lwt": False},
            "reason": "other",
        },
    ),
]


@pytest.mark.parametrize(("student", "kind", "typed", "data"), REFUSED)
def test_it_is_refused_in_the_words_of_the_command_line(
    school: School, student: str, kind: str, typed: dict[str, str], data: dict[str, Any]
) -> None:
    port = port_of(school)
    line = {
        "specversion": "1.0",
        "source": f"urn:leerspoor:{'mbo:98MB' if kind.startswith('bpv-') else 'vo:98VO'}",
        "type": f"nl.leerspoor.{kind}.v1",
        "subject": f"student/{student}",
        "time": "2025-03-01",
        "datacontenttype": "application/json",
        "data": data,
    }
    (said,) = [text for text in school("import", school.file(line)).message.splitlines() if "regel 1" in text]

    async def play() -> None:
        async with form(port, kind, student) as pilot:
            await fill(pilot, {"on": "2025-03-01", **typed})
            await look(pilot)
            assert wrong(pilot)
            assert said.endswith(f": {wrong(pilot)}")
            assert told(pilot) == ""
            assert pilot.app.screen.query_one("#do", Button).disabled

    drive(play)


MISTYPED: list[tuple[str, dict[str, str], str, str]] = [
    (
        "exam-part-passed",
        {"on": "gisteren"},
        "«gisteren» is geen dag",
        "«gisteren» is no day; expected: yyyy-mm-dd, for example",
    ),
    (
        "exam-part-passed",
        {"attempt": "één"},
        "Poging: «één» is geen heel getal",
        "Attempt: «één» is not a whole number",
    ),
    (
        "exam-part-passed",
        {"sat_on": "1-2-25"},
        "Afgelegd op: «1-2-25» is geen dag",
        "Sat on: «1-2-25» is no day",
    ),
    ("bpv-agreed", {}, "Plaatsing (eigen code): vul dit in", "Placement (code of your own): fill this in"),
    (
        "corrected",
        {"event": "start-s1", "data.leerjaar": "drie"},
        "leerjaar: «drie» is geen",
        "leerjaar: «drie» is not a",
    ),
]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_was_mistyped_is_told_by_the_name_of_the_field(school: School, language: Language) -> None:
    port = port_of(school)

    async def play() -> None:
        async with form(port, "exam-part-failed", language=language) as pilot:
            for kind, typed, dutch, english in MISTYPED:
                pilot.app.screen.query_one("#kind", Select).value = f"{kind}/1"
                await settled(pilot)
                await fill(pilot, {"on": "2025-03-01", **typed})
                await look(pilot)
                assert wrong(pilot).startswith(dutch if language == "nl" else english)

    drive(play)
    assert len(events(school)) == 7


def test_enter_twice_looks_and_records_nothing(school: School) -> None:
    port = port_of(school)

    async def play() -> None:
        async with form(port, "exam-part-passed") as pilot:
            await fill(pilot, {"part": "WI-CE"})
            field(pilot, "mark").focus()
            await pilot.press("6", "enter", "enter")
            await settled(pilot)
            assert "Dit zou veranderen:" in told(pilot)
            await press(pilot, "enter")
            assert len(events(school)) == 7
            await pilot.press("tab", "enter", "enter", "enter")
            await settled(pilot)

    drive(play)
    assert [e["kind"] for e in events(school)[7:]] == ["exam-part-passed/1"]


def test_pressed_twice_it_is_recorded_once(school: School) -> None:
    port = port_of(school)

    async def play() -> None:
        async with form(port, "exam-part-passed") as pilot:
            await fill(pilot, {"part": "WI-CE", "mark": "6.0"})
            await look(pilot)
            button = pilot.app.screen.query_one("#do", Button)
            button.post_message(Button.Pressed(button))
            button.post_message(Button.Pressed(button))
            await settled(pilot)

    drive(play)
    assert len(events(school)) == 8


def test_what_is_changed_after_the_look_must_be_looked_at_again(school: School) -> None:
    port = port_of(school)

    async def play() -> None:
        async with form(port, "exam-part-passed") as pilot:
            await fill(pilot, {"part": "WI-CE", "mark": "6.0"})
            await look(pilot)
            here = pilot.app.screen
            assert isinstance(here, RecordScreen)
            assert here._command is not None
            turn, command = here._turn, here._command
            await fill(pilot, {"mark": "7.0"})
            assert (told(pilot), here.query_one("#do", Button).disabled) == ("", True)
            here.post_message(here.Looked(turn, command, []))  # the answer to the look before
            await settled(pilot)
            assert here.query_one("#do", Button).disabled
            await do(pilot)
            assert len(events(school)) == 7

    drive(play)


def test_escape_records_nothing(school: School) -> None:
    port = port_of(school)

    async def play() -> None:
        async with form(port, "exam-part-passed") as pilot:
            await fill(pilot, {"part": "WI-CE", "mark": "6.0"})
            await look(pilot)
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, StudentScreen)

    drive(play)
    assert len(events(school)) == 7
    assert port.written == 0


class Trouble(Desk):
    """Another program keeps the journal just when something is to be recorded."""

    def record(self, command: Command) -> Outcome:
        raise JournalBusy("journal.db: een ander programma is bezig")


def test_when_it_cannot_be_recorded_the_form_stays(school: School) -> None:
    port = Trouble(port_of(school).journal, school.place)

    async def play() -> None:
        async with form(port, "exam-part-passed") as pilot:
            await fill(pilot, {"part": "WI-CE", "mark": "6.0"})
            await look(pilot)
            await do(pilot)
            assert wrong(pilot) == "journal.db: een ander programma is bezig"
            assert field(pilot, "mark").value == "6.0"
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, StudentScreen)

    drive(play)


def test_who_can_report_are_the_schools_of_the_route(school: School) -> None:
    port = port_of(school)

    async def play() -> None:
        async with form(port, "bpv-agreed", language="en") as pilot:
            by = field(pilot, "by")
            assert [value for _, value in by._options] == ["vo:98VO", "mbo:98MB", "system"]
            assert isinstance(field(pilot, "hours"), Input)
            assert field(pilot, "guardian_required").value == "nee"

    drive(play)
