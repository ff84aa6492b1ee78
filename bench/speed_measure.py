"""How is one way of doing something compared with another on a machine that does other things too?

In turns: ours, the peer, ours, the peer. The ratio is the median of the ratios of the rounds, so that what
slows a round down slows both sides of it. A ratio above 1 is better for speeds, worse for times.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter
from typing import Literal

Way = Callable[[], float]
"""Does the work once; the seconds that it took, without what was laid ready for it."""


@dataclass(frozen=True)
class Row:
    """One line of the table. `goal` None: shown beside, nothing is asked of it. `ratio` None: not measured.

    `sense`: ">=" where the ratio is of speeds (ours to the peer's), "<=" where it is of times.
    """

    what: str
    against: str
    ratio: float | None
    sense: Literal[">=", "<="]
    goal: float | None
    ours: str = ""
    theirs: str = ""
    note: str = ""

    @property
    def met(self) -> bool | None:
        if self.goal is None or self.ratio is None:
            return None
        return self.ratio >= self.goal if self.sense == ">=" else self.ratio <= self.goal


@dataclass(frozen=True)
class Growth:
    """What something costs in seconds, in a journal of so many events."""

    what: str
    events: int
    seconds: float


Found = Mapping[str, Sequence[float]]
"""The seconds of each way, round after round."""


@dataclass
class Table:
    """The rows as they come, told on stderr."""

    rows: list[Row] = field(default_factory=list)

    def add(self, row: Row) -> None:
        self.rows.append(row)
        ratio = row.note if row.ratio is None else f"{row.ratio:.2f}"
        print(f"  {row.what}, against {row.against}: {ratio}", file=sys.stderr, flush=True)

    def speed(
        self,
        what: str,
        against: str,
        found: Found,
        sides: tuple[str, str],
        goal: float | None,
        counts: tuple[int, int],
        note: str = "",
    ) -> None:
        """A row of speeds: of so many in each round, ours and the peer's; more is better."""
        ours, theirs = (found[side] for side in sides)
        ratio = median((counts[0] / o) / (counts[1] / t) for o, t in zip(ours, theirs, strict=True))
        rates = (f"{count / median(some):,.0f}/s" for count, some in zip(counts, (ours, theirs), strict=True))
        self.add(Row(what, against, ratio, ">=", goal, *rates, note))

    def time(
        self,
        what: str,
        against: str,
        found: Found,
        sides: tuple[str, str],
        goal: float | None,
        note: str = "",
    ) -> None:
        """A row of times: less is better."""
        ours, theirs = (found[side] for side in sides)
        ratio = median(one / other for one, other in zip(ours, theirs, strict=True))
        self.add(Row(what, against, ratio, "<=", goal, each(median(ours)), each(median(theirs)), note))

    def memory(self, what: str, megabytes: float, most: int) -> None:
        """A row of memory, as a part of what is allowed."""
        self.add(Row(what, f"{most} MB", megabytes / most, "<=", 1.0, f"{megabytes:.0f} MB"))


def in_turns(ways: Mapping[str, Way], rounds: int) -> dict[str, list[float]]:
    """The seconds of each way, round after round."""
    found: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            found[name].append(way())
    return found


def timed(work: Callable[[], object]) -> float:
    """The seconds that it takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def each(seconds: float) -> str:
    """A time a person can read: `182 µs`, `41 ms`, `3.2 s`."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.0f} ns"


def in_words(rows: list[Row], heading: str) -> str:
    """The table as text that is Markdown too."""
    lines = [
        heading,
        "",
        "| what | ours | against | theirs | ratio | goal | |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        ratio = "—" if row.ratio is None else f"{row.ratio:.2f}"
        goal = "" if row.goal is None else f"{row.sense.replace('>=', '≥').replace('<=', '≤')} {row.goal:g}"
        met = {True: "met", False: "**not met**", None: ""}[row.met]
        note = " ".join(part for part in (met, row.note) if part)
        lines.append(
            f"| {row.what} | {row.ours} | {row.against} | {row.theirs} | {ratio} | {goal} | {note} |"
        )
    return "\n".join(lines)
