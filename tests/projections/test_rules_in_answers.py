"""Does each rule decide the answers that the catalogue says it does, and no others?

Asked of all characters of the invented region, and of a few stories for what these leave out. A claim is real
if an answer to that question names the rule as its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from journeys.history import Recorded
from journeys.law.catalogue import RULES
from journeys.wire import decode
from leerspoor.exchange.sample import CAST, sample
from projections.questions import QUESTIONS, ask
from tests.choosing import choose
from tests.exam_programme import passing, programme
from tests.scenario import Story, another, mbo, of, ordinary, signed, vmbo

REGION_DAYS = (
    "2020-09-01",
    "2022-08-01",
    "2023-11-01",
    "2024-09-15",
    "2025-08-15",
    "2026-02-01",
    "2026-09-01",
)
STORY_DAYS = ("2021-09-01", "2025-03-01", "2026-08-01")


def region() -> list[Recorded]:
    """All the characters of the sample, as the journal would hold them."""
    return [
        Recorded(
            position=entry.position,
            stream=entry.stream,
            version=entry.version,
            id=entry.id,
            kind=entry.kind,
            on=entry.on,
            recorded_at=entry.recorded_at,
            by=entry.by,
            event=None if entry.data is None else decode(entry.kind, entry.data),
            command=entry.command,
        )
        for entry in sample(len(CAST), 1)
    ]


def from_lwt_to_gr() -> Story:
    """RTE-10: a leerwerktraject in a geïntegreerde route."""
    story = ordinary(of(vmbo("NE-CE")), form="GR")
    judged = {"judged_by_vo_on": "2023-06-01", "judged_by_mbo_on": "2023-06-01"}
    story.tell("s1", "route-started", "2023-08-01", lwt=True, **judged)
    return story


def experiment_under_the_law() -> Story:
    """EXP-02: by policy."""
    story = ordinary(of(vmbo("NE-CE")), form="EXPERIMENT", element_code="3000")
    story.tell("s1", "route-started", "2019-08-01")
    choose(story, "experiment_regime", "LAW")
    return story


def an_extra_subject() -> Story:
    """VEX-21: one that is no part of the programme of this student's exam."""
    return passing("KV5 4.0", adopted=programme())


def on_the_list() -> Story:
    """BPV-03, VSV-04: a placement whose company lost its recognition, and a dropout, both to act on."""
    story = ordinary(of(vmbo("NE-CE")))
    story.tell("100000001", "company-recognised", "2019-01-01", until="2025-02-15")
    for student in ("s1", "s2"):
        story.tell(student, "route-started", "2023-08-01")
    story.tell("s1", "bpv-agreed", "2025-01-15", starts_on="2025-02-01", ends_on="2025-05-01")
    story.tell("s2", "dropped-out", "2025-02-20")
    return story


def from_an_experiment() -> Story:
    """EXP-05, EXP-06: to a doorlopende leerroute."""
    story = ordinary(of(vmbo("NE-CE")), form="EXPERIMENT", element_code="3000")
    another(story, "R2", of(vmbo("NE-CE")))
    story.tell("s1", "route-started", "2021-08-01")
    story.tell("s1", "switched-to-transfer-option", "2022-08-01", to="route:R2")
    return story


def window_missed() -> Story:
    """VEX-33, VEX-40, OVS-08: in a leerwerktraject, after a start in leerjaar 4, and back from a GR."""
    story = ordinary(of(vmbo("NE-CE")))
    another(story, "R2", of(vmbo("NE-CE")), form="GR")
    story.tell("s1", "route-started", "2023-08-01", lwt=True)
    story.tell("s2", "route-started", "2024-08-01", leerjaar=4)
    judged = {"judged_by_vo_on": "2023-06-01", "judged_by_mbo_on": "2023-06-01"}
    story.tell("s3", "route-started", "2023-08-01", route="R2", **judged)
    story.tell("s3", "switched-to-transfer-option", "2024-08-01", to="route:R1")
    return story


