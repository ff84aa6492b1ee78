"""4.3 Journey: where it begins, where it leads, which qualification. Numbers count the sentences."""

import pytest

from tests.scenario import CREBO, Story, another, mbo, of, ordinary, vmbo


def journey(story: Story, on: str) -> tuple[str, str, str, str, str]:
    row = story.responsibility("s1", on)
    return row["status"], row["cohort"], row["switch_on"], row["window_end"], row["expected_end"]


@pytest.mark.parametrize(
    ("on", "status"), [("2023-07-31", "none"), ("2023-08-01", "active"), ("2023-08-02", "active")]
)
def test_a_journey_begins_on_the_day_of_the_start(on: str, status: str):
    """4.3.1: not a day earlier."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    assert story.status("s1", on) == status


def test_a_journey_begins_with_the_last_start():
    """4.3.1: a second start is a new journey, from its own day."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "dropped-out", "2024-02-01")
    story.tell("s1", "route-started", "2024-08-01")
    assert journey(story, "2024-07-31")[:2] == ("ended", "R1/2023")
    assert journey(story, "2024-08-01")[:2] == ("active", "R1/2024")


def test_a_start_while_on_a_route_is_a_new_journey_too():
    """4.3.1: the last start holds, also when the one before had not ended."""
    story = ordinary()
    another(story, "R2")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "route-started", "2024-08-01", route="R2", leerjaar=4)
    assert journey(story, "2024-08-01")[:3] == ("active", "R2/2023", "2025-08-01")


def test_a_late_report_of_a_start_takes_its_own_place():
    """4.3.1: what was recorded before it but happened after it belongs to the journey."""
    story = ordinary()
    story.tell("s1", "year-repeated", "2024-08-01", route_year=1)
    assert story.status("s1", "2024-09-01") == "none"
    story.tell("s1", "route-started", "2023-08-01")
    assert journey(story, "2024-09-01")[2] == "2026-08-01"


def test_a_retracted_start_leaves_no_journey():
    """4.3.1: and a corrected one begins where it is corrected to."""
    story = ordinary()
    story.retract(story.tell("s1", "route-started", "2023-08-01"))
    assert story.status("s1", "2024-01-01") == "none"
    started = story.tell("s2", "route-started", "2023-08-01")
    story.correct(started, leerjaar=4, to_on="2023-09-01")
    assert story.status("s2", "2023-08-31") == "none"
    assert story.responsibility("s2", "2023-09-01")["cohort"] == "R1/2022"


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("year-repeated", {"route_year": 1}),
        ("window-extended", {"until": "2030-01-01"}),
        ("transferred", {}),
        ("enrolled", {"side": "mbo"}),
        ("deregistered", {"side": "vo"}),
        ("enrolment-period-registered", {"side": "mbo", "fase": "MBO"}),
        ("switched-to-transfer-option", {"to": "regular-vmbo"}),
        ("switched-to-transfer-option", {"to": "route:R2"}),
        ("dropped-out", {}),
        ("route-ended", {}),
        ("diploma-awarded", {"side": "vmbo"}),
        ("diploma-awarded", {"side": "mbo"}),
    ],
)
@pytest.mark.parametrize("before", ["2023-07-31", "2023-08-01"])
def test_what_came_before_the_start_does_not_move_the_journey(kind: str, data: dict, before: str):
    """4.3.2: not even on the same day, if it was recorded before the start."""
    plain, moved = ordinary(), ordinary()
    for story in (plain, moved):
        another(story, "R2")
    moved.tell("s1", kind, before, **data)
    for story in (plain, moved):
        story.tell("s1", "route-started", "2023-08-01", at="2023-08-05")
    for on in ("2023-08-01", "2024-07-31", "2025-10-01"):
        expected, answer = plain.responsibility("s1", on), moved.responsibility("s1", on)
        assert {**answer, "because": None} == {**expected, "because": None}


