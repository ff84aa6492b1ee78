"""Does the matrix of an exam committee hold exactly what was filtered, in the order asked for?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.viewmodels.matrix import OPEN, ORDERS, Filter, headings, matrix, row_cells, total_cells


def part(student: str, part: str, status: str = "owed", **more: Any) -> dict[str, Any]:
    """One answer, as `exams-owed` gives it."""
    ordinary = {
        "student": student, "part": part, "side": "vmbo", "kind": "ce", "subject": part.partition("-")[0],
        "name": "Nederlands" if part.startswith("NE") else part, "status": status, "due": None,
        "mark": None, "on": "2025-03-01",
    }  # fmt: skip
    return ordinary | more


ANSWERS = [
    part("s1", "NE-CE", due="2025-08-01"),
    part("s1", "WI-CE", "passed", mark="7.0"),
    part("s1", "LB", side="mbo", kind="lb"),
    part("s2", "NE-CE", "window-closed", due="2024-08-01"),
    part("s2", "NE-SE", kind="se"),
    part("s3", "NE-CE", "exempt"),
]
NAMES = {"s2": "berg, Bas", "s1": "Wit, Zoë de"}


@pytest.mark.parametrize(
    ("chosen", "taken"),
    [
        (Filter(), ["s1 NE-CE", "s1 LB", "s2 NE-CE", "s2 NE-SE"]),
        (Filter(only_open=False), [f"{row['student']} {row['part']}" for row in ANSWERS]),
        (Filter(side="mbo"), ["s1 LB"]),
        (Filter(side="vmbo", only_open=False, part="wi"), ["s1 WI-CE"]),
        (Filter(part="Nederlands CE"), ["s1 NE-CE", "s2 NE-CE"]),
        (Filter(part="ce nederlands"), ["s1 NE-CE", "s2 NE-CE"]),
        (Filter(part="nederlands"), ["s1 NE-CE", "s2 NE-CE", "s2 NE-SE"]),
        (Filter(part="nederlands lb"), []),
        (Filter(due_by=date(2025, 8, 1)), ["s1 NE-CE", "s2 NE-CE"]),
        (Filter(due_by=date(2025, 7, 31)), ["s2 NE-CE"]),
    ],
)
def test_what_a_filter_takes(chosen: Filter, taken: list[str]) -> None:
    assert [f"{row['student']} {row['part']}" for row in ANSWERS if chosen.takes(row)] == taken


def test_a_part_without_a_name_is_found_by_its_code() -> None:
    assert Filter(part="ne-ce").takes(part("s1", "NE-CE", name=None, subject=None))


def test_the_parts_of_the_vmbo_come_first_and_the_totals_count_what_is_open() -> None:
    found = matrix(ANSWERS, NAMES, Filter(only_open=False))
    assert found.parts == ["NE-CE", "NE-SE", "WI-CE", "LB"]
    assert found.totals == {"NE-CE": 2, "NE-SE": 1, "WI-CE": 0, "LB": 1}
    assert total_cells(found, "nl")[:3] == [("totaal open", "head"), ("4", "head"), ("", "plain")]
    assert [text for text, _ in total_cells(found, "en")] == ["total open", "4", "", "2", "1", "0", "1"]


def test_each_student_has_a_row_with_the_nearest_last_day() -> None:
    by_name = {row.student: row for row in matrix(ANSWERS, NAMES, Filter(only_open=False)).rows}
    assert (by_name["s1"].open, by_name["s1"].next_due) == (2, "2025-08-01")
    assert (by_name["s2"].open, by_name["s2"].next_due) == (2, "2024-08-01")
    assert (by_name["s3"].open, by_name["s3"].next_due, by_name["s3"].name) == (0, None, "s3")


def test_the_nearest_day_is_of_what_is_open_alone() -> None:
    rows = [part("s1", "NE-CE", "passed", due="2024-01-01"), part("s1", "WI-CE", due="2025-01-01")]
    (row,) = matrix(rows, {}, Filter(only_open=False)).rows
    assert row.next_due == "2025-01-01"


def test_three_orders() -> None:
    more = [*ANSWERS, part("s0", "NE-CE"), part("s0", "WI-CE"), part("s0", "LB")]

    def order(by: Any) -> list[str]:
        return [row.student for row in matrix(more, NAMES, Filter(only_open=False), by).rows]

    assert ORDERS == ("name", "open", "due")
    assert order("name") == ["s2", "s1", "s0", "s3"]  # as in the list of students
    assert order("open") == ["s0", "s2", "s1", "s3"]
    assert order("due") == ["s2", "s1", "s0", "s3"]


def test_a_row_has_a_sign_for_each_part_and_nothing_where_there_is_none() -> None:
    found = matrix(ANSWERS, NAMES, Filter(only_open=False), "due")
    texts = [[text for text, _ in row_cells(row, found.parts, "nl", ascii_only=False)] for row in found.rows]
    assert texts[0] == ["berg, Bas", "2", "01-08-2024", "■", "○", "", ""]
    assert texts[1] == ["Wit, Zoë de", "2", "01-08-2025", "○", "", "●", "○"]
    plain = [text for text, _ in row_cells(found.rows[0], found.parts, "en", ascii_only=True)]
    assert plain == ["berg, Bas", "2", "2024-08-01", "[!!]", "[ ]", "", ""]


def test_a_heading_leaves_out_the_crebo_unless_two_would_be_the_same() -> None:
    parts = ["25735-B1-K1", "25736-B1-K1", "25735-P1-K1", "NE-CE", "25735-"]
    assert headings(parts) == {
        "25735-B1-K1": "25735-B1-K1",
        "25736-B1-K1": "25736-B1-K1",
        "25735-P1-K1": "P1-K1",
        "NE-CE": "NE-CE",
        "25735-": "25735-",
    }


def test_nothing_is_an_empty_matrix() -> None:
    found = matrix([], {}, Filter())
    assert (found.parts, found.rows, found.totals) == ([], [], {})


answers = st.lists(
    st.builds(
        part,
        st.sampled_from(["s1", "s2", "s3"]),
        st.sampled_from(["NE-CE", "WI-CE", "LB"]),
        st.sampled_from(["owed", "window-closed", "passed", "exempt"]),
        due=st.sampled_from([None, "2025-01-01", "2026-01-01"]),
    ),
    unique_by=lambda row: (row["student"], row["part"]),
)


@given(answers, st.sampled_from(ORDERS), st.booleans())
def test_rows_and_totals_count_the_same_and_no_answer_is_lost(rows: Any, order: Any, only_open: bool) -> None:
    found = matrix(rows, {}, Filter(only_open=only_open), order)
    kept = [answer for row in found.rows for answer in row.parts.values()]
    taken = [row for row in rows if not only_open or row["status"] in OPEN]
    assert sorted(map(repr, kept)) == sorted(map(repr, taken))
    assert sum(found.totals.values()) == sum(row.open for row in found.rows)
