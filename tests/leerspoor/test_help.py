"""Does every command say what one would type, and can that be typed?"""

import re
import shlex

import pytest

from journeys.saying import Language
from leerspoor.cli.english_examples import EXAMPLES as IN_ENGLISH
from leerspoor.cli.examples import EXAMPLES, examples
from leerspoor.cli.main import _parser_for, main, parser_of_all

LANGUAGES: tuple[Language, ...] = ("nl", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_help_of_a_command_has_examples_that_can_be_typed(
    name: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", language, name, "--help"]) == 0
    told = capsys.readouterr().out
    assert examples(name)
    for example in examples(name):
        assert f"  leerspoor {example}\n" in told
        typed = shlex.split(example.partition("   ")[0].partition(" | ")[0])
        assert parser_of_all().parse_args(typed).command in (name, "import", "show", "forget")


def test_the_examples_in_english_are_those_in_dutch() -> None:
    """In the same order, with the same options and pseudonyms; names of files are in English."""
    assert list(IN_ENGLISH) == list(EXAMPLES)
    for name, lines in EXAMPLES.items():
        options = [re.findall(r"--(?!lang)[a-z-]+|\bp1234|R1/2023", line) for line in lines]
        assert [re.findall(r"--[a-z-]+|\bp1234|R1/2023", line) for line in IN_ENGLISH[name]] == options, name


@pytest.mark.parametrize(
    ("language", "title", "next_title"),
    [("nl", "opdrachten:", "voorbeelden:"), ("en", "commands:", "examples:")],
)
def test_every_command_has_examples(
    language: Language, title: str, next_title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", language, "--help"]) == 0
    listed = capsys.readouterr().out.partition(title)[2].partition(next_title)[0]
    commands = {line.split()[0] for line in listed.splitlines() if line.startswith("    ") and line[4] != " "}
    assert commands == set(EXAMPLES)


@pytest.mark.parametrize(
    ("language", "how"),
    [
        ("nl", "In English: leerspoor --lang en --help"),
        ("en", "In het Nederlands: leerspoor --lang nl --help"),
    ],
)
def test_the_help_ends_with_how_to_get_the_other_language(
    language: Language, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", language, "--help"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith(how)


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


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("reconcil x", "«reconcil» cannot be; did you mean reconcile?\nSee: leerspoor --help"),
        ("identity imprt x", "«imprt» cannot be; did you mean import?\nSee: leerspoor identity --help"),
        ("re", "«re» cannot be; choose from 'responsibility', 'exams-owed'"),
        ("exams-owed --side vo", "--side: «vo» cannot be; choose from 'vmbo', 'mbo'\n"),
        ("exams-owed --student", "this is not known: --student\nSee: leerspoor exams-owed --help"),
        ("why s1", "missing: QUESTION\n"),
        ("why s1 NE-CE --on", "--on: a value has to follow\n"),
        ("policies --agreed-by", "--agreed-by: at least one value has to follow\n"),
        ("verify --json=3", "--json: no value can follow («3»)\n"),
        ("web --port x", "--port: «x» is not a whole number\n"),
        ("sample --s 3 x", "--s could be more than one: --students, --seed\n"),
        ("why s1 NE-CE --lang nl", "--lang belongs before the command: leerspoor --lang … why\n"),
    ],
)
def test_a_slip_is_answered_in_english_to_who_reads_english(
    typed: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "en", *typed.split()]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("policies --agreed-by", "--agreed-by: hier hoort minstens een waarde achter\n"),
        ("verify --json=3", "--json: hier hoort geen waarde achter («3»)\n"),
        ("verify --key", "--key: hier hoort een waarde achter\n"),
        ("sample --s 3 x", "--s kan van alles zijn: --students, --seed\n"),
    ],
)
def test_what_the_library_says_is_said_in_dutch(
    typed: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(typed.split()) == 2
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