def test_a_choice_or_qualification_from_before_the_start_does_not_count():
    """4.3.2: what was chosen for an earlier journey is chosen anew."""
    story = ordinary(of(vmbo("KV1", choice="KV"), mbo("B1", crebo="25180"), choices=[_group("KV")]))
    story.tell("s1", "parts-chosen", "2023-07-01", parts=["KV1"])
    story.tell("s1", "qualification-chosen", "2023-07-01", crebo="25180")
    story.tell("s1", "route-started", "2023-08-01")
    assert story.owed("s1", "2023-08-01") == []


def test_nothing_of_a_former_journey_comes_along():
    """4.3.2: no extension, no diploma, no registered phase, no choice; the new start begins anew."""
    programme = of(vmbo("KV1", choice="KV"), choices=[_group("KV")])
    story = ordinary(programme)
    story.tell("s1", "route-started", "2022-08-01", chosen=["KV1"])
    story.tell("s1", "window-extended", "2022-09-01", until="2030-01-01")
    story.tell("s1", "enrolment-period-registered", "2022-09-01", side="vo", fase="MBO")
    story.tell("s1", "diploma-awarded", "2022-10-01", side="vmbo")
    story.tell("s1", "dropped-out", "2023-01-10")
    story.tell("s1", "route-started", "2023-08-01")
    assert journey(story, "2023-08-01")[3] == "2026-07-31"
    assert story.flags("s1", "2023-08-01") == []
    assert story.fact("s1", "funding", "2023-10-01") == ["vo"]
    assert story.owed("s1", "2023-08-01") == []
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo")
    assert story.status("s1", "2026-06-30") == "active"


def _group(choice: str) -> dict:
    return {"choice": choice, "side": "vmbo"}


@pytest.mark.parametrize(
    ("start", "leerjaar", "cohort"),
    [
        ("2023-08-01", 3, "R1/2023"),
        ("2024-07-31", 3, "R1/2023"),
        ("2024-08-01", 4, "R1/2023"),
        ("2025-07-31", 4, "R1/2023"),
        ("2025-08-01", 4, "R1/2024"),
    ],
)
def test_who_starts_in_leerjaar_4_joins_those_who_began_a_year_before(start: str, leerjaar: int, cohort: str):
    """4.3.3 and 4.3.5: B is the school year of leerjaar 3, and the cohort is route and B."""
    story = ordinary()
    story.tell("s1", "route-started", start, leerjaar=leerjaar)
    assert story.responsibility("s1", start)["cohort"] == cohort


@pytest.mark.parametrize(
    ("on", "cohort", "end"),
    [
        ("2025-01-09", "R1/2023", "2026-07-31"),
        ("2025-01-10", "R2/2023", "2027-07-31"),
        ("2025-01-11", "R2/2023", "2027-07-31"),
    ],
)
def test_a_switch_to_another_route_keeps_the_year_of_leerjaar_3(on: str, cohort: str, end: str):
    """4.3.4: cohort and expected end are those of the new route, counted from the same B."""
    story = ordinary()
    another(story, "R2", years=4)
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "switched-to-transfer-option", "2025-01-10", to="route:R2")
    assert journey(story, on)[1] == cohort
    assert journey(story, on)[2] == "2025-08-01"
    assert journey(story, on)[4] == end


def test_a_switch_keeps_leerjaar_start_and_repeated_years():
    """4.3.4: started in leerjaar 4 stays so, and a year done again stays done again."""
    story = ordinary()
    another(story, "R2")
    story.tell("s1", "route-started", "2023-08-01", leerjaar=4)
    story.tell("s1", "year-repeated", "2024-08-01", route_year=2)
    story.tell("s1", "switched-to-transfer-option", "2025-01-10", to="route:R2")
    assert journey(story, "2025-01-10") == (
        "active",
        "R2/2022",
        "2025-08-01",
        "2026-07-31",
        "2026-07-31",
    )
    assert "OPEN_SWITCH_CLASS4" in story.flags("s1", "2025-01-10")


