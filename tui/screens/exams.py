"""Who in this cohort still owes which exam part? The matrix of an exam committee."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import ClassVar

import msgspec
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from journeys.errors import LeerspoorError, what_went_wrong
from journeys.saying import Language
from leerspoor.wording import word
from tui.actions import Place, bindings_at
from tui.as_of import AsOf
from tui.exporting import file_name, not_there_yet, to_csv, to_json
from tui.language import LOADING, Both, say
from tui.port import Answer
from tui.screens.base import Workplace
from tui.screens.exam_filter import ExamFilterScreen, Look
from tui.viewmodels.matrix import (
    OPEN,
    ORDERS,
    Filter,
    Matrix,
    MatrixRow,
    Order,
    headings,
    matrix,
    row_cells,
    total_cells,
)
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
_WRITTEN: Both = (
    "{} geschreven, in de map waar u begon: {} en .{}",
    "{} written, in the folder where you began: {} and .{}",
)


def _busiest(promises: list[Answer]) -> str | None:
    """Where most students are on the way: what a committee most likely looks for first."""
    first = max(promises, key=lambda row: (row["active"], row["cohort"]), default=None)
    return None if first is None else first["cohort"]


def _students(count: int, language: Language) -> str:
    if language == "nl":
        return "1 leerling" if count == 1 else f"{count} leerlingen"
    return "1 student" if count == 1 else f"{count} students"


def _rows(count: int, language: Language) -> str:
    if language == "nl":
        return "1 rij" if count == 1 else f"{count} rijen"
    return "1 row" if count == 1 else f"{count} rows"


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
    ExamsScreen VirtualTable { scrollbar-gutter: stable; }
    ExamsScreen #totals { height: 2; background: $panel; }
    ExamsScreen #under { height: auto; padding: 0 1; color: $text-muted; }
    """

    class Read(Message):
        """The answers about the cohort, of request number `turn`; no cohort where there is none."""

        def __init__(
            self,
            turn: int,
            cohort: str | None,
            answers: list[Answer],
            names: dict[str, str],
            cohorts: list[str],
        ) -> None:
            super().__init__()
            self.turn, self.cohort = turn, cohort
            self.answers, self.names, self.cohorts = answers, names, cohorts

    def __init__(self) -> None:
        super().__init__()
        self._look: Look | None = None
        self._cohorts: list[str] = []
        self._answers: list[Answer] = []
        self._names: dict[str, str] = {}
        self._order = 0
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
            promises = self.port.ask("guarantees", as_of)
            cohorts = [row["cohort"] for row in promises]
            if cohort is None:
                cohort = _busiest(promises)
            answers: list[Answer] = []
            if cohort in cohorts:  # of a cohort that is not there yet nobody owes anything
                answers = self.port.ask("exams-owed", as_of, cohort=cohort, every_status=True)
            names = {known.student: known.label for known in self.port.directory(as_of)}
        except LeerspoorError as error:
            self.post_message(self.Failed(turn, error))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(self.Read(turn, cohort, answers, names, cohorts))

    def on_exams_screen_read(self, message: Read) -> None:
        if message.turn != self._turn:
            return
        self.answered()
        self._answers, self._names, self._cohorts = message.answers, message.names, message.cohorts
        if self._look is None and message.cohort is not None:
            self._look = Look(message.cohort, Filter())
        self._show()

    def refused(self, text: str) -> None:
        if self._look is None:
            self.query_one("#look", Static).update(text)

    # --- showing ------------------------------------------------------------------------------------

    def _show(self) -> None:
        look = self._look
        if look is None:
            self.query_one("#look", Static).update(say(_NO_COHORTS, self.language))
            return
        before = self._current()
        self._matrix = matrix(self._answers, self._names, look.chosen, ORDERS[self._order])
        columns = self._columns()
        self.query_one("#table", VirtualTable).begin(
            len(self._matrix.rows), columns, cursor=self._again(before)
        )
        untitled = [msgspec.structs.replace(column, title="") for column in columns]
        self.query_one("#totals", VirtualTable).begin(1, untitled)
        self.query_one("#look", Static).update(self._told(look))
        self._tell_part()

    def _again(self, before: MatrixRow | None) -> int:
        """Where the student under the cursor stands now."""
        if before is None:
            return 0
        return next((at for at, row in enumerate(self._matrix.rows) if row.student == before.student), 0)

    def _columns(self) -> list[Column]:
        nl = self.language == "nl"
        titles = headings(self._matrix.parts)
        return [
            Column("name", "naam" if nl else "name", 22, least=20),
            Column("open", "open", 5, right=True),
            Column("due", "eerst" if nl else "first due", 10),
            *(Column(part, title, max(min(len(title), 11), 4)) for part, title in titles.items()),
        ]

    def _told(self, look: Look) -> str:
        nl = self.language == "nl"
        open_ = say(_ONLY_OPEN if look.chosen.only_open else _EVERYTHING, self.language)
        said = [
            look.cohort,
            look.chosen.side or ("vmbo en mbo" if nl else "vmbo and mbo"),
            open_,
            *([f"«{look.chosen.part}»"] if look.chosen.part else []),
            *([f"≤ {look.chosen.due_by}"] if look.chosen.due_by else []),
            _students(len(self._matrix.rows), self.language),
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
        language = self.language
        places = not_there_yet(Path.cwd(), file_name(about, look.chosen, as_of.on), ("csv", "jsonl"))
        beside = [path.with_name(f"{path.name}.part") for path in places]
        try:
            to_csv(beside[0], as_of, f"--cohort {about}", look.chosen, rows, language)
            to_json(beside[1], as_of, f"--cohort {about}", look.chosen, rows)
            for part, path in zip(beside, places, strict=True):
                part.rename(path)
        except OSError as error:
            for part in beside:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
            self.app.call_from_thread(
                self.notify, f"{error.filename}: {what_went_wrong(error)}", severity="error", markup=False
            )
            return
        told = say(_WRITTEN, language).format(
            _rows(len(rows), language), places[0].name, places[1].suffix[1:]
        )
        self.app.call_from_thread(self.notify, told, markup=False)

    def on_virtual_table_heading_clicked(self, message: VirtualTable.HeadingClicked) -> None:
        """By what was clicked, where there is such an order."""
        if message.table.id == "table" and message.key in ORDERS:
            self._order = ORDERS.index(message.key)
            self._show()

    def on_virtual_table_opened(self, message: VirtualTable.Opened) -> None:
        row = self._current()
        if row is not None and message.table.id == "table":
            self.app.open_student(row.student)  # type: ignore[attr-defined]

    def action_why(self) -> None:
        """Why the first open part of this student is open."""
        row = self._current()
        if row is not None and row.parts:
            still = [part for part, answer in row.parts.items() if answer["status"] in OPEN]
            self.app.open_why(row.student, min(still or row.parts))  # type: ignore[attr-defined]
