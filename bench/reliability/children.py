"""How does a trial get a program of its own, cheaply?

By forking this one, which has loaded everything already. What the child says goes to a file without a name,
so that it is there also when the child is killed, and a child that says much need not wait for us.
"""

from __future__ import annotations

import os
import signal
import tempfile
import traceback
from collections.abc import Callable
from typing import NoReturn

Say = Callable[[object], None]


class Child:
    """A program that does `work`, and can be killed."""

    def __init__(self, work: Callable[[Say], None]) -> None:
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - for as long as the child
        self._number = os.fork()
        if self._number == 0:
            _run(work, self._said.fileno())

    def kill(self) -> None:
        """kill -9."""
        os.kill(self._number, signal.SIGKILL)

    def ended(self) -> tuple[bool, list[str]]:
        """Wait for the end: whether it was killed, and what it said; raises if it failed by itself."""
        _, status = os.waitpid(self._number, 0)
        with self._said as file:
            file.seek(0)
            said = file.read().decode().splitlines()
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            raise RuntimeError("a child failed by itself; see above")
        return os.WIFSIGNALED(status), said


def _run(work: Callable[[Say], None], file: int) -> NoReturn:
    try:
        work(lambda said: _say(file, said))
    except BaseException:  # noqa: BLE001 - whatever it is, this is not the parent
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _say(file: int, said: object) -> None:
    os.write(file, f"{said}\n".encode())
