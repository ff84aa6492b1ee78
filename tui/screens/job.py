"""How is something done that takes longer: with progress, esc to stop, and what came of it in full?"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event
from typing import Any, ClassVar, Protocol, TypeAlias

from msgspec import Struct
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import get_current_worker

from journeys.errors import LeerspoorError, what_went_wrong
from journeys.saying import Language
from tui.language import LOADING, OF, Both, say
from tui.signs import glyph

_STOP: Both = ("esc: stoppen", "esc: stop")
_STOPPING: Both = ("stopt …", "stopping …")
_STOPPED: Both = ("Gestopt. Er is niets achtergelaten.", "Stopped. Nothing was left behind.")
_CLOSE: Both = ("esc of enter: terug", "esc or enter: back")
_SELDOM = 0.2
"""Seconds between two looks at how far it is."""


class Stopped(Exception):  # noqa: N818 - no error: a person changed their mind
    """Raised inside the work, at the next moment that it tells how far it is."""


class Tell(Protocol):
    """Told how far it is, of how much if that is known."""

    def __call__(self, done: int, of: int | None = None) -> None: ...


class Ended(Struct, frozen=True):
    """What came of it, in lines; `found`: what the one who asked needs besides; `sign`: of `tui.signs`."""

    ok: bool
    lines: list[str]
    found: Any = None
    sign: str | None = None


Job: TypeAlias = Callable[[Tell], Ended]


class JobScreen(ModalScreen[Ended | None]):
    """Gives what came of it once it was read; None if it was stopped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("enter", "close", show=False),
    ]
    DEFAULT_CSS = """
    JobScreen { align: center middle; }
    JobScreen #form {
        width: 78; max-width: 100%; height: auto; max-height: 100%; border: round $primary; padding: 0 1;
        background: $surface;
    }
    JobScreen #title { text-style: bold; }
    JobScreen #scroll { height: auto; max-height: 60vh; }
    JobScreen #lines { height: auto; }
    JobScreen #lines.-wrong { color: $text-error; }
    JobScreen #keys { color: $text-muted; }
    """

    class Progress(Message):
        """How far it is."""

        def __init__(self, done: int, of: int | None) -> None:
            super().__init__()
            self.done, self.of = done, of

    class Done(Message):
        """It is over; None: it was stopped."""

        def __init__(self, ended: Ended | None) -> None:
            super().__init__()
            self.ended = ended

    def __init__(self, title: str, job: Job, language: Language, *, ascii_only: bool) -> None:
        super().__init__()
        self._title_text, self._job, self._language, self._ascii = title, job, language, ascii_only
        self._stop = Event()
        self._ended: Ended | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="form"):
            yield Static(self._title_text, id="title", markup=False)
            with VerticalScroll(id="scroll"):
                yield Static(say(LOADING, self._language), id="lines", markup=False)
            yield Static(say(_STOP, self._language), id="keys", markup=False)

    def on_mount(self) -> None:
        self.query_one("#scroll").focus()
        self._run_job()

    @work(thread=True, group="job", exclusive=True)
    def _run_job(self) -> None:
        worker = get_current_worker()
        told = time.monotonic()

        def tell(done: int, of: int | None = None) -> None:
            nonlocal told
            if self._stop.is_set() or worker.is_cancelled:  # by a person, or the program is closed
                raise Stopped
            if time.monotonic() - told >= _SELDOM:
                told = time.monotonic()
                self.post_message(self.Progress(done, of))

        ended: Ended | None
        try:
            ended = self._job(tell)
        except Stopped:
            ended = None
        except LeerspoorError as error:
            ended = Ended(ok=False, lines=[str(error)])
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            ended = Ended(ok=False, lines=[f"{where}{what_went_wrong(error)}"])
        self.post_message(self.Done(ended))

    def on_job_screen_progress(self, message: Progress) -> None:
        if self._ended is None:
            said = _number(message.done, self._language)
            if message.of:
                said += f" {say(OF, self._language)} {_number(message.of, self._language)}"
            self.query_one("#lines", Static).update(f"{say(LOADING, self._language)} {said}")

    def on_job_screen_done(self, message: Done) -> None:
        if message.ended is None:
            self.notify(say(_STOPPED, self._language), markup=False)
            self.dismiss(None)
            return
        self._ended = message.ended
        name = message.ended.sign or ("done" if message.ended.ok else "late")
        sign = glyph(name, ascii_only=self._ascii)
        first, *rest = message.ended.lines
        lines = self.query_one("#lines", Static)
        lines.set_class(not message.ended.ok, "-wrong")
        lines.update("\n".join([f"{sign} {first}", *rest]))
        self.query_one("#keys", Static).update(say(_CLOSE, self._language))

    def action_leave(self) -> None:
        """Stop it; back if it is over."""
        if self._ended is not None:
            self.dismiss(self._ended)
            return
        self._stop.set()
        self.query_one("#keys", Static).update(say(_STOPPING, self._language))

    def action_close(self) -> None:
        if self._ended is not None:
            self.dismiss(self._ended)


def _number(count: int, language: Language) -> str:
    return f"{count:,}".replace(",", "." if language == "nl" else ",")
