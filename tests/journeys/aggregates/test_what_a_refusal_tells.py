"""What does a refusal tell: which field, and the value that was found in it?"""

import uuid
from datetime import date

import pytest
from msgspec import json

from journeys.aggregates.command import Command
from journeys.aggregates.deciding import decide
from journeys.errors import Refused
from tests.journeys.aggregates.office import JUDGED, Office, open_region
from tests.scenario import MBO, VO

OPEN = ("R9", "route-opened", "2019-01-02")
START = ("s1", "route-started", "2023-08-01")
IN_GR = "geïntegreerde route met leerweg KB"
ENDED = {"effective_on": "2024-08-01"}
SWITCH = ("busy", "switched-to-transfer-option", "2024-02-01")


@pytest.fixture
def region() -> Office:
    office = open_region()
    office.tell("GR", "route-opened", "2019-01-02", form="GR")
    office.tell("EX", "route-opened", "2019-01-02", form="EXPERIMENT")
    office.tell("KB", "route-opened", "2019-01-02", leerweg="KB")
    office.tell("busy", "route-started", "2023-08-01", route="GR", **JUDGED)
    return office


@pytest.mark.parametrize(
    ("report", "data", "code", "field", "found"),
    [
        (
            ("A1", "agreement-signed", "2019-01-01"),
            {},
            "ALREADY_THERE",
            "subject",
            "overeenkomst A1 is al getekend",
        ),
        (("A9", "agreement-ended", "2019-01-01"), ENDED, "UNKNOWN_AGREEMENT", "subject", "overeenkomst A9"),
        (("R1", *OPEN[1:]), {}, "ALREADY_THERE", "subject", "route R1 is al geopend"),
        (("R9", "teach-out-arranged", "2019-01-01"), {}, "UNKNOWN_ROUTE", "subject", "route R9"),
        (OPEN, {"vo": ""}, "NEEDS_BOTH_PARTNERS", "data.vo", f"vo '', mbo '{MBO}'"),
        (OPEN, {"mbo": ""}, "NEEDS_BOTH_PARTNERS", "data.mbo", f"vo '{VO}', mbo ''"),
        (OPEN, {"mbo": VO}, "NEEDS_BOTH_PARTNERS", "data.mbo", f"vo en mbo zijn beide {VO}"),
        (OPEN, {"level": 1}, "NO_ENTREE", "data.level", "niveau 1"),
        (OPEN, {"form": "GR", "leerweg": "KB"}, "GR_ONLY_BB", "data.leerweg", IN_GR),
        (
            OPEN,
            {"form": "GR", "level": 3},
            "GR_ONLY_LEVEL2",
            "data.level",
            "geïntegreerde route naar niveau 3",
        ),
        (OPEN, {"agreement": "A9"}, "UNKNOWN_AGREEMENT", "data.agreement", "overeenkomst A9"),
        (OPEN, {"lwt_agreement": "A8"}, "UNKNOWN_AGREEMENT", "data.lwt_agreement", "overeenkomst A8"),
        (START, {"leerjaar": 2}, "LEERJAAR", "data.leerjaar", "leerjaar 2"),
        (START, {"route": "R9"}, "UNKNOWN_ROUTE", "data.route", "route R9 op 2023-08-01"),
        (("busy", *START[1:]), {}, "ALREADY_ON_ROUTE", "data.route", "op 2023-08-01 loopt route GR nog"),
        (START, {"route": "GR", "leerweg": "KB"}, "GR_ONLY_BB", "data.leerweg", IN_GR),
        (START, {"leerweg": "TL", "lwt": True}, "LWT_ONLY_BB", "data.lwt", "leerwerktraject met leerweg TL"),
        (START, {"leerweg": "KB"}, "LEERWEG_DIFFERS", "data.leerweg", "leerweg KB, route R1 is BB"),
        (START, {"route": "KB"}, "LEERWEG_DIFFERS", "data.leerweg", "leerweg BB, route KB is KB"),
        (
            START,
            {"route": "GR"},
            "GR_NO_JOINT_JUDGEMENT",
            "data.judged_by_vo_on",
            "judged_by_vo_on is niet ingevuld, start 2023-08-01",
        ),
        (
            START,
            {"route": "GR", "judged_by_vo_on": "2023-06-01", "judged_by_mbo_on": "2023-08-02"},
            "GR_NO_JOINT_JUDGEMENT",
            "data.judged_by_mbo_on",
            "judged_by_mbo_on is 2023-08-02, start 2023-08-01",
        ),
        (START, {"route": "EX"}, "EXPERIMENT_CLOSED", "time", "start in een experiment op 2023-08-01"),
        (("s1", START[1], "2019-08-01"), {}, "BEFORE_LAW", "time", "start op 2019-08-01"),
        (("s1", *SWITCH[1:]), {"to": "route:R1"}, "NOT_ON_ROUTE", "time", "geen lopende route op 2024-02-01"),
        (SWITCH, {"to": "route:R9"}, "UNKNOWN_ROUTE", "data.to", "route R9 op 2024-02-01"),
        (
            SWITCH,
            {"to": "route:KB", "lwt": True},
            "LWT_ONLY_BB",
            "data.lwt",
            "leerwerktraject met leerweg KB",
        ),
        (("s1", "bpv-ended", "2024-02-01"), {}, "UNKNOWN_PLACEMENT", "data.placement", "plaatsing p1"),
    ],
)
def test_a_refusal_names_the_field_and_shows_what_was_found(
    region: Office, report: tuple[str, str, str], data: dict, code: str, field: str, found: str
):
    refusal = region.refusal(*report, **data)
    assert (refusal.code, refusal.field) == (code, field)
    what, _, accepted = refusal.message.partition("; verwacht: ")
    assert what == found
    assert accepted


