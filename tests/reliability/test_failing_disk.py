"""What does a person hear, and what is left, when a write fails?"""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from bench.reliability.disk import Disk, Failing
from bench.reliability.failing import failing
from bench.reliability.sound import present, troubles_of, troubles_of_retry
from bench.reliability.through_apsw import on_disk
from bench.reliability.world import event_id, life, recorded, region, report
from journeys.errors import JournalError
from journeys.store.journal import Journal, open_journal
from leerspoor.recording import record

ERASURE = report(
    "erasure",
    "student/s1",
    "erased",
    "2024-10-01",
    events=[event_id("s1 3")],
    ground="other",
    **{"class": "x"},
)


def test_the_nth_write_fails_for_some_n():
    for row in failing(step=60):
        assert row.good, row
        assert row.trials > 2


@pytest.mark.parametrize(
    ("error", "told"),
    [(apsw.SQLITE_FULL, "de schijf is vol"), (apsw.SQLITE_IOERR_WRITE, "de schijf geeft een fout")],
)
def test_an_erasure_in_which_any_write_fails_is_told_and_can_be_repeated(
    tmp_path: Path, error: int, told: str
):
    """Emptying the log file after it is part of it, and goes by another way than the statements."""
    number, said = 0, ""
    while said is not None:
        number += 1
        disk = Disk(f"erasing{number}")
        folder = tmp_path / str(number)
        folder.mkdir()
        with on_disk(disk), open_journal(folder / "journal.db") as journal:
            recorded(journal, region() + life("s1"))
            disk.calls, disk.fails = 0, Failing(number, for_good=False, error=error)
            said = told_in(journal)
            disk.mended()
            assert said is None or told in said or "het is gewist" in said
            assert troubles_of_retry(journal, [[ERASURE]]) == {}
            assert present(journal, [[ERASURE]]) == [1]
        with open_journal(folder / "journal.db") as journal:
            assert troubles_of(journal, [region(), life("s1"), [ERASURE]], {0, 1, 2}) == {}
    assert number > 5


def told_in(journal: Journal) -> str | None:
    try:
        record(journal, [ERASURE])
    except JournalError as trouble:
        return str(trouble)
    return None
