"""What happened to this student, who answers, and what is still owed?"""

from __future__ import annotations

from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from journeys.errors import JournalError, LeerspoorError
from journeys.saying import Language
from tui.actions import Place, bindings_at
from tui.as_of import AsOf
from tui.language import LOADING, Both, say
from tui.port import StudentAnswers, Whose
from tui.screens.base import Workplace
from tui.screens.inspecting import Inspecting
from tui.screens.record import RecordScreen
from tui.viewmodels.band import LABEL, band
from tui.viewmodels.student import Page, Row, choices_of, contents_of, page, reporters_of
from tui.widgets.virtual_table import Cell, Column, VirtualTable

PANELS = ("events", "exams", "work")
_SHOWN = {"events": " -shown -beside", "exams": " -beside"}
"""The classes of the panels as they are at first."""
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


def columns(panel: str, language: Language, *, states: bool = True) -> list[Column]:
    """The headings of a panel; `states`: something became of an event."""
    nl = language == "nl"
    if panel == "events":
        return [
            Column("on", "dag" if nl else "day", 10),
            Column("kind", "gebeurtenis" if nl else "event", 22, least=16),
            Column("said", "inhoud" if nl else "said", 30, least=12 if states else 20),
            Column("state", "stand" if nl else "state", 21, least=12) if states else Column("state", "", 0),
            Column("by", "door" if nl else "by", 8, keep=2),
        ]
    if panel == "exams":
        return [
            Column("status", "status", 15),
            Column("part", "onderdeel" if nl else "part", 14, least=10),
            Column("name", "naam" if nl else "name", 20, keep=3, least=12),
            Column("side", "kant" if nl else "side", 5, keep=4),
            Column("due", "t/m" if nl else "until", 10, keep=1),
            Column("mark", "cijfer" if nl else "mark", 6, keep=2),
            Column("flags", "let op" if nl else "flags", 20, keep=5, least=8),
        ]
    return [
        Column("counts", "telt" if nl else "counts", 11),
        Column("what", "wat" if nl else "what", 16, least=7),
        Column("hours", "uren" if nl else "hours", 10, least=9),
        Column("why", "redenen" if nl else "reasons", 40, keep=1, least=12),
    ]


