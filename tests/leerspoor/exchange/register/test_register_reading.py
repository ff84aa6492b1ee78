"""However the file was saved, the same records come out of it."""

from __future__ import annotations

import io
from datetime import date

import pytest

from leerspoor.exchange.csv_table import LONGEST_LINE, text_lines
from leerspoor.exchange.register import Overview, looks_like_register, on_a_route, read, read_from
from leerspoor.exchange.register.records import Enrolment, Period, Person, Placement, Result
from tests.leerspoor.exchange.register.register_files import FEBRUARY, MESSY, NAME, OCTOBER, reads

RECORDS = """VLP|98MB|2025-08-01|2026-07-31|2025-10-15
PER||100000104|2009-03-14|V
ISG||100000104|1|2025-08-01|2027-07-31|2026-01-31|08
ISP||100000104|1|2025-08-01|25786|BOL|MBO-2|J||998A001|998X001|DLR|MBO
BPV||100000104|1|1|2025-09-10|2025-09-15|2026-01-30||320|100900001|25786|
GEO||100000104|||700001|3001|2025-10-02|6||61||57||1|998A001
SLR|1|1|1|0|1|0|0|1|0
"""


def _dutch(text: str) -> str:
    """The days as a Dutch spreadsheet writes them."""
    words = []
    for word in text.split("|"):
        parts = word.split("-")
        dutch = len(parts) == 3 and len(parts[0]) == 4
        words.append(f"{int(parts[2])}-{int(parts[1])}-{parts[0]}" if dutch else word)
    return "|".join(words)


def _bytes(separator: str, end: str, encoding: str, form: str) -> bytes:
    lines = [_dutch(line) if form == "d-m-yyyy" else line for line in RECORDS.splitlines()]
    return "".join(line.replace("|", separator) + end for line in lines).encode(encoding)