def test_a_refusal_without_a_rule_names_no_source(region: Office):
    refusal = region.refusal(*START, leerjaar=2)
    assert refusal.message == "leerjaar 2; verwacht: leerjaar 3 of 4"
    assert refusal.rule is None


def test_what_cannot_be_erased_is_looked_for_among_the_events_to_erase(region: Office):
    with pytest.raises(Refused) as caught:
        region.decide(
            "student/busy", "erased/1", "2025-01-01", {"events": ["e9"], "ground": "other", "class": "other"}
        )
    assert (caught.value.code, caught.value.field) == ("UNKNOWN_EVENT", "data.events")
    assert caught.value.message.startswith("e9 in student/busy;")


def test_what_cannot_be_corrected_is_looked_for_in_the_correction(region: Office):
    with pytest.raises(Refused) as caught:
        region.decide(
            "student/busy", "corrected/1", "2025-01-01", {"event": "e9", "data": {}, "reason": "other"}
        )
    assert (caught.value.code, caught.value.field) == ("UNKNOWN_EVENT", "data.event")


@pytest.mark.parametrize(
    ("new", "code", "field"),
    [
        ({"leerjaar": 5}, "LEERJAAR", "leerjaar"),
        ({"leerweg": "HAVO"}, "MALFORMED", "leerweg"),
    ],
)
def test_in_a_correction_and_in_its_correction_the_field_is_where_it_stands(
    region: Office, new: dict, code: str, field: str
):
    """A replacement stands in the data of the correction, a replacement of that one place deeper."""
    start = region.history[-1].id
    with pytest.raises(Refused) as caught:
        region.correct(start, **new)
    assert (caught.value.code, caught.value.field) == (code, f"data.data.{field}")
    correction = region.correct(start, leerjaar=4)
    with pytest.raises(Refused) as caught:
        region.correct(correction, **new)
    assert (caught.value.code, caught.value.field) == (code, f"data.data.data.{field}")


def test_a_correction_of_a_correction_stays_about_the_same_event(region: Office):
    start = region.history[-1].id
    correction = region.correct(start, leerjaar=4)
    other = {"event": "e9", "data": region.said(start), "reason": "other"}
    with pytest.raises(Refused) as caught:
        region.decide(
            "student/busy",
            "corrected/1",
            "2025-01-01",
            {"event": correction, "data": other, "reason": "other"},
        )
    assert (caught.value.code, caught.value.field) == ("MALFORMED", "data.data.event")
    assert "e9" in caught.value.message
    assert f"{start}: een correctie van een correctie blijft over dezelfde gaan" in caught.value.message


@pytest.mark.parametrize("field", ["id", "actor"])
def test_an_id_and_an_actor_have_the_shape_of_an_id(region: Office, field: str):
    said = {"side": "vo", "brin": VO}
    assert region.raw("student/busy", "enrolled/1", said, **{field: "e-1"}) is None
    with pytest.raises(Refused) as caught:
        region.decide("student/busy", "enrolled/1", "2024-01-01", said, **{field: "two words"})
    assert (caught.value.code, caught.value.field) == ("MALFORMED", field)


def test_a_correction_is_written_as_its_replacement_would_be(region: Office):
    """Whatever the order and the spaces in which it came, the same replacement is the same bytes."""
    start = region.history[-1].id
    said = {**region.said(start), "leerjaar": 4}
    forms = [said, dict(reversed(said.items()))]
    commands = [
        json.format(json.encode({"event": start, "data": form, "reason": "other"}), indent=n)
        for n, form in enumerate(forms)
    ]
    assert commands[0] != commands[1]
    written = [
        decide(
            Command(
                stream="student/busy",
                kind="corrected/1",
                on=date(2025, 1, 1),
                by="system",
                data=data,
                command=str(uuid.uuid4()),
            ),
            region,
        )
        for data in commands
    ]
    assert written[0].data == written[1].data
    assert json.decode(written[0].data)["data"] == said
    assert json.decode(written[0].event.data) == said
