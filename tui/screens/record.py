"""How is something recorded by hand? A form, what it would change, and only then the journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Select, Static

from journeys.aggregates.command import Command
from journeys.errors import LeerspoorError
from leerspoor.wording import Language
from tui.as_of import AsOf
from tui.language import Both, say
from tui.port import Port
from tui.viewmodels.recording import FORMS, Field, Form, command_of
from tui.viewmodels.replay import answer_cells, answer_changes, answers_of

_WHAT: Both = ("Wat wilt u vastleggen?", "What do you want to record?")
_ON: Both = ("Vanaf welke dag telt het (jjjj-mm-dd)", "From which day it counts (yyyy-mm-dd)")
_BY: Both = ("Wie meldt het", "Who reports it")
_LOOK: Both = ("Bekijk wat het verandert", "See what it changes")
_DO: Both = ("Leg vast", "Record it")
_NOTHING: Both = (
    "Dit verandert geen antwoord op de dag die u bekijkt.",
    "This changes no answer on the day you look at.",
)
_WOULD: Both = ("Dit zou veranderen:", "This would change:")
_DONE: Both = ("Vastgelegd.", "Recorded.")
_THERE: Both = ("Dit was al vastgelegd.", "This had been recorded already.")


class RecordScreen(ModalScreen[bool]):
    """Gives True if something was recorded."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    DEFAULT_CSS = """
    RecordScreen { align: center middle; }
    RecordScreen #form {
        width: 78; max-width: 100%; height: auto; max-height: 100%; border: round $primary; padding: 0 1;
        background: $surface;
    }
    RecordScreen #fields { height: auto; max-height: 14; }
    RecordScreen #told { height: auto; max-height: 8; }
    RecordScreen #wrong { color: $text-error; height: auto; }
    RecordScreen Horizontal { height: auto; }
    """

    class Looked(Message):
        """What it would change, in lines; or why it is refused."""

        def __init__(self, command: Command | None, lines: list[str]) -> None:
            super().__init__()
            self.command, self.lines = command, lines

    class Done(Message):
        """It was recorded, or was there already; or why not."""

        def __init__(self, text: str, *, ok: bool) -> None:
            super().__init__()
            self.text, self.ok = text, ok

    def __init__(
        self,
        port: Port,
        student: str,
        as_of: AsOf,
        language: Language,
        choices: Mapping[str, Sequence[tuple[str, str]]],
        reporters: Sequence[str],
    ) -> None:
        super().__init__()
        self._port, self._student, self._as_of, self._language = port, student, as_of, language
        self._choices, self._reporters = choices, reporters
        self._form: Form = FORMS[0]
        self._command: Command | None = None

    def compose(self) -> ComposeResult:
        kinds = [(say(form.title, self._language), form.kind) for form in FORMS]
        with VerticalScroll(id="form"):
            yield Label(say(_WHAT, self._language))
            yield Select(kinds, value=FORMS[0].kind, allow_blank=False, id="kind", compact=True)
            yield Label(say(_ON, self._language))
            yield Input(self._as_of.on.isoformat(), id="on", compact=True)
            yield Label(say(_BY, self._language))
            yield Select(
                [(who, who) for who in self._reporters], value=self._reporters[0], allow_blank=False, id="by",
                compact=True,
            )  # fmt: skip
            yield Vertical(id="fields")
            yield Static("", id="wrong", markup=False)
            yield Static("", id="told", markup=False)
            with Horizontal():
                yield Button(say(_LOOK, self._language), id="look", variant="primary", compact=True)
                yield Button(say(_DO, self._language), id="do", compact=True, disabled=True)

    async def on_mount(self) -> None:
        await self._lay_out()

    async def on_select_changed(self, event: Select.Changed) -> None:
        if event.select.id == "kind" and event.value != self._form.kind:
            self._form = next(form for form in FORMS if form.kind == event.value)
            await self._lay_out()
        self._unsure()

    def on_input_changed(self) -> None:
        self._unsure()

    def _unsure(self) -> None:
        """What was looked at is not what is in the form any more."""
        self._command = None
        self.query_one("#do", Button).disabled = True

    async def _lay_out(self) -> None:
        fields = self.query_one("#fields", Vertical)
        await fields.remove_children()
        widgets: list[Label | Input | Select[str]] = []
        for field in self._form.fields:
            needed = "" if field.needed else " –"
            widgets.append(Label(say(field.label, self._language) + needed))
            widgets.append(self._widget(field))
        await fields.mount_all(widgets)

    def _widget(self, field: Field) -> Input | Select[str]:
        options = list(self._choices.get(field.name, ())) or [(c, c) for c in field.choices]
        if field.shape == "choice" and options:
            return Select(options, allow_blank=not field.needed, name=field.name, compact=True)
        return Input(name=field.name, compact=True)

    def _typed(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for widget in self.query_one("#fields", Vertical).children:
            value = widget.value if isinstance(widget, Input | Select) else None
            if widget.name and isinstance(value, str):
                found[widget.name] = value
        return found

    # --- looking, and recording ---------------------------------------------------------------------

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "look":
            by = self.query_one("#by", Select).value
            try:
                command = command_of(
                    self._form, self._student, self.query_one("#on", Input).value, str(by), self._typed()
                )
            except LeerspoorError as error:
                self._tell_wrong(str(error))
                return
            self._look(command)
        elif self._command is not None:
            self.query_one("#do", Button).disabled = True
            self._record(self._command)

    def on_input_submitted(self) -> None:
        self.query_one("#look", Button).press()

    @work(thread=True, group="look", exclusive=True)
    def _look(self, command: Command) -> None:
        try:
            found = self._port.preview(command, self._student, self._as_of)
        except LeerspoorError as error:
            self.post_message(self.Looked(None, [str(error)]))
            return
        (outcome,) = found.outcomes
        if outcome.refusal is not None:
            self.post_message(self.Looked(None, [f"{outcome.refusal.code}: {outcome.refusal.message}"]))
            return
        changes = answer_changes(answers_of(found.before), answers_of(found.after))
        lines = [" ".join(text for text, _ in answer_cells(c, self._language)[3:]) for c in changes]
        self.post_message(self.Looked(command, lines))

    def on_record_screen_looked(self, message: Looked) -> None:
        if message.command is None:
            self._tell_wrong("\n".join(message.lines))
            return
        self._command = message.command
        self.query_one("#wrong", Static).update("")
        head = say(_WOULD if message.lines else _NOTHING, self._language)
        self.query_one("#told", Static).update("\n".join([head, *message.lines]))
        button = self.query_one("#do", Button)
        button.disabled = False
        button.focus()

    @work(thread=True, group="record")
    def _record(self, command: Command) -> None:
        try:
            outcome = self._port.record(command)
        except LeerspoorError as error:
            self.post_message(self.Done(str(error), ok=False))
            return
        if outcome.refusal is not None:
            self.post_message(self.Done(f"{outcome.refusal.code}: {outcome.refusal.message}", ok=False))
            return
        text = say(_DONE if outcome.state == "recorded" else _THERE, self._language)
        self.post_message(self.Done(text, ok=True))

    def on_record_screen_done(self, message: Done) -> None:
        if message.ok:
            self.app.notify(message.text, markup=False)
            self.dismiss(True)
        else:
            self._tell_wrong(message.text)

    def _tell_wrong(self, text: str) -> None:
        self.query_one("#wrong", Static).update(text)
        self.query_one("#told", Static).update("")
        self._unsure()

    def action_leave(self) -> None:
        self.dismiss(False)
