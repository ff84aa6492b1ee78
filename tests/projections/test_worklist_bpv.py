"""What needs doing about a placement: signatures, a judgement, a recognised leerbedrijf to its end."""

from __future__ import annotations

from typing import Any

from tests.scenario import COMPANY, Story, ordinary, signed
from tests.worklists import SAID, actions, line, lines, listed, of_students, overdue, work

DAYS = {"starts_on": "2025-09-01", "ends_on": "2026-01-31"}
ALL = ("student", "company", "mbo")


def placed(**agreed: Any) -> Story:
    """A student in the mbo phase with a placement, drawn up on 15 August, at a recognised leerbedrijf."""
    story = of_students("s1", story=ordinary({"parts": [], "choices": []}))
    story.tell(COMPANY, "company-recognised", "2020-01-01")
    story.tell("s1", "transferred", "2025-08-01")
    story.tell("s1", "bpv-agreed", "2025-08-15", **{"signed": SAID, **DAYS, **agreed})
    return story


# --- signatures ---------------------------------------------------------------------------------------


def test_a_praktijkovereenkomst_is_to_be_signed_before_it_begins():
    """BPV-05, BPV-06: by the first day; by who has not, until the last one has."""
    story = placed(signed={})
    for party, on in zip(ALL, ("2025-08-20", "2025-08-25", "2025-09-10"), strict=True):
        story.tell("s1", "bpv-signed", on, party=party)
    days = ("2025-08-14", "2025-08-15", "2025-09-09", "2025-09-10")
    assert listed(story, "sign-pok", *days) == [False, True, True, False]
    found = line(story, "sign-pok", "2025-08-15")
    assert (found["due"], found["for"], found["brins"]) == ("2025-09-01", ["mbo"], ["98MB"])
    assert (found["about"], found["students"]) == ("p1", ["s1"])
    assert found["because"]["rules"] == ["BPV-05", "BPV-06"]
    assert overdue(story, "sign-pok", "2025-09-01", "2025-09-02") == [False, True]


def test_a_guardian_signs_where_required():
    """BPV-05: and is not waited for otherwise."""
    assert lines(placed(guardian_required=True), "sign-pok", "2025-08-20")
    assert not lines(placed(), "sign-pok", "2025-08-20")
    with_guardian = {**SAID, **signed("guardian", on="2025-08-20")}
    assert not lines(placed(guardian_required=True, signed=with_guardian), "sign-pok", "2025-08-20")


def test_a_signature_after_the_placement_helps_nothing():
    """BPV-06: up to its last day it can; judged or not."""
    story = placed(signed=signed("student", "company", on="2025-08-20"))
    assert listed(story, "sign-pok", "2026-01-31", "2026-02-01") == [True, False]
    story.tell("s1", "bpv-completed", "2026-01-20")
    assert listed(story, "sign-pok", "2026-01-31", "2026-02-01") == [True, False]


def test_signatures_of_which_nothing_is_known_are_asked_for_until_they_are():
    """BPV-05: hours hang on them, after the judgement too; of who signed on paper they are known."""
    story = placed(signed=None)
    story.tell("s1", "bpv-completed", "2026-01-31")
    assert listed(story, "sign-pok", "2025-08-15", "2026-01-31", "2027-03-01") == [True, True, True]
    for party in ALL:
        story.tell("s1", "bpv-signed", "2025-08-20", party=party)
    assert listed(story, "sign-pok", "2025-08-19", "2025-08-20") == [True, False]


def test_where_hours_before_a_signature_count_it_is_asked_for_after_the_placement():
    """BPV-06: policy `bpv_before_signature`."""
    story = placed(signed={})
    story.tell("bpv_before_signature", "policy-chosen", "2019-01-01", choice="COUNTED")
    assert not lines(story, "sign-pok", "2026-03-01")
    found = line(story, "sign-pok", "2026-03-01", chosen_policies=True)
    assert found["policies"] == ["bpv_before_signature=COUNTED"]


