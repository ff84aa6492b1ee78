"""Why is this the answer? Conclusion, rules with their sources, facts, what is missing, what is open."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from journeys.errors import JournalError, LeerspoorError
from journeys.saying import Language
from leerspoor.wording import word
from tui.actions import Place, bindings_at
from tui.as_of import AsOf
from tui.language import LOADING, say
from tui.screens.base import Workplace
from tui.viewmodels.why import Section, sections


class WhyScreen(Workplace[None]):
    """One answer about one student, explained; over the screen on which it was asked."""

    place: ClassVar[Place] = "why"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_at("why"),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
    ]
    DEFAULT_CSS = """
    WhyScreen #body { padding: 0 1; }
    WhyScreen .heading { text-style: bold; color: $text-primary; margin-top: 1; }
    WhyScreen .line { padding-left: 2; }
    """

    class Explained(Message):
        """The explanation, or what went wrong."""

        def __init__(self, turn: int, found: list[Section]) -> None:
            super().__init__()
            self.turn, self.found = turn, found

    def __init__(self, student: str, question: str) -> None:
        super().__init__()
        self._student, self._question = student, question

    @cached_property
    def _who(self) -> str:
        return self.port.name_of(self._student)

    def title_text(self) -> str:
        return f"{super().title_text()} · {self._who} · {word(self._question, self.language)}"

    def body(self) -> ComposeResult:
        with VerticalScroll(id="body"):
            yield Static(say(LOADING, self.language), markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.load()

    def load(self) -> None:
        self._turn += 1
        self._explain(self._turn, self.as_of, self.language)

    @work(thread=True, group="why", exclusive=True)
    def _explain(self, turn: int, as_of: AsOf, language: Language) -> None:
        try:
            found = sections(self.port.explain(self._student, self._question, as_of, language), language)
        except JournalError as error:
            self.post_message(self.Failed(turn, error))
            return
        except LeerspoorError as error:
            found = [Section("", [str(error)])]
        if not get_current_worker().is_cancelled:
            self.post_message(self.Explained(turn, found))

    async def on_why_screen_explained(self, message: Explained) -> None:
        if message.turn != self._turn:
            return
        self.answered()
        body = self.query_one("#body", VerticalScroll)
        await body.remove_children()
        widgets: list[Static] = []
        for section in message.found:
            if section.title:
                widgets.append(Static(section.title, classes="heading", markup=False))
            widgets += [Static(line, classes="line", markup=False) for line in section.lines]
        await body.mount_all(widgets)
        body.scroll_home(animate=False)
        body.focus()

    def action_down(self) -> None:
        self.query_one("#body", VerticalScroll).scroll_down(animate=False)

    def action_up(self) -> None:
        self.query_one("#body", VerticalScroll).scroll_up(animate=False)
