"""What is odd, early, late or against the rules is recorded all the same, because it happened."""

import pytest

from journeys.events import EVENT_OF, ROOM_OF, AboutEvent
from tests.journeys.aggregates.office import open_region
from tests.scenario import MBO, ORDINARY, VO, mbo, of, vmbo

DAYS = {"starts_on": "2024-09-02", "ends_on": "2025-01-31"}

OF_A_STUDENT_WITHOUT_ANYTHING = [
    ("parts-chosen", {"parts": ["nowhere", "nowhere"]}),
    ("year-repeated", {"route_year": 9}),
    ("transferred", {"to": "01AA"}),
    ("enrolled", {"side": "mbo", "brin": "01AA"}),
    ("deregistered", {"side": "vo"}),
    ("enrolment-period-registered", {"side": "mbo", "level": 1, "fase": "VO"}),
    ("qualification-chosen", {"crebo": "99999"}),
    ("profile-changed", {"profile": "economie"}),
    ("bpv-agreed", {**DAYS, "company": "nobody", "signed": {"mbo": "2030-01-01"}}),
    ("exam-part-passed", {"part": "nowhere", "mark": "1.0", "sat_on": "2030-01-01", "leerweg": "TL"}),
    ("exam-part-failed", {"part": "nowhere", "mark": "10"}),
    ("exam-result-annulled", {"part": "nowhere", "attempt": 7}),
    ("sitting-missed", {"part": "nowhere", "sat_on": "2024-05-01"}),
    ("exemption-granted", {"part": "nowhere"}),
    ("window-extended", {"until": "2001-01-01"}),
    ("result-determined", {"side": "vmbo"}),
    ("certificate-awarded", {"side": "mbo", "parts": []}),
    ("diploma-awarded", {"side": "mbo", "crebo": "99999"}),
    ("content-taught", {"subject": "NE", "side": "mbo"}),
    ("support-registered", {"support": "extra-tijd", "until": "2001-01-01"}),
    ("education-attested", {"side": "vo", "until": "2030-01-01"}),
    ("dropped-out", {}),
    ("route-ended", {}),
    ("placed", {}),
]


@pytest.mark.parametrize(("kind", "data"), OF_A_STUDENT_WITHOUT_ANYTHING)
def test_of_a_student_nobody_heard_of_it_is_recorded(kind: str, data: dict):
    assert open_region().verdict("new", kind, "2024-08-01", **data) is None


@pytest.mark.parametrize(("kind", "data"), OF_A_STUDENT_WITHOUT_ANYTHING)
@pytest.mark.parametrize("on", ["1950-01-01", "2199-12-31"])
def test_and_on_any_day(kind: str, data: dict, on: str):
    assert open_region().verdict("new", kind, on, **data) is None


@pytest.mark.parametrize(("kind", "data"), OF_A_STUDENT_WITHOUT_ANYTHING)
def test_and_twice_and_after_the_route_has_ended(kind: str, data: dict):
    office = open_region()
    office.tell("s1", "route-started", "2023-08-01")
    office.tell("s1", "dropped-out", "2024-01-10")
    office.tell("s1", kind, "2024-08-01", **data)
    assert office.verdict("s1", kind, "2024-08-01", **data) is None


@pytest.mark.parametrize(
    ("who", "kind", "data"),
    [
        ("c1", "recognition-withdrawn", {}),
        ("c1", "company-recognised", {"until": "2001-01-01"}),
        ("x", "policy-chosen", {"choice": "y", "agreed_by": []}),
        ("R1", "route-stop-withdrawn", {}),
        ("R1", "route-registration-ended", {"side": "vo", "brin": "01AA"}),
        ("R1", "qualification-renewed", {"old": "25737", "new": "25737"}),
        ("R1", "exam-programme-adopted", of(vmbo("A"), mbo("B"), choices=[{"choice": "C", "side": "mbo"}])),
        ("A1", "agreement-ended", {"effective_on": "2001-01-01"}),
        ("A1", "agreement-amended", {"valid_until": "2001-01-01"}),
        ("A2", "agreement-signed", {"valid_until": "2001-01-01", "vo": ["01AA"]}),
    ],
)
def test_what_schools_and_companies_report_is_recorded(who: str, kind: str, data: dict):
    assert open_region().verdict(who, kind, "2024-08-01", **data) is None


def test_a_switch_to_the_route_one_is_on_is_recorded():
    office = open_region()
    office.tell("s1", "route-started", "2023-08-01")
    assert office.verdict("s1", "switched-to-transfer-option", "2024-02-01", to="route:R1") is None


@pytest.mark.parametrize("by", [f"vo:{VO}", f"mbo:{MBO}", "vo:01AA", "duo", "system"])
def test_whoever_reports_it(by: str):
    assert open_region().verdict("s1", "exam-part-passed", "2024-05-01", part="WI", by=by) is None


def test_every_kind_of_report_was_looked_at():
    looked_at = {kind for kind, _ in OF_A_STUDENT_WITHOUT_ANYTHING}
    decided = {"route-started", "switched-to-transfer-option", "bpv-signed", "bpv-amended",
               "bpv-hours-recorded", "bpv-ended", "bpv-completed"}  # fmt: skip
    of_students = {kind.removesuffix("/1") for kind, event in EVENT_OF.items()
                   if not issubclass(event, AboutEvent) and ROOM_OF[event] == "student"}  # fmt: skip
    assert looked_at | decided == of_students
    assert not looked_at & decided
    assert set(ORDINARY) <= {kind.removesuffix("/1") for kind in EVENT_OF}
