"""Do the scenarios that a school secretary can read come out as they say?

The files are in `fixtures/scenarios`, with a README that explains their form; how they are read and run is in
`scenario_files` and `worlds`. Whether every code of the glossary is in them: `test_every_code`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.commandline import School, counts
from tests.scenario_files import FOLDER, KEY, LISTS, NAMED, SCENARIOS, Layer, scenario
from tests.worlds import WORLDS, Desk, check, check_refusal, introduce, shared_desk

REFUSING = [name for name, world in WORLDS.items() if world.layer.refuse]
TAKING = [name for name, world in WORLDS.items() if world.layer.accept]
TELLABLE = [name for name, world in WORLDS.items() if all(event.kind != "erased" for event in world.events)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return shared_desk(tmp_path_factory.mktemp)


@pytest.mark.parametrize("name", WORLDS)
def test_the_answers_are_as_told(name: str, desk: Desk) -> None:
    check(WORLDS[name], partial(desk.ask, WORLDS[name]))


@pytest.mark.parametrize("name", TELLABLE)
def test_what_is_told_can_be_imported_and_says_the_same(name: str, tmp_path: Path) -> None:
    """Import decides on each report, and the answers are worked out from them instead of looked up.

    What was known when is lost, so what asks about that is not asked again.
    """
    world, school = WORLDS[name], School(tmp_path)
    row = school("import", school.file(*(event.envelope() for event in world.events)), "--json").row
    assert counts(row) == (len(world.events), len(world.events), 0, 0), row["refusals"]
    introduce(world, school)
    whole = [replace(e, known_at=date(2199, 12, 31)) for e in world.layer.expect if e.known_at is None]
    world = replace(world, layer=replace(world.layer, expect=whole))
    check(world, lambda arguments: school(*arguments).done().rows)


@pytest.mark.parametrize("name", REFUSING)
def test_what_is_refused_is_refused_as_told(name: str, desk: Desk) -> None:
    world, school = WORLDS[name], desk.school(WORLDS[name])
    for refuse in world.layer.refuse:
        check_refusal(world, refuse, school)
    assert len(school.archive()) == len(world.events)


@pytest.mark.parametrize("name", TAKING)
def test_what_is_on_the_other_side_of_a_refusal_is_taken(name: str, desk: Desk, tmp_path: Path) -> None:
    for number, accept in enumerate(WORLDS[name].layer.accept, 1):
        copy = shutil.copytree(desk.school(WORLDS[name]).folder, tmp_path / str(number))
        row = School(copy).take(accept.envelope())
        where = f"{name}, acceptance {number} ({accept.says or accept.other_side_of})"
        assert counts(row) == (1, 1, 0, 0), f"{where}: {row['refusals']}"


# --- is everything there? -----------------------------------------------------------------------------


def layers() -> Iterator[Layer]:
    """Every scenario and every variant."""
    return (world.layer for world in WORLDS.values())


def test_all_eighteen_scenarios_are_there_and_every_file_is_read() -> None:
    numbers = [name[:3] for name in SCENARIOS]
    assert numbers == sorted(set(numbers)), "a number stands for one file"
    assert [number for number in numbers if number.startswith("S")] == [f"S{n:02}" for n in range(1, 19)]
    bases = {scenario(name).base for name in SCENARIOS} - {None}
    assert {path.stem for path in FOLDER.glob("*.toml")} == bases | set(SCENARIOS)


@pytest.mark.parametrize("table", ["event", "expect", "refuse", "accept"])
def test_no_table_is_dropped(table: str) -> None:
    texts = [(FOLDER / f"{name}.toml").read_text(encoding="utf-8") for name in SCENARIOS]
    written = sum(len(re.findall(rf"^ *\[\[(?:variant\.)?{table}\]\]", text, re.MULTILINE)) for text in texts)
    assert written == sum(len(getattr(layer, table)) for layer in layers()) > 0


def test_the_readme_lists_every_scenario() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \[(\w+)\]\((.+?)\.toml\) \| (.*?) \|$", readme, re.MULTILINE)
    assert listed == [(name[:3], name, scenario(name).title) for name in SCENARIOS]


def test_the_readme_names_every_question_and_every_list() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [word for word in (*KEY, *LISTS, *NAMED) if f"`{word}`" not in readme] == []
