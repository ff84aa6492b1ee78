"""Which saved mapping fits a file?

A mapping is saved as `<name>.mapping.toml`. One with the name of the file itself goes first; else the one
whose columns the file has. Looked for beside the file, and then in further folders.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from journeys.errors import Unreadable
from journeys.saying import say
from leerspoor.exchange.mapping import SourceMapping, load
from leerspoor.exchange.mapping_rows import reader_of
from leerspoor.exchange.sheet import readings_of

ENDING = ".mapping.toml"


def beside(path: Path) -> Path:
    """Where the mapping for one file is saved unless another place is asked for."""
    return path.with_name(path.stem + ENDING)


def mapping_that_fits(file: Path, name: Path, folders: Sequence[Path]) -> tuple[Path, SourceMapping] | None:
    """The mapping whose columns a file has; `name` is what the file is called, `file` where it is read.

    Raises `Unreadable` if more than one fits, or if the one with the file's own name cannot be read.
    """
    own = beside(name)
    if own.is_file():
        return own, load(own)
    found = [(path, mapping) for path, mapping in _saved(folders) if _fits(file, mapping)]
    if len(found) > 1:
        names = ", ".join(path.name for path, _ in found)
        raise Unreadable(
            say(
                f"{name}: meer dan een mapping past: {names}; kies er een met --mapping",
                f"{name}: more than one mapping fits: {names}; choose one with --mapping",
            )
        )
    return found[0] if found else None


def _saved(folders: Iterable[Path]) -> list[tuple[Path, SourceMapping]]:
    saved = []
    for path in {path.resolve(): path for folder in folders for path in sorted(folder.glob(f"*{ENDING}"))}:
        try:
            saved.append((path, load(path)))
        except Unreadable:
            continue  # not for this file, or it would have been named
    return saved


def _fits(file: Path, mapping: SourceMapping) -> bool:
    try:
        reader_of(readings_of(file, mapping.sheet), mapping, file)
    except Unreadable:
        return False
    return True
