"""What happened to this student, who answers, and what is still owed?"""

from __future__ import annotations

from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from journeys.errors import LeerspoorError
from leerspoor.wording import Language
from tui.actions import Place, bindings_at
from tui.as_of import AsOf
from tui.language import LOADING, Both, say
from tui.port import StudentAnswers
from tui.screens.base import Workplace
from tui.screens.record import RecordScreen
from tui.viewmodels.band import LABEL, band
from tui.viewmodels.student import Page, Row, choices_of, page
from tui.widgets.virtual_table import Cell, Column, VirtualTable

PANELS = ("events", "exams", "work")
_TITLES: dict[str, Both] = {
    "events": ("Gebeurtenissen", "Events"),
    "exams": ("Examens", "Exams"),
    "work": ("BPV en plicht", "BPV and duty"),
}
_EMPTY: dict[str, Both] = {
    "events": ("Er is niets vastgelegd.", "Nothing was recorded."),
    "exams": ("Geen examenonderdelen op deze dag.", "No exam parts on this day."),
    "work": (
        "Geen BPV afgesproken, en geen plicht na een einde.",
        "No BPV agreed, and no duty after an end.",
    ),
}


def columns(panel: str, language: Language) -> list[Column]:
    """The headings of a panel."""
    nl = language == "nl"
    if panel == "events":
        return [
            Column("on", "dag" if nl else "day", 10),
            Column("kind", "gebeurtenis" if nl else "event", 22),
            Column("by", "door" if nl else "by", 10, keep=2),
            Column("state", "stand" if nl else "state", 14, keep=1),
            Column("said", "inhoud" if nl else "said", 40, keep=3),
        ]
    if panel == "exams":
        return [
            Column("status", "status", 15),
            Column("part", "onderdeel" if nl else "part", 14),
            Column("name", "naam" if nl else "name", 20, keep=3),
            Column("side", "kant" if nl else "side", 4, keep=4),
            Column("due", "t/m" if nl else "until", 10, keep=1),
            Column("mark", "cijfer" if nl else "mark", 6, keep=2),
            Column("flags", "let op" if nl else "flags", 20, keep=5),
        ]
    return [
        Column("counts", "telt" if nl else "counts", 14),
        Column("what", "wat" if nl else "what", 16),
        Column("hours", "uren" if nl else "hours", 10),
        Column("why", "redenen" if nl else "reasons", 40, keep=1),
    ]


