"""Does it work in a real terminal: five short journeys, under tmux, from the shell and back to it?

Without tmux these tests fail: they are never passed over.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.commandline import ROOT, School
from tests.tui.at_the_desk import school_at

PATIENCE = 15.0


class Terminal:
    """A shell in a terminal of its own; `see` waits until something stands on the screen."""

    def __init__(self, folder: Path, width: int, height: int) -> None:
        if shutil.which("tmux") is None:
            pytest.fail("these tests need tmux: apt-get install tmux")
        self._socket = f"leerspoor-{uuid.uuid4().hex}"
        variables = {
            "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "TEXTUAL_ANIMATIONS": "none",
            "PS1": "$ ",
            "PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
        }  # fmt: skip
        shell = ["env", "-i", *(f"{name}={value}" for name, value in variables.items()), "sh"]
        self._tmux(
            "-f", "/dev/null", "new-session", "-d", "-s", "t", "-x", str(width), "-y", str(height),
            "-c", str(folder), shlex.join(shell),
        )  # fmt: skip
        self.see("$")

    def _tmux(self, *words: str) -> str:
        ran = subprocess.run(
            ["tmux", "-u", "-L", self._socket, *words], capture_output=True, text=True, check=True, timeout=10
        )
        return ran.stdout

    def type(self, *keys: str) -> None:
        """Press keys, by their tmux names; a text is typed letter by letter."""
        for key in keys:
            self._tmux("send-keys", "-t", "t", key)

    def line(self, text: str) -> None:
        """Give the shell a line."""
        self._tmux("send-keys", "-l", "-t", "t", text)
        self._tmux("send-keys", "-t", "t", "Enter")

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p", "-t", "t")

    def see(self, *wanted: str, gone: str | None = None) -> str:
        """Wait until all this stands on the screen (and that no longer); what stands there."""
        return self.until(
            lambda now: all(text in now for text in wanted) and (gone is None or gone not in now),
            f"waited for {wanted}, without {gone}",
        )

    def until(self, done: Callable[[str], object], what: str) -> str:
        end = time.monotonic() + PATIENCE
        while not done(now := self.screen()):
            if time.monotonic() > end:
                pytest.fail(f"{what}; there is:\n{now}")
            time.sleep(0.03)
        return now

    def resize(self, width: int, height: int) -> None:
        self._tmux("resize-window", "-t", "t", "-x", str(width), "-y", str(height))

    def value(self, name: str) -> str:
        """What tmux knows of the terminal, such as alternate_on and mouse_any_flag."""
        return self._tmux("display-message", "-p", "-t", "t", f"#{{{name}}}").strip()

    def close(self) -> None:
        subprocess.run(["tmux", "-L", self._socket, "kill-server"], capture_output=True, check=False)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    return school_at(tmp_path_factory.mktemp("school"))


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    found = Terminal(tmp_path, 80, 24)
    yield found
    found.close()


def start(terminal: Terminal, school: School, *options: str) -> None:
    words = [sys.executable, "-m", "leerspoor.cli.main", "--journal", school.place, *options, "tui"]
    terminal.line(f"{shlex.join(words)}; echo ended $?")
    terminal.see("3 van 3" if "en" not in options else "3 of 3")


def to_october(terminal: Terminal) -> None:
    """About 1 October 2025, so that the days that pass change nothing."""
    terminal.type("t")
    terminal.see("jjjj-mm-dd")
    today = datetime.now(UTC).strftime("%Y-%m")
    terminal.until(lambda now: today not in now or terminal.type("C-u"), "the field does not become empty")
    terminal.type("2025-10-01")
    terminal.see("2025-10-01")
    terminal.type("Enter")
    terminal.see("stand 01-10-2025")


def open_s1(terminal: Terminal) -> None:
    """Search for a student, and open the page."""
    terminal.type("/")
    terminal.see("f1 Toetsen")
    terminal.type("s1")
    terminal.see("1 van 3")
    terminal.type("Enter")
    terminal.see("? Toetsen")
    terminal.type("Enter")


def test_start_search_open_and_ask_why(terminal: Terminal, school: School) -> None:
    start(terminal, school)
    terminal.see("? Toetsen", "Leerlingen")
    to_october(terminal)
    open_s1(terminal)
    terminal.see("Gebeurtenissen", "stand 01-10-2025")
    terminal.type("w")
    terminal.see("Conclusie", "Regels", "stand 01-10-2025")
    terminal.type("Escape")
    terminal.see("Gebeurtenissen", gone="Conclusie")
    terminal.type("Escape")
    terminal.see("1 van 3")


def test_another_language_and_something_chosen_from_the_help(terminal: Terminal, school: School) -> None:
    start(terminal, school)
    terminal.type("L")
    terminal.see("Students", "3 of 3", "? Keys", "/ search", gone="Toetsen")
    terminal.type("?")
    terminal.see("Search for something to do")
    terminal.type("cohorts", "Enter")
    terminal.see("Cohorts", "promise", gone="Search for")
    terminal.type("C-p")
    terminal.see("Search for a command")
    terminal.type("needs doing")
    terminal.see("Today", gone="Replay")
    terminal.type("Enter")
    terminal.see("· f: vo")


def test_the_exam_matrix_is_written_to_a_file(terminal: Terminal, school: School, tmp_path: Path) -> None:
    start(terminal, school)
    to_october(terminal)
    terminal.type("3")
    terminal.see("Open examens", "WI-CE", "R1/2024")
    terminal.type("e")
    terminal.see("geschreven")
    (table,) = tmp_path.glob("*.csv")
    (lines,) = tmp_path.glob("*.jsonl")
    assert "s2" in table.read_text(encoding="utf-8-sig")
    assert '"s2"' in lines.read_text(encoding="utf-8")


def test_looking_back_with_two_marks(terminal: Terminal, school: School) -> None:
    start(terminal, school)
    to_october(terminal)
    open_s1(terminal)
    terminal.see("Gebeurtenissen")
    terminal.type("5")
    terminal.see("bekend op", "geldig op")
    terminal.type("m")
    terminal.see("Moment A")
    terminal.type("[")
    terminal.see("bekend op 03-06-2025")
    terminal.type("[")
    terminal.see("bekend op 24-05-2025")
    terminal.type("m")
    terminal.see("Moment B")
    terminal.type("d")
    terminal.see("gecorrigeerd", "NE-CE")


def test_the_terminal_is_given_back_as_it_was(terminal: Terminal, school: School) -> None:
    terminal.line("stty -g > before; echo ready")
    terminal.see("ready")
    start(terminal, school)
    assert (terminal.value("alternate_on"), terminal.value("mouse_any_flag")) == ("1", "1")
    terminal.resize(39, 11)
    terminal.see("te klein")
    terminal.resize(120, 30)
    terminal.see("3 van 3", gone="te klein")
    terminal.type("C-c")
    terminal.see("ctrl+q", "3 van 3")
    terminal.type("C-q")
    terminal.see("ended 0", "ready", gone="Leerlingen")
    terminal.line("stty -g > after; cmp before after && echo the same")
    terminal.see("the same\n")
    assert [terminal.value(name) for name in ("alternate_on", "mouse_any_flag", "cursor_flag")] == [
        "0",
        "0",
        "1",
    ]


@pytest.mark.parametrize("signal", ["TERM", "INT"])
def test_who_ends_it_from_outside_gets_the_terminal_back(
    terminal: Terminal, school: School, tmp_path: Path, signal: str
) -> None:
    terminal.line("stty -g > before; echo ready")
    terminal.see("ready")
    words = shlex.join([sys.executable, "-m", "leerspoor.cli.main", "--journal", school.place, "tui"])
    terminal.line(f"sh -c 'echo $$ > number; exec {words}'; echo ended $?")
    terminal.see("3 van 3")
    subprocess.run(["kill", f"-{signal}", (tmp_path / "number").read_text().strip()], check=True)
    terminal.see("ended 1", "ready", gone="Leerlingen")
    terminal.line("stty -g > after; cmp before after && echo the same")
    terminal.see("the same\n")
    assert [terminal.value(name) for name in ("alternate_on", "mouse_any_flag", "cursor_flag")] == [
        "0",
        "0",
        "1",
    ]


def test_a_coordinator_begins_with_what_needs_doing(terminal: Terminal, school: School) -> None:
    words = [
        sys.executable,
        "-m",
        "leerspoor.cli.main",
        "--journal",
        school.place,
        "tui",
        "--screen",
        "today",
    ]
    terminal.line(f"{shlex.join(words)}; echo ended $?")
    terminal.see("Vandaag", "f: vo")
    terminal.type("2")
    terminal.see("3 van 3")
