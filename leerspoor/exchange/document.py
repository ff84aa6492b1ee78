"""What is on paper: a title, what was asked, and then text, tables and pictures, whatever they are about?

A `Document` is made by pure functions and says nothing of how it looks. `webpage` makes it one page for a
browser, `paper` makes it a PDF, and `publishing` writes either by the name of the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from journeys.saying import Language


class Heading(Struct, frozen=True):
    """A heading inside the document: `level` 2 for a part, 3 for a part of a part. The title is level 1."""

    text: str
    level: int = 2


class Paragraph(Struct, frozen=True):
    """Running text."""

    text: str


class Facts(Struct, frozen=True):
    """Short statements, each a label and what it says."""

    rows: Sequence[tuple[str, str]]


class Items(Struct, frozen=True):
    """A list of sentences."""

    texts: Sequence[str]


class Table(Struct, frozen=True):
    """A table: the heading of each column, rows of as many cells, and a caption that a reader aloud tells.

    `numbers`: the places of the columns, from 0, that hold numbers.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str
    numbers: frozenset[int] = frozenset()


class Picture(Struct, frozen=True):
    """A drawing as SVG with a `viewBox`, and in `alt` what it shows, for who does not see it."""

    svg: str
    alt: str


class NewPage(Struct, frozen=True):
    """What follows begins on a new page."""


Block: TypeAlias = Heading | Paragraph | Facts | Items | Table | Picture | NewPage


class Document(Struct, frozen=True, kw_only=True):
    """A document; `facts` stand under the title and say what was asked and of when the answer is.

    `landscape`: the page lies down. `one_page`: the letters are made smaller until all of it is on one page.
    """

    title: str
    language: Language
    facts: Sequence[tuple[str, str]] = ()
    blocks: Sequence[Block] = ()
    landscape: bool = False
    one_page: bool = False


_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without what no printer and no browser can show."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))
