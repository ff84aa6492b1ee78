"""Do the answers in the tables come up to date, whatever happens on the way?"""

import os
import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pytest
from sqlalchemy import event, select

from journeys.aggregates.command import Command
from journeys.store.journal import Journal, open_journal
from leerspoor.asking import asked
from leerspoor.recording import record
from projections import catch_up as catching
from projections import folding, reading, tables
from projections.catch_up import Progress, catch_up, rebuild
from projections.questions import QUESTIONS
from tests.scenario import COMPANY, ORDINARY, PROGRAMME

DAYS = ("2023-07-31", "2023-08-01", "2024-10-01", "2025-08-01", "2026-08-01", "2031-09-30", "2031-10-01")


def report(stream: str, kind: str, on: str, **data: Any) -> Command:
    said = {name: value for name, value in {**ORDINARY.get(kind, {}), **data}.items() if value is not None}
    return Command(
        stream=stream,
        kind=f"{kind}/1",
        on=date.fromisoformat(on),
        by="vo:98VO",
        data=msgspec.json.encode(said),
        command=str(uuid.uuid4()),
    )


REGION = [
    report("agreement/A1", "agreement-signed", "2020-01-01"),
    report("agreement/A2", "agreement-signed", "2020-01-01", cohort_obligation=False),
    *(report(f"route/{route}", "route-opened", "2020-01-01") for route in ("R1", "R2")),
    report("route/R2", "route-agreement-replaced", "2021-01-01", agreement="A2"),
    *(
        report(f"route/{route}", "exam-programme-adopted", "2020-01-01", **PROGRAMME)
        for route in ("R1", "R2")
    ),
    report(f"company/{COMPANY}", "company-recognised", "2020-01-01"),
]
STUDENTS = [
    command
    for number in range(7)
    for command in (
        report(f"student/s{number}", "route-started", "2023-08-01", route="R1" if number % 2 else "R2"),
        report(
            f"student/s{number}", "bpv-agreed", "2023-11-01", starts_on="2023-11-06", ends_on="2024-01-26"
        ),
        report(f"student/s{number}", "exam-part-passed", "2024-05-20", part="WI-CE", mark="6.4"),
    )
]


@pytest.fixture
def journal(place: str) -> Iterator[Journal]:
    with open_journal(place) as opened:
        assert all(outcome.state == "recorded" for outcome in record(opened, REGION + STUDENTS))
        yield opened


def by_tables(journal: Journal) -> list[bytes]:
    return [
        line
        for question in QUESTIONS
        for day in DAYS
        for line in reading.answer(journal, asked(question, on=day, every_status=True))
    ]


def by_folding(journal: Journal) -> list[bytes]:
    return [
        line.replace(b'"known_at":"2999-01-01"', b'"known_at":null')
        for question in QUESTIONS
        for day in DAYS
        for line in reading.answer(journal, asked(question, on=day, known_at="2999-01-01", every_status=True))
    ]


def in_chunks_of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catching, "CHUNK", 2)
    monkeypatch.setattr(folding, "CHUNK", 2)


