"""What does a school's cell say?"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leerspoor.exchange.csv_events import fields_of
from leerspoor.exchange.mapping_values import as_written, closes, day, later, mark, truth, whole

DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("20-6-2025", "2025-06-20"),
        ("20-06-2025", "2025-06-20"),
        ("20-6-25", "2025-06-20"),
        ("1/8/2025", "2025-08-01"),
        ("1.8.25", "2025-08-01"),
        ("2025-06-20", "2025-06-20"),
        ("2025-6-2", "2025-06-02"),
        ("2025-06-20 00:00:00", "2025-06-20"),
        ("2025-06-20T00:00:00.000", "2025-06-20"),
        ("20-06-2025 0:00", "2025-06-20"),
        ("20 juni 2025", "2025-06-20"),
        ("1 mrt 2025", "2025-03-01"),
        ("1-maart-25", "2025-03-01"),
        ("1 MEI 2025", "2025-05-01"),
        ("45828", "2025-06-20"),
        ("45828.0", "2025-06-20"),
        ("31-12-69", "2069-12-31"),
        ("1-1-70", "1970-01-01"),
        ("29-2-2024", "2024-02-29"),
    ],
)
def test_a_day_as_the_netherlands_writes_it(text: str, found: str) -> None:
    assert day(text) == found


@pytest.mark.parametrize(
    "text",
    ["29-2-2025", "31-6-2025", "0-1-2025", "1-13-2025", "juni 2025", "20 foo 2025", "2025", "19999", "80000",
     "2025-06-20 10:30:00", "20-6-2025 12:00", "", "gisteren", "1-1-1", "٢٠-٠٦-٢٠٢٥"],
)  # fmt: skip
def test_what_is_no_day_stays_to_be_refused(text: str) -> None:
    assert day(text) == text


@given(
    DAYS, st.sampled_from(["{d}-{m}-{y}", "{d:02}/{m:02}/{y}", "{d}.{m}.{s:02}", "{y}-{m:02}-{d:02}", "{n}"])
)
def test_every_day_is_read_back_however_it_is_written(on: date, form: str) -> None:
    serial = (on - date(1899, 12, 30)).days
    text = form.format(d=on.day, m=on.month, y=on.year, s=on.year % 100, n=serial)
    assert day(text) == on.isoformat()


@given(DAYS, st.integers(0, 3))
def test_later_is_so_many_days_later(on: date, days: int) -> None:
    assert later(on.isoformat(), days) == (on + timedelta(days=days)).isoformat()
    assert later("onzin", days) == "onzin"


@pytest.mark.parametrize(
    ("text", "found"),
    [("6,5", "6.5"), ("6.5", "6.5"), ("7", "7.0"), ("7,0", "7.0"), ("7,00", "7.0"), ("10", "10.0"),
     ("1", "1.0"), ("Voldoende", "voldoende"), ("GOED", "goed"), ("onvoldoende", "onvoldoende")],
)  # fmt: skip
def test_a_mark_gets_a_point_and_one_decimal(text: str, found: str) -> None:
    assert mark(text) == found


@pytest.mark.parametrize("text", ["6,45", "0,9", "11", "10,1", "-1", "afwezig", "6,5,5", "", "6½"])
def test_what_is_no_mark_stays_as_the_list_has_it(text: str) -> None:
    assert mark(text) == text


@pytest.mark.parametrize(
    ("text", "least", "closed"),
    [("5.4", "5.5", False), ("5.5", "5.5", True), ("5.6", "5.5", True), ("1.0", "1", True),
     ("onvoldoende", "1", False), ("voldoende", "5.5", True), ("56,6", "5.5", True), ("0,9", "1", False)],
)  # fmt: skip
def test_a_mark_closes_a_part_from_the_mark_that_the_mapping_names(
    text: str, least: str, closed: bool
) -> None:
    assert closes(text, least) is closed


def test_whole_numbers_and_truths() -> None:
    assert [whole(text) for text in ("120", "120,0", "120.00", "0", "1.200", "12,5")] == [
        "120", "120", "120", "0", "1.200", "12,5",
    ]  # fmt: skip
    assert [truth(text) for text in ("Ja", "x", "WAAR", "nee", "0", "misschien", "")] == [
        True, True, True, False, False, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "field", "text", "found"),
    [
        ("bpv-agreed/1", "starts_on", "1-9-25", "2025-09-01"),
        ("bpv-agreed/1", "hours", "160,0", "160"),
        ("bpv-agreed/1", "guardian_required", "WAAR", "ja"),
        ("bpv-agreed/1", "company", "1-9-25", "1-9-25"),
        ("exam-part-passed/1", "mark", "6,5", "6.5"),
        ("exam-part-passed/1", "part", "6,5", "6,5"),
        ("exam-part-passed/1", "attempt", "2.0", "2"),
        ("enrolment-period-registered/1", "level", "2,0", "2"),
        ("enrolled/1", "side", "vo", "vo"),
    ],
)
def test_a_cell_is_read_as_its_field_takes_it(kind: str, field: str, text: str, found: str) -> None:
    assert as_written(fields_of(kind)[field], text) == found
