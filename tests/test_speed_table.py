"""Does the table of `make bench` say met where it was met?"""

import sys
from itertools import cycle
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

BENCH = Path(__file__).parent.parent / "bench"


@pytest.fixture(autouse=True)
def bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)


def table(**found: list[float]):
    from speed_measure import Table

    made = Table()
    made.speed("speed", "a peer", found, ("ours", "theirs"), 0.5, (100, 100))
    made.time("time", "a peer", found, ("ours", "theirs"), 2, "a note")
    return made.rows


def test_half_the_speed_is_twice_the_time_and_both_are_just_enough() -> None:
    speed, time = table(ours=[2.0, 2.0, 2.0], theirs=[1.0, 1.0, 1.0])
    assert (speed.ratio, speed.met, speed.ours, speed.theirs) == (0.5, True, "50/s", "100/s")
    assert (time.ratio, time.met, time.ours, time.theirs) == (2, True, "2 s", "1 s")


def test_a_little_slower_is_not_enough() -> None:
    assert [row.met for row in table(ours=[2.01], theirs=[1.0])] == [False, False]


def test_a_round_in_which_the_machine_was_slow_does_not_count() -> None:
    """Both sides of it were slow, or one was and the other rounds are more."""
    both, one = (
        table(ours=[2.0, 20.0, 2.0], theirs=[1.0, 10.0, 1.0]),
        table(ours=[2, 90, 2], theirs=[1, 1, 1]),
    )
    assert [row.ratio for row in (*both, *one)] == [0.5, 2, 0.5, 2]


def test_both_sides_take_turns() -> None:
    from speed_measure import in_turns

    turns: list[str] = []
    seconds = cycle([1.0, 2.0])

    def way(name: str):
        return lambda: turns.append(name) or next(seconds)

    assert in_turns({"ours": way("ours"), "theirs": way("theirs")}, 2) == {
        "ours": [1.0, 1.0],
        "theirs": [2.0, 2.0],
    }
    assert turns == ["ours", "theirs"] * 2


def test_what_has_no_goal_or_could_not_be_measured_is_neither_met_nor_missed() -> None:
    from speed_measure import Row, in_words

    rows = [Row("a", "b", 0.1, ">=", None), Row("c", "d", None, ">=", 1.0, note="skipped: not here")]
    assert [row.met for row in rows] == [None, None]
    assert "| c |  | d |  | — | ≥ 1 | skipped: not here |" in in_words(rows, "heading")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(12.3, "12.3 s"), (1, "1 s"), (0.0412, "41.2 ms"), (0.000182, "182 µs"), (5e-7, "500 ns")],
)
def test_a_time_is_said_as_a_person_reads_it(seconds: float, text: str) -> None:
    from speed_measure import each

    assert each(seconds) == text


def test_a_plot_has_a_line_for_each_thing_and_a_point_for_each_size() -> None:
    from speed_measure import Growth
    from speed_plot import plot

    found = [Growth(what, size, 1e-6 * size) for what in ("a < b", "c") for size in (20, 200, 2000)]
    drawn = ET.fromstring(plot(found, (20, 200, 2000)))  # noqa: S314 - our own
    lines = [part.attrib["points"].split() for part in drawn if part.tag.endswith("polyline")]
    assert [len(points) for points in lines] == [3, 3]
    across = [float(point.partition(",")[0]) for point in lines[0]]
    assert across[1] - across[0] == pytest.approx(
        across[2] - across[1], abs=0.2
    )  # ten times is as far each time
