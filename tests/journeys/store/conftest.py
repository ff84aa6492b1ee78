"""A journal on each database, and facts to put in it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from journeys.store.journal import Journal, open_journal
from journeys.store.writing import NewFact

NewFacts = Callable[..., NewFact]


@pytest.fixture
def journal(place: str) -> Iterator[Journal]:
    """An empty journal."""
    with open_journal(place, patience=10) as opened:
        yield opened


@pytest.fixture
def fact() -> NewFacts:
    """Makes a fact about student s1 with ids of its own; any field can be given."""

    def made(stream: str = "student/s1", **given: Any) -> NewFact:
        fields = {
            "id": str(uuid.uuid4()),
            "kind": "dropped-out/1",
            "on": date(2025, 9, 1),
            "by": "vo:98VO",
            "command": str(uuid.uuid4()),
            "data": b'{"reason":"verhuisd"}',
        }
        return NewFact(stream=stream, **(fields | given))

    return made
