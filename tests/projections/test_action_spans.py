"""Is the work list the same from the spans that are kept as folded on the day, whatever was reported?

And does it say what the other answers say? On the nonsense histories of `test_laws`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.folds.reference import Reference
from journeys.history import Recorded, counted
from projections import worklist
from projections.actions import Action
from projections.cohort_guarantees import Membership
from projections.questions import Asked, answers_of
from projections.spans import Span, spans_of
from projections.standing import StudentHistory
from tests.projections.test_laws import DAYS, LAW, Told, histories, recorded
from tests.scenario import COMPANY, CREBO, Answer, Story, another, day, mbo, of, ordinary, vmbo
from tests.worklists import FAR, of_students, work

EDGES = [day(on) for on in (*DAYS, "2023-10-02", "2024-10-02", "2025-10-02", "2025-10-01", "2026-10-01")]
ahead = st.sampled_from(EDGES) | st.dates(date(2023, 6, 1), date(2028, 12, 31))


def histories_of(story: Story) -> tuple[Reference, list[StudentHistory]]:
    streams: dict[str, list[Recorded]] = {}
    for one in story.history:
        streams.setdefault(one.stream, []).append(one)
    reference = Reference(streams)
    students = [
        StudentHistory(name.removeprefix("student/"), counted(of), reference, of)
        for name, of in streams.items()
        if name.startswith("student/")
    ]
    return reference, students


def that_hold(spans: list[Span], on: date) -> list[Span]:
    return [span for span in spans if span.since <= on.isoformat() < span.until]


def agrees(story: Story, days: Iterable[date]) -> None:
    """The list from the spans that are kept is the list as folded, on each of these days."""
    reference, students = histories_of(story)
    kept = {history.student: spans_of(history) for history in students}
    for on in days:
        folded = {h.student: answers_of(Asked(question="worklist", on=on), h) for h in students}
        todo = [(student, action) for student, who in folded.items() for action in who.actions]
        members = [member for who in folded.values() for member in who.memberships]
        from_spans = [
            (student, msgspec.json.decode(span.answer, type=Action))
            for student, spans in kept.items()
            for span in that_hold(spans.actions, on)
        ]
        members_kept = [
            msgspec.json.decode(span.answer, type=Membership)
            for spans in kept.values()
            for span in that_hold(spans.memberships, on)
        ]
        said = worklist.tasks(todo, members, reference, on=on, within=FAR)
        assert worklist.tasks(from_spans, members_kept, reference, on=on, within=FAR) == said, on


@LAW
@given(histories(), st.lists(ahead, min_size=1, max_size=12))
def test_the_spans_say_what_the_day_says(told: list[Told], days: list[date]):
    agrees(recorded(told), days)


LATER: list[tuple[str, str, dict[str, Any]]] = [
    ("s1", "transferred", {"stays_enrolled_at_vo": True}),
    ("s1", "enrolled", {"side": "mbo"}),
    ("s1", "deregistered", {"side": "vo"}),
    ("s1", "enrolment-period-registered", {"side": "vo", "fase": "MBO"}),
    ("s1", "year-repeated", {"route_year": 2}),
    ("s1", "window-extended", {"until": "2026-12-31"}),
    ("s1", "exam-part-passed", {"part": "NE-CE"}),
    ("s1", "bpv-signed", {"party": "student"}),
    ("s1", "bpv-amended", {"ends_on": "2026-03-31"}),
    ("s1", "bpv-completed", {}),
    ("s1", "bpv-ended", {}),
    (COMPANY, "recognition-withdrawn", {}),
    (COMPANY, "company-recognised", {"until": "2025-12-31"}),
    ("s1", "switched-to-transfer-option", {"to": "route:R2"}),
    ("s1", "switched-to-transfer-option", {"to": "regular-mbo"}),
    ("s1", "route-started", {"leerjaar": 4}),
    ("s1", "dropped-out", {}),
    ("s1", "dropped-out", {"reason": "deceased"}),
    ("R1", "route-stop-announced", {"effective_on": "2025-12-01"}),
    ("R1", "qualification-renewed", {"old": "99001", "new": CREBO}),
    ("A1", "agreement-ended", {"effective_on": "2025-12-01"}),
]
AFTER: list[tuple[str, str, dict[str, Any]]] = [
    ("s1", "placed", {}),
    ("s1", "enrolled", {"side": "mbo", "brin": "98MC"}),
    ("s1", "deregistered", {"side": "mbo", "brin": "98MC"}),
    ("s1", "diploma-awarded", {"side": "vmbo"}),
    ("s1", "diploma-awarded", {"side": "mbo"}),
    ("s1", "diploma-awarded", {"side": "mbo", "crebo": "99001"}),
    ("s1", "route-started", {}),
    ("R1", "qualification-renewed", {"old": "99001", "new": CREBO}),
    ("R2", "qualification-renewed", {"old": "99001", "new": CREBO}),
]


def told_one_by_one(
    kinds: list[tuple[str, str, dict[str, Any]]], story: Story, first: str
) -> Iterator[Story]:
    """After the story each of these reports alone, and each two of them in that order, days apart."""
    begun = day(first)
    for one, two in product(kinds, [None, *kinds]):
        whole = Story()
        whole.history, whole._data = [*story.history], {**story._data}
        for n, report in enumerate((one, two)):
            if report is not None:
                whole.tell(report[0], report[1], (begun + timedelta(9 * n)).isoformat(), **report[2])
        yield whole


@pytest.mark.parametrize("first", ["2025-07-25", "2025-09-24"])
def test_every_report_changes_the_spans_as_it_changes_the_day(first: str):
    """Around the switch and around the count: each report alone and each two, looked at day by day."""
    story = ordinary(of(vmbo("NE-CE"), mbo("B1-K1", crebo=CREBO)))
    another(story, "R2", of(vmbo("NE-CE")))
    story.tell(COMPANY, "company-recognised", "2020-01-01")
    of_students("s1", story=story)
    story.tell("s1", "bpv-agreed", "2025-07-20", signed={}, starts_on="2025-09-01", ends_on="2026-01-31")
    days = [day(first) + timedelta(n) for n in (-1, 0, 1, 6, 7, 8, 9, 10, 40, 130, 200, 380)]
    for whole in told_one_by_one(LATER, story, first):
        agrees(whole, days)


def test_every_report_about_who_left_changes_the_spans_as_it_changes_the_day():
    story = ordinary(of(mbo("B1-K1", crebo=CREBO)))
    another(story, "R2")
    of_students("s1", story=story, route="R2")
    story.tell("s1", "switched-to-transfer-option", "2024-08-01", to="route:R1")
    story.tell("s1", "dropped-out", "2025-11-14")
    days = [day("2025-11-14") + timedelta(n) for n in (-1, 0, 1, 2, 9, 10, 11, 12, 30, 31)]
    for whole in told_one_by_one(AFTER, story, "2025-11-15"):
        agrees(whole, days)


@LAW
@given(histories())
def test_no_two_actions_of_a_student_are_kept_in_the_same_place(told: list[Told]):
    """What is kept of one student, action and subject is told once a day, and is due on its label."""
    _, students = histories_of(recorded(told))
    for history in students:
        for standing in history.standings():
            who = answers_of(Asked(question="worklist", on=standing.on), history)
            keys = [(action.action, action.about) for action in who.actions]
            assert len(keys) == len(set(keys))
        for span in spans_of(history).actions:
            action = msgspec.json.decode(span.answer, type=Action)
            assert span.key == (history.student, action.action, action.about)
            assert span.labels == (action.due.isoformat(),)


@LAW
@given(histories(), ahead, st.integers(0, 90))
def test_the_list_says_what_the_other_answers_say(told: list[Told], on: date, within: int):
    story = recorded(told)
    text = on.isoformat()
    listed: dict[str, set[str]] = {}
    for line in work(story, text):
        listed.setdefault(line["action"], set()).update(line["students"])
    answers = {row["student"]: row for row in story.ask("responsibility", text)}

    def flagged(flag: str) -> set[str]:
        return {student for student, row in answers.items() if flag in row["flags"]}

    assert listed.get("enrol-at-vo", set()) == flagged("VO_ENROLMENT_MISSING")
    assert listed.get("deregister-at-vo", set()) == flagged("VO_ENROLMENT_OVERDUE")
    assert listed.get("correct-fase", set()) == flagged("PHASE_DIFFERS")
    assert flagged("TRANSFER_OVERDUE") <= listed.get("overschrijving", set())
    assert flagged("WINDOW_MISSED") <= listed.get("decide-after-window", set())
    duties = {row["student"] for row in story.ask("duties", text) if row["state"] == "OPEN"}
    assert listed.get("fulfil-duty", set()) == duties
    reports = {row["student"] for row in story.ask("qualification", text) if row["reports"]}
    assert listed.get("report-dropout", set()) <= reports
    check_lines(work(story, text, within=within), on, within, {r.id for r in story.history})


def check_lines(lines: list[Answer], on: date, within: int, ids: set[str]) -> None:
    """In order, each once, due within the days or overdue, with whoever acts and why."""
    order = [(line["due"], line["action"], line["about"], line["for"], line["students"]) for line in lines]
    assert order == sorted(order)
    seen = [
        (line["action"], line["about"], *line["for"], student)
        for line in lines
        for student in line["students"]
    ]
    assert len(seen) == len(set(seen))
    for line in lines:
        due = day(line["due"])
        assert (due - on).days <= within
        assert line["overdue"] is (due < on)
        assert set(line["for"]) <= {"vo", "mbo"}
        assert line["for"]
        assert line["brins"]
        assert line["because"]["rules"]
        assert set(line["because"]["events"]) <= ids
        assert line["students"] or line["action"] == "register-route"
