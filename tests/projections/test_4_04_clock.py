"""4.4 Clock: when the mbo takes over, when the exam window ends, when the route should be done.

Numbers count the sentences of that reading.
"""

import pytest

from tests.scenario import Story, another, of, ordinary, vmbo


def clock(story: Story, on: str = "2023-08-01", known_at: str | None = None) -> tuple[str, str, str]:
    row = story.responsibility("s1", on, known_at)
    return row["switch_on"], row["window_end"], row["expected_end"]


@pytest.mark.parametrize(
    ("start", "leerjaar", "switch_on"),
    [
        ("2023-08-01", 3, "2025-08-01"),
        ("2025-02-03", 3, "2026-08-01"),
        ("2024-08-01", 4, "2025-08-01"),
        ("2025-07-31", 4, "2025-08-01"),
    ],
)
def test_the_switch_is_on_1_august_two_school_years_on(start: str, leerjaar: int, switch_on: str):
    """4.4.1: a broken year counts as a whole one, and who starts in leerjaar 4 has one year less."""
    story = ordinary()
    story.tell("s1", "route-started", start, leerjaar=leerjaar)
    assert clock(story, start)[0] == switch_on


def test_the_exam_window_ends_with_the_third_school_year():
    """4.4.2: on 31 July, a year after the switch."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    assert clock(story)[1] == "2026-07-31"


def test_the_exam_window_of_a_leerlijn_ends_the_day_before_the_switch():
    """4.4.2: a leerlijn has no spread exam beyond leerjaar 4."""
    story = ordinary(form="LEERLIJN")
    story.tell("s1", "route-started", "2023-08-01")
    assert clock(story) == ("2025-08-01", "2025-07-31", "2026-07-31")


@pytest.mark.parametrize(
    ("years", "end"), [(2, "2025-07-31"), (3, "2026-07-31"), (4, "2027-07-31"), (5, "2028-07-31")]
)
def test_the_expected_end_follows_the_length_of_the_route(years: int, end: str):
    """4.4.3: leerjaar 3 is the first of its years."""
    story = ordinary(years=years)
    story.tell("s1", "route-started", "2023-08-01")
    assert clock(story)[2] == end


@pytest.mark.parametrize("form", ["DLR", "GR", "EXPERIMENT"])
def test_other_forms_have_the_long_window(form: str):
    """4.4.2: only a leerlijn differs."""
    story = ordinary(form=form)
    story.tell("s1", "route-started", "2023-08-01")
    assert clock(story)[1] == "2026-07-31"


@pytest.mark.parametrize("route_year", [1, 2])
def test_repeating_one_of_the_first_two_years_moves_all_three(route_year: int):
    """4.4.4: from the day it is reported for, not before."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "year-repeated", "2024-08-01", route_year=route_year)
    assert clock(story, "2024-07-31") == ("2025-08-01", "2026-07-31", "2026-07-31")
    assert clock(story, "2024-08-01") == ("2026-08-01", "2027-07-31", "2027-07-31")
    assert clock(story, "2024-08-02") == ("2026-08-01", "2027-07-31", "2027-07-31")


@pytest.mark.parametrize("route_year", [3, 4])
def test_repeating_a_later_year_moves_the_expected_end_alone(route_year: int):
    """4.4.4: the window stays shut."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "year-repeated", "2026-08-01", route_year=route_year)
    assert clock(story, "2026-08-01") == ("2025-08-01", "2026-07-31", "2027-07-31")


def test_every_repeated_year_counts():
    """4.4.4: also the same year done a third time."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "year-repeated", "2024-08-01", route_year=1)
    story.tell("s1", "year-repeated", "2025-08-01", route_year=1)
    story.tell("s1", "year-repeated", "2027-08-01", route_year=3)
    assert clock(story, "2027-08-01") == ("2027-08-01", "2028-07-31", "2029-07-31")


def test_repeating_moves_the_short_window_of_a_leerlijn_along():
    """4.4.4: it stays the day before the switch."""
    story = ordinary(form="LEERLIJN")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "year-repeated", "2024-08-01", route_year=2)
    assert clock(story, "2024-08-01") == ("2026-08-01", "2026-07-31", "2027-07-31")


