"""How is a file never left half written?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from journeys.errors import Unreadable, unwritable
from journeys.saying import say


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Inside: a path to write to, beside the file; after it that is put in place, or away if it failed.

    A pipe is written to as it is. Raises `Unreadable` if the file cannot be written.
    """
    if path.is_dir():
        raise Unreadable(
            say(f"{path}: dit is een map; noem een bestand", f"{path}: this is a folder; name a file")
        )
    if path.exists() and not path.is_file():
        yield path
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.deel")
    try:
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())  # after a power cut it is the old file or the new one, never an empty one
        beside.replace(path)
    except OSError as error:
        raise unwritable(path, error) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
