"""What does `export-oeapi` write and say?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.commandline import School
from tests.oeapi import lines
from tests.scenario import Story, ordinary

Line = dict[str, Any]
SWITCH = "2025-08-01"


@pytest.fixture
def story() -> Story:
    """A student on the ordinary route, with a result, one of a part that is nowhere, and a transfer."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "exam-part-passed", "2025-06-01", part="NE-CE", mark="6.4")
    story.tell("s1", "exam-part-passed", "2025-06-01", part="nergens", mark="6.4")
    story.tell("s1", "transferred", SWITCH)
    return story


@pytest.fixture
def school(tmp_path: Path, story: Story) -> School:
    school = School(tmp_path)
    school.restore(story.history)
    return school


def read(path: Path) -> list[Line]:
    return [msgspec.json.decode(text, type=dict) for text in path.read_bytes().splitlines()]


def test_the_file_has_a_line_for_each_and_is_the_same_when_written_again(
    school: School, story: Story, tmp_path: Path
) -> None:
    out = tmp_path / "uit.jsonl"
    said = school("export-oeapi", out, "--on", SWITCH).done()
    assert said.text.splitlines() == [
        f"{out}: 2 inschrijvingen en 1 uitslag van 1 leerling",
        "  niet geschreven: 1 uitslag van een onderdeel dat niet in het programma staat",
    ]
    assert read(out) == lines(story.history, SWITCH)
    once = out.read_bytes()
    row = school("export-oeapi", out, "--on", SWITCH, "--json").done().row
    assert row == {"file": str(out), "students": 1, "enrolments": 2, "results": 1, "unknown_parts": 1}
    assert out.read_bytes() == once


def test_in_english_by_side_cohort_and_knowledge(school: School, tmp_path: Path) -> None:
    out = tmp_path / "uit.jsonl"
    narrowed = ("--side", "mbo", "--cohort", "R1/2023", "--on", SWITCH, "--known-at", SWITCH)
    said = school("--lang", "en", "export-oeapi", out, *narrowed).done()
    assert said.text.splitlines()[0] == f"{out}: 1 enrolment and 0 results of 1 student"
    assert "not written: 1 result of a part that is not in the programme" in said.text
    assert [one["ext"]["knownAt"] for one in read(out)] == [SWITCH]
    assert "0 uitslagen van 0 leer" in school("export-oeapi", out, "--cohort", "R1/2022").done().text
    assert out.read_bytes() == b""


def test_no_name_no_number_and_no_birth_day_goes_along(school: School, tmp_path: Path) -> None:
    names = tmp_path / "namen.csv"
    names.write_text(
        "pseudoniem;naam;geboortedatum;onderwijsnummer\ns1;Verzonnen Naam;2009-03-04;100000104\n", "utf-8"
    )
    school("identity", "import", names, "--brin", "98VO").done()
    out = tmp_path / "uit.jsonl"
    school("export-oeapi", out, "--on", SWITCH).done()
    text = out.read_text("utf-8")
    assert '"student":"s1"' in text
    assert not [word for word in ("Verzonnen", "2009-03-04", "100000104") if word in text]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["uit.json"], 2, "noem het bestand .jsonl"),
        (["uit.jsonl", "--on", "morgen"], 2, "is geen dag"),
        (["uit.jsonl", "--cohort", "R9/2023"], 2, "R9"),
        (["uit.jsonl", "--cohort", "R1"], 2, "is geen cohort"),
        (["journal.db"], 2, "kies een ander bestand"),
        (["is-er-niet/uit.jsonl"], 1, "niet te schrijven"),
    ],
)
def test_what_cannot_be_done_is_told_and_leaves_no_file(
    school: School, arguments: list[str], code: int, words: str
) -> None:
    name, *options = arguments
    before = sorted(path.name for path in school.folder.iterdir())
    assert words in school("export-oeapi", school.folder / name, *options).failed(code)
    assert sorted(path.name for path in school.folder.iterdir()) == before