class StudentScreen(Inspecting):
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
    StudentScreen #tabs { height: 1; background: $panel; display: none; }
    StudentScreen .tab { width: auto; padding: 0 1; }
    StudentScreen .tab.-shown { text-style: bold reverse; }
    StudentScreen .panel { width: 4fr; height: 1fr; }
    StudentScreen #panel-events { width: 5fr; }
    StudentScreen #panel-work { width: 3fr; }
    StudentScreen .panel-title { height: 1; text-style: bold; padding: 0 1; background: $panel; }
    StudentScreen.-narrow #tabs { display: block; }
    StudentScreen.-narrow .panel-title { display: none; }
    StudentScreen.-narrow .panel, StudentScreen.-two .panel { display: none; }
    StudentScreen.-narrow .panel.-shown { display: block; }
    StudentScreen.-two .panel.-beside { display: block; }
    """

    class Read(Message):
        """The page, and what it was made of, of request number `turn`."""

        def __init__(self, turn: int, found: Page, answers: StudentAnswers) -> None:
            super().__init__()
            self.turn, self.found, self.answers = turn, found, answers

    def __init__(self, student: str) -> None:
        super().__init__()
        self.student = student
        self._who = ""
        self._page: Page | None = None
        self._answers: StudentAnswers | None = None
        self._panel = "events"

    def turn_to(self, student: str) -> None:
        """Be the page of this student: nothing of another one stands on it any more."""
        self.student = student
        self._who = self.port.name_of(student)
        self._page = self._answers = None
        if self._said is None:  # not there yet
            return
        self._put("heading", say(LOADING, self.language))
        self._put("band", "\n" * 3)  # as high as it will be
        for panel in PANELS:
            self.query_one(f"#{panel}", VirtualTable).begin(0)
        self._go_to_panel("events")
        self._said = (self.as_of, self.language)
        self.show_strip()
        self.load()

    def about(self) -> Whose | None:
        return Whose(student=self.student)

    def title_text(self) -> str:
        return self._who

    def body(self) -> ComposeResult:
        with Vertical(id="body"):
            yield Static(say(LOADING, self.language), id="heading", markup=False)
            yield Static("", id="band", markup=False)
            with Horizontal(id="tabs"):
                for panel in PANELS:
                    shown = " -shown" if panel == self._panel else ""
                    title = say(_TITLES[panel], self.language)
                    yield Static(title, classes=f"tab{shown}", id=f"tab-{panel}", markup=False)
            with Horizontal():
                for panel in PANELS:
                    with Vertical(classes=f"panel{_SHOWN.get(panel, '')}", id=f"panel-{panel}"):
                        title = say(_TITLES[panel], self.language)
                        yield Static(title, classes="panel-title", id=f"title-{panel}", markup=False)
                        yield VirtualTable(columns(panel, self.language), id=panel, frozen=2)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#events").focus()
        self.load()

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self._draw_band()

    def fit(self, size: Size) -> None:
        super().fit(size)
        self.set_class(100 <= size.width < 120, "-two")

    # --- asking -------------------------------------------------------------------------------------

    def load(self) -> None:
        self._turn += 1
        self._read(self._turn, self.as_of)

    @work(thread=True, group="student", exclusive=True)
    def _read(self, turn: int, as_of: AsOf) -> None:
        try:
            answers = self.port.student(self.student, as_of)
        except LeerspoorError as error:
            self.post_message(self.Failed(turn, error))
            return
        found = page(answers, self._who, self.language, ascii_only=self.ascii_only)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Read(turn, found, answers))

    def on_student_screen_read(self, message: Read) -> None:
        if message.turn != self._turn:
            return
        self.answered()
        self._page, self._answers = message.found, message.answers
        self._draw()

    def _draw(self) -> None:
        """Everything anew, each cursor where it was."""
        found = self._page
        heading = [] if found is None else [*found.heading, *filter(None, [found.hours])]
        self._put("heading", "\n".join(heading))
        for panel in PANELS:
            rows = self._rows(panel)
            count = len({row.event for row in rows}) if panel == "events" else len(rows)
            title = f"{say(_TITLES[panel], self.language)} ({count})"
            self._put(f"title-{panel}", title)
            self._put(f"tab-{panel}", title)
            table = self.query_one(f"#{panel}", VirtualTable)
            nothing = say(_EMPTY[panel], self.language)
            states = any(row.cells[3][0] for row in rows)
            headings = columns(panel, self.language, states=states)
            table.begin(len(rows), headings, cursor=table.cursor, empty=nothing)
        self._draw_band()

    def on_workplace_failed(self, message: Workplace.Failed) -> None:
        """On this day, or by that knowledge, there is nothing: show nothing. In trouble leave it there."""
        if message.turn == self._turn and not isinstance(message.error, JournalError):
            self._page = self._answers = None
            self._draw()

    def refused(self, text: str) -> None:
        if self._page is None:
            self.query_one("#heading", Static).update(text)

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
            self._put("band", "")
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
        self._put("band", f"{drawn.years}\n{drawn.rule}\n{drawn.fact}\n{drawn.marks}")

    def _put(self, place: str, text: str) -> None:
        """A text in its place; laid out anew only where it is of another size."""
        there = self.query_one(f"#{place}", Static)
        before = str(there.content)
        same = [len(line) for line in text.split("\n")] == [len(line) for line in before.split("\n")]
        if place == "band":
            same = text.count("\n") == before.count("\n") and bool(text) == bool(before)
        there.update(text, layout=not same)

    # --- doing --------------------------------------------------------------------------------------

    def _show_panel(self, panel: str) -> None:
        self._panel = panel
        for name in PANELS:
            self.query_one(f"#panel-{name}").set_class(name == panel, "-shown")
            self.query_one(f"#tab-{name}").set_class(name == panel, "-shown")
        beside = ("events", panel if panel != "events" else "exams")
        for name in PANELS:
            self.query_one(f"#panel-{name}").set_class(name in beside, "-beside")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, VirtualTable) and event.widget.id in PANELS:
            self._show_panel(event.widget.id)

    def on_click(self, event: events.Click) -> None:
        """A click on the name of a panel shows it."""
        name = (event.widget.id or "" if event.widget else "").removeprefix("tab-")
        if name in PANELS:
            self._go_to_panel(name)

    def _go_to_panel(self, panel: str) -> None:
        self._show_panel(panel)
        self.query_one(f"#{panel}", VirtualTable).focus()

    def action_next_panel(self, by: int) -> None:
        self._go_to_panel(PANELS[(PANELS.index(self._panel) + by) % len(PANELS)])

    def action_step(self, by: int) -> None:
        """The event before or after, in the list of events, where the newest stands first."""
        table = self.query_one("#events", VirtualTable)
        rows = self._rows("events")
        at = table.cursor - by
        while 0 < at < len(rows) and rows[at].event == rows[at - 1].event:
            at -= by  # what counts instead goes with its event
        table.go_to(at)

    @work
    async def action_record(self) -> None:
        """Record something about this student, after a look at what it changes."""
        found = self._answers
        if found is None:
            return
        rows, at = self._rows("events"), self.query_one("#events", VirtualTable).cursor
        screen = RecordScreen(
            self.port,
            self.student,
            self.as_of,
            self.language,
            choices_of(found, self.language),
            found.reporters,
            reporters_of(found),
            contents_of(found),
            rows[at].event if self._panel == "events" and at < len(rows) else None,
        )
        if await self.app.push_screen_wait(screen):
            self.load()

    def action_who(self) -> None:
        """Why this school is the one that answers."""
        self.app.open_why(self.student, "enrolment" if self._page and self._page.stretches else "status")  # type: ignore[attr-defined]

    def action_why(self) -> None:
        """Why the line under the cursor is what it is; of an event, why what it is about is."""
        rows = self._rows(self._panel)
        at = self.query_one(f"#{self._panel}", VirtualTable).cursor
        self.app.open_why(self.student, rows[at].question if at < len(rows) else "status")  # type: ignore[attr-defined]

    def on_virtual_table_opened(self) -> None:
        self.action_why()
