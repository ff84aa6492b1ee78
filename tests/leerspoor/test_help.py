"""Does every command say what one would type, and can that be typed?"""

import shlex

import pytest

from leerspoor.cli.examples import EXAMPLES
from leerspoor.cli.main import _parser_for, main, parser_of_all


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


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("reconcil x", "«reconcil» kan niet; bedoelde u reconcile?\nZie: leerspoor --help"),
        ("identity imprt x", "«imprt» kan niet; bedoelde u import?\nZie: leerspoor identity --help"),
        ("exams-owed --side vo", "--side: «vo» kan niet; kies uit 'vmbo', 'mbo'\n"),
        ("exams-owed --student", "dit kennen we niet: --student\nZie: leerspoor exams-owed --help"),
        ("why s1 NE-CE --lang en", "--lang hoort voor de opdracht: leerspoor --lang … why\n"),
        ("verify --journal=x.sqlite", "--journal hoort voor de opdracht: leerspoor --journal … verify\n"),
        ("--foo verify", "dit kennen we niet: --foo\nZie: leerspoor --help"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(
    typed: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parser_of_all().parse_args(typed.split())
    assert left.value.code == 2
    assert said in capsys.readouterr().err


def test_what_resembles_nothing_is_told_all_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser_of_all().parse_args(["xyzzy"])
    said = capsys.readouterr().err
    assert "kies uit 'responsibility', 'exams-owed'" in said
    assert "bedoelde" not in said


@pytest.mark.parametrize("command", ["tui", "web"])
def test_the_screens_are_understood_alone_as_among_all_commands(command: str):
    """Only their own words are read when they are asked for, so that the first screen is there sooner."""
    typed = ["--journal", "x.sqlite", command, "--ascii", "--screen", "today"]
    alone, among_all = _parser_for(typed), parser_of_all()
    assert vars(alone.parse_args(typed)) == vars(among_all.parse_args(typed))
    assert len(alone.format_help()) < len(among_all.format_help())
    for others in (["--journal", command, "doctor"], ["doctor"], []):
        assert _parser_for(others).format_help() == among_all.format_help()
