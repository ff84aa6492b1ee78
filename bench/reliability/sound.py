"""Is a journal sound after something went wrong, and is a retry recognised?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from bench.reliability.world import Batch
from journeys.store import reading
from journeys.store.journal import Journal
from leerspoor.checking import check
from leerspoor.recording import record


def present(journal: Journal, batches: Sequence[Batch]) -> list[int]:
    """Of each batch, how many of its commands are in the journal."""
    with journal.reading() as connection:
        found = reading.by_command(connection, (command.command for batch in batches for command in batch))
    return [sum(command.command in found for command in batch) for batch in batches]


def troubles_of(journal: Journal, batches: Sequence[Batch], acknowledged: Collection[int]) -> Counter[str]:
    """What is wrong in a journal that was just opened; `acknowledged` are the numbers of batches.

    Nobody helps: the answers are brought up to date by the first one that asks, as always.
    """
    troubles: Counter[str] = Counter()
    counts = present(journal, batches)
    for number, (count, batch) in enumerate(zip(counts, batches, strict=True)):
        if number in acknowledged and count < len(batch):
            troubles["lost"] += 1
        if 0 < count < len(batch):
            troubles["half recorded"] += 1
        if count and number and not counts[number - 1]:
            troubles["out of order"] += 1
    troubles["not sound"] += len(check(journal, lambda _: None).findings)
    return +troubles


def troubles_of_retry(journal: Journal, batches: Sequence[Batch]) -> Counter[str]:
    """The same work once more: what was there is recognised, what was not is recorded now."""
    troubles: Counter[str] = Counter()
    before, there = journal.position(), present(journal, batches)
    recorded = 0
    for count, batch in zip(there, batches, strict=True):
        states = [outcome.state for outcome in record(journal, batch)]
        wanted = "known" if count else "recorded"
        troubles["not recognised"] += sum(state != wanted for state in states)
        recorded += states.count("recorded")
    if journal.position() != before + recorded:
        troubles["positions not gapless"] += 1
    if present(journal, batches) != [len(batch) for batch in batches]:
        troubles["not completed by a retry"] += 1
    return +troubles
