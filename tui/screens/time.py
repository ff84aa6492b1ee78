"""About which day, and with which knowledge? A small form over the screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Static

from journeys.errors import WrongUse
from journeys.saying import Language
from tui.as_of import AsOf
from tui.language import Both, say

_ON: Both = ("Over welke dag (jjjj-mm-dd)", "About which day (yyyy-mm-dd)")
_KNOWN: Both = (
    "Wat bekend was op (dag, of tijd met zone; leeg: alles)",
    "What was known at (day, or time with zone; empty: everything)",
)
_EXPECTED: dict[str, str] = {
    "on": "«{}» is not a day; expected: yyyy-mm-dd, for example 2025-10-01",
    "known": "«{}» is not a moment; expected: a day (2025-10-01) "
    "or a time with zone (2025-10-01T12:00:00+02:00)",
}
"""What would be right, in English; in Dutch the error says so itself."""
_DO: Both = ("Toon", "Show")
_TODAY: Both = ("Vandaag, met alles", "Today, with everything")


class TimeScreen(ModalScreen[AsOf | None]):
    """Gives the dates chosen, or None if it was left as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    DEFAULT_CSS = """
    TimeScreen { align: center middle; }
    TimeScreen #form {
        width: 70; max-width: 100%; height: auto; border: round $primary; padding: 0 1; background: $surface;
    }
    TimeScreen Input { margin-bottom: 1; background: $panel; }
    TimeScreen #wrong { color: $text-error; height: auto; }
    TimeScreen Horizontal { height: auto; }
    """

    def __init__(self, as_of: AsOf, today: AsOf, language: Language) -> None:
        super().__init__()
        self._as_of, self._today, self._language = as_of, today, language

    def compose(self) -> ComposeResult:
        with Vertical(id="form"):
            yield Label(say(_ON, self._language))
            yield Input(self._as_of.on.isoformat(), id="on", compact=True)
            yield Label(say(_KNOWN, self._language))
            yield Input(self._as_of.known_at or "", id="known", compact=True)
            yield Static("", id="wrong", markup=False)
            with Horizontal():
                yield Button(say(_DO, self._language), id="show", variant="primary", compact=True)
                yield Button(say(_TODAY, self._language), id="today", compact=True)

    def on_input_submitted(self) -> None:
        self._try()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "today":
            self.dismiss(self._today)
        else:
            self._try()

    def action_leave(self) -> None:
        self.dismiss(None)

    def _try(self) -> None:
        on, known = (self.query_one(f"#{name}", Input).value for name in ("on", "known"))
        try:
            self.dismiss(AsOf.typed(on, known))
        except WrongUse as error:
            wrong = "known" if _is_day(on) else "on"
            told = (
                str(error)
                if self._language == "nl"
                else _EXPECTED[wrong].format(self.query_one(f"#{wrong}", Input).value)
            )
            self.query_one("#wrong", Static).update(told)
            self.query_one(f"#{wrong}", Input).focus()


def _is_day(typed: str) -> bool:
    try:
        AsOf.typed(typed, "")
    except WrongUse:
        return False
    return True
