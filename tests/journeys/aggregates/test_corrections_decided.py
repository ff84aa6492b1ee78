"""May this be corrected or retracted? A correction is decided as its replacement, without the replaced."""

import pytest

from journeys.errors import Refused
from tests.journeys.aggregates.office import JUDGED, NULL, Office, open_region

START = ("s1", "route-started", "2023-08-01")


def started(**data: object) -> tuple[Office, str]:
    office = open_region()
    return office, office.tell(*START, **data)


def corrected(event: str, data: object, **more: object) -> dict:
    return {"event": event, "data": data, "reason": "other", **more}


# --- the corrected event is left out ------------------------------------------------------------------


def test_who_is_on_a_route_may_have_his_start_corrected():
    office, start = started()
    assert office.correcting(start, leerjaar=4) is None


def test_a_start_may_be_moved_within_the_journey_that_it_began():
    office, start = started()
    assert office.correcting(start, to_on="2024-02-01") is None


def test_a_start_may_be_corrected_more_than_once():
    office, start = started()
    office.correct(start, to_on="2023-09-01")
    assert office.correcting(start, leerjaar=4) is None
    assert office.correcting(start, to_on="2023-10-01") is None


def test_a_start_cannot_be_moved_into_another_journey():
    office, start = started()
    office.tell("s1", "dropped-out", "2024-01-10")
    office.tell("s1", "route-started", "2024-08-01")
    assert office.correcting(start, to_on="2024-07-31") is None
    assert office.correcting(start, to_on="2024-08-01") == "ALREADY_ON_ROUTE"


def test_an_opening_and_a_signature_may_be_corrected():
    office = open_region()
    signed, opened = (r.id for r in office.history)
    assert office.correcting(signed, cohort_obligation=False) is None
    assert office.correcting(opened, level=3) is None
    assert office.correcting(opened, to_on="2030-01-01") is None


def test_an_opening_may_be_corrected_though_students_started_on_it():
    office, _ = started()
    assert office.correcting(office.history[1].id, leerweg="KB") is None


def test_a_switch_that_was_made_may_be_corrected():
    office, _ = started()
    office.tell("R2", "route-opened", "2019-01-02")
    switch = office.tell("s1", "switched-to-transfer-option", "2024-02-01", to="regular-mbo")
    assert office.correcting(switch, to="route:R2") is None
    assert office.correcting(switch, to="route:R9") == "UNKNOWN_ROUTE"
    assert office.correcting(switch, to_on="2023-07-31") == "NOT_ON_ROUTE"


# --- the replacement is decided -----------------------------------------------------------------------


def test_a_start_cannot_become_one_at_a_gr_that_nobody_judged():
    office, start = started()
    office.tell("GR", "route-opened", "2019-01-02", form="GR")
    assert office.correcting(start, route="GR") == "GR_NO_JOINT_JUDGEMENT"
    assert office.correcting(start, route="GR", **JUDGED) is None


@pytest.mark.parametrize(
    ("code", "new"),
    [
        ("UNKNOWN_ROUTE", {"route": "R9"}),
        ("LEERJAAR", {"leerjaar": 5}),
        ("LWT_ONLY_BB", {"leerweg": "KB", "lwt": True}),
        ("LEERWEG_DIFFERS", {"leerweg": "KB"}),
        ("MALFORMED", {"leerweg": "HAVO"}),
        ("MALFORMED", {"lwt": None}),
    ],
)
def test_a_start_is_not_corrected_to_one_that_would_be_refused(code: str, new: dict):
    office, start = started()
    assert office.correcting(start, **new) == code


@pytest.mark.parametrize(
    ("code", "new"),
    [
        ("NEEDS_BOTH_PARTNERS", {"vo": None}),
        ("NO_ENTREE", {"level": 1}),
        ("MALFORMED", {"level": 5}),
        ("GR_ONLY_BB", {"form": "GR", "leerweg": "KB"}),
        ("GR_ONLY_LEVEL2", {"form": "GR", "level": 3}),
        ("UNKNOWN_AGREEMENT", {"agreement": "A9"}),
    ],
)
def test_an_opening_is_not_corrected_to_one_that_would_be_refused(code: str, new: dict):
    office = open_region()
    assert office.correcting(office.history[1].id, **new) == code


def test_the_codes_of_their_own_go_before_reading_in_a_correction_too():
    office, start = started()
    assert office.correcting(start, leerjaar=5, leerweg="HAVO") == "LEERJAAR"
    assert office.correcting(office.history[1].id, level=1, profile="XX") == "NO_ENTREE"


@pytest.mark.parametrize(("to_on", "code"), [("2020-07-31", "BEFORE_LAW"), ("2020-08-01", None)])
def test_a_replacement_counts_from_its_new_day(to_on: str, code: str | None):
    office, start = started()
    assert office.correcting(start, to_on=to_on) == code


