"""Is a table of any length drawn and walked through in the same number of steps?"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Static

from tui.widgets.virtual_table import Cell, Column, VirtualTable, _on_one_line

COLUMNS = [
    Column("name", "naam", 10),
    Column("status", "status", 8),
    Column("hours", "uren", 5, keep=1, right=True),
    Column("flags", "let op", 12, keep=2),
]


class Counting(VirtualTable):
    """Counts the lines that it draws."""

    drawn = 0

    def render_line(self, y: int) -> Strip:
        self.drawn += 1
        return super().render_line(y)


@dataclass
class Heard:
    """What the table told."""

    wanted: list[tuple[int, int]] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)


class Around(App[None]):
    """A table alone."""

    CSS = "#below { height: 1; }"

    def __init__(self, columns: list[Column], frozen: int, rows: Callable[[int], list[Cell]]) -> None:
        super().__init__()
        self._columns, self._frozen, self._rows = columns, frozen, rows
        self.heard = Heard()

    def compose(self) -> ComposeResult:
        yield Counting(self._columns, frozen=self._frozen)
        yield Static("", id="below")

    def on_virtual_table_wanted(self, message: VirtualTable.Wanted) -> None:
        self.heard.wanted.append((message.start, message.end))
        message.table.put({n: self._rows(n) for n in range(message.start, message.end)})

    def on_virtual_table_moved(self, message: VirtualTable.Moved) -> None:
        assert message.control is message.table
        self.heard.moved.append(message.row)

    def on_virtual_table_opened(self, message: VirtualTable.Opened) -> None:
        self.heard.opened.append(message.row)

    def on_virtual_table_heading_clicked(self, message: VirtualTable.HeadingClicked) -> None:
        self.heard.headings.append(message.key)


def ordinary_row(number: int) -> list[Cell]:
    return [Cell(f"n{number}"), Cell("open", "warn"), Cell(str(number), "dim"), Cell("a flag", "bad")]


Play = Callable[[Pilot[None], Counting, Heard], Awaitable[None]]


def with_table(
    play: Play,
    count: int = 100,
    *,
    width: int = 40,
    height: int = 12,
    columns: list[Column] = COLUMNS,
    frozen: int = 1,
    rows: Callable[[int], list[Cell]] = ordinary_row,
) -> None:
    """Eleven lines for the table: a heading and ten rows."""

    async def run() -> None:
        app = Around(columns, frozen, rows)
        async with app.run_test(size=(width, height)) as pilot:
            table = app.query_one(Counting)
            table.focus()
            table.begin(count)
            await pilot.pause()
            await play(pilot, table, app.heard)

    asyncio.run(run())


def text(table: VirtualTable, y: int) -> str:
    return table.render_line(y).text


def test_a_hundred_thousand_rows_are_drawn_in_as_many_lines_as_a_thousand() -> None:
    drawn: dict[int, tuple[int, list[tuple[int, int]]]] = {}

    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        table.refresh()
        table.drawn = 0
        await pilot.pause()
        first = table.drawn
        await pilot.press("pagedown", "end", "home", "down")
        assert 0 < first <= 11
        drawn[table.count] = (table.drawn, [(b - a, 0) for a, b in heard.wanted])

    for count in (1_000, 100_000):
        with_table(play, count)
    assert drawn[1_000] == drawn[100_000]
    assert drawn[1_000][0] <= 5 * 11 + 2


def test_only_rows_in_sight_are_ever_asked_for() -> None:
    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        assert heard.wanted == [(0, 11)]
        await pilot.press("end")
        assert heard.wanted[-1] == (90, 100)
        assert table.row_there(99) is not None
        assert table.row_there(50) is None
        await pilot.press("home")
        assert heard.wanted[-1] == (90, 100)  # the first ones are there still

    with_table(play)


def test_the_cursor_moves_by_key_and_stays_inside() -> None:
    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        for key, at in [
            ("up", 0),
            ("down", 1),
            ("j", 2),
            ("k", 1),
            ("pagedown", 10),
            ("pageup", 1),
            ("pageup", 0),
            ("G", 99),
            ("down", 99),
            ("g", 0),
            ("end", 99),
            ("home", 0),
        ]:
            await pilot.press(key)
            assert table.cursor == at, key
        table.go_to(42)
        assert (table.cursor, heard.opened) == (42, [])
        await pilot.press("enter")
        assert heard.opened == [42]
        assert heard.moved == [1, 2, 1, 10, 1, 0, 99, 0, 99, 0, 42]

    with_table(play)


def test_moving_inside_what_is_in_sight_draws_two_lines() -> None:
    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        table.drawn = 0
        await pilot.press("down")
        assert table.drawn == 2

    with_table(play)


def test_the_cursor_is_always_in_sight() -> None:
    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        table.go_to(9)
        assert table.scroll_y == 0
        table.go_to(10)
        assert table.scroll_y == 1
        table.go_to(60)
        await pilot.pause()
        assert text(table, 10).startswith("n60 ")
        table.go_to(20)
        await pilot.pause()
        assert text(table, 1).startswith("n20 ")

    with_table(play)


def test_nothing_to_open_or_move_in_an_empty_table() -> None:
    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        await pilot.press("down", "end", "enter")
        assert (table.cursor, heard) == (0, Heard())
        table.begin(0, empty="niets [hier]")
        assert [text(table, y).rstrip() for y in range(3)] == [
            "naam       status    uren let op",
            "niets [hier]",
            "",
        ]
        table.begin(0)
        assert text(table, 1).strip() == ""

    with_table(play, 0)


def test_a_click_chooses_and_a_second_one_opens() -> None:
    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        await pilot.click(Counting, offset=(3, 4))
        assert (table.cursor, heard.opened) == (3, [])
        await pilot.click(Counting, offset=(3, 4))
        assert heard.opened == [3]
        table.begin(2)
        await pilot.click(Counting, offset=(3, 8))
        assert (table.cursor, heard.opened) == (0, [3])

    with_table(play)


@pytest.mark.parametrize(
    ("x", "key"), [(0, "name"), (10, "name"), (11, "status"), (20, "hours"), (30, "flags")]
)
def test_a_click_on_a_heading_names_its_column(x: int, key: str) -> None:
    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        await pilot.click(Counting, offset=(x, 0))
        assert (heard.headings, heard.opened, table.cursor) == ([key], [], 0)

    with_table(play)


def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        table.scroll_relative(y=30, animate=False)
        await pilot.pause()
        assert text(table, 1).startswith("n30 ")
        assert table.cursor == 0
        assert heard.wanted[-1][1] >= 40

        from textual.events import MouseScrollDown

        table.post_message(
            MouseScrollDown(table, 3, 3, 0, 0, 0, shift=False, meta=False, ctrl=False, screen_x=3, screen_y=3)
        )
        await pilot.pause()
        table.set_scroll(None, table.scroll_target_y)
        assert table.scroll_y > 30

    with_table(play)


def test_a_smaller_window_keeps_the_cursor_in_sight_and_a_larger_one_asks_for_more() -> None:
    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        table.go_to(9)
        await pilot.resize_terminal(40, 6)
        assert text(table, 4).startswith("n9 ")
        await pilot.resize_terminal(40, 22)
        await pilot.pause()
        assert table.row_there(20) is not None

    with_table(play)


@pytest.mark.parametrize(
    ("width", "titles"),
    [
        (50, ["naam", "status", "uren", "let op"]),
        (38, ["naam", "status", "uren", "let op"]),
        (37, ["naam", "status", "uren"]),
        (25, ["naam", "status", "uren"]),
        (24, ["naam", "status"]),
        (19, ["naam", "status"]),
        (18, ["naam"]),
    ],
)
def test_columns_are_dropped_by_priority(width: int, titles: list[str]) -> None:
    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        assert (
            text(table, 0).replace("let op", "let_op").replace("_", " ").split() == " ".join(titles).split()
        )
        assert {cell_len(text(table, y)) for y in range(5)} == {table.scrollable_content_region.width}

    with_table(play, 3, width=width)


def test_a_column_gives_way_down_to_its_least_before_one_is_dropped() -> None:
    columns = [Column("a", "a", 10), Column("b", "b", 20, least=6), Column("c", "c", 8, keep=1)]
    widths: dict[int, list[int]] = {}

    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        widths[pilot.app.size.width] = [width for _, width in table._in_sight()]

    for width in (45, 40, 30, 26, 25, 17):
        with_table(play, 1, width=width, columns=columns, rows=lambda n: [Cell("x")] * 3)
    assert widths == {
        45: [10, 25, 8],
        40: [10, 20, 8],
        30: [10, 10, 8],
        26: [10, 6, 8],
        25: [10, 14],
        17: [10, 6],
    }


def test_sideways_the_frozen_columns_stay() -> None:
    columns = [Column(c, c, 8) for c in "abcdef"]

    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        seen = []
        for by in (0, 1, 1, 9, -1, -9):
            table.action_sideways(by)
            seen.append("".join(text(table, 0).split()))
        assert seen == ["abc", "abd", "abe", "abf", "abe", "abc"]
        table.action_sideways(9)
        table.begin(1, columns[:3])
        assert "".join(text(table, 0).split()) == "abc"

    with_table(play, 1, width=27, columns=columns, frozen=2, rows=lambda n: [Cell(c) for c in "ABCDEF"])


def test_a_heading_can_be_said_in_another_language() -> None:
    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        table.retitle([Column("name", "name", 10), *COLUMNS[1:]])
        assert text(table, 0).startswith("name ")
        assert table.row_there(0) is not None

    with_table(play, 3)


def test_a_name_is_no_markup_and_a_number_stands_right() -> None:
    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        assert text(table, 1).rstrip() == "[b]Noor[/] open         7 a flag"

    with_table(play, 1, rows=lambda n: [Cell("[b]Noor[/]"), Cell("open"), Cell("7"), Cell("a flag")])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("李小龍李小龍", "李小龍李 …"),
        ("Zoe\u0308 de Boer", "Zoe\u0308 de Bo…"),
        ("abcdefghij", "abcdefghij"),
        ("abcdefghijk", "abcdefghi…"),
        ("a\nb\tc\x1b[31m", "a b c[31m"),
        ("Jan\u202eneb", "Janneb"),
    ],
)
def test_wide_and_combining_characters_take_the_cells_that_they_take(name: str, shown: str) -> None:
    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        line = text(table, 1)
        assert line.split(" open")[0].rstrip() == shown
        assert cell_len(line) == cell_len(text(table, 0))

    with_table(play, 1, rows=lambda n: [Cell(name), Cell("open")])


@given(st.text())
def test_no_text_moves_the_cursor_of_the_terminal(text_: str) -> None:
    assert _on_one_line(text_).isprintable()
    assert not text_.isprintable() or _on_one_line(text_) == text_


def test_the_cursor_is_seen_without_colour() -> None:
    """Reverse, and bold while the table has the keys."""

    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        def style(y: int) -> Any:
            return next(iter(table.render_line(y))).style

        assert (style(1).reverse, style(2).reverse) == (True, None)
        assert style(1).bold

    with_table(play, 3)


def test_every_cell_has_a_background() -> None:
    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        for y in range(6):
            assert all(s.style is not None and s.style.bgcolor is not None for s in table.render_line(y)), y

    with_table(play, 3)


def test_what_is_put_in_twice_is_shown_as_it_is_last() -> None:
    async def play(pilot: Pilot[None], table: Counting, heard: Heard) -> None:
        table.put({0: [Cell("new")]})
        assert text(table, 1).startswith("new ")
        table.begin(100, cursor=500)
        assert table.cursor == 99
        assert "·" in text(table, 1)  # asked for, and not there yet

    with_table(play)
