"""Which keys work now? One line at the bottom, with the words in the language chosen.

Drawn as a line: a widget for each key, as Textual's own footer has, takes longer to lay out than the rest of
a screen.
"""

from __future__ import annotations

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget


class Key(Struct, frozen=True):
    """A key as it is shown, its word, the key as Textual calls it, and the cells of the line it stands on."""

    shown: str
    word: str
    key: str
    start: int
    end: int


class KeyLine(Widget, can_focus=False):
    """The keys, each whole or not at all; a click presses one."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; background: $footer-background; color: $footer-foreground; }
    """

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _: Screen[object]) -> None:
        if self.is_attached:
            self.refresh()

    def in_sight(self) -> list[Key]:
        """The keys that there is room for."""
        found: list[Key] = []
        actions: set[str] = set()
        at = 1
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not binding.show or not active.enabled or binding.action in actions:
                continue
            actions.add(binding.action)
            shown = self.app.get_key_display(binding)
            end = at + cell_len(f"{shown} {binding.description}")
            if end < self.size.width:
                found.append(Key(shown, binding.description, binding.key, at, end))
                at = end + 2
        return found

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one
        base = self.rich_style
        strong = base + Style(color=self.app.theme_variables.get("footer-key-foreground"), bold=True)
        segments: list[Segment] = []
        at = 0
        for key in self.in_sight():
            segments += [Segment(" " * (key.start - at), base), Segment(key.shown, strong)]
            segments.append(Segment(f" {key.word}", base))
            at = key.end
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def on_click(self, event: events.Click) -> None:
        """As if the key were pressed."""
        for key in self.in_sight():
            if key.start <= event.x < key.end:
                self.app.simulate_key(key.key)
