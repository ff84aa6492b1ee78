"""How does a peer in an environment of its own take part in the rounds?

It is told `batches` or `singles` on stdin, and says on stdout how many seconds its writing took. Nothing of
this project is imported here: a peer has its own environment. The events come from a file, a JSON list a
line: stream, version, kind, data.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

BATCH = 1_000
SINGLES = 30


class Given(NamedTuple):
    """What an event is, to any store."""

    stream: str
    version: int
    kind: str
    data: bytes


def take_part(path: str, made: Callable[[Given], object], write: Callable[[list], object]) -> None:
    """Answer until stdin ends: `made` lays an event ready, `write` keeps some of them in one transaction."""
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - as plain as it can be
        given = [json.loads(line) for line in file]
    print("ready", flush=True)
    for number, line in enumerate(sys.stdin):
        word = line.strip()
        some = given if word == "batches" else given[:SINGLES]
        ready = [made(Given(f"{s}-{number}", v, k, d.encode())) for s, v, k, d in some]
        size = BATCH if word == "batches" else 1
        begun = time.perf_counter()
        for at in range(0, len(ready), size):
            write(ready[at : at + size])
        print(time.perf_counter() - begun, flush=True)
