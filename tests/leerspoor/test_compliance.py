"""How are the preconditions asked at the command line, and how do they read?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commandline import School, line
from tests.in_order import AGREED, choose, in_order, lacking, state
from tests.scenario import Story, another

ON = "2023-08-01"


def story() -> Story:
    """R1 lacks nothing; R2 no report, no programme and no part of its exam; R3 comes later."""
    story = in_order()
    story.tell("A2", "agreement-signed", "2019-01-01", advised_on="2018-12-01")
    story.tell("R2", "route-opened", "2019-01-02", agreement="A2")
    story.tell("R2", "exam-programme-adopted", "2019-01-04")
    story.tell("R3", "route-opened", "2024-01-01")
    another(story, "X1", form="EXPERIMENT")
    for student, route, on in (("s1", "R1", ON), ("s2", "R2", ON), ("s3", "X1", "2020-08-01")):
        story.tell(student, "route-started", on, route=route)
    story.tell("new", "enrolled", ON, side="vo")
    return story


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    school = School(tmp_path_factory.mktemp("school"))
    school.restore(story().history)
    return school


def table(school: School, *arguments: str) -> list[list[str]]:
    """The table as it reads, its heading left out: a row is a list of its cells, two spaces or more apart."""
    lines = school("compliance", *arguments, "--on", ON).done().text.splitlines()
    return [[cell for cell in text.split("  ") if cell] for text in lines if text.strip()]


# --- as JSON -----------------------------------------------------------------------------------------------


def test_the_preconditions_of_students(school: School):
    """PRE-11: one line a student who is or was on a route, in order of name."""
    rows = school.ask("compliance", on=ON)
    assert [(row["student"], row["route"], row["state"]) for row in rows] == [
        ("s1", "R1", "COMPLIANT"), ("s2", "R2", "NON_COMPLIANT"), ("s3", "X1", "COMPLIANT"),
    ]  # fmt: skip
    assert list(rows[0]) == [
        "student", "on", "known_at", "route", "state", "regime", "uitvaloptie", "missing", "open",
        "differences", "checks", "policies", "because",
    ]  # fmt: skip
    assert list(rows[0]["checks"][0]) == ["item", "rule", "state", "since", "at_start", "because"]
    assert school.ask("compliance", "s2", on=ON) == rows[1:2]
    assert school.ask("compliance", "--cohort", "R1/2023", on=ON) == rows[:1]


def test_the_preconditions_of_a_route(school: School):
    """PRE-01, PRE-06, PRE-07: what is missing, each with its rule."""
    (row,) = school.ask("compliance", "--routes", "R2", on=ON)
    assert list(row)[:3] == ["on", "known_at", "route"]
    assert (row["route"], row["missing"]) == ("R2", ["PRE-01", "PRE-06", "PRE-07"])
    assert lacking(row) == ["joint-programme", "registered-mbo", "registered-vo", "transfer-options"]
    assert {"kind": "MISSING", "about": "NE", "needed": "NE se+ce", "rule": "VEX-01"} in row["differences"]


def test_every_route_without_a_name_and_some_by_name(school: School):
    def routes(*named: str, on: str = ON) -> list[str]:
        return [row["route"] for row in school.ask("compliance", "--routes", *named, on=on)]

    assert routes() == ["R1", "R2", "X1"]
    assert routes(on="2024-01-01") == ["R1", "R2", "R3", "X1"]
    assert routes("X1", "R1", "X1") == ["R1", "X1"]


@pytest.mark.parametrize("route", ["R3", "R9", "r1", ""])
@pytest.mark.parametrize("options", [(), ("--json",), ("--known-at", "2099-01-01")])
def test_a_route_that_is_not_there(school: School, route: str, options: tuple[str, ...]):
    """Not opened by that day, or never: wrong use, and nothing is answered of the others."""
    said = school("compliance", "--routes", "R1", route, "--on", ON, *options)
    assert f"«{route}»" in said.failed(2)
    assert said.out == b""


def test_what_was_known_then(school: School):
    """The routes of a journal that was empty then are not there."""
    assert school.ask("compliance", "--routes", "--known-at", "2018-06-01", on=ON) == []
    (row,) = school.ask("compliance", "s1", "--known-at", "2099-01-01", on=ON)
    assert (row["known_at"], row["state"]) == ("2099-01-01", "COMPLIANT")


def test_the_answer_is_by_the_policies_of_the_journal_unless_asked_otherwise(tmp_path: Path):
    """RTE-14: what a journal chose; `--policies default` shows the reading without it."""
    told = in_order()
    choose(told, "start_moment", "YEAR_START")
    told.tell("s1", "route-started", "2024-02-03")
    school = School(tmp_path)
    school.restore(told.history)
    (row,) = school.ask("compliance", "s1", on="2024-02-03")
    assert (row["missing"], state(row, "start-moment")) == (["RTE-14"], "MISSING")
    (row,) = school.ask("compliance", "s1", "--policies", "default", on="2024-02-03")
    assert (row["missing"], state(row, "start-moment")) == ([], "MET")


# --- as a table --------------------------------------------------------------------------------------------


def test_the_table_in_dutch(school: School):
    """What is missing and what is undecided, in words."""
    title, heading, *rows = table(school, "--routes")
    assert title == [f"compliance op {ON}"]
    assert [cell.strip() for cell in heading] == [
        "route", "stand", "op de voet van", "ontbreekt", "onbeslist", "programma", "waarom",
    ]  # fmt: skip
    text = school("compliance", "--routes", "R1", "--on", ON).done().text
    assert "op orde" in text
    assert "doorlopende leerroute" in text
    text = " ".join(school("compliance", "--routes", "R2", "--on", ON).done().text.split())
    for words in (
        "niet op orde",
        "geen wettelijke route",
        "overstapopties",
        "ontbreekt NE",
        "PRE-01 PRE-06 PRE-07",
    ):
        assert words in text
    assert "MISSING" not in text
    assert len(rows) >= 3


def test_the_table_in_english(school: School):
    text = " ".join(school("--lang", "en", "compliance", "s2", "s3", "--on", ON).done().text.split())
    for words in ("footing", "missing", "undecided", "not in order", "no statutory route"):
        assert words in text
    for words in ("experiment being finished", "source on experiments contradicts itself"):
        assert words in text


def test_nobody_is_on_a_route_yet(school: School):
    said = school("compliance", "new", "--on", ON).done()
    assert "Niemand is of was op een route." in said.text


# --- a strict journal --------------------------------------------------------------------------------------


def test_a_strict_journal_refuses_a_start_with_what_is_missing(tmp_path: Path):
    """PRE-11: by name, with the rule; the day before the policy it is recorded."""
    told = in_order()
    told.tell("A2", "agreement-signed", "2019-01-01", **AGREED | {"transfer_options": []})
    another(told, "R2", agreement="A2")
    choose(told, "preconditions", "STRICT", ON)
    school = School(tmp_path)
    school.restore(told.history)
    starts = [
        line("route-started", "s1", ON),
        line("route-started", "s2", ON, data={"route": "R2"}),
        line("route-started", "s3", "2023-07-31", data={"route": "R2"}),
    ]
    row = school.take(*starts)
    assert (row["recorded"], row["refused"]) == (2, 1)
    (refusal,) = row["refusals"]
    assert (refusal["line"], refusal["code"], refusal["rule"]) == (2, "PRECONDITION_MISSING", "PRE-11")
    assert f"op {ON} ontbreekt: joint-programme, transfer-options;" in refusal["message"]
    rows = school.ask("compliance", on=ON)
    assert {row["student"]: row["missing"] for row in rows} == {"s1": [], "s3": ["PRE-06", "PRE-07"]}
