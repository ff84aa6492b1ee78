"""Which exams does the committee want to see? A small form over the matrix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Checkbox, Input, Label, Select, Static

from journeys.errors import WrongUse
from journeys.saying import Language
from leerspoor.asking import day_of
from tui.language import Both, say
from tui.viewmodels.matrix import Filter

_COHORT: Both = ("Cohort", "Cohort")
_CHOOSE: Both = ("kies een cohort", "choose a cohort")
_SIDE: Both = ("Kant", "Side")
_PART: Both = ("Onderdeel of vak bevat (leeg: alle)", "Part or subject contains (empty: all)")
_DUE: Both = ("Uiterlijk (jjjj-mm-dd, leeg: alle)", "Due by (yyyy-mm-dd, empty: all)")
_OPEN: Both = ("alleen wat open staat", "only what is open")
_ALL: Both = ("beide", "both")
_DO: Both = ("Toon", "Show")


class Look(Struct, frozen=True):
    """A cohort, and what of its exams."""

    cohort: str
    chosen: Filter


class ExamFilterScreen(ModalScreen[Look | None]):
    """Gives what to look at, or None if it was left as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    DEFAULT_CSS = """
    ExamFilterScreen { align: center middle; }
    ExamFilterScreen #form {
        width: 64; max-width: 100%; height: auto; max-height: 100%; border: round $primary; padding: 0 1;
        background: $surface;
    }
    ExamFilterScreen Input { background: $panel; }
    ExamFilterScreen #wrong { color: $text-error; height: auto; }
    ExamFilterScreen Horizontal { height: auto; }
    """

    def __init__(self, cohorts: Sequence[str], look: Look | None, language: Language) -> None:
        super().__init__()
        self._cohorts, self._look, self._language = cohorts, look, language

    def compose(self) -> ComposeResult:
        chosen = self._look.chosen if self._look else Filter()
        cohort = self._look.cohort if self._look else (self._cohorts[0] if self._cohorts else None)
        sides = [(say(_ALL, self._language), ""), ("vmbo", "vmbo"), ("mbo", "mbo")]
        with Vertical(id="form"):
            yield Label(say(_COHORT, self._language))
            yield Select(
                [(name, name) for name in self._cohorts],
                value=cohort if cohort in self._cohorts else Select.NULL,
                id="cohort",
                prompt=say(_CHOOSE, self._language),
                compact=True,
            )
            yield Label(say(_SIDE, self._language))
            yield Select(sides, value=chosen.side or "", allow_blank=False, id="side", compact=True)
            yield Label(say(_PART, self._language))
            yield Input(chosen.part, id="part", compact=True)
            yield Label(say(_DUE, self._language))
            yield Input(chosen.due_by.isoformat() if chosen.due_by else "", id="due", compact=True)
            yield Checkbox(say(_OPEN, self._language), chosen.only_open, id="open", compact=True)
            yield Static("", id="wrong", markup=False)
            with Horizontal():
                yield Button(say(_DO, self._language), id="show", variant="primary", compact=True)

    def on_input_submitted(self) -> None:
        self._try()

    def on_button_pressed(self) -> None:
        self._try()

    def action_leave(self) -> None:
        self.dismiss(None)

    def _try(self) -> None:
        cohort = self.query_one("#cohort", Select).value
        side = self.query_one("#side", Select).value
        due = self.query_one("#due", Input).value.strip()
        try:
            due_by = day_of(due) if due else None
        except WrongUse as error:
            self.query_one("#wrong", Static).update(str(error))
            return
        if not isinstance(cohort, str):
            return
        chosen = Filter(
            side=str(side) or None,
            only_open=self.query_one("#open", Checkbox).value,
            part=self.query_one("#part", Input).value.strip(),
            due_by=due_by,
        )
        self.dismiss(Look(cohort, chosen))
