"""Has every kind of event a name that people know, and is what it says told on one line?"""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from journeys.events import EVENT_OF
from leerspoor.event_words import _FIELDS, _PLAIN, KINDS, field_word, in_short, kind_word


def test_every_kind_of_event_has_words_in_both_languages_that_fit() -> None:
    assert set(KINDS) == set(EVENT_OF)
    for dutch, english in KINDS.values():
        assert 0 < len(dutch) <= 22
        assert 0 < len(english) <= 22
    assert (
        len({dutch for dutch, _ in KINDS.values()})
        == len(KINDS)
        == len({english for _, english in KINDS.values()})
    )
    assert kind_word("exam-part-passed/1", "nl") == "onderdeel behaald"
    assert kind_word("exam-part-passed/1", "en") == "exam part passed"
    assert kind_word("later-kind/1", "nl") == "later-kind"
    assert [field_word(field, "en") for field in ("part", "mark", "crebo")] == ["", "mark", "crebo"]


@pytest.mark.parametrize("kind", EVENT_OF)
def test_what_a_kind_of_event_says_is_told_in_words(kind: str) -> None:
    """No name of a field in code is shown: it speaks for itself, or has words."""
    fields = {field.encode_name for field in msgspec.structs.fields(EVENT_OF[kind])}
    assert fields - _PLAIN <= set(_FIELDS)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"part": "WI-CE", "resit": True}, "WI-CE, herkansing ja"),
        ({"parts": ["A", "B"]}, "A+B"),
        ({"chosen": []}, "gekozen -"),
        ({"components": [{"component": "x"}, {"component": "y"}]}, "componenten (2)"),
        (
            {"signed": {"student": "2025-01-01", "mbo": "2025-01-02"}},
            "getekend leerling 2025-01-01 mbo 2025-01-02",
        ),
        ({"signed": {}}, "getekend -"),
        ({}, ""),
    ],
)
def test_what_an_event_said_on_one_line(data: dict[str, Any], said: str) -> None:
    assert in_short(msgspec.json.encode(data), "nl") == said