# --- judgements ---------------------------------------------------------------------------------------


def test_a_placement_is_to_be_judged_by_its_last_day():
    """BPV-08: by the mbo, until it is; overdue the day after."""
    story = placed()
    done = story.tell("s1", "bpv-completed", "2026-02-10")
    days = ("2025-08-14", "2025-08-15", "2026-02-09", "2026-02-10")
    assert listed(story, "assess-bpv", *days) == [False, True, True, False]
    found = line(story, "assess-bpv", "2026-01-31")
    assert (found["due"], found["for"], found["brins"]) == ("2026-01-31", ["mbo"], ["98MB"])
    assert (found["about"], found["because"]["rules"]) == ("p1", ["BPV-08"])
    assert overdue(story, "assess-bpv", "2026-01-31", "2026-02-01") == [False, True]
    story.retract(done, at="2026-03-01")
    assert lines(story, "assess-bpv", "2026-03-01")
    assert not lines(story, "assess-bpv", "2026-03-01", "2026-02-28")


def test_a_placement_that_was_extended_is_to_be_judged_later():
    """BPV-08: the day as amended, and the amendment among the why."""
    story = placed()
    amended = story.tell("s1", "bpv-amended", "2025-12-01", ends_on="2026-03-31")
    assert line(story, "assess-bpv", "2025-11-30")["due"] == "2026-01-31"
    found = line(story, "assess-bpv", "2025-12-01")
    assert found["due"] == "2026-03-31"
    assert amended in found["because"]["events"]


def test_a_placement_that_ended_leaves_nothing_to_do():
    """BPV-05, BPV-08: whatever was missing."""
    story = placed(signed={})
    story.tell("s1", "bpv-ended", "2025-10-10")
    assert actions(story, "2025-10-09") == ["sign-pok", "assess-bpv"]
    assert actions(story, "2025-10-10") == []


# --- recognition --------------------------------------------------------------------------------------


def test_a_recognition_that_is_withdrawn_during_a_placement():
    """BPV-03: from that day another leerbedrijf is needed, until the placement ends."""
    story = placed()
    gone = story.tell(COMPANY, "recognition-withdrawn", "2025-11-15")
    days = ("2025-11-14", "2025-11-15", "2026-01-31", "2026-02-01")
    assert listed(story, "replace-leerbedrijf", *days) == [False, True, True, False]
    found = line(story, "replace-leerbedrijf", "2025-11-15")
    assert (found["due"], found["for"], found["about"]) == ("2025-11-15", ["mbo"], "p1")
    assert found["because"]["rules"] == ["BPV-02", "BPV-03"]
    assert gone in found["because"]["events"]
    assert overdue(story, "replace-leerbedrijf", "2025-11-15", "2025-11-16") == [False, True]


def test_a_recognition_that_runs_out_is_seen_coming():
    """BPV-03: due on the first day without; not if it reaches the last day of the placement."""
    for until, due in [("2025-12-31", "2026-01-01"), ("2026-01-30", "2026-01-31"), ("2026-01-31", None)]:
        story = of_students("s1", story=ordinary())
        story.tell(COMPANY, "company-recognised", "2020-01-01", until=until)
        story.tell("s1", "bpv-agreed", "2025-08-15", signed=SAID, **DAYS)
        found = lines(story, "replace-leerbedrijf", "2025-08-15")
        assert [row["due"] for row in found] == ([due] if due else [])


def test_recognised_again_in_time_nothing_is_to_be_done():
    """BPV-03: from the day it is recognised again."""
    story = placed()
    story.tell(COMPANY, "recognition-withdrawn", "2025-11-15")
    story.tell(COMPANY, "company-recognised", "2025-12-01")
    assert listed(story, "replace-leerbedrijf", "2025-11-30", "2025-12-01") == [True, False]


