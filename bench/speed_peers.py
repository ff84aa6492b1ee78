"""Which other stores take part? Each in an environment of its own under `bench/.peers`.

One that cannot be installed is left out, with a line that says so.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from journeys.store.entry import Entry

HERE = Path(__file__).parent
PEERS = {"eventsourcing-sqlalchemy": "1.0.1", "umadb": "0.7.8"}


@dataclass(frozen=True)
class Peer:
    """A store that writes when it is told to; `missing`: why it cannot take part."""

    name: str
    program: subprocess.Popen[str] | None = None
    missing: str = ""

    def batches(self) -> float:
        return self._told("batches")

    def singles(self) -> float:
        return self._told("singles")

    def _told(self, word: str) -> float:
        assert self.program is not None
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self.program.stdin.write(f"{word}\n")
        self.program.stdin.flush()
        return float(self.program.stdout.readline())


@contextmanager
def peers(entries: Sequence[Entry], folder: Path) -> Iterator[list[Peer]]:
    """The peers, running, those that can."""
    events = folder / "events.jsonl"
    with events.open("w", encoding="utf-8") as file:
        for entry in entries:
            data = (entry.data or b"{}").decode()
            file.write(json.dumps([entry.stream, entry.version, entry.kind, data]) + "\n")
    with ExitStack() as stack:
        yield [_started(name, events, folder, stack) for name in PEERS]


def running(found: Sequence[Peer]) -> list[Peer]:
    """Those that take part."""
    return [peer for peer in found if not peer.missing]


def _started(name: str, events: Path, folder: Path, stack: ExitStack) -> Peer:
    python = HERE / ".peers" / name / "bin" / "python"
    if not python.exists() and (trouble := _install(name)):
        return Peer(name, missing=f"skipped: {trouble}")
    program = subprocess.Popen(
        [str(python), str(HERE / "peers" / f"{name.replace('-', '_')}_peer.py"), str(events), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    stack.callback(_end, program)
    assert program.stdout is not None
    if program.stdout.readline() != "ready\n":
        return Peer(name, missing="skipped: it does not start")
    return Peer(name, program)


def _install(name: str) -> str:
    """Make the environment; what is in the way, if anything."""
    print(f"  {name} {PEERS[name]} is installed, once", file=sys.stderr, flush=True)
    folder = HERE / ".peers" / name
    venv.create(folder, with_pip=True, clear=True)
    done = subprocess.run(
        [str(folder / "bin" / "python"), "-m", "pip", "install", "-q", f"{name}=={PEERS[name]}"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        (folder / "bin" / "python").unlink()
        return f"{name} {PEERS[name]} cannot be installed here"
    return ""


def _end(program: subprocess.Popen[str]) -> None:
    assert program.stdin is not None
    program.stdin.close()
    program.wait(timeout=30)