def test_a_year_repeated_in_a_former_journey_moves_nothing():
    """4.4.4: only those of this journey."""
    story = ordinary()
    story.tell("s1", "route-started", "2022-08-01")
    story.tell("s1", "year-repeated", "2022-12-01", route_year=1)
    story.tell("s1", "dropped-out", "2023-01-10")
    story.tell("s1", "route-started", "2023-08-01")
    assert clock(story) == ("2025-08-01", "2026-07-31", "2026-07-31")


def test_a_retracted_repeat_moves_nothing():
    """4.4.4: and one corrected to a later year moves the expected end alone."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    repeated = story.tell("s1", "year-repeated", "2024-08-01", route_year=2)
    story.correct(repeated, route_year=3)
    assert clock(story, "2024-09-01") == ("2025-08-01", "2026-07-31", "2027-07-31")
    story.retract(repeated)
    assert clock(story, "2024-09-01") == ("2025-08-01", "2026-07-31", "2026-07-31")


def test_a_repeat_reported_late_is_not_known_before():
    """4.4.4: the answer of the time did not know it."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "year-repeated", "2024-08-01", route_year=2, at="2024-10-10T09:00Z")
    assert clock(story, "2024-09-01", known_at="2024-10-09")[0] == "2025-08-01"
    assert clock(story, "2024-09-01", known_at="2024-10-10")[0] == "2026-08-01"


def test_an_extended_window_ends_on_the_day_decided():
    """4.4.5: from the day of the decision; the other two days stay."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "window-extended", "2026-06-01", until="2027-01-15")
    assert clock(story, "2026-05-31") == ("2025-08-01", "2026-07-31", "2026-07-31")
    assert clock(story, "2026-06-01") == ("2025-08-01", "2027-01-15", "2026-07-31")


def test_an_extension_never_shortens_the_window():
    """4.4.5: the latest day holds, of the ordinary end and every extension."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "window-extended", "2026-01-01", until="2026-05-01")
    assert clock(story, "2026-01-01")[1] == "2026-07-31"
    story.tell("s1", "window-extended", "2026-02-01", until="2027-05-01")
    story.tell("s1", "window-extended", "2026-03-01", until="2026-12-01")
    assert clock(story, "2026-04-01")[1] == "2027-05-01"


@pytest.mark.parametrize(("until", "end"), [("2027-05-01", "2027-07-31"), ("2027-10-01", "2027-10-01")])
def test_a_repeat_moves_the_ordinary_end_and_not_the_extension(until: str, end: str):
    """4.4.5: the latest of the end as moved and the extension as decided, whichever came first."""
    for kinds in (["window-extended", "year-repeated"], ["year-repeated", "window-extended"]):
        story = ordinary()
        story.tell("s1", "route-started", "2023-08-01")
        for kind, on in zip(kinds, ("2024-08-01", "2024-09-01"), strict=True):
            story.tell("s1", kind, on, **({"until": until} if "window" in kind else {"route_year": 1}))
        assert clock(story, "2024-09-01")[1] == end


def test_an_extension_of_a_leerlijn_counts_too():
    """4.4.5: beyond its own short window."""
    story = ordinary(form="LEERLIJN")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "window-extended", "2025-06-01", until="2025-09-15")
    assert clock(story, "2025-06-01")[1] == "2025-09-15"


def test_an_extension_comes_along_to_another_route():
    """4.4.5: it was decided for the student, in this journey."""
    story = ordinary()
    another(story, "R2")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "window-extended", "2024-06-01", until="2027-01-15")
    story.tell("s1", "switched-to-transfer-option", "2024-08-01", to="route:R2")
    assert clock(story, "2024-08-01")[1] == "2027-01-15"


def test_a_retracted_extension_closes_the_window_again():
    """4.4.5: what was owed is then missed."""
    story = ordinary(of(vmbo("NE-CE")))
    story.tell("s1", "route-started", "2023-08-01")
    extended = story.tell("s1", "window-extended", "2026-06-01", until="2027-01-15")
    assert story.part("s1", "NE-CE", "2026-09-01")["status"] == "owed"
    story.retract(extended)
    assert story.part("s1", "NE-CE", "2026-09-01")["status"] == "window-closed"
