"""What is refused or wrong is told in English too, with nothing Dutch in it but the sector's own words."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import msgspec
import pytest

from journeys.errors import JournalError, LeerspoorError, Refused
from journeys.events import KIND_OF, BpvAgreed, ExamProgrammeAdopted
from journeys.law.refusals import _CODES, refused
from journeys.saying import speak
from journeys.seal.checkpoint import checkpoint_of
from journeys.seal.note import public_key, read
from journeys.seal.request import request_of
from journeys.store import archive, trouble
from journeys.store.journal import open_journal
from journeys.store.place import make_room, place_of
from journeys.wire import check_day, check_envelope, understand

DUTCH = re.compile(
    r"\b(de|het|een|en|van|voor|niet|geen|is er|zijn|wordt|verwacht|bron|dit|deze|hier|ontbreekt|op)\b",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True)
def in_english(in_dutch: None) -> None:
    speak("en")


def assert_english(said: object) -> None:
    quoted = re.sub(r"\[[A-Z]{3}-\d\d.*\]", "", str(said))  # the title of a document is in its own language
    assert not DUTCH.search(quoted), said


@pytest.mark.parametrize("code", sorted(_CODES))
def test_every_refusal(code: str) -> None:
    said = refused(code, "x")
    assert_english(said)
    assert "expected: " in str(said)
    if said.rule:
        assert f"[{said.rule}: " in str(said)
        assert "Source: " in str(said)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("nothing/1", "{}"),
        ("bpv-agreed/1", "{"),
        ("bpv-agreed/1", "[" * 5_000),
        ("bpv-agreed/1", "[]"),
        ("bpv-agreed/1", "{}"),
        ("bpv-agreed/1", '{"nobody": 1}'),
        ("exam-part-passed/1", '{"part": 1}'),
        ("exam-part-passed/1", '{"part": "", "mark": "6.0"}'),
        ("exam-part-passed/1", '{"part": "a", "mark": "11"}'),
        ("route-started/1", '{"route": "R1", "leerjaar": "3"}'),
        ("route-started/1", '{"route": "R1", "leerjaar": 3, "leerweg": "X", "lwt": false}'),
        ("route-started/1", '{"route": "R1", "leerjaar": 3, "leerweg": "BB", "lwt": 1}'),
        ("parts-chosen/1", '{"parts": 1}'),
        ("exam-programme-adopted/1", '{"parts": [1]}'),
        ("switched-to-transfer-option/1", '{"to": "?"}'),
        ("corrected/1", '{"event": "e", "data": {}, "reason": "other", "to_on": "1000-01-01"}'),
        ("corrected/1", '{"event": "e", "data": {}, "reason": "other", "to_on": "yesterday"}'),
    ],
)
def test_data_that_cannot_be_read(kind: str, data: str) -> None:
    with pytest.raises(Refused) as refusal:
        understand(kind, data.encode())
    assert_english(refusal.value)


@pytest.mark.parametrize(
    "changed",
    [
        {"stream": "student"},
        {"stream": "route/R1"},
        {"kind": "nothing/1"},
        {"by": "nobody"},
        {"command": "c"},
        {"id_": "?"},
        {"on": date(1900, 1, 1)},
    ],
)
def test_an_envelope_that_is_none(changed: dict[str, object]) -> None:
    whole = {
        "stream": "student/s1", "kind": "dropped-out/1", "on": date(2025, 1, 1), "by": "duo",
        "command": "0" * 32, "id_": None, "actor": None,
    }  # fmt: skip
    with pytest.raises(Refused) as refusal:
        check_envelope(**(whole | changed))  # type: ignore[arg-type]
    assert_english(refusal.value)


def test_senses_that_no_type_can_say() -> None:
    agreed = {
        "placement": "p", "company": "c", "crebo": "25180", "starts_on": "2025-02-02",
        "ends_on": "2025-02-01", "hours": 1,
    }  # fmt: skip
    with pytest.raises(Refused) as refusal:
        understand(KIND_OF[BpvAgreed], msgspec.json.encode(agreed))
    assert_english(refusal.value)
    part = {"part": "A", "side": "joint", "kind": "se"}
    twice = {"choice": "c", "side": "vmbo", "parts": 1}
    for parts, choices in (
        ([part], []),
        ([part | {"side": "vmbo"}] * 2, []),
        ([part | {"side": "vmbo", "choice": "?"}], []),
        ([], [twice, twice]),
    ):
        programme = {"cohorts_from": 2023, "parts": parts, "choices": choices}
        with pytest.raises(Refused) as refusal:
            understand(KIND_OF[ExamProgrammeAdopted], msgspec.json.encode(programme))
        assert_english(refusal.value)
    with pytest.raises(Refused) as refusal:
        check_day(date(2200, 1, 1), "time")
    assert_english(refusal.value)


@pytest.mark.parametrize("line", [b"{", b"[]", b"{}", b'{"specversion": "2"}'])
def test_a_line_of_an_archive(line: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        archive.read(line)
    assert_english(refusal.value)


@pytest.mark.parametrize("taken", [read, checkpoint_of, request_of, public_key])
@pytest.mark.parametrize("written", ["x", "x\n\ny\n", "a\nb\nc\n\n\u2014 x y\n", "x" * 1_000_000])
def test_what_is_no_seal(taken: object, written: str) -> None:
    given = read if taken is checkpoint_of else taken
    with pytest.raises(LeerspoorError) as error:
        given(written if given is public_key else written.encode())  # type: ignore[operator]
    assert_english(error.value)


def test_what_is_wrong_with_a_database() -> None:
    for _, both in (*trouble._SQLITE.values(), *trouble._POSTGRES.values()):
        assert_english(both[1])
    assert_english(trouble._LOST[1])


@pytest.mark.parametrize("place", ["mysql://x/y", "://", ":memory:", "~nobody-at-all/journal.db"])
def test_what_is_no_place(place: str) -> None:
    with pytest.raises(JournalError) as error:
        place_of(place)
    assert_english(error.value)


def test_a_place_where_no_journal_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x" * 9_999)
    for path, create in ((tmp_path, True), (tmp_path / "none.db", False), (tmp_path / "file" / "j.db", True)):
        with pytest.raises(JournalError) as error:
            make_room(path, create=create)
        assert_english(error.value)
    with pytest.raises(JournalError) as error:
        open_journal(tmp_path / "file")
    assert_english(str(error.value).rpartition(": ")[2])
