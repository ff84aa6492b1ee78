"""The work list at the command line: as a table in Dutch and in English, as JSON, and asked for wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commandline import School, line
from tests.scenario import Story, another, mbo, of, ordinary, vmbo
from tests.worklists import SAID, of_students

ON = "2025-09-15"
LATER = "2999-01-01"
PARTS = ["EN-CE", "KV1", "KV2", "LO-SE", "MA-SE", "NE-CE", "WI-CE"]
SEVEN = [f"s{n}" for n in range(1, 8)]


def story() -> Story:
    """Seven students who are not transferred, one who is at work, and one of another school who left."""
    story = ordinary(of(*map(vmbo, PARTS), mbo("B1-K1")))
    another(story, "R2", vo="97VO")
    of_students(*SEVEN, story=story)
    of_students("s8", story=story)
    for part in PARTS[1:]:
        story.tell("s8", "exam-part-passed", "2025-05-20", part=part)
    story.tell("s8", "transferred", "2025-08-01", stays_enrolled_at_vo=True)
    story.tell("s8", "bpv-agreed", "2025-08-15", signed=SAID, starts_on="2025-09-01", ends_on="2025-10-10")
    of_students("s9", story=story, route="R2")
    story.tell("s9", "route-ended", "2025-03-01")
    return story


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    school = School(tmp_path_factory.mktemp("school"))
    school.restore(story().history)
    return school


def table(school: School, *arguments: object, language: str = "nl") -> list[list[str]]:
    """The rows of the table, its columns and title first; cells apart where two spaces are."""
    said = school("--lang", language, "worklist", "--on", ON, *arguments).done().text
    return [[cell.strip() for cell in row.split("  ") if cell.strip()] for row in said.splitlines()]


# --- as a table ---------------------------------------------------------------------------------------


def test_the_list_in_dutch(school: School):
    title, columns, *rows = table(school)
    assert title == [f"worklist op {ON}"]
    assert columns == ["uiterlijk", "wat", "wie", "over", "leerlingen", "waarom"]
    assert rows == [
        ["2025-03-01 (te laat)", "helpen aan diploma of plaats", "vo+mbo 97VO 98MB", "R2/2023", "s9",
         "OVS-01 OVS-02 RSP-01 RSP-02 RSP-05"],
        ["2025-08-01 (te laat)", "overschrijven naar het mbo", "vo+mbo 98VO 98MB", "R1/2023",
         "7 leerlingen", "RSP-01 RSP-02 RSP-05 RSP-08"],
        ["2025-10-01", "registratie nagaan voor 1 oktober", "vo+mbo 98VO 98MB", "R1/2023",
         "7 leerlingen", "RSP-11 RSP-01 RSP-02 RSP-05 RSP-08"],
        ["2025-10-10", "BPV beoordelen", "mbo 98MB", "p1", "s8", "BPV-08"],
    ]  # fmt: skip


def test_the_list_in_english(school: School):
    _, columns, *rows = table(school, language="en")
    assert columns == ["due", "what", "who", "about", "students", "why"]
    assert rows[1][:5] == [
        "2025-08-01 (overdue)", "overschrijving to the mbo", "vo+mbo 98VO 98MB", "R1/2023", "7 students",
    ]  # fmt: skip
    assert rows[3][:3] == ["2025-10-10", "assess the BPV", "mbo 98MB"]


def test_parts_are_named_and_of_many_their_number(school: School):
    """So are students: up to six by name."""
    _, columns, *rows = table(school, "--for", "vo", "--within", "365")
    assert columns[-2:] == ["onderdelen", "waarom"]
    assert rows[-1][-3:] == ["8 leerlingen", "7", "VEX-32"]
    few = School(school.folder / "few")
    few.folder.mkdir()
    few.restore(of_students(*SEVEN[:6], story=ordinary(of(*map(vmbo, PARTS[:6])))).history)
    _, _, *rows = table(few, "--for", "vo", "--within", "365")
    assert rows[-1][-3:] == ["s1 s2 s3 s4 s5 s6", " ".join(PARTS[:6]), "VEX-32"]


def test_an_empty_list_says_so_and_how_to_look_further(tmp_path: Path):
    school = School(tmp_path)
    school.restore(of_students("s1", story=ordinary()).history)
    dutch = school("worklist", "--on", "2024-01-01").done().text
    assert "Er is niets te doen. Met --within DAGEN kijkt u verder vooruit." in dutch
    english = school("--lang", "en", "worklist", "--on", "2024-01-01").done().text
    assert "There is nothing to do. Look further ahead with --within DAYS." in english
    assert school("worklist", "--on", "2024-01-01", "--json").done().out == b""


# --- as JSON ------------------------------------------------------------------------------------------


def test_the_list_as_json(school: School):
    rows = school.ask("worklist", on=ON)
    assert list(rows[1]) == [
        "on", "known_at", "action", "due", "overdue", "for", "brins", "about", "students", "parts",
        "policies", "because",
    ]  # fmt: skip
    assert (rows[1]["on"], rows[1]["known_at"], rows[1]["overdue"]) == (ON, None, True)
    assert rows[1]["students"] == SEVEN
    assert (rows[3]["for"], rows[3]["brins"]) == (["mbo"], ["98MB"])


def test_thirty_days_ahead_unless_one_says_otherwise(school: School):
    assert school.ask("worklist", on="2025-09-10")[-1]["due"] == "2025-10-10"
    assert school.ask("worklist", on="2025-09-09")[-1]["due"] == "2025-10-01"
    assert school.ask("worklist", "--within", 31, on="2025-09-09")[-1]["due"] == "2025-10-10"
    assert [row["due"] for row in school.ask("worklist", "--within", 0, on=ON)] == [
        "2025-03-01", "2025-08-01",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "actions"),
    [
        (["--for", "vo"], ["fulfil-duty", "overschrijving", "check-count"]),
        (["--for", "mbo"], ["fulfil-duty", "overschrijving", "check-count", "assess-bpv"]),
        (["--for", "97VO"], ["fulfil-duty"]),
        (["--for", "98VO"], ["overschrijving", "check-count"]),
        (["--cohort", "R2/2023"], ["fulfil-duty"]),
        (["--cohort", "R1/2023", "--for", "98MB"], ["overschrijving", "check-count", "assess-bpv"]),
        (["--cohort", "R1/2022"], []),
    ],
)
def test_the_list_of_a_side_a_school_or_a_cohort(school: School, options: list[str], actions: list[str]):
    """From the tables and folded."""
    rows = school.ask("worklist", *options, on=ON)
    assert [row["action"] for row in rows] == actions
    assert school.ask("worklist", *options, "--policies", "default", on=ON) == rows
    folded = school.ask("worklist", *options, "--known-at", LATER, on=ON)
    assert [{**row, "known_at": None} for row in folded] == rows


def test_the_list_by_what_was_known_then(school: School):
    known = school.ask("worklist", "--known-at", "2025-02-28", on=ON)
    assert [row["action"] for row in known] == ["overschrijving", "check-count"]
    assert known[0]["students"] == [*SEVEN, "s8"]
    assert known[0]["known_at"] == "2025-02-28"
    assert school.ask("worklist", "--known-at", "2018-12-31", on=ON) == []


@pytest.mark.parametrize("options", [(), ("--policies", "default"), ("--known-at", LATER)])
def test_what_is_reported_is_off_the_list_at_once(tmp_path: Path, options: tuple[str, ...]):
    """From the tables, which come up to date first, and folded."""
    school = School(tmp_path)
    school.restore(of_students("s1", "s2", story=ordinary(of(mbo("B1-K1")))).history)
    (found, _) = school.ask("worklist", *options, on=ON)
    assert found["students"] == ["s1", "s2"]
    for student in ("s1", "s2"):
        school.take(line("transferred", student, "2025-08-01"))
    assert school.ask("worklist", *options, on=ON) == []
    school.take(line("route-stop-announced", "R1", "2025-09-01", data={"effective_on": "2025-10-10"}))
    (found,) = school.ask("worklist", *options, on=ON)
    assert (found["action"], found["students"]) == ("stop-threatens-cohort", ["s1", "s2"])


def test_a_policy_that_was_chosen_moves_the_day(tmp_path: Path):
    """RSP-02: by the default ones only if asked."""
    told = of_students("s1", story=ordinary(of(mbo("B1-K1"))))
    told.tell("switch_day", "policy-chosen", "2019-01-01", choice="OCTOBER_1")
    school = School(tmp_path)
    school.restore(told.history)
    (found,) = school.ask("worklist", on=ON)
    assert found["due"] == "2025-10-01"
    assert "switch_day=OCTOBER_1" in found["policies"]
    assert school.ask("worklist", "--policies", "default", on=ON)[0]["due"] == "2025-08-01"


def test_a_policy_holds_from_the_day_on_which_it_was_chosen(tmp_path: Path):
    """Before, and where the choice is what holds anyway, it is the list of the default ones."""
    told = of_students("s1", story=ordinary(of(mbo("B1-K1"))))
    told.tell("phase_follows", "policy-chosen", "2019-01-01", choice="RULE")
    told.tell("switch_day", "policy-chosen", "2025-09-16", choice="OCTOBER_1")
    school = School(tmp_path)
    school.restore(told.history)
    assert [row["due"] for row in school.ask("worklist", on=ON)] == ["2025-08-01", "2025-10-01"]
    assert [row["due"] for row in school.ask("worklist", on="2025-09-16")] == ["2025-10-01"]


# --- asked for wrongly --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["--within", "-1"], "-1 dagen vooruit kan niet"),
        (["--within", "36601"], "36601 dagen vooruit kan niet"),
        (["--within", "morgen"], "«morgen» is geen heel getal"),
        (["--cohort", "R9/2023"], "Route «R9» is niet bekend"),
        (["--cohort", "R1"], "«R1» is geen cohort"),
        (["--for", "98V0"], "«98V0» is geen school van een route"),
        (["--on", "gisteren"], "«gisteren» is geen dag"),
        (["--known-at", "toen"], "«toen» is geen moment"),
    ],
)
@pytest.mark.parametrize("policies", ["chosen", "default"])
def test_wrong_use(school: School, wrong: list[str], told: str, policies: str):
    """Exit 2, with a message, and nothing on stdout."""
    said = school("worklist", "--policies", policies, *wrong)
    assert told in said.failed(2)
    assert said.out == b""
