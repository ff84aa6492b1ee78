"""Does the journal do what a list in memory does, through crashes and restarts?

A machine of Hypothesis draws what is done: reports in any order, late facts, corrections, retractions,
erasures, the same command again, clocks that go back; connections that are lost in the middle, programs
that are killed, answers that are worked out halfway. Whatever it was: the journal holds what the list
holds, and answers from the tables are what follows from the list.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bench.reliability.world import Batch, event_id, in_small_steps, life, region, report
from journeys.aggregates.command import Command
from journeys.errors import JournalError
from journeys.store.journal import open_journal
from journeys.store.writing import Writing
from leerspoor.asking import asked
from leerspoor.recording import Desk, record
from projections import reading
from projections.catch_up import catch_up
from projections.questions import Question, ask
from tests.reliability.memory import Memory
from tests.scenario import COMPANY

STUDENTS = ("s1", "s2", "s3")
DAYS = ("2023-07-31", "2023-08-01", "2024-05-20", "2024-06-30", "2024-09-01", "2025-08-01", "2026-08-01")
QUESTIONS: tuple[Question, ...] = ("responsibility", "exams-owed", "bpv", "duties", "guarantees")
REPORTS: list[Command] = [command for student in STUDENTS for command in life(student)]
SHARED: dict[str, tuple[str, str, dict[str, Any]]] = {
    "agreement": ("agreement/A1", "agreement-amended", {"cohort_obligation": False}),
    "route": ("route/R1", "exam-programme-adopted", {"version": "2", "parts": [], "choices": []}),
    "company": (f"company/{COMPANY}", "recognition-withdrawn", {}),
}
"""By what it is about: a stream that answers about students rest on, and what is reported of it."""
days = st.sampled_from(DAYS)


class _Dies(Exception):  # noqa: N818 - the program stops here
    pass


def die(_: Writing) -> None:
    raise _Dies


def lose_connection(writing: Writing) -> None:
    driver: Any = writing.connection.connection.driver_connection
    driver.close()


class Journals(RuleBasedStateMachine):
    """The journal beside the list."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="model"))
        self.lives = 0
        self.place = self.folder / "journal.db"
        self.now = datetime(2025, 1, 1, tzinfo=UTC)
        self.memory = Memory()
        self.sent: Batch = []
        self.journal = self.opened()
        in_small_steps()

    def opened(self) -> Any:
        return open_journal(self.place, clock=lambda: self.now, patience=1)

    def teardown(self) -> None:
        self.journal.close()
        shutil.rmtree(self.folder)

    # --- what is reported ----------------------------------------------------------------------------------

    @initialize()
    def a_region(self) -> None:
        self.send(region() + life("s1")[:3])

    @rule(seconds=st.sampled_from([-60, -1, 0, 1, 60]))
    def time_goes_by(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(batch=st.lists(st.sampled_from(REPORTS), min_size=1, max_size=4))
    def report(self, batch: Batch) -> None:
        """In any order, and some of them again."""
        self.send(batch)

    @rule(
        student=st.sampled_from(STUDENTS),
        on=days,
        mark=st.sampled_from(["4.0", "6.4", "9.9"]),
        draw=st.randoms(),
    )
    def a_late_fact(self, student: str, on: str, mark: str, draw: random.Random) -> None:
        name = f"{student} {draw.random()}"
        self.send([report(name, f"student/{student}", "exam-part-passed", on, part="WI-CE", mark=mark)])

    @rule(about=st.sampled_from(sorted(SHARED)), on=days, draw=st.randoms())
    def a_fact_that_the_answers_rest_on(self, about: str, on: str, draw: random.Random) -> None:
        stream, kind, said = SHARED[about]
        self.send([report(f"{about} {draw.random()}", stream, kind, on, **said)])

    @rule(draw=st.randoms(), on=days)
    def a_correction(self, draw: random.Random, on: str) -> None:
        target = draw.choice(self.memory.history)
        data = {"part": "WI-CE", "mark": draw.choice(["3.0", "7.1"])}
        said = {"event": target.id, "data": data, "reason": "other", "to_on": draw.choice([None, on])}
        self.send([report(f"correct {draw.random()}", target.stream, "corrected", "2025-01-01", **said)])

    @rule(draw=st.randoms())
    def a_retraction(self, draw: random.Random) -> None:
        target = draw.choice(self.memory.history)
        said = {"event": target.id, "reason": "other"}
        self.send([report(f"retract {draw.random()}", target.stream, "retracted", "2025-01-01", **said)])

    @rule(draw=st.randoms())
    def an_erasure(self, draw: random.Random) -> None:
        target = draw.choice([r for r in self.memory.history if r.stream.startswith("student/")] or [None])
        if target is not None:
            said = {"events": [target.id], "ground": "other", "class": "other"}
            self.send([report(f"erase {draw.random()}", target.stream, "erased", "2025-01-01", **said)])

    @rule(draw=st.randoms(), size=st.integers(1, 5))
    def the_same_again(self, draw: random.Random, size: int) -> None:
        self.send([draw.choice(self.sent) for _ in range(size)])

    @rule(draw=st.randoms())
    def another_report_by_the_same_command(self, draw: random.Random) -> None:
        self.send(
            [msgspec.structs.replace(draw.choice(self.sent), on=datetime(2022, 2, 2, tzinfo=UTC).date())]
        )

    def send(self, batch: Batch) -> None:
        outcomes = record(self.journal, batch)
        assert [o.state for o in outcomes] == [self.memory.record(command, self.now) for command in batch]
        self.sent += batch

    # --- what goes wrong -----------------------------------------------------------------------------------

    @rule(batch=st.lists(st.sampled_from(REPORTS), min_size=1, max_size=4))
    def the_connection_is_lost_in_the_middle(self, batch: Batch) -> None:
        with pytest.raises(JournalError):
            self.attempt(batch, lose_connection)

    @rule(batch=st.lists(st.sampled_from(REPORTS), min_size=1, max_size=4))
    def the_program_stops_in_the_middle(self, batch: Batch) -> None:
        with pytest.raises(_Dies):
            self.attempt(batch, die)

    @rule(batch=st.lists(st.sampled_from(REPORTS), min_size=1, max_size=4))
    def the_program_is_killed_in_the_middle(self, batch: Batch) -> None:
        """What is on the disk at that instant is what the next program finds."""
        with pytest.raises(_Dies):
            self.attempt(batch, self.be_killed)
        self.journal.close()
        self.journal = self.opened()

    def attempt(self, batch: Batch, then: Callable[[Writing], None]) -> None:
        with self.journal.writing() as writing:
            Desk(writing).take(batch)
            then(writing)

    def be_killed(self, writing: Writing) -> None:
        self.lives += 1
        new = self.folder / f"life{self.lives}.db"
        for ending in ("", "-wal"):
            old = self.place.with_name(self.place.name + ending)
            if old.exists():
                shutil.copy(old, new.with_name(new.name + ending))
        self.place = new
        die(writing)

    @rule()
    def a_restart(self) -> None:
        self.journal.close()
        self.journal = self.opened()

    @rule(after=st.integers(1, 2))
    def the_answers_are_worked_out_halfway(self, after: int) -> None:
        def tell(done: int, _of: int) -> None:
            if done >= after:
                raise _Dies

        try:
            catch_up(self.journal, tell)
        except _Dies:
            self.a_restart()

    @rule()
    def the_answers_are_brought_up_to_date(self) -> None:
        catch_up(self.journal)

    # --- what has to be so ---------------------------------------------------------------------------------

    @invariant()
    def the_journal_holds_what_the_list_holds(self) -> None:
        streams = self.journal.streams({r.stream for r in self.memory.history})
        found = sorted((r for stream in streams.values() for r in stream), key=lambda r: r.position)
        assert found == self.memory.history
        assert self.journal.position() == len(self.memory.history)

    @rule(on=days)
    def answers_follow(self, on: str) -> None:
        self.compare(on, None)

    @rule(on=days, draw=st.randoms())
    def answers_of_then_follow(self, on: str, draw: random.Random) -> None:
        self.compare(on, draw.choice(self.memory.history).recorded_at)

    def compare(self, on: str, then: datetime | None) -> None:
        known_at = None if then is None else then.isoformat()
        for question in QUESTIONS:
            question_asked = asked(question, on=on, known_at=known_at, every_status=True)
            lines = reading.answer(self.journal, question_asked)
            day = datetime.fromisoformat(on).date()
            wanted = ask(question, self.memory.history, on=day, known_at=then, every_status=True)
            assert [msgspec.json.decode(line) for line in lines] == wanted


Journals.TestCase.settings = settings(
    max_examples=20,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestJournals = Journals.TestCase


def test_the_list_is_no_part_of_the_journal():
    """It counts to the same by itself: eight reports, of which one is refused without a route."""
    memory = Memory()
    now = datetime(2025, 1, 1, tzinfo=UTC)
    assert memory.record(life("s1")[0], now) == "refused"
    assert [memory.record(command, now) for command in region() + life("s1")] == ["recorded"] * 12
    assert memory.record(life("s1")[0], now) == "known"
    assert [r.version for r in memory.stream("student/s1")] == list(range(1, 9))
    assert memory.history[-1].id == event_id("s1 8")
