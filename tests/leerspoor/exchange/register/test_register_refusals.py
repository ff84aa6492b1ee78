"""What is wrong in a line is told with line and column; what is merely unknown is a warning."""

from __future__ import annotations

import pytest

from tests.leerspoor.exchange.register.register_files import reads

GOOD = {
    "PER": "PER||100000104|2009-03-14|V",
    "ISG": "ISG||100000104|1|2025-08-01|2027-07-31||",
    "ISP": "ISP||100000104|1|2025-08-01|25786|BOL|MBO-2|J||998A001|998X001|DLR|MBO",
    "ISE": "ISE||100000104|1|2025-09-01|2026-01-31",
    "BPV": "BPV||100000104|1|1|2025-09-10|2025-09-15|2026-01-30||320|100900001|25786|",
    "DIP": "DIP||100000104|7|25786|2025-09-30||J|1|998A001",
    "AMO": "AMO||100000104|||8|C0004|2025-09-30|J|1",
    "GEO": "GEO||100000104|||9|3001|2025-10-02|6||61||57||1|998A001",
    "KZD": "KZD||100000104|||10|K0067|2025-10-01|Behaald|N|1",
}


def _changed(kind: str, position: int, value: str) -> tuple[str, int]:
    """A good line with one field changed, and the column of that field."""
    fields = GOOD[kind].split("|")
    fields[position - 1] = value
    return "|".join(fields), len("|".join(fields[: position - 1])) + 2


@pytest.mark.parametrize("kind", GOOD)
def test_a_good_line_is_not_refused(kind: str) -> None:
    overview = reads(GOOD[kind])
    assert overview.refusals == []
    assert len(overview.people) == 1
    assert not [r for r in overview.remarks if "SLR" not in r.message and "VLP" not in r.message]


@pytest.mark.parametrize(
    ("kind", "position", "value", "told"),
    [
        ("PER", 4, "2009-02-31", "geboortedatum"),
        ("PER", 4, "2009-13-00", "geboortedatum"),
        ("ISG", 4, "een twee", "inschrijvingsnummer"),
        ("ISG", 4, "", "inschrijvingsnummer is leeg"),
        ("ISG", 5, "31-02-2024", '"31-02-2024" bestaat niet'),
        ("ISG", 5, "1/8/2025", "verwacht: een dag als 2025-08-01 of 1-8-2025"),
        ("ISG", 5, "", "is leeg"),
        ("ISG", 5, "0205-08-01", "1950"),
        ("ISG", 7, "2025-07-31", "ligt voor de inschrijving"),
        ("ISP", 5, "2025-8-32", "bestaat niet"),
        ("ISP", 6, "", "crebo is leeg"),
        ("ISP", 9, "", "verwacht: J of N"),
        ("ISP", 9, "misschien", "verwacht: J of N"),
        ("ISE", 6, "2025-08-31", "ligt voor de begindatum"),
        ("BPV", 5, "", "BPV-nummer is leeg"),
        ("BPV", 8, "", "geplande einddatum is leeg"),
        ("BPV", 8, "2025-09-14", "verwacht: 2025-09-15 of later"),
        ("BPV", 10, "-1", "verwacht: een heel getal"),
        ("BPV", 10, "3,5", "verwacht: een heel getal"),
        ("BPV", 11, "", "leerbedrijf is leeg"),
        ("DIP", 6, "", "datum is leeg"),
        ("AMO", 7, "", "code van het onderdeel is leeg"),
        ("GEO", 9, "11", "verwacht: een heel getal van 1 tot en met 10"),
        ("GEO", 9, "6,1", "verwacht: een heel getal van 1 tot en met 10"),
        ("GEO", 11, "6", "in tienden"),
        ("GEO", 13, "101", "in tienden"),
        ("KZD", 9, "Bijna", "verwacht: Behaald of Niet behaald"),
        ("KZD", 9, "", "verwacht: Behaald of Niet behaald"),
    ],
)
def test_a_field_that_is_not_right_is_refused_with_its_column(
    kind: str, position: int, value: str, told: str
) -> None:
    line, column = _changed(kind, position, value)
    overview = reads("VLP|98MB|2025-08-01|2026-07-31|2025-10-15", line)
    (refusal,) = overview.refusals
    assert (refusal.line, refusal.column, refusal.code) == (2, column, "MALFORMED")
    assert told in refusal.message
    assert overview.people == {}


@pytest.mark.parametrize(
    ("kind", "position", "value"),
    [("BPV", 8, "2025-09-15"), ("ISE", 6, "2025-09-01"), ("ISG", 7, "2025-08-01"), ("GEO", 13, "100")],
)
def test_just_within_bounds_is_taken(kind: str, position: int, value: str) -> None:
    assert reads(_changed(kind, position, value)[0]).refusals == []


