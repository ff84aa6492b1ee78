"""How is a program in a terminal driven, and how long does it take until something stands there?

A terminal of its own (a pty of 80 by 24), keys written to it, and what the program writes read from it. What
is measured is what a person waits for: from the key, or from the start, to the text.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Self

from speed_data import environment

PATIENCE = 120.0
_CONTROL = re.compile(r"\x1b(\[[0-9;?<>=]*[a-zA-Z]|[P\]][^\x07\x1b]*(\x07|\x1b\\)|[=>()][0-9A-B]?)")


class Session:
    """A program in a terminal."""

    def __init__(self, program: Sequence[str]) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        around = environment() | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        around.pop("NO_COLOR", None)
        self._begun = perf_counter()
        self._program = subprocess.Popen(
            program, stdin=slave, stdout=slave, stderr=slave, env=around, start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.killpg(self._program.pid, signal.SIGKILL)
        self._program.wait()
        os.close(self._master)

    def until(self, seen: Callable[[str], object]) -> float:
        """The seconds since the start, or since the last key, until this was written."""
        written = b""
        while not seen(_CONTROL.sub("", written.decode(errors="replace"))):
            ready = select.select([self._master], [], [], PATIENCE)[0]
            if not ready:
                raise TimeoutError(f"not seen; there is: {written[-2000:]!r}")
            written += os.read(self._master, 1 << 16)
        return perf_counter() - self._begun

    def press(self, keys: str) -> None:
        """Press keys; what was written until now is forgotten."""
        self.rest()
        self._begun = perf_counter()
        os.write(self._master, keys.encode())

    def rest(self, quiet: float = 0.25) -> None:
        """Until nothing has been written for a while."""
        while select.select([self._master], [], [], quiet)[0]:
            os.read(self._master, 1 << 16)


def until_seen(program: Sequence[str], text: str) -> float:
    """The seconds from the start of a program until this text was written."""
    with Session(program) as session:
        return session.until(lambda written: text in written)