def mbo_parts_in_the_vo_phase() -> Story:
    """MEX-09, BPV-12: a kerntaak and the hours of the BPV, before the switch."""
    story = ordinary(of(mbo("B1-K1"), mbo("BPV", "bpv", hours=100)))
    story.tell("100000001", "company-recognised", "2019-01-01")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "exam-part-passed", "2024-05-20", part="B1-K1", mark="7.0")
    all_signed = signed("student", "company", "mbo", on="2023-10-15")
    story.tell(
        "s1", "bpv-agreed", "2023-10-15", starts_on="2023-11-01", ends_on="2024-02-01", signed=all_signed
    )
    story.tell("s1", "bpv-completed", "2024-02-01", hours=100)
    return story


def who_left() -> Story:
    """RSP-03, RSP-04, RSP-06, RSP-07: how the phase came about in which each of them left."""
    story = ordinary(of(vmbo("NE-CE")))
    story.tell("s1", "route-started", "2023-11-01")
    story.tell("s2", "route-started", "2024-08-01", leerjaar=4)
    story.tell("s3", "route-started", "2023-08-01")
    story.tell("s3", "year-repeated", "2024-08-01", route_year=1)
    story.tell("s4", "route-started", "2023-08-01")
    story.tell("s4", "transferred", "2024-10-01")
    for student in ("s1", "s2", "s3", "s4"):
        story.tell(student, "dropped-out", "2025-02-20")
    return story


STORIES = (
    who_left,
    from_lwt_to_gr, experiment_under_the_law, an_extra_subject, on_the_list, from_an_experiment,
    window_missed, mbo_parts_in_the_vo_phase,
)  # fmt: skip


def answers() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every answer with the question it is to."""
    told = [(region(), REGION_DAYS)]
    told += [(story().history, STORY_DAYS) for story in STORIES]
    for recorded, days in told:
        born = {r.stream.removeprefix("student/"): date(2008, 5, 2) for r in recorded}
        routes = sorted({r.stream.removeprefix("route/") for r in recorded if r.stream.startswith("route/")})
        for day in days:
            on = date.fromisoformat(day)
            for question in QUESTIONS:
                more: dict[str, Any] = {"chosen_policies": True, "within": 4000, "born": born}
                for row in ask(question, recorded, on=on, every_status=True, **more):
                    yield question, row
        for row in ask("compliance", recorded, on=on, routes=(), chosen_policies=True):
            yield "compliance", row
        if routes:
            for row in ask("guarantees", recorded, on=on, cohorts=[f"{routes[0]}/1999"]):
                yield "guarantees", row


def named_in(row: dict[str, Any]) -> set[str]:
    """The rules that an answer gives as its reasons."""
    reasons = [row["because"]] if "rules" in row["because"] else [*row["because"].values()]
    reasons += [check["because"] for check in row.get("checks", ())]
    return {rule for because in reasons for rule in because["rules"]}


@cache
def named() -> dict[str, set[str]]:
    """By question, every rule that some answer names."""
    found: dict[str, set[str]] = {question: set() for question in QUESTIONS}
    for question, row in answers():
        found[question] |= named_in(row)
    return found


ELSEWHERE = ("recording", "reconcile")
"""What is refused, and what stands beside a register file: of these tests/leerspoor/test_reconciling."""
CLAIMS = [(rule.id, answer) for rule in RULES.values() for answer in rule.decides if answer not in ELSEWHERE]


@pytest.mark.parametrize(("rule", "answer"), CLAIMS)
def test_an_answer_names_the_rule_that_is_said_to_decide_it(rule: str, answer: str):
    assert rule in named()[answer]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_rule_that_an_answer_names_is_said_to_decide_it(question: str):
    claimed = {rule.id for rule in RULES.values() if question in rule.decides}
    assert sorted(named()[question] - claimed) == []
