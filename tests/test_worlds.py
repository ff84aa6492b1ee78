"""Is a scenario that is wrong noticed? Of the files in `fixtures/scenarios`, and of one made up here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from tests.commandline import School
from tests.scenario_files import NOTHING, Expect, read
from tests.worlds import (
    WORLDS,
    Desk,
    World,
    check,
    check_refusal,
    history,
    shared_desk,
    worlds_of,
    wrong,
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return shared_desk(tmp_path_factory.mktemp)


def falsified(told: Any) -> Iterator[Any]:
    """The same with one thing changed, for each thing that is told."""
    match told:
        case dict():
            for name, value in told.items():
                yield from ({**told, name: other} for other in falsified(value))
            yield {**told, "nergens": 1}
        case list():
            yield [*told, "nergens"]
            yield from ([*told[:at], *told[at + 1 :]] for at in range(len(told)))
            yield from (
                [*told[:at], other, *told[at + 1 :]]
                for at in range(len(told))
                for other in falsified(told[at])
            )
        case bool():
            yield from (not told, int(told))
        case int():
            yield from (told + 1, float(told), str(told))
        case date():
            yield told + timedelta(days=1)
        case _:
            yield from (f"{told}.", NOTHING if told != NOTHING else "")


@pytest.mark.parametrize("name", WORLDS)
def test_whatever_is_told_otherwise_is_noticed(name: str, desk: Desk) -> None:
    world = WORLDS[name]
    changed = 0
    for expect in world.layer.expect:
        rows = desk.ask(world, expect.arguments(expect.days[0]))
        for field in ("answer", "rows", expect.list_name):
            told = getattr(expect, field)
            for other in falsified(told) if told is not UNSET else ():
                assert wrong(replace(expect, **{field: other}), rows), (
                    f"{name}: {expect.arguments(None)}: {other}"
                )
                changed += 1
    assert changed >= 2 * len(world.layer.expect)


SMALL = """
title = "klein"
tells = "Een leerling."
contract = "Niets."
base = "kleine-regio"
without = ["LIJN"]
born = { s1 = 2009-05-02 }
[[event]]
id = "start"
who = "student/s1"
kind = "route-started"
on = 2023-08-01
data = { route = "R", leerjaar = 3, leerweg = "BB", lwt = false }
[[expect]]
question = "responsibility"
about = "s1"
on = 2023-08-01
answer = { status = "active", aspects = { absence = { norm = ["vo"] } } }
[[expect]]
question = "exams-owed"
about = "s1"
on = [2026-07-31, 2026-08-01]
rows = { LB = { status = "owed" } }
parts = ["B1-K1", "LB", "NE-CE", "WI-CE"]
[[expect]]
question = "qualification"
about = "s1"
on = [2024-01-01, 2027-05-01]
answer = { kwalificatieplicht = "yes", times = ["R/2023"] }
[[expect]]
question = "compliance"
on = 2023-08-01
options = ["--routes", "R", "R2"]
routes = ["R", "R2"]
rows = { R2 = { checks = { joint-programme = { state = "MISSING" } } } }
[[expect]]
question = "retention"
about = "s1"
on = 2023-08-01
rows = { "vo/leerlingdossier" = { first_day = "null" } }
[[refuse]]
who = "student/s2"
kind = "route-started"
on = 2023-08-01
data = { route = "R", leerjaar = 2, leerweg = "BB", lwt = false }
code = "LEERJAAR"
column = "leerjaar"
[[accept]]
other_side_of = "LEERJAAR"
who = "student/s2"
kind = "route-started"
on = 2023-08-01
data = { route = "R", leerjaar = 4, leerweg = "BB", lwt = false }
[[variant]]
name = "anders"
[[variant.event]]
id = "start"
who = "student/s1"
kind = "route-started"
on = 2024-08-01
data = { route = "R", leerjaar = 3, leerweg = "BB", lwt = false }
[[variant.expect]]
question = "responsibility"
about = "s1"
on = 2023-08-01
answer = { status = "none" }
"""
"""A file with one of each table."""


def small(text: str = SMALL) -> list[World]:
    return worlds_of("klein", read(text, "klein"))


def check_all(worlds: list[World], desk: Desk) -> None:
    for world in worlds:
        check(world, partial(desk.ask, world))


@pytest.mark.parametrize("other", [{"on": "2023-08-02"}, {"known_at": "2023-08-01"}])
def test_an_answer_about_another_day_than_was_asked_fails(other: dict[str, str], desk: Desk) -> None:
    (world, _) = small()
    with pytest.raises(AssertionError, match=f"line.{min(other)} is"):
        check(world, lambda arguments: [row | other for row in desk.ask(world, arguments)])


def test_lines_that_cannot_be_told_apart_fail() -> None:
    expect = Expect(question="exams-owed", on=date(2024, 1, 1), rows={"LB": {"status": "owed"}})
    assert wrong(expect, [{"part": "LB", "status": "owed"}]) == []
    assert wrong(expect, [{"part": "LB", "status": "owed"}] * 2) == ["rows: which is which of ['LB', 'LB']?"]


@pytest.mark.parametrize(
    ("told", "where"),
    [("", "--on 2024-01-01.*'unknown'"), ("born = { s1 = 2009-05-01 }", "--on 2027-05-01.*'no'")],
)
def test_another_birth_day_fails(told: str, where: str, tmp_path: Path) -> None:
    (world, _) = small(SMALL.replace("born = { s1 = 2009-05-02 }", told))
    with pytest.raises(AssertionError, match=rf"expectation 3: .*{where}"):
        check(world, partial(Desk(lambda _: tmp_path).ask, world))


@pytest.mark.parametrize(
    ("told", "found", "problems"),
    [
        ({"NE": {"mark": 6}}, [{"subject": "NE", "mark": 6}, {"subject": "EN", "mark": 5}], 0),
        ({"NE": {"mark": 6}}, [{"subject": "NE", "mark": 5}], 1),
        ({"NE": {"mark": 6}}, [{"subject": "NE", "mark": 6}, {"subject": "NE", "mark": 5}], 1),
        (["NE", "EN"], [{"subject": "NE", "mark": 6}, {"subject": "EN", "mark": 5}], 0),
        (["EN", "NE"], [{"subject": "NE", "mark": 6}, {"subject": "EN", "mark": 5}], 1),
        (["NE"], [{"subject": "NE", "mark": 6}, {"subject": "EN", "mark": 5}], 1),
        ([], [], 0),
        ({}, [], 1),
        ({}, [{"subject": "NE", "mark": 6}], 1),
    ],
)
def test_tables_in_a_list_are_told_by_their_names(told: Any, found: Any, problems: int) -> None:
    expect = Expect(question="result", on=date(2025, 1, 1), answer={"finals": told})
    assert len(wrong(expect, [{"side": "vmbo", "finals": found}])) == problems


def histories(text: str) -> None:
    for world in small(text):
        history(world)


def test_a_file_with_one_of_each_table_holds(desk: Desk) -> None:
    check_all(small(), desk)
    check_refusal(small()[0], small()[0].layer.refuse[0], desk.school(small()[0]))


@pytest.mark.parametrize(
    ("told", "wrongly", "where"),
    [
        ('status = "active"', 'status = "ended"', r"klein, expectation 1: .*answer\.status is 'active'"),
        ('norm = ["vo"]', 'norm = ["mbo"]', r"answer\.aspects\.absence\.norm is \['vo'\]"),
        ('norm = ["vo"]', 'nrom = ["vo"]', r"answer\.aspects\.absence\.nrom is not there"),
        ('"NE-CE", ', "", r"klein, expectation 2: .*--on 2026-07-31.* lines is"),
        ("LB = {", "EN-CE = {", r"rows\.EN-CE is not there"),
        ('LB = { status = "owed" }', 'WI-CE = { status = "owed" }', r"--on 2026-08-01.*'window-closed'"),
        ('aspects = { absence = { norm = ["vo"] } }', "aspects = {}", r"answer\.aspects is {'"),
        (
            'rows = { LB = { status = "owed" } }',
            'answer = { status = "owed" }',
            r"there are 4",
        ),
        ('status = "none"', 'status = "active"', r"klein: anders, expectation 1.*answer\.status is 'none'"),
        ('times = ["R/2023"]', 'times = ["R/2023", "R2/2023"]', r"answer\.times is \['R/2023'\]"),
        ('state = "MISSING"', 'state = "MET"', r"rows\.R2\.checks\.joint-programme\.state is 'MISSING'"),
        ("joint-programme = {", "joint-programm = {", r"rows\.R2\.checks\.joint-programm is not there"),
        ('routes = ["R", "R2"]', 'routes = ["R2", "R"]', r"lines is \['R', 'R2'\]"),
        ('"vo/leerlingdossier" = {', '"mbo/leerlingdossier" = {', r"rows\.mbo/leerlingdossier is not there"),
    ],
)
def test_a_wrong_expectation_fails_and_says_where(told: str, wrongly: str, where: str, desk: Desk) -> None:
    assert SMALL.count(told) == 1
    worlds = small(SMALL.replace(told, wrongly))
    with pytest.raises(AssertionError, match=where):
        check_all(worlds, desk)


@pytest.mark.parametrize(
    ("told", "wrongly"),
    [
        ('code = "LEERJAAR"', 'code = "MALFORMED"'),
        ('code = "LEERJAAR"', 'code = "LEERJAAR"\nrule = "RTE-13"'),
        ('column = "leerjaar"', 'column = "leerweg"'),
        ("leerjaar = 2", "leerjaar = 3"),
    ],
)
def test_a_wrong_refusal_fails(told: str, wrongly: str, tmp_path: Path) -> None:
    assert SMALL.count(told) == 1
    world, school = small(SMALL.replace(told, wrongly))[0], School(tmp_path)
    school.restore(history(world))
    with pytest.raises(AssertionError, match="klein, route-started on 2023-08-01"):
        check_refusal(world, world.layer.refuse[0], school)


TWICE = """
[[variant.event]]
id = "start"
who = "student/s1"
kind = "dropped-out"
on = 2024-09-01
data = { reason = "other" }
"""
HEADINGS = ["", *re.findall(r"^\[\[.*\]\]$", SMALL, re.MULTILINE)]


@pytest.mark.parametrize("number", range(len(HEADINGS)))
def test_a_name_that_a_table_does_not_have_is_an_error(number: int) -> None:
    tables = re.split(r"^(?=\[\[)", SMALL, flags=re.MULTILINE)
    heading, _, rest = tables[number].partition("\n")
    tables[number] = f"{heading}\nonbekend = 1\n{rest}"
    with pytest.raises(ValueError, match="onbekend"):
        small("".join(tables))


@pytest.mark.parametrize(
    ("told", "wrongly", "why"),
    [
        ('answer = { status = "none" }', "", "nothing is expected"),
        ('answer = { status = "none" }', "answer = {}", "nothing is expected"),
        ('answer = { status = "none" }', "parts = []", "lists `students`"),
        ('title = "klein"', "", "title"),
        ('question = "exams-owed"', 'question = "exam-owed"', "exam-owed"),
        ("on = [2026-07-31, 2026-08-01]", "on = []", "`on` a day"),
        ('without = ["LIJN"]', 'without = ["LEIN"]', "LEIN.*no such event"),
        ('name = "anders"', 'name = "anders"\nwithout = ["start"]', "start.*told again"),
        ('name = "anders"', f'name = "anders"\n{TWICE}', "two events are called .*start"),
        ('name = "anders"', 'name = "anders"\n[[variant]]\nname = "anders"', "two variants have one name"),
        (
            'who = "student/s1"\nkind = "route-started"\non = 2023',
            'who = "s1"\nkind = "route-started"\non = 2023',
            "who",
        ),
        ("on = 2024-08-01", "on = 2024-08-01\nat = 2018-01-01T00:00:00Z", "before what went before"),
        ("on = 2024-08-01", "on = 2024-08-01\nat = 2024-08-01T00:00:00", "zone"),
    ],
)
def test_what_makes_no_sense_in_a_file_is_an_error(told: str, wrongly: str, why: str) -> None:
    assert SMALL.count(told) == 1
    with pytest.raises(ValueError, match=why):
        histories(SMALL.replace(told, wrongly))
