"""How is a document a PDF: pages with their numbers, headings over every table, any European letter?"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast

from journeys.errors import WrongUse
from journeys.saying import say
from leerspoor.exchange.document import (
    Block,
    Document,
    Facts,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Picture,
    Table,
    printable,
)

if TYPE_CHECKING:
    from fpdf import FPDF

Tell: TypeAlias = Callable[[int, int], None]
_FONT = "DejaVu Sans"
_FONTS = Path(__file__).parent / "fonts"
_MARGIN = 15.0
_SIZE, _SMALLEST = 9.0, 5.0
"""Points of the letters: as they are, and the smallest that one page may ask."""
_MM = 0.3528
"""Millimetres in a point."""
_LINE = 1.35
"""From one line to the next, in letters."""
_LONG, _CELL_LINES = 60, 30
"""Letters of a cell that may be long; and the lines in one: more go on in a row below, as no row may be
higher than a page."""


def pdf(document: Document, tell: Tell | None = None) -> bytes:
    """The document as a PDF on A4; raises `WrongUse` if the library for it was not installed.

    `tell` hears how many of the blocks are on paper, of how many.
    """
    size = _SIZE
    paper = _printed(document, size, tell)
    while document.one_page and paper.pages_count > 1 and size > _SMALLEST:
        size -= 0.5
        paper = _printed(document, size)
    return bytes(paper.output())


def _printed(document: Document, size: float, tell: Tell | None = None) -> FPDF:
    paper = _blank(document, size)
    _write(paper, document.title, size * 1.6, bold=True)
    paper.ln(size * _MM * 0.6)
    blocks: list[Block] = [Facts(document.facts), *document.blocks] if document.facts else [*document.blocks]
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            _keep_together(paper, blocks[number + 1 : number + 2], size)
        _print(paper, block, size)
        if tell is not None:
            tell(number + 1, len(blocks))
    return paper


def _keep_together(paper: FPDF, following: Sequence[Block], size: float) -> None:
    """Begin a new page for a heading under which what follows would not begin."""
    below = sum(_shown(paper, block.svg)[1] for block in following if isinstance(block, Picture))
    if paper.will_page_break(size * _MM * 8 + below):
        paper.add_page()


def _blank(document: Document, size: float) -> FPDF:
    try:
        from fpdf import FPDF  # noqa: PLC0415 - an extra
    except ImportError:
        raise WrongUse(
            say(
                "een PDF vraagt de bibliotheek fpdf2: pip install 'leerspoor[reports]'",
                "a PDF needs the library fpdf2: pip install 'leerspoor[reports]'",
            )
        ) from None
    logging.getLogger("fpdf").setLevel(logging.ERROR)  # a letter that no font of ours has prints as a box

    class Paper(FPDF):
        def footer(self) -> None:
            """The title, and which page of how many."""
            self.set_y(-_MARGIN + 3)
            self.set_font(_FONT, size=7)
            self.set_text_color(90)
            self.cell(self.epw - 20, 4, _cut(printable(document.title), 120))
            self.cell(20, 4, f"{self.page_no()} / {{nb}}", align="R")
            self.set_text_color(0)

    paper = Paper(orientation="landscape" if document.landscape else "portrait", format="A4")
    for style, name in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
        paper.add_font(_FONT, style, _FONTS / name)
    paper.set_lang(document.language)
    paper.set_title(printable(document.title))
    paper.set_creator("leerspoor")
    paper.set_margin(_MARGIN)
    paper.set_auto_page_break(auto=True, margin=_MARGIN)
    paper.add_page()
    paper.set_font(_FONT, size=size)
    return paper


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _write(paper: FPDF, text: str, size: float, *, bold: bool = False, indent: float = 0) -> None:
    """Running text over the width of the page."""
    paper.set_font(_FONT, "B" if bold else "", size)
    paper.set_x(paper.l_margin + indent)
    paper.multi_cell(
        paper.epw - indent, size * _MM * _LINE, printable(text), align="L", new_x="LMARGIN", new_y="NEXT"
    )


def _print(paper: FPDF, block: Block, size: float) -> None:
    gap = size * _MM * 0.5
    match block:
        case Heading(text, level):
            _heading(paper, text, level, size)
        case Paragraph(text):
            _write(paper, text, size)
            paper.ln(gap)
        case Facts(rows):
            _facts(paper, rows, size)
            paper.ln(gap)
        case Items(texts):
            for text in texts:
                _write(paper, f"– {text}", size, indent=3)  # noqa: RUF001 - a dash
            paper.ln(gap)
        case Table():
            _table(paper, block, size)
            paper.ln(gap)
        case Picture(svg, alt):
            _picture(paper, svg, alt)
            paper.ln(gap)
        case NewPage():
            paper.add_page()


def _heading(paper: FPDF, text: str, level: int, size: float) -> None:
    """A heading; readers find it in the outline."""
    height = size * (1.25 if level == 2 else 1.05)
    paper.ln(size * _MM * 0.8)
    paper.start_section(printable(text), level=level - 2)
    _write(paper, text, height, bold=True)
    paper.ln(size * _MM * 0.3)


def _facts(paper: FPDF, rows: Sequence[tuple[str, str]], size: float) -> None:
    """Labels on the left, what they say beside them."""
    paper.set_font(_FONT, size=size)
    label_width = min(max(paper.get_string_width(printable(label)) for label, _ in rows) + 4, paper.epw * 0.4)
    for label, said in rows:
        if paper.will_page_break(size * _MM * _LINE):
            paper.add_page()
        top, page = paper.get_y(), paper.page
        paper.set_text_color(90)
        paper.multi_cell(
            label_width, size * _MM * _LINE, printable(label), align="L", new_x="RIGHT", new_y="TOP"
        )
        paper.set_text_color(0)
        paper.set_y(top)
        _write(paper, said, size, indent=label_width)
        if paper.page == page and paper.get_y() == top:
            paper.ln(size * _MM * _LINE)


def _table(paper: FPDF, table: Table, size: float) -> None:
    """A table over the width of the page; its headings stand on every page."""
    letter, line = size * 0.9, size * 0.9 * _MM * _LINE
    if paper.will_page_break(line * 5):
        paper.add_page()
    _write(paper, table.caption, letter, bold=True)
    paper.set_font(_FONT, size=letter)
    paper.set_draw_color(170)
    paper.set_line_width(0.15)
    widths = _widths(table, paper.epw, letter)
    with paper.table(
        borders_layout="HORIZONTAL_LINES",
        col_widths=widths,
        line_height=line,
        text_align=tuple("RIGHT" if at in table.numbers else "LEFT" for at in range(len(widths))),
        v_align="TOP",
        padding=(0.4, 1.5, 0.4, 0),
    ) as printed:
        printed.row([printable(name) for name in table.columns])
        for row in table.rows:
            for piece in _pieces(paper, row, widths):
                printed.row(piece)


def _widths(table: Table, whole: float, letter: float) -> list[float]:
    """Millimetres of each column: enough for its longest word if it can be, the rest by what it says."""
    words, texts = [], []
    for at, name in enumerate(table.columns):
        cells = [name, *(row[at] for row in table.rows)]
        words.append(max(len(word) for cell in cells for word in (cell.split() or [""])))
        texts.append(max(len(line) for cell in cells for line in (cell.splitlines() or [""])))
    of_a_letter = letter * _MM * 0.66
    least = [min(word, 24) * of_a_letter + 2.5 for word in words]
    wanted = [max(low, min(text, 60) * of_a_letter + 2.5) for low, text in zip(least, texts, strict=True)]
    if sum(wanted) <= whole:
        return [width + (whole - sum(wanted)) / len(wanted) for width in wanted]
    if sum(least) >= whole:
        return [width * whole / sum(least) for width in least]
    more = sum(wanted) - sum(least)
    share = (whole - sum(least)) / more
    return [low + (want - low) * share for low, want in zip(least, wanted, strict=True)]


def _pieces(paper: FPDF, row: Sequence[str], widths: Sequence[float]) -> Iterator[list[str]]:
    """The row, or if a cell has more lines than fit, as many rows as it takes."""
    cells = [_cell(paper, printable(text), width) for text, width in zip(row, widths, strict=True)]
    for piece in zip_longest(*cells, fillvalue=""):
        yield [*piece]


def _cell(paper: FPDF, text: str, width: float) -> list[str]:
    """A cell's text in pieces of so many lines."""
    if len(text) < _LONG:
        return [text]
    across = width - 2 * paper.c_margin
    lines = cast("list[str]", paper.multi_cell(across, text=text, align="L", dry_run=True, output="LINES"))
    return ["\n".join(lines[at : at + _CELL_LINES]) for at in range(0, len(lines), _CELL_LINES)]


def _picture(paper: FPDF, svg: str, alt: str) -> None:
    """A picture over the width of the page, whole on one page."""
    width, height = _shown(paper, svg)
    if paper.will_page_break(height):
        paper.add_page()
    paper.image(io.BytesIO(svg.encode()), w=width, alt_text=printable(alt))
    paper.set_x(paper.l_margin)


def _shown(paper: FPDF, svg: str) -> tuple[float, float]:
    """How wide and high a picture is on the page, in millimetres."""
    from fpdf.svg import SVGObject  # noqa: PLC0415 - an extra

    _, _, width, height = SVGObject(svg).viewbox or (0, 0, 100, 100)
    shown = min(paper.epw, paper.eph * width / height)
    return shown, shown * height / width
