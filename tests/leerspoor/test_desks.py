"""Batch after batch: what a desk remembers of the one before is what the journal holds."""

from __future__ import annotations

import uuid
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec
import pytest

from journeys.aggregates.command import Command
from journeys.aggregates.deciding import decide, looks_back
from journeys.errors import Refused
from journeys.history import Recorded
from journeys.store.entry import Entry
from journeys.store.journal import Journal, open_journal
from leerspoor import recording
from leerspoor.exchange.sample import sample
from leerspoor.importing import Desks, desks_of
from leerspoor.recording import Desk, record
from tests.scenario import ORDINARY


def command(kind: str, **data: object) -> Command:
    return Command(
        stream="student/s1",
        kind=f"{kind}/1",
        on=date(2025, 9, 1),
        by="mbo:98MB",
        data=msgspec.json.encode(ORDINARY.get(kind, {}) | data),
        command=str(uuid.uuid4()),
    )


AGREED = command("bpv-agreed", starts_on="2025-09-01", ends_on="2025-12-01", hours=100, signed={})


def signed(placement: str = "p1") -> Command:
    return command("bpv-signed", placement=placement, party="student")


@pytest.fixture
def journal(tmp_path: Path):
    with open_journal(tmp_path / "journal.db") as opened:
        yield opened


@pytest.fixture
def desks(journal: Journal):
    with desks_of(journal, dry_run=False) as found:
        yield found


def taken(desks: Desks, *commands: Command) -> list[str]:
    with desks() as desk:
        return [outcome.state for outcome in desk.take(commands)]


def test_what_a_batch_took_in_counts_in_the_next(desks: Desks) -> None:
    assert taken(desks, signed(), AGREED, signed()) == ["refused", "recorded", "recorded"]
    assert taken(desks, signed(), signed("p2")) == ["recorded", "refused"]


def test_what_another_recorded_between_two_batches_counts(journal: Journal, desks: Desks) -> None:
    assert taken(desks, signed()) == ["refused"]
    record(journal, [AGREED])
    assert taken(desks, signed()) == ["recorded"]


def test_what_a_batch_took_in_and_lost_does_not_count(desks: Desks) -> None:
    def lost(desk: Desk) -> None:
        assert [outcome.state for outcome in desk.take([AGREED, signed()])] == ["recorded", "recorded"]
        raise OSError

    assert taken(desks, signed()) == ["refused"]
    with pytest.raises(OSError), desks() as desk:  # noqa: PT011 - whatever it was
        lost(desk)
    assert taken(desks, signed()) == ["refused"]


def test_what_is_too_much_to_remember_is_read_again(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "_REMEMBERED", 1)
    for _ in range(2):
        assert taken(desks, AGREED, signed())[1] == "recorded"
    assert taken(desks, signed()) == ["recorded"]


def test_versions_go_on_whether_a_stream_was_looked_at_or_not(journal: Journal, desks: Desks) -> None:
    def support() -> Command:
        return command("support-registered", support="extra-time")

    assert taken(desks, support(), AGREED, signed(), support()) == ["recorded"] * 4
    assert taken(desks, support(), signed()) == ["recorded"] * 2
    assert [recorded.version for recorded in journal.streams(["student/s1"])["student/s1"]] == [
        1,
        2,
        3,
        4,
        5,
        6,
    ]


def test_a_stream_that_is_first_looked_at_halfway_a_batch_is_whole(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "looks_back", lambda _: False)
    assert taken(desks, AGREED, signed(), signed("p2")) == ["recorded", "recorded", "refused"]


class Nothing:
    """Knows of no stream, and says whether it was asked about the student's own."""

    def __init__(self) -> None:
        self.asked = False

    def stream(self, name: str) -> list[Recorded]:
        self.asked |= name == "student/s1"
        return []


def asks(entry: Entry) -> bool:
    """Whether deciding on this again looks at the student's own stream."""
    known = Nothing()
    assert entry.data is not None
    again = Command(
        stream="student/s1",
        kind=entry.kind,
        on=entry.on,
        by=entry.by,
        data=entry.data,
        command=str(uuid.uuid4()),
    )
    with suppress(Refused):
        decide(again, known)
    return known.asked


def test_who_looks_back_is_said_to() -> None:
    """On every kind that a region reports of a student; a start asks for its route first."""
    found = {
        entry.kind: asks(entry)
        for entry in sample(60)
        if entry.stream.startswith("student/") and entry.data is not None
    }
    assert len(found) > 30
    assert {kind for kind, asked in found.items() if asked and not looks_back(kind)} == set()
    assert {kind for kind, asked in found.items() if looks_back(kind) and not asked} == {"route-started/1"}
