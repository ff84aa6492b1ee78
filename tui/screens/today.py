"""What needs doing, for whom, and by when? The screen that a coordinator starts the day with."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tui.actions import Place, bindings_at
from tui.as_of import AsOf
from tui.language import Both
from tui.screens.listing import Item, ListScreen
from tui.viewmodels.today import question_of, task_cells
from tui.widgets.virtual_table import Column

_LOOKS: tuple[tuple[str | None, int], ...] = tuple(
    (acting, within) for within in (30, 90) for acting in (None, "vo", "mbo")
)
"""What `f` goes through: who acts, and how many days ahead."""


class TodayScreen(ListScreen):
    """The work list; each line leads to the students and to the why."""

    place: ClassVar[Place] = "today"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("today")]
    NOTHING: Both = (
        "Er is niets te doen binnen deze termijn. Met f kijkt u verder vooruit.",
        "There is nothing to do within these days. With f you look further ahead.",
    )

    def __init__(self) -> None:
        super().__init__()
        self._look = 0

    def columns(self) -> list[Column]:
        nl = self.language == "nl"
        return [
            Column("due", "uiterlijk" if nl else "due", 12),
            Column("what", "wat" if nl else "what", 34),
            Column("who", "wie" if nl else "who", 12, keep=2),
            Column("students", "leerlingen" if nl else "students", 16),
            Column("about", "over" if nl else "about", 20, keep=3),
            Column("parts", "onderdelen" if nl else "parts", 16, keep=4),
        ]

    def items(self, as_of: AsOf) -> tuple[list[Item], str]:
        acting, within = _LOOKS[self._look]
        tasks = self.port.ask("worklist", as_of, acting=acting, within=within)
        found = [
            Item(
                task_cells(task, self.language, ascii_only=self.ascii_only),
                tuple(task["students"]),
                question_of(task),
                task["about"],
            )
            for task in tasks
        ]
        late = sum(task["overdue"] for task in tasks)
        who = acting or "vo+mbo"
        if self.language == "nl":
            return found, f"{len(tasks)} regels voor {who}, {late} te laat, tot {within} dagen vooruit (f)"
        return found, f"{len(tasks)} lines for {who}, {late} overdue, up to {within} days ahead (f)"

    def action_filter(self) -> None:
        """The next look: whose work, how far ahead."""
        self._look = (self._look + 1) % len(_LOOKS)
        self.load()
