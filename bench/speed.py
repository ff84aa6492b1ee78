"""How quick is leerspoor? One table: every figure against its peer or floor, measured in the same run.

    make bench                  100,000 events, some minutes
    make bench SCALE=small      20,000 events
    make bench SCALE=full       2,000,000 events of some 47,000 students
    make bench ONLY=recorder    part of it: recorder, files, answers, command-line, postgres, screens

Ratios, since figures are of the machine: both sides take turns, and the ratio is the median of the rounds.
Exit 1 if a goal is not met.
"""

from __future__ import annotations

import argparse
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import speed_answers as answers
import speed_data as data
import speed_files as files
import speed_recorder as recorder
from speed_measure import Table, in_words
from speed_peers import peers

SCALES = {"small": 20_000, "default": 100_000, "full": 2_000_000}
PARTS = ("recorder", "files", "answers", "command-line", "postgres", "screens")


def main() -> int:
    wanted = _arguments()
    events = SCALES.get(wanted.scale) or int(wanted.scale)
    only: Sequence[str] = wanted.only or PARTS
    table = Table()
    archive = data.archive_of(events)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=wanted.folder) as scratch:
        folder = Path(scratch)
        if "recorder" in only:
            _say("recorder")
            with peers(data.entries_of(archive, 10_000), folder) as others:
                recorder.measure(table, archive, folder, wanted.rounds, others)
        if "files" in only:
            _say("files")
            files.measure(table, archive, folder, wanted.rounds if events <= 200_000 else 1)
        place = folder / "region.sqlite"
        if {"answers", "command-line"} & set(only):
            _say("answers")
            files.with_answers(table, archive, folder, place)
        if "answers" in only:
            answers.rebuilding(table, place, 2 if events <= 200_000 else 1)
            recorder.command(table, archive, place, folder, wanted.rounds)
            answers.catching_up(table, archive, place, folder, wanted.rounds)
            answers.of_the_whole_school(table, place, wanted.rounds)
        if "command-line" in only:
            answers.on_the_command_line(table, place, folder, wanted.rounds)
        if "postgres" in only:
            _say("PostgreSQL")
            import speed_postgres  # noqa: PLC0415 - the rest needs no psycopg

            speed_postgres.measure(table, archive, wanted.rounds)
    if "screens" in only:
        _say("screens")
        from screens import measured  # noqa: PLC0415 - the rest needs no terminal

        for row in measured():
            table.add(row)
    print(in_words(table.rows, _heading(events)))
    return 1 if any(row.met is False for row in table.rows) else 0


def _heading(events: int) -> str:
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"{events:,} events, {versions}, {datetime.now(UTC):%Y-%m-%d}"


def _say(part: str) -> None:
    print(part, file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--scale", default="default", help="small, default, full or a number of events")
    parser.add_argument("--rounds", type=int, default=5, help="how many times each side has its turn (5)")
    parser.add_argument("--only", nargs="*", choices=PARTS, help="part of the table")
    parser.add_argument("--folder", type=Path, help="on which disk (that of the temporary files)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
