"""Who reports a dropout, and who is left alone or without a formal way on? VSV-04, OVS-06."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.scenario import Story, ordinary

BORN = date(2007, 5, 2)
START, LEFT, LATER = "2023-08-01", "2024-11-14", "2025-06-30"


def ended(kind: str = "dropped-out", on: str = LEFT, form: str = "DLR", **data: Any) -> Story:
    story = ordinary(form=form)
    story.tell("s1", "route-started", START)
    story.tell("s1", kind, on, **data)
    return story


def asked(story: Story, on: str = LATER, born: date | None = BORN, **more: Any) -> dict[str, Any]:
    told = {} if born is None else {"s1": born}
    (row,) = story.ask("qualification", on, students=["s1"], born=told, **more)
    return row


def vsv(story: Story, on: str = LATER, born: date | None = BORN) -> str:
    verdict: str = asked(story, on, born)["vsv"]
    return verdict


def reports(story: Story, on: str = LATER, **more: Any) -> list[str]:
    parties: list[str] = asked(story, on, **more)["reports"]
    return parties


# --- who reports --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "school"),
    [("2025-07-30", "vo"), ("2025-07-31", "vo"), ("2025-08-01", "mbo"), ("2025-08-02", "mbo")],
)
def test_the_school_that_answered_for_absence_on_that_day_reports(on: str, school: str):
    """VSV-04: whatever the enrolment; and it stays so."""
    for day in (on, "2026-06-30"):
        row = asked(ended(on=on), day)
        assert row["reports"] == [school]
        assert "VSV-04" in row["because"]["rules"]


def test_a_repeated_year_moves_the_school_that_reports():
    """VSV-04, RSP-06: told before the end; the repeat is among what it stands on."""
    story = ordinary()
    story.tell("s1", "route-started", START)
    repeat = story.tell("s1", "year-repeated", "2024-08-01", route_year=1)
    story.tell("s1", "dropped-out", "2025-10-10")
    row = asked(story, "2025-11-01")
    assert (row["reports"], repeat in row["because"]["events"]) == (["vo"], True)
    assert "RSP-06" in row["because"]["rules"]


def test_an_end_that_is_no_dropout_is_not_reported():
    """VSV-04: who left by it may be a vsv'er all the same."""
    row = asked(ended("route-ended"))
    assert (row["vsv"], row["reports"], "VSV-04" in row["because"]["rules"]) == ("yes", [], False)


def test_who_is_no_vsv_er_is_not_reported():
    """VSV-04: too old."""
    row = asked(ended(), born=date(1990, 1, 1))
    assert (row["vsv"], row["reports"], "VSV-04" in row["because"]["rules"]) == ("no", [], False)


@pytest.mark.parametrize(("stays", "by_enrolment"), [(True, ["vo", "mbo"]), (False, ["mbo"]), (None, ["vo"])])
def test_by_policy_each_school_where_the_student_is_enrolled_reports(
    stays: bool | None, by_enrolment: list[str]
):
    """VSV-04, policy vsv_report: as it was when he dropped out, whatever was put in order since."""
    story = ordinary()
    story.tell("vsv_report", "policy-chosen", "2019-01-01", choice="BY_ENROLMENT")
    story.tell("s1", "route-started", START)
    if stays is not None:
        story.tell("s1", "transferred", "2024-09-01", stays_enrolled_at_vo=stays)
    moves = [r.id for r in story.history if r.kind == "transferred/1"]
    story.tell("s1", "dropped-out", LEFT)
    for side in ("vo", "mbo"):
        story.tell("s1", "deregistered", "2024-12-01", side=side)
    assert reports(story) == ["vo"]
    row = asked(story, chosen_policies=True)
    assert row["reports"] == by_enrolment
    assert row["policies"] == ["vsv_report=BY_ENROLMENT"]
    assert set(moves) <= set(row["because"]["events"])


