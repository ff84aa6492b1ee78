"""What happened to the facts when everything went wrong? `make reliability` prints the counts.

    python -m bench.reliability                 every kind, in the numbers that we promise: an hour
    python -m bench.reliability --short         every kind, a handful of each; minutes
    python -m bench.reliability kills --kills 200
    python -m bench.reliability fuzz --files 10000 --seed 7

Exit 0: everything went as it should, and the control went wrong as it should. Exit 1: something did not.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec

from bench.reliability.failing import failing
from bench.reliability.fuzz import fuzz
from bench.reliability.kills import kills
from bench.reliability.places import Places, server
from bench.reliability.power import power_cuts
from bench.reliability.refusing import refusing
from bench.reliability.rows import Row, table
from bench.reliability.server_gone import server_gone
from bench.reliability.together import together

KINDS = ("kills", "power", "writes", "limits", "server", "together", "fuzz")
_NUMBERS = {
    "kills": (1000, 4, "times kill -9 on each database"),
    "cuts": (5000, 60, "power cuts"),
    "step": (1, 40, "every so manieth write, statement and answer fails"),
    "limits": (50, 2, "times each limit of the system"),
    "restarts": (50, 1, "times a server falls over"),
    "seconds": (60, 2, "seconds that programs work at once"),
    "files": (200_000, 300, "files for the importers"),
}
"""By name: in the whole form, in the short one, and what it is a number of."""


def main(arguments: list[str]) -> int:
    """Do what was asked and print a row for each kind of trial; the exit code."""
    options = _options(arguments)
    for library in ("sqlalchemy", "psycopg"):  # they say of each connection that it was lost
        logging.getLogger(library).addHandler(logging.NullHandler())
        logging.getLogger(library).propagate = False
    rows: list[Row] = []
    for row in _rows(options):
        rows.append(row)
        if options.json:
            print(msgspec.json.encode({**msgspec.structs.asdict(row), "good": row.good}).decode(), flush=True)
        else:
            print(
                f"{'ok   ' if row.good else 'WRONG'} {row.kind}, {row.database}", file=sys.stderr, flush=True
            )
    if not options.json:
        print(table(rows))
    return 0 if all(row.good for row in rows) else 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.reliability", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)}; without: all")
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--short", action="store_true", help="a handful of each")
    parser.add_argument("--json", action="store_true", help="a line for each row")
    parser.add_argument("--seed", type=int, default=1)
    for name, (whole, short, what) in _NUMBERS.items():
        parser.add_argument(f"--{name}", type=int, metavar="N", help=f"{what} ({whole}; short: {short})")
    options = parser.parse_args(arguments)
    if unknown := set(options.kinds) - set(KINDS):
        parser.error(f"no such kind: {', '.join(sorted(unknown))}")
    for name, (whole, short, _) in _NUMBERS.items():
        if getattr(options, name) is None:
            setattr(options, name, short if options.short else whole)
    return options


def _rows(options: argparse.Namespace) -> Iterator[Row]:
    wanted = options.kinds or KINDS
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="reliability-")))
        databases = []
        if options.database != "postgres":
            databases.append(Places("SQLite", folder))
        if options.database != "sqlite" and {"kills", "server", "together"} & set(wanted):
            url = stack.enter_context(server())
            databases.append(Places("PostgreSQL", folder, url))
        for places in databases:
            yield from _on_each(options, wanted, places)
        if options.database != "postgres":
            yield from _on_files(options, wanted, databases[0])
        if options.database != "sqlite" and "server" in wanted:
            yield from server_gone(databases[-1], url, options.step, options.restarts, options.seed)


def _on_each(options: argparse.Namespace, wanted: tuple[str, ...], places: Places) -> Iterator[Row]:
    if "kills" in wanted:
        yield from kills(places, options.kills, options.seed)
    if "together" in wanted:
        yield from together(places, options.seconds, options.seed)


def _on_files(options: argparse.Namespace, wanted: tuple[str, ...], places: Places) -> Iterator[Row]:
    if "power" in wanted:
        yield from power_cuts(options.cuts, options.seed)
    if "writes" in wanted:
        yield from failing(options.step)
    if "limits" in wanted:
        yield from refusing(places, options.limits, options.seed)
    if "fuzz" in wanted:
        yield from fuzz(options.files, options.seed)


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)  # threads of the proxy that wait for a server have nothing left to say
