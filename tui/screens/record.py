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
from journeys.saying import Language
from leerspoor.changes import answers_in, changes
from leerspoor.wording import word
from tui.as_of import AsOf
from tui.language import Both, say
from tui.port import Port
from tui.viewmodels.recording import (
    CORRECTION,
    FORMS,
    TRUTH,
    Content,
    Field,
    Form,
    command_of,
    correcting,
)
from tui.viewmodels.replay import answer_cells

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
_SURE: Both = ("Is dit goed? Ga met tab naar «Leg vast».", "Is this right? Go to «Record it» with tab.")
_OPTIONAL: Both = ("mag leeg", "optional")
_LEAVE: Both = ("esc: terug, niets vastleggen", "esc: back, record nothing")
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
    RecordScreen Input { background: $panel; }
    RecordScreen #wrong { color: $text-error; height: auto; }
    RecordScreen Horizontal { height: auto; }
    RecordScreen #leave { color: $text-muted; padding: 0 1; }
    """

    class Looked(Message):
        """What was looked at by number `turn` would change, in lines; or why it is refused."""

        def __init__(self, turn: int, command: Command | None, lines: list[str]) -> None:
            super().__init__()
            self.turn, self.command, self.lines = turn, command, lines

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
        reporter_of: Mapping[str, str],
        contents: Mapping[str, Content],
        event: str | None = None,
    ) -> None:
        """`reporter_of`: who reports about a part or placement; `contents`: what a correction begins from, by
        event; `event`: the one that is chosen at first.
        """
        super().__init__()
        self._contents, self._event = contents, event
        self._reporter_of = reporter_of
        self._correcting: str | None = None
        self._turn = 0
        self._busy = False
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
                yield Label(say(_LEAVE, self._language), id="leave")

    async def on_mount(self) -> None:
        await self._lay_out()

    async def on_select_changed(self, event: Select.Changed) -> None:
        if event.select.id == "kind" and event.value != self._form.kind:
            self._form = next(form for form in FORMS if form.kind == event.value)
            self._correcting = None
            await self._lay_out()
        elif event.select.name == "event" and event.value != self._correcting:
            await self._correct(str(event.value))
        elif event.select.name in ("part", "placement"):
            self._report_as(self._reporter_of.get(str(event.value)))
        self._unsure()

    def _report_as(self, who: str | None) -> None:
        """Of a part of the mbo the mbo school reports, of one of the vmbo the vo school."""
        if who in self._reporters:
            self.query_one("#by", Select).value = who

    async def _correct(self, event: str) -> None:
        """A correction says everything anew: its fields are those of the event, with what counts now."""
        self._correcting = event
        content = self._contents.get(event)
        if content is None:
            return
        self._form, begin = correcting(content)
        fields = self.query_one("#fields", Vertical)
        for widget in list(fields.children)[2:]:  # the choice of the event stays
            await widget.remove()
        await fields.mount_all(self._widgets(self._form.fields[1:], begin))
        self._report_as(content.by)

    def on_input_changed(self) -> None:
        self._unsure()

    def _unsure(self) -> None:
        """What was looked at is not what is in the form any more."""
        self._turn += 1
        self._command = None
        self.query_one("#do", Button).disabled = True
        self.query_one("#told", Static).update("")

    async def _lay_out(self) -> None:
        fields = self.query_one("#fields", Vertical)
        await fields.remove_children()
        await fields.mount_all(self._widgets(self._form.fields, {}))
        about = next((w for w in fields.query(Select) if w.name in ("part", "placement", "event")), None)
        if self._form.kind == CORRECTION and about is not None:
            await self._correct(str(about.value))
        elif self._form.kind.startswith("bpv-"):
            self._report_as(next((who for who in self._reporters if who.startswith("mbo:")), None))
        elif about is not None:
            self._report_as(self._reporter_of.get(str(about.value)))

    def _widgets(
        self, fields: Sequence[Field], begin: Mapping[str, str]
    ) -> list[Label | Input | Select[str]]:
        widgets: list[Label | Input | Select[str]] = []
        for field in fields:
            needed = "" if field.needed else f", {say(_OPTIONAL, self._language)}"
            widgets.append(Label(say(field.label, self._language) + needed))
            widgets.append(self._widget(field, begin.get(field.name, "")))
        return widgets

    def _widget(self, field: Field, begin: str) -> Input | Select[str]:
        """A field with what stands in it at first."""
        about = field.name.rpartition(".")[2]
        options = list(self._choices.get(about, ())) or [(word(c, self._language), c) for c in field.choices]
        if field.shape == "truth":
            options = [(say(text, self._language), value) for text, value in TRUTH]
        if field.shape not in ("choice", "truth") or not options:
            return Input(begin, name=field.name, compact=True)
        if begin and all(value != begin for _, value in options):
            options.insert(0, (begin, begin))
        first = begin or (options[0][1] if field.needed else Select.NULL)
        if field.name == "event" and self._event in self._contents:
            first = self._event or first
        return Select(
            options, value=first, allow_blank=not field.needed, prompt="–", name=field.name, compact=True
        )

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
                    self._form,
                    self._student,
                    self.query_one("#on", Input).value,
                    str(by),
                    self._typed(),
                    self._language,
                )
            except LeerspoorError as error:
                self._tell_wrong(str(error))
                return
            self._unsure()
            self._look(self._turn, command)
        elif self._command is not None:
            command = self._command
            self._unsure()  # once, however often it is pressed
            self._busy = True
            self._record(command)

    def on_input_submitted(self) -> None:
        self.query_one("#look", Button).press()

    @work(thread=True, group="look", exclusive=True)
    def _look(self, turn: int, command: Command) -> None:
        try:
            found = self._port.preview(command, self._student, self._as_of)
        except LeerspoorError as error:
            self.post_message(self.Looked(turn, None, [str(error)]))
            return
        (outcome,) = found.outcomes
        if outcome.refusal is not None:
            refused = f"{outcome.refusal.code}: {outcome.refusal.message}"
            self.post_message(self.Looked(turn, None, [refused]))
            return
        changed = changes(answers_in(found.before), answers_in(found.after))
        lines = [" ".join(text for text, _ in answer_cells(c, self._language)[3:]) for c in changed]
        self.post_message(self.Looked(turn, command, lines))

    def on_record_screen_looked(self, message: Looked) -> None:
        if message.turn != self._turn:
            return
        if message.command is None:
            self._tell_wrong("\n".join(message.lines))
            return
        self._command = message.command
        self.query_one("#wrong", Static).update("")
        head = say(_WOULD if message.lines else _NOTHING, self._language)
        lines = [f"  {line}" for line in message.lines]
        self.query_one("#told", Static).update("\n".join([head, *lines, say(_SURE, self._language)]))
        self.query_one("#do", Button).disabled = False
        self.query_one("#look", Button).focus()  # a second enter looks again: what is recorded was read
        self.call_after_refresh(self.query_one("#form", VerticalScroll).scroll_end, animate=False)

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
        self._busy = False
        if message.ok:
            self.app.notify(message.text, markup=False)
            self.dismiss(True)
        else:
            self._tell_wrong(message.text)

    def _tell_wrong(self, text: str) -> None:
        self._unsure()
        self.query_one("#wrong", Static).update(text)
        self.call_after_refresh(self.query_one("#form", VerticalScroll).scroll_end, animate=False)

    def action_leave(self) -> None:
        if not self._busy:
            self.dismiss(False)
