"""What does a person at the screen need? A school with students, the program on it, and eyes.

`opened` starts the program in a screen of a given size without a terminal, on a day in 2025; `texts` reads
what stands on the screen, line by line.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input

from journeys.store.journal import open_journal
from tests.commandline import School
from tests.scenario import CHOSEN, Story, of, ordinary, vmbo
from tui.app import LeerspoorApp
from tui.port import Port
from tui.widgets.key_line import KeyLine

TODAY = date(2025, 10, 1)
Visit = Callable[[LeerspoorApp, Pilot[None]], Awaitable[None]]


def told() -> Story:
    """Three students on one route: with a corrected mark, with nothing yet, and switched to the mbo."""
    story = ordinary(of(vmbo("NE-CE"), vmbo("WI-CE")))
    story.tell("s1", "route-started", "2024-08-01", chosen=CHOSEN, id="start")
    story.tell("s1", "exam-part-passed", "2025-05-24", part="NE-CE", mark="7.0", id="ne")
    story.correct("ne", mark="6.5", at="2025-06-03T10:00Z", id="mended")
    story.tell("s2", "route-started", "2024-08-01", chosen=CHOSEN)
    story.tell("s3", "route-started", "2023-08-01", chosen=CHOSEN)
    return story


def school_at(folder: Path) -> School:
    """A journal with the three students."""
    school = School(folder)
    school.restore(told().history)
    return school


class Wednesday(Port):
    """The questions, asked on a day that does not pass."""

    @staticmethod
    def today() -> date:
        return TODAY


def opened(
    school: School,
    visit: Visit,
    size: tuple[int, int] = (80, 24),
    port: type[Port] = Wednesday,
    **options: Any,
) -> LeerspoorApp:
    """Start the program, do what `visit` does with it, and close it."""

    async def all_of_it() -> LeerspoorApp:
        with open_journal(school.place, create=False) as journal:
            app = LeerspoorApp(port(journal, school.place), **options)
            async with app.run_test(size=size) as pilot:
                await settled(app, pilot)
                await visit(app, pilot)
        return app

    return asyncio.run(all_of_it())


async def settled(app: LeerspoorApp, pilot: Pilot[None]) -> None:
    """Until nothing is being asked or drawn any more; a dialog that waits for a person does not count."""
    await pilot.pause()
    while asking := [w for w in app.workers if w.group != "default" and not w.is_finished]:
        await app.workers.wait_for_complete(asking)
        await pilot.pause()  # an answer can lead to a question: the list, its rows


async def press(app: LeerspoorApp, pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, and wait until what they do is done."""
    for key in keys:
        await pilot.press(key)
        if len(key) > 1 or not isinstance(app.focused, Input):
            await settled(app, pilot)


def texts(app: LeerspoorApp) -> list[str]:
    """The lines that are seen."""
    width, height = app.size
    lines = app.screen._compositor.render_strips(app.size)
    return ["".join(part.text for part in line)[:width].rstrip() for line in lines][:height]


def seen(app: LeerspoorApp) -> str:
    """All that is seen."""
    return "\n".join(texts(app))


def footer(app: LeerspoorApp) -> list[str]:
    """The words in the footer that are wholly in sight, in their order."""
    return [key.word for key in app.screen.query_one(KeyLine).in_sight()]
