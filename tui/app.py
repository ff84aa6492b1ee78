"""The program in the terminal: which workplaces there are, and what they share."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import App
from textual.binding import BindingType
from textual.command import CommandPalette, Provider
from textual.filter import LineFilter
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets import Input

from journeys.errors import LeerspoorError
from journeys.saying import Language, speak
from tui.actions import bindings_anywhere
from tui.as_of import AsOf
from tui.in_ascii import InAscii
from tui.language import NO_COLOUR, SEARCH_ACTION, TO_QUIT, say
from tui.palette import Actions
from tui.port import Port
from tui.screens.base import Workplace
from tui.themes import THEMES

if TYPE_CHECKING:
    from leerspoor.sealing import State
    from tui.viewmodels.seal import Verdict

PLACES: dict[str, tuple[str, str]] = {
    "today": ("tui.screens.today", "TodayScreen"),
    "students": ("tui.screens.students", "StudentsScreen"),
    "exams": ("tui.screens.exams", "ExamsScreen"),
    "cohorts": ("tui.screens.cohorts", "CohortsScreen"),
    "replay": ("tui.screens.replay", "ReplayScreen"),
}
"""The workplaces, and where each is; it is loaded when one goes there."""
NO_COLOUR_THEME = "leerspoor-contrast"
_IN_ASCII = InAscii()


def _screen(place: str) -> Screen[Any]:
    """A workplace, loaded now."""
    module, name = PLACES[place]
    found: Screen[Any] = getattr(import_module(module), name)()
    return found


class LeerspoorApp(App[None]):
    """Five workplaces over one journal."""

    TITLE = "leerspoor"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Actions}
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        place: partial(_screen, place) for place in PLACES
    }
    DEFAULT_MODE = "students"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_anywhere()]

    theme = Reactive(THEMES[0].name)
    spoken: reactive[Language] = reactive("nl", init=False)
    as_of: reactive[AsOf | None] = reactive(None, init=False)

    def __init__(
        self,
        port: Port,
        *,
        language: Language = "nl",
        ascii_only: bool = False,
        begin_at: str = "students",
    ) -> None:
        """`begin_at`: the workplace of `PLACES` that is there first."""
        self.DEFAULT_MODE = begin_at  # type: ignore[misc] # the library asks the app itself
        super().__init__()
        self.port = port
        speak(language)
        self.subject: tuple[str, ...] = ()
        self.subject_title = ""
        self.subject_cohort: str | None = None
        self.sealed: State | None = None
        self.verdict: Verdict | None = None
        self._seal_of: tuple[int, int] | None = None
        self.ascii_only = ascii_only
        self.set_reactive(LeerspoorApp.spoken, language)
        self.set_reactive(LeerspoorApp.as_of, AsOf(port.today()))
        if self.no_color:
            self.theme = NO_COLOUR_THEME

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours alone; there from the first style on, so that nothing is styled twice."""
        return {theme.name: theme for theme in THEMES}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through before it is shown."""
        filters = super().get_line_filters()
        return [*filters, _IN_ASCII] if self.ascii_only else filters

    def on_mount(self) -> None:
        """Who ends the program from outside gets the terminal back as it was."""
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError, RuntimeError, ValueError):  # not on this system, or not here
                loop.add_signal_handler(number, self.exit, None, 1)

    def on_ready(self) -> None:
        """Something is in sight: if who started us waited for it, look for what can go from now on."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    # --- what every screen shares -------------------------------------------------------------------

    @property
    def now(self) -> AsOf:
        """The two dates of every question."""
        return self.as_of or AsOf(self.port.today())

    def watch_spoken(self) -> None:
        """The screen in sight at once, the others when they come into sight."""
        speak(self.spoken)
        if isinstance(self.screen, Workplace):
            self.screen.language_changed()

    def watch_as_of(self) -> None:
        """The screen in sight at once, the others when they come into sight."""
        if isinstance(self.screen, Workplace):
            self.screen.as_of_changed()

    # --- the seal -------------------------------------------------------------------------------------

    class SealSeen(Message):
        """How far the journal is sealed; None if it cannot be seen now."""

        def __init__(self, state: State | None) -> None:
            super().__init__()
            self.state = state

    def look_at_seal(self, *, again: bool = False) -> None:
        """See how far the sealing is; not `again` where nothing was recorded and no journal opened since."""
        before, now = self._seal_of, (self.port.openings, self.port.written)
        if before is not None and before[0] != now[0]:
            self.verdict = None  # of the journal that was open before
        if again or before != now:
            self._seal_of = now
            self._look_at_seal()

    @work(thread=True, group="seal", exclusive=True)
    def _look_at_seal(self) -> None:
        try:
            state = self.port.seal_state()
        except LeerspoorError:
            state = None
        self.post_message(self.SealSeen(state))

    def on_leerspoor_app_seal_seen(self, message: SealSeen) -> None:
        self.sealed = message.state
        if isinstance(self.screen, Workplace):
            self.screen.show_strip()

    def judge(self, verdict: Verdict) -> None:
        """What reading everything again led to; for this session, until it is read again."""
        self.verdict = verdict
        self.look_at_seal(again=True)

    @work
    async def action_seal(self) -> None:
        """Say in full how far the journal is sealed, and why not further."""
        if not isinstance(self.screen, Workplace):
            return
        from tui.screens.inspecting import SEAL, telling
        from tui.screens.job import JobScreen

        job = telling(self.port, self.verdict, self.spoken)
        title = say(SEAL, self.spoken)
        await self.push_screen_wait(JobScreen(title, job, self.spoken, ascii_only=self.ascii_only))
        self.look_at_seal(again=True)

    # --- going about ----------------------------------------------------------------------------------

    def action_language(self) -> None:
        self.spoken = "en" if self.spoken == "nl" else "nl"

    def action_next_theme(self) -> None:
        if self.no_color:
            self.notify(say(NO_COLOUR, self.spoken), markup=False)
            return
        names = [theme.name for theme in THEMES]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]

    async def action_workplace(self, mode: str) -> None:
        """To another workplace, which keeps its own screens; from within a workplace to its list."""
        if mode != self.current_mode:
            await self.switch_mode(mode)
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()

    @work
    async def action_time(self) -> None:
        """Choose the day asked about and the knowledge used, for every screen."""
        from tui.screens.time import TimeScreen

        chosen = await self.push_screen_wait(TimeScreen(self.now, AsOf(self.port.today()), self.spoken))
        if chosen is not None:
            self.as_of = chosen

    @work
    async def action_help(self) -> None:
        """Everything that can be done on this screen, and run what is chosen."""
        screen = self.screen
        if not isinstance(screen, Workplace):
            return
        from tui.screens.help import HelpScreen

        chosen = await self.push_screen_wait(HelpScreen(screen.place, self.spoken))
        if chosen is not None:
            await screen.run_action(chosen)

    def action_command_palette(self) -> None:
        """The actions of this screen by name; a form has none."""
        if isinstance(self.screen, Workplace):
            placeholder = say(SEARCH_ACTION, self.spoken)
            self.push_screen(CommandPalette(placeholder=placeholder, id="--command-palette"))

    def action_again(self) -> None:
        """Ask once more what the screen shows."""
        self._seal_of = None if self._seal_of is None else (self._seal_of[0], -1)
        if isinstance(self.screen, Workplace):
            self.screen.again()

    def action_help_quit(self) -> None:
        """Ctrl-C copies and does not close: say what does."""
        self.notify(say(TO_QUIT, self.spoken), markup=False)

    async def action_back(self) -> None:
        """To the screen before; from the last one of a workplace to its list."""
        if isinstance(self.focused, Input):
            self.screen.focus_next()
            return
        if len(self.screen_stack) > 1:
            self.pop_screen()

    def open_student(self, student: str) -> None:
        """The page of a student."""
        self.subject, self.subject_title = (student,), self.port.name_of(student)
        self.subject_cohort = None
        from tui.screens.student import StudentScreen

        name = f"student-{self.current_mode}"  # a page for each workplace, laid out once
        if not self.is_screen_installed(name):
            self.install_screen(StudentScreen(student), name)
        page = self.get_screen(name)
        if isinstance(page, StudentScreen):
            page.turn_to(student)
        self.push_screen(name)

    def open_students(self, students: Sequence[str], title: str, cohort: str | None = None) -> None:
        """The list of these students alone; `cohort`: they are the students of that one."""
        self.subject, self.subject_title, self.subject_cohort = tuple(students), title, cohort
        from tui.screens.students import StudentsScreen

        self.push_screen(StudentsScreen(students, title))

    def open_why(self, student: str, question: str) -> None:
        """Why an answer is what it is."""
        from tui.screens.why import WhyScreen

        self.push_screen(WhyScreen(student, question))


def run(port: Port, *, language: Language, ascii_only: bool, begin_at: str = "students") -> int:
    """Run the program until it is closed; the exit code."""
    app = LeerspoorApp(port, language=language, ascii_only=ascii_only, begin_at=begin_at)
    app.run()
    return app.return_code or 0
