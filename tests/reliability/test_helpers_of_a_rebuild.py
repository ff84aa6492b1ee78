"""Does a rebuild on all cores leave nobody behind when it is killed?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from journeys.store.journal import open_journal

WAITS = """
import os, sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from projections import folding

if __name__ == "__main__":
    pool = ProcessPoolExecutor(1, get_context("spawn"), folding._begin, (sys.argv[1],))
    print(pool.submit(os.getpid).result(), flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_a_helper_ends_when_the_program_is_killed(tmp_path: Path):
    """Whoever still has its output open is alive: it is at its end when nobody is."""
    place = tmp_path / "journal.db"
    with open_journal(place):
        pass
    program = subprocess.Popen(
        [sys.executable, "-c", WAITS, place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    )
    assert program.stdout is not None
    assert int(program.stdout.readline()) != program.pid
    program.kill()
    assert program.communicate(timeout=60)[0] == b""