def test_without_a_new_day_it_counts_from_the_day_first_recorded():
    office = open_region(form="EXPERIMENT")
    start = office.tell("s1", "route-started", "2022-07-31")
    office.tell("s1", "enrolled", "2025-01-01", side="mbo")
    assert office.correcting(start, leerjaar=4) is None, "the day of the correction plays no part"


def test_without_a_new_day_an_earlier_move_is_undone():
    office, start = started(leerjaar=3)
    office.correct(start, to_on="2024-08-01")
    office.tell("R2", "route-opened", "2024-01-01")
    assert office.correcting(start, route="R2") == "UNKNOWN_ROUTE"
    assert office.correcting(start, route="R2", to_on="2024-08-01") is None


@pytest.mark.parametrize("data", [None, 3, "x", [], NULL])
def test_a_replacement_is_whole(data: object):
    office, start = started()
    assert office.raw("student/s1", "corrected/1", corrected(start, data)) == "MALFORMED"
    assert office.raw("student/s1", "corrected/1", corrected(start, {"leerjaar": 4})) == "MALFORMED"


@pytest.mark.parametrize("to_on", ["31-02-2024", "2024-02-30", 3])
def test_a_new_day_is_a_day(to_on: object):
    office, start = started()
    whole = office.said(start)
    assert office.raw("student/s1", "corrected/1", corrected(start, whole, to_on=to_on)) == "MALFORMED"
    assert office.raw("student/s1", "corrected/1", corrected(start, whole, to_on="2024-02-29")) is None


def test_the_place_of_what_is_wrong_is_inside_the_replacement():
    office, start = started()
    with pytest.raises(Exception, match="HAVO") as caught:
        office.correct(start, leerweg="HAVO")
    assert caught.value.field == "data.data.leerweg"


def test_the_place_of_what_the_law_refuses_is_inside_the_replacement_too():
    office, start = started()
    data = {**office.said(start), "leerweg": "KB"}
    with pytest.raises(Refused) as caught:
        office.decide("student/s1", "corrected/1", "2023-09-01", corrected(start, data))
    assert (caught.value.code, caught.value.field) == ("LEERWEG_DIFFERS", "data.data.leerweg")


def test_what_was_retracted_may_still_be_corrected():
    office, start = started()
    office.retract(start)
    assert office.correcting(start, leerjaar=4) is None


# --- which event --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["corrected", "retracted"])
def test_only_an_event_of_the_same_stream_is_corrected_or_retracted(kind: str):
    office, start = started()
    office.tell("s2", "enrolled", "2023-08-01", side="vo")
    said = {"event": start, "reason": "other"} | ({"data": office.said(start)} if kind == "corrected" else {})
    assert office.raw("student/s1", f"{kind}/1", said) is None
    assert office.raw("student/s2", f"{kind}/1", said) == "UNKNOWN_EVENT"
    assert office.raw("route/R1", f"{kind}/1", said) == "UNKNOWN_EVENT"
    assert office.raw("student/new", f"{kind}/1", said) == "UNKNOWN_EVENT"
    assert office.raw("student/s1", f"{kind}/1", said | {"event": "never-seen"}) == "UNKNOWN_EVENT"


def test_the_refusal_shows_the_event():
    office, _ = started()
    with pytest.raises(Exception, match="never-seen") as caught:
        office.decide("student/s1", "retracted/1", "2024-01-01", {"event": "never-seen", "reason": "other"})
    assert (caught.value.code, caught.value.rule, caught.value.field) == ("UNKNOWN_EVENT", None, "data.event")


def test_in_every_room_something_can_be_retracted():
    office = open_region()
    recognised = office.tell("c1", "company-recognised", "2020-01-01")
    chosen = office.tell("x", "policy-chosen", "2020-01-01", choice="y")
    for event in (recognised, chosen, *(r.id for r in office.history[:2])):
        assert office.retracting(event) is None


def test_what_was_retracted_may_be_retracted_again_and_back():
    office, start = started()
    retraction = office.retract(start)
    assert office.retracting(start) is None
    assert office.retracting(retraction) is None
    again = office.retract(retraction)
    assert office.retracting(again) is None


# --- corrections of corrections and retractions -------------------------------------------------------


def test_a_correction_may_be_corrected_about_the_same_event():
    office, start = started()
    first = office.correct(start, leerjaar=4)
    assert office.correcting(first, leerjaar=3) is None
    second = office.correct(first, leerjaar=3)
    assert office.correcting(second, leerjaar=4) == "MALFORMED", (
        "its data is about the correction it corrects"
    )


def test_a_correction_of_a_correction_may_be_corrected_about_that_correction():
    office, start = started()
    first = office.correct(start, leerjaar=4)
    second = office.correct(first, leerjaar=3)
    inner = corrected(start, office.said(start))
    assert office.raw("student/s1", "corrected/1", corrected(second, corrected(first, inner))) is None
    assert office.raw("student/s1", "corrected/1", corrected(second, inner)) == "MALFORMED"


