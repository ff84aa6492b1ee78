"""Does whoever reads English get to see no Dutch?

Every command's help, a long list of wrong uses, and what the commands say when all goes well: none of it may
hold a word that makes a sentence Dutch. Words of the sector (leerweg, leerbedrijf) are no such words.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from leerspoor.cli.english_help import ENGLISH
from leerspoor.cli.main import parser_of_all
from tests.commandline import Said, School, leerspoor, line, region

_DUTCH = re.compile(
    r"\b(?:aan|alle|alleen|als|anders|bekend|bestaat|bestand|bij|dag|dagen|dat|de|deze|die|dit|door|een|eerst|er|"
    r"gebeurtenis(?:sen)?|geen|geweigerd|gewist|haar|heeft|het|hier|hoort|kan|kies|kunnen|leerling(?:en)?|maar|"
    r"moet|naar|niet|niets|noem|nog|nu|ontbreekt|ook|op|regels?|rijen|sinds|staan|staat|uit|van|vanaf|vastgelegd|"
    r"verwacht|voor|waarom|wat|werd|wie|wordt|worden|zegt|zie|zijn|zoals|zonder|zou|zouden)\b",
    re.IGNORECASE,
)
"""Words that a Dutch sentence can hardly do without, and an English one never has."""
_OTHER_LANGUAGE = re.compile(r"^In het Nederlands: .*$", re.MULTILINE)
_CODES = re.compile(r"`[^`]*`|“[^”]*”|«[^»]*»|[^\s]*[/.][^\s]+")
"""What is typed, what is quoted of a Dutch source, and names of files: the same in every language."""


def dutch_in(text: str) -> list[str]:
    """The words that make a text Dutch."""
    return _DUTCH.findall(_CODES.sub("", _OTHER_LANGUAGE.sub("", text)))


def test_the_guard_knows_dutch_from_english() -> None:
    assert dutch_in("pad: hier is nog geen journaal. Begin met `leerspoor demo`") == ["hier", "nog", "geen"]
    assert dutch_in("In het Nederlands: leerspoor --lang nl") == []
    assert dutch_in("the leerbedrijf of a leerweg with a BPV, see docs/de/het.md") == []


def parsers(
    parser: argparse.ArgumentParser, *typed: str
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """Every parser, with what is typed to get there."""
    yield typed, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from parsers(below, *typed, name)


COMMANDS = [typed for typed, _ in parsers(parser_of_all())]


@pytest.mark.parametrize("typed", COMMANDS, ids=" ".join)
def test_the_help_of_every_command_is_in_english(typed: tuple[str, ...]) -> None:
    said = leerspoor("--lang", "en", *typed, "--help").done()
    assert said.text.startswith("usage: leerspoor")
    assert dutch_in(said.text) == []


def test_all_that_the_help_says_has_its_english_and_no_english_is_left_over() -> None:
    """What has none is one word that both languages have, such as COHORT."""
    said = set()
    for typed, parser in parsers(parser_of_all()):
        for action in parser._actions:
            said |= {str(text) for text in (action.help, action.metavar) if text}
        said |= {str(group.title) for group in parser._action_groups}
        said |= {str(parser.description)} if typed else set()
    assert ENGLISH.keys() - said == set()
    without = {text for text in said - ENGLISH.keys() if " " in text or dutch_in(text)}
    assert without == set()


WRONG = [
    "",
    "reconcil x",
    "exams-owed --side vo",
    "exams-owed --student",
    "exams-owed --on 1-10-2025",
    "exams-owed --known-at gisteren",
    "exams-owed --export x.doc",
    "exams-owed --export x.csv --json",
    "exams-owed --export x.csv --receipt y",
    "exams-owed",
    "worklist --within -1",
    "worklist --for nobody",
    "worklist --within x",
    "guarantees R1",
    "why s1",
    "why s1 absence",
    "rules XYZ-1",
    "policies nonsense",
    "policies switch_clock NONSENSE",
    "policies switch_clock STUDENT --known-at 2025-01-01",
    "open-questions XYZ-1",
    "timeline s1",
    "replay",
    "replay s1 --cohort R1/2023",
    "replay s1 --from 2025-02-01 --to 2025-01-01",
    "diff --known-at 2025-01-01",
    "diff --known-at 2025-01-01 --known-at 2025-02-01 --question nonsense",
    "check-receipt missing.json",
    "evidence FOLDER",
    "evidence --all s1 FOLDER",
    "import missing.csv",
    "import missing.csv --mapping m.toml --format csv",
    "import missing.csv --mapping m.toml",
    "import missing.csv --rejects m.toml",
    "import a.csv b.csv --mapping m.toml --rejects r.csv",
    "import missing.csv --wizard",
    "import a.csv b.csv --wizard",
    "reconcile missing.csv",
    "export-register --brin 98MB --from 2025-02-01 --until 2025-01-01 out.csv",
    "export-oeapi out.jsonl",
    "restore missing.jsonl",
    "archive",
    "sample --students 0 out.jsonl",
    "identity",
    "identity import missing.csv",
    "identity show s1",
    "identity forget s1",
    "calendar out.txt",
    "calendar out.ics --mentor nobody",
    "report",
    "report student s1 out.doc",
    "report cohort R1 out.pdf",
    "verify --since missing.checkpoint",
    "verify --key nonsense",
    "verify",
    "seal",
    "cosign missing.checkpoint",
    "erase s1",
    "erase s1 --ground Not-A-Code",
    "erase s1 --ground request --scan missing",
    "erase s1 --ground request",
    "rebuild",
    "completion ksh",
    "tui",
    "web --port 0",
    "web --host 0.0.0.0",
    "web --port x",
    "demo --lang nl",
]


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    """A school that has recorded nothing yet, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setenv("COLUMNS", "200")
    return School(tmp_path)


