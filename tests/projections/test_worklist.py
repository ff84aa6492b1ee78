"""The list that a coordinator starts the day with: what is on it, in which order, for whom?"""

from __future__ import annotations

import pytest

from journeys.errors import WrongUse
from journeys.law.policies import DEFAULT
from tests.scenario import CHOSEN, Story, another, mbo, of, ordinary, vmbo
from tests.worklists import FAR, SAID, actions, line, lines, of_students, work

NE = of(vmbo("NE-CE"), vmbo("WI-CE"), mbo("B1-K1"))
DAYS = {"starts_on": "2025-09-01", "ends_on": "2026-01-31"}


def busy() -> Story:
    """Two routes of two vo schools: behind, on time, at work, and gone."""
    story = ordinary(NE)
    another(story, "R2", vo="97VO")
    of_students("s3", "s1", "s2", story=story)
    of_students("s4", story=story, route="R2")
    of_students("s5", on="2024-08-01", story=story)
    story.tell("s2", "exam-part-passed", "2025-05-20", part="WI-CE")
    story.tell("s2", "transferred", "2025-08-01", stays_enrolled_at_vo=True)
    story.tell("s2", "bpv-agreed", "2025-08-15", signed=SAID, **DAYS)
    story.tell("s5", "dropped-out", "2025-09-10")
    return story


def told(story: Story, on: str, **which: object) -> list[tuple[str, str, str]]:
    return [(row["due"], row["action"], row["about"]) for row in work(story, on, **which)]


# --- a line -------------------------------------------------------------------------------------------


def test_a_line_says_what_by_when_by_whom_for_whom_and_why():
    found = work(busy(), "2025-09-15", within=0)[0]
    assert list(found) == [
        "on", "known_at", "action", "due", "overdue", "for", "brins", "about", "students", "parts",
        "policies", "because",
    ]  # fmt: skip
    assert (found["on"], found["known_at"]) == ("2025-09-15", None)
    assert (found["action"], found["due"], found["overdue"]) == ("overschrijving", "2025-08-01", True)
    assert list(found["because"]) == ["rules", "events"]


def test_a_line_names_the_policies_that_it_rests_on():
    found = line(busy(), "overschrijving", "2025-09-15", cohort="R1/2023")
    named = {f"{name}={getattr(DEFAULT, name)}" for name in ("phase_follows", "switch_day")}
    assert named <= set(found["policies"])
    assert found["policies"] == sorted(found["policies"])


# --- together -----------------------------------------------------------------------------------------


def test_students_of_a_cohort_for_whom_the_same_is_due_are_one_line():
    """In order of name, with the parts of all and the why of each; another cohort is another line."""
    story = busy()
    begun = [r.id for r in story.history if r.kind == "route-started/1" and r.stream != "student/s5"]
    found = {row["about"]: row for row in lines(story, "overschrijving", "2025-09-01")}
    assert found["R1/2023"]["students"] == ["s1", "s3"]
    assert found["R2/2023"]["students"] == ["s4"]
    assert found["R1/2024"]["students"] == ["s5"]
    assert found["R1/2023"]["because"]["events"] == [begun[1], begun[0]]
    owed = line(story, "close-vmbo-parts", "2025-09-15")
    assert (owed["students"], owed["parts"]) == (["s1", "s2", "s3"], ["NE-CE", "WI-CE"])


def test_on_another_day_or_by_another_school_it_is_another_line():
    story = of_students("s1", "s2", "s3", story=ordinary(NE))
    story.tell("s1", "window-extended", "2025-09-01", until="2026-12-31")
    found = lines(story, "close-vmbo-parts", "2025-09-01")
    assert [(row["due"], row["students"]) for row in found] == [
        ("2026-07-31", ["s2", "s3"]), ("2026-12-31", ["s1"]),
    ]  # fmt: skip
    for student, side in (("s1", "vo"), ("s2", "mbo"), ("s3", "vo")):
        story.tell(student, "enrolment-period-registered", "2025-09-10", side=side, fase="VO")
    wrong = lines(story, "correct-fase", "2025-09-10")
    assert [(row["for"], row["students"]) for row in wrong] == [(["mbo"], ["s2"]), (["vo"], ["s1", "s3"])]


def test_the_rules_of_one_student_are_those_of_the_line():
    """RSP-06: together with who did not repeat a year, the rules and policies of both."""
    story = of_students("s1", story=ordinary(NE))
    of_students("s2", on="2024-02-01", story=story)
    rules = line(story, "overschrijving", "2024-02-01")["because"]["rules"]
    assert rules == ["RSP-01", "RSP-02", "RSP-05", "RSP-08", "RSP-03"]


# --- in order -----------------------------------------------------------------------------------------


def test_the_most_urgent_comes_first():
    """By the day on which it is due, then by action and by what it is about."""
    assert told(busy(), "2025-09-15") == [
        ("2025-08-01", "overschrijving", "R1/2023"),
        ("2025-08-01", "overschrijving", "R2/2023"),
        ("2025-09-10", "fulfil-duty", "R1/2024"),
        ("2025-09-10", "report-dropout", "R1/2024"),
        ("2025-10-01", "check-count", "R1/2023"),
        ("2025-10-01", "check-count", "R2/2023"),
        ("2026-01-31", "assess-bpv", "p1"),
        ("2026-07-31", "close-vmbo-parts", "R1/2023"),
    ]


@pytest.mark.parametrize("order", [["R1", "R2"], ["R2", "R1"]])
def test_the_order_is_that_of_the_list_whatever_was_told_first(order: list[str]):
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01")
    for route in order:
        another(story, route)
        of_students(f"s{route}", story=story, route=route)
    assert [row["about"] for row in work(story, "2025-08-01")] == ["R1/2023", "R2/2023"] * 2


