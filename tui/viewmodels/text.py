"""A text with the name of the style that it is shown in: plain, dim, good, warn, bad, strike."""

from __future__ import annotations

from typing import TypeAlias

Text: TypeAlias = tuple[str, str]
