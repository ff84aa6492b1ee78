"""Which code does a report get that has several? Three of their own, then MALFORMED, then as listed."""

import pytest

from tests.journeys.aggregates.office import NULL, Office, open_region
from tests.scenario import CREBO, VO


@pytest.mark.parametrize(
    "more",
    [
        {"leerweg": "HAVO"},
        {"noot": "x"},
        {"lwt": None},
        {"judged_by_vo_on": "31-02-2024"},
        {"route": "R9"},
        {"leerweg": "KB"},
    ],
)
def test_a_wrong_leerjaar_goes_before_whatever_else_is_wrong(more: dict):
    assert open_region().verdict("s1", "route-started", "2023-08-01", leerjaar=5, **more) == "LEERJAAR"


def test_a_wrong_leerjaar_goes_before_a_wrong_envelope():
    office = open_region()
    said = {"route": "R1", "leerjaar": 5, "leerweg": "BB", "lwt": False}
    assert office.raw("student/s1", "route-started/1", said, by="nobody") == "LEERJAAR"
    assert office.raw("route/R1", "route-started/1", said) == "LEERJAAR"
    assert office.raw("student/s1", "route-started/1", said, on="1900-01-01") == "LEERJAAR"


@pytest.mark.parametrize(
    "more",
    [{"profile": "XX"}, {"noot": "x"}, {"domain": None}, {"level": 5}, {"level": 1}, {"agreement": "A9"}],
)
@pytest.mark.parametrize("partners", [{"vo": None}, {"mbo": NULL}, {"vo": ""}, {"mbo": VO}])
def test_a_missing_partner_goes_before_whatever_else_is_wrong(partners: dict, more: dict):
    office = open_region()
    assert office.verdict("R2", "route-opened", "2019-01-02", **partners | more) == "NEEDS_BOTH_PARTNERS"


@pytest.mark.parametrize(
    "more",
    [
        {"profile": "XX"},
        {"noot": "x"},
        {"domain": None},
        {"form": "GR", "leerweg": "KB"},
        {"agreement": "A9"},
    ],
)
def test_the_entree_goes_before_whatever_else_is_wrong_but_a_partner(more: dict):
    assert open_region().verdict("R2", "route-opened", "2019-01-02", level=1, **more) == "NO_ENTREE"


def test_what_cannot_be_read_goes_before_what_is_not_known():
    office = open_region()
    assert office.verdict("s1", "route-started", "2023-08-01", route="R9", leerweg="HAVO") == "MALFORMED"
    assert office.verdict("R9", "teach-out-arranged", "2023-08-01", noot="x") == "MALFORMED"
    assert office.verdict("s1", "bpv-ended", "2023-08-01", hours=-1) == "MALFORMED"
    assert office.verdict("R1", "route-opened", "2023-08-01", level=5) == "MALFORMED"
    assert office.raw("student/s1", "retracted/1", {"event": "x", "reason": "Nee"}) == "MALFORMED"


def on_both() -> Office:
    """A GR of the leerweg BB, an experiment and a DLR of KB, and a student on the DLR's twin."""
    office = open_region()
    office.tell("GR", "route-opened", "2019-01-02", form="GR")
    office.tell("EX", "route-opened", "2019-01-02", form="EXPERIMENT", leerweg="KB")
    office.tell("DL", "route-opened", "2019-01-02", form="DLR", leerweg="KB")
    office.tell("on", "route-started", "2020-08-01")
    return office


START = "route-started"
SWITCH = "switched-to-transfer-option"


@pytest.mark.parametrize(
    ("first", "who", "kind", "on", "data"),
    [
        ("UNKNOWN_ROUTE", "on", START, "2021-08-01", {"route": "R9", "leerweg": "KB", "lwt": True}),
        ("UNKNOWN_ROUTE", "on", START, "2018-08-01", {"route": "GR", "leerweg": "KB"}),
        ("ALREADY_ON_ROUTE", "on", START, "2021-08-01", {"route": "GR", "leerweg": "KB", "lwt": True}),
        ("ALREADY_ON_ROUTE", "on", START, "2022-08-01", {"route": "EX", "leerweg": "BB"}),
        ("GR_ONLY_BB", "s1", START, "2019-08-01", {"route": "GR", "leerweg": "KB", "lwt": True}),
        ("LWT_ONLY_BB", "s1", START, "2022-08-01", {"route": "EX", "leerweg": "TL", "lwt": True}),
        ("LWT_ONLY_BB", "s1", START, "2019-08-01", {"route": "R1", "leerweg": "KB", "lwt": True}),
        ("LEERWEG_DIFFERS", "s1", START, "2022-08-01", {"route": "EX", "leerweg": "BB"}),
        ("LEERWEG_DIFFERS", "s1", START, "2019-08-01", {"route": "DL", "leerweg": "BB"}),
        ("GR_NO_JOINT_JUDGEMENT", "s1", START, "2019-08-01", {"route": "GR"}),
        ("NOT_ON_ROUTE", "s1", SWITCH, "2021-08-01", {"to": "route:R9"}),
        ("NOT_ON_ROUTE", "s1", SWITCH, "2019-08-01", {"to": "route:GR"}),
        ("UNKNOWN_ROUTE", "on", SWITCH, "2021-08-01", {"to": "route:R9", "lwt": True}),
        ("LWT_ONLY_BB", "on", SWITCH, "2022-08-01", {"to": "route:EX", "lwt": True}),
    ],
)  # fmt: skip
def test_the_first_of_the_list_is_told(first: str, who: str, kind: str, on: str, data: dict):
    assert on_both().verdict(who, kind, on, **data) == first


@pytest.mark.parametrize(
    ("first", "data"),
    [
        ("GR_ONLY_BB", {"form": "GR", "leerweg": "KB", "level": 3, "agreement": "A9"}),
        ("GR_ONLY_LEVEL2", {"form": "GR", "level": 3, "agreement": "A9"}),
        ("UNKNOWN_AGREEMENT", {"agreement": "A9"}),
        ("UNKNOWN_AGREEMENT", {"lwt_agreement": "A9"}),
        ("ALREADY_THERE", {}),
    ],
)
def test_of_a_route_that_is_opened_again_the_first_of_the_list_is_told(first: str, data: dict):
    assert open_region().verdict("R1", "route-opened", "2019-01-02", **data) == first


def test_a_correction_is_about_something_before_it_is_anything_else():
    office = open_region()
    said = {"event": "unknown", "data": {"leerjaar": 5, "crebo": CREBO}, "reason": "other"}
    assert office.raw("student/s1", "corrected/1", said) == "UNKNOWN_EVENT"


@pytest.mark.parametrize("reason", ["typing-error", "Een typefout", NULL])
def test_a_wrong_leerjaar_in_a_correction_goes_before_what_is_wrong_with_the_correction(reason: object):
    office = open_region()
    start = office.tell("s1", "route-started", "2023-08-01")
    said = {"route": "R1", "leerjaar": 5, "leerweg": "BB", "lwt": False}
    correction = {"event": start, "data": said, "reason": reason}
    assert office.raw("student/s1", "corrected/1", correction) == "LEERJAAR"
    again = {"event": start, "data": {**said, "leerjaar": 3}, "reason": reason}
    wanted = None if reason == "typing-error" else "MALFORMED"
    assert office.raw("student/s1", "corrected/1", again) == wanted
