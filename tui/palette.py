"""What does the command palette offer? The same actions as the keys, in the language chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.actions import Doing, doings_at
from tui.language import say
from tui.screens.base import Workplace


class Actions(Provider):
    """The registry of actions, of the screen that the palette was opened on."""

    async def discover(self) -> Hits:
        for doing, run in self._all():
            yield DiscoveryHit(self._word(doing), run, help=self._help(doing))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for doing, run in self._all():
            score = matcher.match(f"{self._word(doing)} {self._help(doing)}")
            if score:
                yield Hit(score, matcher.highlight(self._word(doing)), run, help=self._help(doing))

    def _all(self) -> list[tuple[Doing, Callable[[], object]]]:
        screen = self.screen
        if not isinstance(screen, Workplace):
            return []
        return [(doing, partial(screen.run_action, doing.action)) for doing in doings_at(screen.place)]

    def _word(self, doing: Doing) -> str:
        screen = self.screen
        return say(doing.word, screen.language if isinstance(screen, Workplace) else "nl")

    def _help(self, doing: Doing) -> str:
        screen = self.screen
        return say(doing.help, screen.language if isinstance(screen, Workplace) else "nl")
