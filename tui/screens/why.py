"""Why is this the answer? Conclusion, rules with their sources, facts, what is missing, what is open."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from journeys.errors import LeerspoorError
from tui.actions import Place, bindings_at
from tui.as_of import AsOf
from tui.language import LOADING, say
from tui.screens.base import Workplace
from tui.viewmodels.why import Section, sections


class WhyScreen(Workplace[None]):
    """One answer about one student, explained; over the screen on which it was asked."""

    place: ClassVar[Place] = "why"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("why")]
    DEFAULT_CSS = """
    WhyScreen #body { padding: 0 1; }
    WhyScreen .heading { text-style: bold; color: $text-primary; margin-top: 1; }
    WhyScreen .line { padding-left: 2; }
    """

    class Explained(Message):
        """The explanation, or what went wrong."""

        def __init__(self, found: list[Section]) -> None:
            super().__init__()
            self.found = found

    def __init__(self, student: str, question: str) -> None:
        super().__init__()
        self._student, self._question = student, question

    def title_text(self) -> str:
        return f"{super().title_text()} · {self.port.name_of(self._student)} · {self._question}"

    def body(self) -> ComposeResult:
        with VerticalScroll(id="body"):
            yield Static(say(LOADING, self.language), markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.load()

    def load(self) -> None:
        self._explain(self.as_of)

    @work(thread=True, group="why", exclusive=True)
    def _explain(self, as_of: AsOf) -> None:
        try:
            found = self.port.explain(self._student, self._question, as_of, self.language)
        except LeerspoorError as error:
            self.post_message(self.Explained([Section("", [str(error)])]))
            return
        self.post_message(self.Explained(sections(found, self.language)))

    async def on_why_screen_explained(self, message: Explained) -> None:
        body = self.query_one("#body", VerticalScroll)
        await body.remove_children()
        widgets: list[Static] = []
        for section in message.found:
            if section.title:
                widgets.append(Static(section.title, classes="heading", markup=False))
            widgets += [Static(line, classes="line", markup=False) for line in section.lines]
        await body.mount_all(widgets)
        body.focus()
