"""From which day may, or must, what a school keeps of a student go? RET-01 … RET-05, RET-07, RET-08."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journeys.law.dated import Dated
from journeys.law.policies import POLICIES
from journeys.law.retention import AtSchool, Kept, TwoSchools, after, kept_by, kept_by_all
from journeys.law.values.retention import KEPT, DataClass
from journeys.vocabulary import Party

LEFT = date(2025, 8, 1)
RESULT = date(2025, 6, 18)
DIPLOMA = date(2026, 6, 30)
VO = AtSchool(school="vo", enrolled=False, left_on=LEFT, exam_on=RESULT)
MBO = AtSchool(school="mbo", enrolled=False, left_on=date(2026, 8, 1), exam_on=DIPLOMA, paper_on=DIPLOMA)
BOTH: tuple[DataClass, ...] = ("leerlingdossier", "verzuim-en-inschrijving", "bpv-en-bekostiging")


def of(data_class: DataClass, at: AtSchool) -> Kept:
    (kept,) = [kept for kept in kept_by(at) if kept.data_class == data_class]
    return kept


def first_day(data_class: DataClass, at: AtSchool) -> date | None:
    return of(data_class, at).first_day


def both(data_class: DataClass, policy: TwoSchools, *schools: AtSchool) -> dict[Party, Kept]:
    return {kept.school: kept for kept in kept_by_all(schools, policy) if kept.data_class == data_class}


@pytest.mark.parametrize(
    ("at", "data_class", "bound", "expected", "rule"),
    [
        (VO, "leerlingdossier", "at-most", date(2027, 8, 1), "RET-01"),
        (VO, "verzuim-en-inschrijving", "exactly", date(2030, 8, 1), "RET-02"),
        (VO, "bpv-en-bekostiging", "at-least", date(2032, 8, 1), "RET-07"),
        (VO, "centraal-examen", "at-least", date(2025, 12, 19), "RET-03"),
        (VO, "schoolexamen", "at-most", date(2027, 8, 1), "RET-03"),
        (VO, "vo-diploma", "open", None, "RET-05"),
        (MBO, "leerlingdossier", "at-most", date(2028, 8, 1), "RET-01"),
        (MBO, "verzuim-en-inschrijving", "exactly", date(2031, 8, 1), "RET-02"),
        (MBO, "bpv-en-bekostiging", "at-least", date(2033, 8, 1), "RET-07"),
        (MBO, "mbo-examenwerk", "at-least", date(2028, 7, 1), "RET-04"),
        (MBO, "mbo-diploma", "at-least", date(2076, 7, 1), "RET-04"),
    ],
)
def test_each_class_of_data_has_its_own_term(at, data_class, bound, expected, rule) -> None:
    assert of(data_class, at) == Kept(
        data_class=data_class, school=at.school, bound=bound, first_day=expected, rules=(rule,)
    )


def test_a_school_keeps_nothing_of_the_exam_of_the_other_side() -> None:
    assert {kept.data_class for kept in kept_by(VO)} == {
        *BOTH, "centraal-examen", "schoolexamen", "vo-diploma",
    }  # fmt: skip
    assert {kept.data_class for kept in kept_by(MBO)} == {*BOTH, "mbo-examenwerk", "mbo-diploma"}


def test_each_class_is_told_once_a_school() -> None:
    assert len(kept_by(VO)) == 6
    assert len(kept_by(MBO)) == 5


@pytest.mark.parametrize("data_class", [*BOTH, "schoolexamen"])
def test_as_long_as_the_student_is_enrolled_no_clock_of_leaving_runs(data_class: DataClass) -> None:
    """RET-01, RET-02, RET-03, RET-07: also for who came back after having left."""
    assert first_day(data_class, AtSchool(school="vo", enrolled=True)) is None
    assert first_day(data_class, replace(VO, enrolled=True)) is None


@pytest.mark.parametrize("data_class", [*BOTH, "schoolexamen", "centraal-examen"])
def test_a_day_that_is_not_known_starts_no_clock(data_class: DataClass) -> None:
    assert first_day(data_class, AtSchool(school="vo", enrolled=False)) is None


def test_the_clock_of_the_exam_runs_while_the_student_is_still_enrolled() -> None:
    """RET-03, RET-04: a result in June, the school year still goes on."""
    assert first_day("centraal-examen", replace(VO, enrolled=True, left_on=None)) == date(2025, 12, 19)
    assert first_day("mbo-examenwerk", replace(MBO, enrolled=True, left_on=None)) == date(2028, 7, 1)


def test_without_a_diploma_exam_work_of_the_mbo_has_no_clock() -> None:
    """RET-04: the sources count from the diploma alone."""
    assert first_day("mbo-examenwerk", replace(MBO, exam_on=None)) is None
    assert first_day("mbo-diploma", replace(MBO, paper_on=None)) is None
    assert first_day("mbo-diploma", replace(MBO, exam_on=None)) == date(2076, 7, 1)


def test_a_vo_diploma_stays_until_a_term_is_known() -> None:
    """RET-05: open with a result and without one."""
    assert of("vo-diploma", VO).bound == "open"
    assert of("vo-diploma", replace(VO, exam_on=None)).bound == "open"
    assert of("centraal-examen", replace(VO, exam_on=None)).bound == "at-least"


@pytest.mark.parametrize(
    ("left_on", "expected"),
    [
        (date(2025, 7, 31), date(2027, 7, 31)),
        (date(2025, 8, 1), date(2027, 8, 1)),
        (date(2025, 8, 2), date(2027, 8, 2)),
    ],
)
def test_a_file_goes_two_years_to_the_day_after_the_first_day_of_absence(left_on, expected) -> None:
    """RET-01: 31 July 2027 is the last day of who was first absent on 1 August 2025."""
    assert first_day("leerlingdossier", replace(VO, left_on=left_on)) == expected


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (date(2025, 6, 17), date(2025, 12, 18)),
        (date(2025, 6, 18), date(2025, 12, 19)),
        (date(2025, 6, 19), date(2025, 12, 20)),
    ],
)
def test_the_day_of_the_result_itself_does_not_count(result, expected) -> None:
    """RET-03: six full months after it, so of 18 June up to 18 December included."""
    assert first_day("centraal-examen", replace(VO, exam_on=result)) == expected


@pytest.mark.parametrize(
    ("left_on", "data_class", "expected"),
    [
        (date(2024, 2, 29), "leerlingdossier", date(2026, 3, 1)),
        (date(2024, 2, 28), "leerlingdossier", date(2026, 2, 28)),
        (date(2024, 3, 1), "leerlingdossier", date(2026, 3, 1)),
        (date(2022, 3, 1), "leerlingdossier", date(2024, 3, 1)),
        (date(2024, 2, 29), "verzuim-en-inschrijving", date(2029, 3, 1)),
        (date(2023, 2, 28), "verzuim-en-inschrijving", date(2028, 2, 28)),
        (date(2023, 3, 1), "verzuim-en-inschrijving", date(2028, 3, 1)),
    ],
)
def test_a_term_from_29_february_ends_with_february(left_on, data_class, expected) -> None:
    """RET-01, RET-02: in a year without that day the next one is 1 March."""
    assert first_day(data_class, replace(VO, left_on=left_on)) == expected


@pytest.mark.parametrize(
    ("first", "months", "expected"),
    [
        (date(2025, 8, 31), 6, date(2026, 3, 1)),
        (date(2025, 8, 29), 6, date(2026, 3, 1)),
        (date(2025, 8, 28), 6, date(2026, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 3, 1)),
        (date(2027, 8, 29), 6, date(2028, 2, 29)),
        (date(2025, 5, 31), 6, date(2025, 12, 1)),
        (date(2025, 5, 30), 6, date(2025, 11, 30)),
        (date(2025, 6, 15), 6, date(2025, 12, 15)),
        (date(2025, 6, 30), 7, date(2026, 1, 30)),
        (date(2025, 6, 1), 6, date(2025, 12, 1)),
        (date(2025, 12, 31), 12, date(2026, 12, 31)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(9999, 8, 15), 6, date.max),
        (date.max, 600, date.max),
    ],
)
def test_months_are_whole_months(first, months, expected) -> None:
    assert after(first, months) == expected


@given(st.dates(max_value=date(2199, 12, 31)), st.integers(0, 700), st.integers(0, 700))
def test_a_longer_term_never_ends_earlier(first: date, months: int, more: int) -> None:
    assert after(first, months) <= after(first, months + more)


@given(st.dates(max_value=date(2199, 12, 30)), st.integers(0, 700))
def test_who_leaves_later_is_never_forgotten_earlier(first: date, months: int) -> None:
    assert after(first, months) <= after(first + timedelta(days=1), months)


@given(st.dates(max_value=date(2199, 12, 31)), st.integers(1, 700))
def test_a_term_ends_on_the_same_day_of_the_month_or_on_the_first(first: date, months: int) -> None:
    assert after(first, months).day in {first.day, 1}
    assert after(first, 0) == first


def test_when_both_schools_keep_it_the_last_clock_counts() -> None:
    """RET-08: who left the vo in 2025 and the mbo in 2026."""
    found = both("leerlingdossier", "LAST_OF_ALL", VO, MBO)
    assert found["vo"].first_day == found["mbo"].first_day == date(2028, 8, 1)
    assert found["vo"].rules == found["mbo"].rules == ("RET-01", "RET-08")
    assert found["vo"].bound == "at-most"
    assert both("leerlingdossier", "LAST_OF_ALL", MBO, VO) == found


@pytest.mark.parametrize("data_class", BOTH)
def test_who_left_the_vo_and_is_still_at_the_mbo_is_forgotten_by_neither(data_class: DataClass) -> None:
    """RET-08."""
    still_there = AtSchool(school="mbo", enrolled=True)
    for schools in ((VO, still_there), (still_there, VO)):
        found = both(data_class, "LAST_OF_ALL", *schools)
        assert [kept.first_day for kept in found.values()] == [None, None]
        assert all(kept.rules[1:] == ("RET-08",) for kept in found.values())


@pytest.mark.parametrize("data_class", BOTH)
def test_when_each_school_has_its_own_clock_the_other_has_no_say(data_class: DataClass) -> None:
    """RET-08, the other choice."""
    still_there = AtSchool(school="mbo", enrolled=True)
    assert both(data_class, "EACH_ITS_OWN", VO, still_there) == {
        "vo": of(data_class, VO),
        "mbo": of(data_class, still_there),
    }


def test_what_one_school_alone_keeps_follows_its_own_clock() -> None:
    """RET-08: the central exam of the vo, the exam work of the mbo."""
    found = kept_by_all([VO, MBO], "LAST_OF_ALL")
    assert len(found) == 11
    assert [kept for kept in found if kept.data_class not in BOTH] == [
        kept for kept in (*kept_by(VO), *kept_by(MBO)) if kept.data_class not in BOTH
    ]


def test_a_school_where_the_student_never_was_has_no_say() -> None:
    """RET-08: dropped out in the vo phase, never enrolled at the mbo."""
    assert kept_by_all([VO], "LAST_OF_ALL") == kept_by(VO)
    assert kept_by_all([], "LAST_OF_ALL") == ()


@given(
    st.lists(st.sampled_from([VO, MBO, replace(VO, enrolled=True), replace(MBO, left_on=None)]), max_size=3)
)
def test_the_last_clock_of_all_never_runs_out_before_ones_own(schools: list[AtSchool]) -> None:
    """RET-08."""
    own = kept_by_all(schools, "EACH_ITS_OWN")
    for alone, together in zip(own, kept_by_all(schools, "LAST_OF_ALL"), strict=True):
        assert together.first_day is None or (
            alone.first_day is not None and together.first_day >= alone.first_day
        )


def test_the_choices_are_those_of_the_policy() -> None:
    choices = {choice.code for choice in POLICIES["retention_of_two_schools"].choices}
    assert choices == {"LAST_OF_ALL", "EACH_ITS_OWN"}


def test_a_new_term_holds_for_what_begins_to_count_from_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later list of terms leaves what began to count before under the earlier one."""
    old = KEPT["leerlingdossier"]
    new = replace(old, months=(*old.months, Dated(LEFT, 12, "RET-01")))
    monkeypatch.setitem(KEPT, "leerlingdossier", new)
    day_before = LEFT - timedelta(days=1)
    assert first_day("leerlingdossier", replace(VO, left_on=day_before)) == date(2027, 7, 31)
    assert first_day("leerlingdossier", VO) == date(2026, 8, 1)


def test_once_the_term_of_a_vo_diploma_is_known_it_is_no_longer_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """RET-05: also for who has no result yet."""
    old = KEPT["vo-diploma"]
    known = replace(old, months=(*old.months, Dated(date(2025, 1, 1), 600, "RET-05")))
    monkeypatch.setitem(KEPT, "vo-diploma", known)
    assert of("vo-diploma", VO).bound == "at-least"
    assert of("vo-diploma", VO).first_day == date(2075, 6, 19)
    assert of("vo-diploma", replace(VO, exam_on=None)).bound == "at-least"
