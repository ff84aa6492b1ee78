"""Is every code of the glossary expected somewhere in `fixtures/scenarios`, and not expected elsewhere?

Every status, state, flag, reason and aspect; every precondition, condition and way on, with both outcomes;
every action, kind of data and verdict; every refusal, from both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

import pytest
from msgspec import UNSET

from tests.commandline import ROOT
from tests.scenario_files import KEY, NAMED, Question
from tests.worlds import WORLDS

Code: TypeAlias = tuple[Question, str, str]
"""Of which question, in which member of its answer, which code."""

SECTION: dict[str, Question] = {
    "Responsibility": "responsibility",
    "Exam parts": "exams-owed",
    "BPV": "bpv",
    "Duties": "duties",
    "Guarantees": "guarantees",
    "Preconditions": "compliance",
    "Results": "result",
    "Options": "options",
    "Coverage": "coverage",
    "Qualification": "qualification",
    "Outcomes": "outcomes",
    "Work list": "worklist",
    "Retention": "retention",
    "Timeline": "timeline",
}
UNASKED = {"Policies"}
"""A section of the glossary that is about no answer of its own."""
MEMBER = {
    "aspect": "aspects",
    "flag": "flags",
    "reason": "reasons",
    "answer": "members",
    "class of data": "kept",
}
"""The member of an answer in which the codes of a table stand, where the table does not have its name."""
PROSE = {
    "State of an event:": "state",
    "Flag ": "flags",
    "Among `open`,": "open",
    "Worked out from the marks": "outcome",
    "What would turn it": "by",
    "Each option is": "openness",
    "The first three are": "verdict",
    "A cohort in numbers": "members",
}
"""The same for a paragraph in which codes stand, by how it begins."""
NO_CODES = {
    "Of a route, or of a student's",
    "A **difference** between",
    "Places of a scheme",
    "A condition is `met`",
    "A diploma counts for the cohort",
    "Due within so many days",
    "What both schools keep",
}
"""How the paragraphs begin in which no code is explained."""
WORDS = {"open", "turns", "resits", "determined", "definitive"}
"""What a paragraph names beside its codes: the members in which they stand."""
TWO_SIDED = {"item": "state", "condition": "met"}
"""What is told apart for each precondition and each condition: expected in at least two ways."""


def sections() -> dict[str, str]:
    """The sections of the glossary about answers."""
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    found = re.split(r"^### ", glossary.split("\n## ")[2], flags=re.MULTILINE)[1:]
    return dict(section.split("\n", 1) for section in found)


def in_paragraph(text: str) -> tuple[str, list[str]]:
    """The member and the codes of a table, or of a paragraph that explains some."""
    if head := re.match(r"\| ([\w ]+) \|", text):
        cells = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
        return MEMBER.get(head[1], head[1]), [code for cell in cells for code in re.findall(r"`(.*?)`", cell)]
    for begin, member in PROSE.items():
        if text.startswith(begin):
            return member, [code for code in re.findall(r"`(\w+)`", text) if code not in WORDS]
    assert any(text.startswith(begin) for begin in NO_CODES), text
    return "", []


def codes() -> Iterator[Code]:
    for heading, text in sections().items():
        for paragraph in re.split(r"\n\n", text.strip()) if heading in SECTION else ():
            member, found = in_paragraph(paragraph)
            yield from ((SECTION[heading], member, code) for code in found)
            needed = re.findall(r"^\| `\w+` \| .* \| (`.*`) \| .* \|$", paragraph, re.MULTILINE)
            needs = [code for cell in needed if member == "option" for code in re.findall(r"`(.*?)`", cell)]
            yield from ((SECTION[heading], "needs", code) for code in needs)


BY_A_MAPPING = {"UNKNOWN_STUDENT"}
"""Of a school's own list alone, which no scenario tells: tests/leerspoor/test_import_mapped.py does."""


