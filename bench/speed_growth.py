"""How does the cost grow with the journal? 20,000, 200,000 and 2,000,000 events, as a table and a plot.

    python bench/speed_growth.py --plot docs/speed.svg
    python bench/speed_growth.py --answers-upto 2000000

What is worked out in answers is measured up to `--answers-upto`, since it takes far longer than the journal.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median

from speed_data import archive_of
from speed_files import remove, run
from speed_measure import Growth, each, in_turns, timed
from speed_plot import plot
from speed_recorder import report

from journeys.store.journal import Journal, open_journal
from leerspoor.asking import ask, asked
from projections.catch_up import catch_up

SIZES = (20_000, 200_000, 2_000_000)


def main() -> int:
    wanted = _arguments()
    found: list[Growth] = []
    for events in wanted.sizes:
        with tempfile.TemporaryDirectory(prefix="bench-", dir=wanted.folder) as folder:
            found += _grown(events, Path(folder), wanted.rounds, answers=events <= wanted.answers_upto)
    print(in_words(found, wanted.sizes))
    if wanted.plot:
        wanted.plot.write_text(plot(found, wanted.sizes), encoding="utf-8")
    return 0


def _grown(events: int, folder: Path, rounds: int, *, answers: bool) -> list[Growth]:
    """What each thing costs at this size."""
    print(f"{events:,} events", file=sys.stderr, flush=True)
    archive, place, plain = archive_of(events), folder / "journal.sqlite", folder / "plain.sqlite"
    theirs = run("plain-restore", archive, plain)
    remove(plain)
    ours = run("restore", archive, place)
    found = [
        Growth("plain sqlite3, lines parsed with json, an event", events, theirs.seconds / events),
        Growth("restore, journal only, an event", events, ours.seconds / events),
    ]
    print(f"  memory {ours.memory:.0f} MB, file {place.stat().st_size / 1e6:,.0f} MB", file=sys.stderr)
    with open_journal(place) as journal:
        student = _middle_student(place)
        ways = {
            "load one student": lambda: timed(partial(journal.streams, [student])),
            "decide and record one report": lambda: timed(partial(report, journal, student)),
        }
        found += [Growth(name, events, median(some)) for name, some in in_turns(ways, 10 * rounds).items()]
        if answers:
            found += _answered(events, journal, student, rounds)
    return found


def _answered(events: int, journal: Journal, student: str, rounds: int) -> list[Growth]:
    whole = timed(partial(catch_up, journal))

    def after_one() -> float:
        report(journal, student)
        return timed(partial(catch_up, journal))

    one = asked("responsibility", on="2025-10-01", students=[student.removeprefix("student/")])
    everyone = asked("responsibility", on="2025-10-01")
    ways = {
        "catch up after one report": after_one,
        "ask about one student": lambda: timed(lambda: list(ask(journal, one))),
        "ask about everyone": lambda: timed(lambda: list(ask(journal, everyone))),
    }
    found = in_turns(ways, rounds)
    return [
        Growth("work out every answer, an event", events, whole / events),
        *(Growth(name, events, median(some)) for name, some in found.items()),
    ]


def _middle_student(place: Path) -> str:
    connection = sqlite3.connect(place)
    query = "SELECT stream FROM events WHERE version = 1 AND stream LIKE 'student/%' ORDER BY position"
    students = [stream for (stream,) in connection.execute(query)]
    connection.close()
    return str(students[len(students) // 2])


def in_words(found: Sequence[Growth], sizes: Sequence[int]) -> str:
    """The table: a row for each thing, a column for each size."""
    lines = ["| |" + "".join(f" {size:,} events |" for size in sizes), "|---|" + "---|" * len(sizes)]
    for what in dict.fromkeys(one.what for one in found):
        cost = {one.events: each(one.seconds) for one in found if one.what == what}
        lines.append(f"| {what} |" + "".join(f" {cost.get(size, '—')} |" for size in sizes))
    return "\n".join(lines)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), help="how many events")
    parser.add_argument("--answers-upto", type=int, default=200_000, help="largest size that is answered")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--plot", type=Path, help="write an SVG here")
    parser.add_argument("--folder", type=Path, help="on which disk")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
