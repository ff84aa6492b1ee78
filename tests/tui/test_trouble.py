"""What stands on the screen when the journal is held by a writer, replaced by another file, or gone?"""

from __future__ import annotations

import os
import uuid
from datetime import date
from pathlib import Path

import pytest

from journeys.aggregates.command import Command
from journeys.store.journal import open_journal
from leerspoor.recording import record
from tests.commandline import School, line
from tests.tui.at_the_desk import Wednesday, opened, press, school_at, seen


@pytest.fixture
def school(tmp_path: Path) -> School:
    return school_at(tmp_path)


def put_away(school: School) -> Path:
    """The journal's files, in a folder beside it."""
    away = school.folder / "away"
    away.mkdir()
    for file in school.folder.glob("journal.db*"):
        file.rename(away / file.name)
    return away


def put_back(school: School, away: Path) -> None:
    for file in away.iterdir():
        file.rename(school.folder / file.name)


@pytest.mark.parametrize(("key", "stays"), [("1", "regels"), ("3", "WI-CE"), ("4", "R1/2024"), ("2", "s2")])
def test_a_file_that_is_gone_is_told_and_what_stood_there_stays(school: School, key: str, stays: str) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, key)
        before = seen(app)
        away = put_away(school)
        await press(app, pilot, "r")
        told = " ".join(seen(app).split())
        assert "⚠" in told
        assert "is er niet meer" in told
        assert "r: vraag het opnieuw" in told
        put_back(school, away)
        await press(app, pilot, "r")
        assert seen(app) == before

    opened(school, visit, size=(120, 30))


def test_on_the_page_of_a_student_and_its_why_too(school: School) -> None:
    async def visit(app, pilot) -> None:
        await press(app, pilot, "enter")
        away = put_away(school)
        for key in ("r", "w"):
            await press(app, pilot, key)
            assert "is er niet meer" in seen(app)
        await press(app, pilot, "escape")
        assert "R1/2024" in seen(app)
        put_back(school, away)
        await press(app, pilot, "r")
        assert "is er niet meer" not in seen(app)

    opened(school, visit, size=(120, 30))


def test_in_english_too(school: School) -> None:
    async def visit(app, pilot) -> None:
        put_away(school)
        await press(app, pilot, "r")
        assert "this file is gone" in seen(app)
        assert "r: ask again" in " ".join(seen(app).split())

    opened(school, visit, size=(120, 30), language="en")


def test_another_journal_in_its_place_is_read_when_asked_again(school: School, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = School(tmp_path / "other")
    other.take(line("agreement-signed", "A1", "2019-01-01"))

    async def visit(app, pilot) -> None:
        assert "3 van 3" in seen(app)
        put_away(school)
        os.replace(other.place, school.place)  # noqa: PTH105 - in its place
        await press(app, pilot, "r")
        assert "0 van 0" in seen(app)

    opened(school, visit)


def test_a_file_of_something_else_in_its_place_is_told(school: School) -> None:
    async def visit(app, pilot) -> None:
        away = put_away(school)
        Path(school.place).write_bytes(b"no journal " * 100)  # noqa: ASYNC240 - a moment
        await press(app, pilot, "r")
        assert "dit is geen journaal" in seen(app)
        assert "s1" in seen(app)
        Path(school.place).unlink()  # noqa: ASYNC240 - a moment
        put_back(school, away)
        await press(app, pilot, "r")
        assert "geen journaal" not in seen(app)

    opened(school, visit)


def test_a_journal_that_a_writer_holds_is_told_and_asked_again_afterwards(school: School) -> None:
    """Answers that are behind have to be worked out, and that waits for the writer."""

    async def visit(app, pilot) -> None:
        app.port.close()
        app.port._given = lambda: open_journal(school.place, create=False, patience=0.1)
        record(app.port.journal, [started("s4")])
        with open_journal(school.place, create=False) as other, other.writing():
            await press(app, pilot, "r")
            told = seen(app)
            assert "een ander programma houdt het journaal bezet" in " ".join(told.split())
            assert "s1" in told
        await press(app, pilot, "r")
        assert "houdt het journaal bezet" not in seen(app)
        assert "4 van 4" in seen(app)

    opened(school, visit, size=(120, 30))


def started(student: str) -> Command:
    """The report that a student started like the others."""
    data = b'{"route":"R1","leerjaar":3,"leerweg":"BB","lwt":false}'
    return Command(
        stream=f"student/{student}", kind="route-started/1", on=date(2024, 8, 1), by="vo:98VO", data=data,
        command=str(uuid.uuid4()),
    )  # fmt: skip


def test_a_journal_is_opened_with_the_first_question_and_closed_at_the_end(school: School) -> None:
    opened_at = []

    def opening():
        opened_at.append(school.place)
        return open_journal(school.place, create=False)

    port = Wednesday(opening, school.place)
    assert opened_at == []
    assert port.name_of("s1") == "s1"
    assert port.timeline("s1", None)
    assert port.timeline("s2", None)
    assert len(opened_at) == 1
    port.close()
    port.close()
    assert port.timeline("s1", None), "it is opened anew where it is"
    port.close()