class StudentScreen(Workplace[None]):
    """The page of one student: a band over the years, and three lists."""

    place: ClassVar[Place] = "student"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_at("student"),
        Binding("tab", "next_panel(1)", show=False),
        Binding("shift+tab", "next_panel(-1)", show=False),
    ]
    DEFAULT_CSS = """
    StudentScreen #heading { height: auto; max-height: 5; padding: 0 1; }
    StudentScreen #band { height: auto; padding: 0 1; color: $foreground; }
    StudentScreen #tabs { height: 1; padding: 0 1; color: $text-muted; }
    StudentScreen .panel { width: 1fr; height: 1fr; }
    StudentScreen .panel-title { height: 1; text-style: bold; padding: 0 1; background: $panel; }
    StudentScreen.-narrow .panel { display: none; }
    StudentScreen.-narrow .panel.-shown { display: block; }
    """

    class Read(Message):
        """The page, of request number `turn`."""

        def __init__(self, turn: int, found: Page, answers: StudentAnswers) -> None:
            super().__init__()
            self.turn, self.found, self.answers = turn, found, answers

    class Failed(Message):
        """It could not be read; what to tell."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, student: str) -> None:
        super().__init__()
        self.student = student
        self._turn = 0
        self._page: Page | None = None
        self._answers: StudentAnswers | None = None
        self._panel = "events"

    def title_text(self) -> str:
        return self.port.name_of(self.student)

    def body(self) -> ComposeResult:
        with Vertical(id="body"):
            yield Static(say(LOADING, self.language), id="heading", markup=False)
            yield Static("", id="band", markup=False)
            with Horizontal():
                for panel in PANELS:
                    with Vertical(classes="panel", id=f"panel-{panel}"):
                        title = say(_TITLES[panel], self.language)
                        yield Static(title, classes="panel-title", id=f"title-{panel}", markup=False)
                        yield VirtualTable(columns(panel, self.language), id=panel, frozen=2)

    def on_mount(self) -> None:
        super().on_mount()
        self._show_panel("events")
        self.load()

    def on_resize(self) -> None:
        super().on_resize()
        self._draw_band()

    # --- asking -------------------------------------------------------------------------------------

    def load(self) -> None:
        self._turn += 1
        self._read(self._turn, self.as_of)

    @work(thread=True, group="student", exclusive=True)
    def _read(self, turn: int, as_of: AsOf) -> None:
        try:
            answers = self.port.student(self.student, as_of)
        except LeerspoorError as error:
            self.post_message(self.Failed(str(error)))
            return
        name = self.port.name_of(self.student)
        found = page(answers, name, self.language, ascii_only=self.ascii_only)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Read(turn, found, answers))

    def on_student_screen_read(self, message: Read) -> None:
        if message.turn != self._turn:
            return
        self._page, self._answers = message.found, message.answers
        self.query_one("#heading", Static).update("\n".join(message.found.heading))
        for panel in PANELS:
            rows = self._rows(panel)
            title = say(_TITLES[panel], self.language) + (f" ({len(rows)})" if rows else "")
            if not rows:
                title += f" · {say(_EMPTY[panel], self.language)}"
            self.query_one(f"#title-{panel}", Static).update(title)
            self.query_one(f"#{panel}", VirtualTable).begin(len(rows), columns(panel, self.language))
        self._draw_band()

    def on_student_screen_failed(self, message: Failed) -> None:
        self.query_one("#heading", Static).update(message.text)

    def on_virtual_table_wanted(self, message: VirtualTable.Wanted) -> None:
        rows = self._rows(message.table.id or "")
        message.table.put(
            {
                at: [Cell(text, style) for text, style in rows[at].cells]
                for at in range(message.start, min(message.end, len(rows)))
            }
        )

    def _rows(self, panel: str) -> list[Row]:
        if self._page is None:
            return []
        if panel == "events":
            return self._page.events
        return self._page.exams if panel == "exams" else [*self._page.work, *self._page.duties]

    def _draw_band(self) -> None:
        found = self._page
        width = self.size.width - 2
        if found is None or found.first is None or found.last is None or width < LABEL + 8:
            self.query_one("#band", Static).update("")
            return
        drawn = band(
            found.stretches,
            found.marks,
            first=found.first,
            last=found.last,
            on=self.as_of.on,
            width=width,
            language=self.language,
            ascii_only=self.ascii_only,
        )
        lines = f"{drawn.years}\n{drawn.rule}\n{drawn.fact}\n{drawn.marks}"
        self.query_one("#band", Static).update(lines)

    # --- doing --------------------------------------------------------------------------------------

    def _show_panel(self, panel: str) -> None:
        self._panel = panel
        for name in PANELS:
            self.query_one(f"#panel-{name}").set_class(name == panel, "-shown")
        self.query_one(f"#{panel}", VirtualTable).focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, VirtualTable) and event.widget.id in PANELS:
            self._panel = event.widget.id

    def action_next_panel(self, by: int) -> None:
        self._show_panel(PANELS[(PANELS.index(self._panel) + by) % len(PANELS)])

    def action_step(self, by: int) -> None:
        """The event before or after, in the list of events."""
        table = self.query_one("#events", VirtualTable)
        table.go_to(table.cursor - by)

    @work
    async def action_record(self) -> None:
        """Record something about this student, after a look at what it changes."""
        found = self._answers
        if found is None:
            return
        choices = choices_of(found, self.language)
        screen = RecordScreen(
            self.port,
            self.student,
            self.as_of,
            self.language,
            choices,
            self.port.reporters(self.student, self.as_of),
        )
        if await self.app.push_screen_wait(screen):
            self.load()

    def action_why(self) -> None:
        """Why the line under the cursor is what it is; of an event, why the status is."""
        rows = self._rows(self._panel)
        at = self.query_one(f"#{self._panel}", VirtualTable).cursor
        question = rows[at].question if at < len(rows) else None
        self.app.open_why(self.student, question or "status")  # type: ignore[attr-defined]

    def on_virtual_table_opened(self) -> None:
        self.action_why()
