"""What came out of the trials of one kind?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field


class Row(Struct, kw_only=True):
    """The counts of one kind of trial on one database.

    `acknowledged`: facts of which somebody was told that they are recorded. `troubles`: what must not happen,
    by name. `seen`: what did happen along the way. A `control` is a trial that has to go wrong.
    """

    kind: str
    database: str
    trials: int = 0
    acknowledged: int = 0
    control: bool = False
    seconds: float = 0.0
    troubles: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)

    @property
    def good(self) -> bool:
        """Whether it went as it should."""
        return self.trials > 0 and bool(self.troubles) == self.control


def table(rows: Iterable[Row]) -> str:
    """The rows for a person."""
    lines = [("", "trial", "database", "trials", "acknowledged", "troubles", "seen on the way", "s")]
    lines += [
        (
            "ok" if row.good else "WRONG",
            row.kind,
            row.database,
            f"{row.trials:,}",
            f"{row.acknowledged:,}" if row.acknowledged else "-",
            _counts(row.troubles) or "none",
            _counts(row.seen),
            f"{row.seconds:.0f}",
        )
        for row in rows
    ]
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in sorted(counter.items()))
