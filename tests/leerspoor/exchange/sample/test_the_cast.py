"""Does each story show what it is told for?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from journeys.history import Recorded
from leerspoor.exchange.sample import CAST, sample
from projections.questions import ask

NOW = date(2026, 10, 31)


@pytest.fixture(scope="module")
def history() -> list[Recorded]:
    return [entry.recorded() for entry in sample(len(CAST), 1)]


def _of(history: list[Recorded], question: Any, who: str, on: date) -> list[dict[str, Any]]:
    about = f"student/{CAST[who]}"
    known = [r for r in history if r.stream == about or not r.stream.startswith("student/")]
    return ask(question, known, on=on, students=[CAST[who]], every_status=True)


@pytest.mark.parametrize(
    ("who", "flag", "on"),
    [
        ("transferred-early", "TRANSFER_BEFORE_TWO_YEARS", NOW),
        ("transfer-overdue", "TRANSFER_OVERDUE", NOW),
        ("deregistered-too-early", "VO_ENROLMENT_MISSING", NOW),
        ("never-deregistered", "VO_ENROLMENT_OVERDUE", NOW),
        ("window-missed", "WINDOW_MISSED", NOW),
        ("class-four", "OPEN_SWITCH_CLASS4", NOW),
        ("leerlijn", "NOT_STATUTORY", NOW),
        ("half-registered", "NOT_STATUTORY", date(2024, 11, 14)),
        ("leerwerktraject-without-agreement", "LWT_NO_AGREEMENT", NOW),
        ("experiment", "EXPERIMENT_GRANDFATHERED", date(2022, 8, 1)),
        ("to-a-route-not-agreed", "OVERSTAP_NOT_AGREED", NOW),
        ("phase-differs", "PHASE_DIFFERS", NOW),
    ],
)
def test_who_answers(history: list[Recorded], who: str, flag: str, on: date):
    (answer,) = _of(history, "responsibility", who, on)
    assert answer["status"] == "active"
    assert flag in answer["flags"]


@pytest.mark.parametrize(
    "who",
    ["ordinary", "leerwerktraject", "repeated-third-class", "mid-year", "to-a-geintegreerde-route"],
)
def test_a_route_on_which_all_is_well_has_no_flags(history: list[Recorded], who: str):
    (answer,) = _of(history, "responsibility", who, date(2025, 3, 1))
    assert answer["status"] == "active"
    assert answer["flags"] == []


@pytest.mark.parametrize(
    ("who", "on", "part", "status", "flags"),
    [
        ("spread-exam", NOW, "WI-CE", "owed", []),
        ("window-missed", date(2026, 7, 31), "WI-CE", "owed", []),
        ("window-missed", NOW, "WI-CE", "window-closed", []),
        ("window-extended", NOW, "NK1-CE", "owed", []),
        ("outside-window", NOW, "WI-CE", "passed", ["OUTSIDE_WINDOW"]),
        ("joint-test", date(2025, 10, 1), "LB", "passed", []),
        ("joint-test-too-early", date(2025, 10, 1), "MA", "passed", []),
        ("joint-test-too-early", date(2025, 10, 1), "LB", "owed", ["JOINT_NOT_AGREED"]),
        ("wrong-committee", NOW, "EN-SE", "passed", ["NOT_BY_COMMITTEE"]),
        ("wrong-committee", NOW, "NL-2F", "passed", ["NOT_BY_COMMITTEE"]),
        ("unknown-part", NOW, "DU-CE", "unknown-part", ["UNKNOWN_PART"]),
        ("nothing-chosen", NOW, "choice:keuzevakken", "owed", ["NOT_CHOSEN"]),
        ("exempted", NOW, "KU", "exempt", []),
        ("annulled", date(2026, 9, 14), "WI-CE", "passed", []),
        ("annulled", NOW, "WI-CE", "owed", []),
        ("wrong-student", NOW, "PV-CSPE", "passed", []),
    ],
)
def test_what_is_owed(history: list[Recorded], who: str, on: date, part: str, status: str, flags: list[str]):
    (row,) = [row for row in _of(history, "exams-owed", who, on) if row["part"] == part]
    assert (row["status"], row["flags"]) == (status, flags)


@pytest.mark.parametrize(
    ("who", "counts", "reason"),
    [
        ("late-signature", "partly", "LATE_POK"),
        ("unsigned", "no", "POK_UNSIGNED"),
        ("recognised-in-hindsight", "partly", "ACCREDITATION_LAPSED"),
        ("not-accredited", "no", "NOT_ACCREDITED"),
        ("recognition-lapsed", "partly", "ACCREDITATION_LAPSED"),
        ("assessed-by-vo-only", "no", "ASSESSOR_NOT_MBO"),
        ("insufficient", "no", "INSUFFICIENT"),
        ("from-the-register", "unknown", "ASSESSMENT_UNKNOWN"),
        ("from-the-register", "unknown", "SIGNATURES_UNKNOWN"),
        ("from-the-register", "unknown", "RECOGNITION_UNKNOWN"),
        ("other-qualification", "no", "OTHER_CREBO"),
        ("too-early", "partly", "BPV_TOO_EARLY"),
    ],
)
def test_which_hours_count(history: list[Recorded], who: str, counts: str, reason: str):
    rows = _of(history, "bpv", who, NOW)
    assert any(row["counts"] == counts and reason in row["reasons"] for row in rows)


def test_a_placement_that_goes_on_is_pending(history: list[Recorded]):
    assert [row["counts"] for row in _of(history, "bpv", "still-going-on", NOW)][-1] == "pending"


@pytest.mark.parametrize(
    ("who", "state", "flags"),
    [
        ("dropped-out", "OPEN", ["NO_FORMAL_ACCESS_L2"]),
        ("dropped-out-and-placed", "PLACED", []),
        ("diploma-elsewhere", "DIPLOMA", []),
        ("ended-and-attested", "OPEN", []),
        ("to-regular-mbo", "PLACED", []),
        ("to-regular-mbo-not-agreed", "PLACED", ["OVERSTAP_NOT_AGREED"]),
        ("back-to-regular-vmbo", "PLACED", []),
    ],
)
def test_what_the_schools_owe_who_left(history: list[Recorded], who: str, state: str, flags: list[str]):
    (row,) = _of(history, "duties", who, NOW)
    assert (row["state"], row["flags"]) == (state, flags)


def test_nothing_is_owed_to_who_died(history: list[Recorded]):
    assert _of(history, "duties", "deceased", NOW) == []


def test_the_cohorts_stand_as_they_were_promised(history: list[Recorded]):
    states = {row["cohort"]: row["state"] for row in ask("guarantees", history, on=NOW)}
    assert states["bwi-metselaar-2/2024"] == "BREACHED"
    assert states["bouw-domein-2/2024"] == "SECURED"
    assert states["mt-logistiek-2/2024"] == "NOT_AGREED"
    assert states["pie-elektro-2/2024"] == "ACTIVE"


def test_the_mark_of_somebody_else_was_known_for_ten_days(history: list[Recorded]):
    from journeys.calendar import last_instant

    def mark(known_on: date) -> str:
        about = f"student/{CAST['swapped-mark']}"
        known = [r for r in history if r.stream == about or not r.stream.startswith("student/")]
        rows = ask(
            "exams-owed", known, on=date(2024, 6, 1), known_at=last_instant(known_on), every_status=True
        )
        return next(row["mark"] for row in rows if row["part"] == "NE-CE")

    assert [mark(date(2024, 6, day)) for day in (1, 4, 18)] == ["7.0", "4.0", "4.1"]


def test_of_who_was_erased_only_the_place_is_left(history: list[Recorded]):
    (answer,) = _of(history, "responsibility", "erased", NOW)
    assert answer["status"] == "none"
