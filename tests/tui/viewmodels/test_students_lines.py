"""What does a line of the list of students say, and with which sign?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tui.viewmodels.students import Line, cells, lines


def row(**more: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "student": "s1", "on": "2025-03-01", "status": "active", "phase": "vo", "cohort": "R1/2023",
        "switch_on": "2025-08-01", "flags": [],
    }  # fmt: skip
    return plain | more


def owed(due: str | None, student: str = "s1") -> dict[str, Any]:
    return {"student": student, "due": due}


def line(responsible: dict[str, Any], *parts: dict[str, Any]) -> Line:
    return lines(["s1"], {"s1": "Anna"}, [responsible], parts)["s1"]


@pytest.mark.parametrize(
    ("more", "dues", "sign", "dutch", "english"),
    [
        ({}, [], "fine", "● actief", "● active"),
        ({}, ["2025-03-16"], "fine", "● actief", "● active"),
        ({}, ["2025-03-15"], "soon", "▲ termijn nabij", "▲ due soon"),
        ({}, ["2025-03-01"], "soon", "▲ termijn nabij", "▲ due soon"),
        ({}, ["2025-02-28"], "fine", "● actief", "● active"),
        ({"switch_on": "2025-03-10"}, [], "fine", "● actief", "● active"),
        ({"flags": ["NOT_CHOSEN"]}, ["2025-03-02"], "conflict", "⚠ let op", "⚠ attention"),
        ({"flags": ["NOT_CHOSEN", "WINDOW_MISSED"]}, [], "late", "■ achter", "■ behind"),
        ({"flags": ["TRANSFER_OVERDUE"]}, [], "late", "■ achter", "■ behind"),
        ({"flags": ["VO_ENROLMENT_MISSING"]}, [], "late", "■ achter", "■ behind"),
        (
            {"status": "ended", "flags": ["WINDOW_MISSED"]},
            ["2025-03-02"],
            "ended",
            "\u00d7 beëindigd",
            "\u00d7 ended",
        ),
        ({"status": "completed"}, [], "done", "✓ afgerond", "✓ completed"),
        ({"status": "none"}, [], "none", "\u2013 geen route", "\u2013 no route"),
    ],
)
def test_the_sign_and_its_word(
    more: dict[str, Any], dues: list[str], sign: str, dutch: str, english: str
) -> None:
    found = line(row(**more), *map(owed, dues))
    assert (found.sign, found.owed) == (sign, len(dues))
    assert cells(found, "nl", ascii_only=False)[1][0] == dutch
    assert cells(found, "en", ascii_only=False)[1][0] == english
    assert cells(found, "nl", ascii_only=True)[1][0].startswith("[")


@pytest.mark.parametrize(
    ("more", "dues", "day"),
    [
        ({}, [], date(2025, 8, 1)),
        ({}, ["2025-07-31", None], date(2025, 7, 31)),
        ({}, ["2025-02-01"], date(2025, 8, 1)),
        ({"switch_on": None}, [None], None),
        ({"switch_on": "2025-03-01"}, [], date(2025, 3, 1)),
        ({"status": "ended"}, ["2025-07-31"], None),
    ],
)
def test_the_next_date_is_the_first_one_to_come(
    more: dict[str, Any], dues: list[str | None], day: date | None
) -> None:
    assert line(row(**more), *map(owed, dues)).next_date == day


def test_all_columns_in_both_languages() -> None:
    found = line(row(flags=["NOT_CHOSEN", "WINDOW_MISSED"]), owed("2025-07-31"))
    assert [text for text, _ in cells(found, "nl", ascii_only=True)] == [
        "Anna", "[!!] achter", "vo", "1", "31-07-2025", "R1/2023",
        "te weinig gekozen; examenvenster gemist",
    ]  # fmt: skip
    assert [text for text, _ in cells(found, "en", ascii_only=False)][4:] == [
        "2025-07-31", "R1/2023", "too little chosen; exam window missed",
    ]  # fmt: skip


def test_each_student_has_what_is_owed_by_that_student() -> None:
    found = lines(
        ["s2", "s1", "s9"], {"s1": "Anna"}, [row(), row(student="s2")], [owed(None, "s2"), owed(None, "s2")]
    )
    assert {(who, of.name, of.owed) for who, of in found.items()} == {("s1", "Anna", 0), ("s2", "s2", 2)}
    nothing = line(row(phase=None, cohort=None))
    assert [text for text, _ in cells(nothing, "nl", ascii_only=False)][2:6] == ["", "", "01-08-2025", ""]
