"""4.7 Aspects: who answers for what, by rule and by what was registered. Numbers count the sentences."""

import pytest

from tests.scenario import CHOSEN, Story, another, mbo, of, ordinary, vmbo

BY_PHASE = ["first-contact", "absence", "removal", "complaints", "participation", "funding"]
ALWAYS = {
    "vmbo-education": ["vo"],
    "vmbo-exam": ["vo"],
    "mbo-education": ["mbo"],
    "mbo-exam": ["mbo"],
    "bpv": ["mbo"],
    "route-design": ["vo", "mbo"],
}
NE = of(vmbo("NE-CE"), mbo("B1-K1"))


def started(programme: dict | None = None, **route: object) -> Story:
    story = ordinary(programme or NE, **route)
    story.tell("s1", "route-started", "2023-08-01")
    return story


@pytest.mark.parametrize("aspect", BY_PHASE)
def test_what_goes_by_phase_moves_to_the_mbo_at_the_switch(aspect: str):
    """4.7.1: the vo up to 31 July, the mbo from 1 August."""
    story = started()
    norms = [story.norm("s1", aspect, on) for on in ("2025-07-31", "2025-08-01", "2025-08-02")]
    assert norms == [["vo"], ["mbo"], ["mbo"]]


@pytest.mark.parametrize("aspect", ALWAYS)
@pytest.mark.parametrize("on", ["2023-08-01", "2025-07-31", "2025-08-01", "2026-12-01"])
def test_what_never_moves(aspect: str, on: str):
    """4.7.2, 4.7.3 and 4.7.4: in either phase, after the exam window too."""
    assert started().norm("s1", aspect, on) == ALWAYS[aspect]


def test_these_aspects_and_no_others():
    """4.7: thirteen of them."""
    aspects = started().responsibility("s1", "2024-01-01")["aspects"]
    assert sorted(aspects) == sorted([*BY_PHASE, *ALWAYS, "enrolment"])
    assert all(set(answer) == {"norm", "fact"} for answer in aspects.values())


def test_a_transfer_before_its_time_moves_no_norm():
    """4.7.1: until the switch the vo answers (S12)."""
    story = started()
    story.tell("s1", "transferred", "2025-02-01")
    assert [story.norm("s1", aspect, "2025-02-01") for aspect in BY_PHASE] == [["vo"]] * 6


def test_nobody_answers_for_a_vmbo_exam_that_is_not_taken():
    """4.7.2: in a geintegreerde route without any chosen part."""
    story = started(form="GR")
    assert story.norm("s1", "vmbo-exam", "2023-09-01") == []
    story.tell("s1", "parts-chosen", "2023-10-01", parts=["NE-CE"])
    assert story.norm("s1", "vmbo-exam", "2023-09-30") == []
    assert story.norm("s1", "vmbo-exam", "2023-10-01") == ["vo"]


def test_a_required_part_that_was_passed_still_has_somebody_who_answers():
    """4.7.2: required is not the same as owed."""
    story = started()
    story.tell("s1", "exam-part-passed", "2024-05-20", part="NE-CE")
    assert story.norm("s1", "vmbo-exam", "2024-05-21") == ["vo"]


def test_without_a_programme_no_vmbo_part_is_required():
    """4.7.2: nor is one when the only one is a choice not yet made."""
    story = started(of(mbo("B1-K1")))
    assert story.norm("s1", "vmbo-exam", "2023-09-01") == []
    choice = of(vmbo("KV1", choice="KV"), choices=[{"choice": "KV", "side": "vmbo", "min_parts": 1}])
    story = started(choice)
    assert story.owed("s1", "2023-09-01") == ["choice:KV"]
    assert story.norm("s1", "vmbo-exam", "2023-09-01") == []


@pytest.mark.parametrize(
    ("on", "norm"), [("2025-07-31", ["vo"]), ("2025-08-01", ["vo", "mbo"]), ("2026-07-31", ["vo", "mbo"])]
)
def test_who_still_owes_a_vmbo_part_belongs_at_both_schools(on: str, norm: list[str]):
    """4.7.5: in the mbo phase; in the vo phase the vo alone."""
    assert started().norm("s1", "enrolment", on) == norm


