"""A table of any number of rows, of which only those in sight are ever there.

Rows are asked for as they come into sight (`Wanted`), and shown as soon as they are put in. Drawing takes the
same time for a thousand rows and for a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Column(Struct, frozen=True):
    """A heading with a width in cells. Without room the column with the highest `keep` is dropped first.

    `least`: the width down to which it gives way before a column is dropped; 0: none.
    """

    key: str
    title: str
    width: int
    keep: int = 0
    right: bool = False
    least: int = 0


class Cell(Struct, frozen=True):
    """A text with the name of a style: plain, dim, good, warn, bad, strike."""

    text: str
    style: str = "plain"


Row = Sequence[Cell]


class VirtualTable(ScrollView, can_focus=True):
    """Columns, a cursor, and rows by number."""

    DEFAULT_CSS = """
    VirtualTable { height: 1fr; background: $surface; color: $foreground; overflow-x: hidden; }
    VirtualTable:focus { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home,g", "jump(0)", show=False),
        Binding("end,G", "jump(-1)", show=False),
        Binding("enter", "open", show=False),
    ]

    class Wanted(Message):
        """Rows from `start` up to `end`, not included, came into sight and are not there."""

        def __init__(self, table: VirtualTable, start: int, end: int) -> None:
            super().__init__()
            self.table, self.start, self.end = table, start, end

        @property
        def control(self) -> VirtualTable:
            return self.table

    class Drawn(Message):
        """Rows were drawn, the first since the table is there."""

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, table: VirtualTable, row: int) -> None:
            super().__init__()
            self.table, self.row = table, row

        @property
        def control(self) -> VirtualTable:
            return self.table

    class Opened(Message):
        """A row was opened, by enter or by a second click."""

        def __init__(self, table: VirtualTable, row: int) -> None:
            super().__init__()
            self.table, self.row = table, row

        @property
        def control(self) -> VirtualTable:
            return self.table

    class HeadingClicked(Message):
        """A heading was clicked, to sort by it."""

        def __init__(self, table: VirtualTable, key: str) -> None:
            super().__init__()
            self.table, self.key = table, key

        @property
        def control(self) -> VirtualTable:
            return self.table

    def __init__(self, columns: Sequence[Column], *, id: str | None = None, frozen: int = 1) -> None:
        super().__init__(id=id)
        self._columns = list(columns)
        self._frozen = frozen
        self._first = frozen
        self._rows: dict[int, Row] = {}
        self._asked: set[int] = set()
        self._count = 0
        self._cursor = 0
        self._drawn = False
        self._empty = ""
        self._styles: dict[tuple[str, bool], Style] = {}

    # --- what it holds ------------------------------------------------------------------------------

    @property
    def cursor(self) -> int:
        return self._cursor

    @property
    def count(self) -> int:
        return self._count

    def begin(
        self, count: int, columns: Sequence[Column] | None = None, *, cursor: int = 0, empty: str = ""
    ) -> None:
        """Begin anew with so many rows, none of them there yet; `empty` is shown when there are none."""
        if columns is not None:
            self._columns = list(columns)
            self._first = min(self._first, max(len(self._columns) - 1, self._frozen))
        self._rows.clear()
        self._asked.clear()
        self._count = count
        self._empty = empty
        self._cursor = min(max(cursor, 0), max(count - 1, 0))
        self.virtual_size = Size(0, count + 1)
        self._into_sight()
        self.refresh()
        self._ask()

    def put(self, rows: Mapping[int, Row]) -> None:
        """Rows that were asked for."""
        self._rows.update(rows)
        self._asked.difference_update(rows)
        top = int(self.scroll_y)
        if any(top <= number <= top + self.size.height for number in rows):
            self.refresh()

    def row_there(self, number: int) -> Row | None:
        """A row, if it is there."""
        return self._rows.get(number)

    def retitle(self, columns: Sequence[Column]) -> None:
        """The same columns under other headings."""
        self._columns = list(columns)
        self.refresh()

    # --- moving -----------------------------------------------------------------------------------------

    def action_move(self, by: int) -> None:
        self._go(self._cursor + by)

    def action_page(self, by: int) -> None:
        self._go(self._cursor + by * max(self.size.height - 2, 1))

    def action_jump(self, to: int) -> None:
        self._go(to if to >= 0 else self._count - 1)

    def action_open(self) -> None:
        if self._count:
            self.post_message(self.Opened(self, self._cursor))

    def action_sideways(self, by: int) -> None:
        """Show later or earlier columns; the first ones stay."""
        last = max(len(self._columns) - 1, self._frozen)
        self._first = min(max(self._first + by, self._frozen), last)
        self.refresh()

    def go_to(self, row: int) -> None:
        """Put the cursor on a row."""
        self._go(row)

    def _go(self, to: int) -> None:
        to = min(max(to, 0), max(self._count - 1, 0))
        if to == self._cursor or not self._count:
            return
        before, self._cursor = self._cursor, to
        if not self._into_sight():
            self._refresh_row(before)
            self._refresh_row(to)
        self.post_message(self.Moved(self, to))

    def _into_sight(self) -> bool:
        """Scroll so that the cursor is in sight; whether that was needed."""
        room = max(self.size.height - 1, 1)
        top = int(self.scroll_y)
        wanted = top
        if self._cursor < top:
            wanted = self._cursor
        elif self._cursor >= top + room:
            wanted = self._cursor - room + 1
        if wanted == top:
            return False
        self.scroll_to(y=wanted, animate=False, force=True, immediate=True)
        return True

    def _refresh_row(self, row: int) -> None:
        y = row - int(self.scroll_y) + 1
        if 1 <= y < self.size.height:
            self.refresh(Region(0, y, self.scrollable_content_region.width, 1))

    # --- the mouse ----------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """The first click chooses, the second opens; a click on a heading sorts."""
        if event.y == 0:
            key = self._column_at(event.x)
            if key is not None:
                self.post_message(self.HeadingClicked(self, key))
            return
        row = int(self.scroll_y) + event.y - 1
        if row >= self._count:
            return
        if row == self._cursor:
            self.action_open()
        else:
            self._go(row)

    def _column_at(self, x: int) -> str | None:
        at = 0
        for column, width in self._in_sight():
            if at <= x < at + width + 1:
                return column.key
            at += width + 1
        return None

    # --- drawing ------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        self._into_sight()
        self._ask()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._ask()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()

    def _ask(self) -> None:
        """Ask for the rows in sight that are not there, and were not asked for."""
        top, room = int(self.scroll_y), max(self.size.height, 1)
        missing = [
            number
            for number in range(top, min(top + room, self._count))
            if number not in self._rows and number not in self._asked
        ]
        if missing:
            self._asked.update(missing)
            self.post_message(self.Wanted(self, missing[0], missing[-1] + 1))

    def _in_sight(self) -> list[tuple[Column, int]]:
        """The columns that there is room for, each with its width; the widest takes what is left."""
        frozen = self._columns[: self._frozen]
        others = self._columns[self._frozen :][self._first - self._frozen :]
        room = self.scrollable_content_region.width
        shown = [*frozen, *others]
        while len(shown) > 1 and sum((c.least or c.width) + 1 for c in shown) > room + 1:
            droppable = [c for c in shown if c.keep]
            shown.remove(max(droppable, key=lambda c: c.keep) if droppable else shown[-1])
        widths = [column.least or column.width for column in shown]
        spare = room - sum(width + 1 for width in widths) + 1
        for at, column in enumerate(shown):
            more = max(min(column.width - widths[at], spare), 0)
            widths[at] += more
            spare -= more
        if shown and spare > 0:
            widest = 0 if len(shown) == 1 else max(range(len(shown)), key=lambda i: widths[i])
            widths[widest] += spare
        return list(zip(shown, widths, strict=True))

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if y == 0:
            return self._line([Cell(c.title, "head") for c, _ in self._in_sight()], selected=False)
        number = int(self.scroll_y) + y - 1
        if not self._count and self._empty:
            lines = wrap(_on_one_line(self._empty), max(width, 1))
            text = set_cell_size(lines[number] if number < len(lines) else "", width)
            return Strip([Segment(text, self._style("dim", selected=False))])
        if number >= self._count:
            return Strip.blank(width, self._style("plain", selected=False))
        row = self._rows.get(number)
        selected = number == self._cursor
        if row is None:
            return self._line([Cell("·", "dim")], selected=selected)
        if not self._drawn:
            self._drawn = True
            self.post_message(self.Drawn())
        by_key = {column.key: cell for column, cell in zip(self._columns, row, strict=False)}
        cells = [by_key.get(column.key, Cell("")) for column, _ in self._in_sight()]
        return self._line(cells, selected=selected)

    def _line(self, cells: Sequence[Cell], *, selected: bool) -> Strip:
        segments: list[Segment] = []
        for (column, width), cell in zip(self._in_sight(), cells, strict=False):
            text = _on_one_line(cell.text)
            if cell_len(text) > width:
                text = set_cell_size(text, max(width - 1, 0)) + "…"
            if column.right:
                text = " " * (width - cell_len(text)) + text
            segments.append(
                Segment(set_cell_size(text, width) + " ", self._style(cell.style, selected=selected))
            )
        strip = Strip(segments)
        return strip.adjust_cell_length(
            self.scrollable_content_region.width, self._style("plain", selected=selected)
        )

    def _style(self, name: str, *, selected: bool) -> Style:
        found = self._styles.get((name, selected))
        if found is None:
            base = self.rich_style
            colours = self.app.theme_variables
            extra = {
                "head": Style(bold=True, underline=True),
                "dim": Style(dim=True),
                "good": Style(color=colours.get("text-success")),
                "warn": Style(color=colours.get("text-warning"), bold=True),
                "bad": Style(color=colours.get("text-error"), bold=True),
                "strike": Style(strike=True, dim=True),
            }.get(name, Style())
            found = base + extra
            if selected:  # one bar: the sign and the word say what a colour would
                found = base + Style(reverse=True, bold=self.has_focus or None, strike=extra.strike)
            self._styles[name, selected] = found
        return found


def _on_one_line(text: str) -> str:
    """Without what would move the cursor of a terminal: a name comes from a file of anyone."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c.isspace() else "" for c in text)
