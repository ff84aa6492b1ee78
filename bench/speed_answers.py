"""How quickly are the answers there? Rebuild, catching up, questions about one and about all."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from uuid import uuid4

from speed_data import environment
from speed_files import remove, run
from speed_measure import Table, in_turns, timed
from speed_plain import durable_commit
from speed_recorder import report

from journeys.aggregates.command import Command
from journeys.store.journal import Journal, open_journal
from leerspoor.recording import record
from projections import tables
from projections.catch_up import catch_up
from projections.folding import CHUNK, fold

NOTHING = Path("-")


def rebuilding(table: Table, place: Path, rounds: int) -> None:
    """Rebuild against reading and decoding every event once; and what was known halfway against a rebuild."""
    memory: list[float] = []

    def way(name: str) -> float:
        ran = run(name, NOTHING, place)
        if name == "rebuild":
            memory.append(ran.memory)
        return ran.seconds

    found = in_turns({name: partial(way, name) for name in ("read", "rebuild", "known-at")}, rounds)
    once = "every event read and decoded once"
    table.time("rebuild of every answer", once, found, ("rebuild", "read"), 5)
    table.memory("rebuild of every answer: memory of the process that writes", max(memory), 400)
    table.time("`--known-at` halfway, all students", "a rebuild", found, ("known-at", "rebuild"), 1.5)


def catching_up(table: Table, archive: Path, place: Path, folder: Path, rounds: int) -> None:
    """After one student event; after an event of the route with the most students."""
    copy = folder / "catch-up.sqlite"
    shutil.copy(place, copy)
    route, touched = _busiest_route(copy)
    with open_journal(copy) as journal, durable_commit(folder, archive) as commit:
        catch_up(journal)

        def after_one() -> float:
            report(journal, f"student/{touched[0]}")
            return timed(partial(catch_up, journal))

        def after_route() -> float:
            _renew(journal, route)
            return timed(partial(catch_up, journal))

        def those_alone() -> float:
            return timed(partial(_work_out, journal, touched))

        one = in_turns({"ours": after_one, "commit": commit}, 5 * rounds)
        all_ = in_turns({"ours": after_route, "alone": those_alone}, max(1, rounds // 2))
    what = "catch-up after one student event"
    table.time(what, "plain sqlite3, one commit", one, ("ours", "commit"), 20)
    what = f"catch-up after a route event that touches {len(touched):,} students"
    table.time(what, "those students alone, in one process", all_, ("ours", "alone"), 1.5)
    remove(copy)


def on_the_command_line(table: Table, place: Path, folder: Path, rounds: int) -> None:
    """Questions about one student, and help, against starting Python."""
    program = [sys.executable, "-m", "leerspoor.cli.main"]
    student = _busiest_route(place)[1][0]
    asked = {
        f"`leerspoor {' '.join(question)}`": [*program, "--journal", str(place), *question]
        for question in (
            ("responsibility", student, "--json"),
            ("exams-owed", student, "--json"),
            ("result", student, "--json"),
            ("timeline", student, "--json"),
        )
    }
    commands = asked | {
        "import": [sys.executable, "-c", "import sqlalchemy"],
        "pass": [sys.executable, "-c", "pass"],
        "help": [*program, "--help"],
    }
    for command in commands.values():
        _ran(command, folder)  # compiles what was not yet
    found = in_turns({name: partial(_ran, command, folder) for name, command in commands.items()}, 4 * rounds)
    for name in asked:
        table.time(name, "`python -c 'import sqlalchemy'`", found, (name, "import"), 1.5)
    table.time("`leerspoor --help`", "`python -c pass`", found, ("help", "pass"), 7)


def of_the_whole_school(table: Table, place: Path, rounds: int) -> None:
    """Who answers for every student on a day, as JSON lines."""
    lines = run("ask-all", NOTHING, place).events
    names = ("ask-all", "plain-ask-all")
    found = in_turns({name: lambda name=name: run(name, NOTHING, place).seconds for name in names}, rounds)
    what = f"a whole-school question, {lines:,} students, JSON"
    table.time(what, "the same rows with plain sqlite3 + json", found, names, 3)


def _ran(command: Sequence[str], folder: Path) -> float:
    """A program of its own, in a folder where nothing of ours lies."""
    return timed(
        partial(
            subprocess.run,
            command,
            stdout=subprocess.DEVNULL,
            check=True,
            cwd=folder,
            env=environment(),
        )
    )


def _busiest_route(place: Path) -> tuple[str, list[str]]:
    """The route that the answers about the most students rest on, and those students in order."""
    connection = sqlite3.connect(place)
    query = "SELECT stream FROM depends WHERE stream LIKE 'route/%' GROUP BY stream ORDER BY count(*) DESC"
    (route,) = connection.execute(query).fetchone()
    query = "SELECT student FROM depends WHERE stream = ? ORDER BY student"
    students = [student for (student,) in connection.execute(query, (route,))]
    connection.close()
    return route, students


def _renew(journal: Journal, route: str) -> None:
    command = Command(
        stream=route,
        kind="qualification-renewed/1",
        on=date(2025, 8, 1),
        by="system",
        data=b'{"old":"11111","new":"22222"}',
        command=str(uuid4()),
    )
    (outcome,) = record(journal, [command])
    assert outcome.state == "recorded", outcome


def _work_out(journal: Journal, students: Sequence[str]) -> None:
    for at in range(0, len(students), CHUNK):
        some = students[at : at + CHUNK]
        rows = fold(journal, some)
        with journal.transaction() as connection:
            tables.replace(connection, some, rows)
