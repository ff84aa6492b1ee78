"""How does a screen look without special signs? Frames, bars and letters with accents in plain ASCII."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_TWINS = {
    **dict.fromkeys("─━═┄┈╌–—▔▁▂▃‒", "-"),
    **dict.fromkeys("│┃║▏▎▍▌▐▕", "|"),
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼╔╗╚╝", "+"),
    **dict.fromkeys("▄▅▆▇█▀▋▊▉", "#"),
    **dict.fromkeys("«»", '"'),
    **dict.fromkeys("·•∙", "."),
    "…": "~", "●": "x", "○": "o", "✓": "v", "×": "x", "≤": "<", "≥": ">", "▲": "!", "▼": "v", "►": ">",
    "←": "<", "→": ">", "↑": "^", "↓": "v",
}  # fmt: skip


@lru_cache(4096)
def in_ascii(text: str) -> str:
    """The text in ASCII, each sign by one that is as wide; what has no twin is a question mark."""
    return text if text.isascii() else "".join(map(_twin, text))


def _twin(sign: str) -> str:
    if sign.isascii():
        return sign
    plain = _TWINS.get(sign) or unicodedata.normalize("NFKD", sign)[0]
    return (plain if plain.isascii() else "?") + " " * max(cell_len(sign) - 1, 0) if cell_len(sign) else ""


class InAscii(LineFilter):
    """Every line that is drawn, in ASCII: also what the framework draws, like frames and scroll bars."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - asked for by name
        return [Segment(in_ascii(text), style, control) for text, style, control in segments]
