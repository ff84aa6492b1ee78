"""`policies`: which choices hold in this journal, how is one made, and do the answers follow it?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journeys.law.policies import POLICIES, SWITCHABLE
from tests.choosing import choose, in_class_4
from tests.commandline import School


@pytest.fixture
def school(tmp_path: Path) -> School:
    found = School(tmp_path)
    found.restore(in_class_4().history)
    return found


def shown(school: School, *options: str) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in school("policies", *options, "--json").done().rows}


# --- what holds ----------------------------------------------------------------------------------------


def test_every_policy_is_shown_with_what_holds(school: School) -> None:
    rows = shown(school)
    assert list(rows) == sorted(POLICIES)
    assert {name: row["choice"] for name, row in rows.items()} == {n: p.default for n, p in POLICIES.items()}
    assert rows["switch_clock"] == {
        "name": "switch_clock", "choice": "PROGRAMME", "chosen": None, "since": None, "agreed_by": [],
        "event": None, "understood": True,
    }  # fmt: skip


def test_the_table_says_what_it_could_be_and_by_which_rules(school: School) -> None:
    (line,) = [text for text in school("policies").done().text.splitlines() if text.startswith("switch_day ")]
    assert line.split() == ["switch_day", "AUGUST_1", "OCTOBER_1", "RSP-02"]
    (line,) = [
        text for text in school("policies").done().text.splitlines() if text.startswith("two_answers ")
    ]
    assert line.split() == ["two_answers", "BOTH", "-", "RSP-09"]


@pytest.mark.parametrize(
    ("lang", "heading"),
    [
        ("nl", ["beleid", "geldt", "gekozen", "sinds", "door", "kan", "ook", "regels"]),
        ("en", ["policy", "holds", "chosen", "since", "by", "could", "be", "rules"]),
    ],
)
def test_the_table_is_in_the_language_asked_for(school: School, lang: str, heading: list[str]) -> None:
    assert school("--lang", lang, "policies").done().text.splitlines()[0].split() == heading


def test_one_policy_is_shown_with_its_choices(school: School) -> None:
    dutch = school("policies", "switch_clock").done().text
    english = school("--lang", "en", "policies", "switch_clock").done().text
    programme, student = POLICIES["switch_clock"].choices
    assert dutch.splitlines() == [
        "switch_clock = PROGRAMME",
        f"    PROGRAMME: {programme.says}",
        f"    STUDENT: {student.says}",
        "  regels: RSP-04 VEX-33",
    ]
    assert english.splitlines() == [
        "switch_clock = PROGRAMME",
        f"    PROGRAMME: {programme.says_en}",
        f"    STUDENT: {student.says_en}",
        "  rules: RSP-04 VEX-33",
    ]


def test_a_policy_that_cannot_be_chosen_is_shown_with_the_reason(school: School) -> None:
    policy = POLICIES["private_mbo"]
    assert f"    niet te kiezen: {policy.fixed}" in school("policies", "private_mbo").done().text.splitlines()
    english = school("--lang", "en", "policies", "private_mbo").done().text
    assert f"    cannot be chosen: {policy.fixed_en}" in english.splitlines()


# --- making a choice -----------------------------------------------------------------------------------


def test_a_choice_is_recorded_as_an_event_of_the_journal(school: School) -> None:
    said = school(
        "policies", "switch_clock", "STUDENT", "--agreed-by", "98VO", "98MB", "--on", "2025-01-01"
    ).done()
    event = school.archive()[-1]
    assert said.text == f"switch_clock = STUDENT vanaf 2025-01-01, vastgelegd als {event['id']}\n"
    assert (event["type"], event["subject"]) == ("nl.leerspoor.policy-chosen.v1", "policy/switch_clock")
    assert (event["source"], event["time"]) == ("urn:leerspoor:system", "2025-01-01T00:00:00+01:00")
    assert event["data"] == {
        "choice": "STUDENT",
        "reason": "agreed-by-partners",
        "agreed_by": ["98VO", "98MB"],
    }


def test_the_words_of_recording_are_in_english_too(school: School) -> None:
    said = school("--lang", "en", "policies", "window_day", "JUNE_30", "--on", "2025-01-01").done().text
    assert said == f"window_day = JUNE_30 from 2025-01-01, recorded as {school.archive()[-1]['id']}\n"


def test_as_json_the_choice_is_a_line_like_those_that_are_shown(school: School) -> None:
    row = school(
        "policies", "switch_clock", "STUDENT", "--on", "2025-01-01", "--reason", "pilot",
        "--agreed-by", "98VO", "--json",
    ).done().row  # fmt: skip
    event = school.archive()[-1]
    assert row == {
        "name": "switch_clock", "choice": "STUDENT", "chosen": "STUDENT", "since": "2025-01-01",
        "agreed_by": ["98VO"], "event": event["id"], "understood": True,
    }  # fmt: skip
    assert event["data"]["reason"] == "pilot"


def test_a_choice_is_shown_from_its_day(school: School) -> None:
    school("policies", "switch_clock", "STUDENT", "--agreed-by", "98VO", "98MB", "--on", "2025-01-01").done()
    before, on = (shown(school, "--on", day)["switch_clock"] for day in ("2024-12-31", "2025-01-01"))
    assert (before["choice"], before["chosen"], before["since"]) == ("PROGRAMME", None, None)
    assert (on["choice"], on["chosen"], on["since"]) == ("STUDENT", "STUDENT", "2025-01-01")
    text = school("policies", "switch_clock", "--on", "2025-01-01").done().text
    assert text.startswith("switch_clock = STUDENT (sinds 2025-01-01: 98VO+98MB)\n")
    english = school("--lang", "en", "policies", "switch_clock", "--on", "2025-01-01").done().text
    assert english.startswith("switch_clock = STUDENT (since 2025-01-01: 98VO+98MB)\n")
    (line,) = [
        text
        for text in school("policies", "--on", "2025-01-01").done().text.splitlines()
        if "STUDENT" in text
    ]
    assert line.split()[:6] == ["switch_clock", "STUDENT", "STUDENT", "2025-01-01", "98VO+98MB", "PROGRAMME"]


def test_the_first_choice_begins_a_journal(tmp_path: Path) -> None:
    school = School(tmp_path)
    assert "hier is nog geen journaal" in school("policies").failed(1)
    school("policies", "preconditions", "STRICT", "--on", "2025-01-01").done()
    assert [event["subject"] for event in school.archive()] == ["policy/preconditions"]


def test_every_policy_that_can_be_chosen_can_be_chosen_here(school: School) -> None:
    for name in SWITCHABLE:
        school("policies", name, POLICIES[name].choices[1].code, "--on", "2025-01-01").done()
    rows = shown(school, "--on", "2025-01-01")
    assert {rows[name]["choice"] for name in SWITCHABLE} == {
        POLICIES[name].choices[1].code for name in SWITCHABLE
    }


@pytest.mark.parametrize(
    ("arguments", "told_of"),
    [
        (
            ("phase-of-the-moon",),
            "«phase-of-the-moon» is geen beleid; er is: switch_clock, switch_day, mid_year_start",
        ),
        (("phase-of-the-moon", "FULL"), "«phase-of-the-moon» is geen beleid"),
        (("switch_clock", "MOON"), "switch_clock: «MOON» kan niet; kies uit PROGRAMME, STUDENT"),
        (("switch_clock", "student"), "switch_clock: «student» kan niet; kies uit PROGRAMME, STUDENT"),
        (("private_mbo", "WITH_REASON"), "private_mbo kan niet gekozen worden: geen feit in het journaal"),
        (("private_mbo", "NO"), "private_mbo kan niet gekozen worden: "),
        (("switch_clock", "STUDENT", "--on", "morgen"), "«morgen» is geen dag"),
        (("switch_clock", "STUDENT", "--known-at", "2025-01-01"), "--known-at hoort bij tonen"),
        (("--known-at", "gisteren"), "«gisteren» is geen moment"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_recorded(
    school: School, arguments: tuple[str, ...], told_of: str
) -> None:
    before = school.archive()
    assert told_of in school("policies", *arguments).failed(2)
    assert school.archive() == before


@pytest.mark.parametrize("policy", [name for name, policy in POLICIES.items() if policy.fixed])
def test_a_policy_that_is_fixed_cannot_be_chosen(school: School, policy: str) -> None:
    for choice in POLICIES[policy].choices:
        assert "kan niet gekozen worden" in school("policies", policy, choice.code).failed(2)


def test_a_reason_is_a_code(school: School) -> None:
    before = school.archive()
    assert "reason" in school("policies", "switch_clock", "STUDENT", "--reason", "Wij vinden van wel").failed(
        1
    )
    assert school.archive() == before


# --- what is not understood ----------------------------------------------------------------------------


def strange(tmp_path: Path) -> School:
    """Choices that came in by a file: of no policy, of one that is fixed, and one that is not there."""
    story = in_class_4()
    choose(story, "window_day", "JUNE_30", "2023-01-01")
    choose(story, "window_day", "APRIL_1", "2024-01-01")
    choose(story, "phase-of-the-moon", "FULL", "2024-01-01")
    choose(story, "private_mbo", "WITH_REASON", "2024-01-01")
    school = School(tmp_path)
    school.restore(story.history)
    return school


def test_what_is_not_understood_is_shown_and_what_held_goes_on_to_hold(tmp_path: Path) -> None:
    rows = shown(strange(tmp_path))
    found = {
        name: (row["choice"], row["chosen"], row["understood"]) for name, row in rows.items() if row["chosen"]
    }
    assert found == {
        "window_day": ("JUNE_30", "APRIL_1", False),
        "phase-of-the-moon": (None, "FULL", False),
        "private_mbo": ("NO", "WITH_REASON", False),
    }


def test_people_are_told_that_it_is_not_understood(tmp_path: Path) -> None:
    school = strange(tmp_path)
    lines = {text.split()[0]: text for text in school("policies").done().text.splitlines() if text}
    assert "APRIL_1 (kennen we niet)" in lines["window_day"]
    assert lines["phase-of-the-moon"].split()[:5] == ["phase-of-the-moon", "?", "FULL", "(kennen", "we"]
    assert "WITH_REASON (niet te kiezen) " in lines["private_mbo"]
    one = school("policies", "window_day").done().text.splitlines()
    assert one[0] == "window_day = JUNE_30"
    assert "  gekozen: APRIL_1 (sinds 2024-01-01: 98VO+98MB) (kennen we niet)" in one
    english = school("--lang", "en", "policies", "window_day").done().text.splitlines()
    assert "  chosen: APRIL_1 (since 2024-01-01: 98VO+98MB) (not known)" in english
    fixed = school("--lang", "en", "policies", "private_mbo").done().text.splitlines()
    assert "  chosen: WITH_REASON (since 2024-01-01: 98VO+98MB) (cannot be chosen)" in fixed


def test_it_changes_no_answer(tmp_path: Path) -> None:
    (row,) = strange(tmp_path).ask("responsibility", "s1", "--policies", "chosen", on="2025-01-01")
    assert row["window_end"] == "2026-06-30"


# --- known at, corrections -----------------------------------------------------------------------------


def test_what_was_chosen_is_shown_as_it_was_known(tmp_path: Path) -> None:
    story = in_class_4()
    first = choose(story, "switch_clock", "STUDENT", "2024-01-01", at="2026-03-01T10:00Z")
    story.correct(first, choice="PROGRAMME", at="2026-04-01T10:00Z")
    school = School(tmp_path)
    school.restore(story.history)
    for known_at, choice in (
        ("2026-03-01T09:59:59Z", None), ("2026-03-01", "STUDENT"),
        ("2026-03-31", "STUDENT"), ("2026-04-01", "PROGRAMME"),
    ):  # fmt: skip
        row = shown(school, "--known-at", known_at)["switch_clock"]
        assert (row["chosen"], row["event"]) == (choice, first if choice else None)
    assert shown(school)["switch_clock"]["chosen"] == "PROGRAMME"
