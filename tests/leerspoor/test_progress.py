"""Is the line that tells how far it is never in the way of what is shown?"""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from journeys.saying import Language, speak
from leerspoor.cli.progress import Progress
from tests.commandline import ROOT

SHOWS = """
import time
from leerspoor.cli.progress import Progress

def found(progress):
    for number in (1, 2):
        progress(number, 2)
        time.sleep(0.25)
        yield f"row {number}"

with Progress("busy") as progress:
    time.sleep(1.1)
    for row in progress.before_each(found(progress)):
        print(row, flush=True)
"""
AWAY = b"\r\x1b[K"


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of Unix")
def test_on_a_terminal_the_line_goes_away_before_a_row_is_shown() -> None:
    import pty

    ours, theirs = pty.openpty()
    program = subprocess.Popen([sys.executable, "-c", SHOWS], stdout=theirs, stderr=theirs, cwd=ROOT)
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += os.read(ours, 1000)
        except OSError:  # the program ended
            break
    os.close(ours)
    assert program.wait(timeout=30) == 0
    assert b"busy: 1 van 2" + AWAY + b"row 1" in shown
    assert b"busy: 2 van 2" + AWAY + b"row 2" in shown


def test_in_a_pipe_nothing_is_told() -> None:
    program = subprocess.run([sys.executable, "-c", SHOWS], capture_output=True, cwd=ROOT, check=True)
    assert (program.stdout.split(), program.stderr) == ([b"row", b"1", b"row", b"2"], b"")


@pytest.mark.parametrize(
    ("language", "told"), [("nl", "bezig: 12.000 van 1.500.000"), ("en", "bezig: 12,000 of 1,500,000")]
)
def test_numbers_are_written_as_the_country_writes_them(
    language: Language, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal, clock = Terminal(), iter((0.0, 5.0))
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("leerspoor.cli.progress.time.monotonic", lambda: next(clock))
    speak(language)
    Progress("bezig")(12_000, 1_500_000)
    assert terminal.getvalue().endswith(told)