@pytest.mark.parametrize(("said", "flags"), [(None, True), (True, True), (False, False)])
def test_a_switch_keeps_lwt_unless_it_says_otherwise(said: bool | None, flags: bool):
    """4.3.4: a student in a leerwerktraject stays in it."""
    story = ordinary()
    another(story, "R2")
    story.tell("s1", "route-started", "2023-08-01", lwt=True)
    story.tell("s1", "switched-to-transfer-option", "2025-01-10", to="route:R2", lwt=said)
    assert ("LWT_NO_AGREEMENT" in story.flags("s1", "2025-01-10")) is flags


def test_the_form_is_that_of_the_new_route():
    """4.3.4: on a doorlopende leerlijn one is no longer statutory, and the window is a year shorter."""
    story = ordinary()
    another(story, "R2", form="LEERLIJN")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "switched-to-transfer-option", "2025-01-10", to="route:R2")
    assert "NOT_STATUTORY" in story.flags("s1", "2025-01-10")
    assert journey(story, "2025-01-10")[3] == "2025-07-31"


def test_a_switch_by_who_is_not_active_moves_nobody():
    """4.3.4: neither after the end of a journey nor without one."""
    story = ordinary()
    another(story, "R2")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "dropped-out", "2024-01-10")
    story.tell("s1", "switched-to-transfer-option", "2024-02-10", to="route:R2")
    assert journey(story, "2024-03-01")[:2] == ("ended", "R1/2023")
    story.tell("s2", "switched-to-transfer-option", "2024-02-10", to="route:R2")
    assert story.status("s2", "2024-03-01") == "none"


def test_a_late_report_of_the_end_undoes_a_later_switch():
    """4.3.4: the switch was made by a student who turns out not to have been active."""
    story = ordinary()
    another(story, "R2")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "switched-to-transfer-option", "2024-02-10", to="route:R2")
    story.tell("s1", "dropped-out", "2024-01-10")
    assert journey(story, "2024-03-01")[:2] == ("ended", "R1/2023")


def test_a_retracted_switch_leaves_the_student_where_he_was():
    """4.3.4: with a correction he came to another route than first told."""
    story = ordinary()
    another(story, "R2")
    another(story, "R3")
    story.tell("s1", "route-started", "2023-08-01")
    switch = story.tell("s1", "switched-to-transfer-option", "2024-02-10", to="route:R2")
    correction = story.correct(switch, to="route:R3")
    assert journey(story, "2024-03-01")[1] == "R3/2023"
    story.retract(correction)
    assert journey(story, "2024-03-01")[1] == "R2/2023"
    story.retract(switch)
    assert journey(story, "2024-03-01")[1] == "R1/2023"


BOTH = of(mbo("ELEKTRO", crebo=CREBO), mbo("KOK", crebo="25180"), mbo("BAKKER", crebo="25721"))


def required(story: Story, on: str, student: str = "s1") -> list[str]:
    return story.owed(student, on)


@pytest.mark.parametrize(
    ("on", "parts"), [("2023-12-31", ["ELEKTRO"]), ("2024-01-01", ["KOK"]), ("2024-01-02", ["KOK"])]
)
def test_the_qualification_is_the_one_last_chosen_else_that_of_the_route(on: str, parts: list[str]):
    """4.3.6: from the day it was chosen."""
    story = ordinary(BOTH)
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "qualification-chosen", "2024-01-01", crebo="25180")
    assert required(story, on) == parts


def test_of_two_choices_the_last_holds():
    """4.3.6: in the order of their days."""
    story = ordinary(BOTH)
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "qualification-chosen", "2024-02-01", crebo="25721")
    story.tell("s1", "qualification-chosen", "2024-01-01", crebo="25180")
    assert required(story, "2024-03-01") == ["BAKKER"]


