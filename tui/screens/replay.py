"""What did we know, and answer, on a day, and what changed since?

Reads only: there is no key here that records.
"""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import get_current_worker

from journeys.errors import LeerspoorError
from leerspoor.changes import answers_in, changes
from leerspoor.wording import word
from tui.actions import Place, bindings_at
from tui.as_of import AsOf, known_text, written
from tui.language import LOADING, Both, say
from tui.port import Answer, Whose
from tui.screens.inspecting import Inspecting
from tui.viewmodels import replay as view
from tui.viewmodels.replay import Moments
from tui.viewmodels.student import event_row
from tui.viewmodels.text import Text
from tui.widgets.sliders import Sliders
from tui.widgets.virtual_table import Cell, Column, VirtualTable

_NOBODY: Both = (
    "Open eerst een leerling (2) of een cohort (4), en kom dan hier terug.",
    "Open a student (2) or a cohort (4) first, and come back here.",
)
_KNOWN: Both = ("bekend op", "known at")
_COUNTED: Both = ("geldig op", "counted on")
_MARK: Both = ("Moment {} gemerkt: {}", "Moment {} marked: {}")
_TWO: Both = ("Merk eerst twee momenten met m", "Mark two moments with m first")
_SAME: Both = ("Tussen A en B veranderde niets.", "Nothing changed between A and B.")
_BACK: Both = ("d: terug naar de gebeurtenissen", "d: back to the events")
_NOT_YET: Both = (
    "Er was toen nog niets vastgelegd. Met ] gaat u verder.",
    "Nothing was recorded by then. With ] you go on.",
)
_BAR = 12
"""Cells before the bar of a slider."""
_CALM = 0.05
"""Seconds that a slider that is dragged stands still before it is asked."""
_QUESTIONS = ("responsibility", "exams-owed", "bpv", "duties")


