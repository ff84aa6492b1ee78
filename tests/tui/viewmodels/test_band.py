"""How does a route look over the years, at each width, in both languages and in ASCII?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from journeys.saying import Language
from tui.port import Stretch
from tui.viewmodels.band import LABEL, Band, Mark, band

FIRST, LAST, SWITCH = date(2023, 8, 1), date(2026, 7, 31), date(2025, 8, 1)
STRETCHES = [
    Stretch(FIRST, SWITCH, ("vo",), ("vo",)),
    Stretch(SWITCH, date(2025, 10, 1), ("vo", "mbo"), ("vo",)),
    Stretch(date(2025, 10, 1), date.max, ("mbo",), ()),
]
MARKS = [Mark(FIRST, "◆"), Mark(date(2024, 5, 24), "●"), Mark(SWITCH, "►"), Mark(date(2027, 1, 1), "★")]
ASCII = {"◆": "S", "●": "*", "►": ">", "★": "D"}

GOLDEN: dict[tuple[int, Language, bool], str] = {
    (80, "nl", False): """
route     |23/24                 |24/25                 |25/26
regel     ─vo─────────────────────────────────┃─vo──────≡≡≡≡═mbo════════════════
feit      ─vo─────────────────────────────────┃─vo──────────
gebeurd   ◆                 ●                 ^         ►
""",
    (80, "en", False): """
route     |23/24                 |24/25                 |25/26
rule      ─vo─────────────────────────────────┃─vo──────≡≡≡≡═mbo════════════════
fact      ─vo─────────────────────────────────┃─vo──────────
events    ◆                 ●                 ^         ►
""",
    (80, "en", True): """
route     |23/24                 |24/25                 |25/26
rule      -vo---------------------------------|-vo------####=mbo================
fact      -vo---------------------------------|-vo----------
events    S                 *                 ^         >
""",
    (100, "nl", False): """
route     |23/24                        |24/25                        |25/26
regel     ─vo────────────────────────────────────────────┃─vo─────────≡≡≡≡≡═mbo═════════════════════
feit      ─vo────────────────────────────────────────────┃─vo──────────────
gebeurd   ◆                       ●                      ^            ►
""",
    (100, "en", False): """
route     |23/24                        |24/25                        |25/26
rule      ─vo────────────────────────────────────────────┃─vo─────────≡≡≡≡≡═mbo═════════════════════
fact      ─vo────────────────────────────────────────────┃─vo──────────────
events    ◆                       ●                      ^            ►
""",
    (120, "nl", False): """
route     |23/24                              |24/25                               |25/26
regel     ─vo───────────────────────────────────────────────────────┃─vo───────────≡≡≡≡≡≡═mbo═══════════════════════════
feit      ─vo───────────────────────────────────────────────────────┃─vo─────────────────
gebeurd   ◆                            ●                            ^              ►
""",  # noqa: E501 - as wide as asked
    (120, "en", False): """
route     |23/24                              |24/25                               |25/26
rule      ─vo───────────────────────────────────────────────────────┃─vo───────────≡≡≡≡≡≡═mbo═══════════════════════════
fact      ─vo───────────────────────────────────────────────────────┃─vo─────────────────
events    ◆                            ●                            ^              ►
""",  # noqa: E501 - as wide as asked
    (120, "nl", True): """
route     |23/24                              |24/25                               |25/26
regel     -vo-------------------------------------------------------|-vo-----------######=mbo===========================
feit      -vo-------------------------------------------------------|-vo-----------------
gebeurd   S                            *                            ^              >
""",  # noqa: E501 - as wide as asked
}


def drawn(
    width: int, language: Language = "nl", *, ascii_only: bool = False, on: date = date(2025, 3, 1)
) -> Band:
    marks = [Mark(m.on, ASCII[m.sign]) for m in MARKS] if ascii_only else MARKS
    return band(
        STRETCHES, marks, first=FIRST, last=LAST, on=on, width=width, language=language, ascii_only=ascii_only
    )


def rows(found: Band) -> list[str]:
    return [found.years, found.rule, found.fact, found.marks]


@pytest.mark.parametrize(("width", "language", "ascii_only"), list(GOLDEN))
def test_the_band_at_each_width(width: int, language: Language, ascii_only: bool) -> None:
    found = drawn(width, language, ascii_only=ascii_only)
    assert "\n".join(row.rstrip() for row in rows(found)) == GOLDEN[width, language, ascii_only].strip()
    assert found.today is not None
    assert found.marks[found.today] == "^"
    assert not ascii_only or all(row.isascii() for row in rows(found))


def test_an_event_of_today_stays_in_sight() -> None:
    found = drawn(80, on=SWITCH)
    assert found.today is not None
    assert (found.marks[found.today], found.rule[found.today], "^" in found.marks) == ("►", "┃", False)


@pytest.mark.parametrize(
    ("on", "today"),
    [(FIRST - timedelta(1), None), (FIRST, LABEL), (LAST, 79), (LAST + timedelta(1), None)],
)
def test_today_is_on_the_band_from_the_first_day_to_the_last(on: date, today: int | None) -> None:
    found = drawn(80, on=on)
    assert found.today == today
    assert ("┃" in found.rule, "^" in found.marks) == (today is not None, today not in (None, LABEL))


def test_what_begins_after_the_band_or_ended_before_it_is_not_on_it() -> None:
    outside = [
        Stretch(date(2020, 1, 1), FIRST, ("vo",), ()),
        Stretch(date(2026, 8, 1), date.max, ("mbo",), ()),
    ]
    found = band(outside, [], first=FIRST, last=LAST, on=date(2030, 1, 1), width=80, language="nl")
    assert found.rule.split() == ["regel"]


def test_the_last_day_is_that_of_who_answers_then() -> None:
    ending = [Stretch(FIRST, LAST, ("vo",), ()), Stretch(LAST, date.max, ("mbo",), ())]
    found = band(ending, [], first=FIRST, last=LAST, on=date(2030, 1, 1), width=80, language="nl")
    assert found.rule[-2:] == "─═"


parties = st.sampled_from([(), ("vo",), ("mbo",), ("vo", "mbo"), ("odd",)])
days = st.dates(date(2015, 1, 1), date(2040, 1, 1))
stretches = st.lists(
    st.builds(
        lambda since, length, rule, fact: Stretch(since, since + timedelta(length), rule, fact),
        days, st.integers(1, 4000), parties, parties,
    ),
    max_size=6,
)  # fmt: skip


@given(
    stretches,
    days,
    st.integers(0, 5000),
    days,
    st.integers(LABEL + 8, 200),
    st.booleans(),
    st.lists(days, max_size=9),
)
def test_the_band_has_the_asked_width_whatever_the_spans(
    spans: list[Stretch], first: date, length: int, on: date, width: int, ascii_only: bool, seen: list[date]
) -> None:
    marks = [Mark(day, "*") for day in seen]
    found = band(
        spans, marks, first=first, last=first + timedelta(length), on=on, width=width,
        language="en", ascii_only=ascii_only,
    )  # fmt: skip
    assert {cell_len(row) for row in rows(found)} == {width}
    assert found.today is None or LABEL <= found.today < width
    assert not ascii_only or all(row.isascii() for row in rows(found))
    assert found.marks.count("*") <= len(seen)
