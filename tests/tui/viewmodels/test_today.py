"""Does a line of the work list say when, what, who, and for whom?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tui.viewmodels.today import LOOKS, about_list, after, question_of, task_cells, whom


def task(**more: Any) -> dict[str, Any]:
    """One line, as `worklist` gives it."""
    return {
        "on": "2025-03-01", "due": "2025-03-15", "overdue": False, "action": "sign-pok", "for": ["mbo"],
        "brins": ["98MB"], "about": "p1", "students": ["s1"], "parts": ["NE-CE", "WI-CE"],
    } | more  # fmt: skip


def test_a_line_says_when_what_who_for_whom_and_about_what() -> None:
    cells = [text for text, _ in task_cells(task(), {"s1": "Berg, Anna"}, "nl", ascii_only=False)]
    assert cells == [
        "▲ 15-03-2025", "praktijkovereenkomst laten tekenen", "mbo 98MB", "Berg, Anna", "p1", "NE-CE WI-CE",
    ]  # fmt: skip


def test_a_line_in_english_and_in_ascii() -> None:
    both = task(overdue=True, due="2025-02-28", brins=["98VO", "98MB"], students=["s1", "s2"])
    both["for"] = ["vo", "mbo"]
    cells = [text for text, _ in task_cells(both, {}, "en", ascii_only=True)]
    assert cells[0] == "[!!] 2025-02-28"
    assert cells[2:4] == ["vo+mbo 98VO 98MB", "2 students"]


@pytest.mark.parametrize(
    ("due", "overdue", "sign"),
    [("2025-03-15", False, "▲"), ("2025-03-16", False, "○"), ("2025-02-28", True, "■")],
)
def test_the_sign_says_how_near_the_day_is(due: str, overdue: bool, sign: str) -> None:
    (text, _), *_ = task_cells(task(due=due, overdue=overdue), {}, "nl", ascii_only=False)
    assert text.startswith(f"{sign} ")


def test_one_student_is_named_and_more_are_counted() -> None:
    assert [whom(["s1"], "nl"), whom(["s1", "s2"], "nl"), whom(["s1", "s2"], "en")] == [
        "s1", "2 leerlingen", "2 students",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("action", "for_", "question"),
    [
        ("sign-pok", ["mbo"], "do:sign-pok:p1"),
        ("assess-bpv", ["mbo"], "do:assess-bpv:p1"),
        ("replace-leerbedrijf", ["mbo"], "do:replace-leerbedrijf:p1"),
        ("stop-threatens-cohort", ["vo", "mbo"], "guarantee"),
        ("register-route", ["mbo"], "registered-mbo"),
        ("register-route", ["vo"], "registered-vo"),
        ("agreement-ends", ["vo", "mbo"], "agreement-in-force"),
        ("report-dropout", ["vo"], "do:report-dropout"),
    ],
)
def test_what_is_asked_of_a_line(action: str, for_: list[str], question: str) -> None:
    assert question_of(task(action=action) | {"for": for_}) == question


def test_f_goes_through_both_sides_and_two_terms_and_comes_back() -> None:
    assert [(look.acting, look.within) for look in LOOKS] == [
        (None, 30), ("vo", 30), ("mbo", 30), (None, 90), ("vo", 90), ("mbo", 90),
    ]  # fmt: skip
    assert [after(at) for at in range(6)] == [1, 2, 3, 4, 5, 0]


def test_the_line_below_says_what_is_shown_and_what_f_would_show() -> None:
    on = date(2025, 3, 1)
    two = [task(), task(overdue=True)]
    assert (
        about_list(two, 0, on, "nl") == "2 regels voor vo en mbo t/m 31-03-2025, 1 te laat · f: vo, 30 dagen"
    )
    assert about_list(two[:1], 2, on, "nl") == (
        "1 regel voor mbo t/m 31-03-2025, 0 te laat · f: vo en mbo, 90 dagen"
    )
    assert about_list([], 5, on, "en") == (
        "0 lines for mbo until 2025-05-30, 0 overdue · f: vo and mbo, 30 days"
    )
    assert about_list(two[:1], 1, on, "en").startswith("1 line for vo until 2025-03-31, 0 overdue")
    for at in range(len(LOOKS)):
        assert len(about_list(two * 500, at, on, "nl")) <= 78
