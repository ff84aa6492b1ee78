"""What can a student still do with open vmbo parts, in the window and after it?

The student of these tests is on a DLR of BB to level 2, with wiskunde and the profielvak open; the window
closes on 31 July 2026.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journeys.law.policies import DEFAULT, Policies
from journeys.law.window_options import (
    Facts,
    OpenPart,
    Option,
    certificate_candidates,
    needs_vmbo_diploma,
    options,
)

LAST_DAY = date(2026, 7, 31)
AFTER = date(2026, 8, 1)
WI, PV = OpenPart("WI-CE", general=True), OpenPart("PV-CSPE", general=False)
BB = Facts(form="DLR", leerweg="BB", level=2, on=AFTER, window_end=LAST_DAY, parts=[WI, PV])
KB = replace(BB, leerweg="KB", level=3)
TL = replace(BB, leerweg="TL", level=4)
GR = replace(BB, form="GR")


def open_of(facts: Facts, policies: Policies = DEFAULT) -> dict[str, str]:
    """In order, how open each option is."""
    return {option.option: option.open for option in options(facts, policies)}


def option(facts: Facts, code: str) -> Option:
    return {found.option: found for found in options(facts)}[code]


def test_with_nothing_open_there_is_nothing_to_do() -> None:
    for on in (LAST_DAY, AFTER):
        assert options(replace(BB, parts=[], on=on)) == ()


@pytest.mark.parametrize("facts", [BB, KB, TL])
def test_within_the_window_the_parts_are_finished(facts: Facts) -> None:
    """VEX-32: up to its last day."""
    assert options(replace(facts, on=LAST_DAY)) == (
        Option(
            option="FINISH_IN_WINDOW", rule="VEX-32", open="YES", parts=("WI-CE", "PV-CSPE"), due=LAST_DAY
        ),
    )
    assert "FINISH_IN_WINDOW" not in open_of(facts)


def test_after_the_window_in_order() -> None:
    """VEX-34: extension, staatsexamen or vavo, a geïntegreerde route, the end of the route."""
    assert open_of(BB) == {
        "EXTENSION": "OPEN",
        "STAATSEXAMEN": "OPEN",
        "VAVO": "NO",
        "CONVERT_TO_GR": "YES",
        "END_ROUTE": "YES",
    }
    assert list(open_of(KB)) == list(open_of(TL)) == list(open_of(BB))
    assert list(open_of(GR)) == ["DROP_CHOICE", *open_of(BB)]


def test_each_option_has_its_rule_and_what_it_needs() -> None:
    assert [(found.option, found.rule, found.needs, found.parts) for found in options(TL)] == [
        ("EXTENSION", "VEX-34", ("decision-vo",), ("WI-CE", "PV-CSPE")),
        ("STAATSEXAMEN", "VEX-34", ("enrolment-staatsexamen",), ("WI-CE",)),
        ("VAVO", "VEX-50", ("enrolment-vavo",), ("WI-CE",)),
        ("CONVERT_TO_GR", "OVS-08", ("judgement-vo", "judgement-mbo"), ("WI-CE", "PV-CSPE")),
        ("END_ROUTE", "OVS-01", ("overstap",), ("WI-CE", "PV-CSPE")),
    ]
    assert [found.due for found in options(TL)] == [None] * 5


def test_by_policy_an_extension_is_not_offered() -> None:
    """VEX-34: its legal basis is open."""
    assert open_of(BB, Policies(window_extension="NOT_OFFERED"))["EXTENSION"] == "NO"


def test_staatsexamen_is_for_general_subjects() -> None:
    """VEX-34: not for the vocational ones."""
    assert option(replace(BB, parts=[WI]), "STAATSEXAMEN").open == "OPEN"
    assert option(replace(BB, parts=[PV]), "STAATSEXAMEN").open == "NO"
    assert option(replace(BB, parts=[PV]), "STAATSEXAMEN").parts == ()


@pytest.mark.parametrize(("leerweg", "open_"), [("BB", "NO"), ("KB", "NO"), ("GL", "NO"), ("TL", "YES")])
def test_vavo_is_for_general_subjects_of_the_tl(leerweg: str, open_: str) -> None:
    """VEX-50."""
    assert option(replace(BB, leerweg=leerweg), "VAVO").open == open_
    assert option(replace(BB, leerweg=leerweg, parts=[PV]), "VAVO").open == "NO"


@pytest.mark.parametrize(
    ("facts", "may"),
    [
        (BB, "YES"),
        (replace(BB, form="EXPERIMENT"), "YES"),
        (replace(BB, level=3), "NO"),
        (replace(BB, leerweg="KB"), "NO"),
        (KB, "NO"),
        (TL, "NO"),
        (GR, "NO"),
    ],
)
def test_to_a_geintegreerde_route_only_from_bb_to_level_2(facts: Facts, may: str) -> None:
    """OVS-08, RTE-03, RTE-04: S03, KB; and not from one to another."""
    assert option(facts, "CONVERT_TO_GR").open == may


def test_a_geintegreerde_route_has_to_be_there() -> None:
    """OVS-08: those at hand are named; without one it is the first thing to arrange."""
    both = ("judgement-vo", "judgement-mbo")
    found = option(replace(BB, gr_routes=["G2", "G1"]), "CONVERT_TO_GR")
    assert (found.needs, found.routes) == (both, ("G1", "G2"))
    found = option(BB, "CONVERT_TO_GR")
    assert (found.needs, found.routes) == ((*both, "gr-route"), ())
    found = option(replace(KB, gr_routes=["G1"]), "CONVERT_TO_GR")
    assert (found.needs, found.routes) == (both, ())


@pytest.mark.parametrize("on", [LAST_DAY, AFTER])
def test_in_a_geintegreerde_route_a_part_can_be_chosen_no_longer(on: date) -> None:
    """VEX-02: in the window and after it; elsewhere it cannot."""
    found = option(replace(GR, on=on), "DROP_CHOICE")
    assert (found.rule, found.open, found.needs) == ("VEX-02", "YES", ("parts-chosen",))
    assert found.parts == ("WI-CE", "PV-CSPE")
    assert "DROP_CHOICE" not in open_of(replace(BB, on=on))
    assert list(open_of(replace(GR, on=LAST_DAY))) == ["FINISH_IN_WINDOW", "DROP_CHOICE"]


def test_who_left_the_route_can_finish_within_the_window_and_is_offered_no_route_after_it() -> None:
    """OVS-02, 4.5: what concerns the route and its clock changes nothing any more."""
    (finish,) = options(replace(GR, on=LAST_DAY, on_route=False))
    assert (finish.option, finish.rule, finish.open) == ("FINISH_IN_WINDOW", "OVS-02", "YES")
    assert open_of(replace(BB, on_route=False)) == {
        "EXTENSION": "NO",
        "STAATSEXAMEN": "OPEN",
        "VAVO": "NO",
        "CONVERT_TO_GR": "NO",
        "END_ROUTE": "NO",
    }
    assert "DROP_CHOICE" not in open_of(replace(GR, on_route=False))


def test_level_3_and_4_need_the_vmbo_diploma() -> None:
    """VEX-05."""
    assert [needs_vmbo_diploma(level) for level in (1, 2, 3, 4)] == [False, False, True, True]


def test_a_certificate_is_for_a_whole_mark_of_6_or_more() -> None:
    """VEX-04, S06: in the order of their codes."""
    assert certificate_candidates([("PV", 7), ("EN", 5), ("NE", 6), ("WI", None)]) == ("NE", "PV")


@given(st.sampled_from([BB, KB, TL, GR]), st.dates(date(2024, 1, 1), date(2028, 1, 1)), st.booleans())
def test_an_option_is_about_parts_that_are_open(facts: Facts, on: date, on_route: bool) -> None:
    for found in options(replace(facts, on=on, on_route=on_route)):
        assert set(found.parts) <= {"WI-CE", "PV-CSPE"}
        assert found.open == "NO" or found.parts
