"""What counted when the journal stood at a position, and counts otherwise now?"""

from journeys.history import changed_since
from tests.scenario import Story

NEW = {"part": "NE-CE", "mark": "7.0"}


def told() -> Story:
    """Two results, of positions 1 and 2."""
    story = Story()
    story.tell("s1", "exam-part-passed", "2024-05-24", id="ne", **NEW)
    story.tell("s1", "exam-part-passed", "2024-05-25", part="WI-CE", mark="6.0", id="wi")
    return story


def changed(story: Story, position: int) -> list[tuple[str, str | None, str | None]]:
    """By id, the mark as it was and as it is."""
    return [
        (one.was.id, one.was.event.mark, one.now.event.mark if one.now else None)
        for one in changed_since(story.history, position)
    ]


def test_nothing_changed_where_nothing_was_corrected():
    assert changed(told(), 0) == changed(told(), 1) == changed(told(), 2) == []


def test_a_correction_changed_it_until_the_position_of_the_correction():
    """S17: from that on it counts as corrected; before its own position it did not count yet."""
    story = told()
    story.correct("ne", mark="4.0")
    assert [changed(story, at) for at in range(4)] == [[], [("ne", "7.0", "4.0")], [("ne", "7.0", "4.0")], []]


def test_a_retraction_leaves_nothing():
    story = told()
    story.retract("ne")
    assert changed(story, 2) == [("ne", "7.0", None)]
    assert changed(story, 3) == []


def test_a_correction_that_was_undone_changed_nothing_but_for_who_asked_in_between():
    story = told()
    mended = story.correct("ne", mark="4.0")
    story.retract(mended)
    assert changed(story, 2) == []
    assert changed(story, 3) == [("ne", "4.0", "7.0")]


def test_a_correction_of_a_correction_changed_what_the_first_one_said():
    story = told()
    mended = story.correct("ne", mark="4.0")
    story.correct(mended, mark="5.0")
    assert changed(story, 2) == [("ne", "7.0", "5.0")]
    assert changed(story, 3) == [("ne", "4.0", "5.0")]


def test_a_retraction_that_was_undone_brings_it_back():
    story = told()
    gone = story.retract("ne")
    story.retract(gone)
    assert changed(story, 2) == []
    assert changed(story, 3) == [], "it did not count then, and so no decision can rest on it"


def test_another_day_is_a_change_too():
    story = told()
    story.correct("ne", to_on="2024-05-26")
    (one,) = changed_since(story.history, 2)
    assert one.now is not None
    assert (one.was.on.isoformat(), one.now.on.isoformat()) == ("2024-05-24", "2024-05-26")


def test_a_correction_that_says_the_same_changed_nothing():
    story = told()
    story.correct("ne", mark="7.0", to_on="2024-05-24")
    assert changed(story, 2) == []


def test_every_fact_that_changed_is_told_in_the_order_in_which_they_counted():
    story = told()
    story.correct("wi", mark="5.0")
    story.correct("ne", mark="5.5")
    assert changed(story, 2) == [("ne", "7.0", "5.5"), ("wi", "6.0", "5.0")]
    assert changed(story, 3) == [("ne", "7.0", "5.5")]


def test_what_was_reported_or_mended_later_is_no_change_of_what_counted():
    story = told()
    story.tell("s1", "exam-part-passed", "2024-05-26", part="EN-CE", mark="7.0", id="en")
    story.correct("en", mark="6.0")
    assert changed(story, 2) == []
    assert changed(story, 3) == [("en", "7.0", "6.0")]


def test_what_was_erased_does_not_count_any_more():
    """2: whatever was known before; so there is nothing that it can have been."""
    story = told()
    story.erase("ne")
    assert changed(story, 2) == []
