"""Pictures of the screens: for the README and the handleiding, and to see what a change does to them.

`make pictures` draws them all anew in docs/pictures; look at what changed before you keep it. The test
`test_pictures.py` says when one is not what the program draws today. A picture is what Textual exports as
SVG, without the letter types that it would fetch from elsewhere and the number that it gives each drawing.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.commandline import ROOT, School
from tests.tui.at_the_desk import Wednesday, opened, press
from tui.themes import THEMES

FOLDER = ROOT / "docs" / "pictures"
DARK, LIGHT, _CONTRAST, _BLUE_ORANGE, BLUE_ORANGE_LIGHT = (theme.name for theme in THEMES)
TODAY = date(2026, 10, 15)
STUDENTS = 60


@dataclass(frozen=True)
class Picture:
    """A screen: how one gets there by keys, in which size, colours and language."""

    keys: tuple[str, ...]
    size: tuple[int, int] = (100, 28)
    theme: str = DARK
    options: dict[str, Any] = field(default_factory=dict)
    no_colour: bool = False


PAGE = ("2", "slash", *"p8f63", "enter", "enter")
"""To the page of a student with a corrected mark."""
PICTURES: dict[str, Picture] = {
    "vandaag": Picture(("1",)),
    "leerlingen": Picture(("2",)),
    "leerlingen-licht": Picture(("2",), theme=LIGHT),
    "leerlingen-zonder-kleur": Picture(("2",), (80, 24), no_colour=True),
    "leerlingen-ascii": Picture(("2",), (80, 24), options={"ascii_only": True}, no_colour=True),
    "leerling": Picture(PAGE, (120, 34)),
    "student-page": Picture(PAGE, (120, 34), LIGHT, {"language": "en"}),
    "leerling-smal": Picture((*PAGE, "tab"), (80, 24), BLUE_ORANGE_LIGHT),
    "waarom": Picture((*PAGE, "tab", "w"), (100, 34)),
    "examens": Picture(("3",), (120, 28)),
    "examens-zonder-kleur": Picture(("3",), (120, 28), no_colour=True),
    "cohorten": Picture(("4",), (120, 24), LIGHT),
    "terugkijken": Picture((*PAGE, "5", "m", "t", "tab", *"2024-06-02", "enter", "m", "d"), (100, 30)),
    "toetsen": Picture(("2", "question_mark"), (80, 24), LIGHT),
    "vastleggen": Picture((*PAGE, "n"), (90, 30)),
}


class Thursday(Wednesday):
    """The questions, asked on the day of the pictures."""

    @staticmethod
    def today() -> date:
        return TODAY


@contextmanager
def region() -> Iterator[School]:
    """A school with a small region of the sample, sealed with a key of its own."""
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.dict(os.environ, LEERSPOOR_KEY=str(Path(folder) / "key" / "seal.key")),
    ):
        school, archive = School(Path(folder)), Path(folder) / "region.jsonl"
        school("sample", "--students", STUDENTS, "--seed", 1, archive).done()
        school("restore", archive)
        yield school


def drawn(school: School, picture: Picture) -> str:
    """The picture as the program draws it now."""
    found: list[str] = []

    async def visit(app: Any, pilot: Any) -> None:
        if not picture.no_colour:
            app.theme = picture.theme
        await press(app, pilot, *picture.keys)
        await pilot.pause()
        found.append(plain(app.export_screenshot(title="leerspoor")))

    variables = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with patch.dict(os.environ, variables | ({"NO_COLOR": "1"} if picture.no_colour else {}), clear=True):
        opened(school, visit, picture.size, port=Thursday, **picture.options)
    return found[0]


def plain(svg: str) -> str:
    """Without what would be fetched from elsewhere, and without a number that says nothing."""
    svg = re.sub(r"\s*@font-face \{.*?\}\n", "\n", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "leerspoor", svg)


def main() -> int:
    """Draw all pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.svg"):
        if old.stem not in PICTURES:
            old.unlink()
    with region() as school:
        for name, picture in PICTURES.items():
            (FOLDER / f"{name}.svg").write_text(drawn(school, picture), encoding="utf-8")
            print(f"docs/pictures/{name}.svg", file=sys.stderr)  # noqa: T201 - a tool
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
