"""What does the command palette offer? The same actions as the keys, in the language chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from journeys.saying import Language
from tui.actions import Doing, doings_at
from tui.language import NOTHING, say
from tui.screens.base import Workplace


class Actions(Provider):
    """The registry of actions, of the screen that the palette was opened on."""

    async def discover(self) -> Hits:
        for doing, run in self._all():
            yield DiscoveryHit(self._word(doing), run, help=self._help(doing))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        found = False
        for doing, run in self._all():
            score = matcher.match(f"{self._word(doing)} {self._help(doing)}")
            if score:
                found = True
                yield Hit(score, matcher.highlight(self._word(doing)), run, help=self._help(doing))

        if not found:
            yield Hit(1, say(NOTHING, self._language), _nothing)

    def _all(self) -> list[tuple[Doing, Callable[[], object]]]:
        screen = self.screen
        if not isinstance(screen, Workplace):
            return []
        return [
            (doing, partial(screen.run_action, doing.action))
            for doing in doings_at(screen.place)
            if doing.id != "palette"
        ]

    @property
    def _language(self) -> Language:
        screen = self.screen
        return screen.language if isinstance(screen, Workplace) else "nl"

    def _word(self, doing: Doing) -> str:
        return say(doing.word, self._language)

    def _help(self, doing: Doing) -> str:
        return say(doing.help, self._language)


def _nothing() -> None:
    """What a line does that only tells that nothing was found."""
