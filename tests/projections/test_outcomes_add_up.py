"""Which cohorts have numbers, on what do they stand, and do they add up? COH-02, RTE-01, RTE-02."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.errors import WrongUse
from tests.scenario import CREBO, Story, another, ordinary

START, LATER = "2023-08-01", "2030-01-01"
STANDS = ("active", "completed", "switched", "left")
NUMBERS = (
    "members", *STANDS, "vmbo_diplomas", "mbo_diplomas", "placed", "startkwalificatie",
    "startkwalificatie_unknown", "vsv_candidates", "vsv_unknown", "not_counted_for_vmbo",
)  # fmt: skip


def region(**route: Any) -> Story:
    """Two routes, R1 and R2; the latter a geïntegreerde route."""
    story = ordinary(**route)
    another(story, "R2", form="GR")
    return story


def started(story: Story, *students: str, on: str = START, route: str = "R1") -> None:
    for student in students:
        story.tell(student, "route-started", on, route=route)


def diploma(story: Story, student: str, on: str, side: str = "mbo", crebo: str | None = CREBO) -> str:
    more = {"crebo": crebo} if side == "mbo" else {}
    return story.tell(student, "diploma-awarded", on, side=side, **more)


def switched(story: Story, student: str, on: str, to: str = "R2") -> None:
    story.tell(student, "switched-to-transfer-option", on, to=f"route:{to}")


def asked(story: Story, on: str = LATER, cohort: str = "R1/2023", **more: Any) -> dict[str, Any]:
    """The numbers of a cohort that are not 0."""
    (row,) = story.ask("outcomes", on, cohorts=[cohort], **more)
    assert row["members"] == sum(row[name] for name in STANDS)
    return {name: row[name] for name in NUMBERS if row[name]}


# --- which cohorts, and why ---------------------------------------------------------------------------


def test_each_cohort_with_members_has_a_line():
    """6: by its key; whoever was never on a route, or is erased, is in none."""
    story = region()
    started(story, "s2", route="R2")
    started(story, "s1")
    story.tell("new", "enrolled", START, side="vo")
    erased = story.tell("gone", "route-started", "2024-08-01")
    rows = story.ask("outcomes", LATER)
    assert [row["cohort"] for row in rows] == ["R1/2023", "R1/2024", "R2/2023"]
    story.erase(erased)
    assert [row["cohort"] for row in story.ask("outcomes", LATER)] == ["R1/2023", "R2/2023"]


def test_a_cohort_named_without_members_is_all_zeros():
    """6: on which nothing stands; an unknown route and a malformed key are wrong use."""
    story = region()
    started(story, "s1")
    assert asked(story, cohort="R1/2030") == asked(story, "2023-07-31") == {}
    (row,) = story.ask("outcomes", LATER, cohorts=["R1/2030"])
    assert row["because"] == {"rules": ["COH-02"], "events": []}
    for cohort in ("R9/2023", "R1", "R1/23"):
        with pytest.raises(WrongUse):
            story.ask("outcomes", LATER, cohorts=[cohort])


def test_the_row_of_a_cohort():
    """6: what it says, in which order, and on what it stands."""
    story = region()
    started(story, "s1", route="R2")
    started(story, "s2")
    start = story.history[-1].id
    (row,) = story.ask("outcomes", LATER, cohorts=["R1/2023"], chosen_policies=True)
    assert list(row) == ["cohort", "on", "known_at", *NUMBERS, "policies", "because"]
    assert row["policies"] == ["cohort=ROUTE_AND_YEAR"]
    assert row["because"] == {"rules": ["COH-02", "RTE-01", "VSV-01"], "events": [start]}
    ended = story.tell("s2", "dropped-out", "2025-03-01")
    placed = story.tell("s2", "placed", "2025-04-01")
    got = diploma(story, "s2", "2025-06-20", "vmbo")
    gone = [story.ask("outcomes", on, cohorts=["R1/2023"])[0]["because"] for on in ("2025-03-31", LATER)]
    assert [why["rules"] for why in gone] == [
        ["COH-02", "RTE-01", "VSV-01", "VSV-03"], ["COH-02", "RTE-01", "VSV-01", "VSV-03", "OVS-01"],
    ]  # fmt: skip
    assert set(gone[1]["events"]) == {start, ended, placed, got}
    (row,) = story.ask("outcomes", LATER, cohorts=["R2/2023"])
    assert row["because"]["rules"] == ["COH-02", "RTE-02", "VSV-01", "OVS-09"]
    went = story.tell("s1", "switched-to-transfer-option", "2025-05-01", to="route:R1")
    (row,) = story.ask("outcomes", LATER, cohorts=["R2/2023"])
    assert went in row["because"]["events"]


def test_a_late_or_retracted_fact():
    """1: by what was known then, and is known now."""
    story = region()
    started(story, "s1")
    left = story.tell("s1", "dropped-out", "2025-03-01", at="2025-09-10")
    assert asked(story, "2025-04-01", known_at=None) == {"members": 1, "left": 1, "vsv_unknown": 1}
    (row,) = story.ask("outcomes", "2025-04-01", "2025-09-09", cohorts=["R1/2023"])
    assert (row["active"], row["left"]) == (1, 0)
    story.retract(left)
    assert asked(story, "2025-04-01") == {"members": 1, "active": 1}


# --- whatever happens, it adds up ---------------------------------------------------------------------

_LIFE = st.lists(
    st.tuples(
        st.integers(0, 40),
        st.sampled_from(
            ["start R1", "start R2", "to R1", "to R2", "to vmbo", "out", "mbo", "vmbo", "placed"]
        ),
    ),
    max_size=8,
)


@settings(deadline=None, max_examples=60)
@given(st.lists(_LIFE, min_size=1, max_size=3), st.integers(0, 40))
def test_the_ways_to_stand_in_a_cohort_add_up(lives: list[list[tuple[int, str]]], day: int):
    """COH-02: in every cohort, whatever is told in whichever order."""
    story = region()
    for number, life in enumerate(lives):
        who = f"s{number}"
        for month, what in life:
            on = f"{2023 + month // 12}-{month % 12 + 1:02}-15"
            kind, _, to = what.partition(" ")
            if kind == "start":
                started(story, who, on=on, route=to)
            elif kind == "to" and to != "vmbo":
                switched(story, who, on, to=to)
            elif kind == "to":
                story.tell(who, "switched-to-transfer-option", on, to="regular-vmbo")
            elif kind in ("mbo", "vmbo"):
                diploma(story, who, on, kind)
            else:
                story.tell(who, {"out": "dropped-out"}.get(kind, kind), on)
    on = f"{2023 + day // 12}-{day % 12 + 1:02}-15"
    promised = {row["cohort"]: row for row in story.ask("guarantees", on)}
    rows = story.ask("outcomes", on)
    assert [row["cohort"] for row in rows] == list(promised)
    for row in rows:
        assert row["members"] == sum(row[name] for name in STANDS) == promised[row["cohort"]]["members"]
        assert row["active"] == promised[row["cohort"]]["active"]
        assert row["placed"] + row["vsv_candidates"] + row["vsv_unknown"] <= row["left"]
        assert row["startkwalificatie"] + row["startkwalificatie_unknown"] <= row["members"]
        assert row["vmbo_diplomas"] + row["not_counted_for_vmbo"] <= row["members"]
