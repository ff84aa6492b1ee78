"""Register files for the tests: those of `fixtures/register`, and small ones written in the test itself."""

from __future__ import annotations

import io
from pathlib import Path

from leerspoor.exchange.register import Overview, read_from

FIXTURES = Path(__file__).parents[4] / "fixtures" / "register"
NAME = "RO_98MB_20250801_20260731.csv"
OCTOBER = FIXTURES / "1-oktober" / NAME
FEBRUARY = FIXTURES / "2-februari" / NAME
MESSY = FIXTURES / "rommelig" / NAME


def reads(*lines: str, name: str = NAME, end: str = "\n") -> Overview:
    """Read lines as a file, by default named so that the institution is known."""
    return read_from(io.BytesIO("".join(line + end for line in lines).encode()), name)
