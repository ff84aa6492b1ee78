"""What cannot be read? Every kind of MALFORMED, with what may be said right beside it."""

import pytest

from journeys.errors import Refused
from tests.journeys.aggregates.office import NULL, Office, open_region
from tests.scenario import VO, joint, mbo, of, vmbo

REASON = {"reason": "other"}
STARTED = {"route": "R1", "leerjaar": 3, "leerweg": "BB", "lwt": False}
DAYS = {"starts_on": "2024-09-02", "ends_on": "2025-01-31"}


def office_with_a_placement() -> Office:
    office = open_region()
    office.tell("s1", "bpv-agreed", "2024-08-26", **DAYS)
    return office


# --- kind and stream ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["flown-away/1", "dropped-out/2", "dropped-out/0", "dropped-out", "", "/1"])
def test_a_kind_that_this_version_does_not_know(kind: str):
    assert open_region().raw("student/s1", kind, REASON) == "MALFORMED"
    assert open_region().raw("student/s1", "dropped-out/1", REASON) is None


@pytest.mark.parametrize(
    ("stream", "kind", "data"),
    [
        ("route/R1", "dropped-out/1", REASON),
        ("company/R1", "route-stop-withdrawn/1", {}),
        ("agreement/A1", "route-stop-withdrawn/1", {}),
        ("student/s1", "company-recognised/1", {"crebos": ["25737"]}),
        ("student/s1", "policy-chosen/1", {"choice": "x", "reason": "other", "agreed_by": [VO]}),
        ("policy/x", "agreement-ended/1", {"effective_on": "2025-01-01", "reason": "other"}),
    ],
)
def test_a_kind_in_the_wrong_room(stream: str, kind: str, data: dict):
    assert open_region().raw(stream, kind, data) == "MALFORMED"


@pytest.mark.parametrize("stream", ["", "s1", "student", "student/", "/s1", "pupil/s1", "Student/s1"])
def test_a_stream_is_a_room_and_an_id(stream: str):
    assert open_region().raw(stream, "dropped-out/1", REASON) == "MALFORMED"


@pytest.mark.parametrize("id_", ["s 1", "s/1", "s1/", "é", "s1\n", "s,1", "s:1", "s\x00"])
def test_an_id_is_letters_digits_and_three_signs(id_: str):
    office = open_region()
    assert office.raw(f"student/{id_}", "dropped-out/1", REASON) == "MALFORMED"
    assert office.raw("student/s1", "route-started/1", STARTED | {"route": id_}) == "MALFORMED"
    assert office.raw("student/A-z_0.9", "dropped-out/1", REASON) is None


@pytest.mark.parametrize("by", ["duo", "system", "vo:98VO", "mbo:98MB"])
def test_who_may_answer_for_a_report(by: str):
    assert open_region().raw("student/s1", "dropped-out/1", REASON, by=by) is None


@pytest.mark.parametrize(
    "by", ["", "vo", "vo:", "98VO", "school:98VO", "DUO", "vo:98 VO", "vmbo:98VO", "duo\n"]
)
def test_nobody_else_may_answer_for_a_report(by: str):
    assert open_region().raw("student/s1", "dropped-out/1", REASON, by=by) == "MALFORMED"


# --- fields -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stream", "kind", "data"),
    [
        ("student/s1", "dropped-out/1", REASON | {"note": "ziek"}),
        ("student/s1", "route-started/1", STARTED | {"name": "Ali"}),
        ("route/R1", "route-stop-withdrawn/1", {"reason": "other"}),
        ("student/s1", "bpv-agreed/1", {"placement": "p1", "company": "c", "crebo": "25737", **DAYS,
                                        "guardian_required": False, "signed": {"teacher": "2024-09-01"}}),
    ],
)  # fmt: skip
def test_a_field_that_the_kind_does_not_have(stream: str, kind: str, data: dict):
    assert open_region().raw(stream, kind, data) == "MALFORMED"


@pytest.mark.parametrize("field", ["route", "leerjaar", "leerweg", "lwt"])
def test_a_field_that_has_to_be_there(field: str):
    without = {name: value for name, value in STARTED.items() if name != field}
    office = open_region()
    assert office.raw("student/s1", "route-started/1", without) == "MALFORMED"
    assert office.raw("student/s1", "route-started/1", STARTED | {field: None}) == "MALFORMED"


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b'"x"', b"3", b"{}x", b'{"reason":"a"', b"\xff"])
def test_data_that_is_no_object(data: bytes):
    assert open_region().raw("student/s1", "dropped-out/1", data) == "MALFORMED"