# --- how far ahead ------------------------------------------------------------------------------------


def test_what_is_due_within_so_many_days_is_on_the_list():
    """A day too far, and just not; what is overdue always."""
    story = of_students("s1", story=ordinary(NE))
    assert actions(story, "2025-07-02", within=30) == ["overschrijving"]
    assert actions(story, "2025-07-01", within=30) == []
    assert actions(story, "2025-08-01", within=0) == ["overschrijving"]
    assert actions(story, "2025-07-31", within=0) == []
    assert actions(story, "2026-12-01", within=0) == ["overschrijving", "decide-after-window"]


def test_as_far_ahead_as_one_likes():
    story = of_students("s1", story=ordinary(NE))
    assert actions(story, "2023-08-01", within=FAR) == ["overschrijving", "close-vmbo-parts"]


def test_on_the_last_day_of_the_calendar():
    assert actions(of_students("s1", story=ordinary(NE)), "9999-12-31", within=FAR) == [
        "overschrijving", "decide-after-window",
    ]  # fmt: skip


# --- for whom -----------------------------------------------------------------------------------------


def test_the_list_of_a_side():
    """What both do is on the list of each."""
    both = ["overschrijving", "overschrijving", "fulfil-duty", "check-count", "check-count"]
    assert actions(busy(), "2025-09-15", acting="mbo") == [*both, "assess-bpv"]
    of_vo = [*both[:3], "report-dropout", *both[3:], "close-vmbo-parts"]
    assert actions(busy(), "2025-09-15", acting="vo") == of_vo


def test_the_list_of_a_school():
    """By its BRIN; another school of the same side has its own."""
    of_97 = [(row["action"], row["students"]) for row in work(busy(), "2025-09-15", acting="97VO")]
    assert of_97 == [("overschrijving", ["s4"]), ("check-count", ["s4"])]
    of_98 = work(busy(), "2025-09-15", acting="98VO")
    assert {student for row in of_98 for student in row["students"]} == {"s1", "s2", "s3", "s5"}
    assert "assess-bpv" in [row["action"] for row in work(busy(), "2025-09-15", acting="98MB")]


@pytest.mark.parametrize("acting", ["98V0", "VO", "98vo", ""])
def test_a_school_that_is_not_there_is_wrong_use(acting: str):
    """Not an empty list: it may be a slip of the pen."""
    with pytest.raises(WrongUse, match=r"geen school van een route; .* \(97VO, 98MB, 98VO\)$"):
        work(busy(), "2025-09-15", acting=acting)


def test_a_school_of_a_route_that_nobody_knew_yet_is_not_there():
    with pytest.raises(WrongUse, match=r"BRIN$"):
        work(busy(), "2025-09-15", "2018-12-31", acting="98VO")
    assert work(busy(), "2025-09-15", "2018-12-31", acting="vo") == []


def test_the_list_of_a_cohort():
    """Its students, and its route as far as it touches them."""
    story = busy()
    story.tell("R1", "route-registration-ended", "2025-09-12", side="vo")
    story.tell("A1", "agreement-ended", "2025-09-12", effective_on="2026-06-01")
    story.tell("R1", "route-stop-announced", "2025-09-12", effective_on="2026-05-01")
    found = work(story, "2025-09-15", cohort="R1/2023")
    assert {row["action"] for row in found} == {
        "overschrijving", "check-count", "assess-bpv", "close-vmbo-parts", "register-route",
        "agreement-ends", "stop-threatens-cohort",
    }  # fmt: skip
    assert {student for row in found for student in row["students"]} == {"s1", "s2", "s3"}
    assert actions(story, "2025-09-15", cohort="R1/2024") == ["fulfil-duty", "report-dropout"]
    assert actions(story, "2025-09-15", cohort="R1/1999") == []
    (of_all,) = lines(story, "agreement-ends", "2025-09-15", acting="98VO")
    assert of_all["students"] == ["s1", "s2", "s3"]


def test_a_registration_missed_by_a_cohort_is_due_when_the_first_student_of_the_route_came():
    """PRE-01: whichever cohort is asked about."""
    story = ordinary()
    story.tell("R2", "route-opened", "2019-02-01")
    of_students("s1", story=story, route="R2")
    of_students("s2", on="2024-08-01", story=story, route="R2")
    found = lines(story, "register-route", "2024-09-01", cohort="R2/2024")
    assert [(row["due"], row["students"]) for row in found] == [("2023-08-01", ["s2"])] * 2


@pytest.mark.parametrize("cohort", ["R9/2023", "R1", "R1/23", "/2023"])
def test_a_cohort_that_cannot_be_is_wrong_use(cohort: str):
    with pytest.raises(WrongUse):
        work(busy(), "2025-09-15", cohort=cohort)


# --- nobody twice -------------------------------------------------------------------------------------


def test_a_student_on_two_routes_in_turn_is_on_the_list_once():
    """About the route that the student is on now."""
    story = of_students("s1", story=ordinary(NE, crebo=None), chosen=CHOSEN)
    another(story, "R2", NE)
    story.tell("s1", "switched-to-transfer-option", "2024-12-02", to="route:R2")
    assert told(story, "2025-09-01") == [
        ("2025-08-01", "overschrijving", "R2/2023"),
        ("2025-10-01", "check-count", "R2/2023"),
        ("2026-07-31", "close-vmbo-parts", "R2/2023"),
    ]


def test_with_nothing_recorded_there_is_nothing_to_do():
    assert work(Story(), "2025-09-15") == []
