"""Does a calendar program that we did not write take the days in, and take them in again without doubles?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeys.errors import WrongUse
from leerspoor.exchange.calendar_file import KEPT, Agenda, Deadline, Written, write_agenda

ON = date(2025, 9, 1)
NOON = datetime(2025, 9, 1, 12, tzinfo=UTC)


def deadline(key: str = "a", day: date = date(2026, 8, 1), **said: str) -> Deadline:
    return Deadline(
        **{"key": key, "day": day, "title": f"Şule; {key}, 1", "text": "een\ntwee", "kind": "wat"} | said
    )


def agenda(*deadlines: Deadline, **said: object) -> Agenda:
    parts = {
        "name": "leerspoor mbo", "scope": "mbo", "deadlines": deadlines, "on": ON, "until": date(2027, 1, 1),
        "sequence": 7, "stamp": NOON,
    }  # fmt: skip
    return Agenda(**parts | said)


def read(path: Path) -> list[vobject.base.Component]:
    calendar = vobject.readOne(path.read_bytes().decode())
    assert calendar.version.value == "2.0"
    calendar.validate(raiseException=True)
    return calendar.contents.get("vevent", [])


CHANGED = [
    "", "x", "DTSTART:20260801T120000Z", "SEQUENCE:-1", "DTSTART;VALUE=DATE:2026", "BEGIN:VEVENT", "UID:y",
]  # fmt: skip


class Program:
    """A calendar as RFC 5545 and 5546 have it: by identifier, and of two the one with the higher number."""

    def __init__(self) -> None:
        self.held: dict[str, tuple[int, date, str]] = {}

    def take_in(self, path: Path) -> None:
        for event in read(path):
            uid, number = event.uid.value, int(event.sequence.value)
            if uid in self.held and number < self.held[uid][0]:
                continue
            if event.status.value == "CANCELLED":
                self.held.pop(uid, None)
            else:
                self.held[uid] = (number, event.dtstart.value, event.summary.value)

    @property
    def shown(self) -> list[tuple[date, str]]:
        return sorted((day, title) for _, day, title in self.held.values())


def test_another_program_reads_whole_days_with_their_text(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    assert write_agenda(path, agenda(deadline())) == Written(1, 0)
    (event,) = read(path)
    assert event.dtstart.value == date(2026, 8, 1)
    assert event.dtend.value == date(2026, 8, 2)
    assert event.summary.value == "Şule; a, 1"
    assert event.description.value == "een\ntwee"
    assert (event.status.value, event.sequence.value) == ("CONFIRMED", "7")
    assert event.last_modified.value == event.dtstamp.value == NOON
    assert event.transp.value == "TRANSPARENT"


def test_lines_are_folded_and_end_as_the_standard_asks(tmp_path: Path) -> None:
    write_agenda(tmp_path / "a.ics", agenda(deadline(text="Şule en Łukasz, " * 40)))
    text = (tmp_path / "a.ics").read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n")
    assert max(map(len, text.split(b"\r\n"))) <= 75
    assert read(tmp_path / "a.ics")[0].description.value == "Şule en Łukasz, " * 40


def test_the_same_twice_is_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    write_agenda(path, agenda(deadline()))
    before = path.read_bytes()
    write_agenda(path, agenda(deadline(), sequence=9, stamp=NOON + timedelta(days=1)))
    assert path.read_bytes() == before


@pytest.mark.parametrize("sequence", [7, 9])
def test_what_changed_is_the_same_day_with_a_higher_number(sequence: int, tmp_path: Path) -> None:
    path, program = tmp_path / "a.ics", Program()
    write_agenda(path, agenda(deadline()))
    program.take_in(path)
    write_agenda(path, agenda(deadline(day=date(2026, 9, 1)), sequence=sequence))
    program.take_in(path)
    assert program.shown == [(date(2026, 9, 1), "Şule; a, 1")]
    assert int(read(path)[0].sequence.value) == max(8, sequence)


def test_what_is_gone_is_cancelled_and_goes_on_to_be(tmp_path: Path) -> None:
    path, program = tmp_path / "a.ics", Program()
    write_agenda(path, agenda(deadline("a"), deadline("b")))
    program.take_in(path)
    assert write_agenda(path, agenda(deadline("b"))) == Written(1, 1)
    program.take_in(path)
    assert [title for _, title in program.shown] == ["Şule; b, 1"]
    before = path.read_bytes()
    write_agenda(path, agenda(deadline("b"), sequence=9))
    assert path.read_bytes() == before


def test_what_comes_back_is_shown_again(tmp_path: Path) -> None:
    path, program = tmp_path / "a.ics", Program()
    for deadlines in ((deadline(),), (), (deadline(),)):
        write_agenda(path, agenda(*deadlines))
        program.take_in(path)
    assert len(program.shown) == 1


def test_without_the_file_of_before_a_later_one_still_counts_for_more(tmp_path: Path) -> None:
    program = Program()
    write_agenda(tmp_path / "a.ics", agenda(deadline(), sequence=7))
    write_agenda(tmp_path / "b.ics", agenda(deadline(title="anders"), sequence=8))
    program.take_in(tmp_path / "a.ics")
    program.take_in(tmp_path / "b.ics")
    assert program.shown == [(date(2026, 8, 1), "anders")]


@pytest.mark.parametrize(("ahead", "cancelled"), [(0, 1), (1, 0)])
def test_what_lies_further_than_was_asked_is_not_taken_away(
    ahead: int, cancelled: int, tmp_path: Path
) -> None:
    path, until = tmp_path / "a.ics", date(2026, 3, 1)
    write_agenda(path, agenda(deadline(day=until + timedelta(days=ahead))))
    assert write_agenda(path, agenda(until=until)).cancelled == cancelled


@pytest.mark.parametrize(("ago", "kept"), [(KEPT, 1), (KEPT + 1, 0)])
def test_what_is_long_past_leaves_the_file(ago: int, kept: int, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    write_agenda(path, agenda(deadline(day=ON - timedelta(days=ago))))
    assert write_agenda(path, agenda()).cancelled == kept
    assert len(read(path)) == kept


@pytest.mark.parametrize(
    "content",
    [b"", b"leerling;open\r\n", b"\x00\xff\xfe", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"],
)
def test_another_file_is_not_written_over(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    path.write_bytes(content)
    with pytest.raises(WrongUse, match="noem een ander bestand"):
        write_agenda(path, agenda(deadline()))
    assert path.read_bytes() == content


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 60), text=st.sampled_from(CHANGED))
def test_a_file_that_someone_changed_is_read_or_refused(at: int, text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    path.unlink(missing_ok=True)
    write_agenda(path, agenda(deadline("a"), deadline("b")))
    lines = path.read_bytes().decode().split("\r\n")
    lines[at % len(lines)] = text
    path.write_bytes("\r\n".join(lines).encode())
    before = path.read_bytes()
    try:
        write_agenda(path, agenda(deadline("a")))
    except WrongUse:
        assert path.read_bytes() == before
    else:
        shown = [event.summary.value for event in read(path) if "summary" in event.contents]
        assert "Şule; a, 1" in shown


def test_nor_is_the_calendar_of_someone_else(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    write_agenda(path, agenda(deadline()))
    before = path.read_bytes()
    with pytest.raises(WrongUse, match="andere vraag"):
        write_agenda(path, agenda(deadline(), scope="vo"))
    assert path.read_bytes() == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    turns=st.lists(st.dictionaries(st.sampled_from("abc"), st.dates(ON, date(2026, 12, 31))), max_size=5),
    text=st.text(max_size=80),
)
def test_after_every_file_the_program_shows_what_the_last_one_said(
    turns: list[dict[str, date]], text: str, tmp_path: Path
) -> None:
    path, program = tmp_path / "a.ics", Program()
    path.unlink(missing_ok=True)
    for turn in turns:
        write_agenda(path, agenda(*(deadline(key, day, text=text) for key, day in turn.items())))
        program.take_in(path)
        assert program.shown == sorted((day, f"Şule; {key}, 1") for key, day in turn.items())
