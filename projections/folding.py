"""What are the answers about these students, as rows for the tables? Of many students on all cores.

A chunk of students is folded outside any write transaction, from one moment of the journal, at the latest
position or after the one that the tables go to: what came later is folded again in its own turn. More
processes help only where there are many chunks; each opens the journal itself and never writes.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread

from sqlalchemy import Connection

from journeys.store.journal import Journal, open_journal
from projections import tables
from projections.load import Loader
from projections.spans import spans_of

CHUNK = 200
"""Students folded together, and then written in one transaction."""
MANY = 5
"""Chunks from which on more processes are worth their start."""


def folded(journal: Journal, students: Sequence[str]) -> Iterator[tuple[list[str], tables.Rows]]:
    """The students by chunk, in the order given, each with the rows of all their answers."""
    parts = chunks(students)
    if len(parts) < MANY or cores() == 1:
        yield from ((some, fold(journal, some)) for some in parts)
    else:
        yield from _on_all_cores(journal, parts)


def chunks(students: Sequence[str]) -> list[list[str]]:
    """The students in the order given, as many together as are folded together."""
    return [list(students[start : start + CHUNK]) for start in range(0, len(students), CHUNK)]


def cores() -> int:
    """How many processes can work at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def fold(journal: Journal, students: Sequence[str], connection: Connection | None = None) -> tables.Rows:
    """The rows of all answers about some students, from one moment of the journal (the connection's)."""
    with journal.reading(connection) as used:
        loader = Loader(journal, connection=used)
        histories = loader.students(students)
    rests_on = {history.student: loader.rests_on(history) for history in histories}
    return tables.rows([spans_of(history) for history in histories], rests_on)


def _on_all_cores(journal: Journal, parts: Sequence[list[str]]) -> Iterator[tuple[list[str], tables.Rows]]:
    """A few chunks ahead of the one that is written; what another process could not fold, is folded here."""
    with ProcessPoolExecutor(cores(), get_context("spawn"), _begin, (journal.place,)) as pool:
        ahead: deque[tuple[list[str], Future[tables.Rows] | None]] = deque()
        try:
            for some in parts:
                ahead.append((some, _submit(pool, some)))
                if len(ahead) > 2 * cores():
                    yield _next(journal, ahead)
            while ahead:
                yield _next(journal, ahead)
        finally:
            pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, some: list[str]) -> Future[tables.Rows] | None:
    try:
        return pool.submit(_fold, some)
    except BrokenProcessPool:
        return None


def _next(
    journal: Journal, ahead: deque[tuple[list[str], Future[tables.Rows] | None]]
) -> tuple[list[str], tables.Rows]:
    some, future = ahead.popleft()
    failed = future is None or future.exception() is not None
    return some, fold(journal, some) if failed or future is None else future.result()


# --- in another process -----------------------------------------------------------------------------------

_opened: list[Journal] = []


def _begin(place: str) -> None:
    """An interrupt at the terminal ends this process at once: it has nothing to finish and writes nothing."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()
    gc.disable()  # a fold makes no cycles; looking for them would cost a tenth of the time
    _opened[:] = [open_journal(place, create=False)]


def _end_with(parent: BaseProcess | None) -> None:
    """A program that is killed cannot let its helpers go: each sees for itself that nobody is left."""
    if parent is not None:
        parent.join()
        os._exit(1)


def _fold(students: list[str]) -> tables.Rows:
    (journal,) = _opened
    return fold(journal, students)