class ReplayScreen(Inspecting):
    """Two sliders, the events known then, and a difference between two marked moments."""

    place: ClassVar[Place] = "replay"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_at("replay"),
        Binding("tab", "other_slider", show=False),
    ]
    DEFAULT_CSS = """
    ReplayScreen #sliders { height: auto; padding: 0 1; }
    ReplayScreen #said { height: auto; padding: 0 1; background: $panel; }
    ReplayScreen #about { height: auto; padding: 0 1; color: $text-muted; }
    """

    class Read(Message):
        """What was known of the students, and answered, of request number `turn`."""

        def __init__(self, turn: int, rows: list[list[Text]], found: Moments, said: str) -> None:
            super().__init__()
            self.turn, self.rows, self.found, self.said = turn, rows, found, said

    class Compared(Message):
        """What changed between A and B, of request number `turn`."""

        def __init__(self, turn: int, rows: list[list[Text]], said: str) -> None:
            super().__init__()
            self.turn, self.rows, self.said = turn, rows, said

    def __init__(self) -> None:
        super().__init__()
        self._moments = Moments([], [])
        self._rows: list[list[Text]] = []
        self._marks: list[AsOf] = []
        self._by_day = False
        self._pulled: AsOf | None = None
        self._until_calm: Timer | None = None
        self._comparing = False
        self._difference = ""
        self._say_again = False
        self._about: tuple[str, ...] = ()

    # --- who it is about ------------------------------------------------------------------------------

    @property
    def students(self) -> tuple[str, ...]:
        return self.app.subject  # type: ignore[attr-defined, no-any-return]

    def about(self) -> Whose | None:
        cohort: str | None = self.app.subject_cohort  # type: ignore[attr-defined]
        if cohort is not None:
            return Whose(cohort=cohort)
        return Whose(student=self.students[0]) if len(self.students) == 1 else None

    def title_text(self) -> str:
        title: str = self.app.subject_title  # type: ignore[attr-defined]
        return f"{super().title_text()} · {title}" if title else super().title_text()

    def body(self) -> ComposeResult:
        with Vertical(id="body"):
            yield Sliders(say(LOADING, self.language), bar=_BAR, id="sliders")
            yield Static("", id="said", markup=False)
            yield VirtualTable(self._columns(), id="table", frozen=2)
            yield Static("", id="about", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(VirtualTable).focus()
        self.load()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        if self.students != self._about:
            self._marks.clear()
            self.load()

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self._draw_sliders()

    def language_changed(self) -> None:
        """A difference in sight is said again, too."""
        self._say_again = self._comparing
        super().language_changed()

    def _columns(self) -> list[Column]:
        nl = self.language == "nl"
        if self._comparing:
            found = [
                Column("how", "hoe" if nl else "how", 14),
                Column("on", "dag" if nl else "day", 10, keep=1),
                Column("what", "wat" if nl else "what", 22 if self.size.width < 100 else 36, least=20),
                Column("more", "van > naar" if nl else "from > to", 60, least=20),
            ]
        else:
            found = [
                Column("on", "dag" if nl else "day", 10),
                Column("kind", "gebeurtenis" if nl else "event", 22),
                Column("by", "door" if nl else "by", 10, keep=2),
                Column("state", "stand" if nl else "state", 12, keep=1),
                Column("said", "inhoud" if nl else "said", 60, least=26),
            ]
        if len(self.students) > 1:
            found.insert(1, Column("student", "leerling" if nl else "student", 13))
        return found

    # --- asking -------------------------------------------------------------------------------------

    def load(self) -> None:
        self._comparing = False
        self._about = self.students
        self._turn += 1
        if not self.students:
            self.query_one("#sliders", Static).update(say(_NOBODY, self.language))
            self.query_one(VirtualTable).retitle(self._columns())
            return
        self._read(self._turn, self.as_of, self.students)

    @work(thread=True, group="replay", exclusive=True)
    def _read(self, turn: int, as_of: AsOf, students: tuple[str, ...]) -> None:
        try:
            everything = [self.port.timeline(s, None) for s in students]
            known = [self.port.timeline(s, as_of.known_at) for s in students]
            answers = self._answers(as_of, students)
        except LeerspoorError as error:
            self.post_message(self.Failed(turn, error))
            return
        events = sorted((e for some in known for e in some), key=lambda e: e["position"], reverse=True)
        rows = [self._event_cells(event, several=len(students) > 1) for event in events]
        if not get_current_worker().is_cancelled:
            self.post_message(self.Read(turn, rows, view.moments(everything), self._told(answers)))

    def _event_cells(self, event: view.Event, *, several: bool) -> list[Text]:
        cells = event_row(event, self.language, ascii_only=self.ascii_only).cells
        return [cells[0], (event["student"], "plain"), *cells[1:]] if several else cells

    def _answers(self, as_of: AsOf, students: tuple[str, ...]) -> dict[str, list[Answer]]:
        there = [s for s in students if self.port.timeline(s, as_of.known_at)]
        if not there:
            return {}
        more: dict[str, Any] = {"exams-owed": {"every_status": True}}
        return {
            q: self.port.ask(q, as_of, students=there, **more.get(q, {}))  # type: ignore[arg-type]
            for q in _QUESTIONS
        }

    def _told(self, answers: dict[str, list[Answer]]) -> str:
        """What the answer was then, in a line."""
        if not answers:
            return say(_NOT_YET, self.language)
        nl = self.language == "nl"
        said = []
        statuses: dict[str, int] = {}
        for row in answers.get("responsibility", []):
            key = word(row["status"], self.language) + (f" {row['phase']}" if row["phase"] else "")
            statuses[key] = statuses.get(key, 0) + 1
        one = sum(statuses.values()) == 1
        said += [key if one else f"{key}: {count}" for key, count in sorted(statuses.items())]
        open_ = sum(row["status"] in ("owed", "window-closed") for row in answers.get("exams-owed", []))
        if open_ == 1:
            said.append("1 examenonderdeel open" if nl else "1 exam part open")
        else:
            said.append(f"{open_} {'examenonderdelen open' if nl else 'exam parts open'}")
        hours = sum(row["hours_counted"] for row in answers.get("bpv", []))
        said.append(f"BPV {hours} {'uur' if nl else 'hours'}")
        flags = {flag for row in answers.get("responsibility", []) for flag in row["flags"]}
        said += [word(flag, self.language) for flag in sorted(flags)]
        return " · ".join(said)

    def on_replay_screen_read(self, message: Read) -> None:
        if message.turn != self._turn:
            return
        self.answered()
        self._moments, self._rows = message.found, message.rows
        self.query_one("#said", Static).update(message.said)
        self.query_one(VirtualTable).begin(len(self._rows), self._columns())
        self._draw_sliders()
        self._tell_marks()
        if self._say_again:
            self._say_again = False
            self.action_diff()

    def refused(self, text: str) -> None:
        self.query_one("#said", Static).update(text)

    def on_virtual_table_wanted(self, message: VirtualTable.Wanted) -> None:
        message.table.put(
            {
                at: [Cell(text, style) for text, style in self._rows[at]]
                for at in range(message.start, min(message.end, len(self._rows)))
            }
        )

    # --- the sliders --------------------------------------------------------------------------------

    def _draw_sliders(self) -> None:
        if not self.students or not self._moments.known:
            return
        sliders = self.query_one(Sliders)
        width = sliders.length = max(self.size.width - 36, 10)
        lines = []
        now = self._pulled or self.as_of
        known_at, on = now.known_at, now.on
        for label, (at, ticks), text, mine in (
            (
                _KNOWN,
                view.share_of_instant(self._moments, known_at),
                known_text(known_at, self.language),
                not self._by_day,
            ),
            (_COUNTED, view.share_of_day(self._moments, on), written(on, self.language), self._by_day),
        ):
            bar = view.slider(at, ticks, width, ascii_only=self.ascii_only)
            lines.append(f"{'>' if mine else ' '}{say(label, self.language):<11}{bar} {text}")
        sliders.update("\n".join(lines))

    def on_sliders_pulled(self, message: Sliders.Pulled) -> None:
        """The handle goes along at once; what was known is asked when it stands still, of the last place."""
        if not self.students or not self._moments.known:
            return
        now = self._pulled or self.as_of
        self._by_day = message.line == 1
        if self._by_day:
            self._pulled = AsOf(view.day_at(self._moments, message.share, now.on), now.known_at)
        else:
            self._pulled = AsOf(now.on, view.known_at(self._moments, message.share))
        self._draw_sliders()
        if self._until_calm is not None:
            self._until_calm.stop()
        self._until_calm = self.set_timer(_CALM, self._let_go)

    def _let_go(self) -> None:
        pulled, self._pulled = self._pulled, None
        if pulled is not None:
            self._go(pulled)

    def action_other_slider(self) -> None:
        self._by_day = not self._by_day
        self._draw_sliders()

    def action_step(self, by: int) -> None:
        """The slider in hand to the event before or after."""
        now = self.as_of
        if self._by_day:
            self._go(AsOf(view.day_step(self._moments, now.on, by), now.known_at))
        else:
            self._go(AsOf(now.on, view.known_step(self._moments, now.known_at, by)))

    def action_year(self, by: int) -> None:
        """The day a year before or after."""
        self._go(AsOf(view.year_step(self.as_of.on, by), self.as_of.known_at))

    def _go(self, to: AsOf) -> None:
        if to != self.as_of:
            self.app.as_of = to  # type: ignore[attr-defined]

    # --- the difference -----------------------------------------------------------------------------

    def action_mark(self) -> None:
        """Keep this moment: first as A, then as B, then anew."""
        if not self.students:
            self.notify(say(_NOBODY, self.language), markup=False)
            return
        if len(self._marks) == 2:
            self._marks.clear()
        self._marks.append(self.as_of)
        self._tell_marks()

    def _tell_marks(self) -> None:
        said = [
            say(_MARK, self.language).format("AB"[at], view.moment_text(mark, self.language))
            for at, mark in enumerate(self._marks)
        ]
        if self._comparing:
            said += [self._difference, say(_BACK, self.language)]
        self.query_one("#about", Static).update("\n".join(said))

    def action_diff(self) -> None:
        """What changed between A and B, from the earlier to the later one; and back to the events."""
        if self._comparing:
            self.load()
            return
        if len(self._marks) < 2:
            self.notify(say(_TWO, self.language), markup=False)
            return
        first, second = self._marks
        between = "A > B"
        if not view.in_order(first, second):
            first, second, between = second, first, "B > A"
        self._turn += 1
        self._compare(self._turn, first, second, between, self.students)

    @work(thread=True, group="replay", exclusive=True)
    def _compare(self, turn: int, first: AsOf, second: AsOf, between: str, students: tuple[str, ...]) -> None:
        try:
            before = {s: self.port.timeline(s, first.known_at) for s in students}
            after = {s: self.port.timeline(s, second.known_at) for s in students}
            was, now = (answers_in(self._answers(at, students)) for at in (first, second))
        except LeerspoorError as error:
            self.post_message(self.Failed(turn, error))
            return
        facts, answers = view.fact_changes(before, after), changes(was, now)
        rows = [view.fact_cells(change, self.language) for change in facts]
        rows += [view.answer_cells(change, self.language) for change in answers]
        if len(students) == 1:
            rows = [[cells[0], *cells[2:]] for cells in rows]
        said = view.summary(facts, answers, between, self.language) if rows else say(_SAME, self.language)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Compared(turn, rows, said))

    def on_replay_screen_compared(self, message: Compared) -> None:
        if message.turn != self._turn:
            return
        self._comparing, self._difference = True, message.said
        self._rows = message.rows
        self.query_one(VirtualTable).begin(len(self._rows), self._columns())
        self._tell_marks()
