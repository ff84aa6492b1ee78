"""Does LibreOffice, set to Dutch, read in our lists what we wrote, and can they be read on paper?

Every question of an invented region becomes a CSV and an XLSX. LibreOffice opens the CSV as a Dutch user
would and saves it as XLSX; cell by cell that has to be our own XLSX. Then it prints our XLSX to PDF, to be
looked at.

    python -m bench.in_libreoffice FOLDER        the files stay in FOLDER; LibreOffice has to be installed

Ends with 1 if a cell differs. A text that looks like a number (a level, `2`) may be a number in what is made
from the CSV: there only the text itself is compared.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from openpyxl import load_workbook

from leerspoor.answer_columns import COLUMNS

ON = "2025-10-01"
_DUTCH_CSV = "CSV:59,34,76,1,,1043,false,true"
"""`;`, `"`, UTF-8, from line 1, Dutch, unquoted texts as what they look like."""


def main() -> int:
    """Write, convert, compare; prints a line a question."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--students", type=int, default=240)
    options = parser.parse_args()
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("LibreOffice is not installed: apt-get install libreoffice-calc", file=sys.stderr)
        return 2
    ours, theirs, paper = (options.folder / name for name in ("ours", "theirs", "paper"))
    for folder in (ours, theirs, paper):
        folder.mkdir(parents=True, exist_ok=True)
    _region(options.folder, options.students)
    tables, books = ([ours / f"{question}.{ending}" for question in COLUMNS] for ending in ("csv", "xlsx"))
    for question, table, book in zip(COLUMNS, tables, books, strict=True):
        for path in (table, book):
            _leerspoor(options.folder, question, "--on", ON, "--export", path)
    _convert(office, options.folder, theirs, "xlsx", tables, f"--infilter={_DUTCH_CSV}")
    _convert(office, options.folder, paper, "pdf", books)
    wrong = [_compared(question, ours, theirs) for question in COLUMNS]
    print(f"PDF to look at: {paper}")
    return 1 if any(wrong) else 0


def _leerspoor(folder: Path, *arguments: str | Path) -> None:
    mine = {"LEERSPOOR_JOURNAL": str(folder / "region.sqlite"), "LEERSPOOR_KEY": str(folder / "seal.key")}
    command = [sys.executable, "-m", "leerspoor.cli.main", *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **mine})


def _region(folder: Path, students: int) -> None:
    for old in folder.glob("region.sqlite*"):
        old.unlink()
    _leerspoor(folder, "sample", "--students", str(students), "--seed", "1", folder / "region.jsonl")
    _leerspoor(folder, "restore", folder / "region.jsonl")


def _convert(office: str, folder: Path, out: Path, form: str, files: Sequence[Path], *how: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    command = [office, profile, "--headless", *how, "--convert-to", form, "--outdir", out, *files]
    subprocess.run(command, check=True, capture_output=True)


def _compared(question: str, ours: Path, theirs: Path) -> bool:
    """Whether a cell differs."""
    mine, found = (
        [*load_workbook(folder / f"{question}.xlsx").worksheets[0].iter_rows(values_only=True)]
        for folder in (ours, theirs)
    )
    pairs = [
        (one, other)
        for row, other_row in zip(mine, found, strict=True)
        for one, other in zip(row, other_row, strict=True)
    ]
    differing = [(a, b) for a, b in pairs if a != b and not (isinstance(a, str) and a == str(b))]
    counts = f"{len(mine):6} rows {len(pairs):7} cells {len(differing):4} differ"
    print(f"{question:16} {counts} {differing[:2] or ''}")
    return bool(differing)


if __name__ == "__main__":
    sys.exit(main())
