"""Two lines to drag along: which line was pulled, and how far?"""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import Static


class Sliders(Static):
    """Lines of text, each with a bar from the cell `bar` on that is `length` cells long."""

    ALLOW_SELECT = False

    class Pulled(Message):
        """The handle of a line (0 or 1) was put at a share of its bar; `there`: it was let go."""

        def __init__(self, line: int, share: float, *, there: bool) -> None:
            super().__init__()
            self.line, self.share, self.there = line, share, there

    def __init__(self, text: str, *, bar: int, id: str) -> None:
        super().__init__(text, id=id, markup=False)
        self._bar = bar
        self.length = 1
        self._held: int | None = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and offset.y in (0, 1) and offset.x >= self._bar:
            self._held = offset.y
            self.capture_mouse()
            self._pull(event, there=False)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._held is not None:
            self._pull(event, there=False)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._held is not None:
            self._pull(event, there=True)
            self._held = None
            self.release_mouse()

    def _pull(self, event: events.MouseEvent, *, there: bool) -> None:
        if self._held is not None:
            x = event.x - self.gutter.left - self._bar
            share = min(max(x / max(self.length - 1, 1), 0.0), 1.0)
            self.post_message(self.Pulled(self._held, share, there=there))
