"""What do screens have in common that show one answer as a list?

Ask on a thread, show the rows, open what a row is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from journeys.errors import LeerspoorError
from tui.as_of import AsOf
from tui.language import LOADING, Both, say
from tui.screens.base import Workplace
from tui.viewmodels.text import Text
from tui.widgets.virtual_table import Cell, Column, VirtualTable


class Item(Struct, frozen=True):
    """One row: its texts, the students that it is about, and the question that explains it.

    `cohort`: the students are those of that cohort.
    """

    cells: list[Text]
    students: tuple[str, ...] = ()
    question: str = "status"
    key: str = ""
    cohort: str | None = None

    def is_the_same(self, other: Item | None) -> bool:
        """Whether it is about the same, in whatever language it says so."""
        return other is not None and (self.students, self.question, self.key) == (
            other.students,
            other.question,
            other.key,
        )


class ListScreen(Workplace[None]):
    """One list with a line about it below."""

    NOTHING: Both = ("Er is niets.", "There is nothing.")
    DEFAULT_CSS = "ListScreen #about { height: auto; padding: 0 1; color: $text-muted; }"

    class Read(Message):
        """The rows, of request number `turn`, and what to say of them."""

        def __init__(self, turn: int, items: list[Item], about: str) -> None:
            super().__init__()
            self.turn, self.items, self.about = turn, items, about

    def __init__(self) -> None:
        super().__init__()
        self._items: Sequence[Item] = ()

    # --- what a screen says of itself -----------------------------------------------------------------

    def columns(self) -> list[Column]:
        """The headings, in the language of the moment."""
        raise NotImplementedError

    def items(self, as_of: AsOf) -> tuple[list[Item], str]:
        """The rows, and a line about them; called on a thread."""
        raise NotImplementedError

    # --- the same for all -------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        with Vertical(id="body"):
            yield VirtualTable(self.columns(), id="table", frozen=2)
            yield Static(say(LOADING, self.language), id="about", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(VirtualTable).focus()
        self.load()

    def load(self) -> None:
        self._turn += 1
        self.query_one("#about", Static).update(say(LOADING, self.language))
        self._read(self._turn, self.as_of)

    @work(thread=True, group="list", exclusive=True)
    def _read(self, turn: int, as_of: AsOf) -> None:
        try:
            items, about = self.items(as_of)
        except LeerspoorError as error:
            self.post_message(self.Failed(turn, error))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(self.Read(turn, items, about))

    def on_list_screen_read(self, message: Read) -> None:
        if message.turn != self._turn:
            return
        self.answered()
        before = self.current()
        self._items = message.items
        again = next((at for at, item in enumerate(self._items) if item.is_the_same(before)), 0)
        self.query_one(VirtualTable).begin(
            len(self._items), self.columns(), cursor=again, empty=say(self.NOTHING, self.language)
        )
        self.query_one("#about", Static).update(message.about)

    def refused(self, text: str) -> None:
        self.query_one("#about", Static).update(text)

    def on_virtual_table_wanted(self, message: VirtualTable.Wanted) -> None:
        rows = self._items
        message.table.put(
            {
                at: [Cell(text, style) for text, style in rows[at].cells]
                for at in range(message.start, min(message.end, len(rows)))
            }
        )

    def current(self) -> Item | None:
        """The row under the cursor."""
        at = self.query_one(VirtualTable).cursor
        return self._items[at] if at < len(self._items) else None

    def on_virtual_table_opened(self) -> None:
        item = self.current()
        if item is None or not item.students:
            return
        if len(item.students) == 1:
            self.app.open_student(item.students[0])  # type: ignore[attr-defined]
        else:
            self.app.open_students(item.students, item.key, item.cohort)  # type: ignore[attr-defined]

    def action_why(self) -> None:
        item = self.current()
        if item is not None and item.students:
            self.app.open_why(item.students[0], item.question)  # type: ignore[attr-defined]
