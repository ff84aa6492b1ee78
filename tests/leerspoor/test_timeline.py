"""What is shown of all that happened to a student, with what was corrected, retracted or erased since?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commandline import School
from tests.scenario import Story, ordinary


@pytest.fixture
def told() -> Story:
    """A start that was corrected, an enrolment that was retracted and one that was erased, and an end."""
    told = ordinary()
    start = told.tell("s1", "route-started", "2023-08-01", id="start", at="2023-08-01")
    told.correct(start, id="correction", leerjaar=4, at="2023-09-01")
    enrolled = told.tell("s1", "enrolled", "2023-08-01", id="enrolled", side="mbo", at="2023-10-01")
    told.retract(enrolled, id="retraction", at="2023-11-01")
    support = told.tell(
        "s1", "support-registered", "2023-08-01", id="support", support="rust", at="2023-12-01"
    )
    told.erase(support, at="2024-01-01")
    told.tell("s1", "dropped-out", "2023-07-01", id="late", at="2024-02-01", by="vo:98VO")
    told.tell("s2", "placed", "2024-03-01", at="2024-03-01")
    return told


@pytest.fixture
def school(tmp_path: Path, told: Story) -> School:
    school = School(tmp_path)
    school.restore(told.history)
    return school


def timeline(school: School, *options: object) -> list[dict[str, Any]]:
    return school("timeline", "s1", *options, "--json").done().rows


def test_every_event_of_the_student_is_there_in_the_order_recorded(school: School, told: Story):
    rows = timeline(school)
    own = [r for r in told.history if r.stream == "student/s1"]
    assert [row["id"] for row in rows] == [r.id for r in own]
    assert [row["position"] for row in rows] == [r.position for r in own]
    assert [row["kind"] for row in rows] == [r.kind for r in own]
    assert {row["student"] for row in rows} == {"s1"}
    assert [row["on"] for row in rows][-1] == "2023-07-01"
    assert [row["by"] for row in rows][-1] == "vo:98VO"
    assert rows[0]["recorded_at"] == "2023-08-01T12:00:00.000000Z"


def test_what_became_of_each_is_said(school: School):
    rows = {row["id"]: row for row in timeline(school)}
    assert rows["start"]["state"] == "corrected"
    assert rows["start"]["corrected_by"] == ["correction"]
    assert rows["start"]["data"]["leerjaar"] == 3
    assert rows["start"]["counts"]["data"]["leerjaar"] == 4
    assert rows["correction"]["state"] == "about"
    assert rows["enrolled"]["state"] == "retracted"
    assert rows["enrolled"]["retracted_by"] == "retraction"
    assert (rows["support"]["state"], rows["support"]["data"]) == ("erased", None)
    assert rows["late"]["state"] == "counts"


@pytest.mark.parametrize(
    ("known_at", "number", "start", "enrolled"),
    [
        ("2023-08-01", 1, "counts", None),
        ("2023-09-01", 2, "corrected", None),
        ("2023-10-31", 3, "corrected", "counts"),
        ("2023-11-01T11:59:59Z", 3, "corrected", "counts"),
        ("2023-11-01T12:00:00Z", 4, "corrected", "retracted"),
        ("2099-01-01", 7, "corrected", "retracted"),
    ],
)
def test_what_was_known_at_an_instant(
    school: School, known_at: str, number: int, start: str, enrolled: str | None
):
    rows = timeline(school, "--known-at", known_at)
    states = {row["id"]: row["state"] for row in rows}
    assert len(rows) == number
    assert (states["start"], states.get("enrolled")) == (start, enrolled)


def test_what_was_erased_is_gone_whatever_was_known_when(school: School):
    for known_at in ("2023-12-15", "2024-01-01"):
        rows = {row["id"]: row for row in timeline(school, "--known-at", known_at)}
        assert (rows["support"]["state"], rows["support"]["data"]) == ("erased", None)


def test_a_retraction_that_was_retracted_shows_the_event_as_it_was(tmp_path: Path):
    told = ordinary()
    start = told.tell("s1", "route-started", "2023-08-01", id="start")
    retraction = told.retract(start, id="retraction")
    told.retract(retraction, id="again")
    school = School(tmp_path)
    school.restore(told.history)
    rows = {row["id"]: row for row in timeline(school)}
    assert {id_: row["state"] for id_, row in rows.items()} == {
        "start": "counts", "retraction": "undone", "again": "about",
    }  # fmt: skip
    assert rows["retraction"]["retracted_by"] == "again"
    assert rows["start"]["retracted_by"] is None


def test_people_see_it_by_day(school: School):
    said = school("timeline", "s1").done()
    days = [text.split()[0] for text in said.text.splitlines()[2:] if text.startswith(" 20")]
    assert len(days) == 7
    assert days == sorted(days)
    for word in ("gecorrigeerd", "ingetrokken", "gewist"):
        assert word in said.text


def test_a_student_nobody_heard_of(school: School):
    assert "nobody" in school("timeline", "nobody").failed(2)
    assert "s2" in school("timeline", "s2", "--known-at", "2024-02-29").failed(2)
    assert "s1" in school("timeline", "s1", "--known-at", "2023-07-31").failed(2)
