"""Is the answer the same however it is reached? On an invented region with every kind of event in it.

From tables or folded, worked out bit by bit or anew, on SQLite or PostgreSQL, by what was known at an instant
or from a journal that ended there.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, select

from journeys.aggregates.command import Command
from journeys.store.archive import write
from journeys.store.entry import Entry
from journeys.store.journal import Journal, open_journal
from journeys.store.writing import NewFact
from leerspoor.asking import ask, asked
from leerspoor.exchange import cloudevents
from leerspoor.exchange.sample import sample
from leerspoor.recording import record
from projections import catch_up
from projections.questions import QUESTIONS
from tests.commandline import School
from tests.commandline import write as write_file

SEED = 20
LATER = "2999-01-01"
KEPT = ("responsibility", "exams-owed", "bpv", "duties")
"""The questions about students whose answers are kept in tables."""
DAYS = [
    "2016-08-01", "2020-07-31", "2020-08-01", "2021-10-01", "2022-07-31", "2022-08-01", "2023-09-30",
    "2023-10-01", "2024-02-29", "2024-07-31", "2024-08-01", "2025-03-15", "2025-07-31", "2025-08-01",
    "2025-09-30", "2025-10-01", "2025-12-31", "2026-01-01", "2026-08-01", "2026-10-01", "2027-07-31",
    "2027-08-01", "2028-09-01", "2030-08-01", "2045-10-01", "2199-12-31", "9999-12-31",
]  # fmt: skip


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    """A region of all the sample's characters and some ordinary students."""
    return list(sample(66, SEED))


