"""The floors and the peer that the screens are measured beside: `minimal`, `field`, `ours N`, `peer N`."""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Input, Static

HEADINGS = ("naam", "status", "bij", "open", "eerstvolgend", "cohort")


def texts(number: int, turn: int) -> list[str]:
    """A line as the list has it."""
    return [f"p{number:08d}", "● actief", f"t{turn}.", "3", "31-07-2027", "bwi-kok-2/2024"]


class Minimal(App[None]):
    """The least that is an app."""

    def compose(self) -> ComposeResult:
        yield Static("the smallest program")


class Field(App[None]):
    """A field and nothing else."""

    def compose(self) -> ComposeResult:
        yield Input()


class Peer(App[None]):
    """Textual's own table."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns(*HEADINGS)
        table.add_rows(texts(number, 0) for number in range(self.count))
        table.focus()


def ours(count: int) -> App[None]:
    """Our table over rows that are ready; `b` begins it anew."""
    from tui.widgets.virtual_table import Cell, Column, VirtualTable  # noqa: PLC0415 - not for the floors

    class Ours(App[None]):
        BINDINGS: ClassVar[list[BindingType]] = [Binding("b", "begin")]
        turn = 0

        def compose(self) -> ComposeResult:
            yield VirtualTable([Column(title, title, 12) for title in HEADINGS])

        def on_mount(self) -> None:
            self.query_one(VirtualTable).focus()
            self.action_begin()

        def action_begin(self) -> None:
            self.turn += 1
            self.query_one(VirtualTable).begin(count)

        def on_virtual_table_wanted(self, message: VirtualTable.Wanted) -> None:
            wanted = range(message.start, message.end)
            message.table.put({n: [Cell(text) for text in texts(n, self.turn)] for n in wanted})

    return Ours()


def main() -> None:
    """Run the one that was named."""
    match sys.argv[1:]:
        case ["minimal"]:
            Minimal().run()
        case ["field"]:
            Field().run()
        case ["peer", count]:
            Peer(int(count)).run()
        case ["ours", count]:
            ours(int(count)).run()


if __name__ == "__main__":
    main()