def test_who_owes_no_vmbo_part_belongs_at_the_mbo():
    """4.7.5: from the day on which the last part was passed."""
    story = started()
    story.tell("s1", "exam-part-passed", "2025-10-10", part="NE-CE")
    norms = [story.norm("s1", "enrolment", on) for on in ("2025-10-09", "2025-10-10")]
    assert norms == [["vo", "mbo"], ["mbo"]]


def test_a_part_whose_window_has_closed_keeps_nobody_at_the_vo():
    """4.7.5: it is no longer owed."""
    norms = [started().norm("s1", "enrolment", on) for on in ("2026-07-31", "2026-08-01")]
    assert norms == [["vo", "mbo"], ["mbo"]]


def test_a_choice_not_made_keeps_nobody_at_the_vo():
    """4.7.5 and 4.9.7: it is no part."""
    choice = of(vmbo("KV1", choice="KV"), choices=[{"choice": "KV", "side": "vmbo", "min_parts": 1}])
    assert started(choice).norm("s1", "enrolment", "2025-08-01") == ["mbo"]


def test_at_the_start_the_student_is_at_the_vo():
    """4.7.6: whatever came before, in leerjaar 4 too."""
    story = ordinary()
    story.tell("s1", "enrolled", "2023-07-01", side="mbo")
    story.tell("s1", "deregistered", "2023-07-01", side="vo")
    story.tell("s1", "route-started", "2023-08-01", leerjaar=4)
    assert story.fact("s1", "enrolment", "2023-08-01") == ["vo"]


@pytest.mark.parametrize(("stays", "fact"), [(False, ["mbo"]), (True, ["vo", "mbo"])])
@pytest.mark.parametrize("to", ["98MB", "98XX"])
def test_a_transfer_adds_the_mbo_and_leaves_the_vo(stays: bool, fact: list[str], to: str):
    """4.7.6: wherever it leads, unless the student stays enrolled at the vo."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01", to=to, stays_enrolled_at_vo=stays)
    assert story.fact("s1", "enrolment", "2025-07-31") == ["vo"]
    assert story.fact("s1", "enrolment", "2025-08-01") == fact


def test_enrolments_are_added_and_removed():
    """4.7.6: `deregistered` is on the first day without."""
    story = started()
    story.tell("s1", "enrolled", "2025-08-01", side="mbo")
    story.tell("s1", "deregistered", "2025-10-01", side="vo")
    story.tell("s1", "deregistered", "2025-11-01", side="mbo")
    facts = [
        story.fact("s1", "enrolment", on)
        for on in ("2025-07-31", "2025-08-01", "2025-09-30", "2025-10-01", "2025-10-31", "2025-11-01")
    ]
    assert facts == [["vo"], ["vo", "mbo"], ["vo", "mbo"], ["mbo"], ["mbo"], []]


def test_an_enrolment_elsewhere_is_none_here():
    """4.7.6: only at the route's own school for that side."""
    story = started()
    story.tell("s1", "enrolled", "2025-08-01", side="mbo", brin="98XX")
    story.tell("s1", "deregistered", "2025-08-01", side="vo", brin="98XX")
    story.tell("s1", "deregistered", "2025-08-01", side="vo", brin="98MB")
    assert story.fact("s1", "enrolment", "2025-09-01") == ["vo"]


def test_a_school_that_is_both_vo_and_mbo():
    """4.7.6: the side says which enrolment ends."""
    story = started(vo="98AO", mbo="98AO")
    story.tell("s1", "enrolled", "2025-08-01", side="mbo", brin="98AO")
    story.tell("s1", "deregistered", "2025-10-01", side="vo", brin="98AO")
    assert story.fact("s1", "enrolment", "2025-09-30") == ["vo", "mbo"]
    assert story.fact("s1", "enrolment", "2025-10-01") == ["mbo"]


