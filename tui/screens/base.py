"""What do all workplaces have? The strip with both dates, the footer in the chosen language, the keys."""

from __future__ import annotations

import dataclasses
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from journeys.errors import JournalError, LeerspoorError
from journeys.saying import Language
from tui.actions import BY_ID, Place, footer_order, word_of
from tui.as_of import AsOf
from tui.language import AGAIN, PLAIN, TITLES, TOO_SMALL, say
from tui.port import Port
from tui.signs import glyph
from tui.viewmodels import seal
from tui.widgets.key_line import KeyLine

T = TypeVar("T")


class Strip(Static):
    """The line at the top of every screen: which workplace, which day, which knowledge, and the seal."""

    DEFAULT_CSS = "Strip { height: 1; background: $primary; color: $text; text-style: bold; padding: 0 1; }"


class Workplace(Screen[T]):
    """A screen of the program; `place` names it in the registry of actions."""

    place: ClassVar[Place] = "students"
    _turn = 0
    """The number of the last request: an answer to an earlier one is not shown."""
    _said: tuple[AsOf, Language] | None = None
    """The dates and the language that the screen was last made of; None while it is not there yet."""
    DEFAULT_CSS = """
    Workplace #too-small { display: none; padding: 1; }
    Workplace #trouble { display: none; height: auto; padding: 0 1; color: $text-error; text-style: bold; }
    Workplace.-tiny #too-small { display: block; }
    Workplace.-tiny #body, Workplace.-tiny KeyLine { display: none; }
    """

    def compose(self) -> ComposeResult:
        self.fit(self.app.size)  # before there is anything to lay out anew
        yield Strip(markup=False)
        yield Static("", id="trouble", markup=False)
        yield Static(self._too_small(), id="too-small", markup=False)
        yield from self.body()
        yield KeyLine()

    class Failed(Message):
        """What was asked by request number `turn` could not be answered."""

        def __init__(self, turn: int, error: LeerspoorError) -> None:
            super().__init__()
            self.turn, self.error = turn, error

    def body(self) -> ComposeResult:
        """What the screen is about; the outermost widget has the id `body`."""
        raise NotImplementedError

    # --- what every screen may ask ------------------------------------------------------------------

    @property
    def port(self) -> Port:
        return self.app.port  # type: ignore[attr-defined, no-any-return] # the one App there is

    @property
    def as_of(self) -> AsOf:
        return self.app.now  # type: ignore[attr-defined, no-any-return]

    @property
    def language(self) -> Language:
        return self.app.spoken  # type: ignore[attr-defined, no-any-return]

    @property
    def ascii_only(self) -> bool:
        return self.app.ascii_only  # type: ignore[attr-defined, no-any-return]

    def title_text(self) -> str:
        """What the strip says of this screen."""
        return say(TITLES[self.place], self.language)

    # --- the same everywhere ------------------------------------------------------------------------

    def on_mount(self) -> None:
        self.show_strip()
        self._said = (self.as_of, self.language)

    def on_resize(self, event: events.Resize) -> None:
        self.fit(event.size)
        self.show_strip()

    def fit(self, size: Size) -> None:
        """The classes for a terminal of this size."""
        self.set_class(size.width < 40 or size.height < 12, "-tiny")
        self.set_class(size.width < 100, "-narrow")

    def on_screen_resume(self) -> None:
        """The dates or the language may have changed while another screen was there."""
        if self._said is None:  # not there yet
            return
        as_of, language = self._said
        if language != self.language:
            self.language_changed()
        elif as_of != self.as_of:
            self.as_of_changed()
        else:
            self.show_strip()

    def show_strip(self) -> None:
        """Say again which workplace this is, of when, and how far the journal is sealed."""
        dates = self.as_of.strip(self.port.today(), self.language)
        sealed, verdict = self.app.sealed, self.app.verdict  # type: ignore[attr-defined]
        forms = seal.forms(sealed, verdict, self.language, ascii_only=self.ascii_only)
        self.query_one(Strip).update(seal.strip(self.size.width, self.title_text(), dates, forms))

    def _too_small(self) -> str:
        return say(TOO_SMALL, self.language).format(say(PLAIN[self.place], self.language))

    def as_of_changed(self) -> None:
        """Another day, or another knowledge: ask again."""
        self._said = (self.as_of, self.language)
        self.show_strip()
        self.load()

    def language_changed(self) -> None:
        """Say everything again in the other language."""
        self._said = (self.as_of, self.language)
        self.show_strip()
        self.query_one("#too-small", Static).update(self._too_small())
        self.query_one(KeyLine).refresh()
        self.load()

    def load(self) -> None:
        """Ask what the screen shows, as of now."""

    # --- when it cannot be answered -------------------------------------------------------------------

    def on_workplace_failed(self, message: Failed) -> None:
        """Trouble with the journal is told above what stands there already; `r` asks again."""
        if message.turn != self._turn:
            return
        if isinstance(message.error, JournalError):
            sign = glyph("conflict", ascii_only=self.ascii_only)
            banner = self.query_one("#trouble", Static)
            banner.update(f"{sign} {message.error} · {say(AGAIN, self.language)}")
            banner.display = True
        self.refused(str(message.error))

    def refused(self, text: str) -> None:
        """Say in its place that there is no answer."""

    def answered(self) -> None:
        """The journal answers: no trouble (any more)."""
        self.query_one("#trouble", Static).display = False
        self.app.look_at_seal()  # type: ignore[attr-defined]

    def again(self) -> None:
        """Ask once more."""
        self.load()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, with their words in the language chosen, in the order of the footer."""
        found = sorted(super().active_bindings.items(), key=lambda pair: footer_order(pair[1].binding.id))
        return {key: self._in_language(active) for key, active in found}

    def _in_language(self, active: ActiveBinding) -> ActiveBinding:
        word = word_of(active.binding.id, self.language)
        if word is None:
            return active
        binding = active.binding
        show = binding.show and binding.id != ("quit" if self._has_before() else "back")
        show = show and not (self.has_class("-narrow") and BY_ID[binding.id or ""].roomy)
        return active._replace(binding=dataclasses.replace(binding, description=word, show=show))

    def _has_before(self) -> bool:
        """Whether esc leads anywhere: then the footer shows that, else how to quit. Both work always."""
        return isinstance(self.focused, Input) or self.app.screen_stack[0] is not self
