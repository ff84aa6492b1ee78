"""Do the two dates say what they are, and do they refuse what they are not?"""

from __future__ import annotations

from datetime import date

import pytest

from journeys.errors import WrongUse
from journeys.saying import Language
from tui.as_of import AsOf, written

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("as_of", "language", "text"),
    [
        (AsOf(TODAY), "nl", "stand 22-11-2026 (nu) · bekend op alles"),
        (AsOf(TODAY), "en", "as of 2026-11-22 (now) · known at everything"),
        (AsOf(date(2026, 11, 21)), "nl", "stand 21-11-2026 · bekend op alles"),
        (AsOf(TODAY, "2025-06-01"), "nl", "stand 22-11-2026 (nu) · bekend op 01-06-2025"),
        (AsOf(TODAY, "2025-06-01"), "en", "as of 2026-11-22 (now) · known at 2025-06-01"),
        (AsOf(TODAY, "2025-06-01T12:00:00Z"), "nl", "stand 22-11-2026 (nu) · bekend op 01-06-2025 14:00"),
    ],
)
def test_the_strip_says_both_dates(as_of: AsOf, language: Language, text: str) -> None:
    assert as_of.strip(TODAY, language) == text


@pytest.mark.parametrize("typed", ["2025-10-01", " 2025-10-01 ", "01-10-2025", "1-10-2025"])
def test_a_day_may_be_typed_as_it_is_shown(typed: str) -> None:
    assert AsOf.typed(typed, "") == AsOf(date(2025, 10, 1))


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("2025-06-01", "2025-06-01"),
        (" 1-6-2025", "2025-06-01"),
        ("2025-06-01T12:00:00Z", "2025-06-01T12:00:00Z"),
        ("  ", None),
        ("", None),
    ],
)
def test_the_knowledge_is_a_day_or_a_time_or_everything(typed: str, known: str | None) -> None:
    assert AsOf.typed("2025-10-01", typed).known_at == known


@pytest.mark.parametrize("typed", ["", "gisteren", "2025-13-01", "32-01-2025", "2025-10-1", "01-10-25"])
def test_what_is_no_day_is_refused_with_what_would_be_right(typed: str) -> None:
    with pytest.raises(WrongUse, match="verwacht: jjjj-mm-dd, bijvoorbeeld 2025-10-01"):
        AsOf.typed(typed, "")


@pytest.mark.parametrize("typed", ["ooit", "2025-06-01T12:00", "2025-02-30", "12:00"])
def test_what_is_no_moment_is_refused_with_what_would_be_right(typed: str) -> None:
    with pytest.raises(WrongUse, match=r"verwacht: een dag \(2025-10-01\) of een tijd met zone"):
        AsOf.typed("2025-10-01", typed)


def test_a_day_is_written_as_the_country_does() -> None:
    assert (written(TODAY, "nl"), written(TODAY, "en")) == ("22-11-2026", "2026-11-22")
