"""`why`: is the conclusion that of the answer, with rules, facts, what is missing and what is open?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journeys.law.catalogue import RULES
from tests.commandline import School
from tests.scenario import CHOSEN, Story, of, ordinary, vmbo


def told() -> Story:
    """A student with a corrected CE, an open one, and a BPV without all signatures."""
    story = ordinary()
    story.tell("100000001", "company-recognised", "2020-01-01", id="recognised")
    story.tell("s1", "route-started", "2023-08-01", by="vo:98VO", chosen=CHOSEN, id="start")
    story.tell("s1", "exam-part-passed", "2024-05-24", by="vo:98VO", part="NE-CE", mark="7.0", id="ne")
    story.correct("ne", mark="4.0", at="2024-06-03T10:00Z", id="mended")
    story.tell(
        "s1", "bpv-agreed", "2024-06-10", at="2024-06-10", starts_on="2024-06-17", ends_on="2024-07-26",
        signed={"student": "2024-06-12"}, id="agreed",
    )  # fmt: skip
    story.tell("s1", "bpv-completed", "2024-07-26", by="mbo:98MB", id="done")
    return story


@pytest.fixture
def school(tmp_path: Path) -> School:
    found = School(tmp_path)
    found.restore(told().history)
    return found


def why(school: School, question: str, *options: str, lang: str = "nl") -> dict[str, Any]:
    said = school("--lang", lang, "why", "s1", question, *options, "--json").done()
    return said.row


def test_an_aspect_is_explained_by_its_rules_and_the_start(school: School) -> None:
    """RSP-01, RSP-02: a day before the switch and on it."""
    before = why(school, "absence", "--on", "2025-07-31")
    after = why(school, "absence", "--on", "2025-08-01")
    assert before["conclusion"] == ["verzuim: volgens de regel vo"]
    assert after["conclusion"] == ["verzuim: volgens de regel mbo"]
    assert {"RSP-01", "RSP-02", "RSP-05"} <= {rule["id"] for rule in after["rules"]}
    (start,) = [fact for fact in after["facts"] if fact["kind"] == "route-started/1"]
    assert (start["event"], start["by"], start["on"]) == ("start", "vo:98VO", "2023-08-01")
    assert start["said"] == "R1, leerjaar 3, leerweg BB, lwt nee, gekozen KV1+K0067+K0072"


def test_the_rule_comes_with_its_source_and_how_sure_we_are(school: School) -> None:
    (rule,) = [r for r in why(school, "absence", "--on", "2025-08-01")["rules"] if r["id"] == "RSP-01"]
    source = RULES["RSP-01"]
    assert rule == {
        "id": "RSP-01",
        "says": source.says,
        "kind": "FAQ over de wet",
        "document": source.document,
        "quote": source.quote,
        "confidence": "SEED",
        "checked": "2026-11-22",
    }


def test_a_policy_is_named_with_what_it_would_be_otherwise(school: School) -> None:
    found = {p["name"]: p for p in why(school, "absence", "--on", "2025-08-01", lang="en")["policies"]}
    assert found["switch_day"]["choice"] == "AUGUST_1"
    assert found["switch_day"]["otherwise"] == [
        "OCTOBER_1: The mbo phase begins on the day of the count, 1 October."
    ]


def test_what_is_missing_is_said_of_an_open_part_and_not_of_a_closed_one(school: School) -> None:
    owed, closed = why(school, "WI-CE", "--on", "2024-09-01"), why(school, "NE-CE", "--on", "2024-09-01")
    assert owed["conclusion"][0] == "WI-CE (WI-CE): open"
    assert owed["missing"]
    assert closed["missing"] == []
    assert "cijfer 4.0" in closed["conclusion"]
    assert [fact["event"] for fact in closed["facts"] if fact["event"] in ("ne", "mended")] == [
        "ne",
        "mended",
    ]


def test_a_register_code_is_not_needed_and_letters_may_be_small(school: School) -> None:
    assert (
        why(school, "wi-ce", "--on", "2024-09-01")["rules"]
        == why(school, "WI-CE", "--on", "2024-09-01")["rules"]
    )


def test_an_earlier_moment_is_explained_by_what_was_known_then(school: School) -> None:
    """S17: 7.0 until the correction was recorded."""
    then = why(school, "NE-CE", "--on", "2024-06-01", "--known-at", "2024-06-02")
    assert "cijfer 7.0" in then["conclusion"]
    assert (then["on"], then["known_at"]) == ("2024-06-01", "2024-06-02")
    assert "mended" not in [fact["event"] for fact in then["facts"]]


def test_a_placement_says_why_it_does_not_count(school: School) -> None:
    """BPV-05: who has not signed is what is missing."""
    found = why(school, "p1", "--on", "2024-09-01")
    assert found["conclusion"] == ["p1: telt: nee, 0 uur", "praktijkovereenkomst niet door allen getekend"]
    assert found["missing"]
    assert {rule["id"] for rule in found["rules"]} == {"BPV-05", "BPV-13"}


def test_what_rests_on_memory_or_is_open_is_said_to_be(school: School) -> None:
    found = why(school, "result:vmbo", "--on", "2024-09-01")
    assert "VEX-24" not in " ".join(found["open"]), "nothing was sat twice"
    assert any(text.startswith("VEX-10: uit het hoofd") for text in found["open"])
    in_english = why(school, "result:vmbo", "--on", "2024-09-01", lang="en")
    assert any(text.startswith("VEX-10: from memory") for text in in_english["open"])


def test_a_duty_a_guarantee_and_a_precondition_can_be_asked(tmp_path: Path) -> None:
    story = told()
    story.tell("s1", "dropped-out", "2025-11-14")
    school = School(tmp_path)
    school.restore(story.history)
    assert why(school, "duty", "--on", "2025-11-14")["missing"]
    assert why(school, "guarantee", "--on", "2025-11-13")["conclusion"][0] == "R1/2023: loopt"
    assert why(school, "registered-vo", "--on", "2025-11-13")["conclusion"] == [
        "melding in RIO door de vo-school: geregeld (sinds 2019-01-03)"
    ]
    assert "duty" in school("why", "s1", "dooty", "--on", "2025-11-14").failed(2)


def test_a_person_reads_it_in_dutch_or_in_english(school: School) -> None:
    dutch = school("why", "s1", "absence", "--on", "2025-08-01").done().text
    english = school("--lang", "en", "why", "s1", "absence", "--on", "2025-08-01").done().text
    assert [line for line in dutch.splitlines() if line.endswith(":")] == [
        "conclusie:",
        "regels:",
        "beleid:",
        "steunt op:",
    ]
    assert [line for line in english.splitlines() if line.endswith(":")] == [
        "conclusion:",
        "rules:",
        "policies:",
        "stands on:",
    ]
    assert "gemeld door vo:98VO, vastgelegd 2023-08-01T12:00:00+00:00" in dutch
    assert RULES["RSP-01"].says in dutch
    assert RULES["RSP-01"].says_en in english


def test_the_language_may_come_from_the_environment(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEERSPOOR_LANG", "en_GB.UTF-8")
    assert "conclusion:" in school("why", "s1", "status", "--on", "2025-08-01").done().text


def test_what_is_no_question_is_told_with_what_can_be_asked(school: School) -> None:
    message = school("why", "s1", "abscence", "--on", "2025-08-01").failed(2)
    assert message.endswith("Bedoelde u absence?\n")
    message = school("why", "s1", "quite-another", "--on", "2025-08-01").failed(2)
    assert "WI-CE" in message
    assert "participation-advised" not in message, "all preconditions would be a wall"
    assert message.endswith("en elke voorwaarde van `leerspoor compliance`\n")
    said = school("--lang", "en", "why", "s1", "abscence", "--on", "2025-08-01").failed(2)
    assert said == "leerspoor: «abscence» is no question on this day. Did you mean absence?\n"
    assert school("why", "s2", "absence").failed(2).startswith("leerspoor: Niet bekend op dat moment: «s2»")


def test_the_chosen_policies_can_be_left_aside(tmp_path: Path) -> None:
    """RSP-04: a class-4 start by both clocks."""
    story = ordinary(of(vmbo("NE-CE")))
    story.tell("switch_clock", "policy-chosen", "2019-01-05", choice="STUDENT")
    story.tell("s1", "route-started", "2024-08-01", leerjaar=4)
    school = School(tmp_path)
    school.restore(story.history)
    chosen = why(school, "absence", "--on", "2025-08-01", "--policies", "chosen")
    default = why(school, "absence", "--on", "2025-08-01", "--policies", "default")
    assert chosen["conclusion"] == ["verzuim: volgens de regel vo"]
    assert default["conclusion"] == ["verzuim: volgens de regel mbo"]
    assert why(school, "absence", "--on", "2025-08-01") == default, "as the question itself is answered"


def test_what_follows_the_choices_of_the_journal_is_explained_by_them(tmp_path: Path) -> None:
    """MEX-07: `result` follows what was chosen, and so does its explanation."""
    story = ordinary()
    story.tell("burgerschap_exam", "policy-chosen", "2019-01-05", choice="ON")
    story.tell("s1", "route-started", "2025-08-01")
    school = School(tmp_path)
    school.restore(story.history)
    found = why(school, "result:mbo", "--on", "2026-09-01")
    default = why(school, "result:mbo", "--on", "2026-09-01", "--policies", "default")
    assert [p["choice"] for p in found["policies"] if p["name"] == "burgerschap_exam"] == ["ON"]
    assert [p["choice"] for p in default["policies"] if p["name"] == "burgerschap_exam"] == ["OFF"]
