"""What the register says again is nothing, what it says otherwise is a correction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import uuid4

from msgspec import Raw

from journeys.events import Corrected, Deregistered, Erased, Event, ExamPartFailed, ExamPartPassed, Retracted
from journeys.history import Recorded, counted
from journeys.wire import encode, kind_of
from leerspoor.exchange.register import Findings, Plan, RecordKey, plan, stated
from tests.leerspoor.exchange.register.register_files import reads

TODAY = date(2026, 2, 3)
ENROLLED = "ISG||100000104|1|2025-08-01|2027-07-31||"
ENDED = "ISG||100000104|1|2025-08-01|2027-07-31|2026-01-31|08"
FAILED = "KZD||100000104|||8|K0067|2025-10-02|Niet behaald"
PASSED = "KZD||100000104|||8|K0067|2025-10-02|Behaald"


class Student:
    """A student's stream, to which reports are added."""

    def __init__(self) -> None:
        self.stream: list[Recorded] = []

    def plan(self, *lines: str, outdated: Sequence[RecordKey] = ()) -> Plan:
        (records,) = reads(*lines).people.values()
        statements = stated("p1", "98MB", records, Findings())
        return plan(statements, self.stream, today=TODAY, outdated=outdated)

    def hear(self, *lines: str) -> list[str]:
        """Record what these lines add; what was done."""
        made = self.plan(*lines)
        for action in made.actions:
            self.add(action.event, action.on, "duo", action.command)
        return [action.what for action in made.actions]

    def add(self, event: Event | None, on: date = TODAY, by: str = "mbo:98MB", command: str = "") -> str:
        assert command not in {r.command for r in self.stream}
        position = len(self.stream) + 1
        self.stream.append(
            Recorded(
                position=position,
                stream="student/p1",
                version=position,
                id=str(uuid4()),
                kind=kind_of(event) if event else "enrolled/1",
                on=on,
                recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
                by=by,
                event=event,
                command=command or str(uuid4()),
            )
        )
        return self.stream[-1].id

    def counts(self) -> list[tuple[date, str]]:
        return [(fact.on, type(fact.event).__name__) for fact in counted(self.stream)]


def test_the_same_record_again_is_nothing() -> None:
    student = Student()
    assert student.hear(ENDED, PASSED) == ["record", "record", "record"]
    again = student.plan(ENDED, PASSED)
    assert (again.actions, again.known) == ((), 2)


def test_an_end_that_has_come_since_is_a_new_fact() -> None:
    student = Student()
    student.hear(ENROLLED)
    (action,) = student.plan(ENDED).actions
    assert action.what == "record"
    assert isinstance(action.event, Deregistered)
    assert action.on == date(2026, 2, 1)


def test_other_content_is_a_correction_by_the_register() -> None:
    student = Student()
    student.hear(ENDED)
    (action,) = student.plan(ENDED.replace("|08", "|04")).actions
    assert action.what == "correct"
    assert isinstance(action.event, Corrected)
    assert action.event.reason == "register"
    assert action.event.event == student.stream[1].id
    assert action.event.to_on is None
    assert action.on == TODAY


def test_another_day_moves_the_event() -> None:
    student = Student()
    student.hear(ENDED)
    student.hear(ENDED.replace("2026-01-31", "2026-02-28"))
    assert student.counts()[1:] == [(date(2026, 3, 1), "Deregistered")]


def test_a_record_may_go_and_come_back_as_often_as_it_likes() -> None:
    student = Student()
    other = ENDED.replace("|08", "|04")
    for line in (ENDED, other, ENDED, other, ENDED):
        student.hear(line)
        assert student.plan(line).actions == ()
    assert [type(r.event).__name__ for r in student.stream[2:]] == ["Corrected"] * 4


def test_failed_that_became_passed_is_taken_back_and_recorded_anew() -> None:
    student = Student()
    for line, counts in [(FAILED, ExamPartFailed), (PASSED, ExamPartPassed), (FAILED, ExamPartFailed)]:
        student.hear(line)
        assert student.counts() == [(date(2025, 10, 2), counts.__name__)]
        assert student.plan(line).actions == ()


