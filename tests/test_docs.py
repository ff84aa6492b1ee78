"""Is what the documents show what happens?"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from journeys.events import EVENT_OF
from journeys.law.catalogue import RULES
from journeys.saying import Language
from leerspoor.cli.examples import EXAMPLES
from leerspoor.cli.reference import pages
from leerspoor.rulebook import page
from leerspoor.wording import WORDS

HOUSE = Path(__file__).parent.parent
SHOWING = [
    "README.md",
    "docs/handleiding.md",
    "docs/tutorial.md",
    *(f"docs/hoe/{page.name}" for page in sorted((HOUSE / "docs" / "hoe").glob("*.md"))),
]
"""The documents whose commands are run."""


def examples(document: str) -> list[tuple[str, list[str]]]:
    """Each command of the document's console blocks, with the lines shown under it."""
    text = (HOUSE / document).read_text(encoding="utf-8")
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif line.startswith("> "):
                command, shown = found[-1]
                found[-1] = (f"{command}\n{line[2:]}", shown)
            else:
                found[-1][1].append(line)
    return found


def told(shown: str, lines: list[str]) -> bool:
    """Whether a line was printed; `…` stands for anything, and so do blanks for each other."""
    pattern = r".*".join(r"\s+".join(map(re.escape, piece.split())) for piece in shown.split("…"))
    return any(re.fullmatch(rf"\s*{pattern}\s*", line) for line in lines)


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are for a Unix shell")
@pytest.mark.parametrize("document", SHOWING)
def test_every_example_prints_what_is_shown_under_it(document: str, tmp_path: Path) -> None:
    for folder in ("fixtures", "docs"):
        shutil.copytree(HOUSE / folder, tmp_path / folder)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "HOME": str(tmp_path), "COLUMNS": "300"}
    commands = examples(document)
    assert len(commands) >= 10
    exports = ""
    wrong = []
    for command, shown in commands:
        ran = subprocess.run(
            ["bash", "-c", f"{exports}{command}"],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        exports += f"{command}\n" if command.startswith("export ") else ""
        missing = [line for line in shown if line.strip(" …") and not told(line, ran.stdout.splitlines())]
        if missing or "Traceback" in ran.stdout:
            wrong.append((command, missing, ran.stdout))
    assert not wrong


def test_every_link_between_the_documents_leads_to_a_file() -> None:
    documents = [*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md")]
    assert len(documents) > 30
    wrong = [
        (str(document.relative_to(HOUSE)), place)
        for document in documents
        for place in re.findall(r"\]\(([^)\s#]+)[^)]*\)", document.read_text(encoding="utf-8"))
        if not re.match(r"[a-z]+:", place) and not (document.parent / place).exists()
    ]
    assert not wrong


@pytest.mark.parametrize(("document", "language"), [("regels.md", "nl"), ("rules.md", "en")])
def test_the_page_of_rules_is_that_of_the_code(document: str, language: Language) -> None:
    """Made again by `leerspoor rules --page > docs/regels.md`, in English by `--lang en rules --page`."""
    assert (HOUSE / "docs" / document).read_text(encoding="utf-8") == page(language)


def test_the_pages_of_reference_are_those_of_the_code() -> None:
    """Made again by `make reference`."""
    folder = HOUSE / "docs" / "naslag"
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == pages()


def test_every_command_and_every_kind_of_event_is_in_the_reference() -> None:
    made = pages()
    for name in EXAMPLES:
        assert f"\n## {name}\n" in made["opdrachten.md"], name
        assert f"\n## {name}\n" in made["commands.md"], name
    for kind in EVENT_OF:
        assert f"\n### {kind}\n" in made["gebeurtenissen.md"], kind
    assert set(re.findall(r"^\| `([^`]+)`", made["codes.md"], re.MULTILINE)) == set(WORDS)


def test_the_readme_counts_the_rules_right() -> None:
    text = (HOUSE / "README.md").read_text(encoding="utf-8")
    counts = Counter(rule.confidence for rule in RULES.values())
    assert f"{len(RULES)} rules" in text
    for confidence, count in counts.items():
        assert re.search(rf"\b{count}\b[^()]*\({confidence}\)", text), (confidence, count)


def test_the_glossary_has_every_flag_reason_state_and_refusal() -> None:
    glossary = (HOUSE / "GLOSSARY.md").read_text(encoding="utf-8")
    modules = [*(HOUSE / "projections").glob("*.py"), *(HOUSE / "journeys" / "law").glob("*.py")]
    modules += (HOUSE / "journeys" / "aggregates").glob("*.py")
    codes = {
        code
        for module in modules
        for code in re.findall(
            r'"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|MALFORMED|LEERJAAR)"', module.read_text("utf-8")
        )
    }
    assert len(codes) > 45
    assert sorted(code for code in codes if f"`{code}`" not in glossary) == []