def refusal_codes() -> set[str]:
    """Every refusal code of the glossary that an event can meet."""
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    found = set(re.findall(r"^\| `([A-Z_0-9]+)` \|", glossary.split("\n## ")[4], re.MULTILINE))
    assert found >= BY_A_MAPPING
    return found - BY_A_MAPPING


# --- what the files expect ------------------------------------------------------------------------------


@cache
def told() -> dict[tuple[str, str], list[Any]]:
    """By question and member, every value that an expectation tells, at whichever depth.

    The names of lines and of tables in a list stand under the member that names them, and what is told of
    such a table under its name as well.
    """
    found: dict[tuple[str, str], list[Any]] = {}
    for expect in (expect for world in WORLDS.values() for expect in world.layer.expect):
        rows = {} if expect.rows is UNSET else expect.rows
        listed = [] if expect.listed is UNSET else expect.listed
        found.setdefault((expect.question, expect.list_name), []).extend([*rows, *listed])
        for row in [*rows.values(), *([] if expect.answer is UNSET else [expect.answer])]:
            collect(found, expect.question, row)
    return found


def collect(found: dict[tuple[str, str], list[Any]], question: str, table: dict[str, Any]) -> None:
    for member, value in table.items():
        found.setdefault((question, member), []).append(value)
        names = value if member in NAMED and isinstance(value, list | dict) else ()
        found.setdefault((question, NAMED.get(member, member)), []).extend(names)
        for name, inner in value.items() if isinstance(value, dict) else ():
            if isinstance(inner, dict):
                found.setdefault((question, name), []).append(inner)
                collect(found, question, inner)
            else:
                found.setdefault((question, name), []).append(inner)


def is_expected(question: Question, member: str, code: str) -> bool:
    values = told().get((question, member), [])
    match member:
        case "flags" | "reasons":
            return any(code in value for value in values) and any(code not in value for value in values)
        case "aspects":
            return any("norm" in value.get(code, {}) for value in values)
        case "item" | "condition":
            tables = [table for table in told().get((question, code), []) if isinstance(table, dict)]
            return len({str(table[TWO_SIDED[member]]) for table in tables if TWO_SIDED[member] in table}) > 1
        case "option":
            ways = [way for way in told()[question, "options"] if isinstance(way, list)]
            return any(code in way for way in ways) and any(code not in way for way in ways)
        case "action":
            return code in told()[question, "actions"]
        case "kept":
            return {f"{side}/{code}" for side in ("vo", "mbo")} & set(values) != set()
        case "open" | "needs":
            return any(code in value for value in values if isinstance(value, list))
        case "openness":
            return code in told()[question, "open"]
        case "verdict":
            verdicts = ("startkwalificatie", "kwalificatieplicht", "vsv")
            return all(code in told()[question, verdict] for verdict in verdicts)
        case "members":
            return len({str(value) for value in told().get((question, code), [])}) > 1
        case _:
            return code in values


def test_the_glossary_is_read_whole() -> None:
    assert set(sections()) == set(SECTION) | UNASKED
    found = list(codes())
    assert {question for question, _, _ in found} == set(KEY)
    assert {member for _, member, _ in found} >= {*PROSE.values(), *MEMBER.values(), *TWO_SIDED}
    assert ("options", "needs", "gr-route") in found
    assert len(set(found)) > 200
    assert {"NEEDS_BOTH_PARTNERS", "MALFORMED", "UNKNOWN_EVENT"} < refusal_codes()


@pytest.mark.parametrize("question", KEY)
def test_every_code_is_expected_somewhere_and_not_expected_elsewhere(question: Question) -> None:
    found = [code for code in codes() if code[0] == question]
    assert [code for code in found if not is_expected(*code)] == []


def test_every_refusal_is_seen_from_both_sides() -> None:
    refused = {refuse.code for world in WORLDS.values() for refuse in world.layer.refuse}
    taken = {accept.other_side_of for world in WORLDS.values() for accept in world.layer.accept}
    assert sorted(refused) == sorted(refusal_codes())
    assert sorted(taken) == sorted(refusal_codes())
