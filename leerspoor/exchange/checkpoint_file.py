"""Which checkpoint is in a file?"""

from __future__ import annotations

from pathlib import Path

from journeys.errors import Unreadable, unreadable
from journeys.seal.note import MOST_BYTES
from journeys.seal.request import Request, request_of


def checkpoint_in(path: Path) -> Request:
    """The checkpoint in a file, with its proof if it has one; raises `Unreadable` with the file's name."""
    try:
        with path.open("rb") as file:
            return request_of(file.read(MOST_BYTES + 1))
    except OSError as error:
        raise unreadable(path, error) from None
    except Unreadable as error:
        raise Unreadable(f"{path}: {error}") from None
