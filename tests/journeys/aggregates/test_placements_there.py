"""Of which placement may something be said? Of one that was agreed in the student's own stream."""

import pytest

from tests.journeys.aggregates.office import Office, open_region

ABOUT = [
    ("bpv-signed", {"party": "student"}),
    ("bpv-amended", {"hours": 80}),
    ("bpv-hours-recorded", {}),
    ("bpv-ended", {}),
    ("bpv-completed", {}),
]
DAYS = {"starts_on": "2024-09-02", "ends_on": "2025-01-31"}
about = pytest.mark.parametrize(("kind", "data"), ABOUT)


def agreed(on: str = "2024-08-26") -> tuple[Office, str]:
    office = open_region()
    return office, office.tell("s1", "bpv-agreed", on, **DAYS)


@about
def test_a_placement_that_was_never_agreed_is_not_known(kind: str, data: dict):
    refusal = open_region().refusal("s1", kind, "2024-09-01", **data)
    assert (refusal.code, refusal.rule, refusal.field) == ("UNKNOWN_PLACEMENT", None, "data.placement")
    assert "p1" in refusal.message


@about
@pytest.mark.parametrize("on", ["2024-08-25", "2024-08-26", "2030-01-01"])
def test_of_an_agreed_placement_it_may_be_said_on_any_day(kind: str, data: dict, on: str):
    office, _ = agreed()
    assert office.verdict("s1", kind, on, **data) is None


@about
def test_another_placement_or_another_students_is_not_known(kind: str, data: dict):
    office, _ = agreed()
    assert office.verdict("s1", kind, "2024-09-01", **data | {"placement": "p2"}) == "UNKNOWN_PLACEMENT"
    assert office.verdict("s2", kind, "2024-09-01", **data) == "UNKNOWN_PLACEMENT"


@about
def test_a_placement_that_was_retracted_is_not_known(kind: str, data: dict):
    office, placement = agreed()
    office.retract(placement)
    assert office.verdict("s1", kind, "2024-09-01", **data) == "UNKNOWN_PLACEMENT"


@about
def test_a_placement_is_known_by_its_corrected_name(kind: str, data: dict):
    office, placement = agreed()
    office.correct(placement, placement="p2")
    assert office.verdict("s1", kind, "2024-09-01", **data) == "UNKNOWN_PLACEMENT"
    assert office.verdict("s1", kind, "2024-09-01", **data | {"placement": "p2"}) is None


def test_a_placement_may_be_agreed_again_and_without_any_route():
    office, _ = agreed()
    assert office.verdict("s1", "bpv-agreed", "2024-09-01", **DAYS) is None


def test_a_placement_may_be_given_another_name_though_it_was_signed():
    office, placement = agreed()
    office.tell("s1", "bpv-signed", "2024-08-27", party="student")
    assert office.correcting(placement, placement="p2") is None


def test_what_is_said_of_a_placement_may_be_corrected_to_be_of_another():
    office, _ = agreed()
    signed = office.tell("s1", "bpv-signed", "2024-08-27", party="student")
    assert office.correcting(signed, placement="p2") == "UNKNOWN_PLACEMENT"
    office.tell("s1", "bpv-agreed", "2024-09-01", placement="p2", **DAYS)
    assert office.correcting(signed, placement="p2") is None
