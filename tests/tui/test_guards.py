"""Is what is slow to load left alone until it is needed, and the screen left to the screen?"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commandline import ROOT, School, environment
from tests.tui.at_the_desk import school_at

HEAVY = {"numpy", "pandas", "pyarrow", "aiohttp", "textual_serve", "jinja2", "weasyprint"}


def loaded(program: str) -> set[str]:
    """The packages that are loaded after a program ran."""
    tail = "\nimport json, sys\nprint(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    ran = subprocess.run(
        [sys.executable, "-c", program + tail],
        cwd=ROOT, env=environment({}), capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return set(json.loads(ran.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    return school_at(tmp_path_factory.mktemp("school"))


def test_the_program_starts_without_what_is_slow_to_load(school: School) -> None:
    found = loaded(
        "import asyncio\n"
        "from journeys.store.journal import open_journal\n"
        "from tui.app import LeerspoorApp\n"
        "from tui.port import Port\n"
        "async def main():\n"
        f"    with open_journal({school.place!r}, create=False) as journal:\n"
        f"        async with LeerspoorApp(Port(journal, {school.place!r})).run_test() as pilot:\n"
        "            await pilot.pause()\n"
        "asyncio.run(main())\n"
    )
    assert "textual" in found
    assert not found & HEAVY


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["tui", "--help"], ["web", "--help"], ["responsibility"], ["why", "s1", "status"]],
)
def test_the_command_line_loads_nothing_of_the_screen(school: School, arguments: list[str]) -> None:
    words = ["--journal", school.place, *arguments]
    found = loaded(f"from leerspoor.cli.main import main\nassert main({words!r}) == 0")
    assert not found & (HEAVY | {"textual", "tui"})


def test_textual_is_used_under_tui_alone() -> None:
    for room in ("journeys", "projections", "leerspoor"):
        for path in (Path(ROOT) / room).rglob("*.py"):
            lines = path.read_text(encoding="utf-8").splitlines()
            assert not [
                line for line in lines if line.strip().startswith(("import textual", "from textual"))
            ], path
