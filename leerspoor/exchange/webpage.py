"""How is a document one file for a browser: nothing fetched, every text escaped, good to print?"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from html import escape

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

_STYLE = """
body { font: 11pt/1.45 "DejaVu Sans", "Segoe UI", Arial, sans-serif; color: #1b1b1b; background: #fff;
  max-width: 75rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.6em; margin: 0 0 .6em; } h2 { font-size: 1.25em; margin: 1.6em 0 .4em; }
h3 { font-size: 1.05em; margin: 1.2em 0 .3em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15em 1.2em; margin: .6em 0; }
dt { color: #555; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: .6em 0 1.2em; }
caption { text-align: left; font-weight: bold; padding: .3em 0; }
th, td { text-align: left; vertical-align: top; padding: .25em .8em .25em 0; border-bottom: 1px solid #ccc;
  overflow-wrap: anywhere; white-space: pre-line; }
thead th { border-bottom: 2px solid #444; overflow-wrap: normal; } tbody th { font-weight: normal; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
figure { margin: 1em 0; } img { max-width: 100%; } figcaption { color: #555; }
.wide { overflow-x: auto; } p { white-space: pre-line; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 9pt; } thead { display: table-header-group; }
  tr, figure { break-inside: avoid; } h2, h3, caption { break-after: avoid; }
  .new-page { break-before: page; }
}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def html(document: Document) -> str:
    """The document as one page of HTML 5; pictures are inside it, and nothing in it can run or fetch."""
    title = _text(document.title)
    paper = "A4 landscape" if document.landscape else "A4"
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{document.language}">',
        '<head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>@page {{ size: {paper}; margin: 15mm; }}{_STYLE}</style></head>",
        f"<body><main><h1>{title}</h1>",
        *(_facts(document.facts) if document.facts else ()),
        *(line for block in document.blocks for line in _block(block)),
        "</main></body></html>",
    ]
    return "\n".join(parts) + "\n"


def _text(text: str) -> str:
    return escape(printable(text), quote=True)


def _block(block: Block) -> Iterable[str]:
    match block:
        case Heading(text, level):
            yield f"<h{level}>{_text(text)}</h{level}>"
        case Paragraph(text):
            yield f"<p>{_text(text)}</p>"
        case Facts(rows):
            yield from _facts(rows)
        case Items(texts):
            yield "<ul>"
            yield from (f"<li>{_text(text)}</li>" for text in texts)
            yield "</ul>"
        case Table():
            yield from _table(block)
        case Picture(svg, alt):
            source = base64.b64encode(svg.encode()).decode()
            yield f'<figure><img src="data:image/svg+xml;base64,{source}" alt="{_text(alt)}"></figure>'
        case NewPage():
            yield '<div class="new-page"></div>'


def _facts(rows: Sequence[tuple[str, str]]) -> Iterable[str]:
    yield "<dl>"
    yield from (f"<dt>{_text(label)}</dt><dd>{_text(said)}</dd>" for label, said in rows)
    yield "</dl>"


def _table(table: Table) -> Iterable[str]:
    """The table; its first column says what each row is about."""
    label = _text(table.caption)
    yield f'<div class="wide" role="region" aria-label="{label}" tabindex="0">'
    yield f"<table><caption>{label}</caption>"
    heads = (
        f'<th scope="col"{_number(table, at)}>{_text(name)}</th>' for at, name in enumerate(table.columns)
    )
    yield f"<thead><tr>{''.join(heads)}</tr></thead><tbody>"
    for row in table.rows:
        first, *others = row
        cells = [f'<th scope="row"{_number(table, 0)}>{_text(first)}</th>']
        cells += [f"<td{_number(table, at)}>{_text(cell)}</td>" for at, cell in enumerate(others, 1)]
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"


def _number(table: Table, at: int) -> str:
    return ' class="number"' if at in table.numbers else ""
