"""Does the house keep to its own rules?"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from journeys.law.bpv import RULE_OF
from journeys.law.catalogue import RULES

HOUSE = Path(__file__).parent.parent
ROOMS = ("journeys", "projections", "leerspoor", "tui")


def modules() -> list[Path]:
    return [path for room in ROOMS for path in sorted((HOUSE / room).rglob("*.py"))]


def test_every_rule_that_an_answer_or_a_refusal_names_has_its_source() -> None:
    named = {
        rule
        for path in modules()
        if "catalogue" not in path.parts and "sample" not in path.parts
        for rule in re.findall(r'"([A-Z]{3}-\d\d)"', path.read_text(encoding="utf-8"))
    }
    assert len(named) > 40
    assert named <= set(RULES)
    assert set(RULE_OF.values()) <= set(RULES)


def test_every_source_says_where_it_is_from_and_how_sure_we_are() -> None:
    for rule in RULES.values():
        assert rule.says.endswith(".")
        assert rule.document
        if rule.kind == "project-policy":
            assert rule.confidence == "DEFAULT"


def test_no_rule_names_an_article_of_the_law() -> None:
    assert not [rule.id for rule in RULES.values() if re.search(r"\bart(ikel|\.)", rule.says)]


@pytest.mark.parametrize(
    "module", ["sqlalchemy", "eventsourcing", "pendulum", "rich", "platformdirs", "textual", "cryptography"]
)
def test_asking_for_help_loads_no_library(module: str) -> None:
    code = f"import sys, leerspoor.cli.main as m; m.main(['--help']); sys.exit('{module}' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_a_journal_in_a_file_loads_nothing_of_a_server() -> None:
    code = (
        "import sys, leerspoor.cli.questions;"
        "sys.exit(bool({'sqlalchemy.dialects.postgresql', 'psycopg'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_deciding_and_folding_load_no_store() -> None:
    code = (
        "import sys, journeys.aggregates.deciding, projections.questions, projections.spans;"
        "sys.exit(bool({'sqlalchemy', 'eventsourcing', 'rich'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_every_module_says_which_question_it_answers() -> None:
    for path in modules():
        text = path.read_text(encoding="utf-8")
        assert text.startswith('"""') or not text.strip(), path


def test_only_the_journal_and_the_question_of_today_read_a_clock() -> None:
    clocks = re.compile(r"\b(datetime\.now|date\.today|time\.time|utcnow)\b")
    found = {
        str(path.relative_to(HOUSE)) for path in modules() if clocks.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"journeys/store/head.py", "leerspoor/today.py"}
