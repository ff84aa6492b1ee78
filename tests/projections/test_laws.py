"""What holds for every history, whatever was reported and in whatever order?

The histories are nonsense: transfers before a start, amendments of what was never signed, corrections of
corrections, reports in any order. Each report is one that the journal could hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeys.events import KIND_OF, Corrected, Erased, Retracted
from journeys.history import Recorded
from projections.questions import ask
from tests.scenario import PROGRAMME, Story, day, joint, mbo, of, vmbo

QUESTIONS = ("responsibility", "exams-owed", "bpv", "duties", "guarantees")

DAYS = [
    "2019-08-01", "2022-07-31", "2022-08-01", "2023-01-15", "2023-07-31", "2023-08-01", "2023-08-01",
    "2023-09-30", "2023-10-01", "2023-11-20", "2024-02-29", "2024-05-20", "2024-07-31", "2024-08-01",
    "2024-10-01", "2025-02-03", "2025-05-20", "2025-07-31", "2025-08-01", "2025-10-01", "2026-06-30",
    "2026-07-31", "2026-08-01", "2027-07-31", "2028-08-01",
]  # fmt: skip
STUDENTS = ["s1", "s2", "S3"]
ROUTES = ["R1", "R2", "R3"]
AGREEMENTS = ["A1", "A2"]
COMPANIES = ["100000001", "100000002"]
CREBOS = ["25737", "25180", "25721"]
CODES = ["NE-CE", "WI-CE", "0153", "MA-SE", "KV1", "KV2", "B1-K1", "3001", "LB", "K0067", "BPV", "J1", "X-1"]
SMALL = of(
    vmbo("NE-CE"),
    vmbo("KV1", choice="KV", vocational=True, hours=40),
    mbo("B1-K1", crebo="25180"),
    mbo("BPV", "bpv", hours=60),
    mbo("LB", "lb"),
    vmbo("MA-SE"),
    joint("J1", ["MA-SE", "LB"]),
    choices=[{"choice": "KV", "side": "vmbo", "min_hours": 40}],
)
FLAGS = {
    "responsibility": {
        "TRANSFER_BEFORE_TWO_YEARS",
        "TRANSFER_OVERDUE",
        "VO_ENROLMENT_MISSING",
        "VO_ENROLMENT_OVERDUE",
        "WINDOW_MISSED",
        "OPEN_SWITCH_CLASS4",
        "NOT_STATUTORY",
        "LWT_NO_AGREEMENT",
        "EXPERIMENT_GRANDFATHERED",
        "OVERSTAP_NOT_AGREED",
        "PHASE_DIFFERS",
    },
    "exams-owed": {"NOT_CHOSEN", "JOINT_NOT_AGREED", "OUTSIDE_WINDOW", "NOT_BY_COMMITTEE", "UNKNOWN_PART"},
    "bpv": {
        "ASSESSMENT_UNKNOWN",
        "POK_UNSIGNED",
        "ASSESSOR_NOT_MBO",
        "INSUFFICIENT",
        "OTHER_CREBO",
        "NOT_ACCREDITED",
        "SIGNATURES_UNKNOWN",
        "RECOGNITION_UNKNOWN",
        "BPV_TOO_EARLY",
        "ACCREDITATION_LAPSED",
        "LATE_POK",
    },
    "duties": {"NO_FORMAL_ACCESS_L2", "OVERSTAP_NOT_AGREED"},
    "guarantees": {"STOP_AFFECTS"},
}
STATES = {
    "responsibility": ("status", {"none", "active", "completed", "ended"}),
    "exams-owed": ("status", {"passed", "exempt", "owed", "window-closed", "unknown-part"}),
    "bpv": ("counts", {"yes", "partly", "no", "unknown", "pending"}),
    "duties": ("state", {"OPEN", "PLACED", "DIPLOMA"}),
    "guarantees": ("state", {"NOT_AGREED", "ACTIVE", "FULFILLED", "SECURED", "AT_RISK", "BREACHED"}),
}
MEMBERS = {
    "responsibility": "student on known_at status phase cohort switch_on window_end expected_end aspects"
    " flags because",
    "exams-owed": "student on known_at part side kind subject name status answers_to due mark closed_on"
    " provisional flags because",
    "bpv": "student on known_at placement counts hours_counted reasons because",
    "duties": "student on known_at state target lead since flags because",
    "guarantees": "cohort on known_at state members active affected from until flags because",
}
ASPECTS = {
    "first-contact", "absence", "removal", "complaints", "participation", "funding", "vmbo-education",
    "vmbo-exam", "mbo-education", "mbo-exam", "bpv", "route-design", "enrolment",
}  # fmt: skip

Data = dict[str, Any]


class Told(NamedTuple):
    """A report about somebody, or about the report that is so many places back."""

    kind: str
    who: str
    on: str
    by: str
    data: Data
    back: int = 0


def among(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


def maybe(what: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | what


days = st.sampled_from(DAYS)
asked = st.sampled_from([on for on in DAYS if on > "2023-08-01"]) | days
sides = among("vo", "mbo")
exam_sides = among("vmbo", "mbo")
yes_no = st.booleans()
crebos = st.sampled_from(CREBOS)
codes = st.sampled_from(CODES)
routes = st.sampled_from([*ROUTES, "R9"])
agreements = st.sampled_from([*AGREEMENTS, "A9"])
brins = among("98VO", "98MB", "98XX")
leerwegen = among("BB", "KB", "GL", "TL")
placements = among("p1", "p1", "p2")
hours = among(0, 1, 39, 60, 61, 450)
attempts = maybe(among(1, 2))
marks = maybe(among("4.0", "6.4", "voldoende"))
chosen = maybe(st.lists(codes, max_size=4))
options = st.lists(among("ander-vak", "terug"), max_size=2).map(
    lambda names: [{"option": name, "to": "R2"} for name in names]
)
papers = maybe(
    st.fixed_dictionaries({}, optional=dict.fromkeys(("student", "company", "mbo", "guardian"), days))
)
BPV: dict[str, Any] = {
    "company": st.sampled_from(COMPANIES),
    "crebo": crebos,
    "starts_on": days,
    "ends_on": days,
}
RESULT: dict[str, Any] = {
    "part": codes, "mark": marks, "attempt": attempts, "sat_on": maybe(days), "decided_on": maybe(days),
    "leerweg": maybe(leerwegen),
}  # fmt: skip

KINDS: dict[str, tuple[list[str], dict[str, Any]]] = {
    "agreement-signed": (
        AGREEMENTS,
        {
            "purpose": among("doorlopende-leerroute", "leerwerktraject"),
            "valid_from": days,
            "valid_until": maybe(days),
            "cohort_obligation": yes_no,
            "transfer_options": options,
        },
    ),
    "agreement-amended": (
        AGREEMENTS,
        {
            "purpose": maybe(among("doorlopende-leerroute", "leerwerktraject")),
            "valid_until": maybe(days),
            "cohort_obligation": maybe(yes_no),
            "transfer_options": maybe(options),
        },
    ),
    "agreement-ended": (AGREEMENTS, {"effective_on": days}),
    "route-opened": (
        ROUTES,
        {
            "form": among("DLR", "GR", "EXPERIMENT", "LEERLIJN"),
            "agreement": agreements,
            "lwt_agreement": maybe(agreements),
            "leerweg": leerwegen,
            "crebo": maybe(crebos),
            "years": among(2, 3, 4),
        },
    ),
    "route-registered": (ROUTES, {"side": sides, "brin": brins}),
    "route-registration-ended": (ROUTES, {"side": sides, "brin": brins}),
    "route-agreement-replaced": (ROUTES, {"agreement": agreements}),
    "exam-programme-adopted": (
        ROUTES,
        {"cohorts_from": among(2018, 2023, 2024), "small": yes_no},
    ),
    "route-stop-announced": (ROUTES, {"party": sides, "effective_on": days}),
    "route-stop-withdrawn": (ROUTES, {}),
    "teach-out-arranged": (ROUTES, {}),
    "qualification-renewed": (ROUTES, {"old": crebos, "new": crebos}),
    "company-recognised": (COMPANIES, {"crebos": st.lists(crebos, min_size=1), "until": maybe(days)}),
    "recognition-withdrawn": (COMPANIES, {"crebos": st.lists(crebos, min_size=1)}),
    "route-started": (
        STUDENTS,
        {"route": routes, "leerjaar": among(3, 3, 4), "leerweg": leerwegen, "lwt": yes_no, "chosen": chosen},
    ),
    "parts-chosen": (STUDENTS, {"parts": st.lists(codes, max_size=5)}),
    "year-repeated": (STUDENTS, {"route_year": among(1, 2, 3, 4)}),
    "transferred": (STUDENTS, {"to": brins, "stays_enrolled_at_vo": yes_no}),
    "enrolled": (STUDENTS, {"side": sides, "brin": brins}),
    "deregistered": (STUDENTS, {"side": sides, "brin": brins}),
    "enrolment-period-registered": (
        STUDENTS,
        {"side": sides, "brin": brins, "fase": maybe(among("VO", "MBO"))},
    ),
    "qualification-chosen": (STUDENTS, {"crebo": crebos}),
    "profile-changed": (STUDENTS, {"profile": among("BWI", "M&T")}),
    "bpv-agreed": (
        STUDENTS,
        {
            "placement": placements,
            "hours": maybe(hours),
            "signed": papers,
            "guardian_required": yes_no,
            **BPV,
        },
    ),
    "bpv-signed": (
        STUDENTS,
        {"placement": placements, "party": among("student", "company", "mbo", "guardian")},
    ),
    "bpv-amended": (STUDENTS, {"placement": placements, **{name: maybe(what) for name, what in BPV.items()}}),
    "bpv-hours-recorded": (STUDENTS, {"placement": placements, "hours": hours}),
    "bpv-ended": (STUDENTS, {"placement": placements, "hours": maybe(hours)}),
    "bpv-completed": (
        STUDENTS,
        {
            "placement": placements,
            "hours": hours,
            "assessed_by": st.lists(among("mbo", "vo", "company"), max_size=2),
            "result": among("voldoende", "voldoende", "onvoldoende"),
        },
    ),
    "exam-part-passed": (STUDENTS, RESULT),
    "exam-part-failed": (STUDENTS, RESULT),
    "exam-result-annulled": (STUDENTS, {"part": codes, "attempt": attempts}),
    "sitting-missed": (STUDENTS, {"part": codes, "sat_on": days}),
    "exemption-granted": (STUDENTS, {"part": codes, "mark": marks, "decided_on": maybe(days)}),
    "window-extended": (STUDENTS, {"until": days}),
    "result-determined": (STUDENTS, {"side": exam_sides}),
    "certificate-awarded": (STUDENTS, {"side": exam_sides, "parts": st.lists(codes, max_size=2)}),
    "diploma-awarded": (STUDENTS, {"side": exam_sides, "crebo": maybe(crebos)}),
    "content-taught": (STUDENTS, {"subject": among("NE", "WI"), "side": sides}),
    "support-registered": (STUDENTS, {"support": among("extra-tijd"), "until": maybe(days)}),
    "education-attested": (STUDENTS, {"side": sides, "brin": brins, "until": days}),
    "switched-to-transfer-option": (
        STUDENTS,
        {
            "option": among("ander-vak", "terug"),
            "to": among("regular-vmbo", "regular-mbo", "route:R1", "route:R2", "route:R3", "route:R9"),
            "reason": maybe(among("other", "deceased")),
            "lwt": maybe(yes_no),
            "chosen": chosen,
        },
    ),
    "dropped-out": (STUDENTS, {"reason": among("other", "deceased")}),
    "route-ended": (STUDENTS, {"reason": among("other", "deceased")}),
    "placed": (STUDENTS, {}),
    "policy-chosen": (["rounding"], {"choice": among("up")}),
}
ABOUT = {"corrected", "retracted", "erased"}


@st.composite
def reports(draw: Callable[[st.SearchStrategy[Any]], Any], kinds: list[str]) -> Told:
    kind = draw(st.sampled_from(kinds))
    whose, fields = KINDS[kind]
    data = {name: draw(what) for name, what in fields.items()}
    if data.get("starts_on") and data.get("ends_on"):
        data["starts_on"], data["ends_on"] = sorted((data["starts_on"], data["ends_on"]))
    if kind == "exam-programme-adopted":
        data |= SMALL if data.pop("small") else PROGRAMME
    by = draw(among("system", "duo", "vo:98VO", "mbo:98MB"))
    return Told(kind, draw(st.sampled_from(whose)), draw(days), by, data)


@st.composite
def about(draw: Callable[[st.SearchStrategy[Any]], Any], kinds: list[str]) -> Told:
    """A correction (to another report of that kind), a retraction, or an erasure, of an earlier report."""
    kind, back = draw(st.sampled_from(kinds)), draw(st.integers(1, 15))
    return Told(
        kind, "", draw(days), "system", {"to_on": draw(maybe(days)), "like": draw(st.integers(0, 40))}, back
    )


# most reports are of the kinds that change an answer; nonsense alone would leave everybody nowhere
COMMON = [
    "route-started", "switched-to-transfer-option", "transferred", "bpv-agreed", "bpv-signed",
    "bpv-completed", "exam-part-passed", "exemption-granted", "exam-result-annulled", "parts-chosen",
    "diploma-awarded", "dropped-out", "placed", "year-repeated", "company-recognised",
    "recognition-withdrawn", "route-stop-announced", "teach-out-arranged", "agreement-amended",
    "agreement-ended", "exam-programme-adopted", "qualification-renewed", "qualification-chosen",
    "enrolment-period-registered", "window-extended",
]  # fmt: skip
anything = reports(list(KINDS)) | reports(COMMON)
REGION = [
    Told("agreement-signed", "A1", "2019-08-01", "system", {"cohort_obligation": True}),
    Told("route-opened", "R1", "2019-08-01", "system", {}),
    Told("route-opened", "R2", "2019-08-01", "system", {"form": "GR", "crebo": "25180"}),
    Told("exam-programme-adopted", "R1", "2022-08-01", "system", PROGRAMME),
    Told("exam-programme-adopted", "R2", "2022-08-01", "system", SMALL),
]
PAPER = {"student": "2023-08-01", "company": "2023-08-01", "mbo": "2023-09-30"}
WORK = {"placement": "p1", "starts_on": "2023-09-01", "ends_on": "2023-11-20", "signed": PAPER}
BEGUN = [
    Told("route-started", "s1", "2023-08-01", "system", {"route": "R1", "chosen": ["KV1", "J1"]}),
    Told("route-started", "s2", "2023-08-01", "system", {"route": "R2", "lwt": True}),
    Told("route-started", "S3", "2023-10-01", "system", {"route": "R1", "leerjaar": 4}),
    Told("bpv-agreed", "s1", "2023-08-01", "system", WORK),
    Told("bpv-completed", "s1", "2023-11-20", "system", {"hours": 450}),
    Told("company-recognised", "100000001", "2022-08-01", "system", {}),
    Told("diploma-awarded", "s2", "2025-07-31", "system", {"side": "mbo"}),
]


def some(of: list[Told]) -> st.SearchStrategy[list[Told]]:
    """All of these reports, or only some."""
    return st.just(of) | st.lists(st.sampled_from(range(len(of))), unique=True).map(
        lambda places: [of[place] for place in places]
    )


def histories(*, with_about: bool = True) -> st.SearchStrategy[list[Told]]:
    """An ordinary region where three students began, or only some of it, and then whatever was reported."""
    one = anything | about(["corrected", "corrected", "retracted", "erased"]) if with_about else anything
    rest = st.lists(one, min_size=4, max_size=40)
    return st.tuples(some(REGION), some(BEGUN), rest).map(
        lambda all_: [told for some in all_ for told in some]
    )


def recorded(told: list[Told], minutes: list[int] | None = None) -> Story:
    """The story of these reports, told in this order, each at or after the one before."""
    story, last = Story(), datetime(2023, 1, 1, tzinfo=UTC)
    for n, report in enumerate(told):
        last += timedelta(minutes=minutes[n % len(minutes)] if minutes else 1)
        tell(story, report, last.isoformat(), f"{n:08x}-0000-4000-8000-000000000000")
    return story


def tell(story: Story, report: Told, at: str, id: str) -> None:
    if report.kind not in ABOUT:
        story.tell(report.who, report.kind, report.on, by=report.by, at=at, id=id, **report.data)
        return
    targets = [r for r in story.history[-report.back :] if r.kind != "erased/1" and r.event is not None]
    if not targets:
        return
    target = targets[0]
    match report.kind:
        case "retracted":
            story.retract(target.id, at=at, id=id)
        case "erased":
            story.erase(target.id, at=at)
        case _ if target.kind == "retracted/1":
            pass
        case _:
            like = [r for r in story.history if r.kind == target.kind and r.event is not None]
            other = like[report.data["like"] % len(like)]
            said = {} if target.kind == "corrected/1" else story.said(other.id)
            story.correct(target.id, to_on=report.data["to_on"], at=at, id=id, **said)


def everything(
    history: list[Recorded], on: str, known_at: datetime | None = None, **which: Any
) -> dict[str, list[dict[str, Any]]]:
    """Every answer to every question, without the instant it was asked for."""
    answers = {}
    for question in QUESTIONS:
        rows = ask(question, history, on=day(on), known_at=known_at, every_status=True, **which)
        answers[question] = [{**row, "known_at": None} for row in rows]
    return answers


LAW = settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))


@LAW
@given(histories(), asked, st.lists(st.integers(0, 3), min_size=1), st.data())
def test_no_history_makes_a_question_fail(told: list[Told], on: str, minutes: list[int], data: st.DataObject):
    """2 and 4.1: whatever was reported, in whatever order, every question has an answer in known words."""
    story = recorded(told, minutes)
    instants = [r.recorded_at for r in story.history]
    known_at = data.draw(st.none() | st.sampled_from(instants)) if instants else None
    for question, rows in everything(story.history, on, known_at).items():
        member, states = STATES[question]
        for row in rows:
            assert sorted(row) == sorted(MEMBERS[question].split())
            json.dumps(row)
            flags = row["reasons" if question == "bpv" else "flags"]
            assert flags == sorted(set(flags))
            assert set(flags) <= FLAGS[question]
            assert row[member] in states
            assert row["on"] == on
        check_whys(question, rows, {r.id for r in story.history})
        check_order(question, rows)


def check_whys(question: str, rows: list[dict[str, Any]], ids: set[str]) -> None:
    for row in rows:
        whys = [row["because"]]
        if question == "responsibility":
            assert set(row["because"]) == {"status", *row["aspects"], *row["flags"]}
            assert set(row["aspects"]) == (ASPECTS if row["status"] == "active" else set())
            whys = list(row["because"].values())
        for why in whys:
            assert set(why) == {"rules", "events"}
            assert all(re.fullmatch(r"[A-Z]{3}-\d\d", rule) for rule in why["rules"])
            assert set(why["events"]) <= ids


def check_order(question: str, rows: list[dict[str, Any]]) -> None:
    second = {"exams-owed": "part", "bpv": "placement"}.get(question)
    keys = [(row.get("student", row.get("cohort")), row[second] if second else "") for row in rows]
    assert keys == sorted(set(keys))


@LAW
@given(histories(), asked, st.lists(st.integers(0, 3), min_size=1), st.data())
def test_a_later_record_never_changes_an_earlier_answer(
    told: list[Told], on: str, minutes: list[int], data: st.DataObject
):
    """1.6: the answer for K is that of a journal which stopped at K."""
    story = recorded(told, minutes)
    if not story.history:
        return
    known_at = data.draw(st.sampled_from([r.recorded_at for r in story.history]))
    stopped = [r for r in story.history if r.recorded_at <= known_at]
    assert everything(story.history, on, known_at) == everything(stopped, on)


@LAW
@given(histories(with_about=False), asked, st.data())
def test_the_order_of_recording_does_not_matter_between_days_or_streams(
    told: list[Told], on: str, data: st.DataObject
):
    """2.4: only facts of one stream and one day are told in an order that counts."""
    numbered = list(enumerate(told))
    queues: dict[tuple[str, str, str], list[tuple[int, Told]]] = {}
    for n, report in numbered:
        queues.setdefault((room(report), report.who, report.on), []).append((n, report))
    order = data.draw(st.permutations([key for key, queue in queues.items() for _ in queue]))
    shuffled = [queues[key].pop(0) for key in order]
    assert steady(as_told(numbered), on) == steady(as_told(shuffled), on)


def room(report: Told) -> str:
    return next(room for room, kinds in ROOMS.items() if report.kind in kinds)


ROOMS = {
    "agreement": {"agreement-signed", "agreement-amended", "agreement-ended"},
    "company": {"company-recognised", "recognition-withdrawn"},
    "policy": {"policy-chosen"},
    "route": {kind for kind, (whose, _) in KINDS.items() if whose is ROUTES},
    "student": {kind for kind, (whose, _) in KINDS.items() if whose is STUDENTS},
}


def as_told(numbered: list[tuple[int, Told]]) -> list[Recorded]:
    story = Story()
    for n, report in numbered:
        tell(story, report, "2024-01-01T00:00Z", f"{n:08x}-0000-4000-8000-000000000000")
    return story.history


def steady(history: list[Recorded], on: str) -> dict[str, list[dict[str, Any]]]:
    """The answers, with the reports that decided them in an order of their own."""
    answers = everything(history, on)
    for rows in answers.values():
        for row in rows:
            whys = row["because"].values() if "status" in row["because"] else [row["because"]]
            for why in whys:
                why["events"] = sorted(why["events"])
    return answers


@LAW
@given(histories(with_about=False), asked)
def test_what_happens_later_plays_no_part(told: list[Told], on: str):
    """1.5: an answer about a day is that of a journal without any later day."""
    whole = as_told(list(enumerate(told)))
    until = [r for r in whole if r.on <= day(on)]
    students = sorted({r.stream.removeprefix("student/") for r in until if r.stream.startswith("student/")})
    routes_there = sorted({r.stream.removeprefix("route/") for r in until if r.kind == "route-opened/1"})
    cohorts = [f"{route}/{year}" for route in routes_there for year in range(2018, 2029)]
    for question in QUESTIONS:
        which: dict[str, Any] = {"cohorts": cohorts} if question == "guarantees" else {"students": students}
        if not any(which.values()):
            continue
        answers = [
            ask(question, history, on=day(on), every_status=True, **which) for history in (whole, until)
        ]
        assert answers[0] == answers[1]


@LAW
@given(histories(), asked)
def test_asking_about_one_is_asking_about_all(told: list[Told], on: str):
    """6: the lines of one student, or of one cohort, are those of everybody's."""
    history = recorded(told).history
    for question, rows in everything(history, on).items():
        one, which = ("cohort", "cohorts") if question == "guarantees" else ("student", "students")
        for name in {row[one] for row in rows}:
            alone = ask(question, history, on=day(on), every_status=True, **{which: [name]})
            assert alone == [row for row in rows if row[one] == name]


