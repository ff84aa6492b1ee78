"""Does the list stand on the screen before the store is loaded, and is it then the list of the store?"""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from journeys.store.journal import open_journal
from tests.commandline import ROOT, School, environment, line
from tests.tui.at_the_desk import Wednesday, opened, press, school_at, seen, settled
from tui.glance import students_at


@pytest.fixture
def school(tmp_path: Path) -> School:
    return school_at(tmp_path)


def test_a_first_look_sees_the_students_in_order(school: School) -> None:
    assert students_at(school.place) == ["s1", "s2", "s3"]


def test_where_it_cannot_tell_it_says_so(school: School, tmp_path: Path) -> None:
    assert students_at("postgresql://nobody@nowhere/nothing") is None
    assert students_at(str(tmp_path / "not there.db")) is None
    assert students_at(str(tmp_path)) is None
    other = tmp_path / "other.db"
    other.write_bytes(b"no journal " * 100)
    assert students_at(str(other)) is None
    empty = tmp_path / "empty.db"
    empty.touch()
    assert students_at(str(empty)) is None


def test_where_there_are_names_the_order_is_by_name_and_the_store_is_waited_for(school: School) -> None:
    (school.folder / "namen.csv").write_text("pseudoniem;roepnaam\ns1;Zoë\n", encoding="utf-8")
    school("identity", "import", school.folder / "namen.csv").done()
    assert students_at(school.place) is None


def test_a_first_look_changes_nothing_and_waits_for_nobody(school: School) -> None:
    before = school.journal.read_bytes()
    with open_journal(school.place, create=False) as journal, journal.writing():
        assert students_at(school.place) == ["s1", "s2", "s3"]
    students_at(school.place)
    assert school.journal.read_bytes() == before


def test_what_was_glanced_is_replaced_by_what_the_store_says(school: School) -> None:
    """Someone who is not there (any more) does not stay."""

    class Glanced(Wednesday):
        def __init__(self, *given: object) -> None:
            super().__init__(*given, ["s0", "s1"])  # type: ignore[arg-type]

    async def visit(app, pilot) -> None:
        await settled(app, pilot)
        assert "s0" not in seen(app)
        assert "3 van 3" in seen(app)
        assert app.port.glanced is None

    opened(school, visit, port=Glanced)


def test_to_have_the_list_ready_nothing_slow_is_loaded() -> None:
    program = (
        "import json, sys\n"
        "import leerspoor.cli.screens, tui.app, tui.glance, tui.screens.students\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "print(sorted(loaded & {'sqlalchemy', 'eventsourcing', 'projections'}))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT, env=environment({}), capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert ran.stdout.strip() == "[]"


def test_what_can_go_is_looked_for_again_once_something_is_in_sight(school: School) -> None:
    gc.disable()
    try:

        async def visit(app, pilot) -> None:
            await settled(app, pilot)
            assert gc.isenabled()

        opened(school, visit)
    finally:
        gc.enable()
        gc.unfreeze()


def test_a_click_on_a_key_presses_it(school: School) -> None:
    async def visit(app, pilot) -> None:
        from tui.widgets.key_line import KeyLine

        keys = app.screen.query_one(KeyLine)
        (why,) = [key for key in keys.in_sight() if key.word == "Waarom"]
        await pilot.click(keys, offset=(why.start, 0))
        await settled(app, pilot)
        assert "Conclusie" in seen(app)
        await pilot.click(app.screen.query_one(KeyLine), offset=(app.size.width - 1, 0))
        await settled(app, pilot)
        assert "Conclusie" in seen(app)

    opened(school, visit)


def test_where_there_is_no_cohort_the_filter_asks_for_one_in_dutch(tmp_path: Path) -> None:
    school = School(tmp_path)
    school.take(line("agreement-signed", "A1", "2019-01-01"))

    async def visit(app, pilot) -> None:
        await press(app, pilot, "3", "f")
        assert "kies een cohort" in seen(app)
        assert "Select" not in seen(app)

    opened(school, visit)