@pytest.mark.parametrize("reason", ["Verhuisd", "te ver weg", "", "ziek!", "wegens_x", "é", 3, True, [], {}])
def test_a_reason_is_a_code(reason: object):
    assert open_region().raw("student/s1", "dropped-out/1", {"reason": reason}) == "MALFORMED"
    assert open_region().raw("student/s1", "dropped-out/1", {"reason": "verhuisd-2"}) is None


@pytest.mark.parametrize(
    "day", ["2024-02-30", "31-02-2024", "2023-02-29", "2024-13-01", "2024-1-1", "", "morgen", 20240101,
            "2024-02-28T00:00:00+01:00"]
)  # fmt: skip
def test_a_day_that_is_not_in_the_calendar(day: object):
    office = open_region()
    assert office.verdict("s1", "window-extended", "2024-01-01", until=day) == "MALFORMED"
    assert office.verdict("s1", "window-extended", "2024-01-01", until="2024-02-29") is None


@pytest.mark.parametrize("year", [0, -1, 1.5, "1", NULL, True])
def test_a_route_year_counts_from_one(year: object):
    office = open_region()
    assert office.verdict("s1", "year-repeated", "2024-08-01", route_year=year) == "MALFORMED"
    assert office.verdict("s1", "year-repeated", "2024-08-01", route_year=1) is None


@pytest.mark.parametrize("attempt", [0, -1, 1.5, "1"])
def test_an_attempt_counts_from_one(attempt: object):
    office = open_region()
    assert office.verdict("s1", "exam-part-passed", "2024-05-01", part="WI", attempt=attempt) == "MALFORMED"
    assert office.verdict("s1", "exam-part-passed", "2024-05-01", part="WI", attempt=1) is None


@pytest.mark.parametrize("hours", [-1, 1.5, "10", True, 10**30])
def test_hours_are_a_whole_number_from_zero(hours: object):
    office = office_with_a_placement()
    said = {"assessed_by": ["mbo"], "result": "voldoende"}
    for kind, more in (
        ("bpv-hours-recorded", {}),
        ("bpv-ended", {}),
        ("bpv-amended", {}),
        ("bpv-completed", said),
    ):
        assert office.verdict("s1", kind, "2025-01-31", hours=hours, **more) == "MALFORMED", kind
        assert office.verdict("s1", kind, "2025-01-31", hours=0, **more) is None, kind
    assert office.verdict("s1", "bpv-agreed", "2024-09-01", **DAYS, hours=hours) == "MALFORMED"
    assert adopted(office, of(mbo("BPV", "bpv", hours=hours))) == "MALFORMED"


@pytest.mark.parametrize(
    "mark", ["1", "1.0", "5.4", "10", "10.0", "onvoldoende", "voldoende", "goed", "voldaan"]
)
def test_a_mark_is_a_grade_or_one_of_four_words(mark: str):
    assert open_region().verdict("s1", "exam-part-passed", "2024-05-01", part="WI", mark=mark) is None


@pytest.mark.parametrize("mark", ["0.9", "10.1", "6,4", "6.45", 6.4, 6, "", "V", "zeer goed", "-1", "6.4\n"])
def test_no_other_mark_can_be_read(mark: object):
    office = open_region()
    assert office.verdict("s1", "exam-part-passed", "2024-05-01", part="WI", mark=mark) == "MALFORMED"


@pytest.mark.parametrize(
    ("kind", "data", "field", "good", "wrong"),
    [
        ("enrolled", {"brin": VO}, "side", "vo", "vmbo"),
        ("result-determined", {}, "side", "vmbo", "vo"),
        ("result-determined", {"side": "mbo"}, "outcome", "rejected", "failed"),
        ("diploma-awarded", {}, "side", "mbo", "joint"),
        ("enrolment-period-registered", {"side": "vo"}, "fase", "VO", "vo"),
        ("enrolment-period-registered", {"side": "vo"}, "level", 4, 5),
        ("window-extended", {"until": "2027-07-31"}, "decided_by", "vo", "mbo"),
        ("profile-changed", {}, "profile", "M&T", "M+T"),
        ("exam-part-passed", {"part": "WI"}, "leerweg", "TL", "HAVO"),
        ("exam-part-passed", {"part": "WI"}, "held_by", ["vo", "mbo"], ["company"]),
        ("transferred", {}, "stays_enrolled_at_vo", True, "ja"),
    ],
)
def test_a_word_is_one_of_the_words(kind: str, data: dict, field: str, good: object, wrong: object):
    office = open_region()
    assert office.verdict("s1", kind, "2024-08-01", **data | {field: good}) is None
    assert office.verdict("s1", kind, "2024-08-01", **data | {field: wrong}) == "MALFORMED"


