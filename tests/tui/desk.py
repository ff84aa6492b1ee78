"""What does a mentor see and do at the screen? A small school, and the program on it, driven by keys."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from journeys.saying import Language
from journeys.store.journal import open_journal
from tests.commandline import School
from tests.scenario import CHOSEN, Story, ordinary
from tui.app import LeerspoorApp
from tui.port import Port
from tui.widgets.virtual_table import VirtualTable

TODAY = date(2025, 3, 1)
NAMES = """pseudoniem;roepnaam;tussenvoegsel;achternaam
s1;Anna;van den;Berg
s2;Zoë;de;Wit
s3;Bas;;Berg
s4;[b]Noor;;Bakker
"""


class Desk(Port):
    """The port of a school where it is always 1 March 2025."""

    @staticmethod
    def today() -> date:
        return TODAY


def told() -> Story:
    """Five students on one route; one has a corrected mark, a withdrawn sitting, and 100 hours of BPV."""
    story = ordinary()
    story.tell("100000001", "company-recognised", "2020-01-01", id="recognised")
    for student in ("s1", "s2", "s3", "s4", "s5"):
        story.tell(student, "route-started", "2023-08-01", by="vo:98VO", chosen=CHOSEN, id=f"start-{student}")
    story.tell("s1", "exam-part-passed", "2024-05-24", by="vo:98VO", part="NE-CE", mark="7.0", id="ne")
    story.correct("ne", mark="4.0", at="2024-06-03T10:00Z", id="mended")
    story.tell("s1", "exam-part-failed", "2024-06-05", by="vo:98VO", part="WI-CE", mark="3.0", id="wi")
    story.retract("wi", at="2024-06-06T10:00Z", id="gone")
    signed = dict.fromkeys(("student", "company", "mbo"), "2024-06-08")
    story.tell(
        "s1", "bpv-agreed", "2024-06-10", by="mbo:98MB", starts_on="2024-06-17", ends_on="2024-07-26",
        signed=signed, id="agreed",
    )  # fmt: skip
    story.tell("s1", "bpv-completed", "2024-07-26", by="mbo:98MB", id="done")
    return story


def school_at(folder: Path, *, names: bool = True, story: Story | None = None) -> School:
    """A school with this story in its journal, and the names beside it."""
    school = School(folder)
    school.restore((story or told()).history)
    if names:
        (folder / "namen.csv").write_text(NAMES, encoding="utf-8")
        school("identity", "import", folder / "namen.csv").done()
    return school


def port_of(school: School) -> Desk:
    return Desk(open_journal(school.place), school.place)


def drive(play: Callable[[], Awaitable[None]]) -> None:
    """Run a play to its end."""

    async def run() -> None:
        await play()

    asyncio.run(run())


@asynccontextmanager
async def screen(
    port: Port, width: int = 80, height: int = 24, language: Language = "nl", *, ascii_only: bool = False
) -> AsyncIterator[Pilot[None]]:
    """The program in a terminal of this size, on the list of students, once that is there."""
    app = LeerspoorApp(port, language=language, ascii_only=ascii_only)
    async with app.run_test(size=(width, height)) as pilot:
        if app.current_mode != "students":
            await app.switch_mode("students")
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is being asked; a form that waits for a person is not waited for."""
    for _ in range(20):
        await pilot.pause()
        busy = [w for w in pilot.app.workers if w.group != "default" and not w.is_finished]
        if not busy:
            return
        await asyncio.gather(*(worker.wait() for worker in busy), return_exceptions=True)
    raise AssertionError("it never comes to rest")


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def lines(pilot: Pilot[None], table: str = "#table") -> list[str]:
    """The lines of a table in sight, its heading first."""
    found = pilot.app.screen.query_one(table, VirtualTable)
    texts = [found.render_line(y).text.rstrip() for y in range(found.size.height)]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def text_of(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector).render())
