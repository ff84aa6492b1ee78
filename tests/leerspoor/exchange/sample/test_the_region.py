"""Is the invented region a journal that could have been kept?"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections import defaultdict
from datetime import date
from itertools import islice

import pytest
from msgspec import json

from journeys.aggregates.command import Command
from journeys.aggregates.deciding import decide
from journeys.events import EVENT_OF, Corrected, Erased, Retracted
from journeys.history import Recorded
from journeys.store import archive
from journeys.store.entry import Entry, hash_of
from journeys.wire import decode, understand
from leerspoor.exchange.sample import CAST, cast, sample

# A change of the region changes this on purpose: put the new hash here, and say so in the changelog.
SIXTY_STUDENTS = "e651680db4ced21bf780a1ebdd263d45fad85662f229d78b15ae06a6097b61ca"


@pytest.fixture(scope="module")
def region() -> list[Entry]:
    return list(sample(60, 1))


def _bytes(students: int, seed: int) -> bytes:
    return b"".join(archive.write(entry) + b"\n" for entry in sample(students, seed))


def test_the_same_number_and_seed_give_the_same_bytes():
    assert hashlib.sha256(_bytes(60, 1)).hexdigest() == SIXTY_STUDENTS


def test_the_bytes_do_not_depend_on_how_python_orders_its_sets():
    code = (
        "import hashlib; from journeys.store.archive import write; "
        "from leerspoor.exchange.sample import sample; "
        "print(hashlib.sha256(b''.join(write(e) + b'\\n' for e in sample(60, 1))).hexdigest())"
    )
    for order in ("0", "7"):
        ran = subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": order}, capture_output=True, check=True
        )
        assert ran.stdout.decode().strip() == SIXTY_STUDENTS


def test_another_seed_gives_other_people_at_the_same_schools():
    ours, theirs = ({e.stream for e in sample(20, seed)} for seed in (1, 2))
    assert {s for s in ours & theirs if s.startswith("student/")} == set()
    assert {s for s in ours if not s.startswith("student/")} == {
        s for s in theirs if not s.startswith("student/")
    }


def test_a_student_lives_the_same_life_however_many_others_there_are():
    few, more = (
        {(e.id, e.stream, e.version, e.data) for e in sample(number, 1) if e.stream.startswith("student/")}
        for number in (80, 120)
    )
    assert few < more


def test_every_kind_of_event_occurs_with_sixty_students(region: list[Entry]):
    assert {entry.kind for entry in region} == set(EVENT_OF)


def test_it_is_one_journal(region: list[Entry]):
    versions: dict[str, int] = defaultdict(int)
    previous = region[0].recorded_at
    for position, entry in enumerate(region, 1):
        versions[entry.stream] += 1
        assert entry.position == position
        assert entry.version == versions[entry.stream]
        assert entry.recorded_at >= previous
        previous = entry.recorded_at
    assert previous.date() <= date(2026, 10, 31)
    assert len({entry.id for entry in region}) == len({entry.command for entry in region}) == len(region)


def test_every_line_is_read_back_as_it_was(region: list[Entry]):
    for entry in region:
        assert archive.read(archive.write(entry)) == entry


def test_all_data_can_be_understood(region: list[Entry]):
    for entry in region:
        if entry.data is not None and entry.salt is not None:
            understand(entry.kind, entry.data)
            assert hash_of(entry.salt, entry.data) == entry.datahash


def test_corrections_are_about_an_earlier_event_of_their_stream(region: list[Entry]):
    earlier: dict[str, Entry] = {}
    for entry in region:
        event = None if entry.data is None else decode(entry.kind, entry.data)
        match event:
            case Corrected(event=id_, data=data):
                assert earlier[id_].stream == entry.stream
                understand(earlier[id_].kind, data)
            case Retracted(event=id_):
                assert earlier[id_].stream == entry.stream
            case Erased(events=ids):
                assert all(earlier[id_].stream == entry.stream for id_ in ids)
            case _:
                pass
        earlier[entry.id] = entry


def test_what_is_erased_is_gone_with_what_corrected_it(region: list[Entry]):
    kinds = {entry.id: entry for entry in region}
    erased = [
        id_
        for entry in region
        if entry.kind == "erased/1" and entry.data is not None
        for id_ in json.decode(entry.data)["events"]
    ]
    assert all(kinds[id_].data is None and kinds[id_].salt is None for id_ in erased)
    gone = {entry.kind for entry in region if entry.data is None}
    assert {"support-registered/1", "corrected/1", "dropped-out/1"} <= gone


class _SoFar:
    """Everything recorded so far, as a decision sees it."""

    def __init__(self) -> None:
        self.streams: dict[str, list[Recorded]] = defaultdict(list)

    def stream(self, name: str) -> list[Recorded]:
        return self.streams[name]


def test_each_event_would_have_been_allowed_when_it_was_recorded():
    known = _SoFar()
    for entry in sample(150, 1):
        if entry.data is not None and entry.kind != "erased/1":  # what an erasure was about is gone
            command = Command(
                stream=entry.stream, kind=entry.kind, on=entry.on, by=entry.by, data=entry.data,
                command=entry.command, id=entry.id, actor=entry.actor, origin=entry.origin,
            )  # fmt: skip
            assert decide(command, known).data == entry.data
        known.streams[entry.stream].append(entry.recorded())


def test_nothing_tells_who_a_student_is(region: list[Entry]):
    students = {e.stream.removeprefix("student/") for e in region if e.stream.startswith("student/")}
    assert len(students) == 60
    assert all(len(s) == 13 and int(s[1:], 16) >= 0 for s in students)


def test_the_first_entries_come_before_the_last_lives_are_told():
    first = list(islice(sample(5_000, 1), 10))
    assert [entry.position for entry in first] == list(range(1, 11))


def test_two_thousand_lives_are_one_order_of_recording():
    previous, versions = "", dict[str, int]()
    for position, entry in enumerate(sample(2_000, 1), 1):
        recorded_at = archive.instant_text(entry.recorded_at)
        assert (entry.position, recorded_at >= previous) == (position, True)
        assert entry.version == versions.get(entry.stream, 0) + 1
        previous, versions[entry.stream] = recorded_at, entry.version
    lengths = [length for stream, length in versions.items() if stream.startswith("student/")]
    assert len(lengths) == 2_000
    assert 40 <= sum(lengths) / len(lengths) <= 70


def test_without_students_there_are_still_schools_and_routes():
    rooms = {entry.stream.partition("/")[0] for entry in sample(0, 1)}
    assert rooms == {"agreement", "route", "company", "policy"}


def test_each_character_has_a_student_of_its_own(region: list[Entry]):
    streams = {entry.stream for entry in sample(len(CAST), 1)}
    assert len(set(CAST.values())) == len(CAST)
    assert {f"student/{student}" for student in CAST.values()} <= streams
    assert cast(1) == CAST
    assert set(cast(2).values()).isdisjoint(CAST.values())