@pytest.mark.parametrize("typed", WRONG)
def test_a_wrong_use_is_told_in_english(nowhere: School, typed: str) -> None:
    said = nowhere("--lang", "en", *typed.split())
    assert said.code in (1, 2)
    assert said.message.startswith("leerspoor: ")
    assert dutch_in(said.message) == [], said.message


@pytest.fixture
def school(nowhere: School) -> School:
    """A school with one student on a route."""
    nowhere("import", nowhere.file(*region())).done()
    return nowhere


ASKED = [
    "responsibility", "exams-owed", "exams-owed --all", "bpv", "duties", "compliance", "compliance --routes",
    "result", "options", "coverage", "qualification", "retention", "guarantees", "outcomes", "worklist",
    "timeline s1", "replay s1", "replay s1 --from 2035-01-01",
    "diff --known-at 2035-01-01 --known-at 2036-01-01", "superseded", "why s1 absence", "rules RSP-01",
    "rules VEX-20", "policies", "policies switch_clock", "open-questions", "archive out.jsonl",
    "sample --students 1 region.jsonl", "schemas schemas", "calendar out.ics",
    "report exams-owed out.html", "export-oeapi oeapi.jsonl", "verify", "verify --events",
    "seal --to a.checkpoint", "seal --since a.checkpoint --to b.txt", "rebuild", "doctor",
    "responsibility --export out.csv", "responsibility --receipt receipt.json", "evidence s1 evidence",
    "import --dry-run a.jsonl",
]  # fmt: skip


@pytest.mark.parametrize("typed", ASKED)
def test_what_a_command_says_is_in_english(school: School, typed: str) -> None:
    if "--since" in typed:
        school("seal", "--to", "a.checkpoint").done()
    if "a.jsonl" in typed:
        school.file(line("route-started", "s3"), name="a.jsonl")
    said = school("--lang", "en", *typed.split())
    assert said.code == 0, said
    assert dutch_in(said.text + said.message) == [], said.text + said.message


def test_the_demonstration_is_in_english() -> None:
    said = leerspoor("--lang", "en", "demo").done()
    assert said.text.startswith("An invented region: 240 students, ")
    assert dutch_in(said.text) == []


def test_lines_that_are_refused_are_told_in_english(school: School) -> None:
    bad = line("route-started", "s2", leerjaar="7")
    bad["data"] = {**bad["data"], "leerjaar": 7}
    said = school("--lang", "en", "import", school.file(line("route-started", "s1", "2024-08-01"), bad, b"{"))
    assert said.code == 1
    assert "3 lines read, 0 events recorded, 0 known already, 3 refused, 0 warnings" in said.text
    assert said.message.count("  line ") == 3
    assert dutch_in(said.text + said.message) == []


def test_one_is_one(school: School) -> None:
    """One line is a line and one event an event, in both languages."""

    def imported(language: str, who: str, *more: str) -> Said:
        return school("--lang", language, "import", school.file(line("route-started", who)), *more)

    assert ": 1 line read, 1 event would be recorded, " in imported("en", "s5", "--dry-run").text
    assert ": 1 line read, 1 event recorded, " in imported("en", "s5").text
    assert (
        ": 1 regel gelezen, 1 gebeurtenis zou worden vastgelegd, " in imported("nl", "s6", "--dry-run").text
    )
    assert ": 1 regel gelezen, 1 gebeurtenis vastgelegd, " in imported("nl", "s6").text


def test_an_erasure_is_told_in_english(school: School) -> None:
    told = school("--lang", "en", "erase", "s1", "--ground", "request", "--yes")
    assert told.code == 0
    assert "s1: 1 event erased; from the identities: -\n" in told.text
    assert dutch_in(told.text + told.message) == []


def test_names_are_told_in_english(school: School) -> None:
    names = school.folder / "names.csv"
    names.write_text(
        "pseudoniem;roepnaam;achternaam;geboortedatum\ns1;M.;Voorbeeld;2007-01-02\n", encoding="utf-8"
    )
    said = school("--lang", "en", "identity", "import", names)
    assert said.code == 0, said
    assert ": 1 row read, 1 person new, 0 added to, 0 unchanged, 0 refused" in said.text
    assert dutch_in(said.text + said.message) == []
    shown = school("--lang", "en", "identity", "show", "s1").done().text
    assert "  first name: M.\n" in shown
    assert "  date of birth: 2007-01-02\n" in shown
    assert "roepnaam" in school("--lang", "en", "identity", "show", "s1", "--json").done().row
    forgotten = school("--lang", "en", "identity", "forget", "s1").done().text
    assert "removed: date of birth, first name, last name; 0 records of the register. " in forgotten