@pytest.mark.parametrize("form", ["ccyy-mm-dd", "d-m-yyyy"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", ["|", ";"])
def test_every_way_of_saving_gives_the_same_records(
    separator: str, end: str, encoding: str, form: str
) -> None:
    plain = read_from(io.BytesIO(RECORDS.encode()), NAME)
    other = read_from(io.BytesIO(_bytes(separator, end, encoding, form)), NAME)
    assert [r.message for r in other.refusals + other.remarks] == []
    assert _without_columns(other) == _without_columns(plain)
    assert (other.brin, other.begin, other.end, other.made_on) == (
        "98MB", date(2025, 8, 1), date(2026, 7, 31), date(2025, 10, 15),
    )  # fmt: skip


def _without_columns(overview: Overview) -> list[str]:
    """Columns differ with the width of the days, nothing else may."""
    fields = []
    for records in overview.people.values():
        for record in records:
            names = [name for name in record.__struct_fields__ if not name.endswith("_column")]
            fields.append(repr([type(record).__name__, *(getattr(record, name) for name in names)]))
    return fields


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_letters_with_accents_are_read_in_each_encoding(encoding: str) -> None:
    lines = list(text_lines(io.BytesIO("José|Zoë\r\n".encode(encoding))))
    assert [(line.text, line.ended) for line in lines] == [("José|Zoë", True)]


@pytest.mark.parametrize(("length", "is_read"), [(LONGEST_LINE, True), (LONGEST_LINE + 1, False)])
def test_a_line_may_be_just_so_long(length: int, is_read: bool) -> None:
    data = b"x" * (length - 1) + b"\ny\n"
    first, second = text_lines(io.BytesIO(data))
    assert ((first.text is not None), second.text) == (is_read, "y")


def test_a_line_end_at_the_edge_of_what_is_read_at_once_is_one_line_end() -> None:
    for length in range(65_530, 65_540):
        data = b"x" * length + b"\r\n" + b"y\r\n"
        assert [(line.number, len(line.text or "")) for line in text_lines(io.BytesIO(data))] == [
            (1, length),
            (2, 1),
        ]


def test_the_order_of_the_lines_means_nothing() -> None:
    lines = RECORDS.splitlines()
    turned = read_from(io.BytesIO("\n".join(reversed(lines)).encode() + b"\n"), NAME)
    (records,) = turned.people.values()
    assert [type(record) for record in records] == [Result, Placement, Period, Enrolment, Person]
    assert turned.brin == "98MB"
    assert turned.refusals == []
    assert turned.remarks == []


def test_missing_fields_at_the_end_and_padding_are_nothing() -> None:
    short = reads("ISG||100000104|1|2025-08-01", "SLR|0|1|0|0|0|0|0|0|0")
    padded = reads("ISG||100000104|1|2025-08-01||||||||", "SLR|0|1|0|0|0|0|0|0|0||||||")
    assert [r.message for r in short.remarks] == [r.message for r in padded.remarks]
    assert short.people == padded.people
    assert short.refusals == padded.refusals == []


def test_fields_between_quotes_are_read() -> None:
    quoted = reads('"ISG";"";"100000104";"1";"1-8-2025";"31-7-2027"')
    (records,) = quoted.people.values()
    assert isinstance(records[0], Enrolment)


def test_leading_zeros_of_a_number_are_part_of_it() -> None:
    numbers = {number.value for number in read(OCTOBER).people}
    assert numbers == {"100000104", "012345670", "BSN1"}


def test_what_is_not_nine_digits_is_a_mask_and_differs_between_the_columns() -> None:
    overview = reads("PER|1||2009-03-14|V", "PER||1|2009-03-14|V")
    assert [number.kind for number in overview.people] == ["mask", "mask"]


def test_a_number_that_lost_its_leading_zero_is_pointed_at_without_being_shown() -> None:
    (remark, *_) = reads("PER|12345678||2009-03-14|V").remarks
    assert (remark.line, remark.column) == (1, 5)
    assert "negen cijfers" in remark.message
    assert "12345678" not in remark.message


def test_a_number_is_not_in_the_representation_of_a_record() -> None:
    assert "100000104" not in repr(read(OCTOBER).people)


def test_day_and_month_of_birth_may_be_unknown() -> None:
    people = [r for records in read(OCTOBER).people.values() for r in records if isinstance(r, Person)]
    assert [person.birth_date for person in people] == ["2009-03-14", "2009-00-00", "2006-11-30"]
    later = [r for records in read(FEBRUARY).people.values() for r in records if isinstance(r, Person)]
    assert [person.birth_date for person in later] == ["2009-03-14", "2009-00-00", "2006-11-30"]


def test_08_and_8_are_one_reason() -> None:
    reasons = [
        [r.reason for records in read(path).people.values() for r in records if isinstance(r, Enrolment)]
        for path in (OCTOBER, FEBRUARY)
    ]
    assert [some[2] for some in reasons] == ["08", "08"]


def test_only_who_has_a_leerroute_filled_in_is_on_a_route() -> None:
    overview = read(OCTOBER)
    assert [on_a_route(records) for records in overview.people.values()] == [True, True, False]
    assert {number.value for number in overview.on_a_route} == {"100000104", "012345670"}


def test_a_refused_period_with_a_leerroute_puts_someone_on_a_route_too() -> None:
    period = "ISP||100000104|1|2025-08-01|25786|BOL|MBO-2|?||||{}|MBO"
    for leerroute, expected in [("DLR", 1), ("", 0)]:
        overview = reads("ISG||100000104|1|2025-08-01", period.format(leerroute))
        assert len(overview.refusals) == 1
        assert len(overview.on_a_route) == expected


def test_the_name_tells_the_institution_when_the_leading_record_is_missing() -> None:
    overview = reads("PER||100000104|2009-03-14|V", name="ro_98mb_20250801_20260731.CSV")
    assert (overview.brin, overview.begin, overview.end) == ("98MB", date(2025, 8, 1), date(2026, 7, 31))
    assert any("VLP" in remark.message for remark in overview.remarks)


def test_a_name_that_contradicts_the_leading_record_is_a_remark() -> None:
    overview = reads("VLP|98MC|2025-08-01|2026-07-31|2025-10-15")
    assert overview.brin == "98MC"
    assert any("de naam van het bestand" in remark.message for remark in overview.remarks)


def test_the_closing_record_is_held_against_what_is_there() -> None:
    overview = reads("PER||100000104|2009-03-14|V", "SLR|636|0|0|0|0|0|0|0|0", "VLP|98MB||||")
    assert [r.message for r in overview.remarks if "SLR" in r.message] == [
        "PER: 1 in het bestand, 636 volgens het sluitrecord (SLR)"
    ]


def test_a_refused_line_was_still_there_for_the_closing_record() -> None:
    overview = reads("PER||100000104|geen dag|V", "SLR|1|0|0|0|0|0|0|0|0")
    assert len(overview.refusals) == 1
    assert not [r for r in overview.remarks if "SLR" in r.message]


def test_a_missing_closing_record_is_a_remark() -> None:
    assert any("SLR" in r.message for r in reads("PER||100000104|2009-03-14|V").remarks)


@pytest.mark.parametrize(
    ("name", "first", "expected"),
    [
        (NAME, b"", True),
        ("x.csv", b"VLP|98MB|", True),
        ("x.csv", b"\xef\xbb\xbfSLR;636;640", True),
        ("x.csv", b'"PER";"1"', True),
        ("x.csv", b"PERSOON;1", False),
        ("x.csv", b"nummer;naam", False),
        ("archief.jsonl", b'{"specversion"', False),
    ],
)
def test_a_registratieoverzicht_is_recognised(name: str, first: bytes, expected: bool) -> None:
    assert looks_like_register(name, first) is expected


def test_the_messy_file_is_read_all_the_same() -> None:
    overview = read(MESSY)
    assert overview.brin == "98MB"
    assert len({refusal.line for refusal in overview.refusals}) == 11
    assert len(overview.people) == 2