def test_by_policy_the_phase_that_follows_the_enrolment_decides_who_reports():
    """VSV-04, RSP-07, RSP-08, policy phase_follows: the mbo from the transfer on, the vo without one."""
    for transferred, school in ((True, "mbo"), (False, "vo")):
        story = ordinary()
        story.tell("phase_follows", "policy-chosen", "2019-01-01", choice="ENROLMENT")
        story.tell("s1", "route-started", START)
        if transferred:
            story.tell("s1", "transferred", "2024-09-01", stays_enrolled_at_vo=True)
        end = LEFT if transferred else "2025-11-14"
        story.tell("s1", "dropped-out", end)
        row = asked(story, end, chosen_policies=True)
        assert row["reports"] == [school]
        assert row["policies"] == ["phase_follows=ENROLMENT", "vsv_report=BY_PHASE"]
        assert row["because"]["rules"][-3:] == ["VSV-04", "RSP-07", "RSP-08"]
        assert asked(story, end)["reports"] != [school]


def test_where_the_enrolment_decides_the_phase_has_no_say():
    """VSV-04: with both policies chosen otherwise."""
    story = ordinary()
    for policy, choice in (("vsv_report", "BY_ENROLMENT"), ("phase_follows", "ENROLMENT")):
        story.tell(policy, "policy-chosen", "2019-01-01", choice=choice)
    story.tell("s1", "route-started", START)
    story.tell("s1", "transferred", "2024-09-01", stays_enrolled_at_vo=True)
    story.tell("s1", "dropped-out", LEFT)
    row = asked(story, chosen_policies=True)
    assert (row["reports"], row["policies"]) == (["vo", "mbo"], ["vsv_report=BY_ENROLMENT"])


# --- deceased -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "data"), [("route-ended", {}), ("dropped-out", {}), ("deregistered", {"side": "vo"})]
)
def test_nothing_is_asked_of_who_died(kind: str, data: dict[str, Any]):
    """VSV-02 … VSV-04: no vsv, no report, no duty to go to school, no flag; the day before there was one."""
    story = ended(kind, form="GR", reason="deceased", **data)
    for born in (BORN, None):
        row = asked(story, LEFT, born)
        assert (row["vsv"], row["kwalificatieplicht"], row["left_on"]) == ("no", "no", None)
        assert (row["reports"], row["flags"]) == ([], [])
        assert story.history[-1].id in row["because"]["events"]
    assert asked(story, "2024-11-13")["kwalificatieplicht"] == "yes"


def test_who_dropped_out_and_died_after_that_is_no_candidate_any_more():
    """VSV-03: from the day on which it was reported to have been."""
    story = ended()
    story.tell("s1", "route-ended", "2025-01-10", reason="deceased")
    assert [vsv(story, on) for on in ("2025-01-09", "2025-01-10")] == ["yes", "no"]


# --- no formal access ---------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["DLR", "GR", "EXPERIMENT", "LEERLIJN"])
@pytest.mark.parametrize("on", [LEFT, "2025-11-14"])
def test_who_left_a_geintegreerde_route_has_no_formal_access(form: str, on: str):
    """OVS-06: in either phase, from the day of leaving."""
    row = asked(ended(form=form, on=on), on)
    expected = (["NO_FORMAL_ACCESS_L2"], True) if form == "GR" else ([], False)
    assert (row["flags"], "OVS-06" in row["because"]["rules"]) == expected


def test_the_flag_stands_on_the_form_of_the_route():
    """OVS-06."""
    story = ended(form="GR")
    opened = next(r.id for r in story.history if r.kind == "route-opened/1")
    assert opened in asked(story)["because"]["events"]
    assert opened not in asked(ended())["because"]["events"]


@pytest.mark.parametrize("side", ["vmbo", "mbo"])
def test_with_any_diploma_there_is_a_formal_way_in(side: str):
    """OVS-06: wherever it was got, before the route or after it."""
    story = ended(form="GR")
    story.tell("s1", "diploma-awarded", "2025-01-10", side=side, crebo=None if side == "vmbo" else "99999")
    assert [asked(story, on)["flags"] for on in ("2025-01-09", "2025-01-10")] == [["NO_FORMAL_ACCESS_L2"], []]
