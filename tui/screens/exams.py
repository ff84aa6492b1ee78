"""Who in this cohort still owes which exam part? The matrix of an exam committee."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from journeys.errors import LeerspoorError, in_dutch
from leerspoor.wording import word
from tui.actions import Place, bindings_at
from tui.as_of import AsOf
from tui.exporting import file_name, to_csv, to_json
from tui.language import LOADING, Both, say
from tui.port import Answer
from tui.screens.base import Workplace
from tui.screens.exam_filter import ExamFilterScreen, Look
from tui.viewmodels.matrix import ORDERS, Filter, Matrix, MatrixRow, Order, matrix, row_cells, total_cells
from tui.widgets.virtual_table import Cell, Column, VirtualTable

_ONLY_OPEN: Both = ("alleen open", "open only")
_EVERYTHING: Both = ("alles", "all")
_ORDERS: dict[Order, Both] = {
    "name": ("naam", "name"),
    "open": ("aantal open", "number open"),
    "due": ("termijn", "due day"),
}
_NOBODY: Both = (
    "Niemand in dit cohort heeft zoiets open. Met f kiest u wat u wilt zien.",
    "Nobody in this cohort has such a thing open. With f you choose what to see.",
)
_NO_COHORTS: Both = (
    "Er zijn op deze dag nog geen cohorten met leerlingen.",
    "No cohort has members on this day.",
)


class ExamsScreen(Workplace[None]):
    """Students down, parts across; the names stay while the parts move by."""

    place: ClassVar[Place] = "exams"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_at("exams"),
        Binding("left,h", "sideways(-1)", show=False),
        Binding("right,l", "sideways(1)", show=False),
    ]
    DEFAULT_CSS = """
    ExamsScreen #look { height: auto; padding: 0 1; color: $text-muted; }
    ExamsScreen #totals { height: 2; background: $panel; }
    ExamsScreen #under { height: auto; padding: 0 1; color: $text-muted; }
    """

    class Read(Message):
        """The answers about the cohort, of request number `turn`."""

        def __init__(
            self, turn: int, answers: list[Answer], names: dict[str, str], cohorts: list[str]
        ) -> None:
            super().__init__()
            self.turn, self.answers, self.names, self.cohorts = turn, answers, names, cohorts

    class Failed(Message):
        """It could not be read; what to tell."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__()
        self._look: Look | None = None
        self._cohorts: list[str] = []
        self._answers: list[Answer] = []
        self._names: dict[str, str] = {}
        self._order = 0
        self._turn = 0
        self._part = 0
        self._matrix = Matrix([], [], {})

    def body(self) -> ComposeResult:
        with Vertical(id="body"):
            yield Static(say(LOADING, self.language), id="look", markup=False)
            yield VirtualTable([], id="table", frozen=3)
            yield VirtualTable([], id="totals", frozen=3)
            yield Static("", id="under", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#totals", VirtualTable).can_focus = False
        self.query_one("#table", VirtualTable).focus()
        self.load()

    # --- asking -------------------------------------------------------------------------------------

    def load(self) -> None:
        self._turn += 1
        self._read(self._turn, self.as_of, self._look.cohort if self._look else None)

    @work(thread=True, group="matrix", exclusive=True)
    def _read(self, turn: int, as_of: AsOf, cohort: str | None) -> None:
        try:
            cohorts = [row["cohort"] for row in self.port.ask("guarantees", as_of)]
            if cohort is None and cohorts:
                cohort = self._busiest(as_of, cohorts)
            answers: list[Answer] = []
            if cohort is not None:
                answers = self.port.ask("exams-owed", as_of, cohort=cohort, every_status=True)
            names = {known.student: known.label for known in self.port.directory(as_of)}
        except LeerspoorError as error:
            self.post_message(self.Failed(str(error)))
            return
        if cohort is not None and self._look is None:
            self._look = Look(cohort, Filter())
        if not get_current_worker().is_cancelled:
            self.post_message(self.Read(turn, answers, names, cohorts))

    def _busiest(self, as_of: AsOf, cohorts: list[str]) -> str:
        """Where most students are on the way: what a committee most likely looks for first."""
        rows = self.port.ask("guarantees", as_of)
        return max(rows, key=lambda row: (row["active"], row["cohort"]))["cohort"] if rows else cohorts[0]

    def on_exams_screen_read(self, message: Read) -> None:
        if message.turn != self._turn:
            return
        self._answers, self._names, self._cohorts = message.answers, message.names, message.cohorts
        self._show()

    def on_exams_screen_failed(self, message: Failed) -> None:
        self.query_one("#look", Static).update(message.text)

    # --- showing ------------------------------------------------------------------------------------

    def _show(self) -> None:
        look = self._look
        if look is None:
            self.query_one("#look", Static).update(say(_NO_COHORTS, self.language))
            return
        self._matrix = matrix(self._answers, self._names, look.chosen, ORDERS[self._order])
        columns = self._columns()
        self.query_one("#table", VirtualTable).begin(len(self._matrix.rows), columns)
        self.query_one("#totals", VirtualTable).begin(1, columns)
        self.query_one("#look", Static).update(self._told(look))
        self._tell_part()

    def _columns(self) -> list[Column]:
        nl = self.language == "nl"
        return [
            Column("name", "naam" if nl else "name", 22),
            Column("open", "open", 5, right=True),
            Column("due", "eerst" if nl else "first due", 10),
            *(Column(part, part, max(min(len(part), 8), 4)) for part in self._matrix.parts),
        ]

    def _told(self, look: Look) -> str:
        nl = self.language == "nl"
        open_ = say(_ONLY_OPEN if look.chosen.only_open else _EVERYTHING, self.language)
        said = [
            look.cohort,
            look.chosen.side or "vmbo+mbo",
            open_,
            *([f"«{look.chosen.part}»"] if look.chosen.part else []),
            *([f"≤ {look.chosen.due_by}"] if look.chosen.due_by else []),
            f"{len(self._matrix.rows)} {'leerlingen' if nl else 'students'}",
            f"{'op' if nl else 'by'} {say(_ORDERS[ORDERS[self._order]], self.language)}",
        ]
        return " · ".join(said)

    def on_virtual_table_wanted(self, message: VirtualTable.Wanted) -> None:
        found = self._matrix
        if message.table.id == "totals":
            message.table.put({0: [Cell(text, style) for text, style in total_cells(found, self.language)]})
            return
        rows = {}
        for at in range(message.start, min(message.end, len(found.rows))):
            cells = row_cells(found.rows[at], found.parts, self.language, ascii_only=self.ascii_only)
            rows[at] = [Cell(text, style) for text, style in cells]
        message.table.put(rows)

    def on_virtual_table_moved(self) -> None:
        self._tell_part()

    def _tell_part(self) -> None:
        """In words, what the row under the cursor has open."""
        row = self._current()
        if row is None:
            self.query_one("#under", Static).update(say(_NOBODY, self.language))
            return
        said = [
            f"{part}: {word(answer['status'], self.language)}" for part, answer in sorted(row.parts.items())
        ]
        self.query_one("#under", Static).update(f"{row.name} · " + "; ".join(said))

    def _current(self) -> MatrixRow | None:
        at = self.query_one("#table", VirtualTable).cursor
        return self._matrix.rows[at] if at < len(self._matrix.rows) else None

    # --- doing --------------------------------------------------------------------------------------

    def action_sideways(self, by: int) -> None:
        for table in self.query(VirtualTable):
            table.action_sideways(by)

    def action_sort(self) -> None:
        """By name, by how many are open, by the nearest last day."""
        self._order = (self._order + 1) % len(ORDERS)
        self._show()

    @work
    async def action_filter(self) -> None:
        """Choose cohort, side, part and day."""
        look = await self.app.push_screen_wait(ExamFilterScreen(self._cohorts, self._look, self.language))
        if look is None:
            return
        again = self._look is None or look.cohort != self._look.cohort
        self._look = look
        if again:
            self.load()
        else:
            self._show()

    def action_search(self) -> None:
        """Look for a part or subject."""
        self.action_filter()

    def action_export(self) -> None:
        """Write exactly what is shown, as CSV and as JSON, in the folder where the program was started."""
        if self._look is not None:
            rows = [answer for row in self._matrix.rows for _, answer in sorted(row.parts.items())]
            self._export(self._look, self.as_of, rows)

    @work(thread=True, group="export", exclusive=True)
    def _export(self, look: Look, as_of: AsOf, rows: list[Answer]) -> None:
        about = look.cohort
        places = [Path.cwd() / file_name(about, as_of.on, ending) for ending in ("csv", "jsonl")]
        try:
            to_csv(places[0], as_of, f"--cohort {about}", look.chosen, rows, self.language)
            to_json(places[1], as_of, f"--cohort {about}", look.chosen, rows, self.language)
        except OSError as error:
            self.app.call_from_thread(self.notify, f"{error.filename}: {in_dutch(error)}", severity="error")
            return
        told = ("{} rijen geschreven: {} en {}", "{} rows written: {} and {}")[self.language != "nl"]
        self.app.call_from_thread(
            self.notify, told.format(len(rows), places[0].name, places[1].name), markup=False
        )

    def on_virtual_table_opened(self) -> None:
        row = self._current()
        if row is not None:
            self.app.open_student(row.student)  # type: ignore[attr-defined]

    def action_why(self) -> None:
        """Why the first open part of this student is open."""
        row = self._current()
        if row is not None and row.parts:
            self.app.open_why(row.student, min(row.parts))  # type: ignore[attr-defined]
