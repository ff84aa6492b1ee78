"""How is a question asked at the command line, and in what form does the answer come?"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from tests.commandline import School, leerspoor
from tests.scenario import CHOSEN, Story, another, ordinary

ON = "2025-10-01"
QUESTIONS = ["responsibility", "exams-owed", "bpv", "duties", "guarantees"]
ABOUT_STUDENTS = QUESTIONS[:-1]
ASPECTS = [
    "absence", "bpv", "complaints", "enrolment", "first-contact", "funding", "mbo-education", "mbo-exam",
    "participation", "removal", "route-design", "vmbo-education", "vmbo-exam",
]  # fmt: skip
DAYS = {"starts_on": "2025-09-01", "ends_on": "2026-01-31"}


def story() -> Story:
    """Two routes and five students: on a route, behind, gone, on the other route, and never on any."""
    story = ordinary()
    another(story, "R2")
    for student, route in (("s10", "R1"), ("s2", "R1"), ("Z1", "R1"), ("_x", "R2")):
        story.tell(student, "route-started", "2023-08-01", route=route, chosen=CHOSEN)
    story.tell("s10", "exam-part-passed", "2025-05-20", part="WI-CE", mark="6.4", decided_on="2025-06-11")
    story.tell("s10", "transferred", "2025-08-01")
    story.tell("s10", "bpv-agreed", "2025-08-20", placement="p2", **DAYS)
    story.tell("s10", "bpv-agreed", "2025-08-20", placement="p10", **DAYS)
    story.tell("Z1", "dropped-out", "2025-03-01")
    story.tell("new", "enrolled", "2025-08-01", side="mbo")
    return story


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    school = School(tmp_path_factory.mktemp("school"))
    school.restore(story().history)
    return school


def because(row: dict[str, Any]) -> list[str]:
    return list(row["because"])


# --- the members and their order ----------------------------------------------------------------------


def test_who_answers_for_a_student_who_is_on_a_route(school: School):
    (row,) = school.ask("responsibility", "s10", on=ON)
    assert list(row) == [
        "student", "on", "known_at", "status", "phase", "cohort", "switch_on", "window_end", "expected_end",
        "aspects", "flags", "because",
    ]  # fmt: skip
    assert (row["student"], row["on"], row["known_at"]) == ("s10", ON, None)
    assert (row["status"], row["phase"], row["cohort"]) == ("active", "mbo", "R1/2023")
    assert (row["switch_on"], row["window_end"], row["expected_end"]) == (
        "2025-08-01",
        "2026-07-31",
        "2026-07-31",
    )
    assert list(row["aspects"]) == ASPECTS
    assert {tuple(aspect) for aspect in row["aspects"].values()} == {("norm", "fact")}
    assert row["aspects"]["absence"] == {"norm": ["mbo"], "fact": None}
    assert row["aspects"]["enrolment"] == {"norm": ["vo", "mbo"], "fact": ["mbo"]}
    assert row["flags"] == ["VO_ENROLMENT_MISSING"]
    assert set(row["because"]) == {"status", *ASPECTS, *row["flags"]}
    assert {tuple(why) for why in row["because"].values()} == {("rules", "events")}


def test_who_answers_for_a_student_who_was_never_on_a_route(school: School):
    (row,) = school.ask("responsibility", "new", on=ON)
    assert list(row.items())[:-1] == [
        ("student", "new"), ("on", ON), ("known_at", None), ("status", "none"), ("phase", None),
        ("cohort", None), ("switch_on", None), ("window_end", None), ("expected_end", None),
        ("aspects", {}), ("flags", []),
    ]  # fmt: skip
    assert because(row) == ["status"]


def test_who_answers_for_a_student_who_left(school: School):
    (row,) = school.ask("responsibility", "Z1", on=ON)
    assert (row["status"], row["phase"], row["aspects"], row["flags"]) == ("ended", None, {}, [])
    assert (row["cohort"], row["switch_on"]) == ("R1/2023", "2025-08-01")
    assert because(row) == ["status"]


def test_which_exam_parts_are_owed(school: School):
    rows = school.ask("exams-owed", "s10", "--all", on=ON)
    for row in rows:
        assert list(row) == [
            "student", "on", "known_at", "part", "side", "kind", "subject", "name", "status", "answers_to",
            "due", "mark", "closed_on", "provisional", "flags", "because",
        ]  # fmt: skip
        assert because(row) == ["rules", "events"]
    by_part = {row["part"]: row for row in rows}
    passed = by_part["WI-CE"]
    assert (passed["status"], passed["mark"], passed["closed_on"]) == ("passed", "6.4", "2025-05-20")
    assert passed["provisional"] is False
    owed = by_part["NE-CE"]
    assert (owed["status"], owed["answers_to"], owed["due"]) == ("owed", ["vo"], "2026-07-31")
    assert (owed["mark"], owed["closed_on"], owed["provisional"]) == (None, None, None)


def test_which_placements_count(school: School):
    rows = school.ask("bpv", "s10", on=ON)
    assert [row["placement"] for row in rows] == ["p10", "p2"]
    for row in rows:
        assert list(row) == [
            "student",
            "on",
            "known_at",
            "placement",
            "counts",
            "hours_counted",
            "reasons",
            "because",
        ]
        assert because(row) == ["rules", "events"]
        assert (row["counts"], row["hours_counted"], row["reasons"]) == ("pending", 0, [])


def test_what_a_cohort_was_promised(school: School):
    rows = school.ask("guarantees", on=ON)
    assert [row["cohort"] for row in rows] == ["R1/2023", "R2/2023"]
    for row in rows:
        assert list(row) == [
            "cohort", "on", "known_at", "state", "members", "active", "affected", "from", "until",
            "flags", "because",
        ]  # fmt: skip
        assert because(row) == ["rules", "events"]
    assert (rows[0]["state"], rows[0]["members"], rows[0]["active"], rows[0]["affected"]) == (
        "ACTIVE",
        3,
        2,
        0,
    )
    assert (rows[0]["from"], rows[0]["until"]) == ("2023-08-01", "2026-07-31")


def test_to_whom_a_duty_is_left(school: School):
    (row,) = school.ask("duties", on=ON)
    assert list(row) == ["student", "on", "known_at", "state", "target", "lead", "since", "flags", "because"]
    assert because(row) == ["rules", "events"]
    assert (row["student"], row["state"], row["target"], row["lead"], row["since"]) == (
        "Z1", "OPEN", "vmbo", "vo", "2025-03-01",
    )  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_events_behind_an_answer_are_in_the_journal(school: School, question: str):
    ids = {entry["id"] for entry in school.archive()}
    named = set()
    for row in school.ask(question, on=ON):
        whys = [row["because"]] if "rules" in row["because"] else row["because"].values()
        for why in whys:
            assert why["rules"]
            named.update(why["events"])
    assert named <= ids
    assert named


# --- for whom, and in which order ---------------------------------------------------------------------


@pytest.mark.parametrize("options", [(), ("--known-at", "2099-01-01")])
def test_the_order_is_that_of_the_text(school: School, options: tuple[str, ...]):
    assert [row["student"] for row in school.ask("responsibility", *options, on=ON)] == [
        "Z1", "_x", "new", "s10", "s2",
    ]  # fmt: skip
    keys = [(row["student"], row["part"]) for row in school.ask("exams-owed", "--all", *options, on=ON)]
    assert keys == sorted(keys)
    keys = [(row["student"], row["placement"]) for row in school.ask("bpv", *options, on=ON)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("options", [(), ("--known-at", "2099-01-01")])
def test_students_are_asked_for_by_name(school: School, options: tuple[str, ...]):
    rows = school.ask("responsibility", "s2", "Z1", "s2", *options, on=ON)
    assert [row["student"] for row in rows] == ["Z1", "s2"]


@pytest.mark.parametrize("options", [(), ("--known-at", "2099-01-01")])
def test_a_cohort_is_asked_for_whatever_became_of_its_students(school: School, options: tuple[str, ...]):
    def students(*more: object, on: str = ON) -> list[str]:
        return [row["student"] for row in school.ask("responsibility", *more, *options, on=on)]

    assert students("--cohort", "R1/2023") == ["Z1", "s10", "s2"]
    assert students("--cohort", "R2/2023") == ["_x"]
    assert students("--cohort", "R1/2022") == []
    assert students("--cohort", "R1/2023", on="2023-07-31") == []
    assert students("s2", "_x", "--cohort", "R1/2023") == ["s2"]
    assert {row["student"] for row in school.ask("duties", "--cohort", "R1/2023", *options, on=ON)} == {"Z1"}


def test_one_side_is_asked_for(school: School):
    sides = {side: school.ask("exams-owed", "--all", "--side", side, on=ON) for side in ("vmbo", "mbo")}
    for side, rows in sides.items():
        assert {row["side"] for row in rows} == {side}
    assert sum(map(len, sides.values())) == len(school.ask("exams-owed", "--all", on=ON))


def test_only_what_is_open_unless_all_is_asked(school: School):
    assert {row["status"] for row in school.ask("exams-owed", on=ON)} == {"owed"}
    assert {row["status"] for row in school.ask("exams-owed", "--all", on=ON)} > {"owed"}
    assert {row["status"] for row in school.ask("exams-owed", on="2027-01-01")} == {"owed", "window-closed"}


@pytest.mark.parametrize("options", [(), ("--known-at", "2099-01-01")])
def test_a_cohort_that_nobody_came_to_is_empty(school: School, options: tuple[str, ...]):
    (row,) = school.ask("guarantees", "R1/2030", *options, on=ON)
    assert (row["cohort"], row["state"], row["members"], row["active"], row["affected"]) == (
        "R1/2030", "EMPTY", 0, 0, 0,
    )  # fmt: skip
    assert (row["from"], row["until"]) == ("2030-08-01", "2033-07-31")
    (row,) = school.ask("guarantees", "R1/2023", *options, on="2023-07-31")
    assert row["state"] == "EMPTY"


@pytest.mark.parametrize("options", [(), ("--known-at", "2099-01-01")])
def test_cohorts_are_asked_for_by_name(school: School, options: tuple[str, ...]):
    rows = school.ask("guarantees", "R2/2023", "R1/2030", "R1/2023", "R2/2023", *options, on=ON)
    assert [row["cohort"] for row in rows] == ["R1/2023", "R1/2030", "R2/2023"]
    assert school.ask("guarantees", *options, on="2023-07-31") == []


def test_a_student_whose_events_were_all_erased_is_still_known(tmp_path: Path):
    told = ordinary()
    event = told.tell("s1", "route-started", "2023-08-01")
    told.erase(event)
    school = School(tmp_path)
    school.restore(told.history)
    for options in ((), ("--known-at", "2023-08-02"), ("--known-at", "2099-01-01")):
        (row,) = school.ask("responsibility", *options, on=ON)
        assert (row["student"], row["status"]) == ("s1", "none")
        assert school.ask("responsibility", "s1", *options, on=ON) == [row]


def test_a_student_is_known_from_the_first_record_whatever_its_day(tmp_path: Path):
    told = ordinary()
    told.tell("s1", "enrolled", "2030-08-01", at="2024-01-01", side="vo")
    school = School(tmp_path)
    school.restore(told.history)
    (row,) = school.ask("responsibility", on="2020-01-01")
    assert (row["student"], row["status"]) == ("s1", "none")


# --- on which day -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "day", ["0001-01-01", "1900-02-28", "2024-02-29", "2025-10-01", "2199-12-31", "9999-12-31"]
)
@pytest.mark.parametrize("question", QUESTIONS)
def test_any_day_of_the_calendar_may_be_asked_about(school: School, question: str, day: str):
    for options in ((), ("--known-at", "2099-01-01")):
        for row in school.ask(question, *options, on=day):
            assert row["on"] == day


WRONG_DAYS = [
    "", "vandaag", "2025-10", "2025-1-1", "20251001", "01-10-2025", "2025-02-29", "2025-13-01", "2025-W40-3",
    "2025-10-01T00:00:00Z", " 2025-10-01", "2025-10-01 ", "0000-01-01", "10000-01-01", "-2025-10-01",
    "\uff12025-10-01",
]  # fmt: skip


@pytest.mark.parametrize("day", WRONG_DAYS)
@pytest.mark.parametrize("question", ["responsibility", "guarantees"])
def test_no_other_day_may(school: School, question: str, day: str):
    assert day in school(question, f"--on={day}").failed(2)


@pytest.mark.parametrize("question", QUESTIONS)
def test_without_a_day_it_is_about_today_in_amsterdam(school: School, question: str):
    def today() -> str:
        return datetime.now(ZoneInfo("Europe/Amsterdam")).date().isoformat()

    before = today()
    days = {row["on"] for row in school(question, "--json").done().rows}
    assert days <= {before, today()}


# --- with what was known ------------------------------------------------------------------------------


def status(school: School, known_at: str) -> str | None:
    """The status of s1 on a late day; None if nothing of s1 was known."""
    said = school("responsibility", "s1", "--on", "2030-01-01", "--json", "--known-at", known_at)
    if said.code == 2:
        assert "s1" in said.failed(2)
        return None
    return str(said.done().row["status"])


def recorded_at(folder: Path, instant: str) -> School:
    """A school that heard at this instant that s1, who started the year before, had left."""
    told = ordinary()
    told.tell("s1", "route-started", "2020-08-01", at="2020-08-01")
    told.tell("s1", "dropped-out", "2021-01-01", at=instant)
    school = School(folder)
    school.restore(told.history)
    return school


@pytest.mark.parametrize(
    ("instant", "last_day_without"),
    [
        ("2024-01-15T22:59:59.999999Z", "2024-01-14"),
        ("2024-01-15T23:00:00Z", "2024-01-15"),
        ("2024-07-15T21:59:59.999999Z", "2024-07-14"),
        ("2024-07-15T22:00:00Z", "2024-07-15"),
        ("2024-03-30T22:59:59.999999Z", "2024-03-29"),
        ("2024-03-31T21:59:59.999999Z", "2024-03-30"),
        ("2024-10-27T22:59:59.999999Z", "2024-10-26"),
        ("2024-10-27T23:00:00Z", "2024-10-27"),
    ],
)
def test_a_day_means_everything_before_the_next_midnight_in_amsterdam(
    tmp_path: Path, instant: str, last_day_without: str
):
    school = recorded_at(tmp_path, instant)
    day_after = datetime.fromisoformat(last_day_without).toordinal() + 1
    assert status(school, last_day_without) == "active"
    assert status(school, datetime.fromordinal(day_after).date().isoformat()) == "ended"


@pytest.mark.parametrize(
    ("known_at", "expected"),
    [
        ("2024-06-03T10:00:00Z", "ended"),
        ("2024-06-03T10:00:00.000000Z", "ended"),
        ("2024-06-03T09:59:59.999999Z", "active"),
        ("2024-06-03T12:00:00+02:00", "ended"),
        ("2024-06-03T11:59:59.999999+02:00", "active"),
        ("2024-06-03T05:00:00-05:00", "ended"),
        ("2024-06-03t10:00:00z", "ended"),
        ("2024-06-03T10:00:00.1Z", "ended"),
        ("2024-06-03T09:59:59.999999999Z", "active"),
        ("2020-08-01T12:00:00Z", "active"),
        ("2020-08-01T11:59:59Z", None),
        ("0001-01-01", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31", "ended"),
        ("9999-12-31T23:59:59Z", "ended"),
        ("9999-12-31T23:59:59-12:00", "ended"),
    ],
)
def test_an_instant_is_inclusive(tmp_path: Path, known_at: str, expected: str | None):
    assert status(recorded_at(tmp_path, "2024-06-03T10:00:00Z"), known_at) == expected


WRONG_INSTANTS = [
    "", "nu", "2024-06-03T10:00:00", "2024-06-03T10:00:00+0200", "2024-06-03T10:00Z", "2024-06-03T25:00:00Z",
    "2024-06-03T24:00:00Z", "2024-06-03T10:00:00+24:00", "2024-06-31", "2024-06", "03-06-2024", "1717405200",
    "2024-06-03T10:00:00,5Z", "2024-06-03T10:00:00Z ", "20240603T100000Z", "2024-W23-1",
    "2024-06-03T10:00:00.Z",
]  # fmt: skip


@pytest.mark.parametrize("instant", WRONG_INSTANTS)
@pytest.mark.parametrize("command", ["responsibility", "guarantees", "timeline s10"])
def test_no_other_instant_can_be_understood(school: School, command: str, instant: str):
    assert instant in school(*command.split(), f"--known-at={instant}").failed(2)


@pytest.mark.parametrize("known_at", ["2099-01-01", "2099-01-01T00:00:00+01:00", "2099-01-01t00:00:00.5z"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_what_was_asked_is_repeated_as_it_was_asked(school: School, question: str, known_at: str):
    rows = school.ask(question, "--known-at", known_at, on=ON)
    assert rows
    for row in rows:
        assert (row["on"], row["known_at"]) == (ON, known_at)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_known_now_is_what_will_be_known(school: School, question: str):
    now = [{**row, "known_at": "2099-01-01"} for row in school.ask(question, on=ON)]
    assert school.ask(question, "--known-at", "2099-01-01", on=ON) == now


def test_a_late_report_does_not_change_what_was_known_before(tmp_path: Path):
    told = ordinary()
    told.tell("s1", "route-started", "2023-08-01", at="2023-08-01")
    school = School(tmp_path)
    school.restore(told.history)
    known_at = datetime.now(UTC).isoformat()
    before = {q: school.ask(q, "--known-at", known_at, on=ON) for q in QUESTIONS}
    id_ = told.history[-1].id
    retraction = {"event": id_, "reason": "dubbel"}
    school.take(
        {"specversion": "1.0", "source": "urn:leerspoor:system", "type": "nl.leerspoor.retracted.v1",
         "subject": "student/s1", "time": "2023-08-01", "data": retraction}
    )  # fmt: skip
    assert school.ask("responsibility", on=ON)[0]["status"] == "none"
    assert {q: school.ask(q, "--known-at", known_at, on=ON) for q in QUESTIONS} == before


# --- wrong use ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [(), ("--known-at", "2099-01-01")])
@pytest.mark.parametrize("question", ABOUT_STUDENTS)
def test_a_student_nobody_heard_of(school: School, question: str, options: tuple[str, ...]):
    said = school(question, "s2", "nobody", "noone", *options, "--json")
    message = said.failed(2)
    assert "nobody" in message
    assert "noone" in message
    assert "s2" not in message
    assert said.out == b""


def test_a_student_of_whom_nothing_was_known_yet(school: School):
    assert "s10" in school("responsibility", "s10", "--known-at", "2023-07-01").failed(2)


@pytest.mark.parametrize("options", [(), ("--known-at", "2099-01-01")])
@pytest.mark.parametrize(
    "key",
    [
        "R9/2023",
        "R1",
        "R1/",
        "/2023",
        "R1/23",
        "R1/20234",
        "R1/x",
        "",
        "R1/2023/1",
        "R1-2023",
        "R1/\uff12023",
    ],
)
def test_a_cohort_that_cannot_be(school: School, key: str, options: tuple[str, ...]):
    said = school("guarantees", key, "--json", *options)
    assert key.split("/", maxsplit=1)[0] in said.failed(2)
    assert said.out == b""
    for question in ABOUT_STUDENTS:
        assert school(question, f"--cohort={key}", "--json", *options).failed(2)


def test_a_route_that_was_not_known_yet(school: School):
    school("guarantees", "R1/2023", "--known-at", "2018-01-01").failed(2)
    school("responsibility", "--cohort", "R1/2023", "--known-at", "2018-01-01").failed(2)


def test_an_unknown_cohort_among_others_gives_no_answer_at_all(school: School):
    said = school("guarantees", "R1/2023", "R9/2023", "--json")
    said.failed(2)
    assert said.out == b""


@pytest.mark.parametrize(
    "arguments",
    [["exams-owed", "--side", "vo"], ["responsibility", "--side", "vmbo"],
     ["guarantees", "--cohort", "R1/2023"], ["responsibility", "--sinds", "2025"],
     ["timeline"], ["timeline", "s2", "s10"], ["flarden"], [], ["--on", ON]],
)  # fmt: skip
def test_wrong_use_is_told_in_dutch(school: School, arguments: list[str]):
    message = school(*arguments).failed(2)
    for english in ("error", "usage", "argument", "required", "invalid", "choose"):
        assert english not in message.lower().replace("argumenten", "")


# --- for people ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", QUESTIONS)
def test_people_get_a_table(school: School, question: str):
    said = school(question, "--on", ON).done()
    assert said.text.splitlines()[0].startswith(f"{question} op {ON}")
    with pytest.raises(json.JSONDecodeError):
        json.loads(said.lines[-1])
    assert len(said.lines) == len(school.ask(question, on=ON)) + 2


def test_a_table_says_what_was_known_and_why(school: School):
    said = school("duties", "--on", ON, "--known-at", "2099-01-01").done()
    assert "2099-01-01" in said.lines[0].decode()
    (row,) = school.ask("duties", on=ON)
    for rule in row["because"]["rules"]:
        assert rule in said.text


@pytest.mark.parametrize("question", QUESTIONS)
def test_of_nothing_there_is_a_sentence_for_people_and_nothing_for_programs(tmp_path: Path, question: str):
    school = School(tmp_path)
    school("import", school.file({"a": 1}), "--json")
    assert school(question, "--json").done().out == b""
    title, sentence = school(question).done().text.splitlines()
    assert title.startswith(question)
    assert sentence.strip().endswith(".")


def test_answers_are_valid_utf_8_without_spaces(school: School):
    out = school("exams-owed", "--all", "--json").done()
    for line, row in zip(out.lines, out.rows, strict=True):
        assert line == msgspec.json.encode(row)


# --- which journal ------------------------------------------------------------------------------------


def test_the_journal_that_was_named_goes_before_that_of_the_environment(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    empty = School(tmp_path)
    empty("import", empty.file({"a": 1}))
    monkeypatch.setenv("LEERSPOOR_JOURNAL", str(empty.journal))
    assert leerspoor("responsibility", "--json").done().rows == []
    assert len(school("responsibility", "--json").done().rows) == 5
    monkeypatch.setenv("LEERSPOOR_JOURNAL", str(school.journal))
    assert len(leerspoor("responsibility", "--json").done().rows) == 5


def test_without_any_it_is_one_of_the_persons_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("LEERSPOOR_JOURNAL", raising=False)
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    message = leerspoor("responsibility").failed(1)
    assert str(tmp_path) in message
    assert "nog geen journaal" in message
    assert list(tmp_path.iterdir()) == [], "asking makes none"
    leerspoor("import", School(tmp_path).file({"a": 1}))
    assert leerspoor("responsibility", "--json").done().rows == []


@pytest.mark.parametrize(
    "command",
    [
        "responsibility",
        "exams-owed",
        "bpv",
        "duties",
        "guarantees",
        "timeline s1",
        "archive",
        "verify",
        "rebuild",
    ],
)
def test_a_journal_that_is_not_there_is_told_with_what_to_do(tmp_path: Path, command: str):
    message = leerspoor("--journal", tmp_path / "none.db", *command.split()).failed(1)
    assert str(tmp_path / "none.db") in message
    assert "leerspoor import" in message
    assert list(tmp_path.iterdir()) == []


def test_a_journal_may_be_named_by_a_url(school: School):
    said = leerspoor("--journal", f"sqlite:///{school.journal}", "responsibility", "--json").done()
    assert len(said.rows) == 5


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("1-10-2025", "dus 2025-10-01"), ("31-02-2025", "bijvoorbeeld 2025-10-01"), ("morgen", "bijvoorbeeld")],
)
def test_a_day_in_another_form_is_told_as_it_is_to_be_typed(tmp_path: Path, typed: str, meant: str):
    school = School(tmp_path)
    school.restore(ordinary().history)
    assert f"«{typed}» is geen dag; verwacht: jjjj-mm-dd, {meant}" in school("bpv", "--on", typed).failed(2)