def test_what_the_register_holds_is_no_enrolment():
    """4.7.6: only a transfer, an enrolment and a deregistration count."""
    story = started()
    story.tell("s1", "enrolment-period-registered", "2024-08-01", side="mbo")
    assert story.fact("s1", "enrolment", "2024-09-01") == ["vo"]


def test_a_late_or_corrected_transfer():
    """4.7.6: from its own day, once known; retracted it never was."""
    story = started()
    moved = story.tell("s1", "transferred", "2025-08-01", at="2025-09-15T09:00Z")
    assert story.fact("s1", "enrolment", "2025-09-01", known_at="2025-09-14") == ["vo"]
    assert story.fact("s1", "enrolment", "2025-09-01", known_at="2025-09-15") == ["mbo"]
    story.correct(moved, stays_enrolled_at_vo=True)
    assert story.fact("s1", "enrolment", "2025-09-01") == ["vo", "mbo"]
    story.retract(moved)
    assert story.fact("s1", "enrolment", "2025-09-01") == ["vo"]


@pytest.mark.parametrize(
    ("on", "fact"),
    [
        ("2024-07-31", ["vo"]),
        ("2024-08-01", None),
        ("2024-09-30", None),
        ("2024-10-01", ["vo"]),
        ("2024-10-02", ["vo"]),
        ("2025-07-31", ["vo"]),
        ("2025-08-01", None),
    ],
)
def test_funding_is_known_from_1_october_of_the_school_year(on: str, fact: list[str] | None):
    """4.7.7: until the count of this school year nothing is known."""
    assert started().fact("s1", "funding", on) == fact


def test_who_came_after_the_count_is_not_counted():
    """4.7.7: not on a route on 1 October; who came that day is."""
    story = ordinary(NE)
    for student, start in [("s1", "2023-09-30"), ("s2", "2023-10-01"), ("s3", "2023-10-02")]:
        story.tell(student, "route-started", start)
    facts = [story.fact(student, "funding", "2024-03-01") for student in ("s1", "s2", "s3")]
    assert facts == [["vo"], ["vo"], None]


def test_who_was_between_two_journeys_on_the_day_of_the_count_is_not_counted():
    """4.7.7: not active on 1 October, though active before and after it."""
    story = started()
    story.tell("s1", "dropped-out", "2023-09-15")
    story.tell("s1", "route-started", "2023-11-01")
    assert story.fact("s1", "funding", "2023-11-01") is None
    assert story.fact("s1", "funding", "2024-10-01") == ["vo"]


@pytest.mark.parametrize(
    ("moved", "fact"), [("2025-09-30", ["mbo"]), ("2025-10-01", ["mbo"]), ("2025-10-02", ["vo"])]
)
def test_funding_goes_to_the_mbo_for_who_was_there_on_1_october(moved: str, fact: list[str]):
    """4.7.7: in the mbo phase and transferred; what follows that day plays no part."""
    story = started()
    story.tell("s1", "transferred", moved)
    assert story.fact("s1", "funding", "2026-03-01") == fact


def test_funding_stays_with_the_vo_in_its_phase():
    """4.7.7: enrolled at both before the switch: the vo."""
    story = started()
    story.tell("s1", "transferred", "2024-08-01", stays_enrolled_at_vo=True)
    assert story.fact("s1", "funding", "2024-10-01") == ["vo"]
    assert story.fact("s1", "funding", "2025-10-01") == ["mbo"]


def test_funding_of_nobody():
    """4.7.7: transferred before the switch and no longer at the vo."""
    story = started()
    story.tell("s1", "transferred", "2024-09-15")
    assert story.fact("s1", "funding", "2024-10-01") == []
    story.tell("s1", "deregistered", "2025-09-15", side="mbo")
    assert story.fact("s1", "funding", "2025-10-01") == []


