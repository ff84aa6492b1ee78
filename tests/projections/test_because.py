"""6. Why? Every answer names the rules and the reports that decided it."""

import re
from typing import Any

import pytest

from tests.scenario import COMPANY, MBO, Story, another, mbo, of, ordinary, signed, vmbo

RULE = re.compile(r"[A-Z]{3}-\d\d")
NE = of(vmbo("NE-CE"), mbo("B1-K1"))


def check(because: dict[str, Any], story: Story) -> None:
    assert set(because) == {"rules", "events"}
    assert because["rules"]
    assert all(RULE.fullmatch(rule) for rule in because["rules"])
    assert set(because["events"]) <= {r.id for r in story.history}


def test_every_status_aspect_and_flag_says_why():
    """6: an entry for each, of known rules and known reports."""
    story = ordinary(NE, form="LEERLIJN")
    another(story, "R2", NE, form="LEERLIJN")
    story.tell("s1", "route-started", "2023-10-01", leerjaar=4, lwt=True)
    story.tell("s1", "enrolment-period-registered", "2023-10-01", side="vo", fase="MBO")
    story.tell("s1", "transferred", "2023-10-01")
    story.tell("s1", "switched-to-transfer-option", "2023-11-01", to="route:R2")
    for on in ("2023-10-01", "2024-01-01", "2024-08-01", "2025-10-01"):
        row = story.responsibility("s1", on)
        assert set(row["because"]) == {"status", *row["aspects"], *row["flags"]}
        for because in row["because"].values():
            check(because, story)


def test_who_is_not_active_has_a_status_to_explain():
    """6: ended, completed."""
    story = ordinary(form="GR")
    story.tell("s1", "route-started", "2023-08-01")
    left = story.tell("s1", "dropped-out", "2024-01-10")
    story.tell("s2", "route-started", "2023-08-01")
    diploma = story.tell("s2", "diploma-awarded", "2024-01-10", side="mbo")
    story.tell("s3", "enrolled", "2024-01-10", side="vo")
    for student, decided_by in [("s1", left), ("s2", diploma)]:
        because = story.responsibility(student, "2024-02-01")["because"]
        assert set(because) == {"status"}
        check(because["status"], story)
        assert decided_by in because["status"]["events"]
    assert set(story.responsibility("s3", "2024-02-01")["because"]) == {"status"}


def test_an_active_status_is_decided_by_the_start():
    """6: and by the switch, for the route one came to."""
    story = ordinary(NE)
    started = story.tell("s1", "route-started", "2023-08-01")
    assert started in story.responsibility("s1", "2023-08-01")["because"]["status"]["events"]
    assert started in story.responsibility("s1", "2023-08-01")["because"]["absence"]["events"]


FLAGS = [
    ("TRANSFER_BEFORE_TWO_YEARS", "transferred", {}),
    ("PHASE_DIFFERS", "enrolment-period-registered", {"side": "vo", "fase": "MBO"}),
    ("OVERSTAP_NOT_AGREED", "switched-to-transfer-option", {"to": "route:R2"}),
]


@pytest.mark.parametrize(("flag", "kind", "data"), FLAGS)
def test_a_flag_names_the_report_that_raised_it(flag: str, kind: str, data: dict):
    """6: the deciding report is among those named."""
    story = ordinary(NE)
    another(story, "R2", NE)
    story.tell("s1", "route-started", "2023-08-01")
    told = story.tell("s1", kind, "2024-01-10", **data)
    row = story.responsibility("s1", "2024-01-10")
    assert row["flags"] == [flag]
    assert told in row["because"][flag]["events"]


def test_other_flags_name_their_reports_too():
    """6: a start in leerjaar 4, a registration that ended, a missed window."""
    story = ordinary(NE)
    started = story.tell("s1", "route-started", "2023-08-01", leerjaar=4)
    gone = story.tell("R1", "route-registration-ended", "2023-09-01", side="mbo")
    because = story.responsibility("s1", "2025-08-01")["because"]
    assert started in because["OPEN_SWITCH_CLASS4"]["events"]
    assert gone in because["NOT_STATUTORY"]["events"]
    check(because["WINDOW_MISSED"], story)