def test_every_field_of_a_line_that_is_not_right_is_told() -> None:
    overview = reads("BPV||100000104|1|1|gisteren|morgen|||veel|100900001|25786|")
    assert [refusal.column for refusal in overview.refusals] == [20, 29, 36, 38]


def test_the_column_is_that_of_the_text_and_not_of_the_space_before_it() -> None:
    (refusal,) = reads("ISG||100000104|1|  31-02-2024").refusals
    assert refusal.column == 20


@pytest.mark.parametrize(
    ("kind", "position", "value", "told"),
    [
        ("PER", 5, "X", "geslacht"),
        ("ISG", 8, "Z9", "reden"),
        ("ISP", 7, "BOL_X", "leertraject"),
        ("ISP", 8, "MBO-5", "niveau"),
        ("ISP", 13, "DLX", "leerroute"),
        ("ISP", 14, "PO", "leerroutefase"),
        ("BPV", 11, "90001", "leerbedrijf"),
        ("ISP", 6, "BOL", "crebo"),
        ("BPV", 12, "2578", "crebo"),
        ("DIP", 5, "257860", "crebo"),
        ("GEO", 10, "MBO12", "vrijstelling"),
    ],
)
def test_an_unknown_code_is_a_warning(kind: str, position: int, value: str, told: str) -> None:
    line, column = _changed(kind, position, value)
    overview = reads(line, "SLR")
    assert overview.refusals == []
    assert len(overview.people) == 1
    (remark,) = [r for r in overview.remarks if told in r.message]
    assert (remark.line, remark.column) == (1, column)


def test_the_same_unknown_code_is_one_warning_with_a_count() -> None:
    line, _ = _changed("ISP", 13, "DLX")
    (remark,) = [r for r in reads(line, line, line).remarks if "leerroute" in r.message]
    assert (remark.line, remark.times) == (1, 3)


def test_an_unknown_kind_of_record_is_a_warning() -> None:
    overview = reads(GOOD["PER"], "XYZ|1|2", "naam van iemand|3")
    assert [(r.line, r.message) for r in overview.remarks if "niet gelezen" in r.message] == [
        (2, "onbekende recordsoort XYZ: niet gelezen"),
        (3, "een regel begint niet met een recordsoort: niet gelezen"),
    ]


def test_a_field_beyond_the_last_is_a_warning() -> None:
    (remark,) = [r for r in reads(GOOD["PER"] + "|meer").remarks if r.line]
    assert remark.column == len(GOOD["PER"]) + 2


@pytest.mark.parametrize("line", ["PER|BSN1|100000104|2009-03-14|V", "PER|||2009-03-14|V"])
def test_a_record_is_of_one_number(line: str) -> None:
    (refusal,) = reads(line).refusals
    assert "BSN en onderwijsnummer" in refusal.message


def test_a_number_or_birth_date_is_in_no_message() -> None:
    lines = [
        "PER|123456789|987654321|2009-03-14|V",
        "PER||987654321|31-2-2009|V",
        "ISG||987654321|123456789 |123456789",
        "ISP||987654321|1|2025-08-01|25786|123456789|123456789|123456789",
        "123456789|1",
    ]
    overview = reads(*lines)
    messages = " ".join(f.message for f in [*overview.refusals, *overview.remarks])
    assert "123456789" not in messages
    assert "987654321" not in messages
    assert "2009" not in messages.replace("2009-05-31", "").replace("31-5-2009", "")


def test_a_last_line_that_was_cut_off_is_refused() -> None:
    padded = [line + "|" * (15 - line.count("|")) for line in GOOD.values()]
    overview = reads("\n".join([*padded, GOOD["BPV"][:66]]), end="")
    (refusal,) = overview.refusals
    assert refusal.line == len(GOOD) + 1
    assert "afgebroken" in refusal.message


def test_a_short_last_line_of_a_file_that_is_not_padded_was_not_cut_off() -> None:
    for kind in ("PER", "ISG", "ISE"):
        overview = reads("\n".join([GOOD["ISP"], GOOD["ISP"].replace("|1|", "|2|", 1), GOOD[kind]]), end="")
        assert overview.refusals == []


def test_a_last_line_without_a_line_end_is_a_warning() -> None:
    overview = reads(GOOD["PER"] + "\n" + GOOD["ISG"], end="")
    assert overview.refusals == []
    assert any("geen regeleinde" in r.message for r in overview.remarks)
