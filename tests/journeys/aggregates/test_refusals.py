"""Is there a rule and a source behind a refusal, and what is told with it? One look at every code."""

import pytest

from journeys.errors import Refused
from journeys.law.catalogue import RULES
from tests.journeys.aggregates.office import JUDGED, Office, open_region
from tests.scenario import VO

RULE_OF = {
    "NEEDS_BOTH_PARTNERS": "RTE-17",
    "NO_ENTREE": "RTE-06",
    "LEERJAAR": None,
    "MALFORMED": None,
    "UNKNOWN_ROUTE": None,
    "ALREADY_ON_ROUTE": None,
    "GR_ONLY_BB": "RTE-03",
    "LWT_ONLY_BB": "RTE-08",
    "LEERWEG_DIFFERS": None,
    "GR_NO_JOINT_JUDGEMENT": "RTE-05",
    "EXPERIMENT_CLOSED": "EXP-09",
    "BEFORE_LAW": "EXP-10",
    "NOT_ON_ROUTE": None,
    "GR_ONLY_LEVEL2": "RTE-04",
    "UNKNOWN_AGREEMENT": None,
    "ALREADY_THERE": None,
    "UNKNOWN_PLACEMENT": None,
    "UNKNOWN_EVENT": None,
}
OPEN = ("R9", "route-opened", "2019-01-02")
START = ("s1", "route-started", "2023-08-01")
REPORTS: dict[str, tuple[tuple[str, str, str], dict]] = {
    "NEEDS_BOTH_PARTNERS": (OPEN, {"mbo": VO}),
    "NO_ENTREE": (OPEN, {"level": 1}),
    "LEERJAAR": (START, {"leerjaar": 2}),
    "MALFORMED": (START, {"leerweg": "XX"}),
    "UNKNOWN_ROUTE": (START, {"route": "R9"}),
    "ALREADY_ON_ROUTE": (("busy", *START[1:]), {}),
    "GR_ONLY_BB": (START, {"route": "GR", "leerweg": "KB"}),
    "LWT_ONLY_BB": (START, {"leerweg": "KB", "lwt": True}),
    "LEERWEG_DIFFERS": (START, {"leerweg": "KB"}),
    "GR_NO_JOINT_JUDGEMENT": (START, {"route": "GR"}),
    "EXPERIMENT_CLOSED": (START, {"route": "EX"}),
    "BEFORE_LAW": (("s1", "route-started", "2019-08-01"), {}),
    "NOT_ON_ROUTE": (("s1", "switched-to-transfer-option", "2023-08-01"), {"to": "regular-vmbo"}),
    "GR_ONLY_LEVEL2": (OPEN, {"form": "GR", "level": 3}),
    "UNKNOWN_AGREEMENT": (OPEN, {"agreement": "A9"}),
    "ALREADY_THERE": (("R1", *OPEN[1:]), {}),
    "UNKNOWN_PLACEMENT": (("s1", "bpv-ended", "2025-01-31"), {}),
    "UNKNOWN_EVENT": (("s1", "retracted", "2025-01-31"), {"event": "e1", "reason": "other"}),
}


@pytest.fixture
def region() -> Office:
    office = open_region()
    office.tell("GR", "route-opened", "2019-01-02", form="GR")
    office.tell("EX", "route-opened", "2019-01-02", form="EXPERIMENT")
    office.tell("busy", "route-started", "2023-08-01", route="GR", **JUDGED)
    return office


@pytest.mark.parametrize("code", RULE_OF)
def test_a_refusal_has_its_code_its_rule_and_what_would_be_accepted(region: Office, code: str):
    (who, kind, on), data = REPORTS[code]
    if kind == "retracted":
        with pytest.raises(Refused) as caught:
            region.decide(f"student/{who}", "retracted/1", on, data)
        refusal = caught.value
    else:
        refusal = region.refusal(who, kind, on, **data)
    assert (refusal.code, refusal.rule) == (code, RULE_OF[code])
    assert "verwacht: " in refusal.message
    assert refusal.field
    if refusal.rule:
        assert refusal.rule in refusal.message
        assert RULES[refusal.rule].document in refusal.message, "the source goes along"


@pytest.mark.parametrize("code", RULE_OF)
def test_what_was_refused_leaves_nothing(region: Office, code: str):
    (who, kind, on), data = REPORTS[code]
    before = list(region.history)
    if kind != "retracted":
        assert region.verdict(who, kind, on, **data) == code
    assert region.history == before