def test_a_recognition_withdrawn_before_the_placement_begins():
    """BPV-02: another leerbedrijf is needed from its first day."""
    story = placed()
    story.tell(COMPANY, "recognition-withdrawn", "2025-08-20")
    assert line(story, "replace-leerbedrijf", "2025-08-20")["due"] == "2025-09-01"


def test_a_leerbedrijf_recognised_for_another_qualification_only():
    """BPV-02: by what is known of it; of a company of which nothing is known nothing is said."""
    story = placed(crebo="25180")
    assert line(story, "replace-leerbedrijf", "2025-08-15")["due"] == "2025-09-01"
    assert not lines(placed(company="100000099"), "replace-leerbedrijf", "2025-08-15")


def test_nothing_is_known_of_a_company_before_the_first_word_on_it():
    """BPV-02, S10: recognised from halfway: until then nothing was known."""
    story = placed(company="100000009")
    story.tell("100000009", "company-recognised", "2025-12-01")
    assert listed(story, "replace-leerbedrijf", "2025-11-30", "2025-12-01") == [False, False]


def test_of_a_placement_that_is_judged_no_leerbedrijf_is_to_be_replaced():
    story = placed()
    story.tell(COMPANY, "recognition-withdrawn", "2025-11-15")
    story.tell("s1", "bpv-completed", "2025-12-10")
    assert listed(story, "replace-leerbedrijf", "2025-12-09", "2025-12-10") == [True, False]


def test_another_company_takes_the_place_of_one_that_lost_its_recognition():
    story = placed()
    story.tell("100000002", "company-recognised", "2020-01-01")
    story.tell(COMPANY, "recognition-withdrawn", "2025-11-15")
    story.tell("s1", "bpv-amended", "2025-11-20", company="100000002")
    assert listed(story, "replace-leerbedrijf", "2025-11-19", "2025-11-20") == [True, False]


# --- which placements ---------------------------------------------------------------------------------


def test_placements_of_one_student_stay_apart():
    """Each has a line of its own, with its own why."""
    story = placed()
    second = story.tell("s1", "bpv-agreed", "2025-08-16", placement="p2", signed=SAID, **DAYS)
    found = lines(story, "assess-bpv", "2025-09-01")
    assert [(row["about"], row["students"]) for row in found] == [("p1", ["s1"]), ("p2", ["s1"])]
    assert [second in row["because"]["events"] for row in found] == [False, True]


def test_placements_of_two_students_stay_apart_though_they_are_named_the_same():
    story = of_students("s2", story=placed())
    story.tell("s2", "bpv-agreed", "2025-08-15", signed=SAID, **DAYS)
    found = lines(story, "assess-bpv", "2025-09-01")
    assert [(row["about"], row["students"]) for row in found] == [("p1", ["s1"]), ("p1", ["s2"])]


def test_a_placement_before_the_journey_is_left_alone():
    """BPV-01: no day of it can count; one that reaches the first day of the journey may."""
    for ends_on, found in [("2023-07-31", False), ("2023-08-01", True)]:
        story = ordinary()
        story.tell("s1", "bpv-agreed", "2023-05-01", starts_on="2023-05-08", ends_on=ends_on)
        of_students("s1", story=story)
        assert listed(story, "assess-bpv", "2023-08-01") == [found]
        assert listed(story, "sign-pok", "2023-08-01") == [found]


def test_placements_of_who_left_or_completed_are_left_alone():
    """The duty that is open is what there is to do."""
    story = placed(signed={})
    story.tell("s1", "route-ended", "2025-10-10")
    assert actions(story, "2025-10-09") == ["sign-pok", "assess-bpv"]
    assert actions(story, "2025-10-10") == ["fulfil-duty"]
    story = placed(signed={})
    for side in ("vmbo", "mbo"):
        story.tell("s1", "diploma-awarded", "2025-10-10", side=side)
    assert work(story, "2025-10-10") == []
