"""One language at a time, chosen where a program begins."""

import pytest

from journeys.errors import what_went_wrong
from journeys.saying import language_of, say, speak
from leerspoor.cli.words import language_asked


@pytest.mark.parametrize(
    ("given", "language"),
    [
        (("en",), "en"),
        (("en_GB.UTF-8",), "en"),
        (("en-US",), "en"),
        (("EN",), "en"),
        (("nl",), "nl"),
        (("nl_NL.UTF-8", "en_US"), "nl"),
        (("C.UTF-8",), "nl"),
        (("ena",), "nl"),
        (("fr_BE",), "nl"),
        ((None, "", "en_GB"), "en"),
        ((), "nl"),
    ],
)
def test_the_first_that_names_a_language_decides(given: tuple[str | None, ...], language: str) -> None:
    assert language_of(*given) == language


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "nl"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LC_ALL": "nl_NL.UTF-8", "LANG": "en_US.UTF-8"}, "nl"),
        ([], {"LEERSPOOR_LANG": "nl", "LC_ALL": "en_GB"}, "nl"),
        (["--lang", "en", "rules"], {"LEERSPOOR_LANG": "nl"}, "en"),
        (["--lang=en", "rules"], {}, "en"),
        (["--journal", "x", "--lang", "nl", "rules"], {"LANG": "en_US"}, "nl"),
        (["--lang"], {}, "nl"),
    ],
)
def test_what_is_asked_goes_before_what_the_machine_speaks(
    arguments: list[str], environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LEERSPOOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert language_asked(arguments) == language


def test_a_message_is_in_the_language_that_is_spoken() -> None:
    assert say("vol", "full") == "vol"
    speak("en")
    assert say("vol", "full") == "full"
    assert what_went_wrong(FileNotFoundError(2, "?")) == "this path does not exist"
