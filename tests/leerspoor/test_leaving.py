"""What does a person at the command line see of who left, who may be a vsv'er, and until when data is kept?

With a list of names beside the journal, in an SQLite file and on a PostgreSQL server.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from leerspoor.identity import birth_days
from leerspoor.identity.place import identity_place
from tests.commandline import Said, School
from tests.scenario import CREBO, Story, another, ordinary

ON = "2026-06-30"
NAMES = """pseudoniem;bsn;roepnaam;achternaam;geboortedatum;mentor
s1;111222333;Noortje;Wezelaar;2-5-2008;Hoogland
s2;123456782;Sjoerd;Kruiswijk;1999-06-30;Hoogland
s3;;Fenna;Oosterlaan;2008-05-00;Hoogland
s4;;Teun;Vlietstra;2008-07-01;Hoogland
"""
SECRET = ("111222333", "123456782", "Noortje", "Wezelaar", "Sjoerd", "Kruiswijk", "Fenna", "Oosterlaan",
          "Teun", "Vlietstra", "Hoogland", "2008", "1999-06", "2-5-2008")  # fmt: skip
QUESTIONS = ("qualification", "outcomes", "retention")


def story() -> Story:
    """Four students left a GR, one completed it, one is on the way; one is on R2, and one on no route."""
    story = ordinary(form="GR")
    another(story, "R2")
    for student in ("s1", "s2", "s3", "s4", "s5", "s6"):
        story.tell(student, "route-started", "2023-08-01")
    for student in ("s1", "s2", "s3"):
        story.tell(student, "dropped-out", "2025-11-14")
    story.tell("s4", "switched-to-transfer-option", "2024-03-01", to="regular-vmbo")
    story.tell("s5", "diploma-awarded", "2026-06-10", side="mbo", crebo=CREBO)
    story.tell("new", "enrolled", "2023-08-01", side="vo")
    story.tell("s7", "route-started", "2025-08-01", route="R2")
    story.tell("s7", "deregistered", "2026-02-01", side="vo")
    return story


def named(school: School, names: str = NAMES) -> School:
    """The same, with the list of names imported."""
    path = school.folder / "names.csv"
    path.write_text(names, encoding="utf-8")
    school("identity", "import", path).done()
    return school


@pytest.fixture
def school(tmp_path: Path, place: str) -> School:
    """A school that keeps names beside its journal."""
    school = School(tmp_path, place)
    school.restore(story().history)
    return named(school)


@pytest.fixture
def at_file(tmp_path: Path) -> School:
    """A school without names, its journal a file."""
    school = School(tmp_path)
    school.restore(story().history)
    return school


def verdicts(rows: list[dict[str, Any]]) -> dict[str, tuple[str, str, str]]:
    return {row["student"]: (row["startkwalificatie"], row["kwalificatieplicht"], row["vsv"]) for row in rows}


# --- with birth days ----------------------------------------------------------------------------------


def test_birth_days_of_the_list_decide(school: School):
    """VSV-02, VSV-03: 18 since May, 27 on the day itself, of unknown day, on the way, and not in the list."""
    assert verdicts(school.ask("qualification", on=ON)) == {
        "s1": ("no", "no", "yes"),
        "s2": ("no", "no", "no"),
        "s3": ("no", "unknown", "unknown"),
        "s4": ("no", "yes", "no"),
        "s5": ("yes", "no", "no"),
        "s6": ("no", "unknown", "no"),
        "s7": ("no", "unknown", "no"),
    }
    assert verdicts(school.ask("qualification", "s2", "s4", on="2026-06-29")) == {
        "s2": ("no", "no", "yes"),
        "s4": ("no", "yes", "no"),
    }
    assert verdicts(school.ask("qualification", "--cohort", "R1/2023", "s4", on="2026-07-01")) == {
        "s4": ("no", "no", "no")
    }


def test_a_cohort_in_numbers(school: School):
    """VSV-03, OVS-09: the same birth days; the default and the chosen policies have the same numbers here."""
    for options in ((), ("--policies", "default"), ("R1/2023", "R2/2025")):
        first, second = school.ask("outcomes", *options, on=ON)
        assert (first["cohort"], first["members"], second["cohort"]) == ("R1/2023", 6, "R2/2025")
        assert [first[n] for n in ("active", "completed", "switched", "left", "placed")] == [1, 1, 0, 4, 1]
        assert (first["vsv_candidates"], first["vsv_unknown"], first["startkwalificatie"]) == (1, 1, 1)
        assert first["not_counted_for_vmbo"] == 6
    (row,) = school.ask("outcomes", "R2/2030", on=ON)
    assert (row["cohort"], row["members"], row["vsv_unknown"]) == ("R2/2030", 0, 0)


def test_what_was_known_then_with_the_birth_days_of_now(school: School):
    """1: the list of names has no history."""
    for known_at, vsv in (("2025-11-13", "no"), ("2025-11-14", "yes")):
        (row,) = school.ask("qualification", "s1", "--known-at", known_at, on="2025-12-01")
        assert (row["vsv"], row["known_at"]) == (vsv, known_at)


def test_who_is_forgotten_has_no_birth_day_any_more(school: School):
    """VSV-03: unknown from then on, for every day."""
    school("identity", "forget", "s1").done()
    assert verdicts(school.ask("qualification", "s1", on=ON)) == {"s1": ("no", "unknown", "unknown")}


def test_why_says_the_same(school: School):
    """VSV-02: 17 and on 2 May 18."""
    for on, said in (("2026-05-01", "kwalificatieplicht: ja"), ("2026-05-02", "kwalificatieplicht: nee")):
        row = school("why", "s1", "qualification", "--on", on, "--json").done().row
        assert said in row["conclusion"]


def test_a_policy_that_the_journal_chose_decides_who_reports(school: School):
    """VSV-04: as it is by default, and by the choice of this journal."""
    school(
        "policies", "vsv_report", "BY_ENROLMENT", "--agreed-by", "98VO", "98MB", "--on", "2025-01-01"
    ).done()
    rows = {
        policies: school.ask("qualification", "s1", "--policies", policies, on=ON)[0]
        for policies in ("default", "chosen")
    }
    assert {name: row["reports"] for name, row in rows.items()} == {"default": ["mbo"], "chosen": ["vo"]}
    assert rows["chosen"]["policies"] == ["vsv_report=BY_ENROLMENT"]
    assert school.ask("qualification", "s1", on=ON) == [rows["chosen"]]


# --- without ------------------------------------------------------------------------------------------


def test_without_a_list_of_names_birth_days_are_unknown_and_none_is_made(at_file: School):
    assert verdicts(at_file.ask("qualification", "s1", on=ON)) == {"s1": ("no", "unknown", "unknown")}
    row, _ = at_file.ask("outcomes", on=ON)
    assert (row["vsv_candidates"], row["vsv_unknown"]) == (0, 3)
    assert not list(at_file.folder.glob("*identity*"))


@pytest.mark.postgres
def test_on_a_server_without_names_birth_days_are_unknown(tmp_path: Path, postgres_place: str):
    school = School(tmp_path, postgres_place)
    school.restore(story().history)
    assert verdicts(school.ask("qualification", "s1", on=ON)) == {"s1": ("no", "unknown", "unknown")}


@pytest.mark.parametrize("question", [("qualification", "s1"), ("outcomes",), ("why", "s1", "status")])
def test_names_that_cannot_be_read_are_told_and_stop_no_answer(at_file: School, question: tuple[str, ...]):
    path = identity_place(at_file.place).path
    assert path is not None
    expected = at_file(*question, "--on", ON, "--json").done().out
    path.write_bytes(b"no database at all, but long enough to be looked at by one" * 20)
    said = at_file(*question, "--on", ON, "--json")
    assert (said.code, said.out) == (0, expected)
    assert said.message == (
        f"let op: {path}: hier staat iets anders dan identiteiten van leerspoor; "
        "geboortedagen zijn daardoor niet bekend\n"
    )


@pytest.mark.parametrize("who", [("s1", "s2"), ()])
def test_of_whom_nothing_is_asked_no_birth_day_is_looked_up(
    at_file: School, monkeypatch: pytest.MonkeyPatch, who: tuple[str, ...]
):
    asked: list[str] = []
    monkeypatch.setattr(birth_days, "birth_days", lambda _, students: asked.extend(students) or {})
    at_file.ask("qualification", *who, on=ON)
    assert sorted(asked) == (list(who) or ["new", "s1", "s2", "s3", "s4", "s5", "s6", "s7"])


def test_what_needs_no_birth_days_leaves_the_names_alone(at_file: School):
    path = identity_place(at_file.place).path
    assert path is not None
    path.write_bytes(b"no database at all")
    for question in ("retention", "duties", "guarantees", "responsibility"):
        at_file(question, "--on", ON, "--json").done()


# --- no name, no number -------------------------------------------------------------------------------


def everything(school: School) -> list[Said]:
    """All that these questions can say, and what they say when something is wrong."""
    ways = ((), ("--json",), ("--known-at", "2026-01-01"), ("--policies", "default"))
    wrong = (("--on", "2-5-2026"), ("--cohort", "R9/2023"), ("R9/2023",), ("Noortje",))
    asked = [
        *((q, "--lang", lang, "--on", ON, *way) for q in QUESTIONS for lang in ("nl", "en") for way in ways),
        *((q, *arguments) for q in QUESTIONS for arguments in wrong),
        *(("why", "s1", q, "--on", ON) for q in ("qualification", "retention:leerlingdossier:vo:98VO")),
    ]
    return [school(*arguments) for arguments in asked]


def test_no_name_or_number_is_in_any_answer_or_message(school: School):
    found = everything(school)
    assert {said.code for said in found} == {0, 2}
    typed = "Noortje"
    for said in found:
        text = said.text + said.message.replace(f"«{typed}»", "")
        assert [secret for secret in SECRET if secret in text] == []
    assert sum(typed in said.message for said in found) == 3, "what was typed itself is said back"


def test_no_birth_day_gets_into_the_journal(at_file: School):
    named(at_file)
    everything(at_file)
    for path in at_file.folder.glob("journal.db*"):
        held = path.read_bytes()
        assert [s for s in SECRET if s != "2008" and s.encode() in held] == [], path
        assert b"2008-05-02" not in held
    with sqlite3.connect(at_file.journal) as connection:
        (tables,) = connection.execute("SELECT group_concat(name) FROM sqlite_master").fetchone()
    connection.close()
    assert "person" not in tables


# --- for people ---------------------------------------------------------------------------------------


def table(said: Said) -> list[str]:
    """Title, head and rows, with a single blank between words."""
    return [" ".join(line.split()) for line in said.done().text.splitlines()]


def test_qualifications_in_dutch_and_in_english(school: School):
    asked = ("qualification", "s1", "s4", "s5", "--on", "2025-12-01")
    dutch, english = (table(school("--lang", language, *asked)) for language in ("nl", "en"))
    assert dutch[0] == "qualification op 2025-12-01"
    head = "startkwalificatie kwalificatieplicht vsv"
    assert dutch[1] == f"leerling {head} weg sinds meldt cohorten let op waarom"
    assert english[1] == f"student {head} left on reports cohorts flags why"
    assert dutch[2].startswith("s1 nee ja ja 2025-11-14 mbo R1/2023 geen formele toegang tot niveau 2 VSV-01")
    assert english[2].startswith("s1 no yes yes 2025-11-14 mbo R1/2023 no formal access to level 2 VSV-01")
    assert dutch[3].startswith("s4 nee ja nee R1/2023 VSV-01")
    assert english[3].startswith("s4 no yes no R1/2023 VSV-01")


def test_what_a_diploma_admits_to_and_every_cohort_are_in_the_table(at_file: School):
    told = ordinary()
    another(told, "R2")
    told.tell("s1", "route-started", "2023-08-01")
    told.tell("s1", "diploma-awarded", "2024-06-20", side="vmbo", leerweg="KB")
    told.tell("s1", "switched-to-transfer-option", "2024-08-01", to="route:R2")
    told.tell("s1", "route-ended", "2025-11-14")
    school = School(at_file.folder, str(at_file.folder / "other.db"))
    school.restore(told.history)
    asked = ("qualification", "--on", "2025-12-31")
    dutch, english = (table(school("--lang", language, *asked)) for language in ("nl", "en"))
    assert dutch[1].endswith("vsv weg sinds toegang tot niveau cohorten waarom")
    assert english[1].endswith("vsv left on admits to level cohorts why")
    assert english[2] == (
        "s1 no unknown unknown 2025-11-14 2, 3, 4 R1/2023, R2/2023 VSV-01 VSV-02 VSV-03 OVS-03 RTE-07"
    )


def test_outcomes_in_dutch_and_in_english(school: School):
    dutch, english = (table(school("--lang", lang, "outcomes", "--on", ON)) for lang in ("nl", "en"))
    assert dutch[1] == (
        "cohort leden actief klaar overgestapt weg geplaatst vmbo-diploma mbo-diploma startkwalificatie "
        "onbekend vsv vsv onbekend telt niet voor vmbo"
    )
    assert english[1] == (
        "cohort members active completed switched left placed vmbo diploma mbo diploma startkwalificatie "
        "unknown vsv vsv unknown not counted for vmbo"
    )
    assert dutch[2] == english[2] == "R1/2023 6 1 1 0 4 1 0 1 1 0 1 1 6"
    assert dutch[3] == english[3] == "R2/2025 1 1 0 0 0 0 0 0 0 0 0 0 0"


def test_retention_in_dutch_and_in_english(school: School):
    asked = ("retention", "s7", "--on", "2028-02-01")
    dutch, english = (table(school("--lang", language, *asked)) for language in ("nl", "en"))
    assert dutch[1] == "leerling school gegevens bewaren tot voorbij waarom"
    assert english[1] == "student school data keep until over why"
    assert dutch[2] == "s7 vo 98VO leerlingdossier ten hoogste tot 2028-02-01 ja RET-01"
    assert english[2] == "s7 vo 98VO student file at most until 2028-02-01 yes RET-01"
    assert dutch[3].endswith("2031-02-01 nee RET-02")
    assert english[3].endswith("2031-02-01 no RET-02")
    assert dutch[5].endswith("ten minste tot RET-03"), "no clock runs"
    assert english[5].endswith("at least until RET-03")


def test_nobody_is_said_to_be_nobody(school: School):
    for language, nobody, none in (
        ("nl", "Niemand is of was op een route.", "Er zijn op deze dag nog geen cohorten met leerlingen."),
        ("en", "Nobody is or was on a route.", "No cohort has members on this day."),
    ):
        texts = [school("--lang", language, q, "--on", "2020-01-01").done().text for q in QUESTIONS]
        assert [nobody in texts[0], none in texts[1], nobody in texts[2]] == [True] * 3