@pytest.fixture(scope="module")
def region(entries: list[Entry], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with open_journal(tmp_path_factory.mktemp("region") / "journal.db") as journal:
        restore(journal, entries)
        yield journal


@pytest.fixture(scope="module")
def commands(entries: list[Entry]) -> list[Command]:
    """What a file of the region asks to be recorded."""
    return [cloudevents.read(write(entry), f"{'0' * 64}:{entry.position}") for entry in entries if entry.data]


def restore(journal: Journal, entries: list[Entry]) -> None:
    with journal.writing() as writing:
        writing.restore(entries)
    catch_up.catch_up(journal)


def answers(
    journal: Journal, question: Any, on: str, known_at: str | None = None, **which: Any
) -> list[bytes]:
    """The lines of the answer, without the instant that was asked about."""
    lines = list(ask(journal, asked(question, on=on, known_at=known_at, every_status=True, **which)))
    said = b'"known_at":' + (f'"{known_at}"' if known_at else "null").encode()
    assert all(said in line for line in lines)
    return [line.replace(said, b"", 1) for line in lines]


def every_answer(journal: Journal, days: list[str] = DAYS) -> dict[tuple[str, str], list[bytes]]:
    return {(question, on): answers(journal, question, on) for question in QUESTIONS for on in days}


def tables_of(journal: Journal) -> dict[str, list[str]]:
    """Every row of every table of answers."""
    with journal.reading() as connection:
        found = MetaData()
        found.reflect(connection)
        names = [name for name in found.tables if name.endswith("_spans") or name == "depends"]
        assert len(names) == 7
        return {name: sorted(map(repr, connection.execute(select(found.tables[name])))) for name in names}


# --- from tables or folded ----------------------------------------------------------------------------


@pytest.mark.parametrize("on", DAYS)
def test_the_tables_say_what_the_history_says(region: Journal, on: str):
    students = [name.removeprefix("student/") for name in region.stream_names("student")]
    some = random.Random(on).sample(students, 9)  # noqa: S311 - no secret
    for question in KEPT:
        assert answers(region, question, on, students=some) == answers(
            region, question, on, LATER, students=some
        )


@pytest.mark.parametrize("on", DAYS[::4])
def test_the_tables_say_of_a_cohort_what_the_history_says(region: Journal, on: str):
    assert answers(region, "guarantees", on) == answers(region, "guarantees", on, LATER)


@pytest.mark.parametrize("on", DAYS)
def test_the_tables_say_of_the_work_to_do_what_the_history_says(region: Journal, on: str):
    told = {p: answers(region, "worklist", on, within=90, policies=p) for p in ("default", "chosen")}
    assert told["default"] == answers(region, "worklist", on, LATER, within=90) == told["chosen"]


def test_the_region_has_enough_in_it_to_tell(region: Journal):
    told = every_answer(region, ["2025-10-01", "2026-10-01"])
    for question in QUESTIONS:
        assert told[question, "2025-10-01"]
        assert told[question, "2025-10-01"] != told[question, "2026-10-01"]


@pytest.mark.parametrize("share", [0.3, 0.7])
def test_what_was_known_is_what_a_journal_said_that_ended_there(
    entries: list[Entry], region: Journal, tmp_path: Path, share: float
):
    last = entries[int(len(entries) * share)].recorded_at
    known_at = last.isoformat().replace("+00:00", "Z")
    with open_journal(tmp_path / "then.db") as then:
        restore(then, [entry for entry in entries if entry.recorded_at <= last])
        for question in QUESTIONS:
            for on in ("2024-10-01", "2026-02-01"):
                assert answers(region, question, on, known_at) == answers(then, question, on), (question, on)


# --- bit by bit or anew -------------------------------------------------------------------------------


def test_taken_in_bit_by_bit_it_is_what_it_is_anew(commands: list[Command], tmp_path: Path):
    """Through the one way in, in chunks of any size, the last line by line, with the answers after each."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    sizes = [*(chance.choice([1, 2, 60, 600, 900]) for _ in commands)]
    with open_journal(tmp_path / "bits.db") as journal:
        rest = list(commands)
        while rest:
            size = sizes.pop() if len(rest) > 12 else 1
            some, rest = rest[:size], rest[size:]
            record(journal, some)
            catch_up.catch_up(journal)
        kept = tables_of(journal)
        catch_up.rebuild(journal)
        assert tables_of(journal) == kept


def test_whatever_came_first_the_answers_are_the_same(entries: list[Entry], region: Journal, tmp_path: Path):
    """Students before their routes, routes before agreements: only the order within a stream is kept."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    streams: dict[str, list[Entry]] = {}
    for entry in entries:
        streams.setdefault(entry.stream, []).append(entry)
    order = [stream for stream, of in streams.items() for _ in of]
    chance.shuffle(order)
    waiting = {stream: iter(of) for stream, of in streams.items()}
    mixed = [next(waiting[stream]) for stream in order]
    with open_journal(tmp_path / "mixed.db") as journal:
        while mixed:
            size = chance.choice([1, 7, 250, 700])
            some, mixed = mixed[:size], mixed[size:]
            with journal.writing() as writing:
                writing.append([fact_of(entry) for entry in some])
                writing.erase([entry.id for entry in some if entry.data is None])
            catch_up.catch_up(journal)
        assert tables_of(journal) == tables_of(region)


def fact_of(entry: Entry) -> NewFact:
    """What was recorded, to be recorded again; what was erased holds something until it is erased again."""
    return NewFact(
        id=entry.id, stream=entry.stream, kind=entry.kind, on=entry.on, by=entry.by, command=entry.command,
        data=b"{}" if entry.data is None else entry.data,
    )  # fmt: skip


def test_a_day_further_every_day_of_a_year(region: Journal):
    """No day falls between two spans: every student has one answer about who answers, on every day."""
    students = len(region.stream_names("student"))
    for n in range(0, 800, 9):
        on = (date(2024, 7, 1) + timedelta(days=n)).isoformat()
        lines = answers(region, "responsibility", on)
        assert len(lines) == students, on


# --- SQLite and PostgreSQL ----------------------------------------------------------------------------


@pytest.mark.postgres
def test_postgresql_says_what_sqlite_says(entries: list[Entry], region: Journal, postgres_place: str):
    with open_journal(postgres_place) as journal:
        restore(journal, entries)
        assert list(journal.entries()) == list(region.entries())
        assert every_answer(journal) == every_answer(region)
        for question in QUESTIONS:
            known_at = "2025-02-01"
            assert answers(journal, question, "2025-10-01", known_at) == answers(
                region, question, "2025-10-01", known_at
            )
        assert tables_of(journal) == tables_of(region)


@pytest.mark.postgres
def test_an_import_into_postgresql_records_what_one_into_sqlite_does(
    tmp_path: Path, postgres_place: str, entries: list[Entry]
):
    file = write_file(tmp_path / "region.jsonl", *map(write, entries[:700]))
    told = []
    for school in (School(tmp_path), School(tmp_path, postgres_place)):
        rows = [school("import", file, *options, "--json").row for options in (["--dry-run"], [], [])]
        said = [{**entry, "recordedtime": None} for entry in school.archive()]
        verified = school("verify", "--json").done().row
        assert verified.pop("sealed")["upto"] == verified["entries"], "each is sealed under a name of its own"
        told.append((rows, said, verified))
    assert told[0] == told[1]


# --- there and back -----------------------------------------------------------------------------------


def test_an_archive_comes_back_as_the_same_bytes(entries: list[Entry], place: str):
    archive = [write(entry) for entry in entries]
    with open_journal(place) as journal, journal.writing() as writing:
        writing.restore(entries)
    with open_journal(place) as journal:
        assert [write(entry) for entry in journal.entries()] == archive


def test_a_journal_that_lived_comes_back_as_the_same_bytes(tmp_path: Path, commands: list[Command]):
    """Imported with a clock of its own, archived, restored, archived."""
    now = datetime(2026, 1, 1, 12, tzinfo=UTC)
    clock = iter(now + timedelta(microseconds=n * 333_333) for n in range(10_000))
    with open_journal(tmp_path / "one.db", clock=lambda: next(clock)) as one:
        for start in range(0, len(commands), 500):
            record(one, commands[start : start + 500])
        archive = list(one.entries())
    with open_journal(tmp_path / "two.db") as two:
        with two.writing() as writing:
            writing.restore(archive)
        assert [write(entry) for entry in two.entries()] == [write(entry) for entry in archive]
