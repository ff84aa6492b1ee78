"""What does a person at the command line get to see?

`leerspoor` runs a command inside the test, `leerspoor_program` as a program of its own; both hand back the
exit code and the bytes of stdout and stderr. `line` and `write` make the files that go in; a `School` has a
journal of its own, and `archived` makes an archive of a story, with the instants that the story tells.
"""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from journeys.events import EVENT_OF, ROOM_OF
from journeys.history import Recorded
from journeys.store.archive import write as archive_line
from journeys.store.entry import Entry, hash_of
from journeys.wire import encode
from leerspoor.cli.main import main
from tests.scenario import ORDINARY

ROOT = Path(__file__).parent.parent
PROGRAM = [sys.executable, "-m", "leerspoor.cli.main"]


@dataclass(frozen=True)
class Said:
    """What a command said, and how it ended."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def message(self) -> str:
        return self.err.decode()

    @property
    def lines(self) -> list[bytes]:
        return self.out.splitlines()

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The JSON objects on stdout; fails if there is anything beside them."""
        return [msgspec.json.decode(line, type=dict) for line in self.lines]

    @property
    def row(self) -> dict[str, Any]:
        """The one JSON object on stdout."""
        assert len(self.lines) == 1, self
        return self.rows[0]

    def done(self) -> Said:
        """The same, if all went well: exit 0 and not a word of complaint."""
        assert (self.code, self.err) == (0, b""), self
        return self

    def failed(self, code: int) -> str:
        """What the person was told, if it went wrong as it should: one message, never a traceback."""
        assert self.code == code, self
        assert "Traceback" not in self.message, self.message
        assert self.message.startswith("leerspoor: "), self
        return self.message


def leerspoor(*arguments: object) -> Said:
    """Run a command inside this program."""
    out, err = io.BytesIO(), io.BytesIO()
    with (
        redirect_stdout(io.TextIOWrapper(out, write_through=True)) as stdout,
        redirect_stderr(io.TextIOWrapper(err, write_through=True)) as stderr,
    ):
        code = main([str(argument) for argument in arguments])
        stdout.flush()
        stderr.flush()
    return Said(code, out.getvalue(), err.getvalue())


def started(*arguments: object, **options: Any) -> subprocess.Popen[bytes]:
    """Start a command as a program of its own, and do not wait for it."""
    return subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        stdout=options.pop("stdout", subprocess.PIPE),
        stderr=options.pop("stderr", subprocess.PIPE),
        stdin=options.pop("stdin", subprocess.DEVNULL),
        cwd=ROOT,
        env=environment(options.pop("environment", {})),
        preexec_fn=options.pop("preexec_fn", _hear_interrupts if os.name == "posix" else None),  # noqa: PLW1509 - no threads of ours
        **options,
    )


def _hear_interrupts() -> None:
    """As a program started by a person: who runs the tests in the background is deaf to an interrupt."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def ended(program: subprocess.Popen[bytes], patience: float = 60) -> Said:
    """Wait for a program that was started."""
    out, err = program.communicate(timeout=patience)
    return Said(program.returncode, out or b"", err or b"")


def leerspoor_program(*arguments: object, **options: Any) -> Said:
    """Run a command as a program of its own."""
    return ended(started(*arguments, **options))


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """The environment of a program: ours without a journal of the tester's own, and what is given."""
    ours = {name: value for name, value in os.environ.items() if name != "LEERSPOOR_JOURNAL"}
    return ours | {"PYTHONDONTWRITEBYTECODE": "1"} | dict(more)


def line(kind: str, who: str, on: str = "2023-08-01", /, **envelope: Any) -> dict[str, Any]:
    """A line of a file: an ordinary report with these members of the envelope; None leaves one out.

    `data`: what the report says that is not ordinary.
    """
    said = ORDINARY.get(kind, {}) | envelope.pop("data", {})
    members = {
        "specversion": "1.0",
        "source": "urn:leerspoor:system",
        "type": f"nl.leerspoor.{kind}.v1",
        "subject": who if "/" in who else f"{ROOM_OF[EVENT_OF[f'{kind}/1']]}/{who}",
        "time": on,
        "datacontenttype": "application/json",
        "data": said,
        **envelope,
    }
    return {name: value for name, value in members.items() if value is not None}


def region() -> list[dict[str, Any]]:
    """An agreement (A1), a route (R1) and a student (s1) on it since August 2023."""
    return [
        line("agreement-signed", "A1", "2019-01-01"),
        line("route-opened", "R1", "2019-01-02"),
        line("route-started", "s1", "2023-08-01"),
    ]


def write(path: Path, *lines: dict[str, Any] | bytes) -> Path:
    """A file of these lines."""
    texts = [text if isinstance(text, bytes) else msgspec.json.encode(text) for text in lines]
    path.write_bytes(b"".join(text + b"\n" for text in texts))
    return path


def archived(history: Iterable[Recorded]) -> list[bytes]:
    """The lines of an archive of what was recorded."""
    lines = []
    for recorded in history:
        data = None if recorded.event is None else encode(recorded.event)
        salt = recorded.position.to_bytes(16)
        entry = Entry(
            position=recorded.position,
            stream=recorded.stream,
            version=recorded.version,
            id=recorded.id,
            kind=recorded.kind,
            on=recorded.on,
            recorded_at=recorded.recorded_at,
            by=recorded.by,
            command=recorded.command or recorded.id,
            datahash=hash_of(salt, data or b""),
            salt=None if data is None else salt,
            data=data,
        )
        lines.append(archive_line(entry))
    return lines


class School:
    """A school with a journal, at the command line; `journal` if it is not a file in its own folder."""

    def __init__(self, folder: Path, journal: str | None = None) -> None:
        self.folder = folder
        self.journal = folder / "journal.db"
        self.place = journal or str(self.journal)
        self.files = 0

    def __call__(self, *arguments: object) -> Said:
        return leerspoor("--journal", self.place, *arguments)

    def file(self, *lines: dict[str, Any] | bytes, name: str | None = None) -> Path:
        self.files += 1
        return write(self.folder / (name or f"file{self.files}.jsonl"), *lines)

    def take(self, *lines: dict[str, Any] | bytes, options: tuple[object, ...] = ()) -> dict[str, Any]:
        """Import a file of these lines: the counts, with the exit code that goes with them."""
        return self.taken(self.file(*lines), *options)

    def taken(self, *arguments: object) -> dict[str, Any]:
        said = self("import", *arguments, "--json")
        assert said.err == b"", said
        assert said.code == (1 if said.row["refused"] else 0), said
        return said.row

    def restore(self, history: Iterable[Recorded]) -> None:
        """Let the journal be what was recorded, with the instants at which it was."""
        self("restore", self.file(*archived(history))).done()

    def ask(self, question: str, *arguments: object, on: str) -> list[dict[str, Any]]:
        """The answers to a question, as JSON."""
        return self(question, *arguments, "--on", on, "--json").done().rows

    def archive(self) -> list[dict[str, Any]]:
        return self("archive").done().rows


def counts(row: dict[str, Any]) -> tuple[int, int, int, int]:
    """Read, recorded, known, refused."""
    return row["read"], row["recorded"], row["known"], row["refused"]
