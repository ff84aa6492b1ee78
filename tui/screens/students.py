"""Who are my students, and who needs a look?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from journeys.errors import LeerspoorError
from journeys.saying import Language
from tui.actions import Place, bindings_at
from tui.as_of import AsOf
from tui.language import EMPTY, LOADING, NOTHING, OF, SEARCH, Both, say
from tui.port import Known, fold
from tui.screens.base import Workplace
from tui.viewmodels.students import Line, cells, lines
from tui.widgets.virtual_table import Cell, Column, VirtualTable

_BY_PSEUDONYM: Both = ("op pseudoniem", "by pseudonym")


def columns(language: Language) -> list[Column]:
    """The headings; name, status and open parts are kept longest."""
    nl = language == "nl"
    return [
        Column("name", "naam" if nl else "name", 26, least=20),
        Column("status", "status", 14),
        Column("phase", "bij" if nl else "with", 4, keep=1),
        Column("owed", "open", 4, right=True),
        Column("next", "eerstvolgend" if nl else "next date", 12, keep=2),
        Column("cohort", "cohort", 22, keep=4),
        Column("flags", "let op" if nl else "flags", 30, keep=3, least=12),
    ]


class StudentsScreen(Workplace[None]):
    """The list of students, with search as you type."""

    place: ClassVar[Place] = "students"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("students")]
    DEFAULT_CSS = """
    StudentsScreen #search { height: 1; border: none; padding: 0 1; background: $panel; }
    StudentsScreen #count { height: auto; padding: 0 1; color: $text-muted; }
    """

    class Listed(Message):
        """The students that were asked for by request number `turn`."""

        def __init__(self, turn: int, found: list[Known], total: int) -> None:
            super().__init__()
            self.turn, self.found, self.total = turn, found, total

    class Read(Message):
        """The lines of some rows, of list number `listed`."""

        def __init__(self, listed: int, found: dict[int, Line]) -> None:
            super().__init__()
            self.listed, self.found = listed, found

    def __init__(self, only: Sequence[str] | None = None, title: str = "") -> None:
        super().__init__()
        self._only = None if only is None else frozenset(only)
        self._title = title
        self._all: list[Known] | None = None
        self._all_of: AsOf | None = None
        self._shown: list[Known] = []
        self._lines: dict[str, Line] = {}
        self._listed = 0
        self._keep = True
        self._by_pseudonym = False
        self._written = 0

    def title_text(self) -> str:
        return f"{super().title_text()} · {self._title}" if self._title else super().title_text()

    def body(self) -> ComposeResult:
        with Vertical(id="body"):
            yield Input(placeholder=f"/ {say(SEARCH, self.language)}", id="search", compact=True)
            yield VirtualTable(columns(self.language), id="table")
            yield Static(say(LOADING, self.language), id="count", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(VirtualTable).focus()
        if not self.port.glanced:
            self.load()
        else:
            self._show([Known(student, None, student) for student in self.port.glanced], "")

    def on_virtual_table_drawn(self) -> None:
        """The first look stands on the screen: now what takes longer."""
        if self.port.glanced is not None:
            self.port.glanced = None
            self.load()

    # --- asking -------------------------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """On the page of a student something may have been recorded."""
        super().on_screen_resume()
        if self._listed and self._written != self.port.written:
            self.load()

    def load(self) -> None:
        self._lines.clear()
        self._turn += 1
        self._keep = True
        self._written = self.port.written
        self.query_one(VirtualTable).retitle(columns(self.language))
        search = self.query_one("#search", Input)
        search.placeholder = f"/ {say(SEARCH, self.language)}"
        self._list(self._turn, self.as_of, search.value, by_pseudonym=self._by_pseudonym)

    @work(thread=True, group="list", exclusive=True)
    def _list(self, turn: int, as_of: AsOf, typed: str, *, by_pseudonym: bool) -> None:
        """Which students there are, and which of them are meant; on a thread."""
        worker = get_current_worker()
        try:
            if self._all is None or self._all_of != as_of:
                everyone = self.port.directory(as_of)
                if self._only is not None:
                    everyone = [known for known in everyone if known.student in self._only]
                self._all, self._all_of = everyone, as_of
            everyone = self._all
        except LeerspoorError as error:
            if not worker.is_cancelled:
                self.post_message(self.Failed(turn, error))
            return
        wanted = fold(typed).split()
        found = [k for k in everyone if all(w in k.folded for w in wanted)] if wanted else everyone
        if by_pseudonym:
            found = sorted(found, key=lambda known: known.student)
        if not worker.is_cancelled:
            self.post_message(self.Listed(turn, found, len(everyone)))

    @work(thread=True, group="rows")
    def _read(self, turn: int, listed: int, as_of: AsOf, start: int, some: list[Known]) -> None:
        """The lines of the rows in sight; on a thread."""
        students = [known.student for known in some]
        names = {known.student: known.label for known in some}
        try:
            responsible = self.port.ask("responsibility", as_of, students=students)
            owed = self.port.ask("exams-owed", as_of, students=students)
        except LeerspoorError as error:
            self.post_message(self.Failed(turn, error))
            return
        found = lines(students, names, responsible, owed)
        numbered = {start + at: found[s] for at, s in enumerate(students) if s in found}
        if not get_current_worker().is_cancelled:
            self.post_message(self.Read(listed, numbered))

    # --- what came back -----------------------------------------------------------------------------

    def on_students_screen_listed(self, message: Listed) -> None:
        if message.turn == self._turn:
            self._listed += 1
            self.answered()
            self._show(message.found, say(NOTHING if message.total else EMPTY, self.language))
            self._count(message.total)

    def _show(self, found: list[Known], nobody: str) -> None:
        """These students, with the cursor on whom it was on."""
        table = self.query_one(VirtualTable)
        keep = self._shown[table.cursor].student if self._keep and self._shown else None
        self._shown = found
        cursor = next((n for n, known in enumerate(self._shown) if known.student == keep), 0)
        table.begin(len(self._shown), cursor=cursor, empty=nobody)

    def on_virtual_table_wanted(self, message: VirtualTable.Wanted) -> None:
        """The lines that are there, of others the name; the rest is asked for once the list was read."""
        some = self._shown[message.start : message.end]
        message.table.put(
            {
                message.start + at: self._cells(line)
                if (line := self._lines.get(known.student))
                else [Cell(known.label)]
                for at, known in enumerate(some)
            }
        )
        if self._listed and any(known.student not in self._lines for known in some):
            self._read(self._turn, self._listed, self.as_of, message.start, some)

    def on_students_screen_read(self, message: Read) -> None:
        if message.listed != self._listed:
            return
        self._lines.update({line.student: line for line in message.found.values()})
        rows = {number: self._cells(line) for number, line in message.found.items()}
        self.query_one(VirtualTable).put(rows)

    def refused(self, text: str) -> None:
        self.query_one("#count", Static).update(text)

    def _cells(self, line: Line) -> list[Cell]:
        return [Cell(text, style) for text, style in cells(line, self.language, ascii_only=self.ascii_only)]

    def _count(self, total: int) -> None:
        shown = len(self._shown)
        text = f"{_number(shown, self.language)} {say(OF, self.language)} {_number(total, self.language)}"
        if self._by_pseudonym:
            text += f" · {say(_BY_PSEUDONYM, self.language)}"
        self.query_one("#count", Static).update(text)

    # --- doing --------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        self._turn += 1
        self._keep = False  # the first that is found
        self._list(self._turn, self.as_of, event.value, by_pseudonym=self._by_pseudonym)

    def on_input_submitted(self) -> None:
        self.query_one(VirtualTable).focus()

    def action_search(self) -> None:
        self.query_one("#search", Input).focus()

    def again(self) -> None:
        """Also who there is."""
        self._all = None
        super().again()

    def action_sort(self) -> None:
        """By name, or by pseudonym."""
        self._by_pseudonym = not self._by_pseudonym
        self.load()

    def on_virtual_table_opened(self, message: VirtualTable.Opened) -> None:
        self.app.open_student(self._shown[message.row].student)  # type: ignore[attr-defined]

    def action_why(self) -> None:
        row = self.query_one(VirtualTable).cursor
        if row < len(self._shown):
            self.app.open_why(self._shown[row].student, "status")  # type: ignore[attr-defined]


def _number(count: int, language: Language) -> str:
    return f"{count:,}".replace(",", "." if language == "nl" else ",")