@pytest.fixture
def folded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which students are folded, in order."""
    students: list[str] = []
    fold = folding.spans_of

    def noted(history: Any) -> Any:
        students.append(history.student)
        return fold(history)

    monkeypatch.setattr(folding, "spans_of", noted)
    return students


def test_the_tables_say_what_the_history_says(journal: Journal) -> None:
    answers = by_tables(journal)
    assert len(answers) > 200
    assert answers == by_folding(journal)


LATE = {
    "a student's own fact": (
        report("student/s3", "exam-part-passed", "2024-02-01", part="NE-CE", mark="5.0"),
        ["s3"],
    ),
    "a route's programme": (
        report("route/R1", "exam-programme-adopted", "2023-01-01", version="2", parts=[], choices=[]),
        ["s1", "s3", "s5"],
    ),
    "an agreement that the route came to rest on": (
        report("agreement/A2", "agreement-ended", "2024-01-01", effective_on="2024-08-01"),
        ["s0", "s2", "s4", "s6"],
    ),
    "an agreement that both rest on, one of them before": (
        report("agreement/A1", "agreement-amended", "2021-01-01", cohort_obligation=False),
        [f"s{number}" for number in range(7)],
    ),
    "a company's recognition": (
        report(f"company/{COMPANY}", "recognition-withdrawn", "2023-12-01"),
        [f"s{number}" for number in range(7)],
    ),
    "a company that nobody was at": (report("company/100000009", "company-recognised", "2020-01-01"), []),
}


@pytest.mark.parametrize("what", LATE)
def test_a_late_report_folds_those_whom_it_touches_and_no_others(
    what: str, journal: Journal, folded: list[str]
) -> None:
    catch_up(journal)
    folded.clear()
    late, touched = LATE[what]
    assert [outcome.state for outcome in record(journal, [late])] == ["recorded"]
    catch_up(journal)
    assert folded == touched
    assert by_tables(journal) == by_folding(journal)


def test_a_student_who_came_to_a_route_depends_on_it_from_then_on(
    journal: Journal, folded: list[str]
) -> None:
    catch_up(journal)
    record(journal, [report("student/s1", "switched-to-transfer-option", "2024-01-01", to="route:R2")])
    catch_up(journal)
    folded.clear()
    record(journal, [report("route/R2", "exam-programme-adopted", "2023-01-01", parts=[], choices=[])])
    catch_up(journal)
    assert folded == ["s0", "s1", "s2", "s4", "s6"]


def test_a_retracted_start_lets_go_of_its_route(journal: Journal) -> None:
    (outcome,) = record(journal, [report("student/late", "route-started", "2023-09-01")])
    catch_up(journal)
    record(journal, [report("student/late", "retracted", "2023-10-01", event=outcome.id, reason="other")])
    assert by_tables(journal) == by_folding(journal)


def test_stopped_halfway_it_goes_on_at_the_next_question(
    journal: Journal, folded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_chunks_of_two(monkeypatch)

    def stop(done: int, _: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        catch_up(journal, stop)
    assert folded == ["s0", "s1", "s2", "s3"]
    assert by_tables(journal) == by_folding(journal)
    assert folded == [f"s{number}" for number in range(7)]


def test_what_is_recorded_while_it_is_on_its_way_is_not_missed(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_chunks_of_two(monkeypatch)

    def meanwhile(done: int, _: int) -> None:
        if done == 4:
            record(journal, [report("student/s0", "dropped-out", "2024-03-01")])

    catch_up(journal, meanwhile)
    assert by_tables(journal) == by_folding(journal)


def test_overtaken_by_another_program_it_writes_nothing(journal: Journal) -> None:
    catch_up(journal)
    before = by_tables(journal)
    here = catching._progress(journal)
    assert here is not None
    stale = Progress(here.position - 1, here.target, here.after)
    nothing = folding.fold(journal, [])
    assert not catching._write(journal, ["s0"], nothing, stale, here)
    assert by_tables(journal) == before


def test_many_students_are_folded_by_more_processes_and_to_the_same(
    journal: Journal, folded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    catch_up(journal)
    before = by_tables(journal)
    folded.clear()
    in_chunks_of_two(monkeypatch)
    monkeypatch.setattr(folding, "MANY", 2)
    monkeypatch.setattr(folding, "cores", lambda: 2)
    rebuild(journal)
    assert folded == []
    assert by_tables(journal) == before


def test_what_another_process_could_not_fold_is_folded_here(
    journal: Journal, folded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    catch_up(journal)
    before = by_tables(journal)
    folded.clear()
    in_chunks_of_two(monkeypatch)
    monkeypatch.setattr(folding, "MANY", 2)
    monkeypatch.setattr(folding, "cores", lambda: 2)
    monkeypatch.setattr(folding, "_begin", os.abort)
    rebuild(journal)
    assert folded == [f"s{number}" for number in range(7)]
    assert by_tables(journal) == before


def test_other_rules_work_everything_out_again(
    journal: Journal, folded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    catch_up(journal)
    folded.clear()
    monkeypatch.setattr(catching, "RULES", "another version")
    catch_up(journal)
    assert folded == [f"s{number}" for number in range(7)]
    catch_up(journal)
    assert len(folded) == 7


def test_only_answers_that_changed_are_written(journal: Journal) -> None:
    catch_up(journal)
    written: list[str] = []

    def note(_: object, __: object, statement: str, of: Any, context: object, many: bool) -> None:
        if statement.startswith(("INSERT", "DELETE")):
            written.extend([statement] * (len(of) if many else 1))

    event.listen(journal.engine, "before_cursor_execute", note)
    folded_again = folding.fold(journal, ["s0", "s1"])
    with journal.transaction() as connection:
        tables.replace(connection, ["s0", "s1"], folded_again)
    assert written == []

    changed = {name: list(rows) for name, rows in folded_again.items()}
    *same, last = changed["exam_spans"]
    changed["exam_spans"] = [*same, (*last[:-1], '{"other":true}')]
    with journal.transaction() as connection:
        tables.replace(connection, ["s0", "s1"], changed)
    assert len(written) == 2
    assert [statement.split()[0] for statement in written] == ["DELETE", "INSERT"]


def test_what_is_left_of_a_student_without_rows_goes(journal: Journal) -> None:
    catch_up(journal)
    nothing = {table.name: [] for table in (*tables.SPANS, tables.depends)}
    with journal.transaction() as connection:
        tables.replace(connection, ["s0"], nothing)
        for table in (*tables.SPANS, tables.depends):
            assert set(connection.scalars(select(table.c.student))).isdisjoint({"s0"})
            assert list(connection.execute(select(table))) or table is tables.duties


def test_rebuilding_changes_no_answer(journal: Journal) -> None:
    before = by_tables(journal)
    rebuild(journal)
    assert by_tables(journal) == before


def test_a_journal_without_students_has_no_answers(place: str) -> None:
    with open_journal(place) as journal:
        assert by_tables(journal) == []
