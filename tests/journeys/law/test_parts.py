"""Which parts does a student have to close, and what closes them? VEX-01, VEX-02, VEX-40, MEX-01, MEX-12."""

from datetime import date
from typing import Any

import pytest

from journeys.events import ChoiceGroup, Part
from journeys.law.parts import (
    choice_is_asked,
    choice_is_short,
    counts_for_leerweg,
    joint_test_counts_for_mbo,
    reported_by_the_other_side,
    requires,
    status_when_open,
)


def part(side: str = "vmbo", **but: Any) -> Part:
    return Part(**{"part": "X", "side": side, "kind": "se", "subject": "WI", "name": "X", **but})


def rule(of: Part, **but: Any) -> str | None:
    return requires(of, **{"form": "DLR", "lwt": False, "chosen": False, "crebo_fits": True, **but})


# --- what is required ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["DLR", "EXPERIMENT", "LEERLIJN"])
def test_the_whole_vmbo_exam_is_required_and_of_a_choice_what_was_chosen(form: str):
    """VEX-01."""
    assert rule(part(), form=form) == "VEX-01"
    assert rule(part(choice="KV"), form=form) is None
    assert rule(part(choice="KV"), form=form, chosen=True) == "VEX-01"


def test_in_a_gr_only_the_chosen_vmbo_parts_are_required():
    """VEX-02."""
    assert rule(part(), form="GR") is None
    assert rule(part(), form="GR", chosen=True) == "VEX-02"
    assert rule(part(choice="KV"), form="GR", chosen=True) == "VEX-02"
    assert rule(part(), form="GR", chosen=True, lwt=True) == "VEX-02"


def test_in_a_leerwerktraject_dutch_and_the_vocational_programme_are_required():
    """VEX-40."""
    assert rule(part(), lwt=True) is None
    assert rule(part(subject="NE"), lwt=True) == "VEX-40"
    assert rule(part(vocational=True), lwt=True) == "VEX-40"
    assert rule(part(vocational=False), lwt=True) is None
    assert rule(part(vocational=True, choice="KV"), lwt=True) is None
    assert rule(part(vocational=True, choice="KV"), lwt=True, chosen=True) == "VEX-40"


def test_of_the_mbo_every_part_is_required_and_of_a_choice_what_was_chosen():
    """MEX-01."""
    for form in ("DLR", "GR"):
        for lwt in (False, True):
            assert rule(part("mbo"), form=form, lwt=lwt) == "MEX-01"
            assert rule(part("mbo", choice="KD"), form=form, lwt=lwt) is None
            assert rule(part("mbo", choice="KD"), form=form, lwt=lwt, chosen=True) == "MEX-01"


@pytest.mark.parametrize(("side", "required"), [("vmbo", "VEX-01"), ("mbo", "MEX-01")])
def test_a_part_for_a_qualification_is_required_of_those_who_are_for_it(side: str, required: str):
    assert rule(part(side, crebo="25180")) == required
    assert rule(part(side, crebo="25180"), crebo_fits=False) is None
    assert rule(part(side), crebo_fits=False) == required


def test_a_joint_part_is_never_owed_itself():
    assert rule(part("joint")) is None
    assert rule(part("joint"), chosen=True) is None


# --- choices ------------------------------------------------------------------------------------------------

VMBO_CHOICE = ChoiceGroup(choice="KV", side="vmbo")
MBO_CHOICE = ChoiceGroup(choice="KD", side="mbo")


def test_a_choice_of_the_vmbo_is_not_asked_in_a_gr_nor_in_a_leerwerktraject_unless_vocational():
    other, vocational = [part(), part()], [part(), part(vocational=True)]
    asked = [
        choice_is_asked(VMBO_CHOICE, parts, form=form, lwt=lwt)
        for form in ("DLR", "GR")
        for lwt in (False, True)
        for parts in (other, vocational)
    ]
    assert asked == [True, True, False, True, False, False, False, False]


def test_a_choice_of_the_mbo_is_always_asked():
    assert choice_is_asked(MBO_CHOICE, [part("mbo")], form="GR", lwt=True)


@pytest.mark.parametrize(("chosen", "short"), [(0, True), (1, True), (2, False), (3, False)])
def test_a_choice_is_short_below_its_number_of_parts(chosen: int, short: bool):
    group = ChoiceGroup(choice="KV", side="vmbo", min_parts=2)
    assert choice_is_short(group, [part()] * chosen) == short


@pytest.mark.parametrize(
    ("hours", "short"),
    [([], True), ([479], True), ([240, None, 239], True), ([480], False), ([240, 240], False)],
)
def test_a_choice_is_short_below_its_hours(hours: list, short: bool):
    """MEX-05."""
    group = ChoiceGroup(choice="KD", side="mbo", min_hours=480)
    assert choice_is_short(group, [part("mbo", hours=h) for h in hours]) == short


def test_a_choice_that_asks_parts_and_hours_is_short_of_either():
    group = ChoiceGroup(choice="KD", side="mbo", min_parts=2, min_hours=480)
    assert choice_is_short(group, [part(hours=480)])
    assert choice_is_short(group, [part(hours=100), part(hours=100)])
    assert not choice_is_short(group, [part(hours=240), part(hours=240)])
    assert not choice_is_short(MBO_CHOICE, [])


# --- what closes --------------------------------------------------------------------------------------------


def test_a_result_of_a_lower_leerweg_closes_nothing():
    leerwegen = [None, "BB", "KB", "GL", "TL"]
    assert [counts_for_leerweg(one, "KB") for one in leerwegen] == [True, False, True, True, True]


@pytest.mark.parametrize(
    ("agreed_on", "counts"),
    [(None, False), (date(2024, 5, 19), True), (date(2024, 5, 20), True), (date(2024, 5, 21), False)],
)
def test_a_joint_test_counts_for_the_mbo_if_that_was_agreed_by_its_day(agreed_on: date | None, counts: bool):
    """MEX-12."""
    assert joint_test_counts_for_mbo(agreed_on, date(2024, 5, 20)) == counts


@pytest.mark.parametrize(
    ("side", "on", "status"),
    [
        ("vmbo", date(2026, 7, 31), "owed"),
        ("vmbo", date(2026, 8, 1), "window-closed"),
        ("mbo", date(2026, 8, 1), "owed"),
    ],
)
def test_an_open_part_is_owed_and_of_the_vmbo_up_to_the_last_day_of_the_window(
    side: str, on: date, status: str
):
    """VEX-32, VEX-34."""
    assert status_when_open(side, on, date(2026, 7, 31)) == status


def test_who_reported_a_result():
    """MEX-10: the register and the system are of neither side."""
    by = ("vo:98VO", "mbo:98MB", "duo", "system")
    assert [reported_by_the_other_side("vmbo", one) for one in by] == [False, True, False, False]
    assert [reported_by_the_other_side("mbo", one) for one in by] == [True, False, False, False]