def test_an_enrolment_names_what_moved_it():
    """6: the transfer, and the funding that followed."""
    story = ordinary(NE)
    story.tell("s1", "route-started", "2023-08-01")
    moved = story.tell("s1", "transferred", "2025-08-01")
    because = story.responsibility("s1", "2025-10-01")["because"]
    assert moved in because["enrolment"]["events"]
    assert moved in because["funding"]["events"]


def test_a_registered_fase_decides_the_funding():
    """6: so it is named."""
    story = ordinary(NE)
    story.tell("s1", "route-started", "2023-08-01")
    told = story.tell("s1", "enrolment-period-registered", "2023-09-01", side="mbo", fase="MBO")
    assert told in story.responsibility("s1", "2023-10-01")["because"]["funding"]["events"]


def test_a_closed_part_names_what_closed_it():
    """6: the pass, the exemption, the joint pass that was not agreed."""
    story = ordinary(NE)
    story.tell("s1", "route-started", "2023-08-01")
    passed = story.tell("s1", "exam-part-passed", "2024-05-20", part="NE-CE", by=f"mbo:{MBO}")
    exempt = story.tell("s1", "exemption-granted", "2024-05-20", part="B1-K1")
    unknown = story.tell("s1", "exam-part-failed", "2024-05-20", part="FA-CE")
    rows = story.exams("s1", "2024-06-01")
    for part, told in [("NE-CE", passed), ("B1-K1", exempt)]:
        check(rows[part]["because"], story)
        assert told in rows[part]["because"]["events"]
    assert rows["FA-CE"]["because"]["events"] == [unknown]


def test_an_owed_part_says_why_it_is_owed():
    """6: and so does a choice not made."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    for row in story.exams("s1", "2024-01-01").values():
        check(row["because"], story)
        assert row["because"]["events"]


def test_a_corrected_report_is_named():
    """6: the one first told or the correction, but never one that is not there."""
    story = ordinary(NE)
    story.tell("s1", "route-started", "2023-08-01")
    passed = story.tell("s1", "exam-part-passed", "2024-05-20", part="NE-CE")
    correction = story.correct(passed, mark="7.0")
    because = story.part("s1", "NE-CE", "2024-06-01")["because"]
    check(because, story)
    assert {passed, correction} & set(because["events"])


def test_a_placement_names_what_decided_it():
    """6: pending, counted, or not."""
    story = ordinary(NE)
    story.tell("s1", "route-started", "2023-08-01")
    paper = signed("student", "company", "mbo", on="2024-01-10")
    agreed = story.tell(
        "s1", "bpv-agreed", "2024-01-10", starts_on="2024-02-01", ends_on="2024-02-10", signed=paper
    )
    assert agreed in story.placement("s1", "2024-01-10")["because"]["events"]
    done = story.tell("s1", "bpv-completed", "2024-02-10")
    withdrawn = story.tell(COMPANY, "recognition-withdrawn", "2024-01-01")
    because = story.placement("s1", "2024-03-01")["because"]
    check(because, story)
    assert {done, withdrawn} <= set(because["events"])


def test_a_guarantee_names_the_stop_and_the_teach_out():
    """6: at risk, then secured."""
    story = ordinary(NE)
    story.tell("s1", "route-started", "2023-08-01")
    stop = story.tell("R1", "route-stop-announced", "2025-02-01", effective_on="2025-08-01")
    arranged = story.tell("R1", "teach-out-arranged", "2025-05-01")
    for on, told in [("2025-02-01", stop), ("2025-05-01", arranged)]:
        because = story.guarantee("R1/2023", on)["because"]
        check(because, story)
        assert told in because["events"]


def test_a_duty_names_the_end_and_what_fulfilled_it():
    """6: open, placed, diploma."""
    story = ordinary(NE)
    story.tell("s1", "route-started", "2023-08-01")
    left = story.tell("s1", "dropped-out", "2024-01-10")
    placed = story.tell("s1", "placed", "2024-02-10")
    diploma = story.tell("s1", "diploma-awarded", "2025-06-20", side="vmbo")
    for on, told in [("2024-01-10", left), ("2024-02-10", placed), ("2025-06-20", diploma)]:
        row = story.duty("s1", on)
        assert row is not None
        check(row["because"], story)
        assert told in row["because"]["events"]
