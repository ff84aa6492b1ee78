"""Leaving and going on: a return after dropping out, from level 2 to 3, and an overstap to another form."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.scenario import CREBO, PROGRAMME, Story, another, mbo, of, ordinary, vmbo

BORN = date(2008, 5, 2)
START, LEFT, AGAIN, LATER = "2023-08-01", "2024-11-14", "2025-08-01", "2025-09-01"
STANDS = ("members", "active", "completed", "switched", "left")
EXAM = of(vmbo("NE-CE"), vmbo("WI-CE"), mbo("B1-K1"))
LEVEL_3 = {"level": 3, "crebo": "25735", "years": 4}


def asked(story: Story, on: str) -> dict[str, Any]:
    (row,) = story.ask("qualification", on, students=["s1"], born={"s1": BORN})
    return row


def stands(story: Story, cohort: str, on: str) -> dict[str, int]:
    (row,) = story.ask("outcomes", on, cohorts=[cohort], born={"s1": BORN})
    return {name: row[name] for name in STANDS if row[name]}


def times(story: Story, on: str) -> list[tuple[str, str, str | None]]:
    return [(t["cohort"], t["from"], t["until"]) for t in asked(story, on)["times"]]


# --- a return after dropping out ----------------------------------------------------------------------


def returned(form: str = "GR") -> Story:
    """Dropped out of a GR in leerjaar 4, and began on another route in leerjaar 4 a school year later."""
    story = ordinary(EXAM, form=form)
    another(story, "R2", EXAM)
    story.tell("s1", "route-started", START, chosen=["NE-CE"])
    for part in ("NE-CE", "B1-K1"):
        story.tell("s1", "exam-part-passed", "2024-06-10", part=part)
    story.tell("s1", "dropped-out", LEFT)
    story.tell("s1", "route-started", AGAIN, route="R2", leerjaar=4)
    return story


def test_a_second_journey_has_a_cohort_and_a_clock_of_its_own():
    """4.3, 4.4, COH-02: of the new start; the day before, the student had left the first."""
    story = returned()
    before, row = (story.responsibility("s1", on) for on in ("2025-07-31", AGAIN))
    assert (before["status"], before["cohort"], before["switch_on"]) == ("ended", "R1/2023", "2025-08-01")
    assert (row["status"], row["cohort"], row["switch_on"]) == ("active", "R2/2024", "2026-08-01")
    assert (row["phase"], row["aspects"]["enrolment"]["fact"]) == ("vo", ["vo"])
    assert times(story, AGAIN) == [("R1/2023", START, "2024-11-13"), ("R2/2024", AGAIN, None)]


def test_who_came_back_is_no_vsv_er_and_owed_no_duty_any_more():
    """VSV-03, OVS-01, OVS-06: from that day on; the time in between stays as it was."""
    story = returned()
    rows = [asked(story, on) for on in ("2025-07-31", AGAIN)]
    assert [row["vsv"] for row in rows] == ["yes", "no"]
    assert [row["left_on"] for row in rows] == [LEFT, None]
    assert [row["reports"] for row in rows] == [["vo"], []]
    assert [row["flags"] for row in rows] == [["NO_FORMAL_ACCESS_L2"], []]
    assert [row["kwalificatieplicht"] for row in rows] == ["yes", "yes"]
    duty = story.duty("s1", "2025-07-31")
    assert duty is not None
    assert (duty["state"], story.duty("s1", AGAIN)) == ("OPEN", None)


def test_vmbo_results_of_the_first_journey_stay_and_those_of_the_mbo_do_not():
    """OVS-07, 4.9: the whole exam of the new route is owed, but for what was closed."""
    story = returned()
    assert story.owed("s1", "2025-07-31") == []
    assert story.owed("s1", AGAIN) == ["B1-K1", "WI-CE"]


def test_who_came_back_left_one_cohort_and_is_in_another():
    """COH-02: left the first, whatever comes after; what the second brings counts there."""
    story = returned()
    assert stands(story, "R1/2023", LATER) == {"members": 1, "left": 1}
    assert stands(story, "R2/2024", LATER) == {"members": 1, "active": 1}
    story.tell("s1", "diploma-awarded", "2026-06-20", side="vmbo")
    story.tell("s1", "diploma-awarded", "2027-06-30", side="mbo", crebo=CREBO)
    assert stands(story, "R1/2023", "2027-07-01") == {"members": 1, "left": 1}
    assert stands(story, "R2/2024", "2027-07-01") == {"members": 1, "completed": 1}
    first, second = (story.ask("outcomes", "2027-07-01", cohorts=[c])[0] for c in ("R1/2023", "R2/2024"))
    assert (first["vmbo_diplomas"], first["mbo_diplomas"], first["not_counted_for_vmbo"]) == (0, 0, 1)
    assert (second["vmbo_diplomas"], second["mbo_diplomas"], second["not_counted_for_vmbo"]) == (1, 1, 0)
    assert (first["startkwalificatie"], second["startkwalificatie"]) == (1, 1)


def test_who_leaves_for_the_second_time_is_a_vsv_er_of_the_last_cohort_alone():
    """VSV-03, VSV-04: by the clock of the second journey, and once."""
    story = returned()
    story.tell("s1", "dropped-out", "2025-10-10")
    row = asked(story, "2025-10-10")
    assert (row["vsv"], row["left_on"], row["reports"], row["flags"]) == ("yes", "2025-10-10", ["vo"], [])
    found = {row["cohort"]: row for row in story.ask("outcomes", "2025-10-10", born={"s1": BORN})}
    assert [found[cohort]["vsv_candidates"] for cohort in ("R1/2023", "R2/2024")] == [0, 1]
    assert [found[cohort]["left"] for cohort in ("R1/2023", "R2/2024")] == [1, 1]


def test_a_place_after_the_first_journey_is_none_after_the_second():
    """OVS-02, VSV-03: it was left again by the new start."""
    story = ordinary()
    story.tell("s1", "route-started", START)
    story.tell("s1", "dropped-out", LEFT)
    story.tell("s1", "placed", "2025-01-06")
    story.tell("s1", "route-started", AGAIN)
    story.tell("s1", "dropped-out", "2025-10-10")
    assert [asked(story, on)["vsv"] for on in ("2025-01-06", AGAIN, "2025-10-10")] == ["no", "no", "yes"]
    found = {row["cohort"]: row["placed"] for row in story.ask("outcomes", "2025-10-10")}
    assert found == {"R1/2023": 0, "R1/2025": 0}


def test_a_return_that_never_was_or_was_told_late():
    """1: until it was known, and once it was retracted, the student is gone."""
    story = ordinary()
    story.tell("s1", "route-started", START)
    story.tell("s1", "dropped-out", LEFT)
    back = story.tell("s1", "route-started", AGAIN, at="2025-10-01")
    story.retract(back, at="2025-11-01")
    for known_at, vsv, number in (
        ("2025-09-30", "yes", 1),
        ("2025-10-01", "no", 2),
        ("2025-11-01", "yes", 1),
    ):
        (row,) = story.ask("qualification", LATER, known_at, students=["s1"], born={"s1": BORN})
        assert (row["vsv"], len(row["times"])) == (vsv, number)
        assert len(story.ask("outcomes", LATER, known_at)) == number


def test_who_came_back_to_the_school_is_enrolled_there_again():
    """RET-01, RET-08: the clock of the vo stops; that of the mbo, which he left, waits for it."""
    story = ordinary()
    story.tell("s1", "route-started", START)
    story.tell("s1", "transferred", "2024-09-01", stays_enrolled_at_vo=True)
    story.tell("s1", "dropped-out", LEFT)
    story.tell("s1", "route-started", AGAIN)

    def files(on: str) -> list[str | None]:
        found = story.ask("retention", on, students=["s1"])
        return [row["first_day"] for row in found if row["data"] == "leerlingdossier"]

    assert files("2025-07-31") == ["2026-11-14", "2026-11-14"]
    assert files(AGAIN) == [None, None]


# --- from level 2 to level 3 --------------------------------------------------------------------------


def went_on() -> Story:
    """A route to level 2 completed in three years, and another to level 3 begun in the fourth class."""
    story = ordinary(PROGRAMME)
    another(story, "R3", PROGRAMME, **LEVEL_3)
    story.tell("s1", "route-started", "2022-08-01")
    story.tell("s1", "diploma-awarded", "2024-06-20", side="vmbo")
    story.tell("s1", "diploma-awarded", "2025-06-30", side="mbo", crebo=CREBO)
    story.tell("s1", "route-started", AGAIN, route="R3", leerjaar=4)
    return story


def test_who_goes_on_to_level_3_keeps_the_startkwalificatie():
    """VSV-01, VSV-02: from the first diploma on, on the second route too."""
    story = went_on()
    rows = [asked(story, on) for on in ("2025-06-29", "2025-06-30", AGAIN)]
    assert [row["startkwalificatie"] for row in rows] == ["no", "yes", "yes"]
    assert [row["kwalificatieplicht"] for row in rows] == ["yes", "no", "no"]
    assert times(story, AGAIN) == [("R1/2022", "2022-08-01", "2025-06-30"), ("R3/2024", AGAIN, None)]


def test_who_goes_on_to_level_3_completed_one_cohort_and_is_in_another():
    """COH-02: the diploma of level 3 is of the second; the first stays as it was."""
    story = went_on()
    assert stands(story, "R1/2022", LATER) == {"members": 1, "completed": 1}
    assert stands(story, "R3/2024", LATER) == {"members": 1, "active": 1}
    story.tell("s1", "diploma-awarded", "2026-06-20", side="vmbo", leerweg="KB")
    story.tell("s1", "diploma-awarded", "2028-06-30", side="mbo", crebo="25735")
    for cohort in ("R1/2022", "R3/2024"):
        (row,) = story.ask("outcomes", "2028-07-01", cohorts=[cohort])
        assert (row["completed"], row["vmbo_diplomas"], row["mbo_diplomas"]) == (1, 1, 1)
        assert (row["active"], row["switched"], row["left"]) == (0, 0, 0)


def test_who_drops_out_of_level_3_is_owed_a_duty_and_is_no_vsv_er():
    """OVS-01 beside VSV-03: the first diploma is a startkwalificatie, and none of this journey."""
    story = went_on()
    story.tell("s1", "dropped-out", "2026-09-10")
    row = asked(story, "2026-09-10")
    assert (row["vsv"], row["left_on"], row["reports"], row["flags"]) == ("no", "2026-09-10", [], [])
    duty = story.duty("s1", "2026-09-10")
    assert duty is not None
    assert (duty["state"], duty["target"]) == ("OPEN", "mbo")
    assert stands(story, "R3/2024", "2026-09-10") == {"members": 1, "left": 1}


# --- an overstap to another form ----------------------------------------------------------------------


def test_from_a_doorlopende_to_a_geintegreerde_route_and_back():
    """OVS-04, OVS-08: in the GR only the chosen vmbo parts are owed; back, all are again; results stay."""
    story = ordinary(EXAM)
    another(story, "R2", EXAM, form="GR")
    story.tell("s1", "route-started", START)
    story.tell("s1", "exam-part-passed", "2024-01-10", part="NE-CE")
    story.tell("s1", "switched-to-transfer-option", "2024-02-01", to="route:R2")
    story.tell("s1", "switched-to-transfer-option", "2024-03-01", to="route:R1")
    owed = [story.owed("s1", on) for on in ("2024-01-31", "2024-02-01", "2024-03-01")]
    assert owed == [["B1-K1", "WI-CE"], ["B1-K1"], ["B1-K1", "WI-CE"]]
    assert story.flags("s1", "2024-03-01") == ["OVERSTAP_NOT_AGREED"]
    assert stands(story, "R1/2023", LATER) == {"members": 1, "active": 1}
    assert stands(story, "R2/2023", LATER) == {"members": 1, "switched": 1}
    assert asked(story, LATER)["vsv"] == "no"


def test_who_stops_after_an_overstap_stops_on_the_route_gone_to():
    """OVS-02, OVS-06: its form decides whether there is a formal way on."""
    for to, flags in (("R2", ["NO_FORMAL_ACCESS_L2"]), ("R3", [])):
        story = ordinary()
        another(story, "R2", form="GR")
        another(story, "R3")
        story.tell("s1", "route-started", START)
        story.tell("s1", "switched-to-transfer-option", "2024-02-01", to=f"route:{to}")
        story.tell("s1", "dropped-out", LEFT)
        row = asked(story, LEFT)
        assert (row["vsv"], row["flags"]) == ("yes", flags)


def test_with_the_mbo_diploma_in_hand_an_overstap_to_a_geintegreerde_route_completes_it_at_once():
    """RTE-02, COH-02: what was got in the cohort left counts there; the time in the other is that one day."""
    story = ordinary()
    another(story, "R2", form="GR")
    story.tell("s1", "route-started", START)
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=CREBO)
    story.tell("s1", "switched-to-transfer-option", "2026-08-01", to="route:R2")
    assert story.status("s1", "2026-08-01") == "completed"
    assert times(story, "2027-01-01")[1] == ("R2/2023", "2026-08-01", "2026-08-01")
    assert stands(story, "R1/2023", "2027-01-01") == {"members": 1, "switched": 1}
    assert stands(story, "R2/2023", "2027-01-01") == {"members": 1, "completed": 1}
