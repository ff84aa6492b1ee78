"""Do the two sliders stay on what happened, and does a difference tell what changed, and nothing else?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leerspoor.changes import AnswerChange
from tui.as_of import AsOf
from tui.viewmodels import replay as view
from tui.viewmodels.replay import FactChange, Moments

DAY = date(2024, 5, 24)
NONE = "\N{EN DASH}"


def event(id: str = "e1", state: str = "counts", **more: Any) -> dict[str, Any]:
    """One event of a timeline: a mark of 7.0 on 24 May 2024."""
    return {
        "id": id, "student": "s1", "kind": "exam-part-passed/1", "on": DAY, "state": state,
        "recorded_at": "2024-05-24T12:00:00.000000Z", "counts": None,
        "data": msgspec.Raw(b'{"part":"NE-CE","mark":"7.0"}'),
    } | more  # fmt: skip


def mended(**more: Any) -> dict[str, Any]:
    """The same, corrected to 6.5."""
    counts = {"on": DAY, "data": msgspec.Raw(b'{"part":"NE-CE","mark":"6.5"}')} | more
    return event(state="corrected", counts=counts)


def how(before: list[Any], after: list[Any]) -> list[str]:
    return [change.how for change in view.fact_changes({"s1": before}, {"s1": after})]


# --- the sliders --------------------------------------------------------------------------------------

found_moments = st.builds(
    lambda seconds, days: Moments(
        sorted({f"2024-05-24T12:{s // 60:02}:{s % 60:02}.000000Z" for s in seconds}),
        sorted({DAY + timedelta(d) for d in days}),
    ),
    st.lists(st.integers(0, 599), min_size=1),
    st.lists(st.integers(-500, 500), min_size=1),
)


@given(found_moments, st.lists(st.sampled_from([-1, 1])))
def test_a_step_never_leaves_what_was_recorded(found: Moments, steps: list[int]) -> None:
    at = None
    for by in steps:
        to = view.known_step(found, at, by)
        assert to is None or to in found.known
        if by > 0:
            assert at is None or to is None or to > at
        else:
            assert to is not None
            assert at is None or to < at or to == found.known[0]
        at = to


@given(found_moments, st.integers(-600, 600), st.lists(st.sampled_from([-1, 1]), min_size=1))
def test_a_step_by_days_never_leaves_the_days(found: Moments, start: int, steps: list[int]) -> None:
    at = DAY + timedelta(start)
    for by in steps:
        to = view.day_step(found, at, by)
        assert to == at or (to in found.days and (to > at) == (by > 0))
        at = to


@given(found_moments)
def test_every_instant_is_passed_on_the_way_back_and_on_the_way_there(found: Moments) -> None:
    at, back = None, []
    for _ in found.known:
        at = view.known_step(found, at, -1)
        back.append(at)
    assert back == found.known[::-1]
    assert view.known_step(found, at, -1) == at
    there = [at]
    for _ in found.known[1:]:
        there.append(view.known_step(found, there[-1], 1))
    assert there == found.known
    assert view.known_step(found, there[-1], 1) is None


def test_a_day_of_knowledge_is_all_of_that_day() -> None:
    found = Moments(
        ["2024-05-23T12:00:00.000000Z", "2024-05-24T12:00:00.000000Z", "2024-05-25T12:00:00.000000Z"], [DAY]
    )
    assert view.known_step(found, "2024-05-24", 1) == found.known[2]
    assert view.known_step(found, "2024-05-24", -1) == found.known[1]
    assert view.known_step(found, "2024-05-24T12:00:00Z", -1) == found.known[0]
    assert view.share_of_instant(found, "2024-05-24")[0] == pytest.approx(1 / 3)


def test_without_events_there_is_nowhere_to_go() -> None:
    nothing = Moments([], [])
    assert view.known_step(nothing, "2024-05-24", -1) == "2024-05-24"
    assert view.day_step(nothing, DAY, 1) == DAY
    assert view.share_of_instant(nothing, None) == (1.0, [])
    assert view.share_of_day(nothing, DAY) == (0.5, [])


def test_the_moments_are_those_of_every_student_with_the_days_that_count() -> None:
    late = mended(on=date(2024, 6, 1))
    other = event("e2", recorded_at="2024-01-01T00:00:00.000000Z", on=date(2024, 1, 1))
    found = view.moments([[late], [other]])
    assert found.known == ["2024-01-01T00:00:00.000000Z", "2024-05-24T12:00:00.000000Z"]
    assert found.days == [date(2024, 1, 1), DAY, date(2024, 6, 1)]


@pytest.mark.parametrize(
    ("at", "by", "to"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), -1, date(2023, 2, 28)),
        (date(2024, 3, 1), -1, date(2023, 3, 1)),
    ],
)
def test_a_year_on_or_back(at: date, by: int, to: date) -> None:
    assert view.year_step(at, by) == to


def test_a_slider_has_its_ticks_and_its_handle() -> None:
    assert view.slider(0.5, [0.0, 1.0], 9, ascii_only=True) == ":---O---:"
    assert view.slider(1.0, [0.0, 0.5], 9, ascii_only=False) == "┼───┼───●"
    assert view.slider(7.0, [], 1, ascii_only=True) == "--O"


@given(st.floats(-2, 2), st.lists(st.floats(0, 1)), st.integers(0, 120))
def test_a_slider_is_as_wide_as_it_should_be_with_one_handle(
    at: float, ticks: list[float], width: int
) -> None:
    line = view.slider(at, ticks, width, ascii_only=True)
    assert (len(line), line.count("O")) == (max(width, 3), 1)


@given(found_moments, st.integers(-600, 600))
def test_where_a_slider_stands_lies_on_the_line(found: Moments, start: int) -> None:
    for at, ticks in (
        view.share_of_day(found, DAY + timedelta(start)),
        view.share_of_instant(found, "2024-05-24T12:05:00Z"),
    ):
        assert all(0 <= share <= 1 for share in (at, *ticks))


def test_a_moment_is_told_short_and_to_the_second() -> None:
    at = AsOf(DAY, "2024-06-03T10:00:07Z")
    assert view.moment_text(at, "nl") == "24-05-2024 / 03-06-2024 12:00:07"
    assert view.moment_text(AsOf(DAY, "2024-01-03T10:00:00Z"), "en") == "2024-05-24 / 2024-01-03 11:00"
    assert view.moment_text(AsOf(DAY, "2024-06-03"), "nl") == "24-05-2024 / 03-06-2024"
    assert view.moment_text(AsOf(DAY), "en") == "2024-05-24 / everything"
    assert view.moment_text(AsOf(DAY), "nl") == "24-05-2024 / alles"


def test_the_earlier_moment_is_that_with_less_known_then_that_of_an_earlier_day() -> None:
    later = DAY + timedelta(1)
    assert view.in_order(AsOf(later, "2024-06-03"), AsOf(DAY, None))
    assert not view.in_order(AsOf(DAY, None), AsOf(later, "2024-06-03"))
    assert view.in_order(AsOf(DAY), AsOf(later))
    assert not view.in_order(AsOf(later), AsOf(DAY))
    assert view.in_order(AsOf(DAY), AsOf(DAY))
    assert not view.in_order(AsOf(DAY, "2024-06-03"), AsOf(DAY, "2024-06-03T10:00:00Z"))


# --- the difference -----------------------------------------------------------------------------------

events = st.lists(
    st.one_of(
        st.builds(event, st.sampled_from("abc"), st.sampled_from(["counts", "retracted", "erased", "about"])),
        st.builds(mended),
    ),
    unique_by=lambda found: found["id"],
)


@given(events)
def test_a_moment_differs_in_nothing_from_itself(found: list[dict[str, Any]]) -> None:
    assert view.fact_changes({"s1": found}, {"s1": found}) == []


def test_what_is_added_corrected_and_withdrawn() -> None:
    assert how([], [event()]) == ["added"]
    assert how([], [mended()]) == ["added"]
    assert how([event()], [mended()]) == ["corrected"]
    assert how([mended()], [event()]) == ["corrected"]
    assert how([event()], [event(state="retracted")]) == ["withdrawn"]
    assert how([event()], [event(state="erased", data=None)]) == ["withdrawn"]
    assert how([], [event(state="retracted")]) == ["withdrawn"]
    assert how([event(state="retracted")], [event()]) == ["added"]


def test_what_is_about_another_event_is_no_fact_of_its_own() -> None:
    assert how([], [event(state="about"), event("e2", state="undone")]) == []


def test_another_correction_of_what_was_corrected_is_a_correction() -> None:
    again = mended(data=msgspec.Raw(b'{"part":"NE-CE","mark":"5.0"}'))
    assert how([mended()], [again]) == ["corrected"]
    assert how([mended()], [mended()]) == []


def test_a_student_who_was_not_known_before_has_everything_added() -> None:
    found = view.fact_changes({}, {"s2": [event()]})
    assert [(change.how, change.student) for change in found] == [("added", "s2")]


def cells(change: FactChange, language: Any = "nl") -> list[str]:
    return [text for text, _ in view.fact_cells(change, language)]


def test_a_fact_is_told_in_words_with_what_it_says() -> None:
    assert cells(FactChange("added", "s1", event())) == [
        "+ erbij", "s1", "24-05-2024", "onderdeel behaald", "NE-CE, cijfer 7.0",
    ]  # fmt: skip
    assert cells(FactChange("withdrawn", "s1", event(state="retracted"), event()), "en") == [
        "- withdrawn", "s1", "2024-05-24", "exam part passed", "NE-CE, mark 7.0",
    ]  # fmt: skip


def test_of_a_correction_only_what_changed_is_told() -> None:
    assert cells(FactChange("corrected", "s1", mended(), event()))[-1] == "cijfer 7.0 > cijfer 6.5"
    assert cells(FactChange("corrected", "s1", mended(on=date(2024, 6, 1)), event()))[2:] == [
        "01-06-2024", "onderdeel behaald", "24-05-2024 cijfer 7.0 > 01-06-2024 cijfer 6.5",
    ]  # fmt: skip
    with_more = mended(data=msgspec.Raw(b'{"part":"NE-CE","mark":"7.0","resit":true}'))
    assert cells(FactChange("corrected", "s1", with_more, event()))[-1] == f"{NONE} > herkansing ja"


def test_what_is_erased_says_nothing_any_more() -> None:
    gone = event(state="erased", data=None)
    assert cells(FactChange("withdrawn", "s1", gone, event()))[-1] == ""


@pytest.mark.parametrize(
    ("change", "what", "text"),
    [
        (AnswerChange("s1", "NE-CE", "owed", "passed 7.0"), "NE-CE", "open > behaald 7.0"),
        (AnswerChange("s1", "status", "none", "active"), "status", "geen route > actief"),
        (AnswerChange("s1", "phase", "vo", "mbo"), "fase", "vo > mbo"),
        (AnswerChange("s1", "duty", None, "duty:OPEN mbo"), "overstapplicht", f"{NONE} > open mbo"),
        (AnswerChange("s1", "NOT_CHOSEN", "yes", None), "te weinig gekozen", f"ja > {NONE}"),
    ],
)
def test_a_changed_answer_in_words(change: AnswerChange, what: str, text: str) -> None:
    found = [cell for cell, _ in view.answer_cells(change, "nl")]
    assert found == ["= antwoord", "s1", "", what, text]
    assert view.answer_cells(change, "en")[0][0] == "= answer"


def test_a_summary_counts_each_kind_of_change() -> None:
    facts = [FactChange("added", "s1", event()), FactChange("corrected", "s1", mended(), event())]
    answers = [AnswerChange("s1", "NE-CE", "owed", "passed")]
    assert view.summary(facts, answers, "A > B", "nl") == (
        "A > B: 1 erbij, 1 gecorrigeerd, 0 weg; 1 antwoord anders"
    )
    assert view.summary([], answers * 2, "B > A", "nl").endswith("0 weg; 2 antwoorden anders")
    assert view.summary(facts, answers * 2, "B > A", "en") == (
        "B > A: 1 added, 1 corrected, 0 withdrawn; 2 answers changed"
    )
    assert view.summary(facts, answers, "B > A", "en").endswith("1 answer changed")


@given(found_moments, st.floats(0, 1))
def test_where_a_handle_is_put_is_where_it_then_stands(found: Moments, share: float) -> None:
    """To the nearest event: never further from it than from another."""
    known = view.known_at(found, share)
    assert known is None or known in found.known
    assert abs(view.share_of_instant(found, known)[0] - share) <= 0.5 / len(found.known) + 1e-9
    day = view.day_at(found, share, DAY)
    assert day in found.days


def test_both_ends_of_the_sliders_can_be_reached() -> None:
    found = Moments(
        ["2024-05-24T12:00:00.000000Z", "2024-06-03T10:00:00.000000Z"], [DAY, DAY + timedelta(90)]
    )
    assert [view.known_at(found, share) for share in (0, 0.5, 1)] == [*found.known, None]
    assert [view.day_at(found, share, DAY) for share in (0, 0.49, 0.51, 1)] == [
        DAY, DAY, DAY + timedelta(90), DAY + timedelta(90),
    ]  # fmt: skip
