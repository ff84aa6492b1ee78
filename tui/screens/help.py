"""What can be done here? Every action of the screen, to search in and to run."""

from __future__ import annotations

import textwrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from journeys.saying import Language
from tui.actions import Doing, Place, doings_at
from tui.language import Both, say
from tui.port import fold

_SEARCH: Both = ("Zoek een opdracht, enter kiest", "Search for something to do, enter runs it")
_MOVING: Both = (
    "Bladeren: pijlen of j k · PgUp PgDn · g G · enter opent · tab volgend deel · esc terug · muis werkt",
    "Moving: arrows or j k · PgUp PgDn · g G · enter opens · tab next part · esc back · the mouse works",
)
_KEY, _WORD = 7, 13
_KEYS = {
    "question_mark": "?", "slash": "/", "left_square_bracket": "[", "right_square_bracket": "]",
    "left_curly_bracket": "{", "right_curly_bracket": "}", "escape": "esc",
}  # fmt: skip


def key_text(key: str) -> str:
    """A key as it stands on a keyboard; the first, of a thing with more of them."""
    first = key.split(",", maxsplit=1)[0]
    return _KEYS.get(first, first)


class HelpScreen(ModalScreen[str | None]):
    """Gives the action that was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down", "into_list", show=False),
    ]
    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen #form {
        width: 76; max-width: 100%; height: auto; max-height: 90%; border: round $primary; padding: 0 1;
        background: $surface;
    }
    HelpScreen OptionList { height: auto; max-height: 16; border: none; }
    HelpScreen #moving { color: $text-muted; height: auto; }
    """

    def __init__(self, place: Place, language: Language) -> None:
        super().__init__()
        self._doings = doings_at(place)
        self._language = language

    def compose(self) -> ComposeResult:
        with Vertical(id="form"):
            yield Input(placeholder=say(_SEARCH, self._language), compact=True)
            yield OptionList(*self._options(""), markup=False)
            yield Static(say(_MOVING, self._language), id="moving", markup=False)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def _options(self, typed: str) -> list[Option]:
        wanted = fold(typed).split()
        return [
            Option(self._shown(doing), id=doing.id)
            for doing in self._doings
            if all(word in fold(self._text(doing)) for word in wanted)
        ]

    def _text(self, doing: Doing) -> str:
        key, word, help_ = (
            key_text(doing.key),
            say(doing.word, self._language),
            say(doing.help, self._language),
        )
        return f"{key:<{_KEY}}{word:<{_WORD}}{help_}"

    def _shown(self, doing: Doing) -> str:
        """The text over as many lines as it takes, its sentence in a column of its own."""
        room = max(min(self.app.size.width, 76) - 8, 30)  # border, padding, scrollbar
        indent = " " * (_KEY + _WORD) if room > 50 else " " * _KEY
        return "\n".join(
            textwrap.wrap(self._text(doing), room, subsequent_indent=indent, break_on_hyphens=False)
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(self._options(event.value))
        listed.highlighted = 0 if listed.option_count else None

    def on_input_submitted(self) -> None:
        listed = self.query_one(OptionList)
        if listed.option_count:
            self._choose(listed.get_option_at_index(listed.highlighted or 0).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option.id)

    def action_into_list(self) -> None:
        self.query_one(OptionList).focus()

    def action_leave(self) -> None:
        self.dismiss(None)

    def _choose(self, id_: str | None) -> None:
        found = next((doing for doing in self._doings if doing.id == id_), None)
        self.dismiss(found.action if found else None)
