"""What needs doing, for whom, and by when? The screen that a coordinator starts the day with."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tui.actions import Place, bindings_at
from tui.as_of import AsOf
from tui.language import Both
from tui.screens.listing import Item, ListScreen
from tui.viewmodels.today import LOOKS, about_list, after, question_of, task_cells
from tui.widgets.virtual_table import Column


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
            Column("due", "uiterlijk" if nl else "due", 14 if self.ascii_only else 12),
            Column("what", "wat" if nl else "what", 40, least=24),
            Column("who", "wie" if nl else "who", 16, keep=2),
            Column("students", "leerlingen" if nl else "students", 24, least=15),
            Column("about", "over" if nl else "about", 20, keep=3),
            Column("parts", "onderdelen" if nl else "parts", 16, keep=4),
        ]

    def items(self, as_of: AsOf) -> tuple[list[Item], str]:
        at = self._look
        tasks = self.port.ask("worklist", as_of, acting=LOOKS[at].acting, within=LOOKS[at].within)
        names = {known.student: known.label for known in self.port.directory(as_of)}
        found = [
            Item(
                task_cells(task, names, self.language, ascii_only=self.ascii_only),
                tuple(task["students"]),
                question_of(task),
                task["about"],
            )
            for task in tasks
        ]
        return found, about_list(tasks, at, as_of.on, self.language)

    def action_filter(self) -> None:
        """The next look: whose work, how far ahead."""
        self._look = after(self._look)
        self.load()
