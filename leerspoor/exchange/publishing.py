"""How does a document become a file: a page for a browser or a PDF, by the name of the file?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from journeys.errors import WrongUse
from journeys.saying import say
from leerspoor.exchange.document import Document
from leerspoor.exchange.whole_file import whole

ENDINGS = (".html", ".pdf")


def publish(document: Document, path: Path, tell: Callable[[int, int], None] | None = None) -> None:
    """Write the document as what the file's name says; raises `WrongUse`, or `Unreadable` if it cannot be.

    `tell` hears how far a PDF is.
    """
    refuse_other_endings(path)
    with whole(path) as beside:
        if path.suffix.lower() == ".pdf":
            from leerspoor.exchange.paper import pdf  # noqa: PLC0415 - the library is there if it was asked for

            beside.write_bytes(pdf(document, tell))
        else:
            from leerspoor.exchange.webpage import html  # noqa: PLC0415 - as above

            beside.write_text(html(document), encoding="utf-8")


def refuse_other_endings(path: Path) -> None:
    """Raise `WrongUse` unless the name of the file says which of the two it is."""
    if path.suffix.lower() not in ENDINGS:
        raise WrongUse(
            say(
                f"{path}: een rapport is een .html of een .pdf; noem het bestand zo",
                f"{path}: a report is a .html or a .pdf; name the file so",
            )
        )
