"""`rules` and `open-questions`: can a lawyer read what it rests on, and a committee what is not settled?"""

from __future__ import annotations

from pathlib import Path

import pytest

from journeys.law.catalogue import RULES
from journeys.law.policies import POLICIES
from leerspoor.open_questions import UNSETTLED
from leerspoor.rulebook import cited
from tests.commandline import School, leerspoor
from tests.scenario import Story, of, ordinary, vmbo


def test_every_rule_is_listed_once_without_a_journal() -> None:
    rows = leerspoor("rules", "--json").done().rows
    assert [row["id"] for row in rows] == list(RULES)
    assert {row["says"] for row in rows} == {rule.says for rule in RULES.values()}


def test_a_rule_is_shown_whole_in_dutch_and_in_english() -> None:
    dutch, english = (
        leerspoor("rules", "rsp-04").done().text,
        leerspoor("--lang", "en", "rules", "RSP-04").done().text,
    )
    rule, policy = RULES["RSP-04"], POLICIES["switch_clock"]
    assert dutch.startswith(f"RSP-04  {rule.says}\n")
    assert english.startswith(f"RSP-04  {rule.says_en}\n")
    assert rule.document in dutch
    assert cited(rule.document, "en") in english
    for text in ("DEFAULT", "2026-11-22", "switch_clock", "PROGRAMME", "STUDENT"):
        assert text in dutch
        assert text in english
    assert policy.choices[1].says in dutch
    assert policy.choices[1].says_en in english


def test_a_source_has_its_own_title_and_our_remarks_in_the_language_that_is_spoken() -> None:
    for rule in RULES.values():
        assert cited(rule.document, "nl") == rule.document
        told = cited(rule.document, "en")
        ours = ("gelezen", "keuze van dit", "lezing door", "vraag «")
        assert not [word for word in ours if word in told], told
    assert cited("keuze van dit project", "en") == "choice of this project"


def test_a_rule_that_software_cannot_decide_says_why() -> None:
    (rule,) = [rule for rule in RULES.values() if rule.id == "TIM-04"]
    assert rule.left_out in leerspoor("rules", "TIM-04").done().text
    assert rule.left_out_en in leerspoor("--lang", "en", "rules", "TIM-04").done().text


def test_a_policy_that_cannot_be_chosen_says_why() -> None:
    assert "niet te kiezen: " + POLICIES["two_answers"].fixed in leerspoor("rules", "RSP-09").done().text


def test_a_rule_that_holds_from_a_day_says_so() -> None:
    assert "geldt: vanaf 2022-08-01" in leerspoor("rules", "EXP-09").done().text
    assert "holds: until 2022-07-31" in leerspoor("--lang", "en", "rules", "EXP-01").done().text


def test_what_is_no_rule_is_told() -> None:
    assert "«XYZ-99» is geen regel" in leerspoor("rules", "XYZ-99").failed(2)


def region() -> Story:
    """One class-4 start (RSP-04) and one ordinary one."""
    story = ordinary(of(vmbo("NE-CE")))
    story.tell("s1", "route-started", "2024-08-01", leerjaar=4)
    story.tell("s2", "route-started", "2024-08-01")
    return story


@pytest.fixture
def school(tmp_path: Path) -> School:
    found = School(tmp_path)
    found.restore(region().history)
    return found


def test_the_open_questions_are_counted_by_rule_and_question(school: School) -> None:
    rows = school.ask("open-questions", on="2025-01-01")
    found = {(row["rule"], row["question"]): row for row in rows}
    assert {RULES[row["rule"]].confidence for row in rows} <= set(UNSETTLED)
    by_clock = found["RSP-04", "responsibility"]
    assert (by_clock["confidence"], by_clock["policy"]) == ("DEFAULT", "switch_clock")
    assert by_clock["about"] == 1, "only who began in leerjaar 4"
    assert found["RSP-02", "responsibility"]["about"] == 2
    assert found["VEX-32", "exams-owed"]["answers"] == 2
    assert ("RSP-01", "responsibility") not in found, "that one stands in a source"


def test_of_a_rule_named_every_answer_is_told(school: School) -> None:
    rows = school.ask("open-questions", "RSP-04", on="2025-01-01")
    assert {row["about"] for row in rows} == {"s1", "R1/2023"}, "the end of the promise goes with the clock"
    assert {"absence", "OPEN_SWITCH_CLASS4"} <= {row["answer"] for row in rows}
    assert {row["rule"] for row in rows} == {"RSP-04"}
    parts = school.ask("open-questions", "VEX-32", on="2025-01-01")
    assert [(r["about"], r["answer"]) for r in parts if r["question"] == "exams-owed"] == [
        ("s1", "NE-CE"),
        ("s2", "NE-CE"),
    ]


def test_a_cohort_can_be_asked_alone(school: School) -> None:
    rows = school.ask("open-questions", "RSP-02", "--cohort", "R1/2023", on="2025-01-01")
    assert {row["about"] for row in rows} == {"s1"}
    promises = school.ask("open-questions", "COH-01", "--cohort", "R1/2023", on="2025-01-01")
    assert [row["about"] for row in promises] == ["R1/2023"]


def test_a_person_reads_what_is_not_settled(school: School) -> None:
    text = school("open-questions", "--on", "2025-01-01").done().text
    (line,) = [line for line in text.splitlines() if line.startswith("RSP-04") and "responsibility" in line]
    assert "switch_clock" in line
    english = school("--lang", "en", "open-questions", "RSP-04", "--on", "2025-01-01").done().text
    assert english.splitlines()[0].split() == ["rule", "question", "about", "answer"]


def test_without_answers_there_is_nothing_open(tmp_path: Path) -> None:
    school = School(tmp_path)
    school.restore(ordinary().history)
    assert school.ask("open-questions", on="2025-01-01") == []