@pytest.mark.parametrize("level", [0, 5, 6, -1, "2", 2.5])
def test_a_level_is_one_to_four(level: object):
    said = {"side": "mbo", "level": level}
    assert open_region().verdict("s1", "enrolment-period-registered", "2024-08-01", **said) == "MALFORMED"


def test_a_list_where_a_list_is_expected():
    office = open_region()
    assert office.verdict("s1", "parts-chosen", "2024-08-01", parts=3) == "MALFORMED"
    assert office.verdict("s1", "parts-chosen", "2024-08-01", parts="KV1") == "MALFORMED"
    assert office.verdict("s1", "parts-chosen", "2024-08-01", parts=["KV1", 2]) == "MALFORMED"
    assert office.verdict("s1", "parts-chosen", "2024-08-01", parts=[]) is None


# --- days that contradict each other ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ends_on", "code"), [("2024-09-01", "MALFORMED"), ("2024-09-02", None), ("2024-09-03", None)]
)
def test_a_placement_does_not_end_before_it_starts(ends_on: str, code: str | None):
    office = office_with_a_placement()
    days = {"starts_on": "2024-09-02", "ends_on": ends_on}
    assert office.verdict("s1", "bpv-agreed", "2024-08-26", **days) == code
    assert office.verdict("s1", "bpv-amended", "2024-08-26", **days) == code


@pytest.mark.parametrize("changed", [{"ends_on": "2020-01-01"}, {"starts_on": "2030-01-01"}])
def test_only_days_in_one_event_are_held_against_each_other(changed: dict):
    assert office_with_a_placement().verdict("s1", "bpv-amended", "2024-08-26", **changed) is None


# --- an agreement as amended --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "field",
    ["form", "purpose", "vo", "mbo", "valid_from", "valid_until", "cohort_obligation", "transfer_options",
     "topics", "advised_on", "consented_on"],
)  # fmt: skip
def test_an_amendment_says_what_changes_and_nothing_else(field: str):
    office = open_region()
    assert office.verdict("A1", "agreement-amended", "2022-01-01", **{field: NULL}) == "MALFORMED"
    assert office.verdict("A1", "agreement-amended", "2022-01-01") is None


# --- an examination programme -------------------------------------------------------------------------


def adopted(office: Office, programme: dict) -> str | None:
    return office.verdict("R1", "exam-programme-adopted", "2020-01-01", **programme)


PLAIN = (vmbo("WI-CE"), mbo("B1-K1"))


@pytest.mark.parametrize(
    "counts_for",
    [
        None,
        [],
        ["WI-CE"],
        ["B1-K1", "WI-CE"],
        ["WI-CE", "B1-K1", "B1-K1"],
        ["WI-CE", "WI-CE"],
        ["WI-CE", "J1"],
        ["WI-CE", "B9"],
        ["0153", "B1-K1"],
    ],
)
def test_a_joint_part_counts_for_one_part_of_each_side(counts_for: list[str] | None):
    parts = (vmbo("WI-CE", register_codes=["0153"]), mbo("B1-K1"))
    office = open_region()
    assert adopted(office, of(*parts, joint("J1", counts_for))) == "MALFORMED"
    assert adopted(office, of(*parts, joint("J1", ["WI-CE", "B1-K1"]))) is None


def test_a_joint_part_may_stand_before_what_it_counts_for():
    assert adopted(open_region(), of(joint("J1", ["WI-CE", "B1-K1"]), *PLAIN)) is None


def test_only_a_joint_part_counts_for_others():
    assert adopted(open_region(), of(*PLAIN, vmbo("NE-CE", counts_for=["WI-CE", "B1-K1"]))) == "MALFORMED"


