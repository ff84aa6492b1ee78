"""What do all workplaces have? The strip with both dates, the footer in the chosen language, the keys."""

from __future__ import annotations

import dataclasses
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.screen import Screen
from textual.widgets import Footer, Static

from leerspoor.wording import Language
from tui.actions import Place, word_of
from tui.as_of import AsOf
from tui.language import TITLES, TOO_SMALL, say
from tui.port import Port

T = TypeVar("T")


class Strip(Static):
    """The line at the top of every screen: which workplace, which day, which knowledge."""

    DEFAULT_CSS = "Strip { height: 1; background: $primary; color: $text; text-style: bold; padding: 0 1; }"


class Workplace(Screen[T]):
    """A screen of the program; `place` names it in the registry of actions."""

    place: ClassVar[Place] = "students"
    DEFAULT_CSS = """
    Workplace #too-small { display: none; padding: 1; }
    Workplace.-tiny #too-small { display: block; }
    Workplace.-tiny #body, Workplace.-tiny Footer { display: none; }
    """

    def compose(self) -> ComposeResult:
        yield Strip(markup=False)
        yield Static(say(TOO_SMALL, self.language), id="too-small", markup=False)
        yield from self.body()
        yield Footer(show_command_palette=False)

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

    def on_resize(self) -> None:
        self.set_class(self.size.width < 40 or self.size.height < 12, "-tiny")
        self.set_class(self.size.width < 100, "-narrow")
        self.set_class(self.size.width >= 120, "-wide")

    def on_screen_resume(self) -> None:
        """The dates or the language may have changed while another screen was there."""
        self.show_strip()

    def show_strip(self) -> None:
        """Say again which workplace this is, and of when."""
        text = f"{self.title_text()}   {self.as_of.strip(self.port.today(), self.language)}"
        self.query_one(Strip).update(text)

    def as_of_changed(self) -> None:
        """Another day, or another knowledge: ask again."""
        self.show_strip()
        self.load()

    def language_changed(self) -> None:
        """Say everything again in the other language."""
        self.show_strip()
        self.query_one("#too-small", Static).update(say(TOO_SMALL, self.language))
        self.query_one(Footer).refresh(recompose=True)
        self.load()

    def load(self) -> None:
        """Ask what the screen shows, as of now."""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, with their words in the language chosen."""
        found = super().active_bindings
        return {key: self._in_language(active) for key, active in found.items()}

    def _in_language(self, active: ActiveBinding) -> ActiveBinding:
        word = word_of(active.binding.id, self.language)
        if word is None:
            return active
        return active._replace(binding=dataclasses.replace(active.binding, description=word))