def test_a_correction_does_not_become_one_of_another_event():
    office, start = started()
    other = office.tell("s1", "enrolled", "2023-08-01", side="vo")
    first = office.correct(start, leerjaar=4)
    moved = corrected(first, corrected(other, office.said(other)))
    assert office.raw("student/s1", "corrected/1", moved) == "MALFORMED"
    moved = corrected(first, corrected("never-seen", office.said(start)))
    assert office.raw("student/s1", "corrected/1", moved) == "MALFORMED"


@pytest.mark.parametrize(
    ("code", "new"),
    [("LEERJAAR", {"leerjaar": 5}), ("UNKNOWN_ROUTE", {"route": "R9"}), ("MALFORMED", {"leerweg": "HAVO"})],
)
def test_a_corrected_correction_is_decided_to_the_bottom(code: str, new: dict):
    office, start = started()
    first = office.correct(start, leerjaar=4)
    assert office.correcting(first, **new) == code


def test_a_corrected_correction_moves_the_event_to_the_day_inside():
    office, start = started()
    first = office.correct(start, to_on="2023-09-01")
    whole = office.said(start)
    early = corrected(first, corrected(start, whole, to_on="2020-07-31"))
    assert office.raw("student/s1", "corrected/1", early) == "BEFORE_LAW"
    late = corrected(first, corrected(start, whole, to_on="2020-08-01"), to_on="2019-01-01")
    assert office.raw("student/s1", "corrected/1", late) is None


def test_a_correction_without_its_own_fields_is_no_correction():
    office, start = started()
    first = office.correct(start, leerjaar=4)
    assert office.raw("student/s1", "corrected/1", corrected(first, office.said(start))) == "MALFORMED"


def test_a_retraction_may_be_corrected():
    office, start = started()
    retraction = office.retract(start)
    said = corrected(retraction, {"event": start, "reason": "dubbel"})
    assert office.raw("student/s1", "corrected/1", said) is None
    said = corrected(retraction, {"event": "never-seen", "reason": "dubbel"})
    assert office.raw("student/s1", "corrected/1", said) == "UNKNOWN_EVENT"
    said = corrected(retraction, {"event": start, "reason": "Dubbel"})
    assert office.raw("student/s1", "corrected/1", said) == "MALFORMED"


# --- what is about something that was erased ----------------------------------------------------------


def test_what_was_erased_cannot_be_corrected_retracted_or_erased_any_more():
    office, start = started()
    office.erase(start)
    said = {"event": start, "reason": "other"}
    assert office.raw("student/s1", "retracted/1", said) == "UNKNOWN_EVENT"
    assert office.raw("student/s1", "corrected/1", said | {"data": {}}) == "UNKNOWN_EVENT"
    assert office.erasing(start) == "UNKNOWN_EVENT"


def test_an_erasure_is_final():
    office, start = started()
    erasure = office.erase(start)
    said = {"event": erasure, "reason": "other"}
    assert office.raw("student/s1", "retracted/1", said) == "UNKNOWN_EVENT"
    assert office.raw("student/s1", "corrected/1", said | {"data": {}}) == "UNKNOWN_EVENT"
    assert office.erasing(erasure) == "UNKNOWN_EVENT"


def test_every_event_that_is_erased_has_to_be_there():
    office, start = started()
    other = office.tell("s1", "enrolled", "2023-08-01", side="vo")
    elsewhere = office.tell("s2", "enrolled", "2023-08-01", side="vo")
    assert office.erasing(start, other) is None
    assert office.erasing(start, "never-seen") == "UNKNOWN_EVENT"
    assert office.erasing(start, elsewhere) == "UNKNOWN_EVENT"


def test_with_an_event_its_corrections_are_gone():
    office, start = started()
    first = office.correct(start, leerjaar=4)
    retraction = office.retract(first)
    office.erase(start)
    for event in (first, retraction):
        assert office.raw("student/s1", "retracted/1", {"event": event, "reason": "other"}) == "UNKNOWN_EVENT"


def test_a_decision_passes_over_what_was_erased():
    office, start = started()
    placement = office.tell("s1", "bpv-agreed", "2024-08-26", starts_on="2024-09-02", ends_on="2025-01-31")
    assert office.verdict(*START) == "ALREADY_ON_ROUTE"
    office.erase(start)
    assert office.verdict(*START) is None
    assert office.verdict("s1", "bpv-ended", "2025-01-31") is None
    office.erase(placement)
    assert office.verdict("s1", "bpv-ended", "2025-01-31") == "UNKNOWN_PLACEMENT"


def test_an_erased_opening_may_be_told_again():
    office = open_region()
    office.erase(office.history[1].id)
    assert office.verdict("s1", "route-started", "2023-08-01") == "UNKNOWN_ROUTE"
    assert office.verdict("R1", "route-opened", "2019-01-02") is None