@pytest.mark.parametrize(
    "parts",
    [
        [vmbo("WI-CE"), vmbo("WI-CE")],
        [vmbo("WI"), mbo("WI")],
        [vmbo("WI", register_codes=["1", "1"])],
        [vmbo("WI", register_codes=["WI"])],
        [vmbo("WI", register_codes=["1"]), vmbo("NE", register_codes=["1"])],
        [vmbo("WI", register_codes=["NE"]), vmbo("NE")],
        [vmbo("WI"), vmbo("NE", register_codes=["WI"])],
    ],
)
def test_a_code_means_one_part(parts: list[dict]):
    assert adopted(open_region(), of(*parts)) == "MALFORMED"


def test_two_programmes_may_have_the_same_codes():
    office = open_region()
    office.tell("R1", "exam-programme-adopted", "2020-01-01", **of(*PLAIN))
    assert adopted(office, of(*PLAIN)) is None


def test_a_choice_is_one_of_the_groups():
    group = {"choice": "KV", "side": "vmbo", "min_parts": 1}
    office = open_region()
    assert adopted(office, of(vmbo("KV1", choice="KV"))) == "MALFORMED"
    assert adopted(office, of(vmbo("KV1", choice="KD"), choices=[group])) == "MALFORMED"
    assert adopted(office, of(vmbo("KV1", choice="KV"), choices=[group])) is None


@pytest.mark.parametrize("side", ["vo", "joint", None])
def test_a_group_is_of_one_exam(side: str | None):
    group = {"choice": "KV", "min_parts": 1} | ({"side": side} if side else {})
    assert adopted(open_region(), of(choices=[group])) == "MALFORMED"


@pytest.mark.parametrize(
    "wrong", [{"min_hours": -1}, {"min_hours": 1.5}, {"min_parts": -1}, {"min_parts": "1"}]
)
def test_a_group_asks_for_whole_numbers(wrong: dict):
    assert adopted(open_region(), of(choices=[{"choice": "KV", "side": "vmbo", **wrong}])) == "MALFORMED"


# --- what the person is told --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "field", "value"),
    [
        ({"leerweg": "HAVO"}, "data.leerweg", "HAVO"),
        ({"leerjaar": "drie"}, "data.leerjaar", "drie"),
        ({"chosen": ["KV1", "a b"]}, "data.chosen[1]", "a b"),
        ({"judged_by_vo_on": "31-02-2024"}, "data.judged_by_vo_on", "31-02-2024"),
        ({"noot": "x"}, "data.noot", "noot"),
    ],
)
def test_a_refusal_names_field_and_value_and_what_was_expected(data: dict, field: str, value: str):
    refusal = open_region().refusal("s1", "route-started", "2023-08-01", **data)
    assert (refusal.code, refusal.rule, refusal.field) == ("MALFORMED", None, field)
    assert value in refusal.message
    assert "verwacht" in refusal.message


def test_deep_inside_a_programme_the_place_is_named():
    refusal = open_region().refusal(
        "R1", "exam-programme-adopted", "2020-01-01", **of(vmbo("A"), vmbo("B", hours=-1))
    )
    assert refusal.field == "data.parts[1].hours"


@pytest.mark.parametrize("number", [b"1e999", b"-1e999", b"1" + b"0" * 5_000, b"NaN", b"Infinity", b"01"])
def test_a_number_that_cannot_be_held_is_refused_like_anything_else(number: bytes):
    for data in (number, b'{"reason":' + number + b"}", b'{"reason":3,"x":' + number + b"}"):
        assert open_region().raw("student/s1", "dropped-out/1", data) == "MALFORMED"
    hours = b'{"placement":"p1","hours":' + number + b"}"
    assert office_with_a_placement().raw("student/s1", "bpv-ended/1", hours) == "MALFORMED"


@pytest.mark.parametrize("text", [b'"\\ud800"', b'"\\udc00"', b'"\\ud800\\u0041"', b'"a\x00b"', b'"\xff"'])
def test_a_text_that_is_none_is_refused_like_anything_else(text: bytes):
    for data in (text, b'{"reason":' + text + b"}", b'{"reason":3,"x":' + text + b"}"):
        assert open_region().raw("student/s1", "dropped-out/1", data) == "MALFORMED"


@pytest.mark.parametrize("depth", [10, 2_000, 100_000])
def test_what_is_nested_too_deep_is_refused_like_anything_else(depth: int):
    deep = b"[" * depth + b"]" * depth
    for data in (deep, b'{"reason":' + deep + b"}", b'{"leerjaar":' + deep + b"}"):
        for kind in ("dropped-out/1", "route-started/1"):
            with pytest.raises(Refused, match="data"):
                open_region().decide("student/s1", kind, "2024-01-01", data)