def test_a_qualification_chosen_on_the_former_route_does_not_come_along():
    """4.3.6: only what was chosen since coming to the route; else the new route's."""
    story = ordinary(BOTH)
    another(story, "R2", BOTH, crebo="25721")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "qualification-chosen", "2024-01-01", crebo="25180")
    story.tell("s1", "switched-to-transfer-option", "2024-02-01", to="route:R2")
    assert required(story, "2024-02-01") == ["BAKKER"]
    story.tell("s1", "qualification-chosen", "2024-03-01", crebo=CREBO)
    assert required(story, "2024-03-01") == ["ELEKTRO"]


@pytest.mark.parametrize(("old", "new"), [(CREBO, "25180"), ("25180", CREBO)])
def test_a_renewed_qualification_fits_the_one_it_renews_both_ways(old: str, new: str):
    """4.3.7: from the day of the renewal."""
    story = ordinary(BOTH)
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("R1", "qualification-renewed", "2024-05-01", old=old, new=new)
    assert required(story, "2024-04-30") == ["ELEKTRO"]
    assert required(story, "2024-05-01") == ["ELEKTRO", "KOK"]


def test_renewals_make_a_chain():
    """4.3.7: what was renewed twice fits the first and the last."""
    story = ordinary(BOTH)
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("R1", "qualification-renewed", "2024-05-01", old="25180", new="25721")
    story.tell("R1", "qualification-renewed", "2024-04-01", old=CREBO, new="25180")
    assert required(story, "2024-05-01") == ["BAKKER", "ELEKTRO", "KOK"]
    story.tell("s2", "route-started", "2023-08-01")
    story.tell("s2", "qualification-chosen", "2023-08-01", crebo="25721")
    assert required(story, "2024-05-01", "s2") == ["BAKKER", "ELEKTRO", "KOK"]


def test_a_renewal_on_another_route_links_nothing_here():
    """4.3.7: it must be of the route itself."""
    story = ordinary(BOTH)
    another(story, "R2")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("R2", "qualification-renewed", "2024-05-01", old=CREBO, new="25180")
    assert required(story, "2024-06-01") == ["ELEKTRO"]


def test_a_retracted_renewal_links_nothing():
    """4.3.7: retracted, or not yet known."""
    story = ordinary(BOTH)
    story.tell("s1", "route-started", "2023-08-01")
    renewed = story.tell("R1", "qualification-renewed", "2024-05-01", old=CREBO, new="25180", at="2024-08-01")
    assert story.owed("s1", "2024-06-01", known_at="2024-07-31") == ["ELEKTRO"]
    assert story.owed("s1", "2024-06-01", known_at="2024-08-01") == ["ELEKTRO", "KOK"]
    story.retract(renewed)
    assert required(story, "2024-06-01") == ["ELEKTRO"]


def test_without_a_qualification_a_part_with_one_is_not_required():
    """4.3.8: the others are."""
    story = ordinary(of(mbo("ELEKTRO", crebo=CREBO), mbo("NL")), crebo=None)
    story.tell("s1", "route-started", "2023-08-01")
    assert required(story, "2023-09-01") == ["NL"]
    story.tell("s1", "qualification-chosen", "2023-10-01", crebo=CREBO)
    assert required(story, "2023-10-01") == ["ELEKTRO", "NL"]


def test_without_a_qualification_a_diploma_with_one_completes_nothing():
    """4.3.8: one without a crebo does."""
    story = ordinary(crebo=None)
    for student in ("s1", "s2"):
        story.tell(student, "route-started", "2023-08-01")
        story.tell(student, "diploma-awarded", "2025-06-20", side="vmbo")
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo", crebo=CREBO)
    story.tell("s2", "diploma-awarded", "2026-06-30", side="mbo")
    assert story.status("s1", "2026-07-01") == "active"
    assert story.status("s2", "2026-07-01") == "completed"
