"""Does every command say what one would type, and can that be typed?"""

import shlex

import pytest

from leerspoor.cli.examples import EXAMPLES
from leerspoor.cli.main import main, parser_of_all


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_help_of_a_command_has_examples_that_can_be_typed(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, "--help"]) == 0
    told = capsys.readouterr().out
    for example in EXAMPLES[name]:
        assert example in told
        typed = shlex.split(example.partition("   ")[0].partition(" | ")[0])
        assert parser_of_all().parse_args(typed).command in (name, "import", "show", "forget")


def test_every_command_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out.partition("opdrachten:")[2].partition("voorbeelden:")[0]
    commands = {line.split()[0] for line in listed.splitlines() if line.startswith("    ") and line[4] != " "}
    assert commands == set(EXAMPLES)