@LAW
@given(histories(), asked)
def test_the_questions_agree_with_each_other(told: list[Told], on: str):
    """4: what one answer says of a student, the others say too."""
    answers = everything(recorded(told).history, on)
    status = {row["student"]: row["status"] for row in answers["responsibility"]}
    assert {status[row["student"]] for row in answers["exams-owed"]} <= {"active", "ended"}
    assert {status[row["student"]] for row in answers["bpv"]} <= {"active", "ended", "completed"}
    assert {status[row["student"]] for row in answers["duties"]} <= {"ended"}
    for row in answers["responsibility"]:
        parts = [part for part in answers["exams-owed"] if part["student"] == row["student"]]
        vmbo_parts = [part for part in parts if part["side"] == "vmbo" and part["kind"] != "choice"]
        if row["status"] != "active":
            continue
        assert (row["phase"] == "mbo") == (on >= row["switch_on"])
        assert (row["aspects"]["vmbo-exam"]["norm"] == ["vo"]) == bool(vmbo_parts)
        assert ("WINDOW_MISSED" in row["flags"]) == any(p["status"] == "window-closed" for p in vmbo_parts)
        owed = any(part["status"] == "owed" for part in vmbo_parts)
        both = ["vo", "mbo"] if owed else ["mbo"]
        assert row["aspects"]["enrolment"]["norm"] == (["vo"] if row["phase"] == "vo" else both)
    for row in answers["guarantees"]:
        here = [
            r for r in answers["responsibility"] if r["cohort"] == row["cohort"] and r["status"] == "active"
        ]
        assert row["active"] == len(here)
        assert row["affected"] <= row["members"]
        assert row["active"] <= row["members"]


def test_every_kind_there_is_takes_part():
    """2: no kind is left out of the histories above."""
    assert {f"{kind}/1" for kind in [*KINDS, *ABOUT]} == set(KIND_OF.values())
    assert {KIND_OF[about] for about in (Corrected, Retracted, Erased)} == {f"{kind}/1" for kind in ABOUT}