def test_an_end_that_is_withdrawn_is_retracted_with_a_warning() -> None:
    student = Student()
    student.hear(ENDED)
    made = student.plan(ENROLLED)
    assert [action.what for action in made.actions] == ["retract"]
    assert made.remarks
    student.hear(ENROLLED)
    assert student.counts() == [(date(2025, 8, 1), "Enrolled")]
    assert student.plan(ENROLLED).actions == ()
    student.hear(ENDED)
    assert student.counts()[1:] == [(date(2026, 2, 1), "Deregistered")]


def test_a_record_that_is_not_in_the_file_is_left_alone() -> None:
    student = Student()
    student.hear(ENDED, PASSED)
    assert student.plan(PASSED).actions == ()


def test_what_a_school_corrected_stands_until_the_register_changes() -> None:
    student = Student()
    student.hear(ENDED)
    own = Deregistered(side="mbo", brin="98MB", enrolment="1", reason="reden-21")
    student.add(Corrected(event=student.stream[1].id, data=Raw(encode(own)), reason="typing-error"))
    assert student.plan(ENDED).actions == ()
    assert student.plan(ENDED.replace("|08", "|21")).actions == ()
    assert [action.what for action in student.plan(ENDED.replace("|08", "|04")).actions] == ["correct"]


def test_what_a_school_retracted_stays_away_until_the_register_changes() -> None:
    student = Student()
    student.hear(ENDED)
    student.add(Retracted(event=student.stream[1].id, reason="typing-error"))
    assert student.plan(ENDED).actions == ()
    student.hear(ENDED.replace("|08", "|04"))
    assert student.counts()[1:] == [(date(2026, 2, 1), "Deregistered")]


def test_a_correction_that_a_school_undid_is_not_made_again_and_a_newer_one_is() -> None:
    student = Student()
    student.hear(ENDED)
    student.hear(ENDED.replace("|08", "|04"))
    student.add(Retracted(event=student.stream[2].id, reason="typing-error"))
    assert student.plan(ENDED.replace("|08", "|04")).actions == ()
    assert student.hear(ENDED.replace("|08", "|05")) == ["correct"]


def test_an_end_that_a_school_put_back_is_not_retracted_again() -> None:
    student = Student()
    student.hear(ENDED)
    student.hear(ENROLLED)
    student.add(Retracted(event=student.stream[2].id, reason="typing-error"))
    assert student.plan(ENROLLED).actions == ()


def test_what_was_erased_stays_erased() -> None:
    student = Student()
    student.hear(ENDED)
    gone = student.stream[1]
    student.stream[1] = Recorded(
        **{name: getattr(gone, name) for name in gone.__struct_fields__} | {"event": None}
    )
    student.add(Erased(events=[gone.id], ground="request", class_="student"))
    assert student.plan(ENDED).actions == ()
    assert student.plan(ENDED.replace("|08", "|04")).actions == ()


def test_an_older_file_changes_nothing_of_what_a_newer_one_said() -> None:
    student = Student()
    student.hear(ENROLLED)
    key = RecordKey("98MB", "ISG", "1", "")
    assert student.plan(ENDED, outdated=[key]).actions == ()
    assert student.plan(ENROLLED.replace("2025-08-01", "2025-08-02"), outdated=[key]).actions == ()
    assert len(student.plan(ENDED, PASSED, outdated=[key]).actions) == 1


def test_an_older_file_does_record_what_the_journal_holds_nothing_of() -> None:
    assert len(Student().plan(ENDED, outdated=[RecordKey("98MB", "ISG", "1", "")]).actions) == 2


def test_another_student_with_the_same_record_has_other_commands() -> None:
    (records,) = reads(ENDED).people.values()
    commands = {
        action.command
        for person in ("p1", "p2")
        for action in plan(stated(person, "98MB", records, Findings()), [], today=TODAY).actions
    }
    assert len(commands) == 4


def test_a_command_tells_nothing_of_what_the_record_said() -> None:
    student = Student()
    commands = [
        [action.command for action in student.plan(line).actions]
        for line in (ENDED, ENDED.replace("|08", "|04"))
    ]
    assert commands[0] == commands[1]


def test_the_command_for_the_journal_names_file_and_line() -> None:
    action = Student().plan("VLP|98MB||||", ENDED).actions[0]
    command = action.to_record("ab" * 32)
    assert (command.stream, command.kind, command.by) == ("student/p1", "enrolled/1", "duo")
    assert command.origin == f"{'ab' * 32}:2"
