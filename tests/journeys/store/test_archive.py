"""A line of the archive is one entry, and back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from journeys.errors import Refused
from journeys.store.archive import instant_text, read, write
from journeys.store.entry import Entry, hash_of

SALT, DATA = bytes(range(16)), b'{"reason":"verhuisd"}'
ENTRY = Entry(
    position=7,
    stream="student/s1",
    version=2,
    id="6f0c0d3e-5d0f-4d6c-8f5a-000000000001",
    kind="dropped-out/1",
    on=date(2025, 7, 1),
    recorded_at=datetime(2026, 1, 1, 10, tzinfo=UTC),
    by="vo:98VO",
    command="6f0c0d3e-5d0f-4d6c-8f5a-000000000002",
    datahash=hash_of(SALT, DATA),
    salt=SALT,
    data=DATA,
)


@pytest.mark.parametrize(
    "entry",
    [
        ENTRY,
        replace(ENTRY, actor="a1", origin=f"{'ab' * 32}:12"),
        replace(ENTRY, on=date(2025, 1, 1)),
        replace(ENTRY, salt=None, data=None),
    ],
    ids=["summer", "actor and origin", "winter", "erased"],
)
def test_a_line_is_read_as_the_entry_it_was_written_from(entry):
    assert read(write(entry)) == entry


def test_a_line_has_its_members_in_a_fixed_order():
    line = json.loads(write(replace(ENTRY, actor="a1", origin=f"{'ab' * 32}:12")))
    assert list(line) == [
        "specversion", "id", "source", "type", "subject", "time", "recordedtime", "sequence", "streamversion",
        "commandid", "actor", "origin", "datacontenttype", "datahash", "salt", "data",
    ]  # fmt: skip
    assert line["time"] == "2025-07-01T00:00:00+02:00"
    assert line["recordedtime"] == "2026-01-01T10:00:00.000000Z"
    assert line["sequence"] == "7"


def test_a_line_of_an_erased_event_has_neither_salt_nor_data():
    line = json.loads(write(replace(ENTRY, salt=None, data=None)))
    assert "salt" not in line
    assert "data" not in line
    assert line["datahash"] == ENTRY.datahash.hex()


def test_changed_data_is_noticed():
    with pytest.raises(Refused, match="de regel is veranderd"):
        read(write(ENTRY).replace(b"verhuisd", b"verhuist"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"specversion":"1.0",', b""),
        (b'"salt":"000102030405060708090a0b0c0d0e0f",', b""),
        (b"T00:00:00+02:00", b"T00:00:00+01:00"),
        (b"nl.leerspoor.dropped-out.v1", b"nl.anders.dropped-out.v1"),
        (b'"sequence":"7"', b'"sequence":"zeven"'),
        (b'"id":', b'"ID":1,"id":'),
        (b"{", b""),
    ],
)
def test_a_line_that_is_not_right_is_refused(old, new):
    line = write(ENTRY)
    assert old in line
    with pytest.raises(Refused) as refused:
        read(line.replace(old, new, 1))
    assert refused.value.code == "MALFORMED"


def test_an_instant_always_has_six_decimals():
    assert instant_text(datetime(2026, 1, 1, 10, tzinfo=UTC)) == "2026-01-01T10:00:00.000000Z"
    assert instant_text(datetime(2026, 1, 1, 10, 0, 0, 1, tzinfo=UTC)) == "2026-01-01T10:00:00.000001Z"