@pytest.mark.parametrize(
    ("registered", "fase", "fact"),
    [
        ("2025-09-01", "VO", ["vo"]),
        ("2025-10-01", "VO", ["vo"]),
        ("2025-10-02", "VO", ["mbo"]),
        ("2025-09-01", "MBO", ["mbo"]),
        ("2025-09-01", None, ["mbo"]),
    ],
)
def test_funding_follows_the_fase_registered_by_1_october(registered: str, fase: str, fact: list[str]):
    """4.7.7: whatever the phase and the enrolment; a registration without one says nothing."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01")
    story.tell("s1", "enrolment-period-registered", registered, side="mbo", fase=fase)
    assert story.fact("s1", "funding", "2026-03-01") == fact


def test_the_last_registered_fase_counts():
    """4.7.7: one without a fase leaves the one before."""
    story = started()
    story.tell("s1", "enrolment-period-registered", "2023-09-10", side="vo", fase="MBO")
    story.tell("s1", "enrolment-period-registered", "2023-09-20", side="vo")
    assert story.fact("s1", "funding", "2023-10-01") == ["mbo"]
    story.tell("s1", "enrolment-period-registered", "2023-09-25", side="mbo", fase="VO")
    assert story.fact("s1", "funding", "2023-10-01") == ["vo"]


def test_a_fase_registered_before_the_journey_does_not_count():
    """4.7.7: it must be one of the journey's."""
    story = ordinary(NE)
    story.tell("s1", "enrolment-period-registered", "2023-07-01", side="mbo", fase="MBO")
    story.tell("s1", "route-started", "2023-08-01")
    assert story.fact("s1", "funding", "2023-10-01") == ["vo"]


def test_funding_is_judged_with_what_is_known_when_asked():
    """4.7.7: the same K for 1 October as for the day itself."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01", at="2025-12-01T09:00Z")
    assert story.fact("s1", "funding", "2026-03-01", known_at="2025-11-30") == ["vo"]
    assert story.fact("s1", "funding", "2026-03-01", known_at="2025-12-01") == ["mbo"]


def test_a_repeat_told_for_after_the_count_does_not_change_it():
    """4.7.7: the phase is the one of 1 October."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01")
    story.tell("s1", "year-repeated", "2025-11-01", route_year=2)
    row = story.responsibility("s1", "2025-11-01")
    assert (row["phase"], row["aspects"]["funding"]) == ("vo", {"norm": ["vo"], "fact": ["mbo"]})


def test_nothing_else_has_a_fact():
    """4.7.8: of the others only the norm is known."""
    story = started()
    story.tell("s1", "transferred", "2025-08-01")
    aspects = story.responsibility("s1", "2025-11-01")["aspects"]
    told = {name for name, answer in aspects.items() if answer["fact"] is not None}
    assert told == {"enrolment", "funding"}


def test_a_switch_of_route_keeps_the_enrolments():
    """4.7.6: only a start begins anew."""
    story = started()
    another(story, "R2")
    story.tell("s1", "transferred", "2025-08-01")
    story.tell("s1", "switched-to-transfer-option", "2025-09-01", to="route:R2")
    assert story.fact("s1", "enrolment", "2025-09-01") == ["mbo"]
    story.tell("s1", "route-started", "2025-10-01")
    assert story.fact("s1", "enrolment", "2025-10-01") == ["vo"]


def test_an_ordinary_journey_day_by_day():
    """4.7: S01, from the start to the diploma."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01", chosen=CHOSEN)
    for part in ("NE-CE", "WI-CE", "MA-SE", "PV-CSPE", "KV1"):
        story.tell("s1", "exam-part-passed", "2025-05-20", part=part, decided_on="2025-06-01")
    story.tell("s1", "diploma-awarded", "2025-06-18", side="vmbo")
    story.tell("s1", "transferred", "2025-08-01")
    story.tell("s1", "diploma-awarded", "2026-06-30", side="mbo")
    assert story.norm("s1", "absence", "2024-10-01") == ["vo"]
    assert story.fact("s1", "funding", "2024-10-01") == ["vo"]
    assert story.norm("s1", "absence", "2025-08-01") == ["mbo"]
    assert story.norm("s1", "enrolment", "2025-08-01") == ["mbo"]
    assert story.fact("s1", "funding", "2025-10-01") == ["mbo"]
    assert story.flags("s1", "2025-10-01") == []
    assert story.status("s1", "2026-07-01") == "completed"
